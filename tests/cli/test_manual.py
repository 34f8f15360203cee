"""The man page says what the commands say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click
import pytest

from jyplan.cli import cli
from jyplan.cli.manual import manual


def test_the_man_page_tells_every_command_and_option() -> None:
    page = manual()
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert f".SS jyplan {name}" in page
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(word.replace("-", "\\-") in page for word in option.opts)


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-T", "lint", "-W", "warning"],
        ["man", "--warnings=all", "-E", "UTF-8", "-l", "-Tutf8", "-Z"],
    ],
    ids=lambda command: command[0],
)
def test_the_man_page_is_well_formed(command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    page = tmp_path / "jyplan.1"
    page.write_text(manual(), encoding="utf-8")
    done = subprocess.run([*command, str(page)], capture_output=True, text=True, check=False)
    complaints = done.stderr.splitlines() + (done.stdout.splitlines() if command[0] == "mandoc" else [])
    # A page made anew with every change of a command has no date of its own.
    assert not [line for line in complaints if "missing date" not in line]
