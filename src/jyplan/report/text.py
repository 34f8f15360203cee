"""Tables for people, with rich: fitted to the terminal's width, wrapped where needed, never cut."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from jyplan.report.safe import visible, width
from jyplan.report.table import Table

_GAP = 2  # blank columns between two columns
_NARROWEST = 8
# How far columns of words give way, step by step: the first one, which names the row, and the others.
_STEPS = ((28, 16), (16, _NARROWEST), (_NARROWEST, _NARROWEST), (1, 1))

_STYLES = {
    "inconsistent": "bold red",
    "不一致": "bold red",
    "edge": "yellow",
    "临界": "yellow",
}


def render(table: Table, columns: int, *, color: bool, whole: bool = False) -> str:
    """The table as wide as its content, at most ``columns`` wide; colour only repeats what words say.

    With ``whole`` no column is left out for want of room.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    kept, dropped = _kept(table, columns, whole)
    notes = list(table.notes)
    if dropped and table.left_out:
        notes.append(table.left_out.format(names=", ".join(table.columns[n].heading for n in dropped)))
    if table.title:
        console.print(Text(visible(table.title), style="bold"))
    wide = _widths(table, kept, columns)
    console.print(_laid_out(table, kept, wide, []))
    for group, rows in _grouped(table):
        if group:
            console.print(Text(visible(group), style="bold cyan"))
        console.print(_laid_out(table, kept, wide, rows, header=False))
    for note in notes:
        console.print(Text(visible(note), style="dim"))
    # Cells are padded to their column: trailing blanks carry nothing.
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _kept(table: Table, columns: int, whole: bool) -> tuple[list[int], list[int]]:
    """The columns that have something to show and find room, and the extra ones that do not."""
    kept = [n for n in range(len(table.columns)) if n == 0 or any(row[n] for row in table.rows)]
    dropped: list[int] = []
    extras = [] if whole else [n for n in kept if table.columns[n].extra]
    while extras and sum(_least(table, n) for n in kept) + _GAP * (len(kept) - 1) > columns:
        dropped.insert(0, extras.pop())
        kept.remove(dropped[0])
    return kept, dropped


def _natural(table: Table, n: int) -> int:
    """The width at which no cell of the column needs a second line."""
    return max([width(table.columns[n].heading), *(width(row[n]) for row in table.rows)])


def _least(table: Table, n: int, step: tuple[int, int] = _STEPS[1]) -> int:
    """The width below which the column is no pleasure to read: numbers whole, words broken at will."""
    natural = _natural(table, n)
    if step == _STEPS[-1]:
        return 1
    if table.columns[n].number or table.columns[n].extra:
        return max([min(natural, _NARROWEST), *(width(row[n]) for row in table.rows)])
    return min(natural, step[0] if n == 0 else step[1])


def _grouped(table: Table) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Runs of rows under one group title; all rows at once where there are no groups."""
    titles = table.groups or ("",) * len(table.rows)
    for title, run in groupby(zip(titles, table.rows, strict=True), key=lambda pair: pair[0]):
        yield title, [row for _, row in run]


def _laid_out(
    table: Table,
    kept: Sequence[int],
    wide: Sequence[int],
    rows: list[tuple[str, ...]],
    *,
    header: bool = True,
) -> RichTable:
    laid_out = RichTable(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), show_header=header
    )
    for n, columns in zip(kept, wide, strict=True):
        column = table.columns[n]
        justify: Literal["left", "right"] = "right" if column.number else "left"
        laid_out.add_column(Text(column.heading), justify=justify, width=columns, overflow="fold")
    for row in rows:
        laid_out.add_row(*(Text(row[n], style=_STYLES.get(row[n].partition(":")[0], "")) for n in kept))
    return laid_out


def _widths(table: Table, kept: Sequence[int], columns: int) -> list[int]:
    """Natural widths; where they do not fit, the widest columns of words give way, then those of numbers."""
    wide = [_natural(table, n) for n in kept]
    room = columns - _GAP * (len(kept) - 1)
    for step in _STEPS:
        least = [_least(table, n, step) for n in kept]
        while sum(wide) > room:
            widest = max(range(len(wide)), key=lambda i: wide[i] - least[i])
            if wide[widest] <= least[widest]:
                break
            wide[widest] -= 1
    return wide
