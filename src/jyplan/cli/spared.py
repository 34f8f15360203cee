"""Files that no result is written over: those that the command reads, and plans."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress

import click

# The first line of a plan file that is neither blank nor a comment; no format of ours begins so.
_TABLES = rb"(?:plan|sources|groups|indicators|relations)"
_PLAN = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|#.*(?:\n|\Z))*+"
    rb"(?:\[+\s*+%b\s*+[\].]|%b\s*+[.=]|format\s*+=)" % (_TABLES, _TABLES)
)
_ENOUGH = 65536  # bytes in which that line is looked for


def forbid_input(name: str | None) -> None:
    """Refuse to write a result to what is read, or to a plan file. Raises PlanError."""
    if name is None or name == "-":
        return
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    try:
        there = os.stat(name)
    except (OSError, ValueError):
        return  # no file yet
    if not stat.S_ISREG(there.st_mode):
        return  # a device or a pipe: nothing of it is lost
    code = "output-is-input" if _is_read(there) else "output-is-plan" if _is_plan(name) else None
    if code is not None:
        raise PlanError([Diagnostic(code, Place(name, None, ()))])


def _is_read(there: os.stat_result) -> bool:
    """Whether the command reads this file: as standard input, or as one of its arguments and options."""
    with suppress(OSError, ValueError, AttributeError):
        if os.path.samestat(os.fstat(sys.stdin.fileno()), there):
            return True
    return any(_is_file(named, there) for named in _files_named())


def _files_named() -> Iterator[str]:
    """The files that are named on the command line, those to write excepted."""
    context = click.get_current_context(silent=True)
    while context is not None:
        for param in context.command.params:
            if isinstance(param.type, click.Path | click.File) and param.name not in ("output", "extract"):
                given = context.params.get(param.name or "")
                yield from given if isinstance(given, tuple) else [given] if given else []
        context = context.parent


def _is_file(name: str, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(name), there)
    except (OSError, ValueError):
        return False


def _is_plan(name: str) -> bool:
    """Whether somebody's plan would be lost, whole or half-written; no result is TOML."""
    try:
        with open(name, "rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        return False  # writing will say why
    return bool(_PLAN.match(start)) or (name.lower().endswith(".toml") and bool(start.strip()))
