"""A page for every code that the program prints: what it means, an example, what to do.

Knows texts only; nothing of plans, verdicts or terminals. A page is Markdown, in English or Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple

from jyplan.words.docstrings import docstring
from jyplan.words.language import Language
from jyplan.words.pages import faults, findings, reasons

Kind = Literal["finding", "reason", "verdict", "status", "outlook", "fault"]

# What `check` finds, in the order in which a reader meets it; every other page of findings is a reason.
FINDINGS = (
    *("growth-mismatch", "increase-mismatch", "points-mismatch", "total-mismatch", "shares-not-100"),
    *("share-mismatch", "part-exceeds-whole", "comparison-fails", "printings-differ", "period-mismatch"),
    *("difference-mismatch", "ratio-mismatch", "structure-mismatch", "joint-conflict"),
    *("relations-contradict", "certain-contradict", "edge", "accepted", "stale-acceptance"),
)

KINDS: dict[Kind, tuple[str, str]] = {
    "finding": ("What check finds", "check 的发现"),
    "reason": ("Why something is not known or not checked", "为何未知或未核对"),
    "verdict": ("Verdicts", "结论"),
    "status": ("Status of an indicator", "指标状态"),
    "outlook": ("Outlook of an indicator", "指标预期"),
    "fault": ("What is wrong with an input", "输入有误"),
}


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
    names = sorted(module.name.replace("_", "-") for module in iter_modules(findings.__path__))
    found: dict[str, Kind] = dict.fromkeys(FINDINGS, "finding")
    kind: Kind
    found |= {code: "reason" for code in sorted({*names, *reasons.REASONS}) if code not in found}
    for kind in ("verdict", "status", "outlook"):
        found |= {code: kind for code in reasons.RESULTS[kind] if code not in found}
    return found | {code: "fault" for code in sorted(faults.codes()) if code not in found}


def page(code: str, language: Language = "en") -> Page:
    """The page of a code. Raises KeyError for a code that there is not."""
    kind = kinds()[code]
    if code in faults.codes():
        return Page(code, kind, *faults.text(code, language))
    said = reasons.REASONS.get(code) or reasons.RESULTS.get(kind, {}).get(code)
    if said is not None:
        return Page(code, kind, *(said[:2] if language == "en" else said[2:]))
    return Page(code, kind, *_finding(code, language))


def pages(language: Language = "en") -> Iterator[Page]:
    """All pages, in their order."""
    return (page(code, language) for code in kinds())


def examples(code: str) -> Examples:
    """The two plans on the page of something that `check` says. Raises KeyError where there are none."""
    blocks = _english(code).split("```toml\n")[1:]
    if len(blocks) != 2:
        raise KeyError(code)
    return Examples(*(block.partition("```")[0] for block in blocks))


def markdown(page: Page, level: int = 1) -> str:
    """A page as Markdown under a heading of ``level``."""
    return f"{'#' * level} `{page.code}`\n\n{page.title}\n\n{page.text}"


def document(language: Language = "en") -> str:
    """All pages as one Markdown document, a chapter for each kind."""
    parts: list[str] = []
    chapter = ""
    for one in pages(language):
        heading = KINDS[one.kind][0 if language == "en" else 1]
        if heading != chapter:
            parts.append(f"## {heading}\n")
            chapter = heading
        parts.append(markdown(one, level=3))
    return "\n".join(parts)


def _module(code: str) -> object:
    if code not in kinds():
        raise KeyError(code)
    try:
        return import_module(f"jyplan.words.pages.findings.{code.replace('-', '_')}")
    except ModuleNotFoundError:
        raise KeyError(code) from None


def _english(code: str) -> str:
    return docstring(_module(code))


def _finding(code: str, language: Language) -> tuple[str, str]:
    """Title and text; the Chinese page shows the examples of the English one."""
    if language == "en":
        title, _, text = _english(code).partition("\n")
        return title, text.strip() + "\n"
    passes, fails = (f"```toml\n{plan}```" for plan in examples(code))
    title, _, text = str(_module(code).ZH).partition("\n")  # type: ignore[attr-defined]
    text = unwrapped(text.strip()).replace("{passes}", passes).replace("{fails}", fails)
    return title, text + "\n"


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
