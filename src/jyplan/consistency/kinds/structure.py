"""structure: the shares of several parts in a whole at once, which add up to 100 (三次产业结构)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, Law
from jyplan.consistency.kinds.reading import Reading, flat, side, unknowns
from jyplan.consistency.operands import PERCENT
from jyplan.consistency.ties import Side, Tie
from jyplan.consistency.unknowns import Variable
from jyplan.plan.relation import Structure


def read(structure: Structure, reading: Reading) -> Iterator[Claim | Tie]:
    """Each part / whole, and the parts as all of the whole."""
    whole = reading.operand(structure.whole)
    parts = [reading.operand(text) for text in structure.parts]
    operands = reading.operands
    shares = []
    for n, (part, raw) in enumerate(zip(parts, structure.percents, strict=True), 1):
        measure, per = (flat(side([operand], whole.unit).terms) for operand in (part, whole))
        claim = reading.figure(raw, measure, per, Fraction(1, 100), PERCENT, in_whole=True)
        address = f"{reading.label}[{n}]"
        claim = claim._replace(
            address=address, id=part.id, reason=reading.reason([part, whole]) or claim.reason
        )
        number = operands.variables.number(Variable(part.id, f"{structure.id}[{n}]", "share"))
        operands.shown[number] = claim
        shares.append((((number, 1),), 1))
        yield claim
    tie = reading.tie([whole, *parts])
    if not structure.complete:
        return
    left, right = side([whole], whole.unit), side(parts, whole.unit)
    yield tie._replace(left=left, right=right, free=(unknowns([whole]), unknowns(parts)))
    yield tie._replace(
        label=f"{reading.label}[100]",
        left=Side(constant=Fraction(100)),
        right=Side(tuple(shares)),
        merged=True,
    )


def laws(structure: Structure) -> Iterator[Law]:
    """The whole and its parts."""
    yield Law((structure.whole,), "=", structure.parts)


KIND = Kind(read, laws)
