"""From what a document says to a plan: indicators with their statements, relations, and what is left to ask.

Every figure keeps the place it stands at. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jyplan.exact import periods
from jyplan.exact.periods import Period
from jyplan.extract import changes, known, names
from jyplan.extract.drafted import SOURCE, Draft, Entry, Statement, value_keys
from jyplan.extract.levels import Joining, agree, own_name
from jyplan.extract.making import Making
from jyplan.extract.mentions import Mention, Reading
from jyplan.extract.relations import Relations
from jyplan.extract.slots import Frame, frame, stretch

_MORE_THAN_BEFORE = re.compile(r"[多少][增减]")  # 较上年同期多增359亿元: how an increase changed
_LAST_YEAR = re.compile(r"同比|上年|去年|年(?!均)")


def draft(reading: Reading, *, joining: Joining = "document", years: Frame | None = None) -> Draft:
    """The plan that a document gives.

    With `joining="proof"` only what the text itself ties is joined: figures that merely have the same name in
    another sentence stay apart, and rates that official statistics state at comparable prices say so.
    """
    return _Drafter(reading, joining, years or frame(reading.mentions, reading.year)).draft()


class _Drafter(Making):
    """Fills a draft: first the levels, then what changed, then how they hang together."""

    def draft(self) -> Draft:
        """All of it."""
        for group in self.levels.groups():
            self._group(group)
        for mention in self.reading.mentions:
            if mention.kind in ("growth", "increase", "points", "multiple"):
                self._change(mention)
        relations = Relations(self).all()
        placed = {*self.home, *(id for statement in self.statements() for id in statement.figures.values())}
        placed |= {id for relation in relations for id in relation.figures}
        for entry in self.entries:
            entry.statements = [statement for statement in entry.statements if statement.figures]
        self.left_out = [mention for mention in self.reading.mentions if mention.id not in placed]
        return Draft(self.reading, self.years, self.groups.tables, self.entries, relations, self.left_out)

    def statements(self) -> list[Statement]:
        """All statements so far."""
        return [statement for entry in self.entries for statement in entry.statements]

    # Levels

    def _group(self, group: Sequence[Mention]) -> None:
        """The levels of one indicator; figures of one time that differ go to indicators of their own."""
        made: list[Entry] = []
        for mention in group:
            entry = next((entry_ for entry_ in made if self._fits(entry_, mention)), None)
            if entry is None:
                entry = self.new_entry(mention, own_name(mention))
                entry.like = made[0].id if made else None
                made.append(entry)
            self._level(entry, mention)

    def _fits(self, entry: Entry, mention: Mention) -> bool:
        where = self.slot(entry, mention)
        there = entry.at(where)
        if there is None:
            beside = any(statement.slot.when == where.when for statement in entry.statements)
            own_axis = self.joining == "document" and where.key == "actuals" and entry.measure == "flow"
            return not beside or own_axis
        same = there.slot.key == where.key and there.slot.start == where.start and there.level is not None
        return same and there.level is not None and agree(there.level, mention)

    def _level(self, entry: Entry, mention: Mention) -> None:
        where = self.slot(entry, mention)
        there = entry.at(where)
        if names.core(own_name(mention)) != names.core(entry.name) or own_name(mention) != entry.name:
            entry.names.append(own_name(mention))
        entry.sure = entry.sure and mention.sure
        if there is not None:
            self._repeat(entry, there, mention)
            return
        keys: dict[str, Any] = dict(where.fields)
        keys |= value_keys(mention, entry)
        keys |= {"source": SOURCE, "at": self.groups.at(mention)}
        statement = Statement(where, mention, keys, {(): mention.id})
        entry.statements.append(statement)
        self.home[mention.id] = entry, statement

    def _repeat(self, entry: Entry, there: Statement, mention: Mention) -> None:
        printing: dict[str, Any] = {"at": self.groups.at(mention)}
        first = there.level
        if first is not None and (first.value, first.unit) != (mention.value, mention.unit):
            keys = value_keys(mention, entry)
            printing |= {key: keys[key] for key in ("value", "unit") if key in keys}
        there.keys.setdefault("also", []).append(printing)
        there.repeats.append(mention)
        self.home[mention.id] = entry, there

    # Changes

    def _change(self, mention: Mention) -> None:
        if mention.against is not None:
            return  # no year's figure is its base
        level = self.levels.tied(mention, "growth-of", "increase-of", "points-of", "multiple-of")
        mention = replace(mention, since=self._since(mention, level))
        if self.joining == "proof" and (not mention.sure or level is None or level.id not in self.home):
            return
        text = self.reading.document.normal
        if mention.kind == "increase" and _MORE_THAN_BEFORE.search(
            text, max(0, mention.start - 3), mention.start
        ):
            return
        if level is not None and (self.levels.is_base(level) or self._counts_otherwise(level, mention)):
            return
        if level is not None and level.id in self.home:
            entry, statement = self.home[level.id]
        else:
            own = self._of_its_own(mention)
            if own is None:
                return
            entry, statement = own
        changes.add(mention, entry, statement, self.years, self.joining, self.groups.at(mention))

    def _since(self, mention: Mention, level: Mention | None) -> str | None:
        """What a change counts from, where it says so, says 环比, or follows an increase that says so."""
        if mention.since is not None or mention.kind not in ("growth", "increase"):
            return mention.since
        before, text = self.levels.before(mention), self.reading.document.normal
        days = stretch(mention.period or "")
        if "环比" in text[before.end if before is not None else 0 : mention.start]:
            span = None if days is None or days.first is None else Period(days.first, days.last).preceding()
            return None if span is None else periods.name(span)
        follows = before is not None and before.kind == "increase" and mention.kind == "growth"
        if not follows or before is None or self.levels.tied(before, "increase-of") is not level:
            return None
        return None if _LAST_YEAR.search(text[before.end : mention.start]) else before.since

    def _counts_otherwise(self, level: Mention, change: Mention) -> bool:
        """Whether a change does not count from the year before the level, after 由…到: that stays a relation.

        由100亿元增加到150亿元,2020年增长5% is of the last year only, and says nothing of the first level.
        """
        origin = self.levels.tied(level, "from-to")
        if origin is None:
            return False
        between = self.reading.document.normal[level.end : change.start]
        if self.joining == "proof" and _LAST_YEAR.search(between):
            return True
        home, start = self.home.get(level.id), self.home.get(origin.id)
        years = [pair[1].slot.year for pair in (home, start) if pair is not None]
        apart = len(years) == 2 and None not in years and years[0] != (years[1] or 0) + 1
        return change.kind == "points" and apart

    def _of_its_own(self, mention: Mention) -> tuple[Entry, Statement] | None:
        """The statement of a growth whose level the text does not give."""
        if mention.kind not in ("growth", "increase") or not mention.name:
            return None
        core = names.core(mention.name)
        entries = [
            candidate for (name, _), listed in self.by_name.items() if name == core for candidate in listed
        ]
        entry = next((candidate for candidate in entries if candidate.measure not in ("ratio", "rank")), None)
        where = changes.slot_of_change(mention, self.years)
        if entry is None:
            row = known.row_of(mention.name) or known.row_of(core)
            if row is not None and row.measure == "ratio":
                return None  # the growth of a ratio is no growth
            entry = self.new_entry(_as_amount(mention), mention.name)
        statement = entry.at(where)
        if statement is None:
            keys = {**where.fields, "source": SOURCE, "at": self.groups.at(mention)}
            statement = Statement(where, None, keys)
            entry.statements.append(statement)
        elif statement.slot.key != where.key:
            return None
        return entry, statement


def _as_amount(mention: Mention) -> Mention:
    """A growth as a figure of the amount that grows, whose unit is not stated."""
    unit = mention.unit if mention.kind == "increase" else known_unit(mention.name or "")
    return Mention(
        mention.id, mention.start, mention.end, mention.text, "level", "0", unit, mention.name,
        mention.name_from, mention.period, mention.period_from, mention.nature, sure=mention.sure,
    )  # fmt: skip


def known_unit(name: str) -> str:
    """The unit of an amount of which only the growth is stated: money, unless its name counts something."""
    if any(word in name for word in ("人次", "游客")):
        return "万人次"
    if name.endswith(("人均可支配收入", "人均纯收入", "人均收入")):
        return "元"
    if any(word in name for word in ("产量", "粮食")):
        return "万吨"
    return "亿元"
