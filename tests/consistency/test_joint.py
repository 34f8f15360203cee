"""What holds only at ends of intervals, or only if rates were cut off: alone and jointly the same."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.consistency.alone import Alone
from jyplan.consistency.joint import joint
from jyplan.consistency.network import network
from jyplan.consistency.result import Checked, check
from jyplan.report.check import paragraphs
from jyplan.solver.linear import unlimited
from tests.consistency.plans import indicator, plan_of, rows


def chain(whole: Any, parts: list[int], **header: Any) -> Checked:
    """Whole = first part + an unstated sum of the others: no comparison alone sees them all."""
    indicators = {f"p{n}": indicator(target=value) for n, value in enumerate(parts)}
    indicators |= {"w": indicator(target=whole), "s": indicator()}
    relations = [
        {"id": "inner", "kind": "total", "whole": "s@2017", "parts": [f"p{n}" for n in range(1, len(parts))]},
        {"id": "outer", "kind": "total", "whole": "w@2017", "parts": ["p0@2017", "s@2017"]},
    ]
    return check(plan_of(indicators, relations, **header))


@pytest.mark.parametrize(
    ("whole", "rule", "verdict"),
    [
        (4, "nearest", "consistent"),
        (5, "nearest", "edge"),  # 4.5 … 5.5 and 1.5 … 4.5
        (6, "nearest", "inconsistent"),
        (5, "half-up", "inconsistent"),
        (3, "truncated", "consistent"),
        (5, "truncated", "consistent"),
        (6, "truncated", "inconsistent"),  # each below 2
    ],
)
def test_a_sum_that_meets_its_whole_in_an_end_only_is_an_edge(whole, rule, verdict):
    checked = chain(whole, [1, 1, 1], rounding=rule)
    assert checked.summary.verdict == verdict
    assert [conflict.verdict for conflict in checked.conflicts] == [verdict] * (verdict != "consistent")


def test_an_edge_is_a_conflict_that_says_what_it_takes():
    checked = chain(5, [1, 1, 1])
    (conflict,) = checked.conflicts
    assert conflict.reason == "ends"
    assert conflict.irreducible == (("p0@2017", "p1@2017", "p2@2017", "w@2017"),)
    assert conflict.culprits == tuple((figure,) for figure in conflict.figures)
    assert conflict.candidates[-1]["w@2017"] == ("4", "3", "2")
    found = rows(checked)
    assert {found[address].reason for address in conflict.figures} == {"joint"}
    (first, *_) = paragraphs(checked, "en")
    assert first.startswith("These 4 can all be true only at the very ends")
    assert not any("error is in" in line for line in paragraphs(checked, "en"))


def test_a_conflict_that_vanishes_where_rates_were_cut_off_is_told():
    said = {"value": 10589, "growth": Decimal("5.8")}
    checked = check(plan_of({"x": indicator(baseline=10000, target=said)}))
    (conflict,) = checked.conflicts
    assert (conflict.verdict, conflict.reason) == ("edge", "cut-off")
    (first, *_) = paragraphs(checked, "en")
    assert first.startswith("These 3 can all be true only if rates were cut off")


@pytest.mark.parametrize(
    ("base", "target", "said"),
    [
        (100, {"value": 100, "bound": "at-least"}, 0),  # the bound itself is as good as any other value
        (100, {"value": 100}, 0),
    ],
)
def test_the_printed_number_is_no_rounding_end(base, target, said):
    growth = {"growth": {"percent": said, "precision": 0}}
    plan = plan_of({"x": indicator("户", integer=True, baseline=base, target=target | growth)})
    verdicts = joint(network(plan), unlimited).verdicts
    assert set(verdicts.values()) <= {"consistent", "untested"}


def test_zero_is_no_rounding_end_of_what_is_never_negative():
    indicators = {
        "w": indicator(target={"value": 0, "precision": 0}),
        "a": indicator(target=0),
        "b": indicator(target=0),
    }
    total = {"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a@2017", "b@2017"]}
    verdicts = joint(network(plan_of(indicators, [total])), unlimited).verdicts
    assert verdicts["a@2017"] == "consistent"


# Laws


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.integers(-4, 4))
def test_whatever_the_parts_the_distance_to_the_whole_decides(parts, beside):
    whole = sum(parts) + beside
    if whole < 1:
        return
    reach = Fraction(len(parts) + 1, 2)
    expected = "consistent" if abs(beside) < reach else "edge" if abs(beside) == reach else "inconsistent"
    assert chain(whole, parts).summary.verdict == expected


@given(st.integers(1, 400), st.integers(0, 800), st.integers(0, 1), st.integers(-3, 3))
def test_what_is_judged_alone_is_judged_jointly_the_same(base, target, places, off):
    unit = Decimal(1).scaleb(-places)
    percent = (Decimal(100) * target / base - 100).quantize(unit) + off * unit
    if percent < -99:
        return
    growth: int | Decimal = percent if places else int(percent)
    said = {"value": target, "growth": growth}
    found = network(plan_of({"x": indicator("户", integer=True, baseline=base, target=said)}))
    (claim,) = (claim for claim in found.claims if claim.kind == "growth")
    assert joint(found, unlimited).verdicts[claim.address] == Alone(found).claim(claim).verdict


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_part_may_reach_its_whole_only_at_an_end(part, whole):
    indicators = {"a": indicator(target=part), "w": indicator(target=whole)}
    found = network(
        plan_of(indicators, [{"id": "r", "kind": "part", "whole": "w@2017", "parts": ["a@2017"]}])
    )
    together = joint(found, unlimited).verdicts["a@2017"]
    assert together == ("consistent" if part <= whole else "edge" if part == whole + 1 else "inconsistent")
    assert together == Alone(found).tie(found.ties[0]).verdict


@pytest.mark.parametrize(
    "said",
    [
        {"unit": "户", "integer": True, "baseline": 10, "target": {"value": 0, "growth": -100}},
        {"unit": "万户", "integer": True, "target": {"value": 0, "also": [{"value": "0户"}]}},
    ],
)
def test_nothing_at_all_is_no_end_that_rounding_only_just_reaches(said):
    assert check(plan_of({"x": indicator(**said)})).summary.verdict == "consistent"
