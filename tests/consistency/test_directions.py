"""Sums of whole numbers to branch on: what they are, and that they settle what variables do not."""

from collections import Counter
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jyplan.consistency.result import check
from jyplan.exact.interval import Interval
from jyplan.solver.branch import decide
from jyplan.solver.directions import directions, neighbours
from jyplan.solver.linear import Constraint
from jyplan.solver.problem import Branch, Figure, Problem, Witness, refutes, step
from tests.consistency.counts import Counts
from tests.consistency.networks import printed, total
from tests.consistency.plans import plan_of

numbers = st.fractions(Fraction(1, 500), 500, max_denominator=10**6)


def test_a_sum_of_whole_numbers_is_whole_however_large_they_are():
    odd = Constraint(((0, 2), (1, -2)), 1, label="odd"), Constraint(((0, -2), (1, 2)), -1, label="odd")
    problem = Problem([], odd, {0: 1, 1: 1})
    proof = decide(problem)
    assert isinstance(proof, Branch)
    assert refutes(proof, problem)
    assert isinstance(decide(problem._replace(whole={0: 1})), Witness)


@given(numbers, numbers, st.booleans(), st.booleans())
def test_the_simplest_fraction_of_a_range_lies_between_its_neighbours(one, other, low_open, high_open):
    low, high = sorted((one, other))
    interval = Interval.of(low, high, low_open, high_open)
    assume(not interval.empty)
    (a, b), (c, d) = neighbours(interval)
    assert b * c - a * d == 1
    assert interval.holds(Fraction(a + c, b + d))
    assert not interval.holds(Fraction(a, b))
    assert not d or not interval.holds(Fraction(c, d))
    for below in range(1, min(b + d, 100)):
        inside = range(ceil(low * below), floor(high * below) + 1)
        assert not any(interval.holds(Fraction(n, below)) for n in inside)


def test_counts_too_small_for_a_rate_are_refuted_in_a_few_cases():
    rate = Figure("rate", ((0, 1),), Interval.of(Fraction("0.99985"), Fraction("0.99995")), ((1, 1),))
    for top, possible in ((6_665, False), (6_666, True)):
        problem = Problem([Figure("count", ((0, 1),), Interval.of(1, top)), rate], whole={0: 1, 1: 1})
        outcome = decide(problem, nodes=4)
        assert isinstance(outcome, Witness) == possible
        assert possible or (isinstance(outcome, Branch) and refutes(outcome, problem))


@given(st.integers(1, 40), st.integers(1, 40), numbers, st.integers(0, 3))
def test_two_counts_are_whole_sums_of_the_sides_of_their_rate(base, grain, ratio, places):
    """And these are above nothing wherever the rate holds."""
    allowed = printed(ratio, places)
    if allowed.low is None or allowed.low <= 0:
        return
    problem = Problem([Figure("rate", ((0, 1),), allowed, ((1, 1),))], whole={0: grain, 1: base})
    forms = directions(problem)
    assert all(each == step(form, problem.whole) for form, each in forms.items())
    one, other = list(forms)[:2]
    for below in range(1, 60):
        held = allowed.scaled(below * base, 1)
        assert held.low is not None
        assert held.high is not None
        for above in range(ceil(held.low / grain), floor(held.high / grain) + 1):
            true = {0: above * grain, 1: below * base}
            sides = [sum(c * true[v] for v, c in form) for form in (one, other)]
            assert min(sides) >= 0
            assert max(sides) > 0


def test_a_total_of_whole_numbers_is_one_to_branch_on():
    problem = Problem([], total(0, [1, 2], "t"), {0: 10, 1: 4, 2: 6})
    assert set(directions(problem).values()) == {2, 10, 4, 6}
    assert set(directions(problem._replace(whole={0: 10, 1: 4})).values()) == {10, 4}


def undecided(seeds: range, misprints: float) -> Counter[str]:
    """The verdicts of plans of counts, and how many of them have figures that stay undecided."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        said = Counts(seed, misprints)
        checked = check(plan_of(said.indicators, said.relations))
        counts[checked.summary.verdict] += 1
        counts["undecided"] += any(row.reason == "not-decided" for row in checked.statements)
    return counts


def test_plans_of_counts_in_mixed_scales_are_decided():
    counts = undecided(range(40), 0.1)
    assert counts["inconsistent"] > 5
    assert not counts["undecided"]
    assert not undecided(range(100, 140), 0)["inconsistent"]


@pytest.mark.oracle
def test_one_in_a_thousand_plans_of_counts_stays_undecided_at_most():
    counts = undecided(range(1000, 1100), 0.1)
    assert counts["inconsistent"] > 20
    assert not counts["undecided"]
    assert not undecided(range(2000, 2150), 0)["inconsistent"]
