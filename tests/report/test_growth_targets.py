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
    (row,) = list(root.marked("id", "growth-targets").all("tr"))[1:]
    assert [cell.text for cell in row.all("td")][:3] == ["6.5 %", "6.1 %", "−0.4"]
    cells = [cell.text for cell in root.marked("id", "i-gdp").all("td")]
    assert cells[1:3] == ["6.5 %", "6.1 %"]
    assert cells[4:6] == ["", ""]


def test_points_of_growth_and_of_pace_never_share_an_axis(file: Path) -> None:
    leads = read(page("--lang", "en", plan=file)).marked("id", "leads")
    assert [next(row.all("th")).text for row in leads.all("tr") if "data-l" in row.attributes] == ["a"]


def test_the_thresholds_of_the_plan_decide_its_lights(file: Path) -> None:
    made = data("report", plan=file)
    lights = {row["id"]: (row["outlook"], row["light"]) for row in made["rows"]}
    assert lights == {"gdp": ("on-pace", "green"), "a": ("behind", "yellow")}  # 0.4 and 8 points behind
    assert made["method"]["thresholds"]["in"] == "points"
    assert any("百分点" in line for line in made["method"]["text"])
