"""Which figures clash, which smallest sets of them must hold the error, and what the rest allows these.

Knows one component of figures and laws, and nothing of plans. It never says which figure is wrong where
several could be: a culprit set is a suspicion shared fairly.

Words. A *conflict* is a set of figures that cannot all be true, whereas without any one of them the others
can. A *repair* is a set of figures without which all others can be true, hence one that hits every conflict
(Reiter 1987). Finding a smallest repair is the error localisation of Fellegi and Holt (1976).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.interval import EVERYTHING, Interval
from jyplan.exact.slips import Candidates, Possible, Suggest
from jyplan.solver.branch import MORE_NODES, NODES, Bench, InDoubt
from jyplan.solver.hitting import Items, groups, hitting_sets
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

MANY = 32
"""How many items a conflict has at most to make suspects of them. Longer ones are taken as they come."""


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
        self.rough: set[Items] = set()  # long ones, of which some items may not be needed
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
            founds = self.culprits()
            while not all(map(self.explained, founds)):
                for part in founds:
                    if not self.explained(part):
                        self.refine(part)
                founds = self.culprits()
        except (OutOfTime, InDoubt):
            self.sure = False
            founds = [_Found(group, [], complete=False) for group in groups(self.conflicts)]
        named = tuple(self.group(part, founds) for part in founds)
        complete = self.sure and all(part.complete for part in founds)
        return Inconsistent(proof, named, complete, self.repaired)

    def irreducible(
        self, dropped: Collection[int], items: Sequence[int], *, roughly: bool = False
    ) -> Items | None:
        """A conflict among some items, None where dropping others has settled it.

        Items go one after the other, unless that would settle it: what stays is a conflict that depends on
        names only. Known suspects go first, those of most conflicts before others: what stays tells as much
        as possible that is not yet known. An item outside the latest refutation goes without a question, and
        several go together as long as that settles nothing. With ``roughly``, of a long refutation only the
        suspects go: who could be wrong does not hang on whether each of its other items is needed.
        """
        bench = self.bench
        bench.drop_only(dropped)
        blamed = bench.blamed()
        if blamed is None:
            return None
        suspicion = Counter(item for conflict in self.conflicts for item in conflict if len(conflict) <= MANY)
        left = sorted(items, key=lambda item: (item in self.known, -suspicion[item], item), reverse=True)
        kept: set[int] = set()
        rough, step = False, 1
        while left:
            bench.tick(1)
            item = left[-1]
            if roughly and not suspicion[item] and item not in self.known:
                roughly, rough = False, len(blamed.intersection(left)) > MANY
                left = [other for other in left if not rough or suspicion[other] or other in self.known]
            elif item in bench.dropped:
                left.pop()
            elif item not in blamed:
                bench.drop(left.pop())
            elif bench.needs(item):
                kept.add(left.pop())
            elif (fewer := self.without(left[-step:])) is not None:
                blamed = fewer
                del left[-step:]
                step *= 2
            else:
                if step == 1:
                    kept.add(left.pop())
                    blamed = (len(left) > MANY and bench.blamed()) or blamed
                step = max(step // 2, 1)
        conflict = frozenset(blamed.intersection(items) if rough else kept)
        if rough:
            self.rough.add(conflict)
        self.laws[conflict] = blamed.intersection(bench.certain)
        return conflict

    def without(self, items: Collection[int]) -> set[int] | None:
        """What a refutation uses without some more items; where there is none, these count again."""
        items = [item for item in items if item not in self.bench.dropped]
        for item in items:
            self.bench.drop(item)
        fewer = None
        try:
            fewer = self.bench.blamed()
        except InDoubt:
            self.sure = self.sure and len(items) > 1
        if fewer is None:
            for item in items:
                self.bench.take(item)
        return fewer

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
        conflicts: list[Items] = []
        for items in sorted(set(sets), key=sorted):
            if not any(known <= items for known in conflicts):
                conflict = self.irreducible(set(bench.suspects) - items, bench.suspects)
                conflicts += [conflict] if conflict else []
        return list(dict.fromkeys(conflicts))

    def repair(self) -> Items:
        """A smallest repair, by implicit hitting sets: hit all known conflicts, else learn new ones."""
        while True:
            repair = Items()
            for group in groups(self.conflicts):
                repair |= next(hitting_sets(group, self.bench.tick))
            fresh = self.irreducible(repair, self.bench.suspects, roughly=True)
            if fresh is None:
                return repair
            dropped = repair
            while fresh is not None:
                self.conflicts.append(fresh)
                dropped |= fresh
                fresh = self.irreducible(dropped, self.bench.suspects, roughly=True)

    def culprits(self) -> list[_Found]:
        """The parts of smallest repairs in each group.

        A smallest repair meets each group in a smallest hitting set of its conflicts. Conversely each such
        set is tried in place of the known repair's part; where that does not do, there is a conflict yet
        unknown, which touches this group and perhaps joins it with others.
        """
        confirmed: set[Items] = set()
        while True:
            founds = []
            for group in groups(self.conflicts):
                part = self.confirm(group, self.known.difference(*group), confirmed)
                if not isinstance(part, _Found):
                    self.conflicts.append(part)
                    break
                founds.append(part)
            else:
                return founds

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
                        missed = self.irreducible(repair, self.bench.suspects, roughly=True)
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

    def group(self, part: _Found, founds: list[_Found]) -> Group:
        """A group in names, with what all but the suspects of the others allow each of its own."""
        culprits = sorted(part.culprits, key=sorted)
        others = self.known.difference(*part.conflicts)
        others = others.union(*(c for other in founds if other is not part for c in other.culprits))
        rooms = [self.room(culprit, others) for culprit in culprits]
        conflicts = self.exact(part) or part.conflicts
        return Group(
            figures=self.names(frozenset().union(*conflicts)),
            irreducible=tuple(map(self.names, sorted(conflicts, key=sorted))),
            culprits=tuple(map(self.names, culprits)),
            complete=part.complete,
            allowed=tuple(ranges for ranges, _ in rooms),
            candidates=tuple(printings for _, printings in rooms),
            laws=self.names(set().union(*(self.laws[conflict] for conflict in conflicts))),
        )

    def exact(self, part: _Found) -> list[Items]:
        """The conflicts of a group that are known to be irreducible."""
        return [conflict for conflict in part.conflicts if conflict not in self.rough]

    def explained(self, part: _Found) -> bool:
        """Whether each suspect of a group is in a conflict that is known to be irreducible."""
        exact = self.exact(part)
        return bool(exact) and frozenset().union(*part.culprits) <= frozenset().union(*exact)

    def refine(self, part: _Found) -> None:
        """Make the conflicts of a group irreducible."""
        for conflict in self.rough.intersection(part.conflicts):
            others = set(self.bench.suspects).difference(conflict)
            exact = self.irreducible(others, self.bench.suspects)
            assert exact
            self.conflicts[self.conflicts.index(conflict)] = exact
            self.rough.discard(exact)

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
