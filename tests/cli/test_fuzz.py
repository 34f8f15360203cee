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

MANY = int(os.environ.get("JYPLAN_FUZZ", "20000"))
FEW = 60
TABLE = "id,value,as_of,note\na,700,2017-05-31,x\nc,3,2017-05-31,\n"
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
    *(["--fail-on", "edge"], ["--fail-on", "behind"], ["--explain"], ["--"], ["-"], ["--nosuch"], ["--help"]),
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
        command = draw.choice(["status", "growth", "base", "gap", "check", "check", "show", "record", "init"])
        arguments = {
            "show": ["show", draw.choice(["a", "c", "r", "zz"]), "--plan", "p.toml"],
            "record": ["record", "--from", "t.csv", "--plan", "p.toml", "--dry-run"],
            "init": ["init", "--from", "p.toml", f"new{seed}.toml"],
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
