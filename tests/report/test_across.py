"""Several plans beside each other: of each indicator a table, ranked, and what a plan lacks is said."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands import HEADER, jyplan
from tests.report.pages import read, told
from tests.schema.test_output_schemas import holds

FLOW = 'unit = "元"\nmeasure = "flow"\nbetter = "higher"\n'
CEILING = FLOW.replace("higher", "lower")
LEVEL = 'unit = "个"\nmeasure = "stock"\nbetter = "higher"\nbaseline = 50\n'
FALLING = 'unit = "%"\nmeasure = "ratio"\nbetter = "lower"\nbaseline = 20\n'


def indicator(id: str, value: object, target: object = 100, more: str = FLOW) -> str:
    actuals = f"actuals = [{{ as_of = 2017-06-30, value = {value} }}]"
    return f'[indicators.{id}]\nname = "{id}"\n{more}target = {target}\n{actuals}\n'


RATED = (
    FLOW + 'target = {{ growth = 6.5 }}\nactuals = [{{ as_of = 2017-06-30, value = 60, growth = {} }}]\n'
)  # fmt: skip
PLANS = {
    "north": [
        indicator("a", 40), indicator("b", 50, more=CEILING), indicator("c", 60, more=LEVEL),
        indicator("d", 15, 10, FALLING), '[indicators.e]\nname = "e"\n' + RATED.format("6.0"),
    ],
    "south": [
        indicator("a", 60), indicator("b", 70, more=CEILING), indicator("c", 90, more=LEVEL),
        indicator("d", 12, 10, FALLING), '[indicators.e]\nname = "e"\n' + RATED.format("7.0"),
    ],
    "west": [indicator("a", "60.0"), "[indicators.b]\nname = 'b'\n" + CEILING],
    "east": [indicator("b", 30, more=CEILING)],
}  # fmt: skip
# Of each indicator the plans from top to bottom with their ranks, and what is ranked by.
RANKED = {
    "a": ("lead", [("south", 1), ("west", 1), ("north", 3), ("east", None)]),
    "b": ("lead", [("east", 1), ("north", 2), ("south", 3), ("west", None)]),
    "c": ("done", [("south", 1), ("north", 2), ("west", None), ("east", None)]),
    "d": ("increment", [("south", 1), ("north", 2), ("west", None), ("east", None)]),
    "e": ("growth-lead", [("south", 1), ("north", 2), ("west", None), ("east", None)]),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder, made = tmp_path_factory.mktemp("districts"), []
    for name, lines in PLANS.items():
        file = folder / f"{name}.toml"
        file.write_text(HEADER.replace('"x"', f'"{name}"') + "\n".join(lines), encoding="utf-8")
        made.append(str(file))
    return made


def rows(files: list[str], *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(told("status", "--across", *files, "-f", "json", *arguments))["rows"])


def test_each_indicator_is_ranked_by_what_most_plans_have(files: list[str]) -> None:
    text = told("status", "--across", *files, "-f", "json")
    holds(text)
    listed = json.loads(text)["rows"]
    for id, (by, ranks) in RANKED.items():
        own = [row for row in listed if row["id"] == id]
        assert {row["by"] for row in own} == {by}
        assert [(row["plan_name"], row["rank"]) for row in own] == ranks
    lacking = [row for row in listed if row["reason"] == "not-in-plan"]
    assert len(lacking) == json.loads(text)["summary"]["lacking"] == 7
    assert all(row["gap"] is None and row["rank"] is None for row in lacking)


def test_a_rank_is_one_more_than_those_with_a_better_score(files: list[str]) -> None:
    own = [row for row in rows(files, "--only", "a") if row["rank"]]
    leads = {row["plan"]: Fraction(row["lead_points"]) for row in own}
    assert {row["plan"]: row["rank"] for row in own} == {
        plan: 1 + sum(other > lead for other in leads.values()) for plan, lead in leads.items()
    }


def test_all_formats_and_the_page_have_the_same_rows(files: list[str], tmp_path: Path) -> None:
    known = [(row["id"], row["plan_name"], str(row["rank"] or "")) for row in rows(files)]
    listed = csv.DictReader(io.StringIO(told("status", "--across", *files, "-f", "csv")))
    assert [(row["id"], row["plan_name"], row["rank"]) for row in listed] == known
    lines = told("status", "--across", *files, "-f", "jsonl").splitlines()
    assert [json.loads(line)["plan_name"] for line in lines] == [plan for _, plan, _ in known]
    plain = [line.split("\t") for line in told("status", "--across", *files, "-f", "plain").splitlines()[1:]]
    heads = [plain[0].index(name) for name in ("Indicator", "Plan", "Rank")]
    assert [tuple(line[n] for n in heads) for line in plain[1:]] == known
    book = tmp_path / "across.xlsx"
    told("status", "--across", *files, "-f", "xlsx", "-o", str(book))
    sheet = [[str(cell or "") for cell in row] for row in openpyxl.load_workbook(book).active.values]
    start = next(n for n, row in enumerate(sheet) if "Rank" in row)
    heads = [sheet[start].index(name) for name in ("Indicator", "Plan", "Rank")]
    assert [tuple(row[n] for n in heads) for row in sheet[start + 1 :][: len(known)]] == known
    page = read(told("report", *files, "-f", "html", "--lang", "en"))
    shown = []
    for id in RANKED:
        for row in list(page.marked("id", f"i-{id}").all("tr"))[1:]:
            cells = [cell.text for cell in row.all("td")]
            shown.append((id, next(row.all("th")).text, cells[4]))
            assert cells[5] or ("not in this plan" in row.text)
    assert shown == known
    for form in ("text", "markdown"):
        text = told("status", "--across", *files, "-f", form)
        assert [text.count(f"{id} (") for id in RANKED] == [1] * len(RANKED)
        assert text.count("not in this") == 7


def test_what_one_plan_lacks_may_be_asked_for_what_all_lack_may_not(files: list[str]) -> None:
    assert {row["plan_name"] for row in rows(files, "--only", "a")} == set(PLANS)
    done = jyplan("status", "--across", *files, "--only", "z")
    assert (done.code, "z" in done.err) == (2, True)
    assert jyplan("status", "--across", *files, "--sort", "gap.gap").code == 2
    assert jyplan("status", "--across", *files, "--fail-on", "behind").code == 1
