"""Which other printings of a figure would have passed a test, and how much of the possible ones it refuses.

Knows digits and intervals only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from math import ceil, floor
from typing import NamedTuple

from jyplan.exact.figure import Figure
from jyplan.exact.interval import Interval

NEAR = 3
"""How many of the nearest printings are named."""

_DOUBLINGS = 80


class Printing(NamedTuple):
    """A figure in the unit it was printed in, and what any other printing in its place would allow.

    ``least`` and ``most`` are the numbers between which such a figure makes sense.
    """

    figure: Figure
    read: Callable[[Figure], Interval | None]
    least: Fraction | None = None
    most: Fraction | None = None


def last_place(figure: Figure) -> Fraction | None:
    """The worth of the last printed digit; None for a fraction such as 1/4."""
    if figure.last:
        return Fraction(figure.last, figure.den)
    digits = str(figure.den)
    return Fraction(1, figure.den) if digits.strip("0") == "1" else None


def text_of(number: Fraction, unit: Fraction) -> str:
    """A number in the decimals of its last place: 8.10 to a hundredth."""
    places = 0
    while (unit * 10**places).denominator != 1:
        places += 1
    digits = str(abs(number) * 10**places).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if number < 0 else text


def _beside(interval: Interval | None, allowed: Interval) -> int | None:
    """-1 where an interval lies wholly below what is allowed, 1 above, 0 where they meet."""
    if interval is None:
        return None
    if not interval.meet(allowed).empty:
        return 0
    low, high = interval.low, allowed.high
    return 1 if low is not None and high is not None and low >= high else -1


class Row:
    """The printings with the same last place, numbered by their digits."""

    def __init__(self, printing: Printing, unit: Fraction, allowed: Interval) -> None:
        self.printing, self.unit, self.allowed = printing, unit, allowed
        ratio = printing.figure.value / unit
        self.stated = ratio.numerator // ratio.denominator
        self.known: dict[int, int | None] = {}

    def read(self, number: int) -> Interval | None:
        """What a printing would claim."""
        figure = self.printing.figure
        above, below = self.unit.numerator, self.unit.denominator
        return self.printing.read(
            Figure(number * above, below, above if figure.last else 0, figure.rounding, figure.bound)
        )

    def side(self, number: int) -> int | None:
        """Where a printing lies beside what is allowed."""
        if number not in self.known:
            period = self.read(number)
            if period is not None and period.empty:  # such as a growth of less than -100 %
                self.known[number] = -1 if number * self.unit < (self.printing.least or 0) else 1
            else:
                self.known[number] = _beside(period, self.allowed)
        return self.known[number]

    def moved(self, factor: Fraction | int) -> Row:
        """The printings with the decimal point elsewhere."""
        return Row(self.printing, self.unit * factor, self.allowed)

    def text(self, number: int) -> str:
        """A printing as it would stand there."""
        return text_of(number * self.unit, self.unit)

    def nearest(self) -> Iterator[int]:
        """The printings that pass, the nearest to the stated one first."""
        side = self.side(self.stated)
        start = self._first(-side) if side else self.stated
        if side is None or start is None:
            return
        yield start
        below, above = start - 1, start + 1
        while fits := [number for number in (below, above) if self.side(number) == 0]:
            best = min(fits, key=lambda number: (abs(number - self.stated), number))
            yield best
            below, above = (below - 1, above) if best == below else (below, above + 1)

    def last_fit(self, start: int, limit: int) -> int:
        """The last printing that passes on the way from one that does to a limit."""
        way = 1 if limit > start else -1
        near, step = start, 1
        while True:
            far = min(near + step, limit) if way > 0 else max(near - step, limit)
            if far == near or self.side(far) != 0:
                break
            near, step = far, 2 * step
        while abs(far - near) > 1:
            middle = (near + far) // 2
            near, far = (middle, far) if self.side(middle) == 0 else (near, middle)
        return near

    def _first(self, way: int) -> int | None:
        """The first printing on the way that is no longer on the stated one's side, where it passes."""
        near, step = self.stated, 1
        for _ in range(_DOUBLINGS):
            far = self.stated + way * step
            if self.side(far) != -way:
                break
            near, step = far, 2 * step
        else:
            return None
        while abs(far - near) > 1:
            middle = (near + far) // 2
            near, far = (middle, far) if self.side(middle) == -way else (near, middle)
        return far if self.side(far) == 0 else None


def passing(printing: Printing | None, computed: Interval | None) -> tuple[tuple[str, ...], Fraction | None]:
    """The nearest printings that would have agreed with what is computed, ascending; and the `strength`."""
    row = _row(printing, computed)
    if row is None:
        return (), None
    exact = last_place(row.printing.figure) is None
    near = () if exact else sorted(islice(row.nearest(), NEAR))
    return tuple(map(row.text, near)), _refused(row)


def strength(printing: Printing | None, computed: Interval | None) -> Fraction | None:
    """How much of the possible printings a test refuses: 1 - passing / possible, exact.

    Possible are the printings that end at the same place and have no more digits before the point, as far
    as they make sense (`Printing.least`, `Printing.most`). For a total of 221 they are 0 … 999, for a share
    of 60.0 % 0.0 … 100.0, for an increase of 12 they are -99 … 99, for a growth of 8.1 % -9.9 … 9.9, but
    never below -100; for the fraction 3/8 they are 0/8 … 8/8. So the strength does not depend on whether
    what is stated passes, but on how precise it is, and how precisely the others fix it.

    It is what GRIM (Brown and Heathers 2017) asks of a mean: how many of the 10^d possible decimals are
    refused. None where the figure allows no printing to be tested.
    """
    row = _row(printing, computed)
    return None if row is None else _refused(row)


def _row(printing: Printing | None, computed: Interval | None) -> Row | None:
    if printing is None or computed is None or computed.empty:
        return None
    return Row(printing, last_place(printing.figure) or Fraction(1, printing.figure.den), computed)


def _refused(row: Row) -> Fraction | None:
    if row.side(row.stated) is None:
        return None
    low, high = _possible(row.printing, row.unit)
    near = next(row.nearest(), None)
    first = high + 1 if near is None else row.last_fit(near, low)
    last = low - 1 if near is None else row.last_fit(near, high)
    count = min(last, high) - max(first, low) + 1
    return 1 - Fraction(max(count, 0), high - low + 1)


def _possible(printing: Printing, unit: Fraction) -> tuple[int, int]:
    """The lowest and the highest possible printing, counted in units of the last place."""
    value = printing.figure.value
    before = max(len(str(int(abs(number)))) for number in (value, unit))
    most = (10**before - unit) / unit
    low, high = ceil(-most), floor(most)
    if printing.least is not None and value >= printing.least:
        low = max(low, ceil(printing.least / unit))
    if printing.most is not None and value <= printing.most:
        high = floor(printing.most / unit)
    return low, high
