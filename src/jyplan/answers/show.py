"""One indicator in full: every figure with its place and true values, and every derivation from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import course
from jyplan.answers.case import Case, case_of
from jyplan.answers.gap import gap_row, needs_of
from jyplan.answers.outlook import thresholds_of
from jyplan.answers.rate import rate_case_of
from jyplan.exact import steps as derivation
from jyplan.exact.figure import plain, points_unit
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.steps import Rate, Step, Term
from jyplan.plan.figures import printed_elsewhere, value
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Growth, Statement
from jyplan.plan.values import Range
from jyplan.plan.written import digits, rate_text, with_unit
from jyplan.statements.history import Event, history
from jyplan.statements.implied import changes, implied_base, increase_of, multiplier_of, since
from jyplan.statements.in_force import is_known
from jyplan.statements.standing import Standing


class FigureRow(NamedTuple):
    """One figure as written, and what it allows."""

    address: str
    kind: str  # target, baseline, stretch, actual, fact; growth, increase, points
    written: str
    value: Fraction | None
    interval: Interval | None
    unit: str
    basis: str | None
    source: str | None
    at: str | None
    also: tuple[str, ...]
    note: str | None


class HistoryRow(NamedTuple):
    """A target or an actual in the order of time, and whether it counts."""

    address: str
    kind: str
    first: dt.date | None
    as_of: dt.date | None
    version: str | None
    written: str
    value: Fraction | None
    interval: Interval | None
    unit: str
    standing: str
    source: str | None
    note: str | None


class Shown(NamedTuple):
    """Everything about one indicator."""

    id: str
    indicator: Indicator
    figures: tuple[FigureRow, ...]
    history: tuple[HistoryRow, ...]
    steps: tuple[Step, ...]


def show(plan: Plan, id: str, *, as_of: dt.date | None = None) -> Shown:
    """The figures, their history and the derivations of one indicator; with ``as_of`` as known on that day.

    Raises KeyError where the plan has no such id.
    """
    standing = Standing(plan, id, as_of)
    known = [stated for stated in standing.statements if _known(standing, stated)]
    figures = tuple(row for stated in known for row in _figures(plan, stated))
    steps = [step for stated in known for step in _implied(standing, stated)]
    steps += [*_growth(standing), *_gap(standing)]
    steps += _course(standing)
    events = tuple(_event(plan, event) for event in history(standing))
    return Shown(id, plan.indicators[id], figures, events, tuple(steps))


def _course(standing: Standing) -> Iterator[Step]:
    """Pace and outlook as status tells them: of a target that is a growth, else of one that is a value."""
    case, rate, thresholds = case_of(standing), rate_case_of(standing), thresholds_of(standing.plan)
    by_value = standing.levels.target_kind == "stated" and isinstance(case, Case)
    if rate is not None and rate.latest is not None and not by_value:
        yield from course.of_rate(rate, thresholds)
    elif isinstance(case, Case):
        yield from course.steps(case, thresholds)
    else:
        mean = needs_of(case, standing).mean_growth.value
        if mean is not None:
            yield course.mean_rest(standing, mean)


def _event(plan: Plan, event: Event) -> HistoryRow:
    stated, statement = event.stated, event.stated.statement
    known = value(stated, plan.about.rounding)
    unit = stated.indicator.unit
    text = ", ".join(rate_text(growth) for growth in statement.growth)
    if statement.value is not None:
        text = with_unit(statement.value, statement.unit or unit, statement)
    return HistoryRow(
        stated.address, stated.role, event.first, event.day, event.version, text, known.value, known.interval,
        unit, event.standing, statement.source, statement.note,
    )  # fmt: skip


def _row(
    stated: Stated,
    kind: str,
    address: str,
    text: str,
    quantity: Quantity,
    unit: str,
    speaker: Statement | Growth,
) -> FigureRow:
    statement, home = stated.statement, stated.indicator.unit
    also = []
    for other in speaker.also:
        own = "%" if isinstance(speaker, Growth) else printed_elsewhere(statement, other).unit or home
        printed = None if other.value is None else with_unit(other.value, own)
        also.append(" ".join(filter(None, (other.source, other.at, printed))))
    return FigureRow(
        address, kind, text, quantity.value, quantity.interval, unit,
        speaker.basis if isinstance(speaker, Growth) else None,
        speaker.source or statement.source, speaker.at or statement.at, tuple(also), speaker.note,
    )  # fmt: skip


def _figures(plan: Plan, stated: Stated) -> Iterator[FigureRow]:
    statement, unit = stated.statement, stated.indicator.unit
    if statement.value is not None:
        text = with_unit(statement.value, statement.unit or unit, statement)
        yield _row(
            stated, stated.role, stated.address, text, value(stated, plan.about.rounding), unit, statement
        )
    for n, growth in enumerate(statement.growth, 1):
        times = multiplier_of(plan, stated, growth)
        address = stated.address_of("growth", n)
        yield _row(stated, "growth", address, rate_text(growth), times.percent, "%", growth)
    for part in changes(statement):
        own = unit if part == "increase" else points_unit(unit)
        raw, address = getattr(statement, part), stated.address_of(part)
        text = with_unit(raw, own) if part == "increase" else digits(raw)
        yield _row(stated, part, address, text, increase_of(plan, stated, part), own, statement)


def _value_term(plan: Plan, symbol: str, stated: Stated) -> Term:
    raw = stated.statement.value
    text = "?" if raw is None else with_unit(raw, "").strip()
    return Term(symbol, text, value(stated, plan.about.rounding), stated.indicator.unit, stated.address)


def _rate(plan: Plan, stated: Stated, growth: Growth, n: int) -> Rate:
    times = multiplier_of(plan, stated, growth)
    term = Term("g", rate_text(growth), times.percent, "%", stated.address_of("growth", n))
    return Rate(term, times)


def _known(standing: Standing, stated: Stated) -> bool:
    return is_known(stated, standing.plan, standing.as_of)


def _stated_at(standing: Standing, year: int | None) -> Stated | None:
    for stated in standing.statements:
        if (
            _known(standing, stated)
            and stated.year == year
            and stated.role not in ("stretch", "actual")
            and stated.statement.value is not None
        ):
            return stated
    return None


def _implied(standing: Standing, stated: Stated) -> Iterator[Step]:
    """The base that each stated growth or increase implies, and the deflator where the rate is real."""
    plan, statement = standing.plan, stated.statement
    target = _value_term(plan, "T", stated)
    # A part of a year has its base in the same part of the year before, not in the whole of it.
    partial = stated.role == "actual" and not stated.year_end
    for n, growth in enumerate(statement.growth, 1):
        rate = _rate(plan, stated, growth, n)
        start = since(plan, stated, growth)
        base = None if partial else _stated_at(standing, start)
        if statement.value is not None:
            step = derivation.implied_base(target, rate, start)
            implied = implied_base(plan, stated, growth)
            yield step._replace(value=implied.value, interval=implied.interval, reason=implied.reason)
        elif base is not None:
            yield derivation.implied_target(_value_term(plan, "B", base), rate, stated.year)
        if base is not None and statement.value is not None and growth.basis == "real":
            yield derivation.deflator(target, _value_term(plan, "B", base), rate, stated.year)
    for part in changes(statement) if statement.value is not None else ():
        text, address = with_unit(getattr(statement, part), "").strip(), stated.address_of(part)
        change = Term("D", text, increase_of(plan, stated, part), target.unit, address)
        yield derivation.difference("implied-base", target, change, target.unit, since(plan, stated, None))


def _growth(standing: Standing) -> Iterator[Step]:
    """The growth between two stated values, wherever a growth is stated or target and baseline are."""
    plan, indicator = standing.plan, standing.indicator
    for stated in standing.statements:
        if stated.statement.value is None or stated.role == "actual" or not _known(standing, stated):
            continue
        starts = {since(plan, stated, growth) for growth in stated.statement.growth}
        starts |= {plan.about.base_year} if stated.role == "target" else set()
        for start in sorted(year for year in starts if year is not None):
            base = _stated_at(standing, start)
            if base is None or stated.year is None:
                continue
            ends = _value_term(plan, "T", stated), _value_term(plan, "B", base)
            if indicator.measure in ("ratio", "rank"):
                unit = points_unit(indicator.unit) if indicator.measure == "ratio" else indicator.unit
                yield derivation.difference("change", *ends, unit, stated.year)
                continue
            yield derivation.growth(*ends, 1, stated.year)
            if stated.year - start > 1:
                yield derivation.growth(*ends, stated.year - start, stated.year)


def _gap(standing: Standing) -> Iterator[Step]:
    """The gap from the latest known value, and the part that is done."""
    plan, stated, levels = standing.plan, standing.target, standing.levels
    row = gap_row(standing, "")
    if row.gap is None or stated is None:
        return
    lower = standing.indicator.better == "lower"
    target = _value_term(plan, "T", stated)._replace(quantity=levels.target)
    if isinstance(stated.statement.value, Range) and levels.latest.value is not None:
        nearer = levels.latest.value + (-row.gap if lower else row.gap)
        target = target._replace(written=plain(nearer), quantity=Quantity(nearer, levels.target.interval))
    if levels.target_kind == "implied":
        implied = plain(levels.target.value or Fraction(0))
        target = target._replace(written="B · (1 + g)" if levels.times is not None else implied)
    if row.latest_kind == "implied-base" and levels.times is not None:
        n, shown = next(
            (n, growth) for n, growth in enumerate(stated.statement.growth, 1)
            if multiplier_of(plan, stated, growth) == levels.times
        )  # fmt: skip
        yield derivation.gap_to_implied_base(target, _rate(plan, stated, shown, n), stated.year)
        return
    observation, baseline = standing.observation, standing.baseline
    parts = (
        observation.parts if observation and row.latest_kind == "actual" else (baseline,) if baseline else ()
    )
    if not parts:
        return
    terms = [_value_term(plan, "A", part) for part in parts]
    reached = terms[-1]._replace(quantity=levels.latest)
    if len(terms) > 1:
        reached = reached._replace(written=f"({' + '.join(term.written for term in terms)})")
    step = derivation.difference(
        "gap", *((reached, target) if lower else (target, reached)), target.unit, stated.year
    )
    interval = None if levels.target_bound in ("at-most", "less-than") else row.gap_interval
    yield step._replace(value=row.gap, interval=interval)
    if row.done_percent is not None:
        yield derivation.done(reached, target, stated.year)
    elif row.increment_percent is not None and baseline is not None:
        yield derivation.increment(reached, target, _value_term(plan, "B", baseline), stated.year)
