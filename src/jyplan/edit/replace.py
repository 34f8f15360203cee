"""Replacing a file as a whole, one writer at a time, so that a reader never sees half of it.

The lock and the unfinished copy stand beside the file: whoever may replace it may also make them, on
whatever machine that shares the folder. The lock file stays: removing it would let two writers in at once.
"""

from __future__ import annotations

import codecs
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from jyplan.diagnostic import Diagnostic, Place, PlanError
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
    except (OSError, NotImplementedError) as error:
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
    copy = file.with_name(f".{file.name}.tmp")
    try:
        with file.open("rb") as old:
            mark = codecs.BOM_UTF8 if old.read(3) == codecs.BOM_UTF8 else b""
        copy.unlink(missing_ok=True)
        try:
            _write(copy, mark + text.encode("utf-8"))
            _resemble(copy, file)
            os.replace(copy, file)
        except BaseException:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _failed("not-writable", name, error) from None
    _settle(file.parent)


def _write(copy: Path, content: bytes) -> None:
    with open(copy, "xb", opener=_private) as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _resemble(copy: Path, file: Path) -> None:
    """Give the copy what the file has: owner and group where that is allowed, mode, extended attributes."""
    old = file.stat()
    if hasattr(os, "chown"):
        for owner, group in ((old.st_uid, -1), (-1, old.st_gid)):
            with suppress(PermissionError):
                os.chown(copy, owner, group)
    shutil.copystat(file, copy)
    os.utime(copy)


def _settle(folder: Path) -> None:
    """Have the folder's new entry on disk, where the system can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(code: str, name: str, why: object = "") -> PlanError:
    shown = getattr(why, "strerror", None) or str(why)
    return PlanError([Diagnostic(code, Place(name, None, ()), {"why": shown})])
