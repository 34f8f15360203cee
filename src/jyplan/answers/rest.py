"""What the rest of a year, or of the years of a plan, would have to bring, and how fast things went so far.

Growth in percent, amounts in the indicator's unit; each with its value or the reason why there is none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.case import Case
from jyplan.answers.pacing import Pace, pace_of
from jyplan.exact import pace
from jyplan.exact.growth import Quantity
from jyplan.plan.model import Indicator, Plan
from jyplan.statements.standing import Standing


class Years(NamedTuple):
    """Several years: the mean annual growth that is still required, and observed ÷ required growth."""

    pace: Pace
    required: Quantity
    observed_over_required: Fraction | None = None


def over_years(case: Case) -> Years:
    """Mean growth so far beside mean growth from base to target; for one year, or a ratio, there is none."""
    plan, base, target = case.plan, case.levels.base.value, case.aim.goal
    if plan.years == 1 or case.indicator.measure in ("ratio", "rank"):
        reason = "one-year" if plan.years == 1 else "no-relative-growth"
        return Years(Pace(reason="no-path"), Quantity.unknown(reason))
    if case.standing.cumulative:
        return Years(Pace(reason="cumulative"), Quantity.unknown("cumulative"))
    year, latest = last_whole_year(case.standing)
    rest = required_mean_growth(plan, case.indicator, target, latest, year)
    if year == plan.about.base_year or latest is None:
        return Years(Pace(reason="no-year-end-figure"), rest)
    if base is None:
        return Years(Pace(reason=case.levels.base.reason or "no-baseline"), rest)
    if base <= 0 or target <= 0 or latest < 0:
        reason = "base-not-positive" if base <= 0 else "target-zero" if not target else "target-negative"
        return Years(Pace(reason=reason), rest)
    ratio = pace.observed_over_required(base, latest, year - plan.about.base_year, target, plan.years)
    if ratio is None:
        return Years(Pace(reason="target-equals-base"), rest)
    return Years(Pace("mean-growth", Fraction(1), ratio, None, not case.upwards), rest, ratio)


def last_whole_year(standing: Standing) -> tuple[int, Fraction | None]:
    """The last year since the base whose value is known, and that value."""
    about, observation = standing.plan.about, standing.observation
    last = standing.plan.calendar.year_of(observation.as_of) if observation else about.target_year
    for year in range(last, about.base_year, -1):
        whole = standing.year_end(year)
        if whole is not None and whole.value.value is not None:
            return year, whole.value.value
    return about.base_year, standing.levels.base.value


def required_mean_growth(
    plan: Plan, indicator: Indicator, target: Fraction, latest: Fraction | None, year: int
) -> Quantity:
    """Mean annual growth in percent from a year's value to the target; only in a plan over several years."""
    if plan.years == 1:
        return Quantity.unknown("one-year")
    if indicator.measure in ("ratio", "rank"):
        return Quantity.unknown("no-relative-growth")
    if any(target_.cumulative for target_ in indicator.target):
        return Quantity.unknown("cumulative")
    if latest is None:
        return Quantity.unknown("no-baseline")
    if year >= plan.about.target_year:
        return Quantity.unknown("year-over")
    growth = pace.mean_growth(target, latest, plan.about.target_year - year)
    return Quantity(growth, None, None if growth is not None else "base-not-positive")


def growths(case: Case) -> tuple[Fraction | None, Quantity]:
    """Growth over the same period or day a year before, and the growth that the rest of the year requires.

    The rest of a year is known for a flow only.
    """
    if case.indicator.measure in ("ratio", "rank"):
        return None, Quantity.unknown("no-relative-growth")
    day, plan, indicator = case.observation.as_of, case.plan, case.indicator
    stated = case.standing.same_period(day)
    before = stated.value if stated else None
    if not case.running:
        if before is None and day == plan.calendar.year(plan.about.base_year + 1).last:
            before = case.levels.base.value
        so_far = None if before is None else pace.growth_to_date(case.latest, before)
        return so_far, Quantity.unknown(_not_running(case))
    if case.first_year != plan.about.target_year:
        return None, Quantity.unknown("cumulative")
    base = case.standing.last_year
    if before is None and case.final:
        before = base
    if before is None and plan.years == 1 and indicator.profile:
        before = pace.profile_to(case.so_far, [Fraction(number) for number in indicator.profile])
    so_far = None if before is None else pace.growth_to_date(case.latest, before)
    return so_far, _rest_growth(case, base, before)


def _rest_growth(case: Case, base: Fraction | None, before: Fraction | None) -> Quantity:
    """(T - Y)/(B - Y') - 1 in percent, or why it is not known."""
    done = _nothing_left(case)
    if done is not None:
        return Quantity.unknown(done)
    if before is None:
        return Quantity.unknown("no-same-period")
    if base is None:
        missing = case.levels.base.reason if case.plan.years == 1 else None
        return Quantity.unknown(missing or "no-baseline")
    growth = pace.required_rest_growth(case.aim.goal, case.latest, base, before)
    return Quantity(growth, None, None if growth is not None else "base-not-positive")


def per_month(case: Case) -> Quantity:
    """What each remaining month must bring, of a limit: may bring; not where only quarters are known."""
    if not case.running:
        return Quantity.unknown(_not_running(case))
    done = _nothing_left(case)
    if done is not None or case.indicator.pace == "quarterly":
        return Quantity.unknown(done or "quarterly-only")
    left = pace.months(case.period) - pace.months(case.so_far)
    return Quantity(pace.required_per_month(case.aim.goal, case.latest, left), None)


def _not_running(case: Case) -> str:
    """Why the latest value is no part of the target's own period."""
    return "earlier-year" if case.indicator.measure == "flow" else "not-a-flow"


def _nothing_left(case: Case) -> str | None:
    """Why the rest of the period is not asked for anything."""
    if case.final:
        return "year-over"
    if case.latest < case.aim.goal:
        return None
    return "nothing-missing" if case.aim.upward else "limit-reached"


def projected_over(case: Case) -> bool:
    """Whether a limit that is kept so far would be broken if the rest came in as the part so far."""
    end = pace_of(case, over_years(case).pace).projection
    return end is not None and not case.aim.upward and not case.aim.passed_by(end)
