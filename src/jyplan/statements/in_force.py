"""Which version of a target, a baseline or an actual is in force on a day.

A first version without a date has always been there; a later one is known from the day it was decided or
published. Nothing that came after the day asked for counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from jyplan.exact import periods
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Actual, Target
from jyplan.plan.when import date_of

_VERSIONS = {None: 0, "preliminary": 0, "original": 0, "revised": 1, "adjusted": 1, "final": 2}
_LATER = ("revised", "adjusted", "final")


def version_rank(stated: Stated) -> int:
    """Preliminary and original come before revised and adjusted, these before final."""
    return _VERSIONS[getattr(stated.statement, "version", None)]


def newest(listed: Iterable[Stated]) -> Stated | None:
    """The target or baseline in force: the latest version, of equal ones the first in the file."""
    return max(
        listed,
        key=lambda stated: (version_rank(stated), getattr(stated.statement, "as_of", None) or dt.date.min),
        default=None,
    )


def known_since(stated: Stated, plan: Plan) -> dt.date:
    """The day from which a statement is known: a later version's own date (of a target), or its source's.

    The date of an actual or a baseline is that of the figure, not of its publication.
    """
    statement = stated.statement
    if isinstance(statement, Target) and statement.as_of is not None:
        return statement.as_of
    if getattr(statement, "version", None) not in _LATER:
        return dt.date.min
    source = plan.sources.get(statement.source or "")
    return (source.date if source else None) or dt.date.min


def target_in_force(listed: Iterable[Stated], plan: Plan, as_of: dt.date | None) -> Stated | None:
    """The target in force on a day, without one the newest."""
    return newest(stated for stated in listed if stated.role == "target" and _known(stated, plan, as_of))


def baseline_in_force(listed: Iterable[Stated], plan: Plan, as_of: dt.date | None) -> Stated | None:
    """The baseline in force on a day, where it states a value."""
    return newest(
        stated
        for stated in listed
        if stated.role == "baseline" and stated.statement.value is not None and _known(stated, plan, as_of)
    )


def known_actuals(
    listed: Iterable[Stated], plan: Plan, target: Stated | None, as_of: dt.date | None
) -> list[Stated]:
    """The actuals with a value and a date that were known on a day, in the target's scope (口径)."""
    return [
        stated
        for stated in listed
        if stated.role == "actual"
        and stated.statement.value is not None
        and (day := day_of(stated, plan)) is not None
        and (as_of is None or (day <= as_of and _known(stated, plan, as_of)))
        and (target is None or stated.statement.scope == target.statement.scope)
    ]


def is_known(stated: Stated, plan: Plan, as_of: dt.date | None) -> bool:
    """Whether a statement was known on a day: neither dated nor decided later."""
    if as_of is None:
        return True
    day = day_of(stated, plan) if isinstance(stated.statement, Actual) else None
    return _known(stated, plan, as_of) and (day is None or day <= as_of)


def _known(stated: Stated, plan: Plan, as_of: dt.date | None) -> bool:
    return as_of is None or known_since(stated, plan) <= as_of


def period_text(stated: Stated, plan: Plan, year: int | None) -> str | None:
    """The period that a statement speaks of, taken to ``year``: 2017, 2017-01/2017-05, of a level its day.

    None where the year is not known.
    """
    if year is None or (isinstance(stated.statement, Actual) and stated.period is None):
        return None
    if stated.period is None or not isinstance(stated.statement, Actual):
        return stated.when if len(stated.when) > 4 and stated.year == year else str(year)
    try:
        period = stated.period.before(plan.calendar.year_of(stated.period.last) - year)
    except ValueError:
        return None
    return period.last.isoformat() if period.days == 1 else periods.name(period, plan.calendar)


def day_of(stated: Stated, plan: Plan) -> dt.date | None:
    """The day up to which an actual tells: the end of its period, else its date, else its source's date."""
    actual = stated.statement
    assert isinstance(actual, Actual)
    return date_of(actual, plan) if stated.period is None else stated.period.last
