"""The cells of an Excel sheet as a person reads them off: digits as shown, dates, text.

A number is taken with the decimal places that its format shows. Where the format hides digits that the cell
holds, neither is taken: which one is meant is for the writer to say.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.extract.read.number_format import digits, plain, read_format

# How an archive begins, and how workbooks of before 2007 and encrypted ones do.
SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Fault(NamedTuple):
    """Why a cell cannot be read, as the code and the values of a diagnostic."""

    code: str
    values: Mapping[str, object] = {}


class Page(NamedTuple):
    """One sheet: how messages name it, and its rows that hold anything, each with its number."""

    name: str
    rows: list[tuple[int, list[str | Fault]]]


def read_page(raw: bytes, name: str, sheet: str | None = None) -> Page:
    """The sheet of this name, or the first, of the workbook ``raw``.

    Raises PlanError where there is no such sheet, no workbook, or nothing to read it with.
    """

    def failed(code: str, **values: object) -> PlanError:
        return PlanError([Diagnostic(code, Place(name, None, ()), values)])

    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise failed("xlsx-missing") from None

    def opened(*, data_only: bool) -> Any:
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False)

    try:
        with warnings.catch_warnings(action="ignore"):
            shown, stored = opened(data_only=True), opened(data_only=False)
            titles = [page.title for page in shown.worksheets]
            if titles and (sheet is None or sheet in titles):
                n = 0 if sheet is None else titles.index(sheet)
                rows = list(_rows(shown.worksheets[n], stored.worksheets[n]))
    except Exception:  # what a damaged archive or strange XML leads to is endless
        raise failed("not-xlsx") from None
    if not titles:
        raise failed("not-xlsx")
    if sheet is not None and sheet not in titles:
        raise failed("no-such-sheet", name=sheet, known=titles)
    return Page(name if len(titles) == 1 else f"{name}[{titles[n]}]", rows)


def _rows(shown: Any, stored: Any) -> Iterator[tuple[int, list[str | Fault]]]:
    for page in (shown, stored):
        page.reset_dimensions()  # what a file says of its size may be wrong
    for line, cells in enumerate(zip(shown.rows, stored.rows, strict=True), 1):
        row = [_read(cell, beneath) for cell, beneath in zip(*cells, strict=True)]
        if any(row):
            while not row[-1]:
                row.pop()
            yield line, row


def _read(cell: Any, beneath: Any) -> str | Fault:
    """What a cell shows; ``beneath`` is the same cell with its formula."""
    value = cell.value
    if value is None:
        return Fault("formula-without-value") if beneath.data_type == "f" else ""
    if cell.data_type == "e":
        return Fault("error-value", {"value": value})
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, cell.number_format)
        case dt.datetime():
            return (value.date() if value.time() == dt.time() else value).isoformat()
        case str():
            return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), value).strip()
    return str(value)


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _number(value: int | float, number_format: str) -> str | Fault:
    """The digits with their format's places, percent sign and unit; a double is good for 15 of them."""
    number = digits(value)
    how = read_format(number_format, negative=value < 0, zero=value == 0)
    if how is None:
        return plain(number)
    if how.percent:
        number *= 100
    stored = plain(number)
    places = len(stored.partition(".")[2])
    if places > how.most:
        return Fault("hidden-digits", {"value": stored, "shown": format(number, f".{how.most}f")})
    return f"{how.before}{format(number, f'.{max(places, how.least)}f')}{how.after}"
