"""How the periods of a flow add up: cut where any of them begins or ends, each is the sum of its pieces.

What is observed and what is aimed at have axes of their own. Flows that a total ties are cut alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from jyplan.consistency.unknowns import NOMINAL, Axis, Time, Variable, Variables
from jyplan.exact.periods import Period
from jyplan.solver.linear import Form


class _Key(NamedTuple):
    """A flow, or those that are cut like it, on one axis."""

    leader: str
    axis: Axis


class Axes:
    """The pieces of all flows of a plan whose numbers are known; later numbers are not cut."""

    def __init__(self, variables: Variables, tied: Iterable[Iterable[str]]) -> None:
        self.variables = variables
        self.leaders = _united(tied)
        self._cuts: dict[_Key, list[int]] = {}
        self._covered: defaultdict[tuple[str, Axis], set[tuple[int, int]]] = defaultdict(set)
        cuts: defaultdict[_Key, set[int]] = defaultdict(set)
        flows = []
        for variable in list(variables.numbers):
            time = variables.times.get(variable)
            if time is None or variable.version or variable.basis != NOMINAL:
                continue
            if variables.plan.indicators[variable.id].measure == "flow":
                flows.append((variable, time))
                cuts[self._key(variable.id, time.axis)].update((time.period.start, time.period.end))
        self._cuts = {key: sorted(days) for key, days in cuts.items()}
        self.spread: dict[int, Form] = {}
        for variable, time in flows:
            pieces = self.pieces(variable.id, time)
            self._covered[variable.id, time.axis].update((piece.start, piece.end) for piece in pieces)
            if len(pieces) > 1:
                numbers = (variables.number(self.at(variable, time.axis, piece)) for piece in pieces)
                self.spread[variables.numbers[variable]] = tuple((number, 1) for number in numbers)

    def _key(self, id: str, axis: Axis) -> _Key:
        return _Key(self.leaders.get(id, id), axis)

    def pieces(self, id: str, time: Time) -> list[Period]:
        """The pieces of a period that lies on the axis of a flow."""
        cuts = self._cuts.get(self._key(id, time.axis), [])
        first, last = bisect_left(cuts, time.period.start), bisect_left(cuts, time.period.end)
        if last - first <= 1:
            return [time.period]
        return [_between(*ends) for ends in pairwise(cuts[first : last + 1])]

    def at(self, like: Variable, axis: Axis, piece: Period) -> Variable:
        """The number of a piece, in the scope of another."""
        return self.variables.at(like.id, Time(axis, piece), like.scope)

    def covered(self, ids: Iterable[str], axis: Axis) -> list[Period]:
        """The pieces of which any of some flows says something, in order of time."""
        spans = {ends for id in ids for ends in self._covered.get((id, axis), ())}
        return [_between(*ends) for ends in sorted(spans)]


def _between(start: int, end: int) -> Period:
    return Period(date.fromordinal(start), date.fromordinal(end - 1))


def _united(tied: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each id that hangs together with others one of them, the same for all."""
    leader: dict[str, str] = {}

    def find(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = id = leader[leader[id]]
        return id

    for ids in tied:
        roots = [find(id) for id in ids]
        leader.update(dict.fromkeys(roots, roots[0]) if roots else {})
    return {id: find(id) for id in list(leader)}
