"""HTML for notebooks: a plain table that takes the page's own colours, light or dark.

No style sheet and no script, which would act on the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from jyplan.report.safe import visible
from jyplan.report.table import Table
from jyplan.words.headings import word
from jyplan.words.language import Language

_BROKEN = 40  # characters above which words of a cell may stand on several lines
_MOST = 500  # rows; a browser takes long over more, and nobody reads them


def render(table: Table, language: Language) -> str:
    """The table under its title, groups between the rows, notes below; empty columns left out."""
    kept = [n for n in range(len(table.columns)) if n == 0 or any(row[n] for row in table.rows)]
    notes = list(table.notes)
    if len(table.rows) > _MOST:
        notes.insert(0, word("and-more", language, count=len(table.rows) - _MOST))
    headings = "".join(_cell("th", table.columns[n].heading, number=table.columns[n].number) for n in kept)
    caption = f'<caption style="{_CAPTION}">{_text(table.title)}</caption>' if table.title else ""
    parts = [f"<table>{caption}<thead><tr>{headings}</tr></thead><tbody>", *_body(table, kept)]
    parts += ["</tbody></table>", *(f"<p><small>{_text(note)}</small></p>" for note in notes)]
    return f"<div>{''.join(parts)}</div>"


_CAPTION = "caption-side: top; text-align: left; font-weight: bold"


def _body(table: Table, kept: list[int]) -> Iterator[str]:
    title = ""
    groups = table.groups or ("",) * len(table.rows)
    for group, row in zip(groups[:_MOST], table.rows[:_MOST], strict=True):
        if group != title:
            title = group
            heading = _text(group) or "&nbsp;"
            yield f'<tr><th colspan="{len(kept)}" style="text-align: left">{heading}</th></tr>'
        cells = "".join(_cell("td", row[n], number=table.columns[n].number) for n in kept)
        yield f"<tr>{cells}</tr>"


def _cell(tag: str, text: str, *, number: bool) -> str:
    style = f"text-align: {'right' if number else 'left'}; padding: 0.1em 0.6em"
    if number or len(text) <= _BROKEN:
        style += "; white-space: nowrap"
    return f'<{tag} style="{style}">{_text(text)}</{tag}>'


def _text(text: str) -> str:
    return escape(visible(text))
