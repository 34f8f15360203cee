"""Runs commands with standard streams that are closed, full or left by their reader, each in a fork.

Called as a script with a JSON list of cases on standard input; prints their exit codes as JSON. Python's own
flush at its end is done here too: what fails in it would be exit 120.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Case(NamedTuple):
    """A command line, and the state of standard input, output and error: ok, closed, full or left."""

    arguments: Sequence[str]
    stdin: str = "ok"
    stdout: str = "ok"
    stderr: str = "ok"


def codes(cases: Sequence[Case], folder: Path) -> list[int]:
    """The exit codes of all cases, run in ``folder``."""
    environment = {key: value for key, value in os.environ.items() if key not in ("JYPLAN_PLAN", "LANGUAGE")}
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1", "LANG": "en_US.UTF-8"},
        check=True,
    )
    assert "Traceback" not in done.stderr, done.stderr
    listed: list[int] = json.loads(done.stdout)
    return listed


def _put(number: int, state: str, quiet: int) -> None:
    """Bring one standard stream into a state."""
    if state == "closed":
        os.close(number)
    elif state == "full":
        os.dup2(os.open("/dev/full", os.O_RDWR), number)
    elif state == "left":
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, number)
        os.close(writing)
    else:
        os.dup2(quiet, number)


def _stream(number: int, mode: str) -> Any:
    try:
        os.fstat(number)
    except OSError:
        return None
    return open(number, mode, encoding="utf-8", closefd=False)


def _run(case: Case) -> int:
    """The exit code of a case, in this process, which is lost afterwards."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for number, state in sorted(enumerate(case[1:]), key=lambda one: one[1] == "closed"):
        _put(number, state, quiet)
    sys.stdin, sys.stdout, sys.stderr = _stream(0, "r"), _stream(1, "w"), _stream(2, "w")
    from jyplan.cli import run

    code = run(list(case.arguments))
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = 120
    return code


def _import_everything() -> None:
    """Once for all cases, by running the commands where nobody sees it."""
    from jyplan.cli import run

    output, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
    for form in ("text", "json", "csv", "xlsx", "markdown"):
        run(["status", "-q", "-f", form])
        run(["check", "-q", "-f", form])
    for arguments in (["show", "gdp", "-q"], ["schema"], ["explain", "edge"], ["check", "-f", "sarif"]):
        run(arguments)
    run(["check", "-f", "junit"])
    sys.stdout = output


def _main() -> None:
    _import_everything()
    gc.freeze()
    cases = [Case(*one) for one in json.load(sys.stdin)]
    found = []
    for case in cases:
        child = os.fork()
        if not child:
            code = 125
            try:
                code = _run(case)
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else 1
            finally:
                os._exit(code)
        found.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    print(json.dumps(found))


if __name__ == "__main__":
    _main()
