"""How the figures of a check read: what each number is, in which unit it is printed, and what it promises.

Written for people. Output for machines keeps the indicator's unit, and numbers alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from jyplan.consistency.conflict import row_of
from jyplan.consistency.kinds import kind_named
from jyplan.consistency.kinds.kind import Law, OwnFigure
from jyplan.consistency.result import Checked, Statement
from jyplan.exact.figure import APPROXIMATE, points_unit, read_text, unit_of
from jyplan.exact.interval import Interval
from jyplan.plan.address import RELATION, read_address
from jyplan.plan.figures import digits_text
from jyplan.plan.model import Indicator
from jyplan.plan.relation import Relation
from jyplan.plan.statement import Growth, Target
from jyplan.plan.values import Number
from jyplan.plan.written import SIGNS
from jyplan.report.safe import visible
from jyplan.report.table import signed
from jyplan.words.headings import word
from jyplan.words.language import Language

_OPS = {"<=": "≤", ">=": "≥"}
_ALSO = re.compile(r"\.also(?:\[(\d+)\])?$")


class Wording(NamedTuple):
    """A figure as its plan words it: ``sign`` is that of its bound, ``way`` a growth that is no percentage.

    The printed ``unit`` is 10 to the ``power`` of the indicator's.
    """

    name: str
    digits: str | None
    unit: str = ""
    sign: str = ""
    power: int = 0
    way: str = ""

    @property
    def text(self) -> str:
        """The number as it was printed, with its bound and unit: ≥ 57 %, 1.2 万户, 2.3× = +130.0 %."""
        if self.digits is None:
            return ""
        number = f"{self.digits} {self.unit}".rstrip()
        return f"{self.sign}{self.way} = {signed(number)}" if self.way else f"{self.sign}{number}"

    @property
    def cell(self) -> str:
        """The same in a column of numbers: without a unit where it is the usual one."""
        return self.way or (self.text if self.power else f"{self.sign}{self.digits or ''}")

    def printed(self, interval: Interval) -> Interval:
        """A range in the indicator's unit as one in the printed unit."""
        up, down = 10 ** max(-self.power, 0), 10 ** max(self.power, 0)
        return interval.scaled(up, down) if self.power else interval

    def in_print(self, value: Fraction) -> Fraction:
        """A number in the indicator's unit as one in the printed unit."""
        return value / Fraction(10) ** self.power

    def holds(self, interval: Interval) -> bool:
        """Whether the printed number itself lies in a range in the printed unit."""
        try:
            return interval.holds(Fraction((self.digits or "").replace(",", "")))
        except ValueError:
            return False


class Reading:
    """The statements of one check by their addresses, in words."""

    def __init__(self, checked: Checked, language: Language) -> None:
        self.checked, self.plan, self.language = checked, checked.plan, language
        self.rows = {row.address: row for row in checked.statements}
        self.relations = {f"relation:{relation.id}": relation for relation in checked.plan.relations}

    def row(self, name: str) -> Statement | None:
        """The statement that a name in a conflict belongs to: a relation holds at several times."""
        return self.rows.get(row_of(name))

    def wording(self, name: str) -> Wording | None:
        """How the figure of a name in a conflict is worded; None where the check does not show it."""
        row = self.row(name)
        return None if row is None else self.of(row)

    def of(self, row: Statement) -> Wording:
        """How a statement is worded; a total, a part or a comparison has the digits of its left side."""
        relation = self.relations.get(row.address)
        if relation is not None:
            return self.of_relation(row, relation)
        indicator, stated = self.plan.indicators[row.id], self.statement(row)
        name = visible(row.name)
        if row.kind == "growth":
            return Wording(name, row.stated, "%", _sign(stated), 0, self.way(stated, row))
        if row.kind == "points":
            return Wording(name, row.stated, word(points_unit(indicator.unit), self.language))
        raw, own, sign = stated, None, ""
        if row.kind == "value":
            raw, own, sign = stated.value, stated.unit, _sign(stated)
            if printing := _also(row, stated):
                raw, own = printing.value, printing.unit or own
        unit = _unit(raw, own, indicator)
        power = unit_of(unit).power - unit_of(indicator.unit).power
        return Wording(name, row.stated, visible(unit), sign, power)

    def of_relation(self, row: Statement, relation: Relation) -> Wording:
        """How a relation is worded: by the figure that it states, where it states one."""
        figure = kind_named(relation.kind).figure(relation)
        if figure is None:
            return Wording(visible(row.name), row.stated)
        unit = figure.unit or self.unit_of(figure.unit_of or "")
        return Wording(self.called(relation, figure), row.stated, visible(unit), _sign(relation))

    def unit_of(self, text: str) -> str:
        """The unit of what a reference names: of a growth percentage points, which it differs by."""
        address = read_address(text)
        if address is None or address.role == RELATION:
            return ""
        if address.part == "growth":
            return word("points", self.language)
        return self.plan.indicators[address.id].unit

    def statement(self, row: Statement) -> Any:
        """What the plan says there: a statement, a growth, or the raw number of an increase."""
        statement: Any = self.plan.indicators[row.id]
        if row.path[2] == "path":  # a stage target has a number and nothing else
            return Target.model_construct(value=statement.path[int(row.path[3])].value)
        for key in row.path[2:]:
            if key == "also":
                break
            statement = statement[key] if isinstance(key, int) else getattr(statement, key)
        return statement

    def way(self, growth: Growth, row: Statement) -> str:
        """A growth that is written as a multiple or in doublings."""
        if _ALSO.search(row.address):
            return ""
        if growth.multiple is not None:
            return word("multiple", self.language, times=digits_text(growth.multiple))
        if growth.doublings is not None:
            code = "doubled" if growth.doublings == 1 else "doubled-often"
            return word(code, self.language, count=growth.doublings)
        return ""

    # Relations

    def called(self, relation: Relation, figure: OwnFigure) -> str:
        """What a relation's own figure is called, and when where the relation says it."""
        addresses = {side: read_address(text) for side, text in figure.sides.items()}
        times = {address and address.when for address in addresses.values()}
        when = times.pop() if figure.dated_once and len(times) == 1 else None
        named = {
            side: self.reference(str(address._replace(when="")) if when and address else figure.sides[side])
            for side, address in addresses.items()
        }
        return f"{word(f'{relation.kind}-of', self.language, **named)} {when or ''}".rstrip()

    def law(self, name: str) -> str:
        """What a relation says of its figures, by a name in a conflict; empty where it is but a figure."""
        relation = self.relations.get(name.partition("@")[0])
        laws = () if relation is None else kind_named(relation.kind).laws(relation)
        return word("comma", self.language).join(map(self.spelt, laws))

    def spelt(self, law: Law) -> str:
        """A law with the names of its figures."""
        left, right = (" + ".join(map(self.reference, side)) for side in (law.left, law.right))
        minus = "".join(f" - {self.reference(reference)}" for reference in law.minus)
        return f"{left} {_OPS.get(law.op, law.op)} {right}{minus}"

    def comparisons(self, figures: Sequence[str]) -> list[str]:
        """The comparisons of two rates that are both among some figures: they are no laws of a network."""
        year = str(self.plan.about.target_year)
        texts = []
        for name, relation in self.relations.items():
            of_rates = kind_named(relation.kind).of_rates
            read = [read_address(text) for text, _ in relation.references()] if of_rates else []
            named = [str(address._replace(when=address.when or year)) for address in read if address]
            if (
                len(named) == 2
                and {*named} <= {*figures}
                and any(address.part for address in read if address)
            ):
                texts.append(name)
        return texts

    def named(self, value: str) -> str:
        """The address of a value, with the name of its indicator."""
        return visible(f"{value} ({self.plan.indicators[value.partition('@')[0]].called(self.language)})")

    def reference(self, side: str | Number) -> str:
        """One side of a relation: a constant, or a name with the time and the part that it is said of."""
        address = read_address(side) if isinstance(side, str) else None
        if address is None:
            return visible(digits_text(side) or "")
        if address.role == RELATION:
            return visible(str(address))
        pieces = [self.plan.indicators[address.id].called(self.language), address.when]
        pieces += [word(f"kind-{role}", self.language) for role in (address.role, address.part) if role]
        return visible(" ".join(filter(None, pieces)))


def _sign(figure: Any) -> str:
    """The sign of what the words around a figure promise."""
    return SIGNS.get(figure.bound or APPROXIMATE.get(figure.approximate or "", ""), "")


def _also(row: Statement, figure: Any) -> Any:
    """The further printing that a row is about, if it is about one."""
    match = _ALSO.search(row.address)
    others = [printing for printing in figure.also if printing.value is not None] if match else []
    return others[int(match[1] or 1) - 1] if match else None


def _unit(raw: object, unit: str | None, indicator: Indicator) -> str:
    """The unit that a number is printed in."""
    inside = read_text(raw).unit if isinstance(raw, str) else None
    return inside or unit or indicator.unit
