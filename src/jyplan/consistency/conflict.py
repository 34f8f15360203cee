"""What is told of figures that cannot all be true: values only, made jointly and read by every report."""

from __future__ import annotations

from typing import NamedTuple

from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict


class Conflict(NamedTuple):
    """Figures that cannot all be true; ``allowed`` and ``candidates`` run parallel to ``culprits``.

    ``figures`` are all of one group, ``irreducible`` its conflicts; ``relations`` tie them, and ``certain``
    are the figures beyond suspicion that they cannot be true beside. Ranges and
    printings are in the terms in which each figure is stated; ``candidates_complete`` is False where whole
    numbers leave open whether others fit, so that a single one need not be the only one. With the verdict
    ``edge`` they can all be true after all, and ``reason`` says how: ``cut-off``, if rates were cut off
    instead of rounded; ``ends``, at ends of intervals only. ``below_zero``, parallel to the first of
    ``irreducible``, are values that nothing states and that let those figures fit if they were below zero.
    ``message`` is for the report to fill in.
    """

    code: str
    verdict: Verdict
    reason: str | None
    figures: tuple[str, ...]
    relations: tuple[str, ...]
    certain: tuple[str, ...]
    irreducible: tuple[tuple[str, ...], ...]
    culprits: tuple[tuple[str, ...], ...]
    culprits_complete: bool
    allowed: tuple[dict[str, Interval], ...]
    candidates: tuple[dict[str, tuple[str, ...]], ...]
    candidates_complete: bool
    below_zero: tuple[tuple[str, ...], ...] = ()
    message: str | None = None


class Contradiction(NamedTuple):
    """Relations and figures marked as certain that cannot all be true, whatever the other figures are.

    ``complete`` is False where not all of them may be needed.
    """

    code: str
    labels: tuple[str, ...]
    complete: bool
    message: str | None = None


def row_of(name: str) -> str:
    """The row that a name in the network belongs to: relations hold at several times, or parts."""
    if not name.startswith("relation:"):
        return name
    return name.partition("@")[0].partition("[")[0]
