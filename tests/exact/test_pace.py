"""Pace: known answers from golden/progress.csv, the calendar, and quotients without a meaning."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact import growth, pace, periods
from jyplan.exact.growth import Quantity
from jyplan.exact.periods import CALENDAR, Calendar, Period

with (Path(__file__).parents[1] / "golden" / "progress.csv").open(encoding="utf-8", newline="") as file:
    GOLDEN = {(row["what"], row["inputs"]): row for row in csv.DictReader(file)}


def known(number: Fraction | int) -> Quantity:
    return Quantity(Fraction(number), None)


def by_profile(target: Fraction, base: Fraction, so_far: Fraction, before: Fraction) -> list[Fraction | None]:
    done, expected = pace.part(so_far, target), pace.part(before, base)
    assert done is not None
    assert expected is not None
    return [
        pace.growth_to_date(so_far, before),
        pace.required_rest_growth(target, so_far, base, before),
        100 * done,
        100 * expected,
        pace.projection(so_far, expected),
    ]


def by_month(target: Fraction, so_far: Fraction, day: dt.date) -> list[Fraction | None]:
    done, expected = pace.part(so_far, target), pace.by_month(periods.to_date(day), CALENDAR.year(day.year))
    per_month = pace.required_per_month(target, so_far, 12 - pace.months(periods.to_date(day)))
    assert done is not None
    assert per_month is not None
    lead, end = pace.lead(done, expected), pace.projection(so_far, expected)
    return [
        100 * done,
        100 * expected,
        lead,
        end,
        per_month,
        per_month / (so_far / pace.months(periods.to_date(day))),
    ]


def bulletin(percent: Fraction, day: dt.date, increase: Fraction, so_far: Fraction) -> list[Fraction | None]:
    done, expected = percent / 100, pace.by_month(periods.to_date(day), CALENDAR.year(day.year))
    return [pace.lead(done, expected), pace.growth_to_date(so_far, so_far - increase)]


def ratio(*numbers: int) -> Fraction | None:
    base, latest, years_so_far, target, years = numbers
    return pace.observed_over_required(
        Fraction(base), Fraction(latest), years_so_far, Fraction(target), years
    )


def so_far(year: int, month: int, day: int) -> tuple[Period, Period]:
    """A year up to a day, and all of it."""
    return periods.to_date(dt.date(year, month, day)), CALENDAR.year(year)


END_OF_MAY = dt.date(2017, 5, 31)
IMPLIED = Fraction(2280) / Fraction("1.081")  # the table prints it to three decimals: 2109.158
FEBRUARY = [Fraction(100)] * 12

# Each golden row: the inputs as they stand there, and what we compute from them.
ANSWERS: dict[tuple[str, str], Callable[[], list[Fraction | None]]] = {
    ("contribution", "part +1157 on total base 12620-759"): lambda: [
        growth.contribution_points(known(1157), known(12620 - 759)).value
    ],
    ("mean annual growth", "doubling in 10 years"): lambda: [pace.mean_growth(Fraction(2), Fraction(1), 10)],
    ("linear pace by month", "target 15000; 6000 at the end of month 5"): lambda: by_month(
        Fraction(15000), Fraction(6000), END_OF_MAY
    ),
    (
        "pace by last year's profile",
        "target 2280; base 2109.158; year to date 1100; same period last year 1030",
    ): lambda: by_profile(Fraction(2280), IMPLIED, Fraction(1100), Fraction(1030)),
    ("pace by month", "103.9 is 45.6 percent of the year; end of May"): lambda: bulletin(
        Fraction("45.6"), END_OF_MAY, Fraction("7.4"), Fraction("103.9")
    ),
    ("pace by month", "66.8 is 44.3 percent of the year; end of May"): lambda: bulletin(
        Fraction("44.3"), END_OF_MAY, Fraction("3.1"), Fraction("66.8")
    ),
    ("percent done", "14 of 25; 0 of 15; 51 of 25"): lambda: [
        growth.done(known(latest), known(target)).value for latest, target in ((14, 25), (0, 15), (51, 25))
    ],
    ("increment done", "from 1.0M to 1.5M at 1.35M; from 500K down to 400K at 420K"): lambda: [
        growth.increment_done(known(1350), known(1500), known(1000)).value,
        growth.increment_done(known(420), known(400), known(500)).value,
    ],
    ("increment done", "stock from 460 to 500 at 472"): lambda: [
        growth.increment_done(known(472), known(500), known(460)).value,
        growth.done(known(472), known(500)).value,
    ],
    ("observed over required growth", "5 -> 6 in 2015-16; target 9 by 2030"): lambda: [ratio(5, 6, 1, 9, 15)],
    ("observed over required growth", "10 -> 30 in 2015-16; target 1 by 2030; lower is better"): lambda: [
        ratio(10, 30, 1, 1, 15)
    ],
}
# Rows with an answer in words are tests of their own here or in tests/answers; implied bases and price
# bases belong to test_known_answers.
ELSEWHERE = {"implied base", "implied base of a count", "real growth"}
LEAP_YEAR = "29 February 2016 has 366 days in its year; monthly 100 in February 2016 is 100/29 a day"
IN_WORDS = {
    ("percent done", "anything of goal 0"),
    ("percent done", "different units"),
    ("pace by day", LEAP_YEAR),
}


@pytest.mark.parametrize("key", ANSWERS, ids=lambda key: f"{key[0]}: {key[1]}")
def test_the_known_answer_is_found(key: tuple[str, str]) -> None:
    row = GOLDEN[key]
    # What stands after up … is … repeats inputs of the two bulletins.
    text = re.sub(r"up [\d.]+ (on the year before )?is", "", row["expected"])
    text = re.sub(r" \(.*?\)|\(to .*?\)", "", text)
    for number, printed in zip(ANSWERS[key](), re.findall(r"[-+]?\d+(?:\.\d+)?", text), strict=True):
        last = Fraction(1, 10 ** len(printed.partition(".")[2]))
        assert number is not None
        assert abs(number - Fraction(printed)) <= last / 2, (row, float(number))


def test_every_row_of_the_table_has_its_test() -> None:
    assert {key for key in GOLDEN if key[0] not in ELSEWHERE} == ANSWERS.keys() | IN_WORDS


def test_nothing_is_a_percentage_of_a_goal_of_zero() -> None:
    assert growth.done(known(7), known(0)) == Quantity.unknown("target-zero")
    assert growth.done(known(0), known(0)) == Quantity.unknown("target-zero")


def test_a_leap_year_has_366_days() -> None:
    assert pace.by_day(*so_far(2016, 2, 29)) == Fraction(60, 366)
    assert pace.by_day(*so_far(2017, 3, 1)) == Fraction(60, 365)
    assert pace.by_day(*so_far(2000, 12, 30)) == Fraction(365, 366)
    assert pace.by_day(*so_far(2100, 12, 30)) == Fraction(364, 365)


def test_a_month_of_a_profile_comes_in_day_by_day() -> None:
    one, two = (pace.profile_to(so_far(2016, 2, day)[0], FEBRUARY) for day in (1, 2))
    assert one is not None
    assert two is not None
    assert two - one == Fraction(100, 29)
    assert pace.profile_to(so_far(2016, 2, 29)[0], FEBRUARY) == 200


def test_months_and_days_both_end_at_one() -> None:
    for year in (2016, 2017):
        assert pace.by_month(*so_far(year, 12, 31)) == 1
        assert pace.by_day(*so_far(year, 12, 31)) == 1


@pytest.mark.parametrize("starts", range(1, 13))
def test_a_month_end_is_so_many_twelfths_wherever_the_year_starts(starts: int) -> None:
    year = Calendar(starts).year(2016)
    assert [pace.by_month(Period(year.first, day), year) for day in year.month_ends()] == [
        Fraction(month, 12) for month in range(1, 13)
    ]


def test_a_begun_month_counts_by_its_days() -> None:
    assert pace.months(so_far(2017, 2, 14)[0]) == Fraction(3, 2)


def test_five_years_have_sixty_months() -> None:
    years = Period(dt.date(2016, 1, 1), dt.date(2020, 12, 31))
    assert pace.by_month(Period(years.first, dt.date(2018, 6, 30)), years) == Fraction(30, 60)


def test_the_end_of_february_last_year_is_the_end_of_february() -> None:
    assert periods.same_day(dt.date(2017, 2, 28), 2016) == dt.date(2016, 2, 29)
    assert periods.same_day(dt.date(2016, 2, 29), 2015) == dt.date(2015, 2, 28)
    assert periods.same_day(dt.date(2016, 2, 28), 2015) == dt.date(2015, 2, 28)
    assert periods.same_day(dt.date(2017, 5, 15), 2016) == dt.date(2016, 5, 15)


def test_quarters_do_not_tell_of_months() -> None:
    quarters = [Fraction(n) for n in (10, 20, 30, 40)]
    assert pace.by_profile(so_far(2017, 6, 30)[0], quarters) == Fraction(30, 100)
    assert pace.by_profile(so_far(2017, 5, 31)[0], quarters) is None


def test_a_profile_of_nothing_expects_nothing() -> None:
    assert pace.by_profile(so_far(2017, 5, 31)[0], [Fraction(0)] * 12) is None


def test_a_path_runs_straight_between_its_steps() -> None:
    steps = [(dt.date(2016, 12, 31), Fraction(460)), (dt.date(2017, 12, 31), Fraction(500))]
    assert pace.on_path(dt.date(2016, 12, 31), steps) == 460
    assert pace.on_path(dt.date(2017, 3, 14), steps) == 468
    assert pace.on_path(dt.date(2018, 1, 1), steps) is None


def test_nothing_is_required_of_a_month_where_none_is_left_or_nothing_is_missing() -> None:
    assert pace.required_per_month(Fraction(10), Fraction(4), Fraction(0)) is None
    assert pace.required_per_month(Fraction(10), Fraction(10), Fraction(3)) is None


def test_a_rest_without_a_rest_last_year_has_no_growth() -> None:
    assert pace.required_rest_growth(Fraction(10), Fraction(4), Fraction(5), Fraction(5)) is None
    assert pace.required_rest_growth(Fraction(10), Fraction(12), Fraction(8), Fraction(5)) is None


def test_no_growth_to_a_target_that_is_the_base() -> None:
    assert pace.observed_over_required(Fraction(5), Fraction(6), 1, Fraction(5), 5) is None


def test_growth_from_nothing_or_to_less_than_nothing_is_none() -> None:
    assert pace.mean_growth(Fraction(5), Fraction(0), 3) is None
    assert pace.mean_growth(Fraction(-5), Fraction(5), 3) is None
    assert pace.mean_growth(Fraction(0), Fraction(5), 3) == -100


amounts = st.fractions(min_value=Fraction(1, 100), max_value=10**6)


@given(
    amounts,
    amounts,
    amounts,
    amounts,
    st.sampled_from([Fraction(1, 10000), Fraction(10**4), Fraction(10**8)]),
)
def test_other_units_give_the_same_rates(
    target: Fraction, so_far: Fraction, base: Fraction, before: Fraction, unit: Fraction
) -> None:
    scaled = [amount * unit for amount in (target, so_far, base, before)]
    assert pace.required_rest_growth(*scaled) == pace.required_rest_growth(target, so_far, base, before)
    assert pace.growth_to_date(scaled[1], scaled[3]) == pace.growth_to_date(so_far, before)


@given(amounts, amounts, st.dates(dt.date(2017, 1, 31), dt.date(2017, 12, 30)))
def test_the_required_months_fill_the_gap_exactly(target: Fraction, so_far: Fraction, day: dt.date) -> None:
    left = 12 - pace.months(periods.to_date(day))
    per_month = pace.required_per_month(target, so_far, left)
    assert per_month is None or so_far + per_month * left == target


@given(amounts, amounts, amounts, amounts)
def test_the_required_growth_of_the_rest_reaches_the_target_exactly(
    target: Fraction, so_far: Fraction, base: Fraction, before: Fraction
) -> None:
    rate = pace.required_rest_growth(target, so_far, base, before)
    assert rate is None or so_far + (base - before) * (1 + rate / 100) == target
