"""Findings in a document for programs that show them: annotations, SARIF, JUnit; a place is a line of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from jyplan.answers.faults import Finding as Fault
from jyplan.answers.proofread import Proof
from jyplan.diagnostic import Diagnostic, Place
from jyplan.extract.mentions import Mention
from jyplan.report.findings import Finding, Located
from jyplan.report.formats.ci.junit import Case, Suite
from jyplan.report.proof.sentences import message, name_of
from jyplan.report.safe import visible
from jyplan.words.codes import Level
from jyplan.words.headings import word
from jyplan.words.language import Language


def located(proof: Proof, language: Language, fail_on: Collection[str] = ()) -> list[Located]:
    """Findings as errors, looks as notes; what `fail_on` names is an error too."""
    return [_located(finding, proof, language, fail_on) for finding in (*proof.findings, *proof.looks)]


def _located(fault: Fault, proof: Proof, language: Language, fail_on: Collection[str]) -> Located:
    level: Level = "error" if fault.verdict == "inconsistent" or fault.verdict in fail_on else "note"
    ordered = sorted(
        fault.figures, key=lambda figure: (figure.mention.start != fault.start, figure.mention.start)
    )
    figures = tuple(_label(figure.mention, language) for figure in ordered)
    hint = word("see-explain", language, about=fault.code)
    finding = Finding(fault.code, level, figures, (), message(fault, language), hint)
    return Located(finding, tuple(_place(proof, figure.mention.start) for figure in ordered))


def _label(mention: Mention, language: Language) -> str:
    return f"{name_of(mention, language)} {visible(mention.text)}".strip()


def _place(proof: Proof, start: int) -> Place:
    document = proof.reading.document
    return Place(document.file, document.place(start).line, ())


def suite(proof: Proof, language: Language, fail_on: Collection[str] = ()) -> Suite:
    """One document: a case for each finding or look that fails, and one for each figure that was checked."""
    file = proof.reading.document.file
    stem = PurePath(file).stem
    cases = []
    for n, look in enumerate((*proof.findings, *proof.looks), 1):
        failing = look.verdict == "inconsistent" or look.verdict in fail_on
        sentence = message(look, language)
        case = Case(
            f"{look.code} {n}",
            stem,
            _place(proof, look.start),
            "failure" if failing else "skipped",
            look.code,
            sentence,
        )
        cases.append(case._replace(text=word("see-explain", language, about=look.code)))
    failed = {figure.mention.id for finding in proof.findings for figure in finding.figures}
    for mention in proof.reading.mentions:
        if mention.id in failed:
            continue
        checked = proof.states.get(mention.id) == "checked"
        name = f"{_label(mention, language)} ({mention.start})"
        cases.append(Case(name, stem, _place(proof, mention.start), "passed" if checked else "skipped"))
    return Suite(file, cases)


def unreadable(faults: Sequence[Diagnostic], language: Language) -> Iterator[Suite]:
    """Documents that could not be read."""
    from jyplan.report.formats.ci import junit

    for fault in faults:
        yield junit.unreadable(fault.place.file, [fault], language)
