"""Goes through tables block by block: the work on blocks side by side, what comes of it in order."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.read.tables import Make, Table

Made = TypeVar("Made")

Progress = Callable[[str, float, int], None]
"""Told of a table's name, the part of it that is done, and the rows so far."""


_FEW = 200  # rows that are sooner made one by one than by a pass


class Row(NamedTuple):
    """One row of one of several tables, with all its cells by column; ``number`` counts from 1."""

    file: str
    number: int
    line: int | None
    cells: dict[str, str]


class Tables:
    """Several tables whose rows are numbered through, from 0."""

    def __init__(self, tables: Sequence[Table], progress: Progress | None = None) -> None:
        self.tables = tables
        self.progress = progress
        self.starts: list[int] = []
        self.heights: list[int] = []
        self._ends: list[list[int]] = []  # of each table, the number of the row behind each of its blocks

    def file_of(self, row: int) -> tuple[str, int]:
        """The name of the table in which a row stands, and its number there from 1."""
        at = bisect_right(self.starts, row) - 1
        return self.tables[at].name, row - self.starts[at] + 1

    def each(
        self,
        work: Callable[[Block], Made],
        stop: Callable[[], bool] = lambda: False,
        needed: Collection[str] | None = None,
    ) -> Iterator[tuple[Block, Made]]:
        """Every block with what ``work`` made of it, in order; ``stop`` ends it early.

        Its columns are at least those ``needed``, else all.
        """
        first = 0
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for at, table in enumerate(self.tables):
                begin = first
                if at == len(self.starts):
                    self.starts.append(begin)
                    self._ends.append([])
                ends = self._ends[at]
                blocks = _side_by_side(pool, table.blocks(needed), work)
                for number, (block, made, done) in enumerate(blocks):
                    block.first = first
                    first += block.height
                    if number == len(ends):
                        ends.append(first)
                    yield block, made
                    if self.progress is not None:
                        self.progress(table.name, done / table.size if table.size else 0.0, first)
                    if stop():
                        return
                if at == len(self.heights):
                    self.heights.append(first - begin)

    def rows(self, wanted: NDArray[np.int64]) -> dict[int, Row]:
        """Some rows with all their cells, once all blocks have gone by: only theirs are cut into cells."""
        chosen: dict[int, Row] = {}
        wanted = np.unique(wanted)
        for table, begin, ends in zip(self.tables, self.starts, self._ends, strict=True):
            rows = wanted[(wanted >= begin) & (wanted < (ends[-1] if ends else begin))]
            if table.row is not None and len(rows) < _FEW:
                for number in rows.tolist():
                    chosen[number] = self.row_of(replace(table.row(number - begin), first=number), 0)
            elif rows.size:
                for (make, _), first, end in zip(table.blocks(), (begin, *ends), ends, strict=False):
                    within = rows[(rows >= first) & (rows < end)].tolist()
                    if within:
                        block = replace(make(), first=first)
                        chosen |= {number: self.row_of(block, number - first) for number in within}
        return chosen

    def row_of(self, block: Block, at: int) -> Row:
        """One row of a block."""
        file, number = self.file_of(block.first + at)
        cells: dict[str, str] = {}
        for name, text in zip(block.names, block.texts(at), strict=True):
            cells.setdefault(name, text)
        return Row(file, number, block.line(at), cells)


def _side_by_side(
    pool: ThreadPoolExecutor, blocks: Iterator[tuple[Make, int]], work: Callable[[Block], Made]
) -> Iterator[tuple[Block, Made, int]]:
    def made(make: Make) -> tuple[Block, Made]:
        block = make()
        return block, work(block)

    waiting: deque[tuple[Future[tuple[Block, Made]], int]] = deque()
    for make, done in blocks:
        waiting.append((pool.submit(made, make), done))
        if len(waiting) > 2 * (os.cpu_count() or 1):
            future, reached = waiting.popleft()
            yield (*future.result(), reached)
    while waiting:
        future, reached = waiting.popleft()
        yield (*future.result(), reached)
