"""A run of rows of one table, each cell as it stands, and where each row stands in its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.figures import Cells


@dataclass
class Block:
    """Some rows of a table. ``first`` is the number of the first one, counted from 0 behind the header.

    ``lines`` are the lines of the rows in their file; None where the table has none.
    """

    names: Sequence[str]
    height: int
    cells_of: Callable[[int], Cells]
    lines: NDArray[np.int64] | None = None
    first: int = 0
    _known: dict[int, Cells] = field(default_factory=dict, repr=False)

    def column(self, name: str) -> Cells:
        """The cells of a column. Raises ValueError where there is none of that name."""
        return self.at(self.names.index(name))

    def at(self, number: int) -> Cells:
        """The cells of a column by its place."""
        cells = self._known.get(number)
        if cells is None:
            cells = self._known[number] = self.cells_of(number)
        return cells

    def line(self, row: int) -> int | None:
        """The line at which a row begins."""
        return None if self.lines is None else int(self.lines[row])

    def texts(self, row: int) -> list[str]:
        """All cells of a row."""
        return [self.at(number).text(row) for number in range(len(self.names))]
