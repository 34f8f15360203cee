"""A page for every code that the program prints: what it means, an example, what to do.

A page is a Markdown file in the folder of its language; that of a diagnostic is made of its message and an
example. Knows texts only; nothing of plans, verdicts or terminals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from jyplan.words.codes import ORDER, Kind
from jyplan.words.examples import EXAMPLES
from jyplan.words.language import Language, folder, table
from jyplan.words.messages import messages

_FIELD = re.compile(r"\{(\w+)\}")


class Page(NamedTuple):
    """What one code means: a title of one sentence, and the text below it as Markdown."""

    code: str
    kind: Kind
    title: str
    text: str


class Examples(NamedTuple):
    """Two plans: one in which a code does not come up, and one in which it does."""

    passes: str
    fails: str


@cache
def kinds() -> dict[str, Kind]:
    """Every code with its kind, in the order in which they are listed."""
    ordered: dict[str, Kind] = {code: kind for kind, codes in ORDER.items() for code in codes}
    written = sorted(path.stem for path in _folder("en").glob("*.md"))
    rest: dict[Kind, list[str]] = {"reason": written, "fault": sorted(messages())}
    return {
        code: kind for kind, codes in ORDER.items() for code in (*codes, *rest.get(kind, ()))
        if ordered.setdefault(code, kind) == kind
    }  # fmt: skip


def page(code: str, language: Language = "en") -> Page:
    """The page of a code. Raises KeyError for a code that there is not."""
    kind = kinds()[code]
    if code in messages():
        return Page(code, kind, *_of_message(code, language))
    title, _, text = _written(code, language).partition("\n\n")
    if "{passes}" in text:  # the examples of the English page
        for name, plan in examples(code)._asdict().items():
            text = text.replace(f"{{{name}}}", f"```toml\n{plan}```")
    return Page(code, kind, title.removeprefix("# "), text)


def pages(language: Language = "en") -> Iterator[Page]:
    """All pages, in their order."""
    return (page(code, language) for code in kinds())


def examples(code: str) -> Examples:
    """The two plans on the page of something that `check` says. Raises KeyError where there are none."""
    blocks = [] if code in messages() else _written(code, "en").split("```toml\n")[1:]
    if len(blocks) != 2:
        raise KeyError(code)
    return Examples(*(block.partition("```")[0] for block in blocks))


def markdown(page: Page, level: int = 1) -> str:
    """A page as Markdown under a heading of ``level``."""
    return f"{'#' * level} `{page.code}`\n\n{page.title}\n\n{page.text}"


def chapter(kind: Kind, language: Language) -> str:
    """The heading above all pages of a kind."""
    return table("explain", language)[f"kind-{kind}"]


def document(language: Language = "en") -> str:
    """All pages as one Markdown document, a chapter for each kind."""
    parts: list[str] = []
    for kind, chosen in groupby(pages(language), key=attrgetter("kind")):
        parts.append(f"## {chapter(kind, language)}\n")
        parts += (markdown(page, level=3) for page in chosen)
    return "\n".join(parts)


def _folder(language: Language) -> Path:
    return folder(language) / "pages"


def _written(code: str, language: Language) -> str:
    """The page as it is written. Raises KeyError where there is none."""
    if code not in kinds():
        raise KeyError(code)
    return (_folder(language) / f"{code}.md").read_text(encoding="utf-8")


def _of_message(code: str, language: Language) -> tuple[str, str]:
    """Title and text of a diagnostic's page: its message, its hint and the example."""
    words, message = table("explain", language), messages(language)[code]
    parts = [words["field"]] if _FIELD.search(message.text) else []
    if message.hint:
        hint = words["meant"] if message.hint == "{meant}" else message.hint
        parts.append(words["to-do"].format(hint=_spelt(hint)))
    if code in words:
        parts.append(words[code])
    example = EXAMPLES.get(code)
    if example is not None:
        parts.append(words["provoked"])
        for name, content in example.files.items():
            parts.append(f"`{name}`\n\n```{name.rpartition('.')[2]}\n{content}```\n")
        parts.append("```sh\n" + "\n".join(example.commands) + "\n```\n")
    return words["title"].format(message=_spelt(message.text)), "\n".join(parts)


def _spelt(template: str) -> str:
    """A template as a reader sees it: its values in capital letters."""
    return _FIELD.sub(lambda field: field[1].upper(), template).replace("{{", "{").replace("}}", "}")


def unwrapped(text: str) -> str:
    """Text with each paragraph on one line: between Chinese letters a line break is no blank."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        joined = ""
        for line in paragraph.splitlines():
            blank = joined and joined[-1].isascii() and line[:1].isascii()
            joined += f" {line}" if blank else line
        paragraphs.append(joined)
    return "\n\n".join(paragraphs)
