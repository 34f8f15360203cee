"""Figures of a document that cannot all be true, from a check of the plan drafted from it.

Turns addresses of the drafted plan back into figures of the text; decides nothing that `check` has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from jyplan.answers.evened import evened_out
from jyplan.answers.miscounted import miscounted
from jyplan.consistency.conflict import Conflict
from jyplan.consistency.result import Checked, Statement
from jyplan.exact.figure import unit_of
from jyplan.exact.interval import Interval
from jyplan.extract.drafted import Draft, by_key
from jyplan.extract.levels import number
from jyplan.extract.mentions import Mention
from jyplan.words.codes import CONFLICT


class Figure(NamedTuple):
    """One figure of a finding. `suspect`: among the fewest figures that could be wrong."""

    mention: Mention
    suspect: bool
    would_fit: tuple[str, ...] = ()  # printings that would, as far as they are known
    allowed: Interval | None = None  # what the others leave for a suspect


class Finding(NamedTuple):
    """Figures of a document that cannot all be true; `kind` is that of the tie which fails.

    `stated` and `computed` are of the figure that is `of` the others: the rate, the share, the whole.
    """

    code: str
    verdict: str
    kind: str
    figures: tuple[Figure, ...]
    of: Mention | None
    unit: str  # of what is computed
    stated: str | None
    computed: Fraction | None
    interval: Interval | None
    assumes: str | None = None
    earlier: tuple[str, ...] = ()  # what the earlier documents say, in words of their own
    against: tuple[Mention, ...] = ()  # what it is computed from, where that is not all the others

    @property
    def start(self) -> int:
        """Where in the text it is shown: at the figure that is of the others, else at the first suspect."""
        suspects = [figure.mention.start for figure in self.figures if figure.suspect]
        if self.of is not None and self.of.start in suspects:
            return self.of.start
        return min(suspects or [figure.mention.start for figure in self.figures])


class Places:
    """From the addresses of a check to the figures of a document."""

    def __init__(self, tied: Draft, checked: Checked) -> None:
        self.paths = tied.figures()
        self.relations = tied.relations
        self.base = tied.years.base
        self.ties = tied.reading.ties
        self.entries = {entry.id: entry for entry in tied.entries}
        self.by_id = {mention.id: mention for mention in tied.reading.mentions}
        self.rows = {row.address: row for row in checked.statements}

    def row(self, name: str) -> Statement | None:
        """The statement of a name in a conflict."""
        return self.rows.get(re.split(r"[@\[]", name)[0] if name.startswith("relation:") else name)

    def mention(self, row: Statement | None) -> Mention | None:
        """The figure that a statement is."""
        if row is None:
            return None
        path = row.path
        id = (
            self.paths.get(path) or self.paths.get(path[:4])
            if path[0] == "indicators"
            else self.paths.get(path[:2])
        )
        return self.by_id.get(id) if id is not None else None

    def growth(self, row: Statement) -> dict[str, Any] | None:
        """A growth as the draft states it."""
        entry = self.entries.get(str(row.path[1]))
        listed = by_key(entry).get(str(row.path[2]), []) if entry is not None else []
        n, k = row.path[3:4], row.path[5:6]
        if not n or not k or int(n[0]) >= len(listed):
            return None
        growths = listed[int(n[0])].keys.get("growth", [])
        return growths[int(k[0])] if int(k[0]) < len(growths) else None

    def common_level(self, rate: Mention, change: Mention) -> Mention | None:
        """The level that a growth and an increase are both of."""
        if (rate.kind, change.kind) != ("growth", "increase"):
            return None
        shared = self.levels_of(rate) & self.levels_of(change)
        return self.by_id.get(min(shared)) if shared else None

    def levels_of(self, change: Mention) -> set[str]:
        """Ids of the levels that a change is of."""
        return {tie.to for tie in self.ties if tie.figure == change.id and tie.kind.endswith("-of")}

    def tied_by(self, row: Statement) -> list[Mention]:
        """The figures that a relation ties."""
        if row.path[0] != "relations":
            return []
        relation = self.relations[int(row.path[1])]
        return [self.by_id[id] for id in (*relation.figures, *relation.ties) if id in self.by_id]

    def behind(self, row: Statement, of: Mention | None, figures: Iterable[Mention]) -> tuple[Mention, ...]:
        """The figures that a row is computed from: those that its relation ties, or its indicator's own."""
        entry = self.entries.get(str(row.path[1])) if row.path[0] == "indicators" else None
        own = (
            {id for statement in entry.statements for id in statement.figures.values()}
            if entry is not None
            else ()
        )
        near = self.tied_by(row) if entry is None else [mention for mention in figures if mention.id in own]
        level = None if entry is None or of is None else self.level_of(of)
        if level is not None:
            near = sorted(_distinct([level, *near]), key=lambda mention: mention.start)
        return tuple(mention for mention in near if of is None or mention.id != of.id)

    def level_of(self, change: Mention) -> Mention | None:
        """The first level that a change is of."""
        return next((self.by_id[id] for id in sorted(self.levels_of(change)) if id in self.by_id), None)

    def unstated_whole(self, row: Statement) -> tuple[Mention, Mention, list[Mention]] | None:
        """A share of levels that are all of an unstated whole: the share, its level, all of them."""
        relation = self.relations[int(row.path[1])] if row.path[0] == "relations" else None
        if relation is None or relation.data["kind"] != "share" or not relation.figures:
            return None
        entry = self.entries.get(str(relation.data["whole"]).partition("@")[0])
        part = self.entries.get(str(relation.data["part"]).partition("@")[0])
        level = (
            next((statement.level for statement in part.statements if statement.level), None)
            if part is not None
            else None
        )
        if entry is None or entry.statements or level is None:
            return None
        share, *levels = self.tied_by(row)
        return share, level, levels


def findings(tied: Draft, checked: Checked) -> Iterator[Finding]:
    """One finding for each conflict, and for each row that fails without one."""
    places, covered = Places(tied, checked), set[str]()
    for conflict in checked.conflicts:
        names = (*conflict.figures, *conflict.relations)
        rows = [row for name in names if (row := places.row(name)) is not None]
        covered |= {row.address for row in rows}
        if conflict.verdict != "edge":
            finding = of_conflict(conflict, rows, places)
            if finding.figures:
                doubtful = any(_miscounted(row, places) for row in rows) or _of_whole_things(finding)
                finding = finding._replace(verdict="look") if doubtful else finding
                yield finding._replace(verdict="edge") if _evened(finding, rows, tied) else finding
    for row in checked.statements:
        if row.verdict == "inconsistent" and row.address not in covered:
            mention = places.mention(row)
            figures = _distinct([*([mention] if mention else []), *places.tied_by(row)])
            if figures:
                listed = tuple(Figure(figure, suspect=True) for figure in figures)
                yield Finding(
                    row.code or row.verdict, row.verdict, row.kind, listed, mention, _unit(row), row.stated,
                    row.computed, row.interval, row.assumes,
                )  # fmt: skip


def _of_whole_things(finding: Finding) -> bool:
    """Whether nothing fails but that a count and its growth leave no whole number for the base."""
    kinds = sorted(figure.mention.kind for figure in finding.figures)
    return kinds in (["count", "growth"], ["growth", "level"])


def _evened(finding: Finding, rows: Iterable[Statement], tied: Draft) -> bool:
    sums = (row.kind == "total" and row.verdict == "inconsistent" and row.code != CONFLICT for row in rows)
    if any(sums) or finding.of is None or finding.kind not in ("share", "structure"):
        return False
    return evened_out(finding.of, finding.against, tied.reading)


def _miscounted(row: Statement, places: Places) -> bool:
    if row.kind != "growth" or row.verdict != "inconsistent" or row.path[0] != "indicators":
        return False
    return miscounted(row, places.growth(row), places.base)


def edges(tied: Draft, checked: Checked) -> Iterator[Finding]:
    """Figures that meet in an end only: agreeable, but just."""
    places = Places(tied, checked)
    for row in checked.statements:
        mention = places.mention(row)
        if row.verdict == "edge" and mention is not None and row.reason != "joint":
            figures = _distinct([mention, *places.tied_by(row)])
            listed = tuple(Figure(figure, suspect=False) for figure in figures)
            yield Finding(
                row.code or "edge", "edge", row.kind, listed, mention, _unit(row), row.stated, row.computed,
                row.interval,
            )  # fmt: skip


def of_conflict(conflict: Conflict, rows: Sequence[Statement], places: Places) -> Finding:
    """A conflict as a finding: of the figure that fails alone, else of a growth beside an increase."""
    culprits = {name for listed in conflict.culprits for name in listed}
    figures: dict[str, Figure] = {}
    for name in conflict.figures:
        mention = places.mention(places.row(name))
        if mention is None:
            continue
        fits, allowed = _fits(conflict, name)
        known = figures.get(mention.id, Figure(mention, suspect=False))
        fits = (*known.would_fit, *_in_structure(mention, name, fits)) if known.would_fit or fits else ()
        figures[mention.id] = Figure(mention, known.suspect or name in culprits, fits, allowed)
    failing = [row for row in rows if row.verdict == "inconsistent" and row.code not in (None, CONFLICT)]
    failing.sort(key=lambda row: row.computed is None)
    listed = tuple(sorted(figures.values(), key=lambda figure: figure.mention.start))
    if failing:
        row = failing[0]
        of = _of(row, places)
        against = places.behind(row, of, [figure.mention for figure in listed])
        return Finding(
            row.code or CONFLICT, "inconsistent", row.kind, listed, of, _unit(row), row.stated,
            row.computed, row.interval, row.assumes, against=against,
        )  # fmt: skip
    for row in rows:
        whole = places.unstated_whole(row)
        if whole is not None and (finding := _of_all(whole, listed)) is not None:
            return finding
    return _of_joint(conflict, listed, places)


def _of_all(whole: tuple[Mention, Mention, list[Mention]], figures: tuple[Figure, ...]) -> Finding | None:
    """A share that the levels it is taken from refute, all of them being the whole."""
    share, level, levels = whole
    amounts, stated = [number(amount.value) for amount in (level, *levels)], number(share.value)
    if None in amounts or stated is None or not sum(amount or 0 for amount in amounts[1:]):
        return None
    computed = 100 * Fraction(amounts[0] or 0) / sum(Fraction(amount or 0) for amount in amounts[1:])
    if abs(computed - stated) < Fraction(1, 10 ** len(str(share.value).partition(".")[2])):
        return None
    return Finding(
        "share-mismatch", "inconsistent", "share", figures, share, "%", str(share.value), computed, None,
        against=tuple(levels),
    )  # fmt: skip


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    return list({mention.id: mention for mention in mentions}.values())


def _unit(row: Statement) -> str:
    """The unit of what a row computes: percent for rates, else the indicator's."""
    return "%" if row.kind in ("growth", "share", "structure") else row.unit


def _of(row: Statement, places: Places) -> Mention | None:
    own = places.mention(row)
    tied = places.tied_by(row)
    return own if own is not None else tied[0] if tied else None


def _fits(conflict: Conflict, name: str) -> tuple[tuple[str, ...], Interval | None]:
    for allowed, candidates in zip(conflict.allowed, conflict.candidates, strict=True):
        if name in allowed:
            return tuple(candidates.get(name, ())), allowed[name]
    return (), None


def _in_structure(mention: Mention, name: str, fits: Iterable[str]) -> Iterator[str]:
    """Printings of one part of a structure as printings of all of it."""
    part = re.search(r"\[(\d)\]$", name)
    for fit in fits:
        if isinstance(mention.value, list) and part is not None:
            n = int(part[1])
            yield ":".join((*mention.value[: n - 1], fit, *mention.value[n:]))
            return
        yield fit


def _of_joint(conflict: Conflict, figures: tuple[Figure, ...], places: Places) -> Finding:
    """Figures that fail only together: a growth beside an increase of the same level is `of` these two."""
    for rate in figures:
        for change in figures:
            level = places.common_level(rate.mention, change.mention)
            computed = None if level is None else rate_of_increase(level, change.mention)
            if level is not None and computed is not None:
                if all(figure.mention.id != level.id for figure in figures):
                    figures = tuple(
                        sorted(
                            (*figures, Figure(level, suspect=False)), key=lambda figure: figure.mention.start
                        )
                    )
                stated = rate.mention.value if isinstance(rate.mention.value, str) else None
                return Finding(
                    "growth-mismatch", "inconsistent", "growth", figures, rate.mention, "%", stated, computed,
                    rate.allowed, against=(level, change.mention),
                )  # fmt: skip
    return Finding(conflict.code, "inconsistent", "joint", figures, None, "", None, None, None)


def rate_of_increase(level: Mention, change: Mention) -> Fraction | None:
    """Growth in percent from a level and its increase, D / (T - D)."""
    value, more = number(level.value), number(change.value)
    if value is None or more is None or unit_of(change.unit).text not in ("", unit_of(level.unit).text):
        return None
    value *= Fraction(10) ** unit_of(level.unit).power
    more *= Fraction(10) ** unit_of(change.unit).power
    return 100 * more / (value - more) if value > more else None
