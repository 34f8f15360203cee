"""``jyplan explain``: what a code means and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jyplan.cli.options import Help, Settings, lang_option, settings_of
from jyplan.cli.output import tell, write

if TYPE_CHECKING:
    from jyplan.words.pages import Page

_FORMATS = ("text", "plain", "markdown", "json")


def _completed(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from jyplan.words import pages

    return [code for code in pages.kinds() if code.startswith(incomplete)]


@click.command(
    cls=Help,
    epilog="jyplan explain\njyplan explain growth-mismatch\njyplan explain too-early --lang zh\n"
    "jyplan explain -f markdown -o codes.md",
    short_help="What a code means, with examples, and what to do.",
)
@click.argument("codes", metavar="[CODE]...", nargs=-1, shell_complete=_completed)
@click.option(
    "-f", "--format", "form", type=click.Choice(_FORMATS), help="Format [text on a terminal, else plain]."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write to this file instead of standard output.",
)
@lang_option
def explain(codes: tuple[str, ...], form: str | None, output: str | None, lang: str | None) -> int:
    """What a finding, a reason or an error means, with examples, and what to do.

    CODE is what stands in the field `code`, `reason`, `status` or `outlook` of an output. Without one all
    codes are listed, with -f markdown all pages in full.
    """
    from jyplan.diagnostic import Diagnostic, Place
    from jyplan.words import pages

    settings = settings_of(form, output, lang, "auto", quiet=False, verbose=False)
    unknown = [code for code in codes if code not in pages.kinds()]
    if unknown:
        place, known = Place("explain", None, ()), list(pages.kinds())
        faults = [Diagnostic("no-such-code", place, {"name": code, "known": known}) for code in unknown]
        tell(faults, settings.language)
        return 2
    chosen = [pages.page(code, settings.language) for code in codes]
    write(_shown(chosen, settings), settings)
    return 0


def _shown(chosen: list[Page], settings: Settings) -> str:
    """The pages in the format asked for; the list of all where none is chosen."""
    from shutil import get_terminal_size

    from jyplan.report import pages as report
    from jyplan.words import pages

    columns = min(get_terminal_size((80, 24)).columns, 100) if settings.format.terminal else None
    every = chosen or list(pages.pages(settings.language))
    match settings.form:
        case "json":
            return report.as_json(every)
        case "markdown":
            return report.markdown(chosen) if chosen else pages.document(settings.language)
    if not chosen:
        return report.listing(every, settings.language, columns)
    return "\n".join(report.page_text(page, columns) for page in chosen)
