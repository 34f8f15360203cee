"""The commands that make rows of plans: growth, base, gap; and the story that they share with status."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jyplan.cli.language import translated
from jyplan.cli.options import Help, Settings, as_of_option, presentation, selection, settings_of
from jyplan.cli.outlet import say
from jyplan.cli.output import print_result, tell
from jyplan.words.docstrings import docstring

if TYPE_CHECKING:
    import datetime as dt

    from jyplan.consistency.result import Checked
    from jyplan.diagnostic import Diagnostic, PlanError
    from jyplan.plan.load import Document
    from jyplan.plan.model import Plan
    from jyplan.plan.selection import Selection
    from jyplan.report.table import Table
    from jyplan.statements.standing import Standings

    _Tabulate = Callable[[list[Any], str, Any, list[str]], Table]


def documents(
    plans: Sequence[str], settings: Settings, rounding: str | None, wrong: list[PlanError] | None = None
) -> Iterator[Document | None]:
    """The plans named, or the one found; None for one that cannot be used, after its errors were told.

    They are kept in ``wrong`` as well, where that is given.
    """
    from dataclasses import replace
    from pathlib import Path

    from jyplan.diagnostic import PlanError
    from jyplan.plan.load import document, find

    names = list(plans)
    if not names:
        plan = find(Path.cwd())
        names = [_short(plan)]
        if not settings.quiet:
            say(translated("jyplan: plan {name}", name=names[0]))
    for name in names:
        try:
            read = document(name)
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            if wrong is not None:
                wrong.append(error)
            yield None
            continue
        if rounding:
            about = read.plan.about.model_copy(update={"rounding": rounding})
            read = replace(read, plan=read.plan.model_copy(update={"about": about}))
        yield read


def _short(path: os.PathLike[str]) -> str:
    """A path relative to the current folder where it lies below it."""
    from pathlib import Path

    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def chosen(
    document: Document,
    only: Sequence[str],
    group: str | None,
    settings: Settings,
    owner: str | None = None,
) -> Selection:
    """The selection of indicators, by ids or names. Raises PlanError for what the plan does not have."""
    return chosen_of_all([document], only, group, settings, owner)[0]


def chosen_of_all(
    documents: Sequence[Document],
    only: Sequence[str],
    group: str | None,
    settings: Settings,
    owner: str | None = None,
) -> list[Selection]:
    """The selection in each plan. Raises PlanError for what none of them has."""
    from jyplan.diagnostic import PlanError
    from jyplan.plan.selection import Selection

    selections, unknown = [], []
    for document in documents:
        indicators = document.plan.indicators
        ids = {
            id
            for id, faults in indicators.items()
            if id in only or {faults.name, faults.name_en} & {*only}.difference(indicators)
        }
        selections.append(Selection(frozenset(ids) if only else None, group, settings.names, owner))
        unknown.append(_unknown(document, only, group, owner))
    wrong = [fault for asked, fault in unknown[0].items() if all(asked in faults for faults in unknown)]
    if wrong:
        raise PlanError(wrong)
    return selections


def _unknown(
    document: Document, only: Sequence[str], group: str | None, owner: str | None
) -> dict[tuple[str, str], Diagnostic]:
    """What is asked for and not in a plan."""
    from jyplan.diagnostic import Diagnostic, Place

    plan, place = document.plan, Place(document.name, None, ())
    names = {
        name for id, indicator in plan.indicators.items() for name in (id, indicator.name, indicator.name_en)
    }
    named = (name for indicator in plan.indicators.values() for name in (indicator.owner, indicator.owner_en))
    owners = list(dict.fromkeys(name for name in named if name))
    asked = [("no-such-id", name, list(plan.indicators)) for name in only if name not in names]
    if group is not None and group not in plan.groups:
        asked.append(("no-such-group", group, list(plan.groups)))
    if owner is not None and owner not in owners:
        asked.append(("no-such-owner", owner, owners))
    return {
        (code, name): Diagnostic(code, place, {"name": name, "known": known}) for code, name, known in asked
    }


def sorted_rows(rows: list[Any], field: str | None, row_type: type, document: Document) -> list[Any]:
    """Rows by a field, unknown values last; without a field in the plan's order."""
    if field is None:
        return rows
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    name = field.removeprefix("-")
    known = sort_fields(row_type)
    if name not in known:
        place = Place(document.name, None, ())
        raise PlanError([Diagnostic("no-such-field", place, {"name": name, "known": known})])
    keyed = [(_comparable(_field(row, name)), row) for row in rows]
    listed = [pair for pair in keyed if pair[0] is not None]
    listed.sort(key=lambda pair: pair[0], reverse=field.startswith("-"))
    return [row for _, row in listed] + [row for key, row in keyed if key is None]


def sort_fields(row_type: type, prefix: str = "") -> list[str]:
    """The fields of a JSON row that rows can be sorted by, those of inner objects with a dot."""
    from types import NoneType
    from typing import get_args, get_type_hints

    names: list[str] = []
    for field, hint in get_type_hints(row_type).items():
        name = prefix + field.rstrip("_")
        inner = [kind for kind in (hint, *get_args(hint)) if hasattr(kind, "_fields")]
        names.append(name)
        if inner and len(set(get_args(hint)) - {NoneType, *inner}) == 0:
            names += sort_fields(inner[0], f"{name}.")
    return names


def _field(row: object, name: str) -> object:
    for part in name.split("."):
        row = getattr(row, part) if hasattr(row, part) else getattr(row, f"{part}_", None)
    return row


def _comparable(value: object) -> Any:
    if isinstance(value, tuple):  # an object or an interval: by its value, else its low end
        return getattr(value, "value", None) if hasattr(value, "value") else getattr(value, "low", None)
    if isinstance(value, str):
        try:
            from fractions import Fraction

            return (0, Fraction(value), "")
        except ValueError:
            return (1, 0, value)
    return value


class RowsCommand(NamedTuple):
    """What tells one command that makes rows from another."""

    name: str
    compute: Callable[[Standings, Selection], list[Any]]
    row_type: type
    tabulate: Callable[[Plan, Settings], _Tabulate]
    summary: Callable[[list[Any], Plan, Settings], dict[str, object]] = lambda rows, *_: {"rows": len(rows)}
    fails: Callable[[list[Any]], bool] = lambda rows: False
    doubts: Callable[[Document, Standings], Sequence[Diagnostic]] = lambda *_: ()
    more: Callable[[Plan], Mapping[str, object]] = lambda plan: {}  # what JSON says beside the rows
    all_columns: bool = False  # whatever the terminal's width
    as_of: dt.date | None = None  # the day as of which everything is told
    run: Callable[..., int] | None = None  # another story than that of a table a plan


def run_rows(command: RowsCommand, plans: Sequence[str], **options: Any) -> int:
    """The story of every command that makes rows: load, choose, compute, sort, print, exit."""
    from functools import partial

    from jyplan.diagnostic import PlanError
    from jyplan.report.section import Section, plan_header
    from jyplan.statements.standing import Standings

    only, group, owner, sort, rounding = (
        options.pop(name) for name in ("only", "group", "owner", "sort", "rounding")
    )
    settings = settings_of(**options)
    settings = settings._replace(verbose=settings.verbose or command.all_columns)
    sections, code = [], 0
    for document in documents(plans, settings, rounding):
        if document is None:
            code = 2
            continue
        plan, standings = document.plan, Standings(document.plan, command.as_of)
        try:
            which = chosen(document, only, group, settings, owner)
            rows = sorted_rows(command.compute(standings, which), sort, command.row_type, document)
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            code = 2
            continue
        if not settings.quiet:
            tell(command.doubts(document, standings), settings.language)
        notes = _notes(command.name, rows, plan, which, settings)
        table = partial(
            command.tabulate(plan, settings), rows, _title(plan, settings), settings.language, notes
        )
        summary = command.summary(rows, plan, settings)
        header = plan_header(plan, document.name)
        sections.append(Section(header, rows, command.row_type, summary, table, command.more(plan)))
        code = max(code, 1 if command.fails(rows) else 0)
    if sections:
        print_result(command.name, sections, settings, many=len(plans) > 1)
    return code


PATIENCE = 60  # seconds after which a check leaves the rest undecided


def judged(plan: Plan) -> Checked:
    """The check of a plan, given up on after a minute as by ``check``."""
    from time import monotonic

    from jyplan.consistency.result import check

    return check(plan, deadline=monotonic() + PATIENCE)


def _title(plan: Plan, settings: Settings) -> str:
    return plan.about.called(settings.names)


def _notes(
    command: str, rows: Sequence[Any], plan: Plan, selection: Selection, settings: Settings
) -> list[str]:
    """Remarks below a table: what its marks mean, and what has no row."""
    from jyplan.words.headings import word

    notes = []
    if command in ("base", "status"):
        code = "implied-in-sheet" if settings.format.binary else "implied-note"
        notes.append(word(code, settings.language))
    left_out = sum(1 for _ in selection.chosen(plan)) - len({row.id for row in rows})
    if left_out and command in ("base", "growth", "gap"):
        code = "without-target" if command == "gap" else "without-growth"
        notes.append(word(code, settings.language, count=left_out))
    return notes if rows else [word("no-rows", settings.language)]


def rows_command(
    *, epilog: str, short_help: str, options: Sequence[Callable[..., Any]] = ()
) -> Callable[[Callable[..., RowsCommand]], click.Command]:
    """A command from what tells it from the others: its own options in, the rows it makes out.

    The decorated function is called with the values of ``options``; its docstring is the help.
    """

    def decorated(made: Callable[..., RowsCommand]) -> click.Command:
        """The command whose own options ``made`` takes, beside those of all commands that make rows."""
        help = f"{docstring(made)}\n\n{_WHICH}"
        own = made.__code__.co_varnames[: made.__code__.co_argcount]

        def run(plans: tuple[str, ...], **given: Any) -> int:
            command = made(**{name: given.pop(name) for name in own})
            return (command.run or run_rows)(command, plans, **given)

        decorators = (selection, *options, presentation)
        for decorator in reversed(decorators):
            run = decorator(run)
        return click.command(made.__name__, cls=Help, epilog=epilog, short_help=short_help, help=help)(run)

    return decorated


_WHICH = (
    """PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used."""
)


@rows_command(
    epilog="jyplan growth\njyplan growth plan.toml -f markdown\njyplan growth --only gdp -f json",
    short_help="Stated growth beside the growth that base and target imply.",
)
def growth() -> RowsCommand:
    """Stated growth beside the growth that base and target imply, with a verdict on each."""
    from jyplan.answers.growth import GrowthRow
    from jyplan.answers.growth import growth as growths
    from jyplan.report.growth import growth_table

    def compute(standings: Standings, which: Selection) -> list[GrowthRow]:
        return growths(standings.plan, which, standings=standings, checked=judged(standings.plan))

    return RowsCommand("growth", compute, GrowthRow, lambda *_: growth_table)


@rows_command(
    epilog="jyplan base\njyplan base -f csv -o bases.csv\njyplan base --only gdp --rounding half-up",
    short_help="Implied base-year values with their intervals.",
)
def base() -> RowsCommand:
    """The base-year values that stated growth implies, with the interval that rounding leaves open."""
    from jyplan.answers.base import BaseRow
    from jyplan.answers.base import base as bases
    from jyplan.report.base import base_table

    def compute(standings: Standings, which: Selection) -> list[BaseRow]:
        return bases(standings.plan, which)

    return RowsCommand("base", compute, BaseRow, lambda *_: base_table)


@rows_command(
    epilog="jyplan gap\njyplan gap --group economy\njyplan gap --as-of 2017-05-31 --sort -gap -f json",
    short_help="Gap-to-target, and what it would take.",
    options=[as_of_option],
)
def gap(as_of: dt.date | None) -> RowsCommand:
    """How far the latest known value is from each target, and what it would take.

    What each remaining month has to bring, the growth of the rest of the year over the same months of the
    year before, and in a plan over several years the mean annual growth: each where it can be known.
    """
    from jyplan.answers.gap import NeedRow
    from jyplan.answers.gap import gap as gaps
    from jyplan.report.gap import gap_table

    def compute(standings: Standings, which: Selection) -> list[NeedRow]:
        return gaps(standings.plan, which, standings=standings)

    return RowsCommand("gap", compute, NeedRow, lambda *_: gap_table, as_of=as_of)
