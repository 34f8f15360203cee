"""Streams that are closed, full or left by their reader change no exit code that a script relies on."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from tests.commands import HEADER
from tests.streams import Case, codes

PLAN = HEADER + (
    '[indicators.gdp]\nname = "地区生产总值"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
    "baseline = 100\ntarget = { value = 120, growth = %s }\n"
)
FORMS = ("text", "plain", "json", "jsonl", "csv", "markdown", "xlsx")
COMMANDS = [
    *(("status", "-f", form) for form in FORMS),
    *(("check", "wrong.toml", "-f", form) for form in (*FORMS, "github", "sarif", "junit")),
    ("check", "wrong.toml", "-q"),
    ("check", "--explain"),
    ("growth",),
    ("base", "-f", "csv"),
    ("gap", "-f", "markdown"),
    ("show", "gdp", "-f", "text"),
    ("show", "gdp"),
    ("calc", "growth", "731", "1300"),
    ("schema",),
    ("explain", "edge", "-f", "json"),
    ("--help",),
    ("check", "--help"),
    ("record", "gdp", "50", "--as-of", "2017-05-31", "--dry-run"),
]
PROMISED = [
    *COMMANDS,
    ("nosuch",),
    ("check", "nosuch"),
    ("status", "--sort", "nosuch"),
    ("record", "gdp"),
    (),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("streams")
    (path / "jyplan.toml").write_text(PLAN % "20", "utf-8")
    (path / "wrong.toml").write_text(PLAN % "8", "utf-8")
    return path


def expected(arguments: tuple[str, ...]) -> int:
    return 2 if arguments not in COMMANDS else int("wrong.toml" in arguments)


STATES = [
    ("closed", "closed", "closed"),
    ("ok", "closed", "full"),
    ("ok", "left", "closed"),
    ("ok", "ok", "full"),
]


def test_closed_streams_and_readers_that_left_change_no_exit_code(folder: Path) -> None:
    cases = [Case(arguments, *state) for arguments in PROMISED for state in STATES]
    told = zip(cases, codes(cases, folder), strict=True)
    assert not [(case, code) for case, code in told if code != expected(tuple(case.arguments))]


def test_a_result_for_which_there_is_no_room_is_exit_2(folder: Path) -> None:
    cases = [Case(one, "ok", "full", error) for one, error in zip(COMMANDS, cycle(["ok", "full", "closed"]))]
    told = codes(cases, folder)
    assert set(told) == {2}, [case for case, code in zip(cases, told, strict=True) if code != 2]


def test_a_result_in_a_file_asks_nothing_of_standard_output(folder: Path) -> None:
    commands = [one for one in COMMANDS if one[-1] != "--help" and one[0] != "record"]
    cases = [
        Case((*one, "-o", f"out{n}"), "ok", out)
        for n, (one, out) in enumerate(zip(commands, cycle(["full", "closed"])))
    ]
    assert codes(cases, folder) == [expected(one) for one in commands]
    assert all((folder / f"out{n}").exists() for n in range(len(commands)))


@pytest.mark.parametrize("error", ["closed", "full", "left"])
@pytest.mark.parametrize("out", ["closed", "full"])
def test_what_was_written_is_never_told_as_failed(out: str, error: str, tmp_path: Path) -> None:
    (tmp_path / "jyplan.toml").write_text(PLAN % "20", "utf-8")
    record = ("record", "gdp", "50", "--as-of", "2017-05-31")
    assert codes(
        [Case(record, "closed", out, error), Case(("init", "new.toml"), "closed", out, error)], tmp_path
    ) == [0, 0]
    assert (tmp_path / "jyplan.toml").read_text("utf-8").count("2017-05-31") == 1
    assert (tmp_path / "new.toml").exists()


def test_standard_input_that_is_closed_cannot_be_read(folder: Path) -> None:
    commands = [("status", "-"), ("record", "--from", "-"), ("check", "-", "-f", "json")]
    assert codes([Case(one, "closed") for one in commands], folder) == [2, 2, 2]
