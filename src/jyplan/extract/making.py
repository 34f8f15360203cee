"""What a draft has so far while it is made: its indicators by name, and where each level went."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import Any, Final

from jyplan.extract import known, names
from jyplan.extract.drafted import Entry, Statement
from jyplan.extract.groups import Groups
from jyplan.extract.levels import Joining, Levels, kind_of_unit
from jyplan.extract.mentions import Mention, Reading
from jyplan.extract.slots import Frame, Slot, slot

_PERCENT: Final = ("%", "‰")


class Making:
    """The parts of a draft while it is made."""

    def __init__(self, reading: Reading, joining: Joining, years: Frame) -> None:
        self.reading, self.years, self.joining = reading, years, joining
        self.levels = Levels(reading, joining)
        self.groups = Groups(reading.document)
        self.entries: list[Entry] = []
        self.home: dict[str, tuple[Entry, Statement]] = {}  # of each level
        self.left_out: list[Mention] = []
        self.taken: set[str] = set()
        self.numbered: dict[str, int] = {}  # where the next free id of a stem is looked for
        self.by_name: dict[tuple[str, str], list[Entry]] = {}

    def slot(self, entry: Entry, mention: Mention) -> Slot:
        """Where a figure's statement belongs; a proof knows dates only, so that no axis of time is implied.

        Nor does it need to know which year a sentence speaks of: ties hold in any.
        """
        if self.joining == "proof":
            period = mention.period or self._supposed(mention)
            return slot(replace(mention, period=period), self.years, flow=False)
        return slot(mention, self.years, flow=entry.measure == "flow")

    def _supposed(self, mention: Mention) -> str | None:
        """A time for what states none: the plan's, or the year before what something grew to."""
        later = self.levels.starts.get(mention.id)
        if later is None:
            return str(self.years.target)
        end = later.period or str(self.years.target)
        return str(int(end) - 1) if re.fullmatch(r"\d{4}", end) else None

    def new_entry(self, mention: Mention, name: str) -> Entry:
        """An indicator for a figure that no other one is of."""
        core = names.core(name)
        row = known.row_of(name) or known.row_of(core)
        unit, measure = mention.unit or "个", self._measure(mention, core)
        name = name or mention.text
        head: dict[str, Any] = {"name": name}
        if row is not None:
            head["name_en"] = row.name_en
        head |= {"group": self.groups.of(mention), "unit": unit, "measure": measure}
        if head["group"] is None:
            del head["group"]
        head["better"] = "lower" if measure == "rank" else known.better_of(core) or "none"
        entry = Entry(self._id(row), name, unit, measure, head)
        self.entries.append(entry)
        self.by_name.setdefault((core, kind_of_unit(mention)), []).append(entry)
        return entry

    def _measure(self, mention: Mention, core: str) -> str:
        if mention.kind == "rank":
            return "rank"
        if mention.unit in _PERCENT or mention.kind in ("share", "ratio"):
            return "ratio"
        if self.joining == "proof":
            return "stock"  # no axis of time is implied by amounts that only look alike
        measure = known.measure_of(core)
        return "flow" if measure == "ratio" else measure

    def _id(self, row: known.Known | None) -> str:
        stem = row.id if row is not None else "i"
        for n in count(self.numbered.get(stem, 0)):
            id = (f"{stem}_{n + 1}" if n else stem) if row is not None else f"i{n + 1}"
            if id not in self.taken:
                break
        self.numbered[stem] = n
        self.taken.add(id)
        return id
