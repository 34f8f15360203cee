"""Several plans beside each other: one table an indicator, ranked, and what a plan lacks is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import HEADER
from tests.report.pages import Element, read, told

FLOW = 'unit = "元"\nmeasure = "flow"\nbetter = "higher"\n'


def plan(name: str, *lines: str) -> str:
    return HEADER.replace('"x"', f'"{name}"') + "\n".join(lines) + "\n"


def indicator(id: str, value: object, target: object = 100, more: str = FLOW) -> str:
    actuals = f"actuals = [{{ as_of = 2017-06-30, value = {value} }}]"
    return f'[indicators.{id}]\nname = "{id}"\n{more}target = {target}\n{actuals}'


@pytest.fixture
def root(tmp_path: Path) -> Element:
    ceiling = FLOW.replace("higher", "lower")
    plans = {
        "north": (indicator("a", 40), indicator("b", 50, more=ceiling)),
        "south": (indicator("a", 60), indicator("b", 70, more=ceiling)),
        "west": (indicator("a", "60.0"), "[indicators.b]\nname = 'b'\n" + ceiling),
        "east": (indicator("b", 30, more=ceiling),),
    }
    files = []
    for name, lines in plans.items():
        file = tmp_path / f"{name}.toml"
        file.write_text(plan(name, *lines), encoding="utf-8")
        files.append(str(file))
    return read(told("report", *files, "-f", "html", "--lang", "en"))


def table(root: Element, id: str) -> list[tuple[str, str, str, str]]:
    """Plan, lead, rank and what is said of it, from top to bottom."""
    rows = list(root.marked("id", f"i-{id}").all("tr"))[1:]
    told = []
    for row in rows:
        cells = [one.text for one in row.all("td")]
        told.append((next(row.all("th")).text, cells[3], cells[4], cells[5]))
    return told


def test_districts_are_ranked_by_their_lead_and_equals_share_a_rank(root: Element) -> None:
    listed = table(root, "a")
    assert [one[:3] for one in listed[:3]] == [
        ("south", "+10.0", "1"),
        ("west", "+10.0", "1"),
        ("north", "−10.0", "3"),
    ]
    assert listed[3][0] == "east"
    assert listed[3][3] == "not in this plan"


def test_of_a_ceiling_less_is_the_better_rank(root: Element) -> None:
    listed = table(root, "b")
    assert [one[0] for one in listed] == ["east", "north", "south", "west"]
    assert [one[2] for one in listed] == ["1", "2", "3", ""]


def test_every_plan_has_its_sentence(root: Element) -> None:
    text = root.text
    assert all(name in text for name in ("north", "south", "west", "east"))
    assert text.count("with a target") == 4
