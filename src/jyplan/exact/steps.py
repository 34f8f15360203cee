"""Derivations step by step: the figures, the formula, the numbers put in, the result.

What ``show`` prints for an indicator and ``calc`` for figures typed in are the same steps.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact import growth as rates
from jyplan.exact.figure import plain
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import Interval


class Term(NamedTuple):
    """One figure that goes into a formula."""

    symbol: str
    written: str
    quantity: Quantity
    unit: str
    address: str | None = None


class Step(NamedTuple):
    """One derivation. ``name`` is a word of the output (implied-base, growth, gap …)."""

    name: str
    year: int | None
    formula: str
    inputs: tuple[Term, ...]
    put_in: str
    put_in_low: str | None
    put_in_high: str | None
    value: Fraction | None
    interval: Interval | None
    unit: str
    reason: str | None


class Rate(NamedTuple):
    """A stated growth as a term: the printed rate, and what it multiplies by."""

    term: Term
    times: Multiplier

    def factor(self, rate: str) -> str:
        """The formula of the factor with ``rate`` (a symbol, or digits in percent) put in."""
        n = self.times.periods
        return f"(1 + {rate})" + (f"^{n}" if n > 1 else "")


def implied_base(target: Term, rate: Rate, year: int | None = None) -> Step:
    """T / (1 + g)^n."""
    step = rates.implied_base(target.quantity, rate.times)
    return _through("implied-base", "/", target, rate, step, year, crossed=True)


def implied_target(base: Term, rate: Rate, year: int | None = None) -> Step:
    """B · (1 + g)^n."""
    step = rates.implied_target(base.quantity, rate.times)
    return _through("implied-target", "·", base, rate, step, year, crossed=False)


def growth(target: Term, base: Term, years: int = 1, year: int | None = None) -> Step:
    """T / B - 1, or the mean annual growth (T / B)^(1/n) - 1."""
    step = rates.growth(target.quantity, base.quantity, years)
    left, right = ("(", f")^(1/{years})") if years > 1 else ("", "")

    def line(t: str, b: str) -> str:
        return f"{left}{t} / {b}{right} - 1"

    return Step(
        "mean-growth" if years > 1 else "growth-rate", year, line(target.symbol, base.symbol), (target, base),
        line(target.written, base.written),
        *_ends(target.quantity.interval, base.quantity.interval, line, crossed=True),
        step.value, step.interval, "%", step.reason,
    )  # fmt: skip


def difference(name: str, left: Term, right: Term, unit: str, year: int | None = None) -> Step:
    """Left - right: a gap, an increment, a change in points, or a base from an increase."""
    step = rates.difference(left.quantity, right.quantity)
    return Step(
        name, year, f"{left.symbol} - {right.symbol}", (left, right), f"{left.written} - {right.written}",
        *_ends(left.quantity.interval, right.quantity.interval, lambda x, y: f"{x} - {y}", crossed=True),
        step.value, step.interval, unit, step.reason,
    )  # fmt: skip


def share(name: str, part: Term, whole: Term, year: int | None = None) -> Step:
    """Part / whole in percent."""
    quantity = rates.ratio(part.quantity, whole.quantity).scaled(Fraction(100))
    return Step(
        name, year, f"{part.symbol} / {whole.symbol}", (part, whole), f"{part.written} / {whole.written}",
        *_ends(part.quantity.interval, whole.quantity.interval, lambda x, y: f"{x} / {y}", crossed=True),
        quantity.value, quantity.interval, "%", quantity.reason,
    )  # fmt: skip


def done(reached: Term, target: Term, year: int | None = None) -> Step:
    """The part of the target that is reached, in percent; a target of zero has none."""
    step = rates.done(reached.quantity, target.quantity)
    return share("done", reached, target, year)._replace(
        value=step.value, interval=step.interval, reason=step.reason
    )


def increment(reached: Term, target: Term, base: Term, year: int | None = None) -> Step:
    """The part of the way from base to target that is covered, in percent: (A - B) / (T - B)."""
    quantity = rates.increment_done(reached.quantity, target.quantity, base.quantity)

    def line(a: str, t: str, b: str) -> str:
        return f"({a} - {b}) / ({t} - {b})"

    return Step(
        "increment", year, line(reached.symbol, target.symbol, base.symbol), (reached, target, base),
        line(reached.written, target.written, base.written), None, None,
        quantity.value, quantity.interval, "%", quantity.reason,
    )  # fmt: skip


def gap_to_implied_base(target: Term, rate: Rate, year: int | None = None) -> Step:
    """T - T/(1+g)^n, with T put in once for each end: T · (1 - 1/(1+g)^n)."""
    step = rates.gap_to_implied_base(target.quantity, rate.times)

    def line(t: str, g: str) -> str:
        return f"{t} · (1 - 1 / {rate.factor(g)})"

    return Step(
        "gap", year, line(target.symbol, rate.term.symbol), (target, rate.term),
        line(target.written, rate.term.written),
        *_ends(target.quantity.interval, _percent(rate), lambda t, g: line(t, f"{g} %"), crossed=False),
        step.value, step.interval, target.unit, step.reason,
    )  # fmt: skip


def deflator(target: Term, base: Term, rate: Rate, year: int | None = None) -> Step:
    """(T / B) / (1 + g)^n - 1: what prices did, where the rate is at comparable prices."""
    step = rates.deflator(target.quantity, base.quantity, rate.times)
    symbols = f"{target.symbol} / {base.symbol} / {rate.factor(rate.term.symbol)} - 1"
    put_in = f"{target.written} / {base.written} / {rate.factor(rate.term.written)} - 1"
    return Step(
        "implied-deflator", year, symbols, (target, base, rate.term), put_in, None, None,
        step.value, step.interval, "%", step.reason,
    )  # fmt: skip


def _through(
    name: str, sign: str, known: Term, rate: Rate, quantity: Quantity, year: int | None, *, crossed: bool
) -> Step:
    def line(number: str, g: str) -> str:
        return f"{number} {sign} {rate.factor(g)}"

    return Step(
        name, year, line(known.symbol, rate.term.symbol), (known, rate.term),
        line(known.written, rate.term.written),
        *_ends(known.quantity.interval, _percent(rate), lambda t, g: line(t, f"{g} %"), crossed=crossed),
        quantity.value, quantity.interval, known.unit, quantity.reason,
    )  # fmt: skip


def _percent(rate: Rate) -> Interval | None:
    return rate.times.percent.interval if rate.term.unit == "%" else None


def _ends(
    first: Interval | None, second: Interval | None, line: Callable[[str, str], str], *, crossed: bool
) -> tuple[str | None, str | None]:
    """The numbers put in for the smallest and the largest result, where both figures are not negative.

    ``crossed``: the result falls when the second figure rises, so its low end takes the other's high end.
    """
    if first is None or second is None or first.low_n < 0 or (first.width == 0 and second.width == 0):
        return None, None
    ends = (second.high, second.low) if crossed else (second.low, second.high)
    low = None if first.low is None or ends[0] is None else line(_digits(first.low), _digits(ends[0]))
    high = None if first.high is None or ends[1] is None else line(_digits(first.high), _digits(ends[1]))
    return low, high


def _digits(number: Fraction) -> str:
    text = plain(number)
    return f"({text})" if text.startswith("-") else text
