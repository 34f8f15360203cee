"""``jyplan schema``: the JSON Schema of the plan file, or of what a command prints as JSON."""

from __future__ import annotations

import click

from jyplan.cli.options import Help, Settings
from jyplan.cli.output import write

SCHEMAS = (
    *("plan", "status", "growth", "base", "gap", "check", "show", "calc"),
    *("extract", "proofread", "audit", "report", "explain"),
)


@click.command(
    cls=Help,
    epilog="jyplan schema\njyplan schema -o plan.schema.json\njyplan schema check",
    short_help="JSON Schema of the plan file, or of a command's JSON.",
)
@click.argument("what", metavar="[WHAT]", type=click.Choice(SCHEMAS), default="plan")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write to this file instead of standard output.",
)
def schema(what: str, output: str | None) -> int:
    """The JSON Schema (draft 2020-12) of the plan file.

    With the name of a command (status, growth, base, gap, check, show, calc, extract, proofread, audit,
    report, explain) the schema of what it prints with -f json. Editors complete and check a plan whose
    first line is "#:schema plan.schema.json".
    """
    import json

    if what == "plan":
        from jyplan.plan.schema import plan_schema

        made = plan_schema()
    else:
        from jyplan.report.json_schema import output_schema

        made = output_schema(what)
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    write(text, Settings("json", output, "en", False, False, True, False))
    return 0
