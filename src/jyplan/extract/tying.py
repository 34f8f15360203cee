"""Relations drawn up one by one: ids, addresses of levels, and indicators whose values nobody states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jyplan.extract import names
from jyplan.extract.drafted import SOURCE, Entry, Relation, Statement
from jyplan.extract.levels import kind_of_unit
from jyplan.extract.making import Making
from jyplan.extract.mentions import Mention


class Tying:
    """The relations of a draft so far, and what is needed to add one."""

    def __init__(self, drafter: Making) -> None:
        self.drafter, self.levels = drafter, drafter.levels
        self.found: list[Relation] = []
        self.ids: set[str] = set()

    def add(
        self,
        stem: str,
        data: dict[str, Any],
        at: Mention,
        figures: tuple[str, ...] = (),
        ties: tuple[str, ...] = (),
    ) -> None:
        """One relation more, told at the place of a figure; `stem` begins its id."""
        id, n = stem, 1
        while id in self.ids:
            n += 1
            id = f"{stem}_{n}"
        self.ids.add(id)
        place = {"source": SOURCE, "at": self.drafter.groups.at(at)}
        self.found.append(Relation({"id": id, **data, **place}, figures, ties))

    def address(self, mention: Mention | None) -> str | None:
        """The address of a level; `None` where it has none of its own."""
        if mention is None or mention.id not in self.drafter.home:
            return None
        entry, statement = self.drafter.home[mention.id]
        return self.address_of(entry, statement)

    def address_of(self, entry: Entry, statement: Statement) -> str | None:
        """The address of a statement, unless another of its indicator has the same."""
        same = [other for other in entry.statements if other.slot.when == statement.slot.when]
        if statement.slot.when == "unstated" or same != [statement]:
            return None
        return entry.address(statement)

    def unstated(self, like: Mention, name: str, unit: str) -> str:
        """The address of an indicator that only its name is known of, at the time of a figure.

        In a plan it is the indicator of that name, in a proof one of its own.
        """
        amount = Mention(
            like.id, like.start, like.end, like.text, "level", "0", unit, name,
            period=like.period, nature=like.nature,
        )  # fmt: skip
        key = names.core(name), kind_of_unit(amount)
        known = [] if self.drafter.joining == "proof" else self.drafter.by_name.get(key, [])
        entry = known[0] if known else self.drafter.new_entry(amount, name)
        return f"{entry.id}@{self.drafter.slot(entry, amount).when}"

    def beside(self, figure: Mention, name: re.Pattern[str], *, anywhere: bool = False) -> Mention | None:
        """The one level of a name and of a figure's time, in its paragraph or, if asked, in the document.

        `None` where there is none, or two that differ: which of them is meant is not said.
        """
        listed = self.levels.all if anywhere else self.levels.in_paragraph_of(figure)
        return only(
            mention_
            for mention_ in listed
            if mention_.id != figure.id
            and mention_.id in self.drafter.home
            and mention_.sure
            and mention_.period == figure.period
            and (mention_.nature is None) == (figure.nature is None)
            and name.search(mention_.name or "")
        )

    def may_add(self, part: Mention, whole: Mention) -> bool:
        """Whether one level can be a part of another: both amounts of one time and unit."""
        if part.id not in self.drafter.home or whole.id not in self.drafter.home or part.id == whole.id:
            return False
        same = part.period == whole.period and (part.nature is None) == (whole.nature is None)
        amounts = part.unit not in ("%", "‰") and {part.kind, whole.kind} <= {"level", "count"}
        unlike = self.drafter.home[part.id][0] is not self.drafter.home[whole.id][0]
        return same and amounts and kind_of_unit(part) == kind_of_unit(whole) and unlike

    def total(self, whole: Mention, parts: list[Mention], **more: Any) -> None:
        """A total of some levels, unless one of them has no address or it is drawn up already."""
        there, here = self.address(whole), [self.address(part) for part in parts]
        if there is None or None in here or len(set(here)) < len(here):
            return
        data = {"kind": "total", "whole": there, "parts": here, **more}
        ids = tuple(part.id for part in parts)
        if any(relation.ties == (whole.id, *ids) for relation in self.found):
            return
        self.add(f"{there.partition('@')[0]}_total", data, whole, (), (whole.id, *ids))


def only(mentions: Iterable[Mention]) -> Mention | None:
    """The first of some figures, if all of them print one number."""
    listed = list(mentions)
    printed = {
        (mention.value, kind_of_unit(mention)) for mention in listed if not isinstance(mention.value, list)
    }
    return listed[0] if listed and len(printed) == 1 else None
