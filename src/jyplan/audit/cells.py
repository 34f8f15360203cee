"""One cell of a table as a number in the digits it was printed with, or the reason why it is none.

Knows nothing of columns or rules. Nothing is guessed: what is no plain number is read only where the marks
that stand in it are allowed by name.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

Mark = Literal["thousands", "footnotes", "full-width", "percent", "parentheses"]
MARKS: tuple[Mark, ...] = get_args(Mark)

MOST_DIGITS = 60
"""A number with more digits is a slip or an attack, never a statistic."""

REASONS = (
    "cell-blank",
    "cell-dash",
    "cell-ellipsis",
    "cell-exponent",
    "cell-thousands",
    "cell-footnote",
    "cell-full-width",
    "cell-percent",
    "cell-parentheses",
    "cell-unit",
    "cell-too-long",
    "cell-decimals",
    "cell-not-a-number",
)
"""Why a cell is no number that can be held against others."""

_PLAIN = re.compile(r"([-+−]?)([0-9]+)(?:\.([0-9]+))?")
_GROUPED = re.compile(r"[-+−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_EXPONENT = re.compile(r"[-+−]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+−]?[0-9]+")
_PARENTHESES = re.compile(r"[(（]([^-+−()（）]*)[)）]")
_DASHES = re.compile(r"[-－–—―─~～/／]+")
_DOTS = re.compile(r"(?:…|⋯|\.{2,})+|…+")
_FOOTNOTE = re.compile(
    r"(?P<number>.*[0-9])\s*(?:[*＊†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[①-⑳]+|\(?[a-z]\)|[(（\[［][0-9a-z*]{1,2}[)）\]］])+",
    re.DOTALL,
)
_UNIT = re.compile(
    r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?\s*[^\W\d_][^\d]*|[^\W\d_¥￥$€£]{0,3}[¥￥$€£]\s*[-+−]?[0-9].*"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋　", "0123456789.,-+ ")
_BLANKS = " \t\u00a0\u3000\r\n"


class Cell(NamedTuple):
    """The digits as an integer and how many of them stand behind the point: 8.0 is (80, 1)."""

    digits: int
    places: int
    reason: str | None = None


def read_cell(text: str, marks: frozenset[str] = frozenset()) -> Cell:
    """The number that a cell holds; ``reason`` says why it holds none that could be read without guessing.

    ``marks`` are those of :data:`MARKS` that may stand in it: separators between thousands, footnote marks
    behind it, full-width digits, a percent sign, parentheses around a number below zero.
    """
    text = text.strip(_BLANKS)
    if not text:
        return Cell(0, 0, "cell-blank")
    narrow = text.translate(_FULL_WIDTH).strip(_BLANKS)
    if narrow != text:
        if "full-width" in marks:
            return read_cell(narrow, marks)
        if read_cell(narrow, frozenset(MARKS)).reason is None:
            return Cell(0, 0, "cell-full-width")
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        sign, whole, behind = plain[1], plain[2], plain[3] or ""
        if len(whole) + len(behind) > MOST_DIGITS:
            return Cell(0, 0, "cell-too-long")
        digits = int(whole + behind)
        return Cell(-digits if sign in ("-", "−") and sign else digits, len(behind))
    return _marked(text, marks)


def _marked(text: str, marks: frozenset[str]) -> Cell:
    """A cell that is no plain number: read where its marks are allowed, else the reason."""
    if _GROUPED.fullmatch(text):
        return (
            read_cell(text.replace(",", ""), marks) if "thousands" in marks else Cell(0, 0, "cell-thousands")
        )
    if text[-1] in "%％":
        inner = read_cell(text[:-1], marks)
        if inner.reason is None and "percent" not in marks:
            return Cell(0, 0, "cell-percent")
        return inner if inner.reason is None else Cell(0, 0, _but(inner.reason))
    loss = _PARENTHESES.fullmatch(text)
    if loss is not None:
        inner = read_cell(loss[1], marks)
        if inner.reason is None and "parentheses" not in marks:
            return Cell(0, 0, "cell-parentheses")
        return Cell(-inner.digits, inner.places, inner.reason and _but(inner.reason))
    noted = _FOOTNOTE.fullmatch(text)
    if noted is not None:
        inner = read_cell(noted["number"], marks)
        if inner.reason is None and "footnotes" not in marks:
            return Cell(0, 0, "cell-footnote")
        return inner if inner.reason is None else Cell(0, 0, _but(inner.reason))
    if _DASHES.fullmatch(text):
        return Cell(0, 0, "cell-dash")
    if _DOTS.fullmatch(text):
        return Cell(0, 0, "cell-ellipsis")
    if _EXPONENT.fullmatch(text):
        return Cell(0, 0, "cell-exponent")
    if _UNIT.fullmatch(text) and not text.lower().startswith("0x"):
        return Cell(0, 0, "cell-unit")
    return Cell(0, 0, "cell-not-a-number")


def _but(reason: str) -> str:
    """The reason of what stands before a mark; a mark behind nothing is no number at all."""
    return "cell-not-a-number" if reason == "cell-blank" else reason
