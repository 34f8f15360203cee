"""What findings are called in a cell: the codes are English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "growth-mismatch": "growth-mismatch",
    "increase-mismatch": "increase-mismatch",
    "points-mismatch": "points-mismatch",
    "total-mismatch": "total-mismatch",
    "shares-not-100": "shares-not-100",
    "share-mismatch": "share-mismatch",
    "part-exceeds-whole": "part-exceeds-whole",
    "comparison-fails": "comparison-fails",
    "printings-differ": "printings-differ",
    "period-mismatch": "period-mismatch",
    "difference-mismatch": "difference-mismatch",
    "ratio-mismatch": "ratio-mismatch",
    "structure-mismatch": "structure-mismatch",
    "joint-conflict": "joint-conflict",
    "relations-contradict": "relations-contradict",
    "certain-contradict": "certain-contradict",
    "stale-acceptance": "stale-acceptance",
    "growth-not-above-minus-100": "growth-not-above-minus-100",
    "edge": "edge",
}
