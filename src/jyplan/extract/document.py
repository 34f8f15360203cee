"""A document as it was read: one running text, its blocks and tables, and the place of every character.

Knows nothing of file formats (readers make it) and nothing of figures (mentions are looked for in it).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from jyplan.diagnostic import Diagnostic

BlockKind = Literal["heading", "paragraph", "cell", "note"]

# Signs of the same meaning, one character for one, so that every place stays true.
_NORMAL = {
    **{0xFF10 + digit: ord("0") + digit for digit in range(10)},
    **{ord(wide): ord(plain) for wide, plain in zip("％．－＋−～〜﹪", "%.-+-~~%", strict=True)},
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document. All count from 1; `None` where the format has no such thing."""

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that belongs together: a paragraph, a heading, a table's cell, a note.

    `start` and `end` count characters of the document's text. `level` is a heading's level from 1, else 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, in the grid after spans are spread; `row` and `column` count from 0."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells in reading order. `number` counts the document's tables from 1."""

    number: int
    cells: tuple[Cell, ...]
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A document's text with its structure.

    `text` holds the characters as they were read; all positions count in it. `encoding` is that of a text
    file, `title` what the file itself names as its title, and `remarks` what a reader has to tell about how
    it was read (for instance that no text was found on a page).
    """

    file: str
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    encoding: str | None = None
    title: str | None = None
    remarks: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def normal(self) -> str:
        """The text with full-width digits and signs as plain ones, one character for one."""
        return self.text.translate(_NORMAL)

    @cached_property
    def _writing(self) -> dict[int, str]:
        from jyplan.extract.line import as_written

        return as_written(self.text)

    def as_written(self, name: str | None) -> str | None:
        """A name as the grammar reads it, in the document's own characters: 進口 for 进口."""
        return name.translate(self._writing) if name and self._writing else name

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, start: int) -> Block | None:
        """The block in which the character stands, `None` between blocks."""
        index = bisect_right(self._block_starts, start) - 1
        if index < 0 or start >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def place(self, start: int) -> Place:
        """Where a character of the text stands."""
        line = bisect_right(self._line_starts, start)
        column = start - self._line_starts[line - 1] + 1
        block = self.block_at(start)
        if block is None:
            return Place(line, column)
        return Place(line, column, block.page, block.paragraph, block.table, block.row, block.cell)
