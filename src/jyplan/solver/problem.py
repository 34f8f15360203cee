"""Figures and laws over unknown numbers: what it is to hold together, and what proves that it does or not.

Knows linear measures with intervals, laws that always hold, and variables that must be whole. Knows nothing
of plans, and searches for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from jyplan.exact.interval import Interval
from jyplan.exact.slips import Candidates
from jyplan.solver.linear import Certificate, Constraint, Form, Term


class Figure(NamedTuple):
    """A claim that ``measure``, or for a rate ``measure / per`` with ``per > 0``, lies in ``allowed``."""

    address: str
    measure: Form
    allowed: Interval
    per: Form = ()
    certain: bool = False

    def claims(self) -> list[Constraint]:
        """The figure as linear constraints: T/B in [p/q, r/s] is p·B <= q·T and s·T <= r·B with B > 0."""
        claims = []
        low_n, low_d, high_n, high_d, low_open, high_open = self.allowed
        for sign, above, below, strict in ((-1, low_n, low_d, low_open), (1, high_n, high_d, high_open)):
            if below and self.per:
                common = gcd(above, below)
                form = times(self.measure, sign * (below // common))
                form += times(self.per, -sign * (above // common))
                claims.append(Constraint(form, 0, strict, self.address))
            elif below:
                limit = Fraction(sign * above, below)
                claims.append(Constraint(times(self.measure, sign), limit, strict, self.address))
        if claims and self.per:
            claims.append(Constraint(times(self.per, -1), 0, True, self.address))
        return claims


class Problem(NamedTuple):
    """Figures that may be wrong, laws that are not, and the variables that are whole multiples of a grain."""

    figures: Sequence[Figure]
    laws: Sequence[Constraint] = ()
    whole: Mapping[int, Fraction | int] = {}


class Witness(NamedTuple):
    """True values that fit everything, by variable."""

    values: dict[int, Fraction]


class Branch(NamedTuple):
    """A refutation by cases: a sum of whole numbers is at most ``floor``, or at least a step above it."""

    form: Form
    floor: Fraction
    below: Certificate | Branch
    above: Certificate | Branch


Refutation = Certificate | Branch


class Undecided(NamedTuple):
    """No answer within the limits."""

    reason: str


class Group(NamedTuple):
    """Conflicts that hang together by shared figures, and the smallest sets of figures that explain them.

    The culprit sets are exactly the parts that the smallest repairs of the component have in this group, so
    every set belongs to some smallest repair, and no smallest repair is left out. Repairs are never
    multiplied out: one set a group makes a repair of the smallest size, though perhaps not in every
    combination. ``complete`` is False where sets may be missing.

    ``allowed`` runs parallel to ``culprits``: the range that the rest leaves each suspect when its whole
    set is dropped. The rest is all but the suspects of the other groups, which makes the range the same
    whichever of them is at fault. A suspect is missing there where no value is possible or time ran out.
    So do ``candidates``, the printings that would fit in its place, if they were asked for.

    ``laws`` are those that the proofs of the conflicts use.
    """

    figures: tuple[str, ...]
    irreducible: tuple[tuple[str, ...], ...]
    culprits: tuple[tuple[str, ...], ...]
    complete: bool
    allowed: tuple[dict[str, Interval], ...]
    candidates: tuple[dict[str, Candidates], ...]
    laws: tuple[str, ...]


class Inconsistent(NamedTuple):
    """The figures of a component cannot all be true; its groups come in address order.

    ``complete`` is False where the search ended early: conflicts, groups or sets may be missing, and a
    conflict may not be irreducible. Where ``repaired``, all others can be true without one set a group.
    """

    proof: Refutation
    groups: tuple[Group, ...]
    complete: bool
    repaired: bool = True


class Impossible(NamedTuple):
    """What is certain clashes by itself: laws and certain figures, by their labels."""

    proof: Refutation
    labels: tuple[str, ...]
    complete: bool


def times(form: Form, factor: Fraction | int) -> Form:
    """A multiple of a form."""
    return tuple((variable, factor * coefficient) for variable, coefficient in form)


def step(form: Form, whole: Mapping[int, Fraction | int]) -> Fraction | None:
    """The greatest number of which a form is always a multiple, None where it is not of whole numbers."""
    if not form or any(variable not in whole for variable, _ in form):
        return None
    ratios = [Fraction(whole[variable] * coefficient).as_integer_ratio() for variable, coefficient in form]
    below = lcm(*(below for _, below in ratios))
    return Fraction(gcd(*(above * (below // own) for above, own in ratios)), below)


def halves(form: Form, floor: Fraction, step: Fraction) -> tuple[Constraint, Constraint]:
    """The two cases of a branch."""
    return Constraint(form, floor), Constraint(times(form, -1), -floor - step)


def terms(proof: Refutation) -> Iterator[Term]:
    """All constraints that a refutation uses, those of its branches too."""
    if isinstance(proof, Certificate):
        yield from proof.terms
    else:
        yield from terms(proof.below)
        yield from terms(proof.above)


def refutes(proof: Refutation, problem: Problem) -> bool:
    """Verify a refutation by addition alone: does it use only what the problem says, and does it add up?"""

    def verify(proof: Refutation, constraints: frozenset[Constraint]) -> bool:
        """Whether a proof refutes these constraints: itself, or in both branches of a whole number."""
        if isinstance(proof, Certificate):
            return proof.holds() and all(term.constraint in constraints for term in proof.terms)
        each = step(proof.form, problem.whole)
        if not each or (proof.floor / each).denominator > 1:
            return False
        below, above = halves(proof.form, proof.floor, each)
        return verify(proof.below, constraints | {below}) and verify(proof.above, constraints | {above})

    claims = (claim for figure in problem.figures for claim in figure.claims())
    return verify(proof, frozenset((*claims, *problem.laws)))


def components(problem: Problem) -> list[Problem]:
    """Split a problem into parts that share no variable, those with figures first, in address order."""
    leader: dict[int, int] = {}

    def find(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = variable = leader[leader[variable]]
        return variable

    def tie(form: Form) -> int | None:
        """Unite the variables of a form; returns one of them."""
        roots = [find(variable) for variable, _ in form]
        leader.update(dict.fromkeys(roots, roots[0]) if roots else {})
        return roots[0] if roots else None

    figures = [(tie(figure.measure + figure.per), figure) for figure in problem.figures]
    laws = [(tie(law.form), law) for law in problem.laws]
    figure_lists: defaultdict[int | None, list[Figure]] = defaultdict(list)
    law_lists: defaultdict[int | None, list[Constraint]] = defaultdict(list)
    grains: defaultdict[int | None, dict[int, Fraction | int]] = defaultdict(dict)
    for root, figure in sorted(figures, key=lambda pair: pair[1].address):
        figure_lists[root if root is None else find(root)].append(figure)
    for root, law in sorted(laws, key=lambda pair: pair[1].label):
        law_lists[root if root is None else find(root)].append(law)
    for variable, grain in problem.whole.items():
        grains[find(variable)][variable] = grain
    roots = dict.fromkeys((*figure_lists, *law_lists))
    return [Problem(figure_lists[root], law_lists[root], grains[root]) for root in roots]
