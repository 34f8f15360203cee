"""What a value is beside its target, at the boundaries; and what has no status."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from jyplan.answers import gap as needed
from jyplan.answers.status import GroupRow, roll_up, status
from jyplan.exact.interval import Interval
from jyplan.statements.standing import Standing
from tests.answers.progress import (
    FLOW,
    LIMIT,
    RATIO,
    actuals,
    at,
    one,
    plan_of,
    those,
)


@pytest.mark.parametrize(
    ("bound", "value", "status_"),
    [
        ("at-least", 100, "met"),
        ("at-least", "100.1", "exceeded"),
        ("at-least", "99.96", "not-met"),
        ("more-than", 100, "not-met"),
        ("more-than", "100.1", "met"),
        ("exactly", 100, "met"),
        ("exactly", 101, "not-met"),
        ("at-most", 100, "met"),
        ("at-most", 101, "breached"),
        ("less-than", 100, "breached"),
        ("less-than", 99, "met"),
        ("about", 95, "open"),
    ],
)
def test_a_bound_is_kept_or_not_at_the_years_end(bound: str, value: object, status_: str) -> None:
    row = one(FLOW + f'target = {{ value = 100, bound = "{bound}" }}\n' + actuals(at("2017-12-31", value)))
    assert row.status == status_


@pytest.mark.parametrize(
    ("value", "status_"), [(95, "met"), ("94.9", "not-met"), (105, "met"), (106, "exceeded")]
)
def test_about_reaches_as_far_as_its_tolerance(value: object, status_: str) -> None:
    target = 'target = { value = 100, bound = "about", tolerance = 5 }\n'
    row = one(FLOW + target + actuals(at("2017-12-31", value)))
    assert row.status == status_
    if status_ != "not-met":
        assert row.outlook in ("on-pace", "ahead")


def test_a_tolerance_is_in_the_figures_unit() -> None:
    target = 'target = { value = "1万亿元", bound = "about", tolerance = 0.1 }\n'
    assert one(FLOW + target + actuals(at("2017-12-31", 9000))).status == "met"


def test_about_without_a_tolerance_is_not_missed_by_a_little_nor_met() -> None:
    row = one(FLOW + 'target = { value = 100, bound = "about" }\n' + actuals(at("2017-12-31", 99)))
    assert those(row.status, row.status_reason) == ("open", "approximate")


@pytest.mark.parametrize(
    ("value", "status_"), [(6, "not-met"), ("6.5", "met"), (7, "met"), ("7.1", "exceeded")]
)
def test_a_range_is_met_anywhere_inside(value: object, status_: str) -> None:
    row = one(FLOW + "target = { value = { low = 6.5, high = 7 } }\n" + actuals(at("2017-12-31", value)))
    assert row.status == status_


def test_a_value_short_of_the_target_is_open_until_the_years_end() -> None:
    keys = FLOW + "target = 100\n"
    row = one(keys + actuals(at("2017-12-30", 10)))
    assert those(row.status, row.status_reason) == ("open", "no-year-end-figure")
    assert one(keys + actuals(at("2017-12-31", 10))).status == "not-met"


def test_almost_done_is_not_done() -> None:
    row = one(FLOW + "target = 100\n" + actuals(at("2017-12-31", "99.96")))
    assert those(row.status, row.gap.done_percent, row.outlook) == ("not-met", Fraction("99.96"), "behind")


def test_a_target_reached_before_the_years_end_is_met() -> None:
    row = one(FLOW + "target = 100\n" + actuals(at("2017-06-30", 100)))
    assert those(row.status, row.outlook, row.required_per_month) == ("met", "ahead", None)


def test_a_ceiling_in_mid_year_is_within_its_limit_and_never_met() -> None:
    row = one(LIMIT + "target = 100\n" + actuals(at("2017-06-30", 50)))
    assert those(row.status, row.outlook, row.lead_points) == ("within-limit", "on-pace", 0)
    assert one(LIMIT + "target = 100\n" + actuals(at("2017-12-31", 100))).status == "met"


@pytest.mark.parametrize(
    ("used", "outlook", "status_"),
    [
        (0, "ahead", "within-limit"),
        (40, "ahead", "within-limit"),
        (52, "on-pace", "within-limit"),
        (60, "behind", "within-limit"),
        (90, "off-track", "within-limit"),
        (101, "off-track", "breached"),
    ],
)
def test_the_more_of_a_ceiling_is_used_the_worse(used: int, outlook: str, status_: str) -> None:
    row = one(LIMIT + "target = 100\n" + actuals(at("2017-06-30", used)))
    assert those(row.outlook, row.status) == (outlook, status_)
    assert row.lead_points == 50 - used


def test_a_broken_ceiling_of_a_flow_is_off_track_however_little_is_expected() -> None:
    row = one(LIMIT + "target = 100\n" + actuals(at("2017-11-30", 101)))
    assert those(row.status, row.outlook) == ("breached", "off-track")
    row = one(LIMIT + "target = 0\n" + actuals(at("2017-01-15", 1)))
    assert those(row.status, row.outlook, row.reason) == ("breached", "off-track", None)


def test_a_level_above_its_limit_from_the_start_is_open_and_in_the_end_not_met() -> None:
    keys = RATIO + "baseline = 5.0\ntarget = 4.0\n"
    assert one(keys + actuals(at("2017-06-30", "4.5"))).status == "open"
    assert one(keys + actuals(at("2017-06-30", "3.9"))).status == "within-limit"
    assert one(keys + actuals(at("2017-12-31", "4.5"))).status == "not-met"
    assert one(keys + actuals(at("2017-12-31", "4.0"))).status == "met"


def test_a_level_that_leaves_its_limit_is_breached() -> None:
    keys = RATIO + 'baseline = 3.5\ntarget = { value = 4.0, bound = "at-most" }\n'
    assert one(keys + actuals(at("2017-06-30", "4.1"))).status == "breached"
    assert one(RATIO + "target = 4.0\n" + actuals(at("2017-06-30", "4.1"))).status == "breached"


def test_a_smaller_rank_is_better() -> None:
    keys = 'unit = "名"\nmeasure = "rank"\nof = 57\nbetter = "lower"\ninteger = true\ntarget = 3\n'
    assert one(keys + actuals(at("2017-12-31", 1))).status == "exceeded"
    assert one(keys + actuals(at("2017-12-31", 3))).status == "met"
    assert one(keys + actuals(at("2017-12-31", 4))).status == "not-met"
    row = one(keys + actuals(at("2017-06-30", 4)))
    assert those(row.status, row.gap.gap, row.reason) == ("open", 1, "no-path")


def test_a_place_is_whole_and_not_rounded() -> None:
    row = one('unit = "位"\nmeasure = "rank"\nbetter = "lower"\nbaseline = 12\ntarget = 8\n')
    assert row.gap.gap_interval == Interval(4, 1, 4, 1)


@pytest.mark.parametrize(
    ("day", "value", "met"),
    [("2017-12-31", 110, True), ("2017-12-31", 105, False), ("2017-06-30", 105, None)],
)
def test_the_stretch_stands_beside_the_pass_line(day: str, value: int, met: bool | None) -> None:
    row = one(FLOW + "target = 100\nstretch = 110\n" + actuals(at(day, value)))
    assert row.status == "exceeded"
    assert row.stretch is not None
    assert those(row.stretch.value, row.stretch.met) == (110, met)


def test_without_an_actual_there_is_no_status_and_the_reason_is_said() -> None:
    row = one(FLOW + "target = 100\n")
    assert those(row.status, row.outlook, row.reason) == ("no-data", "not-assessable", "no-actual")
    assert row.stretch is None


def test_without_a_target_there_is_no_status() -> None:
    row = one(FLOW + actuals(at("2017-05-31", 50)))
    assert those(row.status, row.reason) == ("no-data", "no-target")


def test_mere_context_has_no_status() -> None:
    context = FLOW.replace("higher", "none")
    row = one(context + "target = 100\n" + actuals(at("2017-05-31", 50)))
    assert those(row.status, row.reason) == ("no-data", "context")


def test_a_target_of_zero_has_no_percentage_but_a_reason() -> None:
    row = one(LIMIT + "target = 0\n" + actuals(at("2017-05-31", 0)))
    assert those(row.status, row.outlook, row.reason) == ("within-limit", "not-assessable", "target-zero")
    assert those(row.gap.done_percent, row.gap.reason) == (None, "target-zero")


def test_a_base_of_zero_has_no_growth() -> None:
    row = one(FLOW + "baseline = 0\ntarget = 100\n" + actuals(at("2017-06-30", 50)))
    assert those(row.growth.computed, row.growth.reason) == (None, "base-not-positive")
    assert row.outlook == "on-pace"


def test_a_target_that_only_growth_states_is_implied() -> None:
    row = one(FLOW + "baseline = 100\ntarget = { growth = 10 }\n" + actuals(at("2017-06-30", 55)))
    assert those(row.gap.target, row.gap.target_kind, row.outlook) == (110, "implied", "on-pace")


def test_a_target_that_only_an_unknown_base_states_has_no_status() -> None:
    row = one(FLOW + "target = { growth = 10 }\n" + actuals(at("2017-06-30", 55)))
    assert those(row.status, row.reason) == ("no-data", "no-target")


def test_a_roll_up_counts_and_names_the_worst_and_never_averages() -> None:
    groups = '[groups.a]\nname = "甲"\nname_en = "A"\n[groups.b]\nname = "乙"\n'
    plan = plan_of(
        FLOW + 'group = "a"\ntarget = 100\n' + actuals(at("2017-06-30", 200)),
        LIMIT + 'group = "a"\ntarget = 100\n' + actuals(at("2017-06-30", 101)),
        FLOW + "target = 100\n",
        rest=groups,
    )
    first, rest = roll_up(status(plan), plan, language="en")
    assert those(first.id, first.name, first.indicators) == ("a", "A", 2)
    assert those(first.statuses["exceeded"], first.statuses["breached"], first.statuses["met"]) == (1, 1, 0)
    assert those(first.worst_status, first.worst_outlook) == ("breached", "off-track")
    assert those(rest.id, rest.worst_status, rest.worst_outlook) == (None, "no-data", "not-assessable")
    assert all(isinstance(row, GroupRow) for row in (first, rest))


def test_gap_and_latest_value_can_be_asked_for_as_of_a_day() -> None:
    plan = plan_of(FLOW + "target = 100\n" + actuals(at("2017-05-31", 40), at("2017-06-30", 55)))
    assert [row.latest for row in needed.gap(plan)] == [55]
    assert [row.latest for row in needed.gap(plan, as_of=dt.date(2017, 6, 1))] == [40]
    latest = Standing(plan, "x", dt.date(2017, 6, 1)).observation
    assert latest is not None
    assert latest.parts[-1].address == "x@2017-05-31"
