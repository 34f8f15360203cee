"""Every figure that a plan's statements hold, as a claim on unknown numbers.

Knows nothing of relations, verdicts or how a network is solved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.unknowns import NOMINAL, PLAIN, Variables
from jyplan.diagnostic import Path
from jyplan.exact import growth as rates
from jyplan.exact import periods
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import NOT_NEGATIVE, Interval
from jyplan.exact.printings import Printing
from jyplan.plan.figures import (
    allowed,
    as_printed,
    as_said,
    digits_text,
    figures,
    multiplier,
    percent_figure,
    percent_text,
    printed_elsewhere,
    rate_elsewhere,
    value,
)
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated, growth_base
from jyplan.plan.statement import Growth, Statement
from jyplan.plan.values import Range, Value
from jyplan.solver.linear import Form

_ONE = Interval(1, 1, 1, 1)
_LOST = Fraction(-100)
_HUNDRED = Interval(100, 1, 100, 1)


def as_it_stands(interval: Interval) -> Interval:
    """A range of the measure is a range of what is printed."""
    return interval


class Claim(NamedTuple):
    """One figure: ``measure``, or for a rate ``measure / per``, lies in ``allowed``.

    ``loose`` is what a rate allows whose digits were cut off instead of rounded. With a ``reason`` the
    figure does not enter the network. ``observed`` is false of what is aimed at. ``show`` turns a range of
    the measure into what is printed. ``times`` is a growth as it is stated.
    """

    address: str
    id: str
    kind: str
    path: Path
    text: str | None
    quantity: Quantity
    measure: Form = ()
    per: Form = ()
    allowed: Interval | None = None
    loose: Interval | None = None
    printing: Printing | None = None
    show: Callable[[Interval], Interval] = as_it_stands
    basis: str | None = None
    times: Multiplier | None = None
    certain: bool = False
    accept: str | None = None
    reason: str | None = None
    source: str = ""
    observed: bool = False

    @property
    def periods(self) -> int:
        """The periods that a growth is counted in."""
        return self.times.periods if self.times else 1

    @property
    def rate(self) -> bool:
        """Whether the figure is a growth or a share, which no unit with a scale stands behind."""
        return self.kind in ("growth", "share")

    @property
    def variables(self) -> list[int]:
        """The unknowns that the figure speaks of."""
        return [variable for variable, _ in self.measure + self.per]


def claims(plan: Plan, variables: Variables) -> Iterator[Claim]:
    """All figures of all statements, in the plan's order."""
    for listed in variables.stated.values():
        for stated in listed:
            if stated.statement.value is not None:
                yield from _values(plan, stated, variables)
            for n, growth in enumerate(stated.statement.growth, 1):
                yield from _growths(plan, stated, n, growth, variables)
            if stated.statement.increase is not None:
                yield _change(plan, stated, "increase", variables)
            if stated.statement.points is not None:
                yield _change(plan, stated, "points", variables)


def _values(plan: Plan, stated: Stated, variables: Variables) -> Iterator[Claim]:
    """A stated value, and whatever other printings there are of it."""
    statement = stated.statement
    yield _value(plan, stated, stated.address, variables)
    others = [printing for printing in statement.also if printing.value is not None]
    for n, other in enumerate(others, 1):
        address = f"{stated.address}.also" + (f"[{n}]" if n > 1 else "")
        again = stated._replace(statement=printed_elsewhere(statement, other))
        yield _value(plan, again, address, variables)


def _value(plan: Plan, stated: Stated, address: str, variables: Variables) -> Claim:
    indicator, statement, rule = stated.indicator, stated.statement, plan.about.rounding
    raw, known = statement.value, value(stated, rule)
    printing = None
    if raw is not None and not isinstance(raw, Range):
        figure, factor = as_printed(raw, statement.unit, indicator, statement, rule)
        printing = Printing(
            figure,
            lambda printed: allowed(printed.times(factor), indicator).interval,
            least=None if indicator.signed else Fraction(0),
        )
    return Claim(
        address,
        stated.id,
        "value",
        stated.path,
        None if raw is None else _text(raw),
        known,
        measure=((variables.number(variables.of(stated)), 1),),
        allowed=known.interval,
        printing=printing,
        certain=statement.certain,
        accept=statement.accept,
        reason=None if known.interval is not None else known.reason,
        source=variables.source(stated),
        observed=_is_observed(stated),
    )


def _is_observed(stated: Stated) -> bool:
    return stated.role not in ("target", "stretch")


def _text(raw: Value) -> str:
    return f"{raw.low}–{raw.high}" if isinstance(raw, Range) else digits_text(raw) or ""


def _growths(plan: Plan, stated: Stated, n: int, growth: Growth, variables: Variables) -> Iterator[Claim]:
    address = stated.address_of("growth", n)
    claim = _growth(plan, stated, growth, address, variables)
    yield claim._replace(path=(*stated.path, "growth", n - 1))
    others = [printing for printing in growth.also if printing.value is not None]
    for k, other in enumerate(others, 1):
        again = rate_elsewhere(growth, other)
        printed = _growth(plan, stated, again, f"{address}.also" + (f"[{k}]" if k > 1 else ""), variables)
        yield printed._replace(path=(*stated.path, "growth", n - 1, "also"))


def _growth(plan: Plan, stated: Stated, growth: Growth, address: str, variables: Variables) -> Claim:
    times = multiplier(plan, stated, growth)
    cut = multiplier(plan, stated, growth, cut=True)
    signed = stated.id in variables.signed
    factor, loose = whole_factor(times, signed), whole_factor(cut, signed)
    reason = times.reason if times.reason == "approximate" else None
    if factor.empty:
        reason = "growth-not-above-minus-100"
    measure, per, why = _ends(plan, stated, growth, variables)
    return Claim(
        address,
        stated.id,
        "growth",
        stated.path,
        percent_text(growth) or (_text(growth.percent) if growth.percent is not None else None),
        times.percent,
        measure=measure,
        per=per,
        allowed=factor,
        loose=factor.hull(loose),
        printing=_rate_printing(growth, times, signed, plan),
        show=lambda interval: per_period(interval, times.periods),
        basis=growth.basis,
        times=times,
        certain=growth.certain or stated.statement.certain,
        accept=growth.accept or stated.statement.accept,
        reason=reason or why,
        source=(growth.source if growth.source and len(plan.sources) > 1 else None)
        or variables.source(stated),
        observed=_is_observed(stated),
    )


def _rate_printing(growth: Growth, times: Multiplier, signed: bool, plan: Plan) -> Printing | None:
    if growth.percent is None or isinstance(growth.percent, Range):
        return None
    figure = as_said(percent_figure(growth.percent), growth, plan.about.rounding)
    return Printing(
        figure, lambda printed: whole_factor(rates.percent(printed, times.periods), signed), _LOST
    )


def whole_factor(times: Multiplier, signed: bool) -> Interval:
    """What a stated growth multiplies the base by over all its periods; nothing falls below zero by it."""
    if times.periods == 1 and signed:
        return times.factor
    factor = times.factor.meet(NOT_NEGATIVE)
    return factor if factor.empty or times.periods == 1 else factor.power(times.periods)


def per_period(factor: Interval, periods: int) -> Interval:
    """A range of multipliers as growth in percent a period."""
    if periods == 1:
        return factor.scaled(100).minus(_HUNDRED)
    interval = rates.growth(Quantity(None, factor), Quantity(None, _ONE), periods).interval
    return factor if interval is None else interval


def _ends(
    plan: Plan, stated: Stated, growth: Growth | None, variables: Variables
) -> tuple[Form, Form, str | None]:
    """The two numbers that a growth, or (None) an increase, ties, and why it may not tie them.

    At constant prices, or in a scope settled for one comparison, they are numbers of this pair of times.
    """
    base = growth_base(plan, stated, growth or PLAIN)
    if base is None or stated.period is None:
        return (), (), "cumulative" if stated.statement.cumulative else "no-year"
    if stated.statement.cumulative and (growth is None or growth.since is None):
        return (), (), "cumulative"
    basis, scope = NOMINAL, None if growth is None else growth.scope
    if growth is not None and growth.basis in ("real", "like-for-like"):
        aimed = "" if _is_observed(stated) else " aimed"
        ends = (periods.name(period, plan.calendar) for period in (stated.period, base))
        basis = f"{growth.basis} {' from '.join(ends)}{aimed}"
        if growth.basis == "real" and stated.id not in variables.summed:
            basis = "real"  # rates of several years multiply
    end = variables.of(stated, basis, scope)
    if end.version and stated.role != "target":
        return (), (), "superseded"
    start = variables.base_of(stated, growth, basis, end.scope)
    if start is None:
        return (), (), "no-year"
    if basis.startswith("real "):
        variables.pairs[basis][stated.id, end.scope] = end, start
    variables.sources[end].setdefault(variables.source(stated))
    return ((variables.number(end), 1),), ((variables.number(start), 1),), None


def _change(plan: Plan, stated: Stated, part: str, variables: Variables) -> Claim:
    """A stated increase, or change in percentage points."""
    statement: Statement = stated.statement
    raw: Value = getattr(statement, part)
    low, high = figures(raw, None, stated.indicator, None, plan.about.rounding)
    known = Quantity.of(low)
    printing = None
    if isinstance(raw, Range):
        known = Quantity.between(low, high)
    else:
        figure, factor = as_printed(raw, None, stated.indicator, None, plan.about.rounding)
        printing = Printing(figure, lambda printed: printed.times(factor).interval())
    end, base, why = _ends(plan, stated, None, variables)
    return Claim(
        stated.address_of(part),
        stated.id,
        part,
        (*stated.path, part),
        _text(raw),
        known,
        measure=end + tuple((variable, -1) for variable, _ in base),
        allowed=known.interval,
        printing=printing,
        certain=statement.certain,
        accept=statement.accept,
        reason=why,
        source=variables.source(stated),
        observed=_is_observed(stated),
    )


def first_values(listed: Iterable[Claim]) -> dict[int, Claim]:
    """The stated value of each unknown that has one, the first where there are several."""
    values: dict[int, Claim] = {}
    for claim in listed:
        if claim.kind == "value" and claim.quantity.interval is not None:
            values.setdefault(claim.measure[0][0], claim)
    return values
