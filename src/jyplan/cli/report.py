"""``jyplan report``: a page or a Word file for leaders and readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from jyplan import __version__
from jyplan.cli.language import translated
from jyplan.cli.options import Help, Settings, as_of_option, presentation, selection, settings_of
from jyplan.cli.outlet import outlet, say
from jyplan.cli.output import print_result, tell
from jyplan.cli.rows import chosen_of_all, documents
from jyplan.report.formats import whole_names

if TYPE_CHECKING:
    import datetime as dt

    from jyplan.plan.load import Document
    from jyplan.plan.selection import Selection
    from jyplan.report.page.parts import Report
    from jyplan.report.section import Section

_FORMATS = (*whole_names(), "json")
_SECONDS = 60  # after which what check has not decided stays open, as in `jyplan check`


@click.command(
    cls=Help,
    epilog="jyplan report plan.toml -o report.html\njyplan report plan.toml --as-of 2017-05-31 -o may.html\n"
    "jyplan report plan.toml -f docx -o report.docx --lang zh\n"
    "jyplan report plan.toml --group economy -f json",
    short_help="A page or a Word file for leaders and readers.",
)
@selection
@as_of_option
@presentation(formats=_FORMATS, usual="Format [html, or what the name of the file says].")
def report(
    plans: tuple[str, ...],
    as_of: dt.date | None,
    only: tuple[str, ...],
    group: str | None,
    owner: str | None,
    sort: str | None,
    rounding: str | None,
    **options: Any,
) -> int:
    """One file that people hand on: how the plan stands, who is ahead and behind, and do its figures add up.

    The page is whole by itself: it asks for nothing from anywhere, works without a script and prints on A4.
    With -f docx a Word file with the annex table that offices exchange, with -f json all that both say.
    PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.
    """
    from jyplan.diagnostic import PlanError

    form = options["form"] or _by_name(options["output"])
    settings = settings_of(**{**options, "form": form})
    read = list(documents(plans, settings, rounding))
    usable = [document for document in read if document is not None]
    code = 2 if len(usable) < len(read) else 0
    try:
        selections = chosen_of_all(usable, only, group, settings, owner) if usable else []
        made = [
            _made(document, settings, as_of, which, sort)
            for document, which in zip(usable, selections, strict=True)
        ]
    except PlanError as error:
        tell(error.diagnostics, settings.language)
        return 2
    if made:
        _print(made, settings, many=len(plans) > 1)
    return code


def _by_name(output: str | None) -> str:
    """The format that a file's name asks for."""
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in _FORMATS else "html"


def _made(
    document: Document,
    settings: Settings,
    as_of: dt.date | None,
    which: Selection,
    sort: str | None,
) -> Report:
    """The report of one plan. Raises PlanError for a field to sort by that there is not."""
    from time import monotonic

    from jyplan.answers.status import StatusRow
    from jyplan.cli.rows import sorted_rows
    from jyplan.consistency.result import check
    from jyplan.plan.selection import Selection
    from jyplan.report.page.document import report
    from jyplan.statements.standing import Standings

    sorted_rows([], sort, StatusRow, document)
    every = which == Selection(language=which.language)
    ids = None if every else frozenset(id for id, _ in which.chosen(document.plan))
    checked = check(document.plan, ids, monotonic() + _SECONDS, settings.names)
    standings = Standings(document.plan, as_of)
    made = report(standings, checked, document.place, which, language=settings.names, version=__version__)
    if sort is not None:
        order = [row.id for row in sorted_rows([row.status for row in made.rows], sort, StatusRow, document)]
        made = made._replace(rows=tuple(sorted(made.rows, key=lambda row: order.index(row.id))))
    return made


def _print(made: list[Report], settings: Settings, *, many: bool) -> None:
    if settings.format.reports is None:
        print_result("report", [_section(report) for report in made], settings, many=many)
    else:
        with outlet(settings) as put:
            put(settings.format.reports(made))
    if settings.output is not None and settings.form != "json" and not settings.quiet:
        say(translated("jyplan: wrote {name}", name=settings.output))


def _section(made: Report) -> Section:
    from jyplan.report.page.parts import ReportRow
    from jyplan.report.page.record import beside, row
    from jyplan.report.section import Section, plan_header
    from jyplan.report.table import Table

    return Section(
        plan_header(made.plan, made.file),
        [row(shown) for shown in made.rows],
        ReportRow,
        made.summary._asdict(),
        lambda: Table("", (), ()),
        beside(made),
    )
