"""Which figures clash, which smallest sets of them must hold the error, and what the rest allows these.

Knows one component of figures and laws, and nothing of plans. It never says which figure is wrong where
several could be: a culprit set is a suspicion shared fairly.

Words. A *conflict* is a set of figures that cannot all be true, whereas without any one of them the others
can. A *repair* is a set of figures without which all others can be true, hence one that hits every conflict
(Reiter 1987). Finding a smallest repair is the error localisation of Fellegi and Holt (1976).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.interval import EVERYTHING, Interval
from jyplan.exact.slips import Candidates, Possible, Suggest
from jyplan.solver.branch import MORE_NODES, NODES, Bench, InDoubt
from jyplan.solver.linear import Constraint, OutOfTime, Tick, unlimited
from jyplan.solver.problem import (
    Figure,
    Group,
    Impossible,
    Inconsistent,
    Problem,
    Refutation,
    Undecided,
    Witness,
)

SETS = 1_000
"""How many culprit sets of one group are listed."""

ERRORS = 100
"""How many errors are looked for in one group."""

Items = frozenset[int]
"""Figures by their numbers on the bench, which are in address order."""


def examine(
    problem: Problem,
    tick: Tick = unlimited,
    nodes: int = NODES,
    suggest: Suggest | None = None,
    narrow: Problem | None = None,
) -> Witness | Inconsistent | Impossible | Undecided:
    """Decide one component; where it is inconsistent, localise the errors.

    What was proven before ``tick`` ended the work is kept: ``complete`` is then False. ``narrow`` is the same
    with narrower intervals: where they leave a suspect a range at all, that range counts.
    """
    try:
        bench = Bench(problem, tick, nodes)
        proof = bench.refutation()
        if proof is None:
            return Witness(bench.simplex.solution())
    except OutOfTime:
        return Undecided("time")
    except InDoubt:
        return Undecided("whole numbers")
    bench.nodes = min(nodes, MORE_NODES)
    return _Search(bench, suggest, narrow and Bench(narrow, tick, nodes)).outcome(proof)


class _Found(NamedTuple):
    conflicts: list[Items]
    culprits: list[Items]
    complete: bool


class _Search:
    """The search for conflicts and repairs on one bench."""

    def __init__(self, bench: Bench, suggest: Suggest | None, narrow: Bench | None) -> None:
        self.bench, self.suggest = bench, suggest
        self.benches = [narrow, bench] if narrow else [bench]
        self.conflicts: list[Items] = []
        self.laws: dict[Items, set[int]] = {}  # what is certain in the proof of each conflict
        self.known = Items()
        self.sure = True
        self.repaired = False

    def outcome(self, proof: Refutation) -> Inconsistent | Impossible:
        """The clash within what is certain, else the groups of conflicts with their culprits."""
        bench = self.bench
        try:
            bench.drop_only(bench.suspects)
            inner = bench.refutation()
            if inner is not None:
                labels = self.irreducible(bench.suspects, bench.certain)
                return Impossible(inner, self.names(labels), self.sure)
            self.conflicts += self.direct()
            self.known = self.repair()
            self.repaired = True
            found = self.culprits()
        except (OutOfTime, InDoubt):
            self.sure = False
            found = [_Found(group, [], complete=False) for group in groups(self.conflicts)]
        named = tuple(self.group(part, found) for part in found)
        complete = self.sure and all(part.complete for part in found)
        return Inconsistent(proof, named, complete, self.repaired)

    def irreducible(self, dropped: Collection[int], items: Sequence[int]) -> Items | None:
        """A conflict among some items, None where dropping others has settled it.

        Items go one after the other, unless that would settle it: what stays is a conflict that depends on
        names only. Known suspects go first, those of most conflicts before others: what stays tells as much
        as possible that is not yet known. An item outside the latest refutation goes without a question.
        """
        bench = self.bench
        bench.drop_only(dropped)
        blamed = bench.blamed()
        if blamed is None:
            return None
        kept = []
        suspicion = Counter(item for conflict in self.conflicts for item in conflict)
        for item in sorted(items, key=lambda item: (item in self.known, -suspicion[item], item)):
            bench.tick(1)
            if item in bench.dropped:
                continue
            bench.drop(item)
            if item in blamed:
                try:
                    fewer = bench.blamed()
                except InDoubt:
                    fewer, self.sure = None, False
                if fewer is None:
                    bench.take(item)
                    kept.append(item)
                else:
                    blamed = fewer
        conflict = frozenset(kept)
        self.laws[conflict] = blamed.intersection(self.bench.certain)
        return conflict

    def direct(self) -> list[Items]:
        """The conflicts of single relations and rates with the values they tie, which everybody can verify.

        The others would do without them, but they are the shortest, and tell most.
        """
        bench = self.bench
        values: defaultdict[int, list[int]] = defaultdict(list)
        boxes: defaultdict[int, Interval] = defaultdict(lambda: EVERYTHING)
        for item, figure in enumerate(bench.figures):
            if len(figure.measure) == 1 and not figure.per:
                ((variable, coefficient),) = figure.measure
                values[variable].append(item)
                above, below = Fraction(1, coefficient).as_integer_ratio()
                boxes[variable] = boxes[variable].meet(figure.allowed.scaled(above, below))
        ties = [({item}, claim) for item, figure in enumerate(bench.figures) for claim in figure.claims()]
        ties += [(set(), law) for law in bench.problem.laws]
        sets = [frozenset(values[variable]) for variable in values if boxes[variable].empty]
        for own, constraint in ties:
            if _excluded(constraint, boxes):
                sets.append(frozenset(own).union(*(values[variable] for variable, _ in constraint.form)))
        found: list[Items] = []
        for items in sorted(set(sets), key=sorted):
            if not any(known <= items for known in found):
                conflict = self.irreducible(set(bench.suspects) - items, bench.suspects)
                found += [conflict] if conflict else []
        return list(dict.fromkeys(found))

    def repair(self) -> Items:
        """A smallest repair, by implicit hitting sets: hit all known conflicts, else learn new ones."""
        while True:
            repair = Items()
            for group in groups(self.conflicts):
                repair |= next(hitting_sets(group, self.bench.tick))
            fresh = self.irreducible(repair, self.bench.suspects)
            if fresh is None:
                return repair
            dropped = repair
            while fresh is not None:
                self.conflicts.append(fresh)
                dropped |= fresh
                fresh = self.irreducible(dropped, self.bench.suspects)

    def culprits(self) -> list[_Found]:
        """The parts of smallest repairs in each group.

        A smallest repair meets each group in a smallest hitting set of its conflicts. Conversely each such
        set is tried in place of the known repair's part; where that does not do, there is a conflict yet
        unknown, which touches this group and perhaps joins it with others.
        """
        confirmed: set[Items] = set()
        while True:
            found = []
            for group in groups(self.conflicts):
                part = self.confirm(group, self.known.difference(*group), confirmed)
                if not isinstance(part, _Found):
                    self.conflicts.append(part)
                    break
                found.append(part)
            else:
                return found

    def confirm(self, group: list[Items], elsewhere: Items, confirmed: set[Items]) -> _Found | Items:
        """The hitting sets of a group that are part of a repair, or a conflict that one of them misses."""
        culprits: list[Items] = []
        complete = True
        try:
            for candidate in hitting_sets(group, self.bench.tick):
                if len(culprits) == SETS:
                    return _Found(group, culprits, complete=False)
                repair = candidate | elsewhere
                if repair not in confirmed:
                    try:
                        missed = self.irreducible(repair, self.bench.suspects)
                    except InDoubt:
                        complete = False
                        continue
                    if missed is not None:
                        return missed
                    confirmed.add(repair)
                culprits.append(candidate)
        except OutOfTime:
            complete = False
        return _Found(group, culprits, complete)

    # What is found, in names

    def names(self, items: Collection[int] | None) -> tuple[str, ...]:
        """Items by their names, in address order."""
        return tuple(self.bench.names[item] for item in sorted(items or ()))

    def group(self, part: _Found, found: list[_Found]) -> Group:
        """A group in names, with what all but the suspects of the others allow each of its own."""
        culprits = sorted(part.culprits, key=sorted)
        others = self.known.difference(*part.conflicts)
        others = others.union(*(c for other in found if other is not part for c in other.culprits))
        rooms = [self.room(culprit, others) for culprit in culprits]
        return Group(
            figures=self.names(frozenset().union(*part.conflicts)),
            irreducible=tuple(map(self.names, sorted(part.conflicts, key=sorted))),
            culprits=tuple(map(self.names, culprits)),
            complete=part.complete,
            allowed=tuple(ranges for ranges, _ in rooms),
            candidates=tuple(printings for _, printings in rooms),
            laws=self.names(set().union(*(self.laws[conflict] for conflict in part.conflicts))),
        )

    def room(self, culprit: Items, others: Items) -> tuple[dict[str, Interval], dict[str, Candidates]]:
        """What the rest allows each suspect of a culprit set, and what could stand in its place."""
        ranges: dict[str, Interval] = {}
        printings: dict[str, Candidates] = {}
        with suppress(OutOfTime):
            for item in sorted(culprit):
                name, figure = self.bench.names[item], self.bench.figures[item]
                for bench in self.benches:
                    bench.drop_only(culprit | others)
                    interval = bench.allowed(figure)
                    if interval is not None:
                        ranges[name] = interval
                        if self.suggest is not None:
                            printings[name] = self.suggest(name, interval, _possible(bench, figure))
                        break
        return ranges, printings


def _possible(bench: Bench, figure: Figure) -> Possible | None:
    """What tells whether a figure could be printed otherwise; None where all in its range is possible.

    The true values of a component without whole numbers are convex, hence the range of a figure is too.
    """
    if not bench.whole:
        return None
    return lambda claimed: bench.possible(figure._replace(allowed=claimed))


def plainly_impossible(problem: Problem) -> bool:
    """Whether one figure or law cannot hold beside the values that it ties: no search is needed to see it."""
    boxes: defaultdict[int, Interval] = defaultdict(lambda: EVERYTHING)
    for figure in problem.figures:
        if len(figure.measure) == 1 and not figure.per:
            ((variable, coefficient),) = figure.measure
            above, below = Fraction(1, coefficient).as_integer_ratio()
            boxes[variable] = boxes[variable].meet(figure.allowed.scaled(above, below))
    return any(box.empty for box in boxes.values()) or any(
        _excluded(claim, boxes) for figure in problem.figures if figure.per for claim in figure.claims()
    )


def _excluded(constraint: Constraint, boxes: Mapping[int, Interval]) -> bool:
    """Whether a constraint cannot hold where each variable lies in its box."""
    least = Interval(0, 1, 0, 1)
    for variable, coefficient in constraint.form:
        least = least.plus(boxes[variable].scaled(*coefficient.as_integer_ratio()))
    limit = constraint.limit
    return least.meet(Interval.of(None, limit, high_open=constraint.strict)).empty


def groups(conflicts: Sequence[Items]) -> list[list[Items]]:
    """Conflicts that hang together by shared items, each group with the union of its items, in order."""
    merged: list[tuple[set[int], list[Items]]] = []
    for conflict in conflicts:
        touching = [group for group in merged if not group[0].isdisjoint(conflict)]
        merged = [group for group in merged if group[0].isdisjoint(conflict)]
        items = set(conflict).union(*(group[0] for group in touching))
        merged.append((items, [*(c for group in touching for c in group[1]), conflict]))
    return [conflicts for _, conflicts in sorted(merged, key=lambda group: min(group[0]))]


def hitting_sets(conflicts: Sequence[Items], tick: Tick = unlimited) -> Iterator[Items]:
    """All sets of the smallest possible size that share an item with every conflict, each of them once.

    Gives up with `OutOfTime` where more than `ERRORS` items are needed.
    """
    size = _disjoint(conflicts)
    found = False
    while not found:
        if size > ERRORS:
            raise OutOfTime
        for hitting in _hitting_sets(conflicts, frozenset(), size, tick):
            found = True
            yield hitting
        size += 1


def _hitting_sets(conflicts: Sequence[Items], chosen: Items, size: int, tick: Tick) -> Iterator[Items]:
    """Branch on one conflict; an item tried in one branch is barred from the next ones."""
    tick(len(conflicts) + 1)
    if not conflicts:
        yield chosen
    elif all(conflicts) and _disjoint(conflicts) <= size:
        for item in min(map(sorted, conflicts), key=len):
            rest = [conflict for conflict in conflicts if item not in conflict]
            yield from _hitting_sets(rest, chosen | {item}, size - 1, tick)
            conflicts = [conflict - {item} for conflict in conflicts]


def _disjoint(conflicts: Sequence[Items]) -> int:
    """How many conflicts, shortest first, share no item: no fewer items can hit them all."""
    used: set[int] = set()
    count = 0
    for conflict in sorted(conflicts, key=len):
        if used.isdisjoint(conflict):
            used |= conflict
            count += 1
    return count
