"""Of which days a statement speaks, and from which days a stated growth counts.

Knows single statements; what they say of the same days is not known here.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from jyplan.exact import periods
from jyplan.exact.periods import Period
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.statement import Actual, Baseline, Days, Fact, Growth, Statement


def date_of(actual: Actual, plan: Plan) -> dt.date | None:
    """The date of an actual: its own, else the end of its period, else its source's."""
    if actual.as_of is not None:
        return actual.as_of
    if actual.period is not None and actual.period != "ytd":
        return named(actual.period, plan).last
    source = plan.sources.get(actual.source or "")
    return source.date if source else None


def named(number: int | str | Days, plan: Plan) -> Period:
    """The days of a period as it is written. Raises ValueError where no calendar has them."""
    if isinstance(number, Days):
        return Period(number.first, number.last)
    if isinstance(number, int):
        return plan.calendar.year(number)
    period = periods.read(number, plan.calendar)
    if period is None:
        raise ValueError(number)
    return period


def covered(statement: Statement, indicator: Indicator, year: int | None, plan: Plan) -> Period | None:
    """What a statement speaks of: the days of a flow, the day of a level, the time of a ratio.

    ``year`` is the year it stands for, by its name; of an actual it is not asked. None where that is not
    known: of an unstated year, or a sum of years that does not say which.
    """
    flow = indicator.measure == "flow"
    period = statement.period
    if period is not None and period != "ytd":
        days = named(period, plan)
        return Period(days.last, days.last) if indicator.measure == "stock" else days
    if isinstance(statement, Actual):
        day = date_of(statement, plan)
        if day is None:
            return None
        if not flow:
            return Period(day, day)
        if statement.cumulative:
            start = plan.calendar.year(plan.about.base_year + 1).first
            return Period(start, day) if start <= day else None
        return periods.to_date(day, plan.calendar)
    if year is None:
        return None
    whole = plan.calendar.year(year)
    if statement.cumulative:
        if isinstance(statement, Baseline | Fact) or not flow:
            return None
        return Period(plan.calendar.year(plan.about.base_year + 1).first, whole.last)
    if indicator.measure == "stock":
        day = statement.as_of if isinstance(statement, Baseline) and statement.as_of else whole.last
        return Period(day, day)
    return whole


def base_of(growth: Growth, of: Period, plan: Plan, *, of_target: bool, level: bool) -> Period | None:
    """The days (of a level the day) from which a stated growth of ``of`` counts.

    It is what ``from`` names; a bare year is the same part of that year. Without it, it is the same days of
    the year before, in a target those of the base year. None where no calendar has them.
    """
    since = growth.since
    try:
        if since is None or isinstance(since, int) or (since.__class__ is str and len(str(since)) == 4):
            year = plan.calendar.year_of(of.last)
            start = int(str(since)) if since is not None else plan.about.base_year if of_target else year - 1
            return of.before(year - start)
        if isinstance(since, dt.date):
            return Period(since, since)
        days = named(since, plan)
    except ValueError:
        return None
    return Period(days.last, days.last) if level else days


def years_between(base: Period, of: Period) -> Fraction:
    """Years from the end of one period to the end of another: whole where it is the same day of the year."""
    years = of.last.year - base.last.year
    if periods.same_day(base.last, of.last.year) == of.last:
        return Fraction(years)
    return Fraction((of.last - base.last).days * 400, 146097)
