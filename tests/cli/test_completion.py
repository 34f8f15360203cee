"""Completion knows the plan in use, in three shells, and never says a word about what it cannot read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import HEADER, ROOT

OWN = (
    HEADER
    + '[sources.own_report]\ntitle = "Our report"\n[groups.own_group]\nname = "组"\nname_en = "Group"\n'
    + '[indicators.own_one]\nname = "甲\\n\\u001b[31m"\n[indicators.own_two]\nname = "乙"\nname_en = "Two"\n'
)

HEAVY = ("pydantic", "rich", "tomlkit", "filelock", "openpyxl")
RUN = (
    "import atexit, sys\nfrom jyplan.cli import run\n"
    f"atexit.register(lambda: print([n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr))\nrun([])"
)


def completed(line: str, *, shell: str = "bash", cwd: Path = ROOT, **environment: str) -> list[str]:
    """What the completion protocol answers for the last word of the line."""
    words = line.split(" ")
    position = str(len(words) - 1) if shell != "fish" else words[-1]
    asked = {"_JYPLAN_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": position}
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "JYPLAN"))}
    done = subprocess.run(
        [sys.executable, "-c", RUN], capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8",
        env={**clean, "PYTHONUTF8": "1", "LANG": "en_US.UTF-8", **asked, **environment},
    )  # fmt: skip
    assert done.stderr == "[]\n"
    return done.stdout.strip().splitlines()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("jyplan show gd", ["plain,gdp"]),
        ("jyplan record budget", ["plain,budget_revenue"]),
        ("jyplan status --only budget", ["plain,budget_revenue"]),
        ("jyplan gap --group econ", ["plain,economy"]),
        ("jyplan record gdp 3 --source work", ["plain,work_report"]),
        ("jyplan schema ch", ["plain,check"]),
        ("jyplan base dat", ["file,dat"]),
        ("jyplan show gdp --plan dat", ["file,dat"]),
        ("jyplan show nothing", []),
    ],
)
def test_ids_and_files_are_completed_from_the_plan_found(line: str, found: list[str]) -> None:
    assert completed(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("jyplan show --plan own.toml own", ["plain,own_one", "plain,own_two"]),
        ("jyplan show --plan=own.toml own_o", ["plain,own_one"]),
        ("jyplan status own.toml --only own_t", ["plain,own_two"]),
        ("jyplan status own.toml --group ", ["plain,own_group"]),
        ("jyplan record --plan own.toml --source ", ["plain,own_report"]),
        ("jyplan show own", []),
    ],
)
def test_the_plan_that_the_line_names_is_the_one_that_counts(own: Path, line: str, found: list[str]) -> None:
    assert completed(line, cwd=own) == found


def test_the_plan_of_the_environment_counts_too(own: Path) -> None:
    assert completed("jyplan show own_t", cwd=own, JYPLAN_PLAN="own.toml") == ["plain,own_two"]


def test_names_stand_beside_ids_in_the_language_of_the_locale(own: Path) -> None:
    line = "jyplan show --plan own.toml own"
    shown = completed(line, shell="zsh", cwd=own)
    assert shown == ["plain", "own_one", "甲 \\x1b[31m", "plain", "own_two", "Two"]
    assert completed(line, shell="zsh", cwd=own, LC_ALL="zh_CN.UTF-8")[-1] == "乙"
    assert completed(line, shell="fish", cwd=own)[1] == "plain,own_two\tTwo"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x = ",
        b"\xff\xfe",
        b"x = " + b"[" * 5000,
        b"indicators = 3",
        b"[indicators]\na = 3\n'b;rm -rf' = { name = 1 }\n[indicators.c]\nname = [1]\n",
        b"x = " + b"9" * 5000,
    ],
)
def test_a_broken_plan_completes_what_it_can_without_a_word(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_bytes(content)
    found = completed("jyplan show --plan broken.toml ", cwd=tmp_path)
    assert found == (["plain,a", "plain,c"] if b"rm" in content else [])


@pytest.mark.parametrize("plan", ["-", "nowhere.toml", "folder", "pipe", "~nobody/x.toml"])
def test_what_is_no_file_is_not_waited_for(plan: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    assert completed(f"jyplan show --plan {plan} ", cwd=tmp_path) == []


SHELLS = {
    "bash": 'eval "$(jyplan)"; COMP_WORDS=(jyplan show gd); COMP_CWORD=2; unset _JYPLAN_COMPLETE\n'
    '_jyplan_completion jyplan; echo "${COMPREPLY[@]}"',
    "zsh": 'compdef() { : }; _describe() { print -l -- ${(P)3} }; compadd() { print -- "$@" }\n'
    'eval "$(jyplan)"; unset _JYPLAN_COMPLETE; words=(jyplan show gd); CURRENT=3; _jyplan_completion',
    "fish": 'jyplan | source; set -e _JYPLAN_COMPLETE; complete -C "jyplan show gd"',
}
ANSWERS = {
    "bash": "gdp",
    "zsh": "gdp:Gross regional product (GDP)",
    "fish": "gdp\tGross regional product (GDP)",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_the_shell_works_in_the_shell(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None or os.name == "nt":
        pytest.skip(f"there is no {shell}")
    command = tmp_path / "jyplan"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jyplan "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run(
        [shell, "-c", SHELLS[shell]], capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
        env={
            **os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "_JYPLAN_COMPLETE": f"{shell}_source",
            "LC_ALL": "C.UTF-8", "HOME": str(tmp_path),
        },
    )  # fmt: skip
    assert done.stdout.strip() == ANSWERS[shell], done.stderr
