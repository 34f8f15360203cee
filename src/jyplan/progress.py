"""Status and outlook of each indicator: where a plan stands, and what the pace says about its end.

The status is a fact from values as written; the outlook compares what is done with what was to be
expected by the day of the data. Numbers are exact, in the indicator's unit, rates in percent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan import pace
from jyplan.aim import STATUSES, Aim, Stage, Status, aim_of, fact
from jyplan.derive import ALL, BaseRow, GapRow, GrowthRow, Known, Selection, base_row, gap_row, growth_row, known
from jyplan.observed import (
    Observation,
    is_cumulative,
    observation,
    same_period,
    target_of,
    why_unobserved,
    year_end,
)
from jyplan.plan import Indicator, Plan
from jyplan.stated import Stated, figures, statements, value

Outlook = Literal["regressing", "off-track", "behind", "on-pace", "ahead", "not-assessable"]

# From worst to best; what cannot be assessed is neither.
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)


class Thresholds(NamedTuple):
    """From which quotient of done and expected share an outlook holds."""

    ahead: Fraction = Fraction(105, 100)
    on_pace: Fraction = Fraction(95, 100)
    behind: Fraction = Fraction(60, 100)


class Stretch(NamedTuple):
    """An ambition beside the pass line, and whether it is reached; None where that is not settled."""

    value: Fraction | None
    met: bool | None


class Earlier(NamedTuple):
    """A version of a target or of the latest actual that a newer one has replaced."""

    address: str
    value: Fraction | None
    version: str | None
    as_of: dt.date | None


class StatusRow(NamedTuple):
    """One indicator: the fact today, what the pace says about the end, and what it would take.

    ``lead_points`` is above zero where things go well, for a ceiling too. ``status_reason`` says why a
    status is open or unknown, ``reason`` why there is no outlook.
    """

    id: str
    name: str
    unit: str
    group: str | None
    base: BaseRow
    growth: GrowthRow
    gap: GapRow
    stretch: Stretch | None
    status: Status
    status_reason: str | None
    outlook: Outlook
    expected_percent: Fraction | None
    lead_points: Fraction | None
    growth_to_date: Fraction | None
    required_rest_growth: Fraction | None
    required_per_month: Fraction | None
    projection: Fraction | None
    required_mean_growth: Fraction | None
    observed_over_required: Fraction | None
    time_basis: str | None
    as_of: dt.date | None
    reason: str | None
    earlier: tuple[Earlier, ...]


class GroupRow(NamedTuple):
    """How many indicators of a group have which status and outlook, and the worst of each."""

    id: str | None
    name: str | None
    indicators: int
    statuses: dict[Status, int]
    outlooks: dict[Outlook, int]
    worst_status: Status
    worst_outlook: Outlook


class Case(NamedTuple):
    """One indicator with all that its row is made from."""

    plan: Plan
    id: str
    indicator: Indicator
    as_of: dt.date | None
    know: Known
    aim: Aim
    seen: Observation
    latest: Fraction

    @property
    def first_year(self) -> int:
        """The year from whose start the target's period counts."""
        about = self.plan.about
        return about.base_year + 1 if is_cumulative(self.plan, self.id) else about.target_year

    @property
    def running(self) -> bool:
        """Whether the latest value is a flow so far, in the period that the target speaks of."""
        return self.indicator.measure == "flow" and self.seen.as_of.year >= self.first_year

    @property
    def final(self) -> bool:
        """Whether the latest value is the one that the target speaks of."""
        return self.seen.as_of == dt.date(self.plan.about.target_year, 12, 31)

    @property
    def stage(self) -> Stage:
        """What the latest value is."""
        if self.final:
            return "final"
        return "running" if self.running else "earlier" if self.indicator.measure == "flow" else "level"

    @property
    def upwards(self) -> bool:
        """Whether the way from the base leads in the better direction, so that more of it is better."""
        return self.know.base.value is None or (self.aim.goal > self.know.base.value) == self.aim.upward


class Pace(NamedTuple):
    """How far things are beside how far they should be, both as shares of one; or the reason why not."""

    basis: str | None = None
    expected: Fraction | None = None
    done: Fraction | None = None
    projection: Fraction | None = None
    limits: bool = False  # a share of what is allowed, where less is better
    reason: str | None = None

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


def status(
    plan: Plan,
    selection: Selection = ALL,
    *,
    as_of: dt.date | None = None,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 - a value, never changed
) -> list[StatusRow]:
    """A row for every indicator, in the plan's order; with ``as_of``, as the plan was known on that day."""
    return [
        _row(plan, id, selection.name(indicator), as_of, thresholds)
        for id, indicator in selection.chosen(plan)
    ]


def _row(
    plan: Plan, id: str, name: str, as_of: dt.date | None, thresholds: Thresholds
) -> StatusRow:
    indicator = plan.indicators[id]
    know = known(plan, id, as_of=as_of)
    seen = observation(plan, id, as_of=as_of)
    row = StatusRow(
        id, name, indicator.unit, indicator.group, base_row(plan, id, name, as_of=as_of),
        growth_row(plan, id, name, as_of=as_of), gap_row(plan, id, name, as_of=as_of), _stretch(plan, id, None),
        "no-data", None, "not-assessable", None, None, None, None, None, None, None, None, None,
        seen.as_of if seen else None, None, tuple(_earlier(plan, id, seen, as_of)),
    )  # fmt: skip
    target = target_of(plan, id, as_of=as_of)
    aim = aim_of(target, know.target) if target else None
    reason = _why_no_status(indicator, know, aim)
    if reason is None and (seen is None or seen.value.value is None):
        reason = seen.value.reason if seen else why_unobserved(plan, id, as_of=as_of)
    if reason is not None or aim is None or seen is None or seen.value.value is None:
        mean = know.base.value if reason == "no-actual" and aim is not None else None
        return row._replace(
            status_reason=reason,
            reason=reason,
            required_mean_growth=_mean_growth(plan, indicator, aim, mean, plan.about.base_year),
        )
    return _assessed(row, Case(plan, id, indicator, as_of, know, aim, seen, seen.value.value), thresholds)


def _why_no_status(indicator: Indicator, know: Known, aim: Aim | None) -> str | None:
    if indicator.better == "none":
        return "context"
    if know.target_kind is None and aim is None:
        return "no-target" if know.target.reason in (None, "no-value") else know.target.reason
    return know.target.reason if aim is None else None


def _assessed(row: StatusRow, case: Case, thresholds: Thresholds) -> StatusRow:
    """The row of an indicator that has a target and an actual."""
    found, why = fact(case.aim, case.indicator, case.latest, case.know.base.value, case.stage)
    over_years, mean, ratio = _over_years(case)
    going = _pace_of_flow(case) if case.running else _pace_of_level(case, over_years)
    outlook = going.outlook(thresholds)
    if found == "breached" and case.indicator.measure == "flow":
        outlook, going = "off-track", going._replace(reason=None)
    elif found in ("not-met", "breached") and case.final and outlook in ("ahead", "on-pace"):
        outlook = "behind"  # what is known at the end is no projection any more
    before, rest = _growths(case)
    return row._replace(
        stretch=_stretch(case.plan, case.id, case),
        status=found,
        status_reason=why,
        outlook=outlook,
        expected_percent=None if going.expected is None else 100 * going.expected,
        lead_points=going.lead,
        growth_to_date=before,
        required_rest_growth=rest,
        required_per_month=_per_month(case),
        projection=going.projection,
        required_mean_growth=mean,
        observed_over_required=ratio,
        time_basis=going.basis,
        reason=going.reason,
    )


def _pace_of_flow(case: Case) -> Pace:
    """The part of the target that has come in, beside the part of the period that is over."""
    target, indicator, day = case.aim.goal, case.indicator, case.seen.as_of
    if indicator.pace == "none":
        return Pace(reason="lumpy")
    if day < dt.date(case.first_year, 1, 31):
        return Pace(reason="too-early")
    basis, expected = _expected(case)
    if expected is None:
        return Pace(reason=basis)
    done = pace.part(case.latest, target)
    if done is None:
        return Pace(basis, expected, reason="target-zero" if not target else "target-not-positive")
    if expected <= 0:
        return Pace(basis, expected, done, reason="nothing-expected-yet")
    return Pace(basis, expected, done, pace.projection(case.latest, expected), not case.aim.upward)


def _expected(case: Case) -> tuple[str, Fraction | None]:
    """The time basis and the share that is expected by the day of the data; without one, the reason."""
    indicator, day = case.indicator, case.seen.as_of
    period = (case.first_year, case.plan.about.target_year)
    profile = [Fraction(one) for one in indicator.profile or ()]
    quarter_end = pace.is_month_end(day) and day.month % 3 == 0
    if indicator.pace == "quarterly" and not quarter_end:
        return "quarterly-only", None
    if profile and indicator.pace in (None, "profile", "quarterly") and period[0] == period[1]:
        share = pace.by_profile(day, profile)
        if share is None:
            return ("quarterly-only" if sum(profile) > 0 else "profile-not-positive"), None
        return "profile", share
    if indicator.pace == "profile":
        before, base = same_period(case.plan, case.id, day), case.know.base.value
        if before is None or before.value is None:
            return "no-same-period", None
        share = None if base is None else pace.part(before.value, base)
        return ("no-baseline" if base is None else "same-period" if share is not None else "base-not-positive"), share
    if indicator.pace == "quarterly":
        return "quarter", pace.by_month(day, *period)
    if indicator.pace == "day" or (indicator.pace is None and not pace.is_month_end(day)):
        return "day", pace.by_day(day, *period)
    return "month", pace.by_month(day, *period)


def _pace_of_level(case: Case, over_years: Pace) -> Pace:
    """A level on its planned path by its increment; over several years by its mean growth; else no pace."""
    base, target, path = case.know.base.value, case.aim.goal, case.indicator.path
    if not path:
        return over_years
    if base is None:
        return Pace(reason=case.know.base.reason or "no-baseline")
    steps = {case.plan.about.base_year: base}
    planned = {dt.date(case.plan.about.base_year, 12, 31): base, dt.date(case.plan.about.target_year, 12, 31): target}
    for point in path:
        planned[point.as_of] = figures(point.value, None, case.indicator, None, "nearest")[0].value
    by_now = pace.on_path(case.seen.as_of, sorted(planned.items()))
    if by_now is None:
        return Pace(reason="before-the-plan")
    done, expected = pace.increment(case.latest, target, base), pace.increment(by_now, target, base)
    if done is None or expected is None:
        return Pace("path", reason="target-equals-base")
    if expected <= 0:
        return Pace("path", expected, done, reason="nothing-expected-yet")
    end = pace.projected_level(case.latest, target, base, expected)
    return Pace("path", expected, done, end, not case.upwards)
