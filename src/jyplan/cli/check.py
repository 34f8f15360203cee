"""``jyplan check``: whether everything that is stated can be true, alone and jointly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jyplan import __version__
from jyplan.cli import complete
from jyplan.cli.language import translated
from jyplan.cli.options import (
    PLAN_FILE,
    ROUNDINGS,
    Help,
    Settings,
    as_of_option,
    plan_arguments,
    presentation,
    settings_of,
)
from jyplan.cli.outlet import outlet, say
from jyplan.cli.output import pieces_of, tell
from jyplan.cli.rows import PATIENCE, chosen, documents
from jyplan.report.formats import ci_names, form_named, names

if TYPE_CHECKING:
    import datetime as dt

    from jyplan.consistency.because import Working
    from jyplan.consistency.parts import Division
    from jyplan.consistency.result import Checked
    from jyplan.diagnostic import PlanError
    from jyplan.plan.load import Document
    from jyplan.report.findings import JudgedPlan
    from jyplan.report.section import Section

    _Put = Callable[[str | bytes], None]

_FAIL_ON = ("edge", "not-checkable", "untested")


class _Done(NamedTuple):
    """A plan with what its check found, the workings where they are asked for, and its parts."""

    document: Document
    checked: Checked
    workings: Sequence[Working]
    divisions: Sequence[Division] | None


class _Asked(NamedTuple):
    """What is asked of a check."""

    rounding: str | None
    timeout: float | None
    only: tuple[str, ...]
    as_of: dt.date | None
    explain: bool
    portions: Sequence[Document] | None


class _Seconds(click.FloatRange):
    """A time that ends: neither nan nor inf."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number of seconds. Raises BadParameter."""
        seconds: float = super().convert(value, param, ctx)
        if not isfinite(seconds):
            text = translated("{value!r} is not a valid {number_type}.", value=value, number_type=self.name)
            self.fail(text, param, ctx)
        return seconds


class _WithParts(Help):
    """A command whose ``--parts`` takes all the names that follow it, as a shell spells out a pattern."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with ``--parts`` before each of these names."""
        spelt, taking = [], False
        for argument, after in pairwise([*args, "--"]):
            if argument == "--parts" and (after == "-" or not after.startswith("-")):
                taking = True
            else:
                taking = taking and (argument == "-" or not argument.startswith("-"))
                spelt += ["--parts", argument] if taking else [argument]
        return super().parse_args(ctx, spelt)


@click.command(
    cls=_WithParts,
    epilog="jyplan check\njyplan check plan.toml --explain\njyplan check plans/*.toml --fail-on edge -q\n"
    "jyplan check plan.toml -f sarif -o plan.sarif\njyplan check plan.toml -f junit -o report.xml\n"
    "jyplan check city.toml --parts districts/*.toml\n"
    "jyplan explain growth-mismatch",
    short_help="Consistency; exit 1 where something stated cannot be true.",
)
@plan_arguments
@click.option("--fail-on", type=click.Choice(_FAIL_ON), multiple=True, help="Exit 1 on this verdict too.")
@click.option("--explain", is_flag=True, help="Every derivation: formula, numbers put in, what would pass.")
@click.option("--rounding", type=click.Choice(ROUNDINGS), help="Rounding rule of the plan's figures.")
@click.option("--timeout", type=_Seconds(min=0), metavar="SECONDS", help="Give up on what takes longer [60].")
@as_of_option
@click.option(
    "--only",
    multiple=True,
    metavar="ID",
    shell_complete=complete.indicators,
    help="Only this indicator, by id or name; may be repeated.",
)
@click.option(
    "--parts",
    multiple=True,
    metavar="PLAN...",
    type=PLAN_FILE,
    help="The plans whose targets add up to those of PLAN; all names that follow.",
)
@presentation(formats=(*names(), *ci_names()))
def check(
    plans: tuple[str, ...],
    as_of: dt.date | None,
    only: tuple[str, ...],
    fail_on: tuple[str, ...],
    explain: bool,
    rounding: str | None,
    timeout: float | None,
    parts: tuple[str, ...],
    **options: Any,
) -> int:
    """Whether the stated growth rates, shares, totals, subsets and comparisons can all be true at once.

    Each is held against the figures it touches, then all of them together, exactly. Exit 1 where something
    cannot be true, 2 where it could not be decided in time or a plan cannot be read. With -q only the verdict
    is printed, a line a plan. Every finding has a code: jyplan explain CODE. PLAN is a plan file, or - for
    standard input; without one the nearest data/targets.toml is used. With --parts the targets of these plans
    are added up and held against those of PLAN.
    """
    settings = settings_of(**options)
    _refuse(settings, plans, parts, explain=explain)
    tally = Tally()
    portions = _portions(parts, settings, rounding, tally)
    asked = _Asked(rounding, timeout, only, as_of, explain, portions)
    with outlet(settings) as put:
        _print(_judged(plans, settings, asked, tally), settings, tally, put, fail_on, asked, len(plans) > 1)
    _tell_undecided(tally, settings)
    return tally.exit_code(fail_on)


def _refuse(settings: Settings, plans: Sequence[str], parts: Sequence[str], *, explain: bool) -> None:
    """Raise UsageError where options do not go together."""
    if explain and not settings.format.workings:
        forms = ", ".join(name for name in (*names(), *ci_names()) if form_named(name).workings)
        raise click.UsageError(translated("--explain goes with -f {forms}", forms=forms))
    if parts and len(plans) > 1:
        raise click.UsageError(translated("--parts goes with a single PLAN, named before it"))


def _portions(
    parts: Sequence[str], settings: Settings, rounding: str | None, tally: Tally
) -> Sequence[Document] | None:
    """The plans that bring parts of the targets, or None.

    A sum that lacks a plan because its file is broken would be told of as short: then there are none.
    """
    portions = list(documents(parts, settings, rounding, tally.wrong)) if parts else [None]
    usable = [portion for portion in portions if portion is not None]
    return usable if len(usable) == len(portions) else None


def _print(
    plan_by_plan: Iterator[_Done],
    settings: Settings,
    tally: Tally,
    put: _Put,
    fail_on: Sequence[str],
    asked: _Asked,
    many: bool,
) -> None:
    """What was found in each plan, as the format tells it, and of ``many`` plans a line on all."""
    if settings.format.findings:
        _report_findings(plan_by_plan, settings, tally, put, fail_on)
    elif settings.quiet and settings.format.block:
        _report_verdicts(plan_by_plan, settings, put)
    else:
        _report(plan_by_plan, settings, tally, put, many=many, explain=asked.explain)
    if many:
        _sum_up(settings, tally, put)


def _tell_undecided(tally: Tally, settings: Settings) -> None:
    """How much is open, beside formats that have no sentence for it."""
    if tally.undecided and not settings.format.sentences and not settings.quiet:
        from jyplan.report.check import undecided

        say(f"jyplan: {undecided(tally.undecided, settings.language)}")


class Tally:
    """What is left of a plan once it is printed: of a thousand, only one is held at a time."""

    def __init__(self) -> None:
        self.plans: Counter[str] = Counter()
        self.statements: Counter[str] = Counter()
        self.wrong: list[PlanError] = []  # of the plans that cannot be used
        self.contradicted = False
        self.undecided = 0

    def add(self, checked: Checked) -> None:
        """Count one plan."""
        self.plans[checked.summary.verdict] += 1
        self.statements.update(checked.summary.counts)
        self.contradicted |= bool(checked.contradictions)
        self.undecided += sum(statement.reason == "not-decided" for statement in checked.statements)

    def exit_code(self, fail_on: Sequence[str]) -> int:
        """2 where a plan cannot be used or is not decided, 1 where one fails, else 0."""
        if self.wrong or self.undecided:
            return 2
        failed = any(self.statements[verdict] for verdict in ("inconsistent", *fail_on))
        return int(self.contradicted or failed)

    def summary(self) -> dict[str, object]:
        """All plans in short, the worst verdict among them."""
        from jyplan.exact.judge import VERDICTS

        return {
            "plans": self.plans.total(),
            "unusable": len(self.wrong),
            "verdict": next((verdict for verdict in VERDICTS if self.plans[verdict]), "untested"),
            "verdicts": {verdict: self.plans[verdict] for verdict in VERDICTS},
            **{verdict: self.statements[verdict] for verdict in VERDICTS},
        }


def _judged(
    plans: tuple[str, ...],
    settings: Settings,
    asked: _Asked,
    tally: Tally,
) -> Iterator[_Done]:
    """One plan after the other with what the check found; what cannot be used is told and kept apart."""
    from time import monotonic

    from jyplan.consistency.result import check as checked_of
    from jyplan.diagnostic import PlanError

    for document in documents(plans, settings, asked.rounding, tally.wrong):
        if document is None:
            continue
        try:
            ids = chosen(document, asked.only, None, settings).ids
        except PlanError as error:
            tell(error.diagnostics, settings.language)
            tally.wrong.append(error)
            continue
        checked = checked_of(
            document.plan,
            ids,
            monotonic() + (PATIENCE if asked.timeout is None else asked.timeout),
            settings.names,
            asked.as_of,
        )
        made = None if asked.portions is None else _divisions(document, asked, ids, settings)
        if made is not None:
            from jyplan.consistency.parts import with_divisions

            checked = with_divisions(checked, made)
        tally.add(checked)
        workings = _workings(checked, settings, made or ()) if asked.explain else ()
        if made and not settings.format.sentences and not settings.quiet:
            from jyplan.report.parts import without

            for line in without(made, settings.language):
                say(f"jyplan: {line}")
        yield _Done(document, checked, workings, made)


def _divisions(
    document: Document, asked: _Asked, ids: Collection[str] | None, settings: Settings
) -> list[Division]:
    """The targets of a plan with their parts in others."""
    from jyplan.consistency.parts import Portion, divisions
    from jyplan.statements.standing import Standings

    portions = [
        Portion(portion.name, Standings(portion.plan, asked.as_of)) for portion in asked.portions or ()
    ]
    return divisions(Standings(document.plan, asked.as_of), portions, ids, settings.names)


def _workings(checked: Checked, settings: Settings, made: Sequence[Division]) -> Sequence[Working]:
    from jyplan.consistency.because import workings

    steps = {division.row.address: division.step for division in made}
    listed = workings(checked, every=settings.verbose or not settings.format.block)
    return [working._replace(step=steps.get(working.address, working.step)) for working in listed]


def _report_verdicts(plan_by_plan: Iterator[_Done], settings: Settings, put: _Put) -> None:
    """The verdict of each plan, and nothing else."""
    from jyplan.report.check import summary
    from jyplan.report.safe import visible

    for judged in plan_by_plan:
        put(f"{visible(judged.document.name)}: {summary(judged.checked, settings.language)}\n")


def _report(
    plan_by_plan: Iterator[_Done], settings: Settings, tally: Tally, put: _Put, *, many: bool, explain: bool
) -> None:
    """For each plan its rows; where people read, below them the workings and what was found, in sentences."""
    sections = (_section(judged, settings, explain=explain, many=many) for judged in plan_by_plan)
    for piece in pieces_of("check", sections, settings, many=many, total=tally.summary):
        put(piece)


def _sum_up(settings: Settings, tally: Tally, put: _Put) -> None:
    """One line on all plans, beside what has no place for it."""
    from jyplan.report.check import total

    line = total(tally.plans, len(tally.wrong), settings.language)
    if settings.format.block and not settings.quiet:
        put(f"\n{line}\n")
    elif not settings.format.totals and not settings.quiet:
        say(f"jyplan: {line}")


def _below(done: _Done, settings: Settings, *, many: bool) -> str:
    """What stands below the table of one plan: of ``many`` first where in which file each finding stands.

    Then derivations where they are asked for, and the findings in full.
    """
    from jyplan.report import check as report
    from jyplan.report import workings
    from jyplan.report.reading import Reading
    from jyplan.report.safe import visible

    block = settings.format.block
    assert block is not None, "a format with room below its tables"
    lines = list(workings.lines(done.workings, Reading(done.checked, settings.language)))
    lines += _of_parts(done, settings)
    lines += report.paragraphs(done.checked, settings.language)
    if many:
        summary = f"{visible(done.document.name)}: {report.summary(done.checked, settings.language)}"
        listed = report.listed(done.checked, done.document.place, settings.language)
        lines = [summary, *listed, *(["", *lines] if any(lines) else [])]
    return block(lines, settings.layout)


def _of_parts(done: _Done, settings: Settings) -> list[str]:
    from jyplan.report.parts import failing, without

    made = done.divisions or ()
    listed = [*failing(made, settings.language), *without(made, settings.language)]
    return [*listed, ""] if listed else []


def _report_findings(
    plan_by_plan: Iterator[_Done], settings: Settings, tally: Tally, put: _Put, fail_on: Sequence[str]
) -> None:
    """The findings of all plans, and the faults of those that cannot be used."""
    from jyplan.report.findings import Judged

    findings = settings.format.findings
    assert findings is not None, "a format of findings"
    plans = (_judged_plan(done, settings) for done in plan_by_plan)
    put(findings(Judged(plans, lambda: tally.wrong, settings.language, fail_on, __version__)))


def _judged_plan(done: _Done, settings: Settings) -> JudgedPlan:
    from jyplan.report.findings import JudgedPlan
    from jyplan.report.reading import Reading
    from jyplan.report.workings import working_lines

    document, checked, workings = done.document, done.checked, done.workings
    reading = Reading(checked, settings.language)
    lines = {
        working.address: "\n".join(working_lines(working, reading)) for working in workings if working.step
    }
    return JudgedPlan(document.name, document.place, reading, lines)


def _section(done: _Done, settings: Settings, *, explain: bool, many: bool) -> Section:
    from jyplan.consistency.result import Statement
    from jyplan.diagnostic import key_text
    from jyplan.report import check as report
    from jyplan.report.findings import with_messages
    from jyplan.report.section import Section, plan_header

    document, workings = done.document, done.workings
    checked = with_messages(done.checked, settings.language)
    about = document.plan.about
    every = settings.verbose or settings.format.binary
    title = about.called(settings.names)
    more: dict[str, object] = {
        "conflicts": checked.conflicts,
        "contradictions": checked.contradictions,
        "not_joint": [{"address": item[0], "reason": item[1]} for item in checked.not_joint],
        "accepted": [
            item._replace(path=key_text(document.place(item.path).key))  # type: ignore[arg-type]
            for item in checked.accepted
        ],
    } | ({"derivations": workings} if explain else {})
    if done.divisions is not None:
        more["parts"] = [item.row for item in done.divisions]
    return Section(
        plan_header(document.plan, document.name),
        [item._replace(path=key_text(document.place(item.path).key)) for item in checked.statements],  # type: ignore[arg-type]
        Statement,
        {"verdict": checked.summary.verdict} | {str(code): n for code, n in checked.summary.counts.items()},
        lambda: report.check_table(checked, title, settings.language, every=every),
        more,
        "statements",
        lambda: [
            line.strip()
            for line in (*_of_parts(done, settings), *report.paragraphs(checked, settings.language))
            if line
        ],
        lambda: _below(done, settings, many=many),
    )
