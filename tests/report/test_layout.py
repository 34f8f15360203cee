"""Tables on terminals of any width: what is there to be copied is never broken, and plain drops nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands import HEADER, jyplan

LONG = """\
format = 1
plan = { name = "长", name_en = "Long", base_year = 2016, target_year = 2017 }
[groups.g]
name = "经济发展"
name_en = "Economy"
[indicators.ID]
name = "一般公共预算收入中的税收收入部分"
group = "g"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 100
target = { value = 120, growth = [8.1, 9.2] }
[indicators.part]
name = "税收收入"
unit = "亿元"
measure = "flow"
better = "higher"
target = 130
[indicators.silent]
name = "仅有事实的指标"
unit = "万元"
measure = "flow"
better = "higher"
facts = [{ year = 2015, value = 3 }]
[[relations]]
id = "whole_ID"
kind = "total"
whole = "ID"
parts = ["part"]
"""
IDS = ("gdp", "a" * 60)
COMMANDS = (["status"], ["growth"], ["base"], ["gap"], ["check"])


@pytest.fixture(params=IDS)
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "p.toml"
    path.write_text(LONG.replace("whole_ID", f"w_{request.param}"[:80]).replace("ID", request.param), "utf-8")
    return path


def shown(plan: Path, command: list[str], form: str, language: str, columns: int = 80) -> str:
    own = ["--plan", str(plan)] if command[0] == "show" else [str(plan)]
    return jyplan(*command, *own, "-f", form, "--lang", language, columns=columns).out


@pytest.mark.parametrize(("columns", "language"), [(60, "zh"), (80, "en")])
def test_an_address_and_an_interval_stand_on_one_line(plan: Path, columns: int, language: str) -> None:
    id = re.search(r"indicators\.(\w+)", plan.read_text("utf-8"))
    assert id is not None
    for command in (*COMMANDS, ["show", id[1]]):
        whole = shown(plan, command, "plain", language)
        told = shown(plan, command, "text", language, columns)
        for cell in {line.partition("\t")[0] for line in whole.splitlines() if line.startswith(id[1] + "@")}:
            assert cell in told, (command, columns)
        assert not re.search(r"\[\d[^\]]*\n", told), (command, columns)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_plain_tells_all_that_text_tells(plan: Path, language: str) -> None:
    for command in COMMANDS:
        plain = shown(plan, command, "plain", language)
        title, *lines = shown(plan, command, "text", language, 1000).splitlines()
        assert plain.startswith(f"# {title}\n")
        across = [
            line for line in lines if "  " not in line.strip() and not line.startswith(("─", "left out"))
        ]
        assert all(line.strip() in plain for line in across), (command, across)


def test_what_has_nothing_to_tell_has_no_row_and_is_counted(plan: Path) -> None:
    told = shown(plan, ["status"], "text", "zh", 140)
    assert "仅有事实的指标" not in told
    assert "1 项指标既无目标也无当年数据" in told
    assert "仅有事实的指标" in shown(plan, ["status"], "json", "zh")


def test_context_is_called_so_and_a_total_stands_in_the_unit_of_its_whole(tmp_path: Path) -> None:
    head = 'measure = "flow"\nbetter = "higher"\n'
    tables = [
        f'[indicators.{id}]\nname = "{id}"\nunit = "{unit}"\n{head}target = {target}\n'
        for id, unit, target in (
            ("w", "万亿元", 1.62),
            ("p", "亿元", 8000),
            ("q", "亿元", 9000),
            ("c", "户", 5),
        )
    ]
    total = '[[relations]]\nid = "t"\nkind = "total"\nwhole = "w"\nparts = ["p", "q"]\n'
    text = HEADER + "".join(tables[:3]) + tables[3].replace("higher", "none") + total
    (tmp_path / "p.toml").write_text(text, "utf-8")
    (row,) = (
        line
        for line in shown(tmp_path / "p.toml", ["check"], "plain", "en").splitlines()
        if line.startswith("relation")
    )
    assert row.split("\t")[2:5] == ["1.62", "1.7000", "[1.6999, 1.7001]"]
    status = shown(tmp_path / "p.toml", ["status"], "plain", "zh").splitlines()
    assert "仅作背景" in next(line for line in status if line.startswith("c"))
    assert "# 无数据 3" in status


def test_columns_are_left_out_for_want_of_room_only_where_there_is_none() -> None:
    for columns, said in ((80, "因宽度所限未显示"), (600, "此处未显示")):
        assert said in jyplan("status", "-f", "text", "--lang", "zh", columns=columns).out
