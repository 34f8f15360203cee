"""Which actuals count: periods that join or overlap, versions, dates, scopes and units."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from jyplan.diagnostic import Diagnostic, Place
from jyplan.exact.figure import FigureError
from jyplan.plan import rules as crosscheck
from jyplan.plan.stated import statements
from jyplan.statements import doubts
from jyplan.statements.standing import Standings
from tests.answers.progress import (
    FLOW,
    STOCK,
    actuals,
    at,
    faults,
    month,
    one,
    plan_of,
    those,
)


def test_period_totals_are_summed() -> None:
    row = one(FLOW + "target = 120\n" + actuals(month(1, 8), month(3, 12), month(2, 10)))
    assert those(row.gap.latest, row.as_of) == (30, dt.date(2017, 3, 31))
    assert row.outlook == "on-pace"


def test_a_total_of_a_period_needs_no_date_of_its_own() -> None:
    plan = plan_of(FLOW + "target = 120\n" + actuals(month(2, 8)))
    assert crosscheck.faults(plan) == []
    assert [stated.address for stated in statements(plan, "x")] == ["x@2017", "x@2017-02"]


def test_a_period_is_added_to_the_year_to_date_before_it() -> None:
    row = one(FLOW + "target = 120\n" + actuals(at("2017-05-31", 50), month(6, "1.5")))
    assert those(row.gap.latest, row.as_of) == (Fraction("51.5"), dt.date(2017, 6, 30))


def test_a_missing_period_is_reported_and_what_follows_is_not_added() -> None:
    keys = FLOW + "target = 120\n" + actuals(month(1, 8), month(3, 12))
    assert one(keys).gap.latest == 8
    [fault] = doubts.faults(Standings(plan_of(keys)))
    assert those(fault.code, fault.path) == ("period-gap", ("indicators", "x", "actuals", 1, "period"))
    assert those(fault.values["missing"], fault.values["until"]) == (
        dt.date(2017, 2, 1),
        dt.date(2017, 2, 28),
    )


def test_a_gap_is_reported_once_however_much_follows_it() -> None:
    keys = FLOW + "target = 120\n" + actuals(month(1, 8), month(3, 12), month(4, 9), month(6, 1))
    found = doubts.faults(Standings(plan_of(keys)))
    assert [(fault.code, fault.path[3]) for fault in found] == [("period-gap", 1), ("period-gap", 3)]


def test_the_last_year_of_the_calendar_has_a_last_day() -> None:
    row = one(FLOW + "target = 120\n" + actuals(at("9999-12-31", 120)), years=(9998, 9999))
    assert row.status == "met"
    assert faults(FLOW + "target = 120\n" + actuals(at("9999-12-31", 120)), years=(9998, 9999)) == []


def test_overlapping_periods_are_reported_and_not_added_twice() -> None:
    quarter = "{ period = { from = 2017-01-15, to = 2017-03-31 }, value = 30 }"
    keys = FLOW + "target = 120\n" + actuals(month(1, 8), quarter)
    assert those(one(keys).gap.latest, faults(keys)) == (8, ["period-overlap"])


def test_months_and_their_quarter_are_no_overlap() -> None:
    quarter = "{ period = { from = 2017-01-01, to = 2017-03-31 }, value = 31 }"
    keys = FLOW + "target = 120\n" + actuals(month(1, 8), month(2, 10), month(3, 12), quarter)
    assert those(one(keys).gap.latest, faults(keys)) == (31, [])


def test_a_period_across_two_years_counts_for_neither() -> None:
    keys = (
        FLOW + "target = 120\n" + actuals("{ period = { from = 2016-12-15, to = 2017-01-31 }, value = 30 }")
    )
    assert those(one(keys).status, faults(keys)) == ("no-data", ["period-across-years"])


def test_a_total_that_falls_is_reported() -> None:
    keys = FLOW + "target = 120\n" + actuals(at("2017-03-31", 50), at("2017-04-30", 20))
    assert faults(keys) == ["total-falls"]
    assert faults(keys + "negative = true\n") == []


def test_the_newest_version_wins_and_the_others_stay_visible() -> None:
    listed = actuals(
        at("2017-05-31", 61, ', version = "revised"'),
        at("2017-05-31", 62, ', version = "final"'),
        at("2017-05-31", 60, ', version = "preliminary"'),
    )
    row = one(FLOW + "target = 120\n" + listed)
    assert row.gap.latest == 62
    assert [those(earlier.value, earlier.version) for earlier in row.earlier] == [
        (61, "revised"),
        (60, "preliminary"),
    ]


@pytest.mark.parametrize("keys", [FLOW, STOCK], ids=["flow", "stock"])
def test_of_two_figures_for_one_day_the_one_recorded_later_counts(keys: str) -> None:
    row = one(keys + "target = 100\n" + actuals(at("2017-05-31", 45), at("2017-05-31", 40)))
    assert row.gap.latest == 40
    assert [those(earlier.address, earlier.value) for earlier in row.earlier] == [("x@2017-05-31", 45)]


@pytest.mark.parametrize("keys", [FLOW, STOCK], ids=["flow", "stock"])
def test_a_final_figure_stays_in_force_whatever_is_recorded_later(keys: str) -> None:
    final = at("2017-05-31", 45, ', version = "final"')
    row = one(keys + "target = 100\n" + actuals(final, at("2017-05-31", 40)))
    assert row.gap.latest == 45


def test_an_adjusted_target_counts_from_the_day_it_was_decided() -> None:
    adjusted = '{ value = 100, version = "adjusted", as_of = 2017-08-01 }'
    keys = FLOW + f'target = [{{ value = 120, version = "original" }}, {adjusted}]\n'
    keys += actuals(at("2017-05-31", 50), at("2017-08-31", 70))
    now, then = one(keys), one(keys, as_of="2017-06-30")
    assert those(now.gap.target, now.gap.latest) == (100, 70)
    assert those(then.gap.target, then.gap.latest) == (120, 50)
    assert [earlier.value for earlier in now.earlier] == [120]
    assert then.earlier == ()


def test_as_of_a_day_shows_nothing_that_is_dated_later() -> None:
    keys = FLOW + "target = 120\n" + actuals(at("2017-05-31", 50))
    assert one(keys, as_of="2017-05-30").status_reason == "no-actual"
    assert one(keys, as_of="2017-05-31").as_of == dt.date(2017, 5, 31)


def test_an_actual_without_a_date_takes_its_sources_and_says_so() -> None:
    source = '[sources.s]\ntitle = "公报"\ndate = 2017-05-31\n'
    keys = FLOW + 'target = 120\nactuals = [{ value = 50, source = "s" }]\n'
    assert one(keys, rest=source).as_of == dt.date(2017, 5, 31)
    assert faults(keys, rest=source) == ["date-from-source"]


def test_an_actual_dated_after_the_year_is_not_held_against_its_target() -> None:
    keys = FLOW + "target = 120\n" + actuals(at("2018-01-31", 500))
    row = one(keys)
    assert those(row.status, row.status_reason, faults(keys)) == (
        "no-data",
        "after-the-plan",
        ["actual-after-plan"],
    )


def test_actuals_of_another_scope_are_not_compared() -> None:
    row = one(FLOW + "target = 120\n" + actuals(at("2017-05-31", 500, ', scope = "全口径"')))
    assert those(row.status, row.status_reason) == ("no-data", "other-scope")


def test_an_actual_in_another_scale_is_brought_to_the_indicators() -> None:
    row = one(FLOW + "target = 10000\n" + actuals(at("2017-06-30", '"0.5万亿元"')))
    assert those(row.gap.done_percent, row.outlook) == (50, "on-pace")


def test_an_actual_in_another_unit_has_no_percentage_but_an_error() -> None:
    with pytest.raises(FigureError, match="unit-mismatch"):
        one(FLOW + "target = 100\n" + actuals(at("2017-06-30", '"50万人"')))


def test_every_fault_has_its_text_in_both_languages() -> None:
    source = '[sources.s]\ntitle = "公报"\ndate = 2018-05-31\n'
    overlap = "{ period = { from = 2017-01-15, to = 2017-03-31 }, value = 30 }"
    across = "{ period = { from = 2016-12-15, to = 2017-01-31 }, value = 30 }"
    listed = actuals(
        month(1, 8), overlap, across, month(6, 3), at("2017-02-28", 7), '{ value = 1, source = "s" }'
    )
    found = doubts.faults(Standings(plan_of(FLOW + "target = 120\n" + listed, rest=source)))
    assert {fault.code for fault in found} == {
        "period-gap", "period-overlap", "period-across-years", "total-falls", "actual-after-plan", "date-from-source",
    }  # fmt: skip
    for fault in found:
        said = Diagnostic(fault.code, Place("plan.toml", 1, fault.path), fault.values)
        texts = [said.message("en"), said.hint("en"), said.message("zh"), said.hint("zh")]
        assert all(texts)
        assert len(set(texts)) == 4
