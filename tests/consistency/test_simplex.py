"""Feasibility and suprema: every answer proves itself, and z3 agrees."""

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.solver import tableau
from jyplan.solver.linear import Budget, Certificate, Constraint, Extreme, Form, OutOfTime
from jyplan.solver.problem import Problem
from jyplan.solver.simplex import Simplex
from tests.consistency.oracle import Oracle, number, random_constraints
from tests.proofs import PART, part

X, Y, Z = 0, 1, 2

numbers = st.fractions(min_value=-5, max_value=5, max_denominator=6)
forms = st.dictionaries(st.integers(0, 3), numbers, max_size=3).map(lambda form: tuple(form.items()))
constraints = st.builds(Constraint, forms, numbers, st.booleans(), st.just(""))
lists = st.lists(constraints, min_size=1, max_size=10)


def value(form: Form, point: dict[int, Fraction]) -> Fraction:
    return sum((c * point.get(v, Fraction(0)) for v, c in form), Fraction(0))


def fits(point: dict[int, Fraction], given: Sequence[Constraint]) -> bool:
    return all(value(c.form, point) < c.limit if c.strict else value(c.form, point) <= c.limit for c in given)


def solve(given: Sequence[Constraint]) -> tuple[Simplex, Certificate | None]:
    simplex = Simplex()
    simplex.assume([simplex.add(constraint) for constraint in given])
    return simplex, simplex.check()


def at_most(form: Form, limit: Fraction | int, strict: bool = False) -> Constraint:
    return Constraint(form, limit, strict)


def at_least(form: Form, limit: Fraction | int, strict: bool = False) -> Constraint:
    return Constraint(tuple((v, -c) for v, c in form), -limit, strict)


def assert_proven(given: Sequence[Constraint]) -> bool:
    """Holds an answer against its own proof; returns the answer."""
    simplex, certificate = solve(given)
    if certificate is None:
        assert fits(simplex.solution(), given)
        return True
    assert certificate.holds()
    assert all(term.constraint in given for term in certificate.terms)
    return False


@given(lists)
def test_every_answer_proves_itself_by_substitution_or_addition(given):
    assert_proven(given)


@given(lists, st.randoms(use_true_random=False))
def test_switching_constraints_off_and_on_in_any_order_leaves_no_trace(given, draw):
    simplex = Simplex()
    handles = [simplex.add(constraint) for constraint in given]
    on: set[int] = set()
    for _ in range(8):
        chosen = set(draw.sample(handles, draw.randint(0, len(handles))))
        simplex.retract(on - chosen)
        simplex.assume(chosen - on)
        on = chosen
        left = [given[handle] for handle in handles if handle in on]
        certificate = simplex.check()
        assert (certificate is None) == (solve(left)[1] is None)
        if certificate is None:
            assert fits(simplex.solution(), left)
        else:
            assert certificate.holds()
            assert {term.handle for term in certificate.terms} <= on


@given(lists, forms, st.randoms(use_true_random=False))
def test_no_solution_lies_beyond_a_supremum_and_one_lies_close_to_it(given, form, draw):
    simplex, certificate = solve(given)
    if certificate is not None:
        return
    top = simplex.supremum(form)
    if top is None:
        assert assert_proven([*given, at_least(form, 10**6)])
        return
    assert not assert_proven([*given, at_least(form, top.value, strict=True)])
    assert assert_proven([*given, at_least(form, top.value)]) == top.attained
    assert assert_proven([*given, at_least(form, top.value - Fraction(1, 10**6), strict=True)])


@given(lists, st.permutations(range(4)), st.randoms(use_true_random=False))
def test_order_and_numbering_change_no_answer(given, renamed, draw):
    other = [c._replace(form=tuple((renamed[v], a) for v, a in c.form)) for c in given]
    draw.shuffle(other)
    assert (solve(given)[1] is None) == (solve(other)[1] is None)


@given(lists, forms)
def test_the_supremum_of_a_form_is_the_least_upper_bound_also_after_other_questions(given, form):
    simplex, certificate = solve(given)
    if certificate is None:
        first = simplex.supremum(form)
        simplex.supremum(tuple((v, -c) for v, c in form))
        simplex.supremum(((X, 1), (Y, 1)))
        assert simplex.check() is None
        assert simplex.supremum(form) == first


def test_a_strict_bound_is_not_attained():
    simplex, certificate = solve([at_most(((X, 1),), 5, strict=True)])
    assert certificate is None
    assert simplex.supremum(((X, 1),)) == Extreme(Fraction(5), attained=False)
    assert simplex.supremum(((X, -1),)) is None


def test_of_a_weak_and_a_strict_bound_at_one_number_the_strict_one_counts():
    simplex, _ = solve(
        [
            at_most(((X, 1), (Y, 1)), 5),
            at_most(((X, 1), (Z, 1)), 5, strict=True),
            at_least(((Y, 1),), 0),
            at_least(((Z, 1),), 0),
        ]
    )
    assert simplex.supremum(((X, 1),)) == Extreme(Fraction(5), attained=False)


def test_two_strict_bounds_at_one_number_exclude_each_other():
    assert not assert_proven([at_most(((X, 1),), 5, strict=True), at_least(((X, 1),), 5)])
    assert assert_proven([at_most(((X, 1),), 5), at_least(((X, 1),), 5)])


def test_strictness_is_carried_through_sums():
    # x > 0, y > 0 and x + y <= 0
    assert not assert_proven(
        [at_least(((X, 1),), 0, True), at_least(((Y, 1),), 0, True), at_most(((X, 1), (Y, 1)), 0)]
    )


def test_a_form_without_variables_is_a_statement_about_its_limit():
    assert assert_proven([Constraint((), 0)])
    assert assert_proven([Constraint(((X, 1), (X, -1)), 1, strict=True)])
    assert not assert_proven([Constraint((), 0, strict=True)])
    assert not assert_proven([Constraint((), -1)])


def test_a_certificate_with_a_wrong_weight_does_not_hold():
    _, certificate = solve([at_most(((X, 2),), 3), at_least(((X, 3),), 5)])
    assert certificate is not None
    first, *rest = certificate.terms
    assert certificate.holds()
    assert not Certificate((first._replace(weight=first.weight + 1), *rest)).holds()
    assert not Certificate((first._replace(weight=-first.weight), *rest)).holds()
    assert not Certificate(()).holds()


def test_limits_of_any_fraction_may_come_later():
    simplex, _ = solve([at_most(((X, 1), (Y, 1)), Fraction(1, 3)), at_least(((Y, 1),), Fraction(1, 7))])
    simplex.assume([simplex.add(at_least(((X, 1), (Z, 1)), Fraction(5, 11)))])
    simplex.assume([simplex.add(at_most(((Z, 1),), Fraction(1, 13)))])
    certificate = simplex.check()
    assert certificate is not None
    assert certificate.holds()


def test_a_budget_ends_the_work_and_the_tableau_stays_sound():
    draw = random.Random(1)
    given = [
        at_least(tuple((v, draw.randint(1, 9)) for v in draw.sample(range(12), 6)), draw.randint(1, 9))
        for _ in range(12)
    ]
    budget = Budget(0)
    simplex = Simplex(budget)
    simplex.assume([simplex.add(constraint) for constraint in given])
    with pytest.raises(OutOfTime):
        simplex.check()
    attempts = 0
    while True:
        budget.left = 200
        attempts += 1
        try:
            certificate = simplex.check()
        except OutOfTime:
            continue
        break
    assert attempts > 1
    assert certificate is None
    assert fits(simplex.solution(), given)


def test_klee_minty_cubes_end():
    n = 12
    given = [at_least(((v, 1),), 0) for v in range(n)]
    given += [at_most((*((j, 2 ** (i - j + 1)) for j in range(i)), (i, 1)), 5 ** (i + 1)) for i in range(n)]
    simplex, certificate = solve(given)
    assert certificate is None
    top = simplex.supremum(tuple((j, 2 ** (n - 1 - j)) for j in range(n)))
    assert top == Extreme(Fraction(5**n), attained=True)


def compare_with_z3(seeds: range) -> tuple[int, int]:
    """Answers and suprema against z3; returns how many of each answer there were."""
    counts = [0, 0]
    for seed in seeds:
        draw = random.Random(seed)
        given = random_constraints(draw)
        oracle = Oracle(Problem([], given))
        feasible = assert_proven(given)
        counts[feasible] += 1
        assert feasible == oracle.possible(), seed
        if feasible:
            form = (
                given[0].form
                if draw.random() < 0.3
                else tuple((v, draw.choice([-1, 1, 2])) for v in range(3))
            )
            top = solve(given)[0].supremum(form)
            left = oracle.sum(form)
            if top is None:
                assert oracle.possible((), left > 10**9), seed
            else:
                assert not oracle.possible((), left > number(top.value)), seed
                assert oracle.possible((), left == number(top.value)) == top.attained, seed
                assert oracle.possible((), left > number(top.value - Fraction(1, 10**9))), seed
    return counts[0], counts[1]


@pytest.mark.parametrize("short", [tableau.SHORT, 2, 0])
def test_z3_agrees_on_a_few_hundred_systems(short, monkeypatch):
    if short < tableau.SHORT:  # rows count as long ones: they hold fractions, or grow for a while
        monkeypatch.setattr(tableau, "SHORT", short)
        monkeypatch.setattr(tableau, "GROWTH", 8)
    impossible, possible = compare_with_z3(range(300))
    assert impossible > 50
    assert possible > 50


@pytest.mark.oracle
def test_z3_agrees_on_many_systems():
    impossible, possible = compare_with_z3(part(1000, 6000))
    assert min(impossible, possible) > 1200 // PART
