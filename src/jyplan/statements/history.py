"""The course of one indicator: every target and actual in order of time, and which of them count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from jyplan.plan.figures import Stated, statements
from jyplan.plan.model import Actual, Period, Plan, Target
from jyplan.statements.observed import (
    day_of,
    decided,
    faults,
    is_cumulative,
    observation,
    target_of,
    version_rank,
)


class Event(NamedTuple):
    """A target or an actual; ``first`` to ``day`` is what a flow covers.

    ``standing`` says whether it counts: ``in-force``, also as a part of a sum; ``superseded`` by a later
    version or a correction; ``earlier`` than what is in force; ``not-yet`` known on the day asked for; or
    the reason why it is not held against the target.
    """

    stated: Stated
    first: dt.date | None
    day: dt.date | None
    version: str | None
    standing: str


def history(plan: Plan, id: str, *, as_of: dt.date | None = None) -> list[Event]:
    """The targets and actuals of an indicator with a value or a growth, in order of time."""
    found = [*_targets(plan, id, as_of), *_actuals(plan, id, as_of)]
    return sorted(found, key=lambda event: (event.day or dt.date.min, event.first or dt.date.min))


def _targets(plan: Plan, id: str, as_of: dt.date | None) -> Iterator[Event]:
    in_force = target_of(plan, id, as_of=as_of)
    for one in statements(plan, id):
        target = one.statement
        if not isinstance(target, Target) or one.role != "target":
            continue
        day = decided(one, plan)
        late = as_of is not None and day > as_of
        current = in_force is not None and one.path == in_force.path
        standing = "in-force" if current else "not-yet" if late else "superseded"
        yield Event(one, None, None if day == dt.date.min else day, target.version, standing)


def _actuals(plan: Plan, id: str, as_of: dt.date | None) -> Iterator[Event]:
    seen = observation(plan, id, as_of=as_of)
    counted = {part.path for part in seen.parts} if seen else set()
    target = target_of(plan, id, as_of=as_of)
    listed = [one for one in statements(plan, id) if one.role == "actual"]
    newest: dict[tuple[object, ...], Stated] = {}
    for one in listed:
        held = newest.get(_stretch(one, plan))
        if held is None or version_rank(one) >= version_rank(held):
            newest[_stretch(one, plan)] = one
    wrong = {fault.path: fault.code for fault in faults(plan) if fault.path[1] == id}
    for one in listed:
        actual = one.statement
        assert isinstance(actual, Actual)
        first, day, scope = _stretch(one, plan)
        fault = wrong.get(one.path) or wrong.get((*one.path, "period"))
        standing = "earlier"
        if one.path in counted:
            standing = "in-force"
        elif day is not None and as_of is not None and day > as_of:
            standing = "not-yet"
        elif newest[first, day, scope].path != one.path:
            standing = "superseded"
        elif target is not None and scope != target.statement.scope:
            standing = "other-scope"
        elif day is not None and not plan.about.base_year <= day.year <= plan.about.target_year:
            standing = "after-the-plan" if day.year > plan.about.target_year else "before-the-plan"
        elif fault in ("period-gap", "period-overlap", "period-across-years"):
            standing = fault
        yield Event(one, first, day, actual.version, standing)


def _stretch(stated: Stated, plan: Plan) -> tuple[dt.date | None, dt.date | None, str | None]:
    """What an actual tells of: the days of a flow, else the day of a level; and its scope."""
    actual, day = stated.statement, day_of(stated, plan)
    assert isinstance(actual, Actual)
    first = None
    if isinstance(actual.period, Period):
        first = actual.period.first
    elif day is not None and stated.indicator.measure == "flow":
        since = plan.about.base_year + 1 if actual.cumulative and is_cumulative(plan, stated.id) else day.year
        first = dt.date(since, 1, 1)
    return first, day, actual.scope
