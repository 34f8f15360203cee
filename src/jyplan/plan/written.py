"""Figures as they are written: the digits of the source, with the bound and the unit beside them."""

from __future__ import annotations

from jyplan.exact.figure import read_text, unit_of
from jyplan.plan.figures import digits_text, percent_text
from jyplan.plan.statement import Growth, Statement
from jyplan.plan.values import Range, Value

SIGNS = {
    "at-least": "≥ ",
    "more-than": "> ",
    "at-most": "≤ ",
    "less-than": "< ",
    "about": "≈ ",
    "more": "> ",
    "less": "< ",
}
"""The sign of a bound, or of what a figure is said to approximate."""


def sign(statement: Statement | Growth) -> str:
    """The sign of what the words around a figure promise; how far 左右 reaches stands behind it."""
    return (
        ""
        if statement.tolerance is not None
        else SIGNS.get(statement.bound or statement.approximate or "", "")
    )


def digits(raw: Value) -> str:
    """The digits alone, of a range both ends."""
    return f"{raw.low}–{raw.high}" if isinstance(raw, Range) else digits_text(raw) or ""


def value_text(statement: Statement, home: str) -> str | None:
    """The digits of a stated value, and its own unit where that is not ``home``; None where it has none."""
    raw = statement.value
    if raw is None:
        return None
    inside = read_text(raw).unit if isinstance(raw, str) else None
    own = inside or statement.unit or home
    return digits(raw) if unit_of(own) == unit_of(home) else f"{digits(raw)}{own}"


def within(statement: Statement | Growth) -> str:
    """How far 左右 reaches: ±20; empty where it is not said."""
    return f" ± {digits(statement.tolerance)}" if statement.tolerance is not None else ""


def with_unit(raw: Value, unit: str, statement: Statement | Growth | None = None) -> str:
    """A figure as written, its unit and bound with it."""
    bound, reach = (sign(statement), within(statement)) if statement else ("", "")
    if isinstance(raw, Range):
        return f"{bound}{digits(raw)}{reach} {unit}"
    text, number = str(raw).strip(), digits_text(raw) or ""
    return f"{bound}{text}{reach}" if number != text else f"{bound}{number}{reach} {unit}"


def multiple_text(growth: Growth) -> str | None:
    """A growth that is written as a multiple or in doublings: ×2.3; None for one in percent."""
    if growth.multiple is not None:
        return f"×{growth.multiple}"
    return None if growth.doublings is None else f"×{2**growth.doublings}"


def rate_text(growth: Growth) -> str:
    """A growth as written, in percent or as a multiple, its bound with it."""
    times = multiple_text(growth)
    if times is not None or growth.percent is None:
        return f"{sign(growth)}{times or ''}"
    number = digits(growth.percent) if isinstance(growth.percent, Range) else percent_text(growth)
    return f"{sign(growth)}{number}{within(growth)} %"
