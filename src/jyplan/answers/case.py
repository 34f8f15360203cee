"""One indicator that has a target and a value to hold against it, or the reason why it has not."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.periods import Period
from jyplan.plan.model import Indicator, Plan
from jyplan.statements.observed import Observation
from jyplan.statements.standing import Levels, Standing
from jyplan.statements.target import Aim, Stage, Status, fact


class Case(NamedTuple):
    """One indicator that has a target and a value to hold against it."""

    standing: Standing
    aim: Aim
    observation: Observation
    latest: Fraction

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.standing.plan

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.standing.indicator

    @property
    def levels(self) -> Levels:
        """Target, base and latest value."""
        return self.standing.levels

    @property
    def first_year(self) -> int:
        """The year from whose start the target's period counts."""
        about = self.plan.about
        return about.base_year + 1 if self.standing.cumulative else about.target_year

    @property
    def period(self) -> Period:
        """All that the target's period has of days: a year, or the years since the base year."""
        calendar = self.plan.calendar
        return Period(calendar.year(self.first_year).first, calendar.year(self.plan.about.target_year).last)

    @property
    def so_far(self) -> Period:
        """The target's period up to the day of the latest value."""
        return Period(self.period.first, self.observation.as_of)

    @property
    def base_day(self) -> dt.date:
        """The last day of the base year."""
        return self.plan.calendar.year(self.plan.about.base_year).last

    @property
    def running(self) -> bool:
        """Whether the latest value is a flow so far, in the period that the target speaks of."""
        return self.indicator.measure == "flow" and self.observation.as_of >= self.period.first

    @property
    def final(self) -> bool:
        """Whether the latest value is the one that the target speaks of."""
        return self.observation.as_of == self.period.last

    @property
    def stage(self) -> Stage:
        """What the latest value is."""
        if self.final:
            return "final"
        return "running" if self.running else "earlier" if self.indicator.measure == "flow" else "level"

    @property
    def upwards(self) -> bool:
        """Whether the way from the base leads in the better direction, so that more of it is better."""
        base = self.levels.base.value
        return base is None or (self.aim.goal > base) == self.aim.upward

    @property
    def fact(self) -> tuple[Status, str | None]:
        """The status of the latest value, and for an open one the reason."""
        return fact(self.aim, self.indicator, self.latest, self.levels.base.value, self.stage)


class Unassessed(NamedTuple):
    """An indicator that cannot be judged, and why; ``goal`` is its target where there is one."""

    reason: str | None
    goal: Fraction | None


def case_of(standing: Standing) -> Case | Unassessed:
    """What an indicator's row is made from, where it has a target and an actual to hold against it."""
    aim, observation = standing.aim, standing.observation
    reason = _why_no_target(standing)
    if reason is not None or aim is None:
        return Unassessed(reason, aim.goal if aim else None)
    if observation is None or observation.value.value is None:
        return Unassessed(observation.value.reason if observation else standing.why_unobserved, aim.goal)
    return Case(standing, aim, observation, observation.value.value)


def _why_no_target(standing: Standing) -> str | None:
    target, aim = standing.levels.target, standing.aim
    if standing.indicator.better == "none":
        return "context"
    if standing.levels.target_kind is None and aim is None:
        return "no-target" if target.reason in (None, "no-value") else target.reason
    return target.reason if aim is None else None
