"""A plan as it is written: each indicator's baseline, target, growth and newest actual."""

from __future__ import annotations

import datetime as dt

from jyplan.exact.periods import Period
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated, statements
from jyplan.plan.written import rate_text, with_unit
from jyplan.report.safe import visible
from jyplan.report.table import Table, columns_of
from jyplan.words.headings import word
from jyplan.words.language import Language


def plan_table(plan: Plan, language: Language) -> Table:
    """A row for each indicator, figures as they stand in the file."""
    about = plan.about
    return Table(
        f"{about.called(language)} ({about.base_year} → {about.target_year})",
        columns_of(language, "indicator", "#base", "#target", "#growth", "#latest", "id"),
        tuple(_cells(plan, id, language) for id in plan.indicators),
        groups=tuple(_group(plan, indicator.group, language) for indicator in plan.indicators.values()),
        notes=() if plan.indicators else (word("no-rows", language),),
    )


def _group(plan: Plan, id: str | None, language: Language) -> str:
    group = plan.groups.get(id or "")
    return "" if group is None else group.called(language)


_NEVER = Period(dt.date.min, dt.date.min)


def _cells(plan: Plan, id: str, language: Language) -> tuple[str, ...]:
    indicator = plan.indicators[id]
    by_role: dict[str, list[Stated]] = {}
    for stated in statements(plan, id):
        by_role.setdefault(stated.role, []).append(stated)
    growths = [
        rate_text(growth) for stated in by_role.get("target", ()) for growth in stated.statement.growth
    ]
    newest = max(by_role.get("actual", ()), key=lambda stated: stated.period or _NEVER, default=None)
    return (
        visible(f"{indicator.called(language)} ({indicator.unit})"),
        ", ".join(map(_value, by_role.get("baseline", ()))),
        ", ".join(map(_value, by_role.get("target", ()))),
        ", ".join(growths),
        f"{_value(newest)} ({newest.when if newest.period is None else newest.period.last})"
        if newest
        else "",
        id,
    )


def _value(stated: Stated) -> str:
    statement = stated.statement
    return (
        "" if statement.value is None else with_unit(statement.value, statement.unit or "", statement).strip()
    )
