"""The parts of an Office file: a zip archive whose XML is opened with limits.

Nothing is written to disk. An archive that would unpack to too much, XML with a document type (the door for
entities) and elements nested too deeply are refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from jyplan.extract.read.refuse import MEGABYTE, MOST_BYTES, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST = 250
_PIECE = 1 << 16
SIGNATURE = b"PK\x03\x04"


class _Tree(TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise _Doctype


# What zipfile raises for a damaged archive, and for one that needs a newer reader (the last).
_DAMAGED = zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError


class _Doctype(Exception):
    """The XML has a document type."""


class Archive:
    """An opened Office file. Every method raises PlanError for what is damaged or hostile."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _DAMAGED:
            raise refusal("document-damaged", file) from None
        self._left = MOST_BYTES

    def part(self, name: str) -> bytes:
        """The unpacked bytes of a part, counted as they come: what an archive says of itself may be a lie."""
        try:
            if self._zip.getinfo(name).flag_bits & 1:
                raise refusal("document-encrypted", self.file)
            with self._zip.open(name) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError):
            raise refusal("document-damaged", self.file) from None
        self._left -= len(data)
        if self._left < 0:
            raise refusal("archive-too-large", self.file, most=MOST_BYTES // MEGABYTE)
        return data

    def xml(self, name: str) -> Element:
        """The root of a part's XML."""
        data = self.part(name)
        parser = XMLParser(target=_Tree())
        feed: Callable[[bytes], None] = parser.feed
        try:
            for at in range(0, len(data), _PIECE):
                feed(data[at : at + _PIECE])
            root: Element = parser.close()
        except _Doctype:
            raise refusal("document-type", self.file) from None
        except (ParseError, ValueError, LookupError):
            raise refusal("document-damaged", self.file) from None
        if _deeper(root, _DEEPEST):
            raise refusal("document-too-deep", self.file)
        return root

    def optional(self, name: str) -> Element | None:
        """The root of a part's XML, `None` where there is no such part."""
        return self.xml(name) if name in self.names else None


def _deeper(root: Element, most: int) -> bool:
    """Whether elements nest deeper than that, found without recursion."""
    level = [root]
    for _ in range(most):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
