"""A file written as a whole: beside its place first, then moved into it, so that no reader sees half of it.

Whoever cannot write all of it (a full disk, an interruption) leaves the old one. Knows no plan and no lock.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def beside(file: Path, copy: Path | None = None) -> Iterator[BinaryIO]:
    """Bytes for ``file``, which has them, all at once, at the end of the block; links must be resolved.

    ``copy`` is where they wait until then, beside the file: a name of their own where none is given. An old
    file's mode and owner stay. Raises OSError; whatever is raised, ``file`` is then as it was.
    """
    copy = copy or file.with_name(f".jyplan-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    old = file.exists()
    copy.unlink(missing_ok=True)
    try:
        with open(copy, "xb", opener=_private if old else None) as new:
            yield new
            new.flush()
            os.fsync(new.fileno())
        if old:
            _resemble(copy, file)
        os.replace(copy, file)
    except BaseException:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise
    _settle(file.parent)


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
