"""Makes true monthly series of a whole and its parts, and prints any selection of what a bulletin may say."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.consistency.plans import printed, to_plain

SPANS = [
    *((f"{{year}}-{month:02}", month, month) for month in range(1, 13)),
    *((f"{{year}}-Q{n + 1}", 3 * n + 1, 3 * n + 3) for n in range(4)),
    *((f"{{year}}-H{n + 1}", 6 * n + 1, 6 * n + 6) for n in range(2)),
    *((f"{{year}}-01/{{year}}-{month:02}", 1, month) for month in (2, 4, 5, 7, 8, 9, 10, 11)),
    ("{year}", 1, 12),
]


class Bulletin:
    """True values by indicator, year and month, and a plan that prints some of them."""

    def __init__(self, seed: int, *, sources: int = 1) -> None:
        self.draw = random.Random(seed)
        draw = self.draw
        self.parts = [f"p{n}" for n in range(draw.randint(1, 3))]
        self.ids = ["w", *self.parts]
        self.sources = [f"s{n}" for n in range(sources)]
        self.true: dict[tuple[str, str, int, int], Fraction] = {}
        scale = draw.choice([1, 10, 1000])
        for year in range(2014, 2018):
            for month in range(1, 13):
                for source in self.sources:
                    for part in self.parts:
                        value = Fraction(draw.choice([0, *[draw.randint(1, 9999)] * 9]), 100) * scale
                        first = self.true.get((self.sources[0], part, year, month))
                        if first is not None and draw.random() < 0.8:
                            value = first
                        self.true[source, part, year, month] = value
                    total = sum((self.true[source, part, year, month] for part in self.parts), Fraction(0))
                    self.true[source, "w", year, month] = total
        self.rule = draw.choice(["half-up", "half-even"])

    def sum(self, source: str, id: str, year: int, first: int, last: int) -> Fraction:
        """The true value of some months of a year."""
        return sum((self.true[source, id, year, month] for month in range(first, last + 1)), Fraction(0))

    def digits(self, value: Fraction, places: int) -> int | Decimal:
        """A number as printed."""
        return to_plain(printed(value, places, self.rule))

    def statement(self, source: str, id: str, year: int, span: tuple[str, int, int]) -> dict[str, Any]:
        """What is printed of a period."""
        draw, (name, first, last) = self.draw, span
        value = self.sum(source, id, year, first, last)
        before = self.sum(source, id, year - 1, first, last)
        said: dict[str, Any] = {"period": name.format(year=year)}
        if name == "{year}" and draw.random() < 0.5:
            said = {"year": year}
        if draw.random() < 0.8:
            said["value"] = self.digits(value, draw.choice([0, 1, 2]))
        if before > 0 and draw.random() < 0.5:
            said["growth"] = self.digits(100 * (value / before - 1), draw.choice([0, 1, 2]))
        if draw.random() < 0.2:
            said["increase"] = self.digits(value - before, draw.choice([0, 1, 2]))
        if len(self.sources) > 1:
            said["source"] = source
        return said

    def plan(self, count: int) -> dict[str, Any]:
        """A plan with so many statements, in facts and actuals, and some shares."""
        draw = self.draw
        tables: dict[str, Any] = {
            id: {
                "name": id,
                "unit": "亿元",
                "measure": "flow",
                "better": "higher",
                "facts": [],
                "actuals": [],
            }
            for id in self.ids
        }
        seen: set[tuple[str, str]] = set()
        for _ in range(count):
            source, id, year = draw.choice(self.sources), draw.choice(self.ids), draw.choice([2016, 2017])
            span = draw.choice(SPANS)
            said = self.statement(source, id, year, span)
            key = (id, span[0].format(year=year))
            if len(said) - ("source" in said) > 1 and key not in seen:
                seen.add(key)
                role = "facts" if "year" in said or draw.random() < 0.3 else "actuals"
                tables[id][role].append(said)
        relations: list[dict[str, Any]] = [{"id": "sum", "kind": "total", "whole": "w", "parts": self.parts}]
        for n in range(draw.randint(0, 2)):
            source, part, year = draw.choice(self.sources), draw.choice(self.parts), draw.choice([2016, 2017])
            name, first, last = draw.choice(SPANS)
            whole = self.sum(source, "w", year, first, last)
            when = name.format(year=year)
            if whole > 0 and len(self.sources) == 1:
                percent = self.digits(
                    100 * self.sum(source, part, year, first, last) / whole, draw.choice([0, 1])
                )
                mark = ":actual" if when == "2017" else ""
                relations.append(
                    {
                        "id": f"share{n}",
                        "kind": "share",
                        "part": f"{part}@{when}{mark}",
                        "whole": f"w@{when}{mark}",
                        "percent": percent,
                    }
                )
        about = {"name": "t", "base_year": 2016, "target_year": 2017}
        sources = {source: {"title": source} for source in self.sources}
        return {"format": 1, "plan": about, "sources": sources, "indicators": tables, "relations": relations}
