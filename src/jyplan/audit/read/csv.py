"""Separated values, cut into cells by the places of separators and line ends alone.

Faster than turning each cell into a text, and stricter: a row with too few or too many cells, a quotation
mark where none can be, and bytes that are no text in the stated encoding are told with their line, never
skipped, filled up or replaced. Works on bytes: in none of the encodings taken here can a separator, a
quotation mark or a line end be part of another character.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.fault import TableError
from jyplan.audit.figures import PAD, Cells

SEPARATORS = (",", "\t", ";", "|")
ENCODINGS = {
    "utf-8": "utf-8", "utf8": "utf-8", "utf-8-sig": "utf-8", "ascii": "utf-8",
    "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030",
    "latin-1": "latin-1", "iso-8859-1": "latin-1", "cp1252": "cp1252", "windows-1252": "cp1252",
}  # fmt: skip

_BLOCK = 1 << 20  # bytes read at once
_LONGEST_ROW = 1 << 26  # a row that does not end within so many bytes has lost a quotation mark
_NEWLINE, _RETURN, _QUOTE = (ord(character) for character in '\n\r"')
_PADDING = b" " * PAD


@dataclass
class Csv:
    """An open file of separated values, its header read."""

    name: str
    file: BinaryIO
    encoding: str
    separator: str
    columns: list[str]
    rest: bytes  # what was read behind the header
    line: int  # at which the rest begins


@dataclass
class Piece:
    """Some whole rows as bytes, not yet cut into cells."""

    data: bytes
    line: int
    newlines: int


def opened(
    name: str,
    file: BinaryIO,
    encoding: str = "utf-8",
    separator: str | None = None,
    header: int = 1,
    levels: int = 1,
) -> Csv:
    """Read the header, whose ``levels`` begin in line ``header``. Raises TableError where there is none."""
    coding = ENCODINGS.get(encoding.lower().replace("_", "-"))
    if coding is None:
        raise TableError.of("table-encoding", name, name=encoding, known=sorted(set(ENCODINGS.values())))
    head = file.read(_BLOCK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise TableError.of("table-not-text", name, 1, encoding=coding, other="utf-16")
    head = head.removeprefix(codecs.BOM_UTF8)
    for _ in range(header - 1):
        head = head.partition(b"\n")[2]
    end = _end_of_header(head, levels)
    text = _decoded(head[:end], coding, name, header).strip("\r\n")
    if not text.strip():
        raise TableError.of("table-empty", name)
    if separator is None:
        separator = max(SEPARATORS, key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    columns = joined_heads(rows[:levels])
    line = header + head.count(b"\n", 0, end)
    return Csv(name, file, coding, separator, columns, head[end:], line)


def _end_of_header(head: bytes, levels: int) -> int:
    """Where the last row of the header ends, behind its line end."""
    at = -1
    while (at := head.find(b"\n", at + 1)) >= 0:
        levels -= head.count(b'"', 0, at) % 2 == 0
        if not levels:
            return at + 1
    return len(head)


def joined_heads(rows: Sequence[Sequence[str]]) -> list[str]:
    """One name a column: what stands above it in each level; a cell of an upper level spans blank ones."""
    named: list[list[str]] = [[] for _ in rows[-1]]
    for level, row in enumerate(rows):
        text = ""
        for at, parts in enumerate(named):
            cell = row[at].strip() if at < len(row) else ""
            text = cell or ("" if level == len(rows) - 1 else text)
            if text and text not in parts:
                parts.append(text)
    return [" ".join(parts) for parts in named]


def pieces(table: Csv) -> Iterator[Piece]:
    """The rest of the file in pieces of whole rows."""
    held, line = table.rest, table.line
    done = False
    while not done:
        more = table.file.read(_BLOCK)
        done = not more
        held += more
        if done:
            end = len(held)
            if held and not held.endswith(b"\n"):
                held += b"\n"
                end += 1
        elif b'"' not in held:
            end = held.rfind(b"\n") + 1
        else:
            end = _last_row(held)
        if not end:
            if len(held) > _LONGEST_ROW:
                raise TableError.of("table-row-without-end", table.name, line)
            continue
        data, held = held[:end], held[end:]
        newlines = int(np.count_nonzero(np.frombuffer(data, np.uint8) == _NEWLINE))
        yield Piece(data, line, newlines)
        line += newlines


def _last_row(held: bytes) -> int:
    """Where the last whole row ends: at a line end that no open quotation mark encloses."""
    data = np.frombuffer(held, np.uint8)
    ends, quotes = np.flatnonzero(data == _NEWLINE), np.flatnonzero(data == _QUOTE)
    outside = ends[np.searchsorted(quotes, ends) % 2 == 0]
    return int(outside[-1]) + 1 if outside.size else 0


def cut(table: Csv, piece: Piece) -> Block:
    """The cells of some rows. Raises TableError at a row that has not as many as the header."""
    if not piece.data.isascii():
        _decoded(piece.data, table.encoding, table.name, piece.line)
    data = np.frombuffer(b"".join((_PADDING, piece.data, _PADDING)), np.uint8)
    newline = data == _NEWLINE
    marked = data == ord(table.separator)
    marked |= newline
    marks = np.flatnonzero(marked)
    quoted = b'"' in piece.data
    if quoted:
        marks = marks[_outside(data, marks, table, piece)]
    width = len(table.columns)
    rows, odd = divmod(len(marks), width)
    # Every row has as many cells as the header if each of these is a line end and there is no other.
    even = not odd and width > 1 and newline[marks[width - 1 :: width]].all()
    if even and not (quoted or piece.newlines == rows):
        even = False
    if even and quoted:
        even = np.count_nonzero(newline[marks]) == rows
    if even:
        ends = marks.reshape(rows, width)
        heads = np.concatenate(([PAD], ends[:-1, -1] + 1))
        lines = piece.line + np.arange(rows)
    else:
        ends, heads, lines = _uneven(data, marks, newline, width, table, piece)
    if quoted:
        lines = piece.line + np.searchsorted(np.flatnonzero(newline), heads)
    returned = b"\r" in piece.data

    def cells(number: int) -> Cells:
        """The cells of the column with this number, from 0, without the quotation marks around them."""
        start = ends[:, number - 1] + 1 if number else heads.copy()
        end = np.ascontiguousarray(ends[:, number])
        if returned and number == width - 1:
            end = end - ((data[end - 1] == _RETURN) & (end > start))
        if quoted:
            inside = (data[start] == _QUOTE) & (end - start >= 2)
            start += inside
            end = end - inside
        return Cells(data, start, end, table.encoding, quoted)

    return Block(table.columns, len(ends), cells, lines)


def _outside(
    data: NDArray[np.uint8], marks: NDArray[np.int64], table: Csv, piece: Piece
) -> NDArray[np.bool_]:
    """Which separators and line ends stand in no quotation marks; these may only enclose a whole cell."""
    quotes = np.flatnonzero(data == _QUOTE)
    opening, closing = quotes[::2], quotes[1::2]
    ends = np.array([ord(table.separator), _NEWLINE, _RETURN, _QUOTE], np.uint8)
    before = np.isin(data[opening - 1], ends) | (opening == PAD)
    behind = np.isin(data[closing + 1], ends)
    wrong = np.concatenate((opening[~before], closing[~behind], opening[len(closing) :]))
    if wrong.size:
        line = piece.line + int(np.count_nonzero(data[: wrong.min()] == _NEWLINE))
        raise TableError.of("table-stray-quote", table.name, line)
    outside: NDArray[np.bool_] = np.searchsorted(quotes, marks) % 2 == 0
    return outside


def _uneven(
    data: NDArray[np.uint8],
    marks: NDArray[np.int64],
    newline: NDArray[np.bool_],
    width: int,
    table: Csv,
    piece: Piece,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The ends of cells, where each row begins and its line, where empty lines may stand between rows."""
    last = np.flatnonzero(newline[marks])
    counts = np.diff(last, prepend=-1)
    begins = np.concatenate(([PAD], marks[last[:-1]] + 1))
    length = marks[last] - begins
    empty = (counts == 1) & ((length == 0) | ((length == 1) & (data[begins] == _RETURN)))
    wrong = np.flatnonzero((counts != width) & ~empty)
    if wrong.size:
        at = int(wrong[0])
        line = piece.line + int(np.count_nonzero(newline[: begins[at]]))
        raise TableError.of("table-ragged", table.name, line, found=int(counts[at]), expected=width)
    kept = np.flatnonzero(~empty)
    first = last[kept] - width + 1
    ends = marks[first[:, None] + np.arange(width)[None, :]].reshape(len(kept), width)
    return ends, begins[kept], piece.line + kept


def _decoded(data: bytes, encoding: str, name: str, line: int) -> str:
    """The bytes as text. Raises TableError with the line of the first that are none."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line += data.count(b"\n", 0, error.start)
        other = _other(data, encoding)
        raise TableError.of("table-not-text", name, line, encoding=encoding, other=other) from None


def _other(data: bytes, encoding: str) -> str:
    """The encoding that the bytes probably are in."""
    for other in ("gb18030", "utf-8"):
        if other != encoding:
            try:
                data[: data.rfind(b"\n") + 1].decode(other)
            except UnicodeDecodeError:
                continue
            return other
    return "utf-8"
