"""part (其中): no part exceeds the whole, nor does their sum where they do not overlap."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, Law, always
from jyplan.consistency.kinds.reading import Reading, side, unknowns
from jyplan.consistency.ties import Tie
from jyplan.plan.relation import Part


def read(part: Part, reading: Reading) -> Iterator[Claim | Tie]:
    """Whole >= part, for each or for their sum."""
    whole = reading.operand(part.whole)
    each = [reading.operand(text) for text in part.parts]
    tie = reading.tie([whole, *each])
    for some in [each] if part.disjoint else [[side_] for side_ in each]:
        free = unknowns([whole]), unknowns(some)
        yield tie._replace(left=side([whole], whole.unit), op=">=", right=side(some, whole.unit), free=free)


def laws(part: Part) -> Iterator[Law]:
    """Each part, or their sum, and the whole."""
    for some in [part.parts] if part.disjoint else [(each,) for each in part.parts]:
        yield Law(some, "<=", (part.whole,))


KIND = Kind(read, laws, undated=always, sums=True)
