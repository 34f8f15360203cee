"""A target that is a rate, the usual form for GDP: held against the newest growth of the same price basis.

Growth is in percent over the same period of the year before, gaps in points, positive when missing. Stated
growth comes first; over nominal values a growth that two stated values give serves as well.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact import growth as rates
from jyplan.exact import pace, periods
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.periods import Calendar
from jyplan.plan.model import Actual, Growth
from jyplan.plan.stated import Stated
from jyplan.plan.written import rate_text
from jyplan.statements.implied import multiplier_of, since
from jyplan.statements.in_force import day_of, known_since, version_rank
from jyplan.statements.standing import Standing
from jyplan.statements.target import Aim, Status, rate_aim

_NOMINAL = ("nominal", "unknown")


class Latest(NamedTuple):
    """The newest growth that may be held against the target, as it is written or (None) as it is computed."""

    growth: Quantity
    as_of: dt.date
    text: str | None
    stated: Stated | None


class RateCase(NamedTuple):
    """A target that states a growth, with the newest growth beside it."""

    standing: Standing
    growth: Growth
    aim: Aim | None  # None for a rate that is only told about (左右, without saying how far)
    target: Quantity
    latest: Latest | None

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
            return "no-data", "no-actual" if self.aim is not None else "approximate"
        passed = self.aim.passed_by(self.latest.growth.value)
        if self.final:
            return ("met" if passed else "not-met"), None
        if passed and not self.aim.upward:
            return "within-limit", None
        return "open", "no-year-end-figure"

    @property
    def lead(self) -> Fraction | None:
        """The growth so far less the target, in points; above zero where things go well."""
        return None if self.gap is None else -self.gap

    @property
    def level(self) -> bool:
        """Whether the growth so far equals the target within its own rounding."""
        if self.latest is None or self.aim is None or self.latest.growth.interval is None:
            return self.gap == 0
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
        share = last_years_share(self.standing, self.latest.as_of)
        if share is None or not 0 < share < 1:
            return Quantity.unknown("no-same-period")
        wanted, so_far = 1 + self.aim.goal / 100, 1 + self.latest.growth.value / 100
        return Quantity(100 * ((wanted - share * so_far) / (1 - share) - 1), None)


def rate_case_of(standing: Standing) -> RateCase | None:
    """The growth that the target in force states over the year before; None where it states none."""
    target, plan = standing.target, standing.plan
    if target is None or standing.indicator.better == "none" or standing.cumulative:
        return None
    for growth in target.statement.growth:
        if since(plan, target, growth) == plan.about.target_year - 1:
            wanted = multiplier_of(plan, target, growth).percent
            aim = rate_aim(growth, wanted, standing.indicator)
            return RateCase(standing, growth, aim, wanted, _latest(standing, growth))
    return None


def _latest(standing: Standing, target: Growth) -> Latest | None:
    """The newest growth of the target's basis, of the target's year so far, known by the day."""
    plan, year = standing.plan, standing.plan.about.target_year
    calendar = plan.calendar
    listed: list[tuple[dt.date, int, int, Stated, Growth]] = []
    for stated in standing.statements:
        actual, day = stated.statement, day_of(stated, plan) if stated.role == "actual" else None
        if not isinstance(actual, Actual) or day is None:
            continue
        if calendar.year_of(day) != year or not _so_far(stated, day, calendar):
            continue
        if standing.as_of is not None and max(day, known_since(stated, plan)) > standing.as_of:
            continue
        for growth in actual.growth:
            if _same_basis(growth, target) and since(plan, stated, growth) == year - 1:
                listed.append((day, version_rank(stated), len(listed), stated, growth))
    computed = _computed(standing) if target.basis in _NOMINAL else None
    newest = max(listed, key=lambda found: found[:3], default=None)
    if newest is None or (computed is not None and computed.as_of > newest[0]):
        return computed
    day, _, _, stated, growth = newest
    return Latest(multiplier_of(plan, stated, growth).percent, day, rate_text(growth), stated)


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
    grown = rates.growth(observation.value, before)
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
