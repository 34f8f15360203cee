"""How strong a test was: counted, one printing after the other."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.consistency.claims import whole_factor
from jyplan.consistency.result import check
from jyplan.exact import growth as rates
from jyplan.exact.figure import Figure, read_number
from jyplan.exact.interval import Interval
from jyplan.exact.printings import Printing, strength
from jyplan.report.check import paragraphs
from tests.consistency.plans import indicator, plan_of, rows, to_plain


def refused(possible: range, unit: Fraction, passes: Any) -> Fraction:
    """The share of printings k·unit, for k in a range, that do not pass."""
    found = [k for k in possible if passes(k * unit)]
    return 1 - Fraction(len(found), len(possible))


# Counting takes long.
few = settings(max_examples=40)
ends = st.fractions(min_value=-40, max_value=400, max_denominator=30)


@few
@given(
    st.decimals(min_value=-60, max_value=300, places=1),
    st.tuples(ends, ends).map(sorted),
    st.integers(1, 3),
)
def test_the_strength_of_a_growth_is_the_share_of_printings_that_do_not_meet_the_quotient(stated, pair, n):
    quotient = Interval.of(*(1 + end / 100 for end in pair))
    figure = read_number(stated)
    printing = Printing(
        figure, lambda one: whole_factor(rates.percent(one, n), signed=False), least=Fraction(-100)
    )
    tenth = Fraction(1, 10)
    top = 10 ** len(str(int(abs(stated)))) * 10 - 1

    def passes(percent: Fraction) -> bool:
        low, high = (max(1 + (percent + sign * tenth / 2) / 100, Fraction(0)) ** n for sign in (-1, 1))
        return bool(low <= quotient.high and high >= quotient.low)

    expected = refused(range(max(-top, -1000), top + 1), tenth, passes)
    assert strength(printing, quotient) == expected


@few
@given(
    st.integers(0, 3000), st.integers(0, 2), st.tuples(ends, ends).map(sorted), st.booleans(), st.booleans()
)
def test_the_strength_of_a_value_is_the_share_of_printings_beside_what_is_left(
    digits, places, pair, low_open, high_open
):
    left = Interval.of(pair[0], pair[1], low_open, high_open)
    if left.empty:
        left = Interval.of(*pair)
    unit = Fraction(1, 10**places)
    printing = Printing(Figure(digits, 10**places, 1), Figure.interval, least=Fraction(0))

    def passes(number: Fraction) -> bool:
        return not left.meet(Interval.of(number - unit / 2, number + unit / 2)).empty

    before = len(str(digits // 10**places))
    assert strength(printing, left) == refused(range(10 ** (before + places)), unit, passes)


def growth_plan(base: Any, target: Any, growth: Any, **said: Any) -> Any:
    return check(plan_of({"x": indicator(baseline=base, target={"value": target, "growth": growth}, **said)}))


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        (Decimal("77.8"), 1 - Fraction(5, 1999)),  # 77.6 … 78.0 of -99.9 … 99.9 pass
        (Decimal("8.1"), Fraction(1)),  # of -9.9 … 9.9 none does
        (78, 1 - Fraction(1, 199)),
        (1, Fraction(1)),
        (Decimal("177.8"), 1 - Fraction(5, 11000)),  # of -100.0 … 999.9
    ],
)
def test_a_more_precise_growth_is_tested_more_strongly(growth, expected):
    assert rows(growth_plan(731, 1300, growth))["x@2017.growth"].strength == expected


def test_a_strength_does_not_depend_on_whether_the_figure_passes():
    found = {
        rows(growth_plan(731, 1300, Decimal(text)))["x@2017.growth"].strength
        for text in ("77.8", "10.0", "99.9")
    }
    assert len(found) == 1


def test_nothing_is_said_of_a_test_that_was_not_made():
    found = rows(check(plan_of({"x": indicator(target={"value": 2280, "growth": Decimal("8.1")})})))
    assert {row.strength for row in found.values()} == {None}


def relation_plan(relation: dict[str, Any], **values: Any) -> Any:
    indicators = {id: indicator("个", integer=True, target=value) for id, value in values.items()}
    return rows(check(plan_of(indicators, [{"id": "r", **relation}])))["relation:r"]


def test_the_whole_of_exact_parts_has_one_printing_that_passes():
    found = relation_plan({"kind": "total", "whole": "w", "parts": ["a", "b"]}, w=221, a=171, b=50)
    assert found.strength == 1 - Fraction(1, 1000)


def test_parts_of_a_constant_are_as_strong_as_the_last_of_them():
    indicators = {
        id: indicator("%", target=value) for id, value in (("a", Decimal("60.4")), ("b", Decimal("39.6")))
    }
    total = {"id": "r", "kind": "total", "whole": 100, "parts": ["a@2017", "b@2017"]}
    found = rows(check(plan_of(indicators, [total])))["relation:r"]
    assert found.strength == 1 - Fraction(3, 1000)  # 39.5, 39.6, 39.7 of 0.0 … 99.9


def test_of_the_quarters_one_is_8_of_32():
    found = relation_plan({"kind": "share", "part": "a@2017", "whole": "w@2017", "value": "1/4"}, w=32, a=8)
    assert found.strength == 1 - Fraction(1, 5)


def test_a_share_lies_between_nothing_and_the_whole():
    found = relation_plan(
        {"kind": "share", "part": "a@2017", "whole": "w@2017", "percent": Decimal("25.0")}, w=32, a=8
    )
    assert found.strength == 1 - Fraction(1, 1001)


def test_what_only_must_not_be_too_small_is_tested_weakly():
    found = relation_plan({"kind": "part", "whole": "w", "parts": ["a"]}, w=80, a=40)
    assert found.strength == Fraction(40, 100)
    found = relation_plan({"kind": "compare", "left": 40, "op": "<", "right": "w@2017"}, w=80)
    assert found.strength == Fraction(41, 100)


def test_a_change_may_go_both_ways():
    said = {"value": 1300, "increase": 569}
    found = rows(check(plan_of({"x": indicator(baseline=731, target=said)})))["x@2017.increase"]
    assert found.strength == 1 - Fraction(3, 1999)


# Prices


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(-500, 500), st.integers(1, 4))
def test_the_deflator_is_what_the_real_growth_leaves_of_the_nominal_one(base, target, tenths, years):
    percent = to_plain(Decimal(tenths) / 10)
    said = {"percent": percent, "basis": "real", "per": "year"}
    plan = plan_of(
        {"x": indicator(baseline=base, target={"value": target, "growth": said})}, base_year=2017 - years
    )
    found = rows(check(plan))["x@2017.growth"]
    real = (1 + Fraction(percent) / 100) ** years
    assert found.verdict == "not-checkable"
    assert found.deflator is not None
    assert found.deflator.value == 100 * (Fraction(target, base) / real - 1)
    half = Fraction(1, 2)
    unit = half if isinstance(percent, int) else half / 10
    low, high = ((1 + (Fraction(percent) + sign * unit) / 100) ** years for sign in (-1, 1))
    interval = found.deflator.interval
    assert interval is not None
    assert interval.low == 100 * ((target - half) / (base + half) / high - 1)
    assert interval.high == 100 * ((target + half) / (base - half) / low - 1)


def test_gross_product_of_2017_and_its_deflator():
    said = {"percent": Decimal("6.9"), "basis": "real"}
    found = rows(growth_plan(743585, 827122, said))["x@2017.growth"]
    assert found.deflator is not None
    assert found.deflator.value is not None
    assert round(found.deflator.value, 2) == Decimal("4.05")
    lines = list(paragraphs(growth_plan(743585, 827122, said), "en"))
    assert "x@2017.growth: implied deflator +4.05 % [4.005, 4.104]" in lines


def test_no_deflator_follows_from_one_value_or_from_a_nominal_growth():
    real = {"percent": 5, "basis": "real"}
    assert (
        rows(check(plan_of({"x": indicator(target={"value": 10, "growth": real})})))["x@2017.growth"].deflator
        is None
    )
    assert rows(growth_plan(731, 1300, 78))["x@2017.growth"].deflator is None
