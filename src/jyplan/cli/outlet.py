"""The one door through which all text leaves: standard output, standard error, or a file.

Nothing gets through that acts on a terminal or hides in what it shows. A stream that nobody reads any more
is no fault, and changes no exit code; one that has no room is. A file is written beside its place and moved
into it; which files are spared is in :mod:`jyplan.cli.spared`.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from jyplan.cli.spared import forbid_input
from jyplan.report.safe import printable, visible

if TYPE_CHECKING:
    from jyplan.cli.options import Settings
    from jyplan.diagnostic import PlanError

_GONE = (errno.EPIPE, errno.ESHUTDOWN, *([errno.EINVAL] if os.name == "nt" else []))


def say(text: str) -> None:
    """A message on standard error, on one line."""
    stream = sys.stderr
    if stream is None:
        return  # closed before we began
    try:
        encoding = stream.encoding or "utf-8"
        stream.write(visible(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except (OSError, ValueError):
        deafen(stream)  # nobody listens


@contextmanager
def outlet(settings: Settings) -> Iterator[Callable[[str | bytes], None]]:
    """Takes a result piece by piece. The file asked for is made with the first piece, not before.

    Raises PlanError where it cannot be written, or must not be; the file is then as it was.
    """
    name = None if settings.output == "-" else settings.output
    forbid_input(name)
    form = settings.format
    encoding = "utf-8" if form.utf8 or name is not None else getattr(sys.stdout, "encoding", None) or "utf-8"
    file: BinaryIO | None = None
    mark = codecs.BOM_UTF8 if settings.bom else b""
    with ExitStack() as opened:

        def put(piece: str | bytes) -> None:
            """Let a piece out: to standard output, or to the file, which is opened for the first one."""
            nonlocal file, mark
            if isinstance(piece, str):
                text = printable(piece, escapes=form.escapes, color=settings.color and form.terminal)
                piece = text.encode(encoding, "backslashreplace")
            if mark:
                piece, mark = mark + piece, b""
            if name is None:
                _print(piece)
                return
            if file is None:
                file = opened.enter_context(_opened(name))
            file.write(piece)

        try:
            yield put
            opened.close()
        except OSError as error:
            if name is None or file is None:
                raise
            raise _unwritten(name, error) from None


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """The file ``name`` to write to: beside its place where it is, or will be, a regular file."""
    from pathlib import Path

    from jyplan.edit.in_place import beside

    is_device = os.path.exists(name) and not os.path.isfile(name)
    with ExitStack() as opened:
        try:
            new = opened.enter_context(_directly(name) if is_device else beside(Path(os.path.realpath(name))))
        except PermissionError as error:
            if not os.access(name, os.W_OK):
                raise _unwritten(name, error) from None
            new = opened.enter_context(_directly(name))  # the file is ours, its folder is not
        except (OSError, ValueError) as error:
            raise _unwritten(name, error) from None
        yield new


@contextmanager
def _directly(name: str) -> Iterator[BinaryIO]:
    """A device, a pipe, or a file in a folder that takes no new ones: all at once, at the end."""
    whole = io.BytesIO()
    yield whole
    with open(name, "wb") as device:
        device.write(whole.getvalue())


def _unwritten(name: str, error: Exception) -> PlanError:
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    why = getattr(error, "strerror", None) or error
    return PlanError([Diagnostic("not-written", Place(name, None, ()), {"why": why})])


def _print(data: bytes) -> None:
    """Bytes to standard output. Raises PlanError where it takes them not; whoever left wants none."""
    stream = sys.stdout
    if stream is None or stream.closed:
        return
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(data.decode("utf-8", "replace"))
            stream.flush()
        else:
            _push(buffer, data)
    except OSError as error:
        deafen(stream)
        if error.errno not in _GONE:
            raise _unwritten("stdout", error) from None


def _push(buffer: Any, data: bytes) -> None:
    """All of it, also through a pipe that does not wait."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[buffer.write(rest) :]
        except BlockingIOError as full:
            rest = rest[full.characters_written :]
            _wait(buffer)
    while True:
        try:
            buffer.flush()
            return
        except BlockingIOError:
            _wait(buffer)


def _wait(buffer: Any) -> None:
    from select import select

    select([], [buffer], [], 1)


def deafen(stream: TextIO | None) -> None:
    """Send what a stream still keeps, and all that follows, nowhere: Python flushes once more at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def keep_standard_streams() -> None:
    """Give a standard stream that is closed a place, so that no file that is opened takes it for its own."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
