"""Cells of spreadsheets: numbers, dates or words, still without any file format.

A number carries all its digits and says how many of them to show; true values are two cells.
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.decimals import bound_sign, known_places, machine, outward, percent_cut, supported
from jyplan.exact.interval import Interval
from jyplan.report.safe import visible
from jyplan.words.codes import TONES, Tone
from jyplan.words.headings import word
from jyplan.words.language import Language


class Number(NamedTuple):
    """Digits in plain notation (or ∞), the decimal places to show, and a mark before it (≈ ≥ > < ≤).

    ``plus`` shows the sign of what is above zero.
    """

    digits: str
    places: int
    mark: str = ""
    plus: bool = False


class Verdict(NamedTuple):
    """A code in words, and the tone of it, if it has one."""

    text: str
    tone: Tone | None = None


Cell = str | int | dt.date | Number | Verdict | None


def number(value: Fraction | None, interval: Interval | None, *, plus: bool = False, mark: str = "") -> Cell:
    """The value with 12 significant digits, showing those that its interval supports.

    No number format hides a digit before the decimal point: where not even whole numbers are supported, the
    value is the rounded one.
    """
    if value is None:
        return None
    shown = supported(value, interval)
    digits = machine(value)
    if "." not in shown and Fraction(shown) != round(value):
        digits = shown
    return Number(digits, _places(shown), mark or bound_sign(value, interval), plus)


def low(value: Fraction | None, interval: Interval | None) -> Cell:
    """The low end of the true values, rounded down; > where it is none of them itself."""
    if interval is None or interval.low is None:
        return None if interval is None else Number("-∞", 0)
    return _end(
        outward(interval.low, _places_of_ends(value, interval), -1), "> " if interval.low_open else ""
    )


def high(value: Fraction | None, interval: Interval | None) -> Cell:
    """The high end of the true values, rounded up; < where it is none of them itself."""
    if interval is None or interval.high is None:
        return None if interval is None else Number("∞", 0)
    return _end(
        outward(interval.high, _places_of_ends(value, interval), 1), "< " if interval.high_open else ""
    )


def _end(digits: str, mark: str) -> Number:
    """No more digits than are shown: a number format would round to nearest and leave true values out."""
    return Number(digits, _places(digits), mark)


def _places_of_ends(value: Fraction | None, interval: Interval) -> int:
    """One place finer than the value, like the interval beside it in text."""
    if value is None:
        end = interval.low if interval.low is not None else interval.high
        value = Fraction(0) if end is None else end
    return known_places(value, interval) + 1


def cut(value: Fraction | None, *, plus: bool = False) -> Cell:
    """A percentage cut off at one place, never rounded up: 99.96 stays below 100."""
    return None if value is None else Number(percent_cut(value), 1, plus=plus)


_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(text: str | None, *, plus: bool = True) -> Cell:
    """A figure as written: a number with its own decimal places, or text where it is more than digits."""
    if not text:
        return None
    if _DIGITS.fullmatch(text):
        return Number(text, _places(text), plus=plus)
    return visible(text)


def verdict(code: str, language: Language) -> Verdict:
    """A verdict, status or outlook in words."""
    return Verdict(word(code, language), TONES.get(code))


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])
