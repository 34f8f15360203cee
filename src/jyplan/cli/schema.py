"""``jyplan schema``: the JSON Schema of the plan file, or of what a command prints as JSON."""

from __future__ import annotations

from typing import Any

import click

from jyplan.cli.options import Help, Settings
from jyplan.cli.output import write

_WIDTH = 110
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
    if what == "plan":
        from jyplan.plan.schema import plan_schema

        made = plan_schema()
    else:
        from jyplan.report.json_schema import output_schema

        made = output_schema(what)
    write(f"{_laid_out(made)}\n", Settings("json", output, "en", False, False, True, False))
    return 0


def _laid_out(value: Any, depth: int = 0) -> str:
    """JSON in which what fits on a line of 110 characters stands on one."""
    import json

    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or 2 * depth + len(line) <= _WIDTH:
        return line
    margin = "\n" + "  " * depth
    if isinstance(value, list):
        lines = [_laid_out(item, depth + 1) for item in value]
        return f"[{margin}  " + f",{margin}  ".join(lines) + f"{margin}]"
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, depth + 1)}" for key, item in value.items()
    ]
    return f"{{{margin}  " + f",{margin}  ".join(lines) + f"{margin}}}"
