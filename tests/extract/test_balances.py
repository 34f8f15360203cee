"""What accounts add up to: 加上…,收入总计."""

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
