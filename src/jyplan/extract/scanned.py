"""What the numerals of a line turn out to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jyplan.extract import times
from jyplan.extract.quantities import Quantity

Reason = Literal[
    "date",
    "period",
    "heading",
    "ordinal",
    "list",
    "name",
    "class",
    "duration",
    "constant",
    "idiom",
    "reference",
]


@dataclass(frozen=True, slots=True)
class NotFigure:
    """A numeral that is no figure, and why."""

    start: int
    end: int
    reason: Reason


@dataclass(slots=True)
class Scan:
    """What the numerals of a line are, each list from left to right."""

    quantities: list[Quantity] = field(default_factory=list)
    times: list[times.TimeWord] = field(default_factory=list)
    not_figures: list[NotFigure] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
