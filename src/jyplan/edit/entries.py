"""A figure to record, as it was typed, and a table of them, CSV or Excel. Nothing is known of any plan."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.heads import column_of
from jyplan.edit.listed import listed
from jyplan.edit.workbook import Fault
from jyplan.exact.dates import absent_day, read_date, read_period
from jyplan.exact.periods import Period

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
    table = listed(os.fspath(file), sheet, encoding)
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
