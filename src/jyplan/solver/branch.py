"""One component of figures and laws at work: can it hold, which of its items clash, what do they allow?

Knows whole numbers by branch and bound. Does not choose among the figures that could be wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from math import ceil, floor

from jyplan.exact.interval import Interval
from jyplan.solver.directions import directions
from jyplan.solver.linear import Certificate, Constraint, Extreme, Form, OutOfTime, Tick, unlimited
from jyplan.solver.problem import (
    Branch,
    Figure,
    Problem,
    Refutation,
    Undecided,
    Witness,
    halves,
    terms,
    times,
)
from jyplan.solver.simplex import Simplex

NODES = 5_000
"""How often the question whether all can be true may branch on whole numbers."""

MORE_NODES = 100
"""How often each further question may: there are many, and near misses among them differ little."""

FEW = 60
"""Of how many directions the one with the fewest numbers left is looked for at each branch."""

FAR = 10**15
"""How many grains a variable is tried above its lower end where it has no upper one."""

PATIENCE = 30
"""How deep it branches where a variable rests, before it bisects ranges."""

DEPTH = 200
"""How deep it may branch: unbounded variables, as in ``2x - 2y = 1``, would have it go on for ever."""


class InDoubt(Exception):
    """The branches allowed for whole numbers did not decide a question."""


def decide(
    problem: Problem, tick: Tick = unlimited, nodes: int = NODES
) -> Witness | Certificate | Branch | Undecided:
    """Can all that one component says be true at once? The answer carries its proof."""
    try:
        bench = Bench(problem, tick, nodes)
        return bench.refutation() or Witness(bench.simplex.solution())
    except OutOfTime:
        return Undecided("time")
    except InDoubt:
        return Undecided("whole numbers")


class Bench:
    """One component on a tableau, where each item (a figure, or the laws of one label) can be dropped.

    Items are numbered: first the figures under suspicion, then certain figures, then laws, each in the order
    of names.
    """

    def __init__(self, problem: Problem, tick: Tick, nodes: int) -> None:
        self.problem, self.tick, self.nodes = problem, tick, nodes
        self.simplex = Simplex(tick)
        self.figures = sorted(problem.figures, key=lambda figure: (figure.certain, figure.address))
        self.whole = {variable: Fraction(grain) for variable, grain in sorted(problem.whole.items())}
        self._steps = directions(problem) if self.whole else {}
        self.dropped: set[int] = set()
        self._left = nodes
        self._halves: dict[tuple[Form, Fraction], list[int]] = {}
        self._fixed: dict[tuple[int, Fraction], list[int]] = {}
        laws: defaultdict[str, list[Constraint]] = defaultdict(list)
        for law in sorted(problem.laws, key=lambda law: law.label):
            laws[law.label].append(law)
        claims = [*((figure.address, figure.claims()) for figure in self.figures), *laws.items()]
        self.names = [name for name, _ in claims]
        self.suspects = range(sum(not figure.certain for figure in self.figures))
        self.certain = range(len(self.suspects), len(self.names))
        self._handles = [[self.simplex.add(constraint) for constraint in item] for _, item in claims]
        self._owner = {handle: item for item, handles in enumerate(self._handles) for handle in handles}
        self.simplex.assume(self._owner)

    def drop(self, item: int) -> None:
        """Let an item no longer count."""
        self.dropped.add(item)
        self.simplex.retract(self._handles[item])

    def take(self, item: int) -> None:
        """Let an item count again."""
        self.dropped.discard(item)
        self.simplex.assume(self._handles[item])

    def drop_only(self, items: Collection[int]) -> None:
        """Let everything count but some items."""
        for item in self.dropped.difference(items):
            self.take(item)
        for item in set(items) - self.dropped:
            self.drop(item)

    # Decisions, with whole numbers by branch and bound

    def refutation(self) -> Refutation | None:
        """None where all that counts can be true; raises `InDoubt` where the branches do not suffice."""
        self._left = self.nodes
        return None if self._rounded() else self._refute(DEPTH)

    def blamed(self) -> set[int] | None:
        """The items that a refutation uses, None where there is none."""
        if not self.whole:
            clash = self.simplex.clash()
            return clash if clash is None else {self._owner[handle] for handle in clash}
        proof = self.refutation()
        if proof is None:
            return None
        return {self._owner[term.handle] for term in terms(proof) if term.handle in self._owner}

    def needs(self, item: int) -> bool:
        """Whether one move from the latest refutation shows that all else can be true without an item."""
        return not self.whole and self.simplex.does_without(self._handles[item])

    def _rounded(self) -> bool:
        """Whether whole numbers are found by fixing one variable after the other, with no turning back.

        Most are found so; branching would meet the same variables again and again. First each is rounded
        where it happens to rest. Then the one with the fewest numbers left goes first, to the middle of
        them, which leaves most to the others; what nothing bounds goes far off: between two rates there are
        whole numbers, if only large ones.
        """
        if not self.whole or self.simplex.check() or self._split() is None:
            return False
        return any(map(self._all_fixed, (self._resting, self._tightest)))

    def _all_fixed(self, choose: Callable[[set[int]], tuple[int, Iterable[int]]]) -> bool:
        """Fix the variable chosen next at the first of some numbers that leaves the others possible."""
        fixed: list[int] = []
        left = set(self.whole)
        try:
            while left:
                variable, numbers = choose(left)
                left.remove(variable)
                for number in dict.fromkeys(numbers):
                    handles = self._multiple(variable, number * self.whole[variable])
                    self.simplex.assume(handles)
                    if self.simplex.check() is None:
                        fixed += handles
                        break
                    self.simplex.retract(handles)
                else:
                    return False
        finally:
            self.simplex.retract(fixed)
        return True

    def _resting(self, left: set[int]) -> tuple[int, Iterable[int]]:
        """The first variable, and the multiples next to where it rests, or that it rests a hair beside."""
        variable = min(left)
        real, tiny = self.simplex.value(variable)
        ratio = real / self.whole[variable]
        return variable, (round(ratio), floor(ratio), ceil(ratio), floor(ratio + (1 if tiny > 0 else -1)))

    def _tightest(self, left: set[int]) -> tuple[int, Iterable[int]]:
        """The variable with the fewest multiples left, and those amid them; a far one where it has no end."""
        numbers: list[tuple[int, int, int]] = []
        for variable in sorted(left):
            low, high = self._multiples(((variable, 1),))
            if low is not None and high is not None:
                numbers.append((high - low, variable, (low + high) // 2))
        if numbers:
            _, variable, middle = min(numbers)
            return variable, (middle, middle + 1)
        variable = min(left)
        low, high = self._multiples(((variable, 1),))
        return variable, ((FAR if low is None else low + FAR) if high is None else high - FAR,)

    def _multiples(self, form: Form) -> tuple[int | None, int | None]:
        """The least and the greatest multiple that a form may be, but for the others being whole."""
        step = self._steps[form]
        low, high = self._extremes(form)
        return None if low is None else ceil(low / step), None if high is None else floor(high / step)

    def _extremes(self, form: Form) -> tuple[Fraction | None, Fraction | None]:
        """Between which numbers a form lies, but for whole numbers; None where nothing bounds it."""
        self.simplex.check()
        low, high = self.simplex.supremum(times(form, -1)), self.simplex.supremum(form)
        return low and -low.value, high and high.value

    def _multiple(self, variable: int, value: Fraction) -> list[int]:
        """The handles of a variable that is fixed."""
        if (variable, value) not in self._fixed:
            ends = Constraint(((variable, 1),), value), Constraint(((variable, -1),), -value)
            self._fixed[variable, value] = [self.simplex.add(end) for end in ends]
        return self._fixed[variable, value]

    def _refute(self, depth: int) -> Refutation | None:
        certificate = self.simplex.check()
        split = None if certificate else self._split()
        if split is None:
            return certificate
        if len(self._steps) <= FEW and depth < DEPTH and self._all_fixed(self._resting):
            return None
        if depth <= DEPTH - PATIENCE or len(self._steps) <= FEW:
            split = self._bisected() or split
        proofs: list[Refutation] = []
        for half in self._branches(*split, depth):
            with self._assumed(half):
                proof = self._refute(depth - 1)
            if proof is None or all(term.handle != half for term in terms(proof)):
                return proof
            proofs.append(proof)
        return Branch(*split, *proofs)

    def _split(self) -> tuple[Form, Fraction] | None:
        """The first direction that does not rest on a multiple of its step, and the multiple below."""
        for form, step in self._steps.items():
            real, tiny = self.simplex.rest(form)
            ratio = real / step
            if ratio.denominator > 1 or tiny:
                return form, (floor(ratio) - (ratio.denominator == 1 and tiny < 0)) * step
        return None

    def _bisected(self) -> tuple[Form, Fraction] | None:
        """The direction with the fewest numbers left, and where to part them: none is best.

        Where forms rest, branching would exclude one number after the other.
        """
        fewest, half = None, None
        for form, step in self._steps.items():
            low, high = self._extremes(form)
            if low is None or high is None or low == high:
                continue
            least, most = ceil(low / step), floor(high / step)
            if fewest is None or most - least < fewest:
                fewest, middle = most - least, (least + most) // 2
                half = form, (middle - (middle == most and high == most * step)) * step
                if fewest < 0:
                    break
        return half

    def _branches(self, form: Form, floor: Fraction, depth: int) -> list[int]:
        if not (depth and self._left):
            raise InDoubt
        self._left -= 1
        if (form, floor) not in self._halves:
            cases = halves(form, floor, self._steps[form])
            self._halves[form, floor] = [self.simplex.add(case) for case in cases]
        return self._halves[form, floor]

    @contextmanager
    def _assumed(self, *handles: int) -> Iterator[None]:
        self.simplex.assume(handles)
        try:
            yield
        finally:
            self.simplex.retract(handles)

    # What is allowed

    def allowed(self, figure: Figure) -> Interval | None:
        """The exact range of a figure's measure over all that counts, None where it can have no value.

        Where whole numbers branch beyond the limits, and for quotients that are unbounded without them, it
        is the range without them.
        """
        if not figure.per:
            return self._range(figure.measure)
        positive = Constraint(times(figure.per, -1), 0, strict=True)
        if len(figure.per) == 1 and figure.per[0][0] in self.whole:  # then it is at least its grain
            variable, coefficient = figure.per[0]
            positive = positive._replace(limit=-abs(self.whole[variable] * coefficient), strict=False)
        with self._assumed(self.simplex.add(positive)):
            return self._range(figure.measure, figure.per)

    def possible(self, figure: Figure) -> bool | None:
        """Whether a figure could be true beside all that counts; None where whole numbers leave that open."""
        self._left = min(self.nodes, MORE_NODES)
        with self._assumed(*map(self.simplex.add, figure.claims())), suppress(InDoubt):
            return self._rounded() or self._refute(DEPTH) is None
        return None

    def _range(self, form: Form, per: Form = ()) -> Interval | None:
        with suppress(InDoubt):
            if self.refutation():
                return None
        low, high = self._supremum(times(form, -1), per), self._supremum(form, per)
        return Interval.of(
            low and -low.value, high and high.value, not (low and low.attained), not (high and high.attained)
        )

    def _supremum(self, form: Form, per: Form) -> Extreme | None:
        self.simplex.check()
        relaxed = self._relaxed(form, per)
        if relaxed is None or not self.whole:
            return relaxed
        self._left = min(self.nodes, MORE_NODES)
        try:
            return self._best(form, per, None, DEPTH) or relaxed
        except InDoubt:
            return relaxed

    def _relaxed(self, form: Form, per: Form) -> Extreme | None:
        """The supremum without whole numbers, but for those of a single whole variable."""
        if per:
            return self.simplex.supremum_ratio(form, per)
        top = self.simplex.supremum(form)
        if top is None or len(form) != 1 or form[0][0] not in self.whole:
            return top
        variable, coefficient = form[0]
        step = abs(self.whole[variable] * coefficient)
        number = floor(top.value / step)
        if number * step == top.value and not top.attained:
            number -= 1
        return Extreme(number * step, attained=True)

    def _best(self, form: Form, per: Form, extreme: Extreme | None, depth: int) -> Extreme | None:
        """The supremum by branch and bound, at least what was found already."""
        if self.simplex.check():
            return extreme
        top = self._relaxed(form, per)
        if top is None:
            raise InDoubt
        if extreme and top <= extreme:
            return extreme
        split = self._split()
        if split is None:
            return top
        for half in self._branches(*split, depth):
            with self._assumed(half):
                extreme = self._best(form, per, extreme, depth - 1)
        return extreme
