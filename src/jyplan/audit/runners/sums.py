"""Sums: a whole against its parts, or shares that exhaust a number, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.cells import Cell
from jyplan.audit.columns import equal, keys, taken, texts
from jyplan.audit.ends import Flags
from jyplan.audit.figures import WIDE, Cells, Figures
from jyplan.audit.outcome import CODES, Outcome, number_of
from jyplan.audit.passes import Row, Tables
from jyplan.audit.rules.quotient import distance
from jyplan.audit.rules.sums import PLACES, group_outcomes, merged_sums, partial_sums, sum_outcome
from jyplan.audit.runners.runner import Codes, Runner
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Place, Tally
from jyplan.exact.interval import Interval


class Sums(Runner):
    """A whole against the sum of its parts, or shares that exhaust a number, group by group."""

    def __init__(self, rule: Rule, spec: Spec, tally: Tally) -> None:
        super().__init__(rule, spec, tally)
        self.keys = [f"key{at}" for at in range(len(rule.by))] or ["key0"]
        self.total = rule.total if rule.kind == "exhaust" else None
        self.groups = pl.DataFrame()
        self._parts: list[pl.DataFrame] = []
        self._held = 0
        self._rows: dict[int, dict[str, Any]] = {}
        self._exactly: dict[tuple[str, ...], Any] = {}

    def work(self, block: Block) -> pl.DataFrame:
        """The sums of a block, by group, with rows counted within it."""
        named = [block.column(name) for name in self.rule.by]
        numbers = [number for cells in named for number in keys(cells)] or [np.zeros(block.height, np.int64)]
        frame = pl.DataFrame({f"key {at}": number for at, number in enumerate(numbers)})
        sums = partial_sums(
            frame, *self._figures(block), self.rule.rounding, negative=self.rule.negative
        ).drop(frame.columns)
        first = sums["first_row"].to_numpy()
        return sums.hstack(self._keys([taken(cells, first) for cells in named], len(first)))

    def _keys(self, columns: list[Cells], rows: int) -> list[pl.Series]:
        """What names the groups of some rows."""
        named = zip(self.keys, columns, strict=False)
        return [texts(cells).alias(key) for key, cells in named] or [
            pl.repeat("", rows, eager=True).alias("key0")
        ]

    def _figures(self, block: Block) -> tuple[Figures, Flags]:
        """The figures of a block, and which of them are wholes."""
        figures = self.readers["sum_of"].read(block.column(self.rule.figures["sum_of"]))
        if self.rule.within is None:
            return figures, np.zeros(block.height, np.bool_)
        return figures, equal(block.column(self.rule.within), self.rule.whole_is or "")

    def take(self, block: Block, made: pl.DataFrame) -> None:
        """Add the sums to those before."""
        self._parts.append(made.with_columns(pl.col("whole_row", "first_row") + block.first))
        self._held += made.height
        if self._held > 1_000_000:
            self._merge()

    def _merge(self) -> None:
        if self._parts:
            merged = pl.concat(self._parts).group_by(self.keys).agg(merged_sums())
            self._parts = [merged.sort("first_row")]
            self._held = -merged.height  # merging again pays once as much has come

    def finish(self, tables: Tables) -> None:
        """Judge all groups."""
        self._merge()
        if not self._parts:
            return
        groups = group_outcomes(self._parts.pop(), self.total, self.rule.rounding)
        where = pl.col("whole_row") if self.total is None else pl.col("first_row")
        self.groups = self._wide(groups.with_columns(pl.coalesce(where, "first_row").alias("at")), tables)
        codes = self.groups["outcome"].to_numpy()
        self.tally.count(codes)
        at = self.groups["at"].to_numpy()
        for code, place in self.tally.examples_in(codes):
            self.tally.examples[code] = Place(int(at[place]), None)
        failing = self.tally.fails(codes)
        off = self.groups["off"].to_numpy()[failing]
        self.tally.rank(codes[failing], off, at[failing], None)
        worst = {miss.place.row for miss in self.tally.worst}
        self._rows = {row["at"]: row for row in self.groups.filter(pl.col("at").is_in(worst)).to_dicts()}

    def _wide(self, groups: pl.DataFrame, tables: Tables) -> pl.DataFrame:
        """Add up in Python what 64 bits do not hold."""
        wide = groups.filter(pl.col("outcome") == WIDE)
        if not wide.height:
            return groups
        outcomes: list[dict[str, Any]] = []
        parts = pl.concat([frame for _, frame in self._members(wide, tables)])
        for key, members in parts.group_by(self.keys):
            outcome = self._added_up(members)
            self._exactly[tuple(map(str, key))] = (outcome.computed, outcome.interval, outcome.distance)
            number = number_of(outcome.verdict, outcome.reason)
            outcomes.append({**dict(zip(self.keys, key, strict=True)), "judged": number})
        schema = {**dict.fromkeys(self.keys, pl.String()), "judged": pl.UInt8()}
        judged = pl.DataFrame(outcomes, schema=schema)
        joined = groups.join(judged, on=self.keys, how="left", maintain_order="left")
        return joined.with_columns(pl.coalesce("judged", "outcome").alias("outcome"))

    def _added_up(self, members: pl.DataFrame) -> Outcome:
        """The verdict on one group, from the texts of its cells."""
        cells = [self.readers["sum_of"].cell(text) for text in members["text"]]
        wholes = members["whole"].to_list()
        parts = [cell for cell, is_whole in zip(cells, wholes, strict=True) if not is_whole]
        whole: Cell | int = cells[wholes.index(True)] if self.total is None else self.total
        return sum_outcome(whole, parts, self.rule.rounding, negative=self.rule.negative)

    def _members(self, groups: pl.DataFrame, tables: Tables) -> Iterator[tuple[Block, pl.DataFrame]]:
        """The rows of some groups, with the texts of their figures."""

        def members(block: Block) -> pl.DataFrame:
            """The rows of these groups in one block."""
            named = [block.column(name) for name in self.rule.by]
            column = block.column(self.rule.figures["sum_of"])
            frame = pl.DataFrame(self._keys(named, block.height)).with_columns(
                texts(column).alias("text"), pl.Series("whole", self._figures(block)[1])
            )
            frame = frame.with_row_index("row").cast({"row": pl.Int64})
            return frame.join(groups.select(self.keys), on=self.keys, how="semi", maintain_order="left")

        yield from tables.each(members)

    def failing_rows(self, tables: Tables) -> Iterator[tuple[Block, NDArray[np.int64], Codes]]:
        """All rows of groups that fail, block by block, with the outcome of their group."""
        failing = self.groups.filter(pl.Series(self.tally.failing[self.groups["outcome"].to_numpy()]))
        for block, members in self._members(failing, tables):
            joined = members.join(failing.select(*self.keys, "outcome"), on=self.keys, maintain_order="left")
            yield block, joined["row"].to_numpy(), joined["outcome"].to_numpy()

    def explained(self, row: Row, others: dict[int, Row], number: int) -> Outcome:
        """The derivation of one group's verdict."""
        group = self._rows.get(number)
        stated = row.cells[self.rule.figures["sum_of"]] if self.total is None else str(self.total)
        if group is None:
            return Outcome("not-checkable", None, stated)
        verdict, reason = CODES[group["outcome"]]
        if verdict == "not-checkable":
            return Outcome(verdict, reason, stated)
        exactly = self._exactly.get(tuple(group[key] for key in self.keys))
        if exactly is not None:
            return Outcome(verdict, reason, stated, *exactly)
        half = 2 * 10**PLACES
        computed = Fraction(group["value"], half)
        interval = Interval.of(
            Fraction(group["low"], half), Fraction(group["high"], half), group["low_open"], group["high_open"]
        )
        whole = self.readers["sum_of"].cell(stated)
        unit = Fraction(1, 10**whole.places)
        value = Fraction(whole.digits, 10**whole.places)
        return Outcome(verdict, reason, stated, computed, interval, distance(value, interval, unit))
