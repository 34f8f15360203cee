"""Which of a plan's statements count: versions in force, the newest actual, a year so far, last year's.

A year-to-date figure and a period's total are both stretches of days; a value so far is a chain of
stretches without gap or overlap from the first day. What fits into no chain is reported, never added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from jyplan.diagnostic import Path
from jyplan.exact import pace
from jyplan.exact.growth import Quantity
from jyplan.plan.figures import Stated, date_of, statements, value
from jyplan.plan.model import Actual, Period, Plan, Target
from jyplan.plan.rules import Fault

_VERSIONS = {None: 0, "preliminary": 0, "original": 0, "revised": 1, "adjusted": 1, "final": 2}


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
_Chains = dict[int, tuple[Span, ...]]


def version_rank(stated: Stated) -> int:
    """Preliminary and original come before revised and adjusted, these before final."""
    return _VERSIONS[getattr(stated.statement, "version", None)]


def newest(found: Iterable[Stated]) -> Stated | None:
    """The target or baseline in force: the latest version, of equal ones the first in the file."""
    return max(
        found,
        key=lambda one: (version_rank(one), getattr(one.statement, "as_of", None) or dt.date.min),
        default=None,
    )


def target_of(plan: Plan, id: str, *, as_of: dt.date | None = None) -> Stated | None:
    """The target in force, or the one that was in force on a day."""
    return newest(
        one
        for one in statements(plan, id)
        if one.role == "target" and (as_of is None or decided(one, plan) <= as_of)
    )


def decided(stated: Stated, plan: Plan) -> dt.date:
    """The day a target was decided; an original one without a date has always been there."""
    target = stated.statement
    assert isinstance(target, Target)
    if target.as_of is not None or target.version != "adjusted":
        return target.as_of or dt.date.min
    source = plan.sources.get(target.source or "")
    return (source.date if source else None) or dt.date.min


def baseline_of(plan: Plan, id: str) -> Stated | None:
    """The baseline in force, where it states a value."""
    return newest(
        one for one in statements(plan, id) if one.role == "baseline" and one.statement.value is not None
    )


def latest_actual(plan: Plan, id: str, *, as_of: dt.date | None = None) -> Stated | None:
    """The newest actual that counts; of a sum of periods the last one."""
    found = observation(plan, id, as_of=as_of)
    return found.parts[-1] if found else None


def observation(plan: Plan, id: str, *, as_of: dt.date | None = None) -> Observation | None:
    """The latest value to hold against the target, as it was known on ``as_of``.

    Of a flow: the target year so far, else the last earlier year that is complete (a part of another year
    says nothing of the target's); of a cumulative target all years so far. Of anything else the newest
    level. What is dated after the target year belongs to the next plan.
    """
    indicator, about = plan.indicators[id], plan.about
    if not indicator.actuals:
        return None
    end = dt.date(about.target_year, 12, 31)
    found = _comparable(plan, id, min(as_of, end) if as_of else end)
    if indicator.measure != "flow":
        return _level(plan, id, found)
    if is_cumulative(plan, id):
        return _total(plan, chains(spans(found, plan, about.base_year + 1), about.base_year + 1))
    so_far = _total(plan, _year(plan, found, about.target_year))
    if so_far is not None:
        return so_far
    for year in range(about.target_year - 1, about.base_year, -1):
        whole = _at(plan, _year(plan, found, year), dt.date(year, 12, 31))
        if whole is not None:
            return whole
    return None


def why_unobserved(plan: Plan, id: str, *, as_of: dt.date | None = None) -> str:
    """The reason why none of an indicator's actuals can be held against its target."""
    about, target = plan.about, target_of(plan, id, as_of=as_of)
    seen = [one for one in statements(plan, id) if one.role == "actual" and one.statement.value is not None]
    dated = {one.path: day_of(one, plan) or dt.date.max for one in seen}
    seen = [one for one in seen if as_of is None or dated[one.path] <= as_of]
    if not seen:
        return "no-actual"
    seen = [one for one in seen if target is None or one.statement.scope == target.statement.scope]
    if not seen:
        return "other-scope"
    years = {dated[one.path].year for one in seen}
    if min(years) > about.target_year:
        return "after-the-plan"
    if max(years) <= about.base_year:
        return "before-the-plan"
    return "period-gap" if about.target_year in years else "year-to-date"


def year_end(plan: Plan, id: str, year: int, *, as_of: dt.date | None = None) -> Observation | None:
    """The actual value of a whole year, or the level at its end."""
    end = dt.date(year, 12, 31)
    found = _comparable(plan, id, min(as_of, end) if as_of else end)
    if plan.indicators[id].measure == "flow":
        return _at(plan, _year(plan, found, year), end)
    level = _level(plan, id, found)
    return level if level is not None and level.as_of == end else None


def same_period(plan: Plan, id: str, day: dt.date) -> Quantity | None:
    """What a flow had brought by the same day of the year before (上年同期): stated, or from its actuals."""
    indicator = plan.indicators[id]
    stated = [
        Stated(id, indicator, actual, "actual", None, "", ("indicators", id, "same_period", n))
        for n, actual in enumerate(indicator.same_period)
    ]
    before = pace.same_day(day, day.year - 1)
    for found in (stated, _comparable(plan, id, before)):
        known = _at(plan, _year(plan, found, before.year), before)
        if known is not None:
            return known.value
    return None


def is_cumulative(plan: Plan, id: str) -> bool:
    """Whether the target is a total over all years of the plan (五年累计)."""
    return any(target.cumulative for target in plan.indicators[id].target)


def _comparable(plan: Plan, id: str, until: dt.date) -> list[Stated]:
    """The actuals with a value, a date until then, and the target's scope (口径)."""
    target = target_of(plan, id)
    found = []
    for one in statements(plan, id):
        day = day_of(one, plan) if one.role == "actual" and one.statement.value is not None else None
        if (
            day is not None
            and day <= until
            and (target is None or one.statement.scope == target.statement.scope)
        ):
            found.append(one)
    return found


def day_of(stated: Stated, plan: Plan) -> dt.date | None:
    """The day up to which an actual tells: its date, else the end of its period, else its source's date."""
    actual = stated.statement
    assert isinstance(actual, Actual)
    if isinstance(actual.period, Period):
        return actual.period.last
    return date_of(actual, plan)


def _level(plan: Plan, id: str, found: list[Stated]) -> Observation | None:
    """The newest level; one that is not newer than a known baseline is no progress.

    Of two for one day the later version counts, of equal ones the later in the file: a correction.
    """
    if baseline_of(plan, id) is not None:
        found = [one for one in found if (day_of(one, plan) or dt.date.min).year > plan.about.base_year]
    latest = max(
        enumerate(found),
        key=lambda nth: (day_of(nth[1], plan) or dt.date.min, version_rank(nth[1]), nth[0]),
        default=(0, None),
    )[1]
    if latest is None:
        return None
    return Observation(value(latest, plan.about.rounding), day_of(latest, plan) or dt.date.min, (latest,))


def spans(found: Iterable[Stated], plan: Plan, first_year: int) -> list[Span]:
    """The stretches that flows cover since ``first_year``, in order of time.

    Of several for one stretch the newest version counts, of equal ones the last in the file: a correction.
    """
    best: dict[tuple[dt.date, dt.date], Span] = {}
    for one in found:
        actual, day = one.statement, day_of(one, plan)
        assert isinstance(actual, Actual)
        if day is None:
            continue
        if isinstance(actual.period, Period):
            first = actual.period.first
        else:
            first = dt.date(first_year if actual.cumulative else day.year, 1, 1)
        held = best.get((first, day))
        if held is None or version_rank(one) >= version_rank(held.stated):
            best[first, day] = Span(first, day, one)
    return sorted(best.values(), key=lambda span: (span.last, span.first))


def chains(found: Iterable[Span], first_year: int) -> _Chains:
    """The shortest chain of spans to every day that one reaches from the start of ``first_year``."""
    by_first: dict[int, list[Span]] = {}
    for span in found:
        by_first.setdefault(span.first.toordinal(), []).append(span)
    reached: _Chains = {dt.date(first_year, 1, 1).toordinal(): ()}
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


def _year(plan: Plan, found: Iterable[Stated], year: int) -> _Chains:
    return chains(
        (
            span
            for span in spans(found, plan, year)
            if span.last.year == year and not span.stated.statement.cumulative
        ),
        year,
    )


def _total(plan: Plan, reached: _Chains) -> Observation | None:
    return _at(plan, reached, dt.date.fromordinal(max(reached) - 1)) if len(reached) > 1 else None


def _at(plan: Plan, reached: _Chains, day: dt.date) -> Observation | None:
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


def faults(plan: Plan) -> list[Fault]:
    """What the actuals leave open or contradict: gaps and overlaps of periods, totals that fall, dates."""
    found: list[Fault] = []
    for id, indicator in plan.indicators.items():
        if indicator.actuals:
            found += _dates(plan, id)
            if indicator.measure == "flow":
                found += _stretches(plan, id)
    return found


def _dates(plan: Plan, id: str) -> Iterator[Fault]:
    for one in statements(plan, id):
        if one.role != "actual":
            continue
        day, actual = day_of(one, plan), one.statement
        assert isinstance(actual, Actual)
        if day is not None and day.year > plan.about.target_year:
            yield Fault("actual-after-plan", one.path, {"day": day, "year": plan.about.target_year})
        if day is not None and actual.as_of is None and not isinstance(actual.period, Period):
            yield Fault("date-from-source", one.path, {"day": day, "source": actual.source})


def _stretches(plan: Plan, id: str) -> Iterator[Fault]:
    known = _comparable(plan, id, dt.date.max)
    first_year = plan.about.base_year + 1
    if is_cumulative(plan, id):
        since = [span for span in spans(known, plan, first_year) if span.first.year >= first_year]
        yield from _of_one_total(plan, id, since, first_year)
        return
    by_year: dict[int, list[Span]] = {}
    for span in spans(known, plan, first_year):
        if span.first.year != span.last.year:
            yield Fault("period-across-years", _place(span), {"from": span.first, "to": span.last})
        else:
            by_year.setdefault(span.last.year, []).append(span)
    for year, of_year in by_year.items():
        yield from _of_one_total(plan, id, of_year, year)


def _of_one_total(plan: Plan, id: str, of_total: list[Span], first_year: int) -> Iterator[Fault]:
    reached = chains(of_total, first_year)
    follows = {span.last.toordinal() + 1 for span in of_total}
    for span in of_total:
        start = span.first.toordinal()
        if start in reached:
            continue
        over = [one for chain in reached.values() for one in chain if one.first < span.first <= one.last]
        known = {"from": span.first, "to": span.last}
        if over:
            lies = {"first": over[0].first, "last": over[0].last}
            yield Fault("period-overlap", _place(span), known | lies)
        elif start not in follows:
            covered = max(day for day in reached if day <= start)
            missing = {"missing": dt.date.fromordinal(covered), "until": dt.date.fromordinal(start - 1)}
            yield Fault("period-gap", _place(span), known | missing)
    if not plan.indicators[id].signed:
        yield from _falls(plan, reached)


def _falls(plan: Plan, reached: _Chains) -> Iterator[Fault]:
    """Totals so far that are below an earlier one of the same year."""
    highest, since = Fraction(0), None
    for end in sorted(reached)[1:]:
        found = _at(plan, reached, dt.date.fromordinal(end - 1))
        so_far = found.value.value if found else None
        if found is None or so_far is None:
            continue
        if so_far < highest:
            yield Fault("total-falls", found.parts[-1].path, {"day": found.as_of, "before": since})
        else:
            highest, since = so_far, found.as_of


def _place(span: Span) -> Path:
    actual = span.stated.statement
    assert isinstance(actual, Actual)
    return (*span.stated.path, "period") if isinstance(actual.period, Period) else span.stated.path
