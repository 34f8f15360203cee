"""What is missing to each target, and what the rest of the year, or of the years, would have to bring.

Gaps in the indicator's unit, shares and growth in percent, and three demands on the rest, each with its value
or the reason why there is none. Nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any, NamedTuple

from jyplan.answers import rest
from jyplan.answers.case import Case, Unassessed, case_of
from jyplan.answers.context import context_of
from jyplan.answers.rate import rate_case_of
from jyplan.exact import growth as rates
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.plan.values import Range
from jyplan.plan.written import value_text
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
    target_text: str | None = None
    target_source: str | None = None
    target_at: str | None = None
    latest_text: str | None = None
    latest_source: str | None = None
    latest_at: str | None = None
    target_growth: Fraction | None = None
    target_growth_text: str | None = None
    latest_growth: Fraction | None = None
    latest_growth_text: str | None = None
    latest_growth_as_of: dt.date | None = None
    growth_gap: Fraction | None = None
    since_last: Fraction | None = None
    since_last_percent: Fraction | None = None


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
    target_text: str | None
    target_source: str | None
    target_at: str | None
    latest_text: str | None
    latest_source: str | None
    latest_at: str | None
    target_growth: Fraction | None
    target_growth_text: str | None
    latest_growth: Fraction | None
    latest_growth_text: str | None
    latest_growth_as_of: dt.date | None
    growth_gap: Fraction | None
    since_last: Fraction | None
    since_last_percent: Fraction | None
    required_per_month: Fraction | None
    required_per_month_reason: str | None
    required_rest_growth: Fraction | None
    required_rest_growth_reason: str | None
    required_mean_growth: Fraction | None
    required_mean_growth_reason: str | None
    period: str | None = None
    group: str | None = None
    owner: str | None = None
    measure: str | None = None
    better: str | None = None
    nature: str | None = None
    note: str | None = None


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
        if row.target_kind is not None or row.target_growth is not None or selection.ids is not None:
            needs = needs_of(case_of(standing), standing)
            parts = (part for need in needs for part in (need.value, need.reason))
            target = standing.target.statement if standing.target else None
            context = context_of(indicator, target, selection.language) | {
                "period": str(plan.about.target_year)
            }
            rows.append(NeedRow(*row, *parts)._replace(**context))  # type: ignore[arg-type]
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
    row = row._replace(**_written(standing), **_of_rates(standing), **_since_last(standing))
    of_range = levels.target.reason
    levels = _to_the_nearer_end(standing)
    reason = _why_no_gap(indicator, levels)
    if reason == "range":
        missing = _positive_when_missing(rates.difference(levels.target, levels.latest), lower)
        return row._replace(gap_interval=missing.interval, reason=reason)
    if reason is not None:
        of_growth = reason in ("no-target", "no-data") and is_of_rate(row)
        return row._replace(reason="target-is-growth" if of_growth else reason)
    missing, required = _missing(indicator, levels)
    missing = _positive_when_missing(missing, lower)
    done = _done(indicator, levels)
    if indicator.measure in ("ratio", "rank") or (indicator.measure == "flow" and _within_a_year(standing)):
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


def is_of_rate(row: GapRow | NeedRow) -> bool:
    """Whether a target that is a growth is held against a growth, and not a value against a value."""
    by_value = row.target_kind == "stated" and row.latest_kind == "actual"
    grown = row.latest_growth is not None or row.target_kind is None
    return row.target_growth is not None and grown and not by_value


def _written(standing: Standing) -> dict[str, Any]:
    """Target and latest value in the digits of their sources, and where these stand."""
    texts: dict[str, Any] = {}
    target, levels, unit = standing.target, standing.levels, standing.indicator.unit
    if target is not None and levels.target_kind == "stated":
        texts["target_text"] = value_text(target.statement, unit)
        texts |= {"target_source": target.statement.source, "target_at": target.statement.at}
    latest = standing.baseline if levels.latest_kind == "baseline" else None
    if levels.latest_kind == "actual" and standing.observation is not None:
        latest = standing.observation.parts[-1] if len(standing.observation.parts) == 1 else None
    if latest is not None:
        texts["latest_text"] = value_text(latest.statement, unit)
        texts |= {"latest_source": latest.statement.source, "latest_at": latest.statement.at}
    return texts


def _of_rates(standing: Standing) -> dict[str, Any]:
    """The growth that the target states and the newest one of its basis, in percent; the gap in points."""
    case = rate_case_of(standing)
    if case is None:
        return {}
    latest = case.latest
    return {
        "target_growth": case.aim.goal if case.aim else case.target.value,
        "target_growth_text": case.text,
        "latest_growth": latest.growth.value if latest else None,
        "latest_growth_text": latest.text if latest else None,
        "latest_growth_as_of": latest.as_of if latest else None,
        "growth_gap": case.gap,
    }


def _since_last(standing: Standing) -> dict[str, Any]:
    """What changed since the figure before the latest one (较上月): of a flow what came in between."""
    observation = standing.observation
    if observation is None or observation.value.value is None:
        return {}
    before = standing.before(observation.as_of)
    if before is None or before.value is None:
        return {}
    change = observation.value.value - before.value
    if standing.indicator.measure in ("flow", "ratio", "rank") or before.value <= 0:
        return {"since_last": change}
    return {"since_last": change, "since_last_percent": 100 * change / before.value}


def _done(indicator: Indicator, levels: Levels) -> Quantity:
    """The share of the target that is reached, or of a limit used; it says nothing of a level that falls.

    Nor does it where target or base are not above zero: what is done is then the increment.
    """
    base, target = levels.base.value, levels.target.value
    falls = target is not None and base is not None and target < base and indicator.better == "lower"
    if falls and indicator.measure != "flow":
        return Quantity.unknown("level-falls")
    if base is not None and base <= 0:
        return Quantity.unknown("base-not-positive")
    return rates.done(levels.latest, levels.target)


def _to_the_nearer_end(standing: Standing) -> Levels:
    """The levels, the nearer end in place of a target that is a range."""
    levels, aim = standing.levels, standing.aim
    of_range = standing.target is not None and isinstance(standing.target.statement.value, Range)
    if not of_range or aim is None or levels.target.value is not None or levels.latest.value is None:
        return levels
    return levels._replace(target=Quantity(aim.goal, levels.target.interval))


def _within_a_year(standing: Standing) -> bool:
    """Whether the latest value is that of a year that has not ended with it."""
    day = standing.levels.as_of
    return day is not None and not standing.plan.calendar.is_year_end(day)


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
        return Needs(rest.per_month(case), rest.growths(case)[1], rest.over_years(case).required)
    unknown = Quantity.unknown(case.reason or "no-data")
    rate = rate_case_of(standing)
    if rate is not None and (case.goal is None or rate.latest is not None):
        of_growth = Quantity.unknown("target-is-growth")
        return Needs(of_growth, rate.required_rest_growth, rate.required_mean_growth)
    if case.goal is None or case.reason == "context":
        return Needs(unknown, unknown, unknown)
    year, latest = rest.last_whole_year(standing)
    mean = rest.required_mean_growth(standing.plan, standing.indicator, case.goal, latest, year)
    return Needs(unknown, unknown, mean)
