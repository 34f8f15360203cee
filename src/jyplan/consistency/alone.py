"""Each figure and each relation against the stated figures it touches: its verdict, with what it rests on.

Knows one comparison at a time, and nothing of networks.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from heapq import nlargest, nsmallest
from operator import itemgetter
from typing import NamedTuple

from jyplan.consistency.claims import Claim
from jyplan.consistency.known import Known
from jyplan.consistency.network import LEFT_OUT, Network
from jyplan.consistency.ties import MIRROR, Side, Tie, factor_at
from jyplan.consistency.tiles import Tiles
from jyplan.consistency.unknowns import NOMINAL
from jyplan.exact import growth as rates
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict, judge
from jyplan.exact.printings import last_place, passing, strength
from jyplan.solver.linear import Form
from jyplan.words.codes import IMPOSSIBLE, PERIODS

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
        self.known = Known(network.claims, network.shown)
        self.numbers = {variable: number for number, variable in enumerate(network.variables)}
        self.scopes = {
            (variable.id, variable.slot)
            for number, variable in enumerate(network.variables)
            if number in self.known.values
        }
        self.tiles = Tiles(network, self.known)
        self.farthest: dict[int, tuple[list[Claim], list[Claim]]] = {}

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
        end = self.measured(claim, claim.measure)
        if claim.per:
            return self.rate(claim, end)
        return self.change(claim, end)

    def measured(self, claim: Claim, form: Form) -> Quantity | None:
        """What others state of a form."""
        if self.known.claim(form) is claim:
            return self.known.sum((((number, 1),), coefficient) for number, coefficient in form)
        return self.known.measured(form)

    def quotient(self, claim: Claim, end: Quantity | None) -> Quantity | None:
        """What the other figures give for a rate: end by base, or what an increase beside it leaves.

        That is T/(T - D) with each figure used once. None where nothing is there to compute from.
        """
        base = self.known.measured(claim.per)
        if end is not None and base is not None:
            return rates.ratio(end, base)
        if end is None or claim.kind != "growth" or len(claim.measure) != 1 or len(claim.per) != 1:
            return None
        form: Form = (claim.measure[0], (claim.per[0][0], -1))
        increase = self.known.changes.get(form)
        if increase is None or increase.reason or increase.quantity.interval is None:
            return None
        grown = rates.growth_from_increase(end, increase.quantity)
        times = rates.difference(grown, Quantity(Fraction(-100), Interval(-100, 1, -100, 1)))
        return times.scaled(Fraction(1, 100))

    def value(self, claim: Claim) -> Test:
        """A value against the other printings of the same number, and the periods that make it up."""
        number = claim.measure[0][0]
        if claim.quantity.interval is None:
            reason = claim.quantity.reason
            others = len(self.known.same[number]) > 1
            return Test("not-checkable" if others else "untested", reason, claim.text)
        tests = []
        for other in self.others(number, claim):
            known = other.quantity
            if known.interval is not None:
                verdict = judge(claim.quantity.interval, known.interval, least=0)
                test = self.tested(claim, verdict, known, known.interval)
                tests.append(self.apart(test, [claim, other]) if claim.path[2] != other.path[2] else test)
        for terms, parts in self.tiles.of(claim):
            total = self.known.sum(terms)
            if total is not None and total.interval is not None:
                verdict = judge(claim.quantity.interval, total.interval, least=0)
                test = self.tested(claim, verdict, total, total.interval)
                if verdict == "inconsistent":
                    test = test._replace(reason=PERIODS)
                tests.append(self.apart(test, [claim, *parts]))
        return worst(tests)._replace(stated=claim.text)

    def others(self, number: int, claim: Claim) -> list[Claim]:
        """The other printings of a number; of very many the highest and the lowest, which clash most."""
        same = self.known.same[number]
        if len(same) <= _MOST_PRINTINGS + 1:
            return [equal for equal in same if equal is not claim]
        if number not in self.farthest:
            self.farthest[number] = _farthest(same)
        each = ((equal for equal in end if equal is not claim) for end in self.farthest[number])
        return [equal for equal in (next(end, None) for end in each) if equal is not None]

    def apart(self, test: Test, claims: Iterable[Claim]) -> Test:
        """A test of what is observed: where several sources tell of it, an earlier one was revised."""
        if test.verdict == "inconsistent" and len({claim.source for claim in claims}) > 1:
            return test._replace(verdict="edge", reason="published-apart")
        return test

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
        test = self.tested(claim, verdict, computed, quotient.interval)
        if not claim.observed or claim.kind != "growth":
            return test
        ends = [self.known.claim((term,)) for term in (*claim.measure, *claim.per)]
        return self.apart(test, [claim, *(end for end in ends if end is not None)])

    def change(self, claim: Claim, computed: Quantity | None) -> Test:
        """An increase, a change in points, or a difference against the difference of the two values."""
        if computed is None:
            return Test("untested", claim.reason, claim.text)
        if computed.interval is None or claim.allowed is None:
            reason = computed.reason or claim.quantity.reason
            return Test("not-checkable", reason, claim.text, computed.value)
        measured = computed.interval
        if claim.kind == "difference":
            computed = Quantity(_shown(claim, computed.value), claim.show(measured), computed.reason)
        test = self.tested(claim, judge(claim.allowed, measured), computed, measured)
        if not claim.observed:
            return test
        ends = [self.known.claim(((number, 1),)) for number, _ in claim.measure]
        return self.apart(test, [claim, *(end for end in ends if end is not None)])

    def real(self, claim: Claim) -> Test:
        """A growth at comparable prices is never held against nominal values: it tells what prices did."""
        form = (claim.measure[0][0], claim.per[0][0])
        nominal = [self.network.variables[number]._replace(basis=NOMINAL) for number in form]
        known = [self.known.values.get(self.numbers.get(variable, -1)) for variable in nominal]
        end, base = known
        if end is None or base is None:
            return Test("untested", claim.reason, claim.text)
        computed = self.shown(claim, rates.ratio(end.quantity, base.quantity))
        reason = _REAL[claim.basis or ""]
        test = Test("not-checkable", reason, claim.text, computed.value, computed.interval)
        if claim.times is None or claim.basis != "real":
            return test  # a change of scope is no price
        prices = rates.deflator(end.quantity, base.quantity, claim.times)
        if prices.value is None and prices.interval is None:
            return test
        return test._replace(deflator=Change(prices.value, prices.interval))

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
            v for number, v in zip(claim.variables, variables, strict=True) if number not in self.known.values
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
        verdict = judge_sides(left.interval, tie.op, right.interval)
        test = Test(verdict, None, stated, right.value, right.interval)
        figures = [self.known.claim(form) for form, _ in (*tie.left.terms, *tie.right.terms)]
        if all(figure is not None and figure.observed for figure in figures):
            test = self.apart(test, (figure for figure in figures if figure is not None))
        tested = self.left_open(tie)
        if tested is None:
            return test
        claim, own = tested
        if claim is not whole or tie.op != "=":
            return test._replace(strength=strength(claim.printing, own))
        nearest, refused = passing(claim.printing, own)
        return test._replace(distance=_distance(claim, own), passes=nearest, strength=refused)

    def left_open(self, tie: Tie) -> tuple[Claim, Interval] | None:
        """One figure of a relation, the whole where it is one, with what all others leave open for it."""
        for side, other, op in ((tie.left, tie.right, tie.op), (tie.right, tie.left, MIRROR[tie.op])):
            known = self.side(other)
            if side.rate is not None and known is not None and known.interval is not None:
                return side.rate, _factors(_open_for(op, known.interval), side.rate)
        terms = [*tie.left.terms, *((form, -factor) for form, factor in tie.right.terms)]
        order = range(len(terms)) if len(tie.left.terms) == 1 else reversed(range(len(terms)))
        for place in order:
            form, factor = terms[place]
            claim = self.known.claim(form)
            others = self.known.sum((*terms[:place], *terms[place + 1 :]))
            if claim is not None and others is not None and others.interval is not None:
                constant = tie.right.constant - tie.left.constant
                rest = Interval.of(constant, constant).minus(others.interval)
                op = tie.op if factor > 0 else MIRROR[tie.op]
                left = _open_for(op, rest.scaled(*_inverse(factor)))
                return claim, _factors(left, claim) if claim.rate else left
        return None

    def whole(self, tie: Tie) -> Claim | None:
        """The figure on the left, where it is a single one."""
        if tie.left.rate is not None:
            return tie.left.rate
        return self.known.claim(tie.left.terms[0][0]) if len(tie.left.terms) == 1 else None

    def side(self, side: Side) -> Quantity | None:
        """What is known of one side; None where a value of it is not stated."""
        if side.rate is not None:
            return self.of_rate(side.rate)
        quantity = self.known.sum(side.terms)
        if quantity is None:
            return None
        constant = Interval.of(side.constant, side.constant)
        return Quantity(
            None if quantity.value is None else quantity.value + side.constant,
            None if quantity.interval is None else quantity.interval.plus(constant),
            quantity.reason,
        )

    def of_rate(self, claim: Claim) -> Quantity | None:
        """A rate as it is stated, else as it follows from its two values."""
        if claim.text is not None or claim.quantity.interval is not None or claim.reason:
            return claim.quantity
        end, base = self.known.measured(claim.measure), self.known.measured(claim.per)
        if end is None or base is None:
            return None
        return rates.growth(end, base)


# Of more printings of one number than these only the farthest are told.
_MOST_PRINTINGS = 20


def _farthest(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The two printings of the highest lower ends, and the two of the lowest upper ones."""
    known = [(claim.quantity.interval, claim) for claim in claims if claim.quantity.interval is not None]
    lows = [(interval.low, claim) for interval, claim in known if interval.low is not None]
    highs = [(interval.high, claim) for interval, claim in known if interval.high is not None]
    highest = nlargest(2, lows, key=itemgetter(0))
    lowest = nsmallest(2, highs, key=itemgetter(0))
    return [claim for _, claim in highest], [claim for _, claim in lowest]


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


def _shown(claim: Claim, value: Fraction | None) -> Fraction | None:
    """A number of the measure as the figure has it."""
    return None if value is None else claim.show(Interval.of(value, value)).low


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


def judge_sides(left: Interval, op: str, right: Interval) -> Verdict:
    """Whether two ranges can stand in the relation ``op`` to each other."""
    if op == "=":
        return judge(left, right)
    if op in (">", ">="):
        left, right, op = right, left, "<" if op == ">" else "<="
    below = Interval.of(None, right.high, high_open=op == "<" or right.high_open)
    if left.width == 0 and right.width == 0:
        return "consistent" if not left.meet(below).empty else "inconsistent"
    return judge(left, below)
