"""What leaves the program: results to standard output or a file, messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO

from jyplan.cli.language import told

if TYPE_CHECKING:
    from jyplan.cli.options import Settings
    from jyplan.diagnostic import Diagnostic
    from jyplan.report.section import Section
    from jyplan.words.language import Language


def say(text: str) -> None:
    """A message on standard error, with nothing in it that acts on the terminal."""
    from jyplan.report.safe import visible

    try:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(visible(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")
    except OSError:
        pass  # nobody listens


def tell(diagnostics: Sequence[Diagnostic], language: Language, most: int = 100) -> None:
    """Diagnostics as ``file:line: key: what is wrong`` with a hint; a very long list is cut with a count."""
    for one in diagnostics[:most]:
        say(f"{one.place} {one.message(language)}")
        hint = one.hint(language)
        if hint:
            say(f"  hint: {hint}" if language == "en" else f"  提示：{hint}")
    if len(diagnostics) > most:
        say(told("jyplan: and {count} more", count=len(diagnostics) - most))


def write(text: str, settings: Settings) -> None:
    """The result to standard output or a file: machine formats in UTF-8, text as the terminal can show it."""
    with outlet(settings) as put:
        put(text)


@contextmanager
def outlet(settings: Settings) -> Iterator[Callable[[str | bytes], None]]:
    """Takes a result piece by piece. The file asked for is made with the first piece, not before."""
    encoding = "utf-8" if settings.format.utf8 else sys.stdout.encoding or "utf-8"
    with ExitStack() as opened:
        file: BinaryIO | None = None

        def put(piece: str | bytes) -> None:
            nonlocal file
            if settings.output is None:
                _print(piece, encoding)
                return
            if file is None:
                file = opened.enter_context(open(settings.output, "wb"))
            file.write(piece.encode() if isinstance(piece, str) else piece)

        yield put


def _print(piece: str | bytes, encoding: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is not None:
        buffer.write(piece.encode(encoding, "backslashreplace") if isinstance(piece, str) else piece)
        buffer.flush()
    elif isinstance(piece, str):
        sys.stdout.write(piece)


def print_result(
    command: str, sections: Sequence[Section], settings: Settings, *, many: bool = False
) -> None:
    """The result in the format asked for."""
    with outlet(settings) as put:
        for piece in pieces_of(command, sections, settings, many=many):
            put(piece)


def pieces_of(
    command: str,
    sections: Iterable[Section],
    settings: Settings,
    *,
    many: bool,
    total: Callable[[], Mapping[str, object]] | None = None,
) -> Iterator[str | bytes]:
    """The result in the format asked for, piece by piece."""
    from jyplan.report.form import Result

    pieces = settings.format.pieces
    assert pieces is not None, "a format of rows"
    return pieces(Result(command, sections, settings.language, many, total), settings.layout)
