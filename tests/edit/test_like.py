"""``init --like``: tables as offices have them become plans that load, and nothing of a table is lost."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from jyplan.diagnostic import PlanError
from jyplan.edit.like import plan_like
from jyplan.edit.like_heads import head_of
from jyplan.plan.load import parse
from jyplan.plan.model import Plan
from tests.commands import jyplan

TABLE = """\
附件1：2017年主要预期目标,,,,,,,,
序号,指标名称,单位,2015年,2016年完成,增长（%）,2017年目标,预期增长,指标属性,责任单位,完成时限
一、经济发展,,,,,,,,,,
1,地区生产总值,亿元,700,753,7.5,813,8%左右,预期性,统计局,12月
2,固定资产投资,万元,—,,,624亿元,≥20,,发改局,
二、民生,,,,,,,,,,
3,城镇登记失业率,%,3.6,3.50,,4.0以内,,约束性,人社局,
4,全省排名,位,3,2,,1,,,政务局,
5,安全生产,起,,,,不发生重大事故,,,应急局,
6,城镇化率,%,48.64,49.0,0.36个百分点,49.5,0.5个百分点,,发改局,
7,研发投入,亿元,,,,6.5～7,,,科技局,
8,新设企业（户）,户,,446,57,"1,500",236.3,,市场局,
"""


def made(tmp_path: Path, text: str, encoding: str = "utf-8", year: int | None = None) -> tuple[Plan, str]:
    path = tmp_path / "目标.csv"
    path.write_bytes(text.encode(encoding))
    written = plan_like(path, "zh", year=year)
    return parse(written).plan, written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_an_office_is_a_plan(tmp_path: Path, encoding: str) -> None:
    plan, text = made(tmp_path, TABLE, encoding)
    assert (plan.about.name, plan.about.base_year, plan.about.target_year) == (
        "2017年主要预期目标",
        2016,
        2017,
    )
    assert [group.name for group in plan.groups.values()] == ["经济发展", "民生"]
    assert list(plan.indicators)[:3] == ["gdp", "fixed_investment", "unemployment"]
    gdp = plan.indicators["gdp"]
    assert (gdp.group, gdp.owner, gdp.facts[0].value, gdp.baseline[0].value) == ("g1", "统计局", 700, 753)
    assert (gdp.target[0].nature, gdp.target[0].growth[0].bound) == ("expected", "about")
    assert plan.indicators["fixed_investment"].target[0].value == "624亿元"
    rate = plan.indicators["unemployment"]
    assert (rate.measure, rate.better, str(rate.baseline[0].value), rate.target[0].bound) == (
        *("ratio", "lower"),
        *("3.50", "at-most"),
    )
    assert plan.indicators["urbanisation"].target[0].points is not None
    for remark in ("# 2017: 不发生重大事故", "# 完成时限: 12月"):
        assert remark in text


def test_heads_may_stand_in_two_rows_and_years_be_five_apart(tmp_path: Path) -> None:
    two = "指标,单位,2016年,,2017年计划,\n,,绝对量,增长%,绝对量,增长%\n地区生产总值,亿元,753,7.5,813,8\n"
    (gdp,) = made(tmp_path, two)[0].indicators.values()
    assert (gdp.baseline[0].value, gdp.target[0].value) == (753, 813)
    assert (gdp.baseline[0].growth[0].percent, gdp.target[0].growth[0].percent) == ("7.5", 8) or (
        str(gdp.baseline[0].growth[0].percent) == "7.5" and gdp.target[0].growth[0].percent == 8
    )
    five = "指标,单位,2020年,2025年,年均增长\n一般公共预算收入,亿元,100,140,7.0\n"
    plan, _ = made(tmp_path, five)
    assert (plan.about.base_year, plan.about.target_year) == (2020, 2025)
    assert plan.indicators["budget_revenue"].target[0].growth[0].per == "year"


def test_every_number_of_a_table_stands_in_its_plan(tmp_path: Path) -> None:
    draw = random.Random(14)
    for _ in range(40):
        heads = ["指标", "单位", "2015年", "2016年", "增长", "2017年目标", "增速", "备注"]
        names = draw.sample(
            ["地区生产总值", "税收", "人口密度", "固定资产投资", "优良天数比例", "新增企业", "甲"], 4
        )
        rows = [
            [name, draw.choice(["亿元", "%", "户", "人/平方公里", "万吨"])]
            + [
                draw.choice(
                    ["", "—", f"{draw.uniform(-9, 999):.{draw.randint(0, 3)}f}", f"约{n + 11}", "力争第一"]
                )
                for n in range(5)
            ]
            + [draw.choice(["", "含飞地", "x,y"])]
            for name in names
        ]
        order = [0, *draw.sample(range(1, 8), 7)]
        lines = [[row[n] for n in order] for row in [heads, *rows]]
        text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
        plan, written = made(tmp_path, text)
        assert [one.name for one in plan.indicators.values()] == names
        for row in rows:
            for cell in row[2:]:
                numbers = re.findall(r"[0-9.]+", cell)
                assert all(number in written for number in numbers), (cell, written)
                assert cell in ("", "—") or numbers or cell in written, (cell, written)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("甲,乙\n1,2\n", ["missing-column"]),
        ("指标,2017年目标\n", ["no-indicators"]),
        ("指标,2017年目标\n地区生产总值,813\n税收,3\n", ["empty-cell", "empty-cell"]),
        ("", ["missing-column"]),
    ],
)
def test_a_table_that_makes_no_plan_is_refused(tmp_path: Path, text: str, codes: list[str]) -> None:
    with pytest.raises(PlanError) as raised:
        made(tmp_path, text)
    assert [one.code for one in raised.value.diagnostics] == codes


def test_years_are_those_of_the_heads_or_as_asked(tmp_path: Path) -> None:
    text = "指标,单位,上年完成,本年目标\n地区生产总值,亿元,753,813\n"
    about = made(tmp_path, text, year=2019)[0].about
    assert (about.base_year, about.target_year) == (2018, 2019)
    assert head_of("2017年目标（亿元）") == head_of(" 2017年\n目标(亿元)")


def test_the_command_writes_it_and_its_options_belong_together(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    (tmp_path / "p.toml").write_text("format = 1\n", "utf-8")
    done = jyplan("init", "new.toml", "--like", "t.csv", cwd=tmp_path)
    assert (done.code, done.err) == (0, "jyplan: wrote new.toml\n")
    assert jyplan("check", "new.toml", "-q", cwd=tmp_path).code == 0
    for more in (["--like", "t.csv", "--from", "p.toml"], ["--sheet", "x"], ["--like", "none.csv"]):
        assert jyplan("init", "other.toml", *more, cwd=tmp_path).code == 2
        assert not (tmp_path / "other.toml").exists()
