"""A printed growth against the value and the base that stand in the same row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.outcome import INCONSISTENT, WIDE, Outcome, reason_number
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.quotient import outcome, outcomes

BASES = {
    "": None, "nominal": None, "unknown": None, "current": None, "现价": None, "当年价": None,
    "当年价格": None, "名义": None, "名义增长": None, "未注明": None,
    "real": "real-growth", "constant": "real-growth", "comparable": "real-growth", "不变价": "real-growth",
    "不变价格": "real-growth", "可比价": "real-growth", "可比价格": "real-growth", "实际": "real-growth",
    "实际增长": "real-growth",
    "like-for-like": "like-for-like-growth", "同口径": "like-for-like-growth",
    "可比口径": "like-for-like-growth",
}  # fmt: skip
"""Price bases as tables name them, and the reason why a growth on one is not held against nominal values."""


def basis_reason(text: str) -> str | None:
    """Why a growth on this price basis is not held against the values beside it; None where it is."""
    return BASES.get(text.strip().lower(), "basis-not-known")


def growths(columns: Columns, terms: Terms, bases: list[str] | None = None) -> NDArray[np.uint8]:
    """The outcomes of many rows; ``bases`` are the price bases of the growths, where a column tells them."""
    code = outcomes(columns, terms)
    if bases is not None:
        reasons = {text: basis_reason(text) for text in set(bases)}
        if any(reasons.values()):
            numbers = {text: reason_number(reason) if reason else 0 for text, reason in reasons.items()}
            instead = np.fromiter((numbers[text] for text in bases), np.uint8, len(bases))
            clean = (code <= INCONSISTENT) | (code == WIDE)
            code = np.where((instead > 0) & clean, instead, code)
    return code


def growth(value: Cell, base: Cell, rate: Cell, terms: Terms, basis: str | None = None) -> Outcome:
    """The same for one row."""
    judged = outcome(value, base, rate, terms)
    reason = None if basis is None else basis_reason(basis)
    if reason is None or judged.verdict == "not-checkable":
        return judged
    return Outcome("not-checkable", reason, judged.stated, judged.computed, judged.interval)
