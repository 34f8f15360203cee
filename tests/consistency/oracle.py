"""The same questions put to z3 and to brute force: slow, short, and written without our own arithmetic."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import pytest

from jyplan.exact.interval import Interval
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import Figure, Problem

# The development extra brings the solver; without it the tests that ask it are skipped.
z3: Any = import_module("z3") if find_spec("z3") else None


def number(value: Fraction | int) -> Any:
    above, below = value.as_integer_ratio()
    return z3.Q(above, below)


class Silent(Exception):
    """The oracle gives no answer."""


class Oracle:
    """A problem in z3, in which each figure can be left out."""

    def __init__(self, problem: Problem) -> None:
        if z3 is None:
            pytest.skip("z3 is not installed")
        self.problem = problem
        self.solver = z3.Solver()
        self.solver.set("rlimit", 3_000_000)  # about a second; unbounded whole numbers could take for ever
        self.switch = {figure.address: z3.Bool(figure.address) for figure in problem.figures}
        for variable, grain in problem.whole.items():
            self.solver.add(self.sum(((variable, 1),)) == number(grain) * z3.ToReal(z3.Int(f"n{variable}")))
        for law in problem.laws:
            self.solver.add(self.holds(law))
        for figure in problem.figures:
            for claim in self.claims(figure):
                self.solver.add(z3.Implies(self.switch[figure.address], claim))

    def sum(self, form: Form) -> Any:
        return sum((number(c) * z3.Real(f"x{v}") for v, c in form), z3.RealVal(0))

    def holds(self, law: Constraint) -> Any:
        left, right = self.sum(law.form), number(law.limit)
        return left < right if law.strict else left <= right

    def claims(self, figure: Figure) -> Iterable[Any]:
        low, high = figure.allowed.low, figure.allowed.high
        per = self.sum(figure.per) if figure.per else number(1)
        value = self.sum(figure.measure)
        if figure.per and (low is not None or high is not None):
            yield per > 0
        if low is not None:
            yield value > number(low) * per if figure.allowed.low_open else value >= number(low) * per
        if high is not None:
            yield value < number(high) * per if figure.allowed.high_open else value <= number(high) * per

    def possible(self, without: Collection[str] = (), *more: Any) -> bool:
        on = [switch for address, switch in self.switch.items() if address not in without]
        self.solver.push()
        self.solver.add(*more)
        answer = self.solver.check(*on)
        self.solver.pop()
        if answer == z3.unknown:
            raise Silent
        return bool(answer == z3.sat)

    def smallest_repairs(self) -> list[frozenset[str]]:
        suspects = [figure.address for figure in self.problem.figures if not figure.certain]
        for size in range(len(suspects) + 1):
            found = [frozenset(s) for s in combinations(suspects, size) if self.possible(s)]
            if found:
                return found
        return []

    def range_is(self, figure: Figure, interval: Interval | None, without: Collection[str]) -> str:
        """Is this "exact", both ends and whether they are reached, or "wide", or "wrong"?"""
        value, per = self.sum(figure.measure), self.sum(figure.per) if figure.per else number(1)
        if interval is None:
            return "wrong" if self.possible(without, per > 0) else "exact"
        answer = "exact"
        for end, is_open, sign in (
            (interval.low, interval.low_open, -1),
            (interval.high, interval.high_open, 1),
        ):
            if end is None:
                near = self.possible(without, per > 0, sign * value > 10**9 * per)
            else:
                beyond = sign * (value - number(end) * per)
                close = sign * (value - number(end - sign * Fraction(1, 10**9)) * per)
                reached = self.possible(without, per > 0, beyond == 0)
                if self.possible(without, per > 0, beyond > 0) or (is_open and reached):
                    return "wrong"
                near = self.possible(without, per > 0, close > 0) and reached != is_open
            answer = answer if near else "wide"
        return answer


def random_constraints(draw: random.Random) -> list[Constraint]:
    """A few constraints over a few variables, about half of the lists without a solution."""
    variables = draw.randint(1, 5)
    constraints = []
    for i in range(draw.randint(1, 10)):
        chosen = draw.sample(range(variables), draw.randint(1, min(3, variables)))
        form = tuple(
            (v, Fraction(draw.choice([-3, -2, -1, 1, 1, 2]), draw.choice([1, 1, 2, 3]))) for v in chosen
        )
        limit = Fraction(draw.randint(-6, 8), draw.choice([1, 1, 2, 3]))
        constraints.append(Constraint(form, limit, draw.random() < 0.3, str(i)))
        if draw.random() < 0.3:
            opposite = tuple((v, -c) for v, c in form)
            constraints.append(
                Constraint(opposite, -limit + draw.choice([0, 0, 1, -1]), draw.random() < 0.2, str(i))
            )
    return constraints


def random_interval(draw: random.Random, value: Fraction) -> Interval:
    half = Fraction(draw.choice([0, 1, 1, 2]), 2)
    open_ends = half > 0 and draw.random() < 0.3
    low = None if draw.random() < 0.05 else value - half
    high = None if draw.random() < 0.05 else value + half
    return Interval.of(low, high, open_ends, open_ends and draw.random() < 0.5)


def random_problem(draw: random.Random) -> Problem:
    """A small network of values, increases, growths and totals; some figures are misprinted."""
    n = draw.randint(2, 6)
    true = [Fraction(draw.randint(0, 12)) for _ in range(n)]
    laws = []
    for whole in range(2, n):
        if draw.random() < 0.6:
            parts = draw.sample(range(whole), draw.randint(1, min(2, whole)))
            true[whole] = sum((true[part] for part in parts), Fraction(0))
            form = ((whole, 1), *((part, -1) for part in parts))
            laws.append(Constraint(form, 0, label=f"total {whole}"))
            if draw.random() < 0.8:
                laws.append(Constraint(tuple((v, -c) for v, c in form), 0, label=f"total {whole}"))
    laws += [Constraint(((v, -1),), 0, label=f"sign {v}") for v in range(n) if draw.random() < 0.7]
    figures = []
    for i in range(draw.randint(2, 8)):
        a, b = draw.sample(range(n), 2)
        measure: Form = ((a, 1),)
        per: Form = ()
        value = true[a]
        kind = draw.random()
        if kind > 0.6 and true[b]:
            value, per = true[a] / true[b], ((b, 1),)
        elif kind > 0.5:
            measure, value = ((a, 1), (b, -1)), true[a] - true[b]
        if draw.random() < 0.25:
            value += draw.choice([-3, -2, -1, 1, 2, 3])
        interval = random_interval(draw, value)
        if per:
            low, high = interval.low, interval.high
            middle = Fraction(1, 5)
            interval = Interval.of(
                low and value + (low - value) * middle,
                high and value + (high - value) * middle,
                *interval[4:],
            )
        figures.append(Figure(f"f{i}", measure, interval, per, draw.random() < 0.1))
    grains: dict[int, Fraction | int] = {
        v: Fraction(draw.choice([2, 2, 4, 1]), 2) for v in range(n) if draw.random() < 0.15
    }
    laws += [Constraint(((v, 1),), 40, label=f"cap {v}") for v in grains]
    return Problem(figures, laws, grains)
