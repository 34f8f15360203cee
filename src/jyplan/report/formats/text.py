"""Tables for people, with rich: fitted to the terminal's width, wrapped where needed, never cut."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from jyplan.report.form import Form, Layout, Result, drawn
from jyplan.report.safe import visible, width
from jyplan.report.wrap import hanging
from jyplan.words.codes import TONES, Tone
from jyplan.words.headings import word
from jyplan.words.language import languages

if TYPE_CHECKING:
    from rich.table import Table as RichTable
    from rich.text import Text

    from jyplan.report.table import Table

_GAP = 2  # blank columns between two columns
_NARROWEST = 8
# How far columns of words give way, step by step: the first one, which names the row, and the others.
_STEPS = ((28, 16), (16, _NARROWEST), (_NARROWEST, _NARROWEST), (4, 4), (1, 1))

# Colour repeats what the word says already.
_COLOURS: dict[Tone, str] = {"bad": "bold red", "warn": "yellow", "good": "green"}
_STYLES = {
    word(code, language): _COLOURS[tone]
    for code, tone in TONES.items()
    for language in languages()
    if tone in _COLOURS
}


def render(table: Table, columns: int, *, color: bool, whole: bool = False) -> str:
    """The table as wide as its content, at most ``columns`` wide; colour only repeats what words say.

    With ``whole`` no column is left out for want of room, and lines are as long as that takes.
    """
    table = _shown(table)
    kept, dropped = _kept(table, columns, whole)
    steps = _STEPS[:1] if whole else _STEPS
    wide = _widths(table, kept, columns, steps)
    leads = table.columns[kept[0]].address and wide[0] < _natural(table, kept[0]) and len(kept) > 1
    if leads:
        kept = kept[1:]
        wide = _widths(table, kept, columns, steps)
    if whole:
        columns = max(columns, sum(wide) + _GAP * (len(wide) - 1))
    from rich.text import Text

    printed = _printer(columns, color)
    across, rows = _across(table, leads=leads)
    parts = [printed(Text(table.title, style="bold"))] if table.title else []
    waiting = iter(across)
    for line in printed(_laid_out(table, kept, wide, rows)).splitlines(keepends=True):
        parts.append(printed(*next(waiting)) if _ACROSS in line else line)
    notes = [note for note in table.notes if not _in_vain(note, table, kept)]
    if dropped and table.left_out:
        room = _fits(table._replace(most=0), sorted([*kept, *dropped]), columns)
        names = ", ".join(table.columns[n].heading for n in dropped)
        notes.append((table.withheld if room else table.left_out).format(names=names))
    parts += [printed(Text(note, style="dim")) for note in notes]
    # Cells are padded to their column: trailing blanks carry nothing.
    return "\n".join(line.rstrip() for line in "".join(parts).split("\n"))


# Stands for a line across the table while it is laid out, once for all its groups; no cell can hold it.
_ACROSS = "\x00"


def _printer(columns: int, color: bool) -> Callable[..., str]:
    """What gives the lines of something of rich's, at most so wide; ``whole`` breaks none of them."""
    from rich.console import Console

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

    def printed(what: Text | RichTable, whole: bool = False) -> str:
        console.print(what, no_wrap=whole, overflow="ignore" if whole else None, crop=not whole)
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text

    return printed


def _across(table: Table, *, leads: bool) -> tuple[list[tuple[Text, bool]], list[tuple[str, ...]]]:
    """The lines across all columns, each with whether it is never broken, and the rows with their places."""
    from rich.text import Text

    across: list[tuple[Text, bool]] = []
    rows: list[tuple[str, ...]] = []
    for group, inside in _grouped(table):
        if group:
            across.append((Text(group, style="bold cyan"), False))
            rows.append((_ACROSS,) * len(table.columns))
        for cells, beneath in inside:
            if leads:
                across.append((Text(cells[0]), True))
                rows.append((_ACROSS,) * len(table.columns))
            rows.append(cells)
            if beneath:
                across.append((Text(f"  {beneath}", style="dim"), False))
                rows.append((_ACROSS,) * len(table.columns))
    return across, rows


def _shown(table: Table) -> Table:
    """The table with all its texts as they show: what they take of a line is measured after that."""
    return table._replace(
        title=visible(table.title),
        columns=tuple(column._replace(heading=visible(column.heading)) for column in table.columns),
        rows=tuple(tuple(map(visible, row)) for row in table.rows),
        groups=tuple(map(visible, table.groups)),
        notes=tuple(map(visible, table.notes)),
        beneath=tuple(map(visible, table.beneath)),
    )


def _in_vain(note: str, table: Table, kept: Sequence[int]) -> bool:
    """Whether a note explains a sign that no shown cell has."""
    return note.startswith("≈") and not any(
        "≈" in row[n] or "[" in row[n] for row in table.rows for n in kept
    )


def _kept(table: Table, columns: int, whole: bool) -> tuple[list[int], list[int]]:
    """The columns that have something to show and find room, and the extra ones that do not."""
    shown = [n for n, column in enumerate(table.columns) if not column.beneath]
    kept = [n for n in shown if n == 0 or any(row[n] for row in table.rows)]
    dropped: list[int] = []
    extras = [] if whole else sorted((table.columns[n].extra, n) for n in kept if table.columns[n].extra)
    while extras and not _fits(table, kept, columns):
        dropped.append(extras.pop()[1])
        kept.remove(dropped[-1])
    return kept, sorted(dropped)


def _fits(table: Table, kept: Sequence[int], columns: int) -> bool:
    room = columns - _GAP * (len(kept) - 1)
    return sum(_least(table, n) for n in kept) <= room and len(kept) <= (table.most or len(kept))


def _natural(table: Table, n: int) -> int:
    """The width at which no cell of the column needs a second line."""
    return max([width(table.columns[n].heading), *(width(row[n]) for row in table.rows)])


def _least(table: Table, n: int, step: tuple[int, int] = _STEPS[1]) -> int:
    """The width below which the column is no pleasure to read: numbers whole, words broken at will."""
    natural = _natural(table, n)
    if table.columns[n].words:
        cells = (table.columns[n].heading, *(row[n] for row in table.rows))
        return max(width(word) for cell in cells for word in cell.split())
    if step == _STEPS[-1]:
        return 1
    if table.columns[n].number or table.columns[n].extra or table.columns[n].unbroken:
        return max([min(natural, _NARROWEST), *(width(row[n]) for row in table.rows)])
    return min(natural, step[0] if n == 0 else step[1])


# A row's cells, and the line beneath them.
_Row = tuple[tuple[str, ...], str]


def _grouped(table: Table) -> Iterator[tuple[str, list[_Row]]]:
    """Runs of rows under one group title; all rows at once where there are no groups."""
    titles = table.groups or ("",) * len(table.rows)
    beneath = table.beneath or ("",) * len(table.rows)
    for title, run in groupby(zip(titles, table.rows, beneath, strict=True), key=lambda row: row[0]):
        yield title, [(cells, line) for _, cells, line in run]


def _laid_out(
    table: Table,
    kept: Sequence[int],
    wide: Sequence[int],
    rows: list[tuple[str, ...]],
) -> RichTable:
    """All rows with their headings, each column as wide as given."""
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    laid_out = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for n, columns in zip(kept, wide, strict=True):
        column = table.columns[n]
        justify: Literal["left", "right"] = "right" if column.number else "left"
        laid_out.add_column(Text(column.heading), justify=justify, width=columns, overflow="fold")
    for row in rows:
        laid_out.add_row(
            *(Text(row[n], style=_STYLES.get(row[n].partition(":")[0], "") if n else "") for n in kept)
        )
    return laid_out


def _widths(table: Table, kept: Sequence[int], columns: int, steps: Sequence[tuple[int, int]]) -> list[int]:
    """Natural widths; where they do not fit, the widest columns of words give way, then those of numbers."""
    wide = [_natural(table, n) for n in kept]
    room = columns - _GAP * (len(kept) - 1)
    for step in steps:
        least = [_least(table, n, step) for n in kept]
        while sum(wide) > room:
            widest = max(range(len(wide)), key=lambda i: wide[i] - least[i])
            if wide[widest] <= least[widest]:
                break
            wide[widest] -= 1
    return wide


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The tables of a result, fitted to the terminal."""
    return drawn(
        result.sections,
        lambda table: render(table, layout.columns, color=layout.color, whole=layout.whole),
    )


def block(lines: Sequence[str], layout: Layout) -> str:
    """Lines below a table, broken where the terminal ends."""
    return "\n".join(part for line in lines for part in hanging(line, layout.columns))


FORM = Form(pieces=pieces, block=block, terminal=True, titles=True, sentences=True, workings=True)
