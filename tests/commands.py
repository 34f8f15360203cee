"""Runs the program as a user would: a process of its own, a fixed width, no colour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, NamedTuple

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "data" / "targets.toml"

HEADER = 'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\n'


class Done(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def jyplan(
    *arguments: str,
    stdin: str | bytes | IO[bytes] = "",
    cwd: Path = ROOT,
    columns: int = 80,
    **environment: str,
) -> Done:
    """Run jyplan with ``arguments``; ``environment`` is added to a bare one."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "FORCE_COLOR", "JYPLAN_PLAN", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "TERM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "jyplan", *arguments],
        **_input(stdin),
        capture_output=True,
        cwd=cwd,
        env={**clean, "COLUMNS": str(columns), "LANG": "en_US.UTF-8", "PYTHONUTF8": "1", **environment},
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _input(given: str | bytes | IO[bytes]) -> dict[str, Any]:
    """What standard input is: a text, or an open file."""
    if isinstance(given, str | bytes):
        return {"input": given if isinstance(given, bytes) else given.encode()}
    return {"stdin": given}
