"""What a check found as a list of values, one a place to look at, for the formats that machines show.

Figures that fail only together are one finding at the first suspect, not one for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jyplan.consistency.result import Checked, Statement
from jyplan.diagnostic import Diagnostic, Path, Place, PlanError
from jyplan.exact.decimals import human
from jyplan.report.conflicts import conflict_sentence, contradiction_sentence, measured
from jyplan.report.reading import Reading
from jyplan.report.safe import visible
from jyplan.words.codes import ACCEPTED, CERTAIN, CONFLICT, CONTRADICTION, STALE, Level, level
from jyplan.words.headings import word
from jyplan.words.language import Language


class Finding(NamedTuple):
    """One finding: ``figures`` are the addresses concerned, the first one where it is shown.

    ``accepted`` is the plan's reason to live with it.
    """

    code: str
    level: Level
    figures: tuple[str, ...]
    path: Path
    message: str
    hint: str
    accepted: str | None = None


class Located(NamedTuple):
    """A finding with the places of its figures, the first one that of the finding itself."""

    finding: Finding
    places: tuple[Place, ...]


class JudgedPlan(NamedTuple):
    """One plan with what its check found; ``workings`` are derivations in words, by address."""

    name: str
    place: Callable[[Path], Place]
    reading: Reading
    workings: Mapping[str, str]


class Judged(NamedTuple):
    """What a check of plans found, held a plan at a time; ``unusable`` is known once all were read.

    Verdicts in ``fail_on`` count as errors. ``version`` is that of the program.
    """

    plans: Iterable[JudgedPlan]
    unusable: Callable[[], Sequence[PlanError]]
    language: Language
    fail_on: Collection[str]
    version: str

    def located(self) -> tuple[list[Located], list[Diagnostic]]:
        """The findings of all plans with their places, and the faults of those that cannot be used."""
        known = [
            located(finding, plan.reading, plan.place)
            for plan in self.plans
            for finding in findings(plan.reading, self.fail_on)
        ]
        return known, [fault for error in self.unusable() for fault in error.diagnostics]


def located(finding: Finding, reading: Reading, place: Callable[[Path], Place]) -> Located:
    """The finding with its places in the file."""
    paths = [row.path if (row := reading.row(name)) else finding.path for name in finding.figures]
    return Located(finding, tuple(place(path) for path in (finding.path, *paths[1:])))


def accepted_figures(checked: Checked) -> frozenset[str]:
    """The addresses that an acceptance covers."""
    return frozenset(address for acceptance in checked.accepted for address in acceptance.figures)


def failing(checked: Checked, fail_on: Collection[str] = ()) -> bool:
    """Whether something stated, and not accepted, cannot be true, or has a verdict in ``fail_on``."""
    bad, accepted = {"inconsistent", *fail_on}, accepted_figures(checked)
    rows = [row for row in checked.statements if row.address not in accepted]
    return bool(checked.contradictions) or any(row.verdict in bad for row in rows)


def findings(reading: Reading, fail_on: Collection[str] = ()) -> list[Finding]:
    """Everything found, in the plan's order of statements, then conflicts, contradictions, acceptances."""
    checked, language = reading.checked, reading.language
    accepted = accepted_figures(checked)
    told_jointly = {CONFLICT, CONTRADICTION, CERTAIN} if checked.conflicts or checked.contradictions else ()
    listed = [
        _of_row(row, bad, reading)
        for row in checked.statements
        if row.address not in accepted and row.code not in told_jointly
        if (bad := level_of(row, fail_on)) is not None
    ]
    listed += _joint(reading)
    for acceptance in checked.accepted:
        row = reading.rows[acceptance.address]
        if acceptance.stale:
            message = word(
                "accepted-stale", language, address=acceptance.address, reason=visible(acceptance.reason)
            )
            hint = word("see-explain", language, about=STALE)
            listed.append(Finding(STALE, level(STALE), acceptance.figures, acceptance.path, message, hint))
        else:
            finding = _of_row(row, level_of(row, fail_on) or level(ACCEPTED), reading)
            hint = word("see-explain", language, about=finding.code)
            listed.append(finding._replace(hint=hint, accepted=visible(acceptance.reason)))
    return listed


def level_of(row: Statement, fail_on: Collection[str] = ()) -> Level | None:
    """How bad a row is; None where it is no finding."""
    if row.reason == "not-decided":
        return "open"
    if row.verdict in fail_on:
        return "error"
    return level(row.code or row.verdict) if row.verdict in ("inconsistent", "edge") else None


def _joint(reading: Reading) -> Iterator[Finding]:
    for conflict in reading.checked.conflicts:
        if conflict.verdict == "edge":
            continue  # each of its figures is told as an edge
        suspects = dict.fromkeys(name for culprits in conflict.culprits for name in culprits)
        figures = tuple(dict.fromkeys((*suspects, *conflict.figures, *conflict.relations)))
        message = conflict_sentence(conflict, reading)
        yield _at(conflict.code, figures, message, reading)
    for contradiction in reading.checked.contradictions:
        message = contradiction_sentence(contradiction, reading)
        yield _at(contradiction.code, contradiction.labels, message, reading)


def with_messages(checked: Checked, language: Language) -> Checked:
    """A check whose failing statements, conflicts and contradictions say in words what is wrong."""
    reading = Reading(checked, language)
    return checked._replace(
        statements=tuple(
            row._replace(message=sentence(row, reading)) if row.verdict in ("inconsistent", "edge") else row
            for row in checked.statements
        ),
        conflicts=tuple(
            conflict._replace(message=conflict_sentence(conflict, reading)) for conflict in checked.conflicts
        ),
        contradictions=tuple(
            clash._replace(message=contradiction_sentence(clash, reading)) for clash in checked.contradictions
        ),
    )


def _at(code: str, figures: tuple[str, ...], message: str, reading: Reading) -> Finding:
    first = reading.row(figures[0]) if figures else None
    path = ("relations",) if first is None else first.path
    hint = word("see-explain", reading.language, about=code)
    return Finding(code, level(code), figures, path, message, hint)


def _of_row(row: Statement, bad: Level, reading: Reading) -> Finding:
    code, language = row.code or row.verdict, reading.language
    hint = word("assumes-nominal", language) if row.assumes else word("see-explain", language, about=code)
    return Finding(code, bad, (row.address,), row.path, sentence(row, reading), hint)


def sentence(row: Statement, reading: Reading) -> str:
    """One statement with what is stated, what the others give, and what would agree."""
    language, wording = reading.language, reading.of(row)
    colon = word("colon", language)
    text = f"{row.address} ({wording.name}){colon}"
    if row.interval is None or row.verdict not in ("inconsistent", "edge") or row.reason == "joint":
        reason = colon + word(row.reason, language) if row.reason else ""
        return text + " ".join(filter(None, (wording.text, word(row.verdict, language) + reason)))
    value, interval = row.computed, wording.printed(row.interval)
    shown = human(None if value is None else wording.in_print(value), interval)
    inside = wording.unit if shown and interval.width == 0 else measured(row.interval, wording)
    computed = " ".join(filter(None, (shown, inside)))
    if not row.stated:
        return text + word("fails-against", language, computed=computed)
    failed = "stated-but" if row.kind in ("increase", "points") else f"stated-{row.kind}"
    code = failed if row.verdict == "inconsistent" else "stated-edge"
    text += word(code, language, stated=wording.text, computed=computed)
    if row.passes and row.verdict == "inconsistent":
        text += word("would-agree", language, passes=word("comma", language).join(row.passes))
    return text
