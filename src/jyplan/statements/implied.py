"""What a stated growth or increase implies: the year it counts from, and the value it leaves for that year.

Knows statements one at a time; which of them are in force is in :mod:`jyplan.statements.observed`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from jyplan.exact import growth as rates
from jyplan.exact.figure import Rounding, unit_of
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.plan.figures import figures, multiplier, plain_digits, value
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.stated import Stated, growth_base
from jyplan.plan.statement import Growth, Statement

Change = Literal["increase", "points"]


def changes(statement: Statement) -> list[Change]:
    """Which absolute changes a statement states beside, or in place of, growth rates."""
    listed: list[Change] = []
    if statement.increase is not None:
        listed.append("increase")
    if statement.points is not None:
        listed.append("points")
    return listed


def increase_of(plan: Plan, stated: Stated, part: Change) -> Quantity:
    """The stated increment in the indicator's unit, or the stated change in points."""
    raw = stated.statement.increase if part == "increase" else stated.statement.points
    assert raw is not None
    low, high = figures(raw, None, stated.indicator, None, plan.about.rounding)
    if low is not high:
        return Quantity.between(low, high)
    return Quantity.of(low)


def since(plan: Plan, stated: Stated, growth: Growth | None) -> int | None:
    """The year that a stated growth, or (None) an increase, counts from; None where no year is stated."""
    if stated.year is None:
        return None
    if growth is None:
        return plan.about.base_year if stated.role in ("target", "stretch") else stated.year - 1
    base = growth_base(plan, stated, growth)
    return None if base is None else plan.calendar.year_of(base.last)


def multiplier_of(plan: Plan, stated: Stated, growth: Growth, *, cut: bool = False) -> Multiplier:
    """The stated growth as a multiplier."""
    return multiplier(plan, stated, growth, cut=cut)


def implied_base(plan: Plan, stated: Stated, growth: Growth | Change) -> Quantity:
    """The base that a statement's growth or change implies, whole where only whole values exist."""
    rule = plan.about.rounding
    if not isinstance(growth, str):
        quantity = _quick_base(stated, growth, rule)
        if quantity is not None:
            return quantity
    target = value(stated, rule)
    if target.value is None and target.interval is None:
        return target
    if isinstance(growth, str):
        quantity = rates.base_from_increase(target, increase_of(plan, stated, growth))
    else:
        quantity = rates.implied_base(target, multiplier_of(plan, stated, growth))
    return whole(quantity, stated.indicator) if stated.indicator.integer else quantity


def _quick_base(stated: Stated, growth: Growth, rule: Rounding) -> Quantity | None:
    """The implied base of two plain numbers, as most are: a plan may have a hundred thousand of them."""
    statement = stated.statement
    if growth.per is not None or statement.unit is not None or stated.indicator.integer:
        return None
    target = plain_digits(statement.value, statement, rule)
    rate = plain_digits(growth.percent, growth, rule)
    return rates.base_of_digits(target, rate) if target and rate else None


def whole(quantity: Quantity, indicator: Indicator) -> Quantity:
    """Only whole values count: the smallest and the largest allowed, and the one nearest the quotient."""
    if quantity.interval is None:
        return quantity
    parts = 10 ** unit_of(indicator.unit).power
    interval = quantity.interval.whole(parts)
    if interval.empty:
        return Quantity(None, None, "no-whole-number")
    nearest = quantity.value
    if nearest is not None:
        nearest = Fraction(round(nearest * parts), parts)
        low, high = interval.low, interval.high
        nearest = nearest if low is None else max(low, nearest)
        nearest = nearest if high is None else min(high, nearest)
    return Quantity(nearest, interval, quantity.reason)
