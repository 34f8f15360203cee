"""Everything a plan states, one statement at a time: with its address, its figures and what they allow.

The bridge from the plan file's words to arithmetic. An address names the same figure in files, output and
messages: ``gdp@2017``, ``gdp@2017:actual``, ``gdp@2017-05-31``, ``gdp@2017.growth[2]``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan import growth
from jyplan.diagnostic import Path
from jyplan.figure import Bound, Figure, FigureError, Rounding, Unit, read_number, read_text, unit_of
from jyplan.growth import Multiplier, Quantity
from jyplan.interval import NOT_NEGATIVE
from jyplan.plan import Actual, Growth, Indicator, Number, Plan, Range, Statement, Value

Role = Literal["target", "baseline", "stretch", "actual", "fact"]

_ADDRESS = re.compile(
    r"(?P<id>[a-z][a-z0-9_]*)(?:@(?P<when>[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?|unstated))?"
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
        return (
            self.id
            + (f"@{self.when}" if self.when else "")
            + (f":{self.role}" if self.role else "")
            + (f".{self.part}" if self.part else "")
            + (f"[{self.nth}]" if self.nth > 1 else "")
        )


def read_address(text: str) -> Address | None:
    """The parts of an address, or None where ``text`` is none."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    return Address(
        found["id"], found["when"] or "", found["role"] or "", found["part"] or "", int(found["index"] or 1)
    )


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
        return str(self.part_address(""))

    def part_address(self, part: str, index: int = 1) -> Address:
        """Address of what is stated with the value: growth, increase, points."""
        role: str = self.role if self.role == "stretch" else ""
        when = self.when
        if self.role == "actual" and when.endswith("-12-31"):
            when, role = when[:4], "actual"
        nth = self.growths_before + index if part == "growth" else self.nth
        return Address(self.id, when, role, part, nth)


def date_of(actual: Actual, plan: Plan) -> dt.date | None:
    """The date of an actual: its own, else its source's."""
    if actual.as_of is not None:
        return actual.as_of
    source = plan.sources.get(actual.source or "")
    return source.date if source else None


# Roles whose addresses say so: a stretch target and an actual stand beside the statement of their year.
_APART: frozenset[str] = frozenset({"stretch", "actual"})


def statements(plan: Plan, id: str) -> Iterator[Stated]:
    """All statements of one indicator: targets, baselines, stretch, actuals, facts, in the file's order."""
    indicator, about = plan.indicators[id], plan.about
    seen: dict[tuple[str, str], list[int]] = {}

    def stated(role: Role, statement: Statement, year: int | None, when: str, path: Path) -> Stated:
        """The statement with its number among those for the same time."""
        counts = seen.setdefault((when, role if role in _APART else ""), [0, 0])
        before, growths = counts
        counts[0] += 1
        counts[1] += len(statement.growth)
        return Stated(id, indicator, statement, role, year, when, path, before + 1, growths)

    for n, target in enumerate(indicator.target):
        path: Path = ("indicators", id, "target", n)
        yield stated("target", target, about.target_year, str(about.target_year), path)
    for n, baseline in enumerate(indicator.baseline):
        path = ("indicators", id, "baseline", n)
        yield stated("baseline", baseline, about.base_year, str(about.base_year), path)
    if indicator.stretch is not None:
        path = ("indicators", id, "stretch")
        yield stated("stretch", indicator.stretch, about.target_year, str(about.target_year), path)
    for n, actual in enumerate(indicator.actuals):
        day = date_of(actual, plan)
        path = ("indicators", id, "actuals", n)
        yield stated("actual", actual, day.year if day else None, str(day or "unstated"), path)
    for n, fact in enumerate(indicator.facts):
        year = fact.year if isinstance(fact.year, int) else None
        yield stated("fact", fact, year, str(fact.year), ("indicators", id, "facts", n))


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
    statement, indicator = stated.statement, stated.indicator
    if statement.value is None:
        return Quantity.unknown("no-value")
    low, high = figures(statement.value, statement.unit, indicator, statement, rule)
    if low is high:
        return allowed(low, indicator)
    joined = Quantity(None, low.printed().hull(high.printed()), "range")
    return joined


def allowed(figure: Figure, indicator: Indicator) -> Quantity:
    """The figure as a quantity of the indicator: not below zero, unless it may be or is printed so."""
    quantity = Quantity.of(figure)
    interval = quantity.interval
    if interval is not None and interval.low_n < 0 and figure.num >= 0 and not indicator.negative:
        interval = interval.meet(NOT_NEGATIVE)
    if interval is not None and indicator.integer:
        interval = interval.whole(10 ** unit_of(indicator.unit).power)
    return quantity if interval is quantity.interval else quantity._replace(interval=interval)


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
    if said.doublings is not None:
        return growth.doublings(said.doublings, periods)
    if said.multiple is not None:
        return growth.multiple(_rate(read_number(said.multiple), said, rule, cut), periods)
    assert said.percent is not None
    if isinstance(said.percent, Range):
        low, high = (
            growth.percent(_rate(read_number(end), said, rule, cut), periods) for end in said.percent
        )
        return growth.between(low, high)
    return growth.percent(_rate(percent_figure(said.percent), said, rule, cut), periods)


def _rate(figure: Figure, said: Growth, rule: Rounding, cut: bool) -> Figure:
    figure = _said(figure, said, rule)
    return figure._replace(rounding="truncated") if cut and figure.rounding != "exact" else figure


def percent_figure(raw: Number | str) -> Figure:
    """The figure of a number in percent, with or without the sign behind it.

    Raises FigureError where another unit stands behind it.
    """
    if not isinstance(raw, str):
        return read_number(raw)
    figure, unit = read_text(raw)
    if unit not in (None, "%", "％"):
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
    raw: int | str | object, unit: str | None, indicator: Indicator, said: Statement | None, rule: Rounding
) -> Figure:
    home = unit_of(indicator.unit)
    if isinstance(raw, str):
        written = read_text(raw)
        figure, inside = written
        if inside is not None and unit is not None and unit_of(inside) != unit_of(unit):
            raise FigureError("two-units", inside=inside, outside=unit)
        unit = inside or unit
    else:
        figure = read_number(raw)  # type: ignore[arg-type]
    scale = home if unit is None else unit_of(unit)
    if scale.text != home.text:
        raise FigureError("unit-mismatch", unit=scale_text(scale, unit), home=indicator.unit, text=home.text)
    if said is not None:
        figure = _said(figure, said, rule)
    if indicator.integer and not scale.power and figure.last and (said is None or said.precision is None):
        if figure.den != 1:
            raise FigureError(
                "not-whole", value=str(raw), unit=unit or indicator.unit, text=home.text or indicator.unit
            )
        figure = figure._replace(last=0)
    return figure.shifted(scale.power - home.power)


def scale_text(unit: Unit, written: str | None) -> str:
    """A unit for a message: as written, or what it counts."""
    return written or unit.text or "a bare number"


_APPROXIMATE: dict[str, Bound] = {"more": "more-than", "less": "less-than", "about": "about"}


def _said(figure: Figure, said: Statement | Growth, rule: Rounding) -> Figure:
    """The figure with what its statement says of rounding, precision and bounds."""
    if said.precision is not None:
        figure = figure.rounded_to(Fraction(said.precision))
    bound = said.bound or (_APPROXIMATE[said.approximate] if said.approximate else None)
    return Figure(figure.num, figure.den, figure.last, said.rounding or rule, bound)
