"""A plan as a network: all its figures and relations over one set of unknown numbers.

Knows which figures enter together, which cannot and why, and which of them nothing could contradict.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.consistency.claims import Claim, claims, first_values
from jyplan.consistency.ties import Reader, Side, Tie, reflected
from jyplan.consistency.unknowns import Variable, Variables
from jyplan.diagnostic import Path
from jyplan.exact.figure import unit_of
from jyplan.exact.interval import POSITIVE, Interval
from jyplan.exact.printings import Printing
from jyplan.plan.model import Plan
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import Figure, Problem, components

LEFT_OUT = "accepted"
"""Why a comparison says nothing whose rate is set aside."""


Ends = Literal["stated", "open", "loose"]
"""How the ends of intervals count: as they are stated; as outside, but for exact figures; or, of rates,
as if they might have been cut off instead of rounded."""


class NotJoint(NamedTuple):
    """A figure or relation that is not checked jointly, and why."""

    address: str
    reason: str


class Network(NamedTuple):
    """Everything a plan states, ready to be held together.

    ``claims`` and ``ties`` are all there are, in the plan's order; those with a reason do not enter.
    ``entered`` are the claims of the network, in which a figure compared with a rate stands for that rate.
    ``tested`` are the names of the claims and ties that something else could contradict.
    """

    plan: Plan
    variables: tuple[Variable, ...]
    signed: frozenset[str]
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    entered: tuple[Claim, ...]
    tested: frozenset[str]

    @property
    def not_joint(self) -> tuple[NotJoint, ...]:
        """What does not enter, in the plan's order."""
        listed = [NotJoint(claim.address, claim.reason) for claim in self.claims if claim.reason]
        listed += [NotJoint(tie.label, tie.reason) for tie in self.ties if tie.reason]
        return tuple(dict.fromkeys(listed))

    def problems(self, ends: Ends = "stated") -> list[Problem]:
        """The network's components, always the same ones in the same order."""
        ranked = sorted(range(len(self.variables)), key=self.variables.__getitem__)
        rank = {number: place for place, number in enumerate(ranked)}

        def renamed(form: Form) -> Form:
            return tuple((rank[variable], coefficient) for variable, coefficient in form)

        figures = [_figure(claim, ends, renamed) for claim in self.entered]
        laws = [law._replace(form=renamed(law.form)) for tie in self.ties for law in tie.laws()]
        whole: dict[int, Fraction | int] = {}
        for number, variable in enumerate(self.variables):
            indicator = self.plan.indicators[variable.id]
            if variable.id not in self.signed:
                laws.append(Constraint(((rank[number], -1),), 0, label=f"{variable} >= 0"))
            if indicator.integer and variable.basis == "nominal":
                whole[rank[number]] = Fraction(1, 10 ** unit_of(indicator.unit).power)
        return [part for part in components(Problem(figures, laws, whole)) if part.figures or _tied(part)]


def _tied(part: Problem) -> bool:
    return any(law.label.startswith("relation:") for law in part.laws)


def _figure(claim: Claim, ends: Ends, renamed: Callable[[Form], Form]) -> Figure:
    interval = claim.loose if ends == "loose" and claim.loose is not None else claim.allowed
    assert interval is not None
    if ends == "open" and interval.width != 0:
        interval = _inside(interval, claim.printing)
    return Figure(claim.address, renamed(claim.measure), interval, renamed(claim.per), claim.certain)


def _inside(interval: Interval, printing: Printing | None) -> Interval:
    """An interval without the ends that rounding only just reaches.

    The printed number itself is none of them (cut off, or 至少), nor is zero, where values end anyway.
    """
    kept: list[Fraction | int | None] = [0]
    if printing is not None and (printing.figure.bound or printing.figure.rounding == "truncated"):
        itself = printing.read(printing.figure._replace(last=0, bound=None))
        if itself is not None and itself.width == 0:
            kept.append(itself.low)
    return interval._replace(
        low_open=interval.low_open or interval.low not in kept,
        high_open=interval.high_open or interval.high not in kept,
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
    found = list(Reader(plan, variables, stated).read())
    shares = [one for one in found if isinstance(one, Claim) and one.address.split("@")[0] not in without]
    ties = [one for one in found if isinstance(one, Tie) and one.row not in without]
    known, numbered = first_values(listed), list(variables.numbers)
    all_claims = [_with_base(claim, known, numbered, variables.signed) for claim in (*listed, *shares)]
    ties, entered = _compared(ties, all_claims)
    return Network(
        plan,
        tuple(variables.numbers),
        frozenset(variables.signed),
        tuple(all_claims),
        tuple(ties),
        tuple(entered),
        _tested(entered, [tie for tie in ties if tie.enters]),
    )


def _within(path: Path, statements: set[Path]) -> bool:
    """Whether a figure belongs to one of some statements: ("indicators", id, "target", 0), …, "stretch")."""
    return bool(statements) and (path[:4] in statements or path[:3] in statements)


def _with_base(claim: Claim, known: dict[int, Claim], numbered: list[Variable], signed: set[str]) -> Claim:
    """A rate enters only where what it is taken of is above zero, or may be taken to be."""
    if claim.reason or not claim.per:
        return claim
    number = claim.per[0][0]
    base = known.get(number)
    interval: Interval | None = base.quantity.interval if base else None
    if base is not None and interval is not None:
        value = base.quantity.value
        if (value is not None and value <= 0) or interval.meet(POSITIVE).empty:
            return claim._replace(reason="base-not-positive")
    if numbered[number].id in signed and (interval is None or not interval.within(POSITIVE)):
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
    if any(rate.address not in now for rate in rates):
        return tie._replace(left=Side(), right=Side(), reason=LEFT_OUT)
    left, right = (
        side if side.rate is None else side._replace(rate=now[side.rate.address])
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
        return side.rate if any(uses[end] == 2 for end in ends) else None
    variables = [variable for variable, _ in side.form]
    found = [claim for claim in entered.values() if set(variables) & set(claim.variables)]
    if len(variables) == 1 and len(found) == 1 and found[0].kind == "value" and uses[variables[0]] == 2:
        return found[0]
    return None


def _tested(entered: Iterable[Claim], ties: Iterable[Tie]) -> frozenset[str]:
    """What remains when figures that hang on a free unknown are peeled off, one after the other."""
    items: dict[int, tuple[str, set[int], tuple[frozenset[int], ...]]] = {}
    for claim in entered:
        each = set(claim.variables)
        items[len(items)] = (claim.address, each, tuple(frozenset([v]) for v in each))
    for tie in ties:
        items[len(items)] = (tie.label, set(tie.variables), tie.free)
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
