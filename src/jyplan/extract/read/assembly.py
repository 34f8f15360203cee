"""A document in the making: blocks are added one after the other, and every character gets its position.

For formats whose text has no file positions of its own (docx, html, pdf, xlsx). Knows headings by their
numbers (一、 （一） 第三节), because most reports carry no styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from jyplan.diagnostic import Diagnostic
from jyplan.extract.document import Block, BlockKind, Cell, Document, Table

# Control characters, marks of direction, and what has no width: none of it is text that anybody sees.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_NUMBERED = (
    (1, re.compile(r"第[一二三四五六七八九十百]{1,4}[章编篇部]|[一二三四五六七八九十]{1,3}[、.．]")),
    (2, re.compile(r"第[一二三四五六七八九十百]{1,4}节|[（(][一二三四五六七八九十]{1,3}[)）]")),
    (3, re.compile(r"\d{1,2}[、.．](?!\d)")),
)
_LONGEST_HEADING = 40
_BLANK = " \t\u3000\xa0"


def clean(text: str) -> str:
    """The text without characters that nobody sees, its line ends all alike."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def heading_level(text: str) -> int:
    """The level of a heading that its own number gives away, 0 for a paragraph.

    >>> [heading_level(text) for text in ("一、工业", "（二）农业", "一、全年增长6.5%。", "工业")]
    [1, 2, 0, 0]
    """
    text = text.strip()
    if len(text) > _LONGEST_HEADING or text.endswith(tuple("。；;，,")) or "。" in text:
        return 0
    return next((level for level, number in _NUMBERED if number.match(text)), 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A table's cell before it has a position: its text and where it stands in the spread grid (from 0)."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


class Assembly:
    """Text, blocks and tables so far."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._paragraphs = 0
        self.remarks: list[Diagnostic] = []

    def paragraph(self, text: str, *, level: int | None = None, page: int | None = None) -> None:
        """Add a paragraph; with a `level` above 0, or where its number says so, it is a heading."""
        text = clean(text).strip()
        if not text:
            return
        self._paragraphs += 1
        level = heading_level(text) if level is None else level
        kind: BlockKind = "heading" if level else "paragraph"
        start = self._add(text, "\n")
        self._blocks.append(
            Block(start, start + len(text), kind, level=level, page=page, paragraph=self._paragraphs)
        )

    def note(self, text: str, *, page: int | None = None) -> None:
        """Add a note: what stands at a page's foot, or after the text."""
        text = clean(text).strip()
        if text:
            start = self._add(text, "\n")
            self._blocks.append(Block(start, start + len(text), "note", page=page))

    def table(self, entries: Iterable[Entry], *, pages: Sequence[int] = ()) -> None:
        """Add a table. `pages` gives the page of each row of the grid, where the format has pages."""
        number = len(self._tables) + 1
        cells: list[Cell] = []
        ordered = sorted(entries, key=lambda entry: (entry.row, entry.column))
        for row, line in groupby(ordered, key=lambda entry: entry.row):
            page = pages[row] if row < len(pages) else None
            written = list(line)
            for entry in written:
                text = " ".join(clean(entry.text).split("\n")).rstrip(_BLANK)
                inner = text.lstrip(_BLANK)
                end = self._add(text, "\n" if entry is written[-1] else "\t") + len(text)
                start = end - len(inner)  # blanks before it stay in the text: indents make parts
                cells.append(
                    Cell(row, entry.column, start, end, entry.rows, entry.columns, header=entry.header)
                )
                self._blocks.append(
                    Block(start, end, "cell", page=page, table=number, row=row + 1, cell=entry.column + 1)
                )
        if cells:
            self._tables.append(Table(number, tuple(cells), page=pages[0] if pages else None))

    def document(self, file: str, *, encoding: str | None = None, title: str | None = None) -> Document:
        """The document as it stands."""
        shown = " ".join(clean(title or "").split()) or None
        return Document(
            file,
            "".join(self._text),
            tuple(self._blocks),
            tuple(self._tables),
            encoding,
            shown,
            tuple(self.remarks),
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read yet."""
        return not self._blocks

    def _add(self, text: str, separator: str) -> int:
        start = self._length
        self._text += (text, separator)
        self._length += len(text) + len(separator)
        return start


def spread(rows: Iterable[Iterable[tuple[str, int, int, bool]]]) -> list[Entry]:
    """Rows of cells (text, rows spanned, columns spanned, header) as entries of the grid they fill.

    A span is cut where the table ends and at 1,000 rows or columns.
    """
    lines = list(rows)
    taken: set[tuple[int, int]] = set()
    entries: list[Entry] = []
    for row, line in enumerate(lines):
        column = 0
        for text, high, wide, header in line:
            while (row, column) in taken:
                column += 1
            high_cut = max(1, min(high, len(lines) - row, 1000))
            wide_cut = max(1, min(wide, 1000))
            if high_cut * wide_cut > 1:
                if len(taken) > 2_000_000:
                    high_cut = wide_cut = 1
                taken.update((row + r, column + c) for r in range(high_cut) for c in range(wide_cut))
            entries.append(Entry(row, column, text, high_cut, wide_cut, header))
            column += wide_cut
    return entries
