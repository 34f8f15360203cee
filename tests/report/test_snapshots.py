"""The exact text a user sees, on one small plan with every kind of cell; the shipped plan in text and JSON."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jyplan.report.safe import width
from tests.commands import jyplan

Snapshot = Callable[[str, str], None]
SMALL = "tests/small.toml"
COMMANDS = {
    "status": ["status", SMALL, "--as-of", "2017-06-30"],
    "growth": ["growth", SMALL],
    "base": ["base", SMALL],
    "gap": ["gap", SMALL],
    "check": ["check", SMALL],
    "show": ["show", "revenue", "--plan", SMALL],
}
TERMINALS = [("en", 140), ("zh", 80)]
CALCULATIONS = {
    "base": "2280 8.1%",
    "growth": "7.4万亿元 102000亿元 --years 5",
    "target": "2109.2 8.1%",
    "gap": "628亿元 0.13万亿元",
    "increase": "21700亿元 2787亿元",
    "points": "48.64% 49.00%",
    "share": "583亿元 813亿元",
    "contribution": "1000 2157 11861 12620",
}


def printed(command: str, *options: str, columns: int = 80) -> str:
    """What a command prints of the small plan, in which one share is a misprint."""
    done = jyplan(*COMMANDS[command], *options, columns=columns)
    assert (done.code, done.err) == (int(command == "check"), "")
    return done.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "columns"), TERMINALS)
def test_text(command: str, language: str, columns: int, snapshot: Snapshot) -> None:
    text = printed(command, "-f", "text", "--lang", language, columns=columns)
    assert max(width(line) for line in text.splitlines()) <= columns
    snapshot(f"{command}.{language}.{columns}", text)


@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "markdown"])
def test_status(form: str, snapshot: Snapshot) -> None:
    snapshot(f"status.{form}", printed("status", "-f", form))


@pytest.mark.parametrize("form", ["plain", "json", "csv", "github", "sarif", "junit"])
def test_check(form: str, snapshot: Snapshot) -> None:
    snapshot(f"check.{form}", printed("check", "-f", form, *(["--explain"] if form == "plain" else [])))


@pytest.mark.parametrize("form", ["text", "json"])
def test_shipped_plan(form: str, snapshot: Snapshot) -> None:
    done = jyplan("status", "-f", form)
    assert (done.code, done.err) == (0, "jyplan: plan data/targets.toml\n")
    snapshot(f"shipped.{form}", done.out)


@pytest.mark.parametrize("form", ["text", "json"])
def test_calculations(form: str, snapshot: Snapshot) -> None:
    runs = [jyplan("calc", name, *given.split(), "-f", form) for name, given in CALCULATIONS.items()]
    assert {done.code for done in runs} == {0}
    snapshot(f"calc.{form}", "\n".join(done.out for done in runs))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_of_codes(language: str, snapshot: Snapshot) -> None:
    done = jyplan("explain", "growth-mismatch", "unknown-key", "-f", "text", "--lang", language)
    assert (done.code, done.err) == (0, "")
    snapshot(f"explain.{language}", done.out)


@pytest.mark.parametrize("command", ["", "check", "calc growth", "record"])
def test_help_in_chinese(command: str, snapshot: Snapshot) -> None:
    done = jyplan(*command.split(), "--help", LANG="zh_CN.UTF-8")
    assert (done.code, done.err) == (0, "")
    snapshot(f"help.{command.replace(' ', '-') or 'jyplan'}", done.out)
