"""What one plan contributes to the output of a command, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jyplan.plan.model import Plan
    from jyplan.report.table import Table


class Section(NamedTuple):
    """What one plan contributes to the output of a command."""

    plan: Mapping[str, object]
    rows: Sequence[Any]
    row_type: type
    summary: Mapping[str, object]
    table: Callable[[], Table]
    more: Mapping[str, object] = {}  # what the command says beside its rows, in JSON
    rows_name: str = "rows"
    remarks: Callable[[], Sequence[str]] = tuple  # in a spreadsheet below the table's notes
    below: Callable[[], str] = str  # what people read below the table


def plan_header(plan: Plan, file: str) -> dict[str, object]:
    """The plan as output names it."""
    about = plan.about
    return {
        "file": file,
        "name": about.name,
        "name_en": about.name_en,
        "base_year": about.base_year,
        "target_year": about.target_year,
    }
