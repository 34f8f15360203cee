"""Stated growth beside the growth that the stated values give: rows in the plan's order.

Rates are in percent, changes of a ratio in points. Every verdict, and what it rests on, is that of a check of
the whole plan; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.context import context_of
from jyplan.consistency.result import Checked, Statement, check
from jyplan.exact import growth as rates
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict
from jyplan.plan.figures import digits_text, percent_text, value
from jyplan.plan.model import Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Growth
from jyplan.plan.written import rate_text
from jyplan.statements.implied import Change, changes, increase_of, multiplier_of, since
from jyplan.statements.in_force import period_text
from jyplan.statements.standing import Standing, Standings


class GrowthRow(NamedTuple):
    """A stated growth, or one that only follows, in percent (of a ratio: in points), from ``since``."""

    id: str
    name: str
    unit: str
    year: int | None
    since: int | None
    stated: str | None  # the digits as written
    stated_interval: Interval | None
    computed: Fraction | None
    interval: Interval | None
    from_: str | None
    basis: str | None
    verdict: Verdict
    reason: str | None
    stated_text: str | None = None
    period: str | None = None
    group: str | None = None
    owner: str | None = None
    measure: str | None = None
    better: str | None = None
    nature: str | None = None
    note: str | None = None


Verdicts = Mapping[str, Statement]
"""What a check says of each figure, by its address."""


def verdicts(checked: Checked) -> Verdicts:
    """The statements of a check by their addresses."""
    return {statement.address: statement for statement in checked.statements}


def growth(
    plan: Plan,
    selection: Selection = ALL,
    *,
    checked: Checked | None = None,
    standings: Standings | None = None,
) -> list[GrowthRow]:
    """A row for every stated growth, increase and change in points, beside what the stated values give.

    Where target and baseline are stated without a growth, the row gives the growth that follows from them.
    ``checked`` is a check of the plan, where the caller has one.
    """
    judged = verdicts(checked or check(plan))
    standings = standings or Standings(plan)
    rows: list[GrowthRow] = []
    for id, indicator in selection.chosen(plan):
        standing, name = standings[id], selection.name(indicator)
        own = [
            row._replace(**context_of(indicator, stated.statement, selection.language))
            for stated in standing.statements
            for row in _rows(plan, stated, name, judged)
        ]
        if not own:
            follows = _unstated(standing, name)
            if not follows and selection.ids is not None:
                follows = [_row(standing, name, reason="no-growth-stated")]
            context = context_of(
                indicator, standing.target.statement if standing.target else None, selection.language
            )
            own = [row._replace(**context) for row in follows]
        rows += own
    return rows


def growth_row(standing: Standing, name: str, judged: Verdicts) -> GrowthRow:
    """The growth of the target in force: stated, else as it follows from target and baseline."""
    target = standing.target
    rows = [] if target is None else list(_rows(standing.plan, target, name, judged))
    rows = rows or _unstated(standing, name)
    return rows[0] if rows else _row(standing, name, reason="no-growth-stated")


def _row(standing: Standing, name: str, **known: object) -> GrowthRow:
    unit = standing.indicator.unit
    empty = GrowthRow(
        standing.id, name, unit, None, None, None, None, None, None, None, None, "untested", None
    )
    return empty._replace(**known)  # type: ignore[arg-type]


def _rows(plan: Plan, stated: Stated, name: str, judged: Verdicts) -> Iterator[GrowthRow]:
    for n, growth in enumerate(stated.statement.growth, 1):
        address = stated.address_of("growth", n)
        yield _growth(plan, stated, name, growth, judged[address])
    for part in changes(stated.statement):
        yield _change(plan, stated, name, part, judged[stated.address_of(part)])


def _growth(plan: Plan, stated: Stated, name: str, growth: Growth, judged: Statement) -> GrowthRow:
    """A stated growth as the check sees it."""
    return GrowthRow(
        stated.id, name, stated.indicator.unit, stated.year, since(plan, stated, growth),
        percent_text(growth), multiplier_of(plan, stated, growth).percent.interval, judged.computed,
        judged.interval, judged.address, growth.basis, judged.verdict,
        judged.reason or _missing(judged, stated), rate_text(growth), period_text(stated, plan, stated.year),
    )  # fmt: skip


def _missing(judged: Statement, stated: Stated) -> str | None:
    """Why no single number is computed beside a figure."""
    if judged.computed is not None or judged.verdict == "inconsistent":
        return None
    if judged.interval is not None:
        return "range"
    return "no-value" if stated.statement.value is None else "no-baseline"


def _change(plan: Plan, stated: Stated, name: str, part: Change, judged: Statement) -> GrowthRow:
    """An increase as the growth it amounts to, D/(T - D); a change in points as it stands."""
    change = increase_of(plan, stated, part)
    of_points = part == "points"
    amounts_to = Quantity(judged.computed, judged.interval)
    if not of_points:
        amounts_to = rates.growth_from_increase(value(stated, plan.about.rounding), change)
    return GrowthRow(
        stated.id, name, stated.indicator.unit, stated.year, since(plan, stated, None),
        digits_text(getattr(stated.statement, part)) if of_points else None,
        change.interval if of_points else None, amounts_to.value, amounts_to.interval, judged.address, None,
        judged.verdict, judged.reason or amounts_to.reason or _missing(judged, stated), None,
        period_text(stated, plan, stated.year),
    )  # fmt: skip


def _unstated(standing: Standing, name: str) -> list[GrowthRow]:
    """The growth that follows from target and baseline where none is stated."""
    plan, target, baseline = standing.plan, standing.target, standing.baseline
    if target is None or baseline is None:
        return []
    ends = value(target, plan.about.rounding), value(baseline, plan.about.rounding)
    if target.statement.scope != baseline.statement.scope:
        follows = Quantity.unknown("other-scope")
    elif target.statement.cumulative != baseline.statement.cumulative:
        follows = Quantity.unknown("other-period")
    elif standing.indicator.measure in ("ratio", "rank"):
        follows = rates.difference(*ends)
    else:
        follows = rates.growth(*ends, plan.years)
    about = plan.about
    row = _row(standing, name, year=about.target_year, since=about.base_year, period=str(about.target_year))
    return [row._replace(computed=follows.value, interval=follows.interval, reason=follows.reason)]
