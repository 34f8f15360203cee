"""How an indicator came to where it is: value, lead and lag at each date recorded, and the pace line.

Every date is held against the target, the base and the profile that count today, so that the points, the
line and their distances are of one measure. Numbers are exact, in the indicator's unit, shares in percent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import pacing
from jyplan.answers.case import Case
from jyplan.answers.rest import over_years
from jyplan.exact import pace
from jyplan.exact.growth import Quantity
from jyplan.exact.periods import Period
from jyplan.plan.figures import digits_text
from jyplan.plan.statement import Actual
from jyplan.statements.in_force import day_of
from jyplan.statements.observed import Observation, observation, until


class Point(NamedTuple):
    """A value at a date, in the digits as written where it is one figure, and its distance from the pace."""

    as_of: dt.date
    value: Fraction
    value_text: str | None
    done_percent: Fraction | None
    expected_percent: Fraction | None
    lead_points: Fraction | None
    version: str | None
    source: str | None
    at: str | None
    note: str | None


class Dated(NamedTuple):
    """A value to be expected, or known of the year before, at a date."""

    as_of: dt.date
    value: Fraction


def points(case: Case) -> list[Point]:
    """A point for each date of the target's period that has a value, in order of time."""
    return [_point(case, observed) for observed in reversed(_newest(case))]


def _newest(case: Case, most: int | None = None) -> list[Observation]:
    """What was known at each date of the target's period, the latest first, at ``most`` so many."""
    standing, first, last = case.standing, _first_day(case), case.observation.as_of
    days = {day for stated in standing.actuals if (day := day_of(stated, case.plan)) is not None}
    known: dict[dt.date, Observation] = {}
    for day in sorted((day for day in days if first <= day <= last), reverse=True):
        if most is not None and len(known) == most:
            break
        observed = observation(
            until(standing.actuals, case.plan, day), case.plan, level_before=standing.baseline is not None
        )
        # A date that adds nothing to what is known (a period out of its chain) repeats the one before.
        if observed is not None and observed.as_of >= first and observed.value.value is not None:
            known.setdefault(observed.as_of, observed)
    return list(known.values())


def _point(case: Case, observed: Observation) -> Point:
    there = _at(case, observed)
    rate = pacing.pace_of(there, over_years(there).pace)
    shares = rate.basis != "mean-growth" and rate.reason is None
    stated = observed.parts[-1]
    actual = stated.statement
    assert isinstance(actual, Actual)
    return Point(
        observed.as_of,
        there.latest,
        _written(observed),
        100 * rate.done if shares and rate.done is not None else None,
        100 * rate.expected if shares and rate.expected is not None else None,
        rate.lead if shares else None,
        actual.version,
        actual.source,
        actual.at,
        actual.note,
    )


def _at(case: Case, observed: Observation) -> Case:
    """The same case as if ``observed`` were its latest value."""
    assert observed.value.value is not None
    return case._replace(observation=observed, latest=observed.value.value)


def _written(observed: Observation) -> str | None:
    """The digits of a value that one statement gives in the indicator's own unit."""
    if len(observed.parts) != 1:
        return None
    stated = observed.parts[0]
    raw = stated.statement.value
    own = stated.statement.unit in (None, stated.indicator.unit)
    return digits_text(raw) if own and raw is not None and not isinstance(raw, str) else None


def _first_day(case: Case) -> dt.date:
    return case.period.first if case.indicator.measure == "flow" else case.base_day


def pace_line(case: Case) -> list[Dated]:
    """What is to be expected at each month's end of the period, a begun one at the data's date too.

    Of a level: its planned path. Empty where there is no pace.
    """
    if case.running:
        return list(_flow_line(case))
    base = case.levels.base.value
    if base is None or not case.indicator.path:
        return []
    return [Dated(*step) for step in pacing.stages(case, case.base_day, base)]


def _flow_line(case: Case) -> Iterator[Dated]:
    nothing = Quantity(Fraction(0), None)
    for day in sorted({*case.period.month_ends(), case.observation.as_of}):
        there = case._replace(observation=Observation(nothing, day, case.observation.parts))
        expected = pacing.pace_of_flow(there).expected
        if expected is not None:
            yield Dated(day, expected * case.aim.goal)


def year_before(case: Case) -> list[Dated]:
    """What a flow had brought by the same month's end of the year before, dated in the target year."""
    if not case.running or case.first_year != case.plan.about.target_year:
        return []
    profile = [Fraction(part) for part in case.indicator.profile or ()]
    dates = []
    for day in case.period.month_ends():
        stated = case.standing.same_period(day)
        value = stated.value if stated else None
        if value is None and profile and case.plan.years == 1:
            value = pace.profile_to(Period(case.period.first, day), profile)
        if value is not None:
            dates.append(Dated(day, value))
    return dates


def change(case: Case) -> tuple[dt.date | None, Fraction | None]:
    """The date of the figure before the latest, and how much the lead in points has changed since then."""
    listed = [_point(case, observed) for observed in _newest(case, 2)]
    if len(listed) < 2:
        return None, None
    latest, before = listed
    if before.lead_points is None or latest.lead_points is None:
        return before.as_of, None
    return before.as_of, latest.lead_points - before.lead_points


def mean_so_far(case: Case) -> Fraction | None:
    """What a flow has brought a month so far; None before one month is over, and of a level."""
    if not case.running:
        return None
    over = pace.months(case.so_far)
    return case.latest / over if over >= 1 else None
