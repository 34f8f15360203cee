"""A paragraph made ready for the grammar: plain signs, no idle blanks, simplified words, and the way back.

Every character keeps its place in the document: `at(i)` says where the i-th character of the line stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Signs that mean the same to the grammar, one for one.
_SIGNS: Final = str.maketrans(
    {
        **dict(
            zip("，；：（）？！∶︰．％﹪－−–～｡､﹑＋＂＞＜≧≦＝", ',;:()?!::.%%--—~。、、+"><≥≤=', strict=True)
        ),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
    }
)
# Traditional characters in front of their simplified ones, pair by pair.
_PAIRS: Final = Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8").split()
_SIMPLIFY: Final = {ord(pair[0]): pair[1] for pair in _PAIRS}
# 上涨1·8%: a decimal point, which 5·12 is not.
_POINT: Final = re.compile(r"(?<=\d)·(?=\d{1,3}(?:%|‰|个百分点|[万亿]|元|吨|公))")
_BLANK: Final = frozenset(" \u3000\u00a0\t\r\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a document as the grammar reads it: `text`, the signs as written, and their places."""

    text: str
    written: str
    places: tuple[int, ...]

    def at(self, index: int) -> int:
        """The place in the document of the line's character; past the end, the place after its last."""
        if index < len(self.places):
            return self.places[index]
        return self.places[-1] + 1 if self.places else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the document where `text[start:end]` begins and stops."""
        return self.at(start), self.at(end - 1) + 1

    def name(self, start: int, end: int) -> str:
        """A stretch as it was written, without blanks."""
        return self.written[start:end]


def make(document_text: str, start: int, end: int) -> Line:
    """The line of `document_text[start:end]`. Blanks go, but for one between two letters or digits.

    Where an editor broke a line of the paragraph, nothing stands: a number may go on in the next.
    """
    kept: list[str] = []
    places: list[int] = []
    pending = False
    for place in range(start, end):
        sign = document_text[place]
        if sign == "\n":
            pending = False
            continue
        if sign in _BLANK:
            pending = bool(kept)
            continue
        if pending and _joins(kept[-1]) and _joins(sign) and not _thousands(document_text, place, end, kept):
            kept.append(" ")
            places.append(place - 1)
        pending = False
        kept.append(sign)
        places.append(place)
    written = "".join(kept)
    text = _POINT.sub(".", written.translate(_SIGNS).translate(_SIMPLIFY))
    return Line(text, written, tuple(places))


def _thousands(text: str, place: int, end: int, kept: list[str]) -> bool:
    """Whether a blank only sets thousands apart: 5 300.2."""
    before = len(kept)
    while before and kept[before - 1].isdigit():
        before -= 1
    digits = len(kept) - before
    after = place
    while after < min(end, place + 4) and text[after].isdigit():
        after += 1
    return (
        1 <= digits <= 3
        and kept[before] != "0"
        and after - place == 3
        and (before == 0 or kept[before - 1] not in ".,")
    )


def _joins(sign: str) -> bool:
    return (sign.isascii() and sign.isalnum()) or "０" <= sign <= "９"


def as_written(document_text: str) -> dict[int, str]:
    """A table that turns a name as the grammar reads it into the characters that the document writes."""
    written: dict[int, str] = {}
    for pair in _PAIRS:
        if pair[0] in document_text and pair[1] not in document_text:
            written[ord(pair[1])] = pair[0]
    return written
