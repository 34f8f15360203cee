"""What a format is: how it prints a result, and what the commands have to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jyplan.report.safe import visible_lines
from jyplan.words.language import Language

if TYPE_CHECKING:
    from jyplan.report.findings import Judged
    from jyplan.report.page.parts import Report
    from jyplan.report.section import Section
    from jyplan.report.table import Table


class Layout(NamedTuple):
    """How text for people is laid out."""

    columns: int = 80
    color: bool = False
    whole: bool = False  # leave no column out


class Result(NamedTuple):
    """What a command found: a section a plan, held one at a time.

    ``many``: several plans were named; ``total`` is then what JSON says of all of them.
    """

    command: str
    sections: Iterable[Section]
    language: Language
    many: bool = False
    total: Callable[[], Mapping[str, object]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format.

    ``pieces`` prints a result piece by piece, as text, or as bytes where the format is ``binary``; a format
    of findings has ``findings`` instead, one that is handed on whole ``reports``. ``block`` lays out lines
    below a table; a format without it has no place for them.
    """

    pieces: Callable[[Result, Layout], Iterator[str | bytes]] | None = None
    findings: Callable[[Judged], str] | None = None
    reports: Callable[[Sequence[Report]], str | bytes] | None = None
    block: Callable[[Sequence[str], Layout], str] | None = None
    people: bool = True  # names and words in the reader's language; else in the plan's own
    utf8: bool = False  # whatever the terminal's encoding
    binary: bool = False
    terminal: bool = False  # fitted to a terminal
    sentences: bool = False  # tells findings in sentences
    titles: bool = False  # a table stands under its title
    escapes: bool = False  # JSON: has escapes for characters that act or hide
    workings: bool = False  # has a place for derivations
    totals: bool = False  # says itself what all plans come to


def drawn(sections: Iterable[Section], draw: Callable[[Table], str]) -> Iterator[str]:
    """The table of each section, and below it what else is told there."""
    for n, section in enumerate(sections):
        yield ("\n" if n else "") + draw(section.table())
        below = section.below().rstrip()
        if below:
            yield f"\n{visible_lines(below)}\n"
