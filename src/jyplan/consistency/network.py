"""A plan as a network: all its figures and relations over one set of unknown numbers.

Knows which figures enter together, which cannot and why, and which of them nothing could contradict.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.accelerations import accelerations
from jyplan.consistency.claims import Claim, as_it_stands, claims
from jyplan.consistency.conflict import row_of
from jyplan.consistency.known import Known
from jyplan.consistency.reader import Reader
from jyplan.consistency.ties import Side, Tie, reflected
from jyplan.consistency.unknowns import NOMINAL, Time, Variable, Variables
from jyplan.diagnostic import Path
from jyplan.exact.figure import Figure as Printed
from jyplan.exact.figure import unit_of
from jyplan.exact.interval import POSITIVE, Interval
from jyplan.exact.printings import Printing
from jyplan.plan.model import Plan
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import Figure, Problem, components

LEFT_OUT = "accepted"
"""Why a comparison says nothing whose rate is set aside."""


Reading = frozenset[str]
"""How a plan is taken: as it is stated, or with a change that makes it easier or harder to be true."""

STATED: Reading = frozenset()
OPEN: Reading = frozenset({"open"})
"""With the ends of intervals outside, but for exact figures."""

RELAXATIONS = ("cut-off", "total-falls", "published-apart")
"""Rates as if they might have been cut off instead of rounded; pieces that no figure states as if they might
be below zero; figures of different sources as if each source knew times of its own."""


class NotJoint(NamedTuple):
    """A figure or relation that is not checked jointly, and why."""

    address: str
    reason: str


class Network(NamedTuple):
    """Everything a plan states, ready to be held together.

    ``claims`` and ``ties`` are all there are, in the plan's order; those with a reason do not enter.
    ``entered`` are the claims of the network, in which a figure compared with a rate stands for that rate.
    ``shown`` are the figures that stand in relations as numbers of their own, by these. ``spread`` are the
    pieces that the periods of a flow consist of. ``tested`` are the names of the claims and ties that
    something else could contradict. ``unstated`` are pieces that no figure states, ``times`` are those of
    flows and levels, ``observed`` what is not aimed at, and ``sources`` those that speak of each number.
    """

    plan: Plan
    variables: tuple[Variable, ...]
    signed: frozenset[str]
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    entered: tuple[Claim, ...]
    shown: dict[int, Claim]
    spread: dict[int, Form]
    unstated: frozenset[int]
    times: dict[int, Time]
    observed: frozenset[int]
    sources: dict[int, tuple[str, ...]]
    tested: frozenset[str]

    @property
    def not_joint(self) -> tuple[NotJoint, ...]:
        """What does not enter, in the plan's order; a rate in a relation does, but not as a quotient."""
        listed = [NotJoint(claim.address, claim.reason) for claim in self.claims if claim.reason]
        used = {number for claim in self.entered for number in claim.variables}
        for claim in self.shown.values():
            if claim.kind == "growth" and claim.variables and used.issuperset(claim.variables):
                listed.append(NotJoint(claim.address, "rate-in-relation"))
        listed += [NotJoint(tie.label, tie.reason) for tie in self.ties if tie.reason]
        return tuple(dict.fromkeys(listed))

    def problems(self, reading: Reading = STATED) -> list[Problem]:
        """The network's components, the same ones in the same order."""
        ranked = sorted(range(len(self.variables)), key=self.variables.__getitem__)
        rank = {number: place for place, number in enumerate(ranked)}

        def renamed(form: Form) -> Form:
            return tuple(
                (rank[piece], coefficient)
                for variable, coefficient in form
                for piece, _ in self.spread.get(variable, ((variable, 1),))
            )

        figures = [figure_of(claim, reading, renamed) for claim in self.entered]
        laws = [law._replace(form=renamed(law.form)) for tie in self.ties for law in tie.laws()]
        used = {number for figure in figures for number, _ in figure.measure + figure.per}
        used.update(number for law in laws for number, _ in law.form)
        whole: dict[int, Fraction | int] = {}
        for number, place in rank.items():
            if place in used:
                laws += self.signs(number, place, reading)
                self.grain(number, place, whole)
        return [part for part in components(Problem(figures, laws, whole)) if part.figures or _tied(part)]

    @property
    def is_told_apart(self) -> bool:
        """Whether several sources tell of what is observed of one flow or level."""
        sources: dict[str, set[str]] = {}
        for number in self.observed:
            sources.setdefault(self.variables[number].id, set()).update(self.sources.get(number, ()))
        return any(len(each) > 1 for each in sources.values())

    def signs(self, number: int, place: int, reading: Reading) -> Iterator[Constraint]:
        """That an unknown, at its place in a problem, is not below zero."""
        variable = self.variables[number]
        if variable.id in self.signed or variable.basis in ("rate", "share"):
            return
        if "total-falls" not in reading or number not in self.unstated:
            yield Constraint(((place, -1),), 0, label=f"{variable} >= 0")

    def grain(self, number: int, place: int, whole: dict[int, Fraction | int]) -> None:
        """Note an unknown that must be whole, at its place in a problem."""
        variable = self.variables[number]
        if variable.basis == NOMINAL and self.plan.indicators[variable.id].integer:
            whole[place] = Fraction(1, 10 ** unit_of(self.plan.indicators[variable.id].unit).power)


def _tied(part: Problem) -> bool:
    return any(law.label.startswith("relation:") for law in part.laws)


def figure_of(claim: Claim, reading: Reading, renamed: Callable[[Form], Form]) -> Figure:
    """A claim as a problem has it."""
    interval = claim.loose if "cut-off" in reading and claim.loose is not None else claim.allowed
    assert interval is not None
    if "open" in reading and not interval.single:
        interval = _inside(interval, claim.printing)
    return Figure(claim.address, renamed(claim.measure), interval, renamed(claim.per), claim.certain)


def _inside(interval: Interval, printing: Printing | None) -> Interval:
    """An interval without the ends that rounding only just reaches.

    The printed number itself is none of them (cut off, or 至少), nor is zero, where values end anyway.
    """
    low_kept, high_kept = interval.low_n == 0, interval.high_n == 0
    if printing is not None and (printing.figure.bound or printing.figure.rounding == "truncated"):
        itself = printing.read(printing.figure._replace(last=0, bound=None))
        if itself is not None and itself.single:
            low_kept, high_kept = (
                low_kept or interval.low == itself.low,
                high_kept or interval.high == itself.low,
            )
    return interval._replace(
        low_open=interval.low_open or not low_kept, high_open=interval.high_open or not high_kept
    )


def network(plan: Plan, without: frozenset[str] = frozenset(), as_of: dt.date | None = None) -> Network:
    """The network of a plan, without some figures and relations by their addresses; as known on a day."""
    variables = Variables(plan, as_of)
    stated = {claim.address: claim for claim in claims(plan, variables)}
    listed = [
        claim
        for claim in stated.values()
        if claim.address not in without and not _within(claim.path, variables.later)
    ]
    reader = Reader(plan, variables, stated)
    entries = list(reader.read())
    own = [entry for entry in entries if isinstance(entry, Claim) and row_of(entry.address) not in without]
    ties = [entry for entry in entries if isinstance(entry, Tie) and entry.row not in without]
    listed += [
        claim
        for claim in accelerations(plan, variables, stated, reader.operands.shown)
        if claim.address not in without
    ]
    known, numbered = Known(listed), variables.listed
    all_claims = [_with_base(claim, known, numbered, variables.signed) for claim in (*listed, *own)]
    rates = {number: claim for number, claim in reader.operands.rates.items() if claim.address not in without}
    ties, entered = _compared(ties, all_claims)
    entered = _as_numbers(rates, entered)
    spread = reader.axes.spread
    values = {claim.measure[0][0] for claim in entered if claim.kind == "value"}
    pieces = {piece for form in spread.values() for piece, _ in form}
    return Network(
        plan,
        tuple(numbered),
        frozenset(variables.signed),
        tuple(all_claims),
        tuple(ties),
        tuple(entered),
        reader.operands.shown | rates,
        spread,
        frozenset(pieces - values),
        {n: variables.times[variable] for n, variable in enumerate(numbered) if variable in variables.times},
        frozenset(n for n, variable in enumerate(numbered) if _is_observed(variables, variable)),
        {
            variables.numbers[key]: tuple(known)
            for key, known in variables.sources.items()
            if key in variables.numbers
        },
        _tested(entered, [tie for tie in ties if tie.enters], spread),
    )


def _within(path: Path, statements: set[Path]) -> bool:
    """Whether a figure belongs to one of some statements: ("indicators", id, "target", 0), …, "stretch")."""
    return bool(statements) and (path[:4] in statements or path[:3] in statements)


def _is_observed(variables: Variables, variable: Variable) -> bool:
    time = variables.times.get(variable)
    return time is not None and time.axis == "observed" and variable.basis == NOMINAL


def _as_numbers(rates: dict[int, Claim], entered: list[Claim]) -> list[Claim]:
    """Each rate that stands in a relation as a number within its printed range, in place of a quotient."""
    held = {claim.address: claim for claim in entered}
    for number, claim in rates.items():
        percent = claim.quantity.interval
        held.pop(claim.address, None)
        if percent is not None:
            source = claim.printing
            printing = source and source._replace(read=_percent_of)
            held[claim.address] = claim._replace(
                measure=((number, 1),),
                per=(),
                allowed=percent,
                loose=None,
                printing=printing,
                show=as_it_stands,
            )
    return list(held.values())


def _percent_of(figure: Printed) -> Interval:
    return figure.interval()


def _with_base(claim: Claim, known: Known, numbered: list[Variable], signed: set[str]) -> Claim:
    """A rate enters only where what it is taken of is above zero, or may be taken to be."""
    if claim.reason or not claim.per:
        return claim
    base = known.measured(claim.per)
    interval = base.interval if base else None
    value = base.value if base else None
    if (value is not None and value <= 0) or (interval is not None and interval.meet(POSITIVE).empty):
        return claim._replace(reason="base-not-positive")
    may_be = any(coefficient < 0 or numbered[number].id in signed for number, coefficient in claim.per)
    if may_be and (interval is None or not interval.within(POSITIVE)):
        return claim._replace(reason="base-may-be-negative")
    return claim


def _compared(ties: list[Tie], listed: list[Claim]) -> tuple[list[Tie], list[Claim]]:
    """Comparisons of rates: with a constant a law, with a figure used nowhere else a claim on the rate."""
    now = {claim.address: claim for claim in listed}
    ties = [_renewed(tie, now) for tie in ties]
    entered = {claim.address: claim for claim in listed if not claim.reason}
    uses = Counter(v for claim in entered.values() for v in set(claim.variables))
    uses.update(v for tie in ties for v in set(tie.variables))
    settled = []
    for tie in ties:
        of_rates = tie.reason is None and (tie.left.rate or tie.right.rate)
        settled.append(_of_rates(tie, entered, uses) if of_rates else tie)
    return settled, list(entered.values())


def _renewed(tie: Tie, now: dict[str, Claim]) -> Tie:
    """A tie of rates as they are now; it says nothing of a rate that is left out."""
    rates = [side.rate for side in (tie.left, tie.right) if side.rate is not None]
    if any(rate.path and rate.address not in now for rate in rates):
        return tie._replace(left=Side(), right=Side(), reason=LEFT_OUT)
    left, right = (
        side if side.rate is None else side._replace(rate=now.get(side.rate.address, side.rate))
        for side in (tie.left, tie.right)
    )
    return tie._replace(left=left, right=right)


def _of_rates(tie: Tie, entered: dict[str, Claim], uses: Counter[int]) -> Tie:
    """One comparison of a rate, as a law or as a reflected figure (then it needs no law of its own)."""
    sides = (tie.left, tie.right)
    if any(side.rate is not None and side.rate.reason for side in sides):
        return tie._replace(reason="rate-not-joint")
    if any(side.rate is None and not side.form for side in sides):
        return tie
    for side, other in (sides, sides[::-1]):
        alone = _only_here(side, entered, uses) if other.rate is not None else None
        if alone is not None:
            entered[alone.address] = reflected(tie, alone)
            return tie._replace(merged=True)
    return tie._replace(reason="rates-used-twice")


def _only_here(side: Side, entered: dict[str, Claim], uses: Counter[int]) -> Claim | None:
    """The figure of one side, where nothing but it and the comparison speaks of one of its unknowns."""
    if side.rate is not None:
        ends = [variable for variable, _ in side.rate.measure + side.rate.per]
        return side.rate if side.rate.path and any(uses[end] == 2 for end in ends) else None
    variables = [variable for variable, _ in side.form]
    claims = [claim for claim in entered.values() if set(variables) & set(claim.variables)]
    if len(variables) == 1 and len(claims) == 1 and claims[0].kind == "value" and uses[variables[0]] == 2:
        return claims[0]
    return None


def _tested(entered: Iterable[Claim], ties: Iterable[Tie], spread: dict[int, Form]) -> frozenset[str]:
    """What remains when figures that hang on a free unknown are peeled off, one after the other."""

    def pieces(variables: Iterable[int]) -> frozenset[int]:
        return frozenset(
            piece for variable in variables for piece, _ in spread.get(variable, ((variable, 1),))
        )

    items: dict[int, tuple[str, frozenset[int], tuple[frozenset[int], ...]]] = {}
    for claim in entered:
        own = dict.fromkeys(claim.variables)
        items[len(items)] = (claim.address, pieces(own), tuple(pieces([number]) for number in own))
    for tie in ties:
        items[len(items)] = (tie.label, pieces(tie.variables), tuple(map(pieces, tie.free)))
    users: dict[int, set[int]] = {}
    for item, (_, each, _) in items.items():
        for variable in each:
            users.setdefault(variable, set()).add(item)
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if item not in items:
            continue
        _, each, free = items[item]
        if any(all(users[v] == {item} for v in some) for some in free):
            del items[item]
            for variable in each:
                users[variable].discard(item)
                waiting += users[variable]
    return frozenset(name for name, _, _ in items.values())
