"""A plan drafted from a document, as data: indicators, statements, relations, and the figures they hold.

The tables are as a TOML parser would give them. Nothing here reads a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import Any, Final

from jyplan.diagnostic import Path
from jyplan.exact.figure import unit_of
from jyplan.extract import lexicon
from jyplan.extract.levels import number
from jyplan.extract.mentions import Mention, Reading
from jyplan.extract.slots import Frame, Slot

SOURCE: Final = "document"


@dataclass(slots=True)
class Statement:
    """One statement of an indicator: where its time belongs, its keys, and the figures that it is made of.

    `figures` maps a path below the statement, such as `("growth", 0)`, to the figure's id.
    """

    slot: Slot
    level: Mention | None
    keys: dict[str, Any] = field(default_factory=dict)
    figures: dict[Path, str] = field(default_factory=dict)
    repeats: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One indicator of the drafted plan."""

    id: str
    name: str
    unit: str
    measure: str
    head: dict[str, Any]
    statements: list[Statement] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # other wordings that were joined
    like: str | None = None  # the entry of the same name whose figure differs
    sure: bool = True

    def at(self, where: Slot) -> Statement | None:
        """The statement of a time."""
        same = (statement for statement in self.statements if statement.slot.when == where.when)
        return next((statement for statement in same if statement.slot.start == where.start), None)

    def address(self, statement: Statement) -> str:
        """The statement's address."""
        return f"{self.id}@{statement.slot.when}"


@dataclass(slots=True)
class Relation:
    """A relation with the figures that state it, and those that it ties."""

    data: dict[str, Any]
    figures: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A plan drafted from one document, or several."""

    reading: Reading
    years: Frame
    groups: dict[str, dict[str, Any]]
    entries: list[Entry]
    relations: list[Relation]
    left_out: list[Mention]  # figures that a plan file has no place for

    def data(self) -> dict[str, Any]:
        """The plan as a parser would give it."""
        document = self.reading.document
        title = self.reading.title or document.title or PurePath(document.file).stem
        about = {"name": title, "base_year": self.years.base, "target_year": self.years.target}
        data: dict[str, Any] = {"format": 1, "plan": about, "sources": {SOURCE: {"title": title}}}
        if self.groups:
            data["groups"] = self.groups
        data["indicators"] = {entry.id: indicator(entry) for entry in self.entries}
        if self.relations:
            data["relations"] = [relation.data for relation in self.relations]
        return data

    def figures(self) -> dict[Path, str]:
        """The figure that stands at each path of the plan."""
        figures_: dict[Path, str] = {}
        for entry in self.entries:
            for key, listed in by_key(entry).items():
                for n, statement in enumerate(listed):
                    for below, id in statement.figures.items():
                        figures_[("indicators", entry.id, key, n, *below)] = id
        for n, relation in enumerate(self.relations):
            if relation.figures:
                figures_[("relations", n)] = relation.figures[0]
        return figures_


def by_key(entry: Entry) -> dict[str, list[Statement]]:
    """The statements under the keys of the plan file."""
    statements: dict[str, list[Statement]] = {}
    for key in ("baseline", "target", "actuals", "facts"):
        listed = [statement for statement in entry.statements if statement.slot.key == key]
        if listed:
            statements[key] = (
                sorted(listed, key=lambda statement: statement.slot.when) if key == "actuals" else listed
            )
    return statements


def indicator(entry: Entry) -> dict[str, Any]:
    """An indicator's table."""
    table: dict[str, Any] = {}
    for key, value in entry.head.items():
        table[key] = value
        if key == "measure" and _counts(entry):
            table["integer"] = True
    for key, listed in by_key(entry).items():
        keys = [_tidy(statement.keys) for statement in listed]
        table[key] = keys[0] if key in ("baseline", "target") else keys
    return table


def _counts(entry: Entry) -> bool:
    """Whether only whole things are counted, in a unit without a scale: 312户."""
    unit = unit_of(entry.unit)
    levels = [statement.level for statement in entry.statements if statement.level is not None]
    counted = entry.measure in ("flow", "stock", "rank") and unit.text in lexicon.COUNTERS and not unit.power
    values = [number(level.value) for level in levels]
    return counted and bool(values) and all(value is not None and value.denominator == 1 for value in values)


_ORDER: Final = (
    *(
        "year",
        "as_of",
        "period",
        "value",
        "unit",
        "bound",
        "approximate",
        "nature",
        "growth",
        "increase",
        "points",
    ),
    *("cumulative", "source", "at", "also"),
)


def _tidy(keys: dict[str, Any]) -> dict[str, Any]:
    """A statement's keys in the order in which people read them, a lone plain growth as its number."""
    tidy = {key: keys[key] for key in _ORDER if key in keys} | {
        key: keys[key] for key in keys if key not in _ORDER
    }
    growths = tidy.get("growth")
    if growths is not None:
        plainly = [
            growth["percent"]
            if growth.keys() == {"percent"} and not isinstance(growth["percent"], dict)
            else growth
            for growth in growths
        ]
        tidy["growth"] = plainly[0] if len(plainly) == 1 else plainly
    return tidy


def value_keys(mention: Mention, entry: Entry) -> dict[str, Any]:
    """The keys of a stated value: digits as written, a unit that differs, bound, approximation, nature."""
    keys: dict[str, Any] = {}
    if isinstance(mention.value, tuple):
        keys["value"] = {"low": plain(mention.value[0]), "high": plain(mention.value[1])}
    else:
        keys["value"] = plain(str(mention.value))
    if mention.unit and mention.unit != entry.unit and unit_of(mention.unit).text == unit_of(entry.unit).text:
        keys["unit"] = mention.unit
    if not isinstance(mention.value, tuple):
        if mention.bound is not None:
            keys["bound"] = mention.bound
        elif mention.approximate is not None:
            keys["approximate"] = mention.approximate
    if mention.nature in ("binding", "expected", "stretch") and entry.measure is not None:
        keys["nature"] = mention.nature
    return keys


def plain(text: str) -> int | Decimal | str:
    """Digits as a parser gives them: an integer, a decimal with its places, or a fraction as text."""
    if "/" in text:
        return text
    value = Decimal(text)
    return int(text) if "." not in text and value == value.to_integral_value() else value
