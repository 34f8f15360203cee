"""A network held together at once: what is possible, what clashes, and who could be wrong.

Knows the verdict of every figure and relation in its component. Knows nothing of single comparisons.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from jyplan.consistency.candidates import Candidates, Possible, Suggest, candidates
from jyplan.consistency.claims import Claim
from jyplan.consistency.codes import CONFLICT, EDGE, contradiction
from jyplan.consistency.guess import guess
from jyplan.consistency.linear import OutOfTime, Tick
from jyplan.consistency.network import Ends, Network
from jyplan.consistency.problem import Group, Impossible, Inconsistent, Problem, Undecided, Witness, terms
from jyplan.interval import Interval
from jyplan.verdict import Verdict


class Conflict(NamedTuple):
    """Figures that cannot all be true; ``allowed`` and ``candidates`` run parallel to ``culprits``.

    ``figures`` are all of one group, ``irreducible`` its conflicts, and ``relations`` tie them. Ranges and
    printings are in the terms in which each figure is stated; ``candidates_complete`` is False where whole
    numbers leave open whether others fit, so that a single one need not be the only one. With the verdict
    ``edge`` they can all be true after all, and ``reason`` says how: ``cut-off``, if rates were cut off
    instead of rounded; ``ends``, at ends of intervals only.
    """

    code: str
    verdict: Verdict
    reason: str | None
    figures: tuple[str, ...]
    relations: tuple[str, ...]
    irreducible: tuple[tuple[str, ...], ...]
    culprits: tuple[tuple[str, ...], ...]
    culprits_complete: bool
    allowed: tuple[dict[str, Interval], ...]
    candidates: tuple[dict[str, tuple[str, ...]], ...]
    candidates_complete: bool


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


class _Decided(NamedTuple):
    """What one component comes to; ``reason`` says why it is an edge."""

    outcome: _Outcome
    blamed: frozenset[str] = frozenset()  # of what is inconsistent, not only an edge
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
    kinds: dict[Ends, list[Problem]] = {"open": network.problems("open")}

    def problem(number: int, ends: Ends) -> Problem:
        if ends not in kinds:
            kinds[ends] = network.problems(ends)
        return kinds[ends][number]

    for number, inside in enumerate(kinds["open"]):
        names = _names(inside)
        verdicts |= dict.fromkeys(names, "untested")
        verdicts |= dict.fromkeys(names & network.tested, "consistent")
        outcome, bad, reason = _decided(partial(problem, number), tick, partial(_suggested, claims))
        if isinstance(outcome, Undecided):
            undecided |= names
            continue
        verdicts |= dict.fromkeys(names & _blamed(outcome), "edge")
        verdicts |= dict.fromkeys(names & bad, "inconsistent")
        if isinstance(outcome, Impossible) and bad:
            code = contradiction(outcome.labels, claims)
            contradictions.append(Contradiction(code, outcome.labels, outcome.complete))
        elif isinstance(outcome, Inconsistent):
            for group in outcome.groups:
                why = None if not bad.isdisjoint(group.figures) else reason
                conflicts.append(_conflict(claims, group, _relations(inside, group), why))
    return Joint(verdicts, frozenset(undecided), tuple(conflicts), tuple(contradictions))


def _decided(problem: Callable[[Ends], Problem], tick: Tick, suggest: Suggest) -> _Decided:
    """One component: inside all intervals, else with their ends, else with rates that were cut off."""
    try:
        tick(len(problem("open").figures))
    except OutOfTime:
        return _Decided(Undecided("time"))
    easy = guess(problem("open"))
    if easy is not None:
        return _Decided(Witness(easy))
    # Most plans that are in order need no search, and need not wait for its modules.
    from jyplan.consistency.bench import decide
    from jyplan.consistency.conflicts import examine

    inside = decide(problem("open"), tick)
    if isinstance(inside, Witness):
        return _Decided(inside)
    outcome = examine(problem("stated"), tick, suggest=suggest)
    if isinstance(outcome, Undecided):
        return _Decided(outcome)
    if isinstance(outcome, Witness):
        if isinstance(inside, Undecided):
            return _Decided(outcome, reason="ends")
        return _Decided(examine(problem("open"), tick, suggest=suggest), reason="ends")
    loose = examine(problem("loose"), tick)
    if isinstance(loose, Undecided):
        return _Decided(loose)
    return _Decided(outcome, frozenset(_blamed(loose)), "cut-off")


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


def _conflict(
    claims: dict[str, Claim], group: Group, relations: tuple[str, ...], reason: str | None
) -> Conflict:
    found = [one for printings in group.candidates for one in printings.values()]
    return Conflict(
        CONFLICT if reason is None else EDGE,
        "inconsistent" if reason is None else "edge",
        reason,
        group.figures,
        relations,
        group.irreducible,
        group.culprits,
        group.complete,
        tuple(
            {name: claims[name].show(interval) for name, interval in ranges.items()}
            for ranges in group.allowed
        ),
        tuple({name: one.printings for name, one in each.items()} for each in group.candidates),
        all(one.complete for one in found),
    )


def _suggested(
    claims: dict[str, Claim], address: str, allowed: Interval, possible: Possible | None
) -> Candidates:
    claim = claims[address]
    return candidates(claim.printing, allowed, scaled=not claim.rate, possible=possible)
