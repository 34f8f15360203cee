"""A page as its reader has it: text, tables, links, read with the standard library's parser alone."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from jyplan.cli import run
from tests.commands import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "qinglan.toml"
SEPTEMBER = ("--as-of", "2025-09-30")
_VOID = {"meta", "br", "link", "img", "input"}
_DRAWN = {"line", "rect", "circle", "polyline", "use"}


class Element(NamedTuple):
    """An element with its attributes and what is inside, in order: elements and texts."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str]

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements below this one with one of these names, in order."""
        for one in self.inside:
            if isinstance(one, Element):
                if one.tag in tags or not tags:
                    yield one
                yield from one.all(*tags)

    @property
    def text(self) -> str:
        """All text inside, with spaces made single."""
        parts = [one.text if isinstance(one, Element) else one for one in self.inside]
        return " ".join(" ".join(parts).split())

    @property
    def raw(self) -> str:
        """All text inside, as it is."""
        return "".join(one.raw if isinstance(one, Element) else one for one in self.inside)

    def marked(self, name: str, value: str) -> Element:
        """The element below this one whose attribute has this value."""
        return next(one for one in self.all() if one.attributes.get(name) == value)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, [])
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"{tag} closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(text: str) -> Element:
    """The page's root element; each element that is opened has to be closed."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1
    return reader.root


@cache
def told(*arguments: str) -> str:
    """What the command prints, in this process: hundreds of starts would take minutes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        assert run(arguments) == 0
    out.flush()
    return out.buffer.getvalue().decode()


def page(*arguments: str, plan: Path = EXAMPLE) -> str:
    """The page of a plan as the command prints it; in Chinese where no language is named."""
    language = () if "--lang" in arguments else ("--lang", "zh")
    return told("report", str(plan), "-f", "html", *arguments, *language)


def data(command: str, *arguments: str, plan: Path = EXAMPLE) -> dict[str, Any]:
    """What a command prints of a plan as JSON."""
    language = () if "--lang" in arguments else ("--lang", "zh")
    found: dict[str, Any] = json.loads(told(command, str(plan), *arguments, "-f", "json", *language))
    return found
