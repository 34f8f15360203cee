"""What is to be expected of a year by a day: pace, seasons, thresholds, and what gives none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import status
from tests.answers.progress import (
    FLOW,
    actuals,
    at,
    one,
    plan_of,
    those,
)


def test_a_flow_is_paced_by_month_at_the_end_of_a_month() -> None:
    row = one(FLOW + "target = 15000\n" + actuals(at("2017-05-31", 6000)))
    assert those(row.status, row.outlook, row.time_basis) == ("open", "on-pace", "month")
    assert row.gap.done_percent == 40
    assert row.expected_percent == Fraction(500, 12)
    assert row.lead_points == 40 - Fraction(500, 12)
    assert row.projection == 14400
    assert row.required_per_month == Fraction(9000, 7)
    assert row.gap.increment_percent is None


def test_a_flow_is_paced_by_day_within_a_month_and_leap_years_count() -> None:
    keys = FLOW + "target = 366\n" + actuals(at("2016-02-28", 59))
    row = one(keys, years=(2015, 2016))
    assert those(row.time_basis, row.expected_percent, row.lead_points) == ("day", Fraction(5900, 366), 0)


def test_the_month_can_be_asked_for_within_a_month() -> None:
    row = one(FLOW + 'pace = "month"\ntarget = 24\n' + actuals(at("2017-02-14", 3)))
    assert those(row.time_basis, row.lead_points) == ("month", 0)


def test_last_years_months_give_expectation_and_the_growth_that_the_rest_requires() -> None:
    keys = 'pace = "profile"\nprofile = [206,206,206,206,206,154,154,154,154,154,154,155]\n'
    target = "target = { value = 2280, growth = 8.1 }\n"
    row = one(FLOW + keys + target + actuals(at("2017-05-31", 1100)))
    base = Fraction(2280) / Fraction("1.081")
    assert row.time_basis == "profile"
    assert row.expected_percent == Fraction(103000, 2109)
    assert row.growth_to_date == 100 * (Fraction(1100, 1030) - 1)
    assert row.required_rest_growth == 100 * (Fraction(2280 - 1100) / (base - 1030) - 1)


def test_last_years_same_period_gives_the_known_answer_of_the_table() -> None:
    same = 'pace = "profile"\n' + f"same_period = [{at('2016-05-31', 1030)}]\n"
    row = one(FLOW + same + "target = { value = 2280, growth = 8.1 }\n" + actuals(at("2017-05-31", 1100)))
    assert row.time_basis == "profile"
    found = (
        row.growth_to_date,
        row.required_rest_growth,
        row.gap.done_percent,
        row.expected_percent,
        row.projection,
    )
    printed = ("6.796", "9.344", "48.246", "48.835", "2252.5")
    for number, text in zip(found, printed, strict=True):
        last = Fraction(1, 10 ** len(text.partition(".")[2]))
        assert number is not None
        assert abs(number - Fraction(text)) <= last / 2


def test_last_years_actuals_serve_as_the_same_period_too() -> None:
    listed = actuals(at("2016-02-29", 10), at("2016-12-31", 80), at("2017-02-28", 12))
    row = one(FLOW + "target = 100\n" + listed)
    assert row.growth_to_date == 20
    assert row.required_rest_growth == 100 * (Fraction(88, 70) - 1)
    assert those(row.base.value, row.base.from_) == (80, "x@2016:actual")


def test_a_real_growth_gives_no_base_for_the_rest_of_the_year() -> None:
    target = 'target = { value = 2280, growth = { percent = 8.1, basis = "real" } }\n'
    row = one(FLOW + target + f"same_period = [{at('2016-05-31', 1030)}]\n" + actuals(at("2017-05-31", 1100)))
    assert row.growth_to_date is not None
    assert row.required_rest_growth is None
    assert row.base.basis == "real"


def test_before_one_full_month_it_is_too_early() -> None:
    row = one(FLOW + "target = 120\n" + actuals(at("2017-01-30", 10)))
    assert those(row.outlook, row.reason, row.expected_percent) == ("not-assessable", "too-early", None)
    assert one(FLOW + "target = 120\n" + actuals(at("2017-01-31", 10))).outlook == "on-pace"


def test_what_comes_in_lumps_has_no_outlook() -> None:
    row = one(FLOW + 'pace = "none"\ntarget = 1300\n' + actuals(at("2017-05-31", 628)))
    assert those(row.status, row.outlook, row.reason) == ("open", "not-assessable", "lumpy")


def test_quarterly_figures_have_a_pace_at_quarter_ends_only() -> None:
    keys = FLOW + 'pace = "quarterly"\ntarget = 800\n'
    row = one(keys + actuals(at("2017-06-30", 400)))
    assert those(row.outlook, row.time_basis, row.lead_points) == ("on-pace", "quarter", 0)
    row = one(keys + actuals(at("2017-05-31", 400)))
    assert those(row.outlook, row.reason, row.required_per_month) == (
        "not-assessable",
        "quarterly-only",
        None,
    )


def test_a_profile_of_quarters_does_not_tell_of_may() -> None:
    keys = FLOW + "profile = [1, 2, 3, 4]\ntarget = 20\n"
    assert one(keys + actuals(at("2017-05-31", 5))).reason == "quarterly-only"
    assert one(keys + actuals(at("2017-06-30", 6))).lead_points == 0


def test_where_nothing_was_to_be_expected_there_is_no_outlook() -> None:
    row = one(FLOW + "profile = [0, 0, 0, 4]\ntarget = 20\n" + actuals(at("2017-06-30", 1)))
    assert those(row.outlook, row.reason, row.projection) == ("not-assessable", "nothing-expected-yet", None)


@pytest.mark.parametrize(
    ("so_far", "outlook"),
    [
        ("52.5", "ahead"),
        ("52.4", "on-pace"),
        ("47.5", "on-pace"),
        ("47.4", "behind"),
        (30, "behind"),
        ("29.9", "off-track"),
        (0, "off-track"),
        (-1, "regressing"),
    ],
)
def test_the_outlook_turns_at_its_thresholds(so_far: object, outlook: str) -> None:
    row = one(FLOW + "negative = true\ntarget = 100\n" + actuals(at("2017-06-30", so_far)))
    assert row.outlook == outlook


def test_thresholds_are_options() -> None:
    plan = plan_of(FLOW + "target = 100\n" + actuals(at("2017-06-30", 49)))
    strict = Thresholds(ahead=Fraction(1), on_pace=Fraction(99, 100), behind=Fraction(98, 100))
    assert status(plan, thresholds=strict)[0].outlook == "behind"
