"""Plain text (`.txt`): each line a paragraph, lines with tabs a table, places those of the file.

Where an editor has broken the lines of a paragraph at one width, they are one block again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

from jyplan.diagnostic import Diagnostic
from jyplan.extract.document import Block, Cell, Document, Table
from jyplan.extract.read.assembly import heading_level
from jyplan.extract.read.encodings import decode

_LINE = re.compile(r"[^\r\n]+")
_BLANK = " \t\u3000\xa0"
_INDENTS = (" ", "\t", "\u3000", "\xa0")
ENDS = tuple("。！？：；!?:;…")
Span = tuple[int, int]


def accepts(suffix: str, head: bytes) -> bool:
    """Any text that no other reader wants."""
    return suffix in {"", ".txt", ".text"} or b"\x00" not in head


def read(path: Path, data: bytes, encoding: str | None = None) -> Document:
    """The document of a plain text file. Raises PlanError where the bytes are no text."""
    text, name, remarks = decode(data, str(path), encoding)
    return lined(str(path), text, name, remarks=tuple(remarks))


def lined(file: str, text: str, encoding: str, *, remarks: tuple[Diagnostic, ...] = ()) -> Document:
    """A text whose lines are its paragraphs."""
    blocks: list[Block] = []
    tables: list[Table] = []
    paragraphs = 0
    for lines in _paragraphs(text):
        if len(lines) > 1 and "\t" in text[slice(*lines[0])]:
            table, cells = tabbed(text, lines, len(tables) + 1)
            tables.append(table)
            blocks += cells
            continue
        start, end = trimmed(text, lines[0][0], lines[-1][1])
        paragraphs += 1
        level = heading_level(text[start:end])
        blocks.append(
            Block(start, end, "heading" if level else "paragraph", level=level, paragraph=paragraphs)
        )
    return Document(file, text, tuple(blocks), tuple(tables), encoding, None, remarks)


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks at its ends."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(_BLANK)), start + len(inner.rstrip(_BLANK))


def tabbed(text: str, lines: list[Span], number: int, separator: str = "\t") -> tuple[Table, list[Block]]:
    """Lines whose cells stand between separators, as a table and the blocks of its cells."""
    cells: list[Cell] = []
    for row, (start, end) in enumerate(lines):
        at = start
        for column, piece in enumerate(text[start:end].split(separator)):
            cells.append(Cell(row, column, *trimmed(text, at, at + len(piece))))
            at += len(piece) + len(separator)
    return Table(number, tuple(cells)), cell_blocks(cells, number)


def cell_blocks(cells: list[Cell], number: int) -> list[Block]:
    """The blocks of a table's cells."""
    return [
        Block(cell.start, cell.end, "cell", table=number, row=cell.row + 1, cell=cell.column + 1)
        for cell in cells
    ]


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """The lines of each paragraph, or of each run of lines with the same number of tabs."""
    lines = [span for match in _LINE.finditer(text) if text[slice(*(span := match.span()))].strip(_BLANK)]
    width = _broken_at(text, lines)
    at = 0
    while at < len(lines):
        start = at
        tabs = _tabs(text, lines[at])
        at += 1
        if tabs:
            while at < len(lines) and _tabs(text, lines[at]) == tabs:
                at += 1
        elif width:
            while at < len(lines) and _goes_on(text, lines[at - 1], lines[at], width):
                at += 1
        yield lines[start:at]


def _tabs(text: str, line: Span) -> int:
    return text[slice(*line)].strip(" \u3000").count("\t")


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _broken_at(text: str, lines: list[Span]) -> int:
    """The width at which all long lines are broken, 0 where lines are paragraphs."""
    widths = Counter(_columns(text[start:end]) for start, end in lines if end - start < 200)
    if len(lines) < 6 or sum(widths.values()) < len(lines):
        return 0
    width = max(widths)
    full = sum(times for columns, times in widths.items() if columns >= width - 4)
    return width if 40 <= width <= 140 and full * 2 >= len(lines) else 0


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the following line carries on the paragraph: the line is full, the following not indented.

    A line may be short by a number that cannot be broken; one that ends a sentence has to be full.
    """
    between = text[line[1] : following[0]]
    slack = 3 if text[slice(*line)].rstrip().endswith(ENDS) else 8
    return (
        between.count("\n") <= 1
        and _columns(text[slice(*line)]) >= width - slack
        and not text.startswith(_INDENTS, following[0])
        and not heading_level(text[slice(*following)])
        and not (heading_level(text[slice(*line)]) and not text[slice(*line)].rstrip().endswith(ENDS))
    )
