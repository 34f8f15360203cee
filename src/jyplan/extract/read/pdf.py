"""PDF documents (`.pdf`): `pdfium`, a process of its own, gives pages, and `pages` makes a text of them.

Pictures are not read: a page that is a scan has no text, and this is told.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jyplan.extract.document import Document
from jyplan.extract.read.assembly import Assembly
from jyplan.extract.read.layout import Glyph, Rule
from jyplan.extract.read.pages import Page, assemble
from jyplan.extract.read.refuse import MEGABYTE, refusal, remark

SIGNATURE = b"%PDF-"
# Seconds for a PDF, and for each megabyte of it: reports need less than one, hostile files never end.
SECONDS = 60
SECONDS_A_MEGABYTE = 5


def accepts(suffix: str, head: bytes) -> bool:
    """By the signature, which may stand behind some bytes of junk."""
    return SIGNATURE in head[:1024]


def read(path: Path, data: bytes) -> Document:
    """The document of a PDF.

    Raises PlanError where it is damaged, encrypted or never ends, where no page has text, and where pypdfium2
    is missing.
    """
    file = str(path)
    if find_spec("pypdfium2") is None:
        raise refusal("pdf-missing", file)
    title, read_pages = _pages(file, data)
    pages = [
        Page(
            number,
            wide,
            high,
            [Glyph(*g) for g in glyphs],
            [Rule(*r) for r in across],
            [Rule(*r) for r in up],
        )
        for number, ((wide, high), glyphs, across, up) in enumerate(read_pages, 1)
    ]
    bare = [page.number for page in pages if not page.glyphs]
    if len(bare) == len(pages):
        raise refusal("scan-without-text", file)
    assembly = Assembly()
    if bare:
        assembly.remarks.append(remark("pages-without-text", file, pages=_ranges(bare), n=len(bare)))
    assemble(pages, assembly)
    return assembly.document(file, title=title)


def _pages(file: str, data: bytes) -> tuple[str, list[Any]]:
    """The title and the pages, as the other process gives them."""
    command = [sys.executable, "-m", "jyplan.extract.read.pdfium"]
    seconds = SECONDS + SECONDS_A_MEGABYTE * len(data) // MEGABYTE
    try:
        answer = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=True).stdout
        code, values = marshal.loads(answer)
    except subprocess.TimeoutExpired:
        raise refusal("document-never-ends", file, seconds=seconds) from None
    except (subprocess.CalledProcessError, EOFError, ValueError, TypeError):
        raise refusal("document-damaged", file) from None
    if code:
        raise refusal(code, file, **values)
    title, pages = values
    return title, pages


def _ranges(numbers: list[int]) -> str:
    """Page numbers as people list them: 1-3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
