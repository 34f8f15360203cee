"""What a user of the command line sees: output, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from jyplan.cli import cli
from tests.commands import HEADER, PLAN, ROOT, jyplan

Snapshot = Callable[[str, str], None]
COMMANDS = ("status", "growth", "base", "gap", "check")
HOSTILE = "=x[red]b[/]:smile:\\u001b[31m\\n\\u202e|`"


def hostile_plan() -> str:
    return (
        HEADER
        + f'[indicators.a]\nname = "{HOSTILE}"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
        + "target = { value = 2280, growth = 8.1 }\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("base", "3", "y"), "calc: y is not a number"),
        (("base", "3", "8万元"), "calc: 8万元 is not a growth rate"),
        (("growth", "3亿元", "4吨"), "calc: 吨 cannot be converted to 亿元"),
        (("growth", "3亿元", "4"), "calc: 3亿元 has a unit and 4 has none"),
        (("growth", "1/0", "4"), "calc: 1/0 divides by zero"),
        (("growth", "9" * 61, "4"), "a number of more than 60 digits"),
    ],
)
def test_calc_refuses_what_is_no_figure(arguments: tuple[str, ...], says: str) -> None:
    done = jyplan("calc", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def every_command() -> list[str]:
    context = click.Context(cli)
    calc = cli.get_command(context, "calc")
    assert isinstance(calc, click.Group)
    return [*cli.list_commands(context), *(f"calc {name}" for name in calc.commands)]


@pytest.mark.parametrize("command", ["", *every_command()])
def test_every_help_has_examples(command: str) -> None:
    done = jyplan(*command.split(), "--help")
    assert done.code == 0
    assert "Examples:" in done.out


def test_a_name_is_never_markup_nor_a_control_character() -> None:
    for command in COMMANDS:
        for form in ("text", "plain", "markdown", "csv"):
            out = jyplan(command, "-", "-f", form, "--color", "never", stdin=hostile_plan()).out
            assert "\x1b" not in out
            assert "\u202e" not in out
        if command != "check":  # which has nothing to say of a figure that stands alone
            assert "[red]" in jyplan(command, "-", "-f", "plain", stdin=hostile_plan()).out


def test_a_name_is_never_a_formula_in_a_spreadsheet() -> None:
    out = jyplan("base", "-", "-f", "csv", stdin=hostile_plan()).out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["name"].startswith("'=x")
    assert row["value"] == "2109.15818686"


def test_json_keeps_a_name_as_it_is() -> None:
    rows = json.loads(jyplan("base", "-", "-f", "json", stdin=hostile_plan()).out)["rows"]
    assert rows[0]["name"] == "=x[red]b[/]:smile:\x1b[31m\n\u202e|`"


def test_csv_has_a_header_without_rows_and_a_column_for_every_end() -> None:
    header, _, rest = jyplan("base", "-", "-f", "csv", stdin=HEADER).out.partition("\r\n")
    assert (
        header
        == "id,name,unit,year,value,low,high,low_open,high_open,from,basis,reason,period,text,group,owner,measure,better,nature,note"
    )
    assert rest == ""


def test_an_indicator_asked_for_by_id_always_has_a_row() -> None:
    rows = json.loads(jyplan("base", "--only", "trunk_roads", "-f", "json").out)["rows"]
    assert [(row["value"], row["reason"]) for row in rows] == [(None, "no-growth-stated")]


def test_several_plans_in_one_call(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(hostile_plan(), encoding="utf-8")
    done = jyplan("base", str(PLAN), str(other), "-f", "json")
    data = json.loads(done.out)
    assert [len(plan["rows"]) for plan in data["plans"]] == [6, 1]
    assert data["summary"] == {"plans": 2, "rows": 7}
    lines = jyplan("base", str(PLAN), str(other), "-f", "csv").out.splitlines()
    assert lines[0].startswith("plan,id,")
    assert lines[-1].startswith(f"{other},a,")


def test_a_broken_plan_among_several_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("x = ", encoding="utf-8")
    done = jyplan("base", str(broken), str(PLAN), "-f", "jsonl")
    assert done.code == 2
    assert "broken.toml:1: is not TOML" in done.err
    assert len(done.out.splitlines()) == 6


def test_rounding_and_selection_reach_the_rows() -> None:
    row = json.loads(jyplan("base", "--only", "gdp", "--rounding", "half-up", "-f", "jsonl").out)
    assert (row["interval"]["low_open"], row["interval"]["high_open"]) == (True, True)
    rows = jyplan("status", "--group", "economy", "-f", "jsonl").out.splitlines()
    assert [json.loads(row)["id"] for row in rows] == [
        "revenue",
        "gdp",
        "budget_revenue",
        "fixed_investment",
        "services",
    ]


def test_sorting_puts_unknown_values_last() -> None:
    rows = [json.loads(row) for row in jyplan("gap", "--sort", "-gap", "-f", "jsonl").out.splitlines()]
    gaps = [row["gap"] for row in rows]
    known = [float(gap) for gap in gaps if gap is not None]
    assert known == sorted(known, reverse=True)
    assert gaps[len(known) :] == [None] * (len(gaps) - len(known))
    assert jyplan("gap", "--sort", "colour").code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("status", "nowhere.toml"), "nowhere.toml: there is no such file"),
        (("status", "tests"), "tests: this is a folder, not a file"),
        (("status", "--only", "gpd"), "there is no indicator gpd\n  hint: did you mean gdp?"),
        (("status", "--group", "economi"), "there is no group economi\n  hint: did you mean economy?"),
        (("show", "gpd"), "there is no indicator gpd"),
        (("status", "--nope"), "No such option"),
        (("nope",), "No such command"),
        (("status", "-f", "pdf"), "'pdf' is not one of"),
        (("status", "-o", "no/such/folder/x.csv"), "No such file or directory"),
    ],
)
def test_what_cannot_be_used_is_exit_2_with_a_message(arguments: tuple[str, ...], says: str) -> None:
    done = jyplan(*arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_messages_come_in_chinese_too() -> None:
    done = jyplan("status", "--only", "gpd", "--lang", "zh")
    assert "没有指标 gpd\n  提示：是否应为 gdp？" in done.err
    assert "没有这个文件" in jyplan("status", "x.toml", LC_ALL="zh_CN.UTF-8").err


def test_the_plan_is_found_from_a_folder_below_and_from_the_environment(tmp_path: Path) -> None:
    assert "plan " in jyplan("base", cwd=ROOT / "tests").err
    named = tmp_path / "mine.toml"
    named.write_text(hostile_plan(), encoding="utf-8")
    done = jyplan("base", "-f", "jsonl", JYPLAN_PLAN=str(named))
    assert json.loads(done.out)["id"] == "a"
    assert str(named) in done.err
    assert len(jyplan("base", "-f", "jsonl", cwd=tmp_path).out.splitlines()) == 6


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "bases.csv"
    done = jyplan("base", "-f", "csv", "-o", str(target), "-q")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert target.read_bytes().count(b"\r\n") == 7


def test_colour_follows_the_option_and_the_environment() -> None:
    def coloured(*arguments: str, **environment: str) -> bool:
        return "\x1b[" in jyplan("status", "-f", "text", *arguments, cwd=ROOT, columns=80, **environment).out

    assert coloured("--color", "always")
    assert coloured(FORCE_COLOR="1")
    assert not coloured()
    assert not coloured("--color", "never", FORCE_COLOR="1")


def on_a_terminal(**environment: str) -> str:
    """The output of ``status`` on a terminal of its own."""
    leader, follower = pty.openpty()
    env = {**os.environ, "COLUMNS": "80", "TERM": "xterm", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "jyplan", "status", "--group", "economy"],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=env,
    ):
        os.close(follower)
        chunks = []
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(leader)
    return b"".join(chunks).decode()


def test_a_terminal_gets_a_table_and_colour_unless_it_says_no() -> None:
    assert "\x1b[" in on_a_terminal()
    assert "──" in on_a_terminal()
    assert "\x1b[" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(TERM="dumb")


def test_a_pipe_closed_early_is_no_error() -> None:
    script = f"{sys.executable} -m jyplan status -f plain | head -1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


def test_a_locale_without_chinese_letters_spells_them_out() -> None:
    done = jyplan("base", "-f", "text", "--lang", "zh", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.code == 0
    assert "\\u8425" in done.out
    assert "营业总收入" in jyplan("base", "-f", "csv", PYTHONIOENCODING="ascii", PYTHONUTF8="0").out


BAD = {
    "empty": b"",
    "not-utf8": "名".encode("gbk") + b"\n",
    "utf-16": "format = 1".encode("utf-16"),
    "nul": b"\x00\x00",
    "deep": b"a = " + b"[" * 5000,
    "nan": (
        HEADER + '[indicators.a]\nname="a"\nunit="x"\nmeasure="flow"\nbetter="none"\ntarget=nan\n'
    ).encode(),
    "huge": (
        HEADER + '[indicators.a]\nname="a"\nunit="x"\nmeasure="flow"\nbetter="none"\ntarget=1e999999\n'
    ).encode(),
    "digits": b"a = " + b"9" * 5000,
    "twice": b"a = 1\na = 2\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_message_and_exit_2(name: str) -> None:
    done = jyplan("status", "-", stdin=BAD[name])
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("-:")
    assert "Traceback" not in done.err


def test_bom_and_crlf_are_read() -> None:
    text = PLAN.read_text(encoding="utf-8").replace("\n", "\r\n")
    done = jyplan("base", "-", "-f", "csv", stdin=b"\xef\xbb\xbf" + text.encode())
    assert done.code == 0
    assert done.out == jyplan("base", "-f", "csv").out


YEAR = (
    HEADER
    + """[indicators.a]
name = "甲"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 1000
target = { value = 1500, bound = "at-least" }
actuals = [{ as_of = 2017-05-31, value = 400 }, { as_of = 2017-12-31, value = 1500 }]

[indicators.b]
name = "乙"
unit = "%"
measure = "ratio"
better = "lower"
target = { value = 4.0, bound = "at-most" }
actuals = [{ as_of = 2017-05-31, value = 4.1 }]
"""
)


def test_status_tells_the_fact_and_the_outlook_as_of_a_day() -> None:
    rows = [json.loads(row) for row in jyplan("status", "-", "-f", "jsonl", stdin=YEAR).out.splitlines()]
    assert [row["status"] for row in rows] == ["met", "breached"]
    early = jyplan("status", "-", "-f", "jsonl", "--as-of", "2017-06-30", stdin=YEAR).out.splitlines()
    row = json.loads(early[0])
    assert (row["status"], row["outlook"], row["time_basis"]) == ("open", "behind", "month")
    assert (row["expected_percent"], row["lead_points"]) == ("41.6666666667", "-15")


def test_fail_on_makes_findings_of_what_is_behind_or_breached() -> None:
    def code(*arguments: str) -> int:
        return jyplan("status", "-", "-q", "--as-of", "2017-06-30", *arguments, stdin=YEAR).code

    assert code() == 0
    assert code("--fail-on", "behind", "--only", "a") == 1
    assert code("--fail-on", "off-track", "--only", "a") == 0
    assert code("--fail-on", "breached") == 1
    assert jyplan("status", "-", "--as-of", "June", stdin=YEAR).code == 2


def test_recorded_figures_that_overlap_are_told() -> None:
    periods = (
        "{ period = { from = 2017-01-01, to = 2017-02-28 }, as_of = 2017-02-28, value = 1 }, "
        "{ period = { from = 2017-02-01, to = 2017-03-31 }, as_of = 2017-03-31, value = 1 }"
    )
    text = YEAR.replace("{ as_of = 2017-05-31, value = 400 }, { as_of = 2017-12-31, value = 1500 }", periods)
    done = jyplan("status", "-", stdin=text)
    assert done.code == 0
    assert "overlaps" in done.err
    assert jyplan("status", "-", "-q", stdin=text).err == ""


def test_record_adds_one_figure_and_changes_nothing_else(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_bytes(PLAN.read_bytes())
    arguments = ("record", "signed_investment", "735亿元", "--as-of", "2017-05-31", "--plan", str(plan))
    dry = jyplan(*arguments, "--dry-run")
    assert dry.code == 0
    assert plan.read_bytes() == PLAN.read_bytes()
    changed = [line for line in dry.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert 1 <= len(changed) <= 2
    done = jyplan(*arguments)
    assert (done.code, done.out) == (0, "")
    row = json.loads(jyplan("gap", str(plan), "--only", "signed_investment", "-f", "jsonl").out)
    assert (row["latest"], row["as_of"]) == ("735", "2017-05-31")


def test_record_takes_a_table_of_figures(tmp_path: Path) -> None:
    plan, table = tmp_path / "plan.toml", tmp_path / "may.csv"
    plan.write_bytes(PLAN.read_bytes())
    table.write_text("id,value,as_of\nrevenue,900,2017-05-31\ngdp,300,2017-06-30\n", encoding="utf-8")
    assert jyplan("record", "--from", str(table), "--plan", str(plan)).code == 0
    rows = jyplan("gap", str(plan), "--only", "revenue", "--only", "gdp", "-f", "jsonl").out.splitlines()
    assert [json.loads(row)["latest"] for row in rows] == ["900", "300"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("signed", "735", "--as-of", "2017-05-31"), "signed"),
        (("gdp", "735吨", "--as-of", "2017-05-31"), "吨"),
        (("gdp", "735"), "give ID, VALUE or --growth, and --as-of DATE"),
        (("gdp", "--as-of", "2017-05-31"), "give ID, VALUE or --growth, and --as-of DATE"),
        (("gdp", "735", "--basis", "real", "--as-of", "2017-05-31"), "--basis goes with --growth"),
        (("gdp", "--growth", "6.9亿元", "--as-of", "2017-05-31"), "亿元"),
        (("gdp", "735", "--as-of", "2017-02-29"), "'2017-02-29' is no date"),
        (("gdp", "735", "--as-of", "2017-05-31", "--period", "May"), "is no period"),
    ],
)
def test_record_refuses_what_does_not_fit(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_bytes(PLAN.read_bytes())
    done = jyplan("record", *arguments, "--plan", str(plan))
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert plan.read_bytes() == PLAN.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("record", "gdb", "735", "--as-of", "2017-05-31"), "没有指标 gdb"),
        (("record", "gdp", "735", "--as-of", "2015-05-31"), "不在计划年份"),
        (("record", "gdp", "735", "--as-of", "2017-05-31"), "登记 1 项"),
        (("record", "gdp", "735", "--as-of", "May"), "'May' 不是日期"),
        (("record", "gdp", "735", "--as-of", "2017-05-31", "--period", "May"), "'May' 不是时段"),
        (("record", "gdp"), "请给出 ID、VALUE 或 --growth、--as-of DATE"),
        (("record", "--from", "figures.csv"), "figures.csv:3: value: 单元格为空"),
        (("init", "plan.toml"), "已存在"),
        (("init", "new.toml"), "已写入 new.toml"),
        (("init", "other.toml", "--year", "18"), "'18' 不能作为计划年份"),
        (("init", "nowhere/new.toml"), "无法写入"),
    ],
)
def test_messages_of_recording_come_in_the_language_asked_for(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    (tmp_path / "plan.toml").write_bytes(PLAN.read_bytes())
    (tmp_path / "figures.csv").write_text("id,value,as_of\ngdp,1,2017-05-31\ngdp,,2017-05-31\n")
    done = jyplan(*arguments, "--lang", "zh", cwd=tmp_path, JYPLAN_PLAN="plan.toml")
    assert says in done.err


def test_the_language_of_recording_is_else_that_of_the_locale(tmp_path: Path) -> None:
    done = jyplan("record", "gdp", cwd=tmp_path, LANG="zh_CN.UTF-8")
    assert "请给出 ID、VALUE 或" in done.err


def test_a_full_disk_is_exit_2_and_the_plan_as_it_was(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_bytes(PLAN.read_bytes())
    limited = (
        "import resource, signal, sys; from jyplan.cli import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); main(sys.argv[1:])"
    )
    for arguments in (
        ("record", "gdp", "300", "--as-of", "2017-05-31", "--plan", "plan.toml"),
        ("init", "new.toml"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", limited, *arguments], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 2
        assert b"File too large" in done.stderr
    assert plan.read_bytes() == PLAN.read_bytes()
    assert {one.name for one in tmp_path.iterdir()} <= {"plan.toml", ".plan.toml.lock"}


def test_record_never_writes_to_the_shipped_plan_unasked(tmp_path: Path) -> None:
    done = jyplan("record", "gdp", "735", "--as-of", "2017-05-31", cwd=tmp_path)
    assert done.code == 2
    assert "the shipped plan is never written to" in done.err


def test_init_writes_a_plan_that_loads_and_never_over_one(tmp_path: Path) -> None:
    assert jyplan("init", "new.toml", "--year", "2018", cwd=tmp_path).code == 0
    assert jyplan("status", "new.toml", cwd=tmp_path).code == 0
    before = (tmp_path / "new.toml").read_bytes()
    again = jyplan("init", "new.toml", cwd=tmp_path)
    assert again.code == 2
    assert "exists already" in again.err
    assert (tmp_path / "new.toml").read_bytes() == before


def test_init_begins_next_year_from_last_years_plan(tmp_path: Path) -> None:
    assert jyplan("init", "next.toml", "--from", str(PLAN), cwd=tmp_path).code == 0
    done = jyplan("status", "next.toml", "-f", "json", cwd=tmp_path)
    assert done.code == 0
    assert json.loads(done.out)["plan"]["target_year"] == 2018


def whole_number(id: str, statements: str) -> str:
    return (
        f'[indicators.{id}]\nname = "{id}"\nunit = "个"\nmeasure = "flow"\nbetter = "higher"\n{statements}\n'
    )


MISPRINT = (
    HEADER
    + whole_number("whole", "baseline = 200\ntarget = { value = 221, growth = 10.5 }")
    + whole_number("a", "target = 123")
    + whole_number("b", "target = 50")
    + whole_number("c", "target = 39")
    + '[[relations]]\nid = "t"\nkind = "total"\nwhole = "whole"\nparts = ["a", "b", "c"]\n'
    + '[[relations]]\nid = "s"\nkind = "share"\npart = "a"\nwhole = "whole"\npercent = 59.7\n'
)


def test_check_singles_out_the_transposed_digits() -> None:
    data = json.loads(jyplan("check", "-", "-f", "json", stdin=MISPRINT).out)
    (conflict,) = data["conflicts"]
    assert conflict["culprits"] == [["a@2017"]]
    assert conflict["candidates"][0]["a@2017"][0] == "132"
    assert data["summary"]["verdict"] == "inconsistent"
    right = jyplan("check", "-", "-f", "json", stdin=MISPRINT.replace("123", "132"))
    assert (right.code, json.loads(right.out)["summary"]["verdict"]) == (0, "consistent")


def test_check_fails_on_more_when_asked() -> None:
    assert jyplan("check").code == 0
    assert jyplan("check", "--fail-on", "untested").code == 1
    assert jyplan("check", "--fail-on", "edge").code == 0
    assert jyplan("check", "nowhere.toml").code == 2


def test_an_empty_plan_is_fine() -> None:
    for command in COMMANDS:
        done = jyplan(command, "-", "-f", "text", stdin=HEADER)
        assert done.code == 0
        assert ("nothing to show" if command != "check" else "untested") in done.out


def test_an_accepted_finding_does_not_fail_the_check() -> None:
    said = '[indicators.a]\nname = "a"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\nbaseline = 731\n'
    target = "target = { value = 1300, growth = { percent = 78.8%s } }\n"
    refused = jyplan("check", "-", stdin=HEADER + said + target % "")
    accepted = jyplan("check", "-", stdin=HEADER + said + target % ', accept = "so printed"')
    assert (refused.code, accepted.code) == (1, 0)
