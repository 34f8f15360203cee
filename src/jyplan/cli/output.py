"""Results in the format asked for, and messages about inputs; :mod:`jyplan.cli.outlet` lets them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jyplan.cli.language import translated
from jyplan.cli.outlet import outlet, say

if TYPE_CHECKING:
    from jyplan.cli.options import Settings
    from jyplan.diagnostic import Diagnostic
    from jyplan.report.section import Section
    from jyplan.words.language import Language


def tell(diagnostics: Sequence[Diagnostic], language: Language, most: int = 100) -> None:
    """Diagnostics as ``file:line: key: what is wrong`` with a hint; a very long list is cut with a count."""
    from jyplan.words.headings import word

    for diagnostic in diagnostics[:most]:
        say(f"{diagnostic.place} {diagnostic.message(language)}")
        hint = diagnostic.hint(language)
        if hint:
            say(word("hint", language, hint=hint))
    if len(diagnostics) > most:
        say(translated("jyplan: and {count} more", count=len(diagnostics) - most))


def write(text: str, settings: Settings) -> None:
    """The result to standard output or a file: machine formats in UTF-8, text as the terminal can show it."""
    with outlet(settings) as put:
        put(text)


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
