"""What a check found, as the page tells it: each contradiction with its two ranges, suspects and places.

Reads the results of `check`; solves nothing again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jyplan.consistency.because import Working, workings
from jyplan.consistency.conflict import Conflict
from jyplan.consistency.result import Checked, Statement
from jyplan.diagnostic import Path, Place
from jyplan.exact.interval import Interval
from jyplan.plan.model import Plan
from jyplan.report.conflicts import conflict_sentence
from jyplan.report.findings import Finding, findings, sentence
from jyplan.report.reading import Reading
from jyplan.report.safe import web_address
from jyplan.report.workings import working_lines
from jyplan.words.codes import CONFLICT, Level, level
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import phrase
from jyplan.words.pages import page

_SETS = 12  # sets of suspects on a page; the JSON output of check has all


class ReportFigure(NamedTuple):
    """A figure of a finding: as written, what all others allow it, where it stands.

    ``set`` numbers the sets of suspects, None where it is not one; ``allowed`` and ``fits`` are in the unit
    it is printed in; ``line`` is that of the plan file.
    """

    address: str
    id: str | None
    name: str
    written: str
    unit: str
    set: int | None
    allowed: Interval | None
    fits: tuple[str, ...]
    source: str | None
    date: str | None
    at: str | None
    url: str | None
    file: str
    line: int | None


class ReportFinding(NamedTuple):
    """Something that cannot be true, holds at an edge only, or is accepted, in plain words.

    ``assumes`` where a growth of unknown price basis was taken for a nominal one. ``stated`` and ``computed``
    are the two ranges that do not meet, in ``unit``: what the digits stand for and what the other figures
    allow. ``together`` is how many figures of a set must be wrong at once.
    """

    code: str
    level: Level
    address: str
    title: str
    message: str
    assumes: bool
    unit: str
    stated: Interval | None
    computed: Interval | None
    together: int
    figures: tuple[ReportFigure, ...]
    more_sets: int
    derivation: tuple[str, ...]
    accepted: str | None


def report_findings(
    checked: Checked, place: Callable[[Path], Place], language: Language, ids: set[str] | None = None
) -> Iterator[ReportFinding]:
    """What was found: a contradiction that several rows tell of once, then what stands alone.

    With ``ids`` only what a figure of one of these indicators has part in.
    """
    for finding in _findings(checked, place, language):
        if ids is None or any(figure.id in ids for figure in finding.figures):
            yield finding


def _findings(
    checked: Checked, place: Callable[[Path], Place], language: Language
) -> Iterator[ReportFinding]:
    reading = Reading(checked, language)
    listed = findings(reading)
    if not listed:
        return
    desk = _Desk(reading, place)
    texts: set[str] = set()
    for conflict in checked.conflicts:
        if conflict.verdict != "edge":
            members = {name.partition("@")[0] if name.startswith("relation:") else name
                       for name in (*conflict.figures, *conflict.relations)}  # fmt: skip
            texts |= members
            yield desk.of_conflict(conflict, members)
    for finding in listed:
        joint = finding.code == CONFLICT or (finding.figures and finding.figures[0] in texts)
        if finding.accepted is not None or not joint:
            yield desk.of_finding(finding)


class _Desk:
    """One check with the workings behind its rows."""

    def __init__(self, reading: Reading, place: Callable[[Path], Place]) -> None:
        self.reading, self.place, self.language = reading, place, reading.language
        self.plan: Plan = reading.plan
        every = workings(reading.checked, every=True)
        self.workings: dict[str, Working] = {working.address: working for working in every}

    def of_conflict(self, conflict: Conflict, members: set[str]) -> ReportFinding:
        """A group of figures that cannot all be true, told by the row that fails for itself, if one does."""
        failing = [
            row for row in self.reading.checked.statements
            if row.address in members and row.verdict == "inconsistent" and row.reason != "joint"
        ]  # fmt: skip
        row = failing[0] if failing else None
        first = row.address if row else next(iter(conflict.figures), "")
        message = self.sentence(row) if row else conflict_sentence(conflict, self.reading)
        unit, stated, computed = self.ranges(conflict, row)
        sets = conflict.culprits[:_SETS]
        # The digits as written cannot fit, whatever the reason: they are no suggestion.
        figures = [
            self.figure(name, n, conflict.allowed[n - 1].get(name), conflict.candidates[n - 1].get(name, ()))
            for n, names in enumerate(sets, 1)
            for name in names
        ]
        suspected = {figure.address for figure in figures}
        figures += [self.figure(name, None, None, ()) for name in conflict.figures if name not in suspected]
        shown = [first, *conflict.figures, *sorted(members)]
        code = row.code or CONFLICT if row else conflict.code
        return ReportFinding(
            code, level(code), first,
            self.title(row, conflict.code, first), message, bool(row and row.assumes), unit, stated, computed,
            len(sets[0]) if sets else 0, tuple(figures), len(conflict.culprits) - len(sets),
            self.derivation(shown), None,
        )  # fmt: skip

    def of_finding(self, finding: Finding) -> ReportFinding:
        """A finding that stands alone, or one that the plan accepts."""
        first = finding.figures[0] if finding.figures else ""
        row = self.reading.row(first)
        message, unit, stated, computed = finding.message, "", None, None
        if row is not None and len(finding.figures) == 1:
            message, (unit, stated, computed) = self.sentence(row), self.ranges(None, row)
        listed = [name for name in finding.figures if self.reading.row(name) is not None]
        title = self.title(row, finding.code, first, finding.accepted or "")
        return ReportFinding(
            finding.code, finding.level, first, title, message, bool(row and row.assumes), unit, stated,
            computed, 0,
            tuple(self.figure(name, None, None, ()) for name in listed), 0,
            self.derivation(finding.figures), finding.accepted,
        )  # fmt: skip

    def title(self, row: Statement | None, code: str, first: str, reason: str = "") -> str:
        """Whose figure it is, and what is wrong with it, in a few words."""
        row = row or self.reading.row(first)
        wording = self.reading.of(row) if row else None
        code = row.code if row and row.code and row.verdict == "inconsistent" and not reason else code
        code = "accepted" if reason else code
        stated = _closed(wording.text) if wording else ""
        text = phrase(f"f-{code}", self.language, stated=stated, reason=reason)
        if text.startswith("f-"):
            text = page(code, self.language).title
        return f"{wording.name}{word('colon', self.language)}{text}" if wording else text

    def sentence(self, row: Statement) -> str:
        """The sentence on a row without the name that the title has."""
        text = sentence(row, self.reading)
        lead = f"{row.address} ({self.reading.of(row).name}){word('colon', self.language)}"
        text = text.removeprefix(lead)
        return _closed(text[:1].upper() + text[1:]) + phrase("full-stop", self.language)

    def ranges(
        self, conflict: Conflict | None, row: Statement | None
    ) -> tuple[str, Interval | None, Interval | None]:
        """The unit and the two ranges that do not meet: of the row that fails, else of a lone suspect."""
        own = self.workings.get(row.address) if row else None
        if row is not None and own is not None and own.allowed is not None and row.interval is not None:
            wording = self.reading.of(row)
            return wording.unit, wording.printed(own.allowed), wording.printed(row.interval)
        for names, allowed in zip(conflict.culprits, conflict.allowed, strict=True) if conflict else ():
            if len(names) == 1 and names[0] in allowed and self._is_whole(names[0], row):
                stated, wanted = self.workings.get(names[0]), self.reading.wording(names[0])
                if stated is not None and stated.allowed is not None and wanted is not None:
                    return wanted.unit, wanted.printed(stated.allowed), wanted.printed(allowed[names[0]])
        return "", None, None

    def _is_whole(self, name: str, row: Statement | None) -> bool:
        """Whether a figure is the one that a failing total speaks of; without such a total any will do."""
        relation = self.reading.relations.get(row.address) if row else None
        whole = getattr(relation, "whole", None)
        return not isinstance(whole, str) or name.partition("@")[0] == whole.partition("@")[0]

    def figure(
        self, name: str, number: int | None, allowed: Interval | None, fits: Sequence[str]
    ) -> ReportFigure:
        """One figure with its place in the source and in the plan file."""
        row, wording = self.reading.row(name), self.reading.wording(name)
        if row is None or wording is None:
            where = self.place(())
            law = self.reading.law(name) or name
            return ReportFigure(
                name, None, law, "", "", number, None, (), None, None, None, None, where.file, None
            )
        inside = wording.printed(allowed) if allowed is not None else None
        source, at = self._origin(row)
        known = self.plan.sources.get(source or "")
        where = self.place(row.path)

        return ReportFigure(
            name, row.id if row.path[0] == "indicators" else None, wording.name, _closed(wording.text),
            wording.unit,
            number, inside, tuple(fit for fit in fits if fit != wording.digits),
            known.title if known else None, known.date.isoformat() if known and known.date else None, at,
            web_address(known.url) if known else None, where.file, where.line,
        )  # fmt: skip

    def _origin(self, row: Statement) -> tuple[str | None, str | None]:
        """Source and heading of a statement; a growth without its own has those of its statement."""
        if row.path[0] == "relations":
            relation = self.plan.relations[int(row.path[1])]
            return relation.source, relation.at
        thing: object = self.plan.indicators[row.id]
        source = at = None
        for key in row.path[2:]:
            thing = thing[key] if isinstance(key, int) else getattr(thing, key)  # type: ignore[index]
            source, at = getattr(thing, "source", None) or source, getattr(thing, "at", None) or at
        return source, at

    def derivation(self, names: Sequence[str]) -> tuple[str, ...]:
        """The workings of the figures that have one, each once."""
        lines: list[str] = []
        for name in dict.fromkeys(names):
            working = self.workings.get(name)
            if working is not None and working.step is not None:
                lines += working_lines(working, self.reading)
        return tuple(lines)


def _closed(text: str) -> str:
    """Percent signs close up to their number."""
    return text.replace(" %", "%")
