"""The course of one indicator: every target and actual in order of time, and which of them count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jyplan.diagnostic import Path
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Actual, Target
from jyplan.statements.doubts import faults_of
from jyplan.statements.in_force import day_of, is_known, known_since, version_rank
from jyplan.statements.standing import Standing


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


def history(standing: Standing) -> list[Event]:
    """The targets and actuals of an indicator with a value or a growth, in order of time."""
    events = [*_targets(standing), *_actuals(standing)]
    return sorted(events, key=lambda event: (event.day or dt.date.min, event.first or dt.date.min))


def _targets(standing: Standing) -> Iterator[Event]:
    in_force = standing.target
    for stated in standing.statements:
        target = stated.statement
        if not isinstance(target, Target) or stated.role != "target":
            continue
        day = known_since(stated, standing.plan)
        late = standing.as_of is not None and day > standing.as_of
        current = in_force is not None and stated.path == in_force.path
        state = "in-force" if current else "not-yet" if late else "superseded"
        yield Event(stated, None, None if day == dt.date.min else day, target.version, state)


def _actuals(standing: Standing) -> Iterator[Event]:
    plan, as_of, target = standing.plan, standing.as_of, standing.target
    listed = [stated for stated in standing.statements if stated.role == "actual"]
    newest: dict[tuple[object, ...], Stated] = {}
    for stated in listed:
        kind = (*_stretch(stated, standing), _bases(stated))
        held = newest.get(kind)
        if held is None or version_rank(stated) >= version_rank(held):
            newest[kind] = stated
    counted = {part.path for part in standing.observation.parts} if standing.observation else set()
    counted |= _growths_in_force(standing, newest.values())
    wrong = {fault.path: fault.code for fault in faults_of(standing)}
    for stated in listed:
        actual = stated.statement
        assert isinstance(actual, Actual)
        first, day, scope = _stretch(stated, standing)
        fault = wrong.get(stated.path) or wrong.get((*stated.path, "period"))
        state = "earlier"
        if stated.path in counted:
            state = "in-force"
        elif as_of is not None and day is not None and max(day, known_since(stated, plan)) > as_of:
            state = "not-yet"
        elif newest[first, day, scope, _bases(stated)].path != stated.path:
            state = "superseded"
        elif target is not None and scope != target.statement.scope:
            state = "other-scope"
        elif (
            day is not None
            and not plan.about.base_year <= plan.calendar.year_of(day) <= plan.about.target_year
        ):
            state = (
                "after-the-plan" if plan.calendar.year_of(day) > plan.about.target_year else "before-the-plan"
            )
        elif fault in ("period-gap", "period-overlap", "period-across-years"):
            state = fault
        yield Event(stated, first, day, actual.version, state)


def _bases(stated: Stated) -> frozenset[str]:
    """The price bases of what is stated as a growth alone; none of a value."""
    alone = stated.statement.value is None
    return frozenset(growth.basis for growth in stated.statement.growth) if alone else frozenset()


def _growths_in_force(standing: Standing, newest: Iterable[Stated]) -> set[Path]:
    """The growths stated alone of which none of the same price basis is newer on the day."""
    latest: dict[frozenset[str], tuple[dt.date, Path]] = {}
    for stated in newest:
        day, bases = day_of(stated, standing.plan), _bases(stated)
        known = day is not None and is_known(stated, standing.plan, standing.as_of)
        if day is not None and known and bases and day >= latest.get(bases, (dt.date.min, ()))[0]:
            latest[bases] = day, stated.path
    return {path for _, path in latest.values()}


def _stretch(stated: Stated, standing: Standing) -> tuple[dt.date | None, dt.date | None, str | None]:
    """What an actual tells of: the days of a flow, else the day of a level; and its scope."""
    actual, day = stated.statement, day_of(stated, standing.plan)
    assert isinstance(actual, Actual)
    first = None
    if stated.period is not None and actual.period not in (None, "ytd"):
        first = stated.period.first
    elif day is not None and stated.indicator.measure == "flow":
        since = (
            standing.plan.about.base_year + 1
            if actual.cumulative and standing.cumulative
            else standing.plan.calendar.year_of(day)
        )
        first = standing.plan.calendar.year(since).first
    return first, day, actual.scope
