"""Small plans after published figures, each with a command and what its output must say."""

import csv
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from jyplan.cli import run

HERE = Path(__file__).parents[1] / "cases"
CASES = list(csv.DictReader((HERE / "cases.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}: {case['command']}" for case in CASES])
def test_what_must_hold_holds(case: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(case["command"])
    plan = str(HERE / f"{case['file']}.toml")
    code = run([*words, *(["--plan"] if words[0] == "show" else []), plan])
    out, err = capfd.readouterr()
    names: dict[str, Any] = {"rc": code, "out": out, "err": err, "num": float}
    if "json" in words:
        read = names["j"] = json.loads(out)
        names["row"] = {row["id"]: row for row in read.get("rows", ())}.__getitem__
        names["st"] = {row["address"]: row for row in read.get("statements", ())}.__getitem__
    assert eval(case["must"], names), f"{case['why']}: {case['must']}\n{out}"
