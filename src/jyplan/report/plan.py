"""A plan as it is written: each indicator's baseline, target, growth and newest actual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jyplan.exact.periods import Period
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.stated import Stated, statements
from jyplan.plan.written import rate_text, with_unit
from jyplan.report.columns import Field, tabulated
from jyplan.report.safe import visible
from jyplan.report.table import Table
from jyplan.words.headings import word
from jyplan.words.language import Language


class PlanRow(NamedTuple):
    """An indicator, and what is stated of it in each role."""

    id: str
    indicator: Indicator
    stated: Mapping[str, Sequence[Stated]]


def plan_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`PlanRow`."""
    return (
        Field("indicator", lambda row: _called(row, language)),
        Field("base", lambda row: _values(row, "baseline"), number=True),
        Field("target", lambda row: _values(row, "target"), number=True),
        Field("growth", _growths, number=True),
        Field("latest", _latest, number=True),
        Field("id", lambda row: row.id),
    )


def plan_table(plan: Plan, language: Language) -> Table:
    """A row for each indicator, figures as they stand in the file."""
    about, rows = plan.about, [_row(plan, id) for id in plan.indicators]
    title = f"{about.called(language)} ({about.base_year} → {about.target_year})"
    notes = () if rows else (word("no-rows", language),)
    table = tabulated(plan_fields(language), rows, title, language, notes)
    return table._replace(groups=tuple(_group(plan, row.indicator.group, language) for row in rows))


def _row(plan: Plan, id: str) -> PlanRow:
    by_role: dict[str, list[Stated]] = {}
    for stated in statements(plan, id):
        by_role.setdefault(stated.role, []).append(stated)
    return PlanRow(id, plan.indicators[id], by_role)


def _group(plan: Plan, id: str | None, language: Language) -> str:
    group = plan.groups.get(id or "")
    return "" if group is None else group.called(language)


def _called(row: PlanRow, language: Language) -> str:
    return visible(f"{row.indicator.called(language)} ({row.indicator.unit})")


def _values(row: PlanRow, role: str) -> str:
    return ", ".join(map(_value, row.stated.get(role, ())))


def _growths(row: PlanRow) -> str:
    targets = row.stated.get("target", ())
    return ", ".join(rate_text(growth) for stated in targets for growth in stated.statement.growth)


_NEVER = Period(dt.date.min, dt.date.min)


def _latest(row: PlanRow) -> str:
    """The newest actual with its day."""
    actuals = row.stated.get("actual", ())
    if not actuals:
        return ""
    newest = max(actuals, key=lambda stated: stated.period or _NEVER)
    return f"{_value(newest)} ({newest.when if newest.period is None else newest.period.last})"


def _value(stated: Stated) -> str:
    statement = stated.statement
    return (
        "" if statement.value is None else with_unit(statement.value, statement.unit or "", statement).strip()
    )
