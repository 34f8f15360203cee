"""A network held together at once: what is possible, what clashes, and who could be wrong.

Knows the verdict of every figure and relation in its component. Knows nothing of single comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from jyplan.consistency.claims import Claim
from jyplan.consistency.conflict import Conflict, Contradiction
from jyplan.consistency.network import Ends, Network
from jyplan.consistency.signs import below_zero
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict
from jyplan.exact.slips import Candidates, Possible, Suggest, candidates
from jyplan.solver.approach import approach
from jyplan.solver.guess import guess
from jyplan.solver.linear import OutOfTime, Tick
from jyplan.solver.problem import Group, Impossible, Inconsistent, Problem, Undecided, Witness, terms
from jyplan.words.codes import CONFLICT, EDGE, contradiction

_WRITTEN_OUT = 3  # irreducible sets of which it is asked whether values below zero would help


class Joint(NamedTuple):
    """Verdicts by the names of figures and laws, with the conflicts behind them."""

    verdicts: dict[str, Verdict]
    undecided: frozenset[str]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...]


_Outcome = Witness | Inconsistent | Impossible | Undecided


class _Decided(NamedTuple):
    """What one component comes to; ``reason`` says why that is only an edge."""

    outcome: _Outcome
    reason: str | None = None


def joint(network: Network, tick: Tick) -> Joint:
    """Decide each component of a network.

    It is consistent where all can be true with no figure on an end of its interval, exact ones apart. Where
    they can only be true with some on an end, the figures that clash inside are ``edge``: for two figures
    this is to say that their intervals meet in an end only. They are ``edge`` too where the clash vanishes
    if rates were cut off instead of rounded. Where whole numbers leave open whether it takes an end, it
    counts as consistent: it can be true.
    """
    verdicts: dict[str, Verdict] = {}
    undecided: set[str] = set()
    conflicts: list[Conflict] = []
    contradictions: list[Contradiction] = []
    claims = {claim.address: claim for claim in network.entered}
    # Another number in the place of a base of nothing would bring back the rates that say nothing of it now.
    idle = {claim.per[0][0] for claim in network.claims if claim.reason == "base-not-positive" and claim.per}
    suggest = partial(_suggested, claims, idle)
    kinds: dict[Ends, list[Problem]] = {"open": network.problems("open")}

    def problem(number: int, ends: Ends) -> Problem:
        if ends not in kinds:
            kinds[ends] = network.problems(ends)
        return kinds[ends][number]

    for number, inside in enumerate(kinds["open"]):
        names = _names(inside)
        verdicts |= dict.fromkeys(names, "untested")
        verdicts |= dict.fromkeys(names & network.tested, "consistent")
        clear = set(names)
        for outcome, reason in _decided(partial(problem, number), tick, suggest):
            if isinstance(outcome, Undecided) or (isinstance(outcome, Inconsistent) and not outcome.repaired):
                undecided |= clear - _blamed(outcome)
            verdicts |= dict.fromkeys(clear & _blamed(outcome), "inconsistent" if reason is None else "edge")
            clear -= _blamed(outcome)
            if isinstance(outcome, Impossible) and reason is None:
                code = contradiction(outcome.labels, claims)
                contradictions.append(Contradiction(code, outcome.labels, outcome.complete))
            elif isinstance(outcome, Inconsistent):
                home = problem(number, "stated")
                conflicts += [_conflict(claims, group, reason, home) for group in outcome.groups]
    return Joint(verdicts, frozenset(undecided), tuple(conflicts), tuple(contradictions))


def _decided(problem: Callable[[Ends], Problem], tick: Tick, suggest: Suggest) -> Iterator[_Decided]:
    """One component: inside all intervals, else with their ends, else with rates that were cut off.

    Nothing is blamed for what cutting off explains; that comes as an edge of its own.
    """
    try:
        tick(len(problem("open").figures))
    except OutOfTime:
        yield _Decided(Undecided("time"))
        return
    easy = guess(problem("open")) or approach(problem("open"), tick)
    if easy is not None:
        yield _Decided(Witness(easy))
        return
    # Most plans that are in order need no search, and need not wait for its modules.
    from jyplan.solver.branch import decide
    from jyplan.solver.conflicts import examine, plainly_impossible

    if not plainly_impossible(problem("loose")):
        inside = decide(problem("open"), tick)
        if isinstance(inside, Witness):
            yield _Decided(inside)
            return
        stated = decide(problem("stated"), tick)
        if isinstance(stated, Undecided | Witness):
            only_ends = isinstance(stated, Witness) and not isinstance(inside, Undecided)
            yield _Decided(examine(problem("open"), tick, suggest=suggest) if only_ends else stated, "ends")
            return
    loose = examine(problem("loose"), tick, suggest=suggest, narrow=problem("stated"))
    if isinstance(loose, Witness):
        yield _Decided(examine(problem("stated"), tick, suggest=suggest), "cut-off")
        return
    yield _Decided(loose)
    if isinstance(loose, Inconsistent) and loose.repaired:
        suspects = {name for group in loose.groups for culprits in group.culprits for name in culprits}
        left = [figure for figure in problem("stated").figures if figure.address not in suspects]
        yield _Decided(examine(problem("stated")._replace(figures=left), tick, suggest=suggest), "cut-off")


def _names(problem: Problem) -> set[str]:
    return {figure.address for figure in problem.figures} | {law.label for law in problem.laws}


def _blamed(outcome: _Outcome) -> set[str]:
    """The figures of all conflicts, and the laws that one proof of them uses."""
    if isinstance(outcome, Impossible):
        return set(outcome.labels)
    if not isinstance(outcome, Inconsistent):
        return set()
    proof = {term.constraint.label for term in terms(outcome.proof)}
    figures = {name for group in outcome.groups for name in group.figures}
    return figures | {label for label in proof if label.startswith("relation:")}


def _conflict(claims: dict[str, Claim], group: Group, reason: str | None, home: Problem) -> Conflict:
    signs = () if reason else tuple(below_zero(home, clash) for clash in group.irreducible[:_WRITTEN_OUT])
    found = [one for printings in group.candidates for one in printings.values()]
    return Conflict(
        CONFLICT if reason is None else EDGE,
        "inconsistent" if reason is None else "edge",
        reason,
        group.figures,
        tuple(label for label in group.laws if label.startswith("relation:") and label not in claims),
        tuple(label for label in group.laws if label in claims),
        group.irreducible,
        group.culprits,
        group.complete,
        tuple(
            {name: claims[name].show(interval) for name, interval in ranges.items()}
            for ranges in group.allowed
        ),
        tuple({name: one.printings for name, one in each.items()} for each in group.candidates),
        all(one.complete for one in found),
        signs,
    )


def _suggested(
    claims: dict[str, Claim], idle: set[int], address: str, allowed: Interval, possible: Possible | None
) -> Candidates:
    claim = claims[address]
    if claim.kind == "value" and not idle.isdisjoint(claim.variables):
        return Candidates((), complete=False)
    return candidates(claim.printing, allowed, scaled=not claim.rate, possible=possible)
