"""A sheet of an Excel workbook, each cell in the digits that it shows.

A workbook keeps 8 and a format, not the 8.0 that people see. What a cell shows is worked out for plain
formats of numbers; a number under any other format is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jyplan.audit.fault import TableError

_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"[#,?]*[0#?](?:\.(?P<fixed>0*)(?P<loose>[#?]*))?(?P<percent>%)?")
_SHOWN = 10  # significant digits that a cell without a format surely shows


def shown(value: Any, number_format: str) -> str:
    """The text that a cell shows."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    number = Decimal(repr(value))
    if number_format in ("General", "@", ""):
        text = format(number.normalize() if number else Decimal(0), "f")
        return text if len(text.strip("-").replace(".", "")) <= _SHOWN else f"{text} (General)"
    section = _LITERALS.sub("", number_format.split(";", maxsplit=1)[0]).strip()
    match = _PLACES.fullmatch(section)
    if match is None:
        return f"{number} ({number_format})"
    if match["percent"]:
        number *= 100
    fixed, loose = len(match["fixed"] or ""), len(match["loose"] or "")
    text = format(number.quantize(Decimal(1).scaleb(-fixed - loose), ROUND_HALF_UP), "f")
    while loose and text[-1] in "0.":
        ended = text[-1] == "."
        text = text[:-1]
        loose -= 1
        if ended:
            break
    return text.removesuffix(".")


def rows(path: str, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers. Raises TableError where it cannot be read."""
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise TableError.of("xlsx-missing", path) from None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise TableError.of(
            "table-broken", path, kind="xlsx", why=str(error) or type(error).__name__
        ) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise TableError.of("table-no-sheet", path, name=sheet, known=book.sheetnames)
        chosen = book[sheet] if sheet is not None else book.worksheets[0]
        for number, row in enumerate(chosen.iter_rows(), 1):
            yield number, [shown(cell.value, getattr(cell, "number_format", "General")) for cell in row]
    finally:
        book.close()
