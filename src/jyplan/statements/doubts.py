"""What an indicator's actuals leave open or contradict: periods that do not join, totals that fall, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from jyplan.diagnostic import Fault, Path
from jyplan.plan.model import Plan
from jyplan.plan.statement import Actual
from jyplan.statements.in_force import day_of
from jyplan.statements.observed import Chains, Span, chains, reached_at, spans
from jyplan.statements.standing import Standing, Standings


def faults(standings: Standings) -> list[Fault]:
    """The doubts about all indicators of a plan, in its order."""
    return [
        fault
        for id, indicator in standings.plan.indicators.items()
        if indicator.actuals
        for fault in faults_of(standings[id])
    ]


def faults_of(standing: Standing) -> Iterator[Fault]:
    """The doubts about one indicator's actuals, whatever their day."""
    yield from _dates(standing)
    if standing.indicator.measure == "flow":
        yield from _stretches(standing)


def _dates(standing: Standing) -> Iterator[Fault]:
    plan = standing.plan
    for stated in standing.statements:
        actual = stated.statement
        if not isinstance(actual, Actual):
            continue
        day = day_of(stated, plan)
        if day is not None and plan.calendar.year_of(day) > plan.about.target_year:
            yield Fault("actual-after-plan", stated.path, {"day": day, "year": plan.about.target_year})
        if day is not None and actual.as_of is None and actual.period in (None, "ytd"):
            yield Fault("date-from-source", stated.path, {"day": day, "source": actual.source})


def _stretches(standing: Standing) -> Iterator[Fault]:
    plan, listed = standing.plan, standing.recorded
    first_year = plan.about.base_year + 1
    start = plan.calendar.year(first_year).first
    if standing.cumulative:
        since = [span for span in spans(listed, plan, first_year) if span.first >= start]
        yield from _of_one_total(standing, since, start)
        return
    by_year: dict[int, list[Span]] = {}
    for span in spans(listed, plan, first_year):
        first, last = (plan.calendar.year_of(day) for day in (span.first, span.last))
        if first != last:
            yield Fault("period-across-years", _place(span), {"from": span.first, "to": span.last})
        else:
            by_year.setdefault(last, []).append(span)
    for year, of_year in by_year.items():
        yield from _of_one_total(standing, of_year, plan.calendar.year(year).first)


def _of_one_total(standing: Standing, of_total: list[Span], first: dt.date) -> Iterator[Fault]:
    reached = chains(of_total, first)
    follows = {span.last.toordinal() + 1 for span in of_total}
    for span in of_total:
        start = span.first.toordinal()
        if start in reached:
            continue
        over = [link for chain in reached.values() for link in chain if link.first < span.first <= link.last]
        known = {"from": span.first, "to": span.last}
        if over:
            lies = {"first": over[0].first, "last": over[0].last}
            yield Fault("period-overlap", _place(span), known | lies)
        elif start not in follows:
            covered = max(day for day in reached if day <= start)
            missing = {"missing": dt.date.fromordinal(covered), "until": dt.date.fromordinal(start - 1)}
            yield Fault("period-gap", _place(span), known | missing)
    if not standing.indicator.signed:
        yield from _falls(standing.plan, reached)


def _falls(plan: Plan, reached: Chains) -> Iterator[Fault]:
    """Totals so far that are below an earlier one of the same year."""
    highest, since = Fraction(0), None
    for end in sorted(reached)[1:]:
        total = reached_at(plan, reached, dt.date.fromordinal(end - 1))
        so_far = total.value.value if total else None
        if total is None or so_far is None:
            continue
        if so_far < highest:
            yield Fault("total-falls", total.parts[-1].path, {"day": total.as_of, "before": since})
        else:
            highest, since = so_far, total.as_of


def _place(span: Span) -> Path:
    actual = span.stated.statement
    assert isinstance(actual, Actual)
    return span.stated.path if actual.period in (None, "ytd") else (*span.stated.path, "period")
