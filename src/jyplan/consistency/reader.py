"""Reads a plan's relations, each at every time it holds for.

What is said without years holds among targets, and among what is observed: sums for every piece of a flow
and every date of a level, a year back too; comparisons wherever both sides are stated.
"""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.axes import Axes
from jyplan.consistency.claims import Claim
from jyplan.consistency.kinds import kind_named
from jyplan.consistency.kinds.reading import Reading
from jyplan.consistency.operands import At, Operands, Prices
from jyplan.consistency.ties import Tie
from jyplan.consistency.unknowns import Time, Variable, Variables
from jyplan.exact import periods
from jyplan.plan.address import RELATION, Address, read_address
from jyplan.plan.model import Plan
from jyplan.plan.relation import Relation


class Reader:
    """Reads relations over the unknowns that a plan's statements speak of."""

    def __init__(self, plan: Plan, variables: Variables, stated: dict[str, Claim]) -> None:
        self.plan, self.variables = plan, variables
        self.operands = Operands(variables, stated)
        self.axes = Axes(variables, ())
        self._levels: dict[str, list[Time]] = {}  # what is observed, by indicator

    def read(self) -> Iterator[Claim | Tie]:
        """All ties and all figures of the relations; those that others refer to first."""
        order = sorted(enumerate(self.plan.relations), key=lambda nth: kind_named(nth[1].kind).refers)
        always = {n: self.holds_always(relation) for n, relation in order}
        for n, relation in order:
            if not always[n]:
                yield from self.instance(relation, None, f"relation:{relation.id}", n)
        undated = [(n, relation) for n, relation in order if always[n]]
        for _, relation in undated:
            for id in self.ids(relation):
                self._known_times(id)
        tied = [self.ids(relation) for _, relation in undated if kind_named(relation.kind).sums]
        self.axes = Axes(self.variables, [self._flows(ids) for ids in tied])
        for variable in self.variables.listed:
            time = self.variables.times.get(variable)
            if time is not None and time.axis == "observed":
                self._levels.setdefault(variable.id, []).append(time)
        for n, relation in undated:
            yield from self.at_every_time(relation, n)

    def addresses(self, relation: Relation) -> list[Address]:
        """What a relation names."""
        read = (read_address(text, self.plan.calendar) for text, _ in relation.references())
        return [address for address in read if address is not None]

    def ids(self, relation: Relation) -> list[str]:
        """The indicators of a relation, each once."""
        return list(
            dict.fromkeys(address.id for address in self.addresses(relation) if address.role != RELATION)
        )

    def holds_always(self, relation: Relation) -> bool:
        """Whether a relation holds at any time, and not at that of the target or the one that it says."""
        if not kind_named(relation.kind).undated(relation):
            return False
        addresses = self.addresses(relation)
        if any(address.when or address.role or address.part for address in addresses):
            return False
        return len({address.id for address in addresses}) > 1

    def _flows(self, ids: list[str]) -> list[str]:
        return [id for id in ids if self.plan.indicators[id].measure == "flow"]

    def _known_times(self, id: str) -> None:
        """Give every stated value of an indicator its number, so that its time is known."""
        for stated in self.variables.stated[id]:
            if stated.statement.value is not None:
                self.variables.number(self.variables.of(stated))

    def at_every_time(self, relation: Relation, n: int) -> Iterator[Claim | Tie]:
        """A relation among targets, and among what is observed."""
        ids, about = self.ids(relation), self.plan.about
        target = Time("aimed", self.plan.calendar.year(about.target_year))
        base = Time("observed", self.plan.calendar.year(about.base_year))
        whole = kind_named(relation.kind).sums and len(self._flows(ids)) == len(ids)
        pieces = self._pieces(ids) if whole else {}
        listed = dict.fromkeys([target, base, *(pieces or self._dates(relation, ids))])
        for time in listed:
            split = whole and time not in pieces and self._is_cut(ids, time)
            yield from self.instance(
                relation, time, f"relation:{relation.id}@{self.label(time)}", n, merged=split
            )
        if whole:
            for time in self._stated_together(ids):
                if time not in listed:
                    label = f"relation:{relation.id}@{self.label(time)}"
                    yield from self.instance(relation, time, label, n, merged=True)
        if kind_named(relation.kind).real:
            yield from self.at_constant_prices(relation, ids, n)

    def _is_cut(self, ids: list[str], time: Time) -> bool:
        return any(len(self.axes.pieces(id, time)) > 1 for id in ids)

    def _pieces(self, ids: list[str]) -> dict[Time, None]:
        pieces: dict[Time, None] = {}
        for axis in ("aimed", "observed"):
            pieces |= dict.fromkeys(Time(axis, piece) for piece in self.axes.covered(ids, axis))
        return pieces

    def _stated_together(self, ids: list[str]) -> list[Time]:
        """The times at which several flows state a value that is the sum of several pieces."""
        counted: dict[Time, int] = {}
        for id in ids:
            own = {self.variables.times.get(variable) for variable in self._values(id)}
            for time in own:
                if time is not None:
                    counted[time] = counted.get(time, 0) + 1
        return sorted(time for time, count in counted.items() if count == len(ids) > 1)

    def _values(self, id: str) -> Iterator[Variable]:
        for stated in self.variables.stated[id]:
            if stated.statement.value is not None:
                yield self.variables.of(stated)

    def _dates(self, relation: Relation, ids: list[str]) -> list[Time]:
        """The times of what is observed, of levels and sums a year back too."""
        times: set[Time] = set()
        sums = kind_named(relation.kind).sums
        for id in ids:
            measure = self.plan.indicators[id].measure
            if sums and measure == "stock":
                times.update(self._so_far(time) for time in self._levels.get(id, ()))
                continue
            for stated in self.variables.stated[id]:
                if (
                    stated.role == "actual"
                    and stated.period is not None
                    and stated.statement.value is not None
                ):
                    time = Time("observed", stated.period)
                    times.add(time if measure == "flow" else self._so_far(time))
        return sorted(times)

    def _so_far(self, time: Time) -> Time:
        """The year up to the day of a level or a ratio."""
        if time.period.days > 1:
            return time
        return time._replace(period=periods.to_date(time.period.last, self.plan.calendar))

    def label(self, time: Time) -> str:
        """A time as the labels of laws say it."""
        calendar, period = self.plan.calendar, time.period
        year = calendar.year_of(period.last)
        if period == calendar.year(year):
            observed = time.axis == "observed" and year == self.plan.about.target_year
            return f"{year:04}:actual" if observed else f"{year:04}"
        name = (
            str(period.last) if period.first == calendar.year(year).first else periods.name(period, calendar)
        )
        return name if time.axis == "observed" else f"{name}:target"

    def at_constant_prices(self, relation: Relation, ids: list[str], n: int) -> Iterator[Claim | Tie]:
        """A sum at the prices of each growth at constant prices, at both of its ends."""
        for basis, pairs in list(self.variables.pairs.items()):
            known = {id: ends for (id, _), ends in pairs.items() if id in ids}
            for end in (0, 1) if known else ():
                variables = {id: ends[end] for id, ends in known.items()}
                slot = next(iter(variables.values())).slot
                label = f"relation:{relation.id}@{slot} {basis}"
                yield from self.instance(relation, Prices(basis, slot, variables), label, n)

    def instance(
        self, relation: Relation, at: At, label: str, n: int, *, merged: bool = False
    ) -> Iterator[Claim | Tie]:
        """A relation at one time."""
        reading = Reading(relation, self.operands, at, label, ("relations", n), merged)
        for claim in kind_named(relation.kind).read(relation, reading):
            if isinstance(claim, Claim) and claim.address == f"relation:{relation.id}":
                self.operands.of_relations[relation.id] = claim
            yield claim
