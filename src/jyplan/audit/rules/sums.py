"""A whole against the sum of its parts: rows that belong together, or shares that exhaust 100.

All figures of a group are counted in millionths, so that one sum of whole numbers serves figures of
different places; a group whose sum does not fit into 64 bits, or with finer figures, is added up in Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import polars as pl

from jyplan.audit.cells import Cell
from jyplan.audit.ends import not_negative, printed
from jyplan.audit.outcome import CONSISTENT, EDGE, INCONSISTENT, WIDE, Outcome, reason_number
from jyplan.audit.rules.quotient import distance, figure_of
from jyplan.exact.figure import Rounding
from jyplan.exact.interval import NOT_NEGATIVE, Interval
from jyplan.exact.judge import judge

PLACES = 6
"""Places behind the point that sums keep."""

_LARGEST = 2.0**61
_POWERS = pl.Series([10 ** (PLACES - n) for n in range(PLACES + 1)], dtype=pl.Int64)


def partial_sums(rounding: Rounding, *, negative: bool = False) -> list[pl.Expr]:
    """What :func:`merged_sums` adds up, from columns digits, places, code, row, and which are a ``whole``.

    ``size`` bounds the sum from above in floats.
    """
    digits, places, code = pl.col("digits"), pl.col("places"), pl.col("code")
    wide = (code == WIDE) | (places > PLACES)
    unit = pl.lit(_POWERS).gather(pl.min_horizontal(places, PLACES).cast(pl.UInt32))
    ends = printed(digits, rounding)
    ends = ends if negative else not_negative(ends, digits)
    size = (2.0 * digits.cast(pl.Float64).abs() + 2.0) * unit.cast(pl.Float64)
    big = size >= _LARGEST
    low = pl.when(big).then(0).otherwise(ends.low * unit)
    high = pl.when(big).then(0).otherwise(ends.high * unit)
    clean, whole = code == 0, pl.col("whole")
    part = clean & ~whole
    return [
        low.filter(part).sum().alias("low"),
        high.filter(part).sum().alias("high"),
        ends.low_open.filter(part).any().alias("low_open"),
        ends.high_open.filter(part).any().alias("high_open"),
        pl.when(big).then(0).otherwise(2 * digits * unit).filter(part).sum().alias("value"),
        size.filter(part).sum().alias("size"),
        part.sum().alias("parts"),
        (wide | (clean & big)).sum().alias("wide"),
        (~clean & (code != WIDE) & ~whole).sum().alias("dirty"),
        whole.sum().alias("wholes"),
        low.filter(whole & clean).sum().alias("whole_low"),
        high.filter(whole & clean).sum().alias("whole_high"),
        ends.low_open.filter(whole & clean).any().alias("whole_low_open"),
        ends.high_open.filter(whole & clean).any().alias("whole_high_open"),
        code.filter(whole & (code != WIDE)).max().fill_null(0).alias("whole_code"),
        pl.col("row").filter(whole).min().alias("whole_row"),
        pl.col("row").min().alias("first_row"),
    ]


_ADDED = ("low", "high", "value", "size", "parts", "wide", "dirty", "wholes", "whole_low", "whole_high")
_EITHER = ("low_open", "high_open", "whole_low_open", "whole_high_open")


def merged_sums() -> list[pl.Expr]:
    """The sums of several batches as one."""
    return [
        *(pl.col(name).sum() for name in _ADDED),
        *(pl.col(name).any() for name in _EITHER),
        pl.col("whole_code").max(),
        pl.col("whole_row").min(),
        pl.col("first_row").min(),
    ]


def group_outcomes(sums: pl.DataFrame, total: int | None, rounding: Rounding) -> pl.DataFrame:
    """The groups with their outcome as ``outcome``, and ``off``: roughly how far parts and whole lie apart.

    ``total`` is what the parts exhaust; without one the group has a row for its whole.
    """
    low, high = pl.col("low"), pl.col("high")
    if total is None:
        whole = {name: pl.col(f"whole_{name}") for name in ("low", "high", "low_open", "high_open")}
    else:
        exactly = pl.lit(2 * total * 10**PLACES, pl.Int64)
        whole = {"low": exactly, "high": exactly, "low_open": pl.lit(False), "high_open": pl.lit(False)}
    above, below = low - whole["high"], whole["low"] - high
    misses = (
        (above > 0)
        | (below > 0)
        | ((above == 0) & (pl.col("low_open") | whole["high_open"]))
        | ((below == 0) & (pl.col("high_open") | whole["low_open"]))
    )
    exact = (low == high) & (whole["low"] == whole["high"])
    touches = ((above == 0) | (below == 0)) & ~exact
    code = (
        pl.when(pl.col("wide") > 0).then(WIDE)
        .when(pl.col("size") >= _LARGEST).then(WIDE)
        .when(misses).then(INCONSISTENT).when(touches).then(EDGE).otherwise(CONSISTENT)
    )  # fmt: skip
    code = pl.when(pl.col("parts") + pl.col("wide") == 0).then(reason_number("parts-missing")).otherwise(code)
    code = pl.when(pl.col("dirty") > 0).then(reason_number("part-not-read")).otherwise(code)
    if total is None:
        first = reason_number("cell-blank") - 1
        code = (
            pl.when(pl.col("wholes") == 0).then(reason_number("whole-missing"))
            .when(pl.col("wholes") > 1).then(reason_number("whole-twice"))
            .when(pl.col("whole_code") > 0).then(pl.col("whole_code").cast(pl.Int32) + first)
            .otherwise(code)
        )  # fmt: skip
    off = pl.max_horizontal(above, below).cast(pl.Float64)
    return sums.with_columns(code.cast(pl.UInt8).alias("outcome"), off.alias("off"))


def sum_outcome(
    whole: Cell | int, parts: Sequence[Cell], rounding: Rounding, *, negative: bool = False
) -> Outcome:
    """The same for one group; ``whole`` is a cell or the number that the parts exhaust."""
    if isinstance(whole, Cell) and whole.reason is not None:
        return Outcome("not-checkable", whole.reason)
    if any(part.reason is not None for part in parts):
        return Outcome("not-checkable", "part-not-read")
    if not parts:
        return Outcome("not-checkable", "parts-missing")
    computed = sum((figure_of(part, rounding).value for part in parts), Fraction(0))
    interval = Interval(0, 1, 0, 1)
    for part in parts:
        interval = interval.plus(_allowed(part, rounding, negative=negative))
    low, high = interval.low, interval.high
    interval = Interval.of(low, high, interval.low_open, interval.high_open)
    if isinstance(whole, Cell):
        stated, value = _allowed(whole, rounding, negative=negative), figure_of(whole, rounding).value
        unit = Fraction(1, 10**whole.places)
    else:
        stated, value = Interval.of(whole, whole), Fraction(whole)
        unit = Fraction(1, 10 ** max(part.places for part in parts))
    verdict = judge(stated, interval)
    return Outcome(verdict, None, None, computed, interval, distance(value, interval, unit))


def _allowed(cell: Cell, rounding: Rounding, *, negative: bool) -> Interval:
    interval = figure_of(cell, rounding).printed()
    return interval if negative or cell.digits < 0 else interval.meet(NOT_NEGATIVE)
