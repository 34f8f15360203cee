"""What a document says: its figures, how they tie, which numerals are none, and which are not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jyplan.extract.document import Document

Kind = Literal[
    "level", "count", "growth", "share", "increase", "points", "multiple", "rank", "structure", "ratio"
]
TieKind = Literal[
    "growth-of",
    "share-of",
    "increase-of",
    "multiple-of",
    "points-of",
    "from-to",
    "part-of",
    "total",
    "structure",
]
NameFrom = Literal["here", "carried", "list", "head", "title"]
PeriodFrom = Literal["here", "carried", "head", "title"]
Nature = Literal["binding", "expected", "stretch", "target"]


@dataclass(slots=True)
class Mention:
    """One figure of a document.

    `start` and `end` count characters of the document's text. `value` is plain digits as written, signed, in
    `unit` (as written, with its scale): a string, a pair for a range, a list for a structure. `nature` is set
    for what is planned; `since` is when a change is measured from where that is not the year before,
    `against` the budget or plan, the place, or what is usual (常年) that it is measured from instead.
    """

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    value: str | tuple[str, str] | list[str]
    unit: str
    name: str | None
    name_from: NameFrom | None = None
    period: str | None = None
    period_from: PeriodFrom | None = None
    nature: Nature | None = None
    bound: str | None = None
    approximate: str | None = None
    basis: str | None = None
    since: str | None = None
    against: str | None = None
    per: str | None = None
    sure: bool = True
    measure: str = ""  # the unit without its scale


@dataclass(frozen=True, slots=True)
class Tie:
    """How two figures hang together: `figure` is the growth, share, part or later value, `to` its other end.

    `stated` is true where the text says so, false where only the names do. `parts` is for a total.
    """

    kind: TieKind
    figure: str
    to: str
    stated: bool = True
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A numeral that is no figure, with the reason; or, without one, a numeral that was not understood."""

    start: int
    end: int
    text: str
    reason: str | None = None


@dataclass(slots=True)
class Reading:
    """All that was read from a document, each list in the order of the text."""

    document: Document
    title: str | None = None
    year: int | None = None
    mentions: list[Mention] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    not_figures: list[Passage] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
