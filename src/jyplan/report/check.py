"""What a check found, for people: a table of verdicts, and each conflict in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping

from jyplan.consistency.result import Checked, Statement
from jyplan.diagnostic import Path, Place
from jyplan.exact.decimals import human, interval_beside
from jyplan.exact.judge import VERDICTS
from jyplan.report.cells import number, written
from jyplan.report.columns import Field, coded, ends, identity, judged, named, tabulated
from jyplan.report.conflicts import conflict_lines, contradiction_lines
from jyplan.report.findings import accepted_figures, findings, located
from jyplan.report.reading import Reading, Wording
from jyplan.report.safe import visible
from jyplan.report.table import Table
from jyplan.words.codes import CERTAIN, CONFLICT, CONTRADICTION, code_text
from jyplan.words.headings import word
from jyplan.words.language import Language

JOINT = (CERTAIN, CONFLICT, CONTRADICTION)


def check_table(checked: Checked, title: str, language: Language, *, every: bool) -> Table:
    """A row for each statement that something stated tests; with ``every`` the untested ones too."""
    rows = [statement for statement in checked.statements if every or statement.verdict != "untested"]
    notes = [summary(checked, language)]
    if any(row.verdict == "inconsistent" for row in rows):
        notes.append(word("codes-explained", language))
    hidden = len(checked.statements) - len(rows)
    if hidden:
        notes.append(word("untested-hidden", language, count=hidden))
    reading, accepted = Reading(checked, language), accepted_figures(checked)
    numbers = {row.address: _numbers(row, reading.of(row)) for row in rows}
    return tabulated(statement_fields(language, numbers, accepted), rows, title, language, notes)


def statement_fields(
    language: Language, numbers: Mapping[str, tuple[str, str, str]] = {}, accepted: Container[str] = ()
) -> tuple[Field, ...]:
    """The columns of a :class:`Statement`.

    ``numbers`` are the texts of each one by its address; what is in ``accepted`` is no finding.
    """
    return (
        Field("figure", lambda row: row.address, lambda row: row.address, address=True),
        named(),
        Field(
            "stated-as",
            lambda row: numbers[row.address][0],
            lambda row: written(row.stated, plus=False),
            number=True,
        ),
        Field(
            "computed-as",
            lambda row: numbers[row.address][1],
            lambda row: number(row.computed, row.interval),
            number=True,
        ),
        *(
            field._replace(text=field.text and (lambda row: numbers[row.address][2]))
            for field in ends(lambda row: row.computed, lambda row: row.interval, extra=1)
        ),
        judged(
            "verdict",
            language,
            lambda row: _verdict(row, language, accepted=row.address in accepted),
            lambda row: row.verdict,
        )._replace(words=True),
        coded("reason", language, lambda row: row.reason)._replace(text=None),
        Field("passes", cell=lambda row: ", ".join(row.passes)),
        identity(),
    )


def _numbers(statement: Statement, wording: Wording) -> tuple[str, str, str]:
    """Stated, computed and its true values, all in the unit in which it is stated."""
    value = None if statement.computed is None else wording.in_print(statement.computed)
    interval = None if statement.interval is None else wording.printed(statement.interval)
    beside = "" if value is None else interval_beside(value, interval)
    return wording.cell, human(value, interval), beside


def summary(checked: Checked, language: Language) -> str:
    """The worst verdict, and how many there are of each."""
    waiting = sum(statement.reason == "not-decided" for statement in checked.statements)
    others = ("accepted", len(accepted_figures(checked))), ("not-decided", waiting)
    counted = (*checked.summary.counts.items(), *others)
    counts = " · ".join(f"{word(code, language)} {n}" for code, n in counted if n)
    return f"{word(checked.summary.verdict, language)}{f' ({counts})' if counts else ''}"


def total(plans: Mapping[str, int], unusable: int, language: Language) -> str:
    """Many plans in one line: how many there are of each verdict, and how many could not be used."""
    counts = [f"{word(code, language)} {plans[code]}" for code in VERDICTS if plans[code]]
    if unusable:
        counts.append(f"{word('unusable', language)} {unusable}")
    count = sum(plans.values()) + unusable
    return word("plans", language, count=count) + word("colon", language) + " · ".join(counts)


def undecided(count: int, language: Language) -> str:
    """How much is open because time or the cases of whole numbers ran out, and what helps."""
    return word("undecided", language, count=count)


def _verdict(statement: Statement, language: Language, *, accepted: bool) -> str:
    """The verdict, with the code of what failed, or the reason why nothing was decided."""
    code = code_text(statement.code or "", language)
    text = (
        code if statement.verdict == "inconsistent" else statement.reason and word(statement.reason, language)
    )
    return word("accepted" if accepted else statement.verdict, language) + (f": {text}" if text else "")


def paragraphs(checked: Checked, language: Language) -> Iterator[str]:
    """Every conflict, contradiction, acceptance and untold tie, each as a short paragraph of lines."""
    waiting = sum(row.reason == "not-decided" for row in checked.statements)
    if waiting:
        yield undecided(waiting, language)
        yield ""
    reading = Reading(checked, language)
    for conflict in checked.conflicts:
        yield from conflict_lines(conflict, reading)
        yield ""
    for contradiction in checked.contradictions:
        yield from contradiction_lines(contradiction, reading)
        yield ""
    deflated = [row for row in checked.statements if row.deflator is not None]
    for row in deflated:
        yield row.address + word("colon", language) + _deflator(row, language)
    if deflated:
        yield ""
    accepted_too = accepted_figures(checked)
    if any(untied.assumes and untied.address not in accepted_too for untied in checked.statements):
        yield word("assumes-nominal", language)
        yield ""
    for accepted in checked.accepted:
        code = "accepted-stale" if accepted.stale else "accepted-finding"
        verdict = word(accepted.verdict, language)
        reason = visible(accepted.reason)
        yield word(code, language, address=accepted.address, reason=reason, verdict=verdict)
    for reason_ in checked.not_joint:
        yield word("not-joint", language, address=reason_[0], reason=word(reason_[1], language))


def listed(checked: Checked, place: Callable[[Path], Place], language: Language) -> Iterator[str]:
    """Each finding in one line behind the file and line where it stands, as compilers tell theirs."""
    reading = Reading(checked, language)
    for finding in findings(reading):
        where = located(finding, reading, place).places[0]
        # What figures do together is told in full below.
        message = ", ".join(finding.figures) if finding.code in JOINT else finding.message
        line = f"{where.file}:{where.line}: {code_text(finding.code, language)}: {' '.join(message.split())}"
        accepted = "" if finding.accepted is None else f" ({word('accepted', language)})"
        yield visible(line + accepted)


def _deflator(row: Statement, language: Language) -> str:
    """Implied deflator +1.3 % [1.2, 1.4]."""
    change = row.deflator
    assert change is not None
    shown = human(change.value, change.interval, plus=True)
    beside = interval_beside(change.value, change.interval)
    return f"{word('implied-deflator', language)} {shown} % {beside}".rstrip()
