"""Markdown (`.md`): as plain text, but `#` makes headings and lines with bars make tables.

Marks of emphasis stay in the text, because its places are those of the file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from jyplan.extract.document import Block, BlockKind, Cell, Document, Table
from jyplan.extract.read.assembly import heading_level
from jyplan.extract.read.encodings import decode
from jyplan.extract.read.txt import ENDS, Span, cell_blocks, trimmed

_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_RULE = re.compile(r"[\s|]*:?-+:?[\s|:-]*")
_ITEM = re.compile(r"[-*+>]\s|\d{1,3}[.)、]\s?|[（(]|[一二三四五六七八九十]+、|——|\|")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def accepts(suffix: str, head: bytes) -> bool:
    """Markdown by its suffix."""
    return suffix in {".md", ".markdown"} and b"\x00" not in head


def read(path: Path, data: bytes, encoding: str | None = None) -> Document:
    """The document of a Markdown file. Raises PlanError where the bytes are no text."""
    text, name, remarks = decode(data, str(path), encoding)
    lines = [match.span() for match in _LINE.finditer(text)]
    blocks: list[Block] = []
    tables: list[Table] = []
    paragraphs = at = 0
    while at < len(lines):
        rows = _rows(text, lines, at)
        if rows:
            cells = _cells(text, lines[at : at + 1] + lines[at + 2 : at + rows])
            tables.append(Table(len(tables) + 1, tuple(cells)))
            blocks += cell_blocks(cells, len(tables))
            at += rows
            continue
        start, end, level = _line(text, lines[at])
        at += 1
        if start == end or _RULE.fullmatch(text, start, end) or _FENCE.match(text, start):
            continue
        if blocks and not level and _goes_on(text, blocks[-1], start):
            blocks[-1] = replace(blocks[-1], end=end)
            continue
        paragraphs += 1
        kind: BlockKind = "heading" if level else "paragraph"
        blocks.append(Block(start, end, kind, level=level, paragraph=paragraphs))
    title = next((text[b.start : b.end] for b in blocks if b.level == 1), None)
    return Document(str(path), text, tuple(blocks), tuple(tables), name, title, tuple(remarks))


def _goes_on(text: str, block: Block, start: int) -> bool:
    """Whether a line carries on the paragraph above: no blank line, list or end of a sentence parts them."""
    return (
        block.kind == "paragraph"
        and text.count("\n", block.end, start) == 1
        and not text[block.start : block.end].endswith(ENDS)
        and _ITEM.match(text, start) is None
    )


def _line(text: str, line: Span) -> tuple[int, int, int]:
    """Where the line's words stand, and its level as a heading."""
    mark = _HEADING.match(text, *line)
    if mark is None:
        start, end = trimmed(text, *line)
        return start, end, heading_level(text[start:end])
    start, end = trimmed(text, mark.end(), line[1])
    return start, end, len(mark[1])


def _rows(text: str, lines: list[Span], at: int) -> int:
    """How many lines a table has that begins here, its rule included; 0 where none begins."""
    if at + 1 >= len(lines) or "|" not in text[slice(*lines[at])]:
        return 0
    rule = text[slice(*lines[at + 1])]
    if "|" not in rule or not _RULE.fullmatch(rule):
        return 0
    last = at + 2
    while last < len(lines) and "|" in text[slice(*lines[last])] and lines[last][0] - lines[last - 1][1] <= 2:
        last += 1
    return last - at


def _cells(text: str, lines: list[Span]) -> list[Cell]:
    cells = []
    for row, line in enumerate(lines):
        start, end = trimmed(text, *line)
        start += text[start] == "|"
        end -= end > start and text[end - 1] == "|"
        at = start
        for column, piece in enumerate(text[start:end].split("|")):
            cells.append(Cell(row, column, *trimmed(text, at, at + len(piece)), header=row == 0))
            at += len(piece) + 1
    return cells
