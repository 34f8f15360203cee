"""Text from a plan is data: nothing in it may act on a terminal, a spreadsheet or a page."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from functools import lru_cache

# Control characters, surrogates, what Unicode calls format characters (they reorder text, hide in it or tag
# it), separators of lines, and letters and marks without any ink. Variation selectors choose the form of the
# character before them (𠮷 and its kin) and are kept there. tests/report/test_safe.py compares with the
# database.
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HIDDEN = (
    "\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001107f\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_ALONE = rf"(?<![^\s{_SELECTORS}])[{_SELECTORS}]"
_ACTS = re.compile(rf"[\x00-\x1f{_HIDDEN}]|{_ALONE}")
_ACTS_IN_LINES = re.compile(rf"[\x00-\x08\x0b-\x1f{_HIDDEN}]|{_ALONE}")
_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")


def visible(text: str) -> str:
    r"""The text on one line, with characters that act or hide spelt out: ``\x1b``."""
    if text.isascii() and text.isprintable():
        return text
    return _ACTS.sub(lambda match: _spelt(match[0]), text)


def visible_lines(text: str) -> str:
    """The same of several lines: line ends and tabs stay."""
    if "\r\n" in text:
        return "\r\n".join(map(visible_lines, text.split("\r\n")))
    return _ACTS_IN_LINES.sub(lambda match: _spelt(match[0]), text)


def printable(text: str, *, escapes: bool = False, color: bool = False) -> str:
    """A whole result as it may leave the program; ``color`` lets colours through.

    With ``escapes``, those of JSON, what is read from it is what the plan says.
    """
    if escapes:
        return _ACTS_IN_LINES.sub(lambda match: _escape(match[0]), text)
    if color:
        parts = _COLOUR.split(text)
        return "".join(part if n % 2 else visible_lines(part) for n, part in enumerate(parts))
    return visible_lines(text)


# Also the wide ones, which a spreadsheet takes for the narrow.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(text: str) -> str:
    """Text for a spreadsheet cell: what would start a formula gets an apostrophe before it."""
    text = visible(text)
    return f"'{text}" if text[:1] in _FORMULA else text


# What XML cannot hold besides the control characters.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Text for an XML part of a document: visible, with nothing that XML cannot hold."""
    return _NO_XML.sub("\ufffd", visible(text))


def timeless(packed: bytes) -> bytes:
    """A zip archive without the moment of its making, so that the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the earliest that an archive can tell
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()


def web_address(url: str | None) -> str | None:
    """The address where it is one that a page may link to: http or https, of a host, and nothing else."""
    from urllib.parse import urlsplit

    if url is None or not url.isprintable() or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
        safe = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if safe else None


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
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape(character: str) -> str:
    """The characters of UTF-16 that JSON names by their number."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
