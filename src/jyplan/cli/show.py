"""``jyplan show``: everything about one indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from jyplan.cli import complete
from jyplan.cli.options import PLAN_FILE, ROUNDINGS, Help, Settings, as_of_option, presentation, settings_of
from jyplan.cli.output import pieces_of, print_result
from jyplan.cli.rows import chosen, documents

if TYPE_CHECKING:
    import datetime as dt

    from jyplan.answers.show import Shown
    from jyplan.plan.load import Document


@click.command(
    cls=Help,
    epilog="jyplan show gdp\njyplan show new_tech_firms --plan plan.toml --lang zh\njyplan show gdp -f json",
    short_help="One indicator: every figure, its place, every derivation.",
)
@click.argument("id", metavar="ID", shell_complete=complete.indicators)
@click.option("--plan", "plans", metavar="PLAN", type=PLAN_FILE, help="The plan file, or -.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@as_of_option
@presentation
def show(id: str, plans: str | None, rounding: str | None, as_of: dt.date | None, **options: Any) -> int:
    """One indicator in full: every figure with its true values and place, and every derivation step by step.

    Of what was recorded, the history: which figures count, and which a later version has superseded; then
    pace, outlook and what the rest of the year has to bring.
    """
    from jyplan.answers.show import show as everything_about

    settings = settings_of(**options)
    for document in documents([plans] if plans else [], settings, rounding):
        if document is None:
            return 2
        for each in sorted(chosen(document, [id], None, settings).ids or ()):
            _print_shown(document, everything_about(document.plan, each, as_of=as_of), settings)
    return 0


def _print_shown(document: Document, shown: Shown, settings: Settings) -> None:
    from jyplan.answers.show import FigureRow, HistoryRow
    from jyplan.report import steps
    from jyplan.report.section import Section, plan_header

    indicator = shown.indicator
    named = {"id": shown.id, "name": indicator.name, "unit": indicator.unit}
    section = Section(
        plan_header(document.plan, document.name),
        shown.figures,
        FigureRow,
        {"rows": len(shown.figures), "derivations": len(shown.steps)},
        lambda: steps.figures_table(shown, steps.heading(shown, settings.language), settings.language),
        {"indicator": named, "history": shown.history, "derivations": shown.steps},
    )

    def below() -> str:
        """What stands below the figures: the course of the year, and the derivations."""
        block = settings.format.block
        assert block is not None, "a format with room below its tables"
        derived = block(list(steps.lines(shown.steps, settings.language)), settings.layout)
        if all(row.kind == "target" for row in shown.history) and len(shown.history) < 2:
            return derived
        history = Section(
            {}, shown.history, HistoryRow, {}, lambda: steps.history_table(shown, settings.language)
        )
        table = "".join(map(str, pieces_of("show", [history], settings, many=False)))
        return "\n".join(filter(None, (table, derived)))

    print_result("show", [section._replace(below=below)], settings)
