"""Tab-separated text for pipes: the same cells as on a terminal, whole and never cut."""

from __future__ import annotations

from jyplan.report.safe import visible
from jyplan.report.table import Table


def render(table: Table) -> str:
    """A line of headings, then a line a row; notes are for people and stay away."""
    lines = [[column.heading for column in table.columns], *table.rows]
    return "".join("\t".join(visible(cell) for cell in line) + "\n" for line in lines)
