"""A network held together at once: what is possible, what clashes, and who could be wrong.

Knows the verdict of every figure and relation in its component. Knows nothing of single comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from jyplan.consistency import apart
from jyplan.consistency.claims import Claim
from jyplan.consistency.conflict import Conflict, Contradiction
from jyplan.consistency.network import OPEN, STATED, Network, Reading
from jyplan.consistency.signs import below_zero
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict
from jyplan.exact.slips import Candidates, Possible, Suggest, candidates
from jyplan.solver.approach import approach
from jyplan.solver.guess import guess
from jyplan.solver.linear import OutOfTime, Tick
from jyplan.solver.problem import Group, Impossible, Inconsistent, Problem, Undecided, Witness
from jyplan.words.codes import CONFLICT, EDGE, contradiction

_WRITTEN_OUT = 3  # irreducible sets of which it is asked whether values below zero would help


class Joint(NamedTuple):
    """Verdicts by the names of figures and laws, what makes some an edge, and the conflicts behind them."""

    verdicts: dict[str, Verdict]
    reasons: dict[str, str]
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
    in one of the ways in which figures that are right may seem to clash. Where whole numbers leave open
    whether it takes an end, it counts as consistent: it can be true.
    """
    verdicts: dict[str, Verdict] = {}
    reasons: dict[str, str] = {}
    undecided: set[str] = set()
    conflicts: list[Conflict] = []
    contradictions: list[Contradiction] = []
    claims = {claim.address: claim for claim in network.entered}
    # Another number in the place of a base of nothing would bring back the rates that say nothing of it now.
    idle = {claim.per[0][0] for claim in network.claims if claim.reason == "base-not-positive" and claim.per}
    suggest = partial(_suggested, claims, idle)
    readings = _Readings(network)
    for number, inside in enumerate(readings.components):
        names = _names(inside)
        verdicts |= dict.fromkeys(names, "untested")
        verdicts |= dict.fromkeys(names & network.tested, "consistent")
        clear = set(names)
        for outcome, reason in _decided(_Component(readings, number), tick, suggest):
            if isinstance(outcome, Undecided) or (isinstance(outcome, Inconsistent) and not outcome.repaired):
                undecided |= clear - _blamed(outcome)
            blamed = clear & _blamed(outcome)
            verdicts |= dict.fromkeys(blamed, "inconsistent" if reason is None else "edge")
            if reason in OF_TIME:
                reasons |= dict.fromkeys(blamed, reason)
            clear -= blamed
            if isinstance(outcome, Impossible) and reason is None:
                code = contradiction(outcome.labels, claims)
                contradictions.append(Contradiction(code, outcome.labels, outcome.complete))
            elif isinstance(outcome, Inconsistent):
                home = readings.component(number, STATED)
                conflicts += [_conflict(claims, group, reason, home) for group in outcome.groups]
    return Joint(verdicts, reasons, frozenset(undecided), tuple(conflicts), tuple(contradictions))


OF_TIME = ("total-falls", "published-apart")
"""Why figures of several periods may seem to clash and yet be right."""


class _Readings:
    """The components of a network, in each way it is taken."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.components = network.problems(OPEN)
        self.relaxations = [
            name
            for name, applies in (
                ("cut-off", True),
                ("total-falls", bool(network.unstated)),
                ("published-apart", network.is_told_apart),
            )
            if applies
        ]
        self._made: dict[Reading, list[Problem]] = {OPEN: self.components}

    def component(self, number: int, reading: Reading) -> Problem:
        """One component; with sources apart it is what has become of it."""
        if reading not in self._made:
            if "published-apart" in reading:
                self._made[reading] = self._gathered(apart.problems(self.network, reading))
            else:
                self._made[reading] = self.network.problems(reading)
        return self._made[reading][number]

    def _gathered(self, parts: list[Problem]) -> list[Problem]:
        """Parts put together as they are without sources apart."""
        home = {name: number for number, each in enumerate(self.components) for name in _names(each)}
        gathered = [Problem([], [], {}) for _ in self.components]
        for part in parts:
            name = next(
                (name for name in sorted(_names(part)) if name in home and not name.endswith(" >= 0")), None
            )
            if name is None:
                continue
            figures, laws, whole = gathered[home[name]]
            more = [*figures, *part.figures], [*laws, *part.laws], {**whole, **part.whole}
            gathered[home[name]] = Problem(*more)
        return gathered


class _Component(NamedTuple):
    """One component of a network, in each way it is taken."""

    readings: _Readings
    number: int

    def read(self, reading: Reading) -> Problem:
        """The component taken in a way."""
        return self.readings.component(self.number, reading)


def _decided(component: _Component, tick: Tick, suggest: Suggest) -> Iterator[_Decided]:
    """One component: inside all intervals, else with their ends, else in the ways in which it may be right.

    Nothing is blamed for what one of these explains; that comes as an edge of its own.
    """
    problem = component.read
    try:
        tick(len(problem(OPEN).figures))
    except OutOfTime:
        yield _Decided(Undecided("time"))
        return
    easy = _easily(problem(OPEN), tick)
    if easy is not None:
        yield _Decided(easy)
        return
    # Most plans that are in order need no search, and need not wait for its modules.
    from jyplan.solver.branch import decide
    from jyplan.solver.conflicts import examine, plainly_impossible

    names = component.readings.relaxations
    widest = problem(frozenset(names))
    if not plainly_impossible(widest):
        inside = decide(problem(OPEN), tick)
        if isinstance(inside, Witness):
            yield _Decided(inside)
            return
        stated = decide(problem(STATED), tick)
        if isinstance(stated, Undecided | Witness):
            only_ends = isinstance(stated, Witness) and not isinstance(inside, Undecided)
            yield _Decided(examine(problem(OPEN), tick, suggest=suggest) if only_ends else stated, "ends")
            return
    outcome = examine(widest, tick, suggest=suggest, narrow=problem(STATED) if names == ["cut-off"] else None)
    if isinstance(outcome, Witness):
        reason = _why(lambda reading: decide(problem(reading), tick), names)
        yield _Decided(examine(problem(STATED), tick, suggest=suggest), reason)
        return
    yield _Decided(outcome)
    if isinstance(outcome, Inconsistent) and outcome.repaired:
        suspects = {name for group in outcome.groups for culprits in group.culprits for name in culprits}

        def rest(reading: Reading) -> Problem:
            whole = problem(reading)
            return whole._replace(
                figures=[figure for figure in whole.figures if figure.address not in suspects]
            )

        left = _easily(rest(STATED), tick) or examine(rest(STATED), tick, suggest=suggest)
        if not isinstance(left, Witness):
            yield _Decided(left, _why(lambda reading: decide(rest(reading), tick), names))


def _easily(problem: Problem, tick: Tick) -> Witness | None:
    """True values that are found without a search, None where there are none or they are not easily found."""
    values = guess(problem) or approach(problem, tick)
    return None if values is None else Witness(values)


def _why(decided: Callable[[Reading], object], names: list[str]) -> str:
    """The one relaxation that explains a clash, of those that explain it together the last."""
    for name in names:
        if isinstance(decided(frozenset({name})), Witness):
            return name
    return names[-1]


def _names(problem: Problem) -> set[str]:
    return {figure.address for figure in problem.figures} | {law.label for law in problem.laws}


def _blamed(outcome: _Outcome) -> set[str]:
    """The figures of all conflicts, and the relations that tie them."""
    if isinstance(outcome, Impossible):
        return set(outcome.labels)
    if not isinstance(outcome, Inconsistent):
        return set()
    figures = {name for group in outcome.groups for name in group.figures}
    return figures | {law for group in outcome.groups for law in group.laws if law.startswith("relation:")}


def _conflict(claims: dict[str, Claim], group: Group, reason: str | None, home: Problem) -> Conflict:
    signs = () if reason else tuple(below_zero(home, clash) for clash in group.irreducible[:_WRITTEN_OUT])
    candidates = [candidate for printings in group.candidates for candidate in printings.values()]
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
        tuple({name: candidate.printings for name, candidate in each.items()} for each in group.candidates),
        all(candidate.complete for candidate in candidates),
        signs,
    )


def _suggested(
    claims: dict[str, Claim], idle: set[int], address: str, allowed: Interval, possible: Possible | None
) -> Candidates:
    claim = claims[address]
    if claim.kind == "value" and not idle.isdisjoint(claim.variables):
        return Candidates((), complete=False)
    return candidates(claim.printing, allowed, scaled=not claim.rate, possible=possible)
