"""total: the whole is the sum of its parts, minus some; at most the whole where parts may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, Law, always
from jyplan.consistency.kinds.reading import Reading, minus, side, unknowns
from jyplan.consistency.ties import Op, Side, Tie
from jyplan.exact.figure import read_number
from jyplan.plan.relation import Total


def read(total: Total, reading: Reading) -> Iterator[Claim | Tie]:
    """Whole = parts - minus."""
    parts = [reading.operand(text) for text in total.parts]
    less = [reading.operand(text) for text in total.minus]
    whole = reading.operand(total.whole) if isinstance(total.whole, str) else None
    home = (whole or parts[0]).unit  # what is computed stands beside the whole
    right = minus(side(parts, home), side(less, home))
    tie = reading.tie([*parts, *less, *([whole] if whole else [])])
    signed = reading.operands.variables.signed
    free: list[frozenset[int]] = []
    if whole is None:
        assert not isinstance(total.whole, str)
        left = Side(constant=read_number(total.whole).value)
    else:
        left = side([whole], home)
        if not less or whole.signed or whole.id in signed:
            free.append(unknowns([whole]))
    if not less:
        free.append(unknowns(parts))
    free += [unknowns([part]) for part in parts if part.signed or part.id in signed]
    op: Op = "=" if total.complete else ">="
    yield tie._replace(left=left, op=op, right=right, free=tuple(free))


def laws(total: Total) -> Iterator[Law]:
    """The whole, and what makes it up or is in it."""
    yield Law((total.whole,), "=" if total.complete else ">=", total.parts, total.minus)


KIND = Kind(read, laws, undated=always, sums=True, real=True, refers=True)
