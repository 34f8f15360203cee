"""A first try at true values, without any search: most components of a plan that is in order need no more.

Knows that what is printed is mostly near the truth. What it finds is verified by substitution.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from jyplan.exact.interval import Interval
from jyplan.solver.linear import Form
from jyplan.solver.problem import Figure, Problem, times


def guess(problem: Problem) -> dict[int, Fraction] | None:
    """True values that fit everything, None where the first try does not.

    Each value stands in the middle of its interval; an unstated one follows from the first rate or law that
    leaves no other open, and where none does it is nothing, or 1 where a rate is taken of it.
    """
    point: dict[int, Fraction] = {}
    waiting: list[tuple[Form, Fraction | int]] = []
    for figure in sorted(problem.figures, key=_vague):
        form, limit = figure.measure, middle(figure.allowed)
        if figure.per:
            form, limit = form + times(figure.per, -limit), Fraction(0)
        if len(form) > 1 or not _solve(form, limit, point, problem.whole):
            waiting.append((form, limit))
    waiting += [(law.form, law.limit) for law in problem.laws if len(law.form) > 1]
    bases = {variable for figure in problem.figures for variable, _ in figure.per}
    while waiting:
        left = [one for one in waiting if not _solve(*one, point, problem.whole)]
        if len(left) == len(waiting):
            still = [variable for variable, _ in left[0][0] if variable not in point]
            variable = next((one for one in still if one in bases), still[0])
            point[variable] = Fraction(variable in bases)
        waiting = left
    return point if fits(point, problem) else None


def _vague(figure: Figure) -> bool:
    """Whether a figure has no middle."""
    return figure.allowed.width is None


def middle(interval: Interval) -> Fraction:
    """A number inside: the middle where there is one, else a step from the only end."""
    low, high = interval.low, interval.high
    if low is None:
        return Fraction(1) if high is None else high - 1
    return low + 1 if high is None else (low + high) / 2


def _solve(
    form: Form,
    limit: Fraction | int,
    point: dict[int, Fraction],
    whole: Mapping[int, Fraction | int],
) -> bool:
    """Give the only open variable of ``form = limit`` its value; False where several are open."""
    rest, unknown = Fraction(limit), None
    for variable, coefficient in form:
        if variable in point:
            rest -= coefficient * point[variable]
        elif unknown is None:
            unknown = variable, coefficient
        else:
            return False
    if unknown is not None and unknown[1]:
        value = rest / unknown[1]
        grain = whole.get(unknown[0])
        point[unknown[0]] = value if grain is None else round(value / grain) * Fraction(grain)
    return True


def fits(point: Mapping[int, Fraction], problem: Problem) -> bool:
    """Whether numbers satisfy all that a problem says."""

    def at(form: Form) -> Fraction | int:
        return sum(coefficient * point.get(variable, 0) for variable, coefficient in form)

    for law in problem.laws:
        value = at(law.form)
        if value > law.limit or (law.strict and value == law.limit):
            return False
    for variable, grain in problem.whole.items():
        if (point.get(variable, Fraction(0)) / grain).denominator != 1:
            return False
    return all(_true(figure, at(figure.measure), at(figure.per)) for figure in problem.figures)


def _true(figure: Figure, measure: Fraction | int, per: Fraction | int) -> bool:
    if not figure.per:
        return figure.allowed.holds(measure)
    if per <= 0:
        return not figure.claims()  # such as a growth of more than nothing at all
    return figure.allowed.holds(Fraction(measure) / per)
