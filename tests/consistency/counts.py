"""Makes plans of counts: whole numbers in mixed scales, with every key of a statement, printed truly or not."""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.consistency.plans import indicator, printed

SCALES = {"户": 1, "万户": 10**4}


class Counts:
    """A plan of one to five counts in four years, the first perhaps the sum of the others."""

    def __init__(self, seed: int, misprints: float = 0.0) -> None:
        self.draw, self.misprints = random.Random(seed), misprints
        self.ids = [f"x{n}" for n in range(self.draw.randint(1, 5))]
        self.true: dict[tuple[str, int], int] = {}
        most = self.draw.choice([20, 300, 5000])
        for id in self.ids:
            count = self.draw.randint(0, most)
            for year in range(2014, 2018):
                self.true[id, year] = count
                count = max(0, count + self.draw.randint(-most // 10 - 1, most // 5 + 1))
        self.units = {id: self.draw.choice(list(SCALES)) for id in self.ids}
        self.relations: list[dict[str, Any]] = []
        if len(self.ids) > 2 and self.draw.random() < 0.6:
            for year in range(2014, 2018):
                self.true["x0", year] = sum(self.true[id, year] for id in self.ids[1:])
            self.relations.append({"id": "t", "kind": "total", "whole": "x0", "parts": self.ids[1:]})
        self.indicators = {id: self.indicator(id) for id in self.ids}
        self.relations += [self.share(n) for n in range(self.draw.randint(0, 2)) if len(self.ids) > 1]

    def indicator(self, id: str) -> dict[str, Any]:
        """An indicator with some of its figures."""
        said: dict[str, Any] = {"integer": True}
        if self.draw.random() < 0.8:
            said["baseline"] = self.value(id, 2016)
        if target := self.statement(id, 2017):
            said["target"] = target
        if (fact := self.statement(id, 2015)) and self.draw.random() < 0.5:
            said["facts"] = [{"year": 2015, **fact}]
        return indicator(self.units[id], **said)

    def statement(self, id: str, year: int) -> dict[str, Any]:
        """A value, growth and increase of a year, or some of them."""
        now, before = self.true[id, year], self.true[id, year - 1]
        said = self.value(id, year) if self.draw.random() < 0.75 else {}
        if before and self.draw.random() < 0.5:
            said["growth"] = self.number(Fraction(100 * now, before) - 100, self.draw.choice([0, 1, 1, 2]))
        if self.draw.random() < 0.2:
            scale = SCALES[self.units[id]]
            places = self.draw.choice([0, 1, 2]) if scale > 1 else 0
            said["increase"] = self.number(Fraction(now - before, scale), places)
        return said

    def value(self, id: str, year: int) -> dict[str, Any]:
        """A value in its scale, at some precision, perhaps only a bound."""
        scale, true = SCALES[self.units[id]], self.true[id, year]
        places = self.draw.choice([0, 0, 1, 2, 3, 4] if scale > 1 else [0, 0, 0, -1, -2])
        said: dict[str, Any] = {"value": self.number(Fraction(true, scale), places)}
        if places < 0:
            said["precision"] = 10**-places
        if self.draw.random() < 0.1 and said["value"] * scale != true:
            said["bound"] = "at-most" if said["value"] * scale > true else "at-least"
        elif self.draw.random() < 0.1:
            said["bound"] = "about"
        return said

    def share(self, n: int) -> dict[str, Any]:
        """A share or ratio of two counts of a year."""
        part, whole = self.draw.sample(self.ids, 2)
        year = self.draw.choice([2016, 2017])
        ratio = Fraction(self.true[part, year], self.true[whole, year] or 1)
        if self.draw.random() < 0.5 or self.units[part] != self.units[whole]:
            percent = self.number(100 * ratio, self.draw.choice([0, 1, 2]))
            said = {"kind": "share", "part": f"{part}@{year}", "whole": f"{whole}@{year}", "percent": percent}
        else:
            places = self.draw.choice([1, 2])
            said = {"kind": "ratio", "numerator": f"{part}@{year}", "denominator": f"{whole}@{year}"}
            said["value"] = self.number(ratio, places)
        return {"id": f"r{n}", **said}

    def number(self, true: Fraction, places: int) -> int | Decimal:
        """A number as printed, now and then one that is wrong."""
        if self.draw.random() < self.misprints:
            true += self.draw.choice([-2, -1, 1, 2, 10]) * Fraction(10) ** -places
        number = printed(true, places, "half-up")
        return number if places > 0 else int(number)
