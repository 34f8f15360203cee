"""A figure to record, as it was typed, and a table of them, CSV or Excel. Nothing is known of any plan."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple, get_args

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.heads import column_of
from jyplan.edit.workbook import SIGNATURES, Fault, read_page
from jyplan.exact.dates import absent_day, read_date, read_period
from jyplan.exact.periods import Period
from jyplan.plan.load import standard_input

Version = Literal["preliminary", "revised", "final"]
VERSIONS: tuple[Version, ...] = get_args(Version)
COLUMNS = (
    *("id", "value", "unit", "as_of", "period", "period_from", "period_to"),
    *("growth", "basis", "source", "version", "note"),
)
NEEDED = ("id", "value", "as_of")
_BASES = {
    "可比价": "real", "可比价格": "real", "不变价": "real", "不变价格": "real", "实际": "real",
    "现价": "nominal", "当年价": "nominal", "当年价格": "nominal", "名义": "nominal",
    "同口径": "like-for-like", "可比口径": "like-for-like",
}  # fmt: skip


class Entry(NamedTuple):
    """One figure to record: the value as typed (``103.9亿元``, ``103.9``), and its place in a table.

    ``id`` may be the name of the indicator; ``growth`` is what is stated with the value or, without one,
    alone, in percent, ``basis`` its price basis. Without a day it is the last one of its period; a period is
    one by name, or its days.
    """

    id: str
    value: str | None
    as_of: dt.date | None
    period: Period | str | None = None
    source: str | None = None
    version: str | None = None
    note: str | None = None
    place: Place | None = None
    growth: str | None = None
    basis: str | None = None

    @property
    def percent(self) -> str:
        """The digits of the growth."""
        return (self.growth or "").strip().rstrip("%％").strip()

    def at(self, column: str, otherwise: Place) -> Place:
        """Where ``column`` of this entry stands; a typed entry stands nowhere itself."""
        return otherwise if self.place is None else self.place._replace(key=(column,))


def read_entries(
    file: str | os.PathLike[str],
    sheet: str | None = None,
    *,
    encoding: str | None = None,
    as_of: dt.date | None = None,
) -> tuple[Entry, ...]:
    """The entries of a table with the columns id, value, as_of and, optionally, the others.

    Its heads may be Chinese (指标, 单位, 本月累计, 同比). A table without dates is that of the day ``as_of``.
    Text is UTF-8, else GB18030, unless an ``encoding`` is named.

    It is CSV, or a sheet of an Excel workbook: the first, or the one named ``sheet``. ``-`` reads standard
    input. Raises PlanError with everything that is wrong in the file.
    """
    table = _table(os.fspath(file), sheet, encoding)
    line, header = next(table.rows, (1, []))
    columns = [column_of(str(cell)) for cell in header]
    wrong = list(_header(columns, Place(table.name, line, ()), dated=as_of is not None))
    if wrong:
        raise PlanError(wrong)
    entries: list[Entry] = []
    for line, cells in table.rows:
        place = Place(table.name, line, ())
        if len(cells) != len(columns):
            values = {"count": len(cells), "expected": len(columns)}
            wrong.append(Diagnostic(table.miscounted, place, values))
            continue
        row = dict(zip(columns, cells, strict=True))
        texts = {column: cell.strip() for column, cell in row.items() if isinstance(cell, str)}
        if as_of is not None:
            texts["as_of"] = texts.get("as_of") or as_of.isoformat()
        faults = [
            Diagnostic(cell.code, place._replace(key=(column,)), cell.values)
            for column, cell in row.items()
            if isinstance(cell, Fault)
        ] or list(_row(texts, place))
        wrong += faults
        if not faults:
            entries.append(_entry(texts, place))
    if wrong:
        raise PlanError(wrong)
    return tuple(entries)


class _Table(NamedTuple):
    """Rows with their lines, how messages name the file, and the code for a row of another length."""

    name: str
    rows: Iterator[tuple[int, Sequence[str | Fault]]]
    miscounted: str


def _table(name: str, sheet: str | None, encoding: str | None) -> _Table:
    raw = _raw(name)
    if raw.startswith(SIGNATURES):
        page = read_page(raw, name, sheet)
        return _Table(page.name, _filled(page.rows), "beside-the-table")
    if sheet is not None:
        raise PlanError([Diagnostic("no-sheets", Place(name, None, ()))])
    return _Table(name, _rows(_text(raw, name, encoding), name), "cell-count")


def _raw(name: str) -> bytes:
    try:
        if name == "-":
            return standard_input()
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        why = {"why": getattr(error, "strerror", None) or error}
        raise PlanError([Diagnostic("not-readable", Place(name, None, ()), why)]) from None


def _text(raw: bytes, name: str, encoding: str | None) -> str:
    """The text of a table: what offices in China save is UTF-8 or GB18030."""
    if encoding is None:
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-8-sig")
        with suppress(UnicodeDecodeError):
            return raw.decode("gb18030")
    try:
        return raw.decode(encoding or "utf-8-sig")
    except LookupError:
        raise PlanError(
            [Diagnostic("no-such-encoding", Place(name, None, ()), {"encoding": encoding})]
        ) from None
    except UnicodeDecodeError as error:
        place = Place(name, raw.count(b"\n", 0, error.start) + 1, ())
        where = {"byte": f"0x{raw[error.start]:02x}", "offset": error.start}
        raise PlanError([Diagnostic("not-utf8", place, where)]) from None


def _filled(rows: Sequence[tuple[int, list[str | Fault]]]) -> Iterator[tuple[int, Sequence[str | Fault]]]:
    """The rows of a sheet as wide as their headings: what is empty at the end of one is not stored."""
    wide = len(rows[0][1]) if rows else 0
    for line, cells in rows:
        yield line, [*cells, *[""] * (wide - len(cells))]


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[str | Fault]]]:
    """The rows that hold anything, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise PlanError([Diagnostic("not-csv", Place(name, line, ()), {"why": str(error)})]) from None
        if any(cell.strip() for cell in cells):
            yield line, cells


def _header(columns: list[str], place: Place, *, dated: bool) -> Iterator[Diagnostic]:
    for column in columns:
        if column not in COLUMNS:
            yield Diagnostic("unknown-column", place, {"name": column, "known": COLUMNS})
        elif columns.count(column) > 1:
            yield Diagnostic("column-twice", place, {"name": column})
            return
    for column in NEEDED:
        spared = dated if column == "as_of" else column == "value" and "growth" in columns
        if column not in columns and not spared:
            yield Diagnostic("missing-column", place, {"name": column})


def _row(row: dict[str, str], place: Place) -> Iterator[Diagnostic]:
    for column in NEEDED:
        if not row.get(column) and not (column == "value" and row.get("growth")):
            yield Diagnostic("empty-cell", place._replace(key=(column,)))
    for column in ("as_of", "period_from", "period_to"):
        text = row.get(column)
        if text and read_date(text) is None:
            yield _no_date(text, place._replace(key=(column,)))
    if row.get("period") and read_period(row["period"]) is None:
        yield Diagnostic("not-a-period", place._replace(key=("period",)), {"text": row["period"]})
    ends = row.get("period_from"), row.get("period_to")
    if bool(ends[0]) != bool(ends[1]):
        yield Diagnostic("empty-cell", place._replace(key=("period_from" if ends[1] else "period_to",)))


def _no_date(text: str, place: Place) -> Diagnostic:
    absent = absent_day(text)
    if absent is not None:
        return Diagnostic("no-such-day", place, {"found": absent})
    return Diagnostic("not-a-date", place, {"value": text})


def _entry(row: dict[str, str], place: Place) -> Entry:
    as_of, first, last = (read_date(row.get(column, "")) for column in ("as_of", "period_from", "period_to"))
    assert as_of is not None
    return Entry(
        row["id"],
        _with_unit(row.get("value") or "", row.get("unit") or "") or None,
        as_of,
        Period(first, last) if first and last else read_period(row.get("period") or ""),
        row.get("source") or None,
        row.get("version") or None,
        row.get("note") or None,
        place,
        row.get("growth") or None,
        _BASES.get(row.get("basis") or "", row.get("basis")) or None,
    )


def _with_unit(value: str, unit: str) -> str:
    """The value with the unit of its row, unless it has its own."""
    return value if not unit or not value[-1:].isdigit() else value + unit
