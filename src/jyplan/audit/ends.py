"""The ends of what printed digits allow, for whole columns of integers.

Counted in half units of the last place, so that rounding to nearest stays whole. The rules of rounding are
those of :meth:`jyplan.exact.figure.Figure.printed`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jyplan.exact.figure import Rounding

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Ends(NamedTuple):
    """Both ends of an interval in half units, and whether each is only approached."""

    low: Integers
    high: Integers
    low_open: Flags
    high_open: Flags


def not_negative(ends: Ends, digits: Integers) -> Ends:
    """Cut at zero where the digits are zero: a number that is not printed below zero is not below it."""
    zero = digits == 0
    return ends._replace(low=np.where(zero, 0, ends.low), low_open=ends.low_open & ~zero)


def printed(digits: Integers, rounding: Rounding) -> Ends:
    """What digits allow under a rule of rounding."""
    twice = digits * 2
    every, none = np.ones(len(digits), np.bool_), np.zeros(len(digits), np.bool_)
    match rounding:
        case "exact":
            return Ends(twice, twice, none, none)
        case "nearest":
            return Ends(twice - 1, twice + 1, none, none)
        case "any":
            return Ends(twice - 2, twice + 2, every, every)
        case "half-up":
            return Ends(twice - 1, twice + 1, digits <= 0, digits >= 0)
        case "half-even":
            odd = digits % 2 != 0
            return Ends(twice - 1, twice + 1, odd, odd)
        case "truncated":
            return cut_off(digits)


def cut_off(digits: Integers) -> Ends:
    """What digits allow that were cut off."""
    twice = digits * 2
    return Ends(
        twice - np.where(digits > 0, 0, 2), twice + np.where(digits < 0, 0, 2), digits <= 0, digits >= 0
    )
