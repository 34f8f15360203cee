"""``jyplan check``: whether everything that is stated can be true, alone and jointly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.options import FORMATS, ROUNDINGS, Help, Settings, presentation, settings_of
from jyplan.cli.output import print_result, write
from jyplan.cli.rows import documents

if TYPE_CHECKING:
    from jyplan.consistency.check import Checked
    from jyplan.load import Document
    from jyplan.report.render import Section

_FAIL_ON = ("edge", "not-checkable", "untested")


@click.command(
    cls=Help,
    epilog="jyplan check\njyplan check plan.toml -f json\njyplan check plans/*.toml --fail-on edge -q",
    short_help="Consistency; exit 1 where something stated cannot be true.",
)
@click.argument("plans", metavar="[PLAN]...", nargs=-1)
@click.option("--fail-on", type=click.Choice(_FAIL_ON), multiple=True, help="Exit 1 on this verdict too.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@click.option(
    "--timeout", type=click.FloatRange(min=0), metavar="SECONDS", help="Give up on what takes longer [60]."
)
@presentation(formats=(*FORMATS, "github"))
def check(
    plans: tuple[str, ...],
    fail_on: tuple[str, ...],
    rounding: str | None,
    timeout: float | None,
    **options: Any,
) -> int:
    """Whether the stated growth rates, shares, totals, subsets and comparisons can all be true at once.

    Each is held against the figures it touches, then all of them together, exactly. Exit 1 where something
    cannot be true, 2 where it could not be decided in time. PLAN is a plan file, or - for standard input;
    without one the nearest data/targets.toml is used.
    """
    from time import monotonic

    from jyplan.consistency.check import check as checked_of

    settings = settings_of(**options)
    failing = {"inconsistent", *fail_on}
    done: list[tuple[Document, Checked]] = []
    found = unusable = False
    for document in documents(plans, settings, rounding):
        if document is None:
            unusable = True
            continue
        checked = checked_of(document.plan, deadline=monotonic() + (60 if timeout is None else timeout))
        found |= bool(checked.contradictions) or any(one.verdict in failing for one in checked.statements)
        unusable |= any(one.reason == "not-decided" for one in checked.statements)
        done.append((document, checked))
    if done:
        _print(done, settings)
    return 2 if unusable else 1 if found else 0


def _print(done: list[tuple[Document, Checked]], settings: Settings) -> None:
    from jyplan.report import check as report

    if settings.form == "github":
        from jyplan.report.github import render

        found = [one for document, c in done for one in report.notices(c, document.place, settings.language)]
        write(render(found), settings)
        return
    print_result("check", [_section(document, checked, settings) for document, checked in done], settings)
    if settings.form in ("text", "markdown") and not settings.quiet:
        for _, checked in done:
            told = "\n".join(report.findings(checked, settings.language))
            if told:
                write(f"\n{told.rstrip()}\n", settings)


def _section(document: Document, checked: Checked, settings: Settings) -> Section:
    from jyplan.consistency.check import Statement
    from jyplan.diagnostic import key_text
    from jyplan.report.check import check_table, findings
    from jyplan.report.render import Section, plan_header

    about = document.plan.about
    every = settings.verbose or settings.form == "xlsx"
    title = (settings.names == "en" and about.name_en) or about.name
    more = {
        "conflicts": checked.conflicts,
        "contradictions": checked.contradictions,
        "not_joint": [{"address": one[0], "reason": one[1]} for one in checked.not_joint],
        "accepted": checked.accepted,
    }
    return Section(
        plan_header(document.plan, document.name),
        [one._replace(path=key_text(document.place(one.path).key)) for one in checked.statements],  # type: ignore[arg-type]
        Statement,
        {"verdict": checked.summary.verdict} | {str(code): n for code, n in checked.summary.counts.items()},
        lambda: check_table(checked, title, settings.language, every=every),
        more,
        "statements",
        lambda: [line.strip() for line in findings(checked, settings.language) if line],
    )
