"""A reading as rows: what `jyplan extract` prints, the same in every format."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from jyplan.extract.document import Document
from jyplan.extract.mentions import Mention, Passage, Reading


class PlaceRow(NamedTuple):
    """Where something stands in a document, counted from 1; null where the format has no such thing."""

    page: int | None
    paragraph: int | None
    table: int | None
    row: int | None
    cell: int | None
    line: int
    column: int


class RangeRow(NamedTuple):
    """A range as printed."""

    low: str
    high: str


class MentionRow(NamedTuple):
    """One figure of a document."""

    id: str
    place: PlaceRow
    start: int
    end: int
    text: str
    kind: str
    value: str | RangeRow | tuple[str, ...]
    unit: str
    name: str | None
    name_from: str | None
    period: str | None
    period_from: str | None
    nature: str | None
    bound: str | None
    approximate: str | None
    basis: str | None
    since: str | None
    against: str | None
    per: str | None
    sure: bool


class MentionLine(NamedTuple):
    """One figure of a document on one line: its value as text, its place as line and column."""

    id: str
    line: int
    column: int
    page: int | None
    paragraph: int | None
    text: str
    kind: str
    value: str
    unit: str
    name: str | None
    period: str | None
    nature: str | None
    bound: str | None
    approximate: str | None
    basis: str | None
    since: str | None
    against: str | None
    per: str | None
    sure: bool


class TieRow(NamedTuple):
    """How two figures hang together."""

    kind: str
    figure: str
    to: str
    stated: bool
    parts: tuple[str, ...]


class NotFigureRow(NamedTuple):
    """A numeral that is no figure."""

    start: int
    end: int
    text: str
    reason: str


class UnreadRow(NamedTuple):
    """A numeral that was not understood."""

    start: int
    end: int
    text: str
    place: PlaceRow


class DocumentRow(NamedTuple):
    """The document that was read."""

    file: str
    title: str | None
    year: int | None
    characters: int
    encoding: str | None


def document_row(reading: Reading) -> DocumentRow:
    """The document as output names it."""
    document = reading.document
    return DocumentRow(document.file, reading.title, reading.year, len(document.text), document.encoding)


def mention_row(document: Document, mention: Mention) -> MentionRow:
    """A mention with its place."""
    value = mention.value
    return MentionRow(
        mention.id,
        place_row(document, mention.start),
        mention.start,
        mention.end,
        mention.text,
        mention.kind,
        value if isinstance(value, str) else RangeRow(*value) if isinstance(value, tuple) else tuple(value),
        mention.unit,
        document.as_written(mention.name),
        mention.name_from,
        mention.period,
        mention.period_from,
        mention.nature,
        mention.bound,
        mention.approximate,
        mention.basis,
        mention.since,
        mention.against,
        mention.per,
        mention.sure,
    )


def mention_line(row: MentionRow) -> MentionLine:
    """A row for formats that have one cell a value: 6.5-7 for a range, 5:57:38 for a structure."""
    value = row.value
    if isinstance(value, RangeRow):
        text = f"{value.low}-{value.high}"
    else:
        text = value if isinstance(value, str) else ":".join(value)
    place = row.place
    return MentionLine(
        row.id,
        place.line,
        place.column,
        place.page,
        place.paragraph,
        row.text,
        row.kind,
        text,
        row.unit,
        row.name,
        row.period,
        row.nature,
        row.bound,
        row.approximate,
        row.basis,
        row.since,
        row.against,
        row.per,
        row.sure,
    )


def tie_rows(reading: Reading) -> tuple[TieRow, ...]:
    """The ties in the order in which they were read."""
    return tuple(TieRow(tie.kind, tie.figure, tie.to, tie.stated, tie.parts) for tie in reading.ties)


def not_figure_rows(reading: Reading) -> tuple[NotFigureRow, ...]:
    """The numerals that are no figures, in the order of the text."""
    passages = sorted(reading.not_figures, key=_start)
    return tuple(NotFigureRow(part.start, part.end, part.text, part.reason or "") for part in passages)


def unread_rows(reading: Reading) -> tuple[UnreadRow, ...]:
    """The numerals that were not understood, in the order of the text."""
    return tuple(
        UnreadRow(part.start, part.end, part.text, place_row(reading.document, part.start))
        for part in sorted(reading.unread, key=_start)
    )


def summary(reading: Reading) -> dict[str, object]:
    """How much was read, and of which kind; how much was not."""
    kinds = Counter(mention.kind for mention in reading.mentions)
    return {
        "rows": len(reading.mentions),
        "unsure": sum(not mention.sure for mention in reading.mentions),
        "ties": len(reading.ties),
        "not_figures": len(reading.not_figures),
        "unread": len(reading.unread),
        "kinds": dict(sorted(kinds.items())),
    }


def place_row(document: Document, start: int) -> PlaceRow:
    """Where a character of the document stands."""
    place = document.place(start)
    return PlaceRow(place.page, place.paragraph, place.table, place.row, place.cell, place.line, place.column)


def _start(passage: Passage) -> int:
    return passage.start
