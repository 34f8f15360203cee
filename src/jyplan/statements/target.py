"""What a target asks of a value, and whether a value keeps it: the fact, without any outlook.

Compares values as written, in the indicator's unit. Knows nothing of calendars or pace.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan.exact.figure import APPROXIMATE, Bound, read_text
from jyplan.exact.growth import Quantity
from jyplan.exact.units import factor
from jyplan.plan.figures import figures
from jyplan.plan.model import Indicator
from jyplan.plan.statement import Growth, Statement
from jyplan.plan.values import Range

Status = Literal["breached", "not-met", "open", "within-limit", "met", "exceeded", "no-data"]

# From worst to best; nothing known says nothing.
STATUSES: tuple[Status, ...] = get_args(Status)


class Aim(NamedTuple):
    """A target as the values that keep it: from ``low``, to ``high`` (one number, or a stated range).

    ``tolerance`` is how far 左右 reaches, None where the plan does not say.
    """

    bound: Bound
    low: Fraction
    high: Fraction
    upward: bool
    tolerance: Fraction | None = None

    @property
    def goal(self) -> Fraction:
        """The number that gap and pace are taken to: the nearer end of a range."""
        return self.low if self.upward else self.high

    @property
    def line(self) -> Fraction:
        """The last number that still passes, 左右 included."""
        slack = self.tolerance or Fraction(0)
        return self.low - slack if self.upward else self.high + slack

    def passed_by(self, value: Fraction) -> bool:
        """Whether the value keeps the target: 突破 only above it, 达到 at it."""
        match self.bound:
            case "more-than":
                return value > self.line
            case "less-than":
                return value < self.line
            case "exactly":
                return self.low <= value <= self.high
        return value >= self.line if self.upward else value <= self.line

    def surpassed_by(self, value: Fraction) -> bool:
        """Whether the value is beyond all that was asked. 突破 asks for any value above: none is beyond."""
        slack = self.tolerance or Fraction(0)
        if self.bound in ("more-than", "less-than", "exactly"):
            return False
        return value > self.high + slack if self.upward else value < self.low - slack


def aim_of(statement: Statement | None, indicator: Indicator, target: Quantity) -> Aim | None:
    """What a target asks; None where it has no number. Without a bound, ``better`` gives the direction.

    ``said`` is None for a target that is only implied; one that a growth implies has the growth's bound.
    """
    if statement is None or statement.value is None:
        if target.value is None:
            return None
        growths = statement.growth if statement is not None else ()
        growth = next((each for each in growths if each.basis in ("nominal", "unknown")), None)
        implied = growth.bound if growth is not None and growth.bound != "about" else None
        return _aim(implied, target.value, target.value, indicator, None)
    if isinstance(statement.value, Range):
        low, high = (
            figure.value for figure in figures(statement.value, statement.unit, indicator, None, "nearest")
        )
    elif target.value is not None:
        low = high = target.value
    else:
        return None
    bound = statement.bound or APPROXIMATE.get(statement.approximate or "")
    return _aim(bound, low, high, indicator, _tolerance(statement, indicator))


def rate_aim(growth: Growth, target: Quantity, indicator: Indicator) -> Aim | None:
    """What a target asks that is a growth, in percent; None where it has no number."""
    low = high = target.value
    if isinstance(growth.percent, Range):
        low, high = Fraction(growth.percent.low), Fraction(growth.percent.high)
    if low is None or high is None:
        return None
    bound = growth.bound or APPROXIMATE.get(growth.approximate or "")
    slack = None if growth.tolerance is None else Fraction(growth.tolerance)
    return _aim(bound, low, high, indicator, slack)


def _aim(
    bound: Bound | None, low: Fraction, high: Fraction, indicator: Indicator, slack: Fraction | None
) -> Aim:
    bound = bound or ("at-most" if indicator.better == "lower" else "at-least")
    downward = bound in ("at-most", "less-than") or (
        bound in ("about", "exactly") and indicator.better == "lower"
    )
    return Aim(bound, low, high, not downward, slack)


def _tolerance(statement: Statement, indicator: Indicator) -> Fraction | None:
    """How far 左右 reaches, from the figure's unit to the indicator's."""
    if statement.tolerance is None:
        return None
    inside = read_text(statement.value).unit if isinstance(statement.value, str) else None
    return Fraction(statement.tolerance) * (
        factor(inside or statement.unit or indicator.unit, indicator.unit) or 1
    )


Stage = Literal["running", "level", "earlier", "final"]


def fact(
    aim: Aim, indicator: Indicator, value: Fraction, base: Fraction | None, stage: Stage
) -> tuple[Status, str | None]:
    """The status of a value, and for an open one the reason.

    ``stage`` is what the value is: a flow ``running`` through its year, a ``level`` on the way, a whole
    ``earlier`` year, or the ``final`` figure. A running total cannot come down again, a level can.
    """
    final, comes_down = stage == "final", stage != "running" or indicator.signed
    if aim.bound == "exactly" and not aim.passed_by(value):
        if not final and value > aim.high and not comes_down:
            return "breached", None
        return _short(aim, final)
    if aim.upward or indicator.measure == "rank":
        if aim.passed_by(value):
            return ("exceeded" if aim.surpassed_by(value) else "met"), None
        return _short(aim, final)
    if aim.passed_by(value):
        return ("met" if final else "within-limit"), None
    # From above a limit a level still has to come down to it: that is a target, not a breach.
    falling = stage != "running" and base is not None and not aim.passed_by(base)
    if indicator.measure != "flow" and falling:
        return _short(aim, final)
    if not final and (stage == "earlier" or (stage == "running" and comes_down)):
        return "open", "no-year-end-figure"
    if aim.bound == "about" and aim.tolerance is None:
        return "open", "approximate"
    return "breached", None


def _short(aim: Aim, final: bool) -> tuple[Status, str | None]:
    """A value that does not keep the target: only the final figure settles it."""
    if not final:
        return "open", "no-year-end-figure"
    if aim.bound == "about" and aim.tolerance is None:
        return "open", "approximate"
    return "not-met", None
