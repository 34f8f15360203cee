"""What a construction is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from jyplan.extract.mentions import Kind, Mention, NameFrom, Nature, TieKind
from jyplan.extract.moments import Moment
from jyplan.extract.quantities import Quantity, Value
from jyplan.extract.subjects import Lead


@dataclass(slots=True)
class Figure:
    """A quantity in its clause: the words before it, the words after it, and its place in a list."""

    quantity: Quantity
    lead: Lead
    tail: str  # up to the next quantity or the end of the clause
    item: str = ""  # the name that a list gives it
    index: int = 0  # in its list
    size: int = 1  # of its list
    gap: str = ""  # what stands between the quantity before it and itself
    before: Mention | None = None  # the figure before it in the clause
    bracketed: Mention | None = None  # the level in brackets right before the lead
    dated: bool = False  # of a year of its own in a list: 2016年至2018年分别

    @property
    def name(self) -> str:
        """The name written for it: a list's item, or what is left of the lead."""
        return self.item or ("" if self.size > 1 and self.index else self.lead.name) or self.item


@dataclass(slots=True)
class Sense:
    """What a quantity means. Empty fields are filled in by the walk: period, bound, nature."""

    kind: Kind
    name: str = ""
    name_from: NameFrom = "here"
    falls: bool = False
    ties: list[tuple[TieKind, Mention]] = field(default_factory=list)
    moment: Moment | None = None
    change: bool = False  # its period is that of a change
    flow: bool = False  # its period is that of a total
    nature: Nature | None = None
    planned: bool = False  # a budget, a task
    per: str | None = None
    sure: bool = True
    is_level: bool = False  # growths that follow speak of it
    subject: str | None = None  # what clauses after it speak of
    value: Value | None = None
    unit: str | None = None
    opens: bool = False  # the start of a 由…到
    bound: str | None = None
    joins: tuple[Mention, Mention] | None = None  # part and whole that 占 names
    awaits: bool = False  # a share whose level comes after it
    years: int = 0  # over how many years a mean change runs
    follows: Mention | None = None  # the later level, where this is the earlier
    against: str | None = None  # the budget or plan that a change counts from


@dataclass(frozen=True, slots=True)
class Example:
    """A short text and what has to be read in it.

    Each figure is its text, kind, value and name; each tie its kind and two figures by number.
    """

    text: str
    figures: tuple[tuple[str, str, str, str], ...]
    ties: tuple[tuple[str, int, int], ...] = ()
    title: str = "2020年工作情况"
