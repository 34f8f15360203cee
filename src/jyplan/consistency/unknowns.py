"""The unknown numbers of a plan, and which statements speak of the same one.

That are those of one indicator, one time, one price basis, one scope and one version. What is observed and
what is aimed at are numbers of their own. How the periods of a flow add up is in :mod:`.axes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from jyplan.diagnostic import Path
from jyplan.exact import periods
from jyplan.exact.periods import Period
from jyplan.plan.model import Plan
from jyplan.plan.relation import Total
from jyplan.plan.stated import Stated, all_statements, growth_base
from jyplan.plan.statement import Growth, Target
from jyplan.statements.in_force import is_known, version_rank

NOMINAL = "nominal"

Axis = Literal["observed", "aimed"]


class Variable(NamedTuple):
    """An unknown number. ``slot`` is its time, as addresses say it."""

    id: str
    slot: str
    basis: str = NOMINAL
    scope: str = ""
    version: str = ""

    def __str__(self) -> str:
        marks = [
            mark for mark in (self.basis if self.basis != NOMINAL else "", self.scope, self.version) if mark
        ]
        return f"{self.id}@{self.slot}" + (f" ({', '.join(marks)})" if marks else "")


class Time(NamedTuple):
    """The days that an unknown speaks of, and whether they are observed or aimed at."""

    axis: Axis
    period: Period


class Variables:
    """The unknown numbers of a plan, by number, and the statements that speak of them.

    ``times`` has those of flows and levels; ``pairs`` the two ends of each growth at constant prices, by
    indicator and scope; ``summed`` are the indicators of sums, whose growths at constant prices have numbers
    for each pair of times; ``sources`` are the sources that speak of each number.
    """

    def __init__(self, plan: Plan, as_of: date | None = None) -> None:
        self.plan = plan
        self.numbers: dict[Variable, int] = {}
        self.listed: list[Variable] = []
        self.times: dict[Variable, Time] = {}
        self.pairs: defaultdict[str, dict[tuple[str, str], tuple[Variable, Variable]]] = defaultdict(dict)
        self.sources: defaultdict[Variable, dict[str, None]] = defaultdict(dict)
        self.stated = {id: [*all_statements(plan, id), *planned(plan, id)] for id in plan.indicators}
        self.signed = {id for id, indicator in plan.indicators.items() if indicator.signed}
        self.later: set[Path] = set()  # statements that were not known on the day
        self._newest: dict[tuple[str, ...], tuple[int, date]] = {}
        self.known: defaultdict[tuple[str, str], list[tuple[Variable, Stated]]] = defaultdict(list)
        self.summed = {
            text.partition("@")[0]
            for relation in plan.relations
            if isinstance(relation, Total)
            for text, _ in relation.references()
        }
        self._aimed: dict[str, Variable | None] = {}
        self._slots: dict[Path, str] = {}
        self._observed: dict[tuple[str, Period], str] = {}
        self.by_address: dict[str, Stated] = {}
        listed = [stated for statements_ in self.stated.values() for stated in statements_]
        for stated in listed:
            if not is_known(stated, plan, as_of):
                self.later.add(stated.path)
            elif stated.role != "fact":
                key = (stated.id, stated.role, self.slot_of(stated), stated.statement.scope or "")
                self._newest[key] = max(self._newest.get(key, (0, date.min)), _version(stated))
        for stated in listed:
            self.by_address[stated.address] = stated
            if stated.statement.value is not None:
                variable = self.of(stated)
                self.known[stated.id, variable.slot].append((variable, stated))
                self.sources[variable].setdefault(self.source(stated))
        for stated in listed:
            if stated.day is not None:
                self.by_address.setdefault(stated.dated_address_of("") or "", stated)

    def number(self, variable: Variable) -> int:
        """The variable's number, a new one where it has none."""
        number = self.numbers.setdefault(variable, len(self.numbers))
        if number == len(self.listed):
            self.listed.append(variable)
        return number

    def source(self, stated: Stated) -> str:
        """Where a statement stands; all of a plan with one source stand there."""
        return (stated.statement.source or "") if len(self.plan.sources) > 1 else ""

    def of(self, stated: Stated, basis: str = NOMINAL, scope: str | None = None) -> Variable:
        """The number that a statement speaks of; superseded versions speak of numbers of their own."""
        slot = self._slots.get(stated.path)
        if slot is None:
            slot = self._slots[stated.path] = self.slot_of(stated)
        own, mark = stated.statement.scope or "", ""
        if stated.role != "fact":
            version = _version(stated)
            if version != self._newest.get((stated.id, stated.role, slot, own), version):
                mark = f"version {version[0]} {version[1]}"
        variable = Variable(stated.id, slot, basis, own if scope is None else scope, mark)
        if not mark and basis == NOMINAL and stated.indicator.measure in ("flow", "stock"):
            self._at(variable, stated)
        return variable

    def _at(self, variable: Variable, stated: Stated) -> None:
        """Note the days that a flow or a level speaks of."""
        axis: Axis = "aimed" if stated.role == "target" else "observed"
        if stated.period is not None and stated.role != "stretch":
            self.times.setdefault(variable, Time(axis, stated.period))

    def slot_of(self, stated: Stated) -> str:
        """The time that a statement speaks of; ambitions and sums of unnamed years are marked.

        Facts of which it is not known whether they speak of the same time have times of their own.
        """
        when, statement = stated.when, stated.statement
        if stated.role in ("target", "stretch"):
            if stated.mark == "target" and stated.period is not None:
                return self._aimed_slot(stated.id, stated.period)
            slot = f"{when}:{stated.mark}" if stated.mark else when
            return f"{slot}+" if statement.cumulative else slot
        again = str(stated.nth) if stated.role == "fact" and stated.nth > 1 else ""
        if stated.period is None:
            # Two sums of years that end with the same one may begin with different ones.
            more = f"+{again}" if statement.cumulative else f"/{again}" if again else ""
            return when + more
        if stated.indicator.measure in ("flow", "stock"):
            return self.observed(stated.id, stated.period)
        return f"{when}:actual" if stated.year_end or self._is_aimed_at(stated.id, when) else when

    def observed(self, id: str, period: Period) -> str:
        """The time of what is observed in a period, or at its only day where that is a level's."""
        if (id, period) not in self._observed:
            self._observed[id, period] = self._name(id, period)
        return self._observed[id, period]

    def _name(self, id: str, period: Period) -> str:
        calendar = self.plan.calendar
        level = self.plan.indicators[id].measure == "stock"
        year = calendar.year_of(period.last)
        whole = calendar.year(year)
        if period == (Period(whole.last, whole.last) if level else whole):
            name = f"{year:04}"
            return f"{name}:actual" if self._is_aimed_at(id, name) else name
        if level or period.first == whole.first:
            return str(period.last)
        return periods.name(period, calendar)

    def _is_aimed_at(self, id: str, when: str) -> bool:
        """Whether a year is that of the target, which has its address."""
        return when == str(self.plan.about.target_year) and bool(self.plan.indicators[id].target)

    def aimed(self, id: str) -> Variable | None:
        """The target's number, None where nothing of it is stated."""
        if id not in self._aimed:
            targets = [stated for stated in self.stated[id] if stated.role == "target" and not stated.mark]
            current = [variable for variable in map(self.of, targets) if not variable.version]
            self._aimed[id] = min(current, key=lambda variable: variable.scope, default=None)
        return self._aimed[id]

    def at(self, id: str, time: Time, scope: str = "") -> Variable:
        """The number of a flow in a period, or of a level on its day, at current prices."""
        if time.axis == "aimed":
            target = self.aimed(id)
            if target is not None and target.scope == scope and self.times.get(target) == time:
                return target
            slot = self._aimed_slot(id, time.period)
        else:
            slot = self.observed(id, time.period)
        variable = Variable(id, slot, scope=scope)
        self.times.setdefault(variable, time)
        return variable

    def _aimed_slot(self, id: str, period: Period) -> str:
        slot = self.observed(id, period).removesuffix(":actual")
        if len(slot) > 4 or int(slot) != self.plan.about.target_year:
            return f"{slot}:target"
        return slot

    def base_of(self, stated: Stated, growth: Growth | None, basis: str, scope: str) -> Variable | None:
        """The number that a growth, or (None) an increase, counts from; None where no time is known."""
        base = growth_base(self.plan, stated, growth or PLAIN)
        if base is None:
            return None
        if stated.indicator.measure in ("flow", "stock"):
            variable = Variable(stated.id, self._base_slot(stated, base), basis, scope)
            if basis == NOMINAL:
                self.times.setdefault(variable, Time("observed", base))
            return variable
        year = f"{self.plan.calendar.year_of(base.last):04}"
        dated = stated.role == "actual" and not stated.year_end
        if dated:
            slot = str(base.last) if base.days == 1 else periods.name(base, self.plan.calendar)
            return Variable(stated.id, slot, basis, scope)
        whole, actual = (stated.id, year), (stated.id, f"{year}:actual")
        roles = {variable.role for _, variable in self.known.get(whole, ())}
        if stated.role == "actual":
            slot = year if roles - {"target"} else f"{year}:actual"
        else:
            slot = f"{year}:actual" if not roles and actual in self.known else year
        return Variable(stated.id, slot, basis, scope)

    def _base_slot(self, stated: Stated, base: Period) -> str:
        """The time of a base; the level that a target starts from may be one of another day of its year."""
        slot = self.observed(stated.id, base)
        if (
            stated.indicator.measure == "stock"
            and stated.role != "actual"
            and (stated.id, slot) not in self.known
        ):
            year = self.plan.calendar.year_of(base.last)
            for other in self.stated[stated.id]:
                if other.role == "baseline" and other.year == year and other.period is not None:
                    return self.observed(stated.id, other.period)
        return slot


PLAIN = Growth(percent=0)
"""A growth that says nothing of where it counts from."""


def planned(plan: Plan, id: str) -> Iterator[Stated]:
    """The stage targets of a flow, as targets for the year up to their days."""
    indicator = plan.indicators[id]
    if indicator.measure != "flow":
        return
    for n, step in enumerate(indicator.path):
        period = periods.to_date(step.as_of, plan.calendar)
        whole = period == plan.calendar.year(plan.about.target_year)
        when, mark = (str(plan.about.target_year), "") if whole else (str(step.as_of), "target")
        target = Target.model_construct(value=step.value)
        path = ("indicators", id, "path", n)
        nth = 1 + len(indicator.target) if whole else 1
        yield Stated(id, indicator, target, "target", None, when, path, mark, period, nth=nth)


def _version(stated: Stated) -> tuple[int, date]:
    if stated.role == "actual":
        return version_rank(stated), date.min
    return version_rank(stated), getattr(stated.statement, "as_of", None) or date.min


def same_time(variables: Iterable[Variable]) -> bool:
    """Whether numbers are of one time, as their addresses say it."""
    return len({variable.slot for variable in variables}) < 2
