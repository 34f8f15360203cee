"""Tab-separated text for pipes: the same cells as on a terminal, whole and never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jyplan.report.form import Form, Layout, Result, drawn
from jyplan.report.safe import visible

if TYPE_CHECKING:
    from jyplan.report.table import Table


def render(table: Table) -> str:
    """A line of headings, then a line a row; notes are for people and stay away."""
    lines = [[column.heading for column in table.columns], *table.rows]
    return "".join("\t".join(visible(cell) for cell in line) + "\n" for line in lines)


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The tables of a result, one after the other."""
    return drawn(result.sections, render)


def block(lines: Sequence[str], layout: Layout) -> str:
    """Lines below a table, as they are."""
    return "\n".join(lines)


FORM = Form(pieces=pieces, block=block, sentences=True, workings=True)
