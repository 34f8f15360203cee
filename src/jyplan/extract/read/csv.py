"""Tables as text (`.csv`, `.tsv`): one table, its cells with their places in the file.

The separator (comma, tab, semicolon, bar) is the one that most lines share.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from jyplan.extract.document import Cell, Document, Table
from jyplan.extract.read.encodings import decode
from jyplan.extract.read.txt import cell_blocks, trimmed

_SEPARATORS = ",\t;|，"
_QUOTED = re.compile(r' *"((?:[^"]|"")*)" *')
_SAMPLE = 100


def accepts(suffix: str, head: bytes) -> bool:
    """Tables by their suffix."""
    return suffix in {".csv", ".tsv", ".tab"} and b"\x00" not in head


def read(path: Path, data: bytes, encoding: str | None = None) -> Document:
    """The document of a file of separated values. Raises PlanError where the bytes are no text."""
    text, name, remarks = decode(data, str(path), encoding)
    cells = _cells(text, _separator(text))
    tables = (Table(1, tuple(cells)),) if cells else ()
    return Document(str(path), text, tuple(cell_blocks(cells, 1)), tables, name, None, tuple(remarks))


def _separator(text: str) -> str:
    lines = text[: _SAMPLE * 1000].splitlines()[:_SAMPLE]
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines if line.strip()]
    counts = Counter({sign: sum(sign in line for line in bare) for sign in _SEPARATORS})
    (best, times), *_ = counts.most_common(1)
    return best if times else ","


def _cells(text: str, separator: str) -> list[Cell]:
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    cells: list[Cell] = []
    at = row = column = 0
    last_quote = text.rfind('"')
    while at < len(text):
        quoted = _QUOTED.match(text, at) if at < last_quote else None
        if quoted is not None and text[quoted.end() : quoted.end() + 1] not in {separator, "\r", "\n", ""}:
            quoted = None  # a quotation mark inside a plain cell
        match = quoted or plain.match(text, at)
        assert match is not None
        cells.append(Cell(row, column, *trimmed(text, *match.span(1 if quoted else 0))))
        at = match.end()
        if text.startswith(separator, at):
            at += 1
            column += 1
            if at == len(text) or text[at] in "\r\n":  # a separator at the line's end opens an empty cell
                cells.append(Cell(row, column, at, at))
        if at < len(text) and text[at] in "\r\n":
            at += 2 if text.startswith("\r\n", at) else 1
            row, column = row + 1, 0
    return cells
