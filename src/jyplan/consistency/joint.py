"""A network held together at once: what is possible, what clashes, and who could be wrong.

Knows the verdict of every figure and relation in its component. Knows nothing of single comparisons.
"""

from __future__ import annotations

from typing import NamedTuple

from jyplan.consistency.claims import Claim
from jyplan.consistency.codes import CONFLICT, contradiction
from jyplan.consistency.conflicts import Group, Impossible, Inconsistent, examine
from jyplan.consistency.network import Network
from jyplan.consistency.printings import candidates
from jyplan.consistency.problem import Problem, Undecided, Witness, terms
from jyplan.consistency.simplex import Tick
from jyplan.interval import Interval
from jyplan.verdict import Verdict


class Conflict(NamedTuple):
    """Figures that cannot all be true; ``allowed`` and ``candidates`` run parallel to ``culprits``.

    ``figures`` are all of one group, ``irreducible`` its conflicts, and ``relations`` tie them. Ranges and
    printings are in the terms in which each figure is stated.
    """

    code: str
    figures: tuple[str, ...]
    relations: tuple[str, ...]
    irreducible: tuple[tuple[str, ...], ...]
    culprits: tuple[tuple[str, ...], ...]
    culprits_complete: bool
    allowed: tuple[dict[str, Interval], ...]
    candidates: tuple[dict[str, tuple[str, ...]], ...]


class Contradiction(NamedTuple):
    """Relations and figures marked as certain that cannot all be true, whatever the other figures are.

    ``complete`` is False where not all of them may be needed.
    """

    code: str
    labels: tuple[str, ...]
    complete: bool


class Joint(NamedTuple):
    """Verdicts by the names of figures and laws, with the conflicts behind them."""

    verdicts: dict[str, Verdict]
    undecided: frozenset[str]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...]


_Outcome = Witness | Inconsistent | Impossible | Undecided


def joint(network: Network, tick: Tick) -> Joint:
    """Decide each component of a network.

    A conflict that vanishes where rates were cut off instead of rounded makes its figures ``edge``.
    """
    verdicts: dict[str, Verdict] = {}
    undecided: set[str] = set()
    conflicts: list[Conflict] = []
    contradictions: list[Contradiction] = []
    loose: list[Problem] | None = None
    claims = {claim.address: claim for claim in network.entered}
    for number, problem in enumerate(network.problems()):
        names = _names(problem)
        outcome = examine(problem, tick)
        verdicts |= dict.fromkeys(names, "untested")
        verdicts |= dict.fromkeys(names & network.tested, "consistent")
        if isinstance(outcome, Undecided):
            undecided |= names
        if isinstance(outcome, Witness | Undecided):
            continue
        loose = network.problems(loose=True) if loose is None else loose
        again = examine(loose[number], tick)
        if isinstance(again, Undecided):
            undecided |= names
            continue
        verdicts |= _verdicts(outcome, again, names)
        if isinstance(outcome, Impossible):
            code = contradiction(outcome.labels, claims)
            contradictions.append(Contradiction(code, outcome.labels, outcome.complete))
        else:
            bad = {name for name in names if verdicts[name] == "inconsistent"}
            blamed = [group for group in outcome.groups if bad & set(group.figures)]
            conflicts += (_conflict(claims, group, _relations(problem, group)) for group in blamed)
    return Joint(verdicts, frozenset(undecided), tuple(conflicts), tuple(contradictions))


def _names(problem: Problem) -> set[str]:
    return {figure.address for figure in problem.figures} | {law.label for law in problem.laws}


def _verdicts(strict: _Outcome, loose: _Outcome, names: set[str]) -> dict[str, Verdict]:
    found: dict[str, Verdict] = dict.fromkeys(names & _blamed(strict), "edge")
    found |= dict.fromkeys(names & _blamed(loose), "inconsistent")
    return found


def _blamed(outcome: _Outcome) -> set[str]:
    """The figures of all conflicts, and the laws that one proof of them uses."""
    if isinstance(outcome, Impossible):
        return set(outcome.labels)
    if not isinstance(outcome, Inconsistent):
        return set()
    proof = {term.constraint.label for term in terms(outcome.proof)}
    figures = {name for group in outcome.groups for name in group.figures}
    return figures | {label for label in proof if label.startswith("relation:")}


def _relations(problem: Problem, group: Group) -> tuple[str, ...]:
    """The relations of a group: those that touch no number of which only other figures speak."""
    own: set[int] = set()
    others: set[int] = set()
    for figure in problem.figures:
        named = own if figure.address in group.figures else others
        named.update(variable for variable, _ in figure.measure + figure.per)
    laws = (law for law in problem.laws if law.label.startswith("relation:"))
    inside = (law.label for law in laws if (others - own).isdisjoint(variable for variable, _ in law.form))
    return tuple(sorted(set(inside)))


def _conflict(claims: dict[str, Claim], group: Group, relations: tuple[str, ...]) -> Conflict:
    allowed, printings = [], []
    for ranges in group.allowed:
        allowed.append({name: claims[name].show(interval) for name, interval in ranges.items()})
        printings.append(
            {
                name: candidates(claims[name].printing, interval, scaled=not claims[name].rate)
                for name, interval in ranges.items()
            }
        )
    return Conflict(
        CONFLICT,
        group.figures,
        relations,
        group.irreducible,
        group.culprits,
        group.complete,
        tuple(allowed),
        tuple(printings),
    )
