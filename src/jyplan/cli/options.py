"""Options that commands share, and what they say once defaults are worked out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jyplan.cli import complete
from jyplan.cli.language import translated, translated_help
from jyplan.cli.spared import forbid_input
from jyplan.report.formats import form_named, names
from jyplan.words.docstrings import docstring
from jyplan.words.language import languages, locale_language

if TYPE_CHECKING:
    import datetime as dt

    from click.shell_completion import CompletionItem

    from jyplan.report.form import Form, Layout
    from jyplan.words.language import Language

ROUNDINGS = ("nearest", "half-up", "half-even", "truncated", "any", "exact")


class Settings(NamedTuple):
    """What the options of a command say, defaults worked out."""

    form: str
    output: str | None
    language: Language
    named_language: bool
    color: bool
    quiet: bool
    verbose: bool
    bom: bool = False  # CSV begins with a byte order mark

    @property
    def format(self) -> Form:
        """The format asked for."""
        return form_named(self.form)

    @property
    def names(self) -> Language:
        """The language of indicator names: machine output keeps the plan's own unless asked."""
        return self.language if self.format.people or self.named_language else "zh"

    @property
    def layout(self) -> Layout:
        """The terminal's width, and what the options say of colour and columns."""
        from shutil import get_terminal_size

        from jyplan.report.form import Layout

        return Layout(get_terminal_size((80, 24)).columns, self.color, self.verbose)


def _language_before() -> str | None:
    """What --lang said before the command."""
    before: str | None = click.get_current_context().find_root().params.get("lang")
    return before


lang_option = click.option(
    "--lang", type=click.Choice(languages()), default=_language_before, help="Language [that of the locale]."
)


def presentation(
    command: Callable[..., Any] | None = None,
    *,
    formats: Sequence[str] = names(),
    usual: str = "Format [text on a terminal, else plain].",
) -> Callable[..., Any]:
    """Options that every command with a result has; ``formats`` are those it can print."""
    if command is None:
        return lambda decorated: presentation(decorated, formats=formats, usual=usual)
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="All columns, however narrow the terminal."),
        click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour [auto]."
        ),
        lang_option,
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            type=click.Path(dir_okay=False),
            help="Write to this file instead of standard output.",
        ),
        click.option(
            "-f",
            "--format",
            "form",
            type=click.Choice(formats),
            help=usual,
        ),
        *([_bom] if "csv" in formats else []),
    ):
        command = option(command)
    return command


_bom = click.option(
    "--bom", is_flag=True, help="Begin CSV with a byte order mark, as Excel in China wants it."
)


def selection(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of the commands that make rows of plans."""
    for option in (
        click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures."),
        click.option(
            "--sort", metavar="FIELD", help="Sort by a field of the JSON rows; -FIELD for descending."
        ),
        click.option(
            "--only",
            metavar="ID",
            multiple=True,
            shell_complete=complete.indicators,
            help="Only this indicator, by id or name; may be repeated.",
        ),
        click.option(
            "--group",
            metavar="GROUP",
            shell_complete=complete.groups,
            help="Only indicators of this group.",
        ),
        click.option(
            "--owner",
            metavar="OWNER",
            shell_complete=complete.owners,
            help="Only indicators of this owner (责任单位).",
        ),
    ):
        command = option(command)
    return plan_arguments(command)


# A plan file, or - for standard input; whether it can be read is the loader's business.
PLAN_FILE = click.Path(allow_dash=True)


def plan_arguments(command: Callable[..., Any]) -> Callable[..., Any]:
    """Any number of plan files."""
    return click.argument("plans", metavar="[PLAN]...", nargs=-1, type=PLAN_FILE)(command)


def day(context: click.Context, option: click.Parameter, value: str | None) -> dt.date | None:
    """The date that an option gives."""
    from jyplan.exact.dates import read_date

    date = None if value is None else read_date(value)
    if value is not None and date is None:
        message = translated("{value!r} is no date: write 2017-05-31", value=value)
        raise click.BadParameter(message, context, option)
    return date


as_of_option = click.option(
    "--as-of", callback=day, metavar="DATE", help="The plan as it was known on this day."
)


class Help(click.Command):
    """A command whose help keeps its examples as they are written, and speaks the language chosen."""

    def __init__(self, *args: Any, **options: Any) -> None:
        if not options.get("help") and options.get("callback"):
            options["help"] = docstring(options["callback"])
        super().__init__(*args, **options)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All of the help."""
        super(Help, self._spoken()).format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line that stands for the command among others."""
        return super(Help, self._spoken()).get_short_help_str(limit)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """What may follow, options with their meaning beside them."""
        return super(Help, self._spoken()).shell_complete(ctx, incomplete)

    def _spoken(self) -> Help:
        """The same command with its texts in the language chosen."""
        spoken = copy(self)
        spoken.help = translated_help(self.help or "")
        spoken.short_help = translated_help(self.short_help or "") or None
        spoken.params = [_spoken(param) for param in self.params]
        return spoken

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, one a line."""
        if self.epilog:
            with formatter.section(translated("Examples")):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line.strip()}\n")


class Group(Help, click.Group):
    """A group of such commands."""

    command_class = Help


def _spoken(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    spoken = copy(param)
    spoken.help = translated_help(param.help)
    return spoken


def settings_of(
    form: str | None,
    output: str | None,
    lang: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    bom: bool = False,
) -> Settings:
    """The options of a command with their defaults worked out."""
    forbid_input(output)
    if bom and form != "csv":
        raise click.UsageError(translated("--bom goes with -f csv"))
    terminal = output in (None, "-") and sys.stdout is not None and sys.stdout.isatty()
    language = lang or locale_language()
    form = form or ("text" if terminal else "plain")
    _ready(form, language, terminal=terminal)
    return Settings(
        form,
        output,
        language,
        lang is not None,
        _wants_color(color, terminal),
        quiet,
        verbose,
        bom,
    )


def _ready(form: str, language: Language, *, terminal: bool) -> None:
    """Refuse what would only fail after all the work, or garble the terminal."""
    try:
        code = f"{form}-on-terminal" if form_named(form).binary and terminal else None
    except ModuleNotFoundError:
        code = f"{form}-missing"
    if code is not None:
        from jyplan.diagnostic import Diagnostic, Place

        wrong = Diagnostic(code, Place(form, None, ()))
        raise click.UsageError(f"{wrong.message(language)}\n{wrong.hint(language)}")


def _wants_color(asked: str, terminal: bool) -> bool:
    """--color, else FORCE_COLOR, else NO_COLOR, else whether a terminal listens that knows colour."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("FORCE_COLOR"):
        return os.environ["FORCE_COLOR"] != "0"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
