"""JUnit XML: one test suite a plan, one test case a statement, for CI servers that show test reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from jyplan.consistency.result import Statement
from jyplan.diagnostic import Diagnostic, Path, Place
from jyplan.report.conflicts import conflict_lines, contradiction_lines
from jyplan.report.findings import Judged, level_of, sentence
from jyplan.report.form import Form
from jyplan.report.reading import Reading
from jyplan.report.safe import visible
from jyplan.words.headings import word
from jyplan.words.language import Language

Outcome = Literal["passed", "failure", "error", "skipped"]

# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Case(NamedTuple):
    """One statement as a test; ``text`` is the body of its outcome, or what a passed one has to say."""

    name: str
    classname: str
    place: Place
    outcome: Outcome
    code: str = ""
    message: str = ""
    text: str = ""


class Suite(NamedTuple):
    """One plan."""

    name: str
    cases: Sequence[Case]


def suite(
    reading: Reading,
    name: str,
    place: Callable[[Path], Place],
    fail_on: Collection[str] = (),
    workings: Mapping[str, str] | None = None,
) -> Suite:
    """The statements of a plan; ``workings`` are told with each that has one."""
    checked, language = reading.checked, reading.language
    reasons = {
        address: acceptance.reason
        for acceptance in checked.accepted
        for address in acceptance.figures
        if not acceptance.stale
    }
    jointly = dict(_jointly(reading))
    cases = []
    for row in checked.statements:
        where = "relations" if row.path[0] == "relations" else row.id
        case = Case(row.address, f"{PurePath(name).stem}.{where}", place(row.path), "passed", row.code or "")
        working = (workings or {}).get(row.address, "")
        case = case._replace(text=working)
        if row.address in reasons:
            message = word("accepted", language) + word("colon", language) + visible(reasons[row.address])
            cases.append(case._replace(outcome="skipped", message=message))
            continue
        outcome = _outcome(row, fail_on)
        failing = sentence(row, reading)
        if outcome == "passed":
            cases.append(case if row.verdict == "consistent" else case._replace(text=f"{failing}\n{working}"))
            continue
        more = jointly.get(row.address, "") if outcome == "failure" else ""
        hint = word("see-explain", language, about=case.code)
        text = "\n".join(filter(None, (more, working, hint)))
        cases.append(case._replace(outcome=outcome, message=failing, text=text))
    return Suite(name, cases)


def unreadable(name: str, diagnostics: Sequence[Diagnostic], language: Language) -> Suite:
    """A plan that cannot be used: each of its faults an error."""
    stem = PurePath(name).stem
    return Suite(
        name,
        [
            Case(
                f"{diagnostic.code} {n}",
                stem,
                diagnostic.place,
                "error",
                diagnostic.code,
                diagnostic.message(language),
                diagnostic.hint(language),
            )
            for n, diagnostic in enumerate(diagnostics, 1)
        ],
    )  # fmt: skip


def _outcome(row: Statement, fail_on: Collection[str]) -> Outcome:
    match level_of(row, fail_on):
        case "open":
            return "error"
        case "error":
            return "failure"
    return "skipped" if row.verdict in ("not-checkable", "untested") else "passed"


def _jointly(reading: Reading) -> Iterator[tuple[str, str]]:
    """What is told of each figure of a conflict or contradiction."""
    for conflict in reading.checked.conflicts:
        if conflict.verdict == "edge":
            continue  # no test fails of it
        text = "\n".join(conflict_lines(conflict, reading))
        yield from ((row.address, text) for name in conflict.figures if (row := reading.row(name)))
    for contradiction in reading.checked.contradictions:
        text = "\n".join(contradiction_lines(contradiction, reading))
        yield from ((row.address, text) for name in contradiction.labels if (row := reading.row(name)))


def render(suites: Sequence[Suite], name: str = "jyplan check") -> str:
    """The report as XML."""
    every = [case for suite in suites for case in suite.cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes(name, every)}>"]
    for part in suites:
        skipped = sum(case.outcome == "skipped" for case in part.cases)
        counts = f'{_attributes(part.name, part.cases)} skipped="{skipped}"'
        lines.append(f"  <testsuite{counts} file={_quoted(part.name)}>")
        lines += [line for case in part.cases for line in _case(case)]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _attributes(name: str, cases: Sequence[Case]) -> str:
    failures, errors = (sum(case.outcome == kind for case in cases) for kind in ("failure", "error"))
    return f' name={_quoted(name)} tests="{len(cases)}" failures="{failures}" errors="{errors}"'


def _case(case: Case) -> Iterator[str]:
    line = "" if case.place.line is None else f' line="{case.place.line}"'
    named = f"name={_quoted(case.name)} classname={_quoted(case.classname)}"
    head = f"    <testcase {named} file={_quoted(case.place.file)}{line}"
    text = escape(_NO_XML.sub("", case.text.strip()))
    if case.outcome == "passed":
        yield f"{head}><system-out>{text}</system-out></testcase>" if text else f"{head}/>"
        return
    opening = f"<{case.outcome} type={_quoted(case.code)} message={_quoted(case.message)}"
    yield f"{head}>"
    yield f"      {opening}>{text}</{case.outcome}>" if text else f"      {opening}/>"
    yield "    </testcase>"


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("", visible(text)))


def annotated(judged: Judged) -> str:
    """A suite a plan; a plan that cannot be used is a suite of errors."""
    suites = [
        suite(plan.reading, plan.name, plan.place, judged.fail_on, workings=plan.workings)
        for plan in judged.plans
    ]
    for error in judged.unusable():
        suites.append(unreadable(error.diagnostics[0].place.file, error.diagnostics, judged.language))
    return render(suites)


FORM = Form(findings=annotated, utf8=True, workings=True)
