"""Where one indicator stands on a day: which statements are in force, what was observed, what is implied.

Made once for an indicator and a day, and read by all answers. Each part is worked out when it is first asked
for. Gives no verdicts.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from jyplan.exact import growth as rates
from jyplan.exact import periods
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.plan.address import Address
from jyplan.plan.figures import bound_of, value
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated, same_periods, statements
from jyplan.statements import in_force, observed
from jyplan.statements.deduced import deduced_base, deduced_target
from jyplan.statements.implied import multiplier_of, since, whole
from jyplan.statements.observed import Observation
from jyplan.statements.target import Aim, aim_of

TargetKind = Literal["stated", "implied"]
LatestKind = Literal["actual", "baseline", "implied-base"]


class Levels(NamedTuple):
    """Target, base and latest value of an indicator, each stated, observed or implied, else a reason."""

    target: Quantity
    target_bound: str | None
    target_kind: TargetKind | None
    base: Quantity
    base_kind: LatestKind | None
    times: Multiplier | None  # the growth that implies the base or the target
    latest: Quantity
    latest_kind: LatestKind | None
    as_of: dt.date | None


class Standing:
    """One indicator as it was known on a day, ``as_of``; without one, with all that is stated."""

    def __init__(
        self, plan: Plan, id: str, as_of: dt.date | None = None, others: Standings | None = None
    ) -> None:
        self.plan, self.id, self.as_of = plan, id, as_of
        self.others = others or Standings(plan, as_of)
        self.indicator = plan.indicators[id]
        self.statements = tuple(statements(plan, id))
        self.cumulative = observed.is_cumulative(plan, id)

    @cached_property
    def target(self) -> Stated | None:
        """The target in force."""
        return in_force.target_in_force(self.statements, self.plan, self.as_of)

    @cached_property
    def baseline(self) -> Stated | None:
        """The baseline in force, where it states a value."""
        return in_force.baseline_in_force(self.statements, self.plan, self.as_of)

    @cached_property
    def stretch(self) -> Stated | None:
        """The ambition beside the target."""
        return next((stated for stated in self.statements if stated.role == "stretch"), None)

    @cached_property
    def aim(self) -> Aim | None:
        """What the target asks of a value; None where there is no number to reach."""
        statement = self.target.statement if self.target else None
        return aim_of(statement, self.indicator, self.levels.target)

    @cached_property
    def recorded(self) -> list[Stated]:
        """The actuals in the target's scope (口径), whatever their day."""
        return in_force.known_actuals(self.statements, self.plan, self.target, None)

    @cached_property
    def actuals(self) -> list[Stated]:
        """The actuals in the target's scope that were known on the day."""
        if self.as_of is None:
            return self.recorded
        return in_force.known_actuals(self.statements, self.plan, self.target, self.as_of)

    @cached_property
    def observation(self) -> Observation | None:
        """The latest value to hold against the target."""
        return observed.observation(self.actuals, self.plan, level_before=self.baseline is not None)

    @property
    def why_unobserved(self) -> str:
        """The reason why there is no observation."""
        return observed.why_unobserved(self.statements, self.plan, self.target, self.as_of)

    def year_end(self, year: int) -> Observation | None:
        """The actual value of a whole year, or the level at its end."""
        end = self.plan.calendar.year(year).last
        if self.indicator.measure == "flow":
            return observed.at_end(self.actuals, self.plan, end)
        after = self.plan.about.base_year if self.baseline is not None else None
        level = observed.level(observed.until(self.actuals, self.plan, end), self.plan, after)
        return level if level is not None and level.as_of == end else None

    @property
    def last_year(self) -> Fraction | None:
        """The value of the whole year before the target's."""
        if self.plan.years == 1:
            return self.levels.base.value
        whole = self.year_end(self.plan.about.target_year - 1)
        return whole.value.value if whole else None

    def before(self, day: dt.date) -> Quantity | None:
        """The value that was known before the one of a day: of a flow, of the same year so far."""
        earlier = observed.until(self.actuals, self.plan, day - dt.timedelta(days=1))
        if self.indicator.measure != "flow":
            level = observed.level(earlier, self.plan)
            return level.value if level is not None else None
        so_far = observed.so_far(earlier, self.plan, self.plan.calendar.year_of(day))
        return so_far.value if so_far is not None else None

    def same_period(self, day: dt.date) -> Quantity | None:
        """The value of the same day of the year before (上年同期): stated, or from the actuals.

        Of a flow what had come in by then, of a level the one of that very day.
        """
        before = periods.same_day(day, day.year - 1)
        stated = in_force.known_actuals(same_periods(self.plan, self.id), self.plan, None, self.as_of)
        for listed in (stated, self.actuals):
            if self.indicator.measure == "flow":
                known = observed.at_end(listed, self.plan, before)
            else:
                known = observed.level(observed.until(listed, self.plan, before), self.plan)
                known = known if known is not None and known.as_of == before else None
            if known is not None:
                return known.value
        return None

    @cached_property
    def levels(self) -> Levels:
        """Target, base and latest value.

        Only a growth over nominal values may imply: a rate at comparable prices ties neither to nominal
        figures.
        """
        rule, stated = self.plan.about.rounding, self.target
        target = value(stated, rule) if stated else Quantity.unknown("no-target")
        base = self._stated_base()
        target_kind: TargetKind | None = "stated" if stated and target.reason != "no-value" else None
        base_kind: LatestKind | None = None if base.reason in _NO_BASE else "baseline"
        times = self._tie
        if base.reason == "no-baseline" and not self.cumulative and (times is None or target_kind is None):
            left = deduced_base(self.plan, self.id, self._base_elsewhere)
            if left is not None:
                base, base_kind = self._whole(left), "implied-base"
        if times is not None and base_kind is None and target_kind is not None and self.cumulative:
            # The growth of a total over years counts from the total of the years before: no latest value.
            base, times = Quantity.unknown("other-period"), None
        elif times is not None and base_kind is None and target_kind is not None:
            base, base_kind = self._whole(rates.implied_base(target, times)), "implied-base"
        elif times is not None and base_kind is not None and target_kind is None:
            target, target_kind = self._whole_target(rates.implied_target(base, times)), "implied"
        elif target_kind == "stated" and base_kind is not None:
            times = None
        if target_kind is None:
            left = deduced_target(self.plan, self.id, self._stated_elsewhere)
            if left is not None:
                target, target_kind = self._whole_target(left), "implied"
        bound = bound_of(stated.statement) if stated is not None else None
        latest, latest_kind, day = base, base_kind, None
        if self.observation is not None:
            latest, latest_kind, day = self.observation.value, "actual", self.observation.as_of
        return Levels(target, bound, target_kind, base, base_kind, times, latest, latest_kind, day)

    def _stated_elsewhere(self, address: Address) -> Quantity | None:
        """The value in force that an address names, of this or of another indicator."""
        standing = self if address.id == self.id else self.others[address.id]
        year = address.when or str(self.plan.about.target_year)
        if year == str(self.plan.about.target_year) and not address.role:
            stated = standing.target
        else:
            stated = next(
                (
                    each for each in standing.statements
                    if each.address == str(address._replace(part="")) and each.statement.value is not None
                ),
                None,
            )  # fmt: skip
        if stated is None or stated.statement.value is None:
            return None
        return value(stated, self.plan.about.rounding)

    def _base_elsewhere(self, address: Address) -> Quantity | None:
        """The stated base of another indicator, or of this one, that an address without a year names too."""
        if address.when not in ("", str(self.plan.about.base_year)) or address.role or address.part:
            return None
        base = self.others[address.id]._stated_base()
        return None if base.reason in _NO_BASE else base

    @cached_property
    def _tie(self) -> Multiplier | None:
        """The target's growth over nominal values since the base year."""
        for growth in self.target.statement.growth if self.target else ():
            counts_from = since(self.plan, self.target, growth)  # type: ignore[arg-type]
            if counts_from == self.plan.about.base_year and growth.basis in ("nominal", "unknown"):
                return multiplier_of(self.plan, self.target, growth)  # type: ignore[arg-type]
        return None

    def _whole(self, implied: Quantity) -> Quantity:
        """Of a count only whole values."""
        return whole(implied, self.indicator) if self.indicator.integer else implied

    def _whole_target(self, implied: Quantity) -> Quantity:
        """Of a count a whole target, where the growth that is asked for leads to one."""
        quantity = self._whole(implied)
        return implied if quantity.reason == "no-whole-number" else quantity

    def _stated_base(self) -> Quantity:
        """The stated base that may be held against the target: a baseline, else the base year's actual."""
        baseline, target = self.baseline, self.target
        if baseline is None:
            actual = self.year_end(self.plan.about.base_year)
            return actual.value if actual else Quantity.unknown("no-baseline")
        if target is not None and baseline.statement.scope != target.statement.scope:
            return Quantity.unknown("other-scope")
        if self.plan.years > 1 and baseline.statement.cumulative != self.cumulative:
            return Quantity.unknown("other-period")
        return value(baseline, self.plan.about.rounding)

    @property
    def increment_percent(self) -> Quantity:
        """The covered part of the way from base to target; none for a flow whose year has not ended."""
        levels = self.levels
        if levels.base_kind is None:
            return Quantity.unknown(levels.base.reason or "no-baseline")
        if levels.latest_kind != "actual":
            return rates.increment_done(levels.base, levels.target, levels.base)._replace(interval=None)
        day = levels.as_of
        if self.indicator.measure == "flow" and (day is None or not self.plan.calendar.is_year_end(day)):
            return Quantity.unknown("year-to-date")
        if levels.times is not None and levels.base_kind == "implied-base":
            return rates.increment_done_from_implied_base(levels.latest, levels.target, levels.times)
        return rates.increment_done(levels.latest, levels.target, levels.base)


_NO_BASE = ("no-baseline", "other-scope", "other-period")


class Standings:
    """The standing of each indicator of a plan on a day, made when it is first asked for."""

    def __init__(self, plan: Plan, as_of: dt.date | None = None) -> None:
        self.plan, self.as_of = plan, as_of
        self._made: dict[str, Standing] = {}

    def __getitem__(self, id: str) -> Standing:
        """Raises KeyError where the plan has no such indicator."""
        standing = self._made.get(id)
        if standing is None:
            standing = self._made[id] = Standing(self.plan, id, self.as_of, self)
        return standing
