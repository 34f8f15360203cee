"""Relations as laws over unknown numbers, and as figures where they state a rate of their own.

Knows what totals, shares, parts and comparisons mean. Knows nothing of how a network is solved.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.consistency.claims import Claim, as_it_stands
from jyplan.consistency.unknowns import Variable, Variables, slot_of
from jyplan.diagnostic import Path
from jyplan.exact.figure import Figure, read_number, read_text, unit_of
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.printings import Printing
from jyplan.plan.figures import Address, digits_text, percent_figure, read_address
from jyplan.plan.model import Compare, Part, Plan, Relation, Share, Total
from jyplan.plan.rules import references
from jyplan.plan.values import Range
from jyplan.solver.linear import Constraint, Form
from jyplan.solver.problem import times

Op = Literal["<", "<=", "=", ">=", ">"]
MIRROR: dict[Op, Op] = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}
"""What a comparison is, seen from its other side."""


class Side(NamedTuple):
    """One side of a tie: a sum of unknowns, a constant, or the rate that a figure states."""

    form: Form = ()
    constant: Fraction = Fraction(0)
    rate: Claim | None = None


class Tie(NamedTuple):
    """``left op right``, for one time; ``label`` names it among the laws, ``row`` is its relation's address.

    ``free`` holds sets of unknowns: where nothing else speaks of any of one set, the tie says nothing.
    With a ``reason`` it does not enter the network. ``merged`` says that a figure used here only stands for
    it: a claim on the rate that it is compared with.
    """

    label: str
    row: str
    kind: str
    path: Path
    left: Side
    op: Op
    right: Side
    free: tuple[frozenset[int], ...] = ()
    accept: str | None = None
    reason: str | None = None
    merged: bool = False

    @property
    def variables(self) -> list[int]:
        """The unknowns that the tie speaks of."""
        sides = (self.left, self.right)
        forms = [side.rate.measure + side.rate.per if side.rate else side.form for side in sides]
        return [variable for form in forms for variable, _ in form]

    @property
    def enters(self) -> bool:
        """Whether the tie is a law of the network."""
        return self.reason is None and not self.merged

    def laws(self) -> list[Constraint]:
        """The tie as linear constraints; a rate against a constant is a bound on its quotient."""
        if not self.enters:
            return []
        left, right, op = self.left, self.right, self.op
        if left.rate is None and right.rate is not None:
            left, right, op = right, left, MIRROR[op]
        if left.rate is not None:
            limit = factor_at(right.constant, left.rate)
            form, constant = left.rate.measure + times(left.rate.per, -limit), Fraction(0)
        else:
            form = left.form + times(right.form, -1)
            constant = right.constant - left.constant
        found: list[Constraint] = []
        if not form:
            return found  # of constants only
        if op in ("<", "<=", "="):
            found.append(Constraint(form, constant, op == "<", self.label))
        if op in (">", ">=", "="):
            found.append(Constraint(times(form, -1), -constant, op == ">", self.label))
        return found


def factor_at(rate: Fraction, claim: Claim) -> Fraction:
    """The multiplier over all periods that a rate in percent stands for."""
    factor = 1 + rate / 100
    if claim.periods == 1:
        return factor
    power: Fraction = max(factor, Fraction(0)) ** claim.periods
    return power


class _Place(NamedTuple):
    """What a reference means at one time."""

    variable: Variable
    power: int
    text: str
    claim: Claim | None


def _stretch(slot: str) -> str:
    """What a time covers: several years, a stretch of its own, or else a year, a day or the year so far."""
    return next((mark for mark in "+/" if mark in slot and not slot.startswith("unstated/")), "")


class Reader:
    """Reads a plan's relations, each at every time it holds for."""

    def __init__(self, plan: Plan, variables: Variables, stated: dict[str, Claim]) -> None:
        self.plan, self.variables, self.stated = plan, variables, stated

    def read(self) -> Iterator[Claim | Tie]:
        """All ties and all figures of the relations, in the plan's order."""
        for n, relation in enumerate(self.plan.relations):
            slots = self.times(relation)
            for slot in slots:
                label = f"relation:{relation.id}" + (f"@{slot}" if slot and len(slots) > 1 else "")
                yield from self.instance(relation, slot, label, ("relations", n))

    def times(self, relation: Relation) -> list[str]:
        """The times a relation holds for; one empty name where its references say it themselves.

        Sums hold at any time, but a share is a number of one: that of the target, unless it says another.
        """
        addresses = [read_address(text) for text, _ in references(relation)]
        ids = {address.id for address in addresses if address}
        if any(address and (address.when or address.role or address.part) for address in addresses):
            return [""]
        if len(ids) < 2 or isinstance(relation, Share):
            return [""]
        about = self.plan.about
        listed = [one for id in ids for one in self.variables.stated[id]]
        observed = {slot_of(one) for one in listed if one.role == "actual"}
        years = [str(about.target_year), str(about.base_year)]
        return [*years, *sorted(slot for slot in observed if slot != "unstated")]

    def place(self, relation: Relation, text: str, slot: str) -> _Place:
        """The unknown that a reference names, and the figure where it names one of a statement."""
        address = read_address(text)
        assert address is not None
        address = address._replace(when=address.when or slot or str(self.plan.about.target_year))
        when = address.when + (f":{address.role}" if address.role else "")
        if when.endswith("-12-31"):
            when = f"{when[:4]}:actual"
        known = self.variables.known
        if (address.id, when) not in known:
            mine = self.variables.slots.get(address.id, ())
            when = next((slot for slot in mine if slot.startswith((f"{when}/", f"{when}+"))), when)
        unit = unit_of(self.plan.indicators[address.id].unit)
        claim = self.stated.get(str(address)) if address.part else None
        variable = self.variable(relation, address, when)
        if address.nth > 1 and not address.part:
            same = (one for one in self.variables.stated[address.id] if one.address == str(address))
            variable = next(map(self.variables.of, same), variable)
        return _Place(variable, unit.power, unit.text, claim)

    def of_some_year(self, text: str) -> bool:
        """Whether a reference leaves open which of several facts of unknown years it means."""
        address = read_address(text)
        if address is None or address.when != "unstated" or address.nth > 1:
            return False
        return sum(slot.startswith("unstated") for slot in self.variables.slots.get(address.id, ())) > 1

    def variable(self, relation: Relation, address: Address, slot: str) -> Variable:
        """The version in force, in the relation's scope, else in the scope that is stated."""
        found = [v for v, _ in self.variables.known.get((address.id, slot), ()) if not v.version]
        if relation.scope is not None or not found:
            return Variable(address.id, slot, scope=relation.scope or "")
        return min(found, key=lambda variable: variable.scope)

    def sum(self, places: list[_Place], power: int, sign: int = 1) -> Form:
        """Unknowns added up, in a unit of 10 to the ``power``."""
        return tuple(
            (self.variables.number(place.variable), sign * Fraction(10) ** (place.power - power))
            for place in places
        )

    def instance(self, relation: Relation, slot: str, label: str, path: Path) -> Iterator[Claim | Tie]:
        """A relation at one time."""
        places = {text: self.place(relation, text, slot) for text, _ in references(relation)}
        scopes = {place.variable.scope for place in places.values()}
        stretches = {_stretch(place.variable.slot) for place in places.values()}
        reason = "other-scope" if len(scopes) > 1 else "other-period" if len(stretches) > 1 else None
        reason = "no-year" if any(map(self.of_some_year, places)) else reason
        row = f"relation:{relation.id}"
        empty = Tie(label, row, relation.kind, path, Side(), "=", Side(), (), relation.accept, reason)
        match relation:
            case Total():
                yield self.total(relation, places, empty)
            case Part():
                yield from self.part(relation, places, empty)
            case Share():
                figure = self.share(relation, places, label, path)
                yield figure._replace(reason=reason or figure.reason)
            case Compare():
                yield self.compare(relation, places, empty)

    def total(self, total: Total, places: dict[str, _Place], empty: Tie) -> Tie:
        """Whole = parts - minus, or at most the whole where parts may be missing."""
        parts, minus = [places[text] for text in total.parts], [places[text] for text in total.minus]
        power = parts[0].power
        right = self.sum(parts, power) + self.sum(minus, power, -1)
        signed = self.variables.signed
        free: list[frozenset[int]] = []
        if isinstance(total.whole, str):
            whole = places[total.whole]
            left = Side(self.sum([whole], power))
            if not minus or whole.variable.id in signed:
                free.append(frozenset(variable for variable, _ in left.form))
        else:
            left = Side(constant=read_number(total.whole).value)
        if not minus:
            free.append(frozenset(variable for variable, _ in right))
        free += [
            frozenset([self.variables.number(part.variable)]) for part in parts if part.variable.id in signed
        ]
        op: Op = "=" if total.complete else ">="
        return empty._replace(left=left, op=op, right=Side(right), free=tuple(free))

    def part(self, part: Part, places: dict[str, _Place], empty: Tie) -> Iterator[Tie]:
        """No part exceeds the whole, nor does their sum where they do not overlap."""
        power = places[part.whole].power
        whole = Side(self.sum([places[part.whole]], power))
        top = frozenset(variable for variable, _ in whole.form)
        each = [self.sum([places[text]], power) for text in part.parts]
        if part.disjoint:
            each = [tuple(term for form in each for term in form)]
        for form in each:
            free = (top, frozenset(variable for variable, _ in form))
            yield empty._replace(left=whole, op=">=", right=Side(form), free=free)

    def share(self, share: Share, places: dict[str, _Place], label: str, path: Path) -> Claim:
        """Part / whole, a figure of the relation's own; a fraction is at worst one to the nearest q-th."""
        part, whole = places[share.part], places[share.whole]
        percent = share.percent is not None
        raw = share.percent if percent else share.value
        assert raw is not None
        per_unit = 100 if percent else 1
        ends = [_rate(end, percent, share, self.plan) for end in (raw if isinstance(raw, Range) else (raw,))]
        known = Quantity.between(*ends) if len(ends) > 1 else Quantity.of(ends[0])
        interval = known.interval.scaled(1, per_unit) if known.interval else None
        loose = interval
        for end in ends:
            if interval is not None and loose is not None and end.bound is None:
                cut = end._replace(rounding="truncated") if end.last else end.neighbours()
                loose = loose.hull(cut.printed().scaled(1, per_unit))
        return Claim(
            label,
            part.variable.id,
            "share",
            path,
            f"{raw.low}–{raw.high}" if isinstance(raw, Range) else digits_text(raw),
            known,
            measure=self.sum([part], whole.power),
            per=self.sum([whole], whole.power),
            allowed=interval,
            loose=loose,
            printing=_share_printing(ends, per_unit),
            show=(lambda found: found.scaled(100)) if percent else as_it_stands,
            certain=share.certain,
            accept=share.accept,
            reason=known.reason if known.interval is None else None,
        )

    def compare(self, compare: Compare, places: dict[str, _Place], empty: Tie) -> Tie:
        """Left op right; amounts are compared in one unit, a rate with a constant or another figure."""
        raws = (compare.left, compare.right)
        found = [places[raw] for raw in raws if isinstance(raw, str)]
        rates = [place for place in found if place.claim and place.claim.kind == "growth"]
        power = min((place.power for place in found), default=0)
        constant = found[0].power if found else 0
        left, right = (self.side(raw, places, power if not rates else None, constant) for raw in raws)
        reason = empty.reason
        texts = {place.text for place in found if place not in rates}
        if (len(texts) > 1 or (rates and texts - {"%", "％", ""})) and not reason:
            reason = "other-unit"
        empty = empty._replace(left=left, op=compare.op, right=right, reason=reason)
        return empty._replace(free=tuple(frozenset([v]) for v in empty.variables))

    def side(self, raw: object, places: dict[str, _Place], power: int | None, constant: int) -> Side:
        """One side of a comparison; ``power`` is None where a rate is compared."""
        if not isinstance(raw, str):
            scale = Fraction(1) if power is None else Fraction(10) ** (constant - power)
            return Side(constant=read_number(raw).value * scale)  # type: ignore[arg-type]
        place = places[raw]
        if place.claim is None:
            return Side(self.sum([place], place.power if power is None else power))
        if place.claim.kind == "growth":
            return Side(rate=place.claim)
        factor = Fraction(1) if power is None else Fraction(10) ** (place.power - power)
        return Side(times(place.claim.measure, factor))


def _rate(raw: object, percent: bool, share: Share, plan: Plan) -> Figure:
    if percent:
        figure = percent_figure(raw)  # type: ignore[arg-type]
    else:
        figure = read_text(raw).figure if isinstance(raw, str) else read_number(raw)  # type: ignore[arg-type]
    if share.precision is not None:
        figure = figure.rounded_to(Fraction(share.precision))
    bound = share.bound
    if share.approximate:
        bound = {"more": "more-than", "less": "less-than", "about": "about"}[share.approximate]  # type: ignore[assignment]
    return figure._replace(rounding=share.rounding or plan.about.rounding, bound=bound)


def _share_printing(ends: list[Figure], per_unit: int) -> Printing | None:
    if len(ends) > 1 or ends[0].bound is not None:
        return None
    return Printing(
        ends[0], lambda one: one.interval().scaled(1, per_unit), least=Fraction(0), most=Fraction(per_unit)
    )


def reflected(tie: Tie, figure: Claim) -> Claim:
    """A figure used in one comparison only, as a claim on the rate it is compared with."""
    own_left = tie.left.rate is None or tie.left.rate.address == figure.address
    held, op = (tie.right.rate, MIRROR[tie.op]) if own_left else (tie.left.rate, tie.op)
    assert held is not None

    def read(interval: Interval | None) -> Interval | None:
        """The multipliers that stand in the relation to some rate inside."""
        if interval is None:
            return None
        low = None if interval.low is None else factor_at(interval.low, held)
        high = None if interval.high is None else factor_at(interval.high, held)
        if op in (">", ">="):
            return Interval.of(low, None, low_open=op == ">" or interval.low_open)
        if op in ("<", "<="):
            return Interval.of(None, high, high_open=op == "<" or interval.high_open)
        return Interval.of(low, high, interval.low_open, interval.high_open)

    def show(interval: Interval) -> Interval:
        """The rates that stand in the relation to some multiplier inside."""
        shown = held.show(interval)
        if op in (">", ">="):
            return Interval.of(None, shown.high, high_open=op == ">" or shown.high_open)
        if op in ("<", "<="):
            return Interval.of(shown.low, None, low_open=op == "<" or shown.low_open)
        return shown

    source = figure.printing if figure.kind == "value" else None
    printing = source and source._replace(read=lambda one: read(source.read(one)))
    return figure._replace(
        measure=held.measure,
        per=held.per,
        allowed=read(figure.quantity.interval),
        loose=None,
        printing=printing,
        show=show,
    )
