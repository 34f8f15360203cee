"""Web pages (`.html`): blocks as a browser sets them, tables with their spans spread, nothing that is hidden.

Nothing is fetched, no script runs. `nav` and `footer` are left out; other menus are text like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from jyplan.extract.document import Document
from jyplan.extract.read.assembly import Assembly, spread
from jyplan.extract.read.encodings import decode
from jyplan.extract.read.refuse import refusal
from jyplan.extract.read.tags import Tag, stream

_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)[\s>]", re.I | re.S
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.I)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "option",
    ]
)
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "nav",
        "footer",
        "select",
        "button",
        "textarea",
        "del",
        "s",
        "strike",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BROKEN = re.compile(r"[ \t]*\r[ \t\r]*")  # a line end of the source; one of the page is \n
_BLANKS = re.compile(r"[ \t]+")
# An element whose end tag may be missing ends where one of these begins.
_ENDS_BEFORE = {
    "p": _BLOCKS,
    "li": {"li"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr", "tbody", "tfoot"},
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST_TABLE = 20


def accepts(suffix: str, head: bytes) -> bool:
    """A page by its suffix, or by how it begins: pages are often saved as .doc or .xls."""
    return _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None or (
        suffix in _SUFFIXES and b"\x00" not in head[2:]
    )


def read(path: Path, data: bytes, encoding: str | None = None) -> Document:
    """The document of a web page. Raises PlanError where the bytes are no text or tables nest too deeply."""
    text, name, remarks = decode(data, str(path), encoding or _charset(data))
    page = _Page(str(path))
    page.assembly.remarks += remarks
    for piece in stream(text):
        if isinstance(piece, str):
            page.text(piece)
        elif piece.closing:
            page.close(piece.name)
        else:
            page.open(piece)
    page.finish()
    return page.assembly.document(str(path), encoding=name, title=page.title)


def _charset(data: bytes) -> str | None:
    """The encoding that the page names, where its bytes are of that encoding."""
    declared = _CHARSET.search(data[:4096])
    if declared is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    name = declared[1].decode("ascii")
    name = "gb18030" if name.lower() in {"gb2312", "gbk"} else name
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return None if name.lower().replace("-", "") == "utf8" else name


@dataclass(slots=True)
class _Cell:
    """What stands in a table's cell: words, line ends, and tables."""

    high: int
    wide: int
    header: bool
    content: list[str | _Grid] = field(default_factory=list)

    def text(self) -> str:
        """All its words; those of a table within stand in lines."""
        return "".join(item if isinstance(item, str) else item.text() for item in self.content)


@dataclass(slots=True)
class _Grid:
    """A table while it is read: its rows, and what stands before them."""

    caption: list[str] = field(default_factory=list)
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None

    def text(self) -> str:
        lines = ("\n".join(cell.text() for cell in row) for row in self.rows)
        return "\n".join([*self.caption, *lines, ""])

    @property
    def layout(self) -> bool:
        """Whether the table only arranges the page: one cell, or tables with figures of their own within."""
        cells = [cell for row in self.rows for cell in row]
        return len(cells) <= 1 or any(
            not isinstance(item, str) and len(item.rows) > 1 for cell in cells for item in cell.content
        )


def _inline(text: str) -> str:
    """Text as a browser sets it: blanks as one, and none where a line of Chinese is broken."""

    def joined(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return " " if before.isascii() and after.isascii() else ""

    return _BLANKS.sub(" ", _BROKEN.sub(joined, text)).strip(" ")


def _span(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 1


class _Page:
    """What has been read: paragraphs go to the assembly, words in a table to its open cell."""

    def __init__(self, file: str) -> None:
        self.assembly = Assembly()
        self.title: str | None = None
        self._file = file
        self._words: list[str] = []
        self._level = 0
        self._grids: list[_Grid] = []
        self._in_title = False
        self._hidden: str | None = None  # the tag of a hidden element, and how many of its name are open
        self._depth = 0

    def text(self, text: str) -> None:
        """Words of the page, where they are seen."""
        text = text.replace("\r\n", "\r").replace("\n", "\r").replace("\f", " ")
        if self._in_title:
            self.title = self.title or _inline(text)
        elif self._hidden is None:
            self._flow(text)

    def open(self, tag: Tag) -> None:
        """A start tag."""
        name = tag.name
        if self._hidden is not None:
            if name not in _ENDS_BEFORE.get(self._hidden, ()):
                self._depth += name == self._hidden
                return
            self._hidden = None
        if name == "title":
            self._in_title = True
        elif name not in _VOID and self._unseen(tag):
            self._hidden, self._depth = name, 1
        elif name == "br":
            self._break()
        elif name in {"table", "tr", "td", "th"}:
            self._open_table(tag)
        elif name in _BLOCKS:
            self._break()
            self._level = int(name[1]) if name in _HEADINGS else self._level

    def close(self, name: str) -> None:
        """An end tag."""
        if self._hidden is not None:
            self._depth -= name == self._hidden
            if self._depth == 0 or (name in {"tr", "table"} and self._hidden in {"td", "th", "tr"}):
                self._hidden = None
            return
        if name == "title":
            self._in_title = False
        elif name in {"td", "th", "tr"} and self._grids:
            self._grids[-1].cell = None
        elif name == "table" and self._grids:
            self._close_table()
        elif name in _BLOCKS:
            self._break()
            self._level = 0 if name in _HEADINGS else self._level

    def finish(self) -> None:
        """The end of the page: whatever is open ends here."""
        while self._grids:
            self._close_table()
        self._break()

    @staticmethod
    def _unseen(tag: Tag) -> bool:
        style = tag.attributes.get("style", "")
        return tag.name in _LEFT_OUT or "hidden" in tag.attributes or _HIDDEN.search(style) is not None

    def _flow(self, text: str) -> None:
        grid = self._grids[-1] if self._grids else None
        if grid is None:
            self._words.append(text)
        elif grid.cell is not None:
            grid.cell.content.append(text)
        elif text.strip():
            grid.caption.append(text)

    def _break(self) -> None:
        """End the block, in a table's cell only the line."""
        if self._grids:
            if self._grids[-1].cell is not None and self._grids[-1].cell.content:
                self._flow("\n")
            return
        text = _inline("".join(self._words))
        self._words = []
        self.assembly.paragraph(text, level=self._level or None)

    def _open_table(self, tag: Tag) -> None:
        if tag.name == "table":
            if len(self._grids) >= _DEEPEST_TABLE:
                raise refusal("document-too-deep", self._file)
            self._break()
            self._grids.append(_Grid())
            return
        if not self._grids:
            self._break()
            return
        grid = self._grids[-1]
        if tag.name == "tr" or not grid.rows:
            grid.rows.append([])
            grid.cell = None
        if tag.name != "tr":
            high, wide = (_span(tag.attributes.get(name)) for name in ("rowspan", "colspan"))
            grid.cell = _Cell(high, wide, header=tag.name == "th")
            grid.rows[-1].append(grid.cell)

    def _close_table(self) -> None:
        grid = self._grids.pop()
        outer = self._grids[-1].cell if self._grids else None
        if outer is not None:
            outer.content.append(grid)
        elif not self._grids:
            self._emit(grid)

    def _emit(self, grid: _Grid) -> None:
        for line in grid.caption:
            self.assembly.paragraph(_inline(line))
        if not grid.layout:
            rows = (
                [(_inline(cell.text()), cell.high, cell.wide, cell.header) for cell in row]
                for row in grid.rows
            )
            self.assembly.table(spread(rows))
            return
        for cell in (cell for row in grid.rows for cell in row):
            words: list[str] = []
            for item in [*cell.content, "\n"]:
                if isinstance(item, str) and item != "\n":
                    words.append(item)
                    continue
                self.assembly.paragraph(_inline("".join(words)))
                words = []
                if not isinstance(item, str):
                    self._emit(item)
