"""A terminal of 100 columns for the pages' commands: what it shows is what a reader would see."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

from tests import forks

COLUMNS = 100
_UNWANTED = (
    "NO_COLOR",
    "FORCE_COLOR",
    "LC_ALL",
    "LC_MESSAGES",
    "JYPLAN_PLAN",
    "CI",
    "VIRTUAL_ENV",
    "PYTHONPATH",
)


def environment(home: Path, locale: str = "en_US.UTF-8") -> dict[str, str]:
    """What commands find: this Python's programs first, the page's locale, an empty home, no colour."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    home.mkdir(exist_ok=True)
    author = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "Reader"),
            ("EMAIL", "reader@example.org"),
            ("DATE", "2017-03-01T00:00:00Z"),
        )
    }
    return {
        **kept,
        **author,
        "PATH": os.pathsep.join(
            [str(forks.program().parent), str(Path(sys.executable).parent), kept["PATH"]]
        ),
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "LANG": locale,
        "PYTHONUTF8": "1",
        "COLUMNS": str(COLUMNS),
        "TERM": "dumb",
    }


def shown(command: str, folder: Path, home: Path, locale: str = "en_US.UTF-8") -> tuple[int, str]:
    """The exit code of a shell command and all that it shows on a terminal, messages included."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(home, locale),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = bytearray()
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said.decode())  # colours, of jq for one
    return process.wait(), re.sub(r"\r+\n", "\n", plain)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that nobody holds the other end any more
        return b""
