"""``jyplan status``: where every indicator stands, and what its pace says of the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.language import told
from jyplan.cli.options import Help, Settings, presentation, selection
from jyplan.cli.rows import RowsCommand, run_rows

if TYPE_CHECKING:
    from jyplan.derive import Selection
    from jyplan.diagnostic import Diagnostic
    from jyplan.load import Document
    from jyplan.plan import Plan
    from jyplan.progress import StatusRow

# --fail-on: the statuses and outlooks that count as findings.
_FAILS = {
    "behind": {"behind", "off-track", "regressing"},
    "off-track": {"off-track", "regressing"},
    "breached": {"breached"},
    "not-met": {"not-met", "breached"},
}


def day(context: click.Context, option: click.Parameter, value: str | None) -> dt.date | None:
    """The date that an option gives."""
    try:
        return None if value is None else dt.date.fromisoformat(value)
    except ValueError:
        said = told("{value!r} is no date: write 2017-05-31", value=value)
        raise click.BadParameter(said, context, option) from None


@click.command(
    cls=Help,
    epilog="jyplan status\njyplan status plan.toml --group economy --wide\n"
    "jyplan status --as-of 2017-05-31 --fail-on behind -f json",
    short_help="Every indicator: base, target, growth, gap, status, outlook.",
)
@selection
@click.option("--as-of", callback=day, metavar="DATE", help="The plan as it was known on this day.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILS)),
    multiple=True,
    help="Exit 1 where an indicator is so, or worse.",
)
@click.option("--wide", is_flag=True, help="All columns, like --verbose.")
@presentation
def status(
    plans: tuple[str, ...], as_of: dt.date | None, fail_on: tuple[str, ...], wide: bool, **options: Any
) -> int:
    """Where every indicator stands: target, growth, base with its interval, gap, status.

    A wider terminal, or --wide, adds what is done (with a mark for what is expected by now), the outlook and
    what it would take. PLAN is a plan file, or - for standard input; without one the nearest
    data/targets.toml is used.
    """
    from jyplan import progress

    fails = {code for asked in fail_on for code in _FAILS[asked]}

    def compute(plan: Plan, chosen: Selection) -> list[StatusRow]:
        return progress.status(plan, chosen, as_of=as_of)

    def found(rows: list[StatusRow]) -> bool:
        return any(row.status in fails or row.outlook in fails for row in rows)

    options["verbose"] |= wide
    command = RowsCommand("status", compute, progress.StatusRow, _tabulate, _summary, found, _doubts)
    return run_rows(command, plans, **options)


def _tabulate(plan: Plan, settings: Settings) -> Any:
    from functools import partial

    from jyplan.report.status import status_table

    groups = {
        id: (settings.names == "en" and group.name_en) or group.name for id, group in plan.groups.items()
    }
    return partial(status_table, groups=groups, base_year=plan.about.base_year)


def _summary(rows: list[StatusRow], plan: Plan, settings: Settings) -> dict[str, object]:
    """Counts and the worst, of all and of each group: never an average that would hide a breach."""
    from jyplan.progress import roll_up, tally

    total = tally(rows)._asdict() if rows else {}
    for key in ("id", "name", "indicators"):
        total.pop(key, None)
    return {"rows": len(rows), **total, "groups": roll_up(rows, plan, language=settings.names)}


def _doubts(document: Document) -> Sequence[Diagnostic]:
    """Recorded figures that do not add up: gaps and overlaps of periods, totals that fall."""
    from jyplan.diagnostic import Diagnostic
    from jyplan.observed import faults

    return [
        Diagnostic(fault.code, document.place(fault.path), fault.values)
        for fault in faults(document.plan)
        if fault.code != "date-from-source"
    ]
