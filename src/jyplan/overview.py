"""Every indicator in one row: its base, its growth and its gap, stated or implied."""

from __future__ import annotations

from typing import NamedTuple

from jyplan.derive import ALL, BaseRow, GapRow, GrowthRow, Selection, base_row, gap_row, growth_row
from jyplan.plan import Plan


class StatusRow(NamedTuple):
    """What is known of one indicator. The inner rows are those of the commands base, growth and gap."""

    id: str
    name: str
    unit: str
    group: str | None
    base: BaseRow
    growth: GrowthRow
    gap: GapRow


def status(plan: Plan, selection: Selection = ALL) -> list[StatusRow]:
    """A row for every indicator, in the plan's order."""
    rows = []
    for id, indicator in selection.chosen(plan):
        name = selection.name(indicator)
        rows.append(
            StatusRow(
                id,
                name,
                indicator.unit,
                indicator.group,
                base_row(plan, id, name),
                growth_row(plan, id, name),
                gap_row(plan, id, name),
            )
        )
    return rows
