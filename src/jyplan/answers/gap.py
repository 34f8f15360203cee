"""What is missing to each target, and what the rest of the year, or of the years, would have to bring.

Gaps in the indicator's unit, shares and growth in percent, and three demands on the rest, each with its value
or the reason why there is none. Nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import outlook
from jyplan.answers.outlook import Case, Unassessed
from jyplan.exact import growth as rates
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.plan.values import Range
from jyplan.statements.standing import LatestKind, Levels, Standing, Standings, TargetKind


class GapRow(NamedTuple):
    """How far the latest known value is from the target."""

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


def gap(
    plan: Plan,
    selection: Selection = ALL,
    *,
    as_of: dt.date | None = None,
    standings: Standings | None = None,
) -> list[NeedRow]:
    """A row for every indicator with a target, stated or implied, that has a better direction.

    With ``as_of``, as it was known on that day; ``standings`` are those of the day, where they are made.
    """
    standings = standings or Standings(plan, as_of)
    rows: list[NeedRow] = []
    for id, indicator in selection.chosen(plan):
        standing = standings[id]
        row = gap_row(standing, selection.name(indicator))
        if row.target_kind is not None or selection.ids is not None:
            needs = needs_of(outlook.case_of(standing), standing)
            parts = (part for need in needs for part in (need.value, need.reason))
            rows.append(NeedRow(*row, *parts))  # type: ignore[arg-type]
    return rows


def gap_row(standing: Standing, name: str) -> GapRow:
    """The gap of one indicator, every field with its value or, all together, a reason.

    To a range it is taken from the nearer end, as the pace is; its interval reaches to the farther one. What
    has come in of a year is no level to grow from: then no growth is required of it.
    """
    indicator, levels = standing.indicator, standing.levels
    lower = indicator.better == "lower"
    row = GapRow(
        standing.id, name, indicator.unit, standing.plan.about.target_year, levels.target.value,
        levels.target.interval, levels.target_bound, levels.target_kind, levels.latest.value,
        levels.latest.interval, levels.latest_kind, levels.as_of,
        None, None, None, None, None, None, None, None,
    )  # fmt: skip
    of_range = levels.target.reason
    levels = _to_the_nearer_end(standing)
    reason = _why_no_gap(indicator, levels)
    if reason == "range":
        missing = _positive_when_missing(rates.difference(levels.target, levels.latest), lower)
        return row._replace(gap_interval=missing.interval, reason=reason)
    if reason is not None:
        return row._replace(reason=reason)
    missing, required = _missing(indicator, levels)
    missing = _positive_when_missing(missing, lower)
    done = rates.done(levels.latest, levels.target)
    if indicator.measure in ("ratio", "rank") or (
        indicator.measure == "flow" and _within_a_year(levels.as_of)
    ):
        required = Quantity.unknown("no-relative-growth")
    return row._replace(
        gap=missing.value,
        gap_interval=missing.interval,
        gap_percent=None if done.value is None else (done.value - 100 if lower else 100 - done.value),
        done_percent=done.value,
        increment_percent=standing.increment_percent.value,
        required_growth=required.value,
        required_interval=required.interval,
        reason=of_range or missing.reason or done.reason,
    )


def _to_the_nearer_end(standing: Standing) -> Levels:
    """The levels, the nearer end in place of a target that is a range."""
    levels, aim = standing.levels, standing.aim
    of_range = standing.target is not None and isinstance(standing.target.statement.value, Range)
    if not of_range or aim is None or levels.target.value is not None or levels.latest.value is None:
        return levels
    return levels._replace(target=Quantity(aim.goal, levels.target.interval))


def _within_a_year(day: dt.date | None) -> bool:
    return day is not None and (day.month, day.day) != (12, 31)


def _positive_when_missing(missing: Quantity, lower: bool) -> Quantity:
    return missing.scaled(Fraction(-1)) if lower else missing


def _missing(indicator: Indicator, levels: Levels) -> tuple[Quantity, Quantity]:
    """Target less latest value, and the growth between them; by the stated growth where it ties the two.

    Of a count both ends are whole, whatever the growth says.
    """
    tied = levels.latest_kind == "implied-base" or (
        levels.target_kind == "implied" and levels.latest_kind == "baseline"
    )
    missing, required = (
        rates.difference(levels.target, levels.latest),
        rates.growth(levels.target, levels.latest),
    )
    if not tied or levels.times is None:
        return missing, required
    if not indicator.integer:
        by_growth = rates.gap_to_implied_base(levels.target, levels.times)
        if levels.target_kind == "implied":
            by_growth = rates.gap_to_implied_target(levels.latest, levels.times)
        missing = by_growth
    return missing, levels.times.whole.percent


def _why_no_gap(indicator: Indicator, levels: Levels) -> str | None:
    if levels.target_kind is None:
        return "no-target"
    if indicator.better == "none":
        return "context"
    if levels.target.value is None:
        return levels.target.reason
    if levels.latest_kind is None:
        return "no-data"
    return levels.latest.reason if levels.latest.value is None else None


def needs_of(case: Case | Unassessed, standing: Standing) -> Needs:
    """What the rest must bring of one indicator, each with its value or a reason."""
    if isinstance(case, Case):
        return Needs(outlook.per_month(case), outlook.growths(case)[1], outlook.over_years(case).required)
    unknown = Quantity.unknown(case.reason or "no-data")
    if case.goal is None or case.reason != "no-actual":
        return Needs(unknown, unknown, unknown)
    plan, base = standing.plan, standing.levels.base.value
    mean = outlook.required_mean_growth(plan, standing.indicator, case.goal, base, plan.about.base_year)
    return Needs(unknown, unknown, mean)
