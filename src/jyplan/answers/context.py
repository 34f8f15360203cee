"""What every row says of its indicator beside the numbers."""

from __future__ import annotations

from typing import Any

from jyplan.plan.model import Indicator
from jyplan.plan.statement import Statement
from jyplan.words.language import Language


def context_of(
    indicator: Indicator, statement: Statement | None = None, language: Language = "zh"
) -> dict[str, Any]:
    """Unit, group, owner, measure, direction, nature of the target and note, by the names of a row's fields.

    A note of the statement comes before that of the indicator.
    """
    return {
        "group": indicator.group,
        "unit": indicator.counted_in(language),
        "owner": indicator.owned_by(language),
        "measure": indicator.measure,
        "better": indicator.better,
        "nature": getattr(statement, "nature", None),
        "note": (statement.note if statement is not None else None) or indicator.note,
    }
