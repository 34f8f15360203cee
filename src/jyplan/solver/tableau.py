"""What stands in a tableau: variables, the forms that stand for one, and their bounds.

Knows where each rests and which bound it is beyond. Knows no pivots.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from jyplan.solver.linear import Constraint

Key = tuple[tuple[int, int], ...]
"""A form in lowest whole coefficients."""


@dataclass(slots=True, eq=False)
class Bound:
    """A constraint as a bound of one variable, at ``real + tiny·infinitesimal``."""

    handle: int
    constraint: Constraint
    variable: int
    upper: bool
    real: int
    tiny: int
    share: Fraction  # how much of the constraint makes one of the bound

    def place(self) -> tuple[int, int]:
        """Where it lies, in order."""
        return self.real, self.tiny


@dataclass(slots=True, eq=False)
class Variable:
    """A variable, or a form that stands for one, at ``(real + tiny·infinitesimal) / den``.

    A basic variable is its row over ``den``; the row of a non-basic one is itself. ``column`` holds the
    basic variables whose rows it is in. A form without bounds sleeps, without a row: it would only cost time.
    """

    key: Key
    row: dict[int, int]
    den: int = 1
    real: int = 0
    tiny: int = 0
    low: Bound | None = None
    high: Bound | None = None
    asleep: bool = False
    column: set[int] = field(default_factory=set)
    bounds: dict[int, Bound] = field(default_factory=dict)

    def settle(self) -> bool:
        """Find the tightest bounds; False where they cross."""
        low = max((b for b in self.bounds.values() if not b.upper), key=Bound.place, default=None)
        high = min((b for b in self.bounds.values() if b.upper), key=Bound.place, default=None)
        self.low, self.high = low, high
        return not low or not high or low.place() <= high.place()

    def outside(self) -> Bound | None:
        """The bound that the variable is beyond."""
        low, high = self.low, self.high
        if low and (self.real - low.real * self.den or self.tiny - low.tiny * self.den) < 0:
            return low
        if high and (self.real - high.real * self.den or self.tiny - high.tiny * self.den) > 0:
            return high
        return None

    def free(self, up: bool) -> bool:
        """May it, non-basic, still move up (or down)?"""
        bound = self.high if up else self.low
        return bound is None or bound.real != self.real or bound.tiny != self.tiny
