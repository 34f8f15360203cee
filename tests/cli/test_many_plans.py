"""`jyplan check` over many plans: one process, one summary, the right exit code, and flat memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import HEADER, PLAN, ROOT, Done, jyplan

INDICATOR = '[indicators.a]\nname = "甲"\nunit = "个"\nmeasure = "flow"\nbetter = "higher"\n'
KINDS = {
    "sound": HEADER + INDICATOR + "baseline = 100\ntarget = { value = 120, growth = 20 }\n",
    "wrong": HEADER + INDICATOR + "baseline = 100\ntarget = { value = 120, growth = 10 }\n",
    "accepted": HEADER
    + INDICATOR
    + 'baseline = 100\ntarget = { value = 120, growth = { percent = 10, accept = "as printed" } }\n',
    "broken": "x = ",
    "empty": HEADER,
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name, text in KINDS.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def check(folder: Path, names: str, *options: str) -> Done:
    return jyplan("check", *(f"{name}.toml" for name in names.split()), *options, cwd=folder)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("sound empty", 0),
        ("sound accepted", 0),
        ("wrong sound", 1),
        ("sound wrong", 1),
        ("wrong broken sound", 2),
        ("broken broken", 2),
    ],
)
@pytest.mark.parametrize("form", ["text", "plain", "json", "jsonl", "csv", "markdown", "github"])
def test_the_exit_code_is_that_of_the_worst_plan_in_every_format(
    plans: Path, names: str, code: int, form: str
) -> None:
    assert check(plans, names, "-f", form).code == code


def test_the_summary_of_many_plans_counts_plans_and_statements(plans: Path) -> None:
    data = json.loads(check(plans, "sound wrong broken wrong empty", "-f", "json").out)
    assert [plan["plan"]["file"] for plan in data["plans"]] == [
        "sound.toml", "wrong.toml", "wrong.toml", "empty.toml"
    ]  # fmt: skip
    summary = data["summary"]
    assert (summary["plans"], summary["unusable"], summary["verdict"]) == (4, 1, "inconsistent")
    assert {code: n for code, n in summary["verdicts"].items() if n} == {
        "inconsistent": 2, "consistent": 1, "untested": 1
    }  # fmt: skip
    assert summary["consistent"] == sum(plan["summary"]["consistent"] for plan in data["plans"]) > 0


def test_the_summary_stands_once_at_the_end_where_people_read(plans: Path) -> None:
    told = "4 plans: inconsistent 1 · consistent 1 · untested 1 · unusable 1\n"
    for form in ("text", "plain", "markdown"):
        out = check(plans, "sound wrong broken empty", "-f", form).out
        assert out.endswith(f"\n{told}")
        assert out.count("4 plans") == 1
    for form in ("jsonl", "csv", "github"):
        done = check(plans, "sound wrong broken empty", "-f", form)
        assert done.err.endswith(f"jyplan: {told}")
        assert "4 plans" not in done.out
    chinese = check(plans, "sound wrong", "-f", "text", "--lang", "zh").out
    assert chinese.endswith("\n共 2 个计划：不一致 1 · 一致 1\n")


def test_a_single_plan_has_no_summary_of_many(plans: Path) -> None:
    assert "plans" not in check(plans, "wrong", "-f", "text").out


def test_findings_stand_below_the_table_of_their_plan_in_a_file_too(plans: Path) -> None:
    shown = check(plans, "wrong wrong", "-f", "text").out
    assert shown.count("cannot all be true") == shown.count("Figure ") == 2
    assert check(plans, "wrong wrong", "-f", "text", "-o", "out.txt").out == ""
    assert (plans / "out.txt").read_text(encoding="utf-8") == shown


def test_nothing_is_written_where_no_plan_can_be_used(plans: Path) -> None:
    (plans / "out.txt").write_text("as it was", encoding="utf-8")
    assert check(plans, "broken", "-f", "csv", "-o", "out.txt").code == 2
    assert (plans / "out.txt").read_text(encoding="utf-8") == "as it was"


def test_json_of_no_usable_plan_is_an_empty_list(plans: Path) -> None:
    data = json.loads(check(plans, "broken broken", "-f", "json").out)
    assert (data["plans"], data["summary"]["unusable"]) == ([], 2)


PEAK = (
    "import resource, subprocess, sys\n"
    "done = subprocess.run([sys.executable, '-m', 'jyplan', *sys.argv[1:]], stdout=subprocess.DEVNULL)\n"
    "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def peak(plans: list[str], form: str) -> int:
    """The most memory that a check of the plans held at once, in the system's unit."""
    command = [sys.executable, "-c", PEAK, "check", *plans, "-f", form, "-q"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    code, most = done.stdout.split()
    assert (code, done.stderr) == ("0", "")
    return int(most)


@pytest.mark.slow
def test_four_hundred_plans_need_no_more_memory_than_a_hundred(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    plan = PLAN.read_text(encoding="utf-8")
    for n in range(400):
        (tmp_path / f"{n}.toml").write_text(plan.replace("净月", f"净月{n}"), encoding="utf-8")
    files = sorted(map(str, tmp_path.iterdir()))
    assert peak(files, "json") < 1.1 * peak(files[:100], "json")


@pytest.mark.parametrize("form", ["text", "plain", "markdown"])
def test_of_several_plans_each_finding_names_its_file_and_line(form: str, tmp_path: Path) -> None:
    body = (
        '[indicators.gdp]\nname = "g"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\nbaseline = 100\n'
    )
    for name, growth in (("bad", 8), ("good", 20)):
        text = f"{HEADER}{body}target = {{ value = 120, growth = {growth} }}\n"
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    done = jyplan("check", "bad.toml", "good.toml", "-f", form, cwd=tmp_path)
    lines = done.out.splitlines()
    assert done.code == 1
    assert "bad.toml: inconsistent (inconsistent 3)" in lines
    assert "good.toml: consistent (consistent 3)" in lines
    assert any(line.startswith("bad.toml:12: growth-mismatch: gdp@2017.growth") for line in lines)
    assert any(line.startswith("bad.toml:11: joint-conflict: gdp@2016, gdp@2017") for line in lines)
