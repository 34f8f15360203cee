"""Counts of outcomes, the worst rows, and an example of each reason, kept while a table goes by."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.outcome import CODES, EDGE, FIRST_REASON, INCONSISTENT
from jyplan.exact.judge import VERDICTS

_RANK = np.array([VERDICTS.index(verdict) for verdict, _ in CODES], np.int64)


class Place(NamedTuple):
    """Where a row stands: its number among all rows of all tables, and its line if its file has lines."""

    row: int
    line: int | None


class Worst(NamedTuple):
    """A row among the worst: how bad it is, its place and its outcome."""

    badness: tuple[int, float, int]  # larger is worse
    place: Place
    code: int


class Tally:
    """What is kept of one rule."""

    def __init__(self, limit: int, failing: frozenset[int]) -> None:
        self.limit = limit
        self.failing = np.zeros(256, bool)
        self.failing[list(failing)] = True
        self.counts = np.zeros(len(CODES), np.int64)
        self.worst: list[Worst] = []
        self.examples: dict[int, Place] = {}

    def count(self, codes: NDArray[np.uint8]) -> None:
        """Count outcomes."""
        self.counts += np.bincount(codes, minlength=len(CODES))

    def examples_in(self, codes: NDArray[np.uint8]) -> list[tuple[int, int]]:
        """The outcomes that come up here for the first time, each with the place in ``codes``."""
        there = np.bincount(codes, minlength=len(CODES))
        new = [
            code
            for code in np.flatnonzero(there).tolist()
            if code >= FIRST_REASON and code not in self.examples
        ]
        return [(code, int(np.argmax(codes == code))) for code in new]

    def fails(self, codes: NDArray[np.uint8]) -> NDArray[np.int64]:
        """The places of rows that fail."""
        return np.flatnonzero(self.failing[codes])

    def rank(
        self,
        codes: NDArray[np.uint8],
        off: NDArray[np.float64],
        numbers: NDArray[np.int64],
        lines: Sequence[int] | NDArray[np.int64] | None,
    ) -> None:
        """Take failing rows into account, of which ``off`` says roughly how wrong they are."""
        if not len(codes) or not self.limit:
            return
        rank = _RANK[codes]
        there = np.arange(len(codes))
        if len(self.worst) == self.limit:
            least = self.worst[0].badness
            there = np.flatnonzero((rank < -least[0]) | ((rank == -least[0]) & (off >= least[1])))
        order = there[np.lexsort((numbers[there], -off[there], rank[there]))[: self.limit]]
        for at in order.tolist():
            line = None if lines is None else int(lines[at])
            number, code = int(numbers[at]), int(codes[at])
            worst = Worst((-int(_RANK[code]), float(off[at]), -number), Place(number, line), code)
            if len(self.worst) < self.limit:
                heapq.heappush(self.worst, worst)
            elif worst > self.worst[0]:
                heapq.heapreplace(self.worst, worst)
            else:
                break

    def worst_first(self) -> list[Worst]:
        """The worst rows in their order."""
        return sorted(self.worst, reverse=True)


def failing_codes(fail_on: Sequence[str]) -> frozenset[int]:
    """The outcomes that count as failures: ``inconsistent``, and what was asked for beside it."""
    more = {EDGE} if "edge" in fail_on else set()
    if "not-checkable" in fail_on:
        more |= set(range(FIRST_REASON, len(CODES)))
    return frozenset({INCONSISTENT, *more})
