"""A second try at true values: numbers brought near with floats, made exact, and proved by substitution.

Printed figures are rounded, so parts in the middle of their intervals miss a printed whole by a little. Here
they move together, each in proportion to its own room, until all rows hold with some room to spare. Floats
only propose: what does not satisfy everything exactly is thrown away. Work grows with the number of terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from math import inf, isfinite
from typing import NamedTuple

from jyplan.solver.guess import fits
from jyplan.solver.linear import Constraint, Form, OutOfTime, Tick, unlimited
from jyplan.solver.problem import Figure, Problem, times

MARGINS = (0.1, 0.03, 0.01, 0.001)
"""Which part of its room a row keeps free on either side, in turn: some figures fit in a corner only."""

SWEEPS = 100
"""How often all rows are passed through at most with one margin."""

PATIENCE = 6
"""After how many sweeps that leave nearly as much missing the next margin is tried."""

TRIES = 8
"""How many points are tried exactly."""

_PROGRESS = 0.9  # of what was missing, to which a sweep has to bring it down
_FINE = 1 << 40  # parts of one, of which a proposed number consists
_SLACK = 0.32  # of the least room in an equation, by which it may be missed; half of it after each try
_BLUR = 1e-12  # of the terms of a row: what floats lose


class _Row(NamedTuple):
    """``low <= Σ coefficient·variable <= high``; ``rate`` is the width that is allowed a rate of ``per``."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float
    rate: float = 0.0
    per: tuple[tuple[int, float], ...] = ()


_Ends = list["Fraction | int | None"]
_Boxes = dict[int, tuple[float, float]]


def approach(problem: Problem, tick: Tick = unlimited) -> dict[int, Fraction] | None:
    """True values that fit everything, None where none are met in time."""
    try:
        limits = _limits(problem)
        equations = [
            (form, low) for form, (low, high) in limits.items() if form and low is not None and low == high
        ]
        for point in islice(_points(limits, list(_rates(problem)), tick), TRIES):
            exact = _exact(problem, equations, point)
            if exact is not None:
                return exact
    except (OverflowError, OutOfTime):
        pass  # numbers too large for floats, or no time for them
    return None


def _limits(problem: Problem) -> dict[Form, _Ends]:
    """What lies between which ends: all that is said of one form together, but for rates of some width."""
    limits: defaultdict[Form, _Ends] = defaultdict(lambda: [None, None])
    listed = list(problem.laws)
    for figure in problem.figures:
        if _is_wide(figure):
            listed.append(Constraint(times(figure.per, -1), 0))
        else:
            listed += figure.claims()
    for constraint in listed:
        (form, up), limit = _upward(constraint.form), constraint.limit
        ends = limits[form]
        if up:
            ends[1] = limit if ends[1] is None else min(ends[1], limit)
        else:
            ends[0] = -limit if ends[0] is None else max(ends[0], -limit)
    return limits


def _is_wide(figure: Figure) -> bool:
    return bool(figure.per) and not figure.allowed.single


def _rates(problem: Problem) -> Iterator[_Row]:
    """The two ends of each rate of some width, as rows."""
    for figure in filter(_is_wide, problem.figures):
        low_n, low_d, high_n, high_d, *_ = figure.allowed
        measure, per = _floats(figure.measure), _floats(figure.per)
        low, high = low_n / low_d if low_d else -inf, high_n / high_d if high_d else inf
        wide = high - low if isfinite(high - low) else 0.0
        if low_d:
            yield _Row((*measure, *((v, -low * c) for v, c in per)), 0.0, inf, wide, per)
        if high_d:
            yield _Row((*measure, *((v, -high * c) for v, c in per)), -inf, 0.0, wide, per)


def _upward(form: Form) -> tuple[Form, bool]:
    """A form in the one order and sign that it shares with its opposite, and whether it has that sign."""
    form = tuple(sorted(form))
    if not form or form[0][1] > 0:
        return form, True
    return tuple((variable, -c) for variable, c in form), False


def _floats(form: Form) -> tuple[tuple[int, float], ...]:
    return tuple((variable, float(c)) for variable, c in form)


def _points(limits: dict[Form, _Ends], rows: list[_Row], tick: Tick) -> Iterator[dict[int, float]]:
    """Points that all rows hold, or nearly, after ever more sweeps."""
    named = (variable for form in (*limits, *(row.terms for row in rows)) for variable, _ in form)
    boxes: _Boxes = dict.fromkeys(named, (-inf, inf))
    for form, (least, most) in limits.items():
        if not form:
            continue
        low, high = -inf if least is None else float(least), inf if most is None else float(most)
        if len(form) > 1:
            rows.append(_Row(_floats(form), low, high))
        else:
            ((variable, c),) = _floats(form)
            old = boxes[variable]
            boxes[variable] = max(old[0], low / c), min(old[1], high / c)
    if any(low > high for low, high in boxes.values()) or any(_out_of_reach(row, boxes) for row in rows):
        return
    net = _Net(boxes)
    work = sum(len(row.terms) for row in rows)
    for margin in MARGINS:
        net.keep(margin)
        best, since = inf, 0
        for sweep in range(SWEEPS):
            tick(work)
            missing = sum([net.push(row) for row in rows])
            if not missing:
                yield net.point
                net.slack /= 2
            if missing < _PROGRESS * best:
                best, since = missing, sweep
            elif sweep - since > PATIENCE:
                break


def _out_of_reach(row: _Row, boxes: _Boxes) -> bool:
    """Whether no point of the boxes satisfies a row, by more than floats lose."""
    low = sum([c * boxes[v][c < 0] for v, c in row.terms])
    high = sum([c * boxes[v][c > 0] for v, c in row.terms])
    blur = 1e-9 * max(abs(low), abs(high), 1e-300)
    return high < row.low - blur or low > row.high + blur


class _Net:
    """A point within its boxes, with the room that each variable has."""

    def __init__(self, boxes: _Boxes) -> None:
        self.boxes = boxes
        self.point: dict[int, float] = {}
        self.room: dict[int, float] = {}
        self.margin, self.slack = 0.0, _SLACK
        self.inner: _Boxes = {}
        for variable, (low, high) in boxes.items():
            wide = high - low
            middle = (low + high) / 2 if isfinite(wide) else low + 1 if isfinite(low) else min(high, 0.0)
            self.point[variable] = middle
            self.room[variable] = wide if isfinite(wide) else max(abs(middle), 1.0)

    def keep(self, margin: float) -> None:
        """Set which part of their rooms is kept free from now on."""
        self.margin = margin
        for variable, (low, high) in self.boxes.items():
            free = margin * (high - low) if isfinite(high - low) else 0.0
            self.inner[variable] = low + free, high - free

    def push(self, row: _Row) -> float:
        """Bring the variables of a row to where it holds with a margin; by how much it failed before."""
        point, room, inner, terms = self.point, self.room, self.inner, row.terms
        at = sum([c * point[v] for v, c in terms])
        wide = row.high - row.low
        if not isfinite(wide):
            wide = row.rate * sum([c * point[v] for v, c in row.per])
        least, most = row.low + self.margin * wide, row.high - self.margin * wide
        if least <= at <= most:
            return 0.0
        blur = _BLUR * (sum([abs(c * point[v]) for v, c in terms]) + 1e-300)
        gap = min(max(at, least), most) - at
        if abs(gap) <= blur:
            return 0.0
        for _ in range(3):  # what runs into an end leaves the rest of the way to the others
            up = gap > 0
            free = [
                (v, c)
                for v, c in terms
                if room[v] and (point[v] < inner[v][1] if (c > 0) == up else point[v] > inner[v][0])
            ]
            ability = sum([abs(c) * room[v] for v, c in free])
            if not ability or abs(gap) <= blur:
                break
            step = gap / ability
            for v, c in free:
                low, high = inner[v]
                moved = min(max(point[v] + (step if c > 0 else -step) * room[v], low), high)
                gap -= c * (moved - point[v])
                point[v] = moved
        # The largest number of an equation takes up what is missing in the end: it has some room for that.
        spare = min((room[v] for v, _ in terms if room[v]), default=0.0) if row.low == row.high else 0.0
        slack = max(blur, self.slack * spare)
        return max(row.low - slack - at, at - row.high - slack, 0.0)


def _exact(
    problem: Problem, equations: list[tuple[Form, Fraction | int]], point: dict[int, float]
) -> dict[int, Fraction] | None:
    """The point in exact numbers: the largest number of each equation follows from the others."""
    dependent: dict[int, tuple[Form, Fraction | int]] = {}
    sizes = [[(abs(float(c) * point[v]), v) for v, c in form] for form, _ in equations]
    for n in sorted(range(len(equations)), key=lambda n: (len(sizes[n]) > 1, max(sizes[n]))):
        free = [size for size in sizes[n] if size[1] not in dependent]
        if free:  # else it says what others say together
            dependent[max(free)[1]] = equations[n]
    exact = {v: _near(near, problem.whole.get(v)) for v, near in point.items() if v not in dependent}
    waiting = dependent
    while waiting:
        later = {}
        for variable, (form, limit) in waiting.items():
            if all(other in exact for other, _ in form if other != variable):
                rest = limit - sum(c * exact[other] for other, c in form if other != variable)
                exact[variable] = Fraction(rest) / next(c for other, c in form if other == variable)
            else:
                later[variable] = form, limit
        if len(later) == len(waiting):
            return None  # they hang on each other
        waiting = later
    return exact if fits(exact, problem) else None


def _near(near: float, grain: Fraction | int | None) -> Fraction:
    """A short exact number close to a float, whole where it has to be."""
    if grain is not None:
        return round(Fraction(near) / grain) * Fraction(grain)
    return Fraction(round(Fraction(near) * _FINE), _FINE)
