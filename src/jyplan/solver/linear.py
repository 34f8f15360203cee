"""Linear constraints, what proves that some clash, and how much work a search for it may do.

Knows no search, and nothing of figures.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

Form = tuple[tuple[int, "Fraction | int"], ...]
"""A linear form: pairs of variable and coefficient."""

Tick = Callable[[int], None]
"""Told of each piece of work and its size before it is done; may raise `OutOfTime` instead."""


class OutOfTime(Exception):
    """The work allowed for a decision is used up."""


class Budget:
    """A `Tick` that allows so many units of work, about one table entry each: repeatable, unlike a clock."""

    def __init__(self, units: int) -> None:
        self.left = units

    def __call__(self, cost: int) -> None:
        """Take work off what is left."""
        self.left -= cost
        if self.left < 0:
            raise OutOfTime


def unlimited(cost: int) -> None:
    """The `Tick` that never ends the work."""


class Constraint(NamedTuple):
    """``form <= limit``, or ``form < limit`` when strict; the label says who claims it."""

    form: Form
    limit: Fraction | int
    strict: bool = False
    label: str = ""


class Term(NamedTuple):
    """A constraint in a certificate, with the positive number it is multiplied by."""

    weight: int
    constraint: Constraint
    handle: int


class Certificate(NamedTuple):
    """Constraints that have no common solution, because weighted they add up to nonsense (Farkas 1902)."""

    terms: tuple[Term, ...]

    def holds(self) -> bool:
        """Is the sum ``0 <= negative`` or ``0 < 0``? No search, only addition."""
        total: dict[int, Fraction | int] = {}
        limit: Fraction | int = 0
        for weight, constraint, _ in self.terms:
            for variable, coefficient in constraint.form:
                total[variable] = total.get(variable, 0) + weight * coefficient
            limit += weight * constraint.limit
        strict = any(term.constraint.strict for term in self.terms)
        positive = all(term.weight > 0 for term in self.terms)
        return positive and not any(total.values()) and (limit < 0 or (limit == 0 and strict))


class Extreme(NamedTuple):
    """The supremum of a form, and whether a feasible point attains it."""

    value: Fraction
    attained: bool
