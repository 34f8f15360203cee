"""Word documents (`.docx`): the text as it reads once all changes are accepted, in its order.

Tracked insertions and what was moved here belong to it, deletions, comments, hidden text and the fallback
copies of text boxes do not; numbering is no text. Notes stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from jyplan.extract.document import Document
from jyplan.extract.read.archive import SIGNATURE, Archive
from jyplan.extract.read.assembly import Assembly, Entry
from jyplan.extract.read.refuse import refusal

_MAIN = "word/document.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LEFT_OUT = frozenset(
    [
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "instrText",
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "Fallback",
        "rt",
        "rubyPr",
        "footnoteRef",
        "endnoteRef",
        "annotationRef",
        "commentReference",
        "drawing_properties",
        "docPr",
    ]
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_LEVEL = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)


def accepts(suffix: str, head: bytes) -> bool:
    """Any archive: what is in it decides. Word documents of Office 2007 and later are such."""
    return head.startswith(SIGNATURE)


def holds(archive: Archive) -> bool:
    """Whether the archive is a Word document."""
    return _MAIN in archive.names


def read(path: Path, data: bytes) -> Document:
    """The document of a Word file. Raises PlanError where it is damaged, encrypted or hostile."""
    return parse(Archive(str(path), data))


def parse(archive: Archive) -> Document:
    """The document of an opened Word file."""
    assembly = Assembly()
    word = _Word(assembly, _heading_styles(archive), archive.file)
    word.blocks(archive.xml(_MAIN))
    for part, name in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        notes = archive.optional(part)
        for note in () if notes is None else notes:
            if _name(note) == name and _value(note, "type") in {None, "normal"}:
                assembly.note(" ".join(_text(p) for p in note.iter() if _name(p) == "p"))
    core = archive.optional("docProps/core.xml")
    title = None if core is None else core.findtext(_TITLE)
    if assembly.empty:
        raise refusal("document-without-text", archive.file)
    return assembly.document(archive.file, title=title)


def _name(element: Element) -> str:
    """The local name: transitional and strict files differ in their namespaces only."""
    return element.tag.rpartition("}")[2]


def _value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of any namespace."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == attribute), None)


def _child(element: Element | None, *names: str) -> Element | None:
    """The descendant along these names."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if _name(child) == name), None)
    return element


def _on(properties: Element | None, name: str) -> bool:
    """Whether a switch such as `vanish` is set."""
    switch = _child(properties, name)
    return switch is not None and _value(switch) not in {"0", "false", "off"}


def _inner(element: Element) -> Iterator[Element]:
    """The children that count: of an alternative only the first that can be shown."""
    for child in element:
        name = _name(child)
        if name == "AlternateContent":
            options = [option for option in child if _name(option) in {"Choice", "Fallback"}]
            yield from () if not options else _inner(options[0])
        elif name not in _LEFT_OUT:
            yield child


def _runs(element: Element) -> Iterator[str]:
    """The words of a paragraph, without those of text boxes in it."""
    for child in _inner(element):
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "r":
            if not _on(_child(child, "rPr"), "vanish"):
                yield from _runs(child)
        elif name == "sym":
            code = _value(child, "char") or ""
            yield chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
        elif name not in {"txbxContent", "p", "tbl"}:
            yield from _runs(child)


def _text(paragraph: Element) -> str:
    return "".join(_runs(paragraph))


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph."""
    for child in _inner(element):
        if _name(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _heading_styles(archive: Archive) -> dict[str, int]:
    """The level of each paragraph style that makes headings."""
    styles = archive.optional("word/styles.xml")
    levels: dict[str, int] = {}
    for style in () if styles is None else styles:
        identity = _value(style, "styleId")
        outline = _value(_child(style, "pPr", "outlineLvl"))
        named = _LEVEL.fullmatch(_value(_child(style, "name")) or "")
        if identity and _name(style) == "style":
            if named:
                levels[identity] = int(named[1])
            elif outline and outline.isdecimal() and int(outline) < 9:
                levels[identity] = int(outline) + 1
    return levels


class _Word:
    """Paragraphs and tables in their order, handed to the assembly."""

    def __init__(self, assembly: Assembly, styles: dict[str, int], file: str) -> None:
        self._assembly = assembly
        self._styles = styles
        self._file = file

    def blocks(self, element: Element) -> None:
        """All that stands in a body, a content control, a text box or a change."""
        for child in _inner(element):
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            else:
                self.blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        properties = _child(paragraph, "pPr")
        outline = _value(_child(properties, "outlineLvl"))
        level = self._styles.get(_value(_child(properties, "pStyle")) or "")
        if outline and outline.isdecimal():
            level = int(outline) + 1 if int(outline) < 9 else None
        for line in _text(paragraph).split("\n"):
            self._assembly.paragraph(line, level=level)
        for box in _boxes(paragraph):
            self.blocks(box)

    def _table(self, table: Element) -> None:
        """A table; one of a single cell only frames what stands in it."""
        rows = list(_rows(table))
        if len(rows) == 1 and len(rows[0]) == 1:
            self.blocks(rows[0][0][0])
            return
        self._assembly.table(_entries(rows))
        for cell, *_ in (cell for row in rows for cell in row):
            for inner in _tables(cell):
                self._table(inner)


def _rows(table: Element) -> Iterator[list[tuple[Element, int, int, str | None]]]:
    """The rows: each cell with its column, how many it spans, and its part in a vertical merge."""
    for row in _descend(table, "tr"):
        properties = _child(row, "trPr")
        if _child(properties, "del") is not None:
            continue
        column = _count(_value(_child(properties, "gridBefore")), 0)
        cells = []
        for cell in _descend(row, "tc"):
            inner = _child(cell, "tcPr")
            wide = _count(_value(_child(inner, "gridSpan")), 1)
            merge = _child(inner, "vMerge")
            cells.append((cell, column, wide, None if merge is None else _value(merge) or "continue"))
            column += wide
        yield cells


def _descend(element: Element, name: str) -> Iterator[Element]:
    """Children of this name, also where a content control or a change stands around them."""
    for child in _inner(element):
        if _name(child) == name:
            yield child
        elif _name(child) not in {"tbl", "p", "tc"}:
            yield from _descend(child, name)


def _count(text: str | None, least: int) -> int:
    return min(max(int(text), least), 1000) if text and text.isdecimal() and len(text) < 6 else least


def _entries(rows: list[list[tuple[Element, int, int, str | None]]]) -> list[Entry]:
    """The cells with their spans; those that continue one above are part of it."""
    below: dict[int, int] = {}  # how many rows continue the cell of this column, from the last row up
    entries: list[Entry] = []
    for row in range(len(rows) - 1, -1, -1):
        following: dict[int, int] = {}
        for cell, column, wide, merge in rows[row]:
            if merge == "continue" and row > 0:
                following[column] = below.get(column, 0) + 1
                continue
            high = below.get(column, 0) + 1 if merge is not None else 1
            entries.append(Entry(row, column, _cell_text(cell), high, wide))
        below = following
    return entries


def _cell_text(cell: Element) -> str:
    parts = (part for p in _paragraphs(cell) for part in (_text(p), *map(_cell_text, _boxes(p))))
    return "\n".join(text for part in parts if (text := part.strip()))


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in _inner(element):
        if _name(child) == "p":
            yield child
        elif _name(child) != "tbl":
            yield from _paragraphs(child)


def _tables(element: Element) -> Iterator[Element]:
    for child in _inner(element):
        if _name(child) == "tbl":
            yield child
        elif _name(child) != "p":
            yield from _tables(child)
