"""Small plans after published figures, each with the verdict that one of its rows must have."""

import csv
from pathlib import Path

import pytest

from jyplan.consistency.result import check
from jyplan.plan.load import load

HERE = Path(__file__).parent / "cases"
CASES = list(csv.DictReader((HERE / "verdicts.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_a_published_figure_has_the_verdict_it_must_have(case: dict[str, str]) -> None:
    checked = check(load(HERE / f"{case['file']}.toml"))
    row = next(row for row in checked.statements if row.address == case["address"])
    assert row.verdict in case["verdict"].split(), case["why"]
    if row.verdict == "inconsistent":
        assert checked.summary.verdict == "inconsistent"
    if case["verdict"] == "consistent":
        assert checked.summary.verdict != "inconsistent"
