"""A target that is a growth has its own kind of row, and thresholds of a plan hold on the page too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.pages import data, page, read

PLAN = """\
format = 1
[plan]
name = "x"
base_year = 2024
target_year = 2025
thresholds = { ahead = 5, on_pace = -5, behind = -10, in = "points" }
[indicators.gdp]
name = "GDP"
unit = "亿元"
measure = "flow"
better = "higher"
target = { growth = { percent = 6.5, basis = "real" } }
actuals = [{ as_of = 2025-09-30, value = 351.5, growth = { percent = 6.1, basis = "real" } }]
[indicators.income]
name = "income"
unit = "元"
measure = "flow"
better = "higher"
target = { growth = 5.0 }
[indicators.a]
name = "a"
unit = "亿元"
measure = "flow"
better = "higher"
target = 100
actuals = [{ as_of = 2025-09-30, value = 67 }]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "plan.toml"
    made.write_text(PLAN, encoding="utf-8")
    return made


def test_growth_so_far_stands_against_the_growth_aimed_at(file: Path) -> None:
    root = read(page("--lang", "en", plan=file))
    (row, waiting) = list(root.marked("id", "growth-targets").all("tr"))[1:]
    assert row == root.marked("id", "i-gdp")  # its only row: no table of levels has it too
    assert [cell.text for cell in row.all("td")][:3] == ["6.5 %", "6.1 %", "−0.4"]
    assert "no data" in waiting.text  # and not mere context


def test_of_growth_alone_the_furthest_is_told_in_points_of_growth(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(PLAN.partition("[indicators.a]")[0].replace("6.1", "-6.1"), encoding="utf-8")
    made = data("report", "--lang", "en", plan=file)
    assert "GDP is furthest below the growth aimed at, by 12.6 points." in made["summary"]["sentence"]
    text = read(page("--lang", "en", plan=file)).text
    assert "growth of −6.1 % so far, 6.5 % aimed at." in text


def test_points_of_growth_and_of_pace_never_share_an_axis(file: Path) -> None:
    leads = read(page("--lang", "en", plan=file)).marked("id", "leads")
    assert [next(row.all("th")).text for row in leads.all("tr") if "data-l" in row.attributes] == ["a"]


def test_the_thresholds_of_the_plan_decide_its_lights(file: Path) -> None:
    made = data("report", plan=file)
    lights = {row["id"]: (row["outlook"], row["light"]) for row in made["rows"]}
    assert lights.pop("income") == ("not-assessable", None)
    assert lights == {"gdp": ("on-pace", "green"), "a": ("behind", "yellow")}  # 0.4 and 8 points behind
    assert made["method"]["thresholds"]["in"] == "points"
    assert any("百分点" in line for line in made["method"]["text"])
