"""Tables: heads and labels say what each number is, in whichever direction they stand.

A table is read in steps, a module each: `shape` finds captions, heads and columns of labels; `heads` tells
what one head or label says, `numbers` what one cell says; `captions`, `columns` and `labels` put together
what stands over, above and beside the numbers; `reading` gives each number name, unit, kind and period;
`ties` joins figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from jyplan.extract import line as lines
from jyplan.extract.document import Block, Cell, Document, Table
from jyplan.extract.mentions import Mention, Passage, Reading
from jyplan.extract.moments import Moment
from jyplan.extract.tables import cells, reading, ties
from jyplan.extract.tables.captions import base
from jyplan.extract.tables.shape import Column, Panel, Slot, is_time, panels

_DIGITS = re.compile(r"[0-9０-９]+(?:[.,．][0-9０-９]+)*")
_CAPTION_LENGTH = 60


def read(
    document: Document,
    into: Reading,
    moment: Moment | None = None,
    this_year: int | None = None,
) -> None:
    """Add the figures of a document's tables to a reading.

    `moment` is the period that the document reports, `this_year` what 今年 means in it. Every numeral of a
    table becomes a figure, no figure for a reason, or unread.
    """
    texts = [block for block in document.blocks if block.kind != "cell"]
    starts = [block.start for block in texts]
    before = 0
    for table in document.tables:
        above = _above(document, texts, starts, table, before)
        before = max((cell.end for cell in table.cells), default=before)
        units = [unit for text in above for unit in cells.unit_line(text) or []]
        captions = [text for text in map(cells.without_unit, above) if text]
        reasons: dict[int, str | None] = {}
        figures: dict[int, Mention] = {}
        for panel in panels(document, table):
            panel.units = panel.units or units
            context = base(panel, into.title or "", captions, moment, this_year)
            read = reading.figures(panel, context, f"t{table.number}", document.text)
            into.mentions += [figure.mention for figure in read]
            into.ties += ties.ties(read)
            reasons = _reasons(panel) | reasons
            figures |= {figure.slot.cell.start: figure.mention for figure in read}
        for cell in table.cells:
            _account(document, into, cell, figures.get(cell.start), reasons.get(cell.start, "name"))
    into.mentions.sort(key=lambda mention: mention.start)
    into.not_figures.sort(key=lambda passage: passage.start)
    into.unread.sort(key=lambda passage: passage.start)


def _above(document: Document, texts: list[Block], starts: list[int], table: Table, before: int) -> list[str]:
    """The captions before a table: the last three short texts since the one `before`."""
    if not table.cells:
        return []
    at = bisect_left(starts, table.cells[0].start)
    above: list[str] = []
    for block in reversed(texts[max(0, at - 3, bisect_left(starts, before)) : at]):
        text = lines.make(document.text, block.start, block.end).text
        if len(text) > _CAPTION_LENGTH or text.endswith(("。", ";")):
            break
        above.insert(0, text)
    return above


def _account(
    document: Document, into: Reading, cell: Cell, mention: Mention | None, general: str | None
) -> None:
    """Every numeral of a cell but its figure's: no figure for a reason, or unread."""
    for match in _DIGITS.finditer(document.text, cell.start, cell.end):
        if mention is None or not mention.start <= match.start() < mention.end:
            reason = _own_reason(document.text, match, cell.start) or general
            passage = Passage(match.start(), match.end(), match[0], reason)
            (into.unread if reason is None and mention is None else into.not_figures).append(passage)


def _reasons(panel: Panel) -> dict[int, str | None]:
    """Why numerals of the panel's cells (by where they start) are no figures; `None` where they should be."""
    reasons: dict[int, str | None] = {}
    for number, row in enumerate([*panel.heads, *panel.body]):
        for column in panel.columns:
            slot = row[column.index]
            if slot is not None and slot.cell.start not in reasons:
                reasons[slot.cell.start] = _reason(slot, column, head=number < len(panel.heads))
    return reasons


def _own_reason(text: str, match: re.Match[str], start: int) -> str | None:
    """What the signs around a numeral say: a number of a list, a date."""
    following = text[match.end() : match.end() + 1]
    if match.start() == start and following in tuple("、.．"):
        return "list"
    return "date" if following in tuple("年月季日") else None


def _reason(slot: Slot, column: Column, *, head: bool) -> str | None:
    """Why a numeral is no figure; `None` where it stands among figures and was not understood."""
    if is_time(slot.text):
        return "date"
    if column.role == "index":
        return "list"
    if head or column.role == "label":
        return "class" if re.search(r"以上|以下|以内", slot.text) else "name"
    if any(facets.kind == "score" for facets in column.facets):
        return "score"
    return None if column.role is None else "name"
