"""What a plan's statements imply: rows of implied bases and growth, in the plan's order.

A row is a plain tuple whose fields are the fields of the output. Values are in the indicator's unit, rates
and shares in percent; an unknown value is None beside a reason code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.exact import growth as rates
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict, judge
from jyplan.plan.figures import Stated, digits_text, percent_text, statements, value
from jyplan.plan.model import Growth, Indicator, Plan
from jyplan.statements.implied import Change, changes, implied_base, increase_of, multiplier_of, since
from jyplan.statements.observed import baseline_of, target_of
from jyplan.statements.standing import Known, known, value_at


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


class Selection(NamedTuple):
    """Which indicators, and in which language they are named."""

    ids: frozenset[str] | None = None
    group: str | None = None
    language: Literal["zh", "en"] = "zh"

    def chosen(self, plan: Plan) -> Iterator[tuple[str, Indicator]]:
        """The indicators asked for, in the plan's order."""
        for id, indicator in plan.indicators.items():
            if (self.ids is None or id in self.ids) and (self.group is None or indicator.group == self.group):
                yield id, indicator

    def name(self, indicator: Indicator) -> str:
        """The indicator's name; the Chinese one where it has no English one."""
        return indicator.called(self.language)


ALL = Selection()


def base(plan: Plan, selection: Selection = ALL) -> list[BaseRow]:
    """A row for every stated growth and increase: the value it implies for the year it counts from.

    An indicator that states none has no row, unless it is asked for by its id.
    """
    rows: list[BaseRow] = []
    for id, indicator in selection.chosen(plan):
        name = selection.name(indicator)
        before = len(rows)
        for stated in statements(plan, id):
            _add_base_rows(rows, plan, stated, name)
        if len(rows) == before and selection.ids is not None:
            rows.append(BaseRow(id, name, indicator.unit, None, None, None, None, None, "no-growth-stated"))
    return rows


def growth(plan: Plan, selection: Selection = ALL) -> list[GrowthRow]:
    """A row for every stated growth, increase and change in points, beside what the stated values give.

    Where target and baseline are stated without a growth, the row gives the growth that follows from them.
    """
    rows: list[GrowthRow] = []
    for id, indicator in selection.chosen(plan):
        name = selection.name(indicator)
        found = [row for stated in statements(plan, id) for row in _growth_rows(plan, stated, name)]
        if not found:
            found = _unstated_growth(plan, id, name)
        if not found and selection.ids is not None:
            found = [_growth_row(id, name, indicator.unit, reason="no-growth-stated")]
        rows += found
    return rows


def _add_base_rows(rows: list[BaseRow], plan: Plan, stated: Stated, name: str) -> None:
    id, unit = stated.id, stated.indicator.unit
    for n, said in enumerate(stated.statement.growth, 1):
        year, address = since(plan, stated, said), stated.address_of("growth", n)
        found = implied_base(plan, stated, said)
        rows.append(
            BaseRow(id, name, unit, year, found.value, found.interval, address, said.basis, found.reason)
        )
    for part in changes(stated.statement):
        year, address = since(plan, stated, None), stated.address_of(part)
        found = implied_base(plan, stated, part)
        rows.append(BaseRow(id, name, unit, year, found.value, found.interval, address, None, found.reason))


def _growth_row(id: str, name: str, unit: str, **known: object) -> GrowthRow:
    empty = GrowthRow(id, name, unit, None, None, None, None, None, None, None, None, "untested", None)
    return empty._replace(**known)  # type: ignore[arg-type]


def _growth_rows(plan: Plan, stated: Stated, name: str) -> Iterator[GrowthRow]:
    target = value(stated, plan.about.rounding)
    unit = stated.indicator.unit
    for n, said in enumerate(stated.statement.growth, 1):
        start = since(plan, stated, said)
        # A growth of the year so far has its base in the same months of last year, not in the whole of it.
        partial = stated.role == "actual" and not stated.when.endswith("-12-31")
        base = Quantity.unknown("no-baseline") if partial else value_at(plan, stated, start)
        times = multiplier_of(plan, stated, said)
        computed = rates.growth(target, base, times.periods)
        verdict, reason = judge_growth(
            said, times, multiplier_of(plan, stated, said, cut=True), rates.ratio(target, base)
        )
        yield GrowthRow(
            stated.id, name, unit, stated.year, start, percent_text(said), times.percent.interval,
            computed.value, computed.interval, stated.address_of("growth", n), said.basis,
            verdict, reason or computed.reason,
        )  # fmt: skip
    for part in changes(stated.statement):
        yield _increase_row(
            plan, stated, name, part, (target, value_at(plan, stated, since(plan, stated, None)))
        )


def _increase_row(
    plan: Plan, stated: Stated, name: str, part: Change, ends: tuple[Quantity, Quantity]
) -> GrowthRow:
    """An increase as the growth it amounts to, D/(T - D); a change in points as it stands."""
    stated_change = increase_of(plan, stated, part)
    target, base = ends
    change = rates.difference(target, base)
    verdict, reason = _judge_change(stated_change, change)
    found = rates.growth_from_increase(target, stated_change) if part == "increase" else change
    return GrowthRow(
        stated.id, name, stated.indicator.unit, stated.year, since(plan, stated, None),
        digits_text(getattr(stated.statement, part)) if part == "points" else None,
        stated_change.interval if part == "points" else None, found.value, found.interval,
        stated.address_of(part), None, verdict, reason or found.reason,
    )  # fmt: skip


def judge_growth(
    said: Growth, times: Multiplier, cut: Multiplier, quotient: Quantity
) -> tuple[Verdict, str | None]:
    """The verdict on a stated growth from the two values alone, decided by powers, with its reason."""
    if quotient.value is None and quotient.interval is None:
        missing = quotient.reason in ("no-value", "no-baseline")
        return ("untested" if missing else "not-checkable"), quotient.reason
    if said.basis in ("real", "like-for-like"):
        return "not-checkable", "real-growth" if said.basis == "real" else "like-for-like-growth"
    if quotient.interval is None or times.reason == "approximate":
        return "not-checkable", quotient.reason or times.reason
    return judge(times.whole.factor, quotient.interval, cut.whole.factor), None


def _judge_change(stated: Quantity, change: Quantity) -> tuple[Verdict, str | None]:
    if change.value is None and change.interval is None:
        return "untested", change.reason
    if change.interval is None or stated.interval is None:
        return "not-checkable", change.reason or stated.reason
    return judge(stated.interval, change.interval), None


def growth_row(plan: Plan, id: str, name: str, *, as_of: dt.date | None = None) -> GrowthRow:
    """The growth of the target in force: stated, else as it follows from target and baseline."""
    target = target_of(plan, id, as_of=as_of)
    found = [] if target is None else list(_growth_rows(plan, target, name))
    found = found or _unstated_growth(plan, id, name, as_of=as_of)
    return found[0] if found else _growth_row(id, name, plan.indicators[id].unit, reason="no-growth-stated")


def base_row(
    plan: Plan, id: str, name: str, *, as_of: dt.date | None = None, know: Known | None = None
) -> BaseRow:
    """The value of the base year: the stated one if there is one, else what the target's growth implies.

    A rate at comparable prices comes last: its base is one at comparable prices too, and says so. ``know``
    spares the work where the caller has it already.
    """
    year, unit = plan.about.base_year, plan.indicators[id].unit
    know = know or known(plan, id, as_of=as_of)
    if know.base_kind == "baseline":
        baseline = baseline_of(plan, id)
        address = baseline.address if baseline else f"{id}@{year}:actual"
        return BaseRow(
            id, name, unit, year, know.base.value, know.base.interval, address, None, know.base.reason
        )
    found: list[BaseRow] = []
    target = target_of(plan, id, as_of=as_of)
    if target is not None:
        _add_base_rows(found, plan, target, name)
    found = [row for row in found if row.year == year]
    found.sort(key=lambda row: row.basis in ("real", "like-for-like"))
    return found[0] if found else BaseRow(id, name, unit, year, None, None, None, None, know.base.reason)


def _unstated_growth(plan: Plan, id: str, name: str, *, as_of: dt.date | None = None) -> list[GrowthRow]:
    target, baseline = target_of(plan, id, as_of=as_of), baseline_of(plan, id)
    if target is None or baseline is None:
        return []
    indicator = plan.indicators[id]
    ends = value(target, plan.about.rounding), value(baseline, plan.about.rounding)
    ratio = indicator.measure in ("ratio", "rank")
    if target.statement.scope != baseline.statement.scope:
        found = Quantity.unknown("other-scope")
    elif target.statement.cumulative != baseline.statement.cumulative:
        found = Quantity.unknown("other-period")
    else:
        found = rates.difference(*ends) if ratio else rates.growth(*ends, plan.years)
    about = plan.about
    row = _growth_row(id, name, indicator.unit, year=about.target_year, since=about.base_year)
    return [row._replace(computed=found.value, interval=found.interval, reason=found.reason)]
