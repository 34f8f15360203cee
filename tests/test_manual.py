"""The man page says what the commands say."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.manual import PAGE, page


def test_the_man_page_is_made_from_the_commands(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--snapshot-update"):
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-T", "lint", "-W", "warning"],
        ["man", "--warnings=all", "-E", "UTF-8", "-l", "-Tutf8", "-Z"],
    ],
    ids=lambda command: command[0],
)
def test_the_man_page_is_well_formed(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    done = subprocess.run([*command, str(PAGE)], capture_output=True, text=True, check=False)
    complaints = done.stderr.splitlines() + (done.stdout.splitlines() if command[0] == "mandoc" else [])
    # A page made anew with every change of a command has no date of its own.
    assert not [one for one in complaints if "missing date" not in one]
