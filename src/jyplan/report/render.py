"""One result in any format: picks the format's module, and asks for a table only where people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from jyplan.diagnostic import Language
from jyplan.interval import Interval
from jyplan.plan import Plan
from jyplan.report.table import Table

_INTERVAL = ("low", "high", "low_open", "high_open")


class Section(NamedTuple):
    """What one plan contributes to the output of a command."""

    plan: Mapping[str, object]
    rows: Sequence[Any]
    row_type: type
    summary: Mapping[str, object]
    table: Callable[[], Table]
    more: Mapping[str, object] = {}  # what the command says beside its rows, in JSON
    rows_name: str = "rows"
    remarks: Callable[[], Sequence[str]] = tuple  # in a spreadsheet below the table's notes


class Layout(NamedTuple):
    """How text for people is laid out."""

    columns: int = 80
    color: bool = False
    whole: bool = False  # leave no column out


def plan_header(plan: Plan, file: str) -> dict[str, object]:
    """The plan as output names it."""
    about = plan.about
    return {
        "file": file,
        "name": about.name,
        "name_en": about.name_en,
        "base_year": about.base_year,
        "target_year": about.target_year,
    }


def render(command: str, sections: Sequence[Section], form: str, layout: Layout) -> str:
    """The result of ``command`` as text in the format ``form``."""
    many = len(sections) > 1
    match form:
        case "json":
            from jyplan.report import json

            bodies = [
                ({"plan": s.plan} if s.plan else {})
                | {s.rows_name: list(s.rows), **s.more, "summary": s.summary}
                for s in sections
            ]
            return json.render(json.document(command, bodies))
        case "jsonl" | "csv":
            from jyplan.report import csv, json

            rows = [
                ({"plan": s.plan["file"]} if many else {}) | json.encode(row)
                for s in sections
                for row in s.rows
            ]
            if form == "jsonl":
                return json.render_lines(rows)
            columns = columns_of(sections[0].row_type) if sections else []
            return csv.render(rows, (["plan"] if many else []) + columns)
        case "plain":
            from jyplan.report import plain

            return "\n".join(plain.render(s.table()) for s in sections)
        case "markdown":
            from jyplan.report import markdown

            return "\n".join(markdown.render(s.table()) for s in sections)
    from jyplan.report import text

    return "\n".join(
        text.render(s.table(), layout.columns, color=layout.color, whole=layout.whole) for s in sections
    )


def workbook(sections: Sequence[Section], language: Language) -> bytes:
    """The result as an Excel workbook, a sheet a plan."""
    from jyplan.report import xlsx
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
