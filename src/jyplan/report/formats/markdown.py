"""Markdown: a pipe table, for issues, wikis and pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jyplan.report.form import Form, Layout, Result, drawn
from jyplan.report.safe import visible

if TYPE_CHECKING:
    from jyplan.report.table import Table

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~$&:])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKUP.sub(r"\\\1", visible(text))


def render(table: Table) -> str:
    """The table under its title, notes below."""
    rules = ["---:" if column.number else "---" for column in table.columns]
    lines = [[escaped(column.heading) for column in table.columns], rules]
    lines += [[escaped(cell) for cell in row] for row in table.rows]
    parts = [f"**{escaped(table.title)}**\n\n"] if table.title else []
    parts += ["| " + " | ".join(line) + " |\n" for line in lines]
    parts += [f"\n{escaped(note)}\n" for note in table.notes]
    return "".join(parts)


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The tables of a result, one after the other."""
    return drawn(result.sections, render)


def block(lines: Sequence[str], layout: Layout) -> str:
    """Lines below a table, fenced: they are laid out by their blanks."""
    text = "\n".join(lines).rstrip()
    return f"```text\n{text}\n```" if text else ""


FORM = Form(pieces=pieces, block=block, titles=True, sentences=True, workings=True)
