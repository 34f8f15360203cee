"""What Windows does otherwise, done here: no file that is open is replaced or removed, and code pages are narrow."""

from __future__ import annotations

import ast
import io
import os
import sys
from pathlib import Path

import pytest

import jyplan
from jyplan.cli import run
from tests.plans import FULL

UNIX_ONLY = {"fcntl", "grp", "pwd", "resource", "termios", "pty", "select"}


def is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process holds the file open."""
    wanted = os.path.realpath(path)
    held = Path("/proc/self/fd")
    return any(os.path.realpath(link) == wanted for link in held.iterdir())


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in a folder where files are handled as Windows does."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    replace, unlink, opened = os.replace, os.unlink, os.open

    def refuse(*paths: str | os.PathLike[str]) -> None:
        if any(map(is_open, paths)):
            raise PermissionError(13, "The process cannot access the file", os.fspath(paths[0]))

    def replacing(source: Path, target: Path) -> None:
        refuse(source, target)
        replace(source, target)

    def removing(path: Path, **options: int) -> None:
        refuse(path)
        unlink(path, **options)

    def opening(path: str, flags: int, mode: int = 0o777, **options: int) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, mode, **options)

    monkeypatch.setattr(os, "replace", replacing)
    monkeypatch.setattr(os, "unlink", removing)
    monkeypatch.setattr(os, "open", opening)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.toml"
    path.write_text(FULL, "utf-8")
    return path


RECORD = ["record", "a", "1", "--as-of", "2017-06-30", "--plan", "p.toml"]


@pytest.mark.parametrize(
    "arguments",
    [RECORD, ["status", "p.toml", "-f", "json", "-o", "old.json"], ["init", "new.toml", "--from", "p.toml"]],
)
def test_files_are_closed_before_they_are_replaced(plan: Path, arguments: list[str]) -> None:
    Path("old.json").write_text("{}")
    before = plan.read_bytes()
    assert run(arguments) == 0
    assert (plan.read_bytes() != before) == (arguments[0] == "record")
    assert Path("old.json").stat().st_size > 2 or "-o" not in arguments


@pytest.mark.parametrize("arguments", [RECORD, ["status", "p.toml", "-f", "json", "-o", "old.json"]])
def test_a_file_that_another_program_holds_stays_as_it_was(
    plan: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    held = Path("old.json" if "-o" in arguments else "p.toml")
    Path("old.json").write_text("{}")
    before = held.read_bytes()
    with held.open("rb"):
        assert run([*arguments]) == 2
    assert "cannot access the file" in capsys.readouterr().err
    assert held.read_bytes() == before
    left = {path.name for path in plan.parent.iterdir()}
    assert left <= {"p.toml", "old.json", ".p.toml.lock"}
    assert run([*arguments]) == 0


@pytest.mark.parametrize("page", ["cp437", "cp1252", "cp936", "cp950", "ascii"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_narrow_code_page_spells_out_what_it_lacks(
    page: str, lang: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["status"], ["check", "--explain"], ["check", "-f", "csv"], ["status", "--nosuch"]):
        out, err = (io.TextIOWrapper(io.BytesIO(), page) for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = run([arguments[0], "p.toml", *arguments[1:], "--lang", lang])
        assert code == (2 if "--nosuch" in arguments else int(arguments[0] == "check"))
        shown = out.buffer.getvalue() + err.buffer.getvalue()
        assert shown
        assert b"internal error" not in shown


def test_what_only_unix_has_is_asked_for_where_it_is_used() -> None:
    for path in Path(jyplan.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        tops = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {alias.name for node in tops for alias in node.names} | {
            node.module for node in tops if isinstance(node, ast.ImportFrom) and node.module
        }
        assert not names & UNIX_ONLY, path
