"""The first try: what it finds is true, what it cannot find is left to the search."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact.interval import Interval
from jyplan.solver.branch import decide
from jyplan.solver.guess import fits, guess
from jyplan.solver.linear import Constraint
from jyplan.solver.problem import Figure, Problem, Witness
from tests.consistency.networks import as_printed, growth, not_negative, total
from tests.consistency.oracle import random_problem

GROWTH = growth(as_printed("10"))


def test_an_unstated_value_follows_from_a_rate_and_an_unstated_sum_from_its_parts():
    figures = [
        Figure("target", ((0, 1),), as_printed("110")),
        Figure("rate", ((0, 1),), GROWTH, per=((1, 1),)),
        Figure("part", ((2, 1),), as_printed("5")),
    ]
    laws = [*total(3, [0, 2], "sum"), *(not_negative(v, str(v)) for v in range(4))]
    found = {variable: Fraction(number) for variable, number in ((0, 110), (1, 100), (2, 5), (3, 115))}
    assert guess(Problem(figures, laws)) == found


def test_counts_are_tried_as_whole_numbers():
    figures = [
        Figure("firms", ((0, 1),), Interval.of(446, 446)),
        Figure("rate", ((0, 1),), growth(as_printed("57")), per=((1, 1),)),
    ]
    assert guess(Problem(figures, whole={0: 1, 1: 1})) == {0: Fraction(446), 1: Fraction(284)}
    assert (
        guess(Problem([figures[0]._replace(allowed=Interval.of(3, 3)), figures[1]], whole={0: 1, 1: 1}))
        is None
    )


def test_what_is_tied_but_not_stated_is_tried_at_nothing_and_the_base_of_a_rate_at_one():
    laws = [*total(3, [0, 1, 2], "sum"), *(not_negative(v, str(v)) for v in range(4))]
    assert guess(Problem([], laws)) == dict.fromkeys((3, 0, 1, 2), Fraction(0))
    figures = [Figure("growth", ((0, 1),), GROWTH, per=((1, 1),))]
    assert guess(Problem(figures)) is not None


def test_a_bound_waits_for_what_is_stated_exactly():
    figures = [
        Figure("above", ((0, 1),), Interval.of(Fraction(11, 10), None), per=((1, 1),)),
        Figure("firms", ((0, 1),), as_printed("446")),
        Figure("growth", ((0, 1),), growth(as_printed("57")), per=((1, 1),)),
    ]
    assert guess(Problem(figures)) is not None


def test_what_the_first_try_misses_is_left_to_the_search():
    figures = [Figure(str(v), ((v, 1),), as_printed("1")) for v in range(3)]
    figures.append(Figure("whole", ((3, 1),), as_printed("4")))
    problem = Problem(figures, total(3, [0, 1, 2], "sum"))
    assert guess(problem) is None
    outcome = decide(problem)
    assert isinstance(outcome, Witness)
    assert fits(outcome.values, problem)


def test_a_base_of_nothing_fits_no_rate():
    figures = [Figure("base", ((1, 1),), Interval.of(0, 0)), Figure("rate", ((0, 1),), GROWTH, per=((1, 1),))]
    assert not fits({0: Fraction(0), 1: Fraction(0)}, Problem(figures))


def test_a_strict_law_is_strict():
    law = Constraint(((0, 1),), 5, strict=True)
    assert not fits({0: Fraction(5)}, Problem([], [law]))
    assert fits({0: Fraction(5)}, Problem([], [law._replace(strict=False)]))


@given(st.integers(0, 10**6))
def test_what_is_found_at_first_fits_and_the_search_agrees(seed):
    problem = random_problem(random.Random(seed))
    point = guess(problem)
    if point is not None:
        assert fits(point, problem)
        assert isinstance(decide(problem), Witness)
