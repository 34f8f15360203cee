"""All failing rows into a file of their own: every cell as it stood, with the verdict behind it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.block import Block
from jyplan.audit.columns import rows_of
from jyplan.audit.fault import TableError
from jyplan.audit.outcome import CODES
from jyplan.audit.result import FAILED
from jyplan.audit.spec import Rule

COLUMNS = ("jyplan_line", "jyplan_rule", "jyplan_verdict", "jyplan_code")
"""What stands behind the cells of a row."""


class Extract:
    """A file of failing rows, CSV or Parquet by its name: written beside its place, and moved there.

    Raises TableError where it cannot be written; what stood there before is then as it was.
    """

    def __init__(self, path: str) -> None:
        self.path = Path(os.path.realpath(path))
        self.rows = 0
        self._parquet = self.path.suffix.lower() in (".parquet", ".pq")
        self._device = self.path.exists() and not self.path.is_file()
        self._beside = self.path.with_name(f".jyplan-{os.getpid()}-{self.path.name}.tmp")
        self._file: BinaryIO | None = None
        self._writer: Any = None
        self._names: list[str] | None = None

    def __enter__(self) -> Extract:
        try:
            self._file = tempfile.TemporaryFile() if self._device else self._beside.open("wb")
        except OSError as error:
            raise self._failed(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._writer is not None:
                self._writer.close()
            assert self._file is not None
            if kind is None and self._device:
                self._file.seek(0)
                with self.path.open("wb") as device:
                    shutil.copyfileobj(self._file, device)
            self._file.close()
            if kind is None and not self._device:
                os.replace(self._beside, self.path)
        except OSError as failed:
            raise self._failed(failed) from None
        finally:
            self._beside.unlink(missing_ok=True)

    def clear(self) -> None:
        """Begin anew: nothing was written."""
        assert self._file is not None
        if self._writer is not None:
            self._writer.close()
        self._file.seek(0)
        self._file.truncate()
        self.rows, self._writer, self._names = 0, None, None

    def _failed(self, error: OSError) -> TableError:
        return TableError.of("not-written", str(self.path), why=error.strerror or str(error))

    def write(self, block: Block, rows: NDArray[np.int64], codes: NDArray[np.uint8], rule: Rule) -> None:
        """Add some rows of a block with their outcomes."""
        if not len(rows) and self._names is not None:
            return
        frame = rows_of(block, rows)
        lines = [None] * len(rows) if block.lines is None else block.lines[rows].tolist()
        verdicts = [CODES[code] for code in codes.tolist()]
        columns = [
            FAILED[rule.kind] if verdict == "inconsistent" else reason or verdict
            for verdict, reason in verdicts
        ]
        frame = frame.with_columns(
            pl.Series(COLUMNS[0], lines, pl.Int64),
            pl.Series(COLUMNS[1], [rule.name] * len(rows), pl.String),
            pl.Series(COLUMNS[2], [verdict for verdict, _ in verdicts], pl.String),
            pl.Series(COLUMNS[3], columns, pl.String),
        )
        if self._names is None:
            self._names = frame.columns
            self._begin(frame)
        elif frame.columns != self._names:  # another file with other columns
            frame = frame.select(
                pl.col(name) if name in frame.columns else pl.lit(None, pl.String).alias(name)
                for name in self._names
            )
        self._add(frame)
        self.rows += frame.height

    def _begin(self, frame: pl.DataFrame) -> None:
        assert self._file is not None
        if self._parquet:
            from pyarrow import parquet

            self._writer = parquet.ParquetWriter(self._file, self._arrow(frame).schema)
        else:
            self._file.write(frame.clear().write_csv().encode())

    def _add(self, frame: pl.DataFrame) -> None:
        assert self._file is not None
        if self._writer is not None:
            self._writer.write_table(self._arrow(frame))
        elif frame.height:
            frame.write_csv(self._file, include_header=False)

    def _arrow(self, frame: pl.DataFrame) -> Any:
        return frame.to_arrow(compat_level=pl.CompatLevel.oldest())
