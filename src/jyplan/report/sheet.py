"""Rows as a spreadsheet holds them: cells that are numbers, dates or words, still without any file format.

A number carries all its digits and says how many of them to show; true values are two columns.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from jyplan.answers.gap import is_of_rate
from jyplan.exact.decimals import (
    bound_sign,
    interval_beside,
    known_places,
    machine,
    outward,
    percent_cut,
    supported,
)
from jyplan.exact.interval import Interval
from jyplan.plan.written import SIGNS
from jyplan.report.safe import visible
from jyplan.report.table import latest_growth
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import date_text

if TYPE_CHECKING:
    from jyplan.answers.across import AcrossRow
    from jyplan.answers.base import BaseRow
    from jyplan.answers.gap import GapRow, NeedRow
    from jyplan.answers.growth import GrowthRow
    from jyplan.answers.status import StatusRow
    from jyplan.report.section import Section


class Number(NamedTuple):
    """Digits in plain notation (or ∞), the decimal places to show, and a mark before it (≈ ≥ > < ≤).

    ``plus`` shows the sign of what is above zero.
    """

    digits: str
    places: int
    mark: str = ""
    plus: bool = False


class Verdict(NamedTuple):
    """A code in words, and whether it is ``bad``, worth a look (``warn``), or neither."""

    text: str
    tone: str = ""


Cell = str | int | dt.date | Number | Verdict | None


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


_Columns = tuple[tuple[str, Callable[[Any], Cell]], ...]


def sheets_of(section: Section, language: Language) -> Iterator[Sheet]:
    """The sheet of one plan's rows, and the one of its derivations where the command makes them."""
    table = section.table()
    columns = _COLUMNS[section.row_type.__name__](language, section.plan)
    groups: Sequence[str] = table.groups
    about = section.more.get("indicator")
    title = str(about["name"]) if isinstance(about, Mapping) else table.title or word("calculation", language)
    sheet = _sheet(title, columns, section.rows, (*table.notes, *section.remarks()), language)
    if any(groups):
        sheet = _with_groups(sheet, groups, language)
    official = section.row_type.__name__ in _OFFICIAL
    yield sheet._replace(head=_head(title, section.rows, language)) if official else sheet
    steps = section.more.get("derivations")
    if isinstance(steps, Sequence) and steps:
        yield _sheet(word("derivations", language), _steps(language, section.plan), steps, (), language)


# The tables that offices hand on.
_OFFICIAL = ("StatusRow", "AcrossRow")


def _head(title: str, rows: Sequence[Any], language: Language) -> Head:
    days = [row.as_of for row in rows if row.as_of is not None]
    units = {row.unit for row in rows}
    return Head(
        title,
        word("data-to", language, day=date_text(max(days), language)) if days else "",
        f"{word('unit', language)}{word('colon', language)}{units.pop()}" if len(units) == 1 else "",
    )


def _sheet(
    title: str, columns: _Columns, rows: Iterable[Any], notes: Sequence[str], language: Language
) -> Sheet:
    return Sheet(
        title,
        tuple(word(heading, language) for heading, _ in columns),
        tuple(tuple(cell(row) for _, cell in columns) for row in rows),
        tuple(notes),
    )


def _with_groups(sheet: Sheet, groups: Sequence[str], language: Language) -> Sheet:
    """The titles of groups as the second column, so that a filter finds them."""
    return sheet._replace(
        headings=(sheet.headings[0], word("group", language), *sheet.headings[1:]),
        rows=tuple((row[0], visible(group), *row[1:]) for row, group in zip(sheet.rows, groups, strict=True)),
    )


def _bases(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("indicator", _name),
        ("year", lambda row: row.year),
        ("value", lambda row: number(row.value, row.interval)),
        ("low", lambda row: low(row.value, row.interval)),
        ("high", lambda row: high(row.value, row.interval)),
        ("unit", _unit),
        ("reason", _coded("reason", language)),
        ("basis", _coded("basis", language)),
        ("from", lambda row: row.from_),
        ("id", _id),
    )


def _growths(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("indicator", _name),
        ("since", lambda row: row.since),
        ("year", lambda row: row.year),
        ("stated", lambda row: written(row.stated)),
        ("computed", lambda row: number(row.computed, row.interval, plus=True)),
        ("low", lambda row: low(row.computed, row.interval)),
        ("high", lambda row: high(row.computed, row.interval)),
        ("verdict", lambda row: verdict(row.verdict, language) if row.from_ is not None else None),
        ("reason", _coded("reason", language)),
        ("basis", _coded("basis", language)),
        ("from", lambda row: row.from_),
        ("id", _id),
    )


def _gaps(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("indicator", _name),
        ("target", _target),
        ("latest", _latest),
        ("as-of", lambda row: row.as_of),
        ("latest-kind", _coded("latest_kind", language)),
        ("gap", lambda row: number(row.gap, row.gap_interval)),
        ("low", lambda row: low(row.gap, row.gap_interval)),
        ("high", lambda row: high(row.gap, row.gap_interval)),
        ("unit", _unit),
        ("gap-percent", lambda row: cut(row.gap_percent)),
        ("done", lambda row: cut(row.done_percent)),
        ("increment", lambda row: cut(row.increment_percent)),
        ("required", lambda row: number(row.required_growth, row.required_interval, plus=True)),
        ("per-month", lambda row: number(row.required_per_month, None)),
        ("rest-growth", lambda row: number(row.required_rest_growth, None, plus=True)),
        ("mean-rest", lambda row: number(row.required_mean_growth, None, plus=True)),
        ("reason", _coded("reason", language)),
        ("id", _id),
    )


def _statuses(language: Language, plan: Mapping[str, object]) -> _Columns:
    year = plan["base_year"]

    def base(show: Callable[[BaseRow], Cell]) -> Callable[[StatusRow], Cell]:
        return lambda row: show(row.base) if row.base.year == year else None

    def actual(show: Callable[[StatusRow], Cell]) -> Callable[[StatusRow], Cell]:
        return lambda row: show(row) if row.gap.latest_kind == "actual" else None

    def fact(row: StatusRow) -> Cell:
        return verdict(row.status, language) if row.gap.target_kind is not None else None

    return (
        ("indicator", _name),
        ("unit", _unit),
        ("target", lambda row: _target(row.gap)),
        ("growth", _growth_of),
        ("base", base(_base)),
        ("low", base(lambda row: low(row.value, row.interval))),
        ("high", base(lambda row: high(row.value, row.interval))),
        ("latest", actual(lambda row: _latest(row.gap))),
        ("as-of", lambda row: row.gap.as_of),
        ("gap", lambda row: number(row.gap.gap, row.gap.gap_interval)),
        ("done", actual(lambda row: cut(row.gap.done_percent))),
        ("expected", lambda row: number(row.expected_percent, None)),
        ("lead", lambda row: number(row.lead_points, None, plus=True)),
        ("rest-growth", lambda row: number(row.required_rest_growth, None, plus=True)),
        ("per-month", lambda row: number(row.required_per_month, None)),
        ("projection", lambda row: number(row.projection, None)),
        ("stretch", lambda row: number(row.stretch.value, None) if row.stretch else None),
        ("status", fact),
        ("outlook", actual(lambda row: verdict(row.outlook, language))),
        ("reason", actual(_coded("reason", language))),
        ("time-basis", _coded("time_basis", language)),
        ("id", _id),
    )


def _across(language: Language, plan: Mapping[str, object]) -> _Columns:
    def gap(show: Callable[[GapRow], Cell]) -> Callable[[AcrossRow], Cell]:
        return lambda row: None if row.gap is None else show(row.gap)

    def actual(show: Callable[[GapRow], Cell]) -> Callable[[AcrossRow], Cell]:
        return gap(lambda row: show(row) if row.latest_kind == "actual" else None)

    return (
        ("indicator", _name),
        ("unit", _unit),
        ("plan-name", lambda row: visible(row.plan_name)),
        ("target", gap(_target)),
        ("latest", actual(_latest)),
        ("as-of", lambda row: row.as_of),
        ("done", actual(lambda row: cut(row.done_percent))),
        ("lead", lambda row: number(row.lead_points, None, plus=True)),
        ("ranking", lambda row: row.rank),
        ("status", lambda row: verdict(row.status, language) if row.status else None),
        ("outlook", lambda row: verdict(row.outlook, language) if row.outlook else None),
        ("reason", _coded("reason", language)),
        ("id", _id),
    )


def _statements(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("figure", lambda row: row.address),
        ("indicator", _name),
        ("stated-as", lambda row: written(row.stated, plus=False)),
        ("computed-as", lambda row: number(row.computed, row.interval)),
        ("low", lambda row: low(row.computed, row.interval)),
        ("high", lambda row: high(row.computed, row.interval)),
        ("verdict", lambda row: verdict(row.verdict, language)),
        ("reason", _coded("reason", language)),
        ("passes", lambda row: ", ".join(row.passes)),
        ("id", _id),
    )


def _figures(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("figure", lambda row: row.address),
        ("kind", lambda row: word(f"kind-{row.kind}", language)),
        ("written", lambda row: visible(row.written)),
        ("value", lambda row: number(row.value, row.interval)),
        ("low", lambda row: low(row.value, row.interval)),
        ("high", lambda row: high(row.value, row.interval)),
        ("unit", _unit),
        ("basis", _coded("basis", language)),
        ("place", lambda row: visible(", ".join(filter(None, (row.source, row.at))))),
        ("also", lambda row: visible("; ".join(row.also))),
        ("note", lambda row: visible(row.note or "")),
    )


def _steps(language: Language, plan: Mapping[str, object]) -> _Columns:
    return (
        ("operation", lambda row: word(row.name, language)),
        ("year", lambda row: row.year),
        ("formula", lambda row: row.formula),
        ("put-in", lambda row: visible(row.put_in)),
        ("value", lambda row: number(row.value, row.interval)),
        ("low", lambda row: low(row.value, row.interval)),
        ("high", lambda row: high(row.value, row.interval)),
        ("unit", lambda row: visible(word(row.unit, language))),
        ("reason", _coded("reason", language)),
    )


_COLUMNS: dict[str, Callable[[Language, Mapping[str, object]], _Columns]] = {
    "BaseRow": _bases,
    "GrowthRow": _growths,
    "NeedRow": _gaps,
    "StatusRow": _statuses,
    "AcrossRow": _across,
    "Statement": _statements,
    "FigureRow": _figures,
    "Step": _steps,
}


def number(value: Fraction | None, interval: Interval | None, *, plus: bool = False, mark: str = "") -> Cell:
    """The value with 12 significant digits, showing those that its interval supports.

    No number format hides a digit before the decimal point: where not even whole numbers are supported, the
    value is the rounded one.
    """
    if value is None:
        return None
    shown = supported(value, interval)
    digits = machine(value)
    if "." not in shown and Fraction(shown) != round(value):
        digits = shown
    return Number(digits, _places(shown), mark or bound_sign(value, interval), plus)


def low(value: Fraction | None, interval: Interval | None) -> Cell:
    """The low end of the true values, rounded down; > where it is none of them itself."""
    if interval is None or interval.low is None:
        return None if interval is None else Number("-∞", 0)
    return _end(
        outward(interval.low, _places_of_ends(value, interval), -1), "> " if interval.low_open else ""
    )


def high(value: Fraction | None, interval: Interval | None) -> Cell:
    """The high end of the true values, rounded up; < where it is none of them itself."""
    if interval is None or interval.high is None:
        return None if interval is None else Number("∞", 0)
    return _end(
        outward(interval.high, _places_of_ends(value, interval), 1), "< " if interval.high_open else ""
    )


def _end(digits: str, mark: str) -> Number:
    """No more digits than are shown: a number format would round to nearest and leave true values out."""
    return Number(digits, _places(digits), mark)


def _places_of_ends(value: Fraction | None, interval: Interval) -> int:
    """One place finer than the value, like the interval beside it in text."""
    if value is None:
        found = interval.low if interval.low is not None else interval.high
        value = Fraction(0) if found is None else found
    return known_places(value, interval) + 1


def cut(value: Fraction | None) -> Cell:
    """A percentage cut off at one place, never rounded up: 99.96 stays below 100."""
    return None if value is None else Number(percent_cut(value), 1)


_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(text: str | None, *, plus: bool = True) -> Cell:
    """A figure as written: a number with its own decimal places, or text where it is more than digits."""
    if not text:
        return None
    if _DIGITS.fullmatch(text):
        return Number(text, _places(text), plus=plus)
    return visible(text)


def verdict(code: str, language: Language) -> Verdict:
    """A verdict, status or outlook in words."""
    return Verdict(word(code, language), _TONES.get(code, ""))


_TONES = {
    "inconsistent": "bad",
    "breached": "bad",
    "not-met": "bad",
    "off-track": "bad",
    "regressing": "bad",
    "edge": "warn",
    "behind": "warn",
}


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _coded(field: str, language: Language) -> Callable[[Any], Cell]:
    def words(row: Any) -> Cell:
        code = getattr(row, field)
        return word(code, language) if code else None

    return words


def _name(row: Any) -> Cell:
    return visible(row.name)


def _unit(row: Any) -> Cell:
    return visible(row.unit)


def _id(row: Any) -> Cell:
    return str(row.id)


def _base(row: BaseRow) -> Cell:
    """The base-year value, ≈ where it is implied."""
    return number(row.value, row.interval, mark="≈ " if row.from_ and "." in row.from_ else "")


def _target(row: GapRow | NeedRow) -> Cell:
    """The target with its bound, or as implied (≈)."""
    if is_of_rate(row):
        return visible(row.target_growth_text or "")
    mark = "≈ " if row.target_kind == "implied" else SIGNS.get(row.target_bound or "", "")
    if row.target_text is not None:
        cell = written(row.target_text, plus=False)
        return cell._replace(mark=mark) if isinstance(cell, Number) else f"{mark}{cell}"
    if row.target is None and row.target_interval is not None:
        return interval_beside(None, row.target_interval)
    found = number(row.target, row.target_interval)
    return found._replace(mark=mark) if isinstance(found, Number) else found


def _latest(row: GapRow | NeedRow) -> Cell:
    if is_of_rate(row):
        return visible(latest_growth(row))
    if row.latest_text is not None:
        return written(row.latest_text, plus=False)
    mark = "≈ " if row.latest_kind == "implied-base" else ""
    return number(row.latest, row.latest_interval, mark=mark)


def _growth_of(row: StatusRow) -> Cell:
    """The stated growth as written, else (≈) the one that the stated values give."""
    growth: GrowthRow = row.growth
    if growth.stated is not None:
        return written(growth.stated)
    found = number(growth.computed, growth.interval, plus=True)
    return found._replace(mark=found.mark or "≈ ") if isinstance(found, Number) else found
