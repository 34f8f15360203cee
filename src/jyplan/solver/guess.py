"""A first try at true values, without any search: most components of a plan that is in order need no more.

Knows that what is printed is mostly near the truth. What it finds is verified by substitution.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from jyplan.exact.interval import Interval
from jyplan.solver.linear import Form
from jyplan.solver.problem import Figure, Problem, times

_SHORT = 64  # bits of a number that follows from a rate
_LONG = 4096  # bits of a common denominator with which whole numbers are no faster


_Equation = tuple[Form, "Fraction | int", bool]  # ``form = limit``, and whether exactly


def guess(problem: Problem) -> dict[int, Fraction] | None:
    """True values that fit everything, None where the first try does not.

    Each value stands in the middle of its interval; an unstated one follows from the first rate or law that
    leaves no other open, and where none does it is nothing, or 1 where a rate is taken of it. Work grows with
    the number of terms.
    """
    point: dict[int, Fraction] = {}
    waiting: list[_Equation] = []
    for figure in sorted(problem.figures, key=_vague):
        form, limit = figure.measure, middle(figure.allowed)
        if figure.per:
            form, limit = form + times(figure.per, -limit), Fraction(0)
        exact = not figure.per or figure.allowed.single
        if len(form) > 1 or not _solve(form, limit, exact, point, problem.whole):
            waiting.append((_merged(form), limit, exact))
    waiting += [(_merged(law.form), law.limit, True) for law in problem.laws if len(law.form) > 1]
    bases = {variable for figure in problem.figures for variable, _ in figure.per}
    _follow(waiting, bases, point, problem.whole)
    for variable in bases:
        point.setdefault(variable, Fraction(1))
    return point if fits(point, problem) else None


def _follow(
    waiting: list[_Equation],
    bases: set[int],
    point: dict[int, Fraction],
    whole: Mapping[int, Fraction | int],
) -> None:
    """Give each open variable the value that follows for it, or where several are open the first any."""
    users: dict[int, list[int]] = {}
    for n, (form, _, _) in enumerate(waiting):
        for variable, _ in form:
            users.setdefault(variable, []).append(n)
    unknown = [sum(variable not in point for variable, _ in form) for form, _, _ in waiting]
    ready = deque(range(len(waiting)))

    def close(variable: int) -> None:
        for n in users[variable]:
            unknown[n] -= 1
            if unknown[n] == 1:
                ready.append(n)

    for n, (form, _, _) in enumerate(waiting):
        while True:
            while ready:
                nth = ready.popleft()
                if unknown[nth] == 1:
                    last = next(variable for variable, _ in waiting[nth][0] if variable not in point)
                    _solve(*waiting[nth], point, whole)
                    close(last)
            if not unknown[n]:
                break
            still = [variable for variable, _ in form if variable not in point]
            variable = next((variable for variable in still if variable in bases), still[0])
            point[variable] = Fraction(variable in bases)
            close(variable)


def _merged(form: Form) -> Form:
    """A form in which each variable stands once, and none that does not count."""
    total: dict[int, Fraction | int] = {}
    for variable, coefficient in form:
        total[variable] = total.get(variable, 0) + coefficient
    return tuple(term for term in total.items() if term[1])


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
    exact: bool,
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
        if grain is not None:
            value = round(value / grain) * Fraction(grain)
        elif not exact:
            value = _short(value)
        point[unknown[0]] = value
    return True


def _short(number: Fraction) -> Fraction:
    """A number near by that takes few digits: along a chain of rates they would add up."""
    above, below = number.as_integer_ratio()
    if below.bit_length() <= _SHORT:
        return number
    shift = max(_SHORT + below.bit_length() - above.bit_length(), 0)
    return Fraction((above << shift) // below, 1 << shift)


def fits(point: Mapping[int, Fraction], problem: Problem) -> bool:
    """Whether numbers satisfy all that a problem says."""
    common = 1
    for below in {value.denominator for value in point.values()}:
        common = lcm(common, below)
        if common.bit_length() > _LONG:
            common = 1
            break
    numbers: dict[int, Fraction | int] = {
        variable: value if common == 1 else value.numerator * (common // value.denominator)
        for variable, value in point.items()
    }

    def at(form: Form) -> Fraction | int:
        return sum([coefficient * numbers.get(variable, 0) for variable, coefficient in form])

    for law in problem.laws:
        value, limit = at(law.form), law.limit * common
        if value > limit or (law.strict and value == limit):
            return False
    for variable, grain in problem.whole.items():
        if (point.get(variable, Fraction(0)) / grain).denominator != 1:
            return False
    return all(
        _true(figure, at(figure.measure), at(figure.per) if figure.per else common)
        for figure in problem.figures
    )


def _true(figure: Figure, measure: Fraction | int, per: Fraction | int) -> bool:
    """Whether ``measure / per`` is what a figure allows."""
    if per <= 0:
        return not figure.claims()  # such as a growth of more than nothing at all
    low_n, low_d, high_n, high_d, low_open, high_open = figure.allowed
    low, high = low_n * per - measure * low_d, high_n * per - measure * high_d
    return (low < 0 or (low == 0 and not low_open)) and (high > 0 or (high == 0 and not high_open))
