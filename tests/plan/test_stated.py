"""What a plan states, one statement at a time: addresses, values in the indicator's unit, rates."""

from fractions import Fraction

import pytest

from jyplan.exact.figure import FigureError
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.plan.address import Address, read_address
from jyplan.plan.figures import digits_text, multiplier, percent_figure, percent_text, value
from jyplan.plan.load import parse
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated, growth_base, statements


def plan(body: str, unit: str = "亿元", years: tuple[int, int] = (2016, 2017)) -> Plan:
    """A plan of one indicator, a."""
    return parse(
        f'format = 1\n[plan]\nname = "n"\nbase_year = {years[0]}\ntarget_year = {years[1]}\n'
        f'[sources.s]\ntitle = "t"\ndate = 2017-02-22\n'
        f'[indicators.a]\nname = "n"\nunit = "{unit}"\nmeasure = "flow"\nbetter = "higher"\n{body}'
    ).plan


def only(body: str, unit: str = "亿元") -> Stated:
    (stated,) = statements(plan(body, unit), "a")
    return stated


def known(body: str, unit: str = "亿元") -> Quantity:
    return value(only(body, unit), "nearest")


def bounds(found: Quantity) -> tuple[object, object]:
    assert found.interval is not None
    return found.interval.low, found.interval.high


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gdp", Address("gdp")),
        ("gdp@2016", Address("gdp", "2016")),
        ("gdp@2017:actual", Address("gdp", "2017", "actual")),
        ("gdp@2017:stretch", Address("gdp", "2017", "stretch")),
        ("gdp@2017-05-31", Address("gdp", "2017-05-31")),
        ("gdp@unstated", Address("gdp", "unstated")),
        ("gdp@2017.growth[2]", Address("gdp", "2017", "", "growth", 2)),
        ("gdp@2017-05-31.increase", Address("gdp", "2017-05-31", "", "increase")),
        ("rate_2.points", Address("rate_2", "", "", "points")),
    ],
)
def test_an_address_is_read_as_it_is_written(text: str, address: Address) -> None:
    assert read_address(text) == address
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GDP",
        "2gdp",
        "gdp@",
        "gdp@17",
        "gdp@2017:target",
        "gdp.value",
        "gdp[0]",
        "gdp ",
        "gdp@2017-5-3",
        "gdp\n",
    ],
)
def test_what_is_no_address_is_not_read(text: str) -> None:
    assert read_address(text) is None


def test_every_statement_has_an_address_of_its_own() -> None:
    found = plan(
        """
baseline = [{ value = 1, version = "preliminary" }, { value = 2, version = "final" }]
target = { value = 3, growth = [8, 9] }
stretch = 4
actuals = [
  { as_of = 2017-05-31, value = 5 },
  { value = 6, source = "s" },
  { as_of = 2017-12-31, value = 7 },
]
facts = [{ year = 2017, value = 8, growth = 7 }, { year = "unstated", value = 9 }, { year = 2015, value = 10 }]
"""
    )
    all_of_them = list(statements(found, "a"))
    assert [stated.address for stated in all_of_them] == [
        "a@2017",
        "a@2016",
        "a@2016[2]",
        "a@2017:stretch",
        "a@2017-05-31",
        "a@2017-02-22",
        "a@2017:actual",
        "a@2017[2]",
        "a@unstated",
        "a@2015",
    ]
    assert [stated.year for stated in all_of_them] == [
        2017,
        2016,
        2016,
        2017,
        2017,
        2017,
        2017,
        2017,
        None,
        2015,
    ]
    target, fact = all_of_them[0], all_of_them[7]
    growths = [target.address_of("growth", n) for n in (1, 2)] + [fact.address_of("growth")]
    assert growths == ["a@2017.growth", "a@2017.growth[2]", "a@2017.growth[3]"]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("103.9", "103.85", "103.95"),
        ('"1.15万亿元"', "11450", "11550"),
        ('{ value = 1.15, unit = "万亿元" }', "11450", "11550"),
        ('{ value = "1.15万亿元", unit = "万亿元" }', "11450", "11550"),
        ('{ value = 8000, unit = "万元" }', "0.79995", "0.80005"),
        ("{ value = 1300, precision = 100 }", "1250", "1350"),
        ("{ value = 1300, precision = 0 }", "1300", "1300"),
        ('{ value = 1300, rounding = "truncated" }', "1300", "1301"),
        ("{ value = { low = 6.5, high = 7 } }", "6.45", "7.5"),
        ("0", "0", "0.5"),
        ("-3", "-3.5", "-2.5"),
        ('"1/4"', "0.25", "0.25"),
    ],
)
def test_a_value_is_known_in_the_unit_of_its_indicator(said: str, low: str, high: str) -> None:
    assert bounds(known(f"baseline = {said}")) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ('{ value = 8, bound = "more-than" }', "8", None),
        ('{ value = 8, bound = "at-most" }', "0", "8"),
        ('{ value = 8, approximate = "more" }', "8", None),
        ('{ value = 8, approximate = "less" }', "0", "8"),
    ],
)
def test_a_bound_stops_at_zero_where_nothing_is_below(said: str, low: str, high: str | None) -> None:
    assert bounds(known(f"baseline = {said}")) == (Fraction(low), None if high is None else Fraction(high))


def test_an_indicator_that_may_be_negative_does_not_stop_at_zero() -> None:
    assert bounds(known("negative = true\nbaseline = 0")) == (Fraction(-1, 2), Fraction(1, 2))


@pytest.mark.parametrize("said", ['bound = "about", tolerance = 3', 'approximate = "about"'])
def test_about_has_a_value_without_an_interval(said: str) -> None:
    assert known(f"baseline = {{ value = 8, {said} }}") == Quantity(Fraction(8), None, "approximate")


@pytest.mark.parametrize(
    ("said", "unit", "low", "high"),
    [
        ("446", "户", 446, 446),
        ('"1.5万户"', "户", 14500, 15500),
        ("{ value = 1300, precision = 100 }", "户", 1250, 1350),
        ("1.5", "万户", Fraction("1.45"), Fraction("1.55")),
        ('"15001户"', "万户", Fraction("1.5001"), Fraction("1.5001")),
        ('{ value = 8, bound = "more-than" }', "户", 9, None),
        ('{ value = "1.5万户", rounding = "half-up" }', "户", 14500, 15499),
    ],
)
def test_of_a_count_only_whole_values_are_allowed(said: str, unit: str, low: object, high: object) -> None:
    found = known(f"integer = true\nbaseline = {said}", unit)
    assert bounds(found) == (low, high)
    assert found.interval is not None
    assert found.interval[4:] == (False, high is None)


def test_a_value_that_is_not_stated_is_unknown() -> None:
    assert known("target = { growth = 8 }") == Quantity.unknown("no-value")
    assert known("facts = [{ year = 2015, value = { low = 6.5, high = 7 } }]").reason == "range"


def test_the_rounding_of_the_plan_holds_where_a_figure_has_none_of_its_own() -> None:
    stated = only("baseline = 8")
    assert value(stated, "truncated").interval == Interval.of(8, 9, high_open=True)
    assert value(only('baseline = { value = 8, rounding = "exact" }'), "any").interval == Interval.of(8, 8)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("8.1", "1.0805", "1.0815"),
        ('"8.1%"', "1.0805", "1.0815"),
        ("{ percent = 8, precision = 0 }", "1.08", "1.08"),
        ("{ percent = { low = 6.5, high = 7 } }", "1.0645", "1.075"),
        ('{ percent = 8, bound = "at-least" }', "1.08", None),
        ("{ multiple = 2.3 }", "2.25", "2.35"),
        ("{ doublings = 2 }", "4", "4"),
    ],
)
def test_a_rate_is_what_it_multiplies_the_base_by(said: str, low: str, high: str | None) -> None:
    found = plan(f"target = {{ value = 1, growth = {said} }}")
    (stated,) = statements(found, "a")
    (growth,) = stated.statement.growth
    factor = multiplier(found, stated, growth).factor
    assert (factor.low, factor.high) == (Fraction(low), None if high is None else Fraction(high))


def test_a_rate_that_was_cut_off_reaches_up_to_the_next_digit() -> None:
    found = plan('baseline = { value = 1, growth = [8.1, { percent = 8, rounding = "exact" }] }')
    (stated,) = statements(found, "a")
    cut, exact = (multiplier(found, stated, one, cut=True) for one in stated.statement.growth)
    assert cut.percent.interval is not None
    assert (cut.percent.interval.low, cut.percent.interval.high) == (Fraction("8.1"), Fraction("8.2"))
    assert exact.factor.width == 0


@pytest.mark.parametrize(
    ("said", "year", "of_target", "since", "periods"),
    [
        ("8", 2017, False, 2016, 1),
        ('{ percent = 8, per = "year" }', 2020, True, 2015, 5),
        ('{ percent = 8, per = "period" }', 2020, True, 2015, 1),
        ('{ percent = 8, per = "year", from = 2010 }', 2017, False, 2010, 7),
        ('{ percent = 8, per = "year" }', 2017, False, 2016, 1),
    ],
)
def test_a_growth_counts_from_its_year_else_a_target_from_the_base_year_else_from_the_year_before(
    said: str, year: int, of_target: bool, since: int, periods: int
) -> None:
    body = (
        f"target = {{ value = 1, growth = {said} }}"
        if of_target
        else f"facts = [{{ year = {year}, value = 1, growth = {said} }}]"
    )
    found = plan(body, years=(2015, 2020))
    (stated,) = statements(found, "a")
    (growth,) = stated.statement.growth
    base = growth_base(found, stated, growth)
    assert base is not None
    assert base.last.year == since
    assert multiplier(found, stated, growth).periods == periods


@pytest.mark.parametrize(
    ("raw", "digits"),
    [("1.15万亿元", "1.15"), ("8.0 %", "8.0"), ("1/4", "1/4"), (731, "731"), ("9,868人", "9,868")],
)
def test_the_digits_are_those_that_were_written(raw: int | str, digits: str) -> None:
    assert digits_text(raw) == digits


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("8.10", "8.10"),
        ('"8.0%"', "8.0"),
        ("{ multiple = 2.3 }", "130.0"),
        ("{ doublings = 2 }", "300"),
        ("{ percent = { low = 6.5, high = 7 } }", None),
    ],
)
def test_the_percent_of_a_rate_is_given_in_its_own_digits(said: str, text: str | None) -> None:
    (growth,) = only(f"target = {{ value = 1, growth = {said} }}").statement.growth
    assert percent_text(growth) == text


def test_a_rate_in_another_unit_is_none() -> None:
    with pytest.raises(FigureError, match="unit-mismatch"):
        percent_figure("8.1亿元")
