"""Intervals of rational numbers with open and closed ends: the one place that knows their algebra.

Results are exact ranges where each operand stands for a quantity of its own. An expression that uses one
quantity twice must be rewritten so that it appears once, or go through :func:`over_box`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import NamedTuple


class Interval(NamedTuple):
    """A set of real numbers between two ends, each open or closed.

    An end is a ratio of two integers, kept unreduced for speed: ``low_n / low_d`` with ``low_d > 0``.
    A denominator of zero marks an unbounded end (negative/0 below, positive/0 above), always open.
    """

    low_n: int
    low_d: int
    high_n: int
    high_d: int
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(
        cls,
        low: Fraction | int | None,
        high: Fraction | int | None,
        low_open: bool = False,
        high_open: bool = False,
    ) -> Interval:
        """The interval from ``low`` to ``high``; None is an unbounded end."""
        low_n, low_d = (-1, 0) if low is None else low.as_integer_ratio()
        high_n, high_d = (1, 0) if high is None else high.as_integer_ratio()
        return cls(low_n, low_d, high_n, high_d, low_open or not low_d, high_open or not high_d)

    @property
    def low(self) -> Fraction | None:
        """Lower end, None where unbounded."""
        return Fraction(self.low_n, self.low_d) if self.low_d else None

    @property
    def high(self) -> Fraction | None:
        """Upper end, None where unbounded."""
        return Fraction(self.high_n, self.high_d) if self.high_d else None

    @property
    def width(self) -> Fraction | None:
        """Distance between the ends, None where one is unbounded."""
        low, high = self.low, self.high
        return None if low is None or high is None else high - low

    @property
    def single(self) -> bool:
        """Whether both ends are one number."""
        return bool(self.low_d) and bool(self.high_d) and self.low_n * self.high_d == self.high_n * self.low_d

    @property
    def empty(self) -> bool:
        """Whether no number lies inside."""
        if not self.low_d or not self.high_d:
            return False
        left, right = self.low_n * self.high_d, self.high_n * self.low_d
        return left > right or (left == right and (self.low_open or self.high_open))

    def holds(self, number: Fraction | int) -> bool:
        """Whether ``number`` lies inside."""
        n, d = number.as_integer_ratio()
        low, high = self.low_n * d - n * self.low_d, self.high_n * d - n * self.high_d
        return (low < 0 or (low == 0 and not self.low_open)) and (
            high > 0 or (high == 0 and not self.high_open)
        )

    def reaches(self, number: int) -> bool:
        """Whether ``number`` lies inside or is an end, open or not."""
        return self.low_n <= number * self.low_d and number * self.high_d <= self.high_n

    def within(self, other: Interval) -> bool:
        """Whether every number inside lies in ``other`` too."""
        low = self.low_n * other.low_d - other.low_n * self.low_d
        high = self.high_n * other.high_d - other.high_n * self.high_d
        return (low > 0 or (low == 0 and (self.low_open or not other.low_open))) and (
            high < 0 or (high == 0 and (self.high_open or not other.high_open))
        )

    def meet(self, other: Interval) -> Interval:
        """The numbers in both intervals (possibly :attr:`empty`)."""
        low = self.low_n * other.low_d - other.low_n * self.low_d
        high = self.high_n * other.high_d - other.high_n * self.high_d
        a = self if low > 0 or (low == 0 and self.low_open) else other
        b = self if high < 0 or (high == 0 and self.high_open) else other
        return Interval(a.low_n, a.low_d, b.high_n, b.high_d, a.low_open, b.high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = self.low_n * other.low_d - other.low_n * self.low_d
        high = self.high_n * other.high_d - other.high_n * self.high_d
        a = self if low < 0 or (low == 0 and not self.low_open) else other
        b = self if high > 0 or (high == 0 and not self.high_open) else other
        return Interval(a.low_n, a.low_d, b.high_n, b.high_d, a.low_open, b.high_open)

    def negated(self) -> Interval:
        """The interval of -x."""
        return Interval(-self.high_n, self.high_d, -self.low_n, self.low_d, self.high_open, self.low_open)

    def plus(self, other: Interval) -> Interval:
        """The interval of x + y."""
        if self.low_d == other.low_d and self.high_d == other.high_d and self.low_d and self.high_d:
            return Interval(
                self.low_n + other.low_n,
                self.low_d,
                self.high_n + other.high_n,
                self.high_d,
                self.low_open or other.low_open,
                self.high_open or other.high_open,
            )
        low_d, high_d = self.low_d * other.low_d, self.high_d * other.high_d
        return Interval(
            self.low_n * other.low_d + other.low_n * self.low_d if low_d else -1,
            low_d,
            self.high_n * other.high_d + other.high_n * self.high_d if high_d else 1,
            high_d,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def minus(self, other: Interval) -> Interval:
        """The interval of x - y."""
        return self.plus(other.negated())

    def times(self, other: Interval) -> Interval:
        """The interval of x * y."""
        lows = ((self.low_n, self.low_d, self.low_open), (other.low_n, other.low_d, other.low_open))
        highs = ((self.high_n, self.high_d, self.high_open), (other.high_n, other.high_d, other.high_open))
        if self.low_n >= 0 and other.low_n >= 0:
            low, high = _corner(*lows), _corner(*highs)
        else:
            corners = [_corner(x, y) for x, y in product((lows[0], highs[0]), (lows[1], highs[1]))]
            low, high = _lowest(corners), _highest(corners)
        return Interval(low[0], low[1], high[0], high[1], low[2], high[2])

    def reciprocal(self) -> Interval:
        """The interval of 1/x over the positive x inside; the low end must not be negative."""
        return Interval(
            self.high_d,
            self.high_n,
            self.low_d if self.low_n else 1,
            self.low_n,
            self.high_open,
            self.low_open or not self.low_n,
        )

    def over(self, other: Interval) -> Interval:
        """The interval of x / y over the positive y inside ``other``, whose low end is not negative."""
        if self.low_n > 0 < other.low_n and self.high_d and other.high_d:  # the usual case, without detours
            return Interval(
                self.low_n * other.high_d,
                self.low_d * other.high_n,
                self.high_n * other.low_d,
                self.high_d * other.low_n,
                self.low_open or other.high_open,
                self.high_open or other.low_open,
            )
        return self.times(other.reciprocal())

    def power(self, exponent: int) -> Interval:
        """The interval of x ** exponent for a low end that is not negative."""
        return Interval(
            self.low_n**exponent,
            self.low_d**exponent,
            self.high_n**exponent,
            self.high_d**exponent,
            self.low_open,
            self.high_open,
        )

    def scaled(self, numerator: int, denominator: int = 1) -> Interval:
        """The interval of x * numerator / denominator; a negative factor swaps the ends with their flags."""
        if numerator < 0:
            return self.negated().scaled(-numerator, denominator)
        if not numerator:
            return Interval(0, 1, 0, 1)
        return self._replace(
            low_n=self.low_n * numerator if self.low_d else -1,
            low_d=self.low_d * denominator,
            high_n=self.high_n * numerator if self.high_d else 1,
            high_d=self.high_d * denominator,
        )

    def whole(self, parts: int = 1) -> Interval:
        """The hull of the whole multiples of 1/``parts`` inside (:attr:`empty` where there are none)."""
        low_n, low_d, high_n, high_d = self.low_n, self.low_d, self.high_n, self.high_d
        if low_d:
            up, rest = divmod(low_n * parts, low_d)
            low_n, low_d = up + (1 if rest or self.low_open else 0), parts
        if high_d:
            down, rest = divmod(high_n * parts, high_d)
            high_n, high_d = down - (1 if not rest and self.high_open else 0), parts
        return Interval(low_n, low_d, high_n, high_d, not low_d, not high_d)


EVERYTHING = Interval(-1, 0, 1, 0, True, True)
NOT_NEGATIVE = Interval(0, 1, 1, 0, False, True)
POSITIVE = Interval(0, 1, 1, 0, True, True)

_End = tuple[int, int, bool]


def _corner(x: _End, y: _End) -> _End:
    """One end of a product: value and whether it is only approached. Zero times unbounded is zero."""
    if not x[0] or not y[0]:
        # A closed zero is attained whatever the other factor is.
        is_open = (x[2] or bool(x[0])) and (y[2] or bool(y[0]))
        return 0, 1, is_open
    return x[0] * y[0], x[1] * y[1], x[2] or y[2]


def _lowest(ends: list[_End]) -> _End:
    best = ends[0]
    for end in ends[1:]:
        order = _order(end, best)
        if order < 0 or (order == 0 and not end[2]):
            best = end
    return best


def _highest(ends: list[_End]) -> _End:
    n, d, is_open = _lowest([(-n, d, is_open) for n, d, is_open in ends])
    return -n, d, is_open


def _order(a: _End, b: _End) -> int:
    if not a[1] and not b[1]:
        return a[0] - b[0]
    return a[0] * b[1] - b[0] * a[1]


def over_box(function: Callable[..., Fraction], *box: Interval) -> Interval | None:
    """The exact range of ``function`` over independent quantities, each bounded by one interval of ``box``.

    ``function`` must be continuous on the box and monotone in each quantity while the others stand still
    (the direction may depend on them), so that its extremes lie in corners. None where an end is unbounded.

    An extreme is attained where its corner belongs to the box, or where the function does not change
    along the directions whose ends are open: on such a face all corners have one value.
    """
    sides: list[tuple[tuple[Fraction, bool], tuple[Fraction, bool]]] = []
    for interval in box:
        low, high = interval.low, interval.high
        if low is None or high is None:
            return None
        sides.append(((low, interval.low_open), (high, interval.high_open)))
    values = {
        corner: function(*(side[at][0] for side, at in zip(sides, corner, strict=True)))
        for corner in product((0, 1), repeat=len(box))
    }

    def attained(corner: tuple[int, ...]) -> bool:
        loose = [i for i, at in enumerate(corner) if sides[i][at][1]]
        face = (c for c in values if all(c[i] == corner[i] for i in range(len(box)) if i not in loose))
        return all(values[c] == values[corner] for c in face)

    low, high = min(values.values()), max(values.values())
    return Interval.of(
        low,
        high,
        not any(attained(c) for c, v in values.items() if v == low),
        not any(attained(c) for c, v in values.items() if v == high),
    )
