"""What each kind of relation says, of values, rates, increases and points, in whatever unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.consistency.result import Statement, check
from jyplan.exact.units import factor, quotient
from jyplan.plan.load import parse
from jyplan.plan.rules import faults
from tests.consistency.plans import indicator, plan_of, rows


def row(tables: dict[str, Any], **relation: Any) -> Statement:
    plan = plan_of(tables, [{"id": "r", **relation}])
    assert faults(plan) == []
    return rows(check(plan))["relation:r"]


def ratio(unit: str = "%", **said: Any) -> dict[str, Any]:
    return indicator(unit, measure="ratio", **said)


def test_rates_are_compared_with_rates_that_follow_from_values() -> None:
    tables = {"a": indicator(baseline=100, target=110), "b": indicator(baseline=100, target=105)}
    for op, verdict in ((">", "consistent"), ("<", "inconsistent")):
        assert (
            row(tables, kind="compare", left="a@2017.growth", op=op, right="b@2017.growth").verdict == verdict
        )
    assert row(tables, kind="compare", left="a@2017.growth", op=">", right=9).verdict == "consistent"
    assert row(tables, kind="compare", left="a@2017.growth", op=">", right=12).verdict == "inconsistent"


@pytest.mark.parametrize(("value", "verdict"), [("2.3", "consistent"), ("3.2", "inconsistent")])
def test_a_difference_of_rates_is_in_points(value: str, verdict: str) -> None:
    tables = {
        "zone": indicator(target={"value": 100, "growth": Decimal("8.4")}),
        "nation": indicator(target={"value": 900, "growth": Decimal("6.1")}),
    }
    for said in (Decimal(value), f"{value}个百分点"):
        found = row(
            tables, kind="difference", left="zone@2017.growth", right="nation@2017.growth", value=said
        )
        assert (found.verdict, found.computed) == (verdict, Fraction("2.3"))
        assert found.unit.removeprefix("个") == "百分点"


@pytest.mark.parametrize(
    ("unit", "scale"), [("亿元", 1), ("万元", 10**4), ("万亿元", Fraction(1, 10**4)), ("亿元人民币", 1)]
)
def test_a_difference_is_told_in_its_own_unit(unit: str, scale: Fraction | int) -> None:
    tables = {"a": indicator("亿元", target=Decimal("15200")), "b": indicator("亿元", target=Decimal("9400"))}
    value = Decimal((6800 * Fraction(scale)).numerator) / (6800 * Fraction(scale)).denominator
    told = row(tables, kind="difference", left="a", right="b", value=value, unit=unit)
    assert (told.verdict, told.unit, told.computed) == ("inconsistent", unit, 5800 * scale)
    assert told.interval is not None
    assert all(told.interval.low <= Fraction(printing) <= told.interval.high for printing in told.passes)  # type: ignore[operator]


def test_a_difference_of_amounts_converts_their_scales() -> None:
    tables = {"a": indicator("亿元", target=Decimal("1.50")), "b": indicator("万元", target=3000)}
    assert row(tables, kind="difference", left="a", right="b", value="12000万元").verdict == "consistent"
    assert (
        row(tables, kind="difference", left="a", right="b", value=Decimal("1.10")).verdict == "inconsistent"
    )


def test_points_that_sectors_add_sum_up_to_the_growth() -> None:
    tables = {
        "gdp": indicator(target={"value": 100, "growth": Decimal("6.9")}),
        "a": ratio("百分点", target=Decimal("2.3")),
        "b": ratio("百分点", target=Decimal("4.6")),
    }
    total = {"kind": "total", "whole": "gdp@2017.growth", "parts": ["a", "b"]}
    assert row(tables, **total).verdict == "consistent"
    tables["b"] = ratio("百分点", target=Decimal("3.6"))
    assert row(tables, **total).verdict == "inconsistent"


def test_a_share_may_be_compared_with_last_years() -> None:
    tables = {"w": indicator(baseline=200, target=200), "a": indicator(baseline=100, target=110)}
    shares = [
        {"id": "now", "kind": "share", "part": "a@2017", "whole": "w@2017", "percent": Decimal("55.0")},
        {"id": "then", "kind": "share", "part": "a@2016", "whole": "w@2016", "percent": Decimal("50.0")},
    ]
    for value, verdict in (("5.0", "consistent"), ("6.0", "inconsistent")):
        more = {"id": "r", "kind": "difference", "left": "relation:now", "right": "relation:then"}
        plan = plan_of(tables, [*shares, {**more, "value": Decimal(value)}])
        assert faults(plan) == []
        assert rows(check(plan))["relation:r"].verdict == verdict


HEADS: dict[str, Any] = {
    "gdp": indicator("亿元", target=Decimal("813.5")),
    "people": indicator("万人", measure="stock", target=Decimal("120.4"), baseline=Decimal("118.0")),
}


@pytest.mark.parametrize(
    ("unit", "value", "average", "verdict"),
    [
        ("元", 67566, False, "consistent"),
        ("元/人", 67566, False, "consistent"),
        ("万元", Decimal("6.76"), False, "consistent"),
        ("元", 76566, False, "inconsistent"),
        ("元", 68247, True, "consistent"),
        ("元", 67566, True, "inconsistent"),
    ],
)
def test_a_ratio_is_in_its_own_unit(unit: str, value: Any, average: bool, verdict: str) -> None:
    said = {"kind": "ratio", "numerator": "gdp@2017", "denominator": "people@2017", "average": average}
    assert row(HEADS, **said, value=value, unit=unit).verdict == verdict
    tables = HEADS | {"each": ratio(unit, target=value)}
    assert row(tables, **said, **{"is": "each@2017"}).verdict == verdict


def test_a_ratio_without_years_holds_in_each_of_them() -> None:
    said = {"kind": "ratio", "numerator": "gdp", "denominator": "people", "is": "each"}
    tables = {
        "gdp": indicator("亿元", baseline=Decimal("700.0"), target=Decimal("813.5")),
        "people": indicator("万人", measure="stock", target=Decimal("120.4"), baseline=Decimal("118.0")),
        "each": ratio("元", baseline=59322, target=67566),
    }
    assert row(tables, **said).verdict == "consistent"
    tables["each"] = ratio("元", baseline=58322, target=67566)
    assert row(tables, **said).verdict == "inconsistent"


@pytest.mark.parametrize(
    ("percents", "verdict"),
    [(("13.5", "30.7", "55.8"), "consistent"), (("13.5", "30.7", "58.5"), "inconsistent")],
)
def test_a_structure_is_of_its_parts_and_adds_up(percents: tuple[str, ...], verdict: str) -> None:
    tables = {"w": indicator(target=1000), "a": indicator(target=135), "b": indicator(target=307)}
    tables["c"] = indicator()
    said = {"kind": "structure", "whole": "w", "parts": ["a", "b", "c"]}
    assert row(tables, **said, percents=[Decimal(one) for one in percents]).verdict == verdict


@pytest.mark.parametrize(
    ("relation", "code"),
    [
        ('kind = "total"\nwhole = "a@2017.increase"\nparts = ["b@2017"]', "not-stated-there"),
        ('kind = "total"\nwhole = "a@2017.growth"\nparts = ["b@2017"]', "unit-mismatch"),
        ('kind = "difference"\nleft = "a"\nright = "b"\nvalue = "3户"', "unit-mismatch"),
        ('kind = "ratio"\nnumerator = "a"\ndenominator = "b"\nvalue = 3\nunit = "户"', "ratio-unit"),
        ('kind = "ratio"\nnumerator = "a"\ndenominator = "b"\nvalue = 3\nis = "a"', "not-exactly-one"),
        ('kind = "structure"\nwhole = "a"\nparts = ["a", "b"]\npercents = [1]', "too-short"),
        ('kind = "structure"\nwhole = "a"\nparts = ["b", "c"]\npercents = [1, 2, 3]', "not-as-many"),
        ('kind = "compare"\nleft = "relation:x"\nop = ">"\nright = 3', "unknown-reference"),
    ],
)
def test_what_cannot_be_tied_is_refused(relation: str, code: str) -> None:
    from jyplan.diagnostic import PlanError

    text = 'format = 1\nplan = { name = "t", base_year = 2016, target_year = 2017 }\n'
    for id in "abc":
        text += f'[indicators.{id}]\nname = "x"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
        text += "target = { value = 3, growth = 2 }\n"
    with pytest.raises(PlanError) as raised:
        parse(f'{text}[[relations]]\nid = "r"\n{relation}\n')
    assert code.replace("too-short", "empty-list") in [one.code for one in raised.value.diagnostics]


UNITS = ["克", "千克", "公斤", "斤", "吨", "万吨", "亿斤", "kg", "亩", "万亩", "公顷", "平方公里", "平方米", "%", "‰",
         "千瓦时", "亿千瓦时", "度", "米", "公里"]  # fmt: skip


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_units_convert_back_and_through_others(one: str, two: str, three: str) -> None:
    there, back, on = factor(one, two), factor(two, one), factor(two, three)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there * back == 1
        if on is not None:
            assert factor(one, three) == there * on


@pytest.mark.parametrize(
    ("one", "two", "times"),
    [
        ("吨", "斤", 2000),
        ("公顷", "亩", 15),
        ("亿千瓦时", "万度", 10**4),
        ("立方米", "升", 1000),
        ("%", "‰", 10),
        ("元", "户", None),
    ],
)
def test_units_are_worth_what_the_table_says(one: str, two: str, times: int | None) -> None:
    assert factor(one, two) == times


@pytest.mark.parametrize(
    ("above", "below", "unit", "times"),
    [
        ("亿元", "万人", "元", 10**4), ("万吨", "万亩", "公斤/亩", 1000), ("亿元", "亿元", "%", 100),
        ("万吨标准煤", "亿元", "吨标准煤/万元", 1), ("亿元", "万人", "户", None),
    ],
)  # fmt: skip
def test_a_quotient_has_the_unit_of_both(above: str, below: str, unit: str, times: int | None) -> None:
    assert quotient(above, below, unit) == times
