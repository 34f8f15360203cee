"""Lines that fit a terminal: wide letters count two columns, and Chinese breaks between any two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jyplan.report.safe import width

_OPENING = "（“《"
_CLOSING = ",。;:、)”，；：）？》"

# A piece is what a line is not broken inside of: an interval or a number with its unit, a word, or one wide
# letter, with the marks that open and close it.
_PIECES = re.compile(
    rf"[{_OPENING}]*"
    r"(?:[\[(][-∞\d., ]+[\])](?: [%\u4e00-\u9fff]{1,4})?|[-\d.]+ [%\u4e00-\u9fff]{1,4}"
    r"|[\x21-\x7e]+|[^\s\x21-\x7e])"
    rf"[{_CLOSING}]*|\s+"
)


def wrapped(text: str, columns: int, hang: str = "") -> Iterator[str]:
    """A paragraph in lines of at most ``columns``; all but the first begin with ``hang``."""
    if width(text) <= columns:
        yield text.rstrip()
        return
    line = text[: len(text) - len(text.lstrip())]
    for piece in _PIECES.findall(text.lstrip()):
        if width((line + piece).rstrip()) > columns and line.strip():
            yield line.rstrip()
            line = hang + piece.lstrip()
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def hanging(line: str, columns: int) -> Iterator[str]:
    """A line wrapped; what follows an indented one is two columns further in. An empty one stays."""
    inside = line[: len(line) - len(line.lstrip())]
    return wrapped(line, columns, f"{inside}  " if inside else "") if line else iter([""])
