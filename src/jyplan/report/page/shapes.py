"""Where things stand in a chart: scales, ticks and points, in percent of a row or in units of a drawing.

Pixels only: floats here place a mark and decide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple

from jyplan.answers.outlook import Thresholds
from jyplan.report.page.numbers import MINUS
from jyplan.words.language import Language
from jyplan.words.page import phrase

if TYPE_CHECKING:
    from jyplan.report.page.parts import ReportRow

_EDGE = 3.0  # percent of a row that stay free at either side, for half a dot
_MOST_TICKS = 6


class Tick(NamedTuple):
    """A mark on a scale: its place and what is written there."""

    at: str
    text: str


class Scale(NamedTuple):
    """A straight scale over a row's width, from ``low`` to ``high``."""

    low: float
    high: float
    step: float

    def at(self, value: Fraction | float) -> str:
        """The place of a value in percent of the width."""
        share = (float(value) - self.low) / (self.high - self.low)
        return f"{_short(_EDGE + (100 - 2 * _EDGE) * min(max(share, 0.0), 1.0))}%"

    def ticks(self) -> list[Tick]:
        """Round numbers on the scale, zero among them where it is inside."""
        first = floor(self.low / self.step + 1e-9)
        numbers = [n * self.step for n in range(first, round(self.high / self.step) + 1)]
        return [Tick(self.at(n), signed(n)) for n in numbers if self.low - 1e-9 <= n <= self.high + 1e-9]


def scale(values: Iterable[Fraction]) -> Scale:
    """A scale with round ends that holds all values, and zero."""
    numbers = [0.0, *(float(value) for value in values)]
    low, high = min(numbers), max(numbers)
    if low == high:
        low, high = low - 1, high + 1
    step = nice((high - low) / _MOST_TICKS)
    return Scale(floor(low / step + 1e-9) * step, -floor(-high / step + 1e-9) * step, step)


def nice(width: float) -> float:
    """The next 1, 2 or 5 times a power of ten that is not below ``width``."""
    power: float = 10.0 ** floor(log10(width))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= width * (1 - 1e-9))


def signed(number: float) -> str:
    """A tick's number with its sign."""
    text = _short(abs(number))
    return text if not number else ("+" if number > 0 else MINUS) + text


def _short(number: float) -> str:
    text = f"{number:.1f}"
    return text[:-2] if text.endswith(".0") else text


class Bullet(NamedTuple):
    """A bar towards a target: all in percent of the width; None where there is nothing to mark."""

    done: str
    target: str
    due: str | None
    off_track: str | None
    behind: str | None
    beyond: bool  # more than the scale holds


def bullet(row: ReportRow, most: Fraction, thresholds: Thresholds) -> Bullet | None:
    """The bullet of a row whose share done is known; the target is 100 % and ``most`` the scale's end."""
    done, due = row.status.gap.done_percent, row.status.expected_percent
    if done is None or row.status.gap.latest_kind != "actual":
        return None
    if not row.paced:
        due = None  # a share of the way, not of the target
    upward = row.better != "lower"

    def at(share: Fraction) -> str:
        return f"{_short(float(min(max(share, Fraction(0)), most) * 100 / most))}%"

    bands: tuple[Fraction | None, Fraction | None] = (None, None)
    if due is not None and upward:
        limits = (thresholds.behind, thresholds.on_pace)
        low, high = (due + limit if thresholds.points else due * limit for limit in limits)
        bands = low, high
    return Bullet(
        at(done), at(Fraction(100)), None if due is None else at(due),
        None if bands[0] is None else at(bands[0]), None if bands[1] is None else at(bands[1]), done > most,
    )  # fmt: skip


def most_done(rows: Iterable[ReportRow]) -> Fraction:
    """The end of the bullets' common scale: 120 % of the target, more where somebody has done more."""
    done = [row.status.gap.done_percent or Fraction(0) for row in rows]
    return min(max([Fraction(120), *done]), Fraction(200))


class Bar(NamedTuple):
    """The lead or lag at one date."""

    x: str
    y: str
    height: str
    late: bool


class Course(NamedTuple):
    """The lines of one small chart, 260 units wide, and where its labels stand."""

    actual: str
    pace: str
    before: str
    projected: str
    target_y: str | None
    target_label_y: str | None
    latest: tuple[str, str] | None
    label: tuple[str, str, str]  # x, y, anchor
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    bar_width: str
    lead_y: str | None


_LEFT, _RIGHT, _TOP, _FOOT = 4.0, 200.0, 14.0, 86.0
_MIDDLE, _REACH = 118.0, 13.0  # the line of the bars, and how far the longest reaches


class _Frame(NamedTuple):
    """The field of one small chart: its days from the day before ``first``, and its values."""

    first: dt.date
    last: dt.date
    low: float
    high: float

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        days = (self.last - self.first).days + 1
        return _LEFT + (_RIGHT - _LEFT) * ((day - self.first).days + 1) / days

    def y(self, value: Fraction | float) -> float:
        """Where a value stands."""
        return _FOOT - (_FOOT - _TOP) * (float(value) - self.low) / (self.high - self.low)

    def line(self, steps: Iterable[tuple[dt.date, Fraction]], *, from_zero: bool) -> str:
        """The points of a line; ``from_zero``: it begins there on the day before the first."""
        points = [f"{_short(self.x(day))},{_short(self.y(value))}" for day, value in steps]
        start = [f"{_short(_LEFT)},{_short(self.y(0))}"] if from_zero and points else []
        return " ".join([*start, *points])


def course(row: ReportRow, first: dt.date, last: dt.date, most_lead: Fraction, language: Language) -> Course:
    """The chart of a row from the day before ``first`` to ``last``; ``most_lead`` fills the bars' height."""
    flow, goal = row.measure == "flow", row.status.gap.target
    frame = _Frame(first, last, *_range(row))
    actual = [(point.as_of, point.value) for point in row.course]
    latest = actual[-1] if actual else None
    goal_y = None if goal is None else frame.y(goal)
    width = max(min((_RIGHT - _LEFT) / max(len(row.course), 12) - 3, 12), 1)
    bars = _bars(row, frame, most_lead, width)
    return Course(
        frame.line(actual, from_zero=flow),
        frame.line(((step.as_of, step.value) for step in row.pace_line), from_zero=flow),
        frame.line(((step.as_of, step.value) for step in row.year_before), from_zero=flow),
        _projected(row, frame, latest),
        None if goal_y is None else _short(goal_y),
        None if goal_y is None else _short(goal_y + 4),
        None if latest is None else (_short(frame.x(latest[0])), _short(frame.y(latest[1]))),
        _label(row, frame, latest),
        tuple(_time_ticks(frame, language)),
        tuple(bars),
        _short(width),
        _short(_MIDDLE) if bars else None,
    )


def _projection(row: ReportRow) -> Fraction | None:
    """What the pace comes to at the end: of flows only."""
    return row.status.projection if row.measure == "flow" else None


def _range(row: ReportRow) -> tuple[float, float]:
    """The lowest and highest value of a chart with some room; a flow's has zero in it."""
    flow = row.measure == "flow"
    values = [point.value for point in row.course]
    values += [step.value for step in (*row.pace_line, *row.year_before)]
    values += [value for value in (row.status.gap.target, _projection(row)) if value is not None]
    numbers = [float(value) for value in values] or [0.0]
    low, high = (min(0.0, *numbers), max(numbers)) if flow else (min(numbers), max(numbers))
    room = (high - low or abs(high) or 1.0) * 0.06
    return (low if flow and low == 0 else low - room), high + room


def _projected(row: ReportRow, frame: _Frame, latest: tuple[dt.date, Fraction] | None) -> str:
    """The line from the latest figure to the projection."""
    end = _projection(row)
    if latest is None or end is None or latest[0] >= frame.last:
        return ""
    return frame.line([latest, (frame.last, end)], from_zero=False)


def _label(row: ReportRow, frame: _Frame, latest: tuple[dt.date, Fraction] | None) -> tuple[str, str, str]:
    """Where the latest figure is written: above the line where it is ahead or near the right edge."""
    if latest is None:
        return "0", "0", "start"
    x, y = frame.x(latest[0]), frame.y(latest[1])
    if (row.due is not None and latest[1] > row.due) or x > 160:
        return _short(x - 3), _short(max(y - 7, 9)), "end"
    return _short(x + 4), _short(min(y + 13, _FOOT - 3)), "start"


def _bars(row: ReportRow, frame: _Frame, most: Fraction, width: float) -> list[Bar]:
    bars = []
    for point in row.course:
        if point.lead_points is not None and row.paced:
            height = _REACH * float(abs(point.lead_points) / most) if most else 0.0
            late = point.lead_points < 0
            top = _MIDDLE if late else _MIDDLE - height
            bars.append(
                Bar(
                    _short(max(frame.x(point.as_of) - width / 2, _LEFT)),
                    _short(top),
                    _short(max(height, 0.3)),
                    late,
                )
            )
    return bars


def _time_ticks(frame: _Frame, language: Language) -> Iterable[Tick]:
    """Every third month of one year, else every year."""
    first, last = frame.first, frame.last
    if first.year == last.year:
        months = [phrase(f"tick-{month}", language) for month in (3, 6, 9, 12)]
        ends = (dt.date(first.year, 3, 31), dt.date(first.year, 6, 30), dt.date(first.year, 9, 30), last)
        return [Tick(_short(frame.x(day)), text) for day, text in zip(ends, months, strict=True)]
    years = range(first.year, last.year + 1)
    every = max(1, -(-len(years) // 5))
    shown = [year for year in years if (last.year - year) % every == 0]
    return [Tick(_short(frame.x(dt.date(year, 12, 31))), str(year)) for year in shown]


class Ranges(NamedTuple):
    """Two ranges on one line, as shares of its width; each with the place of its words."""

    stated: tuple[str, str]
    computed: tuple[str, str]
    stated_left: bool  # whether the stated one is the lower


def ranges(
    stated: tuple[Fraction | None, Fraction | None], computed: tuple[Fraction | None, Fraction | None]
) -> Ranges | None:
    """Where two ranges lie; an unbounded end reaches the edge. None where all ends are unbounded."""
    ends = [float(end) for end in (*stated, *computed) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1.0) * 0.12
    low, high = low - room, high + room

    def at(end: Fraction | None, default: float) -> float:
        return default if end is None else 100 * (float(end) - low) / (high - low)

    def placed(pair: tuple[Fraction | None, Fraction | None]) -> tuple[str, str]:
        left, right = at(pair[0], 0), at(pair[1], 100)
        return f"{_short(left)}%", f"{_short(max(right - left, 0.8))}%"

    middle = [
        sum(at(end, side) for end, side in zip(pair, (0, 100), strict=True)) for pair in (stated, computed)
    ]
    return Ranges(placed(stated), placed(computed), middle[0] <= middle[1])
