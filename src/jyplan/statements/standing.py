"""What is known of an indicator's target, base and latest value: each stated, observed or implied."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from jyplan.exact import growth as rates
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.plan.figures import Stated, statements, value
from jyplan.plan.model import Indicator, Plan
from jyplan.statements.implied import multiplier_of, since, whole
from jyplan.statements.observed import baseline_of, is_cumulative, observation, target_of, year_end

TargetKind = Literal["stated", "implied"]
LatestKind = Literal["actual", "baseline", "implied-base"]


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
    if times is not None and base_kind is None and target_kind is not None and is_cumulative(plan, id):
        # The growth of a total over years counts from the total of the years before: that is no latest value.
        base, times = Quantity.unknown("other-period"), None
    elif times is not None and base_kind is None and target_kind is not None:
        base, base_kind = rates.implied_base(target, times), "implied-base"
        base = whole(base, indicator) if indicator.integer else base
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


def value_at(plan: Plan, stated: Stated, year: int | None) -> Quantity:
    """The value of a year that a statement may be held against: target, baseline or fact, else its actual.

    Reason ``other-scope`` where the year is stated for another scope (口径) only, ``other-period`` where one
    is a total over several years and the other is not.
    """
    if year is None:
        return Quantity.unknown("no-baseline")
    found, reason = None, "no-baseline"
    in_force = baseline_of(plan, stated.id)
    for one in statements(plan, stated.id):
        if one.role == "baseline" and in_force is not None and one.path != in_force.path:
            continue
        if one.year != year or one.role == "stretch" or one.statement.value is None:
            continue
        if one.role == "actual" and not one.when.endswith("-12-31"):
            continue
        if one.statement.scope != stated.statement.scope:
            reason = "other-scope"
        elif one.statement.cumulative != stated.statement.cumulative:
            reason = "other-period"
        elif one.role != "actual":
            return value(one, plan.about.rounding)
        else:
            found = value(one, plan.about.rounding)
    return found or Quantity.unknown(reason)
