"""What a total leaves open of a base year or a target is implied by it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.statements.standing import Standing, Standings
from tests.consistency.plans import indicator, plan_of

TOTAL = {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}


def standing(id: str, relation: dict[str, Any] = TOTAL, **indicators: dict[str, Any]) -> Standing:
    plan = plan_of({name: indicator(**said) for name, said in indicators.items()}, [relation])
    return Standings(plan)[id]


def base(value: Any) -> dict[str, Any]:
    return {"baseline": {"value": value}}


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["a", "b", "w"]))
def test_the_base_that_a_total_leaves_open_is_what_is_missing(a: int, b: int, open_one: str) -> None:
    values = {"a": a, "b": b, "w": a + b}
    known = {id: {} if id == open_one else base(value) for id, value in values.items()}
    levels = standing(open_one, **known).levels
    assert levels.base.value == Fraction(values[open_one])
    assert levels.base_kind == "implied-base"
    assert levels.latest_kind == "implied-base"
    assert levels.base.interval is not None
    assert levels.base.interval.width == 2


def test_a_growth_goes_on_from_an_implied_base() -> None:
    levels = standing("w", a=base(60), b=base(40), w={"target": {"growth": 10}}).levels
    assert (levels.target.value, levels.target_kind) == (Fraction(110), "implied")


def test_a_growth_to_a_stated_target_implies_the_base_itself() -> None:
    levels = standing("w", a=base(60), b=base(40), w={"target": {"value": 121, "growth": 10}}).levels
    assert levels.base.value == Fraction(110)


@pytest.mark.parametrize(
    "relation",
    [{"whole": "w@2017", "parts": ["a@2017", "b@2017"]}, {"complete": False}, {"kind": "part"}],
    ids=str,
)
def test_what_does_not_tell_the_base_leaves_it_open(relation: dict[str, Any]) -> None:
    levels = standing("w", TOTAL | relation, a=base(60), b=base(40), w={}).levels
    assert (levels.base_kind, levels.base.reason) == (None, "no-baseline")
