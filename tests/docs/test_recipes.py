"""The recipes of docs/recipes.md do what they say, with the tools that they name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import HEADER, PLAN, ROOT

PAGE = ROOT / "docs" / "recipes.md"
BLOCK = re.compile(
    r"```(?P<kind>sh|python)\n(?P<code>.*?)```\n(?:\n```text\n(?P<output>.*?)```\n)?", re.DOTALL
)

INDICATOR = '[indicators.a]\nname = "甲"\nunit = "个"\nmeasure = "flow"\nbetter = "higher"\nbaseline = 100\n'
PLANS = {
    "north.toml": HEADER + INDICATOR + "target = { value = 120, growth = 20 }\n",
    "south.toml": HEADER + INDICATOR + "target = { value = 120, growth = 10 }\n",
    "west.toml": HEADER + INDICATOR + "target = { value = 130, growth = 30 }\n",
}

# Where no jq is installed, its binding stands in: as much of it as the recipes use.
JQ = """\
import json, sys
import jq
assert sys.argv[1] == "-r"
for one in jq.compile(sys.argv[2]).input_text(sys.stdin.read()):
    print(one if isinstance(one, str) else json.dumps(one, indent=2, ensure_ascii=False))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with plans, and the commands that the recipes call."""
    for folder in ("data", "plans", "bin"):
        (tmp_path / folder).mkdir()
    shutil.copy(PLAN, tmp_path / "data")
    for name, text in PLANS.items():
        (tmp_path / "plans" / name).write_text(text, encoding="utf-8")
    commands = {"jyplan": f'"{sys.executable}" -m jyplan "$@"'}
    if shutil.which("jq") is None:
        pytest.importorskip("jq")
        (tmp_path / "jq.txt").write_text(JQ, encoding="utf-8")
        commands["jq"] = f'"{sys.executable}" "{tmp_path}/jq.txt" "$@"'
    for name, line in commands.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\nexec {line}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


@pytest.mark.slow
def test_every_recipe_prints_what_the_page_shows(place: Path, request: pytest.FixtureRequest) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    text = PAGE.read_text(encoding="utf-8")
    path = f"{place / 'bin'}:{os.environ['PATH']}"
    kept = {key: one for key, one in os.environ.items() if not key.startswith(("LC_", "LANG", "JYPLAN"))}

    def real(block: re.Match[str]) -> str:
        command = ["bash", "-e", "-c"] if block["kind"] == "sh" else [sys.executable, "-c"]
        done = subprocess.run(
            [*command, block["code"]], capture_output=True, encoding="utf-8", cwd=place, check=False,
            env={**kept, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert done.stderr == "", block["code"]
        assert done.returncode in (0, 123), block["code"]
        shown = f"\n```text\n{done.stdout}```\n" if done.stdout else ""
        return f"```{block['kind']}\n{block['code']}```\n{shown}"

    renewed = BLOCK.sub(real, text)
    if request.config.getoption("--snapshot-update"):
        PAGE.write_text(renewed, encoding="utf-8", newline="\n")
    assert len(BLOCK.findall(text)) >= 11
    assert PAGE.read_text(encoding="utf-8") == renewed
