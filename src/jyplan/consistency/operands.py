"""What the references of a relation mean at one time: unknown numbers, in one unit with the others.

Knows addresses, units and times. Knows nothing of what the kinds of relations say.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.claims import Claim, first_values
from jyplan.consistency.unknowns import NOMINAL, Time, Variable, Variables
from jyplan.exact import periods
from jyplan.exact.dates import read_date
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import EVERYTHING
from jyplan.exact.periods import Period
from jyplan.exact.units import factor
from jyplan.plan.address import RELATION, Address, read_address
from jyplan.plan.relation import Relation
from jyplan.solver.linear import Form

PERCENT = "%"


class Prices(NamedTuple):
    """One end of a growth at constant prices, with the numbers of those that state one."""

    basis: str
    slot: str
    variables: dict[str, Variable]


At = Time | Prices | None
"""A time at which a relation holds; None where its references say it."""


class Operand(NamedTuple):
    """One figure that a relation names.

    ``form`` is what it measures, in ``unit``. Of a rate it is a number of its own, in percent, that stands
    for what ``rate`` states, or for what follows from the two values of its form. ``reason`` says why it may
    not be tied.
    """

    id: str
    form: Form
    unit: str
    scope: str
    rate: Claim | None = None
    variable: Variable | None = None
    reason: str | None = None

    @property
    def signed(self) -> bool:
        """Whether it is a rate or a change, which may be below zero."""
        return self.variable is None


class Operands:
    """Reads references.

    ``rates`` are the rates that stand in relations as numbers, by these, and ``shown`` other figures that
    only single comparisons use so.
    """

    def __init__(self, variables: Variables, stated: dict[str, Claim]) -> None:
        self.variables, self.plan, self.stated = variables, variables.plan, stated
        self.of_relations: dict[str, Claim] = {}
        self.values = first_values(stated.values())
        self.shown: dict[int, Claim] = {}
        self.rates: dict[int, Claim] = {}

    def read(self, relation: Relation, text: str, at: At) -> Operand:
        """The figure that a reference names at a time."""
        address = read_address(text, self.plan.calendar)
        assert address is not None
        if address.role == RELATION:
            claim = self.of_relations.get(address.id)
            return Operand(address.id, (), PERCENT, "", claim, None, None if claim else "no-value")
        if address.part:
            return self._stated_with_a_value(address)
        indicator = self.plan.indicators[address.id]
        variable = self._variable(relation, address, at)
        form: Form = ((self.variables.number(variable), 1),)
        reason = "no-year" if self._of_some_year(address) else None
        return Operand(address.id, form, indicator.unit, variable.scope, None, variable, reason)

    def _stated_with_a_value(self, address: Address) -> Operand:
        """A growth as a rate, an increase or points as the difference of two values."""
        address = address._replace(when=address.when or str(self.plan.about.target_year))
        claim = self._claim(address)
        indicator = self.plan.indicators[address.id]
        if claim is None:
            return self._implied(address)
        scope = self._scope(claim.measure)
        if address.part != "growth":
            unit = indicator.unit
            return Operand(address.id, claim.measure, unit, scope, claim, None, claim.reason)
        return Operand(address.id, (), PERCENT, scope, claim)

    def _claim(self, address: Address) -> Claim | None:
        claim = self.stated.get(str(address))
        if claim is not None:
            return claim
        for stated in self.variables.stated[address.id]:
            for n in range(1, len(stated.statement.growth) + 1 if address.part == "growth" else 2):
                if stated.dated_address_of(address.part, n) == str(address):
                    return self.stated.get(stated.address_of(address.part, n))
        return None

    def _implied(self, address: Address) -> Operand:
        """A growth that is stated nowhere, of the two values it would tie."""
        end = self._variable(None, address._replace(part="", nth=1), None)
        time = self.variables.times.get(end)
        if time is None:
            return Operand(address.id, (), PERCENT, end.scope, None, None, "no-value")
        try:
            back = self.plan.years if time.axis == "aimed" else 1
            base = time.period.before(back)
        except ValueError:
            return Operand(address.id, (), PERCENT, end.scope, None, None, "no-year")
        start = self.variables.at(address.id, Time("observed", base), end.scope)
        ends = self.variables.number(end), self.variables.number(start)
        claim = Claim(
            str(address), address.id, "growth", (), None, Quantity.unknown("no-value"),
            ((ends[0], 1),), ((ends[1], 1),), EVERYTHING, times=Multiplier(1, 1, EVERYTHING, 1, None, True),
            show=lambda interval: interval, basis=NOMINAL,
        )  # fmt: skip
        return Operand(address.id, (), PERCENT, end.scope, claim)

    def as_number(self, operand: Operand) -> Operand:
        """A rate as a number of its own, in percent."""
        claim = operand.rate
        if claim is None or operand.form:
            return operand
        number = self.variables.number(
            Variable(operand.id, claim.address.partition("@")[2] or claim.address, "rate")
        )
        self.rates[number] = claim
        return operand._replace(form=((number, 1),))

    def _scope(self, form: Form) -> str:
        return self.variables.listed[form[0][0]].scope if form else ""

    def _of_some_year(self, address: Address) -> bool:
        """Whether a reference leaves open which of several facts of unknown years it means."""
        if address.when != "unstated" or address.nth > 1:
            return False
        known = [stated for stated in self.variables.stated[address.id] if stated.when == "unstated"]
        return sum(stated.statement.value is not None for stated in known) > 1

    def value_of(self, number: int) -> Claim | None:
        """The stated value of an unknown."""
        return self.values.get(number)

    # Times

    def _variable(self, relation: Relation | None, address: Address, at: At) -> Variable:
        if address.nth > 1 or (address.when and not isinstance(at, Time)):
            stated = self.variables.by_address.get(str(address))
            if stated is not None:
                variable = self.variables.of(stated)
                return variable if address.nth > 1 else self._in_scope(relation, variable)
        if isinstance(at, Prices):
            return at.variables.get(address.id) or Variable(address.id, at.slot, at.basis)
        if not address.when and isinstance(at, Time):
            return self.at(relation, address.id, at)
        return self._in_scope(relation, self._at_words(address))

    def _at_words(self, address: Address) -> Variable:
        """The number that the words of an address name."""
        id, when, role = address.id, address.when, address.role
        when = when or str(self.plan.about.target_year)
        if when == "unstated" or role == "stretch":
            return Variable(id, f"{when}:{role}" if role else when)
        target = self.variables.aimed(id)
        if role == "" and when == str(self.plan.about.target_year) and target is not None:
            return target
        period = self._period(id, when)
        if period is None or self.plan.indicators[id].measure not in ("flow", "stock"):
            return Variable(id, f"{when}:{role}" if role else when)
        return self.variables.at(id, Time("aimed" if role == "target" else "observed", period))

    def _period(self, id: str, when: str) -> Period | None:
        day = read_date(when)
        if day is not None:
            flow = self.plan.indicators[id].measure == "flow"
            return periods.to_date(day, self.plan.calendar) if flow else Period(day, day)
        period = periods.read(when, self.plan.calendar)
        if period is not None and self.plan.indicators[id].measure == "stock":
            return Period(period.last, period.last)
        return period

    def at(self, relation: Relation | None, id: str, time: Time, *, start: bool = False) -> Variable:
        """The number of an indicator at a time, of a level at its end or (``start``) the day before it."""
        measure = self.plan.indicators[id].measure
        if time.axis == "aimed" and self.variables.aimed(id) is None and not start:
            # Of what has no target the figure of that year stands in its place.
            observed = self.at(relation, id, time._replace(axis="observed"))
            if (id, observed.slot) in self.variables.known:
                return observed
        if measure == "flow":
            return self._in_scope(relation, self.variables.at(id, time))
        day = time.period.last
        if measure == "stock":
            if start:
                day = time.period.first - timedelta(1)
            axis = "observed" if start else time.axis
            return self._in_scope(relation, self.variables.at(id, Time(axis, Period(day, day))))
        whole = time.period == self.plan.calendar.year(self.plan.calendar.year_of(day))
        year = f"{self.plan.calendar.year_of(day):04}"
        aimed_at = str(self.plan.about.target_year)
        if time.axis == "aimed":
            return self._in_scope(relation, Variable(id, year if whole else f"{day}:target"))
        for slot in (
            (f"{year}:actual", year) if whole else (str(day), periods.name(time.period, self.plan.calendar))
        ):
            of_target = slot == year == aimed_at and self.variables.aimed(id) is not None
            if (id, slot) in self.variables.known and not of_target:
                return self._in_scope(relation, Variable(id, slot))
        return self._in_scope(relation, Variable(id, f"{year}:actual" if whole else str(day)))

    def _in_scope(self, relation: Relation | None, variable: Variable) -> Variable:
        """The version in force, in the relation's scope, else in the scope that is stated."""
        known = self.variables.known.get((variable.id, variable.slot), ())
        current = [variable_ for variable_, _ in known if not variable_.version]
        if relation is not None and relation.scope is not None:
            scoped = variable._replace(scope=relation.scope, version="")
        elif current:
            return min(current, key=lambda variable_: variable_.scope)
        else:
            scoped = variable._replace(version="")
        if variable in self.variables.times:
            self.variables.times.setdefault(scoped, self.variables.times[variable])
        return scoped


def in_unit(operands: Iterable[Operand], home: str) -> tuple[tuple[Form, Fraction | int], ...]:
    """Figures as terms of one side, in a unit; one of another dimension counts as it stands."""
    return tuple((operand.form, _plain(factor(operand.unit, home))) for operand in operands)


def _plain(number: Fraction | None) -> Fraction | int:
    if number is None:
        return 1
    return number.numerator if number.denominator == 1 else number
