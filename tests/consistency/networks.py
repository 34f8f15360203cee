"""Makes networks of figures with known true values, as large as wanted, with or without misprints."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from jyplan.exact.interval import Interval
from jyplan.solver.linear import Constraint
from jyplan.solver.problem import Figure, Problem


def printed(number: Fraction | int, places: int) -> Interval:
    """What remains known of a number rounded to some decimal places."""
    unit = Fraction(1, 10**places)
    digits = round(Fraction(number) / unit)
    return Interval.of((digits - Fraction(1, 2)) * unit, (digits + Fraction(1, 2)) * unit)


def as_printed(text: str) -> Interval:
    """What is known of a number printed like this, to half a unit in the last place."""
    exponent = Decimal(text).as_tuple().exponent
    assert isinstance(exponent, int)
    return printed(Fraction(text), -exponent)


def growth(percent: Interval) -> Interval:
    """The ratio of target to base that a growth in percent allows."""
    assert percent.low is not None
    assert percent.high is not None
    return Interval.of(1 + percent.low / 100, 1 + percent.high / 100, percent.low_open, percent.high_open)


def share(percent: Interval) -> Interval:
    """The ratio of part to whole that a share in percent allows."""
    assert percent.low is not None
    assert percent.high is not None
    return Interval.of(percent.low / 100, percent.high / 100, percent.low_open, percent.high_open)


def total(whole: int, parts: Iterable[int], label: str) -> list[Constraint]:
    """Whole = sum of the parts, as two constraints."""
    form = ((whole, 1), *((part, -1) for part in parts))
    return [
        Constraint(form, 0, label=label),
        Constraint(tuple((variable, -c) for variable, c in form), 0, label=label),
    ]


def not_negative(variable: int, label: str) -> Constraint:
    """A true value is not below zero."""
    return Constraint(((variable, -1),), 0, label=label)


def yearbook(districts: int, sectors: int, years: int, seed: int = 0, misprints: int = 0) -> Problem:
    """GDP by district, sector and year: values, growths and shares as printed, and all totals as laws."""
    draw = random.Random(seed)
    true: dict[tuple[int, int, int], Fraction] = {}
    for d in range(1, districts + 1):
        for s in range(1, sectors + 1):
            value = Fraction(draw.randint(2000, 90000), 100)
            for y in range(years):
                true[d, s, y] = value
                value = round(value * Fraction(draw.randint(96, 118), 100), 2)
    for y in range(years):
        for d in range(1, districts + 1):
            true[d, 0, y] = sum((true[d, s, y] for s in range(1, sectors + 1)), Fraction(0))
        for s in range(sectors + 1):
            true[0, s, y] = sum((true[d, s, y] for d in range(1, districts + 1)), Fraction(0))
    number = {key: i for i, key in enumerate(sorted(true))}
    figures, laws = [], []
    for (d, s, y), value in sorted(true.items()):
        name, at = f"gdp_{d}_{s}@{2010 + y}", number[d, s, y]
        laws.append(not_negative(at, f"{name}>=0"))
        if s == 0:
            parts = [number[d, k, y] for k in range(1, sectors + 1)]
            laws += total(at, parts, f"sectors_{d}@{2010 + y}")
        if d == 0:
            parts = [number[k, s, y] for k in range(1, districts + 1)]
            laws += total(at, parts, f"districts_{s}@{2010 + y}")
        if draw.random() < 0.6:
            figures.append(Figure(name, ((at, 1),), printed(value, 1)))
        if y and draw.random() < 0.8:
            rate = printed(100 * (value / true[d, s, y - 1] - 1), 1)
            base = number[d, s, y - 1]
            figures.append(Figure(f"{name}.growth", ((at, 1),), growth(rate), per=((base, 1),)))
        if s and draw.random() < 0.4:
            rate = printed(100 * value / true[d, 0, y], 1)
            figures.append(Figure(f"{name}.share", ((at, 1),), share(rate), per=((number[d, 0, y], 1),)))
    for wrong in draw.sample(range(len(figures)), misprints):
        figures[wrong] = figures[wrong]._replace(allowed=_misprint(figures[wrong].allowed, draw))
    return Problem(figures, laws)


def _misprint(interval: Interval, draw: random.Random) -> Interval:
    factor = Fraction(draw.choice([90, 92, 108, 110, 120]), 100)
    assert interval.low is not None
    assert interval.high is not None
    return Interval.of(interval.low * factor, interval.high * factor)


def _even_and_odd() -> list[Constraint]:
    plus = ((0, 1), (1, 1), (2, -2)), 0
    minus = ((0, 1), (1, -1), (3, -2)), 1
    return [
        Constraint(tuple((v, sign * c) for v, c in form), sign * limit, label=f"{limit}")
        for form, limit in (plus, minus)
        for sign in (1, -1)
    ]


EVEN_AND_ODD = _even_and_odd()
"""The sum of two variables is twice a third, their difference one more than twice a fourth."""
