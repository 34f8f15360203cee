"""How answers are told, and what is refused: rows, tables and commands."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.answers import calc
from jyplan.answers.gap import gap
from jyplan.answers.growth import growth
from jyplan.answers.status import status
from jyplan.cli import run
from jyplan.consistency.result import check
from jyplan.report.gap import gap_table
from jyplan.report.status import status_table
from jyplan.report.steps import result
from tests.answers.plans import D, at, plan_of, status_of, those

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
