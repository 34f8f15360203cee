"""difference: by how much the left exceeds the right (高于全国2.3个百分点)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, OwnFigure
from jyplan.consistency.kinds.reading import Reading, flat, minus, side
from jyplan.consistency.ties import Tie
from jyplan.exact.units import factor
from jyplan.plan.relation import Difference


def read(difference: Difference, reading: Reading) -> Iterator[Claim | Tie]:
    """Left - right, a figure of the relation's own, in the left side's unit or its own."""
    left, right = reading.operand(difference.left), reading.operand(difference.right)
    raw, unit = difference.value, difference.unit_of_figure()
    scale = factor(unit, left.unit) if unit else None
    terms = minus(side([left], left.unit), side([right], left.unit)).terms
    claim = reading.figure(raw, flat(terms), (), Fraction(scale or 1))
    yield claim._replace(id=left.id, reason=reading.reason([left, right]) or claim.reason)


def figure(difference: Difference) -> OwnFigure:
    """Which side less which."""
    left, right = difference.left, difference.right
    return OwnFigure({"left": left, "right": right}, difference.unit, left)


KIND = Kind(read, figure=figure, refers=True)
