"""A plan as it is written: each indicator's baseline, target, growth and newest actual."""

from __future__ import annotations

from jyplan.diagnostic import Language
from jyplan.plan import Plan
from jyplan.report.safe import visible
from jyplan.report.table import Table, columns_of
from jyplan.report.words import word
from jyplan.show import rate_text, written
from jyplan.stated import Stated, statements


def plan_table(plan: Plan, language: Language) -> Table:
    """A row for each indicator, figures as they stand in the file."""
    about, english = plan.about, language == "en"
    name = (english and about.name_en) or about.name
    return Table(
        f"{name} ({about.base_year} → {about.target_year})",
        columns_of(language, "indicator", "#base", "#target", "#growth", "#latest", "id"),
        tuple(_cells(plan, id, english) for id in plan.indicators),
        groups=tuple(_group(plan, indicator.group, english) for indicator in plan.indicators.values()),
        notes=() if plan.indicators else (word("no-rows", language),),
    )


def _group(plan: Plan, id: str | None, english: bool) -> str:
    group = plan.groups.get(id or "")
    return "" if group is None else (english and group.name_en) or group.name


def _cells(plan: Plan, id: str, english: bool) -> tuple[str, ...]:
    indicator = plan.indicators[id]
    by_role: dict[str, list[Stated]] = {}
    for stated in statements(plan, id):
        by_role.setdefault(stated.role, []).append(stated)
    growths = [rate_text(said) for one in by_role.get("target", ()) for said in one.statement.growth]
    newest = max(by_role.get("actual", ()), key=lambda one: one.when, default=None)
    return (
        visible(f"{(english and indicator.name_en) or indicator.name} ({indicator.unit})"),
        ", ".join(map(_value, by_role.get("baseline", ()))),
        ", ".join(map(_value, by_role.get("target", ()))),
        ", ".join(growths),
        f"{_value(newest)} ({newest.when})" if newest else "",
        id,
    )


def _value(stated: Stated) -> str:
    statement = stated.statement
    return (
        "" if statement.value is None else written(statement.value, statement.unit or "", statement).strip()
    )
