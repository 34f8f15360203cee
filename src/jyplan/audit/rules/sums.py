"""A whole against the sum of its parts: rows that belong together, or shares that exhaust 100.

All figures of a group are counted in millionths, so that one sum of whole numbers serves figures of
different places; a group whose sum does not fit into 64 bits, or with finer figures, is added up in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.ends import Flags, not_negative, printed
from jyplan.audit.figures import Figures
from jyplan.audit.outcome import CONSISTENT, EDGE, INCONSISTENT, WIDE, Outcome, reason_number
from jyplan.audit.rules.quotient import distance, figure_of
from jyplan.exact.figure import Rounding
from jyplan.exact.interval import NOT_NEGATIVE, Interval
from jyplan.exact.judge import judge

PLACES = 6
"""Places behind the point that sums keep."""

_LARGEST = 2.0**61
_NONE = 2**62
_POWERS = np.array([10 ** (PLACES - n) for n in range(PLACES + 1)], np.int64)
_FLAGS = ("low_open", "high_open", "whole_low_open", "whole_high_open")
_ADDED = (
    "low", "high", "value", "size", "parts", "wide", "dirty", "wholes", "whole_low", "whole_high", *_FLAGS,
)  # fmt: skip
_MERGED = {"whole_code": pl.Expr.max, "whole_row": pl.Expr.min, "first_row": pl.Expr.min}


def partial_sums(
    keys: pl.DataFrame, figures: Figures, whole: Flags, rounding: Rounding, *, negative: bool = False
) -> pl.DataFrame:
    """The figures of some rows added up by their keys, as :func:`merged_sums` takes them.

    ``whole_row`` and ``first_row`` count from 0 within these rows; ``size`` bounds a sum from above.
    """
    columns = _summands(figures, whole, rounding, negative=negative)
    columns["first_row"] = np.arange(len(whole))
    columns["whole_row"] = np.where(whole, columns["first_row"], _NONE)
    counted = {name: column for name, column in columns.items() if column.any()}  # most have only zeros
    frame = keys.hstack([pl.Series(name, column) for name, column in counted.items()])
    sums = frame.group_by(keys.columns).agg(merged_sums(counted))
    return sums.with_columns(
        pl.lit(0, pl.Float64 if name == "size" else pl.Int64).alias(name)
        for name in columns
        if name not in counted
    ).select(*keys.columns, *_ADDED, *_MERGED)


def _summands(
    figures: Figures, whole: Flags, rounding: Rounding, *, negative: bool
) -> dict[str, NDArray[Any]]:
    """What each row adds to the sums of its group; a cell that is no number adds nothing."""
    digits, places, code = figures
    unit = _POWERS[np.minimum(places, PLACES)]
    size = (2.0 * np.abs(digits.astype(np.float64)) + 2.0) * unit
    clean, big = code == 0, size >= _LARGEST
    part, stated = clean & ~whole, clean & whole
    ends = printed(digits, rounding)
    ends = ends if negative else not_negative(ends, digits)
    unit = np.where(big, 0, unit)
    low, high = ends.low * unit, ends.high * unit
    return {
        "low": low * part,
        "high": high * part,
        "value": 2 * digits * unit * part,
        "size": size * part,
        "parts": part.astype(np.int64),
        "wide": ((code == WIDE) | (places > PLACES) | (clean & big)).astype(np.int64),
        "dirty": (~clean & (code != WIDE) & ~whole).astype(np.int64),
        "wholes": whole.astype(np.int64),
        "whole_low": low * stated,
        "whole_high": high * stated,
        "low_open": (ends.low_open & part).astype(np.int64),
        "high_open": (ends.high_open & part).astype(np.int64),
        "whole_low_open": (ends.low_open & stated).astype(np.int64),
        "whole_high_open": (ends.high_open & stated).astype(np.int64),
        "whole_code": np.where(whole & (code != WIDE), code, 0).astype(np.int64),
    }


def merged_sums(names: Iterable[str] = (*_ADDED, *_MERGED)) -> list[pl.Expr]:
    """The sums of several batches as one."""
    return [_MERGED.get(name, pl.Expr.sum)(pl.col(name)) for name in names]


def group_outcomes(sums: pl.DataFrame, total: int | None, rounding: Rounding) -> pl.DataFrame:
    """The groups with their outcome as ``outcome``, and ``off``: roughly how far parts and whole lie apart.

    ``total`` is what the parts exhaust; without one the group has a row for its whole.
    """
    sums = sums.with_columns(
        pl.col(*_FLAGS) > 0, pl.when(pl.col("whole_row") < _NONE).then("whole_row").alias("whole_row")
    )
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
