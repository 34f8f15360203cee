"""``jyplan status --across``: several plans beside each other, an indicator a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.language import translated
from jyplan.cli.options import settings_of
from jyplan.cli.output import print_result, tell
from jyplan.cli.rows import chosen_of_all, documents

if TYPE_CHECKING:
    from jyplan.cli.rows import RowsCommand


def run_across(command: RowsCommand, plans: Sequence[str], **options: Any) -> int:
    """Load all plans, choose, compute, rank, print, exit; the ranking is the order."""
    from jyplan.answers.across import District, across
    from jyplan.diagnostic import PlanError
    from jyplan.report.across import sections
    from jyplan.report.section import plan_header
    from jyplan.statements.standing import Standings

    only, group, owner, sort, rounding = (
        options.pop(name) for name in ("only", "group", "owner", "sort", "rounding")
    )
    settings = settings_of(**options)
    settings = settings._replace(verbose=settings.verbose or command.all_columns)
    if sort is not None:
        raise click.UsageError(translated("--sort does not go with --across: the ranks are the order"))
    read = list(documents(plans, settings, rounding))
    usable = [document for document in read if document is not None]
    code = 2 if len(usable) < len(read) else 0
    if not usable:
        return code
    try:
        selections = chosen_of_all(usable, only, group, settings, owner)
    except PlanError as error:
        tell(error.diagnostics, settings.language)
        return 2
    districts = []
    for document, which in zip(usable, selections, strict=True):
        standings = Standings(document.plan, command.as_of)
        rows = command.compute(standings, which)
        if not settings.quiet:
            tell(command.doubts(document, standings), settings.language)
        districts.append(District(document.name, document.plan.about.called(settings.names), rows))
        code = max(code, 1 if command.fails(rows) else 0)
    headers = [plan_header(document.plan, document.name) for document in usable]
    compared = sections(across(districts), headers, settings.language, titled=settings.format.titles)
    print_result(command.name, list(compared), settings)
    return code
