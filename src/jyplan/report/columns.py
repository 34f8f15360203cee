"""The columns of a type of rows, each once: its heading, its cells as text, and its cells in a spreadsheet.

Every table (text, plain, Markdown, notebooks) and every spreadsheet of a command prints from one list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from jyplan.exact.decimals import brief, human, interval_beside, percent_cut
from jyplan.exact.interval import Interval
from jyplan.report.cells import Cell, cut, high, low, number, verdict
from jyplan.report.safe import visible
from jyplan.report.table import Column, Table
from jyplan.words.headings import word
from jyplan.words.language import Language


class Field(NamedTuple):
    """A column: the code of its heading, and what stands in it for a row.

    ``text`` is what people read in tables, ``cell`` what a spreadsheet holds; None where that has no such
    column. The rest says how tables lay it out, as in :class:`Column`.
    """

    name: str
    text: Callable[[Any], str] | None = None
    cell: Callable[[Any], Cell] | None = None
    number: bool = False
    extra: int = 0
    beneath: bool = False
    unbroken: bool = False
    words: bool = False
    address: bool = False


def tabulated(
    fields: Iterable[Field],
    rows: Iterable[Any],
    title: str,
    language: Language,
    notes: Iterable[str] = (),
    headings: Mapping[str, str] | None = None,
) -> Table:
    """The table of the rows; ``headings`` stand in place of words."""
    shown = [(field, field.text) for field in fields if field.text is not None]
    return Table(
        title,
        tuple(
            Column((headings or {}).get(field.name) or word(field.name, language), *field[3:])
            for field, _ in shown
        ),
        tuple(tuple(text(row) for _, text in shown) for row in rows),
        notes=tuple(notes),
        left_out=word("left-out", language),
        withheld=word("withheld", language),
    )


def celled(
    fields: Iterable[Field], rows: Sequence[Any], language: Language
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Headings and rows of a spreadsheet."""
    held = [(word(field.name, language), field.cell) for field in fields if field.cell is not None]
    return tuple(name for name, _ in held), tuple(tuple(cell(row) for _, cell in held) for row in rows)


Value = Callable[[Any], Fraction | None]


def named() -> Field:
    """The name of the indicator."""
    return Field("indicator", lambda row: visible(row.name), lambda row: visible(row.name))


def unit() -> Field:
    """The unit of the row's values."""
    return Field("unit", lambda row: visible(row.unit), lambda row: visible(row.unit))


def identity() -> Field:
    """The id of the indicator, for spreadsheets."""
    return Field("id", cell=lambda row: str(row.id))


def coded(name: str, language: Language, of: Callable[[Any], str | None], extra: int = 0) -> Field:
    """A code, spelt out."""

    def spelt(row: Any) -> str:
        code = of(row)
        return word(code, language) if code else ""

    return Field(name, spelt, lambda row: spelt(row) or None, extra=extra)


def measured(
    name: str, value: Value, interval: Callable[[Any], Interval | None], *, plus: bool = False
) -> Field:
    """A value with the digits that its true values support."""
    return Field(
        name,
        lambda row: human(value(row), interval(row), plus=plus),
        lambda row: number(value(row), interval(row), plus=plus),
        number=True,
    )


def ends(value: Value, interval: Callable[[Any], Interval | None], extra: int = 0) -> tuple[Field, ...]:
    """The true values: one column of a table, two of a spreadsheet."""
    return (
        Field("interval", lambda row: interval_beside(value(row), interval(row)), extra=extra, unbroken=True),
        *limits(lambda row: (value(row), interval(row))),
    )


def limits(measure: Callable[[Any], tuple[Fraction | None, Interval | None] | None]) -> tuple[Field, Field]:
    """The ends of the true values beside a value, for spreadsheets; nothing where there is neither."""

    def end(of: Callable[[Fraction | None, Interval | None], Cell]) -> Callable[[Any], Cell]:
        return lambda row: None if (known := measure(row)) is None else of(*known)

    return Field("low", cell=end(low)), Field("high", cell=end(high))


def rounded(name: str, value: Value, *, plus: bool = False) -> Field:
    """A value that is not stated anywhere, in few digits."""
    return Field(
        name,
        lambda row: "" if (known := value(row)) is None else brief(known, plus=plus),
        lambda row: number(value(row), None, plus=plus),
        number=True,
        extra=1,
    )


def share(name: str, value: Value, extra: int = 0) -> Field:
    """A share in percent, cut off."""
    return Field(
        name,
        lambda row: "" if (known := value(row)) is None else percent_cut(known),
        lambda row: cut(value(row)),
        number=True,
        extra=extra,
    )


def judged(
    name: str, language: Language, text: Callable[[Any], str], code: Callable[[Any], str | None]
) -> Field:
    """A verdict, status or outlook: in a table as ``text`` words it, in a spreadsheet with its tone."""
    return Field(name, text, lambda row: verdict(known, language) if (known := code(row)) else None)
