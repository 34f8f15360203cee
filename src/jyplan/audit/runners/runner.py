"""What all runners of rules share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.cells import Cell
from jyplan.audit.figures import Reader
from jyplan.audit.outcome import Outcome
from jyplan.audit.passes import Row, Tables
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.quotient import misses
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Tally

Codes = NDArray[np.uint8]

_NO_FLOATS = np.zeros(0)


class Judged(NamedTuple):
    """The outcomes of a block's rows, and roughly how far off each of the failing ones is."""

    codes: Codes
    failing: NDArray[np.int64]
    off: NDArray[np.float64]


class Runner(ABC):
    """One rule on its way through tables."""

    def __init__(self, rule: Rule, spec: Spec, tally: Tally) -> None:
        self.rule, self.tally = rule, tally
        self.readers = {
            role: Reader(spec.marks, spec.decimals.get(name)) for role, name in rule.figures.items()
        }
        self.terms = Terms(rule.rounding, rule.kind != "share", rule.per, rule.negative, rule.shift)

    @abstractmethod
    def work(self, block: Block) -> Any:
        """What can be made of a block by itself."""

    @abstractmethod
    def take(self, block: Block, made: Any) -> Judged | None:
        """What was made of a block, in the order of the table; its outcomes where they are known already."""

    def finish(self, tables: Tables) -> None:  # noqa: B027 - most have judged everything by then
        """Whatever can only be judged now."""

    @abstractmethod
    def explained(self, row: Row, others: dict[int, Row], number: int) -> Outcome:
        """The derivation of one row's verdict."""

    def needed(self, number: int) -> list[int]:
        """The rows that the verdict on a row rests on."""
        return [number]

    def cell(self, role: str, cells: dict[str, str]) -> Cell:
        """One of the rule's figures in a row."""
        return self.readers[role].cell(cells[self.rule.figures[role]])

    def judged(self, codes: Codes, columns: Columns) -> Judged:
        """The outcomes, with how far off the failing ones are."""
        failing = self.tally.fails(codes)
        picked = Columns(*(figures.at(failing) for figures in columns))
        return Judged(codes, failing, misses(picked, self.terms) if failing.size else _NO_FLOATS)


def bases_of(rule: Rule, block: Block) -> list[str] | None:
    """The price bases of a block's growths, where a column tells them."""
    if rule.basis is not None:
        return block.column(rule.basis).texts(range(block.height))
    return None if rule.stated_basis is None else [rule.stated_basis] * block.height
