"""Many parts of one whole: true values are met by moving all of them a little, without a search."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact.interval import Interval
from jyplan.solver import approach as module
from jyplan.solver.approach import approach
from jyplan.solver.branch import decide
from jyplan.solver.guess import fits, guess
from jyplan.solver.linear import Budget, Constraint
from jyplan.solver.problem import Figure, Problem, Witness


def printed(name: str, variable: int, value: float, places: int = 2) -> Figure:
    """A number printed with so many decimals, without the ends of its interval."""
    middle = Fraction(round(value * 10**places), 10**places)
    half = Fraction(1, 2 * 10**places)
    return Figure(
        name, ((variable, 1),), Interval.of(middle - half, middle + half, low_open=True, high_open=True)
    )


def total(whole: int, parts: list[int]) -> list[Constraint]:
    form = ((whole, Fraction(1)), *((part, Fraction(-1)) for part in parts))
    return [Constraint(form, 0, label="t"), Constraint(tuple((v, -c) for v, c in form), 0, label="t")]


def rounded(parts: int, seed: int) -> Problem:
    """Base and target of each part with its growth, all rounded, and their totals of what they were before."""
    draw = random.Random(seed)
    figures, values = [], []
    for n in range(parts):
        base = draw.uniform(10, 99)
        target = base * draw.uniform(0.9, 1.3)
        values.append((base, target))
        figures += [printed(f"b{n}", 2 * n, base), printed(f"t{n}", 2 * n + 1, target)]
        growth = Fraction(round(1000 * (target / base - 1)), 1000)
        ends = Interval.of(
            1 + growth - Fraction(1, 2000), 1 + growth + Fraction(1, 2000), low_open=True, high_open=True
        )
        figures.append(Figure(f"g{n}", ((2 * n + 1, Fraction(1)),), ends, ((2 * n, Fraction(1)),)))
    laws = []
    for which in (0, 1):
        whole = 2 * parts + which
        figures.append(printed(f"w{which}", whole, sum(pair[which] for pair in values)))
        laws += total(whole, [2 * n + which for n in range(parts)])
    return Problem(figures, laws)


@pytest.mark.parametrize("parts", [3, 30, 300])
def test_rounded_parts_of_rounded_wholes_are_met_in_work_that_grows_with_their_number(parts: int) -> None:
    for seed in range(3):
        problem = rounded(parts, seed)
        found = approach(problem, Budget(40 * 10 * parts))  # some ten terms a part, in at most 40 sweeps
        assert found is not None
        assert fits(found, problem)
    assert parts < 30 or guess(problem) is None  # which is why it is there


def crossed(rows: int, columns: int, places: int, seed: int) -> Problem:
    """Districts by indicators, two years with growths and with totals both ways, everything rounded."""
    draw = random.Random(seed)
    cells = [
        [(base := draw.lognormvariate(4, 1), base * draw.uniform(0.95, 1.2)) for _ in range(columns)]
        for _ in range(rows)
    ]
    width = columns + 1
    laws: list[Constraint] = []
    known: dict[int, float] = {}
    for year in (0, 1):
        table = [[cell[year] for cell in row] for row in cells]
        table = [[*row, sum(row)] for row in table]
        table.append([sum(column) for column in zip(*table, strict=True)])
        at = [[2 * (r * width + c) + year for c in range(width)] for r in range(rows + 1)]
        known |= {v: x for line, xs in zip(at, table, strict=True) for v, x in zip(line, xs, strict=True)}
        for line in (*at, *map(list, zip(*at, strict=True))):
            laws += total(line[-1], line[:-1])
    figures = [printed(f"v{v}", v, x, places) for v, x in known.items()]
    for base in range(0, 2 * width * (rows + 1), 2):
        growth = Fraction(round(1000 * (known[base + 1] / known[base] - 1)), 1000)
        near = Fraction(1, 2000)
        ends = Interval.of(1 + growth - near, 1 + growth + near, low_open=True, high_open=True)
        figures.append(Figure(f"g{base}", ((base + 1, Fraction(1)),), ends, ((base, Fraction(1)),)))
    return Problem(figures, laws)


@pytest.mark.parametrize("places", [0, 1, 2])
def test_a_table_with_totals_both_ways_is_met_at_any_precision(places: int) -> None:
    for seed in range(3):
        problem = crossed(12, 15, places, seed)
        found = approach(problem)
        assert found is not None
        assert fits(found, problem)


@given(st.integers(2, 5), st.integers(0, 10**6), st.integers(-3, 3))
def test_what_is_met_is_possible_and_what_is_not_met_is_not_said_to_be(
    parts: int, seed: int, slip: int
) -> None:
    problem = rounded(parts, seed)
    figures = [
        printed("b0", 0, float(one.allowed.low) + 0.005 + slip / 20) if one.address == "b0" else one  # type: ignore[arg-type]
        for one in problem.figures
    ]
    problem = problem._replace(figures=figures)
    found = approach(problem)
    assert found is None or fits(found, problem)
    if found is not None:
        assert isinstance(decide(problem), Witness)


def test_what_cannot_be_met_is_given_up_early() -> None:
    problem = rounded(20, 1)
    low = problem.figures[0]._replace(allowed=Interval.of(0, 1))
    spent = Budget(10**9)
    assert approach(problem._replace(figures=[low, *problem.figures[1:]]), spent) is None
    assert 10**9 - spent.left <= (module.PATIENCE + 3) * 400


def test_numbers_beyond_floats_are_left_to_the_search() -> None:
    huge = Figure("a", ((0, 10**400),), Interval.of(0, 1))
    assert approach(Problem([huge, Figure("b", ((0, 1), (1, 10**400)), Interval.of(0, 1))])) is None
