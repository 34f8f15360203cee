"""Plans of one indicator x, and what is answered of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jyplan.answers.gap import NeedRow, gap
from jyplan.answers.status import StatusRow, status
from jyplan.plan.model import Plan, validate
from jyplan.plan.selection import Selection

D = dt.date
ONE = Selection(frozenset({"x"}))


def plan_of(
    *relations: dict[str, Any], years: tuple[int, int] = (2016, 2017), about: Any = None, **said: Any
) -> Plan:
    """A plan of the indicator x, and others where ``said`` has tables for them."""
    others = {id: said.pop(id) for id in list(said) if isinstance(said[id], dict) and "measure" in said[id]}
    usual = {"name": "甲", "unit": "亿元", "measure": "flow", "better": "higher"}
    indicators = {"x": usual | said, **{id: usual | more for id, more in others.items()}}
    header = {"name": "t", "base_year": years[0], "target_year": years[1], **(about or {})}
    data = {"format": 1, "plan": header, "indicators": indicators, "relations": list(relations)}
    return validate(data)


def status_of(plan: Plan, as_of: dt.date | None = None) -> StatusRow:
    return next(row for row in status(plan, as_of=as_of) if row.id == "x")


def gap_of(plan: Plan, as_of: dt.date | None = None) -> NeedRow:
    (row,) = gap(plan, ONE, as_of=as_of)
    return row


def those(*values: object) -> tuple[object, ...]:
    """Several values beside each other, whatever their types."""
    return values


def at(day: dt.date, value: Any = None, **more: Any) -> dict[str, Any]:
    return {"as_of": day, **({} if value is None else {"value": value}), **more}
