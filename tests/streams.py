"""Runs commands with standard streams that are closed, full or left by their reader."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests import forks


class Case(NamedTuple):
    """A command line, and the state of standard input, output and error: ok, closed, full or left."""

    arguments: Sequence[str]
    stdin: str = "ok"
    stdout: str = "ok"
    stderr: str = "ok"


def codes(cases: Sequence[Case], folder: Path) -> list[int]:
    """The exit codes of all cases, run in ``folder``."""
    kept = {key: value for key, value in os.environ.items() if key not in ("JYPLAN_PLAN", "LANGUAGE")}
    environment = {**kept, "LANG": "en_US.UTF-8"}
    listed = []
    for case in cases:
        with ExitStack() as stack:
            streams = [stack.enter_context(_stream(state)) for state in case[1:]]
            listed.append(forks.run(case.arguments, streams, folder, environment))
    return listed


@contextmanager
def _stream(state: str) -> Iterator[int | None]:
    """A descriptor in that state."""
    if state == "closed":
        yield None
        return
    if state == "left":
        reading, descriptor = os.pipe()
        os.close(reading)
    else:
        descriptor = os.open("/dev/full" if state == "full" else os.devnull, os.O_RDWR)
    yield descriptor
    os.close(descriptor)
