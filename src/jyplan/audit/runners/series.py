"""A long table: the base of a row is another row of its series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.cells import Cell
from jyplan.audit.columns import same_as_before, texts
from jyplan.audit.figures import WIDE, Figures, joined
from jyplan.audit.outcome import CODES, Outcome, number_of, reason_number
from jyplan.audit.passes import Row, Tables
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.growth import growth, growths
from jyplan.audit.rules.quotient import misses
from jyplan.audit.rules.series import PeriodReader, Periods, Window, window, without_base
from jyplan.audit.runners.runner import Codes, Judged, Runner, bases_of
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Place, Tally


class _Long(NamedTuple):
    """What a long table says in a block."""

    value: Figures
    rate: Figures
    periods: Periods
    same: NDArray[np.bool_]
    bases: list[str] | None


class _Last(NamedTuple):
    """The last row of the block before."""

    keys: list[bytes]
    value: Figures
    year: int
    rest: int
    text: str


class InOrder(Runner):
    """A long table in the order of its series: the base of a row is the row before it, or there is none.

    ``disordered`` once that turns out not to be so: a series that goes on after another one, or years that
    do not rise. Then nothing that was said before counts.
    """

    def __init__(self, rule: Rule, spec: Spec, tally: Tally) -> None:
        super().__init__(rule, spec, tally)
        self.periods = PeriodReader()
        self.disordered = False
        self._last: _Last | None = None
        self._series: set[tuple[bytes, ...]] = set()

    def work(self, block: Block) -> _Long | None:
        """The figures of a block, and which rows go on with the series before."""
        if self.disordered:
            return None
        return _Long(
            self.readers["value"].read(block.column(self.rule.figures["value"])),
            self.readers["growth"].read(block.column(self.rule.figures["growth"])),
            self.periods.read(block.column(self.rule.period or "")),
            same_as_before([block.column(name) for name in self.rule.by]),
            bases_of(self.rule, block),
        )

    def take(self, block: Block, made: _Long | None) -> Judged | None:
        """The outcomes of a block, given the row before it."""
        if made is None or self.disordered or not block.height:
            return None
        same = self._continued(block, made)
        if same is None:
            self.disordered = True
            return None
        value, year = made.value, made.periods.year
        last = self._last
        before = made.value.at(slice(0, -1))
        before = joined([made.value.at(slice(0, 1)) if last is None else last.value, before])
        year_before = np.concatenate(([0 if last is None else last.year], year[:-1]))
        why = np.where(same & (year == year_before + 1), 0, reason_number("year-missing")).astype(np.uint8)
        why[~made.periods.read] = reason_number("period-not-read")
        columns = Columns(value, before, made.rate)
        codes = without_base(growths(columns, self.terms, made.bases), made.rate, why)
        self._wide(block, codes, made, why)
        self._remember(block, made)
        return self.judged(codes, columns)

    def _continued(self, block: Block, made: _Long) -> NDArray[np.bool_] | None:
        """Which rows go on with the series of the row before; None where the table is in no order."""
        same = made.same.copy()
        last, keys = self._last, [block.column(name) for name in self.rule.by]
        if last is not None:
            same[0] = last.keys == [cells.bytes_at(0) for cells in keys]
        year, rest = made.periods.year, made.periods.rest
        year_before = np.concatenate(([0 if last is None else last.year], year[:-1]))
        rest_before = np.concatenate(([0 if last is None else last.rest], rest[:-1]))
        if (same & ((year <= year_before) | (rest != rest_before))).any():
            return None
        begins = np.flatnonzero(~same)
        if begins.size > 100 and begins.size > block.height // 2:
            return None  # hardly a row goes on with another one: looking each series up would take longer
        for at in begins.tolist():
            series = tuple(cells.bytes_at(at) for cells in keys)
            if series in self._series:
                return None
            self._series.add(series)
        return same

    def _remember(self, block: Block, made: _Long) -> None:
        at = block.height - 1
        keys = [block.column(name).bytes_at(at) for name in self.rule.by]
        value = made.value.at(slice(at, None))
        text = block.column(self.rule.figures["value"]).text(at)
        self._last = _Last(keys, value, int(made.periods.year[at]), int(made.periods.rest[at]), text)

    def _wide(self, block: Block, codes: Codes, made: _Long, why: Codes) -> None:
        """Judge in Python what 64 bits do not hold."""
        values = block.column(self.rule.figures["value"])
        for at in np.flatnonzero(codes == WIDE).tolist():
            before = values.text(at - 1) if at else "" if self._last is None else self._last.text
            value, base = (self.readers["value"].cell(text) for text in (values.text(at), before))
            rate = self.readers["growth"].cell(block.column(self.rule.figures["growth"]).text(at))
            basis = None if made.bases is None else made.bases[at]
            outcome = _in_series(value, None if why[at] else base, rate, self.terms, basis, int(why[at]))
            codes[at] = number_of(outcome.verdict, outcome.reason)

    def needed(self, number: int) -> list[int]:
        """The row and the one before it."""
        return [number, number - 1]

    def explained(self, row: Row, others: dict[int, Row], number: int) -> Outcome:
        """The derivation of one row's verdict."""
        return _series_outcome(self, row, others.get(number - 1), reason_number("year-missing"))


def _in_series(
    value: Cell, base: Cell | None, rate: Cell, terms: Terms, basis: str | None, why: int
) -> Outcome:
    """The verdict on a growth in a long table; ``why`` there is no base, where there is none."""
    if rate.reason is not None or base is None:
        return Outcome("not-checkable", rate.reason or CODES[why][1])
    return growth(value, base, rate, terms, basis)


def _series_outcome(runner: Runner, row: Row, before: Row | None, why: int) -> Outcome:
    """The verdict on a row of a long table, given the row of the year before."""
    figures = runner.rule.figures
    basis = runner.rule.basis_in(row.cells)
    base = None if before is None else runner.cell("value", before.cells)
    rate = runner.cell("growth", row.cells)
    outcome = _in_series(runner.cell("value", row.cells), base, rate, runner.terms, basis, why)
    return outcome._replace(stated=row.cells[figures["growth"]])


class _Kept(NamedTuple):
    """What is kept of a block: its figures, and for each column of keys a number a row."""

    value: Figures
    rate: Figures
    periods: Periods
    keys: list[NDArray[np.uint32]]
    bases: list[str] | None


class AnyOrder(Runner):
    """A long table in any order: kept in short until all of it has been seen."""

    def __init__(self, rule: Rule, spec: Spec, tally: Tally) -> None:
        super().__init__(rule, spec, tally)
        self.periods = PeriodReader()
        self._parts: list[_Kept] = []
        # Polars forgets how it numbers texts with the last column that is numbered so: these stay.
        self._names = [
            pl.Series([""], dtype=pl.String).cast(pl.Categorical(pl.Categories.random())) for _ in rule.by
        ]
        self._found = Window(np.zeros(0, np.int64), np.zeros(0, np.uint8))
        self.codes = np.zeros(0, np.uint8)

    def work(self, block: Block) -> _Kept:
        """The figures of a block, and its series as numbers."""
        return _Kept(
            self.readers["value"].read(block.column(self.rule.figures["value"])),
            self.readers["growth"].read(block.column(self.rule.figures["growth"])),
            self.periods.read(block.column(self.rule.period or "")),
            [
                texts(block.column(name)).cast(names.dtype).to_physical().to_numpy().astype(np.uint32)
                for name, names in zip(self.rule.by, self._names, strict=True)
            ],
            bases_of(self.rule, block),
        )

    def take(self, block: Block, made: _Kept) -> None:
        """Keep it."""
        self._parts.append(made)

    def finish(self, tables: Tables) -> None:
        """Find the base of each row, and judge all rows."""
        parts = self._parts
        if not parts:
            return
        value, rate = joined([part.value for part in parts]), joined([part.rate for part in parts])
        periods = Periods(
            np.concatenate([part.periods.year for part in parts]),
            np.concatenate([part.periods.rest for part in parts]),
            np.concatenate([part.periods.read for part in parts]),
        )
        keys = zip(*(part.keys for part in parts), strict=True)
        series = _numbered([np.concatenate(column) for column in keys])
        bases = None
        if self.rule.basis is not None:
            bases = [text for part in parts for text in part.bases or ()]
        self._parts = []
        del parts
        reach = window(series, periods)
        del series, periods
        self._found = reach
        self.codes = np.empty(len(value.digits), np.uint8)
        for at in range(0, len(self.codes), _CHUNK):
            self._chunk(at, value, rate, reach, bases)
        self._wide(tables)
        self.tally.count(self.codes)
        for code, row in self.tally.examples_in(self.codes):
            self.tally.examples[code] = Place(row, None)
        failing = self.tally.fails(self.codes)
        columns = Columns(value.at(failing), value.at(np.maximum(reach.base[failing], 0)), rate.at(failing))
        self.tally.rank(self.codes[failing], misses(columns, self.terms), failing, None)

    def _chunk(self, at: int, value: Figures, rate: Figures, window: Window, bases: list[str] | None) -> None:
        """Judge some rows: the products of all at once would take much memory."""
        rows = np.arange(at, min(at + _CHUNK, len(self.codes)))
        base = window.base[rows]
        columns = Columns(value.at(rows), value.at(np.maximum(base, 0)), rate.at(rows))
        code = growths(columns, self.terms, None if bases is None else bases[at : at + _CHUNK])
        self.codes[rows] = without_base(code, columns.rate, window.code[rows])

    def _wide(self, tables: Tables) -> None:
        wide = np.flatnonzero(self.codes == WIDE)
        base = self._found.base[wide]
        rows = tables.rows(np.concatenate((wide, base[base >= 0])))
        for number in wide.tolist():
            outcome = self.explained(rows[number], rows, number)
            self.codes[number] = number_of(outcome.verdict, outcome.reason)

    def needed(self, number: int) -> list[int]:
        """The row and its base."""
        base = int(self._found.base[number])
        return [number] if base < 0 else [number, base]

    def explained(self, row: Row, others: dict[int, Row], number: int) -> Outcome:
        """The derivation of one row's verdict."""
        base, why = int(self._found.base[number]), int(self._found.code[number])
        return _series_outcome(self, row, others.get(base), why)


_CHUNK = 1 << 17


def _numbered(columns: Sequence[NDArray[np.uint32]]) -> NDArray[np.int64]:
    """One number for each combination of several."""
    numbers = columns[0].astype(np.int64)
    for column in columns[1:]:
        many = int(column.max(initial=0)) + 1
        if int(numbers.max(initial=0) + 1) * many >= 2**62:
            numbers = pl.Series(numbers).rank("dense").to_numpy().astype(np.int64)
        numbers = numbers * many + column
    return numbers
