"""Numbers as written: their digits, units, rounding rules and bounds, and the true values they allow."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jyplan.exact.figure import (
    BOUNDS,
    MOST_DIGITS,
    Bound,
    Figure,
    FigureError,
    Rounding,
    Unit,
    plain,
    read_number,
    read_text,
    unit_of,
)
from jyplan.exact.interval import EVERYTHING, Interval

GOLDEN = Path(__file__).parents[1] / "golden" / "rounding.csv"

with GOLDEN.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def in_bare_units(text: str) -> Figure:
    """The figure of a text such as 1.15万亿, in units of one."""
    figure, unit = read_text(text)
    return figure.shifted(unit_of(unit or "").power)


def ends(interval: Interval) -> tuple[object, object]:
    return interval.low, interval.high


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['printed']}-{row['rounding']}" for row in ROWS])
def test_a_printed_number_allows_the_true_values_of_the_golden_table(row: dict[str, str]) -> None:
    rounding: Rounding = row["rounding"]  # type: ignore[assignment]
    found = in_bare_units(row["printed"])._replace(rounding=rounding).interval()
    assert ends(found) == (in_bare_units(row["low"]).value, in_bare_units(row["high"]).value)
    assert (found.low_open, found.high_open) == (row["low_open"] == "true", row["high_open"] == "true")


@pytest.mark.parametrize(
    ("number", "value", "last"),
    [
        (Decimal("8.0"), Fraction(8), Fraction(1, 10)),
        (8, Fraction(8), Fraction(1)),
        (Decimal("-0.50"), Fraction(-1, 2), Fraction(1, 100)),
        (Decimal("-0.0"), Fraction(0), Fraction(1, 10)),
        (2280, Fraction(2280), Fraction(1)),
        (10**MOST_DIGITS - 1, Fraction(10**MOST_DIGITS - 1), Fraction(1)),
    ],
)
def test_a_toml_number_is_known_to_its_last_digit(
    number: int | Decimal, value: Fraction, last: Fraction
) -> None:
    figure = read_number(number)
    assert (figure.value, Fraction(figure.last, figure.den)) == (value, last)


@pytest.mark.parametrize(
    ("text", "value", "last", "unit"),
    [
        ("1.15万亿元", Fraction(115, 100), Fraction(1, 100), "万亿元"),
        ("103.9 亿元", Fraction(1039, 10), Fraction(1, 10), "亿元"),
        ("-38.0%", Fraction(-38), Fraction(1, 10), "%"),
        ("−3", Fraction(-3), Fraction(1), None),
        ("+3", Fraction(3), Fraction(1), None),
        ("9,868,655人次", Fraction(9868655), Fraction(1), "人次"),
        (" 731 ", Fraction(731), Fraction(1), None),
        ("1/4", Fraction(1, 4), Fraction(0), None),
        ("-1 / 3", Fraction(-1, 3), Fraction(0), None),
    ],
)
def test_a_text_says_what_toml_numbers_cannot(
    text: str, value: Fraction, last: Fraction, unit: str | None
) -> None:
    figure, found = read_text(text)
    assert (figure.value, Fraction(figure.last, figure.den), found) == (value, last, unit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-number"),
        ("约3", "not-a-number"),
        (".5", "not-a-number"),
        ("1-3", "not-a-number"),
        ("6.5～7%", "not-a-number"),
        ("1.2.3", "not-a-number"),
        ("12,34亿元", "not-a-number"),
        ("1 000", "not-a-number"),
        ("nan", "not-a-number"),
        ("１２", "not-a-number"),
        ("1/0", "divides-by-zero"),
        ("9" * (MOST_DIGITS + 1), "too-many-digits"),
        ("0." + "0" * MOST_DIGITS, "too-many-digits"),
        ("1/" + "9" * MOST_DIGITS, "too-many-digits"),
    ],
)
def test_a_text_that_is_no_number_says_why(text: str, code: str) -> None:
    with pytest.raises(FigureError) as raised:
        read_text(text)
    assert raised.value.code == code


@pytest.mark.parametrize("number", [10**MOST_DIGITS, -(10**MOST_DIGITS), Decimal("0." + "0" * MOST_DIGITS)])
def test_a_toml_number_has_a_bounded_number_of_digits(number: int | Decimal) -> None:
    with pytest.raises(FigureError, match="too-many-digits"):
        read_number(number)


@pytest.mark.parametrize(
    ("text", "power", "counted"),
    [
        ("元", 0, "元"),
        ("千元", 3, "元"),
        ("万元", 4, "元"),
        ("萬元", 4, "元"),
        ("百万美元", 6, "美元"),
        ("亿元", 8, "元"),
        ("億元", 8, "元"),
        ("万亿元", 12, "元"),
        ("亿千瓦时", 11, "瓦时"),
        ("万人次", 4, "人次"),
        ("亿吨公里", 8, "吨公里"),
        ("%", 0, "%"),
        ("万", 4, ""),
        ("百分点", 0, "百分点"),
    ],
)
def test_a_unit_is_a_scale_and_what_is_counted(text: str, power: int, counted: str) -> None:
    assert unit_of(text) == Unit(power, counted)


def test_a_number_in_another_scale_keeps_what_its_digits_are_worth() -> None:
    in_hundred_millions = read_text("1.15万亿").figure.shifted(12 - 8).interval()
    assert ends(in_hundred_millions) == (11450, 11550)
    assert read_number(52).shifted(-4).value == Fraction(52, 10000)
    assert read_number(52).shifted(-4).shifted(4).value == 52


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("more-than", (1300, True), (None, True)),
        ("at-least", (1300, False), (None, True)),
        ("at-most", (None, True), (1300, False)),
        ("less-than", (None, True), (1300, True)),
        ("about", (None, True), (None, True)),
        ("exactly", (1300, False), (1300, False)),
    ],
)
def test_a_bound_replaces_what_the_digits_say(
    bound: Bound, low: tuple[int | None, bool], high: tuple[int | None, bool]
) -> None:
    found = read_number(1300)._replace(bound=bound).interval()
    assert ((found.low, found.low_open), (found.high, found.high_open)) == (low, high)


def test_no_bound_is_forgotten() -> None:
    figure = read_number(5)
    assert figure._replace(bound="about").interval() == EVERYTHING
    assert all(figure._replace(bound=bound).interval() != figure.interval() for bound in BOUNDS)


def test_a_precision_says_what_the_digits_do_not() -> None:
    assert ends(read_number(1300).rounded_to(Fraction(100)).interval()) == (1250, 1350)
    assert ends(read_number(1300).rounded_to(Fraction(0)).interval()) == (1300, 1300)
    odd = read_number(1300).rounded_to(Fraction(100))._replace(rounding="half-even").interval()
    assert (odd.low_open, odd.high_open) == (True, True)


def test_a_number_must_be_a_multiple_of_its_precision() -> None:
    with pytest.raises(FigureError, match="precision-mismatch") as raised:
        read_number(1310).rounded_to(Fraction(100))
    assert raised.value.values == {"value": "1310", "precision": "100"}


def test_a_fraction_is_exact_and_its_neighbours_are_half_a_part_away() -> None:
    quarter = read_text("1/4").figure
    assert quarter.interval() == Interval(1, 4, 1, 4)
    around = quarter.neighbours().interval()
    assert ends(around) == (Fraction(1, 8), Fraction(3, 8))
    assert around[4:] == (False, False)
    rounded = read_number(8)
    assert rounded.neighbours() == rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(1, 4), "0.25"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 20), "0.05"),
        (Fraction(2280), "2280"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
        (Fraction(0), "0"),
    ],
)
def test_a_number_is_shown_in_plain_decimals_where_it_has_them(number: Fraction, text: str) -> None:
    assert plain(number) == text
