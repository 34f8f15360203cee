"""Tables that people hand in, as rows of cells with their lines: CSV in the encodings of offices, or a sheet.

Knows nothing of what stands in the columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.workbook import SIGNATURES, Fault, read_page
from jyplan.plan.given import given_bytes, text_of

# What a table is read in where nobody says so: what offices in China save.
_ENCODINGS = ("utf-8", "gb18030")


class Listed(NamedTuple):
    """Rows with their lines, how messages name the file, and the code for a row of another length."""

    name: str
    rows: Iterator[tuple[int, Sequence[str | Fault]]]
    miscounted: str


def listed(name: str, sheet: str | None = None, encoding: str | None = None) -> Listed:
    """The rows that hold anything, of the file or, for ``-``, of standard input. Raises PlanError."""
    raw = given_bytes(name)
    if raw.startswith(SIGNATURES):
        page = read_page(raw, name, sheet)
        return Listed(page.name, _filled(page.rows), "beside-the-table")
    if sheet is not None:
        raise PlanError([Diagnostic("no-sheets", Place(name, None, ()))])
    text = text_of(raw, name, *([encoding] if encoding else _ENCODINGS))
    return Listed(name, _rows(text, name), "cell-count")


def _filled(rows: Sequence[tuple[int, list[str | Fault]]]) -> Iterator[tuple[int, Sequence[str | Fault]]]:
    """The rows of a sheet as wide as their headings: what is empty at the end of one is not stored."""
    wide = len(rows[0][1]) if rows else 0
    for line, cells in rows:
        yield line, [*cells, *[""] * (wide - len(cells))]


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[str | Fault]]]:
    """The rows that hold anything, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise PlanError([Diagnostic("not-csv", Place(name, line, ()), {"why": str(error)})]) from None
        if any(cell.strip() for cell in cells):
            yield line, cells
