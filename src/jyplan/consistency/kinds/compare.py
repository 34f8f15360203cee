"""compare: left op right; amounts in one unit, a rate with a constant or another figure."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, Law, always
from jyplan.consistency.kinds.reading import Reading, side
from jyplan.consistency.operands import PERCENT, Operand
from jyplan.consistency.ties import Side, Tie
from jyplan.exact.figure import read_number
from jyplan.exact.units import factor, is_share
from jyplan.plan.relation import Compare
from jyplan.plan.values import Number


def read(compare: Compare, reading: Reading) -> Iterator[Claim | Tie]:
    """Left op right."""
    raws = (compare.left, compare.right)
    figures = [reading.operand(raw, number=False) for raw in raws if isinstance(raw, str)]
    of_rates = any(_is_rate(operand) for operand in figures)
    home = PERCENT if of_rates else figures[0].unit if figures else ""
    tie = reading.tie(figures)
    reason = tie.reason
    units = {operand.unit for operand in figures if not _is_rate(operand)}
    if reason is None:
        apart = any(factor(unit, home) is None for unit in units)
        if of_rates:
            apart = any(unit and not is_share(unit) for unit in units)
        reason = "other-unit" if apart else None
    left, right = (_side(raw, figures, home) for raw in raws)
    tie = tie._replace(left=left, op=compare.op, right=right, reason=reason)
    yield tie._replace(free=tuple(frozenset([number]) for number in tie.variables))


def _is_rate(operand: Operand) -> bool:
    return operand.rate is not None and not operand.form


def _side(raw: str | Number, figures: list[Operand], home: str) -> Side:
    if not isinstance(raw, str):
        return Side(constant=read_number(raw).value)
    operand = figures.pop(0)
    return Side(rate=operand.rate) if _is_rate(operand) else side([operand], home)


def laws(compare: Compare) -> Iterator[Law]:
    """Both sides as they are named."""
    yield Law((compare.left,), compare.op, (compare.right,))


KIND = Kind(read, laws, undated=always, refers=True, of_rates=True)
