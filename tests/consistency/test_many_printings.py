"""Hundreds of printings of one number: the farthest decide, and say the same as all of them would."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jyplan.consistency import alone
from jyplan.consistency.result import check
from jyplan.plan.load import parse

HEAD = (
    'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\n[indicators.a]\nname = "a"\n'
    'unit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
)
PRINTING = st.one_of(
    st.decimals(99, 101, places=1).map(str),
    st.sampled_from(["100", '"100.0亿元"', "99.96", "100.05", '"1006000万元"', "{ low = 99, high = 101 }"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(values=st.lists(PRINTING, min_size=2, max_size=7))
def test_the_farthest_printings_decide_like_all_of_them(
    values: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more = ", ".join(f"{{ year = 2010, value = {one} }}" for one in values)
    plan = parse(f"{HEAD}facts = [{more}]\n").plan
    verdicts = []
    for most in (1000, 0):
        monkeypatch.setattr(alone, "_MOST_PRINTINGS", most)
        verdicts.append([(one.address, one.verdict) for one in check(plan).statements])
    assert verdicts[0] == verdicts[1]
