"""A printed growth in a long table: the base is the row of the same series a year before.

A window over the rows in the order of series and year finds it. A year that is missing is missing: the year
before last is no base. Two rows of one period are no base either, for nobody knows which of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.figures import WIDE, Cells, Figures, Reader
from jyplan.audit.outcome import Outcome, reason_number
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.growth import growth, growths

_PERIOD = re.compile(r"([0-9]{4})(年度?)?((?:[^0-9].*|[0-9]{2}(?:[0-9]{2})?))?")
_NO_YEAR = -(10**6)


class Period(NamedTuple):
    """A period as its year, and what stands behind it: nothing, ``-Q1``, ``05``, ``年1-5月``."""

    year: int
    rest: str


def read_period(text: str) -> Period | None:
    """A period as a table writes it: 2017, 2017年, 2017-Q1, 201705, 2017-05-31."""
    match = _PERIOD.fullmatch(text.strip())
    return Period(int(match[1]), (match[3] or "").strip()) if match else None


class Periods(NamedTuple):
    """The periods of a column: the year, the number of what stands behind it, and which could be read."""

    year: NDArray[np.int64]
    rest: NDArray[np.int64]
    read: NDArray[np.bool_]


class PeriodReader:
    """Reads the periods of a column; it numbers what stands behind the years."""

    def __init__(self) -> None:
        self._figures = Reader()
        self._known: dict[bytes, tuple[int, int]] = {}
        self._rests: dict[str, int] = {"": 0}

    def read(self, cells: Cells) -> Periods:
        """All periods of a column."""
        figures = self._figures.read(cells)
        year, rest = figures.digits.copy(), np.zeros(len(cells), np.int64)
        plain = (figures.code == 0) & (cells.end - cells.start == 4) & (year >= 1000)
        for row in np.flatnonzero(~plain).tolist():
            raw = cells.bytes_at(row)
            known = self._known.get(raw)
            if known is None:
                period = read_period(cells.text(row))
                known = (_NO_YEAR, 0)
                if period is not None:
                    known = (period.year, self._rests.setdefault(period.rest, len(self._rests)))
                self._known[raw] = known
            year[row], rest[row] = known
        return Periods(year, rest, year != _NO_YEAR)


class Window(NamedTuple):
    """For each row the row that is its base (-1 where there is none), and why not (0 where there is one)."""

    base: NDArray[np.int64]
    code: NDArray[np.uint8]


def window(series: NDArray[np.int64], periods: Periods) -> Window:
    """The base of each row; ``series`` numbers the series that each row belongs to."""
    frame = pl.DataFrame({"series": series, "year": periods.year, "rest": periods.rest}).with_row_index("row")
    frame = frame.filter(pl.Series(periods.read))
    order = ["series", "rest", "year"]
    same = pl.all_horizontal(pl.col("series", "rest") == pl.col("series", "rest").shift(1))
    step = pl.when(same).then(pl.col("year") - pl.col("year").shift(1))
    frame = (
        frame.sort(order)
        .with_columns(step.alias("step"))
        .with_columns(
            ((pl.col("step") == 0) | (pl.col("step").shift(-1) == 0)).fill_null(False).alias("twice")
        )
        .with_columns(
            pl.when((pl.col("step") == 1) & ~pl.col("twice") & ~pl.col("twice").shift(1))
            .then(pl.col("row").cast(pl.Int64).shift(1))
            .otherwise(-1)
            .alias("base"),
            pl.when(pl.col("twice") | (pl.col("twice").shift(1) & (pl.col("step") == 1)))
            .then(reason_number("period-twice"))
            .when(pl.col("step").is_null() | (pl.col("step") != 1))
            .then(reason_number("year-missing"))
            .otherwise(0)
            .alias("code"),
        )
    )
    rows = frame["row"].to_numpy()
    base = np.full(len(series), -1, np.int64)
    code = np.full(len(series), reason_number("period-not-read"), np.uint8)
    base[rows], code[rows] = frame["base"].to_numpy(), frame["code"].to_numpy()
    return Window(base, code)


def series_growths(
    value: Figures,
    rate: Figures,
    reach: Window,
    terms: Terms,
    bases: Sequence[str] | None = None,
) -> NDArray[np.uint8]:
    """The outcomes of all rows of a long table."""
    columns = Columns(value, value.at(np.maximum(reach.base, 0)), rate)
    code = growths(columns, terms, None if bases is None else list(bases))
    return without_base(code, rate, reach.code)


def without_base(code: NDArray[np.uint8], rate: Figures, why: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The outcomes, but where there is no base the reason for that; a row without growth claims nothing."""
    return np.where((why > 0) & ((rate.code == 0) | (rate.code == WIDE)), why, code)


def series_outcomes(rows: Iterable[tuple[str, Cell, Cell]], terms: Terms) -> list[Outcome]:
    """The same for the rows of one series: period, value and growth of each."""
    listed = list(rows)
    periods = [read_period(period) for period, _, _ in listed]
    values: dict[Period, list[Cell]] = {}
    for period, (_, value, _) in zip(periods, listed, strict=True):
        if period is not None:
            values.setdefault(period, []).append(value)
    outcomes = []
    for period, (_, value, rate) in zip(periods, listed, strict=True):
        if rate.reason is not None:
            outcomes.append(Outcome("not-checkable", rate.reason))
            continue
        if period is None:
            outcomes.append(Outcome("not-checkable", "period-not-read"))
            continue
        before = values.get(period._replace(year=period.year - 1), [])
        if len(values[period]) > 1 or len(before) > 1:
            outcomes.append(Outcome("not-checkable", "period-twice"))
        elif not before:
            outcomes.append(Outcome("not-checkable", "year-missing"))
        else:
            outcomes.append(growth(value, before[0], rate, terms))
    return outcomes
