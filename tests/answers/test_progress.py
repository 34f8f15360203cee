"""Status and outlook: what a plan's actuals say of its targets, at its boundaries, and laws they keep."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from decimal import Decimal
from fractions import Fraction

import pytest
import tomli
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jyplan.answers import gap as needed
from jyplan.answers.outlook import OUTLOOKS, Thresholds
from jyplan.answers.status import GroupRow, StatusRow, roll_up, status
from jyplan.diagnostic import Diagnostic, Place
from jyplan.exact import pace
from jyplan.exact.figure import FigureError
from jyplan.exact.interval import Interval
from jyplan.plan import rules as crosscheck
from jyplan.plan.model import Plan, validate
from jyplan.plan.stated import statements
from jyplan.statements import doubts
from jyplan.statements.standing import Standing, Standings

FLOW = 'unit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
LIMIT = 'unit = "起"\nmeasure = "flow"\nbetter = "lower"\n'
STOCK = 'unit = "户"\nmeasure = "stock"\nbetter = "higher"\n'
RATIO = 'unit = "%"\nmeasure = "ratio"\nbetter = "lower"\n'


def plan_of(*indicators: str, years: tuple[int, int] = (2016, 2017), rest: str = "") -> Plan:
    """A plan of indicators x, x1, x2, …, each given by its keys."""
    tables = (f'[indicators.x{n or ""}]\nname = "指标"\n{keys}\n' for n, keys in enumerate(indicators))
    header = f'format = 1\n[plan]\nname = "计划"\nbase_year = {years[0]}\ntarget_year = {years[1]}\n'
    return validate(tomli.loads(header + rest + "\n" + "".join(tables), parse_float=Decimal))


def one(
    keys: str, *, years: tuple[int, int] = (2016, 2017), as_of: str | None = None, rest: str = ""
) -> StatusRow:
    """The row of the plan's only indicator."""
    day = dt.date.fromisoformat(as_of) if as_of else None
    [row] = status(plan_of(keys, years=years, rest=rest), as_of=day)
    return row


def at(day: str, value: object, more: str = "") -> str:
    return f"{{ as_of = {day}, value = {value}{more} }}"


def actuals(*listed: str) -> str:
    return f"actuals = [{', '.join(listed)}]\n"


def faults(keys: str, *, years: tuple[int, int] = (2016, 2017), rest: str = "") -> list[str]:
    return [fault.code for fault in doubts.faults(Standings(plan_of(keys, years=years, rest=rest)))]


def those(*values: object) -> tuple[object, ...]:
    """Several values beside each other, whatever their types."""
    return values


# A year to date


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


# Periods, versions, dates


def month(n: int, value: object, more: str = "") -> str:
    last = monthrange(2017, n)[1]
    return f"{{ period = {{ from = 2017-{n:02}-01, to = 2017-{n:02}-{last} }}, value = {value}{more} }}"


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


# The fact


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


# Nothing to hold against anything


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


# Levels


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


# Several years


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


# Groups


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


# Laws


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
