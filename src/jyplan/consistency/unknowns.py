"""The unknown numbers of a plan, and which statements speak of the same one.

That are those of one indicator, one time, one price basis, one scope and one version.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from jyplan.diagnostic import Path
from jyplan.plan.figures import Stated, all_statements
from jyplan.plan.model import Actual, Period, Plan
from jyplan.statements.in_force import is_known, version_rank

NOMINAL = "nominal"


class Variable(NamedTuple):
    """An unknown number. ``slot`` is its time; targets and actuals of one year have different slots."""

    id: str
    slot: str
    basis: str = NOMINAL
    scope: str = ""
    version: str = ""

    def __str__(self) -> str:
        marks = [
            mark for mark in (self.basis if self.basis != NOMINAL else "", self.scope, self.version) if mark
        ]
        return f"{self.id}@{self.slot}" + (f" ({', '.join(marks)})" if marks else "")


class Variables:
    """The unknown numbers of a plan, by number, and the statements that speak of them."""

    def __init__(self, plan: Plan, as_of: date | None = None) -> None:
        self.plan = plan
        self.numbers: dict[Variable, int] = {}
        self.stated = {id: all_statements(plan, id) for id in plan.indicators}
        self.signed = {id for id, indicator in plan.indicators.items() if indicator.signed}
        self.later: set[Path] = set()  # statements that were not known on the day
        self._newest: dict[tuple[str, str, str], tuple[int, date]] = {}
        self.known: defaultdict[tuple[str, str], list[tuple[Variable, Stated]]] = defaultdict(list)
        self.slots: defaultdict[str, list[str]] = defaultdict(list)
        listed = [one for found in self.stated.values() for one in found]
        for one in listed:
            if not is_known(one, plan, as_of):
                self.later.add(one.path)
            elif one.role != "fact":
                key = (one.id, slot_of(one), one.statement.scope or "")
                self._newest[key] = max(self._newest.get(key, (0, date.min)), _version(one))
        for one in listed:
            if one.statement.value is not None:
                self.known[one.id, slot_of(one)].append((self.of(one), one))
                self.slots[one.id].append(slot_of(one))

    def number(self, variable: Variable) -> int:
        """The variable's number, a new one where it has none."""
        return self.numbers.setdefault(variable, len(self.numbers))

    def of(self, stated: Stated, basis: str = NOMINAL, scope: str | None = None) -> Variable:
        """The number that a statement speaks of; superseded versions speak of numbers of their own."""
        slot, own = slot_of(stated), stated.statement.scope or ""
        version = _version(stated)
        newest = self._newest.get((stated.id, slot, own), version)
        mark = "" if stated.role == "fact" or version == newest else f"version {version[0]} {version[1]}"
        return Variable(stated.id, slot, basis, own if scope is None else scope, mark)

    def base_slot(self, stated: Stated, year: int) -> str:
        """Where the value stands that a change stated for ``stated`` counts from."""
        slot = slot_of(stated)
        if stated.role == "actual" and not slot.endswith(":actual"):
            return "/".join(_in_year(day, year - (stated.year or year)) for day in slot.split("/"))
        whole, actual = f"{year:04}", f"{year:04}:actual"
        roles = {one.role for _, one in self.known.get((stated.id, whole), ())}
        if stated.role == "actual":
            return whole if roles - {"target"} else actual
        return actual if not roles and (stated.id, actual) in self.known else whole


def _version(stated: Stated) -> tuple[int, date]:
    if stated.role == "actual":
        return version_rank(stated), date.min
    return version_rank(stated), getattr(stated.statement, "as_of", None) or date.min


def slot_of(stated: Stated) -> str:
    """The time that a statement speaks of; observations, ambitions and sums of years are marked.

    Facts of which it is not known whether they speak of the same time have times of their own.
    """
    when, statement = stated.when, stated.statement
    again = str(stated.nth) if stated.role == "fact" and stated.nth > 1 else ""
    if again and stated.year is None:
        when += f"/{again}"  # of who knows which year
    if stated.role == "stretch":
        when += ":stretch"
    if isinstance(statement, Actual):
        start = ""
        if isinstance(statement.period, Period):
            first, last = statement.period.first, statement.period.last
            when = str(last)
            start = "" if first == date(last.year, 1, 1) else f"/{first}"
        when = f"{when[:4]}:actual" if when.endswith("-12-31") and not start else when + start
    # Two sums of years that end with the same one may begin with different ones.
    return when + (f"+{again}" if statement.cumulative else "")


def _in_year(day: str, years: int) -> str:
    """The same day of another year; the last of February stays the last."""
    year, rest = int(day[:4]) + years, day[4:]
    if rest == "-02-29" or (rest == "-02-28" and _leap(year) and not _leap(int(day[:4]))):
        rest = "-02-29" if _leap(year) else "-02-28"
    return f"{year:04}{rest}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
