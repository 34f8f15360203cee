"""Can everything a plan states be true: each figure alone, and all of them together?

A verdict is the worse of both. What a plan accepts with a reason is set aside before the rest is judged,
and judged for itself with everything else, so that it hides no other fault and cannot go stale unseen.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.alone import Alone, Change, Test, worst
from jyplan.consistency.claims import Claim
from jyplan.consistency.conflict import Conflict, Contradiction, row_of
from jyplan.consistency.joint import Joint, joint
from jyplan.consistency.network import Network, NotJoint, network
from jyplan.consistency.ties import Tie
from jyplan.diagnostic import Path
from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict, worse
from jyplan.plan.address import RELATION, read_address
from jyplan.plan.model import Plan
from jyplan.plan.relation import Relation, Total
from jyplan.solver.linear import OutOfTime, Tick, unlimited
from jyplan.words.codes import ACCEPTED, CONFLICT, STALE, code_of
from jyplan.words.language import Language


class Statement(NamedTuple):
    """One figure or relation with its verdict and its derivation.

    ``code`` is that of the finding, or of the reason why there is no verdict; None for ``consistent``.
    ``assumes`` names what a failing growth was taken for; ``distance`` is counted in units of the last
    place; ``strength`` is the share of the possible printings that the test would have refused;
    ``deflator``, in percent, is what prices did where the growth is at comparable prices; ``members`` are
    the addresses that a relation ties, as written. ``message`` is for the report to fill in.
    """

    address: str
    id: str
    name: str
    unit: str
    kind: str
    verdict: Verdict
    code: str | None
    reason: str | None
    assumes: str | None
    stated: str | None
    computed: Fraction | None
    interval: Interval | None
    distance: Fraction | None
    passes: tuple[str, ...]
    strength: Fraction | None
    deflator: Change | None
    path: Path
    members: tuple[str, ...] = ()
    message: str | None = None


class Accepted(NamedTuple):
    """A finding that the plan accepts, with its reason; ``stale`` where there is nothing to accept."""

    address: str
    code: str
    reason: str
    verdict: Verdict
    stale: bool
    figures: tuple[str, ...]
    path: Path


class Summary(NamedTuple):
    """The worst verdict of all that is not accepted, and how many there are of each."""

    verdict: Verdict
    counts: dict[Verdict, int]


class Checked(NamedTuple):
    """What a check of ``plan`` found; ``contradictions`` lie within relations and certain figures alone.

    ``network`` is what the verdicts rest on.
    """

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...]
    not_joint: tuple[NotJoint, ...]
    accepted: tuple[Accepted, ...]
    summary: Summary
    plan: Plan
    network: Network


class _Final(NamedTuple):
    """A row before it is written: what it is about, its test, and what accepts it."""

    address: str
    path: Path
    id: str
    kind: str
    basis: str | None
    test: Test


class _Judged(NamedTuple):
    rows: dict[str, _Final]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...]


def check(
    plan: Plan,
    ids: Collection[str] | None = None,
    deadline: float | None = None,
    language: Language = "zh",
    as_of: dt.date | None = None,
) -> Checked:
    """Judge everything that a plan states.

    ``ids`` limits what is reported, not what is considered. After ``deadline``, a moment of
    `time.monotonic`, what is not yet known stays ``not-decided``. Indicators are named in ``language``. With
    ``as_of`` nothing counts that was not known on that day.
    """
    tick = unlimited if deadline is None else _until(deadline)
    everything = network(plan, as_of=as_of)
    accepting = _accepting(everything)
    without = frozenset(address for addresses in accepting.values() for address in addresses)
    judged = _judge(network(plan, without, as_of) if without else everything, tick)
    rows = judged.rows
    if without:
        rows = {}
        for address, final in _judge(everything, tick).rows.items():
            rows[address] = final if address in without else judged.rows.get(address, final)
    relations = {f"relation:{relation.id}": relation for relation in plan.relations}
    clashing = {
        row_of(name): addresses.code for addresses in judged.contradictions for name in addresses.labels
    }
    shown = {
        address: _in_clash(_statement(plan, final, relations.get(address), language), clashing)
        for address, final in rows.items()
        if ids is None or _concerns(address, final, relations, ids)
    }
    chosen = {figure for figure in rows if figure in shown}
    return Checked(
        tuple(shown.values()),
        tuple(c for c in judged.conflicts if ids is None or chosen.intersection(map(row_of, c.figures))),
        tuple(c for c in judged.contradictions if ids is None or chosen.intersection(map(row_of, c.labels))),
        tuple(untied for untied in everything.not_joint if row_of(untied.address) in chosen),
        tuple(_accepted(accepting, shown)),
        _summary([row for row in shown.values() if row.address not in without]),
        plan,
        everything,
    )


def _until(deadline: float) -> Tick:
    def tick(cost: int) -> None:
        if time.monotonic() > deadline:
            raise OutOfTime

    return tick


# What is accepted


def _accepting(network: Network) -> dict[tuple[Path, str], list[str]]:
    """What each acceptance covers: a statement with all that it says, a growth, a relation."""
    accepting: dict[tuple[Path, str], list[str]] = {}
    listed: list[Claim | Tie] = [*network.claims, *network.ties]
    for statement in listed:
        if statement.accept is not None:
            address = statement.row if isinstance(statement, Tie) else row_of(statement.address)
            covered = accepting.setdefault((_root(statement.path), statement.accept), [])
            if address not in covered:
                covered.append(address)
    return accepting


def _root(path: Path) -> Path:
    """The path of the statement or relation that a figure belongs to."""
    for key in ("growth", "increase", "points"):
        if key in path[3:]:  # ("indicators", id, "target", …): an id may be one of these words
            return path[: path.index(key, 3)]
    return path


def _accepted(accepting: dict[tuple[Path, str], list[str]], shown: dict[str, Statement]) -> list[Accepted]:
    accepted = []
    for (path, reason), addresses in accepting.items():
        rows = [shown[address] for address in addresses if address in shown]
        if rows:
            first = min(rows, key=lambda row: VERDICTS.index(row.verdict))
            stale = first.verdict in ("consistent", "untested")
            code = STALE if stale else ACCEPTED
            accepted.append(
                Accepted(first.address, code, reason, first.verdict, stale, tuple(addresses), path)
            )
    return accepted


# Verdicts


def _judge(network: Network, tick: Tick) -> _Judged:
    """The rows of a network in the plan's order, alone and jointly."""
    alone, together = Alone(network), joint(network, tick)
    by_row: dict[str, list[tuple[Claim | Tie, Test]]] = {}
    own: list[Claim | Tie] = [claim for claim in network.claims if claim.path[0] != "relations"]
    of_relations: list[Claim | Tie] = [claim for claim in network.claims if claim.path[0] == "relations"]
    of_relations += network.ties
    for entry in (*own, *sorted(of_relations, key=lambda claim: int(claim.path[1]))):
        if isinstance(entry, Claim):
            by_row.setdefault(row_of(entry.address), []).append((entry, alone.claim(entry)))
        else:
            by_row.setdefault(entry.row, []).append((entry, alone.tie(entry)))
    rows = {}
    for address, tests in by_row.items():
        entry = tests[0][0]
        test = worst(test for _, test in tests)
        for each, _ in tests:
            test = _with_joint(test, each, together)
        basis = entry.basis if isinstance(entry, Claim) else None
        id = address.removeprefix("relation:") if address.startswith("relation:") else _id(entry)
        rows[address] = _Final(address, entry.path, id, entry.kind, basis, test)
    return _Judged(rows, together.conflicts, together.contradictions)


def _id(claim: Claim | Tie) -> str:
    return claim.id if isinstance(claim, Claim) else claim.row


def _with_joint(test: Test, claim: Claim | Tie, together: Joint) -> Test:
    """The worse of a verdict alone and the joint one."""
    name = claim.label if isinstance(claim, Tie) else claim.address
    if name in together.undecided and worse(test.verdict, "not-checkable") != test.verdict:
        return test._replace(verdict="not-checkable", reason="not-decided")
    final = worse(test.verdict, together.verdicts.get(name, "untested"))
    if final == test.verdict:
        return test
    reason = together.reasons.get(name, "joint") if final in ("inconsistent", "edge") else None
    return test._replace(verdict=final, reason=reason)


# Rows


def _exhausts(relation: Relation | None) -> bool:
    """Whether the relation says that shares make up a whole."""
    return isinstance(relation, Total) and not isinstance(relation.whole, str) and relation.whole == 100


def _statement(plan: Plan, final: _Final, relation: Relation | None, language: Language) -> Statement:
    name, unit = _called(plan, final, relation, language)
    test = final.test
    failing = test.verdict == "inconsistent" and final.kind == "growth" and final.basis == "unknown"
    return Statement(
        final.address,
        final.id,
        name,
        unit,
        final.kind,
        test.verdict,
        code_of(test.verdict, test.reason, final.kind, exhausts=_exhausts(relation)),
        test.reason,
        "nominal" if failing else None,
        test.stated,
        test.computed,
        test.interval,
        test.distance,
        test.passes,
        test.strength,
        test.deflator,
        final.path,
        () if relation is None else tuple(text for text, _ in relation.references()),
    )


def _in_clash(row: Statement, clashing: dict[str, str]) -> Statement:
    """A row that only a contradiction makes fail has its code."""
    own = clashing.get(row.address)
    return row._replace(code=own) if own is not None and row.code == CONFLICT else row


def _called(plan: Plan, final: _Final, relation: Relation | None, language: Language) -> tuple[str, str]:
    """Name and unit: of a relation those of the first indicator it names, unless its figure has its own."""
    id = final.id if relation is None else next(iter(_named(relation)), None)
    if id is None:
        return final.id, ""
    indicator = plan.indicators[id]
    own = None if relation is None else relation.unit_of_figure()
    return indicator.called(language), own or indicator.unit


def _named(relation: Relation) -> list[str]:
    addresses = [read_address(text) for text, _ in relation.references()]
    return [address.id for address in addresses if address is not None and address.role != RELATION]


def _concerns(address: str, final: _Final, relations: dict[str, Relation], ids: Collection[str]) -> bool:
    relation = relations.get(address)
    return final.id in ids if relation is None else any(id in ids for id in _named(relation))


def _summary(rows: list[Statement]) -> Summary:
    counted = Counter(row.verdict for row in rows)
    worst: Verdict = "untested"
    for row in rows:
        worst = worse(worst, row.verdict)
    return Summary(worst, {verdict: counted[verdict] for verdict in VERDICTS})
