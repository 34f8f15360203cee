"""A tableau: variables, the forms that stand for one, their bounds and rows, and how two change places.

Knows where each rests and which bound it is beyond. Knows not which should move.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm

from jyplan.solver.linear import Constraint, Form, Tick

Key = tuple[tuple[int, int], ...]
"""A form in lowest whole coefficients."""

Rational = int | Fraction

SHORT = 64
"""How many variables a row adds up at most that is always kept in lowest terms."""

GROWTH = 256
"""By how many bits the denominator of a longer row may grow until it is brought to lowest terms again."""


@dataclass(slots=True, eq=False)
class Bound:
    """A constraint as a bound of one variable, at ``real + tiny·infinitesimal``."""

    handle: int
    constraint: Constraint
    variable: int
    upper: bool
    real: int
    tiny: int
    share: Fraction  # how much of the constraint makes one of the bound

    def place(self) -> tuple[int, int]:
        """Where it lies, in order."""
        return self.real, self.tiny


@dataclass(slots=True, eq=False)
class Variable:
    """A variable, or a form that stands for one, at ``(real + tiny·infinitesimal) / den``.

    A basic variable is its row over ``den``; the row of a non-basic one is itself. ``column`` holds the
    basic variables whose rows it is in. A form without bounds sleeps, without a row: it would only cost time.
    ``patience`` is how many bits ``den`` may have until the row is brought to lowest terms. What a short row
    changes in a long one leaves fractions there (``fractional``): to scale the row would touch all of it.
    """

    key: Key
    row: dict[int, Rational]
    den: int = 1
    real: Rational = 0
    tiny: Rational = 0
    low: Bound | None = None
    high: Bound | None = None
    asleep: bool = False
    fractional: bool = False
    patience: int = 0
    column: set[int] = field(default_factory=set)
    bounds: dict[int, Bound] = field(default_factory=dict)

    def settle(self) -> bool:
        """Find the tightest bounds; False where they cross."""
        low = high = None
        for bound in self.bounds.values():
            if bound.upper:
                if high is None or (bound.real, bound.tiny) < (high.real, high.tiny):
                    high = bound
            elif low is None or (bound.real, bound.tiny) > (low.real, low.tiny):
                low = bound
        self.low, self.high = low, high
        return not low or not high or low.place() <= high.place()

    def outside(self) -> Bound | None:
        """The bound that the variable is beyond."""
        low, high = self.low, self.high
        if low and (self.real - low.real * self.den or self.tiny - low.tiny * self.den) < 0:
            return low
        if high and (self.real - high.real * self.den or self.tiny - high.tiny * self.den) > 0:
            return high
        return None

    def clear(self) -> None:
        """Make the numbers of the row whole again."""
        if self.fractional:
            common = lcm(*(a.denominator for a in (*self.row.values(), self.real, self.tiny)))
            for number, a in self.row.items():
                self.row[number] = int(a * common)
            self.real, self.tiny = int(self.real * common), int(self.tiny * common)
            self.den *= common
            self.fractional = False

    def reduce(self) -> None:
        """Bring the row to lowest terms."""
        self.clear()
        common = gcd(self.den, *map(int, self.row.values()))
        if common > 1:
            for number in self.row:
                self.row[number] //= common
            self.den //= common
            self.real //= common
            self.tiny //= common
        self.patience = self.den.bit_length() + GROWTH

    def free(self, up: bool) -> bool:
        """May it, non-basic, still move up (or down)?"""
        bound = self.high if up else self.low
        return bound is None or bound.real != self.real or bound.tiny != self.tiny


def holds(variable: Variable, gap: tuple[Rational, Rational], slope: Rational, but: Collection[int]) -> bool:
    """Whether a variable is within all bounds but some, moved by ``slope·gap`` over its ``den``."""
    run, rise = slope.denominator, slope.numerator
    at = variable.real * run + rise * gap[0], variable.tiny * run + rise * gap[1]
    scale = variable.den * run
    for handle, bound in variable.bounds.items():
        limit = bound.real * scale, bound.tiny * scale
        if handle not in but and (at > limit if bound.upper else at < limit):
            return False
    return True


class Tableau:
    """The rows of all variables and forms, numbered together in the order in which they were first seen."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self._scale = 1
        self._place: dict[int, int] = {}
        self._forms: dict[Key, int] = {}
        self._all: list[Variable] = []
        self._bounds: list[Bound] = []
        self._touched: set[int] = set()
        self._crossed: set[int] = set()
        self._wrong: set[int] = set()

    def _refine(self, scale: int) -> None:
        """Make the common fraction of all limits finer."""
        factor, self._scale = scale // self._scale, scale
        for variable in self._all:
            variable.real *= factor
        for bound in self._bounds:
            bound.real *= factor

    def _lowest(self, form: Form) -> tuple[Key, Fraction]:
        """A form as a factor times whole coefficients without common divisor, the first of them positive.

        Forms that differ by a factor share one row this way.
        """
        total: dict[int, Fraction | int] = {}
        for variable, coefficient in sorted(form):
            place = self._place.setdefault(variable, len(self._all))
            if place == len(self._all):
                self._all.append(Variable(key=(), row={place: 1}))
            total[place] = total.get(place, 0) + coefficient
        ratios = sorted((place, *c.as_integer_ratio()) for place, c in total.items() if c)
        if not ratios:
            return (), Fraction(1)
        divisor = lcm(*(below for _, _, below in ratios))
        whole = [(place, above * (divisor // below)) for place, above, below in ratios]
        factor = gcd(*(c for _, c in whole)) * (1 if whole[0][1] > 0 else -1)
        return tuple((place, c // factor) for place, c in whole), Fraction(factor, divisor)

    def _variable(self, key: Key) -> int:
        """The variable that stands for a form."""
        if len(key) == 1:
            return key[0][0]
        if key not in self._forms:
            self._forms[key] = len(self._all)
            self._all.append(Variable(key, row={}, asleep=True))
        return self._forms[key]

    def _judge(self, basic: int) -> None:
        if self._all[basic].outside():
            self._wrong.add(basic)
        else:
            self._wrong.discard(basic)

    def _wake(self, number: int) -> None:
        """Give a form its row."""
        form = self._all[number]
        parts = [(self._all[other], coefficient) for other, coefficient in form.key]
        self._tick(sum(len(part.row) for part, _ in parts))
        den = lcm(*(part.den for part, _ in parts))
        row: dict[int, Rational] = {}
        real: Rational = 0
        tiny: Rational = 0
        for part, coefficient in parts:
            factor = coefficient * (den // part.den)
            real += factor * part.real
            tiny += factor * part.tiny
            for other, a in part.row.items():
                row[other] = row.get(other, 0) + factor * a
        row = {other: a for other, a in row.items() if a}
        for other in row:
            self._all[other].column.add(number)
        form.asleep, form.fractional = False, any(part.fractional for part, _ in parts)
        self._store(number, row, den, real, tiny)

    def _move(self, number: int, bound: Bound) -> None:
        """Put a non-basic variable on a bound of its own."""
        variable = self._all[number]
        real, tiny = bound.real - variable.real, bound.tiny - variable.tiny
        variable.real, variable.tiny = bound.real, bound.tiny
        for basic in variable.column:
            other = self._all[basic]
            other.real += other.row[number] * real
            other.tiny += other.row[number] * tiny
            self._judge(basic)

    def _pivot(self, leaving: int, entering: int, bound: Bound) -> None:
        """Exchange a basic and a non-basic variable and put the leaving one on its bound.

        ``d·leaving = a·entering + rest`` becomes ``a·entering = d·leaving - rest``, which then replaces
        the entering variable in all other rows.
        """
        old, new = self._all[leaving], self._all[entering]
        self._tick(len(old.row) * len(new.column))
        old.clear()
        row = old.row
        a = row.pop(entering)
        sign = 1 if a > 0 else -1
        old_real, old_tiny = new.real, new.tiny
        real = sign * (old.den * bound.real - old.real + a * old_real)
        tiny = sign * (old.den * bound.tiny - old.tiny + a * old_tiny)
        for number in row:
            row[number] *= -sign
            self._all[number].column.remove(leaving)
            self._all[number].column.add(entering)
        row[leaving] = sign * old.den
        others, new.column, old.column = new.column, set(), {entering}
        others.remove(leaving)
        q: Rational
        old.row, old.den, old.real, old.tiny = {leaving: 1}, 1, bound.real, bound.tiny
        self._wrong.discard(leaving)
        self._store(entering, row, int(sign * a), real, tiny)
        for basic in others:
            other = self._all[basic]
            if len(other.row) > SHORT >= len(new.row):
                other.fractional = True
                b = other.row.pop(entering)
                p, q = 1, b / Fraction(new.den)
            else:
                other.clear()
                b = other.row.pop(entering)
                common = gcd(new.den, int(b))
                p, q = new.den // common, int(b) // common
            self._combine(basic, p, q, new.row)
            real = p * (other.real - b * old_real) + q * new.real
            tiny = p * (other.tiny - b * old_tiny) + q * new.tiny
            self._store(basic, other.row, p * other.den, real, tiny)

    def _combine(self, basic: int, p: int, q: Rational, pivot: dict[int, Rational]) -> None:
        """Replace a row by p times itself plus q times another, columns included."""
        row = self._all[basic].row
        if p != 1:
            for number in row:
                row[number] *= p
        for number, a in pivot.items():
            old = row.get(number)
            if old is None:
                row[number] = q * a
                self._all[number].column.add(basic)
            elif old + q * a:
                row[number] = old + q * a
            else:
                del row[number]
                self._all[number].column.remove(basic)

    def _store(self, basic: int, row: dict[int, Rational], den: int, real: Rational, tiny: Rational) -> None:
        """Keep a row, with the value it gives its variable, in lowest terms where that is due.

        To look for what all numbers of a long row have in common costs more than what it saves.
        """
        variable = self._all[basic]
        variable.row, variable.den, variable.real, variable.tiny = row, den, real, tiny
        if len(row) <= SHORT or den.bit_length() > variable.patience:
            variable.reduce()
        self._judge(basic)
