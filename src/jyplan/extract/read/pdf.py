"""PDF documents (`.pdf`), read with pypdfium2: characters with their boxes, and the rules of tables.

Pictures are not read: a page that is a scan has no text, and this is told.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jyplan.extract.document import Document
from jyplan.extract.read.assembly import Assembly
from jyplan.extract.read.layout import Glyph, Rule
from jyplan.extract.read.pages import Page, assemble
from jyplan.extract.read.refuse import MOST_CHARACTERS, refusal, remark

SIGNATURE = b"%PDF-"
_MOST_PAGES = 3000
_MOST_OBJECTS = 100_000
_THIN = 3.0  # points: a filled box no thicker than this is a rule


def accepts(suffix: str, head: bytes) -> bool:
    """By the signature, which may stand behind some bytes of junk."""
    return SIGNATURE in head[:1024]


def read(path: Path, data: bytes) -> Document:
    """The document of a PDF.

    Raises PlanError where it is damaged or encrypted, where no page has text, and where pypdfium2 is missing.
    """
    file = str(path)
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise refusal("pdf-missing", file) from None
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "document-encrypted" if "assword" in str(error) else "document-damaged"
        raise refusal(code, file) from None
    with contextlib.closing(pdf):
        if len(pdf) > _MOST_PAGES:
            raise refusal("document-too-many-pages", file, most=_MOST_PAGES)
        assembly = Assembly()
        pages = list(_pages(pdf, file))
        bare = [page.number for page in pages if not page.glyphs]
        if len(bare) == len(pages):
            raise refusal("scan-without-text", file)
        if bare:
            assembly.remarks.append(remark("pages-without-text", file, pages=_ranges(bare), n=len(bare)))
        assemble(pages, assembly)
        title = pdf.get_metadata_value("Title")
    return assembly.document(file, title=title)


def _pages(pdf: Any, file: str) -> Iterator[Page]:
    import pypdfium2

    characters = 0
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            raise refusal("document-damaged", file) from None
        with contextlib.closing(page):
            turn = _Turn(page)
            glyphs = list(_glyphs(page, turn, MOST_CHARACTERS - characters))
            characters += len(glyphs)
            if characters >= MOST_CHARACTERS:
                raise refusal("document-too-long", file, most=MOST_CHARACTERS // 1_000_000)
            across, upright = _rules(page, turn)
            yield Page(index + 1, page.get_height(), glyphs, across, upright)


def _ranges(numbers: list[int]) -> str:
    """Page numbers as people list them: 1-3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)


class _Turn:
    """A page's coordinates as the reader sees them: moved to the visible box and turned upright."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._wide, self._high = left, bottom, right - left, top - bottom
        self._quarter = page.get_rotation() // 90 % 4

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        xs, ys = (left - self._left, right - self._left), (bottom - self._bottom, top - self._bottom)
        if self._quarter == 1:
            return ys[0], self._wide - xs[1], ys[1], self._wide - xs[0]
        if self._quarter == 2:
            return self._wide - xs[1], self._high - ys[1], self._wide - xs[0], self._high - ys[0]
        if self._quarter == 3:
            return self._high - ys[1], xs[0], self._high - ys[0], xs[1]
        return xs[0], ys[0], xs[1], ys[1]


def _glyphs(page: Any, turn: _Turn, most: int) -> Iterator[Glyph]:
    """The characters that stand on the page, not those that pdfium adds between them."""
    from pypdfium2 import raw

    with contextlib.closing(page.get_textpage()) as text:
        box = raw.FS_RECTF()
        for n in range(min(text.count_chars(), most)):
            code = raw.FPDFText_GetUnicode(text.raw, n)
            if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF}:
                continue
            if code > 0x10FFFF or raw.FPDFText_IsGenerated(text.raw, n) == 1:
                continue
            if raw.FPDFText_GetLooseCharBox(text.raw, n, ctypes.byref(box)):
                yield Glyph(chr(code), *turn.box(box.left, box.bottom, box.right, box.top))


def _rules(page: Any, turn: _Turn) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules: drawn lines, edges of boxes, and boxes too thin to be more."""
    from pypdfium2 import raw

    across: list[Rule] = []
    upright: list[Rule] = []
    for count, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        for stroke in _strokes(drawn):
            left, bottom, right, top = turn.box(*stroke)
            if top - bottom <= _THIN < right - left:
                across.append(Rule((bottom + top) / 2, left, right))
            elif right - left <= _THIN < top - bottom:
                upright.append(Rule((left + right) / 2, bottom, top))
    return across, upright


def _strokes(drawn: Any) -> Iterator[tuple[float, float, float, float]]:
    """The box of each straight stroke of a path, or of the path itself where it is thin."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn.raw, *map(ctypes.byref, (left, bottom, right, top))):
        return
    bounds = left.value, bottom.value, right.value, top.value
    if min(right.value - left.value, top.value - bottom.value) <= _THIN:
        yield bounds
        return
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = None
    for n in range(min(raw.FPDFPath_CountSegments(drawn.raw), 2000)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, n)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif before is not None and kind == raw.FPDF_SEGMENT_LINETO:
            yield _between(before, point)
        before = point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield _between(point, start)


def _between(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
