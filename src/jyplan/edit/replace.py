"""Replacing a file as a whole, one writer at a time, so that a reader never sees half of it.

The lock and the unfinished copy stand beside the file: whoever may replace it may also make them, on
whatever machine that shares the folder. The lock file stays: removing it would let two writers in at once.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.in_place import beside
from jyplan.plan import load


def is_shipped(path: str | os.PathLike[str]) -> bool:
    """Whether ``path`` is inside the installed package: that plan is everybody's, and is never written to."""
    package = Path(os.path.realpath(load.__file__)).parents[1]
    return Path(os.path.realpath(path)).is_relative_to(package)


def writable_file(name: str) -> Path:
    """The file behind ``name`` and all symbolic links. Raises PlanError unless it may be written."""
    if name == "-":
        raise _failed("not-writable", name, "standard input is no file")
    file = Path(os.path.realpath(name))
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        raise _failed("not-found", name) from None
    except (OSError, ValueError) as error:
        raise _failed("not-readable", name, error) from None
    if stat.S_ISDIR(mode):
        raise _failed("not-a-file", name)
    if not stat.S_ISREG(mode):
        raise _failed("not-writable", name, "this is no regular file")
    if not os.access(file, os.W_OK):
        raise _failed("not-writable", name, "the file is read-only")
    return file


@contextmanager
def locked(file: Path, name: str, patience: float) -> Iterator[None]:
    """Hold the lock of ``file``. Raises PlanError ``locked`` where others hold it for too long."""
    path = file.with_name(f".{file.name}.lock")
    # Whoever may write the plan may take its lock.
    mode = stat.S_IMODE(file.stat().st_mode) & 0o666 | 0o600
    lock = FileLock(path, timeout=patience, mode=mode)
    try:
        lock.acquire(poll_interval=0.01)
    except Timeout:
        raise PlanError(
            [Diagnostic("locked", Place(name, None, ()), {"seconds": f"{patience:g}", "lock": str(path)})]
        ) from None
    except (OSError, NotImplementedError) as error:  # the latter where a file system has no locks
        raise _failed("not-writable", name, error) from None
    try:
        yield
    finally:
        lock.release()


def replace(file: Path, name: str, text: str) -> None:
    """Put ``text`` in place of what ``file`` holds, all at once, keeping its mode, owner and byte order mark.

    Raises PlanError ``not-writable``, with the file as it was and nothing left behind. The lock must be held:
    the unfinished copy has a fixed name, so that one left by a crash is used up by the next writer.
    """
    try:
        with file.open("rb") as old:
            mark = codecs.BOM_UTF8 if old.read(3) == codecs.BOM_UTF8 else b""
        with beside(file, file.with_name(f".{file.name}.tmp")) as new:
            new.write(mark + text.encode("utf-8"))
    except OSError as error:
        raise _failed("not-writable", name, error) from None


def _failed(code: str, name: str, why: object = "") -> PlanError:
    shown = getattr(why, "strerror", None) or str(why)
    return PlanError([Diagnostic(code, Place(name, None, ()), {"why": shown})])
