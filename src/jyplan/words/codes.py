"""The stable codes: what kind of statement failed, or why it could not be judged.

Of each it tells the kind, the place among its kind, how bad a finding is, and the tone of what is judged.

`jyplan explain` has a page for every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jyplan.exact.judge import Verdict
from jyplan.words.language import Language, table

Kind = Literal["finding", "reason", "verdict", "status", "outlook", "fault"]
Level = Literal["error", "warning", "note", "open"]
"""How bad a finding is; ``open`` where nothing was decided."""
Tone = Literal["bad", "warn", "fine", "good"]
"""What a verdict, status or outlook is to a reader: ``fine`` as it should be, ``good`` worth telling."""

# The codes of each kind in the order in which a reader meets them. Every other page is of a reason, and
# every other message of a fault.
ORDER: dict[Kind, tuple[str, ...]] = {
    "finding": (
        *("growth-mismatch", "increase-mismatch", "points-mismatch", "total-mismatch", "shares-not-100"),
        *("share-mismatch", "part-exceeds-whole", "comparison-fails", "printings-differ", "period-mismatch"),
        *("difference-mismatch", "ratio-mismatch", "structure-mismatch", "joint-conflict"),
        *("relations-contradict", "certain-contradict", "edge", "accepted", "stale-acceptance"),
    ),
    "reason": (),
    "verdict": ("inconsistent", "not-checkable", "consistent"),
    "status": ("met", "exceeded", "open", "not-met", "within-limit", "breached", "no-data"),
    "outlook": ("ahead", "on-pace", "behind", "off-track", "regressing", "not-assessable"),
    "fault": (),
}

CONFLICT = "joint-conflict"
EDGE = "edge"
CONTRADICTION = "relations-contradict"
CERTAIN = "certain-contradict"
ACCEPTED = "accepted"
STALE = "stale-acceptance"
IMPOSSIBLE = "growth-not-above-minus-100"

_LEVELS: dict[str, Level] = {EDGE: "warning", STALE: "warning", ACCEPTED: "note"}
TONES: dict[str, Tone] = {
    "inconsistent": "bad",
    EDGE: "warn",
    **dict.fromkeys(("breached", "not-met", "off-track", "regressing"), "bad"),
    "behind": "warn",
    **dict.fromkeys(("within-limit", "on-pace"), "fine"),
    **dict.fromkeys(("met", "exceeded", "ahead"), "good"),
}
"""The tone of each verdict, status and outlook that has one."""

_FAILED = {
    "value": "printings-differ",
    "growth": "growth-mismatch",
    "increase": "increase-mismatch",
    "points": "points-mismatch",
    "total": "total-mismatch",
    "share": "share-mismatch",
    "part": "part-exceeds-whole",
    "compare": "comparison-fails",
    "difference": "difference-mismatch",
    "ratio": "ratio-mismatch",
    "structure": "structure-mismatch",
}


PERIODS = "period-mismatch"
_OF_TIME = ("total-falls", "published-apart")


def level(code: str) -> Level:
    """How bad it is that something has this code: an error, unless it may be true or is lived with."""
    return _LEVELS.get(code, "error")


def failure(kind: str, *, exhausts: bool = False) -> str:
    """The code of a statement of ``kind`` that the stated figures it touches refute.

    ``exhausts``: it is a total of shares that are said to make up a whole.
    """
    return "shares-not-100" if exhausts else _FAILED[kind]


def code_of(verdict: Verdict, reason: str | None, kind: str, *, exhausts: bool = False) -> str | None:
    """The code of a verdict; None for ``consistent``."""
    match verdict:
        case "consistent":
            return None
        case "inconsistent":
            if reason in ("joint", *_OF_TIME):
                return CONFLICT
            if reason == IMPOSSIBLE:
                return IMPOSSIBLE
            return PERIODS if reason == PERIODS else failure(kind, exhausts=exhausts)
        case "edge":
            return EDGE
    return reason or verdict


def code_text(code: str, language: Language) -> str:
    """A code as it is looked up, its meaning before it where the language is not that of the codes."""
    meaning = table("codes", language).get(code, code)
    return code if meaning == code else f"{meaning} {code}"


def contradiction(labels: Iterable[str], figures: Iterable[str]) -> str:
    """The code of a contradiction: of relations alone, or with figures that are marked as certain."""
    return CONTRADICTION if set(figures).isdisjoint(labels) else CERTAIN
