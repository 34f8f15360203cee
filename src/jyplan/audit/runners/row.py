"""A claim that stands in one row with what it is held against."""

from __future__ import annotations

import numpy as np

from jyplan.audit.block import Block
from jyplan.audit.cells import Cell
from jyplan.audit.figures import WIDE
from jyplan.audit.outcome import Outcome, number_of
from jyplan.audit.passes import Row
from jyplan.audit.rules.claim import Columns
from jyplan.audit.rules.growth import growth, growths
from jyplan.audit.rules.share import share, shares
from jyplan.audit.runners.runner import Judged, Runner, bases_of

_ROLES = {"growth": ("value", "base", "growth"), "share": ("part", "whole", "share")}


class InRow(Runner):
    """A growth or share that stands in one row with what it is held against."""

    def work(self, block: Block) -> Judged:
        """The outcomes of a block."""
        roles = _ROLES[self.rule.kind]
        cells = [block.column(self.rule.figures[role]) for role in roles]
        value, base, rate = (self.readers[role].read(first) for role, first in zip(roles, cells, strict=True))
        columns, bases = Columns(value, base, rate), bases_of(self.rule, block)
        if self.rule.kind == "share":
            codes = shares(columns, self.terms)
        else:
            codes = growths(columns, self.terms, bases)
        for at in np.flatnonzero(codes == WIDE).tolist():
            first, second, stated = (
                self.readers[role].cell(column.text(at)) for role, column in zip(roles, cells, strict=True)
            )
            outcome = self._outcome(first, second, stated, None if bases is None else bases[at])
            codes[at] = number_of(outcome.verdict, outcome.reason)
        return self.judged(codes, columns)

    def take(self, block: Block, made: Judged) -> Judged:
        """The outcomes, as they are."""
        return made

    def explained(self, row: Row, others: dict[int, Row], number: int) -> Outcome:
        """The derivation of one row's verdict."""
        roles = _ROLES[self.rule.kind]
        value, base, rate = (self.cell(role, row.cells) for role in roles)
        basis = self.rule.basis_in(row.cells)
        stated = row.cells[self.rule.figures[roles[2]]]
        return self._outcome(value, base, rate, basis)._replace(stated=stated)

    def _outcome(self, value: Cell, base: Cell, rate: Cell, basis: str | None) -> Outcome:
        if self.rule.kind == "share":
            return share(value, base, rate, self.terms)
        return growth(value, base, rate, self.terms, basis)
