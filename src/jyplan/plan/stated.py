"""The statements of a plan, each with its time, its place in the file and its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from jyplan.diagnostic import Path
from jyplan.exact import periods
from jyplan.exact.periods import Period
from jyplan.plan.address import Address, read_address
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.statement import Actual, Days, Growth, Statement
from jyplan.plan.when import base_of, covered, date_of

Role = Literal["target", "baseline", "stretch", "actual", "fact"]


class Stated(NamedTuple):
    """One statement of a plan, and where it stands.

    ``when`` is its time as its address says it, with ``mark`` where that would name another statement too;
    ``period`` the days it speaks of, as far as they are known. A dated figure that covers a period of its
    own goes by its ``day`` as well.
    """

    id: str
    indicator: Indicator
    statement: Statement
    role: Role
    year: int | None
    when: str
    path: Path
    mark: str = ""
    period: Period | None = None
    day: dt.date | None = None
    nth: int = 1  # which of several statements for the same time
    growths_before: int = 0  # stated growths of the earlier ones
    among_dated: tuple[int, int] = (1, 0)  # the same two among those of its day

    @property
    def address(self) -> str:
        """Address of the stated value."""
        return self.address_of("")

    @property
    def year_end(self) -> bool:
        """Whether it is the actual figure of a whole year, or the level at its end."""
        return self.mark == "actual"

    def address_of(self, part: str, index: int = 1) -> str:
        """Address of what is stated with the value: growth number ``index``, increase, points."""
        nth = self.growths_before + index if part == "growth" else self.nth
        return str(Address(self.id, self.when, self.mark, part, nth))

    def dated_address_of(self, part: str, index: int = 1) -> str | None:
        """The same by the day of a figure that covers a period of its own; None for others."""
        if self.day is None or self.when == str(self.day):
            return None
        nth, growths = self.among_dated
        return str(Address(self.id, str(self.day), "", part, growths + index if part == "growth" else nth))


def _stated(
    plan: Plan, id: str, indicator: Indicator, statement: Statement, role: Role, year: int | None, path: Path
) -> Stated:
    """A statement with its time; ``year`` is the one it stands for, None where that is its date's."""
    period = covered(statement, indicator, year, plan)
    own = statement.period is not None and statement.period != "ytd"
    if period is not None:
        year = plan.calendar.year_of(period.last)
    when, mark, day = "unstated" if year is None else f"{year:04}", "", None
    if isinstance(statement, Actual):
        day = date_of(statement, plan)
        whole = period is not None and year is not None and _is_whole_year(period, year, indicator, plan)
        if whole and not statement.cumulative:
            mark = "actual"
        elif (period is not None and (own or statement.cumulative) and indicator.measure == "flow") or (
            period is not None and own and indicator.measure != "stock"
        ):
            when = periods.name(period, plan.calendar)
        elif day is not None:
            when = str(day)
        if whole or (not isinstance(statement.period, Days | None) and statement.period != "ytd"):
            day = None
    elif role == "stretch":
        mark = "stretch"
    elif own and period is not None and year is not None and period != plan.calendar.year(year):
        if indicator.measure != "stock":
            when = periods.name(period, plan.calendar)
        elif period.last != plan.calendar.year(year).last:
            when = str(period.last)
        mark = "target" if role == "target" and len(when) > 4 else ""
    return Stated(id, indicator, statement, role, year, when, path, mark, period, day)


def _is_whole_year(period: Period, year: int, indicator: Indicator, plan: Plan) -> bool:
    """Whether an actual is that of a year: all its days, or of a level or a ratio its last one."""
    whole = plan.calendar.year(year)
    return period == whole or (indicator.measure != "flow" and period == Period(whole.last, whole.last))


def statements(plan: Plan, id: str) -> list[Stated]:
    """All statements of one indicator: targets, baselines, stretch, actuals, facts, in the file's order."""
    indicator, about = plan.indicators[id], plan.about
    listed: list[tuple[Role, str, int | None, Sequence[Statement]]] = [
        ("target", "target", about.target_year, indicator.target),
        ("baseline", "baseline", about.base_year, indicator.baseline),
        ("actual", "actuals", None, indicator.actuals),
    ]
    stated = [
        _stated(plan, id, indicator, statement, role, year, ("indicators", id, key, n))
        for role, key, year, each in listed[:2]
        for n, statement in enumerate(each)
    ]
    if indicator.stretch is not None:
        path: Path = ("indicators", id, "stretch")
        stated.append(_stated(plan, id, indicator, indicator.stretch, "stretch", about.target_year, path))
    for n, actual in enumerate(indicator.actuals):
        stated.append(_stated(plan, id, indicator, actual, "actual", None, ("indicators", id, "actuals", n)))
    for n, fact in enumerate(indicator.facts):
        of_year = fact.year if isinstance(fact.year, int) else None
        stated.append(_stated(plan, id, indicator, fact, "fact", of_year, ("indicators", id, "facts", n)))
    return stated if len(stated) < 2 else _numbered(stated)


def same_periods(plan: Plan, id: str) -> list[Stated]:
    """Last year's figures to a date, as the dated observations they are."""
    indicator = plan.indicators[id]
    return [
        _stated(plan, id, indicator, actual, "actual", None, ("indicators", id, "same_period", n))
        for n, actual in enumerate(indicator.same_period)
    ]


def all_statements(plan: Plan, id: str) -> list[Stated]:
    """Those of :func:`statements`, and last year's figures to a date."""
    more = same_periods(plan, id)
    return _numbered([*statements(plan, id), *more]) if more else statements(plan, id)


def _numbered(listed: list[Stated]) -> list[Stated]:
    """Each statement with its number among those for the same time, and for the same day.

    A figure that is dated and names the days it covers counts among those of its date.
    """
    before: dict[tuple[str, ...], tuple[int, int]] = {}

    def count(stated: Stated, *key: str) -> tuple[int, int]:
        nth, growths = before.get(key, (0, 0))
        before[key] = nth + 1, growths + len(stated.statement.growth)
        return nth + 1, growths

    def numbered(stated: Stated) -> Stated:
        dated = (1, 0) if stated.day is None else count(stated, str(stated.day))
        own = dated if stated.when == str(stated.day) else count(stated, stated.when, stated.mark)
        if own == dated == (1, 0):
            return stated
        return stated._replace(nth=own[0], growths_before=own[1], among_dated=dated)

    return list(map(numbered, listed))


def statement_at(plan: Plan, address: Address) -> Stated | None:
    """The statement that holds the figure of an address, by its period or its day; None where none does."""
    text, part = str(address), address.part
    by_day = None
    for stated in all_statements(plan, address.id):
        statement = stated.statement
        count = len(statement.growth) if part == "growth" else 1
        if part in ("increase", "points") and getattr(statement, part) is None:
            count = 0
        for n in range(1, count + 1):
            if stated.address_of(part, n) == text:
                return stated
            dated = stated.dated_address_of(part, n)
            if by_day is None and dated is not None and str(read_address(dated, plan.calendar)) == text:
                by_day = stated
    return by_day


def growth_base(plan: Plan, stated: Stated, growth: Growth) -> Period | None:
    """The days from which a stated growth counts, of a level the day; None where that is not known."""
    if stated.period is None:
        return None
    of_target, level = stated.role in ("target", "stretch"), stated.indicator.measure == "stock"
    return base_of(growth, stated.period, plan, of_target=of_target, level=level)
