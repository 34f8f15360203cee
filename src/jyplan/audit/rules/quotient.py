"""A rate against the quotient of two values: what growth and share have in common.

A rate of s percent says that the numerator is s/100 of the denominator (a share), or that it is 1 + s/100
times it (a growth). Written without fractions that compares a product of numerator and unit with a product
of denominator and rate, both whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.ends import Ends, Flags, Integers, cut_off, not_negative, printed
from jyplan.audit.outcome import CONSISTENT, EDGE, INCONSISTENT, WIDE, Outcome, reason_number
from jyplan.audit.rules.claim import WITHIN, Columns, Terms
from jyplan.audit.rules.screen import UNDECIDED, screened
from jyplan.exact import growth as rates
from jyplan.exact.figure import Figure, Rounding
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import NOT_NEGATIVE, Interval
from jyplan.exact.judge import judge

_LARGEST = 2**62
_SAFE = 2.0**62
_POWERS = np.array([min(10**n, _LARGEST) for n in range(51)], np.int64)


def outcomes(columns: Columns, terms: Terms) -> NDArray[np.uint8]:
    """The outcome of each row as a number; WIDE where a product does not fit and Python has to judge."""
    if not len(columns.rate.digits):
        return np.zeros(0, np.uint8)
    code = screened(columns, terms)
    for figures in (columns.denominator, columns.numerator, columns.rate):  # the last one says why
        if figures.code.any():
            dirty = np.flatnonzero(figures.code)
            code[dirty] = figures.code[dirty] + (reason_number("cell-blank") - 1)
    for figures in columns:  # where one is wide, Python judges all three
        if figures.code.any():
            code[figures.code == WIDE] = WIDE
    rest = np.flatnonzero(code == UNDECIDED)
    if rest.size:
        code[rest] = _judged(Columns(*(figures.at(rest) for figures in columns)), terms)
    return code


class _Scale(NamedTuple):
    """The powers of ten that bring a row's values to one unit; ``whole`` is a whole of its rate."""

    up: Integers
    down: Integers
    whole: Integers


def _scale(columns: Columns, terms: Terms) -> _Scale:
    a, c, k = (figures.places.astype(np.int8) for figures in columns)
    shift = c - a + np.int8(terms.shift)
    return _Scale(_POWERS[np.maximum(shift, 0)], _POWERS[np.maximum(-shift, 0)], _wholes(terms.per)[k])


@cache
def _wholes(per: int) -> Integers:
    """A whole in half units of the last place, by places; what 64 bits cannot hold stands as their limit."""
    return np.array([min(2 * per * 10**n, _LARGEST) for n in range(50)], np.int64)


def _judged(columns: Columns, terms: Terms) -> NDArray[np.uint8]:
    """The outcomes of rows whose three cells are numbers."""
    t, b, s = (figures.digits for figures in columns)
    scale = _scale(columns, terms)
    rate = printed(s, terms.rounding)
    misses, far, touches = _meeting(_quotient(t, b, scale, terms), rate, cut_off(s), scale, terms)
    code = np.where(misses, np.where(far, INCONSISTENT, EDGE), CONSISTENT)
    if terms.rounding != "exact":  # two exact numbers that are equal meet in no end
        code[touches & ~misses] = EDGE
    code[b <= 0] = reason_number("base-not-positive")
    code[~_fits(columns, scale)] = WIDE
    return code.astype(np.uint8)


def _fits(columns: Columns, scale: _Scale) -> Flags:
    """Whether the products of a row are below 2^62, by a bound in floats that is far above their error."""
    up, down, whole = (column.astype(np.float64) for column in scale)
    part, base, rate = (2.0 * np.abs(figures.digits.astype(np.float64)) + 4.0 for figures in columns)
    fits: Flags = (part * up * whole < _SAFE) & (base * down * (whole + rate) < _SAFE)
    return fits


class _Quotient(NamedTuple):
    """Both ends of a quotient: its product with a whole, and the denominator that goes with it."""

    least: Integers
    under: Integers
    least_open: Flags
    most: Integers
    over: Integers
    most_open: Flags


def _quotient(t: Integers, b: Integers, scale: _Scale, terms: Terms) -> _Quotient:
    """A numerator above zero is least over the greatest denominator, one below zero over the least."""
    part, base = printed(t, terms.rounding), printed(b, terms.rounding)
    part = part if terms.negative else not_negative(part, t)
    low, high = part.low >= 0, part.high > 0
    unit = scale.up * scale.whole
    return _Quotient(
        part.low * unit,
        np.where(low, base.high, base.low) * scale.down,
        part.low_open | ((part.low != 0) & np.where(low, base.high_open, base.low_open)),
        part.high * unit,
        np.where(high, base.low, base.high) * scale.down,
        part.high_open | ((part.high != 0) & np.where(high, base.low_open, base.high_open)),
    )


def _meeting(
    quotient: _Quotient, rate: Ends, cut: Ends, scale: _Scale, terms: Terms
) -> tuple[Flags, Flags, Flags]:
    """Whether quotient and rate miss each other, do so even if the rate was cut off, or share an end only."""
    loose = rate if terms.growth and terms.rounding == "exact" else _hull(rate, cut)
    offset = scale.whole if terms.growth else np.zeros_like(scale.whole)

    def beyond(ends: Ends) -> tuple[Integers, Integers, Flags]:
        """How far the quotient lies above a rate, how far below it, and whether the two miss each other."""
        above = quotient.least - quotient.under * (offset + ends.high)
        below = quotient.over * (offset + ends.low) - quotient.most
        return above, below, (
            (above > 0)
            | (below > 0)
            | ((above == 0) & (quotient.least_open | ends.high_open))
            | ((below == 0) & (quotient.most_open | ends.low_open))
        )  # fmt: skip

    above, below, misses = beyond(rate)
    touches = ((above == 0) & (quotient.least != 0)) | ((below == 0) & (quotient.most != 0))
    return misses, beyond(loose)[2], touches


def _hull(left: Ends, other: Ends) -> Ends:
    """The least interval around both: an end is open where no interval that reaches so far has it closed."""
    return Ends(
        np.minimum(left.low, other.low),
        np.maximum(left.high, other.high),
        ((left.low > other.low) | left.low_open) & ((other.low > left.low) | other.low_open),
        ((left.high < other.high) | left.high_open) & ((other.high < left.high) | other.high_open),
    )


def outcome(numerator: Cell, denominator: Cell, rate: Cell, terms: Terms) -> Outcome:
    """The same for one row, over exact intervals, with its derivation."""
    for cell in (rate, numerator, denominator):  # where nothing is claimed, nothing is held against it
        if cell.reason is not None:
            return Outcome("not-checkable", cell.reason)
    rule = terms.rounding
    part = Quantity.of(figure_of(numerator, rule).shifted(terms.shift))
    whole = Quantity.of(figure_of(denominator, rule))
    if not (terms.negative or numerator.digits < 0) and part.interval is not None:
        part = part._replace(interval=part.interval.meet(NOT_NEGATIVE))
    stated = figure_of(rate, rule)
    quotient = rates.ratio(part, whole)
    if quotient.value is None or quotient.interval is None:
        return Outcome("not-checkable", quotient.reason)
    base = Fraction(terms.per if terms.growth else 0)
    computed = terms.per * quotient.value - base
    interval = quotient.interval.scaled(terms.per).minus(Interval.of(base, base))
    own, loose = _rates(stated, terms, signed=terms.negative or numerator.digits < 0)
    # Below -100 % nothing falls that is not below zero afterwards.
    verdict = "inconsistent" if own.empty else judge(own, quotient.interval, loose, least=0)
    unit = Fraction(stated.last, stated.den)
    return Outcome(verdict, None, None, computed, interval, distance(stated.value, interval, unit))


def _rates(stated: Figure, terms: Terms, *, signed: bool) -> tuple[Interval, Interval]:
    """What the rate allows the quotient to be, and what it allows if it was cut off."""

    def factor(figure: Figure) -> Interval:
        share = figure.printed().scaled(1, terms.per)
        if not terms.growth:
            return share
        times = share.plus(Interval(1, 1, 1, 1))
        return times if signed else times.meet(NOT_NEGATIVE)

    own = factor(stated)
    if terms.growth and terms.rounding == "exact":
        return own, own
    return own, own.hull(factor(stated._replace(rounding="truncated")))


def figure_of(cell: Cell, rounding: Rounding) -> Figure:
    """A cell as a figure of the exact core."""
    return Figure(cell.digits, 10**cell.places, 1, rounding)


def distance(value: Fraction, interval: Interval, unit: Fraction) -> Fraction:
    """How far a number lies outside an interval, in units of its last place."""
    if interval.low is not None and value < interval.low:
        return (interval.low - value) / unit
    if interval.high is not None and value > interval.high:
        return (value - interval.high) / unit
    return Fraction(0)


def misses(columns: Columns, terms: Terms) -> NDArray[np.float64]:
    """Roughly how many units of its last place each rate is off: for ranking, never for a verdict."""
    low, high = WITHIN[terms.rounding]
    (t, a, _), (b, c, _), (s, k, _) = columns
    place = 10.0 ** (c.astype(np.float64) - a + terms.shift)
    with np.errstate(divide="ignore", invalid="ignore"):
        least, most = (2.0 * t + low) * place, (2.0 * t + high) * place
        if not terms.negative:
            least = np.where(t == 0, 0.0, least)
        least = least / np.where(least >= 0, 2.0 * b + high, 2.0 * b + low)
        most = most / np.where(most >= 0, 2.0 * b + low, 2.0 * b + high)
        whole = terms.per * 10.0 ** k.astype(np.float64)
        base = whole if terms.growth else 0.0
        off = np.maximum(whole * least - base - s, s - (whole * most - base))
    return np.asarray(np.nan_to_num(np.maximum(off, 0.0), nan=0.0, posinf=np.finfo(np.float64).max))
