"""A million random rows and a hundred thousand at the ends of intervals against exact rationals."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest

from jyplan.audit.cells import Cell
from jyplan.audit.figures import WIDE
from jyplan.audit.outcome import CODES
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.growth import growth, growths
from tests.audit.claims import Claim, claim
from tests.audit.tables import figures, number
from tests.proofs import part

pytestmark = pytest.mark.oracle


def verdict(value: Cell, base: Cell, rate: Cell) -> tuple[str, str | None]:
    """The verdict by the definition, on rationals, for rounding to nearest; shares no code with the rules."""
    for cell in (rate, value, base):
        if cell.reason is not None:
            return "not-checkable", cell.reason
    if base.digits <= 0:
        return "not-checkable", "base-not-positive"
    half = [Fraction(1, 2 * 10**cell.places) for cell in (value, base, rate)]
    top, bottom = [number(value) - half[0], number(value) + half[0]], number(base)
    if value.digits >= 0:
        top[0] = max(top[0], Fraction(0))
    quotients = [end / (bottom + sign * half[1]) for end in top for sign in (-1, 1)]
    low, high = min(quotients), max(quotients)
    factor = 1 + number(rate) / 100
    least, most = factor - half[2] / 100, factor + half[2] / 100
    if value.digits >= 0:
        if most < 0:  # below -100 %: nothing that is not below zero afterwards
            return "inconsistent", None
        least = max(least, Fraction(0))
    if low <= most and least <= high:
        only = (low == most and low != 0) or (least == high and least != 0)
        return ("edge" if only else "consistent"), None
    last = 2 * half[2] / 100
    above = factor + last if rate.digits >= 0 else most
    below = factor - last if rate.digits <= 0 else least
    cut = (low < above or (low == above and above == most)) and (
        high > below or (high == below and below == least)
    )
    return ("edge" if cut else "inconsistent"), None


def batches(rows: int, make: random.Random, *, digits: int, places: int) -> Iterator[list[Claim]]:
    for _ in range(rows // 50_000):
        yield [claim(make, 100, growth=True, digits=digits, places=places) for _ in range(50_000)]


def differences(claims: list[Claim]) -> list[Claim]:
    found = growths(Columns(*(figures([one[at] for one in claims]) for at in range(3))), Terms())
    for at in np.flatnonzero(found == WIDE).tolist():
        outcome = growth(*claims[at], Terms())
        found[at] = CODES.index((outcome.verdict, outcome.reason))
    return [one for one, code in zip(claims, found, strict=True) if CODES[code] != verdict(*one)]


def random_claim(chance: random.Random) -> Claim:
    """A growth as an office would print it: of unrounded values, right in nine cases of ten."""
    base, rate = chance.lognormvariate(6, 2.2), chance.gauss(8, 9)
    value = base * (1 + rate / 100)
    rate += chance.gauss(0, 1) if chance.random() < 0.1 else 0
    cells = []
    for one in (value, base, rate):
        places = chance.choice((0, 1, 1, 2))
        cells.append(Cell(round(one * 10**places), places))
    return cells[0], cells[1], cells[2]


def test_a_million_random_rows_have_the_verdicts_of_exact_rationals() -> None:
    chance = random.Random(11)
    for _ in part(0, 20):
        assert differences([random_claim(chance) for _ in range(50_000)]) == []


def test_a_hundred_thousand_adversarial_rows_have_the_verdicts_of_exact_rationals() -> None:
    chance = random.Random(12)
    for batch in batches(50_000, chance, digits=8, places=3):
        assert differences(batch) == []
    for batch in batches(50_000, chance, digits=17, places=8):
        assert differences([one for one in batch if all(abs(cell.digits) < 10**18 for cell in one)]) == []
