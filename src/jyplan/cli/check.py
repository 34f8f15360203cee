"""``jyplan check``: whether everything that is stated can be true, alone and jointly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from jyplan.cli.options import (
    FORMATS,
    ROUNDINGS,
    Help,
    Settings,
    plan_arguments,
    presentation,
    settings_of,
)
from jyplan.cli.output import layout, outlet, print_result, say
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
@plan_arguments
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
    settings = settings_of(**options)
    tally = Tally()
    judged = _judged(plans, settings, rounding, timeout, tally)
    with outlet(settings) as put:
        _report(judged, settings, tally, put, many=len(plans) > 1)
    failing = {"inconsistent", *fail_on}
    found = tally.contradicted or any(tally.statements[verdict] for verdict in failing)
    return 2 if tally.unusable or tally.undecided else 1 if found else 0


class Tally:
    """What is left of a plan once it is printed: of a thousand, only one is held at a time."""

    def __init__(self) -> None:
        self.plans: Counter[str] = Counter()
        self.statements: Counter[str] = Counter()
        self.unusable = 0
        self.contradicted = self.undecided = False

    def add(self, checked: Checked) -> None:
        """Count one plan."""
        self.plans[checked.summary.verdict] += 1
        self.statements.update(checked.summary.counts)
        self.contradicted |= bool(checked.contradictions)
        self.undecided |= any(one.reason == "not-decided" for one in checked.statements)

    def summary(self) -> dict[str, object]:
        """All plans in short, the worst verdict among them."""
        from jyplan.verdict import VERDICTS

        return {
            "plans": self.plans.total(),
            "unusable": self.unusable,
            "verdict": next((one for one in VERDICTS if self.plans[one]), "untested"),
            "verdicts": {one: self.plans[one] for one in VERDICTS},
            **{one: self.statements[one] for one in VERDICTS},
        }


def _judged(
    plans: tuple[str, ...], settings: Settings, rounding: str | None, timeout: float | None, tally: Tally
) -> Iterator[tuple[Document, Checked]]:
    """One plan after the other with what the check found; what cannot be used is told and counted."""
    from time import monotonic

    from jyplan.consistency.check import check as checked_of

    for document in documents(plans, settings, rounding):
        if document is None:
            tally.unusable += 1
            continue
        checked = checked_of(document.plan, deadline=monotonic() + (60 if timeout is None else timeout))
        tally.add(checked)
        yield document, checked


def _report(
    judged: Iterator[tuple[Document, Checked]],
    settings: Settings,
    tally: Tally,
    put: Callable[[str], None],
    *,
    many: bool,
) -> None:
    from jyplan.report import check as report
    from jyplan.report.render import pieces

    sections = (_section(document, checked, settings) for document, checked in judged)
    if settings.form == "github":
        from jyplan.report.github import render

        for document, checked in judged:
            put(render(report.notices(checked, document.place, settings.language)))
    elif settings.form == "xlsx":
        if whole := list(sections):
            print_result("check", whole, settings)
    else:
        for piece in pieces(
            "check", sections, settings.form, layout(settings), many=many, total=tally.summary
        ):
            put(piece)
    if not many or settings.form == "json":
        return
    told = report.total(tally.plans, tally.unusable, settings.language)
    if settings.form in ("text", "markdown"):
        put(f"\n{told}\n")
    elif not settings.quiet:
        say(f"jyplan: {told}")


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
        "accepted": [one._replace(path=key_text(document.place(one.path).key)) for one in checked.accepted],  # type: ignore[arg-type]
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
        "" if settings.quiet else "\n".join(findings(checked, settings.language)),
    )
