"""What accounts add up to, and rates of enterprises: 加上…,收入总计; 资产负债率, 营业收入利润率; and peoples."""

from __future__ import annotations

import pytest

from jyplan.answers.proofread import proofread
from tests.extract.reports import reading


def findings(sentence: str) -> list[str]:
    return [finding.code for finding in proofread(reading(f"2019年情况\n{sentence}")).findings]


@pytest.mark.parametrize(
    "account",
    [
        "收入128万元,加上级补助收入45万元,上年结转结余收入41万元,收入总计{}万元。",
        "一般公共预算收入128万元,增长3.1%,加上上级补助收入45万元、调入资金41万元,收入总计{}万元。",
        "基金收入128万元，加上年结余45万元（不含专户）、债券转贷收入41万元，基金收入合计{}万元。",
        "支出128万元,加上解上级支出45万元,债务还本支出41万元,支出总计{}万元。",
    ],
)
def test_all_that_is_added_makes_the_grand_total(account: str) -> None:
    assert findings(account.format(214)) == []
    assert findings(account.format(241)) == ["total-mismatch"]


@pytest.mark.parametrize(
    "account",
    [
        "收入128万元,加上级补助等收入45万元,收入总计241万元。",
        "收入128万元,加上级补助收入45万元,其中专项41万元,收入总计241万元。",
        "收入128万元,加上级补助收入45万元(含专项41万元),收入总计241万元。",
        "收入128万元,加上级补助收入45万元,扣除上解支出41万元,收入总计241万元。",
        "收入128万元,其中税收收入45万元,加上级补助收入41万元,收入总计241万元。",
        "收入约128万元,加上级补助收入45万元,收入总计241万元。",
        "收入128万元,上级补助收入45万元,收入总计241万元。",
        "收入128万元。加上级补助收入45万元,收入总计241万元。",
        "收入128万元,加上级补助收入45万美元,收入总计241万元。",
    ],
)
def test_what_is_not_told_in_full_makes_no_total(account: str) -> None:
    assert findings(account) == []


@pytest.mark.parametrize(
    "accounts",
    [
        "全国规模以上工业企业利润总额50亿元。\n规模以上工业企业营业收入1000亿元,增长3%;营业收入利润率为{}%。",
        "国有企业利润总额10亿元。规模以上企业主营业务收入1000亿元,实现利润50亿元。"
        "规模以上企业主营业务收入利润率为{}%。",
        "规模以上企业资产总计1000亿元,负债合计50亿元,资产负债率{}%。",
        "国有企业资产总额1000亿元,国有企业负债总额50亿元,资产负债率为{}%。",
    ],
)
def test_a_rate_of_enterprises_is_checked(accounts: str) -> None:
    assert findings(accounts.format("5.0")) == []
    assert findings(accounts.format("6.0")) == ["share-mismatch"]


def test_the_han_and_all_others_make_a_hundred() -> None:
    text = "汉族人口568238人,占75.63%;各少数民族人口183151人,占{}%,其中回族人口176176人,占23.45%。"
    assert findings(text.format("24.37")) == []
    assert findings(text.format("23.37")) == ["share-mismatch"]


@pytest.mark.parametrize(
    "accounts",
    [
        "国有企业利润总额50亿元。\n规模以上工业企业营业收入1000亿元;营业收入利润率为6.0%。",
        "规模以上工业企业净利润50亿元,营业收入1000亿元,营业收入利润率为6.0%。",
        "规模以上工业企业营业利润50亿元,营业收入1000亿元,营业收入利润率为6.0%。",
        "规模以上企业资产总计1000亿元,负债合计50亿元,国有企业资产负债率6.0%。",
        "规模以上企业资产总计1000亿元,流动负债50亿元,资产负债率6.0%。",
        "国有企业负债合计50亿元。规模以上企业资产总计1000亿元,资产负债率6.0%。",
        "1月末企业资产总计1000亿元。2月末企业负债合计50亿元,企业资产负债率6.0%。",
    ],
)
def test_a_rate_of_others_accuses_nobody(accounts: str) -> None:
    assert findings(accounts) == []
