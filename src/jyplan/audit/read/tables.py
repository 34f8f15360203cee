"""Any table by its name: separated values, Parquet, Excel, standard input, or a frame in memory.

A table can be gone through more than once, block by block, whatever it is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import polars as pl

from jyplan.audit.block import Block
from jyplan.audit.columns import block_of, rows_of
from jyplan.audit.fault import TableError
from jyplan.audit.read import csv, xlsx
from jyplan.audit.spec import Spec

_ROWS = 32_768

Make = Callable[[], Block]


@dataclass
class Table:
    """A table: its columns, and a way to go through its blocks, each made where it is wanted.

    ``size`` is the number of bytes or rows that ``position`` moves through; 0 where it is not known. ``row``
    makes a block of one row by its number, where that needs no pass.
    """

    name: str
    columns: list[str]
    passes: Callable[[Collection[str] | None], Iterator[tuple[Make, int]]]
    size: int = 0
    row: Callable[[int], Block] | None = None
    floats: frozenset[str] = frozenset()

    def blocks(self, needed: Collection[str] | None = None) -> Iterator[tuple[Make, int]]:
        """What makes each block, with the columns needed or all, and how far into the table it reaches."""
        return self.passes(needed)


def opened(source: Any, spec: Spec, stack: ExitStack) -> Table:
    """The table of that name, or the frame. Raises TableError."""
    if not isinstance(source, str | Path):
        return frame_table(as_polars(source))
    name = str(source)
    if name == "-":
        file = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        shutil.copyfileobj(sys.stdin.buffer, file)
        return _csv("-", lambda: file, spec)
    path = Path(name)
    if path.is_dir():
        raise TableError.of("not-a-file", name)
    if not path.exists():
        raise TableError.of("not-found", name)
    try:
        with path.open("rb") as first:
            magic = first.read(4)
    except OSError as error:
        raise TableError.of("not-readable", name, why=error.strerror or str(error)) from None
    if magic == b"PAR1" or path.suffix.lower() in (".parquet", ".pq"):
        return _parquet(name)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _xlsx(name, spec)
    if magic in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise TableError.of("table-broken", name, kind="CSV", why="xls" if magic[0] == 0xD0 else "zip")
    return _csv(name, lambda: stack.enter_context(path.open("rb")), spec)


def _csv(name: str, file: Callable[[], BinaryIO], spec: Spec) -> Table:
    opened_file = file()
    size = opened_file.seek(0, 2)

    def start() -> csv.Csv:
        opened_file.seek(0)
        return csv.opened(name, opened_file, spec.encoding, spec.separator, spec.header, spec.levels)

    columns = start().columns

    def passes(needed: Collection[str] | None) -> Iterator[tuple[Make, int]]:
        table, done = start(), 0
        for piece in csv.pieces(table):
            done += len(piece.data)
            yield (lambda piece=piece: csv.cut(table, piece)), done  # type: ignore[misc]

    return Table(name, columns, passes, size)


def _parquet(name: str) -> Table:
    try:
        lazy = pl.scan_parquet(name)
        schema = lazy.collect_schema()
        height = int(lazy.select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise TableError.of("table-broken", name, kind="Parquet", why=_why(error)) from None

    def passes(needed: Collection[str] | None) -> Iterator[tuple[Make, int]]:
        """Blocks of the columns needed, in order, each with the number of rows up to its end."""
        done = 0
        chosen = lazy if needed is None else lazy.select(list(needed))
        try:
            for frame in chosen.collect_batches(chunk_size=_ROWS, maintain_order=True, engine="streaming"):
                done += frame.height
                yield (lambda frame=frame: block_of(frame)), done  # type: ignore[misc]
        except (pl.exceptions.PolarsError, OSError) as error:
            raise TableError.of("table-broken", name, kind="Parquet", why=_why(error)) from None

    def row(number: int) -> Block:
        return block_of(lazy.slice(number, 1).collect(engine="streaming"))

    return Table(name, schema.names(), passes, height, row, _floats(schema))


def _why(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _floats(schema: Any) -> frozenset[str]:
    return frozenset(name for name, kind in schema.items() if kind.is_float())


def _xlsx(name: str, spec: Spec) -> Table:
    listed = list(xlsx.rows(name, spec.sheet))
    filled = [(number, row) for number, row in listed if number >= spec.header and any(row)]
    heads, body = filled[: spec.levels], filled[spec.levels :]
    if not heads:
        raise TableError.of("table-empty", name)
    columns = csv.joined_heads([row for _, row in heads])
    while columns and not columns[-1]:
        columns.pop()
    for number, row in body:
        if any(row[len(columns) :]):
            raise TableError.of("table-ragged", name, number, found=len(row), expected=len(columns))
    data = [[row[at] if at < len(row) else "" for _, row in body] for at in range(len(columns))]
    series = [pl.Series(str(at), column, dtype=pl.String) for at, column in enumerate(data)]
    lines = np.array([number for number, _ in body], np.int64)

    def passes(needed: Collection[str] | None) -> Iterator[tuple[Make, int]]:
        for at in range(0, len(body), _ROWS):
            yield (lambda at=at: _part(columns, series, lines, at)), min(at + _ROWS, len(body))  # type: ignore[misc]

    return Table(name, columns, passes, len(body))


def _part(columns: Sequence[str], series: Sequence[pl.Series], lines: Any, at: int) -> Block:
    block = block_of(pl.DataFrame([column[at : at + _ROWS] for column in series]))
    block.names, block.lines = columns, lines[at : at + _ROWS]
    return block


def frame_table(frame: pl.DataFrame) -> Table:
    """A frame in memory as a table."""

    def passes(needed: Collection[str] | None) -> Iterator[tuple[Make, int]]:
        for at in range(0, frame.height, _ROWS):
            part = frame[at : at + _ROWS]
            yield (lambda part=part: block_of(part)), min(at + _ROWS, frame.height)  # type: ignore[misc]

    return Table(
        "frame", frame.columns, passes, frame.height, lambda number: block_of(frame[number : number + 1]),
        _floats(frame.schema),
    )  # fmt: skip


def whole(sources: Sequence[Any], spec: Spec) -> pl.DataFrame:
    """All rows of some tables as one frame: frames as they are, the cells of files as texts."""
    frames = []
    with ExitStack() as stack:
        for source in sources:
            if isinstance(source, str | Path):
                table = opened(source, spec, stack)
                blocks = [make() for make, _ in table.blocks()]
                frames.append(pl.concat([rows_of(block, np.arange(block.height)) for block in blocks]))
            else:
                frames.append(as_polars(source))
    return pl.concat(frames, how="diagonal_relaxed") if len(frames) > 1 else frames[0]


def as_polars(frame: Any) -> pl.DataFrame:
    """Any frame as one of polars. Raises TypeError for what is none."""
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if type(frame).__module__.partition(".")[0] == "pandas":
        return pl.from_pandas(frame)
    if hasattr(frame, "__arrow_c_stream__"):
        return pl.DataFrame(frame)
    if type(frame).__module__.partition(".")[0] == "pyarrow":
        return pl.DataFrame(pl.from_arrow(frame))
    raise TypeError(f"no table: {type(frame).__name__}")
