"""Owners and what changed since the figure before, in status as on the page; names and units in English."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.commands import HEADER, jyplan
from tests.report.pages import SEPTEMBER, data, page, read, told

PLAN = (
    HEADER
    + """
[indicators.a]
name = "甲"
name_en = "First"
unit = "亿元"
unit_en = "100 million yuan"
owner = "统计局"
owner_en = "Statistics Bureau"
measure = "flow"
better = "higher"
target = { value = 110, growth = 10 }
actuals = [{ as_of = 2017-05-31, value = 30 }, { as_of = 2017-06-30, value = 50 }]
[indicators.b]
name = "乙"
unit = "户"
owner = "商务局"
measure = "flow"
better = "higher"
target = 100
"""
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "plan.toml"
    made.write_text(PLAN, encoding="utf-8")
    return made


def rows(*arguments: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in data("status", *arguments)["rows"]}


def test_the_change_is_the_lead_of_today_less_that_of_the_figure_before() -> None:
    changed = 0
    for row in rows(*SEPTEMBER).values():
        if row["change_points"] is None:
            continue
        then = rows("--as-of", row["before"])[row["id"]]
        assert Fraction(row["lead_points"]) - Fraction(then["lead_points"]) == pytest.approx(
            Fraction(row["change_points"]), abs=1e-6
        )
        changed += 1
    assert changed >= 9


@pytest.mark.parametrize("which", [(), ("--group", "growth"), ("--owner", "发展改革局"), ("--only", "gdp")])
def test_owners_and_groups_count_the_rows_that_are_told(which: tuple[str, ...]) -> None:
    made = data("status", *SEPTEMBER, *which)
    summary, listed = made["summary"], made["rows"]
    for rolled in (summary["groups"], summary["owners"]):
        assert sum(one["indicators"] for one in rolled) == len(listed) == summary["rows"]
        for field in ("statuses", "outlooks"):
            for code, count in summary[field].items():
                assert sum(one[field][code] for one in rolled) == count
    for owner in summary["owners"]:
        assert owner["indicators"] == sum(row["owner"] == owner["name"] for row in listed)


def test_all_columns_say_who_answers_and_what_each_of_them_has(file: Path) -> None:
    told_all = told("status", str(file), "--wide", "-f", "text", "--lang", "zh")
    lines = told_all.splitlines()
    assert "责任单位" in told_all
    assert any(line.startswith("统计局：") and "进行中 1" in line for line in lines)
    assert "责任单位" in told("status", str(file), "-f", "plain", "--lang", "zh")


def test_english_readers_are_shown_english_names_and_units(file: Path) -> None:
    english = told("status", str(file), "--wide", "-f", "text", "--lang", "en")
    assert "First (100 million yuan)" in english
    assert "Statistics Bureau" in english
    root = read(page("--lang", "en", plan=file)).text
    assert "100 million yuan" in root
    assert "Statistics Bureau" in root
    assert "统计局" not in root
    for command in ("base", "gap", "growth"):
        row = json.loads(told(command, str(file), "-f", "json", "--lang", "en"))["rows"][0]
        assert (row["unit"], row["owner"]) == ("100 million yuan", "Statistics Bureau")
        own = json.loads(told(command, str(file), "-f", "json"))["rows"][0]
        assert (own["unit"], own["owner"]) == ("亿元", "统计局")  # machines get the plan's own


def test_an_owner_is_chosen_by_either_name(file: Path) -> None:
    for name in ("统计局", "Statistics Bureau"):
        made = json.loads(told("status", str(file), "-f", "json", "--owner", name))
        assert [row["id"] for row in made["rows"]] == ["a"]
    done = jyplan("status", str(file), "--owner", "Nobody")
    assert done.code == 2
