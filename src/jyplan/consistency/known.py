"""What the stated figures of a plan give for sums of its unknown numbers, without any search."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jyplan.consistency.claims import Claim, first_values
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.solver.linear import Form

_NOTHING = Quantity(Fraction(0), Interval(0, 1, 0, 1))


class Known:
    """Stated values by their unknowns, and stated changes by the difference they measure."""

    def __init__(self, claims: Iterable[Claim], shown: dict[int, Claim] | None = None) -> None:
        listed = list(claims)
        self.values = first_values(listed)
        self.same: dict[int, list[Claim]] = {}
        self.changes: dict[Form, Claim] = {}
        self.shown = shown or {}
        for claim in listed:
            if claim.kind == "value":
                self.same.setdefault(claim.measure[0][0], []).append(claim)
            elif claim.kind in ("increase", "points") and claim.measure:
                self.changes.setdefault(claim.measure, claim)

    def claim(self, form: Form) -> Claim | None:
        """The figure that states just what a form measures, in its own unit."""
        if len(form) == 1 and form[0][1] == 1:
            number = form[0][0]
            if number in self.shown:
                return self.shown[number]
            same = self.same.get(number)
            return self.values.get(number) or (same[0] if same else None)
        return self.changes.get(form)

    def measured(self, form: Form) -> Quantity | None:
        """What is stated of a form: all of it at once, else value by value; None where one is not stated."""
        claim = self.claim(form)
        if claim is not None:
            return claim.quantity
        total = _NOTHING
        for number, coefficient in form:
            known = self.claim(((number, 1),))
            if known is None:
                return None
            total = plus(total, _times(known.quantity, coefficient))
        return total

    def sum(self, terms: Iterable[tuple[Form, Fraction | int]]) -> Quantity | None:
        """Figures added up, each times its factor; None where one of them is not stated."""
        total = _NOTHING
        for form, factor in terms:
            known = self.measured(form)
            if known is None:
                return None
            total = plus(total, _times(known, factor))
        return total


def _times(quantity: Quantity, factor: Fraction | int) -> Quantity:
    return quantity if factor == 1 else quantity.scaled(Fraction(factor))


def plus(quantity: Quantity, other: Quantity) -> Quantity:
    """The sum of two quantities."""
    return Quantity(
        None if quantity.value is None or other.value is None else quantity.value + other.value,
        None
        if quantity.interval is None or other.interval is None
        else quantity.interval.plus(other.interval),
        quantity.reason or other.reason,
    )
