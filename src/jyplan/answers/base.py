"""The base-year values that stated growth implies: rows in the plan's order.

A row is a plain tuple whose fields are the fields of the output. Values are in the indicator's unit; an
unknown value is None beside a reason code.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.context import context_of
from jyplan.exact.interval import Interval
from jyplan.plan.model import Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.plan.stated import Stated, statements
from jyplan.plan.written import value_text
from jyplan.statements.implied import changes, implied_base, since
from jyplan.statements.in_force import period_text
from jyplan.statements.standing import Standing


class BaseRow(NamedTuple):
    """The value that one stated growth or increase implies for the year it counts from."""

    id: str
    name: str
    unit: str
    year: int | None
    value: Fraction | None
    interval: Interval | None
    from_: str | None
    basis: str | None
    reason: str | None
    period: str | None = None
    text: str | None = None
    group: str | None = None
    owner: str | None = None
    measure: str | None = None
    better: str | None = None
    nature: str | None = None
    note: str | None = None


def base(plan: Plan, selection: Selection = ALL) -> list[BaseRow]:
    """A row for every stated growth and increase: the value it implies for the year it counts from.

    An indicator that states none has no row, unless it is asked for by its id.
    """
    rows: list[BaseRow] = []
    for id, indicator in selection.chosen(plan):
        name = selection.name(indicator)
        before = len(rows)
        for stated in statements(plan, id):
            context = context_of(indicator, stated.statement, selection.language)
            rows += (row._replace(**context) for row in _implied(plan, stated, name))
        if len(rows) == before and selection.ids is not None:
            row = BaseRow(id, name, indicator.unit, None, None, None, None, None, "no-growth-stated")
            rows.append(row._replace(**context_of(indicator, None, selection.language)))
    return rows


def base_row(standing: Standing, name: str) -> BaseRow:
    """The value of the base year: the stated one if there is one, else what the target's growth implies.

    A rate at comparable prices comes last: its base is one at comparable prices too, and says so.
    """
    year, unit, levels = standing.plan.about.base_year, standing.indicator.unit, standing.levels
    base = levels.base
    if levels.base_kind == "baseline":
        address = standing.baseline.address if standing.baseline else f"{standing.id}@{year}:actual"
        text = value_text(standing.baseline.statement, unit) if standing.baseline else None
        return BaseRow(
            standing.id,
            name,
            unit,
            year,
            base.value,
            base.interval,
            address,
            None,
            base.reason,
            str(year),
            text,
        )
    target = standing.target
    implied = [] if target is None else list(_implied(standing.plan, target, name))
    implied = [row for row in implied if row.year == year]
    implied.sort(key=lambda row: row.basis in ("real", "like-for-like"))
    unknown = BaseRow(standing.id, name, unit, year, None, None, None, None, base.reason)
    return implied[0] if implied else unknown


def _implied(plan: Plan, stated: Stated, name: str) -> Iterator[BaseRow]:
    """What each growth and each change of one statement implies."""
    id, unit = stated.id, stated.indicator.unit
    for n, growth in enumerate(stated.statement.growth, 1):
        year, address = since(plan, stated, growth), stated.address_of("growth", n)
        base = implied_base(plan, stated, growth)
        period = period_text(stated, plan, year)
        yield BaseRow(
            id, name, unit, year, base.value, base.interval, address, growth.basis, base.reason, period
        )
    for part in changes(stated.statement):
        year, address = since(plan, stated, None), stated.address_of(part)
        base = implied_base(plan, stated, part)
        period = period_text(stated, plan, year)
        yield BaseRow(id, name, unit, year, base.value, base.interval, address, None, base.reason, period)
