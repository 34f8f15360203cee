"""Pages of Markdown taken apart: fenced blocks with what stands behind their three backticks.

A page may say in comments, which readers do not see, what its blocks need::

    <!-- starts with: data/targets.toml -->         files copied into the page's folder before its first block
    <!-- run by tests/docs/test_recipes.py -->           left alone: this file runs the page's blocks
    <!-- preamble ratio                             a beginning for fragments: ```toml in=ratio
    format = 1
    …
    -->
    | 突破1300亿元 | `target = { … }` <!-- amount --> | `(1300, ∞)` |
                                                    a row of a table: each code is a line after that preamble,
                                                    and the last cell, where it has one, what it allows
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

from tests.commands import ROOT

READMES = (ROOT / "README.md", ROOT / "README.zh.md")
CHINESE = frozenset((ROOT / "docs").rglob("*.zh.md"))
PAGES = (*READMES, *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=ticks)[ \t]*$", re.DOTALL | re.MULTILINE
)
_RUN_BY = re.compile(r"^<!-- run by (.*?) -->$", re.MULTILINE)
_STARTS = re.compile(r"^<!-- starts with: (.*?) -->$", re.MULTILINE)
_PREAMBLE = re.compile(r"^<!-- preamble (\w+)\n(.*?)^-->$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """One fenced block: its language, its options (``title=plan.toml``), its text and where that stands."""

    language: str
    options: dict[str, str]
    body: str
    line: int
    start: int

    def names(self, option: str) -> list[str]:
        """The names that an option lists."""
        return [name for name in self.options.get(option, "").split(",") if name]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found = []
    for fence in _FENCE.finditer(text):
        language, *options = shlex.split(fence["info"]) or [""]
        pairs = dict(([*option.split("=", 1), ""])[:2] for option in options)
        start = fence.start("body")
        found.append(Block(language, pairs, fence["body"], text.count("\n", 0, start) + 1, start))
    return found


def without_blocks(text: str) -> str:
    """What a page says outside its blocks and comments."""
    return re.sub(r"<!--.*?-->", "", _FENCE.sub("", text), flags=re.DOTALL)


def run_by(text: str) -> str | None:
    """The file of tests that runs the page, where it is not run here."""
    found = _RUN_BY.search(text)
    return found and found[1]


def starting_files(text: str) -> list[str]:
    """The files of the repository that a page's folder begins with."""
    return [name.strip() for listed in _STARTS.findall(text) for name in listed.split(",")]


def preambles(text: str) -> dict[str, str]:
    """The beginnings of plan files that a page's fragments complete, by name."""
    return dict(_PREAMBLE.findall(text))


class Row(NamedTuple):
    """A table's row that says how something is written in a plan file, and what that allows."""

    text: str
    allowed: str | None


_ROW = re.compile(
    r"^\|[^|\n]*\|(?P<code>[^|\n]*)<!-- (?P<preamble>\w+) -->[^|\n]*\|(?P<allowed>[^|\n]*)", re.MULTILINE
)


def rows(text: str) -> list[Row]:
    """The rows of a page's tables whose code completes one of its preambles."""
    begun = preambles(text)
    found = []
    for row in _ROW.finditer(text):
        lines = re.findall(r"`([^`]*)`", row["code"])
        allowed = re.search(r"`([^`]*)`", row["allowed"])
        found.append(Row(begun[row["preamble"]] + "\n".join(lines) + "\n", allowed and allowed[1]))
    return found


def page_name(page: Path) -> str:
    """The page as messages name it: from the root of the repository."""
    return page.relative_to(ROOT).as_posix()
