"""A drafted plan as a file to read and to finish: tables in the document's order, comments where it asks.

Knows how TOML is written; what stands in the plan is the draft's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jyplan.extract import known, names
from jyplan.extract.drafted import Draft, Entry, by_key, indicator
from jyplan.extract.mentions import Mention
from jyplan.toml.write import literal, quoted
from jyplan.words.drafting import comment
from jyplan.words.language import Language

_LONGEST = 100


def plan_text(draft: Draft, language: Language = "zh") -> str:
    """The plan as TOML with comments in a language. It loads as it is, once `sound` has seen the draft."""
    data = draft.data()
    lines = [
        f"# {comment('head', language, file=_comment(draft.reading.document.file))}",
        f"# {comment('head-more', language)}",
        "",
        "format = 1",
        "",
        "[plan]",
        *_pairs(data["plan"]),
    ]
    for id, source in data["sources"].items():
        lines += ["", f"[sources.{id}]", *_pairs(source)]
    for id, group in data.get("groups", {}).items():
        lines += ["", f"[groups.{id}]", *_pairs(group)]
    title = None
    for entry in draft.entries:
        group = entry.head.get("group")
        if group != title:
            title = group
            name = draft.groups[group]["name"] if group else ""
            lines += ["", "", f"# ---- {_comment(name)} ----".replace("  ", " ")]
        lines += ["", *_entry(entry, language)]
    if draft.relations:
        lines += ["", "", f"# ---- {comment('relations', language)} ----"]
    for relation in draft.relations:
        lines += ["", "[[relations]]", *_pairs(relation.data)]
    lines += _rest(draft, language)
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, language: Language) -> Iterator[str]:
    """One indicator with what is asked about it."""
    if entry.like is not None:
        yield f"# {comment('like', language, id=entry.like)}"
    others = [name for name in dict.fromkeys(entry.names) if name and name != entry.name]
    if others:
        listed = _comment(comment("comma", language).join(others))
        yield f"# {comment('joined', language, names=listed)}"
    if not entry.sure:
        yield f"# {comment('unsure', language)}"
    if not entry.statements:
        yield f"# {comment('no-value', language)}"
    elif all(statement.level is None for statement in entry.statements):
        yield f"# {comment('no-level', language)}"
    yield f"[indicators.{entry.id}]"
    table = indicator(entry)
    keyed = by_key(entry)
    for key, value in table.items():
        if key == "better":
            code = "ask-better" if value == "none" and not _known(entry) else "from-name"
            yield f"better = {quoted(value)}  # {comment(code, language)}"
        elif key in keyed and isinstance(value, list) and len(value) > 1:
            yield f"{key} = ["
            yield from (f"    {literal(item)}," for item in value)
            yield "]"
        else:
            yield f"{key} = {literal(value)}"


def _known(entry: Entry) -> bool:
    return entry.measure == "rank" or known.better_of(names.core(entry.name)) is not None


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {literal(value)}" for key, value in table.items()]


def _rest(draft: Draft, language: Language) -> Iterator[str]:
    """What stands in no table: figures that have no place in a plan file, and numerals not understood."""
    document, colon = draft.reading.document, comment("colon", language)
    if draft.left_out:
        yield from ("", "", f"# ---- {comment('left-out', language)} ----")
        for mention in draft.left_out:
            where = _where(draft, mention.start, language)
            yield f"# {where}{colon}{_comment(_described(mention))}"
    if draft.reading.unread:
        yield from ("", "", f"# ---- {comment('unread', language)} ----")
        for passage in draft.reading.unread:
            around = _comment(document.text[max(0, passage.start - 12) : passage.end + 8])
            where = _where(draft, passage.start, language)
            yield f"# {where}{colon}{_comment(passage.text)}  …{around}…"


def _described(mention: Mention) -> str:
    return " ".join(filter(None, (mention.name, mention.text, f"({mention.kind})", mention.period)))


def _where(draft: Draft, start: int, language: Language) -> str:
    place = draft.reading.document.place(start)
    code = "where" if place.page is None else "where-page"
    return comment(code, language, page=place.page, line=place.line, column=place.column)


def _comment(text: str) -> str:
    """A text from a document inside a comment: on one line, with nothing that could end it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
