"""Each figure and each relation against the stated figures it touches: its verdict, with what it rests on.

Knows one comparison at a time, and nothing of networks.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.claims import Claim, first_values
from jyplan.consistency.network import LEFT_OUT, Network
from jyplan.consistency.ties import MIRROR, Side, Tie, factor_at
from jyplan.consistency.unknowns import NOMINAL
from jyplan.exact import growth as rates
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict, judge
from jyplan.exact.printings import last_place, passing, strength
from jyplan.solver.linear import Form
from jyplan.solver.problem import times
from jyplan.words.codes import IMPOSSIBLE

_ONE = Interval(1, 1, 1, 1)
_REAL = {"real": "real-growth", "like-for-like": "like-for-like-growth"}


class Change(NamedTuple):
    """A change in percent, as far as it is known."""

    value: Fraction | None
    interval: Interval | None


class Test(NamedTuple):
    """A verdict with its derivation.

    ``distance`` is counted in units of the stated figure's last place; ``strength`` is the share of possible
    printings that the test would have refused (`printings.strength`). ``deflator`` is what prices did where
    the growth is at comparable prices and the values are not.
    """

    verdict: Verdict
    reason: str | None = None
    stated: str | None = None
    computed: Fraction | None = None
    interval: Interval | None = None
    distance: Fraction | None = None
    passes: tuple[str, ...] = ()
    strength: Fraction | None = None
    deflator: Change | None = None


def worst(tests: Iterable[Test]) -> Test:
    """The worst of several tests, the first of equal ones; ``untested`` where there are none."""
    return min(tests, key=lambda test: VERDICTS.index(test.verdict), default=Test("untested"))


class Alone:
    """The tests of a network's claims and ties, one by one."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.values = first_values(network.claims)
        self.numbers = {variable: number for number, variable in enumerate(network.variables)}
        self.same: dict[int, list[Claim]] = {}
        for claim in network.claims:
            if claim.kind == "value":
                self.same.setdefault(claim.measure[0][0], []).append(claim)
        self.increases = {
            (claim.measure[0][0], claim.measure[1][0]): claim
            for claim in network.claims
            if claim.kind == "increase" and not claim.reason and len(claim.measure) == 2
        }
        self.scopes = {
            (variable.id, variable.slot)
            for number, variable in enumerate(network.variables)
            if number in self.values
        }

    # Figures

    def claim(self, claim: Claim) -> Test:
        """A figure against what the stated values give for it."""
        if claim.kind == "value":
            return self.value(claim)
        if claim.reason == IMPOSSIBLE and claim.kind == "growth":
            return Test("inconsistent", claim.reason, claim.text)  # nothing falls below zero by a growth
        if not claim.measure:
            return Test("untested", claim.reason, claim.text)
        if claim.basis in _REAL:
            return self.real(claim)
        if claim.reason == "other-scope" or self.scope_differs(claim):
            return Test("not-checkable", "other-scope", claim.text)
        end = self.sum(claim.measure)
        if claim.per:
            return self.rate(claim, end)
        return self.change(claim, end)

    def value(self, claim: Claim) -> Test:
        """A value against the other printings of the same number."""
        others = [one for one in self.same[claim.measure[0][0]] if one is not claim]
        if claim.quantity.interval is None:
            reason = claim.quantity.reason
            return Test("not-checkable" if others else "untested", reason, claim.text)
        tests = []
        for other in _farthest(others):
            known = other.quantity
            if known.interval is not None:
                verdict = judge(claim.quantity.interval, known.interval, least=0)
                tests.append(self.tested(claim, verdict, known, known.interval))
        return worst(tests)._replace(stated=claim.text)

    def quotient(self, claim: Claim, end: Quantity | None) -> Quantity | None:
        """What the other figures give for a rate: end by base, or what an increase beside it leaves.

        That is T/(T - D) with each figure used once. None where nothing is there to compute from.
        """
        base = self.sum(claim.per)
        if end is not None and base is not None:
            return rates.ratio(end, base)
        increase = self.increases.get((claim.measure[0][0], claim.per[0][0]))
        if end is None or increase is None or claim.kind != "growth" or increase.quantity.interval is None:
            return None
        grown = rates.growth_from_increase(end, increase.quantity)
        times = rates.difference(grown, Quantity(Fraction(-100), Interval(-100, 1, -100, 1)))
        return times.scaled(Fraction(1, 100))

    def rate(self, claim: Claim, end: Quantity | None) -> Test:
        """A growth or share against the quotient of the two values."""
        quotient = self.quotient(claim, end)
        if quotient is None:
            return Test("untested", None if claim.reason == "approximate" else claim.reason, claim.text)
        if quotient.value is None and quotient.interval is None:
            return Test("not-checkable", quotient.reason, claim.text)
        computed = self.shown(claim, quotient)
        if claim.reason or quotient.interval is None or claim.allowed is None:
            reason = claim.reason or quotient.reason
            return Test("not-checkable", reason, claim.text, computed.value, computed.interval)
        verdict = judge(claim.allowed, quotient.interval, claim.loose, least=0)
        return self.tested(claim, verdict, computed, quotient.interval)

    def change(self, claim: Claim, computed: Quantity | None) -> Test:
        """An increase, or a change in points, against the difference of the two values."""
        if computed is None:
            return Test("untested", claim.reason, claim.text)
        if computed.interval is None or claim.allowed is None:
            reason = computed.reason or claim.quantity.reason
            return Test("not-checkable", reason, claim.text, computed.value)
        return self.tested(claim, judge(claim.allowed, computed.interval), computed, computed.interval)

    def real(self, claim: Claim) -> Test:
        """A growth at comparable prices is never held against nominal values: it tells what prices did."""
        form = (claim.measure[0][0], claim.per[0][0])
        nominal = [self.network.variables[number]._replace(basis=NOMINAL) for number in form]
        known = [self.values.get(self.numbers.get(variable, -1)) for variable in nominal]
        end, base = known
        if end is None or base is None:
            return Test("untested", claim.reason, claim.text)
        computed = self.shown(claim, rates.ratio(end.quantity, base.quantity))
        reason = _REAL[claim.basis or ""]
        found = Test("not-checkable", reason, claim.text, computed.value, computed.interval)
        if claim.times is None or claim.basis != "real":
            return found  # a change of scope is no price
        prices = rates.deflator(end.quantity, base.quantity, claim.times)
        if prices.value is None and prices.interval is None:
            return found
        return found._replace(deflator=Change(prices.value, prices.interval))

    def shown(self, claim: Claim, quotient: Quantity) -> Quantity:
        """A quotient in the terms of the figure: percent a period, or a share."""
        interval = None if quotient.interval is None else claim.show(quotient.interval)
        if claim.kind == "growth":
            value = rates.growth(quotient._replace(interval=None), Quantity(Fraction(1), None), claim.periods)
            return Quantity(value.value, interval, quotient.reason)
        unit = claim.show(_ONE).low
        value_only = None if quotient.value is None or unit is None else quotient.value * unit
        return Quantity(value_only, interval, quotient.reason)

    def tested(self, claim: Claim, verdict: Verdict, computed: Quantity, measured: Interval) -> Test:
        """A verdict with its derivation."""
        return Test(
            verdict,
            None,
            claim.text,
            computed.value,
            computed.interval,
            _distance(claim, computed.interval),
            *passing(claim.printing, measured),
        )

    def scope_differs(self, claim: Claim) -> bool:
        """Whether a value that a figure speaks of is stated, but in another scope only."""
        variables = [self.network.variables[number] for number in claim.variables]
        missing = [
            v for number, v in zip(claim.variables, variables, strict=True) if number not in self.values
        ]
        return any((variable.id, variable.slot) in self.scopes for variable in missing)

    # Relations

    def tie(self, tie: Tie) -> Test:
        """A relation against the stated values of both sides."""
        left, right = self.side(tie.left), self.side(tie.right)
        whole = self.whole(tie)
        stated = whole.text if whole else None
        if left is None or right is None or tie.reason == LEFT_OUT:
            return Test("untested", tie.reason, stated)
        if tie.reason in ("other-scope", "other-unit", "other-period", "no-year"):
            return Test("not-checkable", tie.reason, stated)
        if left.interval is None or right.interval is None:
            return Test("not-checkable", left.reason or right.reason, stated)
        verdict = _judge_sides(left.interval, tie.op, right.interval)
        found = Test(verdict, None, stated, right.value, right.interval)
        tested = self.left_open(tie)
        if tested is None:
            return found
        claim, own = tested
        if claim is not whole or tie.op != "=":
            return found._replace(strength=strength(claim.printing, own))
        nearest, refused = passing(claim.printing, own)
        return found._replace(distance=_distance(claim, own), passes=nearest, strength=refused)

    def left_open(self, tie: Tie) -> tuple[Claim, Interval] | None:
        """One figure of a relation, the whole where it is one, with what all others leave open for it."""
        for side, other, op in ((tie.left, tie.right, tie.op), (tie.right, tie.left, MIRROR[tie.op])):
            known = self.side(other)
            if side.rate is not None and known is not None and known.interval is not None:
                return side.rate, _factors(_open_for(op, known.interval), side.rate)
        terms = [*tie.left.form, *times(tie.right.form, -1)]
        order = range(len(terms)) if len(tie.left.form) == 1 else reversed(range(len(terms)))
        for place in order:
            number, coefficient = terms[place]
            claim = self.values.get(number)
            others = self.sum((*terms[:place], *terms[place + 1 :]))
            if claim is not None and others is not None and others.interval is not None:
                constant = tie.right.constant - tie.left.constant
                rest = Interval.of(constant, constant).minus(others.interval)
                op = tie.op if coefficient > 0 else MIRROR[tie.op]
                return claim, _open_for(op, rest.scaled(*_inverse(coefficient)))
        return None

    def whole(self, tie: Tie) -> Claim | None:
        """The figure on the left, where it is a single one."""
        if tie.left.rate is not None:
            return tie.left.rate
        return self.values.get(tie.left.form[0][0]) if len(tie.left.form) == 1 else None

    def side(self, side: Side) -> Quantity | None:
        """What is known of one side; None where a value of it is not stated."""
        if side.rate is not None:
            return side.rate.quantity
        found = self.sum(side.form)
        if found is None:
            return None
        constant = Interval.of(side.constant, side.constant)
        return Quantity(
            None if found.value is None else found.value + side.constant,
            None if found.interval is None else found.interval.plus(constant),
            found.reason,
        )

    def sum(self, form: Form) -> Quantity | None:
        """Stated values added up; None where one of them is not stated."""
        total = Quantity(Fraction(0), Interval(0, 1, 0, 1))
        for number, coefficient in form:
            stated = self.values.get(number)
            known = stated.quantity if stated else self.vague(number)
            if known is None:
                return None
            part = known.scaled(Fraction(coefficient))
            total = Quantity(
                None if total.value is None or part.value is None else total.value + part.value,
                None
                if total.interval is None or part.interval is None
                else total.interval.plus(part.interval),
                total.reason or part.reason,
            )
        return total

    def vague(self, number: int) -> Quantity | None:
        """A value that is stated, but allows no interval (左右)."""
        found = self.same.get(number)
        return found[0].quantity if found else None


# Of more printings of one number than these only the farthest are told.
_MOST_PRINTINGS = 20


def _farthest(others: list[Claim]) -> list[Claim]:
    """The printings that a value can clash with most, the highest and the lowest, where there are many."""
    known = [(one.quantity.interval, one) for one in others if one.quantity.interval is not None]
    if len(known) <= _MOST_PRINTINGS:
        return others
    lows = [(interval.low, one) for interval, one in known if interval.low is not None]
    highs = [(interval.high, one) for interval, one in known if interval.high is not None]
    highest = max(lows, key=lambda end: end[0], default=None)
    lowest = min(highs, key=lambda end: end[0], default=None)
    return [end[1] for end in (highest, lowest) if end is not None] or others[:_MOST_PRINTINGS]


def _distance(claim: Claim, interval: Interval | None) -> Fraction | None:
    """How far the printed number lies outside the computed range, in units of its last place."""
    value = claim.quantity.value
    printing = claim.printing
    unit = last_place(printing.figure) if printing else None
    if value is None or interval is None or printing is None or unit is None or not printing.figure.value:
        return None
    unit *= value / printing.figure.value
    if interval.low is not None and value < interval.low:
        return abs((interval.low - value) / unit)
    if interval.high is not None and value > interval.high:
        return abs((value - interval.high) / unit)
    return Fraction(0)


def _inverse(number: Fraction | int) -> tuple[int, int]:
    above, below = number.as_integer_ratio()
    return (below, above) if above > 0 else (-below, -above)


def _open_for(op: str, known: Interval) -> Interval:
    """What ``x op y`` leaves open for x, where y is known."""
    if op in ("<", "<="):
        return Interval.of(None, known.high, high_open=op == "<" or known.high_open)
    if op in (">", ">="):
        return Interval.of(known.low, None, low_open=op == ">" or known.low_open)
    return known


def _factors(percent: Interval, claim: Claim) -> Interval:
    """Growth in percent a period as what a figure's measure is then multiplied by."""
    low, high = percent.low, percent.high
    return Interval.of(
        None if low is None else factor_at(low, claim),
        None if high is None else factor_at(high, claim),
        percent.low_open,
        percent.high_open,
    )


def _judge_sides(left: Interval, op: str, right: Interval) -> Verdict:
    if op == "=":
        return judge(left, right)
    if op in (">", ">="):
        left, right, op = right, left, "<" if op == ">" else "<="
    below = Interval.of(None, right.high, high_open=op == "<" or right.high_open)
    if left.width == 0 and right.width == 0:
        return "consistent" if not left.meet(below).empty else "inconsistent"
    return judge(left, below)
