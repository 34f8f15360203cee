"""Text from a plan is data: nothing in it may act on a terminal, a spreadsheet or a page."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Control characters, and format characters that reorder or hide text (bidi overrides, zero width).
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    r"""The text on one line, with control characters spelt out: ``\x1b``."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(lambda found: _spelt(found[0]), text)


def cell(text: str) -> str:
    """Text for a spreadsheet cell: what would start a formula gets an apostrophe before it."""
    text = visible(text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@lru_cache(maxsize=65536)
def width(text: str) -> int:
    """Columns that the text takes on a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _spelt(character: str) -> str:
    if character in "\n\r\t":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
