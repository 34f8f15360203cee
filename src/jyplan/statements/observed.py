"""Which of a plan's statements count: versions in force, the newest actual, a year so far, last year's.

A year-to-date figure and a period's total are both stretches of days; a value so far is a chain of
stretches without gap or overlap from the first day. What fits into no chain is reported, never added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from jyplan.exact.growth import Quantity
from jyplan.plan.figures import value
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Actual
from jyplan.statements.in_force import day_of, version_rank


class Observation(NamedTuple):
    """The value known at a day: one statement, or the sum of several, in order of time."""

    value: Quantity
    as_of: dt.date
    parts: tuple[Stated, ...]


class Span(NamedTuple):
    """A stretch of days, both included, and what a statement says came in during it."""

    first: dt.date
    last: dt.date
    stated: Stated


# The chains of spans from a first day on, by the day after each of them, as an ordinal.
Chains = dict[int, tuple[Span, ...]]


def observation(listed: Sequence[Stated], plan: Plan, *, level_before: bool) -> Observation | None:
    """The latest value to hold against the target, from the known actuals of one indicator.

    Of a flow: the target year so far, else the last earlier year that is complete (a part of another year
    says nothing of the target's); of a cumulative target all years so far. Of anything else the newest
    level; with ``level_before``, a baseline, only one that is newer than the base year. What is dated after
    the target year belongs to the next plan.
    """
    about = plan.about
    listed = until(listed, plan, plan.calendar.year(about.target_year).last)
    if not listed:
        return None
    id, indicator = listed[0].id, listed[0].indicator
    if indicator.measure != "flow":
        return level(listed, plan, after=about.base_year if level_before else None)
    if is_cumulative(plan, id):
        first = plan.calendar.year(about.base_year + 1).first
        return _total(plan, chains(spans(listed, plan, about.base_year + 1), first))
    so_far = _total(plan, _year(plan, listed, about.target_year))
    if so_far is not None:
        return so_far
    for year in range(about.target_year - 1, about.base_year, -1):
        whole = at_end(listed, plan, plan.calendar.year(year).last)
        if whole is not None:
            return whole
    return None


def until(listed: Iterable[Stated], plan: Plan, day: dt.date) -> list[Stated]:
    """The actuals that tell of nothing after a day."""
    return [stated for stated in listed if (day_of(stated, plan) or dt.date.max) <= day]


def why_unobserved(listed: Iterable[Stated], plan: Plan, target: Stated | None, as_of: dt.date | None) -> str:
    """The reason why none of an indicator's statements can be held against its target."""
    about = plan.about
    actuals = [stated for stated in listed if stated.role == "actual" and stated.statement.value is not None]
    dated = {stated.path: day_of(stated, plan) or dt.date.max for stated in actuals}
    actuals = [stated for stated in actuals if as_of is None or dated[stated.path] <= as_of]
    if not actuals:
        return "no-actual"
    actuals = [
        stated for stated in actuals if target is None or stated.statement.scope == target.statement.scope
    ]
    if not actuals:
        return "other-scope"
    years = {plan.calendar.year_of(dated[stated.path]) for stated in actuals}
    if min(years) > about.target_year:
        return "after-the-plan"
    if max(years) <= about.base_year:
        return "before-the-plan"
    return "period-gap" if about.target_year in years else "year-to-date"


def at_end(listed: Iterable[Stated], plan: Plan, day: dt.date) -> Observation | None:
    """What a flow had brought of a year by a day of it."""
    return reached_at(plan, _year(plan, until(listed, plan, day), plan.calendar.year_of(day)), day)


def so_far(listed: Iterable[Stated], plan: Plan, year: int) -> Observation | None:
    """What a flow had brought of a year by the last day that is known of it."""
    return _total(plan, _year(plan, listed, year))


def is_cumulative(plan: Plan, id: str) -> bool:
    """Whether the target is a total over all years of the plan (五年累计)."""
    return any(target.cumulative for target in plan.indicators[id].target)


def level(listed: Sequence[Stated], plan: Plan, after: int | None = None) -> Observation | None:
    """The newest level of the known ones, of a year later than ``after``.

    Of two for one day the later version counts, of equal ones the later in the file: a correction.
    """
    dated = [(day_of(stated, plan) or dt.date.min, stated) for stated in listed]
    newest = max(
        (
            (day, version_rank(stated), n, stated)
            for n, (day, stated) in enumerate(dated)
            if after is None or plan.calendar.year_of(day) > after
        ),
        key=lambda candidate: candidate[:3],
        default=None,
    )
    if newest is None:
        return None
    day, _, _, stated = newest
    return Observation(value(stated, plan.about.rounding), day, (stated,))


def spans(listed: Iterable[Stated], plan: Plan, first_year: int) -> list[Span]:
    """The stretches that flows cover since ``first_year``, in order of time.

    Of several for one stretch the newest version counts, of equal ones the last in the file: a correction.
    """
    best: dict[tuple[dt.date, dt.date], Span] = {}
    for stated in listed:
        actual, day = stated.statement, day_of(stated, plan)
        assert isinstance(actual, Actual)
        if day is None:
            continue
        if stated.period is not None and actual.period not in (None, "ytd"):
            first = stated.period.first
        else:
            since = first_year if actual.cumulative else plan.calendar.year_of(day)
            first = plan.calendar.year(since).first
        held = best.get((first, day))
        if held is None or version_rank(stated) >= version_rank(held.stated):
            best[first, day] = Span(first, day, stated)
    return sorted(best.values(), key=lambda span: (span.last, span.first))


def chains(listed: Iterable[Span], first: dt.date) -> Chains:
    """The shortest chain of spans to every day that one reaches from a first day."""
    by_first: dict[int, list[Span]] = {}
    for span in listed:
        by_first.setdefault(span.first.toordinal(), []).append(span)
    reached: Chains = {first.toordinal(): ()}
    open_ends = set(reached)
    while open_ends:
        day = min(open_ends)
        open_ends.remove(day)
        for span in by_first.get(day, ()):
            chain, end = (*reached[day], span), span.last.toordinal() + 1
            if end not in reached or len(chain) < len(reached[end]):
                reached[end] = chain
                open_ends.add(end)
    return reached


def _year(plan: Plan, listed: Iterable[Stated], year: int) -> Chains:
    return chains(
        (
            span
            for span in spans(listed, plan, year)
            if plan.calendar.year_of(span.last) == year and not span.stated.statement.cumulative
        ),
        plan.calendar.year(year).first,
    )


def _total(plan: Plan, reached: Chains) -> Observation | None:
    return reached_at(plan, reached, dt.date.fromordinal(max(reached) - 1)) if len(reached) > 1 else None


def reached_at(plan: Plan, reached: Chains, day: dt.date) -> Observation | None:
    """The sum of the chain that ends with the day."""
    chain = reached.get(day.toordinal() + 1)
    if not chain:
        return None
    rule = plan.about.rounding
    return Observation(
        reduce(_plus, (value(span.stated, rule) for span in chain)), day, tuple(span.stated for span in chain)
    )


def _plus(left: Quantity, right: Quantity) -> Quantity:
    interval = None
    if left.interval is not None and right.interval is not None:
        interval = left.interval.plus(right.interval)
    known = None if left.value is None or right.value is None else left.value + right.value
    return Quantity(known, interval, left.reason or right.reason)
