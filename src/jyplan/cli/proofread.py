"""``jyplan proofread``: the arithmetic of a report, checked in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from jyplan import __version__
from jyplan.cli.language import translated
from jyplan.cli.options import Help, Settings, presentation, settings_of
from jyplan.cli.outlet import say
from jyplan.cli.output import tell, write

if TYPE_CHECKING:
    from jyplan.answers.proofread import Proof
    from jyplan.diagnostic import PlanError
    from jyplan.extract.earlier import Earlier
    from jyplan.extract.mentions import Reading

_FORMATS = ("text", "plain", "json", "csv", "markdown", "github", "sarif", "junit", "html")
_FAIL_ON = ("edge", "look", "unread")
_FILE = click.Path(dir_okay=True)


@click.command(
    cls=Help,
    epilog="jyplan proofread report.docx\njyplan proofread report.docx -f html -o report.html\n"
    "jyplan proofread 2018.txt --previous 2017.txt\njyplan proofread reports/*.pdf -f sarif -o reports.sarif",
    short_help="The arithmetic of a report, checked in place.",
)
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--previous",
    metavar="FILE",
    multiple=True,
    type=_FILE,
    help="Last year's report or plan, for bases; may be repeated.",
)
@click.option("--year", type=click.IntRange(1900, 2200), help="The year that the document speaks in.")
@click.option("--title", metavar="TITLE", help="The document's title, where the file does not say it.")
@click.option("--fail-on", type=click.Choice(_FAIL_ON), multiple=True, help="Exit 1 on this too.")
@presentation(formats=_FORMATS)
def proofread(
    documents: tuple[str, ...],
    previous: tuple[str, ...],
    year: int | None,
    title: str | None,
    fail_on: tuple[str, ...],
    **options: Any,
) -> int:
    """Whether the growth rates, shares, sums and changes that a report states can be true of its figures.

    Only figures that the text itself ties together are held against each other, and parts that leave nothing
    out by their names; what merely looks wrong is listed as worth a look, and is no finding. Exit 1 where
    something cannot be true, 2 where a document cannot be read. DOCUMENT is a .docx, .pdf, .html, .txt, .md,
    .xlsx or .csv file. The format html is the document with its figures marked and findings in the margin.
    """
    if options["form"] == "html" and len(documents) > 1:
        raise click.UsageError(translated("-f html takes one document"))
    settings = settings_of(**options)
    wrong: list[PlanError] = []
    earlier = _earlier(previous, settings, wrong)
    proofs = list(_proofs(documents, earlier, settings, year, title, wrong))
    rendered = _rendered(proofs, settings, wrong, fail_on, many=len(documents) > 1)
    write(rendered, settings)
    undecided = any(row.reason == "not-decided" for proof in proofs for row in proof.checked.statements)
    if wrong or undecided:
        return 2
    return 1 if any(_fails(proof, fail_on) for proof in proofs) else 0


def _fails(proof: Proof, fail_on: tuple[str, ...]) -> bool:
    looks = {look.verdict for look in proof.looks}
    return bool(proof.findings or looks & {*fail_on} or ("unread" in fail_on and proof.reading.unread))


def _reading(name: str, year: int | None, title: str | None, settings: Settings | None) -> Reading:
    """A document's figures. Raises PlanError where it cannot be read."""
    from jyplan.extract.grammar import read
    from jyplan.extract.read import read_document

    document = read_document(name)
    reading = read(document, year, title)
    if reading.year is not None or year is not None:
        return reading
    import datetime as dt

    from jyplan.words.proof import text

    assumed = dt.date.today().year
    if settings is not None and not settings.quiet:
        say(text("year-assumed", settings.language, file=name, year=assumed))
    return read(document, assumed, title)


def _proofs(
    documents: tuple[str, ...],
    earlier: list[Earlier],
    settings: Settings,
    year: int | None,
    title: str | None,
    wrong: list[PlanError],
) -> Iterator[Proof]:
    """One document after the other; what cannot be read is told and kept apart."""
    from jyplan.answers.proofread import proofread as proof_of
    from jyplan.diagnostic import PlanError

    for name in documents:
        try:
            reading = _reading(name, year, title, settings)
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            wrong.append(error)
            continue
        yield proof_of(reading, earlier)


def _earlier(previous: tuple[str, ...], settings: Settings, wrong: list[PlanError]) -> list[Earlier]:
    """The figures of earlier publications: plan files by their suffix, anything else as a document."""
    from jyplan.diagnostic import PlanError
    from jyplan.extract import earlier

    earliers: list[Earlier] = []
    for name in previous:
        try:
            if name.lower().endswith(".toml"):
                from jyplan.plan.load import load

                earliers += earlier.of_plan(load(name), name)
            else:
                earliers += earlier.of_reading(_reading(name, None, None, None), name)
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            wrong.append(error)
    return earliers


def _rendered(
    proofs: list[Proof],
    settings: Settings,
    wrong: list[PlanError],
    fail_on: tuple[str, ...],
    *,
    many: bool,
) -> str:
    language = settings.language
    faults = [fault for error in wrong for fault in error.diagnostics]
    form = settings.form
    if form == "json":
        return _json(proofs, settings, many=many)
    if form == "csv":
        from jyplan.report.formats import csv
        from jyplan.report.proof.rows import CSV_COLUMNS, csv_rows

        return csv.render(csv_rows(proofs, language), CSV_COLUMNS)
    if form == "html":
        from jyplan.report.proof.page import page

        return "".join(page(proof, language) for proof in proofs)
    if form in ("github", "sarif", "junit"):
        return _for_machines(proofs, settings, faults, fail_on)
    return "\n".join(_for_people(proof, settings) for proof in proofs)


def _json(proofs: list[Proof], settings: Settings, *, many: bool) -> str:
    from jyplan.report.encode import SCHEMA_VERSION
    from jyplan.report.formats.json import render
    from jyplan.report.proof.rows import body

    head = {"schema_version": SCHEMA_VERSION, "command": "proofread"}
    bodies = [body(proof, settings.language) for proof in proofs]
    if not many and bodies:
        return render({**head, **bodies[0]})
    totals = {
        key: sum(body["summary"][key] for body in bodies)
        for key in ("findings", "looks", "figures", "checked", "unread")
    }
    return render({**head, "documents": bodies, "summary": {"documents": len(bodies), **totals}})


def _for_machines(
    proofs: list[Proof], settings: Settings, faults: list[Any], fail_on: tuple[str, ...]
) -> str:
    from jyplan.report.proof import machines

    language = settings.language
    if settings.form == "junit":
        from jyplan.report.formats.ci import junit

        suites = [machines.suite(proof, language, fail_on) for proof in proofs]
        return junit.render([*suites, *machines.unreadable(faults, language)])
    located_ = [located for proof in proofs for located in machines.located(proof, language, fail_on)]
    if settings.form == "sarif":
        from jyplan.report.formats.ci import sarif

        return sarif.render(located_, faults, language, __version__)
    from jyplan.report.formats.ci import github

    return github.render(github.notices(located_, faults, language))


def _for_people(proof: Proof, settings: Settings) -> str:
    """Findings and looks, one a paragraph on a terminal, one a line in a pipe."""
    from jyplan.report.proof.rows import summary_text, table

    shown = table(proof, settings.language)
    if settings.form == "plain":
        from jyplan.report.formats import plain

        if not settings.quiet:
            say(summary_text(proof, settings.language))
        return plain.render(shown)
    if settings.form == "markdown":
        from jyplan.report.formats import markdown

        return markdown.render(shown)
    from jyplan.report.formats import text

    at = settings.layout
    return text.render(shown, at.columns, color=at.color, whole=at.whole)
