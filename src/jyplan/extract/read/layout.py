"""What a page's characters and rules say together: visual lines, columns, grids of tables.

Pure geometry in points, the origin at the page's foot; knows no file format. A page is read top down, one
column after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_WIDE_GAP = 1.2  # in ems: what parts cells and columns
_BLANK_GAP = 0.28  # what parts words
_BEFORE_MARK = re.compile(r"(?<=\d) +(?=[.,，．:：] ?\d)|(?<=\d[.,．:]) +(?=\d)|(?<=\d) +(?=[%％‰])")
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,3})((?: \d{3})+)(?!\d)")


class Glyph(NamedTuple):
    """A character and the box that its font reserves for it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of the line that it needs."""
        return self.top - self.bottom


class Segment(NamedTuple):
    """Characters of one visual line that no wide gap parts."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of its tallest character."""
        return self.top - self.bottom


Row = list[Segment]


class Rule(NamedTuple):
    """A straight line: `at` is its fixed coordinate, `low` to `high` how far it reaches along the other."""

    at: float
    low: float
    high: float


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The visual lines from top to bottom, each in segments from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-(glyph.bottom + glyph.top), glyph.left)):
        middle = (glyph.bottom + glyph.top) / 2
        line = lines[-1] if lines else None
        if line is not None and abs((line[0].bottom + line[0].top) / 2 - middle) < 0.4 * max(
            line[0].size, glyph.size
        ):
            line.append(glyph)
        else:
            lines.append([glyph])
    return [segments for line in lines if (segments := _segments(line))]


def _segments(line: list[Glyph]) -> Row:
    size = max(glyph.size for glyph in line)
    base = median(glyph.bottom for glyph in line)
    row: Row = []
    run: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: glyph.left):
        if run and _doubled(run[-1], glyph):
            continue
        if _note_mark(glyph, size, base, run[-1] if run else None):
            continue
        if run and glyph.left - run[-1].right > _WIDE_GAP * size:
            row += _segment(run)
            run = []
        run.append(glyph)
    return row + _segment(run)


def _doubled(before: Glyph, glyph: Glyph) -> bool:
    """Whether it is the same character again: bold type is often printed twice with a slight shift."""
    return before.text == glyph.text and glyph.left - before.left < 0.3 * (before.right - before.left)


def _note_mark(glyph: Glyph, size: float, base: float, before: Glyph | None) -> bool:
    """Whether it is a small raised number that refers to a note, and no exponent of a unit (km²)."""
    small = glyph.size < 0.75 * size and glyph.bottom > base + 0.2 * size
    unit = before is not None and before.text.isascii() and before.text.isalpha()
    return small and not unit and (glyph.text.isdecimal() or glyph.text in "[]()〔〕①②③④⑤⑥⑦⑧⑨⑩*")


def _segment(run: list[Glyph]) -> Row:
    """A run as a segment, blanks only where there is room for one; nothing where all of it is blank."""
    while run and run[-1].text.isspace():
        run = run[:-1]
    while run and run[0].text.isspace():
        run = run[1:]
    if not run:
        return []
    size = max(glyph.size for glyph in run)
    text = run[0].text
    for before, glyph in pairwise(run):
        wide = glyph.left - before.right > _BLANK_GAP * size
        if (
            wide
            and before.text.isascii()
            and glyph.text.isascii()
            and not (before.text + glyph.text).isspace()
        ):
            text += " "
        text += glyph.text
    text = squeezed(" ".join(text.split()))
    return [Segment(text, run[0].left, min(g.bottom for g in run), run[-1].right, max(g.top for g in run))]


def squeezed(text: str) -> str:
    """The text without blanks inside numbers.

    >>> squeezed("1 234.5亿元，增长6 . 5 %")
    '1234.5亿元，增长6.5%'
    """
    text = _BEFORE_MARK.sub("", text)
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", ""), text)


def gutter(lines: Sequence[Row]) -> float | None:
    """Where the blank between two columns of prose runs, `None` where there is one column."""
    pairs = [(a, b) for row in lines for a, b in pairwise(row) if len(a.text) >= 6 and len(b.text) >= 6]
    if len(pairs) < 4:
        return None
    middle = median((a.right + b.left) / 2 for a, b in pairs)
    size = median(a.size for a, _ in pairs)
    apart = [p for p in pairs if p[0].right <= middle + size / 2 and p[1].left >= middle - size / 2]
    aligned = [b.left for _, b in apart]
    if len(apart) < 0.7 * len(pairs) or not aligned:
        return None
    return (
        middle if sum(abs(left - min(aligned)) < 3 * size for left in aligned) >= 0.8 * len(aligned) else None
    )


def in_reading_order(lines: Sequence[Row], middle: float | None) -> list[list[Row]]:
    """The lines in runs of one column each; a line across both columns ends those above it."""
    if middle is None:
        return [list(lines)]
    runs: list[list[Row]] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in [*lines, []]:
        across = not row or any(s.left < middle - s.size < middle + s.size < s.right for s in row)
        if not across:
            sides = (
                [s for s in row if s.right <= middle + s.size],
                [s for s in row if s.right > middle + s.size],
            )
            left += [sides[0]] if sides[0] else []
            right += [sides[1]] if sides[1] else []
            continue
        runs += [run for run in (left, right) if run]
        left, right = [], []
        if row:
            runs.append([row])
    return _joined(runs)


def _joined(runs: list[list[Row]]) -> list[list[Row]]:
    """Single lines across the page that follow each other are one run."""
    joined: list[list[Row]] = []
    for run in runs:
        if len(run) == 1 and joined and len(joined[-1]) == 1:
            joined[-1] = joined[-1] + run
        else:
            joined.append(run)
    return joined


class Grid(NamedTuple):
    """A ruled table: the borders of its columns from the left and of its rows from the top, and its rules."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    upright: list[Rule]

    def holds(self, segment: Segment | Glyph) -> bool:
        """Whether the segment stands in the table."""
        x, y = (segment.left + segment.right) / 2, (segment.bottom + segment.top) / 2
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]


_NEAR = 3.0
_MOST_RULES = 20_000


def grids(across: list[Rule], upright: list[Rule]) -> list[Grid]:
    """The ruled tables of a page: rules that touch, with at least two columns and two rows."""
    if len(across) + len(upright) > _MOST_RULES:
        return []
    tables = []
    for lines, posts in _connected(across, upright):
        xs = _distinct([rule.at for rule in posts])
        ys = _distinct([rule.at for rule in lines])[::-1]
        if len(xs) >= 3 and len(ys) >= 3:
            tables.append(Grid(xs, ys, lines, posts))
    return sorted(tables, key=lambda grid: -grid.ys[0])


def _distinct(values: list[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _NEAR:
            distinct.append(value)
    return distinct


def _connected(across: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules in groups that overlap from top to bottom: tables stand above each other."""
    spans = sorted(
        [(rule.at, rule.at, False, rule) for rule in across]
        + [(rule.low, rule.high, True, rule) for rule in upright]
    )
    groups: list[tuple[list[Rule], list[Rule]]] = []
    reach = float("-inf")
    for low, high, is_upright, rule in spans:
        if low > reach + _NEAR or not groups:
            groups.append(([], []))
            reach = high
        groups[-1][is_upright].append(rule)
        reach = max(reach, high)
    return groups


def cells(grid: Grid) -> list[tuple[int, int, int, int]]:
    """The cells of a ruled table as (row, column, rows, columns): neighbours that no rule parts are one."""
    high, wide = len(grid.ys) - 1, len(grid.xs) - 1
    closed_right = [
        [_crossed(grid.upright, grid.xs[c + 1], _mid(grid.ys, r)) for c in range(wide)] for r in range(high)
    ]
    closed_below = [
        [_crossed(grid.across, grid.ys[r + 1], _mid(grid.xs, c)) for c in range(wide)] for r in range(high)
    ]
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < wide and not closed_right[row][right] and (row, right + 1) not in taken:
                right += 1
            below = row
            while below + 1 < high and not any(closed_below[below][c] for c in range(column, right + 1)):
                below += 1
            taken.update((r, c) for r in range(row, below + 1) for c in range(column, right + 1))
            boxes.append((row, column, below - row + 1, right - column + 1))
    return boxes


def _mid(borders: list[float], index: int) -> float:
    return (borders[index] + borders[index + 1]) / 2


def _crossed(rules: list[Rule], at: float, along: float) -> bool:
    """Whether one of the rules runs at this coordinate past this point."""
    return any(abs(rule.at - at) <= _NEAR and rule.low - 1 <= along <= rule.high + 1 for rule in rules)


_NUMERIC = re.compile(r"[-+−－]?[\d.,，．]+[%％‰]?[①-⑩*]*|[-—–…/]+")


def is_numeric(text: str) -> bool:
    """Whether the text of a segment is a number, or a sign that there is none."""
    return _NUMERIC.fullmatch(text.replace(" ", "")) is not None


def aligned(lines: Sequence[Row]) -> list[tuple[int, int, list[float]]]:
    """Tables without upright rules: runs of lines (from, to) whose numbers stand below each other.

    With each go the borders of its columns.
    """
    tables: list[tuple[int, int, list[float]]] = []
    at = done = 0
    while at < len(lines):
        end = _end(lines, at)
        borders = _borders(lines[at:end]) if end - at >= 2 else []
        if borders:
            tables.append((max(done, _heads(lines, at)), end, borders))
            done = end
        at = max(end, at + 1)
    return tables


def _end(lines: Sequence[Row], at: int) -> int:
    """Where the lines of a table that begins here end; `at` itself where none does."""
    if not _tabular(lines[at]):
        return at
    end = at + 1
    while end < len(lines) and (_tabular(lines[end]) or _label_alone(lines, end, lines[at][1].left)):
        end += 1
    return end


def _label_alone(lines: Sequence[Row], at: int, numbers: float) -> bool:
    """Whether a line is a short label left of the numbers, between lines of the table."""
    row = lines[at]
    short = len(row) == 1 and len(row[0].text) < 15 and row[0].left < numbers
    return short and at + 1 < len(lines) and _tabular(lines[at + 1])


def _tabular(row: Row) -> bool:
    numbers = sum(is_numeric(segment.text) for segment in row)
    return len(row) >= 2 and numbers >= 1 and numbers >= (len(row) - 1) / 2


def _heads(lines: Sequence[Row], first: int) -> int:
    """Where the heads above the numbers begin: lines of several short pieces, at most four."""
    start = first
    while (
        start > 0
        and first - start < 4
        and len(lines[start - 1]) >= 2
        and all(len(segment.text) <= 20 for segment in lines[start - 1])
    ):
        start -= 1
    return start


def _borders(lines: Sequence[Row]) -> list[float]:
    """The middle of each blank strip that runs through all lines."""
    spans = sorted((segment.left, segment.right) for row in lines for segment in row)
    borders = []
    reach = spans[0][1]
    for left, right in spans:
        if left - reach > 2:
            borders.append((reach + left) / 2)
        reach = max(reach, right)
    return borders
