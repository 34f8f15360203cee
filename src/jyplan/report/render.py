"""One result in any format: picks the format's module, and asks for a table only where people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args, get_origin, get_type_hints

from jyplan.exact.interval import Interval
from jyplan.report.section import Section
from jyplan.report.table import Table
from jyplan.words.language import Language

_INTERVAL = ("low", "high", "low_open", "high_open")


class Layout(NamedTuple):
    """How text for people is laid out."""

    columns: int = 80
    color: bool = False
    whole: bool = False  # leave no column out


def render(
    command: str, sections: Sequence[Section], form: str, layout: Layout, *, many: bool = False
) -> str:
    """The result of ``command`` as text in the format ``form``; ``many`` where several plans were named."""
    return "".join(pieces(command, sections, form, layout, many=many))


def pieces(
    command: str,
    sections: Iterable[Section],
    form: str,
    layout: Layout,
    *,
    many: bool,
    total: Callable[[], Mapping[str, object]] | None = None,
) -> Iterator[str]:
    """The same piece by piece, holding one section at a time; ``total`` is what JSON says of ``many``."""
    match form:
        case "json":
            from jyplan.report.formats import json

            yield from json.pieces(command, map(_body, sections), many=many, total=total)
        case "jsonl" | "csv":
            yield from _lines(sections, form, many=many)
        case _:
            draw = _drawn(form, layout)
            for n, section in enumerate(sections):
                yield ("\n" if n else "") + draw(section.table())
                if section.below:
                    yield f"\n{section.below.rstrip()}\n"


def _body(section: Section) -> dict[str, object]:
    plan: dict[str, object] = {"plan": section.plan} if section.plan else {}
    return plan | {section.rows_name: section.rows, **section.more, "summary": section.summary}


def _lines(sections: Iterable[Section], form: str, *, many: bool) -> Iterator[str]:
    """A line a row; where there are many plans, each says first whose it is."""
    from jyplan.report.formats import csv, json

    for n, section in enumerate(sections):
        whose = {"plan": section.plan["file"]} if many else {}
        rows = [whose | json.encode(row) for row in section.rows]
        if form == "jsonl":
            yield json.render_lines(rows)
        else:
            columns = [*whose, *columns_of(section.row_type)]
            yield csv.render(rows, columns, header=n == 0)


def _drawn(form: str, layout: Layout) -> Callable[[Table], str]:
    """How a table becomes text that people read."""
    if form == "plain":
        from jyplan.report.formats import plain

        return plain.render
    if form == "markdown":
        from jyplan.report.formats import markdown

        return markdown.render
    from jyplan.report.formats import text

    return lambda table: text.render(table, layout.columns, color=layout.color, whole=layout.whole)


def workbook(sections: Sequence[Section], language: Language) -> bytes:
    """The result as an Excel workbook, a sheet a plan."""
    from jyplan.report.formats import xlsx
    from jyplan.report.sheet import sheets_of

    return xlsx.render([sheet for section in sections for sheet in sheets_of(section, language)])


def columns_of(row_type: type, prefix: str = "") -> list[str]:
    """The CSV columns of a row type: nested names joined with an underscore, intervals as four columns.

    Lists of tuples (the inputs of a derivation) have no columns.
    """
    columns: list[str] = []
    for name, hint in get_type_hints(row_type).items():
        if prefix and name in ("id", "name", "unit"):
            continue
        key = prefix + name.rstrip("_")
        if get_origin(hint) is tuple:
            columns += [] if any(hasattr(kind, "_fields") for kind in get_args(hint)) else [key]
            continue
        kinds = (hint, *get_args(hint))
        inner = next((kind for kind in kinds if isinstance(kind, type) and hasattr(kind, "_fields")), None)
        if inner is Interval:
            stem = key.removesuffix("interval").removesuffix("_")
            columns += [f"{stem}_{end}" if stem else end for end in _INTERVAL]
        elif inner is not None:
            columns += columns_of(inner, f"{key}_")
        else:
            columns.append(key)
    return columns
