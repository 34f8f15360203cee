"""Rows as a spreadsheet holds them, still without any file format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jyplan.answers.across import AcrossRow
from jyplan.answers.base import BaseRow
from jyplan.answers.gap import NeedRow
from jyplan.answers.growth import GrowthRow
from jyplan.answers.show import FigureRow
from jyplan.answers.status import StatusRow
from jyplan.consistency.result import Statement
from jyplan.report.across import across_fields
from jyplan.report.base import base_fields
from jyplan.report.cells import Cell
from jyplan.report.check import statement_fields
from jyplan.report.columns import Field, celled
from jyplan.report.gap import gap_fields
from jyplan.report.growth import growth_fields
from jyplan.report.safe import visible
from jyplan.report.status import status_fields
from jyplan.report.steps import figure_fields, step_fields
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import date_text

if TYPE_CHECKING:
    from jyplan.report.section import Section


class Head(NamedTuple):
    """What stands above an official table: title, day of the data, and the unit where all have one."""

    title: str
    day: str
    unit: str


class Sheet(NamedTuple):
    """What to lay out: a title, headings, rows of cells, notes below, and perhaps an official head."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    head: Head | None = None
    on_paper: int | None = None  # so many of the first columns are printed; None for all


_FIELDS: dict[type, Callable[[Language], Sequence[Field]]] = {
    BaseRow: base_fields,
    GrowthRow: growth_fields,
    NeedRow: gap_fields,
    AcrossRow: across_fields,
    Statement: statement_fields,
    FigureRow: figure_fields,
}


def _fields(section: Section, language: Language) -> Sequence[Field]:
    if section.row_type is StatusRow:
        return status_fields(language, cast(int, section.plan["base_year"]))
    return _FIELDS.get(section.row_type, step_fields)(language)


def sheets_of(section: Section, language: Language) -> Iterator[Sheet]:
    """The sheet of one plan's rows, and the one of its derivations where the command makes them."""
    table = section.table()
    fields = _official_order(_fields(section, language), section.row_type)
    about = section.more.get("indicator")
    title = str(about["name"]) if isinstance(about, Mapping) else table.title or word("calculation", language)
    notes = (*table.notes, *section.remarks())
    sheet = Sheet(title, *celled(fields, section.rows, language), notes)
    names = _group_names(section, language)
    if any(names):
        sheet = _with_groups(sheet, names, language)
    if section.row_type in _OFFICIAL:
        on_paper = len(_ON_PAPER) + any(names) if section.row_type is StatusRow else None
        sheet = sheet._replace(head=_head(title, section.rows, language), on_paper=on_paper)
    yield sheet
    steps = section.more.get("derivations")
    if isinstance(steps, Sequence) and steps:
        yield Sheet(word("derivations", language), *celled(step_fields(language), steps, language))


# The tables that offices hand on.
_OFFICIAL = (StatusRow, AcrossRow)
# What the one of a plan has on paper; whatever else there is stands beside it, for whoever computes with it.
_ON_PAPER = (
    *("indicator", "unit", "base", "target", "growth", "latest", "since-last", "done", "expected", "lead"),
    *("lead-change", "per-month", "status", "outlook", "owner"),
)


def _official_order(fields: Sequence[Field], row_type: type) -> Sequence[Field]:
    if row_type is not StatusRow:
        return fields
    order = {name: n for n, name in enumerate(_ON_PAPER)}
    return sorted(fields, key=lambda field: order.get(field.name, len(order)))


def _head(title: str, rows: Sequence[Any], language: Language) -> Head:
    days = [row.as_of for row in rows if row.as_of is not None]
    units = {row.unit for row in rows}
    return Head(
        title,
        word("data-to", language, day=date_text(max(days), language)) if days else "",
        f"{word('unit', language)}{word('colon', language)}{units.pop()}" if len(units) == 1 else "",
    )


def _group_names(section: Section, language: Language) -> list[str]:
    """The name of each row's group; none where the command has no groups."""
    listed = section.summary.get("groups")
    if not isinstance(listed, Sequence) or not any(row.group for row in section.rows):
        return []
    names = {group.id: group.name for group in listed}
    return [names.get(row.group) or word("no-group", language) for row in section.rows]


def _with_groups(sheet: Sheet, groups: Sequence[str], language: Language) -> Sheet:
    """The names of groups as the second column, so that a filter finds them."""
    return sheet._replace(
        headings=(sheet.headings[0], word("group", language), *sheet.headings[1:]),
        rows=tuple((row[0], visible(group), *row[1:]) for row, group in zip(sheet.rows, groups, strict=True)),
    )
