"""How far an indicator is beside how far it should be, and what the rest would take.

The pace of a flow is taken from the calendar or from last year's months, that of a level from its planned
path, that of several years from mean growth; always at the date of the data. Everything is exact.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan.answers.rate import RateCase
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
    """From where on an outlook holds: a quotient of done and expected share, or a lead in points.

    In quotients a growth target is ahead above it, on pace where it equals it within rounding, else behind.
    """

    ahead: Fraction = Fraction(105, 100)
    on_pace: Fraction = Fraction(95, 100)
    behind: Fraction = Fraction(60, 100)
    in_: Literal["quotient", "points"] = "quotient"

    @property
    def points(self) -> bool:
        """Whether they are leads in points."""
        return self.in_ == "points"


def thresholds_of(plan: Plan) -> Thresholds:
    """The thresholds that a plan sets for all its indicators, else the usual ones."""
    stated = plan.about.thresholds
    if stated is None:
        return Thresholds()
    return Thresholds(Fraction(stated.ahead), Fraction(stated.on_pace), Fraction(stated.behind), stated.unit)


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
        if thresholds.points and self.lead is not None:
            return "regressing" if self.done < 0 and not self.limits else grade(self.lead, thresholds)
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
    return "off-track" if quotient >= 0 or thresholds.points else "regressing"


def grade_of_rate(rate: RateCase, thresholds: Thresholds) -> Outlook:
    """The outlook of a growth target: what the growth so far says of it."""
    if rate.lead is None or rate.status[0] == "no-data":
        return "not-assessable"
    if rate.final:
        return "behind" if rate.status[0] == "not-met" else "ahead" if rate.lead > 0 else "on-pace"
    if thresholds.points:
        return grade(rate.lead, thresholds)
    if rate.level:
        return "on-pace"
    return "ahead" if rate.lead > 0 else "behind"


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
    limits = not case.aim.upward
    done = pace.part(case.latest, target)
    if done is None:
        return Pace(basis, expected, reason="target-zero" if not target else "target-not-positive")
    if expected <= 0:
        return Pace(basis, expected, done, None, limits, "nothing-expected-yet")
    return Pace(basis, expected, done, pace.projection(case.latest, expected), limits, whole=whole)


def _expected(case: Case) -> tuple[str, Fraction | None, Fraction | None]:
    """The time basis, the share that is expected by the day of the data, and what it is a share of.

    Without a share the reason stands in place of the basis.
    """
    indicator, day = case.indicator, case.observation.as_of
    period = (case.first_year, case.plan.about.target_year)
    profile = [Fraction(one) for one in indicator.profile or ()]
    quarter_end = pace.is_month_end(day) and day.month % 3 == 0
    if indicator.path:
        return _staged(case)
    if indicator.pace == "quarterly" and not quarter_end:
        return "quarterly-only", None, None
    if profile and indicator.pace in (None, "profile", "quarterly") and period[0] == period[1]:
        whole = sum(profile, Fraction(0))
        share = pace.by_profile(day, profile)
        if share is None:
            return ("quarterly-only" if whole > 0 else "profile-not-positive"), None, None
        return "profile", share, whole
    if indicator.pace in (None, "profile", "quarterly") and period[0] == period[1]:
        share, reason = _last_year(case)
        if share is not None:
            return "profile", share, case.levels.base.value
        if indicator.pace == "profile":
            return reason, None, None
    months = Fraction(12 * (period[1] - period[0] + 1))
    if indicator.pace == "quarterly":
        return "quarter", pace.by_month(day, *period), months
    if indicator.pace == "day" or (indicator.pace is None and not pace.is_month_end(day)):
        return "day", pace.by_day(day, *period), Fraction(pace.days(*period))
    return "month", pace.by_month(day, *period), months


def _last_year(case: Case) -> tuple[Fraction | None, str]:
    """The share of last year's value that had come in by the same day of it, or why it is not known."""
    before, base = case.standing.same_period(case.observation.as_of), case.standing.last_year
    if before is None or before.value is None:
        return None, "no-same-period"
    if base is None:
        return None, "no-baseline"
    share = pace.part(before.value, base)
    return share, "base-not-positive"


def _staged(case: Case) -> tuple[str, Fraction | None, Fraction | None]:
    """The share of a flow's target that its stage targets ask for by the day of the data."""
    start = dt.date(case.first_year - 1, 12, 31)
    planned = pace.on_path(case.observation.as_of, _planned(case, start, Fraction(0)))
    share = None if planned is None else pace.part(planned, case.aim.goal)
    if share is None:
        return ("target-zero" if not case.aim.goal else "target-not-positive"), None, None
    return "path", share, case.aim.goal


def _planned(case: Case, start: dt.date, base: Fraction) -> list[tuple[dt.date, Fraction]]:
    """The stage targets in order of time, from the start to the target itself."""
    planned = {start: base, dt.date(case.plan.about.target_year, 12, 31): case.aim.goal}
    for point in case.indicator.path:
        planned[point.as_of] = figures(point.value, None, case.indicator, None, "nearest")[0].value
    return sorted(planned.items())


def pace_of_level(case: Case, over_years: Pace) -> Pace:
    """A level on its planned path; over several years by its mean growth; else no pace.

    Done and expected are shares of the target, as far as the way leads up from a base of nothing less than
    zero; of the way itself where it leads down, or where one end is not above zero.
    """
    base, target = case.levels.base.value, case.aim.goal
    if not case.indicator.path:
        return over_years
    if base is None:
        return Pace(reason=case.levels.base.reason or "no-baseline")
    start = dt.date(case.plan.about.base_year, 12, 31)
    by_now = pace.on_path(case.observation.as_of, _planned(case, start, base))
    if by_now is None:
        return Pace(reason="before-the-plan")
    if by_the_target(case):
        done, expected, limits = case.latest / target, by_now / target, not case.aim.upward
        whole = target
    else:
        if target == base:
            return Pace("path", reason="target-equals-base")
        whole = target - base
        done, expected, limits = (case.latest - base) / whole, (by_now - base) / whole, not case.upwards
    if expected <= 0:
        return Pace("path", expected, done, None, limits, "nothing-expected-yet")
    end = case.latest / expected if whole == target else base + (case.latest - base) / expected
    return Pace("path", expected, done, end, limits, whole=whole)


def projected_over(case: Case) -> bool:
    """Whether a limit that is kept so far would be broken if the rest came in as the part so far."""
    end = pace_of(case, over_years(case)).projection
    return end is not None and not case.aim.upward and not case.aim.passed_by(end)


def by_the_target(case: Case) -> bool:
    """Whether the way of a level is told in shares of its target."""
    base = case.levels.base.value
    return base is not None and 0 <= base < case.aim.goal


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
    last = observation.as_of.year if observation else about.target_year
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
    if any(one.cumulative for one in indicator.target):
        return Quantity.unknown("cumulative")
    if latest is None:
        return Quantity.unknown("no-baseline")
    if year >= plan.about.target_year:
        return Quantity.unknown("year-over")
    found = pace.mean_growth(target, latest, plan.about.target_year - year)
    return Quantity(found, None, None if found is not None else "base-not-positive")


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
        if before is None and (day.month, day.day) == (12, 31) and day.year - 1 == plan.about.base_year:
            before = case.levels.base.value
        so_far = None if before is None else pace.growth_to_date(case.latest, before)
        return so_far, Quantity.unknown(_not_running(case))
    if case.first_year != plan.about.target_year:
        return None, Quantity.unknown("cumulative")
    base = case.standing.last_year
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
