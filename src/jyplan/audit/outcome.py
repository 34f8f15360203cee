"""What a rule says of one row: verdict and reason, and how both are numbered in columns."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jyplan.audit.cells import REASONS
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict


class Outcome(NamedTuple):
    """The verdict on one row with its derivation.

    ``computed`` and ``interval`` are what the other cells give for the stated one, in its own terms (percent
    for a growth or share); ``distance`` is counted in units of its last place.
    """

    verdict: Verdict
    reason: str | None = None
    stated: str | None = None
    computed: Fraction | None = None
    interval: Interval | None = None
    distance: Fraction | None = None


ROW_REASONS = (
    "base-not-positive",
    "real-growth",
    "like-for-like-growth",
    "basis-not-known",
    "period-not-read",
    "period-twice",
    "year-missing",
    "whole-missing",
    "whole-twice",
    "part-not-read",
    "parts-missing",
)
"""Why the figures of a row may not be held against each other, though each can be read."""

CODES: tuple[tuple[Verdict, str | None], ...] = (
    ("consistent", None),
    ("edge", None),
    ("inconsistent", None),
    *(("not-checkable", reason) for reason in (*REASONS, *ROW_REASONS)),
)
"""Verdict and reason by number."""

CONSISTENT, EDGE, INCONSISTENT = range(3)
NUMBERS = {pair: number for number, pair in enumerate(CODES)}
FIRST_REASON = 3
WIDE = 255
"""Not yet judged: a figure has more digits than 64 bits hold."""


def number_of(verdict: Verdict, reason: str | None) -> int:
    """The number that stands for a verdict and its reason."""
    return NUMBERS[verdict, reason]


def reason_number(reason: str) -> int:
    """The number of not-checkable for this reason."""
    return NUMBERS["not-checkable", reason]
