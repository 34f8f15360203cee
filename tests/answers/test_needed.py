"""What it would take: per month, for the rest of the year, a year; each with a value or a reason."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from jyplan.answers import gap as needed
from jyplan.answers.gap import NeedRow
from jyplan.report.gap import gap_table
from tests.answers.progress import FLOW, LIMIT, RATIO, STOCK, actuals, at, plan_of


def row(keys: str, *, years: tuple[int, int] = (2016, 2017), as_of: str | None = None) -> NeedRow:
    day = dt.date.fromisoformat(as_of) if as_of else None
    [only] = needed.gap(plan_of(keys, years=years), as_of=day)
    return only


def reasons(of: NeedRow) -> tuple[str | None, str | None, str | None]:
    return of.required_per_month_reason, of.required_rest_growth_reason, of.required_mean_growth_reason


SAME = f"same_period = [{at('2016-05-31', 1030)}]\n"


def test_the_rest_of_the_year_is_asked_for_by_month_and_by_growth() -> None:
    found = row(FLOW + "baseline = 2109\ntarget = 2280\n" + SAME + actuals(at("2017-05-31", 1100)))
    assert found.required_per_month == Fraction(1180, 7)
    assert found.required_rest_growth == 100 * (Fraction(1180, 1079) - 1)
    assert reasons(found) == (None, None, "one-year")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (FLOW + "target = 9\n", ("no-actual", "no-actual", "one-year")),
        (FLOW + "target = 9\n" + actuals(at("2017-05-31", 3)), (None, "no-same-period", "one-year")),
        (FLOW + "target = 9\n" + SAME + actuals(at("2017-05-31", 3)), (None, "no-baseline", "one-year")),
        (
            FLOW + "target = 9\n" + actuals(at("2017-05-31", 9)),
            ("nothing-missing", "nothing-missing", "one-year"),
        ),
        (FLOW + "target = 9\n" + actuals(at("2017-12-31", 8)), ("year-over", "year-over", "one-year")),
        (
            LIMIT + "target = 9\n" + actuals(at("2017-05-31", 9)),
            ("limit-reached", "limit-reached", "one-year"),
        ),
        (
            FLOW + 'pace = "quarterly"\ntarget = 9\n' + actuals(at("2017-06-30", 3)),
            ("quarterly-only", "no-same-period", "one-year"),
        ),
        (STOCK + "target = 9\n" + actuals(at("2017-05-31", 3)), ("not-a-flow", "not-a-flow", "one-year")),
        (
            RATIO + "target = 4\n" + actuals(at("2017-05-31", 3)),
            ("not-a-flow", "no-relative-growth", "one-year"),
        ),
        (
            FLOW.replace("higher", "none") + "target = 9\n" + actuals(at("2017-05-31", 3)),
            ("context", "context", "context"),
        ),
    ],
)
def test_what_cannot_be_asked_for_has_its_reason(keys: str, expected: tuple[str | None, ...]) -> None:
    assert reasons(row(keys)) == expected


def test_over_several_years_mean_growth_is_required() -> None:
    found = row(STOCK + "baseline = 100\ntarget = 400\n", years=(2015, 2017))
    assert found.required_mean_growth == 100
    assert reasons(found) == ("no-actual", "no-actual", None)
    later = row(STOCK + "baseline = 100\ntarget = 400\n" + actuals(at("2016-12-31", 200)), years=(2015, 2017))
    assert later.required_mean_growth == 100


def test_what_a_month_may_bring_of_a_limit_is_said_too() -> None:
    assert row(LIMIT + "target = 12\n" + actuals(at("2017-06-30", 9))).required_per_month == Fraction(1, 2)


def test_as_of_a_day_nothing_later_is_known() -> None:
    keys = FLOW + "target = 120\n" + actuals(at("2017-06-30", 60), at("2017-09-30", 100))
    assert row(keys).required_per_month == Fraction(20, 3)
    assert row(keys, as_of="2017-07-31").required_per_month == 10


def test_a_year_so_far_is_no_level_to_grow_from() -> None:
    assert row(FLOW + "target = 120\n" + actuals(at("2017-06-30", 60))).required_growth is None
    assert row(STOCK + "target = 120\n" + actuals(at("2017-06-30", 60))).required_growth == 100


@pytest.mark.parametrize(("better", "value", "gap"), [("higher", "3.0", "3.5"), ("lower", "8.0", "1.0")])
def test_the_gap_to_a_range_counts_from_its_nearer_end(better: str, value: str, gap: str) -> None:
    keys = FLOW.replace("higher", better) + "target = { value = { low = 6.5, high = 7.0 } }\n"
    found = row(keys + actuals(at("2017-06-30", value)))
    assert found.gap == Fraction(gap)
    assert found.gap_interval is not None
    assert found.gap_interval.holds(Fraction(gap))
    assert found.done_percent == 100 * Fraction(value) / Fraction("6.5" if better == "higher" else "7")
    assert (found.target, found.reason) == (None, "range")


def test_the_gap_to_a_range_that_growth_implies_is_a_range() -> None:
    keys = FLOW + "baseline = 100\ntarget = { growth = { percent = { low = 6, high = 8 } } }\n"
    found = row(keys + actuals(at("2017-12-31", 103)))
    assert (found.gap, found.reason) == (None, "range")
    assert found.gap_interval is not None
    assert found.gap_interval.holds(Fraction(4))
    assert not found.gap_interval.holds(Fraction(1))


def test_the_line_beneath_a_row_says_each_reason_once() -> None:
    rows = needed.gap(plan_of(LIMIT + "target = 9\n" + actuals(at("2017-05-31", 9)), FLOW + "target = 9\n"))
    table = gap_table(rows, "", "en")
    assert table.beneath == ("Per month, Rest of year: the limit is reached", "")
    assert gap_table(rows, "", "zh").beneath[0] == "余期月均、余期同比增速：已达上限"
