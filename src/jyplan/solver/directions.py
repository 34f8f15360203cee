"""Which sums of whole numbers to branch on: those that a problem itself bounds to few numbers.

Knows forms and rates; decides nothing. A branch on any whole sum is valid, a good one ends soon.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from jyplan.exact.interval import Interval
from jyplan.solver.linear import Form
from jyplan.solver.problem import Figure, Problem, step, times

Neighbours = tuple[tuple[int, int], tuple[int, int]]
"""Two fractions as numerators and denominators; 1/0 is beyond all numbers."""


def directions(problem: Problem) -> dict[Form, Fraction]:
    """Forms that are whole multiples of a step: sums that the problem bounds, sides of rates, variables.

    A total or difference of whole numbers is whole. Two whole numbers whose ratio lies between two
    neighbouring fractions are sums of two others, and these are small where the numbers are.
    """
    forms = [figure.measure for figure in problem.figures if not figure.per]
    forms += [law.form for law in problem.laws]
    forms += [side for figure in problem.figures for side in _sides(figure, problem)]
    steps: dict[Form, Fraction] = {}
    for form in forms:
        each = step(form, problem.whole) if len(form) > 1 else None
        if each and times(form, -1) not in steps:
            steps[form] = each
    return steps | {((variable, 1),): Fraction(grain) for variable, grain in sorted(problem.whole.items())}


def _sides(figure: Figure, problem: Problem) -> list[Form]:
    """Whole sums that are both above nothing where a rate of two whole numbers holds.

    Where a/b < t/B < c/d are neighbours, ``b·t - a·B`` and ``c·B - d·t`` are whole and positive, and t and B
    are whole sums of them.
    """
    measure, per = figure.measure, figure.per
    if len(measure) != 1 or len(per) != 1 or not {measure[0][0], per[0][0]} <= problem.whole.keys():
        return []
    (top, weight), (base, scale) = measure[0], per[0]
    grain, unit = Fraction(problem.whole[top]), Fraction(problem.whole[base])
    between = figure.allowed.scaled(*(unit * scale / (grain * weight)).as_integer_ratio())
    if top == base or between.empty or not between.low or between.low < 0 or between.high is None:
        return []
    (a, b), (c, d) = neighbours(between)
    sides = ((top, b / grain), (base, -a / unit)), ((base, c / unit), (top, -d / grain))
    return [tuple((v, coefficient) for v, coefficient in side if coefficient) for side in sides]


def neighbours(interval: Interval) -> Neighbours:
    """The two neighbouring fractions between which the simplest fraction of an interval above 0 lies.

    They are its parents in the tree of Stern (1858) and Brocot (1861): a/b below and c/d above the interval,
    with b·c - a·d = 1.
    """
    low, high = interval.low, interval.high
    assert low is not None
    assert high is not None
    (a, b), (c, d) = (0, 1), (1, 0)
    while True:
        short, long = low * (b + d) - (a + c), (a + c) - high * (b + d)
        if short > 0 or (interval.low_open and not short):
            room = (low * b - a) / (c - low * d)
            steps = floor(room) if interval.low_open else ceil(room) - 1
            a, b = a + steps * c, b + steps * d
        elif long > 0 or (interval.high_open and not long):
            room = (c - high * d) / (high * b - a)
            steps = floor(room) if interval.high_open else ceil(room) - 1
            c, d = c + steps * a, d + steps * b
        else:
            return (a, b), (c, d)
