"""What the answers say of plans as offices write them: growth targets, limits, falling levels, paths, dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.answers.base import base
from jyplan.answers.growth import growth
from jyplan.consistency.result import check
from jyplan.exact.decimals import percent_cut
from jyplan.plan.model import Plan, validate
from tests.answers.plans import D, at, gap_of, plan_of, status_of, those

# Targets that are rates


def grew(percent: str, basis: str = "real", **more: Any) -> dict[str, Any]:
    return {"percent": Decimal(percent), "basis": basis, **more}


@pytest.mark.parametrize(
    ("day", "rate", "fact", "outlook"),
    [
        (D(2017, 6, 30), "6.9", "open", "ahead"),
        (D(2017, 6, 30), "6.5", "open", "on-pace"),
        (D(2017, 6, 30), "6.2", "open", "behind"),
        (D(2017, 12, 31), "6.5", "met", "on-pace"),
        (D(2017, 12, 31), "6.9", "met", "ahead"),
        (D(2017, 12, 31), "6.4", "not-met", "behind"),
    ],
)
def test_a_growth_target_is_followed_by_the_newest_growth(
    day: dt.date, rate: str, fact: str, outlook: str
) -> None:
    row = status_of(plan_of(target={"growth": grew("6.5")}, actuals=[at(day, 400, growth=grew(rate))]))
    assert those(row.status, row.outlook) == (fact, outlook)
    assert row.gap.target_growth == Fraction("6.5")
    assert row.gap.growth_gap == Fraction("6.5") - Fraction(rate) == -(row.lead_points or 0)


@given(st.decimals(-20, 40, places=1), st.decimals(-20, 40, places=1), st.sampled_from(["higher", "lower"]))
def test_a_growth_gap_is_positive_when_missing_whichever_direction_is_better(
    target: Decimal, latest: Decimal, better: str
) -> None:
    plan = plan_of(
        better=better,
        target={"growth": grew(str(target))},
        actuals=[at(D(2017, 12, 31), 100, growth=grew(str(latest)))],
    )
    row = status_of(plan)
    short = target > latest if better == "higher" else target < latest
    assert row.status == ("not-met" if short else "met")
    missing = row.gap.growth_gap or 0
    assert missing >= 0 if short else missing <= 0


def test_a_rate_at_comparable_prices_is_never_held_against_a_nominal_one() -> None:
    plan = plan_of(
        target={"growth": grew("6.5")}, actuals=[at(D(2017, 6, 30), 400, growth=grew("9.9", "nominal"))]
    )
    assert gap_of(plan).latest_growth is None


def test_two_values_give_the_growth_that_a_nominal_target_is_held_against() -> None:
    plan = plan_of(
        target={"growth": 10},
        same_period=[at(D(2016, 6, 30), Decimal("50.0"))],
        actuals=[at(D(2017, 6, 30), Decimal("54.0"))],
    )
    row = status_of(plan)
    assert those(row.gap.latest_growth, row.gap.growth_gap, row.outlook) == (8, 2, "behind")


def test_the_growth_of_one_month_says_nothing_of_a_target_for_the_year() -> None:
    month = {"from": D(2017, 6, 1), "to": D(2017, 6, 30)}
    plan = plan_of(target={"growth": 8}, actuals=[at(D(2017, 6, 30), 40, growth=12, period=month)])
    assert gap_of(plan).latest_growth is None


@given(st.integers(1, 99), st.integers(-20, 40), st.integers(-20, 40))
def test_the_rest_of_the_year_makes_up_for_what_its_first_part_did_not_grow(
    share: int, wanted: int, so_far: int
) -> None:
    plan = plan_of(
        baseline=1000,
        target={"growth": grew(str(wanted))},
        same_period=[at(D(2016, 6, 30), 10 * share)],
        actuals=[at(D(2017, 6, 30), growth=grew(str(so_far)))],
    )
    rest = status_of(plan).required_rest_growth
    assert rest is not None
    s = Fraction(share, 100)
    assert s * (100 + so_far) + (1 - s) * (100 + rest) == 100 + wanted


def test_nothing_later_than_the_day_is_known_of_a_rate() -> None:
    plan = plan_of(
        target={"growth": grew("6.5")},
        actuals=[at(D(2017, 6, 30), growth=grew("6.9")), at(D(2017, 9, 30), growth=grew("6.4"))],
    )
    assert gap_of(plan, D(2017, 8, 1)).latest_growth == Fraction("6.9")
    assert gap_of(plan).latest_growth == Fraction("6.4")


# Implied targets


@given(st.integers(0, 500), st.integers(0, 500))
def test_what_a_total_leaves_open_is_implied(part: int, other: int) -> None:
    total = {"id": "sum", "kind": "total", "whole": "z", "parts": ["y", "x"]}
    flow = {"measure": "flow"}
    plan = plan_of(total, y=flow | {"target": part}, z=flow | {"target": part + other})
    assert those(gap_of(plan).target, gap_of(plan).target_kind) == (other, "implied")
    whole = plan_of(
        total | {"whole": "x", "parts": ["y", "z"]}, y=flow | {"target": part}, z=flow | {"target": other}
    )
    assert gap_of(whole).target == part + other


def test_a_share_of_the_year_that_is_done_implies_the_target() -> None:
    done = {"id": "d", "kind": "share", "part": "x@2017-05-31", "whole": "x@2017", "percent": Decimal("45.5")}
    row = gap_of(plan_of(done, actuals=[at(D(2017, 5, 31), 910)]))
    assert those(row.target, row.target_kind) == (2000, "implied")
    assert percent_cut(row.done_percent or Fraction(0)) == "45.5"


@given(st.integers(1, 2000), st.integers(-90, 300))
def test_of_a_count_everything_implied_is_whole(value: int, rate: int) -> None:
    plan = plan_of(unit="户", integer=True, baseline=value, target={"growth": rate})
    row = gap_of(plan)
    assert row.target is not None
    low, high = (Fraction(value * (200 + 2 * rate + end), 200) for end in (-1, 1))
    assert row.target.denominator == 1 or ceil(low) > floor(high)
    assert row.gap == row.target - value


# Levels that fall, limits, paths


@given(st.integers(1, 1000), st.integers(0, 999), st.integers(0, 1500))
def test_what_is_done_of_a_reduction_is_the_part_of_the_way(start: int, end: int, now: int) -> None:
    if end >= start:
        return
    plan = plan_of(
        measure="stock", better="lower", baseline=start, target=end, actuals=[at(D(2017, 6, 30), now)]
    )
    row = gap_of(plan)
    assert those(row.done_percent, row.gap_percent) == (None, None)
    assert row.increment_percent == Fraction(100 * (start - now), start - end)


@given(st.integers(1, 300), st.integers(0, 400), st.integers(1, 12))
def test_more_used_of_a_limit_than_expected_is_a_lag(limit: int, used: int, month: int) -> None:
    day = D(2017, month, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1])
    plan = plan_of(better="lower", target={"value": limit, "bound": "at-most"}, actuals=[at(day, used)])
    lead = status_of(plan).lead_points
    assert lead is not None
    assert (lead < 0) == (used * 12 > limit * month)


def test_a_lag_of_a_limit_is_one_where_nothing_was_expected_yet() -> None:
    plan = plan_of(
        better="lower",
        target={"value": 40, "bound": "at-most"},
        profile=[0, 10, 10, 10],
        actuals=[at(D(2017, 3, 31), 3)],
    )
    assert status_of(plan).lead_points == Fraction("-7.5")


def test_a_limit_that_would_be_broken_at_this_pace_says_so() -> None:
    plan = plan_of(better="lower", target={"value": 12, "bound": "at-most"}, actuals=[at(D(2017, 6, 30), 7)])
    row = status_of(plan)
    assert those(row.status, row.status_reason, row.projection) == (
        "within-limit",
        "projected-over-limit",
        14,
    )


def test_done_and_expected_are_shares_of_one_thing() -> None:
    level = plan_of(
        measure="stock",
        baseline=8,
        target=25,
        path=[at(D(2017, 6, 30), 14)],
        actuals=[at(D(2017, 6, 30), 11)],
    )
    row = status_of(level)
    assert those(row.expected_percent, row.lead_points) == (56, -12)
    stages = [at(D(2017, 3, 31), 60), at(D(2017, 6, 30), 280)]
    flow = status_of(plan_of(target=624, path=stages, actuals=[at(D(2017, 3, 31), 62)]))
    assert flow.expected_percent == Fraction(6000, 624)
    assert those(flow.outlook, flow.time_basis) == ("on-pace", "path")


def test_a_falling_level_on_its_path_is_told_by_the_way() -> None:
    plan = plan_of(
        measure="stock", better="lower", baseline=100, target=20, path=[at(D(2017, 6, 30), 60)],
        actuals=[at(D(2017, 6, 30), 80)],
    )  # fmt: skip
    assert those(status_of(plan).expected_percent, status_of(plan).lead_points) == (50, -25)


def test_a_target_of_zero_over_several_years_is_not_judged_by_mean_growth() -> None:
    plan = plan_of(
        years=(2015, 2030), measure="stock", better="lower", baseline=100, target=0,
        actuals=[at(D(2029, 12, 31), 1)],
    )  # fmt: skip
    assert those(status_of(plan).outlook, status_of(plan).reason) == ("not-assessable", "target-zero")


# Dates


def test_last_years_same_period_is_the_clock_where_it_is_known() -> None:
    plan = plan_of(
        baseline=100, target=Decimal("106.5"), same_period=[at(D(2016, 3, 31), 20)],
        actuals=[at(D(2017, 3, 31), Decimal("21.5"))],
    )  # fmt: skip
    row = status_of(plan)
    assert those(row.expected_percent, row.outlook, row.time_basis) == (20, "on-pace", "profile")


def test_eleven_numbers_take_january_and_february_as_one() -> None:
    plan = plan_of(target=100, profile=[15, *[8] * 9, 13], actuals=[at(D(2017, 3, 31), 20)])
    assert status_of(plan).expected_percent == 23
    january = plan_of(target=100, profile=[15, *[8] * 9, 13], actuals=[at(D(2017, 1, 31), 8)])
    assert status_of(january).reason == "quarterly-only"


def test_growth_to_date_is_against_the_same_day_a_year_before() -> None:
    level = plan_of(
        measure="stock", baseline=Decimal("155.5"), target=170,
        same_period=[at(D(2016, 6, 30), 150)], actuals=[at(D(2017, 6, 30), 160)],
    )  # fmt: skip
    assert status_of(level).growth_to_date == Fraction(100, 15)
    unknown = plan_of(measure="stock", baseline=150, target=170, actuals=[at(D(2017, 6, 30), 160)])
    assert status_of(unknown).growth_to_date is None


def test_part_of_a_year_does_not_hide_what_the_years_need() -> None:
    listed = {"years": (2015, 2020), "baseline": 100, "target": 150}
    bare, part = gap_of(plan_of(**listed)), gap_of(plan_of(**listed, actuals=[at(D(2016, 9, 30), 80)]))  # type: ignore[arg-type]
    assert bare.required_mean_growth == part.required_mean_growth
    assert part.required_mean_growth is not None


def revised() -> Plan:
    data = {
        "format": 1,
        "plan": {"name": "t", "base_year": 2016, "target_year": 2017},
        "sources": {"later": {"title": "修订公告", "date": D(2017, 9, 30)}},
        "indicators": {
            "x": {
                "name": "签约", "unit": "亿元", "measure": "flow", "better": "higher",
                "baseline": [{"value": 731}, {"value": 727, "version": "revised", "source": "later"}],
                "target": {"value": 1300, "growth": Decimal("77.8")},
                "actuals": [at(D(2017, 5, 31), 500)],
            }
        },
    }  # fmt: skip
    return validate(data)


def test_a_revision_is_not_known_before_it_was_published() -> None:
    assert status_of(revised(), D(2017, 6, 30)).base.value == 731
    assert status_of(revised()).base.value == 727
    early, late = check(revised(), as_of=D(2017, 6, 30)), check(revised())
    verdicts = [next(row.verdict for row in one.statements if row.kind == "growth") for one in (early, late)]
    assert verdicts == ["consistent", "inconsistent"]


def test_a_base_of_a_growth_to_date_is_one_of_the_same_months() -> None:
    plan = plan_of(baseline=115, actuals=[at(D(2017, 5, 31), 53, growth=6, increase=3)])
    assert {row.period for row in base(plan)} == {"2016-01/2016-05"}
    assert {row.period for row in growth(plan)} == {"2017-01/2017-05"}
