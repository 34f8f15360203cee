"""The history of an indicator, and its pace and outlook step by step."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.answers.show import show
from jyplan.answers.status import status
from jyplan.report.steps import lines
from tests.answers.progress import FLOW, LIMIT, STOCK, actuals, at, plan_of


def standings(keys: str, *, as_of: str | None = None) -> dict[str, str]:
    day = dt.date.fromisoformat(as_of) if as_of else None
    return {row.address: row.standing for row in show(plan_of(keys), "x", as_of=day).history}


def test_every_version_is_shown_and_says_whether_it_counts() -> None:
    targets = 'target = [100, { value = 90, version = "adjusted", as_of = 2017-07-01 }]\n'
    listed = actuals(
        at("2017-05-31", 41, ', version = "revised"'),
        at("2017-03-31", 25),
        at("2017-05-31", 40, ', version = "preliminary"'),
        at("2018-05-31", 1),
        at("2017-06-30", 7, ', scope = "全口径"'),
    )
    assert standings(FLOW + targets + listed) == {
        "x@2017": "superseded",
        "x@2017-03-31": "earlier",
        "x@2017-05-31": "in-force",
        "x@2017-05-31[2]": "superseded",
        "x@2017-06-30": "other-scope",
        "x@2017[2]": "in-force",
        "x@2018-05-31": "after-the-plan",
    }
    early = standings(FLOW + targets + listed, as_of="2017-04-30")
    assert [early[name] for name in ("x@2017", "x@2017[2]", "x@2017-03-31", "x@2017-05-31")] == [
        "in-force",
        "not-yet",
        "in-force",
        "not-yet",
    ]


def test_the_parts_of_a_sum_all_count_and_what_hangs_in_the_air_says_why() -> None:
    month = ", period = {{ from = 2017-{0:02}-01, to = 2017-{0:02}-28 }}"
    listed = actuals(
        at("2017-01-31", 3), at("2017-02-28", 2, month.format(2)), at("2017-06-28", 1, month.format(6))
    )
    found = standings(FLOW + "target = 9\n" + listed)
    assert list(found.values())[1:] == ["in-force", "in-force", "period-gap"]


def test_history_stands_in_the_order_of_time() -> None:
    listed = actuals(at("2017-06-30", 7), at("2017-01-31", 1), at("2017-03-31", 3))
    days = [row.as_of for row in show(plan_of(FLOW + "target = 9\n" + listed), "x").history]
    assert days == [None, *(dt.date(2017, *day) for day in ((1, 31), (3, 31), (6, 30)))]


def text(keys: str, *, years: tuple[int, int] = (2016, 2017)) -> str:
    return "\n".join(lines(show(plan_of(keys, years=years), "x").steps, "en"))


def test_pace_and_outlook_are_derived_with_exact_numbers() -> None:
    told = text(FLOW + "target = 2200\n" + actuals(at("2017-05-31", 1098)))
    assert "Expected by now, e 2017 = m / M\n    = 5 / 12\n    = 41.6667%\n" in told
    assert "Done, d 2017 = Y / T\n    = 1098 / 2200\n    = 49.9091%\n" in told
    assert "Outlook 2017 = d / e\n    = (1098 / 2200) / (5 / 12)\n    = 1.19782 (ahead)\n" in told
    assert "Per month 2017 = (T - Y) / r\n    = (2200 - 1098) / 7\n" in told


def test_a_limit_is_derived_the_other_way_round() -> None:
    told = text(LIMIT + "target = 100\n" + actuals(at("2017-06-30", 60)))
    assert "Lead, points 2017 = e - d\n    = 6 / 12 - 60 / 100\n    = -10 points\n" in told
    assert "Outlook 2017 = e / d\n    = (6 / 12) / (60 / 100)\n" in told


def test_last_years_same_days_give_the_growth_that_the_rest_requires() -> None:
    same = f'pace = "profile"\nbaseline = 2109\nsame_period = [{at("2016-05-31", 1030)}]\n'
    told = text(FLOW + same + "target = 2280\n" + actuals(at("2017-05-31", 1100)))
    assert "Expected by now, e 2017 = Y' / B\n    = 1030 / 2109\n" in told
    assert "= (2280 - 1100) / (2109 - 1030) - 1\n    = +9.36052%\n" in told


def test_a_sum_of_periods_is_put_in_as_a_sum() -> None:
    month = ", period = { from = 2017-02-01, to = 2017-02-28 }"
    listed = actuals(at("2017-01-31", 3), at("2017-02-28", 2, month))
    assert "Gap 2017 = T - A\n    = 9 - (3 + 2)\n    = 4 亿元" in text(FLOW + "target = 9\n" + listed)


def test_almost_all_is_not_printed_as_all() -> None:
    for value, done in (("249.9", "99.9"), ("9999.6", "99.99")):
        keys = FLOW + f"target = {round(float(value))}\n" + actuals(at("2017-12-31", value))
        told = text(keys)
        assert f"    = {done}" in told
        assert "= 100" not in told.split("Done %")[1].split("\n")[2]


def test_where_there_is_no_outlook_the_reason_stands() -> None:
    told = text(FLOW + 'pace = "none"\ntarget = 9\n' + actuals(at("2017-05-31", 3)))
    assert "Outlook 2017\n    = (comes in lumps)\n" in told


def test_nothing_so_far_is_no_reason_to_fail() -> None:
    same = f"baseline = 9\nsame_period = [{at('2016-05-31', 3)}]\n"
    told = text(FLOW + same + "target = 9\n" + actuals(at("2017-05-31", 0)))
    assert "Growth to date 2017 = Y / Y' - 1\n    = -100%\n" in told


@pytest.mark.parametrize("years", [(2016, 2017), (2015, 2018)])
@given(data=st.data())
def test_what_is_derived_is_what_status_says(years: tuple[int, int], data: st.DataObject) -> None:
    number = st.integers(0, 200)
    keys = data.draw(st.sampled_from([FLOW, LIMIT, STOCK, STOCK.replace("higher", "lower")]))
    keys += f"baseline = {data.draw(number)}\ntarget = {data.draw(number)}\n"
    if "stock" in keys and data.draw(st.booleans()):
        keys += f"path = [{{ as_of = {years[1]}-06-30, value = {data.draw(number)} }}]\n"
    day = data.draw(st.dates(dt.date(years[0] + 1, 1, 1), dt.date(years[1], 12, 31)))
    end = dt.date(day.year, 12, 31)
    plan = plan_of(
        keys
        + actuals(
            *(at(str(one), data.draw(number)) for one in sorted({day, end})[: data.draw(st.integers(1, 2))])
        ),
        years=years,
    )
    [row] = status(plan)
    steps = {step.name: step for step in show(plan, "x").steps}
    for name, value in (
        ("expected-share", row.expected_percent),
        ("lead", row.lead_points),
        ("projection", row.projection),
        ("per-month", row.required_per_month),
        ("rest-growth", row.required_rest_growth),
        ("mean-rest", row.required_mean_growth),
        ("growth-to-date", row.growth_to_date),
    ):
        if name in steps:
            assert steps[name].value == value
        elif name not in ("expected-share", "lead"):
            assert value is None or value == Fraction(0)
    if row.status == "no-data":
        assert "outlook" not in steps
    else:
        assert steps["outlook"].reason == (row.reason or row.outlook)
