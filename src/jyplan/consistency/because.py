"""The working behind each verdict of a check: the formula, the numbers put in, what would have passed.

Shows what `consistency` has found; decides nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.alone import Alone, Test
from jyplan.consistency.claims import Claim
from jyplan.consistency.network import Network
from jyplan.consistency.result import Checked, Statement
from jyplan.consistency.ties import Side, Tie
from jyplan.consistency.unknowns import NOMINAL
from jyplan.exact import steps as derivation
from jyplan.exact.figure import plain, points_unit
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import Verdict
from jyplan.exact.steps import Step, Term
from jyplan.solver.linear import Form


class Working(NamedTuple):
    """How one verdict came about; ``step`` is None where nothing stated is there to compute from.

    ``allowed`` are the true values that the stated figure stands for, ``distance`` is in units of its last
    place, ``passes`` are the nearest printings that would have agreed, and ``strength`` is how much of the
    possible printings the test refuses.
    """

    address: str
    name: str
    verdict: Verdict
    code: str | None
    reason: str | None
    stated: str | None
    allowed: Interval | None
    step: Step | None
    distance: Fraction | None
    passes: tuple[str, ...]
    strength: Fraction | None


def workings(checked: Checked, *, every: bool) -> list[Working]:
    """The working of each statement that something tests; with ``every`` of the untested ones too."""
    bench = _Bench(checked.network)
    rows = (row for row in checked.statements if every or row.verdict != "untested")
    return [bench.working(row) for row in rows]


class _Bench:
    """A network's figures by their addresses, and the tests of each."""

    def __init__(self, network: Network) -> None:
        self.network, self.alone = network, Alone(network)
        self.listed: dict[str, list[Claim | Tie]] = {}
        every: list[Claim | Tie] = [*network.claims, *network.ties]
        for working in every:
            address = working.row if isinstance(working, Tie) else working.address
            if address.startswith("relation:"):
                address = address.partition("@")[0]
            self.listed.setdefault(address, []).append(working)

    def working(self, row: Statement) -> Working:
        """The working of one row; its step gives what the row computes."""
        claim = self.behind(row)
        allowed = claim.quantity.interval if isinstance(claim, Claim) else None
        step = None
        if claim is not None and row.computed is not None:
            made = self.of_tie(claim) if isinstance(claim, Tie) else self.of_claim(claim, row)
            if made is not None:
                step = made._replace(value=row.computed, interval=row.interval, reason=None)
        return Working(
            row.address, row.name, row.verdict, row.code, row.reason, row.stated, allowed, step,
            row.distance, row.passes, row.strength,
        )  # fmt: skip

    def behind(self, row: Statement) -> Claim | Tie | None:
        """The figure or tie that a row shows: of a relation that holds at several times the worst one."""
        listed = self.listed.get(row.address, [])
        for working in listed[1:]:
            test: Test = self.alone.tie(working) if isinstance(working, Tie) else self.alone.claim(working)
            if (test.stated, test.computed, test.interval) == (row.stated, row.computed, row.interval):
                return working
        return listed[0] if listed else None

    def of_claim(self, claim: Claim, row: Statement) -> Step | None:
        """A growth, share or change from the values it speaks of; another printing for a value."""
        if claim.kind == "value":
            return self.other_printing(claim, row)
        # A change is end minus base in one form, a rate a quotient of two.
        ends = (claim.measure, claim.per) if claim.per else (claim.measure[:1], claim.measure[1:])
        if len(ends[1]) != 1:
            return None
        symbols = ("P", "W") if claim.kind == "share" else ("T", "B")
        end, base = (self.term(form[0], symbol) for form, symbol in zip(ends, symbols, strict=True))
        if claim.kind == "growth":
            return derivation.growth(end, base, claim.periods)
        if claim.kind == "share":
            return derivation.share("share", end, base)._replace(unit="")
        unit = points_unit(row.unit) if claim.kind == "points" else row.unit
        return derivation.difference("change", end, base, unit)

    def other_printing(self, claim: Claim, row: Statement) -> Step | None:
        for other in self.alone.known.same.get(claim.measure[0][0], ()):
            if other is not claim and other.quantity.value == row.computed:
                text = _digits(other)
                return _step("other-printing", other.address, text, row.unit)
        return None

    def of_tie(self, tie: Tie) -> Step:
        """The parts added up, or both sides of a comparison."""
        if tie.kind == "total" and tie.op == "=":
            parts = tie.right
            named, put_in = self.side(parts, names=True) or "", self.side(parts) or ""
            return _step("sum", named, put_in, "", self.side(parts, False), self.side(parts, True))
        return _step("comparison", self.compared(tie, names=True), self.compared(tie, names=False), "")

    def compared(self, tie: Tie, *, names: bool) -> str:
        left, right = (self.side(side, names=names) or "?" for side in (tie.left, tie.right))
        return f"{left} {tie.op} {right}"

    def side(self, side: Side, high: bool | None = None, *, names: bool = False) -> str | None:
        """One side with names, printed numbers, or (``high`` True or False) the ends of their intervals."""
        if side.rate is not None:
            return side.rate.address if names else _digits(side.rate)
        if not side.form:
            return plain(side.constant)
        return self.added(side.form, high, names)

    def added(self, form: Form, high: bool | None, names: bool) -> str | None:
        """A sum of figures written out, as :meth:`side`; None where a printed number is missing."""
        text = ""
        for number, coefficient in form:
            shown = self.number(number, None if high is None else high == (coefficient > 0), names)
            if shown is None:
                return None
            size = abs(Fraction(coefficient))
            factor = "" if size == 1 else f"{plain(size)} · "
            sign = " - " if coefficient < 0 else " + "
            text += f"{sign if text or coefficient < 0 else ''}{factor}{shown}"
        return text.strip()

    def number(self, number: int, high: bool | None, names: bool) -> str | None:
        """One figure of the network by its number, as :meth:`side`; None where nothing is printed of it."""
        if names:
            return str(self.network.variables[number])
        claim = self.alone.known.values.get(number)
        if claim is None or high is None:
            return _digits(claim) if claim else None
        interval = claim.quantity.interval
        end = None if interval is None else interval.high if high else interval.low
        return None if end is None else plain(end)

    def nominal(self, number: int) -> Claim | None:
        """The stated value of the same figure at current prices."""
        variable = self.network.variables[number]._replace(basis=NOMINAL)
        return self.alone.known.values.get(self.alone.numbers.get(variable, -1))

    def term(self, scaled: tuple[int, Fraction | int], symbol: str) -> Term:
        """A value by its symbol; a share of figures in different scales takes the part in the whole's."""
        number, coefficient = scaled
        factor = abs(Fraction(coefficient))
        claim = self.alone.known.values.get(number) or self.nominal(number)
        if claim is None:
            return Term(symbol, str(self.network.variables[number]), Quantity(None, None, "no-value"), "")
        value = claim.quantity.value
        written = _digits(claim) if factor == 1 or value is None else plain(value * factor)
        return Term(symbol, written, claim.quantity.scaled(factor), "", claim.address)


def _digits(claim: Claim) -> str:
    """The digits as printed, or the number in the indicator's unit where they are printed in another."""
    value, text = claim.quantity.value, claim.text or ""
    try:
        same = value is None or Fraction(text) == value
    except ValueError:
        same = False
    return text if same or value is None else plain(value)


def _step(
    name: str, formula: str, put_in: str, unit: str, low: str | None = None, high: str | None = None
) -> Step:
    return Step(name, None, formula, (), put_in, low, high, None, None, unit, None)
