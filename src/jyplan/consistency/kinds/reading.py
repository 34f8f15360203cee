"""What a kind of relation needs to say what it says at one time: its figures, and how that is to be named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.claims import Claim, as_it_stands
from jyplan.consistency.operands import PERCENT, At, Operand, Operands, in_unit
from jyplan.consistency.ties import Side, Tie
from jyplan.diagnostic import Path
from jyplan.exact.figure import Figure, read_number, read_text
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.printings import Printing
from jyplan.plan.figures import as_said, digits_text, percent_figure
from jyplan.plan.relation import Relation
from jyplan.plan.table import Digits
from jyplan.plan.values import Number, Range, Value
from jyplan.solver.linear import Form
from jyplan.solver.problem import times


class Reading(NamedTuple):
    """A relation at one time; ``label`` names it there among the laws."""

    relation: Relation
    operands: Operands
    at: At
    label: str
    path: Path
    merged: bool = False

    @property
    def row(self) -> str:
        """The relation's address."""
        return f"relation:{self.relation.id}"

    def operand(self, text: str, *, number: bool = True) -> Operand:
        """The figure that a reference names, a rate as a number of its own where ``number`` asks for it."""
        operand = self.operands.read(self.relation, text, self.at)
        return self.operands.as_number(operand) if number else operand

    def reason(self, operands: Iterable[Operand]) -> str | None:
        """Why figures may not be tied: one of them may not, or they are of different scope or length."""
        listed = list(operands)
        own = [operand.reason for operand in listed if operand.reason]
        if own:
            return own[0]
        if len({operand.scope for operand in listed}) > 1:
            return "other-scope"
        if all("@" not in text for text, _ in self.relation.references()):
            sums = {operand.variable is not None and "+" in operand.variable.slot for operand in listed}
            return "other-period" if len(sums) > 1 else None
        return None

    def tie(self, operands: Iterable[Operand]) -> Tie:
        """A tie that says nothing yet."""
        kind, accept = self.relation.kind, self.relation.accept
        reason = self.reason(operands)
        return Tie(
            self.label, self.row, kind, self.path, Side(), "=", Side(), (), accept, reason, self.merged
        )

    def figure(
        self,
        raw: Value,
        measure: Form,
        per: Form,
        factor: Fraction,
        text_unit: str | None = None,
        *,
        in_whole: bool = False,
    ) -> Claim:
        """A figure of the relation's own: its measure, or quotient, is ``factor`` times what is printed.

        A fraction is at worst one to the nearest q-th; one of a part ``in_whole`` is at most 1.
        """
        relation = self.relation
        assert isinstance(relation, Digits)
        rule = self.operands.plan.about.rounding
        ends = [
            as_said(_figure(end, text_unit), relation, rule)
            for end in (raw if isinstance(raw, Range) else (raw,))
        ]
        known = Quantity.between(*ends) if len(ends) > 1 else Quantity.of(ends[0])
        scale = factor.as_integer_ratio()
        interval = known.interval.scaled(*scale) if known.interval else None
        return Claim(
            self.label,
            "",
            self.relation.kind,
            self.path,
            f"{raw.low}–{raw.high}" if isinstance(raw, Range) else digits_text(raw),
            known,
            measure=measure,
            per=per,
            allowed=interval,
            loose=_loose(ends, interval, scale) if per else None,
            printing=_printing(ends, factor, least=0 if per else None, most=1 if in_whole else None),
            show=as_it_stands if factor == 1 else (lambda interval: interval.scaled(*scale[::-1])),
            certain=self.relation.certain,
            accept=self.relation.accept,
            reason=known.reason if known.interval is None else None,
        )


def _figure(raw: Number | str, text_unit: str | None) -> Figure:
    if text_unit == PERCENT:
        return percent_figure(raw)
    return read_text(raw).figure if isinstance(raw, str) else read_number(raw)


def _loose(ends: Iterable[Figure], interval: Interval | None, scale: tuple[int, int]) -> Interval | None:
    """The true values where digits may have been cut off, and a fraction is one to the nearest q-th."""
    for end in ends:
        if interval is not None and end.bound is None:
            cut = end._replace(rounding="truncated") if end.last else end.neighbours()
            interval = interval.hull(cut.printed().scaled(*scale))
    return interval


def _printing(
    ends: Sequence[Figure], factor: Fraction, *, least: int | None, most: int | None
) -> Printing | None:
    """How a single number without a bound is printed, from ``least`` to ``most`` of what it is of."""
    if len(ends) > 1 or ends[0].bound is not None:
        return None
    scale = factor.as_integer_ratio()
    return Printing(
        ends[0],
        lambda printed: printed.interval().scaled(*scale),
        least=None if least is None else Fraction(least),
        most=None if most is None else most / factor,
    )


def side(operands: Iterable[Operand], home: str) -> Side:
    """Figures added up in a unit."""
    return Side(in_unit(operands, home))


def flat(terms: Iterable[tuple[Form, Fraction | int]]) -> Form:
    """Terms as one form."""
    return tuple(term for form, factor in terms for term in times(form, factor))


def minus(left: Side, other: Side) -> Side:
    """One side less another."""
    return Side((*left.terms, *((form, -factor) for form, factor in other.terms)))


def unknowns(operands: Iterable[Operand]) -> frozenset[int]:
    """The unknowns of some figures together."""
    return frozenset(number for operand in operands for number, _ in operand.form)
