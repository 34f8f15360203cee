"""Ties between unknown numbers: what a relation says of them at one time, as laws of a network.

Knows nothing of the kinds of relations, nor of how a network is solved.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.consistency.claims import Claim
from jyplan.diagnostic import Path
from jyplan.exact.interval import Interval
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import times

Op = Literal["<", "<=", "=", ">=", ">"]
_ONE = Interval(1, 1, 1, 1)
MIRROR: dict[Op, Op] = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}
"""What a comparison is, seen from its other side."""


class Side(NamedTuple):
    """One side of a tie: figures added up, a constant, or the rate that a figure states.

    Each of ``terms`` is what one figure measures, with the factor that brings it to the side's unit.
    """

    terms: tuple[tuple[Form, Fraction | int], ...] = ()
    constant: Fraction = Fraction(0)
    rate: Claim | None = None

    @property
    def form(self) -> Form:
        """All of its unknowns, each with its coefficient."""
        return tuple(term for form, factor in self.terms for term in times(form, factor))


class Tie(NamedTuple):
    """``left op right``, for one time; ``label`` names it among the laws, ``row`` is its relation's address.

    ``free`` holds sets of unknowns: where nothing else speaks of any of one set, the tie says nothing.
    With a ``reason`` it does not enter the network. ``merged`` says that others stand for it there: a claim
    on the rate that it is compared with, or the ties of its pieces.
    """

    label: str
    row: str
    kind: str
    path: Path
    left: Side
    op: Op
    right: Side
    free: tuple[frozenset[int], ...] = ()
    accept: str | None = None
    reason: str | None = None
    merged: bool = False

    @property
    def variables(self) -> list[int]:
        """The unknowns that the tie speaks of."""
        sides = (self.left, self.right)
        forms = [side.rate.measure + side.rate.per if side.rate else side.form for side in sides]
        return [variable for form in forms for variable, _ in form]

    @property
    def enters(self) -> bool:
        """Whether the tie is a law of the network."""
        return self.reason is None and not self.merged

    def laws(self) -> list[Constraint]:
        """The tie as linear constraints; a rate against a constant is a bound on its quotient."""
        if not self.enters:
            return []
        left, right, op = self.left, self.right, self.op
        if left.rate is None and right.rate is not None:
            left, right, op = right, left, MIRROR[op]
        if left.rate is not None:
            limit = factor_at(right.constant, left.rate)
            form, constant = left.rate.measure + times(left.rate.per, -limit), Fraction(0)
        else:
            form = left.form + times(right.form, -1)
            constant = right.constant - left.constant
        constraints: list[Constraint] = []
        if not form:
            return constraints  # of constants only
        if op in ("<", "<=", "="):
            constraints.append(Constraint(form, constant, op == "<", self.label))
        if op in (">", ">=", "="):
            constraints.append(Constraint(times(form, -1), -constant, op == ">", self.label))
        return constraints


def factor_at(rate: Fraction, claim: Claim) -> Fraction:
    """The quotient that a rate stands for: of a growth in percent that over all its periods."""
    if claim.kind != "growth":
        unit = claim.show(_ONE).low
        return rate / unit if unit else rate
    factor = 1 + rate / 100
    if claim.periods == 1:
        return factor
    power: Fraction = max(factor, Fraction(0)) ** claim.periods
    return power


def reflected(tie: Tie, figure: Claim) -> Claim:
    """A figure used in one comparison only, as a claim on the rate it is compared with."""
    own_left = tie.left.rate is None or tie.left.rate.address == figure.address
    held, op = (tie.right.rate, MIRROR[tie.op]) if own_left else (tie.left.rate, tie.op)
    assert held is not None

    def read(interval: Interval | None) -> Interval | None:
        """The multipliers that stand in the relation to some rate inside."""
        if interval is None:
            return None
        low = None if interval.low is None else factor_at(interval.low, held)
        high = None if interval.high is None else factor_at(interval.high, held)
        if op in (">", ">="):
            return Interval.of(low, None, low_open=op == ">" or interval.low_open)
        if op in ("<", "<="):
            return Interval.of(None, high, high_open=op == "<" or interval.high_open)
        return Interval.of(low, high, interval.low_open, interval.high_open)

    def show(interval: Interval) -> Interval:
        """The rates that stand in the relation to some multiplier inside."""
        shown = held.show(interval)
        if op in (">", ">="):
            return Interval.of(None, shown.high, high_open=op == ">" or shown.high_open)
        if op in ("<", "<="):
            return Interval.of(shown.low, None, low_open=op == "<" or shown.low_open)
        return shown

    source = figure.printing if figure.kind == "value" else None
    printing = source and source._replace(read=lambda printed: read(source.read(printed)))
    return figure._replace(
        measure=held.measure,
        per=held.per,
        allowed=read(figure.quantity.interval),
        loose=None,
        printing=printing,
        show=show,
    )
