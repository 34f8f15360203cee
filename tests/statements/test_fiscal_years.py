"""A plan whose year starts in another month says what the same plan says of calendar years."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.answers.base import base
from jyplan.answers.case import Case, case_of
from jyplan.answers.gap import gap
from jyplan.answers.status import status
from jyplan.answers.trend import mean_so_far, pace_line, points, year_before
from jyplan.consistency.result import check
from jyplan.exact.periods import Calendar, Period
from jyplan.plan.model import Plan, validate
from jyplan.statements.standing import Standings

CALENDARS = st.builds(Calendar, st.integers(2, 12), st.sampled_from(["start", "end"]))
NUMBERS = st.integers(1, 200)
RATES = st.integers(-20, 30)


def month_end(calendar: Calendar, year: int, month: int) -> dt.date:
    """The end of the year's month of that number: 1 is the one in which the year starts."""
    return calendar.year(year).month_ends()[month - 1]


def moved(item: Any, calendar: Calendar) -> Any:
    """The same data with each (year, month) as the end of that month in years of another calendar."""
    match item:
        case tuple():
            return month_end(calendar, *item)
        case dict():
            return {key: moved(value, calendar) for key, value in item.items()}
        case list():
            return [moved(value, calendar) for value in item]
    return item


def plan_in(calendar: Calendar, years: tuple[int, int], indicator: dict[str, Any]) -> Plan:
    about = {"name": "t", "base_year": years[0], "target_year": years[1]}
    if calendar.starts > 1:
        about |= {"year_starts": calendar.starts, "year_named": calendar.named}
    return validate({"format": 1, "plan": about, "indicators": {"x": moved(indicator, calendar)}})


@st.composite
def indicators(draw: st.DrawFn, years: tuple[int, int]) -> dict[str, Any]:
    """An indicator with figures at ends of months, which stand as (year, month)."""
    measure = draw(st.sampled_from(["flow", "stock", "ratio"]))

    def dated(first: int, last: int) -> st.SearchStrategy[list[dict[str, Any]]]:
        day = st.tuples(st.sampled_from([last, last, first]), st.sampled_from([12, 3, 5, 1]))
        growths = st.none() if measure == "ratio" else st.none() | st.none() | RATES
        values = st.builds(
            lambda as_of, value, growth: {"as_of": as_of, "value": value}
            | ({} if growth is None else {"growth": growth}),
            day, NUMBERS, growths,
        )  # fmt: skip
        return st.lists(values, min_size=1, max_size=3)

    target: Any = draw(NUMBERS)
    if measure != "ratio" and draw(st.sampled_from([True, True, False])):
        target = {"growth": draw(RATES)} | ({"value": target} if draw(st.booleans()) else {})
        if years[1] - years[0] > 1:
            target["growth"] = {"percent": target["growth"], "per": "year", "from": years[0]}
    indicator: dict[str, Any] = {
        "name": "甲", "unit": "亿元", "measure": measure, "target": target,
        "better": draw(st.sampled_from(["higher", "lower"])),
        "actuals": draw(dated(years[0], years[1])),
    }  # fmt: skip
    if draw(st.sampled_from([True, True, False])):
        indicator["baseline"] = draw(NUMBERS)
    if measure == "flow" and draw(st.booleans()):
        indicator["profile"] = draw(st.sampled_from([[1, 2, 3, 4], [3] * 11, list(range(1, 13))]))
    if measure == "flow" and draw(st.booleans()):
        indicator["same_period"] = draw(dated(years[1] - 1, years[1] - 1))
    if measure == "flow":
        indicator["pace"] = draw(st.sampled_from(["month", "quarterly", "profile", "none"]))
    return indicator


def answers(plan: Plan, as_of: dt.date | None) -> list[str]:
    """All that the answers say, each date and address by the month of its year."""
    standing = Standings(plan, as_of)["x"]
    case = case_of(standing)
    course: list[Any] = []
    if isinstance(case, Case):
        course = [points(case), pace_line(case), year_before(case), mean_so_far(case)]
    checked = check(plan)
    rows = [status(plan, as_of=as_of, checked=checked), gap(plan, as_of=as_of), base(plan), course]
    verdicts = [(row.kind, row.verdict, row.reason, row.computed) for row in checked.statements]
    return [repr([without_days(row, plan) for row in rows]), repr(verdicts)]


def without_days(item: Any, plan: Plan) -> Any:
    match item:
        case dt.date():
            year = plan.calendar.year_of(item)
            months = Period(plan.calendar.year(year).first, item).months
            return (year, months)
        case str():
            return "text" if "@" in item or "/" in item or "-Q" in item or item[:2] == "20" else item
        case tuple() | list():
            return [without_days(part, plan) for part in item]
    return item


@pytest.mark.parametrize("years", [(2016, 2017), (2015, 2020)])
@given(data=st.data())
@settings(max_examples=50)
def test_the_month_in_which_a_year_starts_changes_no_answer(
    years: tuple[int, int], data: st.DataObject
) -> None:
    indicator, calendar = data.draw(indicators(years)), data.draw(CALENDARS)
    ends = [Calendar(), calendar]
    when = data.draw(st.none() | st.tuples(st.integers(*years), st.integers(1, 12)))
    days = [None if when is None else month_end(each, *when) for each in ends]
    plain, shifted = (plan_in(each, years, indicator) for each in ends)
    assert answers(shifted, days[1]) == answers(plain, days[0])
