"""Status and outlook of each indicator: where a plan stands, and what the pace says about its end.

The status is a fact from values as written; the outlook compares what is done with what was to be
expected by the day of the data. Numbers are exact, in the indicator's unit, rates in percent.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.answers import outlook as outlooks
from jyplan.answers.derive import ALL, BaseRow, GrowthRow, Selection, base_row, growth_row
from jyplan.answers.gap import GapRow, gap_row, needs_of
from jyplan.answers.outlook import OUTLOOKS, Case, Outlook, Thresholds
from jyplan.plan.figures import statements, value
from jyplan.plan.model import Plan
from jyplan.statements.observed import Observation, decided, observation, target_of
from jyplan.statements.standing import known
from jyplan.statements.target import STATUSES, Status, aim_of, fact


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


def _row(plan: Plan, id: str, name: str, as_of: dt.date | None, thresholds: Thresholds) -> StatusRow:
    indicator = plan.indicators[id]
    know = known(plan, id, as_of=as_of)
    seen = observation(plan, id, as_of=as_of)
    row = StatusRow(
        id, name, indicator.unit, indicator.group, base_row(plan, id, name, as_of=as_of, know=know),
        growth_row(plan, id, name, as_of=as_of), gap_row(plan, id, name, as_of=as_of, know=know),
        _stretch(plan, id, None), "no-data", None, "not-assessable",
        None, None, None, None, None, None, None, None, None,
        seen.as_of if seen else None, None, tuple(_earlier(plan, id, seen, as_of)),
    )  # fmt: skip
    case = outlooks.case_of(plan, id, know, as_of=as_of)
    if isinstance(case, Case):
        return _assessed(row, case, thresholds)
    rest = needs_of(plan, case, id, know).mean_growth.value
    return row._replace(status_reason=case.reason, reason=case.reason, required_mean_growth=rest)


def _assessed(row: StatusRow, case: Case, thresholds: Thresholds) -> StatusRow:
    """The row of an indicator that has a target and an actual."""
    found, why = fact(case.aim, case.indicator, case.latest, case.know.base.value, case.stage)
    years = outlooks.over_years(case)
    going = outlooks.pace_of(case, years)
    outlook = outlooks.settled(going.outlook(thresholds), found, case)
    shares = going.basis != "mean-growth"
    before, rest = outlooks.growths(case)
    return row._replace(
        stretch=_stretch(case.plan, case.id, case),
        status=found,
        status_reason=why,
        outlook=outlook,
        expected_percent=100 * going.expected if shares and going.expected is not None else None,
        lead_points=going.lead if shares else None,
        growth_to_date=before,
        required_rest_growth=rest.value,
        required_per_month=outlooks.per_month(case).value,
        required_mean_growth=years.required.value,
        projection=going.projection,
        observed_over_required=years.observed_over_required,
        time_basis=going.basis,
        reason=going.reason if outlook == "not-assessable" else None,
    )


def _stretch(plan: Plan, id: str, case: Case | None) -> Stretch | None:
    """The ambition beside the target; reached, missed, or (None) not settled by the latest value."""
    stated = next((one for one in statements(plan, id) if one.role == "stretch"), None)
    if stated is None:
        return None
    wanted = value(stated, plan.about.rounding)
    aim = aim_of(stated, wanted)
    if case is None or aim is None:
        return Stretch(wanted.value, None)
    found, _ = fact(aim, case.indicator, case.latest, case.know.base.value, case.stage)
    settled = {"met": True, "exceeded": True, "not-met": False, "breached": False}
    return Stretch(aim.goal, settled.get(found))


def _earlier(plan: Plan, id: str, seen: Observation | None, as_of: dt.date | None) -> Iterator[Earlier]:
    """The versions of the target and of the latest actual that are not in force, in the file's order."""
    target = target_of(plan, id, as_of=as_of)
    in_force = {one.path for one in (target, *(seen.parts if seen else ())) if one is not None}
    days = {part.when for part in seen.parts} if seen else set()
    for one in statements(plan, id):
        of_target = one.role == "target" and (as_of is None or decided(one, plan) <= as_of)
        of_actual = one.role == "actual" and one.when in days and one.statement.value is not None
        if (of_target or of_actual) and one.path not in in_force:
            version, day = getattr(one.statement, "version", None), getattr(one.statement, "as_of", None)
            yield Earlier(one.address, value(one, plan.about.rounding).value, version, day)


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


def roll_up(rows: Iterable[StatusRow], plan: Plan, *, language: Literal["zh", "en"] = "zh") -> list[GroupRow]:
    """A row for every group that has indicators among ``rows``, in the plan's order, the ungrouped last."""
    members: dict[str | None, list[StatusRow]] = {id: [] for id in plan.groups}
    members[None] = members.pop(None, [])
    for row in rows:
        members[row.group].append(row)
    found = []
    for id, listed in members.items():
        if listed and id is None:
            found.append(tally(listed))
        elif listed and id is not None:
            group = plan.groups[id]
            found.append(tally(listed, id, group.called(language)))
    return found
