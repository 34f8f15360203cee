"""What a plan's statements imply: rows of implied bases, growth and gaps, in the plan's order.

A row is a plain tuple whose fields are the fields of the output. Values are in the indicator's unit, rates
and shares in percent; an unknown value is None beside a reason code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan import growth as rates
from jyplan.figure import unit_of
from jyplan.growth import Multiplier, Quantity
from jyplan.interval import Interval
from jyplan.observed import baseline_of as baseline_of  # noqa: PLC0414
from jyplan.observed import is_cumulative, observation, year_end
from jyplan.observed import latest_actual as latest_actual  # noqa: PLC0414
from jyplan.observed import target_of as target_of  # noqa: PLC0414
from jyplan.plan import Growth, Indicator, Plan
from jyplan.stated import (
    Stated,
    base_year,
    digits_text,
    figures,
    multiplier,
    percent_text,
    statements,
    value,
)
from jyplan.verdict import Verdict, judge

TargetKind = Literal["stated", "implied"]
LatestKind = Literal["actual", "baseline", "implied-base"]


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


class GapRow(NamedTuple):
    """How far the latest known value is from the target."""

    id: str
    name: str
    unit: str
    year: int
    target: Fraction | None
    target_interval: Interval | None
    target_bound: str | None
    target_kind: TargetKind | None
    latest: Fraction | None
    latest_interval: Interval | None
    latest_kind: LatestKind | None
    as_of: dt.date | None
    gap: Fraction | None
    gap_interval: Interval | None
    gap_percent: Fraction | None
    done_percent: Fraction | None
    increment_percent: Fraction | None
    required_growth: Fraction | None
    required_interval: Interval | None
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
        return (self.language == "en" and indicator.name_en) or indicator.name


ALL = Selection()


def base(plan: Plan, selection: Selection = ALL) -> list[BaseRow]:
    """A row for every stated growth and increase: the value it implies for the year it counts from.

    An indicator that states none has no row, unless it is asked for by its id.
    """
    rows: list[BaseRow] = []
    for id, indicator in selection.chosen(plan):
        name = selection.name(indicator)
        found = [_base_row(plan, stated, name, implied) for stated, implied in _implications(plan, id)]
        if not found and selection.ids is not None:
            found = [BaseRow(id, name, indicator.unit, None, None, None, None, None, "no-growth-stated")]
        rows += found
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


def gap(plan: Plan, selection: Selection = ALL, *, as_of: dt.date | None = None) -> list[GapRow]:
    """A row for every indicator with a target, stated or implied, that has a better direction.

    With ``as_of``, as it was known on that day.
    """
    rows: list[GapRow] = []
    for id, indicator in selection.chosen(plan):
        row = gap_row(plan, id, selection.name(indicator), as_of=as_of)
        if row.target_kind is not None or selection.ids is not None:
            rows.append(row)
    return rows


class Implication(NamedTuple):
    """One way in which a statement implies a base: its growth number ``index``, or its increase."""

    part: Literal["growth", "increase", "points"]
    nth: int
    said: Growth | None


def _implications(plan: Plan, id: str) -> Iterator[tuple[Stated, Implication]]:
    for stated in statements(plan, id):
        statement = stated.statement
        for n, said in enumerate(statement.growth, 1):
            yield stated, Implication("growth", n, said)
        if statement.increase is not None:
            yield stated, Implication("increase", 1, None)
        if statement.points is not None:
            yield stated, Implication("points", 1, None)


def increase_of(plan: Plan, stated: Stated, part: str) -> Quantity:
    """The stated increment in the indicator's unit, or the stated change in points."""
    raw = stated.statement.increase if part == "increase" else stated.statement.points
    assert raw is not None
    low, high = figures(raw, None, stated.indicator, None, plan.about.rounding)
    if low is not high:
        return Quantity(None, low.printed().hull(high.printed()), "range")
    return Quantity.of(low)


def since(plan: Plan, stated: Stated, said: Growth | None) -> int | None:
    """The year that a stated growth, or (None) an increase, counts from; None where no year is stated."""
    if stated.year is None:
        return None
    of_target = stated.role in ("target", "stretch")
    if said is None:
        return plan.about.base_year if of_target else stated.year - 1
    return base_year(said, stated.year, plan, of_target=of_target)


def multiplier_of(plan: Plan, stated: Stated, said: Growth, *, cut: bool = False) -> Multiplier:
    """The stated growth as a multiplier."""
    return multiplier(said, stated.year, plan, of_target=stated.role in ("target", "stretch"), cut=cut)


def implied_base(plan: Plan, stated: Stated, implied: Implication) -> Quantity:
    """The base that a statement's growth or increase implies, whole where only whole values exist."""
    target = value(stated, plan.about.rounding)
    if target.value is None and target.interval is None:
        return target
    if implied.said is None:
        found = rates.base_from_increase(target, increase_of(plan, stated, implied.part))
    else:
        found = rates.implied_base(target, multiplier_of(plan, stated, implied.said))
    return _whole(found, stated.indicator) if stated.indicator.integer else found


def _whole(found: Quantity, indicator: Indicator) -> Quantity:
    """Only whole values count: the smallest and the largest allowed, and the one nearest the quotient."""
    if found.interval is None:
        return found
    parts = 10 ** unit_of(indicator.unit).power
    interval = found.interval.whole(parts)
    if interval.empty:
        return Quantity(None, None, "no-whole-number")
    nearest = found.value
    if nearest is not None:
        nearest = Fraction(round(nearest * parts), parts)
        low, high = interval.low, interval.high
        nearest = nearest if low is None else max(low, nearest)
        nearest = nearest if high is None else min(high, nearest)
    return Quantity(nearest, interval, found.reason)


def _base_row(plan: Plan, stated: Stated, name: str, implied: Implication) -> BaseRow:
    found = implied_base(plan, stated, implied)
    said = implied.said
    return BaseRow(
        stated.id,
        name,
        stated.indicator.unit,
        since(plan, stated, said),
        found.value,
        found.interval,
        str(stated.part_address(implied.part, implied.nth)),
        said.basis if said else None,
        found.reason,
    )


def _growth_row(id: str, name: str, unit: str, **known: object) -> GrowthRow:
    empty = GrowthRow(id, name, unit, None, None, None, None, None, None, None, None, "untested", None)
    return empty._replace(**known)  # type: ignore[arg-type]


def value_at(plan: Plan, id: str, year: int | None) -> Quantity:
    """The stated value of a year: its target, baseline or fact, else its year-end actual."""
    found = Quantity.unknown("no-baseline")
    if year is None:
        return found
    in_force = baseline_of(plan, id)
    for stated in statements(plan, id):
        if stated.role == "baseline" and in_force is not None and stated.path != in_force.path:
            continue
        if stated.year != year or stated.role == "stretch" or stated.statement.value is None:
            continue
        if stated.role != "actual":
            return value(stated, plan.about.rounding)
        if stated.when.endswith("-12-31"):
            found = value(stated, plan.about.rounding)
    return found


def _growth_rows(plan: Plan, stated: Stated, name: str) -> Iterator[GrowthRow]:
    target = value(stated, plan.about.rounding)
    unit = stated.indicator.unit
    for n, said in enumerate(stated.statement.growth, 1):
        start = since(plan, stated, said)
        # A growth of the year so far has its base in the same months of last year, not in the whole of it.
        partial = stated.role == "actual" and not stated.when.endswith("-12-31")
        base = Quantity.unknown("no-baseline") if partial else value_at(plan, stated.id, start)
        times = multiplier_of(plan, stated, said)
        computed = rates.growth(target, base, times.periods)
        verdict, reason = judge_growth(
            said, times, multiplier_of(plan, stated, said, cut=True), rates.ratio(target, base)
        )
        yield GrowthRow(
            stated.id, name, unit, stated.year, start, percent_text(said), times.percent.interval,
            computed.value, computed.interval, str(stated.part_address("growth", n)), said.basis,
            verdict, reason,
        )  # fmt: skip
    for part in ("increase", "points"):
        if getattr(stated.statement, part) is not None:
            start = since(plan, stated, None)
            yield _increase_row(plan, stated, name, part, (target, value_at(plan, stated.id, start)))


def _increase_row(
    plan: Plan, stated: Stated, name: str, part: str, ends: tuple[Quantity, Quantity]
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
        str(stated.part_address(part)), None, verdict, reason or found.reason,
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
    found, target = [], target_of(plan, id, as_of=as_of)
    for stated, implied in _implications(plan, id):
        if target is not None and stated.path == target.path and since(plan, stated, implied.said) == year:
            found.append(_base_row(plan, stated, name, implied))
    found.sort(key=lambda row: row.basis in ("real", "like-for-like"))
    return found[0] if found else BaseRow(id, name, unit, year, None, None, None, None, know.base.reason)


def _unstated_growth(plan: Plan, id: str, name: str, *, as_of: dt.date | None = None) -> list[GrowthRow]:
    target, baseline = target_of(plan, id, as_of=as_of), baseline_of(plan, id)
    if target is None or baseline is None:
        return []
    indicator = plan.indicators[id]
    ends = value(target, plan.about.rounding), value(baseline, plan.about.rounding)
    ratio = indicator.measure in ("ratio", "rank")
    found = rates.difference(*ends) if ratio else rates.growth(*ends, plan.years)
    about = plan.about
    row = _growth_row(id, name, indicator.unit, year=about.target_year, since=about.base_year)
    return [row._replace(computed=found.value, interval=found.interval, reason=found.reason)]


class Known(NamedTuple):
    """What is known of an indicator's target, base and latest value."""

    target: Quantity
    target_bound: str | None
    target_kind: TargetKind | None
    base: Quantity
    base_kind: LatestKind | None
    times: Multiplier | None  # the growth that implies the base or the target
    latest: Quantity
    latest_kind: LatestKind | None
    as_of: dt.date | None


def known(plan: Plan, id: str, *, as_of: dt.date | None = None) -> Known:
    """Target, base and latest value of an indicator, each stated or implied, else unknown with a reason.

    With ``as_of``, as they were known on that day.

    Only a growth over nominal values may imply: a rate at comparable prices ties neither to nominal figures.
    """
    rule = plan.about.rounding
    target_stated, actual = target_of(plan, id, as_of=as_of), observation(plan, id, as_of=as_of)
    target = value(target_stated, rule) if target_stated else Quantity.unknown("no-target")
    base = _stated_base(plan, id, target_stated, as_of)
    target_kind: TargetKind | None = "stated" if target_stated and target.reason != "no-value" else None
    base_kind: LatestKind | None = None if base.reason in _NO_BASE else "baseline"
    times = None
    if target_stated is not None:
        for implied_by in target_stated.statement.growth:
            if since(plan, target_stated, implied_by) == plan.about.base_year and implied_by.basis in (
                "nominal",
                "unknown",
            ):
                times = multiplier_of(plan, target_stated, implied_by)
                break
    indicator = plan.indicators[id]
    if times is not None and base_kind is None and target_kind is not None:
        base, base_kind = rates.implied_base(target, times), "implied-base"
        base = _whole(base, indicator) if indicator.integer else base
    elif times is not None and base_kind is not None and target_kind is None:
        target, target_kind = rates.implied_target(base, times), "implied"
    elif target_kind == "stated" and base_kind is not None:
        times = None
    bound = None
    if target_stated is not None:
        said = target_stated.statement
        bound = said.bound or {"more": "more-than", "less": "less-than"}.get(
            said.approximate or "", said.approximate
        )
    if actual is not None:
        return Known(
            target, bound, target_kind, base, base_kind, times, actual.value, "actual", actual.as_of,
        )  # fmt: skip
    return Known(target, bound, target_kind, base, base_kind, times, base, base_kind, None)


_NO_BASE = ("no-baseline", "other-scope", "other-period")


def _stated_base(plan: Plan, id: str, target: Stated | None, as_of: dt.date | None) -> Quantity:
    """The stated base that may be held against the target: a baseline, else the base year's actual."""
    baseline = baseline_of(plan, id)
    if baseline is None:
        actual = year_end(plan, id, plan.about.base_year, as_of=as_of)
        return actual.value if actual else Quantity.unknown("no-baseline")
    if target is not None and baseline.statement.scope != target.statement.scope:
        return Quantity.unknown("other-scope")
    if plan.years > 1 and baseline.statement.cumulative != is_cumulative(plan, id):
        return Quantity.unknown("other-period")
    return value(baseline, plan.about.rounding)


def gap_row(
    plan: Plan, id: str, name: str, *, as_of: dt.date | None = None, know: Known | None = None
) -> GapRow:
    """The gap of one indicator, every field with its value or, all together, a reason.

    ``know`` spares the work where the caller has it already.
    """
    indicator = plan.indicators[id]
    know = know or known(plan, id, as_of=as_of)
    lower = indicator.better == "lower"
    row = GapRow(
        id, name, indicator.unit, plan.about.target_year, know.target.value, know.target.interval,
        know.target_bound, know.target_kind, know.latest.value, know.latest.interval, know.latest_kind,
        know.as_of, None, None, None, None, None, None, None, None,
    )  # fmt: skip
    reason = _why_no_gap(indicator, know)
    if reason is not None:
        return row._replace(reason=reason)
    ties_base = know.latest_kind == "implied-base" or (
        know.target_kind == "implied" and know.latest_kind == "baseline"
    )
    if ties_base and know.times is not None:
        missing, required = _gap_by_growth(know)
    else:
        missing = rates.difference(know.target, know.latest)
        required = rates.growth(know.target, know.latest)
    if lower:
        missing = missing.scaled(Fraction(-1))
    ratio = indicator.measure in ("ratio", "rank")
    done = rates.done(know.latest, know.target)
    return row._replace(
        gap=missing.value,
        gap_interval=missing.interval,
        gap_percent=None if done.value is None else (done.value - 100 if lower else 100 - done.value),
        done_percent=done.value,
        increment_percent=increment_percent(indicator, plan, know).value,
        required_growth=None if ratio else required.value,
        required_interval=None if ratio else required.interval,
        reason=missing.reason or done.reason,
    )


def _gap_by_growth(know: Known) -> tuple[Quantity, Quantity]:
    """Gap and required growth where target and base are tied by the stated growth itself."""
    assert know.times is not None
    whole = know.times.whole
    if know.target_kind == "implied":
        plus = Multiplier(whole.num - whole.den, whole.den, whole.factor.minus(Interval(1, 1, 1, 1)))
        return rates.implied_target(know.latest, plus), whole.percent
    return rates.gap_to_implied_base(know.target, know.times), whole.percent


def _why_no_gap(indicator: Indicator, know: Known) -> str | None:
    if know.target_kind is None:
        return "no-target"
    if indicator.better == "none":
        return "context"
    if know.target.value is None:
        return know.target.reason
    if know.latest_kind is None:
        return "no-data"
    return know.latest.reason if know.latest.value is None else None


def increment_percent(indicator: Indicator, plan: Plan, know: Known) -> Quantity:
    """The covered part of the way from base to target; none for a flow whose year has not ended."""
    if know.base_kind is None:
        return Quantity.unknown(know.base.reason or "no-baseline")
    if know.latest_kind != "actual":
        return rates.increment_done(know.base, know.target, know.base)._replace(interval=None)
    if indicator.measure == "flow" and (know.as_of is None or (know.as_of.month, know.as_of.day) != (12, 31)):
        return Quantity.unknown("year-to-date")
    if know.times is not None and know.base_kind == "implied-base":
        return rates.increment_done_from_implied_base(know.latest, know.target, know.times)
    return rates.increment_done(know.latest, know.target, know.base)
