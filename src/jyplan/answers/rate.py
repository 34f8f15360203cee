"""A target that is a rate, the usual form for GDP: held against the newest growth of the same price basis.

Growth is in percent over the same period of the year before, or since an earlier year: a mean a year (年均)
or in all (累计增长, 翻一番). Gaps are in points, positive when missing. Stated growth comes first; over
nominal values a growth that two stated values give serves as well.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact import growth as growth_rates
from jyplan.exact import pace, periods
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.periods import Calendar
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Actual, Growth
from jyplan.plan.written import rate_text
from jyplan.statements.implied import multiplier_of, since
from jyplan.statements.in_force import day_of, known_since, version_rank
from jyplan.statements.standing import Standing
from jyplan.statements.target import Aim, Status, rate_aim

_NOMINAL = ("nominal", "unknown")
_UNIT = Quantity(Fraction(1), Interval(1, 1, 1, 1))


class Latest(NamedTuple):
    """The newest growth that may be held against the target, as it is written or (None) as it is computed.

    Over ``years`` years, ``times`` is the factor of them all.
    """

    growth: Quantity
    as_of: dt.date
    text: str | None
    stated: Stated | None
    years: int = 1
    times: Fraction | None = None


class RateCase(NamedTuple):
    """A target that states a growth, with the newest growth beside it."""

    standing: Standing
    growth: Growth
    aim: Aim | None  # None for a rate without a number
    target: Quantity
    latest: Latest | None
    years: int = 1  # over which the target goes
    total: bool = False  # in all of them, not a mean

    @property
    def text(self) -> str:
        """The target as written, with its bound."""
        return rate_text(self.growth)

    @property
    def gap(self) -> Fraction | None:
        """What is missing, in points; below zero where more is reached than asked."""
        if self.aim is None or self.latest is None or self.latest.growth.value is None:
            return None
        missing = self.aim.goal - self.latest.growth.value
        return missing if self.aim.upward else -missing

    @property
    def final(self) -> bool:
        """Whether the newest growth is that of the target's own year."""
        plan = self.standing.plan
        end = plan.calendar.year(plan.about.target_year).last
        return self.latest is not None and self.latest.as_of == end

    @property
    def status(self) -> tuple[Status, str | None]:
        """Met or not met by the growth of the whole year; until then open, and why."""
        if self.latest is None or self.latest.growth.value is None or self.aim is None:
            return "no-data", "no-actual"
        passed = self.aim.passed_by(self.latest.growth.value)
        if self.final and not passed and self.aim.bound == "about" and self.aim.tolerance is None:
            return "open", "approximate"
        if self.final:
            return ("met" if passed else "not-met"), None
        if passed and not self.aim.upward:
            return "within-limit", None
        return "open", "no-year-end-figure"

    @property
    def lead(self) -> Fraction | None:
        """The growth so far less the target, in points; above zero where things go well.

        Of growth in all it is told in points a year, until the last one is over.
        """
        if self.gap is None or not self.total or self.final:
            return None if self.gap is None else -self.gap
        if self.aim is None or self.latest is None or self.latest.times is None:
            return None
        wanted = pace.mean_growth(1 + self.aim.goal / 100, Fraction(1), self.years)
        mean = pace.mean_growth(self.latest.times, Fraction(1), self.latest.years)
        if wanted is None or mean is None:
            return None
        return mean - wanted if self.aim.upward else wanted - mean

    @property
    def level(self) -> bool:
        """Whether the growth so far equals the target within its own rounding."""
        if self.latest is None or self.aim is None or self.latest.growth.interval is None or self.total:
            return self.lead == 0
        allowed: Interval = self.latest.growth.interval
        return allowed.holds(self.aim.low) or allowed.holds(self.aim.high)

    @property
    def required_rest_growth(self) -> Quantity:
        """The growth that the rest of the year needs, where it is known how last year came in.

        With the share s of last year's value by the day: ((1 + g) - s (1 + h)) / (1 - s) - 1.
        """
        if self.latest is None or self.latest.growth.value is None or self.aim is None:
            return Quantity.unknown("no-data")
        if self.standing.indicator.measure != "flow":
            return Quantity.unknown("not-a-flow")
        if self.final:
            return Quantity.unknown("year-over")
        if self.years > 1:
            return Quantity.unknown("target-is-growth")
        share = last_years_share(self.standing, self.latest.as_of)
        if share is None or not 0 < share < 1:
            return Quantity.unknown("no-same-period")
        wanted, so_far = 1 + self.aim.goal / 100, 1 + self.latest.growth.value / 100
        return Quantity(100 * ((wanted - share * so_far) / (1 - share) - 1), None)

    @property
    def required_mean_growth(self) -> Quantity:
        """The mean growth a year that the years left need: ((1 + g)^n / (1 + h)^k)^(1/(n - k)) - 1.

        Of growth in all (1 + g) stands in place of (1 + g)^n.
        """
        if self.years == 1:
            return Quantity.unknown("one-year")
        if self.aim is None:
            return Quantity.unknown("approximate")
        if self.final:
            return Quantity.unknown("year-over")
        so_far, over = (self.latest.times, self.latest.years) if self.latest else (Fraction(1), 0)
        if so_far is None:
            return Quantity.unknown("no-data")
        wanted = (1 + self.aim.goal / 100) ** (1 if self.total else self.years)
        return Quantity(pace.mean_growth(wanted, so_far, self.years - over), None)


def rate_case_of(standing: Standing) -> RateCase | None:
    """The growth over the year before, or over several, that the target in force states; or None.

    Of several the first that a growth stands beside. Growth over years is followed where there is no value to
    follow.
    """
    target, plan = standing.target, standing.plan
    if target is None or standing.indicator.better == "none" or standing.cumulative:
        return None
    cases: list[RateCase] = []
    for growth in target.statement.growth:
        start = since(plan, target, growth)
        years = 0 if start is None else plan.about.target_year - start
        if growth.percent is None and _has_values(standing):
            continue  # 是…的2.3倍: the value that it leads to is told, no rate
        times = multiplier_of(plan, target, growth)
        total = years > 1 and times.periods == 1
        if years == 1:
            latest = _latest(standing, growth)
        elif years > 1 and not _has_values(standing):
            latest = _latest_over(standing, growth, years, total)
        else:
            continue
        aim = rate_aim(growth, times.percent, standing.indicator)
        cases.append(RateCase(standing, growth, aim, times.percent, latest, years, total))
    return next((case for case in cases if case.latest), cases[0] if cases else None)


def _has_values(standing: Standing) -> bool:
    return standing.levels.target_kind is not None and standing.observation is not None


class _Rate(NamedTuple):
    """A stated growth of the target's basis, known by the day; of two of one day the later one counts."""

    day: dt.date
    rank: int
    place: int
    since: int
    stated: Stated
    growth: Growth


def _rates(standing: Standing, target: Growth) -> list[_Rate]:
    """The growths of the target's basis that actuals of a year, or of a year so far, state."""
    plan = standing.plan
    listed: list[_Rate] = []
    for stated in standing.statements:
        actual, day = stated.statement, day_of(stated, plan) if stated.role == "actual" else None
        if not isinstance(actual, Actual) or day is None or not _so_far(stated, day, plan.calendar):
            continue
        if standing.as_of is not None and max(day, known_since(stated, plan)) > standing.as_of:
            continue
        for growth in actual.growth:
            start = since(plan, stated, growth)
            if start is not None and _same_basis(growth, target):
                listed.append(_Rate(day, version_rank(stated), len(listed), start, stated, growth))
    return listed


def _latest(standing: Standing, target: Growth) -> Latest | None:
    """The newest growth of the target's basis, of the target's year so far, known by the day."""
    plan, year = standing.plan, standing.plan.about.target_year
    listed = [
        rate
        for rate in _rates(standing, target)
        if plan.calendar.year_of(rate.day) == year and rate.since == year - 1
    ]
    computed = _computed(standing) if target.basis in _NOMINAL else None
    newest = max(listed, key=lambda rate: rate[:3], default=None)
    if newest is None or (computed is not None and computed.as_of > newest.day):
        return computed
    growth = multiplier_of(plan, newest.stated, newest.growth).percent
    return Latest(growth, newest.day, rate_text(newest.growth), newest.stated)


def _latest_over(standing: Standing, target: Growth, years: int, total: bool) -> Latest | None:
    """The growth from the target's start to the last whole year of which it is known: a year, or in all."""
    plan, rates = standing.plan, _rates(standing, target)
    first = plan.about.target_year - years
    for year in range(plan.about.target_year, first, -1):
        end = plan.calendar.year(year).last
        own = [rate for rate in rates if rate.day == end and rate.since == first]
        newest = max(own, key=lambda rate: rate[:3], default=None)
        text, stated = None, newest.stated if newest else None
        if newest is not None:
            times = multiplier_of(plan, newest.stated, newest.growth)
            factor: Quantity | None = growth_rates.implied_target(_UNIT, times)
            if year - first == 1 or total == (times.periods == 1):
                text = rate_text(newest.growth)
        else:
            factor = _chain(plan, rates, first, year)
            if factor is None and target.basis in _NOMINAL:
                factor = _by_values(standing, first, year)
        if factor is not None and factor.value is not None and factor.value >= 0:
            grown = growth_rates.growth(factor, _UNIT, 1 if total else year - first)
            return Latest(grown, end, text, stated, year - first, factor.value)
    return None


def _chain(plan: Plan, rates: list[_Rate], first: int, last: int) -> Quantity | None:
    """The factor of the growths of each year after the first up to the last; None where one is not known."""
    factor = _UNIT
    for year in range(first + 1, last + 1):
        end = plan.calendar.year(year).last
        of_year = [rate for rate in rates if rate.day == end and rate.since == year - 1]
        if not of_year:
            return None
        newest = max(of_year, key=lambda rate: rate[:3])
        times = multiplier_of(plan, newest.stated, newest.growth).whole
        factor = growth_rates.implied_target(factor, times)
    return factor


def _by_values(standing: Standing, first: int, last: int) -> Quantity | None:
    """The factor between the values of two years."""
    whole = standing.year_end(last)
    base = standing.year_end(first)
    before = base.value if base else None
    if before is None and standing.levels.base_kind == "baseline" and first == standing.plan.about.base_year:
        before = standing.levels.base
    if whole is None or before is None or standing.indicator.measure in ("ratio", "rank"):
        return None
    return growth_rates.ratio(whole.value, before)


def _same_basis(growth: Growth, target: Growth) -> bool:
    if growth.scope != target.scope:
        return False
    return growth.basis == target.basis or (growth.basis in _NOMINAL and target.basis in _NOMINAL)


def _so_far(stated: Stated, day: dt.date, calendar: Calendar) -> bool:
    """Whether a flow's figure is of the year so far, and not of one month or quarter of it."""
    if stated.indicator.measure != "flow" or stated.period is None:
        return True
    return stated.period.first == calendar.year(calendar.year_of(day)).first


def _computed(standing: Standing) -> Latest | None:
    """The growth that the latest value and that of the same period or day a year before give."""
    observation, plan = standing.observation, standing.plan
    if observation is None or plan.calendar.year_of(observation.as_of) != plan.about.target_year:
        return None
    if standing.indicator.measure in ("ratio", "rank"):
        return None
    day = observation.as_of
    before = standing.same_period(day)
    if before is None and plan.calendar.is_year_end(day) and plan.years == 1:
        before = standing.levels.base if standing.levels.base_kind == "baseline" else None
    if before is None:
        return None
    grown = growth_rates.growth(observation.value, before)
    return None if grown.value is None else Latest(grown, day, None, None)


def last_years_share(standing: Standing, day: dt.date) -> Fraction | None:
    """The share of last year's value that had come in by the same day of it; None where it is not known."""
    if standing.plan.years == 1 and standing.indicator.profile:
        so_far = periods.to_date(day, standing.plan.calendar)
        return pace.by_profile(so_far, [Fraction(number) for number in standing.indicator.profile])
    before = standing.same_period(day)
    whole = standing.last_year
    if before is None or before.value is None or whole is None:
        return None
    return pace.part(before.value, whole)
