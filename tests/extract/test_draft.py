"""A plan drafted from a document: what becomes of each figure, and that the file loads and reads well."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.consistency.result import check
from jyplan.exact.figure import unit_of
from jyplan.extract.draft import draft
from jyplan.extract.drafted import Draft
from jyplan.extract.plan_text import plan_text
from jyplan.extract.sound import sound
from jyplan.plan.figures import value
from jyplan.plan.load import load, parse
from jyplan.plan.model import Plan
from jyplan.plan.stated import statements
from tests.commands import ROOT
from tests.extract.reports import BUDGET, SHIPPED, WORK_REPORT, reading


def drafted(text: str, title: str | None = None) -> tuple[Draft, Plan, str]:
    """The draft of a text, its plan as it loads, and the file."""
    found = draft(reading(text, title))
    sound(found)
    written = plan_text(found)
    return found, parse(written).plan, written


def by_name(plan: Plan, name: str) -> str:
    """The id of the indicator with this name."""
    return next(id for id, one in plan.indicators.items() if one.name == name)


# Growths at comparable prices beside the structures of both years.
INDUSTRIES = (
    "某区2022年统计公报\n全年地区生产总值188.72亿元，按可比价格计算，比上年增长0.5%。其中，第一产业增加值25.45亿元，增长4.4%；"
    "第二产业增加值81.53亿元，下降3.3%；第三产业增加值81.75亿元，增长3.2%。三次产业结构由上年的13.2:44.6:42.2调整为13.5:43.2:43.3。"
)
# Places of two periods that end on one day.
RANKS = "某市2021年1-8月运行\n1-8月，工业增加值增长12.9%，居全省第4位。其中，8月当月增长4.0%，居全省第5位。"


@pytest.mark.parametrize("text", [WORK_REPORT, BUDGET, SHIPPED, INDUSTRIES, RANKS])
def test_a_drafted_plan_loads_and_nothing_in_it_is_inconsistent(text: str) -> None:
    _, plan, _ = drafted(text)
    assert check(plan).summary.verdict not in ("inconsistent", "edge")


def test_what_is_reviewed_is_the_baseline_and_what_is_planned_the_target() -> None:
    _, plan, _ = drafted(WORK_REPORT)
    assert (plan.about.base_year, plan.about.target_year) == (2020, 2021)
    revenue = plan.indicators["budget_revenue"]
    assert [str(one.value) for one in revenue.baseline] == ["38.45"]
    assert [str(one.value) for one in revenue.target] == ["40.76"]
    assert [str(one.growth[0].percent) for one in revenue.target] == ["6"]
    rate = plan.indicators["unemployment"]
    assert (rate.measure, rate.better, rate.target[0].bound) == ("ratio", "lower", "at-most")


def test_a_growth_without_a_level_is_a_target_of_its_own() -> None:
    _, plan, _ = drafted(WORK_REPORT)
    target = plan.indicators["gdp"].target[0]
    assert target.value is None
    assert str(target.growth[0].percent) == "7"


def test_a_rate_that_official_statistics_give_at_comparable_prices_is_real_where_a_base_is_stated() -> None:
    _, plan, _ = drafted(WORK_REPORT)
    assert plan.indicators["gdp"].target[0].growth[0].basis == "real"
    _, plan, _ = drafted(SHIPPED)
    assert plan.indicators["gdp"].target[0].growth[0].basis == "unknown"


def test_a_stated_share_and_parts_that_leave_nothing_out_are_relations() -> None:
    _, plan, _ = drafted(WORK_REPORT)
    shares = [one for one in plan.relations if one.kind == "share"]
    totals = [one for one in plan.relations if one.kind == "total"]
    assert [(one.part, one.whole, str(one.percent)) for one in shares] == [
        ("tax@2020", "budget_revenue@2020", "78.3")
    ]
    assert [(one.whole, one.parts) for one in totals] == [
        ("budget_revenue@2020", ("tax@2020", "non_tax@2020"))
    ]


@pytest.mark.parametrize("whole", ["新增人民币存款", "利润总额", "净增贷款", "贸易顺差", "存款"])
def test_a_part_may_exceed_what_may_be_below_zero(whole: str) -> None:
    """The other parts may be losses; one of what is never below zero may not exceed it."""
    _, plan, _ = drafted(f"2018年情况\n全市{whole}30.8亿元,其中,国有企业{whole}93.2亿元。")
    assert [one.kind for one in plan.relations] == (["part"] if whole == "存款" else [])


def test_a_plan_that_is_completed_is_the_target_of_what_completes_it() -> None:
    _, plan, _ = drafted(BUDGET)
    revenue = plan.indicators["budget_revenue"]
    assert [str(one.value) for one in revenue.target] == ["45000"]
    assert [str(one.value) for one in revenue.actuals] == ["21600"]
    share = next(one for one in plan.relations if one.kind == "share")
    assert (share.whole, str(share.percent)) == ("budget_revenue@2023", "48.0")


def test_a_figure_that_stands_twice_is_one_statement_with_both_places() -> None:
    text = WORK_REPORT + "\n2020年，一般公共预算收入完成38.45亿元。\n"
    _, plan, _ = drafted(text)
    (baseline,) = plan.indicators["budget_revenue"].baseline
    assert len(baseline.also) == 1


def test_a_figure_of_the_same_name_that_differs_is_an_indicator_of_its_own_and_asked_about() -> None:
    text = WORK_REPORT + "\n2020年，规模以上工业企业达到298户。\n"
    _, plan, written = drafted(text)
    values = [str(base.value) for one in plan.indicators.values() for base in one.baseline]
    assert {"312", "298"} <= set(values)
    assert "同名而数据不同" in written


def test_every_figure_has_its_source_and_place() -> None:
    _, plan, _ = drafted(WORK_REPORT)
    for id in plan.indicators:
        for stated in statements(plan, id):
            assert stated.statement.source == "document"
            assert re.search(r"第\d+[段行页]", stated.statement.at or ""), stated


def test_which_direction_is_better_is_told_from_the_name_or_asked() -> None:
    _, _, written = drafted(WORK_REPORT)
    assert 'better = "higher"  # 由名称推断' in written
    assert 'better = "none"  # 是越高越好' in written


def test_what_was_not_understood_stands_at_the_end_in_comments() -> None:
    found = reading(WORK_REPORT)
    found.unread.extend(type(found.not_figures[0])(0, 3, "云\n#溪") for _ in range(1))
    written = plan_text(draft(found))
    tail = written[written.index("# ---- 未读懂的数字") :]
    assert all(line.startswith("#") for line in tail.splitlines()[1:] if line)
    assert parse(written).plan.about.target_year == 2021


def test_every_figure_of_the_document_stands_somewhere_in_the_file() -> None:
    for text in (WORK_REPORT, BUDGET, SHIPPED):
        found, _, _ = drafted(text)
        placed = set(found.figures().values()) | {one.id for one in found.left_out}
        placed |= {one.id for entry in found.entries for said in entry.statements for one in said.repeats}
        growths = [one for one in found.reading.mentions if one.id not in placed]
        assert growths == []


_NUMBERS = st.decimals(min_value="0.1", max_value="99999", places=2, allow_nan=False)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["工业投资", "一般公共预算收入", "旅游总收入", "新增贷款", "第二产业增加值"]),
            _NUMBERS,
            st.sampled_from(["亿元", "万元"]),
            st.sampled_from(
                ["", ",增长{}%", ",下降{}%", ",比上年增加{}亿元", ",占全部的{}%", ",是上年的{}倍"]
            ),
            _NUMBERS,
            st.sampled_from(["2019年", "2020年", "2021年力争", "1-6月,"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_a_report_states_the_draft_of_it_loads(sentences: list[tuple[object, ...]]) -> None:
    lines = [
        f"{when}{name}完成{number}{unit}{str(tail).format(other)}。"
        for name, number, unit, tail, other, when in sentences
    ]
    drafted("某市2021年政府工作报告\n\n" + "\n".join(lines))


def _stated(plan: Plan) -> dict[tuple[Fraction, str], int]:
    """How often each value, in the unit without its scale, is stated of each year."""
    found: dict[tuple[Fraction, str], int] = {}
    for id, indicator in plan.indicators.items():
        for stated in statements(plan, id):
            known = value(stated, "nearest").value
            if known is not None:
                key = known * 10 ** unit_of(indicator.unit).power, stated.when[:4]
                found[key] = found.get(key, 0) + 1
    return found


# What a draft cannot tell from the text alone, or tells otherwise, by value and year.
_DIFFERS = {
    (Fraction(57), "unst"): "the size of the peer group, dated by the document",
    (Fraction(1), "unst"): "ranks, dated by the document",
    (Fraction(4), "unst"): "a run of years, dated by the document",
    (Fraction(4), "2017"): "the number of headline groups, in a heading",
    (Fraction(62_800_000_000), "2017"): "one deal, told twice; which of the two names it goes by is not told",
}


def test_the_draft_of_the_shipped_plans_source_states_what_the_shipped_plan_states() -> None:
    source = ROOT.parent / "shared" / "source" / "jingyue-2017.txt"
    if not source.exists():
        pytest.skip("the source text is not part of the repository")
    from jyplan.extract.grammar import read
    from jyplan.extract.read import read_document

    found = draft(read(read_document(source), None, "净月高新区2017年主要发展指标"))
    mine, theirs = _stated(sound(found)), _stated(load(ROOT / "data" / "targets.toml"))
    missing = {key for key, count in theirs.items() if mine.get(key, 0) < count}
    assert missing <= set(_DIFFERS), sorted(missing - set(_DIFFERS))


def test_the_reduced_text_gives_the_statements_of_the_shipped_plan() -> None:
    _, plan, _ = drafted(SHIPPED)
    mine, theirs = _stated(plan), _stated(load(ROOT / "data" / "targets.toml"))
    assert {key for key in mine if key not in theirs} == set()
    assert len(mine) == 13
    assert Path(ROOT).is_dir()
