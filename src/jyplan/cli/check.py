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
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jyplan import __version__
from jyplan.cli.options import FORMATS, ROUNDINGS, Help, Settings, presentation, settings_of
from jyplan.cli.output import print_result, rendered, write
from jyplan.cli.rows import documents

if TYPE_CHECKING:
    from jyplan.consistency.check import Checked
    from jyplan.diagnostic import PlanError
    from jyplan.load import Document
    from jyplan.report.render import Section
    from jyplan.workings import Working

_FAIL_ON = ("edge", "not-checkable", "untested")
_FOR_MACHINES = ("github", "sarif", "junit")
_WITH_WORKINGS = ("text", "plain", "markdown", "json", "junit")


class _Done(NamedTuple):
    """A plan with what its check found, and the workings where they are asked for."""

    document: Document
    checked: Checked
    workings: Sequence[Working]


@click.command(
    cls=Help,
    epilog="jyplan check\njyplan check plan.toml --explain\njyplan check plans/*.toml --fail-on edge -q\n"
    "jyplan check plan.toml -f sarif -o plan.sarif\njyplan check plan.toml -f junit -o report.xml\n"
    "jyplan explain growth-mismatch",
    short_help="Consistency; exit 1 where something stated cannot be true.",
)
@plan_arguments
@click.option("--fail-on", type=click.Choice(_FAIL_ON), multiple=True, help="Exit 1 on this verdict too.")
@click.option("--explain", is_flag=True, help="Every derivation: formula, numbers put in, what would pass.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@click.option(
    "--timeout", type=click.FloatRange(min=0), metavar="SECONDS", help="Give up on what takes longer [60]."
)
@presentation(formats=(*FORMATS, *_FOR_MACHINES))
def check(
    plans: tuple[str, ...],
    fail_on: tuple[str, ...],
    explain: bool,
    rounding: str | None,
    timeout: float | None,
    **options: Any,
) -> int:
    """Whether the stated growth rates, shares, totals, subsets and comparisons can all be true at once.

    Each is held against the figures it touches, then all of them together, exactly. Exit 1 where something
    cannot be true, 2 where it could not be decided in time or a plan cannot be read. With -q only the verdict
    is printed, a line a plan. Every finding has a code: jyplan explain CODE. PLAN is a plan file, or - for
    standard input; without one the nearest data/targets.toml is used.
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
    from jyplan.report.findings import failing

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
    settings = settings_of(**options)
    if explain and settings.form not in _WITH_WORKINGS:
        raise click.UsageError(f"--explain goes with -f {', '.join(_WITH_WORKINGS)}")
    done: list[_Done] = []
    wrong: list[PlanError] = []
    found = undecided = False
    for document in documents(plans, settings, rounding, wrong):
        if document is None:
            continue
        deadline = monotonic() + (60 if timeout is None else timeout)
        checked = _named(checked_of(document.plan, deadline=deadline), document, settings)
        found |= failing(checked, fail_on)
        undecided |= any(one.reason == "not-decided" for one in checked.statements)
        done.append(_Done(document, checked, _workings(document, checked, settings) if explain else ()))
    if settings.form in _FOR_MACHINES:
        _print_for_machines(done, wrong, settings, fail_on)
    elif settings.quiet and settings.form in ("text", "plain", "markdown"):
        _print_verdicts(done, settings)
    elif done:
        _print(done, settings, explain=explain)
    return 2 if wrong or undecided else 1 if found else 0


def _named(checked: Checked, document: Document, settings: Settings) -> Checked:
    """The statements under the names that the language of the output asks for."""
    if (settings.language if settings.form in _FOR_MACHINES else settings.names) != "en":
        return checked
    english = {one.name: one.name_en for one in document.plan.indicators.values() if one.name_en}
    rows = (one._replace(name=english.get(one.name, one.name)) for one in checked.statements)
    return checked._replace(statements=tuple(rows))


def _workings(document: Document, checked: Checked, settings: Settings) -> Sequence[Working]:
    from jyplan.workings import workings

    return workings(document.plan, checked, every=settings.verbose or settings.form in ("json", "junit"))


def _print_verdicts(done: Sequence[_Done], settings: Settings) -> None:
    """The verdict of each plan, and nothing else."""
    from jyplan.report.check import summary
    from jyplan.report.safe import visible

    lines = (f"{visible(one.document.name)}: {summary(one.checked, settings.language)}\n" for one in done)
    write("".join(lines), settings)


def _print(done: Sequence[_Done], settings: Settings, *, explain: bool) -> None:
    """For each plan the table of verdicts, then the workings and whatever was found, in plain sentences."""
    sections = [_section(one, settings, explain=explain) for one in done]
    if settings.form in ("text", "plain", "markdown"):
        pairs = zip(sections, done, strict=True)
        told = (rendered("check", [section], settings) + _below(one, settings) for section, one in pairs)
        write("\n".join(told), settings)
    else:
        print_result("check", sections, settings)


def _below(done: _Done, settings: Settings) -> str:
    """What stands below the table of one plan; a pipe gets it only where it asks."""
    from shutil import get_terminal_size

    from jyplan.report import workings
    from jyplan.report.check import told
    from jyplan.report.wrap import hanging

    lines = list(workings.lines(done.workings, settings.language))
    if settings.form != "plain":
        lines += told(done.checked, settings.language)
    if settings.form == "text":
        columns = get_terminal_size((80, 24)).columns
        lines = [part for line in lines for part in hanging(line, columns)]
    text = "\n".join(lines).rstrip()
    if not text:
        return ""
    return f"\n```text\n{text}\n```\n" if settings.form == "markdown" else f"\n{text}\n"


def _print_for_machines(
    done: Sequence[_Done], wrong: Sequence[PlanError], settings: Settings, fail_on: Sequence[str]
) -> None:
    """The findings of all plans, and the faults of those that cannot be used."""
    if settings.form == "junit":
        write(_junit(done, wrong, settings, fail_on), settings)
        return
    from jyplan.report.findings import findings, located

    faults = [fault for error in wrong for fault in error.diagnostics]
    found = [
        located(finding, one.checked, one.document.place)
        for one in done
        for finding in findings(one.checked, settings.language, fail_on)
    ]
    if settings.form == "sarif":
        from jyplan.report import sarif

        write(sarif.render(found, faults, settings.language, __version__), settings)
        return
    from jyplan.report import github

    write(github.render(github.notices(found, faults, settings.language)), settings)


def _junit(
    done: Sequence[_Done], wrong: Sequence[PlanError], settings: Settings, fail_on: Sequence[str]
) -> str:
    from jyplan.report import junit
    from jyplan.report.workings import working_lines

    suites = []
    for document, checked, workings in done:
        told = {one.address: "\n".join(working_lines(one, settings.language)) for one in workings if one.step}
        suites.append(
            junit.suite(checked, document.name, document.place, settings.language, fail_on, workings=told)
        )
    for error in wrong:
        name = error.diagnostics[0].place.file
        suites.append(junit.unreadable(name, error.diagnostics, settings.language))
    return junit.render(suites)


def _section(done: _Done, settings: Settings, *, explain: bool) -> Section:
    from jyplan.consistency.check import Statement
    from jyplan.diagnostic import key_text
    from jyplan.report.check import check_table, told
    from jyplan.report.render import Section, plan_header

    document, checked, workings = done
    about = document.plan.about
    every = settings.verbose or settings.form == "xlsx"
    title = (settings.names == "en" and about.name_en) or about.name
    more = {
        "conflicts": checked.conflicts,
        "contradictions": checked.contradictions,
        "not_joint": [{"address": one[0], "reason": one[1]} for one in checked.not_joint],
        "accepted": [one._replace(path=key_text(document.place(one.path).key)) for one in checked.accepted],  # type: ignore[arg-type]
    }
        "accepted": checked.accepted,
    } | ({"derivations": workings} if explain else {})
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
        lambda: [line.strip() for line in told(checked, settings.language) if line],
    )
