"""``jyplan status``: where every indicator stands, and what its pace says of the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.language import translated
from jyplan.cli.options import Settings, as_of_option
from jyplan.cli.rows import RowsCommand, judged, rows_command

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from jyplan.answers.outlook import Thresholds
    from jyplan.answers.status import StatusRow
    from jyplan.diagnostic import Diagnostic
    from jyplan.plan.load import Document
    from jyplan.plan.model import Plan
    from jyplan.plan.selection import Selection
    from jyplan.statements.standing import Standings

# A quotient of done and expected share: 1.05, never 105 or 1e2.
_DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,20})?", re.ASCII)
_MOST = 10

# --fail-on: the statuses and outlooks that count as findings.
_FAILS = {
    "behind": {"behind", "off-track", "regressing"},
    "off-track": {"off-track", "regressing"},
    "breached": {"breached"},
    "not-met": {"not-met", "breached"},
}


def _quotient(context: click.Context, option: click.Parameter, value: str | None) -> Fraction | None:
    """The quotient that an option gives, exactly as typed."""
    if value is None:
        return None
    from fractions import Fraction

    if not _DECIMAL.fullmatch(value) or not 0 <= (fraction := Fraction(value)) <= _MOST:
        message = translated(
            "{value!r} is no plain number from 0 to {most}: write 1.05", value=value, most=_MOST
        )
        raise click.BadParameter(message, context, option)
    return fraction


def _threshold(name: str, default: str, what: str) -> Callable[..., Any]:
    return click.option(name, callback=_quotient, metavar="NUMBER", help=f"{what} [{default}].")


@rows_command(
    epilog="jyplan status\njyplan status plan.toml --group economy --wide\n"
    "jyplan status --as-of 2017-05-31 --fail-on behind -f json\n"
    "jyplan status --ahead 1.1 --on-pace 1 --behind 0.8\njyplan status --across districts/*.toml",
    short_help="Every indicator: base, target, growth, gap, status, outlook.",
    options=[
        as_of_option,
        click.option(
            "--fail-on",
            type=click.Choice(list(_FAILS)),
            multiple=True,
            help="Exit 1 where an indicator is so, or worse.",
        ),
        _threshold("--ahead", "1.05", "Ahead from this much of what is expected by now"),
        _threshold("--on-pace", "0.95", "On pace from this much"),
        _threshold("--behind", "0.60", "Behind from this much, else off track"),
        click.option("--wide", is_flag=True, help="All columns, like --verbose."),
        click.option("--across", is_flag=True, help="Plans beside each other: a table an indicator, ranked."),
    ],
)
def status(
    as_of: dt.date | None,
    fail_on: tuple[str, ...],
    ahead: Fraction | None,
    on_pace: Fraction | None,
    behind: Fraction | None,
    wide: bool,
    across: bool,
) -> RowsCommand:
    """Where every indicator stands: target, growth, base with its interval, gap, status.

    Once anything has an outlook: what is done, with a mark for what is expected by now, status and outlook,
    and of the rest what finds room. --wide shows all, with what it would take. The outlook divides what is
    done by what is expected; the thresholds say from where on it is ahead, on pace or behind.
    """
    from functools import partial

    from jyplan.answers.status import StatusRow
    from jyplan.cli.across import run_across

    limits = _limits(ahead=ahead, on_pace=on_pace, behind=behind)
    return RowsCommand(
        "status",
        partial(_rows, limits),
        StatusRow,
        lambda plan, settings: _tabulate(plan, settings, limits(plan)),
        _summary,
        partial(_fails, {code for asked in fail_on for code in _FAILS[asked]}),
        _doubts,
        lambda plan: {"thresholds": limits(plan)},
        wide,
        as_of,
        run_across if across else None,
    )


def _limits(**options: Fraction | None) -> Callable[[Plan], Thresholds]:
    """The thresholds of a plan, with those of the options instead of them. Raises UsageError."""
    from jyplan.answers.outlook import Thresholds, thresholds_of

    asked: dict[str, Any] = {name: number for name, number in options.items() if number is not None}
    in_order(Thresholds()._replace(**asked))

    def limits(plan: Plan) -> Thresholds:
        """A quotient that is asked for goes with the usual quotients where the plan's are in points."""
        own = thresholds_of(plan)
        usual = Thresholds() if asked and own.points else own
        return in_order(usual._replace(**asked))

    return limits


def _rows(limits: Callable[[Plan], Thresholds], standings: Standings, which: Selection) -> list[StatusRow]:
    from jyplan.answers.status import status as rows_of

    plan = standings.plan
    return rows_of(plan, which, thresholds=limits(plan), standings=standings, checked=judged(plan))


def _fails(fails: Collection[str], rows: list[StatusRow]) -> bool:
    return any(row.status in fails or row.outlook in fails for row in rows)


def in_order(thresholds: Thresholds) -> Thresholds:
    """The thresholds themselves. Raises UsageError unless each is below the last."""
    if not thresholds.ahead > thresholds.on_pace > thresholds.behind:
        from jyplan.exact.decimals import machine

        numbers = (thresholds.ahead, thresholds.on_pace, thresholds.behind)
        ahead, on_pace, behind = map(machine, numbers)
        raise click.UsageError(
            translated(
                "--ahead {ahead}, --on-pace {on_pace}, --behind {behind}: each must be below the last",
                ahead=ahead,
                on_pace=on_pace,
                behind=behind,
            )
        )
    return thresholds


def _tabulate(plan: Plan, settings: Settings, thresholds: Thresholds) -> Any:
    from functools import partial

    from jyplan.report.status import status_table

    groups = {id: group.called(settings.names) for id, group in plan.groups.items()}
    table = partial(status_table, groups=groups, base_year=plan.about.base_year, thresholds=thresholds)
    return partial(table, by_owner=settings.verbose)


def _summary(rows: list[StatusRow], plan: Plan, settings: Settings) -> dict[str, object]:
    """Counts and the worst, of all, of each group and owner: never an average that would hide a breach."""
    from jyplan.answers.status import roll_up, roll_up_owners, tally

    total = tally(rows)._asdict() if rows else {}
    for key in ("id", "name", "indicators"):
        total.pop(key, None)
    groups = roll_up(rows, plan, language=settings.names)
    return {"rows": len(rows), **total, "groups": groups, "owners": roll_up_owners(rows)}


def _doubts(document: Document, standings: Standings) -> Sequence[Diagnostic]:
    """Recorded figures that do not add up: gaps and overlaps of periods, totals that fall."""
    from jyplan.diagnostic import Diagnostic
    from jyplan.statements.doubts import faults

    return [
        Diagnostic(fault.code, document.place(fault.path), fault.values)
        for fault in faults(standings)
        if fault.code != "date-from-source"
    ]
