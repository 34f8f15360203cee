"""Runs the program as a user would: a process of its own, a fixed width, no colour."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from tests import forks

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
    settings = {**clean, "COLUMNS": str(columns), "LANG": "en_US.UTF-8", "PYTHONUTF8": "1", **environment}
    with TemporaryFile() as given, ThreadPoolExecutor(2) as readers:
        if isinstance(stdin, str | bytes):
            given.write(stdin if isinstance(stdin, bytes) else stdin.encode())
            given.seek(0)
        asked = (given if isinstance(stdin, str | bytes) else stdin).fileno()
        (out, put), (err, said) = os.pipe(), os.pipe()
        texts = [readers.submit(_read, out), readers.submit(_read, err)]
        try:
            if any(name.startswith("PYTHON") for name in environment):  # read when Python starts
                command = [sys.executable, "-m", "jyplan", *arguments]
                code = subprocess.call(command, cwd=cwd, env=settings, stdin=asked, stdout=put, stderr=said)
            else:
                code = forks.run(arguments, [asked, put, said], cwd, settings)
        finally:
            os.close(put)
            os.close(said)
        return Done(code, *(text.result().decode() for text in texts))


def _read(descriptor: int) -> bytes:
    """All that comes until nobody holds the other end."""
    with open(descriptor, "rb") as stream:
        return stream.read()
