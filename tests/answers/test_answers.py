"""What the answers say of plans as offices write them: growth targets, limits, falling levels, paths, dates."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.answers import calc
from jyplan.answers.base import base
from jyplan.answers.gap import NeedRow, gap
from jyplan.answers.growth import growth
from jyplan.answers.status import StatusRow, status
from jyplan.cli import run
from jyplan.consistency.result import check
from jyplan.exact.decimals import percent_cut
from jyplan.plan.model import Plan, validate
from jyplan.plan.selection import Selection
from jyplan.report.gap import gap_table
from jyplan.report.status import status_table
from jyplan.report.steps import result

D = dt.date
ONE = Selection(frozenset({"x"}))


def plan_of(
    *relations: dict[str, Any], years: tuple[int, int] = (2016, 2017), about: Any = None, **said: Any
) -> Plan:
    """A plan of the indicator x, and others where ``said`` has tables for them."""
    others = {id: said.pop(id) for id in list(said) if isinstance(said[id], dict) and "measure" in said[id]}
    usual = {"name": "甲", "unit": "亿元", "measure": "flow", "better": "higher"}
    indicators = {"x": usual | said, **{id: usual | more for id, more in others.items()}}
    header = {"name": "t", "base_year": years[0], "target_year": years[1], **(about or {})}
    data = {"format": 1, "plan": header, "indicators": indicators, "relations": list(relations)}
    return validate(data)


def status_of(plan: Plan, as_of: dt.date | None = None) -> StatusRow:
    return next(row for row in status(plan, as_of=as_of) if row.id == "x")


def gap_of(plan: Plan, as_of: dt.date | None = None) -> NeedRow:
    (row,) = gap(plan, ONE, as_of=as_of)
    return row


def those(*values: object) -> tuple[object, ...]:
    """Several values beside each other, whatever their types."""
    return values


def at(day: dt.date, value: Any = None, **more: Any) -> dict[str, Any]:
    return {"as_of": day, **({} if value is None else {"value": value}), **more}


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


# What is refused or told


def test_below_minus_100_percent_nothing_can_fall() -> None:
    plan = plan_of(target={"value": 5, "growth": Decimal("-181.3")})
    assert [row.verdict for row in growth(plan)] == ["inconsistent"]
    assert check(plan).summary.verdict == "inconsistent"


@given(st.integers(1, 400), st.integers(1, 4000))
def test_a_growth_is_held_against_the_increase_beside_it(increase: int, rest: int) -> None:
    value = increase + rest
    true = Decimal(round(Fraction(1000 * increase, rest))) / 10
    for rate, wrong in ((true, False), (true + 40, True)):
        target = {"value": value, "precision": 0, "increase": increase, "growth": rate}
        (row,) = (
            one
            for one in check(plan_of(unit="户", integer=True, target=target)).statements
            if one.kind == "growth"
        )
        assert row.computed is not None
        assert (row.verdict == "inconsistent") == wrong


def test_a_change_of_scope_is_no_price() -> None:
    target = {"value": 121, "growth": {"percent": 5, "basis": "like-for-like"}}
    rows = check(plan_of(baseline=Decimal("121.4"), target=target)).statements
    assert all(row.deflator is None for row in rows)


def test_thresholds_of_a_plan_may_be_points() -> None:
    def outlook(used: int) -> str:
        about = {"thresholds": {"ahead": 5, "on_pace": -5, "behind": -10, "in": "points"}}
        return status_of(plan_of(about=about, target=100, actuals=[at(D(2017, 6, 30), used)])).outlook

    assert [outlook(n) for n in (55, 45, 40, 39)] == ["ahead", "on-pace", "behind", "off-track"]


def test_a_gap_of_percentages_is_in_points() -> None:
    step, _ = calc.gap("63.0%", "66.0%")
    assert those(step.value, step.unit) == (3, "points")


@pytest.mark.parametrize(
    ("operation", "typed", "value", "unit"),
    [
        ("gap", ("3.9‰", "0.4%"), "0.1", "thousandths"),
        ("growth_of", ("33亩", "2公顷"), "-100/11", "%"),
        ("growth_of", ("1公斤", "3斤"), "50", "%"),
        ("points", ("3.9‰", "4.0‰"), "0.1", "thousandths"),
        ("share", ("500万元", "0.1亿元"), "50", "%"),
        ("target", ("100", "翻两番"), "400", ""),
        ("base", ("100", "翻一番"), "50", ""),
    ],
)
def test_what_is_typed_converts_within_its_dimension(
    operation: str, typed: tuple[str, ...], value: str, unit: str
) -> None:
    answer = getattr(calc, operation)(*typed)
    step = answer[0] if type(answer) is tuple else answer
    assert (step.value, step.unit) == (Fraction(value), unit)


@pytest.mark.parametrize(("latest", "target"), [("1299.6", "1300"), ("1299.96", "1300"), ("-0.4", "0")])
def test_a_gap_that_is_there_is_seen(latest: str, target: str) -> None:
    step = calc.gap(latest, target)[0]
    assert result(step, "en").split()[0] == str(Decimal(target) - Decimal(latest))


def test_a_share_of_a_decline_is_a_share() -> None:
    share, _ = calc.contribution("10", "5", "100", "90")
    assert share.value == 50


# As people read it

bounds = st.sampled_from([("at-most", "≤ "), ("at-least", "≥ "), ("more-than", "> "), ("less-than", "< ")])


@given(st.decimals("0.001", 10**6, places=3), bounds, st.decimals("0.01", 10**5, places=2))
def test_stated_figures_stand_as_written_in_every_table(
    target: Decimal, bound: tuple[str, str], latest: Decimal
) -> None:
    plan = plan_of(
        measure="ratio", unit="x", target={"value": target, "bound": bound[0]},
        actuals=[at(D(2017, 6, 30), latest)],
    )  # fmt: skip
    tables = status_table(status(plan), "", "en"), gap_table(gap(plan), "", "en")
    for table in tables:
        assert f"{bound[1]}{target}" in table.rows[0]
        assert str(latest) in table.rows[0]


@given(st.integers(2, 10**6), st.integers(1, 9))
def test_what_separates_a_figure_from_its_target_is_always_seen(target: int, tenths: int) -> None:
    latest = target - Decimal(tenths) / 10
    plan = plan_of(target=target, actuals=[at(D(2017, 12, 31), latest)])
    cells = status_table(status(plan), "", "en").rows[0]
    assert str(Decimal(tenths) / 10) in cells
    bar = next(cell for cell in cells if "·" in cell or "█" in cell)
    assert not bar.startswith("█" * 10)
    assert Decimal(bar.rpartition(" ")[2]) < 100


def test_ranges_and_multiples_stand_as_written() -> None:
    plan = plan_of(target={"value": {"low": Decimal("6.5"), "high": 7}}, actuals=[at(D(2017, 6, 30), 3)])
    assert "6.5–7" in status_table(status(plan), "", "en").rows[0]
    multiple = plan_of(baseline=100, target={"value": 230, "growth": {"multiple": Decimal("2.3")}})
    assert "×2.3" in status_table(status(multiple), "", "en").rows[0]


# The commands


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


PLAN = """format = 1
plan = { name = "t", base_year = 2016, target_year = 2017 }
[indicators]
a = { name = "甲", unit = "亿元", measure = "flow", better = "higher", owner = "财政局", target = 100, actuals = [{ as_of = 2017-06-30, value = 40 }] }
b = { name = "乙", unit = "亿元", measure = "flow", better = "higher", baseline = 10, target = { value = 20, growth = 50 }, actuals = [{ as_of = 2017-06-30, value = 15 }] }
"""


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = run([*arguments, "-f", "json", "--lang", "en"])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else None


def test_rows_are_sorted_by_any_field_of_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = written(tmp_path, PLAN)
    for field, ids in (
        ("gap.done_percent", ["a", "b"]),
        ("-gap.done_percent", ["b", "a"]),
        ("owner", ["a", "b"]),
    ):
        code, found = output(capsys, "status", plan, f"--sort={field}")
        assert (code, [row["id"] for row in found["rows"]]) == (0, ids)
    assert output(capsys, "status", plan, "--sort=gap.nothing")[0] == 2


def test_check_is_limited_to_some_indicators_by_id_or_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = written(tmp_path, PLAN)
    assert output(capsys, "check", plan)[0] == 1
    code, found = output(capsys, "check", plan, "--only", "甲")
    assert (code, {row["id"] for row in found["statements"]}) == (0, {"a"})
    assert output(capsys, "check", plan, "--only", "丙")[0] == 2


def test_check_and_show_know_nothing_later_than_the_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = written(tmp_path, PLAN)
    _, found = output(capsys, "check", plan, "--as-of", "2017-06-01")
    assert not any("2017-06-30" in row["address"] for row in found["statements"])
    _, shown = output(capsys, "show", "a", "--plan", plan, "--as-of", "2017-06-01")
    assert [event["standing"] for event in shown["history"] if event["kind"] == "actual"] == ["not-yet"]


def test_rows_are_those_of_one_owner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = written(tmp_path, PLAN)
    _, found = output(capsys, "gap", plan, "--owner", "财政局")
    assert [(row["id"], row["owner"], row["target_text"]) for row in found["rows"]] == [
        ("a", "财政局", "100")
    ]
    assert output(capsys, "gap", plan, "--owner", "统计局")[0] == 2


def test_failing_figures_and_conflicts_say_in_words_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = output(capsys, "check", written(tmp_path, PLAN))
    (row,) = (
        row for row in found["statements"] if row["verdict"] == "inconsistent" and row["kind"] == "growth"
    )
    assert row["message"].startswith("b@2017.growth (乙): ")
    assert all(one["message"] for one in found["conflicts"])
