"""Conflicts, culprit sets and ranges: known networks, laws, and brute force over all subsets."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact.interval import Interval
from jyplan.solver import conflicts, simplex, tableau
from jyplan.solver.branch import Bench, decide
from jyplan.solver.conflicts import examine
from jyplan.solver.guess import fits
from jyplan.solver.hitting import groups, hitting_sets
from jyplan.solver.linear import Budget, Certificate, Constraint, Extreme, unlimited
from jyplan.solver.problem import (
    Branch,
    Figure,
    Impossible,
    Inconsistent,
    Problem,
    Undecided,
    Witness,
    components,
    refutes,
)
from jyplan.solver.simplex import Simplex
from tests.consistency.networks import (
    EVEN_AND_ODD,
    as_printed,
    growth,
    not_negative,
    printed,
    share,
    total,
    yearbook,
)
from tests.consistency.oracle import Oracle, Silent, number, random_problem
from tests.proofs import PART, part

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden" / "joint.toml").read_text(encoding="utf-8"))[
    "case"
]

seeds = st.integers(0, 10**6)


def problem_of(case: dict[str, Any]) -> Problem:
    """A golden case as figures over variables, one variable for each name."""
    ties = [*case.get("growth", ()), *case.get("share", ()), *case.get("total", ())]
    names = {*case["figures"], *case.get("unknown", ())}
    for tie in ties:
        names |= {tie[key] for key in ("target", "base", "part", "whole") if key in tie} | {
            *tie.get("parts", ())
        }
    at = {name: i for i, name in enumerate(sorted(names))}
    figures = [Figure(name, ((at[name], 1),), as_printed(text)) for name, text in case["figures"].items()]
    for tie in case.get("growth", ()):
        rate = growth(as_printed(tie["percent"]))
        figures.append(Figure(tie["id"], ((at[tie["target"]], 1),), rate, per=((at[tie["base"]], 1),)))
    for tie in case.get("share", ()):
        rate = share(as_printed(tie["percent"]))
        figures.append(Figure(tie["id"], ((at[tie["part"]], 1),), rate, per=((at[tie["whole"]], 1),)))
    laws = [not_negative(variable, f"{name} >= 0") for name, variable in at.items()]
    for i, tie in enumerate(case.get("total", ())):
        laws += total(at[tie["whole"]], [at[part] for part in tie["parts"]], f"total {i}")
    return Problem(figures, laws)


def stated(case: dict[str, Any], address: str, interval: Interval) -> tuple[Fraction, Fraction]:
    """An interval in the terms of a golden case: percent for growths and shares."""
    assert interval.low is not None
    assert interval.high is not None
    if any(tie["id"] == address for tie in case.get("growth", ())):
        return 100 * interval.low - 100, 100 * interval.high - 100
    if any(tie["id"] == address for tie in case.get("share", ())):
        return 100 * interval.low, 100 * interval.high
    return interval.low, interval.high


def assert_printed(value: Fraction, text: str) -> None:
    unit = Fraction(1, 10 ** len(text.partition(".")[2]))
    assert abs(value - Fraction(text)) <= unit / 2


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["name"])
def test_known_networks_have_their_known_verdict_and_culprits(case):
    problem = problem_of(case)
    (part,) = components(problem)
    outcome = examine(part)
    if case["verdict"] == "consistent":
        assert isinstance(outcome, Witness)
        bench = Bench(part, unlimited, 0)
        figures = {figure.address: i for i, figure in enumerate(bench.figures)}
        found = {}
        for address in case.get("allowed", ()):
            bench.drop_only([figures[address]])
            found[address] = bench.allowed(bench.figures[figures[address]])
    else:
        assert isinstance(outcome, Inconsistent)
        (group,) = outcome.groups
        assert group.complete
        if "culprits" in case:
            assert [list(culprit) for culprit in group.culprits] == case["culprits"]
        if "conflict" in case:
            assert group.irreducible == (tuple(case["conflict"]),)
        found = {address: ranges[address] for ranges in group.allowed for address in ranges}
    for address, (low, high) in case.get("allowed", {}).items():
        interval = found[address]
        assert interval is not None
        ends = stated(case, address, interval)
        assert_printed(ends[0], low)
        assert_printed(ends[1], high)
    for address, candidates in case.get("candidates", {}).items():
        interval = found[address]
        assert interval is not None
        low, high = stated(case, address, interval)
        assert all(low <= Fraction(candidate) <= high for candidate in candidates)


def test_two_shares_that_leave_a_tenth_of_the_whole_blame_each_other():
    case = next(case for case in GOLDEN if case["name"].startswith("two shares"))
    outcome = examine(problem_of(case))
    assert isinstance(outcome, Inconsistent)
    (group,) = outcome.groups
    assert group.culprits == (("sa",), ("sb",))
    assert group.allowed == (
        {"sa": Interval.of(Fraction("0.6995"), Fraction("0.7005"))},
        {"sb": Interval.of(Fraction("0.3995"), Fraction("0.4005"))},
    )


def value(address: str, variable: int, text: str, certain: bool = False) -> Figure:
    return Figure(address, ((variable, 1),), as_printed(text), certain=certain)


def test_two_independent_errors_in_one_component_are_two_groups():
    # Two totals that share the figure "link", each with a misprint of its own that cannot involve it.
    laws = [*total(0, [1, 2], "first"), *total(3, [4, 5], "second"), *total(6, [0, 3], "both")]
    figures = [
        *(value(name, v, text) for name, v, text in (("a", 0, "30"), ("b", 1, "10"), ("c", 2, "50"))),
        *(value(name, v, text) for name, v, text in (("d", 3, "70"), ("e", 4, "20"), ("f", 5, "90"))),
    ]
    outcome = examine(Problem(figures, laws))
    assert isinstance(outcome, Inconsistent)
    assert [group.irreducible for group in outcome.groups] == [(("a", "b", "c"),), (("d", "e", "f"),)]
    assert [group.culprits for group in outcome.groups] == [
        (("a",), ("b",), ("c",)),
        (("d",), ("e",), ("f",)),
    ]
    assert [group.figures for group in outcome.groups] == [("a", "b", "c"), ("d", "e", "f")]


def test_what_is_certain_is_never_suspected():
    figures = [value("a", 0, "221", certain=True), value("b", 1, "123"), value("c", 2, "50", certain=True)]
    outcome = examine(Problem(figures, total(0, [1, 2], "total")))
    assert isinstance(outcome, Inconsistent)
    assert outcome.groups[0].culprits == (("b",),)
    assert outcome.groups[0].irreducible == (("b",),)


def test_certain_figures_and_laws_that_clash_by_themselves_are_named():
    figures = [value("a", 0, "221", certain=True), value("b", 1, "123", certain=True), value("c", 0, "221")]
    laws = [*total(0, [1, 2], "total"), not_negative(1, "b >= 0"), Constraint(((2, 1),), 9, label="c <= 9")]
    problem = Problem(figures, laws)
    outcome = examine(problem)
    assert isinstance(outcome, Impossible)
    assert outcome.labels == ("a", "b", "c <= 9", "total")
    assert refutes(outcome.proof, problem)


def test_a_rate_with_a_base_that_cannot_be_positive_is_suspect_with_its_base():
    problem = Problem(
        [
            Figure("base", ((0, 1),), Interval.of(0, 0)),
            Figure("rate", ((1, 1),), Interval.of(1, 2), per=((0, 1),)),
        ]
    )
    outcome = examine(problem)
    assert isinstance(outcome, Inconsistent)
    assert outcome.groups[0].culprits == (("base",), ("rate",))
    # Whatever the rate, it has no value on a base of nothing.
    assert outcome.groups[0].allowed == ({"base": Interval.of(0, None, True, True)}, {})


def test_a_range_keeps_open_ends_and_unbounded_ones():
    problem = Problem(
        [
            Figure("base", ((0, 1),), Interval.of(0, 4, low_open=True)),
            Figure("target", ((1, 1),), Interval.of(2, 3, high_open=True)),
            Figure("rate", ((1, 1),), Interval.of(0, Fraction(1, 4)), per=((0, 1),)),
        ]
    )
    outcome = examine(problem)
    assert isinstance(outcome, Inconsistent)
    allowed = dict(zip(outcome.groups[0].culprits, outcome.groups[0].allowed, strict=True))
    assert allowed[("rate",)] == {"rate": Interval.of(Fraction(1, 2), None)}
    assert allowed[("base",)] == {"base": Interval.of(8, None)}
    assert allowed[("target",)] == {"target": Interval.of(0, 1)}


def test_counts_must_be_whole():
    rate = growth(as_printed("57"))
    figures = [
        Figure("firms", ((0, 1),), Interval.of(446, 446)),
        Figure("rate", ((0, 1),), rate, per=((1, 1),)),
        Figure("base", ((1, 1),), Interval.of(285, 286)),
    ]
    whole = Problem(figures, whole={0: 1, 1: 1})
    outcome = examine(whole)
    assert isinstance(outcome, Inconsistent)
    assert refutes(outcome.proof, whole)
    allowed = dict(zip(outcome.groups[0].culprits, outcome.groups[0].allowed, strict=True))
    assert allowed[("base",)] == {"base": Interval.of(284, 284)}
    assert isinstance(examine(Problem(figures)), Inconsistent)
    assert isinstance(examine(Problem([*figures[:2], value("base", 1, "284")], whole={0: 1, 1: 1})), Witness)


def test_a_refutation_by_whole_numbers_shows_its_cases():
    figures = [Figure(name, ((n, 1),), Interval.of(1, 2)) for n, name in enumerate("ab")]
    problem = Problem(figures, EVEN_AND_ODD, dict.fromkeys(range(4), 1))
    proof = decide(problem)
    assert isinstance(proof, Branch)
    assert refutes(proof, problem)
    assert not refutes(proof._replace(floor=proof.floor + 1), problem)
    assert not refutes(proof._replace(floor=proof.floor + Fraction(1, 2)), problem)
    assert not refutes(proof, problem._replace(figures=figures[:1]))
    assert not refutes(proof, problem._replace(whole={0: 1, 1: 1, 2: 1}))
    assert isinstance(decide(problem._replace(whole={})), Witness)


@pytest.mark.parametrize("low", [4, -5])
def test_no_whole_number_lies_strictly_between_neighbours(low):
    problem = Problem([Figure("a", ((0, 1),), Interval.of(low, low + 1, True, True))], whole={0: 1})
    proof = decide(problem)
    assert isinstance(proof, Branch)
    assert refutes(proof, problem)


def test_a_conflict_that_may_not_be_irreducible_is_not_called_complete():
    figures = [
        Figure("a", ((0, 1),), Interval.of(1, 1)),
        Figure("b", ((0, 1),), Interval.of(2, 2)),
        Figure("c", ((1, 1), (2, 1), (3, -2)), Interval.of(0, 0)),  # with d impossible, which branching
        Figure("d", ((1, 1), (2, -1), (4, -2)), Interval.of(1, 1)),  # cannot show
        Figure("e", ((0, 1), (1, 1), (2, 1)), Interval.of(None, 99)),
    ]
    outcome = examine(Problem(figures, whole=dict.fromkeys(range(5), 1)))
    assert isinstance(outcome, Inconsistent)
    assert not outcome.complete
    assert all(len(conflict) > 1 for group in outcome.groups for conflict in group.irreducible)
    assert outcome.groups


def test_whole_numbers_without_bounds_are_not_decided_rather_than_guessed():
    problem = Problem([], EVEN_AND_ODD, dict.fromkeys(range(4), 1))
    assert decide(problem) == Undecided("whole numbers")
    assert examine(problem) == Undecided("whole numbers")


@pytest.mark.parametrize(("top", "digits"), [(199_999, "558.2942"), (None, "558.29427182818")])
def test_whole_numbers_between_two_narrow_rates_are_found_however_far(top, digits):
    middle, last = Fraction(digits), Fraction(1, 10 ** len(digits.partition(".")[2]))
    rate = Interval.of(middle - last, middle + last, True, True)
    counts = [Figure(name, ((n, 1),), Interval.of(1, top)) for n, name in enumerate("ab")]
    problem = Problem([*counts, Figure("rate", ((1, 1),), rate, per=((0, 1),))], whole={0: 1, 1: 1})
    witness = decide(problem)
    assert isinstance(witness, Witness)
    assert fits(witness.values, problem)


def test_whole_numbers_are_refuted_by_halving_their_ranges():
    rate = Interval.of(Fraction("558.29411"), Fraction("558.29412"))
    counts = [Figure(name, ((n, 1),), Interval.of(1, 9_000)) for n, name in enumerate("ab")]
    problem = Problem([*counts, Figure("rate", ((1, 1),), rate, per=((0, 1),))], whole={0: 1, 1: 1})
    proof = decide(problem)
    assert isinstance(proof, Branch)
    assert refutes(proof, problem)


def test_components_share_no_variable_and_lose_nothing():
    draw = random.Random(5)
    problem = yearbook(2, 2, 3, seed=1)
    shifted = Problem(
        [
            f._replace(measure=shift(f.measure), per=shift(f.per), address="x" + f.address)
            for f in problem.figures
        ],
        [law._replace(form=shift(law.form), label="x" + law.label) for law in problem.laws],
    )
    both = Problem(
        draw.sample([*problem.figures, *shifted.figures], 2 * len(problem.figures)),
        draw.sample([*problem.laws, *shifted.laws], 2 * len(problem.laws)),
    )
    first, second = components(both)
    assert sorted(first.figures) == sorted(problem.figures)
    assert sorted(second.laws) == sorted(shifted.laws)
    assert components(Problem([])) == []


def shift(form: Iterable[tuple[int, Fraction | int]]) -> tuple[tuple[int, Fraction | int], ...]:
    return tuple((variable + 1000, c) for variable, c in form)


@given(seeds, st.integers(0, 3))
def test_misprints_are_found_in_the_group_that_holds_them(seed, misprints):
    sound, wrong = yearbook(2, 2, 3, seed), yearbook(2, 2, 3, seed, misprints)
    assert isinstance(examine(sound), Witness)
    changed = {a.address for a, b in zip(wrong.figures, sound.figures, strict=True) if a != b}
    outcome = examine(wrong)
    if isinstance(outcome, Inconsistent):
        assert outcome.complete
        assert refutes(outcome.proof, wrong)
        for group in outcome.groups:
            assert all(changed.intersection(conflict) for conflict in group.irreducible)
        assert sum(len(group.culprits[0]) for group in outcome.groups) <= len(changed)


@given(seeds)
def test_the_order_of_figures_laws_and_variables_changes_nothing(seed):
    draw = random.Random(seed)
    problem = random_problem(draw)._replace(whole={})
    renamed = draw.sample(range(100), 10)

    def rename(form: Iterable[tuple[int, Any]]) -> tuple[tuple[int, Any], ...]:
        terms = [(renamed[v], c) for v, c in form]
        return tuple(draw.sample(terms, len(terms)))

    figures = [f._replace(measure=rename(f.measure), per=rename(f.per)) for f in problem.figures]
    laws = [law._replace(form=rename(law.form)) for law in problem.laws]
    other = Problem(draw.sample(figures, len(figures)), draw.sample(laws, len(laws)))
    first, second = examine(problem), examine(other)
    assert type(first) is type(second)
    if isinstance(first, Inconsistent) and isinstance(second, Inconsistent):
        # Of several laws that would prove a conflict, the order of the variables chooses.
        one, same = ([group._replace(laws=()) for group in found.groups] for found in (first, second))
        assert one == same
    if isinstance(first, Impossible) and isinstance(second, Impossible):
        assert first.labels == second.labels


@given(seeds, st.integers(0, 1500))
def test_a_budget_may_end_the_search_but_changes_no_answer(seed, units):
    problem = random_problem(random.Random(seed))
    full, short = examine(problem), examine(problem, Budget(units))
    if isinstance(full, Inconsistent) and isinstance(short, Inconsistent):
        if short.complete:
            assert [g[:4] for g in short.groups] == [g[:4] for g in full.groups]
    elif isinstance(short, Inconsistent):
        assert isinstance(full, Impossible)
        assert not short.complete
    else:
        assert short == Undecided("time") or type(short) is type(full)


@given(st.lists(st.frozensets(st.integers(0, 7), min_size=1, max_size=4), min_size=0, max_size=7))
def test_hitting_sets_are_all_the_smallest_ones_and_each_comes_once(conflicts):
    found = list(hitting_sets(conflicts))
    for size in range(9):
        expected = [
            frozenset(s) for s in combinations(range(8), size) if all(c.intersection(s) for c in conflicts)
        ]
        if expected:
            break
    assert len(found) == len(set(found))
    assert set(found) == set(expected)


@given(st.lists(st.frozensets(st.integers(0, 30), min_size=1, max_size=4), max_size=12))
def test_groups_share_no_figure_and_cannot_be_split(conflicts):
    found = groups(conflicts)
    unions = [frozenset[int]().union(*group) for group in found]
    assert sorted(map(sorted, conflicts)) == sorted(sorted(c) for group in found for c in group)
    assert all(a.isdisjoint(b) for a, b in combinations(unions, 2))
    for group in found:
        reached = set(group[0])
        for _ in group:
            reached = reached.union(*(c for c in group if reached & c))
        assert reached == frozenset[int]().union(*group)


def test_at_most_a_thousand_sets_of_a_group_are_listed(monkeypatch):
    monkeypatch.setattr("jyplan.solver.conflicts.SETS", 2)
    figures = [value(name, v, text) for name, v, text in (("a", 0, "221"), ("b", 1, "123"), ("c", 2, "50"))]
    outcome = examine(Problem(figures, total(0, [1, 2], "total")))
    assert isinstance(outcome, Inconsistent)
    (group,) = outcome.groups
    assert group.culprits == (("a",), ("b",))
    assert not group.complete
    assert not outcome.complete


def assert_groups_are_right(
    problem: Problem, oracle: Oracle, outcome: Inconsistent, counts: Counter[str]
) -> None:
    """Every word of `Group` held against all subsets of the figures."""
    repairs = oracle.smallest_repairs()
    assert sum(len(group.culprits[0]) for group in outcome.groups) == len(repairs[0])
    figures = {figure.address: figure for figure in problem.figures}
    certain = {figure.address for figure in problem.figures if figure.certain}
    for a, b in combinations(outcome.groups, 2):
        assert not set(a.figures) & set(b.figures)
    for group in outcome.groups:
        assert group.complete
        assert list(group.culprits) == sorted(group.culprits)
        traces = {repair & set(group.figures) for repair in repairs}
        assert {frozenset(culprit) for culprit in group.culprits} == traces
        assert set(group.figures) == {address for conflict in group.irreducible for address in conflict}
        for conflict in group.irreducible:
            others = set(figures) - set(conflict) - certain
            assert not oracle.possible(others)
            assert all(oracle.possible(others | {address}) for address in conflict)
        elsewhere = {a for other in outcome.groups if other is not group for c in other.culprits for a in c}
        for culprit, ranges in zip(group.culprits, group.allowed, strict=True):
            for address in culprit:
                answer = oracle.range_is(figures[address], ranges.get(address), elsewhere | set(culprit))
                counts["wide"] += answer == "wide"
                assert answer == "exact" or (answer == "wide" and problem.whole), address


def assert_outcome_is_right(
    problem: Problem, outcome: Witness | Inconsistent | Impossible | Undecided, counts: Counter[str]
) -> None:
    oracle = Oracle(problem)
    if isinstance(outcome, Witness):
        assert oracle.possible((), *(oracle.sum(((v, 1),)) == number(x) for v, x in outcome.values.items()))
    elif isinstance(outcome, Inconsistent):
        assert not oracle.possible()
        assert refutes(outcome.proof, problem)
        if outcome.complete:
            assert_groups_are_right(problem, oracle, outcome, counts)
    elif isinstance(outcome, Impossible):
        assert not oracle.smallest_repairs()
        assert refutes(outcome.proof, problem)


def compare_with_brute_force(seeds: range) -> Counter[str]:
    """Whole outcomes against z3 over all subsets; returns how many there were of each kind."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        problem = random_problem(random.Random(seed))
        outcome = examine(problem)
        counts[type(outcome).__name__] += 1
        if isinstance(outcome, Inconsistent):
            counts["incomplete"] += not outcome.complete
            counts["several groups"] += len(outcome.groups) > 1
            counts["several at once"] += any(
                len(culprit) > 1 for group in outcome.groups for culprit in group.culprits
            )
        try:
            assert_outcome_is_right(problem, outcome, counts)
        except Silent:
            counts["silent"] += 1
        except AssertionError as error:
            error.add_note(f"seed {seed}: {problem}")
            raise
    return counts


@pytest.mark.parametrize("short", [tableau.SHORT, 2, 0])
def test_brute_force_agrees_on_some_networks(short, monkeypatch):
    large = short < tableau.SHORT
    if large:  # every row but the shortest counts as a long one, every conflict as one of very many figures
        monkeypatch.setattr(simplex, "LONG", 0)
        monkeypatch.setattr(tableau, "SHORT", short)
        monkeypatch.setattr(tableau, "GROWTH", 8)
        monkeypatch.setattr(conflicts, "MANY", 0)
    counts = compare_with_brute_force(range(1000, 1060) if large else range(90))
    assert counts["Witness"] > 10
    assert counts["Inconsistent"] > 10
    assert counts["several at once"] > 0


def work(size: int) -> int:
    """What it takes to localise three misprints among the parts of two totals, in units of work."""
    draw = random.Random(size)
    wrong = draw.sample(range(size), 3)
    laws = [*total(size, range(size), "end"), *total(2 * size + 1, range(size + 1, 2 * size + 1), "base")]
    figures, sums = [], [Fraction(0), Fraction(0)]
    for n in range(size):
        base = Fraction(draw.randint(1000, 900000), 100)
        end = base * Fraction(draw.randint(900, 1200), 1000)
        said = end * (Fraction(3, 2) if n in wrong else 1)
        sums = [sums[0] + base, sums[1] + end]
        figures += [
            Figure(f"base {n:05}", ((size + 1 + n, 1),), printed(base, 1)),
            Figure(f"end {n:05}", ((n, 1),), printed(said, 1)),
            Figure(
                f"rate {n:05}", ((n, 1),), growth(printed(100 * end / base - 100, 1)), ((size + 1 + n, 1),)
            ),
        ]
    figures.append(Figure("sum base", ((2 * size + 1, 1),), printed(sums[0], 1)))
    figures.append(Figure("sum end", ((size, 1),), printed(sums[1], 1)))
    budget = Budget(10**9)
    outcome = examine(Problem(figures, laws), budget)
    assert isinstance(outcome, Inconsistent)
    assert outcome.complete
    (group,) = outcome.groups
    assert group.culprits == (tuple(f"end {n:05}" for n in sorted(wrong)),)
    return 10**9 - budget.left


def test_misprints_among_the_parts_of_long_totals_are_localised_with_little_work():
    assert work(200) < 8 * work(50)


@pytest.mark.oracle
def test_brute_force_agrees_on_many_networks():
    counts = compare_with_brute_force(part(1000, 3000))
    assert counts["silent"] + counts["Undecided"] + counts["incomplete"] + counts["wide"] < 50
    assert counts["Inconsistent"] > 500 // PART
    assert counts["several groups"] > 2 // PART
    assert counts["several at once"] > 15 // PART


@pytest.mark.oracle
def test_z3_gives_the_same_verdict_on_twenty_thousand_networks():
    counts: Counter[str] = Counter()
    for seed in part(100_000, 22_000):
        problem = random_problem(random.Random(seed))
        outcome = decide(problem)
        try:
            possible = Oracle(problem).possible()
        except Silent:
            counts["silent"] += 1
            continue
        if isinstance(outcome, Undecided):
            counts["Undecided"] += 1
            continue
        assert isinstance(outcome, Witness) == possible, seed
        assert fits(outcome.values, problem) if isinstance(outcome, Witness) else refutes(outcome, problem), (
            seed
        )
        counts["possible" if possible else "impossible"] += 1
    assert counts["possible"] + counts["impossible"] >= 20_000 // PART
    assert min(counts["possible"], counts["impossible"]) > 5_000 // PART
    assert counts["Undecided"] + counts["silent"] < 100 // PART


def test_decide_answers_with_a_certificate():
    problem = Problem([value("a", 0, "3"), value("b", 0, "5")])
    proof = decide(problem)
    assert isinstance(proof, Certificate)
    assert {term.constraint.label for term in proof.terms} == {"a", "b"}
    assert refutes(proof, problem)


def test_conflicts_that_everybody_can_verify_are_listed():
    # a + b = whole by 10 too little, and the same error seen through a growth and a share.
    figures = [
        value("a", 0, "40"),
        value("b", 1, "50"),
        value("whole", 2, "100"),
        value("before", 3, "80"),
        Figure("growth", ((2, 1),), growth(as_printed("25")), per=((3, 1),)),
        Figure("share", ((0, 1),), share(as_printed("50")), per=((2, 1),)),
    ]
    outcome = examine(Problem(figures, total(2, [0, 1], "total")))
    assert isinstance(outcome, Inconsistent)
    (group,) = outcome.groups
    assert {("a", "b", "whole"), ("a", "share", "whole")} <= set(group.irreducible)
    assert group.culprits == (("a",),)


def test_the_supremum_of_a_quotient_may_lie_along_an_unbounded_direction():
    simplex = Simplex()
    rows = [Constraint(((0, 1), (1, -2)), -1), Constraint(((1, -1),), -1), Constraint(((0, -1),), 0)]
    simplex.assume([simplex.add(row) for row in rows])  # x <= 2y - 1, y >= 1, x >= 0
    assert simplex.check() is None
    assert simplex.supremum_ratio(((0, 1),), ((1, 1),)) == Extreme(Fraction(2), attained=False)
    assert simplex.supremum_ratio(((0, -1),), ((1, 1),)) == Extreme(Fraction(0), attained=True)
    simplex.retract([0])
    assert simplex.check() is None
    assert simplex.supremum_ratio(((0, 1),), ((1, 1),)) is None
