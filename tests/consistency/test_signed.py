"""An indicator of which any value is printed below zero may be below zero everywhere, in every engine."""

from __future__ import annotations

import pytest

from jyplan.consistency.result import check
from jyplan.plan.load import parse

HEAD = 'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\n'


def indicator(id: str, *lines: str) -> str:
    body = "\n".join(lines)
    return f'[indicators.{id}]\nname = "{id}"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n{body}\n'


@pytest.mark.parametrize(
    "below",
    [
        "baseline = -5",
        'baseline = "-5亿元"',
        "baseline = { value = { low = -5, high = 5 } }",
        "facts = [{ year = 2010, value = -0.1 }]",
        "actuals = [{ as_of = 2017-03-31, value = -1 }]",
        "same_period = [{ as_of = 2016-03-31, value = -1 }]",
        "baseline = { value = 1, also = [{ value = -1 }] }",
        "negative = true",
    ],
)
def test_a_zero_of_such_an_indicator_may_stand_for_less(below: str) -> None:
    total = '[[relations]]\nid = "t"\nkind = "total"\nwhole = "w@2017"\nparts = ["a@2017", "b@2017"]\n'
    parts = indicator("w", "target = 9.6") + indicator("a", "target = 10.0")
    plain = parse(HEAD + parts + indicator("b", "target = 0") + total).plan
    assert check(plain).summary.verdict == "inconsistent"
    signed = check(parse(HEAD + parts + indicator("b", "target = 0", below) + total).plan)

    assert "relation:t" not in {one.address for one in signed.statements if one.verdict == "inconsistent"}
