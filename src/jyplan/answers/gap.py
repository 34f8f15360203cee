"""What is missing to each target, and what the rest of the year, or of the years, would have to bring.

Gaps in the indicator's unit, shares and growth in percent, and three demands on the rest, each with its value
or the reason why there is none. Nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import outlook
from jyplan.answers.derive import ALL, Selection
from jyplan.answers.outlook import Case, Unassessed
from jyplan.exact import growth as rates
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import Interval
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.values import Range
from jyplan.statements.observed import target_of
from jyplan.statements.standing import Known, LatestKind, TargetKind, increment_percent, known
from jyplan.statements.target import aim_of


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
    """The gap of one indicator, every field with its value or, all together, a reason.

    To a range it is taken from the nearer end, as the pace is; its interval reaches to the farther one. What
    has come in of a year is no level to grow from: then no growth is required of it.
    """
    indicator = plan.indicators[id]
    lower = indicator.better == "lower"
    row = GapRow(
        id, name, indicator.unit, plan.about.target_year, know.target.value, know.target.interval,
        know.target_bound, know.target_kind, know.latest.value, know.latest.interval, know.latest_kind,
        know.as_of, None, None, None, None, None, None, None, None,
    )  # fmt: skip
    of_range = know.target.reason
    know = _to_the_nearer_end(plan, id, know, as_of)
    reason = _why_no_gap(indicator, know)
    if reason == "range":
        missing = _positive_when_missing(rates.difference(know.target, know.latest), lower)
        return row._replace(gap_interval=missing.interval, reason=reason)
    if reason is not None:
        return row._replace(reason=reason)
    missing, required = _missing(know)
    missing = _positive_when_missing(missing, lower)
    done = rates.done(know.latest, know.target)
    if indicator.measure in ("ratio", "rank") or (indicator.measure == "flow" and _within_a_year(know.as_of)):
        required = Quantity.unknown("no-relative-growth")
    return row._replace(
        gap=missing.value,
        gap_interval=missing.interval,
        gap_percent=None if done.value is None else (done.value - 100 if lower else 100 - done.value),
        done_percent=done.value,
        increment_percent=increment_percent(indicator, plan, know).value,
        required_growth=required.value,
        required_interval=required.interval,
        reason=of_range or missing.reason or done.reason,
    )


def _to_the_nearer_end(plan: Plan, id: str, know: Known, as_of: dt.date | None) -> Known:
    """What is known, the nearer end in place of a target that is a range."""
    stated = target_of(plan, id, as_of=as_of)
    aim = aim_of(stated, know.target) if stated and isinstance(stated.statement.value, Range) else None
    if aim is None or know.target.value is not None or know.latest.value is None:
        return know
    return know._replace(target=Quantity(aim.goal, know.target.interval))


def _within_a_year(day: dt.date | None) -> bool:
    return day is not None and (day.month, day.day) != (12, 31)


def _positive_when_missing(missing: Quantity, lower: bool) -> Quantity:
    return missing.scaled(Fraction(-1)) if lower else missing


def _missing(know: Known) -> tuple[Quantity, Quantity]:
    """Target less latest value, and the growth between them; by the stated growth where it ties the two."""
    tied = know.latest_kind == "implied-base" or (
        know.target_kind == "implied" and know.latest_kind == "baseline"
    )
    if tied and know.times is not None:
        return _gap_by_growth(know, know.times)
    return rates.difference(know.target, know.latest), rates.growth(know.target, know.latest)


def _gap_by_growth(know: Known, times: Multiplier) -> tuple[Quantity, Quantity]:
    """Gap and required growth where target and base are tied by the stated growth itself."""
    if know.target_kind == "implied":
        return rates.gap_to_implied_target(know.latest, times), times.whole.percent
    return rates.gap_to_implied_base(know.target, times), times.whole.percent


def _why_no_gap(indicator: Indicator, know: Known) -> str | None:
    if know.target_kind is None:
        return "no-target"
    if indicator.better == "none":
        return "context"
    if know.target.value is None:
        return know.target.reason
    if know.latest_kind is None:
        return "no-data"
    return know.latest.reason if know.latest.value is None else None


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
