"""ratio: the numerator divided by the denominator, a number or an indicator of its own (人均, 单产, 强度)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds.kind import Kind, OwnFigure
from jyplan.consistency.kinds.reading import Reading, flat
from jyplan.consistency.operands import Operand
from jyplan.consistency.ties import Tie
from jyplan.consistency.unknowns import Time
from jyplan.exact.units import quotient
from jyplan.plan.relation import Ratio


def read(ratio: Ratio, reading: Reading) -> Iterator[Claim | Tie]:
    """Numerator / denominator, a figure of the relation's own."""
    above, below = reading.operand(ratio.numerator), reading.operand(ratio.denominator)
    per = _average(ratio, reading, below) if ratio.average else below
    if ratio.value is not None:
        scale = quotient(above.unit, below.unit, ratio.unit or "") or Fraction(1)
        claim = reading.figure(ratio.value, above.form, per.form, 1 / scale)
        yield claim._replace(id=above.id, reason=reading.reason([above, per]) or claim.reason)
        return
    assert ratio.is_ is not None
    named = reading.operand(ratio.is_)
    number = named.form[0][0]
    known = reading.operands.value_of(number)
    if known is None or known.allowed is None:
        return
    scale = quotient(above.unit, below.unit, named.unit) or Fraction(1)
    turned = (1 / scale).as_integer_ratio()
    source = known.printing
    printing = source and source._replace(
        read=lambda digits: (inside := source.read(digits)) and inside.scaled(*turned)
    )
    yield known._replace(
        address=reading.label,
        kind="ratio",
        path=reading.path,
        measure=above.form,
        per=per.form,
        allowed=known.allowed.scaled(*turned),
        loose=None,
        printing=printing,
        show=lambda interval: interval.scaled(*scale.as_integer_ratio()),
        accept=ratio.accept,
        reason=reading.reason([above, per]) or known.reason,
        source="",
    )


def _average(ratio: Ratio, reading: Reading, below: Operand) -> Operand:
    """The mean of the levels at both ends of the time."""
    operands = reading.operands
    variable = below.variable
    time = operands.variables.times.get(variable) if variable else None
    if variable is None or time is None or operands.plan.indicators[below.id].measure != "stock":
        return below._replace(reason="no-year")
    whole = operands.plan.calendar.year(operands.plan.calendar.year_of(time.period.last))
    start = operands.at(ratio, below.id, Time(time.axis, whole), start=True)
    half = Fraction(1, 2)
    form = (*flat([(below.form, half)]), (operands.variables.number(start), half))
    return below._replace(form=form)


def figure(ratio: Ratio) -> OwnFigure:
    """What is divided by what."""
    sides = {"numerator": ratio.numerator, "denominator": ratio.denominator}
    return OwnFigure(sides, ratio.unit, ratio.is_)


def undated(ratio: Ratio) -> bool:
    """Whether the quotient is an indicator, which has a value at each time; a number is of one time."""
    return ratio.is_ is not None


KIND = Kind(read, figure=figure, undated=undated)
