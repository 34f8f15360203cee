"""Everything a plan states, one statement at a time: with its address, its figures and what they allow.

The bridge from the plan file's words to arithmetic. An address names the same figure in files, output and
messages: ``gdp@2017``, ``gdp@2017:actual``, ``gdp@2017-05-31``, ``gdp@2017.growth[2]``.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.diagnostic import Path
from jyplan.exact import growth
from jyplan.exact.figure import (
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
from jyplan.plan.model import Actual, Growth, Indicator, Period, Plan, Printing, Statement
from jyplan.plan.values import Number, Range, Value

Role = Literal["target", "baseline", "stretch", "actual", "fact"]

_PERCENT = ("%", "％")

_ADDRESS = re.compile(
    r"(?P<id>[a-z][a-z0-9_]*)(?:@(?P<when>[0-9]{4}(?P<day>-[0-9]{2}-[0-9]{2})?|unstated))?"
    r"(?::(?P<role>actual|stretch))?(?:\.(?P<part>growth|increase|points))?(?:\[(?P<index>[1-9][0-9]{0,3})\])?"
)


class Address(NamedTuple):
    """The parts of an address; ``when`` is empty where the target year is meant."""

    id: str
    when: str = ""
    role: str = ""
    part: str = ""
    nth: int = 1

    def __str__(self) -> str:
        return _address(*self)


def _address(id: str, when: str, role: str, part: str, nth: int) -> str:
    text = f"{id}@{when}" if when else id
    if role:
        text = f"{text}:{role}"
    if part:
        text = f"{text}.{part}"
    return text if nth == 1 else f"{text}[{nth}]"


def read_address(text: str) -> Address | None:
    """The parts of an address, or None where ``text`` is none."""
    found = _ADDRESS.fullmatch(text)
    if found is None or (found["day"] and not _is_date(found["when"])):
        return None
    return Address(
        found["id"], found["when"] or "", found["role"] or "", found["part"] or "", int(found["index"] or 1)
    )


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Stated(NamedTuple):
    """One statement of a plan, and where it stands."""

    id: str
    indicator: Indicator
    statement: Statement
    role: Role
    year: int | None
    when: str
    path: Path
    nth: int = 1  # which of several statements for the same time
    growths_before: int = 0  # stated growths of the earlier ones

    @property
    def address(self) -> str:
        """Address of the stated value."""
        return self.address_of("")

    def address_of(self, part: str, index: int = 1) -> str:
        """Address of what is stated with the value: growth number ``index``, increase, points."""
        when, role = self.when, ""
        if self.role == "stretch":
            role = "stretch"
        elif self.role == "actual" and when.endswith("-12-31"):
            when, role = when[:4], "actual"
        return _address(
            self.id, when, role, part, self.growths_before + index if part == "growth" else self.nth
        )


def date_of(actual: Actual, plan: Plan) -> dt.date | None:
    """The date of an actual: its own, else the end of its period, else its source's."""
    if actual.as_of is not None:
        return actual.as_of
    if isinstance(actual.period, Period):
        return actual.period.last
    source = plan.sources.get(actual.source or "")
    return source.date if source else None


# Roles whose addresses say so: a stretch target and an actual stand beside the statement of their year.
_APART: frozenset[str] = frozenset({"stretch", "actual"})


def statements(plan: Plan, id: str) -> list[Stated]:
    """All statements of one indicator: targets, baselines, stretch, actuals, facts, in the file's order."""
    indicator, about = plan.indicators[id], plan.about
    found: list[Stated] = []
    if indicator.target:
        year, when = about.target_year, str(about.target_year)
        for n, target in enumerate(indicator.target):
            path: Path = ("indicators", id, "target", n)
            found.append(Stated(id, indicator, target, "target", year, when, path))
    if indicator.baseline:
        year, when = about.base_year, str(about.base_year)
        for n, baseline in enumerate(indicator.baseline):
            path = ("indicators", id, "baseline", n)
            found.append(Stated(id, indicator, baseline, "baseline", year, when, path))
    if indicator.stretch is not None:
        year, path = about.target_year, ("indicators", id, "stretch")
        found.append(Stated(id, indicator, indicator.stretch, "stretch", year, str(year), path))
    for n, actual in enumerate(indicator.actuals):
        day, path = date_of(actual, plan), ("indicators", id, "actuals", n)
        of_year, when = (day.year, str(day)) if day else (None, "unstated")
        found.append(Stated(id, indicator, actual, "actual", of_year, when, path))
    for n, fact in enumerate(indicator.facts):
        of_year, path = fact.year if isinstance(fact.year, int) else None, ("indicators", id, "facts", n)
        found.append(Stated(id, indicator, fact, "fact", of_year, str(fact.year), path))
    return found if len(found) < 2 else _numbered(found)


def all_statements(plan: Plan, id: str) -> list[Stated]:
    """Those of :func:`statements`, and last year's figures to a date as the dated observations they are."""
    found, indicator = statements(plan, id), plan.indicators[id]
    if not indicator.same_period:
        return found
    for n, actual in enumerate(indicator.same_period):
        day, path = date_of(actual, plan), ("indicators", id, "same_period", n)
        of_year, when = (day.year, str(day)) if day else (None, "unstated")
        found.append(Stated(id, indicator, actual, "actual", of_year, when, path))
    return _numbered(found)


def _numbered(found: list[Stated]) -> list[Stated]:
    """Each statement with its number among those for the same time."""
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    numbered = []
    for one in found:
        same = one.when, one.role if one.role in _APART else ""
        before, growths = seen.get(same, (0, 0))
        seen[same] = before + 1, growths + len(one.statement.growth)
        numbered.append(one._replace(nth=before + 1, growths_before=growths) if before else one)
    return numbered


def figures(
    raw: Value, unit: str | None, indicator: Indicator, said: Statement | None, rule: Rounding
) -> tuple[Figure, Figure]:
    """The figure that ``raw`` writes, in the indicator's unit; two for a range, else the same one twice.

    Raises FigureError for a unit that cannot be converted or a precision that does not fit.
    """
    if isinstance(raw, Range):
        return (
            _figure(raw.low, unit, indicator, said, rule),
            _figure(raw.high, unit, indicator, said, rule),
        )
    figure = _figure(raw, unit, indicator, said, rule)
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


def rate_elsewhere(said: Growth, other: Printing) -> Growth:
    """A further printing of a stated growth, in percent, as a growth of its own digits.

    Raises FigureError where another unit stands behind it.
    """
    if other.unit not in (None, *_PERCENT):
        raise FigureError("unit-mismatch", unit=other.unit or "", home="%", text="%")
    own = {"percent": other.value, "multiple": None, "doublings": None, "precision": None, "rounding": None}
    return said.model_copy(update={**own, "also": ()})


def plain_digits(raw: Value | None, said: Statement | Growth, rule: Rounding) -> tuple[int, int] | None:
    """The digits of a number that only its own digits qualify, rounded to nearest; else None."""
    if type(raw) is not Decimal and type(raw) is not int:
        return None
    if rule != "nearest" or said.rounding or said.bound or said.approximate or said.precision is not None:
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


def multiplier(
    said: Growth, year: int | None, plan: Plan, *, of_target: bool, cut: bool = False
) -> Multiplier:
    """The stated growth as a multiplier, its periods counted to ``year``.

    With ``cut``, as if its digits had been cut off instead of rounded.
    """
    rule = plan.about.rounding
    periods = 1
    if said.per == "year" and year is not None:
        periods = year - base_year(said, year, plan, of_target=of_target)
    percent = said.percent
    if isinstance(percent, Range):
        low, high = (growth.percent(_rate(read_number(end), said, rule, cut), periods) for end in percent)
        return growth.between(low, high)
    if percent is not None:
        return growth.percent(_rate(percent_figure(percent), said, rule, cut), periods)
    if said.multiple is not None:
        return growth.multiple(_rate(read_number(said.multiple), said, rule, cut), periods)
    return growth.doublings(said.doublings or 0, periods)


def _rate(figure: Figure, said: Growth, rule: Rounding, cut: bool) -> Figure:
    figure = as_said(figure, said, rule)
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


def digits_text(raw: Value) -> str | None:
    """The digits as written, without a unit; None for a range."""
    if isinstance(raw, Range):
        return None
    if isinstance(raw, str):
        unit = read_text(raw).unit
        return raw.removesuffix(unit or "").strip()
    return _digits(raw)


def percent_text(said: Growth) -> str | None:
    """The growth in percent, in the digits as written; None for a range."""
    if said.percent is not None:
        return digits_text(said.percent)
    times = said.multiple if said.multiple is not None else 2 ** (said.doublings or 0)
    return _digits((times - 1) * 100)


def _digits(number: Number) -> str:
    return str(number) if isinstance(number, int) else format(number, "f")


def base_year(said: Growth, year: int, plan: Plan, *, of_target: bool) -> int:
    """The year a growth counts from: stated, else the plan's base for a target, else the year before."""
    if said.since is not None:
        return said.since
    return plan.about.base_year if of_target else year - 1


def _figure(
    raw: Number | str, unit: str | None, indicator: Indicator, said: Statement | None, rule: Rounding
) -> Figure:
    figure, power = as_printed(raw, unit, indicator, said, rule)
    return figure.shifted(power) if power else figure


def as_printed(
    raw: Number | str, unit: str | None, indicator: Indicator, said: Statement | None, rule: Rounding
) -> tuple[Figure, int]:
    """The figure in the unit it is printed in, and by how many powers of ten that is above the indicator's.

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
    if unit is not None:
        scale = unit_of(unit)
    if scale.text != home.text:
        raise FigureError("unit-mismatch", unit=scale_text(scale, unit), home=indicator.unit, text=home.text)
    figure = as_said(figure, said, rule)
    if indicator.integer and not scale.power and figure.last and (said is None or said.precision is None):
        if figure.den != 1:
            raise FigureError(
                "not-whole", value=str(raw), unit=unit or indicator.unit, text=home.text or indicator.unit
            )
        figure = figure._replace(last=0)
    return figure, scale.power - home.power


def scale_text(unit: Unit, written: str | None) -> str:
    """A unit for a message: as written, or what it counts."""
    return written or unit.text or "a bare number"


_APPROXIMATE: dict[str, Bound] = {"more": "more-than", "less": "less-than", "about": "about"}


def bound_of(said: Statement | Growth) -> Bound | None:
    """What the words around a figure promise."""
    return said.bound or (_APPROXIMATE[said.approximate] if said.approximate else None)


def as_said(figure: Figure, said: Statement | Growth | None, rule: Rounding) -> Figure:
    """The figure with what its statement, if it has one, says of rounding, precision and bounds."""
    if said is None:
        return figure._replace(rounding=rule)
    if said.precision is not None:
        figure = figure.rounded_to(Fraction(said.precision))
    bound = bound_of(said)
    rule = said.rounding or rule
    unchanged = bound is None and rule == figure.rounding
    return figure if unchanged else Figure(figure.num, figure.den, figure.last, rule, bound)
