"""No digit is printed that the interval does not support."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact.decimals import human, interval_beside, machine, machine_interval, percent_cut
from jyplan.exact.interval import Interval

NUMBERS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**9)


def between(low: str | None, high: str | None, low_open: bool = False) -> Interval:
    return Interval.of(low and Fraction(low), high and Fraction(high), low_open)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "interval", "text", "beside"),
    [
        ("2109.158", between("2107.7207", "2110.5969"), "2109", "[2107.7, 2110.6]"),
        ("752.777", between("748.85", "756.74"), "753", "[748.8, 756.8]"),
        ("284", between("284", "284"), "284", ""),
        ("1300", between("1300", None, True), "> 1300", "(1300, ∞)"),
        ("195", between("195", None), "≥ 195", "[195, ∞)"),
        ("10", between("11", None), "> 10", "[11, ∞)"),
        ("4", between(None, "4"), "≤ 4", "(-∞, 4]"),
        ("48.3077", between("0", "48.346", True), "48.31", "(0, 48.346]"),
        ("3.0", between("2.95", "3.05"), "3.0", "[2.95, 3.05]"),
        ("1500000", between("1495000", "1505000"), "1500000", "[1495000, 1505000]"),
    ],
)
def test_a_value_shows_the_digits_that_are_known(
    value: str, interval: Interval, text: str, beside: str
) -> None:
    assert human(Fraction(value), interval) == text
    assert interval_beside(Fraction(value), interval) == beside


@given(NUMBERS, st.fractions(min_value=0, max_value=10**6), st.fractions(min_value=0, max_value=10**6))
def test_the_shown_value_lies_in_its_interval(value: Fraction, below: Fraction, above: Fraction) -> None:
    interval = Interval.of(value - below, value + above)
    shown = Fraction(human(value, interval))
    exact = interval.width == 0  # 214 of 223 goes on for ever
    assert interval.holds(shown) or abs(shown - value) <= abs(value) / (2000 if exact else 10**11)


@given(st.integers(-(10**6), 10**6), st.integers(0, 6))
def test_an_exact_value_that_ends_shows_all_its_digits(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    assert Fraction(human(value, Interval.of(value, value))) == value


@given(NUMBERS, NUMBERS)
def test_machine_ends_are_rounded_outward(one: Fraction, other: Fraction) -> None:
    low, high = min(one, other), max(one, other)
    ends = machine_interval(Interval.of(low, high))
    assert Fraction(str(ends["low"])) <= low
    assert Fraction(str(ends["high"])) >= high
    assert abs(Fraction(machine(low)) - low) <= abs(low) / 10**11


def test_an_exact_decimal_is_printed_exactly() -> None:
    assert [machine(Fraction(text)) for text in ("8.1", "0.05", "-3", "123456789012345")] == [
        "8.1",
        "0.05",
        "-3",
        "123456789012345",
    ]
    assert machine(Fraction(1, 3)) == "0.333333333333"


def test_almost_done_is_never_printed_as_done() -> None:
    assert percent_cut(Fraction("99.96")) == "99.9"
    assert percent_cut(Fraction("99.9999999")) == "99.9"
    assert percent_cut(Fraction(100)) == "100.0"


def test_a_fraction_of_thousands_of_digits_is_printed_like_any_other() -> None:
    above, below = 3**12000, 2 * 3**11999 + 1
    assert machine(Fraction(above, below)) == "1.50000000000"
    assert machine(Fraction(below, above), 1) == "0.666666666667"
