"""Status and outlook of each indicator: where a plan stands, and what the pace says about its end.

The status is a fact from values as written; the outlook compares what is done with what was to be
expected by the day of the data. Numbers are exact, in the indicator's unit, rates in percent.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import rest, trend
from jyplan.answers.base import BaseRow, base_row
from jyplan.answers.case import Case, Unassessed, case_of
from jyplan.answers.context import context_of
from jyplan.answers.gap import GapRow, gap_row, needs_of
from jyplan.answers.growth import GrowthRow, Verdicts, growth_row, verdicts
from jyplan.answers.outlook import OUTLOOKS, Outlook, Thresholds, grade_of_rate, settled, thresholds_of
from jyplan.answers.pacing import pace_of
from jyplan.answers.rate import RateCase, rate_case_of
from jyplan.consistency.result import Checked, check
from jyplan.plan.figures import value
from jyplan.plan.model import Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.statements.in_force import known_since
from jyplan.statements.standing import Standing, Standings
from jyplan.statements.target import STATUSES, Status, aim_of, fact
from jyplan.words.language import Language


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
    status is open or unknown, ``reason`` why there is no outlook. ``change_points`` is how much the lead
    has changed since ``before``, the date of the figure before the latest, both against the target of today.
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
    period: str | None = None
    owner: str | None = None
    measure: str | None = None
    better: str | None = None
    nature: str | None = None
    note: str | None = None
    before: dt.date | None = None
    change_points: Fraction | None = None


class GroupRow(NamedTuple):
    """How many indicators of a group or an owner have which status and outlook, and the worst of each."""

    id: str | None
    name: str | None
    indicators: int
    statuses: dict[Status, int]
    outlooks: dict[Outlook, int]
    worst_status: Status
    worst_outlook: Outlook


def status(
    plan: Plan,
    selection: Selection = ALL,
    *,
    as_of: dt.date | None = None,
    thresholds: Thresholds | None = None,
    checked: Checked | None = None,
    standings: Standings | None = None,
) -> list[StatusRow]:
    """A row for every indicator, in the plan's order; with ``as_of``, as the plan was known on that day.

    Without ``thresholds`` those of the plan hold. ``checked`` is a check of the plan and ``standings`` are
    those of the day, where the caller has them.
    """
    standings = standings or Standings(plan, as_of)
    judged = verdicts(checked or check(plan))
    thresholds = thresholds or thresholds_of(plan)
    return [
        _row(standings[id], selection.name(indicator), judged, thresholds)._replace(
            unit=indicator.counted_in(selection.language), owner=indicator.owned_by(selection.language)
        )
        for id, indicator in selection.chosen(plan)
    ]


def _row(standing: Standing, name: str, judged: Verdicts, thresholds: Thresholds) -> StatusRow:
    indicator, observation = standing.indicator, standing.observation
    row = StatusRow(
        standing.id, name, indicator.unit, indicator.group, base_row(standing, name),
        growth_row(standing, name, judged), gap_row(standing, name),
        _stretch(standing, None), "no-data", None, "not-assessable",
        None, None, None, None, None, None, None, None, None,
        observation.as_of if observation else None, None, tuple(_earlier(standing)),
    )  # fmt: skip
    target = standing.target.statement if standing.target else None
    row = row._replace(**context_of(indicator, target), period=str(standing.plan.about.target_year))
    case, rate = case_of(standing), rate_case_of(standing)
    by_value = standing.levels.target_kind == "stated" and isinstance(case, Case)
    if rate is not None and rate.latest is not None and not by_value:
        return _rated(row, rate, case, thresholds)
    if isinstance(case, Case):
        return _assessed(row, case, thresholds)
    mean = needs_of(case, standing).mean_growth.value
    return row._replace(status_reason=case.reason, reason=case.reason, required_mean_growth=mean)


def _rated(row: StatusRow, rate: RateCase, case: Case | Unassessed, thresholds: Thresholds) -> StatusRow:
    """The row of an indicator whose target is a growth, by the newest growth beside it."""
    status, why = rate.status
    outlook = grade_of_rate(rate, thresholds)
    before = rest.growths(case)[0] if isinstance(case, Case) else None
    return row._replace(
        status=status,
        status_reason=why,
        outlook=outlook,
        lead_points=rate.lead,
        growth_to_date=before,
        required_rest_growth=rate.required_rest_growth.value,
        required_mean_growth=rate.required_mean_growth.value,
        time_basis="growth-to-date" if rate.years == 1 else "mean-growth",
        as_of=rate.latest.as_of if rate.latest else row.as_of,
        reason=why if outlook == "not-assessable" else None,
    )


def _assessed(row: StatusRow, case: Case, thresholds: Thresholds) -> StatusRow:
    """The row of an indicator that has a target and an actual."""
    status, why = case.fact
    over = status == "within-limit" and rest.projected_over(case)
    years = rest.over_years(case)
    pace = pace_of(case, years.pace)
    outlook = settled(pace.outlook(thresholds), status, case)
    shares = pace.basis != "mean-growth"
    before, left = rest.growths(case)
    earlier, change = trend.change(case)
    return row._replace(
        stretch=_stretch(case.standing, case),
        status=status,
        status_reason="projected-over-limit" if over else why,
        outlook=outlook,
        expected_percent=100 * pace.expected if shares and pace.expected is not None else None,
        lead_points=pace.lead if shares else None,
        growth_to_date=before,
        required_rest_growth=left.value,
        required_per_month=rest.per_month(case).value,
        required_mean_growth=years.required.value,
        projection=pace.projection,
        observed_over_required=years.observed_over_required,
        time_basis=pace.basis,
        before=earlier,
        change_points=change,
        reason=pace.reason if outlook == "not-assessable" else None,
    )


def _stretch(standing: Standing, case: Case | None) -> Stretch | None:
    """The ambition beside the target; reached, missed, or (None) not settled by the latest value."""
    stated = standing.stretch
    if stated is None:
        return None
    wanted = value(stated, standing.plan.about.rounding)
    aim = aim_of(stated.statement, standing.indicator, wanted)
    if case is None or aim is None:
        return Stretch(wanted.value, None)
    status, _ = fact(aim, case.indicator, case.latest, case.levels.base.value, case.stage)
    settled = {"met": True, "exceeded": True, "not-met": False, "breached": False}
    return Stretch(aim.goal, settled.get(status))


def _earlier(standing: Standing) -> Iterator[Earlier]:
    """The versions of the target and of the latest actual that are not in force, in the file's order."""
    plan, as_of, observation = standing.plan, standing.as_of, standing.observation
    parts = observation.parts if observation else ()
    in_force = {stated.path for stated in (standing.target, *parts) if stated is not None}
    days = {part.when for part in parts}
    for stated in standing.statements:
        known = as_of is None or known_since(stated, plan) <= as_of
        of_actual = stated.role == "actual" and stated.when in days and stated.statement.value is not None
        if known and (stated.role == "target" or of_actual) and stated.path not in in_force:
            version = getattr(stated.statement, "version", None)
            day = getattr(stated.statement, "as_of", None)
            yield Earlier(stated.address, value(stated, plan.about.rounding).value, version, day)


def tally(rows: Iterable[StatusRow], id: str | None = None, name: str | None = None) -> GroupRow:
    """How many rows have which status and outlook, and the worst of each: counts hide no breach."""
    listed = list(rows)
    statuses = Counter(row.status for row in listed)
    views = Counter(row.outlook for row in listed)
    return GroupRow(
        id,
        name,
        len(listed),
        {code: statuses[code] for code in STATUSES},
        {code: views[code] for code in OUTLOOKS},
        next((code for code in STATUSES if statuses[code]), "no-data"),
        next((code for code in OUTLOOKS if views[code]), "not-assessable"),
    )


def roll_up_owners(rows: Iterable[StatusRow]) -> list[GroupRow]:
    """A row for every owner, in the order in which they first stand, then what has none; none without any."""
    listed = list(rows)
    owners = [*dict.fromkeys(row.owner for row in listed if row.owner)]
    rolled = [tally([row for row in listed if row.owner == owner], None, owner) for owner in owners]
    rest = [row for row in listed if not row.owner]
    return [*rolled, tally(rest)] if owners and rest else rolled


def roll_up(rows: Iterable[StatusRow], plan: Plan, *, language: Language = "zh") -> list[GroupRow]:
    """A row for every group that has indicators among ``rows``, in the plan's order, the ungrouped last."""
    members: dict[str | None, list[StatusRow]] = {id: [] for id in plan.groups}
    members[None] = members.pop(None, [])
    for row in rows:
        members[row.group].append(row)
    tallies = []
    for id, listed in members.items():
        if listed and id is None:
            tallies.append(tally(listed))
        elif listed and id is not None:
            group = plan.groups[id]
            tallies.append(tally(listed, id, group.called(language)))
    return tallies
