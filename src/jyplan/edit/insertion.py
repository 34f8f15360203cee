"""Where an indicator's new actuals go in a plan file, and how they are written there.

They follow the way the file writes the indicator: an array, on one line or on several, ``[[…]]`` blocks, a
table, an inline table, dotted keys. Nothing is known of what they mean.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jyplan.toml.layout import (
    Header,
    Pair,
    Span,
    elements,
    indent,
    items,
    line_break,
    line_end,
    line_start,
    pairs,
)

Statement = Mapping[str, str]  # keys and values as they are to be written


class Insertion(NamedTuple):
    """A text that is to stand before the character at ``at``."""

    at: int
    text: str


@dataclass
class _Site:
    """What the file holds of one indicator, as far as it matters for adding actuals."""

    pair: Pair | None = None  # the pair after which `actuals = …` would go
    inline: bool = False  # that pair stands in an inline table
    actuals: Pair | None = None
    header: Header | None = None  # the last [[indicators.x.actuals]]
    headers: int = 0
    last: int = 0  # the end of the last line below it
    body: list[Pair] = field(default_factory=list)  # the pairs right below that header
    dotted: bool = False  # actuals.value = …


def insertions(text: str, added: Mapping[str, Sequence[Statement]]) -> tuple[list[Insertion], list[str]]:
    """What to insert where to add to each indicator its statements; and the ids where nothing can be."""
    sites = {id: _Site() for id in added}
    for item in items(text):
        if item.path[:1] == ("indicators",):
            _note(text, item, sites, inline=False)
    added_: list[Insertion] = []
    missing: list[str] = []
    for id, site in sites.items():
        places = list(_places(text, site, added[id]))
        added_ += places
        if not places:
            missing.append(id)
    return added_, missing


# New actuals go before what a plan's writer puts last.
_LAST_KEYS = ("facts", "note")


def _note(text: str, item: Header | Pair, sites: Mapping[str, _Site], *, inline: bool) -> None:
    path = item.path
    site = sites.get(path[1]) if len(path) > 1 else None
    if isinstance(item, Pair) and len(path) <= 2:
        if site is not None or len(path) == 1:
            for inner in pairs(text, item):
                _note(text, inner, sites, inline=True)
        return
    if site is None or len(path) < 3:
        return
    if path[2] == "actuals":
        _note_actuals(item, site)
    elif isinstance(item, Pair) and len(item.table) <= 2 and (site.pair is None or path[2] not in _LAST_KEYS):
        site.pair, site.inline = item, inline


def _note_actuals(item: Header | Pair, site: _Site) -> None:
    if isinstance(item, Header):
        site.last = item.span.end
        if len(item.path) == 3:
            site.header, site.body = item, []
            site.headers += 1
    elif len(item.table) >= 3:
        site.last = item.value.end
        if len(item.table) == 3:
            site.body.append(item)
    elif len(item.path) == 3:
        site.actuals = item
    else:
        site.dotted = True


def _places(text: str, site: _Site, added: Sequence[Statement]) -> Iterator[Insertion]:
    if site.header is not None:
        yield from _blocks(text, site, site.header, added)
    elif site.actuals is not None:
        value = site.actuals.value
        if text[value.start] == "[":
            yield from _into_array(text, value, added)
        else:  # a lone statement becomes the first of a list
            yield Insertion(value.start, "[")
            yield Insertion(value.end, "".join(f", {_inline(item)}" for item in added) + "]")
    elif site.pair is not None and not site.dotted:
        yield _new_key(text, site.pair, added, inline=site.inline)


def _inline(statement: Statement) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in statement.items()) + " }"


def _new_key(text: str, after: Pair, added: Sequence[Statement], *, inline: bool) -> Insertion:
    depth = 2 - len(after.table)  # parts of the key that lead to the indicator
    prefix = text[after.start : after.ends[depth - 1]] + "." if depth > 0 else ""
    line = f"{prefix}actuals = [" + ", ".join(map(_inline, added)) + "]"
    if inline:
        return Insertion(after.value.end, f", {line}")
    at = line_end(text, after.value.end)
    return Insertion(at, line_break(text, at) + indent(text, after.start) + line)


def _into_array(text: str, array: Span, added: Sequence[Statement]) -> Iterator[Insertion]:
    new = [_inline(item) for item in added]
    last = next(iter(deque(elements(text, array), maxlen=1)), None)
    if last is None:
        yield Insertion(array.start + 1, ", ".join(new))
        return
    start, end = last.span.start, last.comma or last.span.end
    at = line_end(text, end)
    margin = text[line_start(text, start) : start]
    rest = text[end:at].lstrip()
    if margin.strip() or (rest and not rest.startswith("#")):  # other things stand on its line
        yield Insertion(end, "".join(f" {item}," for item in new) if last.comma else ", " + ", ".join(new))
        return
    if not last.comma:
        yield Insertion(end, ",")
    lines = "".join(f"{line_break(text, end)}{margin}{item}," for item in new)
    yield Insertion(at, lines if last.comma else lines[:-1])


def _blocks(text: str, site: _Site, header: Header, added: Sequence[Statement]) -> Iterator[Insertion]:
    """A further ``[[…]]`` block for each statement, laid out like the last one."""
    title = text[header.span.start : header.span.end]
    if not header.many:  # a lone table becomes the first of several
        yield Insertion(header.span.start, "[")
        yield Insertion(header.span.end, "]")
        title = f"[{title}]"
    at = line_end(text, site.last)
    newline = line_break(text, at)
    outer = indent(text, header.span.start)
    inner = indent(text, site.body[0].start) if site.body else outer
    for statement in added:
        lines = ["", "", outer + title]
        lines += [f"{inner}{key} = {value}" for key, value in statement.items()]
        yield Insertion(at, newline.join(lines))
