"""GitHub annotations: one workflow command a finding, on the line of the plan file where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from jyplan.diagnostic import Diagnostic, Place
from jyplan.report.findings import Judged, Located
from jyplan.report.form import Form
from jyplan.report.safe import visible
from jyplan.words.codes import Level
from jyplan.words.headings import word
from jyplan.words.language import Language

_Level = Literal["error", "warning", "notice"]
_LEVELS: dict[Level, _Level] = {"error": "error", "warning": "warning", "note": "notice", "open": "notice"}


class Annotation(NamedTuple):
    """A finding with its place."""

    level: _Level
    place: Place
    title: str
    message: str


def notices(
    located: Iterable[Located], faults: Iterable[Diagnostic], language: Language
) -> Iterator[Annotation]:
    """The faults of plans that cannot be used, then the findings; what is accepted or open is a notice."""
    for fault in faults:
        text = "\n".join(filter(None, (fault.message(language), fault.hint(language))))
        yield Annotation("error", fault.place, f"jyplan {fault.code}", text)
    for finding, places in located:
        level = _LEVELS[finding.level] if finding.accepted is None else "notice"
        accepted = word("accepted", language) + word("colon", language)
        reason = "" if finding.accepted is None else f" ({accepted}{finding.accepted})"
        yield Annotation(
            level, places[0], f"jyplan {finding.code}", f"{finding.message}{reason}\n{finding.hint}"
        )


def render(annotations: Iterable[Annotation]) -> str:
    """The workflow commands, one a line."""
    return "".join(_line(annotation) for annotation in annotations)


def _line(annotation: Annotation) -> str:
    properties = {"file": annotation.place.file, "line": annotation.place.line, "title": annotation.title}
    listed = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value)
    message = "\n".join(visible(line) for line in annotation.message.split("\n"))
    return f"::{annotation.level} {listed}::{_escaped(message, '')}\n"


def _escaped(text: str, more: str) -> str:
    """Percent signs and line ends, and in properties commas and colons, as GitHub wants them."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def annotated(judged: Judged) -> str:
    """The findings of all plans."""
    findings, faults = judged.located()
    return render(notices(findings, faults, judged.language))


FORM = Form(findings=annotated, utf8=True)
