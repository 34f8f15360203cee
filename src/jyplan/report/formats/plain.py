"""Tab-separated text for pipes: all that a terminal shows, whole and never cut.

What is no row (the title, groups, notes) stands behind a ``#``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jyplan.report.form import Form, Layout, Result, drawn
from jyplan.report.safe import visible

if TYPE_CHECKING:
    from jyplan.report.table import Table


def render(table: Table) -> str:
    """The title, a line of headings, a line a row below the title of its group, and notes."""
    lines = [*_marked(table.title), _row([column.heading for column in table.columns])]
    groups = table.groups or ("",) * len(table.rows)
    above = ("", *groups)
    for row, group, before in zip(table.rows, groups, above, strict=False):
        lines += [*(_marked(group) if group != before else ()), _row(row)]
    lines += [line for note in table.notes for line in _marked(note)]
    return "".join(f"{line}\n" for line in lines)


def _row(cells: Sequence[str]) -> str:
    return "\t".join(map(visible, cells))


def _marked(text: str) -> list[str]:
    return [f"# {visible(text)}"] if text else []


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The tables of a result, one after the other."""
    return drawn(result.sections, render)


def block(lines: Sequence[str], layout: Layout) -> str:
    """Lines below a table, as they are."""
    return "\n".join(lines)


FORM = Form(pieces=pieces, block=block, sentences=True, workings=True)
