"""How far an indicator is beside how far it should be, and what the rest would take.

The pace of a flow is taken from the calendar or from last year's months, that of a level from its planned
path, that of several years from mean growth; always at the date of the data. Everything is exact.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan.exact import pace
from jyplan.exact.growth import Quantity
from jyplan.plan.figures import figures
from jyplan.plan.model import Indicator, Plan
from jyplan.statements.observed import Observation
from jyplan.statements.standing import Levels, Standing
from jyplan.statements.target import Aim, Stage, Status, fact

Outlook = Literal["regressing", "off-track", "behind", "on-pace", "ahead", "not-assessable"]

# From worst to best; what cannot be assessed is neither.
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)


class Thresholds(NamedTuple):
    """From which quotient of done and expected share an outlook holds."""

    ahead: Fraction = Fraction(105, 100)
    on_pace: Fraction = Fraction(95, 100)
    behind: Fraction = Fraction(60, 100)


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
    def running(self) -> bool:
        """Whether the latest value is a flow so far, in the period that the target speaks of."""
        return self.indicator.measure == "flow" and self.observation.as_of.year >= self.first_year

    @property
    def final(self) -> bool:
        """Whether the latest value is the one that the target speaks of."""
        return self.observation.as_of == dt.date(self.plan.about.target_year, 12, 31)

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


class Pace(NamedTuple):
    """How far things are beside how far they should be, both as shares of one; or the reason why not."""

    basis: str | None = None
    expected: Fraction | None = None
    done: Fraction | None = None
    projection: Fraction | None = None
    limits: bool = False  # a share of what is allowed, where less is better
    reason: str | None = None
    whole: Fraction | None = None  # what is expected is a share of: months, days, last year's value, the way

    @property
    def lead(self) -> Fraction | None:
        """Lead in points, above zero where things go well."""
        if self.done is None or self.expected is None:
            return None
        return pace.lead(self.done, self.expected) * (-1 if self.limits else 1)

    def outlook(self, thresholds: Thresholds) -> Outlook:
        """The grade of done share ÷ expected share, for a limit of expected ÷ done."""
        if self.reason is not None or self.done is None or not self.expected:
            return "not-assessable"
        if not self.limits:
            return grade(self.done / self.expected, thresholds)
        return "ahead" if self.done <= 0 else grade(self.expected / self.done, thresholds)


def grade(quotient: Fraction, thresholds: Thresholds) -> Outlook:
    """The outlook that a quotient of done and expected share stands for."""
    if quotient >= thresholds.ahead:
        return "ahead"
    if quotient >= thresholds.on_pace:
        return "on-pace"
    if quotient >= thresholds.behind:
        return "behind"
    return "off-track" if quotient >= 0 else "regressing"


def settled(outlook: Outlook, status: Status, case: Case) -> Outlook:
    """The outlook where the fact leaves nothing to project: a broken limit, and the final figure."""
    if status == "breached" and case.indicator.measure == "flow":
        return "off-track"
    if not case.final or outlook == "not-assessable":
        return outlook
    if status in ("met", "exceeded"):
        return max(outlook, "on-pace", key=OUTLOOKS.index)
    return min(outlook, "behind", key=OUTLOOKS.index) if status in ("not-met", "breached") else outlook


def pace_of(case: Case, years: Years) -> Pace:
    """The pace of what the indicator is: a flow in its year, else a level."""
    return pace_of_flow(case) if case.running else pace_of_level(case, years.pace)


def pace_of_flow(case: Case) -> Pace:
    """The part of the target that has come in, beside the part of the period that is over."""
    target, indicator, day = case.aim.goal, case.indicator, case.observation.as_of
    if indicator.pace == "none":
        return Pace(reason="lumpy")
    if day < dt.date(case.first_year, 1, 31):
        return Pace(reason="too-early")
    basis, expected, whole = _expected(case)
    if expected is None:
        return Pace(reason=basis)
    done = pace.part(case.latest, target)
    if done is None:
        return Pace(basis, expected, reason="target-zero" if not target else "target-not-positive")
    if expected <= 0:
        return Pace(basis, expected, done, reason="nothing-expected-yet")
    end = pace.projection(case.latest, expected)
    return Pace(basis, expected, done, end, not case.aim.upward, whole=whole)


def _expected(case: Case) -> tuple[str, Fraction | None, Fraction | None]:
    """The time basis, the share that is expected by the day of the data, and what it is a share of.

    Without a share the reason stands in place of the basis.
    """
    indicator, day = case.indicator, case.observation.as_of
    period = (case.first_year, case.plan.about.target_year)
    profile = [Fraction(one) for one in indicator.profile or ()]
    quarter_end = pace.is_month_end(day) and day.month % 3 == 0
    if indicator.pace == "quarterly" and not quarter_end:
        return "quarterly-only", None, None
    if profile and indicator.pace in (None, "profile", "quarterly") and period[0] == period[1]:
        whole = sum(profile, Fraction(0))
        share = pace.by_profile(day, profile)
        if share is None:
            return ("quarterly-only" if whole > 0 else "profile-not-positive"), None, None
        return "profile", share, whole
    if indicator.pace == "profile":
        before, base = case.standing.same_period(day), case.levels.base.value
        if before is None or before.value is None:
            return "no-same-period", None, None
        share = None if base is None else pace.part(before.value, base)
        if share is None:
            return ("no-baseline" if base is None else "base-not-positive"), None, None
        return "same-period", share, base
    months = Fraction(12 * (period[1] - period[0] + 1))
    if indicator.pace == "quarterly":
        return "quarter", pace.by_month(day, *period), months
    if indicator.pace == "day" or (indicator.pace is None and not pace.is_month_end(day)):
        return "day", pace.by_day(day, *period), Fraction(pace.days(*period))
    return "month", pace.by_month(day, *period), months


def pace_of_level(case: Case, over_years: Pace) -> Pace:
    """A level on its planned path by its increment; over several years by its mean growth; else no pace."""
    base, target, path = case.levels.base.value, case.aim.goal, case.indicator.path
    if not path:
        return over_years
    if base is None:
        return Pace(reason=case.levels.base.reason or "no-baseline")
    planned = {
        dt.date(case.plan.about.base_year, 12, 31): base,
        dt.date(case.plan.about.target_year, 12, 31): target,
    }
    for point in path:
        planned[point.as_of] = figures(point.value, None, case.indicator, None, "nearest")[0].value
    by_now = pace.on_path(case.observation.as_of, sorted(planned.items()))
    if by_now is None:
        return Pace(reason="before-the-plan")
    done, expected = pace.increment(case.latest, target, base), pace.increment(by_now, target, base)
    if done is None or expected is None:
        return Pace("path", reason="target-equals-base")
    if expected <= 0:
        return Pace("path", expected, done, reason="nothing-expected-yet")
    end = pace.projected_level(case.latest, target, base, expected)
    return Pace("path", expected, done, end, not case.upwards, whole=target - base)


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
    known = _last_whole_year(case)
    if known is None:
        rest = required_mean_growth(plan, case.indicator, target, base, plan.about.base_year)
        return Years(Pace(reason="no-year-end-figure"), rest)
    year, latest = known
    rest = required_mean_growth(plan, case.indicator, target, latest, year)
    if base is None:
        return Years(Pace(reason=case.levels.base.reason or "no-baseline"), rest)
    if base <= 0 or target < 0 or latest < 0:
        return Years(Pace(reason="base-not-positive" if base <= 0 else "target-negative"), rest)
    ratio = pace.observed_over_required(base, latest, year - plan.about.base_year, target, plan.years)
    if ratio is None:
        return Years(Pace(reason="target-equals-base"), rest)
    return Years(Pace("mean-growth", Fraction(1), ratio, None, not case.upwards), rest, ratio)


def _last_whole_year(case: Case) -> tuple[int, Fraction] | None:
    """The last year after the base whose actual value is known, and that value."""
    about = case.plan.about
    for year in range(case.observation.as_of.year, about.base_year, -1):
        found = case.standing.year_end(year)
        if found is not None and found.value.value is not None:
            return year, found.value.value
    return None


def required_mean_growth(
    plan: Plan, indicator: Indicator, target: Fraction, latest: Fraction | None, year: int
) -> Quantity:
    """Mean annual growth in percent from a year's value to the target; only in a plan over several years."""
    if plan.years == 1:
        return Quantity.unknown("one-year")
    if indicator.measure in ("ratio", "rank"):
        return Quantity.unknown("no-relative-growth")
    if any(one.cumulative for one in indicator.target):
        return Quantity.unknown("cumulative")
    if latest is None:
        return Quantity.unknown("no-baseline")
    if year >= plan.about.target_year:
        return Quantity.unknown("year-over")
    found = pace.mean_growth(target, latest, plan.about.target_year - year)
    return Quantity(found, None, None if found is not None else "base-not-positive")


def growths(case: Case) -> tuple[Fraction | None, Quantity]:
    """Growth to date, and the growth that the rest of the year requires, both over the year before.

    A level, or a whole year, has grown since the base; the rest of a year is known for a flow only.
    """
    if case.indicator.measure in ("ratio", "rank"):
        return None, Quantity.unknown("no-relative-growth")
    base = case.levels.base.value
    if not case.running:
        so_far = None if base is None else pace.growth_to_date(case.latest, base)
        return so_far, Quantity.unknown(_not_running(case))
    day, plan, indicator = case.observation.as_of, case.plan, case.indicator
    if case.first_year != plan.about.target_year:
        return None, Quantity.unknown("cumulative")
    if plan.years > 1:
        found = case.standing.year_end(plan.about.target_year - 1)
        base = found.value.value if found else None
    stated = case.standing.same_period(day)
    before = stated.value if stated else None
    if before is None and case.final:
        before = base
    if before is None and plan.years == 1 and indicator.profile:
        before = pace.profile_to(day, [Fraction(one) for one in indicator.profile])
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
    found = pace.required_rest_growth(case.aim.goal, case.latest, base, before)
    return Quantity(found, None, None if found is not None else "base-not-positive")


def per_month(case: Case) -> Quantity:
    """What each remaining month must bring, of a limit: may bring; not where only quarters are known."""
    if not case.running:
        return Quantity.unknown(_not_running(case))
    done = _nothing_left(case)
    if done is not None or case.indicator.pace == "quarterly":
        return Quantity.unknown(done or "quarterly-only")
    day = case.observation.as_of
    left = 12 * (case.plan.about.target_year - day.year + 1) - pace.months(day)
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
