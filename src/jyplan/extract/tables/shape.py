"""The shape of a table: which rows are captions, heads and sections, which columns hold labels and numbers.

One table of a file may hold several tables below or beside each other: each becomes a panel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from jyplan.extract import line as lines
from jyplan.extract import times
from jyplan.extract.document import Cell, Document, Table
from jyplan.extract.tables import cells, heads, numbers
from jyplan.extract.tables.heads import Facets, Role

_MOST_SLOTS: Final = 2_000_000
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TIMELY: Final = re.compile(r"[年月季末初期五]|(?:19|20)\d\d[-—–~至]")  # no time is without
_NUMBERING: Final = re.compile(r"\(?\d{1,2}\)?|\d{1,2}=.*|[甲乙丙丁A-Z]|[①-⑳]|栏次|行次")
_PURE: Final = re.compile(r"[-+\d.,]+%?")  # in a first column 0-14岁 is a label
_MOST_HEADS: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A cell in the spread grid, with its text made plain; spanned places hold the same slot."""

    cell: Cell
    line: lines.Line
    indent: int

    @property
    def text(self) -> str:
        """The cell's text with plain signs and without blanks."""
        return self.line.text


Row = list[Slot | None]


@dataclass(slots=True)
class Column:
    """A column of a panel: its heads from top to bottom, and what it holds: a role, or numbers (`None`)."""

    index: int
    heads: list[Slot] = field(default_factory=list)
    facets: list[Facets] = field(default_factory=list)
    role: Role | None = None

    @property
    def path(self) -> str:
        """The heads as one text."""
        return "".join(head.text for head in self.heads)


@dataclass(slots=True)
class Panel:
    """A table proper: what stands over it, its head rows, its body, and its columns from the left."""

    captions: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def panels(document: Document, table: Table) -> list[Panel]:
    """The panels of a table from top to bottom and from left to right."""
    stacked = _stacked(_grid(document, table))
    for panel in stacked:
        _set_columns(panel)
    return [part for panel in stacked for part in _beside(panel)]


def _grid(document: Document, table: Table) -> list[Row]:
    """The rows and columns that hold anything, spans spread."""
    text = document.text
    cells = [cell for cell in table.cells if cell.end > cell.start]
    row_numbers = sorted({cell.row for cell in cells})
    column_numbers = sorted({cell.column for cell in cells})
    if len(row_numbers) * len(column_numbers) > _MOST_SLOTS:
        return []
    row_place = {row: n for n, row in enumerate(row_numbers)}
    column_place = {column: n for n, column in enumerate(column_numbers)}
    grid: list[Row] = [[None] * len(column_numbers) for _ in row_numbers]
    budget = _MOST_SLOTS
    for cell in cells:
        slot = Slot(cell, lines.make(text, cell.start, cell.end), _indent(text, cell.start))
        if not slot.text:
            continue
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                budget -= 1
                if budget > 0 and row in row_place and column in column_place:
                    grid[row_place[row]][column_place[column]] = slot
    return grid


def _indent(text: str, start: int) -> int:
    """How wide the blanks before a cell's text are."""
    width = 0
    while width < 16 and start > width and text[start - width - 1] in " \u3000\xa0":
        width += 1
    return sum(2 if sign == "\u3000" else 1 for sign in text[start - width : start])


def distinct(row: Iterable[Slot | None]) -> list[Slot]:
    """The slots of a row from left to right, each once."""
    slots: list[Slot] = []
    for slot in row:
        if slot is not None and (not slots or slots[-1] is not slot):
            slots.append(slot)
    return slots


def is_time(text: str) -> bool:
    """Whether the text is nothing but a time: 2018年, 1-3月, 2018."""
    if cells.stamp(text) is not None:
        return True
    if _TIMELY.search(text) is None:
        return False
    words = times.find(text)
    rest = text
    for word in reversed(words):
        rest = rest[: word.start] + rest[word.end :]
    return bool(words) and len(re.sub(r"[年度月份()、\-~—至]", "", rest)) == 0


def is_named_time(text: str) -> bool:
    """Whether the text is a time by its words, so that its number is none of its own: 2018年, 1季度."""
    return not _YEAR.fullmatch(text) and is_time(text)


def _is_data(row: Row) -> bool:
    """Whether a row has numbers that are no years in a head and do not number the columns."""
    slots = distinct(row)
    read = [slot for slot in slots if numbers.read(slot.text) is not None and not is_named_time(slot.text)]
    if not read:
        return False
    if len(slots) >= 2 and all(_NUMBERING.fullmatch(slot.text) for slot in slots) and _counts(read):
        return False
    years = [slot for slot in read if _YEAR.fullmatch(slot.text)]
    if len(years) < len(read):
        return True
    first = slots[0]
    steps = {int(b.text) - int(a.text) for a, b in pairwise(years)}
    leads = first is years[0] or heads.read(first.text).role is not None or is_time(first.text)
    return not (leads or (len(years) > 1 and len(steps) == 1))


def _counts(slots: list[Slot]) -> bool:
    """Whether the numbers are 1, 2, 3 and so on."""
    plain = [re.sub(r"[()]|=.*", "", slot.text) for slot in slots]
    first = int(plain[0]) if plain and plain[0].isdecimal() else 9
    return first <= 2 and plain == [str(n) for n in range(first, first + len(plain))]


def _stacked(grid: list[Row]) -> list[Panel]:
    panel = Panel()
    stacked = [panel]
    wide = len(grid[0]) if grid else 0
    for row in grid:
        slots = distinct(row)
        if not slots:
            continue
        if _is_data(row):
            panel.body.append(row)
            continue
        units = cells.unit_line(slots[-1].text) if len(slots) <= 2 else None
        if panel.body and (units is not None or _opens_panel(row, panel)):
            below = _trailing_sections(panel)
            panel = Panel()
            stacked.append(panel)
            for section in below:
                _caption(panel, distinct(section))
        if units is not None:
            panel.units += units
            if len(slots) == 2:
                panel.captions.append(slots[0].text)
        elif panel.body:
            panel.body.append(row)
        elif len(slots) == 1 and not panel.heads and (wide > 1 or len(slots[0].text) > 12):
            _caption(panel, slots)
        elif len(panel.heads) < _MOST_HEADS:
            panel.heads.append(row)
        else:
            panel.body.append(row)
    return [panel for panel in stacked if panel.body or panel.heads]


def _caption(panel: Panel, slots: list[Slot]) -> None:
    text = slots[0].text
    units = cells.unit_line(text)
    panel.units += units or []
    panel.captions.append(cells.without_unit(text))


def _opens_panel(row: Row, panel: Panel) -> bool:
    """Whether a row of words below numbers is the head of a further table."""
    slots = distinct(row)
    if len(slots) < 2:
        return False
    texts = [slot.text for slot in slots]
    if panel.heads and texts == [slot.text for slot in distinct(panel.heads[0])]:
        return True
    others = [text for text in texts[1:] if not numbers.says_nothing(text)]
    facets = [heads.read(text) for text in others]
    return heads.read(texts[0]).role in ("label", "time") and any(
        facet.kind or facet.times or facet.stated or facet.unit for facet in facets
    )


def _trailing_sections(panel: Panel) -> list[Row]:
    """The rows of one cell at the end of a body: they stand over the next table."""
    below: list[Row] = []
    while (
        panel.body and len(distinct(panel.body[-1])) == 1 and not _is_data(panel.body[-1]) and len(below) < 3
    ):
        below.insert(0, panel.body.pop())
    return below


def _set_columns(panel: Panel) -> None:
    rows = [*panel.heads, *panel.body]
    wide = len(rows[0]) if rows else 0
    _lift_titles(panel, wide)
    for index in range(wide):
        column = Column(index)
        for row in panel.heads:
            slot = row[index]
            slot = slot or _inherited(panel, row, index)
            if slot is not None and slot not in column.heads and not _numbers_columns(row):
                column.heads.append(slot)
        column.facets = [_head_facets(slot.text) for slot in column.heads]
        panel.columns.append(column)
    for column in panel.columns:
        column.role = _role(panel, column)
    if panel.columns and not any(column.role == "label" for column in panel.columns):
        first = next((column for column in panel.columns if column.role in ("time", "class")), None)
        if first is not None:
            first.role = "label"


def _inherited(panel: Panel, row: Row, index: int) -> Slot | None:
    """The head at the left of a blank one: files of separated values have no spans."""
    below = panel.heads[panel.heads.index(row) + 1 :]
    if not any(lower[index] is not None for lower in below):
        return None
    for left in range(index - 1, 0, -1):
        slot = row[left]
        if slot is not None:
            return slot if any(lower[left] is not None for lower in below) else None
    return None


def _head_facets(text: str) -> Facets:
    facets = heads.read(text)
    if re.fullmatch(numbers.UNIT, text) and not facets.times and facets.role is None:
        return Facets(text, unit=text)
    return facets


def _numbers_columns(row: Row) -> bool:
    slots = distinct(row)
    return len(slots) > 1 and all(_NUMBERING.fullmatch(slot.text) for slot in slots)


def _lift_titles(panel: Panel, wide: int) -> None:
    """A first head that spans everything is a caption."""
    while (
        panel.heads
        and wide > 2
        and len(distinct(panel.heads[0])) == 1
        and panel.heads[0][0] is panel.heads[0][-1]
    ):
        _caption(panel, distinct(panel.heads.pop(0)))


def _role(panel: Panel, column: Column) -> Role | None:
    """What a column holds, by its heads and by what stands in it."""
    role = next((facets.role for facets in reversed(column.facets) if facets.role is not None), None)
    numeric = words = years = nothing = 0
    for row in panel.body:
        slot = row[column.index]
        if slot is None or numbers.says_nothing(slot.text):
            nothing += slot is not None
        elif is_time(slot.text):
            years += 1
        elif numbers.read(slot.text) is not None and (column.index > 0 or _PURE.fullmatch(slot.text)):
            numeric += 1
        else:
            words += 1
    if role in ("index", "owner", "nature"):
        return role
    if role == "unit" and column.index == 0 and words > numeric and not _holds_units(panel, column):
        return "label"  # 单位: also an office, a street
    if role == "unit":
        return "unit" if numeric <= words else None
    if role == "time" or (years > numeric + words and column.index == 0):
        return "label" if column.index == 0 and years else "time"
    if role == "label":
        return "label" if words >= numeric else _counted(panel, column, numeric)
    if column.index == 0 and words >= numeric:
        return "label"
    if column.index == 0:
        return _counted(panel, column, numeric)
    if words > numeric + years:
        return "class"
    return "time" if years > numeric and not column.facets else None


def _holds_units(panel: Panel, column: Column) -> bool:
    texts = [slot.text for row in panel.body if (slot := row[column.index]) is not None]
    return 2 * sum(re.fullmatch(numbers.UNIT, text) is not None for text in texts) >= len(texts)


def _counted(panel: Panel, column: Column, numeric: int) -> Role | None:
    """A column that counts its rows is an index."""
    read = [slot for row in panel.body if (slot := row[column.index]) is not None and slot.text.isdecimal()]
    values = [int(slot.text) for slot in read]
    return "index" if len(values) >= 2 and values == list(range(values[0], values[0] + len(values))) else None


def _beside(panel: Panel) -> list[Panel]:
    """The panel, or where labels begin again behind numbers, its parts from left to right."""
    starts: list[int] = [0]
    numbered = False
    first = next((column for column in panel.columns if column.role == "label"), None)
    for column in panel.columns:
        if column.role is None:
            numbered = True
        again = first is not None and column is not first and column.role in ("label", "class")
        if again and numbered and first is not None and _begins_again(panel, first, column):
            starts.append(column.index)
            numbered = False
    if len(starts) == 1:
        panel.columns = _grouped(panel)
        return [panel]
    parts = []
    for start, end in zip(starts, [*starts[1:], len(panel.columns)], strict=True):
        part = Panel(panel.captions, panel.units, panel.heads, panel.body, panel.columns[start:end])
        part.columns = _grouped(part)
        parts.append(part)
    return parts


def _begins_again(panel: Panel, first: Column, column: Column) -> bool:
    """Whether a column of words has the first label's head, or the heads of numbers that follow that one."""
    if column.role == "label" or column.path == first.path:
        return True
    after = panel.columns[column.index + 1 : column.index + 2]
    model = panel.columns[first.index + 1]
    return bool(after) and after[0].role is None and after[0].path == model.path != ""


def _grouped(panel: Panel) -> list[Column]:
    """The columns, where those of words before the first numbers are labels too: groups of what follows."""
    for column in panel.columns:
        if column.role is None:
            break
        if column.role == "class":
            column.role = "label"
    return panel.columns
