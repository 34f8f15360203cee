"""``jyplan extract``: the figures of a report, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.new_file import write_new
from jyplan.cli.options import Help, Settings, presentation, settings_of
from jyplan.cli.outlet import say
from jyplan.cli.output import print_result, write

if TYPE_CHECKING:
    from jyplan.extract.mentions import Reading
    from jyplan.report.section import Section

_FORMATS = ("text", "plain", "json", "jsonl", "csv", "markdown", "toml")
_AS_UTF8 = "json"  # a plan file is written as machine formats are


@click.command(
    cls=Help,
    epilog="jyplan extract report.docx\njyplan extract report.docx -o plan.toml\n"
    "jyplan extract report.txt --year 2017 -f json\njyplan extract bulletin.html -f csv -o figures.csv",
    short_help="The figures of a report, each with its place.",
)
@click.argument("document", metavar="DOCUMENT", type=click.Path())
@click.option(
    "--year", type=click.IntRange(1900, 2100), help="The year that the document speaks in [of its title]."
)
@click.option("--title", metavar="TEXT", help="The document's title, where the file does not name it.")
@presentation(formats=_FORMATS)
def extract(document: str, year: int | None, title: str | None, **options: Any) -> int:
    """The figures of a Chinese report: what each says, of which period, and how they tie.

    Reads txt, md, docx, html, pdf, xlsx and csv. Every numeral is a figure, no figure for a reason that is
    named, or unread: nothing is passed over, and what is not sure is marked. The format toml drafts a plan
    file from them, with comments where it asks; -o with a name that ends in .toml means it, and never
    overwrites a file.
    """
    from jyplan.extract.grammar import read
    from jyplan.extract.read import read_document

    output = options["output"] or ""
    if options["form"] == "toml" or (options["form"] is None and output.endswith(".toml")):
        made = read(read_document(Path(document)), year, title)
        _draft(made, settings_of(**{**options, "form": _AS_UTF8}))
        return 0
    settings = settings_of(**options)
    made = read(read_document(Path(document)), year, title)
    print_result("extract", [_section(made, settings)], settings)
    return 0


def _draft(reading: Reading, settings: Settings) -> None:
    """Write the plan that the figures give."""
    from jyplan.extract.draft import draft
    from jyplan.extract.plan_text import plan_text
    from jyplan.extract.sound import sound
    from jyplan.words.drafting import comment

    drafted = draft(reading)
    sound(drafted)
    text = plan_text(drafted, settings.language)
    if settings.output is None:
        write(text, settings)
    else:
        write_new(settings.output, text)
    if not settings.quiet:
        counts = {
            "file": settings.output or "-",
            "indicators": len(drafted.entries),
            "relations": len(drafted.relations),
            "left": len(drafted.left_out),
            "unread": len(reading.unread),
        }
        say(comment("drafted", settings.language, **counts))


def _section(reading: Reading, settings: Settings) -> Section:
    from jyplan.extract import rows
    from jyplan.report.extract import mentions_table
    from jyplan.report.section import Section

    mentions = tuple(rows.mention_row(reading.document, mention) for mention in reading.mentions)
    ties, unread = rows.tie_rows(reading), rows.unread_rows(reading)
    head = rows.document_row(reading)
    title = head.title or Path(head.file).name
    flat = settings.form == "csv"
    return Section(
        {},
        tuple(map(rows.mention_line, mentions)) if flat else mentions,
        rows.MentionLine if flat else rows.MentionRow,
        rows.summary(reading),
        lambda: mentions_table(mentions, ties, unread, title, settings.language),
        {
            "document": head,
            "ties": ties,
            "not_figures": rows.not_figure_rows(reading),
            "unread": unread,
        },
    )
