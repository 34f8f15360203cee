"""Periods: read, named, a year back; the time, the address and the growth's base of each statement."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact import periods
from jyplan.exact.periods import CALENDAR, Calendar, Period
from jyplan.plan.address import read_address
from jyplan.plan.load import parse
from jyplan.plan.stated import all_statements, growth_base, statement_at

HEAD = """format = 1
plan = { name = "t", base_year = 2016, target_year = 2017 }
[indicators.a]
name = "A"
unit = "亿元"
better = "higher"
"""
FLOW, STOCK = HEAD + 'measure = "flow"\n', HEAD + 'measure = "stock"\n'


def days(first: str, last: str) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-Q1", "2017-01-01", "2017-03-31"),
        ("2017-Q4", "2017-10-01", "2017-12-31"),
        ("2017-H1", "2017-01-01", "2017-06-30"),
        ("2017-H2", "2017-07-01", "2017-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-01/2017-05", "2017-01-01", "2017-05-31"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2017-05-03/2017-05-20", "2017-05-03", "2017-05-20"),
        ("2017-05-03/2017-05-03", "2017-05-03", "2017-05-03"),
    ],
)
def test_a_period_is_read_and_named_by_the_same_text(text: str, first: str, last: str) -> None:
    assert periods.read(text) == days(first, last)
    assert periods.name(days(first, last)) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2017-01/2017-12", "2017"),
        ("2017-04/2017-06", "2017-Q2"),
        ("2017-Q1/2017-Q2", "2017-H1"),
        ("2017-05/2017-05", "2017-05"),
    ],
)
def test_a_period_has_one_shortest_name(text: str, name: str) -> None:
    period = periods.read(text)
    assert period is not None
    assert periods.name(period) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-Q5",
        "2017-H3",
        "2017-13",
        "2017-00",
        "2017-05-31",
        "2017/2016",
        "2017-05/2017-04",
        "2016/2017/2018",
        "2017Q1",
        "2017-02-30/2017-03-01",
        "ytd",
    ],
)
def test_other_texts_are_no_periods(text: str) -> None:
    assert periods.read(text) is None


@pytest.mark.parametrize(
    ("calendar", "text", "first", "last"),
    [
        (Calendar(4), "2017", "2017-04-01", "2018-03-31"),
        (Calendar(4), "2017-Q1", "2017-04-01", "2017-06-30"),
        (Calendar(7, "end"), "2024", "2023-07-01", "2024-06-30"),
        (Calendar(7, "end"), "2024-H2", "2024-01-01", "2024-06-30"),
        (Calendar(7, "end"), "2024-05", "2024-05-01", "2024-05-31"),
        (Calendar(1, "end"), "2024", "2024-01-01", "2024-12-31"),
        (Calendar(4), "2016/2017", "2016-04-01", "2018-03-31"),
    ],
)
def test_a_year_may_start_in_any_month_and_be_named_by_either_end(
    calendar: Calendar, text: str, first: str, last: str
) -> None:
    period = days(first, last)
    assert periods.read(text, calendar) == period
    assert periods.name(period, calendar) == text
    assert calendar.year_of(period.last) == int(text[-4:] if "/" in text else text[:4])


CALENDARS = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["start", "end"]))


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 3000), CALENDARS)
def test_every_stretch_of_days_has_a_name_that_is_read_as_itself(
    first: dt.date, more: int, calendar: Calendar
) -> None:
    period = Period(first, first + dt.timedelta(more))
    assert periods.read(periods.name(period, calendar), calendar) == period


@given(st.integers(1950, 2090), st.integers(1, 12), st.integers(1, 30), st.integers(1, 5))
def test_months_a_year_back_are_as_many_months(year: int, month: int, count: int, back: int) -> None:
    end = divmod(12 * year + month - 1 + count - 1, 12)
    period = periods.read(f"{year}-{month:02}/{end[0]}-{end[1] + 1:02}")
    assert period is not None
    assert period.months == count
    before = period.before(back)
    assert before.months == count
    assert before.first == period.first.replace(year=year - back)
    preceding = period.preceding()
    assert preceding.months == count
    assert preceding.end == period.start


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), CALENDARS)
def test_the_year_to_date_starts_with_the_year_of_its_last_day(day: dt.date, calendar: Calendar) -> None:
    so_far = periods.to_date(day, calendar)
    year = calendar.year(calendar.year_of(day))
    assert so_far.first == year.first
    assert year.holds(so_far)


def test_no_calendar_has_a_year_before_the_first_or_after_the_last() -> None:
    assert periods.read("9999", Calendar(4)) is None
    assert periods.read("9999") is not None
    with pytest.raises(ValueError, match="0"):
        CALENDAR.year(1).before()


@pytest.mark.parametrize(
    ("body", "address", "covered"),
    [
        ("target = 1", "a@2017", "2017"),
        ("target = { value = 1, cumulative = true }", "a@2017", "2017"),
        ('target = { value = 1, period = "2017-Q1" }', "a@2017-Q1:target", "2017-Q1"),
        ("stretch = 1", "a@2017:stretch", "2017"),
        ("baseline = 1", "a@2016", "2016"),
        ("baseline = { value = 1, period = 2016 }", "a@2016", "2016"),
        ('facts = [{ value = 1, period = "2015-H1" }]', "a@2015-H1", "2015-H1"),
        ("facts = [{ value = 1, year = 2014 }]", "a@2014", "2014"),
        ("actuals = [{ value = 1, as_of = 2017-05-31 }]", "a@2017-05-31", "2017-01/2017-05"),
        ("actuals = [{ value = 1, as_of = 2017-12-31 }]", "a@2017:actual", "2017"),
        ("actuals = [{ value = 1, period = 2017 }]", "a@2017:actual", "2017"),
        ('actuals = [{ value = 1, period = "2017-05" }]', "a@2017-05", "2017-05"),
        ('actuals = [{ value = 1, period = "2017-01/2017-03" }]', "a@2017-Q1", "2017-Q1"),
        ('actuals = [{ value = 1, period = "2013/2017" }]', "a@2013/2017", "2013/2017"),
        ("actuals = [{ value = 1, period = { from = 2017-05-03, to = 2017-05-04 } }]",
         "a@2017-05-03/2017-05-04", "2017-05-03/2017-05-04"),
    ],
)  # fmt: skip
def test_a_statement_has_the_address_of_what_it_covers(body: str, address: str, covered: str) -> None:
    (stated,) = all_statements(parse(FLOW + body).plan, "a")
    assert stated.address == address
    assert stated.period is not None
    assert periods.name(stated.period) == covered


def test_in_a_fiscal_year_its_last_day_is_the_year_end() -> None:
    text = FLOW.replace("target_year = 2017", "target_year = 2017, year_starts = 4")
    body = "actuals = [{ value = 1, as_of = 2018-03-31 }, { value = 1, as_of = 2017-12-31 }]\n"
    whole, so_far = all_statements(parse(text + body).plan, "a")
    assert (whole.address, whole.year) == ("a@2017:actual", 2017)
    assert (so_far.address, so_far.period) == ("a@2017-12-31", days("2017-04-01", "2017-12-31"))


def test_a_dated_figure_of_its_own_period_goes_by_its_day_too() -> None:
    month = "{ as_of = 2017-03-31, value = 2, growth = 1, period = { from = 2017-03-01, to = 2017-03-31 } }"
    plan = parse(FLOW + f"actuals = [{month}, {{ as_of = 2017-03-31, value = 5, growth = 2 }}]").plan
    first, second = all_statements(plan, "a")
    assert (first.address, second.address) == ("a@2017-03", "a@2017-03-31[2]")
    assert second.address_of("growth") == "a@2017-03-31.growth[2]"
    for text, path in [("a@2017-03", 0), ("a@2017-03-31", 0), ("a@2017-03-31[2]", 1), ("a@2017-03-31.growth", 0),
                       ("a@2017-03/2017-03.growth", 0), ("a@2017-03-31.growth[2]", 1)]:  # fmt: skip
        address = read_address(text)
        assert address is not None
        stated = statement_at(plan, address)
        assert stated is not None
        assert stated.path[-1] == path


@pytest.mark.parametrize(
    ("head", "body", "base"),
    [
        (FLOW, "target = { value = 1, growth = 8 }", "2016"),
        (FLOW, 'facts = [{ value = 1, period = "2017-Q2", growth = 8 }]', "2016-Q2"),
        (FLOW, "actuals = [{ value = 1, as_of = 2017-05-31, growth = 8 }]", "2016-01/2016-05"),
        (FLOW, "actuals = [{ value = 1, as_of = 2016-02-29, growth = 8 }]", "2015-01/2015-02"),
        (FLOW, 'actuals = [{ value = 1, period = "2017-05", growth = { percent = 8, from = "2017-04" } }]',
         "2017-04"),
        (FLOW, 'actuals = [{ value = 1, period = "2017-05", growth = { percent = 8, from = 2015, '
         'per = "year" } }]', "2015-05"),
        (STOCK, "actuals = [{ value = 1, as_of = 2017-05-31, growth = { percent = 8, from = 2016-12-31 } }]",
         "2016-12-31/2016-12-31"),
        (STOCK, 'actuals = [{ value = 1, as_of = 2017-05-31, growth = { percent = 8, from = "2017-04" } }]',
         "2017-04-30/2017-04-30"),
    ],
)  # fmt: skip
def test_a_growth_counts_from_the_same_period_a_year_before_or_from_what_it_names(
    head: str, body: str, base: str
) -> None:
    plan = parse(head + body).plan
    (stated,) = all_statements(plan, "a")
    found = growth_base(plan, stated, stated.statement.growth[0])
    assert found is not None
    assert periods.name(found) == base
