"""The README's examples are run, and show what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from tests.commands import ROOT, jyplan

README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n\$ jyplan (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def shown(command: str) -> str:
    """What a terminal shows for the command."""
    arguments = shlex.split(command)
    done = jyplan(*arguments, *([] if "-f" in arguments else ["-f", "text"]), "-q")
    assert (done.code, done.err) == (0, "")
    return done.out.replace("\r\n", "\n").rstrip("\n") + "\n"


def test_every_console_block_shows_the_real_output(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")

    def real(block: re.Match[str]) -> str:
        return f"```console\n$ jyplan {block['command']}\n{shown(block['command'])}```"

    renewed = CONSOLE.sub(real, text)
    if request.config.getoption("--snapshot-update"):
        README.write_text(renewed, encoding="utf-8")
    assert len(CONSOLE.findall(text)) >= 5
    assert README.read_text(encoding="utf-8") == renewed


def test_the_plan_of_the_readme_loads() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    done = jyplan("base", "-", "-f", "csv", stdin=block)
    assert done.code == 0, done.err
    assert "revenue,营业总收入,亿元,2016,2109.15818686" in done.out
    misspelt = jyplan("base", "-", stdin=block.replace("measure = ", "mesure = ", 1))
    assert "indicators.revenue.mesure: unknown key mesure\n  hint: did you mean measure?" in misspelt.err


def test_the_python_example_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "gdp 752.777" in done.stdout
    assert "False" not in done.stdout


def test_the_first_two_sh_blocks_are_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert [block.count("\n") for block in blocks[:2]] == [1, 1]
    assert blocks[0].rstrip().endswith(".venv/bin/jyplan status")
    assert blocks[1].rstrip().endswith("-m pytest -q")
