"""Rows as people read them: headings and cells of text, still without any format.

One function a command turns its rows into a table; the formats text, plain and markdown lay it out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.decimals import human
from jyplan.exact.interval import Interval


class Column(NamedTuple):
    """A heading, and how the cells below it are laid out."""

    heading: str
    number: bool = False  # set to the right
    extra: int = 0  # a narrow terminal may leave the column out, and says so; the highest goes first
    beneath: bool = False  # a terminal tells it in the line beneath the row instead
    unbroken: bool = False  # like a number never broken over two lines
    words: bool = False  # broken between words only: codes are there to be copied
    address: bool = False  # names its row, and is there to be copied: above the row where it finds no room


class Table(NamedTuple):
    """What to lay out: columns, rows of cells, each with its group's title, and notes below."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: str = ""  # a note with {names}, for columns that a narrow terminal leaves out
    withheld: str = ""  # the same where there is room, and more columns than are easily read
    beneath: tuple[str, ...] = ()  # a line below each row on a terminal, or nothing
    most: int | None = None  # columns that a reader takes in at once


def with_unit(text: str, unit: str) -> str:
    """A number with its unit behind it; percent signs close up."""
    if not text or not unit:
        return text
    return f"{text}{unit}" if unit in ("%", "‰") else f"{text} {unit}"


def percent(value: Fraction | None, interval: Interval | None = None) -> str:
    """A percentage with its sign."""
    return human(value, interval, plus=True)


def signed(digits: str | None) -> str:
    """Digits as written, with a plus where they are positive."""
    if not digits:
        return ""
    return digits if (digits[0] in "-0" and not digits.strip("-0.")) or digits[0] == "-" else f"+{digits}"
