"""A place to get jyplan from, for the pages that install it: this working copy behind the address they name."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from jyplan import __version__
from tests.commands import ROOT
from tests.docs.terminal import environment

ADDRESS = "https://git.example.org/jyplan"
_NEEDED = (
    "src",
    "data",
    "schema",
    "docs",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
    ".gitattributes",
)


def publish(scratch: Path, home: Path) -> None:
    """Make a repository of the working copy, tagged with its version, that git finds at ADDRESS."""
    there = scratch / "published"
    for name in _NEEDED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, there / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            there.mkdir(exist_ok=True)
            shutil.copyfile(here, there / name)
    found = environment(home)
    tag = f"v{__version__}"
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-q", "-m", tag],
        ["tag", tag],
        ["config", "--global", f"url.{there}.insteadOf", ADDRESS],
    ):
        subprocess.run(["git", *command], cwd=there, env=found, check=True)


def can_install(folder: Path) -> bool:
    """Whether packages can be had: pip fetches what a build of jyplan needs."""
    fetched = subprocess.run(
        ["python", "-m", "pip", "download", "-q", "--no-deps", "-d", folder / "fetched", "hatchling"],
        env=environment(folder / "home"),
        capture_output=True,
        check=False,
    )
    return fetched.returncode == 0
