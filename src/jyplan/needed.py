"""What is missing to each target, and what the rest of the year, or of the years, would have to bring.

Rows like those of :mod:`jyplan.derive`, made whole where a target is a range, and the three demands on the
rest, each with its value or the reason why there is none. Nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan import derive, outlook
from jyplan.aim import aim_of
from jyplan.derive import ALL, GapRow, Selection
from jyplan.growth import Quantity, difference
from jyplan.interval import Interval
from jyplan.known import Known, LatestKind, TargetKind, known
from jyplan.observed import target_of
from jyplan.outlook import Case, Unassessed
from jyplan.plan import Plan, Range


class NeedRow(NamedTuple):
    """A gap and what closing it would take; per month in the indicator's unit, growth in percent.

    Of a limit, ``required_per_month`` is what each month may bring at most.
    """

    id: str
    name: str
    unit: str
    year: int
    target: Fraction | None
    target_interval: Interval | None
    target_bound: str | None
    target_kind: TargetKind | None
    latest: Fraction | None
    latest_interval: Interval | None
    latest_kind: LatestKind | None
    as_of: dt.date | None
    gap: Fraction | None
    gap_interval: Interval | None
    gap_percent: Fraction | None
    done_percent: Fraction | None
    increment_percent: Fraction | None
    required_growth: Fraction | None
    required_interval: Interval | None
    reason: str | None
    required_per_month: Fraction | None
    required_per_month_reason: str | None
    required_rest_growth: Fraction | None
    required_rest_growth_reason: str | None
    required_mean_growth: Fraction | None
    required_mean_growth_reason: str | None


class Needs(NamedTuple):
    """What the rest must bring: a month, in growth over last year's rest, in mean annual growth."""

    per_month: Quantity
    rest_growth: Quantity
    mean_growth: Quantity


def gap(plan: Plan, selection: Selection = ALL, *, as_of: dt.date | None = None) -> list[NeedRow]:
    """A row for every indicator with a target, stated or implied, that has a better direction.

    With ``as_of``, as it was known on that day.
    """
    rows: list[NeedRow] = []
    for id, indicator in selection.chosen(plan):
        know = known(plan, id, as_of=as_of)
        row = gap_row(plan, id, selection.name(indicator), as_of=as_of, know=know)
        if row.target_kind is not None or selection.ids is not None:
            needs = needs_of(plan, outlook.case_of(plan, id, know, as_of=as_of), id, know)
            found = (part for one in needs for part in (one.value, one.reason))
            rows.append(NeedRow(*row, *found))  # type: ignore[arg-type]
    return rows


def gap_row(plan: Plan, id: str, name: str, *, as_of: dt.date | None = None, know: Known) -> GapRow:
    """The gap of one indicator.

    To a range it is taken from the nearer end, as the pace is; its interval reaches to the farther one. What
    has come in of a year is no level to grow from: then no growth is required of it.
    """
    row = derive.gap_row(plan, id, name, as_of=as_of, know=know)
    if row.reason == "range":
        row = _to_a_range(plan, row, know, as_of)
    if plan.indicators[id].measure == "flow" and row.as_of is not None and not _ends_a_year(row.as_of):
        row = row._replace(required_growth=None, required_interval=None)
    return row


def _ends_a_year(day: dt.date) -> bool:
    return (day.month, day.day) == (12, 31)


def _to_a_range(plan: Plan, row: GapRow, know: Known, as_of: dt.date | None) -> GapRow:
    stated = target_of(plan, row.id, as_of=as_of)
    aim = aim_of(stated, know.target) if stated and isinstance(stated.statement.value, Range) else None
    if aim is not None and know.latest.value is not None:
        nearer = know._replace(target=Quantity(aim.goal, know.target.interval))
        found = derive.gap_row(plan, row.id, row.name, as_of=as_of, know=nearer)
        return found._replace(target=None, reason="range")
    missing = difference(know.target, know.latest).interval
    if missing is not None and plan.indicators[row.id].better == "lower":
        missing = missing.negated()
    return row._replace(gap_interval=missing)


def needs_of(plan: Plan, case: Case | Unassessed, id: str, know: Known) -> Needs:
    """What the rest must bring of one indicator, each with its value or a reason."""
    if isinstance(case, Case):
        return Needs(outlook.per_month(case), outlook.growths(case)[1], outlook.over_years(case).required)
    unknown = Quantity.unknown(case.reason or "no-data")
    if case.goal is None or case.reason != "no-actual":
        return Needs(unknown, unknown, unknown)
    base, since = know.base.value, plan.about.base_year
    mean = outlook.required_mean_growth(plan, plan.indicators[id], case.goal, base, since)
    return Needs(unknown, unknown, mean)
