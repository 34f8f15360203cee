"""From a file to a document: one module a format, chosen by what the file holds rather than by its name.

Each module says what it `accepts` (the suffix, and the file's first bytes) and `read`s it. None fetches
anything, writes anything or runs anything; what cannot be read is refused with a code, a place and a hint.
"""

from __future__ import annotations

from pathlib import Path

from jyplan.extract.document import Document
from jyplan.extract.read.refuse import MEGABYTE, MOST_BYTES, refusal

__all__ = ["read_bytes", "read_document"]

_HEAD = 4096
# What begins so is no text and no format read here: how people know it, by its first bytes.
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "old-office",
    b"{\\rtf": "not-a-document",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"\x1f\x8b": "not-a-document",
    b"7z\xbc\xaf": "not-a-document",
    b"Rar!": "not-a-document",
}


def read_document(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read a document: txt, md, docx, html, pdf, xlsx or csv.

    `encoding` is that of a text file where it is known; else the bytes decide.
    Raises PlanError where the file cannot be read, is none of these, or is damaged, encrypted, too
    large or hostile.
    """
    path = Path(path)
    file = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refusal("no-document", file) from None
    except IsADirectoryError:
        raise refusal("folder-for-document", file) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise refusal("not-readable", file, why=why) from None
    return read_bytes(file, data, encoding=encoding)


def read_bytes(file: str, data: bytes, *, encoding: str | None = None) -> Document:
    """The document of these bytes; `file` is how messages name it, and its suffix a hint what it is."""
    if len(data) > MOST_BYTES:
        raise refusal("document-too-large", file, most=MOST_BYTES // MEGABYTE)
    if not data.strip():
        raise refusal("document-without-text", file)
    path = Path(file)
    suffix, head = path.suffix.lower(), data[:_HEAD]
    for start, code in _FOREIGN.items():
        if head.startswith(start):
            raise refusal(code, file)
    if head.startswith(b"PK"):
        return _archive(file, data)
    from jyplan.extract.read import csv, html, md, pdf, txt

    if pdf.accepts(suffix, head):
        return pdf.read(path, data)
    if html.accepts(suffix, head):
        document = html.read(path, data, encoding)
    elif csv.accepts(suffix, head):
        document = csv.read(path, data, encoding)
    elif md.accepts(suffix, head):
        document = md.read(path, data, encoding)
    else:
        document = txt.read(path, data, encoding)
    if not document.text.strip():
        raise refusal("document-without-text", file)
    return document


def _archive(file: str, data: bytes) -> Document:
    from jyplan.extract.read import docx, xlsx
    from jyplan.extract.read.archive import Archive

    archive = Archive(file, data)
    if docx.holds(archive):
        return docx.parse(archive)
    if xlsx.holds(archive):
        return xlsx.parse(archive)
    raise refusal("not-a-document", file)
