"""Ratios, differences, structures and contributions among values of two years, against z3."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jyplan.consistency.result import check
from jyplan.plan.model import Plan, validate
from jyplan.plan.rules import faults
from tests.consistency.oracle import number, z3
from tests.consistency.plans import indicator, printed, to_plain
from tests.proofs import PART, part

Term = tuple[str, int]
Claims = list[tuple[Decimal, Fraction, dict[Term, int], dict[Term, int]]]
"""What is printed, in which unit, of which sum over which sum; without a denominator of the sum alone."""


class Accounts:
    """Branches with their sum and the people in them, in two years, and what is printed of them."""

    def __init__(self, seed: int) -> None:
        self.draw = draw = random.Random(seed)
        self.branches = [f"b{n}" for n in range(draw.randint(2, 3))]
        self.ids = [*self.branches, "sum", "people"]
        self.true: dict[Term, Fraction] = {}
        for year in (2016, 2017):
            for id in (*self.branches, "people"):
                self.true[id, year] = Fraction(draw.randint(1, 9999), draw.choice([1, 10, 100]))
            self.true["sum", year] = sum((self.true[id, year] for id in self.branches), Fraction(0))
        self.claims: Claims = []
        self.tables: dict[str, dict[str, Any]] = {
            id: indicator("万人" if id == "people" else "亿元", name=id) for id in self.ids
        }
        self.relations: list[dict[str, Any]] = [
            {"id": "total", "kind": "total", "whole": "sum", "parts": self.branches}
        ]

    def of(self, form: dict[Term, int]) -> Fraction:
        """The true value of a sum."""
        return sum((c * self.true[term] for term, c in form.items()), Fraction(0))

    def print(
        self, places: int, unit: Fraction, form: dict[Term, int], per: dict[Term, int]
    ) -> int | Decimal:
        """How a sum, or a quotient, is printed, perhaps with a misprint."""
        value = self.of(form) / (self.of(per) if per else 1) / unit
        digits = printed(value, places, "half-up")
        if self.draw.random() < 0.04:
            digits = digits * 2 + 7
        self.claims.append((digits, unit, form, per))
        return to_plain(digits)

    def value(self, id: str) -> None:
        """Values of both years and what changed, or some of that."""
        draw, now, before = self.draw, (id, 2017), (id, 2016)
        target: dict[str, Any] = {}
        if draw.random() < 0.6:
            target["value"] = self.print(draw.choice([0, 1, 2]), Fraction(1), {now: 1}, {})
        if draw.random() < 0.6:
            digits = self.print(draw.choice([0, 1, 2]), Fraction(1), {before: 1}, {})
            self.tables[id]["baseline"] = {"value": digits}
        if draw.random() < 0.5:
            target["growth"] = self.print(1, Fraction(1, 100), {now: 1, before: -1}, {before: 1})
        if draw.random() < 0.3:
            target["increase"] = self.print(draw.choice([0, 1]), Fraction(1), {now: 1, before: -1}, {})
        if target:
            self.tables[id]["target"] = target

    def relation(self, name: str) -> None:
        """One of the relations that divide or subtract."""
        draw = self.draw
        kind, year = draw.choice(["ratio", "percent", "difference", "contribution", "structure"]), 2017
        first, second = draw.sample([*self.branches, "sum"], 2)
        said: dict[str, Any]
        if kind == "ratio":  # 亿元 / 万人, told in 元
            digits = self.print(
                draw.choice([0, 1]), Fraction(1, 10**4), {(first, year): 1}, {("people", year): 1}
            )
            said = {
                "kind": "ratio",
                "numerator": first,
                "denominator": "people",
                "value": digits,
                "unit": "元",
            }
        elif kind == "percent":
            digits = self.print(
                draw.choice([0, 1]), Fraction(1, 100), {(first, year): 1}, {(second, year): 1}
            )
            said = {"kind": "ratio", "numerator": first, "denominator": second, "value": digits, "unit": "%"}
        elif kind == "difference":
            digits = self.print(1, Fraction(1), {(first, year): 1, (second, year): -1}, {})
            said = {"kind": "difference", "left": first, "right": second, "value": digits}
        elif kind == "contribution":
            part = draw.choice(self.branches)
            whole = {("sum", year): 1, ("sum", year - 1): -1}
            stated = all("increase" in self.tables[id].get("target", {}) for id in (part, "sum"))
            if not stated or self.of(whole) <= 0:
                return
            digits = self.print(1, Fraction(1, 100), {(part, year): 1, (part, year - 1): -1}, whole)
            said = {
                "kind": "share",
                "part": f"{part}@2017.increase",
                "whole": "sum@2017.increase",
                "percent": digits,
            }
        else:
            percents = [
                self.print(1, Fraction(1, 100), {(id, year): 1}, {("sum", year): 1}) for id in self.branches
            ]
            said = {"kind": "structure", "whole": "sum", "parts": self.branches, "percents": percents}
        self.relations.append({"id": name, **said})

    def plan(self) -> Plan:
        """The plan in which all that is printed stands."""
        for id in self.ids:
            self.value(id)
        for n in range(self.draw.randint(1, 4)):
            self.relation(f"r{n}")
        about = {"name": "t", "base_year": 2016, "target_year": 2017}
        plan = validate({"format": 1, "plan": about, "indicators": self.tables, "relations": self.relations})
        assert faults(plan) == []
        return plan

    def possible(self, *, loose: bool) -> bool:
        """Whether values exist that fit all that is printed: rates perhaps cut off, values perhaps below zero."""
        if z3 is None:
            pytest.skip("z3 is not installed")
        solver = z3.Solver()
        names = {term: z3.Real(f"{term[0]}_{term[1]}") for term in self.true}
        for year in (2016, 2017):
            solver.add(names["sum", year] == sum(names[id, year] for id in self.branches))
        solver.add(*(name >= 0 for name in names.values() if not loose))
        for digits, unit, form, per in self.claims:
            place = Fraction(Decimal(1).scaleb(int(digits.as_tuple().exponent)))
            out = place if loose and per else place / 2
            low, high = (Fraction(digits) + sign * out for sign in (-1, 1))
            value = sum(c * names[term] for term, c in form.items())
            under = sum(c * names[term] for term, c in per.items()) if per else number(1)
            solver.add(under > 0)
            solver.add(value >= number(low * unit) * under, value <= number(high * unit) * under)
        return bool(solver.check() == z3.sat)


def agrees(seed: int) -> str:
    """What no values explain is inconsistent, what some explain with nothing conceded is not."""
    accounts = Accounts(seed)
    plan = accounts.plan()
    verdict = check(plan).summary.verdict
    if not accounts.possible(loose=True):
        assert (seed, verdict) == (seed, "inconsistent")
        return "impossible"
    if accounts.possible(loose=False):
        assert (seed, verdict == "inconsistent") == (seed, False)
        return "possible"
    return "between"


def test_z3_agrees_on_quotients_and_differences() -> None:
    counts = Counter(map(agrees, range(60)))
    assert min(counts["impossible"], counts["possible"]) > 12


@pytest.mark.oracle
@pytest.mark.parametrize("block", range(4))
def test_z3_agrees_on_many_quotients_and_differences(block: int) -> None:
    counts = Counter(map(agrees, part(1000 * (block + 1), 1000)))
    assert min(counts["impossible"], counts["possible"]) > 160 // PART
