"""Runs a page: writes the files it shows, loads its plans, executes its commands, and renews their output.

What a block's first line may say behind its language:

    title=plan.toml     the block is this file; later blocks of the page find it (python without one is run)
    edit=plan.toml      (toml) tables that replace the file's tables of the same header, or follow it
    in=NAME             (toml) a fragment: the page's preamble NAME stands before it
    fails=CODE,…        (toml) the codes of its errors, or the verdicts of `check` that make it fail
    exit=1              (console) the exit code of the last command
    needed              (python) run on the Chinese page too, whose later blocks need what it writes
    needs=jq,…          left alone where one of these programs or Python packages is missing
    slow                only run by the tests marked slow
"""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jyplan.consistency.result import check
from jyplan.diagnostic import PlanError
from jyplan.plan.load import parse
from tests.commands import ROOT
from tests.docs.pages import CHINESE, Block, blocks, page_name, preambles, run_by, starting_files
from tests.docs.published import publish
from tests.docs.reference import filled
from tests.docs.terminal import environment, shown

_FAILING = ("inconsistent", "edge")
FILES = ("toml", "csv", "yaml", "python", "json")
KINDS = (*FILES, "console", "sh", "text")  # formulas stand in text, which is only read


class Page(NamedTuple):
    """A page being run: its text, the folder its files lie in, and an empty home."""

    path: Path
    text: str
    folder: Path
    home: Path

    @property
    def locale(self) -> str:
        """The locale of its readers; in the READMEs each command says its language."""
        return "zh_CN.UTF-8" if self.path in CHINESE else "en_US.UTF-8"

    def at(self, block: Block) -> str:
        """The block's place as messages name it."""
        return f"{page_name(self.path)}:{block.line}"


def renewed(path: Path, scratch: Path, *, slow: bool = False) -> str:
    """The page as the program would have it now. Fails where a block is not what it says."""
    text = filled(path.read_text(encoding="utf-8"))
    elsewhere = run_by(text)
    if elsewhere is not None:
        assert path.name in (ROOT / elsewhere).read_text(encoding="utf-8")
        return text
    page = Page(path, text, scratch / "page", scratch / "home")
    page.folder.mkdir()
    if slow:
        publish(scratch, page.home)
    for name in starting_files(text):
        there = page.folder / name
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, there)
    new, end = [], 0
    for block in blocks(text):
        assert block.language in KINDS, f"{page.at(block)}: a block in {block.language or 'no language'}"
        new += [text[end : block.start], _run(page, block, slow)]
        end = block.start + len(block.body)
    return "".join([*new, text[end:]])


def _run(page: Page, block: Block, slow: bool) -> str:
    """Do what the block says; its text, with the output of today."""
    if "slow" in block.options and not slow:
        return block.body
    if any(_missing(name, page) for name in block.names("needs")):
        return block.body
    if block.language == "console":
        return _console(page, block)
    if block.language == "sh" and block.body not in NOT_RUN_HERE:
        _run_as(["bash", "-euc"], page, block)
    elif block.language == "python" and "title" not in block.options:
        if page.path in CHINESE and "needed" not in block.options:
            return block.body  # as it stands on the English page, whose test runs it
        _run_as(["python", "-c"], page, block)
    elif block.language in FILES:
        _file(page, block)
    return block.body


def _missing(name: str, page: Page) -> bool:
    return shutil.which(name, path=environment(page.home)["PATH"]) is None and find_spec(name) is None


def _console(page: Page, block: Block) -> str:
    """Each line that begins with ``$`` is a command; what follows it is its output."""
    commands = [line[2:] for line in block.body.splitlines() if line.startswith("$ ")]
    assert commands, f"{page.at(block)}: no command"
    lines = []
    for command in commands:
        last = command is commands[-1]
        code, output = shown(command, page.folder, page.home, page.locale)
        expected = int(block.options.get("exit", "0")) if last else 0
        assert code == expected, f"{page.at(block)}: {command}: exit {code}, not {expected}:\n{output}"
        assert "$ " not in [line[:2] for line in output.splitlines()], (
            f"{page.at(block)}: a prompt in an output"
        )
        lines += [f"$ {command}\n", output if not output or output.endswith("\n") else output + "\n"]
    return "".join(lines)


def _run_as(program: list[str], page: Page, block: Block) -> None:
    done = subprocess.run(
        [*program, block.body],
        cwd=page.folder,
        env=environment(page.home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{page.at(block)}: exit {done.returncode}:\n{done.stdout}{done.stderr}"


# Installing jyplan and running all tests from within a test: .ci/run does both with these very lines.
NOT_RUN_HERE = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -q . && .venv/bin/jyplan status\n",
    "python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[test]' && .venv/bin/python -m pytest -q\n",
)


def _file(page: Page, block: Block) -> None:
    name = block.options.get("title") or block.options.get("edit")
    text = block.body
    if "in" in block.options:
        text = preambles(page.text)[block.options["in"]] + text
    if "edit" in block.options:
        text = edited((page.folder / block.options["edit"]).read_text(encoding="utf-8"), text)
    if name:
        there = page.folder / name
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(text, encoding="utf-8")
    if "map" in block.options:
        return  # of columns, not of a plan; the commands that use it show what it says
    if block.language == "toml":
        found = failures(text)
        assert found == set(block.names("fails")), f"{page.at(block)}: {sorted(found)}:\n{text}"
    else:
        assert name, f"{page.at(block)}: a {block.language} block without a title is never run"


def failures(text: str) -> set[str]:
    """The codes of what is wrong with a plan: of its errors, else the verdicts that no true plan has."""
    try:
        document = parse(text)
    except PlanError as error:
        return {one.code for one in error.diagnostics}
    checked = check(document.plan)
    contradictions = {"inconsistent"} if checked.contradictions else set()
    return {
        verdict for verdict, n in checked.summary.counts.items() if n and verdict in _FAILING
    } | contradictions


_TABLE = re.compile(r"^(?=\[)", re.MULTILINE)


def edited(text: str, tables: str) -> str:
    """The plan file with some of its tables replaced, and new ones behind it.

    Tables are the same if their headers are; in a list of tables, if their ids are, too.
    """
    old = _TABLE.split(text)
    for table in filter(str.strip, _TABLE.split(tables)):
        where = [n for n, one in enumerate(old) if _named(one) == _named(table)]
        if where:
            old[where[0]] = table.rstrip("\n") + "\n\n"
        else:
            old[-1] = old[-1].rstrip("\n") + "\n\n"
            old.append(table)
    return "".join(old).rstrip("\n") + "\n"


def _named(table: str) -> tuple[str, str]:
    header, _, body = table.partition("\n")
    id = re.search(r"^id = .*$", body, re.MULTILINE)
    return header.split("#")[0].strip(), id[0] if header.startswith("[[") and id else ""
