"""Claims at random, most of them close to the ends of what their digits allow."""

from __future__ import annotations

import random
from fractions import Fraction

from jyplan.audit.cells import Cell
from tests.audit.tables import number

Claim = tuple[Cell, Cell, Cell]


def any_number(chance: random.Random, digits: int) -> int:
    """A number of some size; small ones, zero and negative ones are common."""
    kind = chance.random()
    if kind < 0.08:
        return 0
    if kind < 0.25:
        return chance.randrange(1, 4) * chance.choice((1, 1, -1))
    return chance.randrange(10 ** chance.randint(1, digits)) * chance.choice((1, 1, 1, 1, -1))


def claim(chance: random.Random, per: int, *, growth: bool, digits: int = 8, places: int = 3) -> Claim:
    """Numerator, denominator and a rate of ``per``, at or near an end of what the two others allow."""
    a, c, k = (chance.randint(0, places) for _ in range(3))
    t, b, s = any_number(chance, digits), any_number(chance, digits), chance.randrange(-1500, 3000)
    offset = per if growth else 0
    if chance.random() < 0.5 and b > 0:
        top = Fraction(2 * t + chance.choice((-2, -1, 0, 1, 2)), 10**a)
        bottom = Fraction(2 * b + chance.choice((-2, -1, 0, 1, 2)) or 1, 10**c)
        s = round((per * top / bottom - offset) * 10**k) + chance.randint(-2, 2)
        s = s if abs(s) < 10**15 else chance.randrange(-2000, 2000)
    elif chance.random() < 0.5:  # a quotient that lies exactly on an end
        b = chance.choice((1, 2, 4, 5, 10, 20, 40, 50, 80, 100, 250, 500, 1000)) * 10 ** chance.randint(0, 3)
        rate = (offset + Fraction(2 * s + chance.choice((-2, -1, 0, 1, 2)), 2 * 10**k)) / per
        t = round(rate * Fraction(2 * b + chance.choice((-2, -1, 0, 1, 2)), 2 * 10**c) * 10**a)
        t += chance.choice((-1, 0, 0, 0, 1))
    dirty = chance.random()
    cells = [Cell(t, a), Cell(b, c), Cell(s, k)]
    if dirty < 0.02:
        cells[chance.randrange(3)] = Cell(0, 0, chance.choice(("cell-blank", "cell-dash")))
    return cells[0], cells[1], cells[2]


def group(chance: random.Random, total: int | None) -> tuple[list[Cell], list[Cell]]:
    """Parts, and the rows of their whole: one, or none or two. Without wholes where they exhaust a number."""
    parts = [Cell(any_number(chance, 5), chance.randint(0, 3)) for _ in range(chance.randint(0, 5))]
    if parts and chance.random() < 0.05:
        parts[0] = Cell(0, 0, "cell-dash")
    places, added = chance.randint(0, 3), sum((number(one) for one in parts), Fraction(0))
    if total is not None:
        if parts and chance.random() < 0.8:
            last = Fraction(total) - added + number(parts[-1])
            parts[-1] = Cell(round(last * 10**places) + chance.randint(-2, 2), places)
        return parts, []
    wholes = []
    for _ in range(chance.choice((1, 1, 1, 1, 1, 1, 0, 2))):
        near = added * 10**places + chance.choice((Fraction(-1, 2), Fraction(1, 2), 0))
        wholes.append(Cell(round(near) + chance.randint(-2, 2), places))
    if wholes and chance.random() < 0.03:
        wholes[0] = Cell(0, 0, "cell-dash")
    return parts, wholes
