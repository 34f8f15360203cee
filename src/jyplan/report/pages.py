"""Pages of codes, and the list of them, for a terminal, a pipe, Markdown and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jyplan.report.encode import SCHEMA_VERSION
from jyplan.report.formats import json
from jyplan.report.wrap import wrapped
from jyplan.words import pages
from jyplan.words.language import Language
from jyplan.words.pages import Page


def page_text(page: Page, columns: int | None) -> str:
    """A page as plain text: paragraphs wrapped to ``columns`` (None: not at all), examples indented."""
    lines = [page.code, *_lines(pages.unwrapped(page.title), columns), ""]
    block: list[str] | None = None
    for paragraph in _parts(page.text):
        if paragraph.startswith("```"):
            block = [f"    {line}".rstrip() for line in paragraph.splitlines()[1:-1]]
            lines += [*block, ""]
        else:
            lines += [*_lines(pages.unwrapped(paragraph), columns), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(text: str, columns: int | None) -> Iterator[str]:
    return iter([text]) if columns is None else wrapped(text, columns)


def _parts(text: str) -> Iterator[str]:
    """Paragraphs and fenced blocks, each whole."""
    for n, part in enumerate(re.split(r"(^```\w*\n.*?^```$)", text, flags=re.DOTALL | re.MULTILINE)):
        if n % 2:
            yield part
        else:
            yield from (paragraph for paragraph in part.strip().split("\n\n") if paragraph)


def listing(every: Iterable[Page], language: Language, columns: int | None) -> str:
    """All codes with one line each, under the heading of their kind; tab-separated without ``columns``."""
    every = list(every)
    if columns is None:
        return "".join(f"{page.code}\t{page.kind}\t{page.title}\n" for page in every)
    lines: list[str] = []
    wide = max(len(page.code) for page in every) + 2
    kind = ""
    for page_ in every:
        if page_.kind != kind:
            kind = page_.kind
            lines += ["", pages.chapter(page_.kind, language)]
        titles = list(wrapped(page_.title, max(columns - wide - 2, 20)))
        lines.append(f"  {page_.code.ljust(wide)}{titles[0]}")
        lines += [f"  {' ' * wide}{more}" for more in titles[1:]]
    return "\n".join(lines[1:]) + "\n"


def markdown(chosen: Sequence[Page]) -> str:
    """The pages chosen, one after the other."""
    return "\n".join(pages.markdown(page) for page in chosen)


def as_json(chosen: Iterable[Page]) -> str:
    """The pages as data."""
    data = [page._asdict() for page in chosen]
    head = {"schema_version": SCHEMA_VERSION, "command": "explain"}
    return json.render({**head, "pages": data, "summary": {"rows": len(data)}})
