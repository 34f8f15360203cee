"""SARIF 2.1.0: the findings of all plans in one run, each with its rule, place and a fingerprint.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import quote

from jyplan.diagnostic import Diagnostic, Place
from jyplan.report.findings import Judged, Located
from jyplan.report.form import Form
from jyplan.report.safe import visible
from jyplan.words import pages
from jyplan.words.codes import ORDER, level
from jyplan.words.headings import word
from jyplan.words.language import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(
    findings: Sequence[Located], faults: Sequence[Diagnostic], language: Language, version: str
) -> str:
    """The log of jyplan ``version``; ``faults`` are those of plans that cannot be used."""
    codes = [located_.finding.code for located_ in findings] + [located_.code for located_ in faults]
    rules = list(dict.fromkeys([*ORDER["finding"], *codes]))
    index = {code: n for n, code in enumerate(rules)}
    undecided = [located_ for located_ in findings if located_.finding.level == "open"]
    results = [_of_fault(located_, index, language) for located_ in faults]
    results += [_of_finding(located_, index) for located_ in findings]
    run = {
        "tool": {
            "driver": {
                "name": "jyplan",
                "version": version,
                "rules": [_rule(code, language) for code in rules],
            }
        },
        "invocations": [_invocation(faults, undecided, language)],
        "language": word("language-tag", language),
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    page = pages.page(code, language)
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "help": {"text": f"{page.title}\n\n{page.text}", "markdown": pages.markdown(page)},
        "defaultConfiguration": {"level": level(code)},
    }


def _invocation(
    faults: Sequence[Diagnostic], undecided: Sequence[Located], language: Language
) -> dict[str, Any]:
    """Whether all plans were read and decided; what was not is told here as well as among the results."""
    notifications = [
        _notification(finding.code, _fault_text(finding, language), finding.place) for finding in faults
    ]
    notifications += [
        _notification(finding.finding.code, finding.finding.message, finding.places[0])
        for finding in undecided
    ]
    done: dict[str, Any] = {"executionSuccessful": not notifications}
    return done | ({"toolExecutionNotifications": notifications} if notifications else {})


def _notification(code: str, text: str, place: Place) -> dict[str, Any]:
    return {
        "descriptor": {"id": code},
        "level": "error",
        "message": {"text": text},
        "locations": [_location(place)],
    }


def _of_fault(fault: Diagnostic, index: dict[str, int], language: Language) -> dict[str, Any]:
    key = ".".join(map(str, fault.place.key))
    return {
        "ruleId": fault.code,
        "ruleIndex": index[fault.code],
        "level": "error",
        "message": {"text": _fault_text(fault, language)},
        "locations": [_location(fault.place)],
        "partialFingerprints": _fingerprint(fault.code, fault.place.file, key),
    }


def _fault_text(fault: Diagnostic, language: Language) -> str:
    return "\n".join(visible(line) for line in (fault.message(language), fault.hint(language)) if line)


def _of_finding(located: Located, index: dict[str, int]) -> dict[str, Any]:
    finding, first = located.finding, located.places[0]
    result: dict[str, Any] = {"ruleId": finding.code, "ruleIndex": index[finding.code]}
    # A result that is not of kind "fail" has no level but "none" (3.27.10).
    result |= {"kind": "open", "level": "none"} if finding.level == "open" else {"level": finding.level}
    result["message"] = {"text": f"{finding.message}\n{finding.hint}"}
    result["locations"] = [_location(first, finding.figures[0] if finding.figures else None)]
    if len(located.places) > 1:
        result["relatedLocations"] = [
            _location(place, address) | {"id": n, "message": {"text": address}}
            for n, (place, address) in enumerate(zip(located.places[1:], finding.figures[1:], strict=True), 1)
        ]
    figures = sorted(finding.figures)
    result["partialFingerprints"] = _fingerprint(finding.code, first.file, *figures)
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.accepted}]
    return result


def _location(place: Place, address: str | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file)}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    return location | ({"logicalLocations": [{"fullyQualifiedName": address}]} if address else {})


def _artifact(file: str) -> dict[str, str]:
    """A file below the current folder relative to it, as a CI job has it; any other by its absolute URI."""
    path = FilePath(file)
    try:
        inside = path.absolute().relative_to(FilePath.cwd())
    except ValueError:
        return {"uri": path.absolute().as_uri()}
    return {"uri": quote(inside.as_posix()), "uriBaseId": "%SRCROOT%"}


def _fingerprint(*what: str) -> dict[str, str]:
    """What stays the same in later versions of the file: code, file and figures, not line nor digits."""
    name = FilePath(what[1]).as_posix()
    text = "\n".join((what[0], name, *what[2:]))
    return {"jyplanFinding/v1": sha256(text.encode()).hexdigest()[:32]}


def annotated(judged: Judged) -> str:
    """The findings of all plans."""
    findings, faults = judged.located()
    return render(findings, faults, judged.language, judged.version)


FORM = Form(findings=annotated, utf8=True, escapes=True)
