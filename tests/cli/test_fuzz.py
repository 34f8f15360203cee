"""Mutated plans, tables and options: a message and the promised exit code, never a traceback or an internal error.

JYPLAN_FUZZ sets how many there are: `JYPLAN_FUZZ=100000 pytest -m slow tests/test_fuzz.py` for the long run.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from jyplan.cli.options import ROUNDINGS
from tests.cli.test_escapes import output
from tests.plans import FULL

MANY = int(os.environ.get("JYPLAN_FUZZ", "2000"))
FEW = 60
TABLE = "id,value,as_of,note\na,700,2017-05-31,x\nc,3,2017-05-31,\n"
LIKE = """\
2017年目标,,,,,
序号,指标,单位,2015年,2016年,增长（%）,2017年目标,预期增长,指标属性,责任单位,时限
一、经济,,,,,,,,,,
1,地区生产总值,亿元,700,753.0,7.5,813,8%左右,预期性,统计局,12月
2,失业率,%,3.6,—,,4以内,0.5个百分点,约束性,人社局,
3,研发（万元）,,5,6～7,-3,≥8,,,,
"""
PIECES = (
    *(
        "[",
        "]",
        "{",
        "}",
        '"',
        "'''",
        "=",
        ",",
        "#",
        "\n",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "😀",
        "0x" + "f" * 300,
    ),
    *(
        "9" * 80,
        "-",
        ".",
        "1e3",
        "nan",
        "1979-02-30",
        "true",
        "年",
        "亿",
        "亿亿元",
        "%",
        "[[",
        "]]",
        "a = 1\n",
        "[plan]\n",
    ),
)
OPTIONS = (
    *(["--rounding", one] for one in ROUNDINGS),
    *(["-f", one] for one in ("text", "plain", "json", "jsonl", "csv", "markdown", "xlsx", "nosuch")),
    *(
        ["--only", "a"],
        ["--only", "\u202e"],
        ["--group", "g"],
        ["--sort", "-name"],
        ["--as-of", "2017-06-31"],
    ),
    *(["--as-of", "2017-05-31"], ["--lang", "zh"], ["-q"], ["-v"], ["--color", "always"], ["--timeout", "2"]),
    *(
        ["--fail-on", "edge"],
        ["--fail-on", "behind"],
        ["--explain"],
        ["--"],
        ["-"],
        ["--nosuch"],
        ["--help"],
        ["--bom"],
        ["--year", "2018"],
    ),
)


def mutated(text: str, draw: random.Random) -> bytes:
    """The text with a few slips in it, or bytes of no encoding."""
    for _ in range(draw.randint(0, 3)):
        at, to = sorted(draw.randrange(len(text) + 1) for _ in range(2))
        match draw.randrange(4):
            case 0:
                text = text[:at] + draw.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[min(at + draw.randint(1, 6), len(text)) :]
            case 2:
                lines = text.split("\n")
                n = draw.randrange(len(lines))
                text = "\n".join([*lines[:n], lines[draw.randrange(len(lines))], *lines[n:]])
            case 3:
                text = text[:at] + text[at : min(to, at + 200)] + text[at:]
    raw = text.encode("utf-8", "surrogatepass")
    if draw.random() < 0.03 and raw:
        at = draw.randrange(len(raw))
        raw = raw[:at] + bytes([draw.randrange(256)]) + raw[at + 1 :]
    return raw


def run_mutated(seeds: range, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for seed in seeds:
        draw = random.Random(seed)
        Path("p.toml").write_bytes(mutated(FULL, draw))
        Path("t.csv").write_bytes(mutated(TABLE, draw))
        Path("l.csv").write_bytes(mutated(LIKE, draw))
        command = draw.choice(
            ["status", "growth", "base", "gap", "check", "check", "show", "record", "init", "like"]
        )
        arguments = {
            "show": ["show", draw.choice(["a", "c", "r", "zz"]), "--plan", "p.toml"],
            "record": ["record", "--from", "t.csv", "--plan", "p.toml", "--dry-run"],
            "init": ["init", "--from", "p.toml", f"new{seed}.toml"],
            "like": ["init", "--like", "l.csv", f"new{seed}.toml"],
        }.get(command, [command, "p.toml"])
        for option in draw.sample(OPTIONS, draw.randint(0, 3)):
            arguments += option
        code, printed = output(arguments, monkeypatch)
        assert code in (0, 1, 2), (seed, arguments, code)
        assert code != 1 or command == "check" or "--fail-on" in arguments, (seed, arguments)
        assert b"internal error" not in printed, (seed, arguments, printed)
        assert b"Traceback" not in printed, (seed, arguments, printed)


def test_a_few_mutations_are_met_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_mutated(range(FEW), tmp_path, monkeypatch)


@pytest.mark.slow
def test_many_mutations_are_met_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_mutated(range(FEW, FEW + MANY), tmp_path, monkeypatch)
