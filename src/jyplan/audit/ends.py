"""The ends of what printed digits allow, as polars expressions on integers.

Counted in half units of the last place, so that rounding to nearest stays whole. The rules of rounding are
those of :meth:`jyplan.exact.figure.Figure.printed`.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from jyplan.exact.figure import Rounding

NO, YES = pl.lit(False), pl.lit(True)


class Ends(NamedTuple):
    """Both ends of an interval in half units, and whether each is only approached."""

    low: pl.Expr
    high: pl.Expr
    low_open: pl.Expr
    high_open: pl.Expr

    def named(self, name: str) -> list[pl.Expr]:
        """The same as columns of a frame: ``name_low``, ``name_high``, and two that say which are open."""
        return [
            expression.alias(f"{name}_{field}") for field, expression in zip(self._fields, self, strict=True)
        ]


def columns(name: str) -> Ends:
    """The ends that :meth:`Ends.named` made columns of."""
    return Ends(*(pl.col(f"{name}_{field}") for field in Ends._fields))


def not_negative(ends: Ends, digits: pl.Expr) -> Ends:
    """Cut at zero where the digits are zero: a number that is not printed below zero is not below it."""
    zero = digits == 0
    return ends._replace(low=pl.when(zero).then(0).otherwise(ends.low), low_open=ends.low_open & ~zero)


def printed(digits: pl.Expr, rounding: Rounding) -> Ends:
    """What digits allow under a rule of rounding."""
    twice = digits * 2
    match rounding:
        case "exact":
            return Ends(twice, twice, NO, NO)
        case "nearest":
            return Ends(twice - 1, twice + 1, NO, NO)
        case "any":
            return Ends(twice - 2, twice + 2, YES, YES)
        case "half-up":
            return Ends(twice - 1, twice + 1, digits <= 0, digits >= 0)
        case "half-even":
            odd = digits % 2 != 0
            return Ends(twice - 1, twice + 1, odd, odd)
        case "truncated":
            return cut_off(digits)


def cut_off(digits: pl.Expr) -> Ends:
    """What digits allow that were cut off."""
    twice = digits * 2
    return Ends(
        twice - pl.when(digits > 0).then(0).otherwise(2),
        twice + pl.when(digits < 0).then(0).otherwise(2),
        digits <= 0,
        digits >= 0,
    )
