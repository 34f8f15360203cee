"""Names that a list shares, wholes that a share names, and what stands in brackets beside a figure."""

from __future__ import annotations

import pytest

from jyplan.answers.proofread import proofread
from jyplan.extract.mentions import Reading
from tests.extract.reports import reading
from tests.extract.test_constructions import reading_of


def ties(read: Reading, kind: str) -> list[tuple[str, str]]:
    return [(tie.figure, tie.to) for tie in read.ties if tie.kind == kind]


@pytest.mark.parametrize("done", ["实际对华投资", "实际投入金额", "实际使用外资", "合同外资"])
def test_what_all_of_a_list_have_done_is_said_once(done: str) -> None:
    mentions = reading_of(f"德国、澳大利亚、新加坡{done}分别增长21%、18%、7%。", "2024年").mentions
    assert [mention.name for mention in mentions] == [
        f"{who}{done}" for who in ("德国", "澳大利亚", "新加坡")
    ]


@pytest.mark.parametrize("unit", ["倍", "%"])
def test_a_change_that_is_as_high_as_is_read(unit: str) -> None:
    mentions = reading_of(f"汽车和机床产量增长分别高达25{unit}和11{unit}。", "2024年").mentions
    assert [(mention.kind, mention.sure) for mention in mentions] == [("growth", True)] * 2


@pytest.mark.parametrize("part", ["制造业", "农业", "高技术", "中小企业"])
def test_a_part_is_not_the_whole_that_a_share_names(part: str) -> None:
    """Nor does it accuse the share: the whole stands in another paragraph."""
    text = f"实际使用外资金额1127亿元。\n{part}实际使用外资金额331亿元。引资391亿元,占实际使用外资金额比重为34.7%。"
    read = reading_of(text, "2024年")
    assert ties(read, "part-of") == [("f3", "f1")]
    assert not proofread(reading(text)).findings


@pytest.mark.parametrize("scope", ["全县", "地方", "我市", "全社会"])
def test_a_share_is_of_the_whole_of_a_place(scope: str) -> None:
    text = f"2024年,{scope}财政收入400亿元,税收收入300亿元,占财政收入的76%。"
    assert len(proofread(reading(text)).findings) == 1


def test_a_share_within_a_whole_is_of_what_is_spoken_of() -> None:
    read = reading_of("服务业使用外资843.5亿元(折137.3亿美元),增长30%,在全国总量中的比重为61%。", "2015年")
    assert ties(read, "share-of") == [("f4", "f1")]
    assert [mention.name for mention in read.mentions] == ["服务业使用外资"] * 3 + [
        "服务业使用外资占全国总量"
    ]


def test_having_all_together_is_no_part_of_a_name() -> None:
    mentions = reading_of("全国共有幼儿园28.1万所,增长5.4%。全省共接待游客3亿人次。", "2019年").mentions
    assert [mention.name for mention in mentions] == ["全国幼儿园"] * 2 + ["全省接待游客"]


@pytest.mark.parametrize("plan", ["任务数", "州政府下达任务数", "市下达的年度任务数", "年初预算"])
def test_a_share_of_a_plan_is_checked_whoever_set_it(plan: str) -> None:
    text = f"2018年,省外资金60.4亿元,同比增长36.7%,完成{plan}65.85亿元的"
    assert not proofread(reading(f"{text}91.7%。")).findings
    assert len(proofread(reading(f"{text}95.7%。")).findings) == 1
