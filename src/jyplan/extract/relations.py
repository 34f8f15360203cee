"""The ties of a document as relations of a plan: shares, parts, totals, and structures that add up to 100.

A total is drawn up only where the text states it or the names leave nothing out. A proof has no parts without
a total: that one exceeds its whole is more often a misread 其中 than a misprint, and worth a look only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from jyplan.exact.figure import unit_of
from jyplan.extract import balances, identities, names
from jyplan.extract.changes import since
from jyplan.extract.drafted import SOURCE, Entry, Relation, Statement, plain
from jyplan.extract.exhaustive import BESIDES, apart, covering, exhausting
from jyplan.extract.levels import kind_of_unit, number
from jyplan.extract.making import Making
from jyplan.extract.mentions import Mention
from jyplan.extract.tying import Tying

_FASTER: Final = re.compile(
    r"[,，、](?:增幅|增速)?(?P<verb>高于|快于|低于|慢于)(?P<region>全国|全省|全市|全区|全州)[^,，。;；]{0,20}"
)


class Relations(Tying):
    """Draws up the relations of a draft whose indicators are in place."""

    def __init__(self, drafter: Making) -> None:
        super().__init__(drafter)
        self.claimed = {tie.figure for tie in drafter.reading.ties if tie.kind == "part-of"}
        self.loose: list[tuple[Mention, Mention, str]] = []  # shares whose whole is not stated

    def all(self) -> list[Relation]:
        """Every relation, in the order of the text."""
        for mention in self.drafter.reading.mentions:
            if mention.kind in ("growth", "level") and mention.unit == "%":
                self._faster(mention)
            if mention.sure:
                self._of_its_own(mention)
        identities.hundred(self)
        identities.taken_apart(self, self.loose)
        self._totals()
        if self.drafter.joining == "document":
            self._parts()
        return self.found

    def _of_its_own(self, mention: Mention) -> None:
        """What a figure ties by its kind."""
        if mention.kind == "share":
            self._share(mention)
        elif mention.kind == "structure":
            identities.structure(self, mention)
        elif mention.kind == "ratio":
            identities.incomes(self, mention)
        elif mention.kind in ("increase", "points"):
            self._increase(mention)
        elif mention.kind == "level":
            balances.balance(self, mention)
            balances.left_over(self, mention)
            balances.grand_total(self, mention)
            identities.incomes(self, mention)
            identities.rate(self, mention)
            identities.per_head(self, mention)

    # Shares

    def _share(self, share: Mention) -> None:
        part = self.levels.tied(share, "share-of")
        here = self.address(part) if part is not None else None
        if part is None or here is None or share.unit not in ("%", ""):
            return
        plan = self.levels.completed(share)
        whole, name = (plan, None) if plan is not None else self.levels.whole_of(share)
        there = self.address(whole) if whole is not None else self._unknown(part, name)
        if whole is None and there is None:
            unnamed = (share.name or "").endswith("占比")
            self.loose.append((share, part, "" if unnamed else name or "?"))
        if there is None or there == here:
            return
        data: dict[str, Any] = {"kind": "share", "part": here, "whole": there}
        if isinstance(share.value, tuple):
            data["percent"] = {"low": plain(share.value[0]), "high": plain(share.value[1])}
        elif share.unit == "%":
            data["percent"] = plain(str(share.value))
        else:
            data["value"] = plain(str(share.value))
        if share.bound is not None:
            data["bound"] = share.bound
        elif share.approximate is not None:
            data["approximate"] = share.approximate
        ties = (part.id, whole.id) if whole is not None else (part.id,)
        self.add(f"{here.partition('@')[0]}_share", data, share, (share.id,), ties)

    def _unknown(self, part: Mention, name: str | None) -> str | None:
        """The address of a whole that only its name is known of; the plan's own target for 年度计划."""
        drafter = self.drafter
        if name is None or drafter.joining == "proof":
            return None
        entry, statement = drafter.home[part.id]
        if statement.slot.year == drafter.years.target and re.search(r"计划|任务|目标|预算", name):
            return f"{entry.id}@{drafter.years.target}" if statement.slot.key != "target" else None
        core = names.core(name)
        if len(core) < 2 or statement.slot.key == "facts":
            return None
        like = drafter.by_name.get((core, kind_of_unit(part)), ())
        known = [other for other in like if other.unit == entry.unit]
        whole = known[0] if known else drafter.new_entry(_named(part, name), name)
        return f"{whole.id}@{statement.slot.when}"

    # Changes

    def _increase(self, mention: Mention) -> None:
        """A change that its statement cannot say, as the difference of the later and the earlier level."""
        level = self.levels.tied(mention, "increase-of", "points-of")
        if level is None or level.id not in self.drafter.home or number(mention.value) is None:
            return
        entry, later = self.drafter.home[level.id]
        stated = any(mention.id in level_.figures.values() for level_ in entry.statements)
        if stated or mention.bound or mention.approximate:
            return
        earlier = self._earlier(level, mention, entry)
        here, there = self.address_of(entry, later), earlier and self.address_of(entry, earlier)
        if here is None or there is None or here == there:
            return
        unit = "" if mention.kind == "points" else unit_of(mention.unit).text
        if unit not in ("", unit_of(entry.unit).text) or (mention.kind == "points" and entry.unit != "%"):
            return
        data = {"kind": "difference", "left": here, "right": there, "value": plain(str(mention.value))}
        if unit and mention.unit != entry.unit:
            data["unit"] = mention.unit
        tied = tuple(level_.id for level_ in (level, earlier and earlier.level) if level_)
        self.add(f"{entry.id}_change", data, mention, (mention.id,), tied)

    def _earlier(self, level: Mention, change: Mention, entry: Entry) -> Statement | None:
        """The statement that a change counts from: of 由…到 beside it, or of the year that it names."""
        start, origin = since(change), self.levels.tied(level, "from-to")
        if origin is not None and self.levels.sentence(origin) == self.levels.sentence(change):
            home = self.drafter.home.get(origin.id)
            if home is not None and home[0] is entry and start in (None, home[1].slot.year):
                return home[1]
        if start is None:
            return None
        named = (statement for statement in entry.statements if statement.slot.when == str(start))
        return next((statement for statement in named if statement.level), None)

    def _faster(self, other: Mention) -> None:
        """增长57%,高于全国28.6%的平均水平: a growth beside that of somewhere else."""
        own = self.levels.before(other)
        if (
            own is None
            or own.kind != "growth"
            or own.unit != "%"
            or not own.sure
            or own.period != other.period
        ):
            return
        if (
            self.levels.sentence(own) != self.levels.sentence(other)
            or not isinstance(other.value, str)
            or other.bound
        ):
            return
        between = self.drafter.reading.document.normal[own.end : other.start]
        match = _FASTER.fullmatch(between)
        level = self.levels.tied(own, "growth-of")
        here = self.address(level) if level is not None else None
        if (
            match is None
            or here is None
            or level is None
            or own.bound
            or own.approximate
            or other.approximate
        ):
            return
        statement = self.drafter.home[level.id][1]
        if statement.figures.get(("growth", 0)) != own.id:
            return
        op = "<" if match["verb"].startswith(("低", "慢")) else ">"
        right = plain(other.value)
        if self.drafter.joining == "document":
            right = self._elsewhere(match["region"], level, other)
        data = {"kind": "compare", "left": f"{here}.growth", "op": op, "right": right}
        self.add(f"{here.partition('@')[0]}_compared", data, other, (other.id,), (own.id,))

    def _elsewhere(self, region: str, level: Mention, rate: Mention) -> str:
        """The address of a growth of the same thing elsewhere, as an indicator of its own."""
        for entry in [*self.drafter.entries]:  # a growth without a level, which it stood for so far
            if any(rate.id in held.figures.values() and not held.level for held in entry.statements):
                self.drafter.entries.remove(entry)
        own = rate.name if (rate.name or "").startswith(region) else f"{region}{names.core(level.name or '')}"
        name = f"{own}增速"
        figure = replace(rate, kind="level", name=name, period=level.period, since=None)
        entry = self.drafter.new_entry(figure, name)
        entry.head["better"] = "none"
        where = self.drafter.slot(entry, figure)
        keys = {**where.fields, "value": plain(str(rate.value))}
        keys |= {"source": SOURCE, "at": self.drafter.groups.at(rate)}
        entry.statements.append(Statement(where, figure, keys, {(): rate.id}))
        return entry.address(entry.statements[0])

    # Parts and totals

    def _tied_parts(self) -> Iterator[tuple[Mention, list[Mention]]]:
        """Each whole with its parts of one time and unit, in the order of the text."""
        by_id, pairs = self.levels.by_id, []
        for tie in self.drafter.reading.ties:
            if tie.kind == "part-of" and tie.stated and tie.figure in by_id and tie.to in by_id:
                part, whole = by_id[tie.figure], by_id[tie.to]
                if part.sure and whole.sure and self.may_add(part, whole):
                    pairs.append((whole, part))
        pairs.sort(key=lambda pair: (pair[0].start, pair[1].start))
        for _, listed in groupby(pairs, key=lambda pair: pair[0].id):
            group = list(listed)
            yield group[0][0], [part for _, part in group]

    def _totals(self) -> None:
        done: dict[int, list[Mention]] = {}  # by the sentence of a whole: the parts that exhaust it
        groups = list(self._tied_parts())
        for whole, parts in groups:
            pool = self._pool(whole, parts)
            for places in exhausting(whole.name or "", [part.name or "" for part in pool]):
                chosen = [pool[place] for place in places]
                if {part.id for part in chosen} & {part.id for part in parts}:
                    done[self.levels.sentence(whole)] = chosen
                    self.total(whole, chosen)
        for whole, parts in groups:
            heads = done.get(self.levels.sentence(whole), [])
            summed = {relation.ties[0] for relation in self.found if relation.ties}
            adds = bool(heads) and names.additive(whole.name or "") and whole.id not in summed
            if adds and _side_by_side(heads, parts):
                self.total(whole, parts)
        by_id = self.levels.by_id
        for tie in self.drafter.reading.ties:
            if tie.kind == "total" and tie.stated and {tie.figure, *tie.parts} <= by_id.keys():
                whole, parts = by_id[tie.figure], [by_id[part] for part in tie.parts]
                if (
                    len(parts) > 1
                    and all(self.may_add(part, whole) and part.sure for part in parts)
                    and whole.sure
                ):
                    self.total(whole, parts)
        for whole, parts in groups:
            self._at_most(whole, parts)
            places = covering(whole.name or "", [part.name or "" for part in parts])
            if places and self.drafter.joining == "proof":  # a plan gets no indicator that nobody states
                self.total(
                    whole,
                    [parts[place] for place in places],
                    minus=[self.unstated(whole, BESIDES, whole.unit)],
                )

    def _at_most(self, whole: Mention, parts: list[Mention]) -> None:
        """Parts that share nothing by their names, where no total says more of them."""
        if names.signed(whole.name or ""):
            return
        summed = {relation.ties[1:] for relation in self.found if relation.ties[:1] == (whole.id,)}
        for places in apart(whole.name or "", [part.name or "" for part in parts]):
            ids = {parts[place].id for place in places}
            if not any(ids <= set(known) for known in summed):
                self.total(whole, [parts[place] for place in places], complete=False)

    def _pool(self, whole: Mention, parts: list[Mention]) -> list[Mention]:
        """The parts of a whole, and what stands unclaimed beside them: a misprint may look too large."""
        last = max(map(self.levels.sentence, parts))
        paragraph = self.levels.paragraph(whole)
        beside = [
            mention
            for mention in self.levels.in_sentences({*map(self.levels.sentence, parts), last + 1})
            if mention.id not in self.claimed and mention.sure and mention.start > whole.end
            and self.levels.paragraph(mention) == paragraph and self.may_add(mention, whole)
        ]  # fmt: skip
        return sorted([*parts, *beside], key=lambda mention: mention.start)

    def _parts(self) -> None:
        summed = {
            (relation.ties[0], id)
            for relation in self.found
            if relation.data["kind"] == "total" and relation.ties
            for id in relation.ties[1:]
        }
        for whole, parts in self._tied_parts():
            kept = [part for part in parts if (whole.id, part.id) not in summed]
            there = self.address(whole)
            here = [
                address for part in kept if (address := self.address(part)) is not None and address != there
            ]
            here = list(dict.fromkeys(here))
            if there is None or not here or names.signed(whole.name or ""):
                continue
            data = {"kind": "part", "whole": there, "parts": here}
            self.add(
                f"{there.partition('@')[0]}_parts", data, whole, (), (whole.id, *(part.id for part in kept))
            )


def _side_by_side(heads: list[Mention], parts: list[Mention]) -> bool:
    """Whether each part stands behind one of the others: 签约项目11个,引资额…;协议项目2个,引资额…"""
    if len(heads) != len(parts) or {head.id for head in heads} & {part.id for part in parts}:
        return False
    ends = [*(head.start for head in heads[1:]), parts[-1].end + 1]
    return all(head.end <= part.start < end for head, part, end in zip(heads, parts, ends, strict=True))


def _named(mention: Mention, name: str) -> Mention:
    return Mention(
        mention.id, mention.start, mention.end, mention.text, mention.kind, "0", mention.unit, name,
        period=mention.period, nature=mention.nature,
    )  # fmt: skip
