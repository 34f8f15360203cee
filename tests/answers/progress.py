"""Plans of one indicator and its actuals, and the row of status they give."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from decimal import Decimal

import tomli

from jyplan.answers.status import StatusRow, status
from jyplan.plan.model import Plan, validate
from jyplan.statements import doubts
from jyplan.statements.standing import Standings

FLOW = 'unit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
LIMIT = 'unit = "起"\nmeasure = "flow"\nbetter = "lower"\n'
STOCK = 'unit = "户"\nmeasure = "stock"\nbetter = "higher"\n'
RATIO = 'unit = "%"\nmeasure = "ratio"\nbetter = "lower"\n'


def plan_of(*indicators: str, years: tuple[int, int] = (2016, 2017), rest: str = "") -> Plan:
    """A plan of indicators x, x1, x2, …, each given by its keys."""
    tables = (f'[indicators.x{n or ""}]\nname = "指标"\n{keys}\n' for n, keys in enumerate(indicators))
    header = f'format = 1\n[plan]\nname = "计划"\nbase_year = {years[0]}\ntarget_year = {years[1]}\n'
    return validate(tomli.loads(header + rest + "\n" + "".join(tables), parse_float=Decimal))


def one(
    keys: str, *, years: tuple[int, int] = (2016, 2017), as_of: str | None = None, rest: str = ""
) -> StatusRow:
    """The row of the plan's only indicator."""
    day = dt.date.fromisoformat(as_of) if as_of else None
    [row] = status(plan_of(keys, years=years, rest=rest), as_of=day)
    return row


def at(day: str, value: object, more: str = "") -> str:
    return f"{{ as_of = {day}, value = {value}{more} }}"


def actuals(*listed: str) -> str:
    return f"actuals = [{', '.join(listed)}]\n"


def faults(keys: str, *, years: tuple[int, int] = (2016, 2017), rest: str = "") -> list[str]:
    return [fault.code for fault in doubts.faults(Standings(plan_of(keys, years=years, rest=rest)))]


def those(*values: object) -> tuple[object, ...]:
    """Several values beside each other, whatever their types."""
    return values


def month(n: int, value: object, more: str = "") -> str:
    last = monthrange(2017, n)[1]
    return f"{{ period = {{ from = 2017-{n:02}-01, to = 2017-{n:02}-{last} }}, value = {value}{more} }}"
