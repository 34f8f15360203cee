"""A claim as columns: two values, the rate that ties them, and how the rate is to be read."""

from __future__ import annotations

from typing import NamedTuple

from jyplan.audit.figures import Figures
from jyplan.exact.figure import Rounding

# How far the true value may lie from digits above zero, in half units of the last place.
WITHIN: dict[Rounding, tuple[int, int]] = {
    "nearest": (-1, 1), "half-up": (-1, 1), "half-even": (-1, 1),
    "truncated": (0, 2), "any": (-2, 2), "exact": (0, 0),
}  # fmt: skip


class Terms(NamedTuple):
    """How a rate is to be read: growth or share, in percent or as a fraction of one."""

    rounding: Rounding = "nearest"
    growth: bool = True
    per: int = 100  # 100 for percent, 1000 for per mille, 1 for a fraction
    negative: bool = False  # values may be below zero though they are not printed so
    shift: int = 0  # the numerator's unit is so many powers of ten larger than the denominator's


class Columns(NamedTuple):
    """The three columns of a claim."""

    numerator: Figures
    denominator: Figures
    rate: Figures
