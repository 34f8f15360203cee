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
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.ends import columns as ends_of
from jyplan.audit.ends import cut_off, not_negative, printed
from jyplan.audit.figures import Figures
from jyplan.audit.outcome import CONSISTENT, EDGE, INCONSISTENT, WIDE, Outcome, reason_number
from jyplan.exact import growth as rates
from jyplan.exact.figure import Figure, Rounding
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import NOT_NEGATIVE, Interval
from jyplan.exact.judge import judge

_LARGEST = 2**62
_SAFE = 2.0**62
_SHIFTS = np.concatenate([np.arange(50), np.arange(-50, 0)])  # negative ones count from the table's end
_POWERS = np.array([min(10**n, _LARGEST) for n in range(51)], np.int64)
# How far the true value may lie from digits above zero, in half units of the last place.
_WITHIN: dict[Rounding, tuple[int, int]] = {
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


def outcomes(columns: Columns, terms: Terms) -> NDArray[np.uint8]:
    """The outcome of each row as a number; WIDE where a product does not fit and Python has to judge."""
    if not len(columns.rate.digits):
        return np.zeros(0, np.uint8)
    frame = _frame(columns, terms)
    certain = _all_fit(frame, terms)
    plain = frame.select(_surely_consistent(terms)).to_series() if certain else None
    if plain is None:
        code = _judged(frame, terms, certain=False).copy()
    else:
        code = np.zeros(frame.height, np.uint8)
        rest = np.flatnonzero(~plain.to_numpy())
        if rest.size:
            code[rest] = _judged(frame[rest], terms, certain=True)
    for figures in (columns.denominator, columns.numerator, columns.rate):  # the last one says why
        if figures.code.any():
            dirty = np.flatnonzero(figures.code)
            code[dirty] = figures.code[dirty] + (reason_number("cell-blank") - 1)
    for figures in columns:  # where one is wide, Python judges all three
        if figures.code.any():
            code[figures.code == WIDE] = WIDE
    return code


def _frame(columns: Columns, terms: Terms) -> pl.DataFrame:
    """Digits, and the powers of ten that bring a row to one unit; ``unit`` is a whole of the rate."""
    (t, a, _), (b, c, _), (s, k, _) = columns
    shift = c.astype(np.int8) - a.astype(np.int8) + np.int8(terms.shift)
    return pl.DataFrame({"t": t, "b": b, "s": s}).with_columns(
        up=_looked_up(_POWERS[np.maximum(_SHIFTS, 0)], shift),
        down=_looked_up(_POWERS[np.maximum(-_SHIFTS, 0)], shift),
        unit=_looked_up(_units(terms.per), k.astype(np.int8)),
    )


@cache
def _units(per: int) -> NDArray[np.int64]:
    """A whole in half units of the last place, by places; what 64 bits cannot hold stands as their limit."""
    return np.array([min(2 * per * 10 ** max(int(n), 0), _LARGEST) for n in _SHIFTS], np.int64)


def _looked_up(table: NDArray[np.int64], index: NDArray[np.int8]) -> pl.Expr | pl.Series:
    """Powers of ten for each row; one for all where all rows have the same."""
    if (index == index[0]).all():
        return pl.lit(int(table[int(index[0])]), pl.Int64)
    return pl.Series(table[index])


def _all_fit(frame: pl.DataFrame, terms: Terms) -> bool:
    """Whether even the largest numbers of all columns together make no product beyond 64 bits."""
    largest = {}
    for name in frame.columns:
        column = frame[name].to_numpy()
        least, most = int(column.min()), int(column.max())
        largest[name] = max(abs(least), abs(most))
    t, b, s, up, down, unit = (largest[name] for name in ("t", "b", "s", "up", "down", "unit"))
    left, right = (2 * t + 2) * up * unit, (2 * b + 2) * down * (unit + 2 * s + 4)
    return max(left, right) < _LARGEST


@cache
def _surely_consistent(terms: Terms) -> pl.Expr:
    """Whether both sides overlap in more than an end, for values above zero: then nothing else matters."""
    t, b, s = pl.col("t"), pl.col("b"), pl.col("s")
    low, high = _WITHIN[terms.rounding]
    rate = printed(s, terms.rounding)
    offset = pl.col("unit") if terms.growth else pl.lit(0, pl.Int64)
    unit, down = pl.col("up") * pl.col("unit"), pl.col("down")
    above = (2 * t + low) * unit < (2 * b + high) * down * (offset + rate.high)
    below = (2 * t + high) * unit > (2 * b + low) * down * (offset + rate.low)
    return (t > 0) & (b > 0) & above & below


def _judged(frame: pl.DataFrame, terms: Terms, *, certain: bool) -> NDArray[np.uint8]:
    """The outcomes of rows whose three cells are numbers."""
    t, b, s, unit = (pl.col(name) for name in ("t", "b", "s", "unit"))
    stages = (_ends(terms), _products(terms), _sides(), _meetings())
    for stage in stages:
        frame = frame.with_columns(stage)
    misses, far, touches = (pl.col(name) for name in ("misses", "far", "touches"))
    code = pl.when(misses).then(pl.when(far).then(INCONSISTENT).otherwise(EDGE))
    if terms.rounding != "exact":  # two exact numbers that are equal meet in no end
        code = code.when(touches).then(EDGE)  # type: ignore[assignment]
    verdict = code.otherwise(CONSISTENT)
    if terms.growth and not terms.negative:
        top = unit + pl.col("s_high")
        lost = (t >= 0) & ((top < 0) | ((top == 0) & pl.col("s_high_open")))
        verdict = pl.when(lost).then(reason_number("growth-not-above-minus-100")).otherwise(verdict)
    verdict = pl.when(b <= 0).then(reason_number("base-not-positive")).otherwise(verdict)
    if not certain:
        verdict = pl.when(_fits(t, b, s)).then(verdict).otherwise(WIDE)
    return frame.select(verdict.cast(pl.UInt8)).to_series().to_numpy()


def _fits(t: pl.Expr, b: pl.Expr, s: pl.Expr) -> pl.Expr:
    """Whether the products of a row are below 2^62, by a bound in floats that is far above their error."""
    up, down, unit = (pl.col(name).cast(pl.Float64) for name in ("up", "down", "unit"))
    part, whole, rate = (2.0 * column.cast(pl.Float64).abs() + 4.0 for column in (t, b, s))
    return (part * up * unit < _SAFE) & (whole * down * (unit + rate) < _SAFE)


def _ends(terms: Terms) -> list[pl.Expr]:
    """What each of the three numbers allows, and the rate if it was cut off instead of rounded."""
    t, b, s = pl.col("t"), pl.col("b"), pl.col("s")
    part = printed(t, terms.rounding)
    part = part if terms.negative else not_negative(part, t)
    return [
        *part.named("t"),
        *printed(b, terms.rounding).named("b"),
        *printed(s, terms.rounding).named("s"),
        *cut_off(s).named("cut"),
    ]


def _products(terms: Terms) -> list[pl.Expr]:
    """Both ends of the quotient: its product with a whole, and the denominator that goes with it.

    A numerator above zero is least over the greatest denominator, one below zero over the least.
    """
    part, whole = ends_of("t"), ends_of("b")
    scale = pl.col("up") * pl.col("unit")
    offset = pl.col("unit") if terms.growth else pl.lit(0, pl.Int64)
    low, high = part.low >= 0, part.high > 0
    rate, cut = ends_of("s"), ends_of("cut")
    exact = terms.growth and terms.rounding == "exact"
    return [
        (part.low * scale).alias("least"),
        (part.high * scale).alias("most"),
        (pl.when(low).then(whole.high).otherwise(whole.low) * pl.col("down")).alias("under"),
        (pl.when(high).then(whole.low).otherwise(whole.high) * pl.col("down")).alias("over"),
        (
            part.low_open | ((part.low != 0) & pl.when(low).then(whole.high_open).otherwise(whole.low_open))
        ).alias("least_open"),
        (
            part.high_open
            | ((part.high != 0) & pl.when(high).then(whole.low_open).otherwise(whole.high_open))
        ).alias("most_open"),
        (offset + rate.high).alias("top"),
        (offset + rate.low).alias("bottom"),
        (offset + (rate.high if exact else pl.max_horizontal(rate.high, cut.high))).alias("loose_top"),
        (offset + (rate.low if exact else pl.min_horizontal(rate.low, cut.low))).alias("loose_bottom"),
        (cut.high_open if not exact else rate.high_open).alias("cut_top_open"),
        (cut.low_open if not exact else rate.low_open).alias("cut_bottom_open"),
    ]


def _sides() -> list[pl.Expr]:
    """How far the quotient's ends lie beyond those of the rate: above zero there is nothing in common."""
    least, most, under, over = (pl.col(name) for name in ("least", "most", "under", "over"))
    rate, cut = ends_of("s"), ends_of("cut")
    return [
        (least - under * pl.col("top")).alias("above"),
        (over * pl.col("bottom") - most).alias("below"),
        (least - under * pl.col("loose_top")).alias("far_above"),
        (over * pl.col("loose_bottom") - most).alias("far_below"),
        # An end of the hull is open where no interval that reaches so far has it closed.
        (((rate.high < cut.high) | rate.high_open) & ((cut.high < rate.high) | pl.col("cut_top_open"))).alias(
            "loose_top_open"
        ),
        (((rate.low > cut.low) | rate.low_open) & ((cut.low > rate.low) | pl.col("cut_bottom_open"))).alias(
            "loose_bottom_open"
        ),
    ]


def _meetings() -> list[pl.Expr]:
    """Whether quotient and rate miss each other, do so even if the rate was cut off, or share an end only."""
    least_open, most_open, rate = pl.col("least_open"), pl.col("most_open"), ends_of("s")
    above, below = pl.col("above"), pl.col("below")
    far_above, far_below = pl.col("far_above"), pl.col("far_below")
    return [
        (
            (above > 0)
            | (below > 0)
            | ((above == 0) & (least_open | rate.high_open))
            | ((below == 0) & (most_open | rate.low_open))
        ).alias("misses"),
        (
            (far_above > 0)
            | (far_below > 0)
            | ((far_above == 0) & (least_open | pl.col("loose_top_open")))
            | ((far_below == 0) & (most_open | pl.col("loose_bottom_open")))
        ).alias("far"),
        (((above == 0) & (pl.col("least") != 0)) | ((below == 0) & (pl.col("most") != 0))).alias("touches"),
    ]


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
    one = Fraction(terms.per if terms.growth else 0)
    computed = terms.per * quotient.value - one
    interval = quotient.interval.scaled(terms.per).minus(Interval.of(one, one))
    own, loose = _rates(stated, terms, signed=terms.negative or numerator.digits < 0)
    if own.empty:
        return Outcome("not-checkable", "growth-not-above-minus-100", None, computed, interval)
    verdict = judge(own, quotient.interval, loose, least=0)
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
    low, high = _WITHIN[terms.rounding]
    (t, a, _), (b, c, _), (s, k, _) = columns
    place = 10.0 ** (c.astype(np.float64) - a + terms.shift)
    with np.errstate(divide="ignore", invalid="ignore"):
        least, most = (2.0 * t + low) * place, (2.0 * t + high) * place
        least = least / np.where(least >= 0, 2.0 * b + high, 2.0 * b + low)
        most = most / np.where(most >= 0, 2.0 * b + low, 2.0 * b + high)
        whole = terms.per * 10.0 ** k.astype(np.float64)
        one = whole if terms.growth else 0.0
        off = np.maximum(whole * least - one - s, s - (whole * most - one))
    return np.asarray(np.nan_to_num(np.maximum(off, 0.0), nan=0.0, posinf=np.finfo(np.float64).max))
