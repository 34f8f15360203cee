"""Excel workbooks: a sheet a plan, real numbers and dates, and never a formula.

The same sheets give the same bytes: the times in the file are those of no day.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from jyplan.report.cells import Cell, Number, Verdict
from jyplan.report.form import Form, Layout, Result
from jyplan.report.safe import visible, width
from jyplan.report.sheet import Head, Sheet, sheets_of
from jyplan.words.codes import Tone

_NO_DAY = dt.datetime(1980, 1, 1)  # the earliest that a zip archive can tell
_EXACT_DIGITS = 15  # what a double holds of any decimal number
_WIDEST, _NARROWEST = 36, 8

# What XML cannot hold besides the control characters, and the escapes that Excel would read back as one.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

_FONT = "Calibri"
_HEADING = {
    "font": Font(_FONT, 11, bold=True),
    "fill": PatternFill("solid", fgColor="DDE6F0"),
    "border": Border(bottom=Side("thin", color="7F7F7F")),
    "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
}
_WORDS = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
_DIGITS = Alignment(vertical="center", horizontal="right")
_TITLE = Font(_FONT, 18, bold=True)
_RULED = Border(bottom=Side("hair", color="BFBFBF"))
_NOTE = Font(_FONT, 10, italic=True, color="595959")
_TONES: dict[Tone | None, Font] = {
    "bad": Font(_FONT, 11, bold=True, color="B00020"),
    "warn": Font(_FONT, 11, color="9C5700"),
}


def render(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one workbook."""
    book = Workbook()
    book.remove(book.active)
    for sheet, name in zip(sheets, sheet_names([sheet.title for sheet in sheets]), strict=True):
        _fill(book.create_sheet(name), sheet)
    book.properties.creator = "jyplan"
    book.properties.title = _clean(sheets[0].title) if sheets else None
    book.properties.created = _NO_DAY
    return _timeless(book)


def sheet_names(titles: Sequence[str]) -> list[str]:
    r"""Names that Excel takes for sheets: 31 characters, none of ``[]:*?/\``, no two alike."""
    names: list[str] = []
    for title in titles:
        name = re.sub(r"[\[\]:*?/\\]", " ", _clean(title))
        name = " ".join(name.split()).strip("'") or "jyplan"
        if name.casefold() == "history":  # Excel keeps it for itself
            name += "_"
        taken = {other.casefold() for other in names}
        text, n = _first(name, 31), 1
        while text.casefold() in taken:
            n += 1
            text = f"{_first(name, 31 - len(f' ({n})'))} ({n})"
        names.append(text)
    return names


def _first(text: str, units: int) -> str:
    """As much of the text as has this many UTF-16 units, in which Excel counts."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")


def _fill(page: Any, sheet: Sheet) -> None:
    top = 1 if sheet.head is None else _put_head(page, sheet, sheet.head)
    for n, heading in enumerate(sheet.headings, 1):
        cell = _text(page.cell(top, n), heading)
        for what, style in _HEADING.items():
            setattr(cell, what, style)
    for r, row in enumerate(sheet.rows, top + 1):
        for n, value in enumerate(row, 1):
            if value not in (None, ""):
                _put(page.cell(r, n), value)
            if sheet.head is not None:
                page.cell(r, n).border = _RULED
    for r, note in enumerate(sheet.notes, top + len(sheet.rows) + 2):
        cell = _text(page.cell(r, 1), note)
        cell.font, cell.alignment = _NOTE, Alignment()  # runs on over the empty cells beside it
    for n in range(len(sheet.headings)):
        column = page.column_dimensions[get_column_letter(n + 1)]
        column.width = _column_width(sheet, n)
        # Empty now, but it keeps its letter: what refers to it from elsewhere works on next month's file too.
        column.hidden = _is_empty(sheet, n)
    _lay_out(page, sheet, top)


def _is_empty(sheet: Sheet, n: int) -> bool:
    """Whether a column of a table with rows has nothing to say."""
    return bool(sheet.rows) and not any(row[n] not in (None, "") for row in sheet.rows)


def _put_head(page: Any, sheet: Sheet, head: Head) -> int:
    """Title, day and unit above the headings, over the columns that are shown; the row of the headings."""
    shown = [n for n in range(sheet.on_paper or len(sheet.headings)) if not _is_empty(sheet, n)] or [0]
    last = get_column_letter(shown[-1] + 1)
    title = _text(page["A1"], head.title)
    title.font, title.alignment = _TITLE, Alignment(horizontal="center", vertical="center")
    page.merge_cells(f"A1:{last}1")
    page.row_dimensions[1].height = 34
    for place, text, side in (("A2", head.day, "left"), (f"{last}2", head.unit, "right")):
        if text:
            cell = _text(page[place], text)
            cell.font, cell.alignment = Font(_FONT, 11), Alignment(horizontal=side, vertical="center")
    page.row_dimensions[2].height = 20
    return 3


def _lay_out(page: Any, sheet: Sheet, top: int) -> None:
    """Headings that stay in sight and on every printed page, a filter, paper across with its numbers."""
    last = f"{get_column_letter(len(sheet.headings))}{top + len(sheet.rows)}"
    if sheet.on_paper is not None:
        page.print_area = (
            f"A1:{get_column_letter(sheet.on_paper)}{top + len(sheet.rows) + 1 + len(sheet.notes)}"
        )
    page.freeze_panes = f"B{top + 1}"
    page.auto_filter.ref = f"A{top}:{last}"
    page.print_title_rows = f"{top}:{top}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    page.oddFooter.center.text = "&P / &N"


def _put(cell: Any, value: Cell) -> None:
    match value:
        case Number():
            _number(cell, value)
        case Verdict():
            _text(cell, value.text)
            if value.tone in _TONES:
                cell.font = _TONES[value.tone]
        case str():
            _text(cell, value)
        case dt.date():
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
            cell.alignment = _DIGITS
        case _:
            cell.value = value
            cell.number_format = "0"
            cell.alignment = _DIGITS


def _number(cell: Any, number: Number) -> None:
    """A number with the format that shows its places; text where a double would lose digits, or has none."""
    if "∞" in number.digits or len(number.digits.lstrip("-").replace(".", "").strip("0")) > _EXACT_DIGITS:
        _text(cell, number.mark + number.digits)
    else:
        cell.value = float(number.digits) if "." in number.digits else int(number.digits)
        cell.number_format = number_format(number)
    cell.alignment = _DIGITS


def number_format(number: Number) -> str:
    """Excel's format for a number: its places, its sign, and the mark before it."""
    digits = "0" + ("." + "0" * number.places if number.places else "")
    mark = f'"{number.mark}"' if number.mark else ""
    if not mark and not number.plus:
        return digits
    zero = f";{mark}{digits}" if number.plus else ""
    return f"{mark}{'+' if number.plus else ''}{digits};{mark}-{digits}{zero}"


def _text(cell: Any, text: str) -> Any:
    """Text as text: openpyxl would take ``=1`` for a formula and ``#N/A`` for an error."""
    cell.value = _ESCAPE.sub("_x005F_", _clean(text))
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")  # still text after somebody has edited the cell
    cell.alignment = _WORDS
    return cell


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))


def _column_width(sheet: Sheet, n: int) -> float:
    """Wide enough for the cells, up to where they wrap; a heading may stand on two lines."""
    cells = [width(_shown(row[n])) for row in sheet.rows]
    wanted = max([_NARROWEST, (width(sheet.headings[n]) + 1) // 2 + 2, *cells])
    return min(wanted, _WIDEST) * 1.1 + 3


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Verdict():
            return cell.text
        case Number():
            whole = cell.digits.partition(".")[0]
            return f"{cell.mark}+{whole}.{'0' * cell.places}"
    return str(cell)


def _timeless(book: Any) -> bytes:
    """The workbook without the moment of its making, in its properties as in the archive."""
    written, out = io.BytesIO(), io.BytesIO()
    book.save(written)
    book.properties.modified = _NO_DAY
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NO_DAY.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            core = name == "docProps/core.xml"
            new.writestr(entry, tostring(book.properties.to_tree()) if core else old.read(name))
    return out.getvalue()


def pieces(result: Result, layout: Layout) -> Iterator[bytes]:
    """The result as a workbook, in one piece; nothing at all where no plan can be used."""
    sheets = [sheet for section in result.sections for sheet in sheets_of(section, result.language)]
    if sheets:
        yield render(sheets)


FORM = Form(pieces=pieces, binary=True, sentences=True)
