"""Columns between the forms they take: bytes with places, Arrow, polars. Nothing is read as a number here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.figures import PAD, Cells


def taken(cells: Cells, rows: NDArray[Any]) -> Cells:
    """Some cells of a column."""
    return replace(cells, start=cells.start[rows], end=cells.end[rows])


def texts(cells: Cells) -> pl.Series:
    """A column of cells as texts."""
    import pyarrow as pa

    if cells.encoding != "utf-8" or (cells.quoted and (cells.data == ord('"')).any()):
        return pl.Series(cells.texts(range(len(cells))), dtype=pl.String)
    lengths = cells.end - cells.start
    offsets = np.zeros(len(cells) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    places = np.repeat(cells.start - offsets[:-1], lengths)
    places += np.arange(len(places))
    column = pa.LargeStringArray.from_buffers(
        len(cells), pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(cells.data[places]))
    )
    series = pl.from_arrow(column)
    assert isinstance(series, pl.Series)
    return series


def cells_of(column: pl.Series) -> Cells:
    """A column of texts, or of what has a text of its own, as cells; null is an empty cell."""
    import pyarrow as pa

    if column.dtype != pl.String:
        column = column.cast(pl.String)
    array = column.fill_null("").rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    if not isinstance(array, pa.LargeStringArray):
        array = array.cast(pa.large_string())
    _, offsets, data = array.buffers()
    places = np.frombuffer(offsets, np.int64, len(array) + 1, array.offset * 8)
    first, last = (int(places[0]), int(places[-1])) if len(array) else (0, 0)
    kept = np.zeros(last - first + 2 * PAD, np.uint8)
    if last > first:
        kept[PAD:-PAD] = np.frombuffer(data, np.uint8, last - first, first)
    places = places + (PAD - first)
    return Cells(kept, places[:-1].copy(), places[1:].copy())


def block_of(frame: pl.DataFrame, first: int = 0) -> Block:
    """The rows of a frame as a block; what stands at which line of a file is not known of it."""
    return Block(frame.columns, frame.height, lambda number: cells_of(frame.to_series(number)), None, first)


def rows_of(block: Block, rows: NDArray[Any]) -> pl.DataFrame:
    """Some rows of a block, all columns as texts; names that come twice are told apart."""
    columns: dict[str, pl.Series] = {}
    for number, name in enumerate(block.names):
        unique = name
        while unique in columns:
            unique += "_"
        columns[unique] = texts(taken(block.at(number), rows))
    return pl.DataFrame(columns)


def words(cells: Cells) -> Iterator[NDArray[np.uint64]]:
    """The bytes of a column's cells, eight at a time; zeros fill up behind the last."""
    every = np.ndarray((len(cells.data) - 7,), np.uint64, buffer=cells.data.data, strides=(1,))
    length = cells.end - cells.start
    for at in range(0, int(length.max(initial=0)), 8):
        inside = np.clip(length - at, 0, 8)
        yield every[np.minimum(cells.start + at, len(every) - 1)] & _FIRST[inside]


def keys(cells: Cells) -> list[NDArray[Any]]:
    """Whole numbers that are the same for two cells of a column only if their bytes are."""
    nothing = (cells.data[PAD:-PAD] == 0).any()  # else told from what fills up a word
    return [*words(cells), *([cells.end - cells.start] if nothing else [])]


def same_as_before(columns: list[Cells]) -> NDArray[np.bool_]:
    """Which rows have in all these columns the very cells of the row before; the first one has not."""
    same = np.ones(len(columns[0]), bool)
    same[:1] = False
    for cells in columns:
        for word in (cells.end - cells.start, *words(cells)):
            same[1:] &= word[1:] == word[:-1]
    return same


def equal(cells: Cells, text: str) -> NDArray[np.bool_]:
    """Which cells hold this text, blanks around it aside."""
    raw = (text.replace('"', '""') if cells.quoted else text).encode(cells.encoding, "replace")
    length = cells.end - cells.start
    starts = length >= len(raw)
    for at, word in zip(range(0, len(raw), 8), words(cells), strict=False):
        part = raw[at : at + 8]
        starts &= word & _FIRST[len(part)] == int.from_bytes(part, "little")
    same: NDArray[np.bool_] = starts & (length == len(raw))
    blank = np.isin(cells.data[cells.start], _BLANKS)
    for row in np.flatnonzero((length > len(raw)) & (starts | blank)).tolist():
        same[row] = cells.text(row).strip() == text
    return same


# The first n bytes of a word, for n = 0 to 8.
_FIRST = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
# The bytes with which a blank can begin in the encodings that are read.
_BLANKS = np.array(
    [*range(9, 14), *range(28, 33), 0x81, 0x84, 0x85, 0xA0, 0xA1, 0xA3, 0xC2, 0xE1, 0xE2, 0xE3], np.uint8
)
