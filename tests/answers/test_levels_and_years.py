"""Levels along their paths, targets over several years, and laws of status and outlook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from jyplan.answers.outlook import OUTLOOKS
from jyplan.exact import pace
from tests.answers.progress import (
    FLOW,
    LIMIT,
    STOCK,
    actuals,
    at,
    faults,
    month,
    one,
    those,
)

PATH = "path = [{ as_of = 2017-06-30, value = 470 }]\n"


def test_a_level_without_a_path_has_no_time_pace_but_its_increment() -> None:
    row = one(STOCK + "baseline = 460\ntarget = 500\n" + actuals(at("2017-06-30", 472)))
    assert those(row.outlook, row.reason) == ("not-assessable", "no-path")
    assert those(row.gap.increment_percent, row.gap.done_percent) == (30, Fraction(944, 10))


def test_a_level_is_judged_by_shares_of_its_target_along_its_path() -> None:
    row = one(STOCK + "baseline = 460\ntarget = 500\n" + PATH + actuals(at("2017-06-30", 472)))
    assert those(row.outlook, row.time_basis, row.expected_percent, row.lead_points) == (
        "on-pace",
        "path",
        94,
        Fraction("0.4"),
    )
    assert row.projection == Fraction(47200, 94)


def test_a_falling_target_is_approached_from_above() -> None:
    keys = STOCK.replace("higher", "lower") + "baseline = 500\ntarget = 400\n"
    keys += "path = [{ as_of = 2017-06-30, value = 420 }]\n"
    row = one(keys + actuals(at("2017-06-30", 420)))
    assert those(row.gap.increment_percent, row.outlook, row.lead_points, row.status) == (
        80,
        "on-pace",
        0,
        "open",
    )
    assert one(keys + actuals(at("2017-06-30", 510))).outlook == "regressing"


def test_a_limit_that_leaves_room_is_used_up_along_its_path() -> None:
    keys = STOCK.replace("higher", "lower") + "baseline = 100\ntarget = 120\n"
    keys += "path = [{ as_of = 2017-06-30, value = 110 }]\n"
    found = [one(keys + actuals(at("2017-06-30", level))).outlook for level in (95, 105, 110, 113, 119)]
    assert found == ["ahead", "on-pace", "on-pace", "on-pace", "behind"]


def test_a_target_already_met_at_the_start_is_kept_not_reached() -> None:
    keys = STOCK + "baseline = 510\ntarget = 500\n" + "path = [{ as_of = 2017-06-30, value = 505 }]\n"
    row = one(keys + actuals(at("2017-06-30", 505)))
    assert those(row.status, row.outlook) == ("exceeded", "on-pace")
    assert one(keys + actuals(at("2017-06-30", 520))).outlook == "ahead"
    assert one(keys + actuals(at("2017-06-30", 490))).outlook == "off-track"


def test_a_target_that_is_the_base_leaves_no_way_to_cover() -> None:
    row = one(STOCK + "baseline = 500\ntarget = 500\n" + PATH + actuals(at("2017-06-30", 500)))
    assert those(row.status, row.outlook, row.reason) == ("met", "not-assessable", "target-equals-base")
    assert row.gap.increment_percent is None


def test_a_path_without_a_base_leads_nowhere() -> None:
    row = one(STOCK + "target = 500\n" + PATH + actuals(at("2017-06-30", 470)))
    assert row.reason == "no-baseline"


FIVE = (2015, 2030)


def test_growth_so_far_is_held_against_the_growth_that_the_years_require() -> None:
    row = one(STOCK + "baseline = 5\ntarget = 9\n" + actuals(at("2016-12-31", 6)), years=FIVE)
    assert row.observed_over_required is not None
    assert abs(row.observed_over_required - Fraction("5.0045")) < Fraction(1, 20000)
    assert those(row.outlook, row.time_basis, row.expected_percent) == ("ahead", "mean-growth", None)
    assert row.required_mean_growth == pace.mean_growth(Fraction(9), Fraction(6), 14)


def test_growth_away_from_a_falling_target_is_regressing() -> None:
    keys = STOCK.replace("higher", "lower") + "baseline = 10\ntarget = 1\n" + actuals(at("2016-12-31", 30))
    row = one(keys, years=FIVE)
    assert row.observed_over_required is not None
    assert abs(row.observed_over_required + Fraction("14.05")) < Fraction(1, 200)
    assert those(row.outlook, row.status) == ("regressing", "open")


def test_without_an_actual_the_years_require_growth_from_the_base() -> None:
    row = one(FLOW + "baseline = 1\ntarget = 2\n", years=(2010, 2020))
    assert row.required_mean_growth is not None
    assert abs(row.required_mean_growth - Fraction("7.177")) < Fraction(1, 2000)


def test_a_part_of_an_earlier_year_says_nothing_of_a_later_years_flow() -> None:
    keys = FLOW + "baseline = 80\ntarget = 100\n"
    row = one(keys + actuals(at("2017-12-31", 90), at("2018-05-31", 45)), years=(2015, 2020))
    assert those(row.gap.latest, row.as_of) == (90, dt.date(2017, 12, 31))
    row = one(keys + actuals(at("2018-05-31", 45)), years=(2015, 2020))
    assert those(row.status, row.reason) == ("no-data", "year-to-date")


def test_in_its_last_year_a_flow_is_paced_by_the_year_before() -> None:
    keys = FLOW + "baseline = 80\ntarget = 120\n"
    row = one(
        keys + actuals(at("2019-12-31", 100), at("2019-06-30", 48), at("2020-06-30", 60)), years=(2015, 2020)
    )
    assert those(row.time_basis, row.lead_points, row.growth_to_date) == ("profile", 2, 25)
    assert row.required_rest_growth == 100 * (Fraction(60, 52) - 1)
    assert row.observed_over_required is not None


def test_a_total_over_the_years_adds_them_up() -> None:
    keys = FLOW + "target = { value = 600, cumulative = true }\n"
    row = one(
        keys + actuals(at("2016-12-31", 110), at("2017-12-31", 130), at("2018-06-30", 60)), years=(2015, 2020)
    )
    assert those(row.gap.latest, row.lead_points, row.outlook) == (300, 0, "on-pace")
    assert those(row.required_per_month, row.projection) == (10, 600)
    row = one(keys + actuals(at("2018-06-30", 300, ", cumulative = true")), years=(2015, 2020))
    assert those(row.gap.latest, row.lead_points) == (300, 0)


def test_a_base_of_another_kind_is_not_compared() -> None:
    total = FLOW + "baseline = 80\ntarget = { value = 600, cumulative = true }\n"
    row = one(
        total + actuals(at("2015-12-31", 80), at("2020-12-31", 600, ", cumulative = true")),
        years=(2015, 2020),
    )
    assert those(row.status, row.base.value, row.base.reason) == ("met", None, "other-period")
    assert row.required_mean_growth is None
    assert faults(total + actuals(at("2015-12-31", 80)), years=(2015, 2020)) == []
    scope = FLOW + 'baseline = 80\ntarget = { value = 100, scope = "同口径" }\n'
    assert one(scope).base.reason == "other-scope"


tenths = st.integers(1, 10**6).map(lambda n: Decimal(n) / 10)
days = st.dates(dt.date(2017, 1, 31), dt.date(2017, 12, 31))
paces = st.sampled_from(['pace = "month"\n', 'pace = "day"\n', "", "profile = [5,1,2,3,4,5,6,7,8,9,10,11]\n"])
directions = st.sampled_from([FLOW, LIMIT.replace("起", "亿元")])


@given(tenths, tenths, days, paces, directions)
def test_other_units_change_no_status_outlook_or_rate(
    target: Decimal, so_far: Decimal, day: dt.date, how: str, direction: str
) -> None:
    keys = direction + how + f"target = {target}\n" + actuals(at(str(day), so_far))
    here = one(keys)
    scaled = f"target = {target * 10000}\n" + actuals(at(str(day), so_far * 10000))
    there = one(direction.replace("亿元", "万元") + how + scaled)
    for name in ("status", "outlook", "expected_percent", "lead_points", "reason", "time_basis"):
        assert getattr(here, name) == getattr(there, name)
    assert here.gap.done_percent == there.gap.done_percent
    if here.projection is not None:
        assert here.projection * 10000 == there.projection


@given(st.integers(1, 10**6), days, st.sampled_from(['pace = "month"\n', 'pace = "day"\n', ""]), directions)
@example(100, dt.date(2017, 12, 31), "", FLOW)
def test_recording_the_expected_share_exactly_is_on_pace_without_a_lag(
    target: int, day: dt.date, how: str, direction: str
) -> None:
    expected = one(direction + how + f"target = {target}\n" + actuals(at(str(day), 0))).expected_percent
    assert expected is not None
    so_far = target * expected / 100
    text = f'"{so_far.numerator}/{so_far.denominator}"'
    row = one(direction + how + f"target = {target}\n" + actuals(at(str(day), text)))
    assert those(row.outlook, row.lead_points, row.projection) == ("on-pace", 0, target)


@given(tenths, tenths, tenths, days, paces, directions)
def test_better_flows_never_worsen_an_outlook(
    target: Decimal, some: Decimal, more: Decimal, day: dt.date, how: str, direction: str
) -> None:
    worse, better = sorted((some, more), reverse=direction != FLOW)
    rows = [
        one(direction + how + f"target = {target}\n" + actuals(at(str(day), value)))
        for value in (worse, better)
    ]
    assert OUTLOOKS.index(rows[0].outlook) <= OUTLOOKS.index(rows[1].outlook)


@given(
    st.lists(st.integers(1, 1000), min_size=5, max_size=5),
    st.dates(dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
    st.sampled_from(["higher", "lower"]),
)
@example([100, 120, 110, 120, 125], dt.date(2017, 6, 30), "higher")
def test_better_levels_never_worsen_an_outlook(levels: list[int], day: dt.date, better_is: str) -> None:
    base, target, planned, *seen = levels
    assume(base != target)
    worse, better = sorted(seen, reverse=better_is == "lower")
    keys = STOCK.replace("higher", better_is) + f"baseline = {base}\ntarget = {target}\n"
    keys += f"path = [{{ as_of = 2017-06-30, value = {planned} }}]\n"
    rows = [one(keys + actuals(at(str(day), value))) for value in (worse, better)]
    assert OUTLOOKS.index(rows[0].outlook) <= OUTLOOKS.index(rows[1].outlook)


@given(st.tuples(*[st.integers(1, 1000)] * 4), st.integers(2016, 2020), st.sampled_from(["higher", "lower"]))
def test_better_years_never_worsen_an_outlook(
    levels: tuple[int, int, int, int], year: int, better_is: str
) -> None:
    base, target, *seen = levels
    worse, better = sorted(seen, reverse=better_is == "lower")
    keys = STOCK.replace("higher", better_is) + f"baseline = {base}\ntarget = {target}\n"
    rows = [one(keys + actuals(at(f"{year}-12-31", value)), years=(2015, 2020)) for value in (worse, better)]
    assert OUTLOOKS.index(rows[0].outlook) <= OUTLOOKS.index(rows[1].outlook)


@given(st.permutations([month(n, n) for n in range(1, 7)]))
def test_the_order_of_periods_does_not_matter(listed: list[str]) -> None:
    keys = FLOW + "target = 42\n" + actuals(*listed)
    assert those(one(keys).gap.latest, faults(keys)) == (21, [])
