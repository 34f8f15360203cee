"""A format is one file of ``report/formats``: every command has it, and all formats carry the same rows."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from jyplan import report
from jyplan.cli import cli
from jyplan.report import formats
from jyplan.report.form import Form, Layout, Result
from tests.commands import PLAN, jyplan

_TOY = '''
"""A toy: how many rows each section has."""
from jyplan.report.form import Form


def pieces(result, layout):
    for section in result.sections:
        yield f"{result.command}: {len(section.rows)} rows\\n"


FORM = Form(pieces=pieces)
'''


def test_a_new_file_in_the_folder_is_a_format_of_every_command(tmp_path: Path) -> None:
    (tmp_path / "toy.py").write_text(_TOY, encoding="utf-8")
    code = (
        f"import sys, jyplan.report.formats as formats\nformats.__path__.append({str(tmp_path)!r})\n"
        "from jyplan.cli import run\nfor line in sys.stdin: assert run(line.split() + ['-f', 'toy']) == 0"
    )
    commands = ["status", "growth", "base", "gap", "check", "show gdp", "calc growth 1 2"]
    done = subprocess.run(
        [sys.executable, "-c", code], input="\n".join(commands), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    printed = [line.partition(":")[0] for line in done.stdout.splitlines() if line.endswith(" rows")]
    assert list(dict.fromkeys(printed)) == [command.split()[0] for command in commands]


def test_every_format_says_how_it_prints() -> None:
    for name in formats.names():
        assert formats.form_named(name).pieces is not None
    for name in formats.ci_names():
        assert formats.form_named(name).findings is not None


def test_no_other_room_lists_the_formats() -> None:
    context = click.Context(cli)
    for name in ("status", "growth", "base", "gap", "show"):
        command = cli.get_command(context, name)
        assert command is not None
        (choice,) = (option.type for option in command.params if option.name == "form")
        assert isinstance(choice, click.Choice)
        assert tuple(choice.choices) == formats.names()


def test_every_table_prints_from_a_list_of_fields() -> None:
    files = Path(report.__file__).parent.rglob("*.py")
    makers = {
        path.name for path in files if re.search(r"(?<!Rich)\bTable\(", path.read_text(encoding="utf-8"))
    }
    assert makers - {"table.py", "text.py"} == {"columns.py"}  # text lays out with a table of rich's


@pytest.mark.parametrize("command", ["status", "growth", "base", "gap", "check"])
def test_machine_formats_carry_the_same_rows(command: str) -> None:
    rows = "statements" if command == "check" else "rows"
    whole = json.loads(jyplan(command, str(PLAN), "-f", "json").out)[rows]
    lines = [json.loads(line) for line in jyplan(command, str(PLAN), "-f", "jsonl").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(jyplan(command, str(PLAN), "-f", "csv").out)))
    assert whole == lines
    assert [row["id"] or "" for row in table] == [row["id"] or "" for row in whole]


@pytest.mark.parametrize("command", ["status", "growth", "base", "gap", "check"])
def test_plain_and_markdown_carry_as_many_rows_with_the_same_words(command: str) -> None:
    plain = jyplan(command, str(PLAN), "-f", "plain", "--lang", "zh").out.split("\n\n")[0].splitlines()
    plain = [line for line in plain if not line.startswith("# ")]
    marked = jyplan(command, str(PLAN), "-f", "markdown", "--lang", "zh").out.splitlines()
    body = [line for line in marked if line.startswith("| ")]
    assert len(plain) == len(body) - 1  # but for the rule below the headings
    assert [line.split("\t")[0] for line in plain[1:]] == [
        line.split(" | ")[0].removeprefix("| ").replace("\\", "") for line in body[2:]
    ]


def test_a_form_of_its_own_prints_a_result() -> None:
    def pieces(result: Result, layout: Layout) -> Iterator[str]:
        yield result.command

    form = Form(pieces=pieces)
    assert form.pieces is not None
    assert list(form.pieces(Result("base", [], "en"), Layout())) == ["base"]
