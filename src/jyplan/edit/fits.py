"""Whether a figure fits the plan it is recorded into: what refuses it, and what only looks like a slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, get_args

from jyplan.diagnostic import Diagnostic, Place
from jyplan.edit.entries import VERSIONS, Entry
from jyplan.exact.figure import FigureError, read_text
from jyplan.exact.periods import Period, to_date
from jyplan.plan.figures import figures, percent_figure
from jyplan.plan.load import Document
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.statement import Actual, Basis, Days, Statement
from jyplan.plan.values import Number, Range, Value
from jyplan.plan.when import date_of, named
from jyplan.plan.written import rate_text
from jyplan.toml.write import number

BASES: tuple[Basis, ...] = get_args(Basis)


_Rate = tuple[str, Fraction, Fraction]  # price basis, percent, and its unit in the last place


class Known(NamedTuple):
    """A figure of an indicator at a date, in the indicator's unit; ``days`` is what a flow covers.

    Where only a growth is known there is no worth; ``rates`` has each growth by its basis, with its last
    place.
    """

    worth: Fraction | None
    written: str
    as_of: dt.date
    days: Period | None
    version: str | None
    last: Fraction = Fraction(0)  # the unit in the last place, in the indicator's unit
    source: str | None = None
    rates: frozenset[_Rate] = frozenset()

    @property
    def printed(self) -> tuple[object, ...]:
        """What makes two figures the same one: of one time, with the same digits, from the same source."""
        return self.worth, self.last, self.as_of, self.days, self.version, self.source

    def holds(self, other: Known) -> bool:
        """Whether another figure says nothing that this one does not."""
        return self.printed == other.printed and other.rates <= self.rates


def refusals(document: Document, entries: Sequence[Entry], *, any_year: bool = False) -> list[Diagnostic]:
    """Everything for which the entries cannot stand in this plan; empty where they can.

    A date outside the years of the plan is mostly a slip, or the plan is: ``any_year`` allows it.
    """
    refused = [refusal for entry in entries for refusal in _refusals(document, entry)]
    return (
        refused
        if any_year
        else refused + [diagnostic for entry in entries for diagnostic in _other_year(document, entry)]
    )


def _other_year(document: Document, entry: Entry) -> Iterator[Diagnostic]:
    plan, about = document.plan, document.plan.about
    period = _own_period(entry.period, plan)
    day = entry.as_of or (period.last if period else None)
    if day is not None and not about.base_year <= plan.calendar.year_of(day) <= about.target_year:
        years = {"date": day, "first": about.base_year, "last": about.target_year}
        yield Diagnostic(
            "date-outside-plan", entry.at("as_of", document.place(("indicators", entry.id))), years
        )


def already_there(document: Document, entries: Sequence[Entry]) -> list[Diagnostic | None]:
    """For each entry what says that the very same figure stands there already; None for a new one."""
    plan = document.plan
    known: dict[str, list[Known]] = {}
    diagnostics: list[Diagnostic | None] = []
    for entry in entries:
        indicator = plan.indicators[entry.id]
        there = known.setdefault(entry.id, list(_actuals(plan, indicator)))
        new = _new(plan, indicator, entry)
        values = {"value": new.written, "date": new.as_of}
        place = entry.at("value", document.place(("indicators", entry.id)))
        again = any(other.holds(new) for other in there)
        diagnostics.append(Diagnostic("already-recorded", place, values) if again else None)
        there.append(new)
    return diagnostics


def _refusals(document: Document, entry: Entry) -> Iterator[Diagnostic]:
    plan, id = document.plan, entry.id
    indicator = plan.indicators.get(id)
    here = document.place(("indicators", id))
    if indicator is None:
        known = list(plan.indicators)
        yield Diagnostic(
            "no-such-id", entry.at("id", Place(document.name, None, ())), {"name": id, "known": known}
        )
        return
    try:
        if entry.value is not None:
            figures(entry.value, None, indicator, None, plan.about.rounding)
    except FigureError as error:
        yield Diagnostic(error.code, entry.at("value", here), error.values)
    try:
        _rates_of(entry)
    except FigureError as error:
        yield Diagnostic(error.code, entry.at("growth", here), error.values)
    if entry.basis is not None and entry.basis not in BASES:
        values = {"value": entry.basis, "allowed": ", ".join(BASES), "known": BASES}
        yield Diagnostic("not-one-of", entry.at("basis", here), values)
    if entry.source is not None and entry.source not in plan.sources:
        values = {"what": "source", "name": entry.source, "known": list(plan.sources)}
        yield Diagnostic("unknown-reference", entry.at("source", here), values)
    if entry.version is not None and entry.version not in VERSIONS:
        values = {"value": entry.version, "allowed": ", ".join(VERSIONS), "known": VERSIONS}
        yield Diagnostic("not-one-of", entry.at("version", here), values)
    if isinstance(entry.period, Period) and entry.period.first > entry.period.last:
        yield Diagnostic("period-order", entry.at("period_from", here))


def warnings(document: Document, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """What looks like a slip in the entries, held against the plan and against each other."""
    plan = document.plan
    known: dict[str, list[Known]] = {}
    for entry in entries:
        indicator = plan.indicators[entry.id]
        others = known.setdefault(entry.id, list(_actuals(plan, indicator)))
        new = _new(plan, indicator, entry)
        for code, column, values in _doubts(plan, indicator, new, others):
            place = entry.at(column, document.place(("indicators", entry.id)))
            yield Diagnostic(code, place, values)
        others.append(new)


_Doubt = tuple[str, str, dict[str, object]]


def _doubts(plan: Plan, indicator: Indicator, new: Known, known: list[Known]) -> Iterator[_Doubt]:
    bases = {rate[0] for rate in new.rates}
    for other in known:
        if (other.as_of, other.days, other.version) == (new.as_of, new.days, new.version) and (
            None not in (other.worth, new.worth)
            or (new.worth is None and any(rate[0] in bases for rate in other.rates - new.rates))
        ):
            yield "recorded-twice", "as_of", {"date": new.as_of, "other": other.written}
            break
    if new.worth is None:
        return
    others = [other for other in known if other.worth is not None]
    if indicator.measure == "flow" and not indicator.signed and _is_to_date(plan, new):
        yield from _falls(plan, new, [other for other in others if _is_to_date(plan, other)])
    references = _neighbour(new, others) or list(_year_figures(plan, indicator))
    if (
        indicator.measure != "rank"
        and references
        and all(_is_jump(new, reference) for reference in references)
    ):
        other = references[-1]
        values = {"value": new.written, "date": new.as_of, "other": other.written, "when": other.as_of}
        yield "tenfold-jump", "value", values


def _falls(plan: Plan, new: Known, others: list[Known]) -> Iterator[_Doubt]:
    year = plan.calendar.year_of(new.as_of)
    same_year = [actual for actual in others if plan.calendar.year_of(actual.as_of) == year]
    before = [actual for actual in same_year if actual.as_of < new.as_of]
    after = [actual for actual in same_year if actual.as_of > new.as_of]
    pairs = []
    if before:
        pairs.append((_newest(before), new))
    if after:
        pairs.append((new, min(after, key=lambda actual: actual.as_of)))
    for early, late in pairs:
        if (late.worth or 0) < (early.worth or 0):
            values = {"low": late.written, "late": late.as_of, "high": early.written, "early": early.as_of}
            yield "cumulative-falls", "value", dict(values)


def _newest(known: list[Known]) -> Known:
    """The latest of them; of several for one day, the last."""
    return max(enumerate(known), key=lambda pair: (pair[1].as_of, pair[0]))[1]


def _neighbour(new: Known, others: list[Known]) -> list[Known]:
    """The figure next to the new one in time: the one before it, else the one after it."""
    before = [actual for actual in others if actual.as_of <= new.as_of]
    if before:
        return [_newest(before)]
    return [min(others, key=lambda actual: actual.as_of)] if others else []


def _is_jump(new: Known, other: Known) -> bool:
    """Whether one is ten times the other, both as numbers and by the day: twelve months are no slip."""
    if not new.worth or not other.worth or new.worth * other.worth < 0:
        return False
    times = new.worth / other.worth
    by_the_day = times * Fraction(_length(other), _length(new))
    return min(times, by_the_day) >= 10 or max(times, by_the_day) <= Fraction(1, 10)


def _length(known: Known) -> int:
    return 1 if known.days is None else known.days.days


def _is_to_date(plan: Plan, known: Known) -> bool:
    return known.days == to_date(known.as_of, plan.calendar)


def _days(plan: Plan, indicator: Indicator, period: Period | None, as_of: dt.date) -> Period | None:
    if indicator.measure != "flow":
        return None
    return to_date(as_of, plan.calendar) if period is None else period


def _new(plan: Plan, indicator: Indicator, entry: Entry) -> Known:
    period = _own_period(entry.period, plan)
    as_of = entry.as_of or (period.last if period else dt.date.max)
    days, rates = _days(plan, indicator, period, as_of), _rates_of(entry)
    if entry.value is None:
        written = f"{entry.percent} %"
        return Known(None, written, as_of, days, entry.version, source=entry.source, rates=rates)
    figure, _ = figures(entry.value, None, indicator, None, plan.about.rounding)
    written = _written(entry.value.strip(), None, indicator)
    last = Fraction(figure.last, figure.den)
    return Known(figure.value, written, as_of, days, entry.version, last, entry.source, rates)


def _rates_of(entry: Entry) -> frozenset[_Rate]:
    """The growth that an entry states; none where it states none. Raises FigureError where it is no rate."""
    if not entry.growth:
        return frozenset()
    return frozenset({_rate(number(entry.percent) or entry.growth, entry.basis or "unknown")})


def _rate(percent: Number | str, basis: str) -> _Rate:
    figure = percent_figure(percent)
    return basis, figure.value, Fraction(figure.last, figure.den)


def _own_period(period: Period | str | int | Days | None, plan: Plan) -> Period | None:
    """The days of a period that is no year to date."""
    if period is None or period == "ytd":
        return None
    return period if isinstance(period, Period) else named(period, plan)


def _actuals(plan: Plan, indicator: Indicator) -> Iterator[Known]:
    """The dated figures that the plan holds already, of the indicator's usual scope."""
    for actual in indicator.actuals:
        as_of, worth = date_of(actual, plan), _worth(plan, indicator, actual)
        rates = frozenset(
            _rate(growth.percent, growth.basis)
            for growth in actual.growth
            if growth.percent is not None and not isinstance(growth.percent, Range) and growth.since is None
        )
        if as_of is not None and actual.scope is None and (worth is not None or rates):
            days = _days(plan, indicator, _own_period(actual.period, plan), as_of)
            text = (
                rate_text(actual.growth[0])
                if worth is None
                else _written(actual.value, actual.unit, indicator)
            )
            last = Fraction(0) if worth is None else _last(plan, indicator, actual)
            yield Known(worth, text, as_of, days, actual.version, last, actual.source, rates)


def _year_figures(plan: Plan, indicator: Indicator) -> Iterator[Known]:
    """What the plan says of whole years: the only thing to hold a first figure against."""
    about = plan.about
    both: list[tuple[int, Sequence[Statement]]] = [
        (about.base_year, indicator.baseline),
        (about.target_year, indicator.target),
    ]
    for year, listed in both:
        for statement in listed:
            worth = _worth(plan, indicator, statement)
            if worth is not None and not statement.cumulative:
                end = plan.calendar.year(year).last
                yield Known(
                    worth,
                    _written(statement.value, statement.unit, indicator),
                    end,
                    _days(plan, indicator, None, end),
                    None,
                )


def _worth(plan: Plan, indicator: Indicator, statement: Statement) -> Fraction | None:
    if statement.value is None or isinstance(statement.value, Range):
        return None
    worth, _ = figures(statement.value, statement.unit, indicator, statement, plan.about.rounding)
    return worth.value


def _last(plan: Plan, indicator: Indicator, actual: Actual) -> Fraction:
    """The unit in the last place; below zero for a value that words or a range make another one."""
    if actual.value is None or isinstance(actual.value, Range) or actual.bound or actual.approximate:
        return Fraction(-1)
    figure, _ = figures(actual.value, actual.unit, indicator, actual, plan.about.rounding)
    return Fraction(figure.last, figure.den)


def _written(value: Value | None, unit: str | None, indicator: Indicator) -> str:
    text = str(value)
    return text if read_text(text).unit else text + (unit or indicator.unit)
