"""Pages as a document: what heads and feet repeat is left out, lines are unwrapped, tables go on over pages.

Knows positions on pages only; `pdf` gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from jyplan.extract.read.assembly import Assembly, Entry, heading_level
from jyplan.extract.read.layout import (
    Glyph,
    Grid,
    Row,
    Rule,
    Segment,
    aligned,
    cells,
    grids,
    gutter,
    in_reading_order,
    rows,
)

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s,，/]*共?\s*\d{1,4}\s*页?)?[-—–－·•\s]*"
)
_ENDS = tuple("。！？：；!?:;")
_NOTE = re.compile(r"[①-⑳]|\[\d{1,2}\]|注[:：1-9]|\*|[1-9]\d?\s?[^\d.、年月]")


@dataclass(slots=True)
class Page:
    """A page as it lies: its size, its characters and rules."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table so far: its entries, the page of each row, the borders of its columns."""

    entries: list[Entry]
    pages: list[int]
    borders: list[float]


@dataclass(slots=True)
class _Paragraph:
    """A paragraph so far, and whether its last line may go on."""

    text: str
    page: int
    size: float
    open: bool


@dataclass(slots=True)
class _Note:
    text: str
    page: int


Piece = _Table | _Paragraph | _Note


def assemble(pages: Sequence[Page], assembly: Assembly) -> None:
    """Add the text and the tables of the pages to the document."""
    lines = [rows(page.glyphs) for page in pages]
    edges = _edges(pages, lines)
    pieces: list[Piece] = []
    body = _body_size(lines)
    for page, page_lines in zip(pages, lines, strict=True):
        kept = [row for row in page_lines if (page.number, row[0].bottom) not in edges]
        first = True
        for piece in _pieces(page, kept, body):
            if not (first and _goes_on(pieces, piece)):
                pieces.append(piece)
            first = first and isinstance(piece, _Note)
    for piece in pieces:
        match piece:
            case _Table():
                assembly.table(piece.entries, pages=piece.pages)
            case _Note():
                assembly.note(piece.text, page=piece.page)
            case _Paragraph():
                assembly.paragraph(piece.text, page=piece.page)


def _edges(pages: Sequence[Page], lines: Sequence[list[Row]]) -> set[tuple[int, float]]:
    """Where heads and feet stand, as page and height: page numbers, and what pages repeat at their edges."""
    margins: list[tuple[Page, Row]] = []
    for page, page_lines in zip(pages, lines, strict=True):
        low, high = 0.1 * page.height, 0.9 * page.height
        margins += [(page, row) for row in page_lines if row[0].bottom > high or row[0].top < low][:12]
    repeated = Counter(key for page, row in margins for key in _keys(row, page.number))
    often = max(2, len(pages) / 2 if len(pages) < 6 else len(pages) / 3)
    return {
        (page.number, row[0].bottom)
        for page, row in margins
        if (len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text))
        or any(repeated[key] >= often for key in _keys(row, page.number))
    }


def _keys(row: Row, page: int) -> set[str]:
    """What a head has in common with others: its text, or all but one number that counts the pages."""
    text = "".join(segment.text for segment in row)
    counted = (
        f"{text[: number.start()]}<{int(number[0]) - page}>{text[number.end() :]}"
        for number in re.finditer(r"\d{1,5}", text)
    )
    return {text, *counted}


def _body_size(lines: Sequence[list[Row]]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for segment in (segment for page in lines for row in page for segment in row):
        sizes[round(segment.size, 1)] += len(segment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pieces(page: Page, lines: list[Row], body: float) -> list[Piece]:
    """The page's paragraphs, notes and tables from top to bottom."""
    pieces: list[Piece] = []
    tables = grids(page.across, page.upright)
    for table in tables:
        above = [row for row in lines if row[0].bottom >= table.ys[0] - 2 and not any(map(table.holds, row))]
        inside = [row for row in lines if any(map(table.holds, row))]
        pieces += _prose(page, above, body)
        pieces.append(_ruled(page, table, [glyph for glyph in page.glyphs if table.holds(glyph)]))
        lines = [row for row in lines if row not in above and row not in inside]
    return pieces + _prose(page, lines, body)


def _ruled(page: Page, grid: Grid, glyphs: list[Glyph]) -> _Table:
    owner: dict[tuple[int, int], int] = {}
    boxes = cells(grid)
    for index, (row, column, high, wide) in enumerate(boxes):
        owner.update({(r, c): index for r in range(row, row + high) for c in range(column, column + wide)})
    inside: list[list[Glyph]] = [[] for _ in boxes]
    falling = [-y for y in grid.ys]
    for glyph in glyphs:
        column = bisect_right(grid.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(falling, -(glyph.bottom + glyph.top) / 2) - 1
        box = owner.get((row, column))
        if box is not None:
            inside[box].append(glyph)
    entries = []
    for (row, column, high, wide), held in zip(boxes, inside, strict=True):
        width = grid.xs[column + wide] - grid.xs[column]
        entries.append(Entry(row, column, _cell_text(held, width), high, wide))
    entries, count = _without_blank_rows(entries, len(grid.ys) - 1)
    return _Table(entries, [page.number] * count, grid.xs)


def _without_blank_rows(entries: list[Entry], count: int) -> tuple[list[Entry], int]:
    """The entries without rows that double rules leave between them."""
    used = sorted({entry.row for entry in entries if entry.text})
    place = {row: n for n, row in enumerate(used)}
    kept = [
        replace(entry, row=place[entry.row], rows=_covered(entry, used))
        for entry in entries
        if entry.row in place
    ]
    return kept, len(used)


def _covered(entry: Entry, used: list[int]) -> int:
    return max(1, sum(entry.row <= row < entry.row + entry.rows for row in used))


def _cell_text(glyphs: list[Glyph], width: float) -> str:
    """A cell's lines as one: those that fill the cell are unwrapped, between others stands a blank."""
    text = ""
    full = False
    for row in rows(glyphs):
        line = " ".join(segment.text for segment in row)
        size = row[-1].size
        between = "" if full or not (text[-1:].isascii() and line[:1].isascii()) else " "
        text += (between if text else "") + line
        full = row[-1].right - row[0].left > width - 2.5 * size
    return text


def _prose(page: Page, lines: list[Row], body: float) -> list[Piece]:
    """Paragraphs, notes, and tables without upright rules."""
    pieces: list[Piece] = []
    for run in in_reading_order(lines, gutter(lines)):
        at = 0
        for start, end, borders in aligned(run):
            pieces += _paragraphs(page, run[at:start], body)
            pieces.append(_unruled(page, run[start:end], borders))
            at = end
        pieces += _paragraphs(page, run[at:], body)
    return pieces


def _unruled(page: Page, lines: list[Row], borders: list[float]) -> _Table:
    entries = []
    for number, row in enumerate(lines):
        held: dict[int, list[Segment]] = {}
        for segment in row:
            held.setdefault(bisect_right(borders, (segment.left + segment.right) / 2), []).append(segment)
        for column, segments in held.items():
            first = bisect_right(borders, segments[0].left + 1)
            wide = bisect_right(borders, segments[-1].right - 1) - first + 1
            text = " ".join(segment.text for segment in segments)
            entries.append(Entry(number, min(first, column), text, 1, max(1, wide)))
    return _Table(entries, [page.number] * len(lines), borders)


def _paragraphs(page: Page, lines: list[Row], body: float) -> list[Piece]:
    if not lines:
        return []
    left = min(row[0].left for row in lines)
    right = _margin(lines, page.width - left)
    indented = any(left + 1.2 * row[0].size < row[0].left < left + 3 * row[0].size for row in lines)
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(lines)]
    leading = median(steps) if steps else 0.0
    pieces: list[Piece] = []
    above: Row | None = None
    for row in lines:
        text = " ".join(segment.text for segment in row)
        size = max(segment.size for segment in row)
        last = pieces[-1] if pieces else None
        # A line without room for another character goes on, and so does one that ends in no stop where
        # paragraphs are indented.
        full = right - row[-1].right < 2.2 * size
        goes_on = right - left > 8 * size and (full or (indented and not text.endswith(_ENDS)))
        joins = (
            isinstance(last, _Paragraph)
            and above is not None
            and last.open
            and row[0].left < left + 1.2 * size
            and abs(last.size - size) < 0.12 * size
            and above[0].bottom - row[0].bottom < max(1.7 * leading, 2.6 * size)
            and not heading_level(text)
        )
        above = row
        if joins and isinstance(last, _Paragraph):
            last.text = _unwrapped(last.text, text)
            last.open = goes_on
        elif size < 0.88 * body and row[0].top < 0.3 * page.height and _is_note(text, last):
            if isinstance(last, _Note) and not _NOTE.match(text):
                last.text = _unwrapped(last.text, text)
            else:
                pieces.append(_Note(text, page.number))
        else:
            pieces.append(_Paragraph(text, page.number, size, goes_on))
    return pieces


def _margin(lines: list[Row], widest: float) -> float:
    """Where full lines end: where several do, else as far from the page's edge as they begin."""
    right = max(row[-1].right for row in lines)
    ending = sum(row[-1].right > right - row[-1].size for row in lines)
    return right if ending >= 3 else max(right, widest)


def _is_note(text: str, last: Piece | None) -> bool:
    return isinstance(last, _Note) or _NOTE.match(text) is not None


def _unwrapped(text: str, line: str) -> str:
    """Two lines as one, with a blank only between words or numbers of Latin text."""
    before, after = text[-1:], line[:1]
    words = before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())
    return text + (" " if words else "") + line


def _goes_on(pieces: list[Piece], piece: Piece) -> bool:
    """Whether a page's first piece carries on the last of the page before; if so it is added to it."""
    index = next((n for n in range(len(pieces) - 1, -1, -1) if not isinstance(pieces[n], _Note)), None)
    last = None if index is None else pieces[index]
    if isinstance(last, _Paragraph) and isinstance(piece, _Paragraph):
        fits = last.open and not last.text.endswith(_ENDS) and abs(last.size - piece.size) < 0.12 * piece.size
        if not fits or heading_level(piece.text):
            return False
        last.text = _unwrapped(last.text, piece.text)
        last.open = piece.open
        return True
    if isinstance(last, _Table) and isinstance(piece, _Table):
        return _table_goes_on(last, piece)
    return False


def _table_goes_on(table: _Table, piece: _Table) -> bool:
    same = len(table.borders) == len(piece.borders) and all(
        abs(a - b) < 6 for a, b in zip(table.borders, piece.borders, strict=True)
    )
    if not same:
        return False
    heads = _repeated_heads(table, piece)
    offset = len(table.pages) - heads
    table.entries += [replace(entry, row=entry.row + offset) for entry in piece.entries if entry.row >= heads]
    table.pages += piece.pages[heads:]
    return True


def _repeated_heads(table: _Table, piece: _Table) -> int:
    """How many of its first rows a table repeats on the next page."""

    def row(entries: list[Entry], number: int) -> list[tuple[int, str]]:
        return [(entry.column, entry.text) for entry in entries if entry.row == number]

    heads = 0
    while heads < len(piece.pages) and row(table.entries, heads) == row(piece.entries, heads) != []:
        heads += 1
    return heads
