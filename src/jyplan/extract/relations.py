"""The ties of a document as relations of a plan: shares, parts, totals, and structures that add up to 100.

A total is drawn up only where the text states it or the names leave nothing out. A proof has no parts without
a total: that one exceeds its whole is more often a misread 其中 than a misprint, and worth a look only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from jyplan.exact.figure import unit_of
from jyplan.extract import names
from jyplan.extract.changes import since
from jyplan.extract.drafted import SOURCE, Entry, Relation, Statement, plain
from jyplan.extract.exhaustive import exhausting
from jyplan.extract.levels import kind_of_unit, number
from jyplan.extract.making import Making
from jyplan.extract.mentions import Mention
from jyplan.extract.slots import Slot

_INDUSTRIES: Final = (("第一产业", "primary"), ("第二产业", "secondary"), ("第三产业", "tertiary"))
_STRUCTURE: Final = re.compile(r"三次产业|三次产业结构|三产|产业(?:结构|比例|比重|比)")
_VALUE_ADDED: Final = tuple(
    re.compile(rf"^{head}(?:次)?产业?(?:实现)?(?:增加值)?$")
    for head in ("(?:第一|一)", "(?:第二|二)", "(?:第三|三)")
)
_FASTER: Final = re.compile(
    r"[,，、](?:增幅|增速)?(?P<verb>高于|快于|低于|慢于)(?:全国|全省|全市|全区|全州)[^,，。;；]{0,20}"
)
_GDP: Final = re.compile(r"生产总值$|^GDP$")


class Relations:
    """Draws up the relations of a draft whose indicators are in place."""

    def __init__(self, drafter: Making) -> None:
        self.drafter, self.levels = drafter, drafter.levels
        self.found: list[Relation] = []
        self.ids: set[str] = set()
        self.at = drafter.groups.at
        self.claimed = {tie.figure for tie in drafter.reading.ties if tie.kind == "part-of"}

    def all(self) -> list[Relation]:
        """Every relation, in the order of the text."""
        mentions = self.drafter.reading.mentions
        for mention in mentions:
            if mention.kind == "share" and mention.sure:
                self._share(mention)
            elif mention.kind == "structure" and mention.sure:
                self._structure(mention)
            elif mention.kind == "increase" and mention.sure:
                self._increase(mention)
            elif mention.kind in ("growth", "level") and mention.unit == "%":
                self._faster(mention)
        self._totals()
        if self.drafter.joining == "document":
            self._parts()
        return self.found

    def _add(
        self, stem: str, data: dict[str, Any], figures: tuple[str, ...] = (), ties: tuple[str, ...] = ()
    ) -> None:
        id, n = stem, 1
        while id in self.ids:
            n += 1
            id = f"{stem}_{n}"
        self.ids.add(id)
        self.found.append(Relation({"id": id, **data}, figures, ties))

    def address(self, mention: Mention) -> str | None:
        """The address of a level; `None` where it has none of its own."""
        if mention.id not in self.drafter.home:
            return None
        entry, statement = self.drafter.home[mention.id]
        return self._address(entry, statement)

    def _address(self, entry: Entry, statement: Statement) -> str | None:
        same = [one for one in entry.statements if one.slot.when == statement.slot.when]
        if statement.slot.when == "unstated" or same != [statement]:
            return None
        return entry.address(statement)

    # Shares

    def _share(self, share: Mention) -> None:
        part = self.levels.tied(share, "share-of")
        here = self.address(part) if part is not None else None
        if part is None or here is None or share.unit not in ("%", ""):
            return
        plan = self.levels.completed(share)
        whole, name = (plan, None) if plan is not None else self.levels.whole_of(share)
        there = self.address(whole) if whole is not None else self._unknown(part, name)
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
        data |= {"source": SOURCE, "at": self.at(share)}
        ties = (part.id, whole.id) if whole is not None else (part.id,)
        self._add(f"{here.partition('@')[0]}_share", data, (share.id,), ties)

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
        known = [one for one in drafter.by_name.get((core, kind_of_unit(part)), ()) if one.unit == entry.unit]
        whole = known[0] if known else drafter.new_entry(_named(part, name), name)
        return f"{whole.id}@{statement.slot.when}"

    # Structures and increases over years

    def _structure(self, mention: Mention) -> None:
        values = mention.value
        if not isinstance(values, list) or len(values) != 3 or not _STRUCTURE.search(mention.name or ""):
            return
        drafter = self.drafter
        parts = []
        for (name, _), value in zip(_INDUSTRIES, values, strict=True):
            figure = Mention(
                mention.id, mention.start, mention.end, mention.text, "share", value, "%", f"{name}比重",
                period=mention.period, nature=mention.nature,
            )  # fmt: skip
            entry = next(iter(drafter.by_name.get((names.core(f"{name}比重"), "%"), ())), None)
            where = None if entry is None else drafter.slot(entry, figure)
            if entry is None or where is None or entry.at(where) is not None:
                entry = drafter.new_entry(figure, f"{name}比重")
            where = drafter.slot(entry, figure)
            keys = {**where.fields, "value": plain(value), "source": SOURCE, "at": self.at(mention)}
            statement = Statement(where, figure, keys, {(): mention.id})
            entry.statements.append(statement)
            parts.append((entry, statement))
        addresses = [self._address(*one) for one in parts]
        if None in addresses:
            return
        data = {"kind": "total", "whole": 100, "parts": addresses, "source": SOURCE, "at": self.at(mention)}
        self._add("industry_structure", data, (), (mention.id,))
        self._structure_shares(mention, values)

    def _structure_shares(self, mention: Mention, values: list[str]) -> None:
        """Each share against the levels of its paragraph, where these are all named."""
        near = [
            one
            for one in self.levels.in_paragraph_of(mention)
            if one.kind == "level"
            and one.id in self.drafter.home
            and one.period == mention.period
            and (one.nature is None) == (mention.nature is None)
            and one.sure
        ]
        wholes = [one for one in near if _GDP.search(one.name or "")]
        parts = [
            [one for one in near if pattern.match(names.core(one.name or ""))] for pattern in _VALUE_ADDED
        ]
        if len(wholes) != 1 or any(len(listed) != 1 for listed in parts):
            return
        for (part,), value in zip(parts, values, strict=True):
            here, there = self.address(part), self.address(wholes[0])
            if here is not None and there is not None and kind_of_unit(part) == kind_of_unit(wholes[0]):
                data = {"kind": "share", "part": here, "whole": there, "percent": plain(value)}
                data |= {"source": SOURCE, "at": self.at(mention)}
                self._add(f"{here.partition('@')[0]}_share", data, (mention.id,), (part.id, wholes[0].id))

    def _increase(self, mention: Mention) -> None:
        """An increase over several years, as what the later figure has more than the earlier one."""
        level, start = self.levels.tied(mention, "increase-of"), since(mention)
        value = number(mention.value)
        if (
            level is None
            or start is None
            or value is None
            or level.id not in self.drafter.home
            or mention.bound
        ):
            return
        entry, later = self.drafter.home[level.id]
        earlier = next((one for one in entry.statements if one.slot.when == str(start) and one.level), None)
        if earlier is None or mention.approximate or unit_of(mention.unit).text != unit_of(entry.unit).text:
            return
        if any(mention.id in one.figures.values() for one in entry.statements):
            return
        here, there = self._address(entry, later), self._address(entry, earlier)
        if here is None or there is None or later.slot.year is None:
            return
        change = self.drafter.new_entry(
            mention, f"{entry.name}增加额" if value > 0 else f"{entry.name}减少额"
        )
        change.head["better"] = "none"
        where = Slot("facts", str(later.slot.year), {"year": later.slot.year}, later.slot.year)
        digits = str(mention.value).lstrip("-")
        keys = {**where.fields, "value": plain(digits), "source": SOURCE, "at": self.at(mention)}
        change.statements.append(Statement(where, mention, keys, {(): mention.id}))
        parts = [there, f"{change.id}@{where.when}"] if value > 0 else [there]
        minus = {} if value > 0 else {"minus": [f"{change.id}@{where.when}"]}
        data = {
            "kind": "total",
            "whole": here,
            "parts": parts,
            **minus,
            "source": SOURCE,
            "at": self.at(mention),
        }
        self._add(f"{entry.id}_change", data, (), (mention.id, level.id))

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
        data = {"kind": "compare", "left": f"{here}.growth", "op": op, "right": plain(other.value)}
        data |= {"source": SOURCE, "at": self.at(other)}
        self._add(f"{here.partition('@')[0]}_compared", data, (other.id,), (own.id,))

    # Parts and totals

    def _tied_parts(self) -> Iterator[tuple[Mention, list[Mention]]]:
        """Each whole with its parts of one time and unit, in the order of the text."""
        by_id, pairs = self.levels.by_id, []
        for tie in self.drafter.reading.ties:
            if tie.kind == "part-of" and tie.stated and tie.figure in by_id and tie.to in by_id:
                part, whole = by_id[tie.figure], by_id[tie.to]
                if part.sure and whole.sure and self._may_add(part, whole):
                    pairs.append((whole, part))
        pairs.sort(key=lambda pair: (pair[0].start, pair[1].start))
        for _, listed in groupby(pairs, key=lambda pair: pair[0].id):
            group = list(listed)
            yield group[0][0], [part for _, part in group]

    def _may_add(self, part: Mention, whole: Mention) -> bool:
        if part.id not in self.drafter.home or whole.id not in self.drafter.home or part.id == whole.id:
            return False
        same = part.period == whole.period and (part.nature is None) == (whole.nature is None)
        amounts = part.unit not in ("%", "‰") and {part.kind, whole.kind} <= {"level", "count"}
        return same and amounts and kind_of_unit(part) == kind_of_unit(whole) and self._unlike(part, whole)

    def _unlike(self, part: Mention, whole: Mention) -> bool:
        return self.drafter.home[part.id][0] is not self.drafter.home[whole.id][0]

    def _totals(self) -> None:
        done: dict[int, list[Mention]] = {}  # by the sentence of a whole: the parts that exhaust it
        groups = list(self._tied_parts())
        for whole, parts in groups:
            pool = self._pool(whole, parts)
            for places in exhausting(whole.name or "", [part.name or "" for part in pool]):
                chosen = [pool[place] for place in places]
                if {part.id for part in chosen} & {part.id for part in parts}:
                    done[self.levels.sentence(whole)] = chosen
                    self._total(whole, chosen)
        for whole, parts in groups:
            heads = done.get(self.levels.sentence(whole), [])
            summed = {one.ties[0] for one in self.found if one.ties}
            adds = bool(heads) and names.additive(whole.name or "") and whole.id not in summed
            if adds and _side_by_side(heads, parts):
                self._total(whole, parts)
        by_id = self.levels.by_id
        for tie in self.drafter.reading.ties:
            if tie.kind == "total" and tie.stated and {tie.figure, *tie.parts} <= by_id.keys():
                whole, parts = by_id[tie.figure], [by_id[part] for part in tie.parts]
                if (
                    len(parts) > 1
                    and all(self._may_add(part, whole) and part.sure for part in parts)
                    and whole.sure
                ):
                    self._total(whole, parts)

    def _pool(self, whole: Mention, parts: list[Mention]) -> list[Mention]:
        """The parts of a whole, and what stands unclaimed beside them: a misprint may look too large."""
        last = max(map(self.levels.sentence, parts))
        paragraph = self.levels.paragraph(whole)
        beside = [
            one
            for one in self.levels.in_sentences({*map(self.levels.sentence, parts), last + 1})
            if one.id not in self.claimed and one.sure and one.start > whole.end
            and self.levels.paragraph(one) == paragraph and self._may_add(one, whole)
        ]  # fmt: skip
        return sorted([*parts, *beside], key=lambda one: one.start)

    def _total(self, whole: Mention, parts: list[Mention]) -> None:
        there, here = self.address(whole), [self.address(part) for part in parts]
        if there is None or None in here or len(set(here)) < len(here):
            return
        data = {"kind": "total", "whole": there, "parts": here, "source": SOURCE, "at": self.at(whole)}
        ids = tuple(part.id for part in parts)
        if any(one.ties == (whole.id, *ids) for one in self.found):
            return
        self._add(f"{there.partition('@')[0]}_total", data, (), (whole.id, *ids))

    def _parts(self) -> None:
        summed = {
            (one.ties[0], id)
            for one in self.found
            if one.data["kind"] == "total" and one.ties
            for id in one.ties[1:]
        }
        for whole, parts in self._tied_parts():
            kept = [part for part in parts if (whole.id, part.id) not in summed]
            there = self.address(whole)
            here = [
                address for part in kept if (address := self.address(part)) is not None and address != there
            ]
            here = list(dict.fromkeys(here))
            if there is None or not here:
                continue
            data = {"kind": "part", "whole": there, "parts": here, "source": SOURCE, "at": self.at(whole)}
            self._add(f"{there.partition('@')[0]}_parts", data, (), (whole.id, *(part.id for part in kept)))


def _side_by_side(heads: list[Mention], parts: list[Mention]) -> bool:
    """Whether each part stands behind one of the others: 签约项目11个,引资额…;协议项目2个,引资额…"""
    if len(heads) != len(parts) or {one.id for one in heads} & {one.id for one in parts}:
        return False
    ends = [*(one.start for one in heads[1:]), parts[-1].end + 1]
    return all(head.end <= part.start < end for head, part, end in zip(heads, parts, ends, strict=True))


def _named(mention: Mention, name: str) -> Mention:
    return Mention(
        mention.id, mention.start, mention.end, mention.text, mention.kind, "0", mention.unit, name,
        period=mention.period, nature=mention.nature,
    )  # fmt: skip
