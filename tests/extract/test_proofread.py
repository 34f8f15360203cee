"""Proofreading: what the text ties is checked, a wrong digit is told at its place, and nothing right is accused."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.answers.proofread import Proof, proofread
from jyplan.extract.earlier import of_plan, of_reading
from jyplan.plan.load import parse
from jyplan.report.proof.sentences import message
from tests.extract.reports import BUDGET, SHIPPED, WORK_REPORT, reading


def proof(text: str, title: str = "某市2020年经济运行情况") -> Proof:
    """The proof of a text under a title that names a year."""
    return proofread(reading(text, title))


def suspects(found: Proof) -> set[str]:
    """What could be wrong, as it stands in the text."""
    return {one.mention.text for finding in found.findings for one in finding.figures if one.suspect}


WRONG = [
    # a share of a level in the same paragraph
    (
        "一般公共预算收入完成38.45亿元。税收收入完成30.12亿元，占一般公共预算收入的87.3%。",
        "share-mismatch",
        "87.3%",
    ),
    # a level, its increase and its growth
    ("全市财政总收入完成3016.1亿元，比上年增加437.6亿元，增长14.6%。", "growth-mismatch", "14.6%"),
    # a plan that is completed
    ("1-6月，一般公共预算收入完成21600万元，完成年初预算数45000万元的84.0%。", "share-mismatch", "84.0%"),
    # parts that leave nothing out by their names
    (
        "一般公共预算收入完成38.45亿元，其中：税收收入30.12亿元，非税收入9.33亿元。",
        "total-mismatch",
        "9.33亿元",
    ),
    # parts that the whole's own name counts out
    (
        "签约、协议、意向项目累计23个。其中，签约项目11个；协议项目2个；意向项目16个。",
        "total-mismatch",
        "16个",
    ),
    # from one level to another
    (
        "五年来，一般公共预算收入由2015年的68.2亿元增加到2020年的86.4亿元，年均增长8.4%。",
        "growth-mismatch",
        "8.4%",
    ),
    # a structure that does not add up to 100
    ("三次产业结构为13.5:30.7:58.5。", "structure-mismatch", "13.5:30.7:58.5"),
]


@pytest.mark.parametrize(("text", "code", "culprit"), WRONG)
def test_a_figure_that_its_own_text_refutes_is_told(text: str, code: str, culprit: str) -> None:
    found = proof(text)
    assert [one.code for one in found.findings] == [code]
    assert culprit in suspects(found)


@pytest.mark.parametrize(("text", "code", "culprit"), WRONG)
def test_a_finding_names_figure_and_computed_value_in_both_languages(
    text: str, code: str, culprit: str
) -> None:
    (finding,) = proof(text).findings
    for language in ("en", "zh"):
        said = message(finding, language)
        assert culprit in said
        assert "\n" not in said


RIGHT = [
    WORK_REPORT,
    BUDGET,
    SHIPPED,
    # at comparable prices, said or not: never held against the values as published
    "全市地区生产总值由2015年的926.4亿元增加到1285.6亿元，年均增长5.1%。",
    "规模以上工业增加值完成120亿元，比上年增加30亿元，增长6.1%。",
    "城镇居民人均可支配收入由25346元增加到36512元，年均增长5.2%。",
    "全市财政收入完成120亿元，按可比价格计算，比上年增加30亿元，增长6.1%。",
    # parts that may leave something out
    "全年实施重点项目180个，其中新建项目76个，续建项目92个。",
    "粮食产量46695吨，其中夏粮产量7327吨，秋粮产量39300吨。",
    # figures of one name in different sentences
    "全市到位资金120亿元。全市到位资金350亿元，增长12%。",
    "2019年，工业用电量30亿千瓦时。2020年，工业用电量40亿千瓦时，增长5%。",
    # regional shares that are rounded apart
    "财政总收入100亿元，其中税收收入66.6亿元，占财政总收入的66.7%，非税收入33.3亿元。",
    # whose share is not said
    "开工项目160个，占56%。投资完成率为73.4%。",
    # years that are counted in another way than the writer did
    "财政总收入由2000年的171.7亿元增加到2006年的425.7亿元，年均增长19.9%。",
    # two rates of one level
    "居民人均可支配收入30733元，比上年增长8.9%，扣除价格因素，实际增长5.8%。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_true_is_not_accused(text: str) -> None:
    assert [message(one, "en") for one in proof(text).findings] == []


def _rounded(number: Decimal, places: str) -> Decimal:
    return number.quantize(Decimal(places), ROUND_HALF_UP)


_MONEY = st.decimals(min_value="10", max_value="9999", places=2, allow_nan=False)
_SHARES = st.decimals(min_value="0.05", max_value="0.95", places=4, allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(_MONEY, _SHARES, st.sampled_from(["亿元", "万元"]))
def test_printed_from_true_numbers_nothing_is_found_and_a_wrong_leading_digit_is(
    whole: Decimal, share: Decimal, unit: str
) -> None:
    part = _rounded(whole * share, "0.01")
    rest = whole - part
    grown = _rounded(100 * part / rest, "0.1")

    def text(stated: Decimal) -> str:
        return (
            f"一般公共预算收入完成{whole}{unit}，比上年增收{part}{unit}，增长{grown}%。"
            f"其中，税收收入{stated}{unit}，非税收入{rest}{unit}。"
        )

    assert proof(text(part)).findings == ()
    digits = str(part)
    wrong = Decimal(str(9 - int(digits[0])) + digits[1:]) if digits[0] != "0" else part + 9
    found = proof(text(wrong))
    assert found.findings
    assert any(f"{wrong}{unit}" in one for one in suspects(found))


def test_figures_of_one_name_that_differ_by_a_slip_are_worth_a_look_only() -> None:
    found = proof("全市旅游总收入128.6亿元。\n\n今年以来，全市旅游总收入126.8亿元。")
    assert found.findings == ()
    assert [one.code for one in found.looks] == ["printings-differ"]


def test_what_would_fail_if_one_name_were_one_thing_is_worth_a_look_only() -> None:
    found = proof("2019年，工业用电量30.0亿千瓦时。\n\n2020年，工业用电量33.0亿千瓦时，增长9.0%。")
    assert found.findings == ()
    assert [(one.code, one.verdict) for one in found.looks] == [("growth-mismatch", "look")]


def test_a_reading_that_is_not_sure_never_becomes_a_finding() -> None:
    read = reading(WRONG[0][0], "某市2020年经济运行情况")
    assert proofread(read).findings
    for mention in read.mentions:
        mention.sure = mention.kind != "share"
    assert proofread(read).findings == ()


def test_last_years_report_lends_a_base_and_its_disagreement_is_no_finding() -> None:
    before = of_reading(reading("2019年旅游总收入100.0亿元。", "某市2019年经济运行情况"), "2019.txt")
    now = reading("2020年旅游总收入112.0亿元，增长15.0%。", "某市2020年经济运行情况")
    found = proofread(now, before)
    assert found.findings == ()
    assert [(one.code, one.verdict) for one in found.looks] == [("published-apart", "edge")]
    assert "2019.txt" in message(found.looks[0], "zh")
    agreeing = reading("2020年旅游总收入112.0亿元，增长12.0%。", "某市2020年经济运行情况")
    assert proofread(agreeing, before).looks == ()


def test_last_years_plan_lends_a_base_too() -> None:
    plan = parse(
        'format = 1\n[plan]\nname = "x"\nbase_year = 2019\ntarget_year = 2020\n[indicators.a]\n'
        'name = "旅游总收入"\nunit = "万元"\nmeasure = "flow"\nbetter = "higher"\nbaseline = 1000000\n'
    ).plan
    now = reading("2020年旅游总收入112.0亿元，增长15.0%。", "某市2020年经济运行情况")
    assert [one.code for one in proofread(now, of_plan(plan, "plan.toml")).looks] == ["published-apart"]


def test_each_figure_is_read_checked_or_suspect() -> None:
    found = proof(WRONG[0][0])
    states = {one.text: found.states[one.id] for one in found.reading.mentions}
    assert states["87.3%"] == "suspect"
    right = proof(BUDGET)
    assert right.states[next(one.id for one in right.reading.mentions if one.text == "48.0%")] == "checked"


@pytest.mark.parametrize(("passed", "looks"), [("突破1000亿元", 0), ("超过1000亿元", 0), ("为1000亿元", 1)])
def test_a_mark_that_was_passed_is_no_slip_of_a_figure(passed: str, looks: int) -> None:
    text = f"2020年,全市经济总量{passed}。全年投资增长5%。\n2020年,全市经济总量为3000亿元。"
    assert len(proofread(reading(text)).looks) == looks
