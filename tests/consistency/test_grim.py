"""Counts and shares of counts against another implementation of the GRIM test (Brown and Heathers 2017)."""

import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from jyplan.consistency.result import check
from tests.consistency.plans import indicator, plan_of
from tests.proofs import part

# The development extra brings it.
grim: Any = import_module("grim.mean_tester") if find_spec("grim") else None

RULES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncated": ROUND_DOWN}


def verdict(whole: int, said: dict[str, Decimal], rule: str) -> str:
    """Of a share of so many, where the part is a count that is not stated."""
    indicators = {"part": indicator("户", integer=True), "whole": indicator("户", integer=True, target=whole)}
    share = {"id": "s", "kind": "share", "part": "part@2017", "whole": "whole@2017", **said}
    return check(plan_of(indicators, [share], rounding=rule)).summary.verdict


def expected(mean: Decimal, whole: int, rule: str) -> str:
    if grim.consistency_check(mean, Decimal(whole), RULES[rule]):
        half = Decimal(1).scaleb(int(mean.as_tuple().exponent)) / 2
        inside = any(abs(part - mean * whole) < half * whole for part in range(whole + 1))
        return "untested" if inside or rule == "truncated" else "edge"
    cut = grim.consistency_check(mean, Decimal(whole), ROUND_DOWN)
    return "edge" if cut else "inconsistent"


def compare_with_grim(seeds: range) -> set[str]:
    if grim is None:
        pytest.skip("grim is not installed")
    seen = set()
    for seed in seeds:
        draw = random.Random(seed)
        whole, places = draw.randint(1, 150), draw.randint(1, 3)
        mean = Decimal(draw.randint(0, 10**places)).scaleb(-places)
        rule = draw.choice(list(RULES))
        found = verdict(whole, {"value": mean}, rule)
        assert found == expected(mean, whole, rule), (seed, whole, mean, rule)
        if places > 1:
            assert verdict(whole, {"percent": mean.scaleb(2)}, rule) == found, (seed, whole, mean, rule)
        seen.add(found)
    return seen


def test_grim_agrees_on_some_shares_of_counts():
    assert compare_with_grim(range(40)) >= {"untested", "inconsistent"}


@pytest.mark.oracle
def test_grim_agrees_on_many_shares_of_counts():
    assert compare_with_grim(part(1000, 400)) == {"untested", "edge", "inconsistent"}
