"""The figures of a plan's statements and what they allow: the bridge from the file's words to arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jyplan.exact import growth, units
from jyplan.exact.figure import (
    APPROXIMATE,
    Bound,
    Figure,
    FigureError,
    Rounding,
    Unit,
    digits_of,
    read_number,
    read_text,
    unit_of,
)
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import NOT_NEGATIVE
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.stated import Stated, growth_base
from jyplan.plan.statement import Growth, Statement
from jyplan.plan.table import Digits, Printing
from jyplan.plan.values import Number, Range, Value
from jyplan.plan.when import years_between

_PERCENT = ("%", "％")


def figures(
    raw: Value, unit: str | None, indicator: Indicator, statement: Statement | None, rule: Rounding
) -> tuple[Figure, Figure]:
    """The figure that ``raw`` writes, in the indicator's unit; two for a range, else the same one twice.

    Raises FigureError for a unit that cannot be converted or a precision that does not fit.
    """
    if isinstance(raw, Range):
        return (
            _figure(raw.low, unit, indicator, statement, rule),
            _figure(raw.high, unit, indicator, statement, rule),
        )
    figure = _figure(raw, unit, indicator, statement, rule)
    return figure, figure


def value(stated: Stated, rule: Rounding) -> Quantity:
    """What is known of the stated value, in the indicator's unit; ``rule`` is the plan's rounding."""
    return value_of(stated.statement, stated.indicator, rule)


def value_of(statement: Statement, indicator: Indicator, rule: Rounding) -> Quantity:
    """Like :func:`value`, of a statement wherever it stands."""
    raw = statement.value
    if raw is None:
        return Quantity.unknown("no-value")
    if isinstance(raw, Range):
        low, high = figures(raw, statement.unit, indicator, statement, rule)
        return Quantity.between(low, high)
    return allowed(_figure(raw, statement.unit, indicator, statement, rule), indicator)


def printed_elsewhere(statement: Statement, other: Printing) -> Statement:
    """A further printing of a stated value as a statement of its own.

    Its unit is the one in its string, else the printing's own, else the statement's. Precision and rounding
    of the statement speak of its own digits only; its bound and scope hold for all of them.
    """
    inside = read_text(other.value).unit if isinstance(other.value, str) else None
    unit = other.unit if inside else other.unit or statement.unit
    own = {"value": other.value, "unit": unit, "precision": None, "rounding": None, "also": ()}
    return statement.model_copy(update=own)


def rate_elsewhere(growth: Growth, other: Printing) -> Growth:
    """A further printing of a stated growth, in percent, as a growth of its own digits.

    Raises FigureError where another unit stands behind it.
    """
    if other.unit not in (None, *_PERCENT):
        raise FigureError("unit-mismatch", unit=other.unit or "", home="%", text="%")
    own = {"percent": other.value, "multiple": None, "doublings": None, "precision": None, "rounding": None}
    return growth.model_copy(update={**own, "also": ()})


def plain_digits(raw: Value | None, statement: Statement | Growth, rule: Rounding) -> tuple[int, int] | None:
    """The digits of a number that only its own digits qualify, rounded to nearest; else None."""
    if type(raw) is not Decimal and type(raw) is not int:
        return None
    if (
        rule != "nearest"
        or statement.rounding
        or statement.bound
        or statement.approximate
        or statement.precision is not None
    ):
        return None
    return digits_of(raw)


def allowed(figure: Figure, indicator: Indicator) -> Quantity:
    """The figure as a quantity of the indicator: not below zero, unless it may be or is printed so."""
    quantity = Quantity.of(figure)
    interval = quantity.interval
    if interval is None or (interval.low_n >= 0 and not indicator.integer):
        return quantity
    if interval.low_n < 0 and figure.num >= 0 and not indicator.signed:
        interval = interval.meet(NOT_NEGATIVE)
    if indicator.integer:
        interval = interval.whole(10 ** unit_of(indicator.unit).power)
    return quantity._replace(interval=interval)


def multiplier(plan: Plan, stated: Stated, growth: Growth, *, cut: bool = False) -> Multiplier:
    """The stated growth as a multiplier, once for each year where it is one a year.

    With ``cut``, as if its digits had been cut off instead of rounded.
    """
    base = growth_base(plan, stated, growth) if growth.per == "year" else None
    periods = 1 if base is None or stated.period is None else int(years_between(base, stated.period))
    return multiplied(growth, max(periods, 1), plan.about.rounding, cut=cut)


def multiplied(rate: Growth, periods: int, rule: Rounding, *, cut: bool = False) -> Multiplier:
    """Like :func:`multiplier`, over so many periods."""
    percent = rate.percent
    if isinstance(percent, Range):
        low, high = (growth.percent(_rate(read_number(end), rate, rule, cut), periods) for end in percent)
        return growth.between(low, high)
    if percent is not None:
        return growth.percent(_rate(percent_figure(percent), rate, rule, cut), periods)
    if rate.multiple is not None:
        return growth.multiple(_rate(read_number(rate.multiple), rate, rule, cut), periods)
    return growth.doublings(rate.doublings or 0, periods)


def _rate(figure: Figure, growth: Growth, rule: Rounding, cut: bool) -> Figure:
    figure = as_said(figure, growth, rule)
    return figure._replace(rounding="truncated") if cut and figure.rounding != "exact" else figure


def percent_figure(raw: Number | str) -> Figure:
    """The figure of a number in percent, with or without the sign behind it.

    Raises FigureError where another unit stands behind it.
    """
    if not isinstance(raw, str):
        return read_number(raw)
    figure, unit = read_text(raw)
    if unit not in (None, *_PERCENT):
        raise FigureError("unit-mismatch", unit=unit or "", home="%", text="%")
    return figure


_POINTS = (None, *_PERCENT, "个百分点", "百分点", "percentage points", "points")


def points_figure(raw: Number | str) -> Figure:
    """The figure of a number of percentage points, with or without these words behind it.

    Raises FigureError where another unit stands behind it.
    """
    if not isinstance(raw, str):
        return read_number(raw)
    figure, unit = read_text(raw)
    if unit not in _POINTS:
        raise FigureError("unit-mismatch", unit=unit or "", home="个百分点", text="个百分点")
    return figure


def digits_text(raw: Value) -> str | None:
    """The digits as written, without a unit; None for a range."""
    if isinstance(raw, Range):
        return None
    if isinstance(raw, str):
        unit = read_text(raw).unit
        return raw.removesuffix(unit or "").strip()
    return _digits(raw)


def percent_text(growth: Growth) -> str | None:
    """The growth in percent, in the digits as written; None for a range."""
    if growth.percent is not None:
        return digits_text(growth.percent)
    times = growth.multiple if growth.multiple is not None else 2 ** (growth.doublings or 0)
    return _digits((times - 1) * 100)


def _digits(number: Number) -> str:
    return str(number) if isinstance(number, int) else format(number, "f")


def _figure(
    raw: Number | str, unit: str | None, indicator: Indicator, statement: Statement | None, rule: Rounding
) -> Figure:
    figure, factor = as_printed(raw, unit, indicator, statement, rule)
    return figure if factor == 1 else figure.times(factor)


def as_printed(
    raw: Number | str, unit: str | None, indicator: Indicator, statement: Statement | None, rule: Rounding
) -> tuple[Figure, Fraction | int]:
    """The figure in the unit it is printed in, and how many of the indicator's one of that is.

    Raises FigureError as :func:`figures`.
    """
    if isinstance(raw, str):
        figure, inside = read_text(raw)
        if inside is not None and unit is not None and unit_of(inside) != unit_of(unit):
            raise FigureError("two-units", inside=inside, outside=unit)
        unit = inside or unit
    else:
        figure = read_number(raw)
    home = scale = unit_of(indicator.unit)
    factor: Fraction | int | None = 1
    if unit is not None and unit != indicator.unit:
        scale, factor = unit_of(unit), units.factor(unit, indicator.unit)
    if factor is None:
        raise FigureError("unit-mismatch", unit=scale_text(scale, unit), home=indicator.unit, text=home.text)
    figure = as_said(figure, statement, rule)
    whole_place = indicator.measure == "rank" and figure.den == 1
    if (
        (indicator.integer or whole_place)
        and not scale.power
        and figure.last
        and (statement is None or statement.precision is None)
    ):
        if figure.den != 1:
            raise FigureError(
                "not-whole", value=str(raw), unit=unit or indicator.unit, text=home.text or indicator.unit
            )
        figure = figure._replace(last=0)
    return figure, factor


def scale_text(unit: Unit, written: str | None) -> str:
    """A unit for a message: as written, or what it counts."""
    return written or unit.text or "a bare number"


def bound_of(digits: Digits) -> Bound | None:
    """What the words around a figure promise."""
    return digits.bound or (APPROXIMATE[digits.approximate] if digits.approximate else None)


def as_said(figure: Figure, digits: Digits | None, rule: Rounding) -> Figure:
    """The figure with what its statement, if it has one, says of rounding, precision and bounds."""
    if digits is None:
        return figure._replace(rounding=rule)
    if digits.precision is not None:
        figure = figure.rounded_to(Fraction(digits.precision))
    bound = bound_of(digits)
    rule = digits.rounding or rule
    unchanged = bound is None and rule == figure.rounding
    return figure if unchanged else Figure(figure.num, figure.den, figure.last, rule, bound)
