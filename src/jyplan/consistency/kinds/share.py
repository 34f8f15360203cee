"""share: the part is so much of the whole; of two increases it is a contribution (贡献率)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, OwnFigure
from jyplan.consistency.kinds.reading import Reading, flat, side
from jyplan.consistency.operands import PERCENT
from jyplan.consistency.ties import Tie
from jyplan.plan.relation import Share


def read(share: Share, reading: Reading) -> Iterator[Claim | Tie]:
    """Part / whole, a figure of the relation's own."""
    part, whole = reading.operand(share.part), reading.operand(share.whole)
    raw = share.percent if share.percent is not None else share.value
    assert raw is not None
    percent = share.percent is not None
    claim = reading.figure(
        raw,
        flat(side([part], whole.unit).terms),
        flat(side([whole], whole.unit).terms),
        Fraction(1, 100 if percent else 1),
        PERCENT if percent else None,
        in_whole=True,
    )
    yield claim._replace(id=part.id, reason=reading.reason([part, whole]) or claim.reason)


def figure(share: Share) -> OwnFigure:
    """Which part of which whole."""
    unit = "%" if share.percent is not None else ""
    return OwnFigure({"part": share.part, "whole": share.whole}, unit, dated_once=True)


KIND = Kind(read, figure=figure)
