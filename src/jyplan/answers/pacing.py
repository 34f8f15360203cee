"""How far an indicator is beside how far it should be by the day of its data.

The pace of a flow is taken from the calendar or from last year's months, that of a level from its planned
path, that of several years from mean growth. Everything is exact.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.case import Case
from jyplan.answers.outlook import Outlook, Thresholds, grade
from jyplan.exact import pace, periods
from jyplan.plan.figures import figures


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


def pace_of(case: Case, over_years: Pace) -> Pace:
    """The pace of what the indicator is: a flow in its year, else a level."""
    return pace_of_flow(case) if case.running else pace_of_level(case, over_years)


def pace_of_flow(case: Case) -> Pace:
    """The part of the target that has come in, beside the part of the period that is over."""
    target, indicator = case.aim.goal, case.indicator
    if indicator.pace == "none":
        return Pace(reason="lumpy")
    if pace.months(case.so_far) < 1:
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
    indicator, so_far, period = case.indicator, case.so_far, case.period
    profile = [Fraction(number) for number in indicator.profile or ()]
    months, one_year = pace.months(period), case.first_year == case.plan.about.target_year
    if indicator.path:
        return _staged(case)
    if indicator.pace == "quarterly" and pace.months(so_far) % 3:
        return "quarterly-only", None, None
    if profile and indicator.pace in (None, "profile", "quarterly") and one_year:
        whole = sum(profile, Fraction(0))
        share = pace.by_profile(so_far, profile)
        if share is None:
            return ("quarterly-only" if whole > 0 else "profile-not-positive"), None, None
        return "profile", share, whole
    if indicator.pace in (None, "profile", "quarterly") and one_year:
        share, reason = _last_year(case)
        if share is not None:
            return "profile", share, case.levels.base.value
        if indicator.pace == "profile":
            return reason, None, None
    if indicator.pace == "quarterly":
        return "quarter", pace.by_month(so_far, period), months
    if indicator.pace == "day" or (indicator.pace is None and not periods.is_month_end(so_far.last)):
        return "day", pace.by_day(so_far, period), Fraction(period.days)
    return "month", pace.by_month(so_far, period), months


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
    start = case.period.first - dt.timedelta(days=1)
    planned = pace.on_path(case.observation.as_of, stages(case, start, Fraction(0)))
    share = None if planned is None else pace.part(planned, case.aim.goal)
    if share is None:
        return ("target-zero" if not case.aim.goal else "target-not-positive"), None, None
    return "path", share, case.aim.goal


def stages(case: Case, start: dt.date, base: Fraction) -> list[tuple[dt.date, Fraction]]:
    """The stage targets in order of time, from the start to the target itself."""
    planned = {start: base, case.period.last: case.aim.goal}
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
    by_now = pace.on_path(case.observation.as_of, stages(case, case.base_day, base))
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


def by_the_target(case: Case) -> bool:
    """Whether the way of a level is told in shares of its target."""
    base = case.levels.base.value
    return base is not None and 0 <= base < case.aim.goal
