"""Through the year: ``record`` adds dated actuals to a plan file, ``init`` begins one."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli import complete
from jyplan.cli.language import translated
from jyplan.cli.new_file import write_new
from jyplan.cli.options import PLAN_FILE, Help, Settings, day
from jyplan.cli.outlet import say
from jyplan.cli.output import tell, write
from jyplan.words.language import languages, locale_language

if TYPE_CHECKING:
    from jyplan.edit.add import Entry
    from jyplan.exact.periods import Period

_VERSIONS = ("preliminary", "revised", "final")
_BASES = ("nominal", "real", "like-for-like", "unknown")
# Addresses write a year in four digits, and a plan speaks of the year before its base too.
_FIRST_YEAR = 1002

# Heeded before the command is understood: nothing is left to do for it here.
_lang = click.option(
    "--lang", type=click.Choice(languages()), expose_value=False, help="Language [that of the locale]."
)


def _period(context: click.Context, option: click.Parameter, value: str | None) -> Period | str | None:
    """The period that an option gives."""
    from jyplan.exact.dates import read_period

    if value is None:
        return None
    period = read_period(value)
    if period is None:
        message = translated(
            "{period!r} is no period: ytd, 2017-Q2, 2017-05, or 2017-05-01..2017-05-31", period=value
        )
        raise click.BadParameter(message, context, option)
    return period


def _year(context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    """The year of a plan that an option gives."""
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) == 4 and int(value) >= _FIRST_YEAR):
        message = translated(
            "{year!r} is no year of a plan: four digits, from {first} on", year=value, first=_FIRST_YEAR
        )
        raise click.BadParameter(message, context, option)
    return int(value)


@click.command(
    cls=Help,
    epilog="jyplan record signed_investment 735亿元 --as-of 2017-05-31\n"
    "jyplan record revenue 180.5 --as-of 2017-05-31 --period 2017-05 --dry-run\n"
    "jyplan record revenue 540.2 --period 2017-Q2\n"
    "jyplan record gdp --growth 6.9 --basis real --as-of 2017-06-30\n"
    "jyplan record --from may.csv --plan plan.toml\n"
    "jyplan record --from figures.xlsx --sheet 5月 --dry-run",
    short_help="Add a dated actual, comments and layout untouched.",
)
@click.argument("id", metavar="[ID]", required=False, shell_complete=complete.indicators)
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--growth", metavar="PERCENT", help="Growth over a year before, with VALUE or alone.")
@click.option("--basis", type=click.Choice(_BASES), help="Price basis of the growth [unknown].")
@click.option("--as-of", callback=day, metavar="DATE", help="The day up to which the figure tells.")
@click.option(
    "--period",
    callback=_period,
    metavar="PERIOD",
    help="ytd (the default of a flow), 2017-Q2, 2017-H1, 2017-05, or 2017-05-01..2017-05-31.",
)
@click.option(
    "--source", metavar="ID", shell_complete=complete.sources, help="Id of the source it stands in."
)
@click.option("--version", type=click.Choice(_VERSIONS), help="How final the figure is.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=PLAN_FILE,
    help="A CSV or Excel file (or -) with id, value, as_of, and the rest.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of the Excel file [the first].")
@click.option(
    "--plan", metavar="PLAN", type=PLAN_FILE, help="The plan file; else the nearest, as for status."
)
@click.option("--encoding", metavar="NAME", help="Encoding of the CSV file [UTF-8, else GB18030].")
@click.option("--again", is_flag=True, help="Record also what is there already, to the digit.")
@click.option("--year-ok", is_flag=True, help="Take dates outside the years of the plan.")
@click.option("--dry-run", is_flag=True, help="Print the change and write nothing.")
@_lang
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
def record(
    file: str | None,
    sheet: str | None,
    encoding: str | None,
    plan: str | None,
    again: bool,
    year_ok: bool,
    dry_run: bool,
    quiet: bool,
    **typed: Any,
) -> int:
    """Add dated actuals to a plan file: all of them or none, nothing else in the file changed.

    ID is an id or a name. A table may have Chinese heads (指标, 单位, 本月累计, 同比); one without dates is
    that of --as-of.

    A figure that is there already, of the same time and source, is told and left out: a table may be recorded
    again after an interruption.

    Of two figures for one day the one recorded later counts, unless the earlier is of a later version
    (preliminary, revised, final).
    """
    from jyplan.edit.add import read_entries
    from jyplan.edit.add import record as add

    if sheet is not None and not file:
        raise click.UsageError(translated("--sheet goes with --from FILE.xlsx"))
    if file:
        for name, given in typed.items():
            if given is not None and name != "as_of":
                option = name.upper() if name in ("id", "value") else f"--{name.replace('_', '-')}"
                raise click.UsageError(
                    translated("{option} and --from do not go together: the table says it", option=option)
                )
    entries = (
        read_entries(file, sheet, encoding=encoding, as_of=typed["as_of"]) if file else (_entry(**typed),)
    )
    target = plan or _own_plan()
    done = add(target, entries, dry_run=dry_run, again=again, any_year=year_ok)
    if not quiet:
        tell(done.warnings, locale_language())
        if not done.added:
            say(translated("jyplan: nothing to record"))
        elif done.written:
            say(translated("jyplan: recorded {count} in {name}", count=done.added, name=target))
    if dry_run:
        write(done.diff, Settings("plain", None, locale_language(), True, False, quiet, False))
    return 0


def _own_plan() -> str:
    """The plan to write to where none is named: never the shipped one, unless it lies in this very folder."""
    from jyplan.plan.load import find, shipped

    here = Path.cwd()
    plan = find(here)
    if plan == shipped() and plan.parent.parent not in (here, *here.parents):
        raise click.UsageError(
            translated("no plan here: name one with --plan; the shipped plan is never written to")
        )
    return os.path.relpath(plan)


def _entry(**typed: Any) -> Entry:
    """The one figure that is typed on the command line."""
    from jyplan.edit.add import Entry

    undated = typed["as_of"] is None and typed["period"] in (None, "ytd")
    if typed["id"] is None or typed["value"] is typed["growth"] is None or undated:
        raise click.UsageError(translated("give ID, VALUE or --growth, and --as-of DATE; or --from FILE"))
    if typed["basis"] is not None and typed["growth"] is None:
        raise click.UsageError(translated("--basis goes with --growth"))
    return Entry(**typed)


@click.command(
    cls=Help,
    epilog="jyplan init\njyplan init plans/2018.toml --year 2018\n"
    "jyplan init 2018.toml --year 2018 --from data/targets.toml\njyplan init 2017.toml --like targets.xlsx",
    short_help="A new plan file to fill in.",
)
@click.argument("path", metavar="[PATH]", default="jyplan.toml", type=click.Path(dir_okay=False))
@click.option(
    "--year",
    callback=_year,
    metavar="YEAR",
    help="Target year [this year, or the one after that of --from].",
)
@click.option(
    "--from",
    "before",
    metavar="PLAN",
    type=PLAN_FILE,
    help="Begin from last year's plan: its figures become the base.",
)
@click.option(
    "--like",
    "table",
    metavar="TABLE",
    type=PLAN_FILE,
    help="Begin from a table of indicators, CSV or Excel: 指标, 单位, 2016年, 2017年目标, 增长, 责任单位.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of the Excel file [the first].")
@click.option("--encoding", metavar="NAME", help="Encoding of the CSV file [UTF-8, else GB18030].")
@_lang
def init(
    path: str,
    year: int | None,
    before: str | None,
    table: str | None,
    sheet: str | None,
    encoding: str | None,
) -> int:
    """Write a commented plan file to fill in, to PATH [jyplan.toml]. No existing file is overwritten."""
    from jyplan.edit.begin import next_year, starter
    from jyplan.plan.load import document

    left_out: tuple[str, ...] = ()
    if before is not None and table is not None:
        raise click.UsageError(translated("--from and --like do not go together"))
    if table is None and (sheet is not None or encoding is not None):
        raise click.UsageError(translated("--sheet and --encoding go with --like TABLE"))
    if table is not None:
        from jyplan.edit.like import plan_like

        text = plan_like(table, locale_language(), year=year, sheet=sheet, encoding=encoding)
    elif before is None:
        text = starter(year or dt.date.today().year)
    else:
        old = document(before)
        text, left_out = next_year(old, year or old.plan.about.target_year + 1)
    write_new(path, text)
    say(translated("jyplan: wrote {path}", path=path))
    if left_out:
        say(translated("jyplan: left out: {names}", names=", ".join(left_out)))
    return 0
