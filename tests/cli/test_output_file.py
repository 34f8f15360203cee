"""What -o names is written whole or not at all, and is never what somebody wrote or what is being read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.commands import HEADER, PLAN, jyplan

TEXT = HEADER + (
    '[indicators.gdp]\nname = "g"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
    "target = { value = 120, growth = 20 }\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, with links to the first, and last month's result."""
    for name in ("p.toml", "q.toml", "plan.txt", "jyplan.toml"):
        (tmp_path / name).write_text(f"# ours\n\n{TEXT}", "utf-8")
    (tmp_path / "soft").symlink_to("p.toml")
    os.link(tmp_path / "p.toml", tmp_path / "hard")
    (tmp_path / "half.toml").write_text("# begun\n", "utf-8")
    (tmp_path / "old.json").write_text("{}\n", "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "command",
    [
        ("status", "p.toml", "-f", "json", "-o", "p.toml"),
        ("check", "p.toml", "-f", "sarif", "-o", "./p.toml"),
        ("status", "p.toml", "-o", "soft"),
        ("status", "soft", "-o", "hard"),
        ("growth", "-", "-o", "p.toml"),
        ("gap", "-o", "jyplan.toml"),
        ("base", "p.toml", "q.toml", "-f", "csv", "-o", "q.toml"),
        ("base", "p.toml", "-f", "xlsx", "-o", "q.toml"),
        ("show", "gdp", "--plan", "p.toml", "-o", "p.toml"),
        ("schema", "-o", "p.toml"),
        ("explain", "edge", "-o", "hard"),
        ("calc", "growth", "1", "2", "-o", "plan.txt"),
        ("status", "p.toml", "-o", "half.toml"),
        ("check", "p.toml", "nosuch.toml", "-q", "-o", "q.toml"),
    ],
)
def test_no_result_is_written_over_a_plan(command: tuple[str, ...], folder: Path) -> None:
    before = contents(folder)
    with (folder / "p.toml").open("rb") as plan:
        done = jyplan(*command, cwd=folder, stdin=plan)
    assert done.code == 2
    assert "no result is written over it" in done.err
    assert contents(folder) == before


def test_nor_over_the_plan_of_the_environment_or_the_shipped_one(folder: Path) -> None:
    before = PLAN.read_bytes()
    assert jyplan("status", "-o", "q.toml", cwd=folder, JYPLAN_PLAN="q.toml").code == 2
    assert jyplan("status", "-o", str(PLAN), cwd=folder).code == 2
    assert PLAN.read_bytes() == before


def test_any_file_that_is_read_is_spared_whatever_it_holds(folder: Path) -> None:
    (folder / "figures.csv").write_text("id,value,as_of\n", "utf-8")
    with (folder / "figures.csv").open("rb") as table:
        assert jyplan("check", "p.toml", "-o", "figures.csv", cwd=folder, stdin=table).code == 2
    assert (folder / "figures.csv").read_text("utf-8") == "id,value,as_of\n"


def test_other_files_are_written_and_written_again(folder: Path) -> None:
    (folder / "latest.json").symlink_to("old.json")
    os.chmod(folder / "old.json", 0o640)
    for _ in range(2):
        assert jyplan("status", "p.toml", "-f", "json", "-o", "latest.json", cwd=folder).code == 0
    assert (folder / "latest.json").is_symlink()
    assert (folder / "old.json").stat().st_mode & 0o777 == 0o640
    assert (folder / "old.json").read_text("utf-8").startswith('{\n  "schema_version"')
    assert not [name for name in contents(folder) if "tmp" in name]
    assert jyplan("explain", "-f", "markdown", "-o", "codes.md", cwd=folder).code == 0
    assert jyplan("explain", "-f", "markdown", "-o", "codes.md", cwd=folder).code == 0
    assert jyplan("status", "p.toml", "-f", "csv", "-o", "-", cwd=folder).out.startswith("id,")
    assert not (folder / "-").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is always full here")
def test_devices_and_pipes_are_written_to_as_they_are(folder: Path) -> None:
    done = jyplan("status", "p.toml", "-f", "csv", "-o", "/dev/stdout", cwd=folder)
    assert (done.code, done.out[:3]) == (0, "id,")
    done = jyplan("status", "p.toml", "-f", "csv", "-o", "/dev/full", cwd=folder)
    assert (done.code, "No space left" in done.err) == (2, True)


def test_a_full_disk_leaves_the_old_result(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from jyplan.cli import main; main(sys.argv[1:])"
    )
    assert resource
    import subprocess

    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "status", "p.toml", "-f", "json", "-o", "old.json"],
        capture_output=True, cwd=folder, check=False,
    )  # fmt: skip
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    assert (folder / "old.json").read_text("utf-8") == "{}\n"
    assert not [name for name in contents(folder) if "tmp" in name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_of_ours_in_a_folder_of_others_is_written(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert jyplan("status", "p.toml", "-f", "csv", "-o", "old.json", cwd=folder).code == 0
    finally:
        folder.chmod(0o755)
    assert (folder / "old.json").read_text("utf-8").startswith("id,")
