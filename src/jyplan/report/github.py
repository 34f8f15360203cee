"""GitHub annotations: one workflow command a finding, on the line of the plan file where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from jyplan.diagnostic import Place
from jyplan.report.safe import visible


class Annotation(NamedTuple):
    """A finding with its place."""

    level: Literal["error", "warning", "notice"]
    place: Place
    title: str
    message: str


def render(annotations: Iterable[Annotation]) -> str:
    """The workflow commands, one a line."""
    return "".join(_line(one) for one in annotations)


def _line(one: Annotation) -> str:
    properties = {"file": one.place.file, "line": one.place.line, "title": one.title}
    listed = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value)
    return f"::{one.level} {listed}::{_escaped(visible(one.message), '')}\n"


def _escaped(text: str, more: str) -> str:
    """Percent signs and line ends, and in properties commas and colons, as GitHub wants them."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
