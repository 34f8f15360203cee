"""The pages of a PDF by pypdfium2, in a process of its own: `python -m jyplan.extract.read.pdfium`.

The process reads a PDF from standard input and writes what is on its pages to standard output. So a file that
crashes the library or never ends in it harms nobody: `pdf` ends the process when its time is over.
"""

from __future__ import annotations

import contextlib
import ctypes
import marshal
import sys
from collections.abc import Iterator
from typing import Any

from jyplan.extract.read.layout import Glyph, Rule
from jyplan.extract.read.refuse import MEGABYTE, MOST_CHARACTERS

MOST_PAGES = 3000
_MOST_OBJECTS = 100_000
_MOST_MEMORY = 4 << 30
_THIN = 3.0  # points: a filled box no thicker than this is a rule


def main() -> None:
    """Read a PDF from standard input; write its title and pages, or a refusal's code and values."""
    _limit_memory()
    marshal.dump(_answer(sys.stdin.buffer.read()), sys.stdout.buffer)


def _limit_memory() -> None:
    """Refuse this process more memory than any honest document needs, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _answer(data: bytes) -> tuple[str, Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return ("document-encrypted" if "assword" in str(error) else "document-damaged"), {}
    with contextlib.closing(pdf):
        if len(pdf) > MOST_PAGES:
            return "document-too-many-pages", {"most": MOST_PAGES}
        try:
            pages = list(_pages(pdf))
        except pypdfium2.PdfiumError:
            return "document-damaged", {}
        except OverflowError:
            return "document-too-long", {"most": MOST_CHARACTERS // MEGABYTE}
        return "", (pdf.get_metadata_value("Title"), pages)


def _pages(pdf: Any) -> Iterator[tuple[Any, ...]]:
    """The size, the boxed characters and the rules of each page; OverflowError where there are too many."""
    characters = 0
    for index in range(len(pdf)):
        with contextlib.closing(pdf[index]) as page:
            turn = _Turn(page)
            glyphs = [tuple(glyph) for glyph in _glyphs(page, turn, MOST_CHARACTERS - characters)]
            characters += len(glyphs)
            if characters >= MOST_CHARACTERS:
                raise OverflowError
            across, upright = _rules(page, turn)
            yield (
                page.get_size(),
                glyphs,
                [tuple(rule) for rule in across],
                [tuple(rule) for rule in upright],
            )


class _Turn:
    """A page's coordinates as the reader sees them: moved to the visible box and turned upright."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._wide, self._high = left, bottom, right - left, top - bottom
        self._quarter = page.get_rotation() // 90 % 4

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page, in its own points, as the reader sees it: left, bottom, right, top."""
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


if __name__ == "__main__":
    main()
