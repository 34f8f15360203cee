"""What leaves the program: results to standard output or a file, messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

from jyplan.cli.language import told

if TYPE_CHECKING:
    from jyplan.cli.options import Settings
    from jyplan.diagnostic import Diagnostic
    from jyplan.report.render import Layout
    from jyplan.report.section import Section
    from jyplan.words.language import Language


_UTF8 = ("json", "jsonl", "csv", "github", "sarif", "junit")  # formats that name no other encoding


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
def outlet(settings: Settings) -> Iterator[Callable[[str], None]]:
    """Takes a result piece by piece. The file asked for is made with the first piece, not before."""
    encoding = "utf-8" if settings.form in _UTF8 else sys.stdout.encoding or "utf-8"
    with ExitStack() as opened:
        file: TextIO | None = None

        def put(text: str) -> None:
            nonlocal file
            if settings.output is None:
                _print(text, encoding)
                return
            if file is None:
                file = opened.enter_context(open(settings.output, "w", encoding="utf-8", newline=""))
            file.write(text)

        yield put


def _print(text: str, encoding: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode(encoding, "backslashreplace"))
        buffer.flush()


def print_result(
    command: str,
    sections: Sequence[Section],
    settings: Settings,
    after: Callable[[], str] = str,
    *,
    many: bool = False,
) -> None:
    """The result in the format asked for, and ``after`` below it where people read it."""
    if settings.form == "xlsx":
        from jyplan.report.render import workbook

        _write_bytes(workbook(sections, settings.language), settings)
        return
    text = rendered(command, sections, settings, many=many)
    more = after() if settings.form in ("text", "plain", "markdown") else ""
    write(f"{text}\n{more}" if more else text, settings)


def _write_bytes(data: bytes, settings: Settings) -> None:
    if settings.output is not None:
        with open(settings.output, "wb") as file:
            file.write(data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def rendered(command: str, sections: Sequence[Section], settings: Settings, *, many: bool = False) -> str:
    """The result in the format asked for, fitted to the terminal where people read it."""
    from jyplan.report.render import render

    return render(command, sections, settings.form, layout(settings), many=many)


def layout(settings: Settings) -> Layout:
    """The terminal's width, and what the options say of colour and columns."""
    from shutil import get_terminal_size

    from jyplan.report.render import Layout

    return Layout(get_terminal_size((80, 24)).columns, settings.color, settings.verbose)
