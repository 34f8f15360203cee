"""``jyplan audit``: every claim and sum of large tables, held against the figures it touches."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.language import translated
from jyplan.cli.options import ROUNDINGS, Help, Settings, presentation, settings_of
from jyplan.cli.outlet import say
from jyplan.cli.output import write
from jyplan.cli.spared import forbid_input

if TYPE_CHECKING:
    from jyplan.audit.passes import Progress
    from jyplan.audit.result import Audit
    from jyplan.audit.spec import Spec
    from jyplan.exact.judge import Verdict

_FORMATS = ("text", "plain", "json", "jsonl", "csv", "markdown", "html", "junit")
_FAIL_ON = ("edge", "not-checkable")
_SHOWN = ("form", "output", "lang", "color", "quiet", "verbose", "bom")  # options of all commands
_NEEDED = ("polars", "numpy", "pyarrow")


def _listed(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name.strip() for name in value.split(",") if name.strip()) if value else ()


def _header(context: click.Context, option: click.Parameter, value: str | None) -> int | str | None:
    """A line, or the first and last line of a header of several levels."""
    if value is None or ".." in value:
        return value
    if not value.isdecimal() or not int(value):
        raise click.BadParameter(translated("{value!r}: write 2 or 2..3", value=value), context, option)
    return int(value)


def _decimals(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> dict[str, int]:
    """COLUMN=N, several times."""
    places = {}
    for item in value:
        name, _, digits = item.rpartition("=")
        if not name or not digits.isdecimal() or int(digits) > 18:
            raise click.BadParameter(translated("{value!r}: write COLUMN=1", value=item), context, option)
        places[name] = int(digits)
    return places


@click.command(
    cls=Help,
    epilog="jyplan audit table.csv --base 2022 --value 2023 --growth growth\n"
    "jyplan audit long.parquet --by region,indicator --period year --value value --growth growth\n"
    "jyplan audit shares.csv --part services --whole gdp --share share\n"
    "jyplan audit regions.csv --sum-of gdp --within region --whole-is 全国 --by year\n"
    "jyplan audit table.csv --map yearbook.toml --extract failing.csv -f json",
    short_help="Claims and sums of a large table; exit 1 where one cannot be true.",
)
@click.argument("tables", metavar="TABLE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--value", metavar="COLUMN", help="Column of values.")
@click.option("--base", metavar="COLUMN", help="Column of the values a year before.")
@click.option("--growth", metavar="COLUMN", help="Column of printed growth, in percent.")
@click.option("--by", metavar="COLUMNS", callback=_listed, help="Columns that name a series or a group.")
@click.option("--period", metavar="COLUMN", help="Column of years: the base is the row a year before.")
@click.option("--part", metavar="COLUMN", help="Column of parts.")
@click.option("--whole", metavar="COLUMN", help="Column of wholes.")
@click.option("--share", metavar="COLUMN", help="Column of printed shares, in percent.")
@click.option("--sum-of", metavar="COLUMN", help="Column whose rows add up, group by group.")
@click.option("--within", metavar="COLUMN", help="Column that tells the whole from its parts.")
@click.option("--whole-is", metavar="TEXT", help="What stands there in the row of the whole.")
@click.option(
    "--exhaust", metavar="NUMBER", type=int, help="The rows of a group add up to this number, such as 100."
)
@click.option(
    "--years", metavar="A..B", help="Years are columns: {year} and {year-1} in names stand for each."
)
@click.option(
    "--map",
    "map_file",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="TOML file that names columns, units and rules.",
)
@click.option(
    "--basis-column", metavar="COLUMN", help="Column of price bases; real growth is not held against values."
)
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the table's figures.")
@click.option(
    "--marks",
    metavar="NAMES",
    callback=_listed,
    help="Read these in numbers: thousands, footnotes, full-width, percent, parentheses.",
)
@click.option(
    "--decimals",
    metavar="COLUMN=N",
    multiple=True,
    callback=_decimals,
    help="Decimals that a column was printed with.",
)
@click.option("--negative", is_flag=True, help="Values may be below zero though none is printed so.")
@click.option("--encoding", metavar="NAME", help="Encoding of CSV files [utf-8]; gb18030 for GBK.")
@click.option("--separator", metavar="CHAR", help="What parts the cells of CSV files [found in the header].")
@click.option("--header", metavar="N[..M]", callback=_header, help="Line, or lines, of the header [1].")
@click.option("--sheet", metavar="NAME", help="Sheet of an Excel file [the first].")
@click.option(
    "--extract",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write all failing rows there, as CSV or Parquet.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=20,
    help="Show so many of the worst rows [20].",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Count on Daft: local, or the address of a Ray cluster; lists no rows.",
)
@click.option("--fail-on", type=click.Choice(_FAIL_ON), multiple=True, help="Exit 1 on this verdict too.")
@presentation(formats=_FORMATS)
def audit(
    tables: tuple[str, ...],
    map_file: str | None,
    basis_column: str | None,
    marks: tuple[str, ...],
    decimals: dict[str, int],
    encoding: str | None,
    separator: str | None,
    header: int | str | None,
    sheet: str | None,
    extract: str | None,
    limit: int,
    cluster: str | None,
    fail_on: tuple[Verdict, ...],
    **options: Any,
) -> int:
    """Whether the growth rates, shares and sums printed in a large table can be true, row by row.

    TABLE is a CSV, Parquet or Excel file, or - for standard input. Figures are taken in the digits that were
    printed: 8.0 and 8 differ, and a cell that is no plain number is never guessed but counted with its
    reason. Exit 1 where something cannot be true, 2 where a table cannot be read. Needs jyplan[audit].
    """
    settings = settings_of(**{name: options.pop(name) for name in _SHOWN})
    _refuse(settings, tables, cluster, extract)
    from jyplan.audit.spec import Asked, spec_of

    reading = {
        "marks": marks,
        "decimals": decimals,
        "encoding": encoding,
        "separator": separator,
        "header": header,
        "sheet": sheet,
    }
    spec = spec_of(Asked(basis=basis_column, **options), map_file, reading)
    result = _audited(tables, spec, settings, cluster, fail_on=fail_on, limit=limit, extract=extract)
    _print(result, settings)
    failing: tuple[Verdict, ...] = ("inconsistent", *fail_on)
    return int(any(result.counts[verdict] for verdict in failing))


def _refuse(settings: Settings, tables: Sequence[str], cluster: str | None, extract: str | None) -> None:
    """Raise UsageError where a package is missing, or options do not go together."""
    _installed(settings, "audit", _NEEDED)
    if cluster is not None:
        _installed(settings, "cluster", ("daft",))
        if extract is not None or "-" in tables:
            raise click.UsageError(translated("--cluster goes with files, and without --extract"))
    forbid_input(extract)


def _audited(
    tables: Sequence[str], spec: Spec, settings: Settings, cluster: str | None, **options: Any
) -> Audit:
    """What is found in the tables, here or on a cluster."""
    if cluster is None:
        from jyplan.audit.run import audit_tables

        return audit_tables(tables, spec, progress=_progress(settings), **options)
    from jyplan.audit.cluster import audit_on_cluster

    return audit_on_cluster(tables, spec, cluster)


def _print(result: Audit, settings: Settings) -> None:
    """The result, and its first sentence beside formats that have no room for one."""
    from jyplan.report.audit import render, sentences

    write(render(result, settings.form, settings.layout, settings.language), settings)
    if settings.form not in ("text", "markdown", "html") and not settings.quiet:
        for line in sentences(result, settings.language)[:1]:
            say(f"jyplan: {line}")


def _installed(settings: Settings, extra: str, needed: Sequence[str]) -> None:
    """Refuse at once where a package is missing that tables need."""
    from importlib.util import find_spec

    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        from jyplan.diagnostic import Diagnostic, Place

        wrong = Diagnostic(
            "audit-missing", Place("audit", None, ()), {"names": ", ".join(missing), "extra": extra}
        )
        raise click.UsageError(f"{wrong.message(settings.language)}\n{wrong.hint(settings.language)}")


def _progress(settings: Settings) -> Progress | None:
    """Tells how far it is, on a terminal, once that takes longer than a second."""
    if settings.quiet or not sys.stderr.isatty():
        return None
    from time import monotonic

    began = shown = monotonic()

    def tell(name: str, part: float, rows: int) -> None:
        """Write over the last line how much of a table, from 0 to 1, and how many rows are read."""
        nonlocal shown
        now = monotonic()
        if now - began > 1 and now - shown > 0.2:
            shown = now
            sys.stderr.write(f"\r{name} {part:4.0%} {rows:,}\x1b[K")
            if part >= 1:
                sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    return tell
