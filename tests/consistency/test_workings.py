"""The workings of a check: formulas with the numbers put in that give what the verdict rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from jyplan.consistency.because import Working, workings
from jyplan.consistency.result import check
from tests.consistency.plans import indicator, number, plan_of


def working_of(
    address: str, indicators: dict[str, Any], *relations: dict[str, Any], **header: Any
) -> Working:
    plan = plan_of(indicators, list(relations), **header)
    (found,) = (one for one in workings(check(plan), every=True) if one.address == address)
    return found


def lines(found: Working) -> list[str | None]:
    step = found.step
    assert step is not None
    return [step.formula, step.put_in, step.put_in_low, step.put_in_high]


AMOUNTS = {id: indicator(target=value) for id, value in (("w", 70), ("a", 50), ("b", 30), ("c", 10))}


def test_what_is_subtracted_takes_its_other_end() -> None:
    total = {
        "id": "t",
        "kind": "total",
        "whole": "w@2017",
        "parts": ["a@2017", "b@2017"],
        "minus": ["c@2017"],
    }
    found = working_of("relation:t", AMOUNTS, total)
    assert lines(found) == [
        "a@2017 + b@2017 - c@2017", "50 + 30 - 10", "49.5 + 29.5 - 10.5", "50.5 + 30.5 - 9.5",
    ]  # fmt: skip
    assert (found.step.interval.low, found.step.interval.high) == (Fraction("68.5"), Fraction("71.5"))  # type: ignore[union-attr]


def test_a_list_of_parts_that_may_be_incomplete_is_a_comparison() -> None:
    total = {"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a@2017", "c@2017"], "complete": False}
    assert lines(working_of("relation:t", AMOUNTS, total))[:2] == [
        "w@2017 >= a@2017 + c@2017",
        "70 >= 50 + 10",
    ]


def test_a_share_of_figures_in_two_scales_puts_both_in_one() -> None:
    amounts = {"p": indicator("万元", target=5000), "w": indicator("亿元", target=number("2.0"))}
    share = {"id": "s", "kind": "share", "part": "p@2017", "whole": "w@2017", "percent": 25}
    assert lines(working_of("relation:s", amounts, share))[:2] == ["P / W", "0.5 / 2.0"]


def test_digits_stand_as_printed_unless_they_are_in_another_unit() -> None:
    said = indicator(baseline=number("731.0"), target={"value": "0.13万亿元", "growth": 78})
    assert lines(working_of("x@2017.growth", {"x": said}))[:2] == ["T / B - 1", "1300 / 731.0 - 1"]


def test_a_mean_annual_growth_shows_its_root() -> None:
    said = indicator(baseline=100, target={"value": 146, "growth": {"percent": 10, "per": "year"}})
    found = working_of("x@2017.growth", {"x": said}, base_year=2013)
    assert lines(found)[:2] == ["(T / B)^(1/4) - 1", "(146 / 100)^(1/4) - 1"]


def test_rates_and_constants_are_compared_as_they_stand() -> None:
    said = {"x": indicator(baseline=100, target={"value": 108, "growth": 8})}
    compare = {"id": "c", "kind": "compare", "left": "x@2017.growth", "op": ">", "right": 7}
    assert lines(working_of("relation:c", said, compare))[:2] == ["x@2017.growth > 7", "8 > 7"]


def test_a_relation_that_holds_at_several_times_shows_the_time_that_fails() -> None:
    amounts = {
        "w": indicator(baseline=9, target=12), "a": indicator(baseline=4, target=4),
        "b": indicator(baseline=5, target=5),
    }  # fmt: skip
    found = working_of("relation:t", amounts, {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]})
    assert (found.verdict, lines(found)[0]) == ("inconsistent", "a@2017 + b@2017")
    amounts |= {"w": indicator(baseline=12, target=9)}
    found = working_of("relation:t", amounts, {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]})
    assert (found.verdict, lines(found)[0]) == ("inconsistent", "a@2016 + b@2016")


def test_what_nothing_tests_has_no_formula() -> None:
    assert working_of("x@2017.growth", {"x": indicator(target={"value": 108, "growth": 8})}).step is None
