"""Cells, columns and tables for the tests of audits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from jyplan.audit.cells import Cell
from jyplan.audit.figures import CODES, PAD, Cells, Figures


def cells(texts: Sequence[str]) -> Cells:
    """A column of cells that stand one behind the other, as in a file."""
    raw = [text.encode() for text in texts]
    data = np.frombuffer(b" " * PAD + b",".join(raw) + b" " * PAD, np.uint8)
    length = np.array([len(one) for one in raw], np.int64)
    start = PAD + np.concatenate(([0], np.cumsum(length + 1)[:-1]))
    return Cells(data, start, start + length)


def figures(column: Sequence[Cell]) -> Figures:
    """Cells that are read already."""
    return Figures(
        np.array([one.digits for one in column], np.int64),
        np.array([one.places for one in column], np.uint8),
        np.array([CODES[one.reason] if one.reason else 0 for one in column], np.uint8),
    )


def printed(cell: Cell) -> str:
    """A cell as it would be printed."""
    if cell.reason is not None:
        return {"cell-blank": "", "cell-dash": "—"}[cell.reason]
    digits = str(abs(cell.digits)).rjust(cell.places + 1, "0")
    text = f"{digits[: -cell.places]}.{digits[-cell.places :]}" if cell.places else digits
    return f"-{text}" if cell.digits < 0 else text


def number(cell: Cell) -> Fraction:
    """The number that a cell holds."""
    return Fraction(cell.digits, 10**cell.places)
