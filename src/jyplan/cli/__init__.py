"""The command line: options, load, compute, print, exit. No arithmetic here.

Only click is imported at start; what a command needs is imported inside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from jyplan import __version__
from jyplan.cli.language import speak, translated
from jyplan.cli.options import Group
from jyplan.cli.outlet import deafen, keep_standard_streams, say
from jyplan.words.language import languages, locale_language

# name: the module it stands in, imported when it is asked for
COMMANDS = {
    "status": "status",
    "growth": "rows",
    "base": "rows",
    "gap": "rows",
    "check": "check",
    "show": "show",
    "calc": "calc",
    "audit": "audit",
    "report": "report",
    "record": "year",
    "init": "year",
    "extract": "extract",
    "proofread": "proofread",
    "schema": "schema",
    "explain": "explain",
}


class Commands(Group):
    """The commands by name, in the order in which help lists them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, without importing anything."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"jyplan.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="jyplan status\njyplan base plan.toml -f csv\njyplan calc growth 731 1300",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option(
    "--lang", type=click.Choice(languages()), help="Language of help and messages [that of the locale]."
)
def cli(lang: str | None) -> None:
    """Growth, implied bases, gaps and consistency of a plan's targets, from the figures as printed."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; exit 0 fine, 1 findings, 2 unusable, 130 interrupted. Never a traceback."""
    import gc

    gc.disable()  # a short-lived process: nothing is collected that its end would not free
    code = run(arguments)
    gc.freeze()  # nor is everything looked through once more at its end
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Like :func:`main`, but returns the exit code."""
    # Looking for plugins costs a tenth of a start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    keep_standard_streams()
    streams = sys.stdout, sys.stderr
    try:
        words = sys.argv[1:] if arguments is None else list(arguments)
        speak(words)
        result = cli.main(args=words, prog_name="jyplan", standalone_mode=False)
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        say(translated("jyplan: interrupted"))
        return 130
    except click.ClickException as error:
        _show(error)
        return 2
    except SystemExit:
        if sys.stdout is streams[0]:
            raise
        sys.stdout, sys.stderr = streams  # click has wrapped them: the reader has seen enough of the help
        deafen(sys.stdout)
        return 0
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else 0


def _show(error: click.ClickException) -> None:
    """What click says of a command line, which may hold anything."""
    from io import StringIO

    text = StringIO()
    error.show(text)
    for line in text.getvalue().splitlines():
        say(line)


def _failed(error: Exception) -> int:
    """A message instead of a traceback: the input's diagnostics, or a plea to report our own mistake."""
    from jyplan.cli.output import tell
    from jyplan.diagnostic import PlanError

    if isinstance(error, PlanError):
        tell(error.diagnostics, locale_language())
        return 2
    if os.environ.get("JYPLAN_TRACEBACK"):
        raise error
    if isinstance(error, OSError):
        deafen(sys.stdout)
        say(f"jyplan: {error.strerror or error}")
    else:
        say(translated("jyplan: internal error: {error}", error=f"{type(error).__name__}: {error}"))
        say(
            translated(
                "  hint: this is a mistake in jyplan, please report it; JYPLAN_TRACEBACK=1 shows where"
            )
        )
    return 2
