"""Excel workbooks (`.xlsx`): each sheet a table, its numbers with the digits that the sheet shows.

Hidden sheets, rows and columns are left out, and told. Formulas are not computed: a cell holds what it held
when the file was saved. Numbers are places of the sheet: row and cell count as Excel does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from jyplan.extract.document import Document
from jyplan.extract.read.archive import SIGNATURE, Archive
from jyplan.extract.read.assembly import Assembly, Entry
from jyplan.extract.read.number_format import BUILT_IN, date_shown, shown, shows_date
from jyplan.extract.read.refuse import refusal, remark

_MAIN = "xl/workbook.xml"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROADEST = 16_384
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?")
_PLAIN_NAME = re.compile(r"(?:sheet|工作表)\s*\d*", re.I)


def accepts(suffix: str, head: bytes) -> bool:
    """Any archive: what is in it decides. Workbooks of Excel 2007 and later are such."""
    return head.startswith(SIGNATURE)


def holds(archive: Archive) -> bool:
    """Whether the archive is a workbook."""
    return _MAIN in archive.names


def read(path: Path, data: bytes) -> Document:
    """The document of a workbook. Raises PlanError where it is damaged, encrypted or hostile."""
    return parse(Archive(str(path), data))


def parse(archive: Archive) -> Document:
    """The document of an opened workbook."""
    book = archive.xml(_MAIN)
    assembly = Assembly()
    targets = _targets(archive)
    shared, formats = _shared(archive), _formats(archive)
    from_1904 = any(
        _attribute(e, "date1904") in {"1", "true"} for e in book.iter() if _name(e) == "workbookPr"
    )
    for sheet in (e for e in book.iter() if _name(e) == "sheet"):
        title = _attribute(sheet, "name") or ""
        target = targets.get(_attribute(sheet, "id") or "")
        if target is None:
            continue
        if _attribute(sheet, "state") in {"hidden", "veryHidden"}:
            assembly.remarks.append(remark("sheet-hidden", archive.file, name=title))
            continue
        page = _Sheet(archive.xml(target), shared, formats, from_1904=from_1904)
        entries = list(page.entries())
        if page.hidden:
            assembly.remarks.append(remark("cells-hidden", archive.file, name=title))
        if page.without_value:
            assembly.remarks.append(
                remark("formulas-without-value", archive.file, name=title, n=page.without_value)
            )
        if entries and not _PLAIN_NAME.fullmatch(title):
            assembly.paragraph(title, level=1)
        assembly.table(entries)
    if assembly.empty:
        raise refusal("document-without-text", archive.file)
    return assembly.document(archive.file)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)


def _targets(archive: Archive) -> dict[str, str]:
    """The part of each relation of the workbook, where the archive has it."""
    relations = archive.optional("xl/_rels/workbook.xml.rels")
    targets = {}
    for relation in () if relations is None else relations:
        part = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        if part in archive.names:
            targets[relation.get("Id", "")] = part
    return targets


def _words(element: Element) -> str:
    """The text of a string, its readings (phonetic runs) left out."""
    words = [
        part.text or ""
        for child in element
        if _name(child) in {"t", "r"}
        for part in ([child] if _name(child) == "t" else child)
        if _name(part) == "t"
    ]
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), "".join(words))


def _shared(archive: Archive) -> list[str]:
    strings = archive.optional("xl/sharedStrings.xml")
    return [] if strings is None else [_words(item) for item in strings if _name(item) == "si"]


def _formats(archive: Archive) -> list[str]:
    """The number format of each cell style."""
    styles = archive.optional("xl/styles.xml")
    if styles is None:
        return []
    codes = dict(BUILT_IN)
    for entry in styles.iter():
        identity = _attribute(entry, "numFmtId") or ""
        if _name(entry) == "numFmt" and identity.isdecimal():
            codes[int(identity)] = _attribute(entry, "formatCode") or ""
    cells = next((e for e in styles if _name(e) == "cellXfs"), ())
    identities = [_attribute(style, "numFmtId") or "0" for style in cells]
    return [codes.get(int(identity) if identity.isdecimal() else 0, "General") for identity in identities]


@dataclass(slots=True)
class _Sheet:
    root: Element
    shared: list[str]
    formats: list[str]
    from_1904: bool
    hidden: bool = False
    without_value: int = 0

    def entries(self) -> Iterator[Entry]:
        """The cells that hold anything, with their spans, in the sheet's own rows and columns."""
        spans, covered = self._merged()
        hidden = self._hidden_columns()
        row = -1
        for line in (e for data in self.root if _name(data) == "sheetData" for e in data):
            number = line.get("r", "")
            row = int(number) - 1 if number.isdecimal() and len(number) < 8 else row + 1
            if line.get("hidden") in {"1", "true"}:
                self.hidden |= len(line) > 0
                continue
            column = -1
            for cell in line:
                address = _ADDRESS.fullmatch(cell.get("r", ""))
                column = _column(address[1]) if address else column + 1
                text = self._text(cell)
                if not text.strip() or (row, column) in covered or column >= _BROADEST:
                    continue
                if column in hidden:
                    self.hidden = True
                    continue
                yield Entry(row, column, text, *spans.get((row, column), (1, 1)))

    def _merged(self) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
        """How far merged cells reach, and the cells under them."""
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        covered: set[tuple[int, int]] = set()
        for merge in (e for e in self.root.iter() if _name(e) == "mergeCell"):
            ends = [_ADDRESS.fullmatch(end) for end in merge.get("ref", "").split(":")]
            if len(ends) != 2 or ends[0] is None or ends[1] is None:
                continue
            (left, right), (top, bottom) = (
                (_column(ends[0][1]), _column(ends[1][1])),
                (int(ends[0][2]) - 1, int(ends[1][2]) - 1),
            )
            high, wide = min(bottom - top + 1, 1000), min(right - left + 1, 1000)
            if high < 1 or wide < 1 or len(covered) > 1_000_000:
                continue
            spans[top, left] = high, wide
            covered.update((top + r, left + c) for r in range(high) for c in range(wide) if r or c)
        return spans, covered

    def _hidden_columns(self) -> set[int]:
        hidden: set[int] = set()
        for column in (e for e in self.root.iter() if _name(e) == "col"):
            first, last = column.get("min", ""), column.get("max", "")
            if column.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
                hidden.update(range(int(first) - 1, min(int(last), _BROADEST)))
        return hidden

    def _text(self, cell: Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_words(e) for e in cell if _name(e) == "is")
        parts = {_name(e): e.text or "" for e in cell}
        value = parts.get("v", "")
        if not value:
            self.without_value += "f" in parts
            return ""
        if kind == "s":
            return self.shared[int(value)] if value.isdecimal() and int(value) < len(self.shared) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n" or not _NUMBER.fullmatch(value):
            return value
        style = cell.get("s", "0")
        number_format = (
            self.formats[int(style)] if style.isdecimal() and int(style) < len(self.formats) else ""
        )
        number = int(value) if value.lstrip("-+").isdecimal() and len(value) < 16 else float(value)
        if shows_date(number_format) and number >= 0:
            return date_shown(number, number_format, from_1904=self.from_1904)
        return shown(number, number_format)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
