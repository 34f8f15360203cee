"""Which other printings of a suspect would have fitted, and which slip of the pen would explain them.

Knows digits and intervals only. What it finds are candidates, never corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain, islice, pairwise
from typing import NamedTuple

from jyplan.exact.interval import Interval
from jyplan.exact.printings import NEAR, Printing, Row, last_place

LISTED = 5
"""How many candidates are given for a suspect."""

TRIED = 30
"""How many of the nearest printings are tried where not every value in a range is possible."""

_BY_HAND = (1, 2, 3)
_BY_UNIT = (4, 8)
"""By how many places a decimal point slips: in writing, or where 万 is taken for 亿 or for no scale."""

Possible = Callable[[Interval], bool | None]
"""Whether some value in an interval is possible; None where that stays open."""


class Candidates(NamedTuple):
    """Printings that would have fitted, the most telling first.

    A single one is the only one that fits with the same last place, unless ``complete`` is False.
    """

    printings: tuple[str, ...]
    complete: bool


Suggest = Callable[[str, Interval, Possible | None], Candidates]
"""What could stand in the place of a figure, by its address and the range that the rest allows it."""


def candidates(
    printing: Printing | None, allowed: Interval, *, scaled: bool, possible: Possible | None = None
) -> Candidates:
    """Printings inside the allowed interval: first those that one slip explains, then the nearest.

    The slips are, in this order: one wrong digit, two digits swapped, the decimal point, 万 for 亿
    (``scaled``: only what has a unit with a scale can be wrong in it). ``possible`` is given where only some
    values of the interval are.
    """
    unit = last_place(printing.figure) if printing else None
    if printing is None or unit is None or allowed.empty:
        return Candidates((), complete=True)
    search = _Search(Row(printing, unit, allowed), possible)
    texts: dict[Fraction, str] = {}
    for row, number in chain(search.slips(scaled=scaled), search.nearest()):
        texts[number * row.unit] = row.text(number)
        if len(texts) == LISTED:
            break
    return Candidates(tuple(texts.values()), search.complete)


class _Search:
    """The printings in the place of a stated one, as far as it can be told that they fit."""

    def __init__(self, row: Row, possible: Possible | None) -> None:
        self.row, self.possible = row, possible
        self.complete = True

    def slips(self, *, scaled: bool) -> Iterator[tuple[Row, int]]:
        """Those that one slip explains; a point moved further than it takes to fit explains no more."""
        row, stated = self.row, self.row.stated
        text, sign = row.text(abs(stated)), -1 if stated < 0 else 1
        for slips in (_one_digit(text), _swapped(text)):
            numbers = {sign * number for number in map(_number, slips) if number is not None} - {stated}
            ordered = sorted(numbers, key=lambda number: (abs(number - stated), number))
            yield from ((row, number) for number in ordered if self.fits(row, number))
        if not stated:  # nothing has no digits to move
            return
        places = (*_BY_HAND, *(_BY_UNIT if scaled else ()))
        for way in (1, -1):
            moved = (slip for by in places if (slip := self._moved(way * by)) is not None)
            yield from islice((slip for slip in moved if self.fits(*slip)), 1)

    def _moved(self, places: int) -> tuple[Row, int] | None:
        """The stated number with its point moved, known as well as the text that then stands there tells.

        3 becomes 30 and not some thirty; 5000 becomes 500 and not 500.0. None for a number that a declared
        precision does not allow.
        """
        unit, stated = self.row.unit, self.row.stated
        value = stated * unit * Fraction(10) ** places
        if unit > 1:  # by a declared precision
            return None if value % unit else (self.row, int(value / unit))
        last = unit * Fraction(10) ** places
        while last < unit and value % (10 * last) == 0:
            last *= 10
        last = min(last, Fraction(1))
        return self.row.moved(last / unit), int(value / last)

    def nearest(self) -> Iterator[tuple[Row, int]]:
        """Those nearest to the stated one, a few of them."""
        near, count = self.row.nearest(), 0
        for number in islice(near, TRIED):
            if self.fits(self.row, number):
                yield self.row, number
                count += 1
            if count == NEAR:
                return
        self.complete = self.complete and next(near, None) is None

    def fits(self, row: Row, number: int) -> bool:
        """Whether a printing lies in the range, and is known to be possible."""
        claimed = row.read(number)
        if claimed is None or row.side(number) != 0:
            return False
        answer = self.possible(claimed) if self.possible else True
        self.complete = self.complete and answer is not None
        return bool(answer)


def _one_digit(text: str) -> Iterator[str]:
    for place, digit in enumerate(text):
        if digit != ".":
            yield from (text[:place] + other + text[place + 1 :] for other in "0123456789")


def _swapped(text: str) -> Iterator[str]:
    digits = [place for place, digit in enumerate(text) if digit != "."]
    for digit_, next in pairwise(digits):
        letters = list(text)
        letters[digit_], letters[next] = letters[next], letters[digit_]
        yield "".join(letters)


def _number(text: str) -> int | None:
    """The digits of a printing; None for one that nobody writes, such as 08.1."""
    before = text.partition(".")[0]
    return None if before[0] == "0" and len(before) > 1 else int(text.replace(".", ""))
