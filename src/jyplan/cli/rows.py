"""The commands that make rows of plans: status, growth, base, gap; and show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jyplan.cli import complete
from jyplan.cli.language import told
from jyplan.cli.options import (
    PLAN_FILE,
    ROUNDINGS,
    Help,
    Settings,
    presentation,
    selection,
    settings_of,
)
from jyplan.cli.output import print_result, say, tell

if TYPE_CHECKING:
    from jyplan.derive import Selection
    from jyplan.diagnostic import Diagnostic, PlanError
    from jyplan.load import Document
    from jyplan.plan import Plan
    from jyplan.report.table import Table
    from jyplan.show import Shown

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
    from jyplan.load import document, find

    names = list(plans)
    if not names:
        found = find(Path.cwd())
        names = [_short(found)]
        if not settings.quiet:
            say(told("jyplan: plan {name}", name=names[0]))
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


def _chosen(document: Document, only: Sequence[str], group: str | None, settings: Settings) -> Selection:
    """The selection of indicators. Raises PlanError for an id or a group that the plan does not have."""
    from jyplan.derive import Selection
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    plan, wrong = document.plan, []
    place = Place(document.name, None, ())
    for id in only:
        if id not in plan.indicators:
            wrong.append(Diagnostic("no-such-id", place, {"name": id, "known": list(plan.indicators)}))
    if group is not None and group not in plan.groups:
        wrong.append(Diagnostic("no-such-group", place, {"name": group, "known": list(plan.groups)}))
    if wrong:
        raise PlanError(wrong)
    return Selection(frozenset(only) if only else None, group, settings.names)


def _sorted(rows: list[Any], field: str | None, row_type: type, document: Document) -> list[Any]:
    """Rows by a field, unknown values last; without a field in the plan's order."""
    if field is None:
        return rows
    from jyplan.diagnostic import Diagnostic, Place, PlanError

    fields = {name.rstrip("_"): name for name in row_type._fields}  # type: ignore[attr-defined]
    name = fields.get(field.removeprefix("-"))
    if name is None:
        values = {"name": field.removeprefix("-"), "known": list(fields)}
        raise PlanError([Diagnostic("no-such-field", Place(document.name, None, ()), values)])
    known = [row for row in rows if _comparable(getattr(row, name)) is not None]
    unknown = [row for row in rows if _comparable(getattr(row, name)) is None]
    known.sort(key=lambda row: _comparable(getattr(row, name)), reverse=field.startswith("-"))
    return known + unknown


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
    compute: Callable[[Plan, Selection], list[Any]]
    row_type: type
    tabulate: Callable[[Plan, Settings], _Tabulate]
    summary: Callable[[list[Any], Plan, Settings], dict[str, object]] = lambda rows, *_: {"rows": len(rows)}
    found: Callable[[list[Any]], bool] = lambda rows: False
    doubts: Callable[[Document], Sequence[Diagnostic]] = lambda document: ()


def run_rows(command: RowsCommand, plans: Sequence[str], **options: Any) -> int:
    """The story of every command that makes rows: load, choose, compute, sort, print, exit."""
    from functools import partial

    from jyplan.diagnostic import PlanError
    from jyplan.report.render import Section, plan_header

    only, group, sort, rounding = (options.pop(name) for name in ("only", "group", "sort", "rounding"))
    settings = settings_of(**options)
    sections, code = [], 0
    for document in documents(plans, settings, rounding):
        if document is None:
            code = 2
            continue
        plan = document.plan
        try:
            chosen = _chosen(document, only, group, settings)
            rows = _sorted(command.compute(plan, chosen), sort, command.row_type, document)
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            code = 2
            continue
        if not settings.quiet:
            tell(command.doubts(document), settings.language)
        notes = _notes(command.name, rows, plan, chosen, settings)
        table = partial(
            command.tabulate(plan, settings), rows, _title(plan, settings), settings.language, notes
        )
        summary = command.summary(rows, plan, settings)
        sections.append(Section(plan_header(plan, document.name), rows, command.row_type, summary, table))
        code = max(code, 1 if command.found(rows) else 0)
    if sections:
        print_result(command.name, sections, settings, many=len(plans) > 1)
    return code


def _title(plan: Plan, settings: Settings) -> str:
    return (settings.names == "en" and plan.about.name_en) or plan.about.name


def _notes(
    command: str, rows: Sequence[Any], plan: Plan, selection: Selection, settings: Settings
) -> list[str]:
    """Remarks below a table: what its marks mean, and what has no row."""
    from jyplan.report.words import word

    notes = []
    if command in ("base", "status"):
        code = "implied-in-sheet" if settings.form == "xlsx" else "implied-note"
        notes.append(word(code, settings.language))
    left_out = sum(1 for _ in selection.chosen(plan)) - len({row.id for row in rows})
    if left_out and command in ("base", "growth", "gap"):
        code = "without-target" if command == "gap" else "without-growth"
        notes.append(word(code, settings.language, count=left_out))
    return notes if rows else [word("no-rows", settings.language)]


@click.command(
    cls=Help,
    epilog="jyplan growth\njyplan growth plan.toml -f markdown\njyplan growth --only gdp -f json",
    short_help="Stated growth beside the growth that base and target imply.",
)
@selection
@presentation
def growth(plans: tuple[str, ...], **options: Any) -> int:
    """Stated growth beside the growth that base and target imply, with a verdict on each.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import growth_table

    return run_rows(
        RowsCommand("growth", derive.growth, derive.GrowthRow, lambda *_: growth_table), plans, **options
    )


@click.command(
    cls=Help,
    epilog="jyplan base\njyplan base -f csv -o bases.csv\njyplan base --only gdp --rounding half-up",
    short_help="Implied base-year values with their intervals.",
)
@selection
@presentation
def base(plans: tuple[str, ...], **options: Any) -> int:
    """The base-year values that stated growth implies, with the interval that rounding leaves open.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import base_table

    return run_rows(RowsCommand("base", derive.base, derive.BaseRow, lambda *_: base_table), plans, **options)


@click.command(
    cls=Help,
    epilog="jyplan gap\njyplan gap --group economy\njyplan gap --sort -gap_percent -f json",
    short_help="Gap-to-target, and what it would take.",
)
@selection
@presentation
def gap(plans: tuple[str, ...], **options: Any) -> int:
    """How far the latest known value is from each target, and the growth it would take.

    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan import derive
    from jyplan.report.table import gap_table

    return run_rows(RowsCommand("gap", derive.gap, derive.GapRow, lambda *_: gap_table), plans, **options)


@click.command(
    cls=Help,
    epilog="jyplan show gdp\njyplan show new_tech_firms --plan plan.toml --lang zh\njyplan show gdp -f json",
    short_help="One indicator: every figure, its place, every derivation.",
)
@click.argument("id", metavar="ID", shell_complete=complete.indicators)
@click.option("--plan", "plans", metavar="PLAN", type=PLAN_FILE, help="The plan file, or -.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@presentation
def show(id: str, plans: str | None, rounding: str | None, **options: Any) -> int:
    """One indicator in full: every figure with its true values and place, every derivation step by step."""
    from jyplan.show import show as everything_about

    settings = settings_of(**options)
    for document in documents([plans] if plans else [], settings, rounding):
        if document is None:
            return 2
        _chosen(document, [id], None, settings)
        _print_shown(document, everything_about(document.plan, id), settings)
    return 0


def _print_shown(document: Document, shown: Shown, settings: Settings) -> None:
    from jyplan.report import steps
    from jyplan.report.render import Section, plan_header
    from jyplan.show import FigureRow

    indicator = shown.indicator
    named = {"id": shown.id, "name": indicator.name, "unit": indicator.unit}
    section = Section(
        plan_header(document.plan, document.name),
        shown.figures,
        FigureRow,
        {"rows": len(shown.figures), "derivations": len(shown.steps)},
        lambda: steps.figures_table(shown, steps.heading(shown, settings.language), settings.language),
        {"indicator": named, "derivations": shown.steps},
    )

    def derived() -> str:
        text = "\n".join(steps.lines(shown.steps, settings.language))
        return f"```text\n{text.rstrip()}\n```\n" if settings.form == "markdown" and text else text

    print_result("show", [section], settings, derived)
