"""What a clause inherits: the time, the subject, the level in question, the wholes that parts belong to.

A stack of four, each beginning from the one above: the document's setting, the section, the paragraph,
the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from jyplan.extract.mentions import Mention, Nature, PeriodFrom
from jyplan.extract.moments import Moment
from jyplan.extract.titles import Setting


@dataclass(slots=True)
class Whole:
    """An open 其中 or 分…看: the levels that what follows is part of, by their measure (元, 个)."""

    levels: list[Mention]
    opened_by: Literal["among", "by", "heading"]
    nested: bool = False
    inline: bool = False  # opened in the middle of its sentence
    stale: bool = False  # ended, but for a sibling of its parts
    shared: bool = False  # its parts have shares of it, no whole named: 收入5亿元,占80%;支出
    names: list[str] = field(default_factory=list)  # of the parts so far


class Kept(NamedTuple):
    """What a bracket leaves as it was."""

    subject: str
    level: Mention | None
    topic: Mention | None
    kind: str
    plan_level: Mention | None
    levels: list[Mention]
    basis: str | None
    wholes: list[Whole]


@dataclass(slots=True)
class Context:
    """The state of the walk through a document."""

    setting: Setting
    # section
    section_moment: Moment | None = None
    section_plans: bool = False
    heading: str = ""
    # paragraph
    paragraph_moment: Moment | None = None
    left_moment: Moment | None = None  # of the paragraph before, in the first sentence below no heading
    headed: bool = False  # nothing but headings since the last paragraph
    paragraph_plans: bool = False
    headline: dict[str, Mention] = field(default_factory=dict)  # last level that is no part, by measure
    wholes: list[Whole] = field(default_factory=list)
    recent: list[Mention] = field(default_factory=list)  # the last levels of the document
    part_ids: set[str] = field(default_factory=set)
    previous: list[Mention] = field(default_factory=list)  # levels of the sentence before
    # sentence
    moment: Moment | None = None
    moment_from: PeriodFrom = "title"
    nature: Nature | None = None
    subject: str = ""
    level: Mention | None = None  # the level in question
    levels: list[Mention] = field(default_factory=list)  # levels of the sentence, in order
    series: list[Mention] = field(default_factory=list)  # the last list of levels
    topic: Mention | None = None  # the last figure of the sentence
    starts: list[Mention] = field(default_factory=list)  # 由 … of a 由…到
    pending_moment: Moment | None = None  # of the sentence, for the paragraph if it measures anything
    measured: bool = False
    by_time: bool = False  # 分季度看: the times of the sentence hold for its figures only
    start_moment: Moment | None = None
    items: list[str] = field(default_factory=list)  # what a list of subjects named
    basis: str | None = None
    base: str | None = None
    mean: bool = False
    mean_years: int = 0
    kind: str = ""  # of the last percentage, for lists that drop the verb
    plan_level: Mention | None = None  # the budget or task just named
    since: dict[str, str] = field(default_factory=dict)  # of a level after 由…到, the year of its start
    last_since: str | None = None
    awaiting: Mention | None = None  # a share whose level comes after it
    bracketed: list[Mention] = field(default_factory=list)  # levels in brackets since the last figure outside
    ranked_by: str = ""  # PM2.5浓度最低的3个城市依次是: what the names in bare_clauses are ranked by
    bare_clauses: list[str] = field(default_factory=list)  # clauses without figures since the last figure
    clause_index: int = 0
    opening: Moment | None = None  # the time that the sentence began with
    last_moment: Moment | None = None  # of the sentence before
    goes_on: bool = False  # the paragraph before ended in the middle of a sentence

    def kept(self) -> Kept:
        """What holds before a bracket."""
        kept = self.subject, self.level, self.topic, self.kind, self.plan_level, list(self.levels)
        return Kept(*kept, self.basis, list(self.wholes))

    def put_back(self, kept: Kept) -> None:
        """Behind a bracket, what held before it."""
        (
            self.subject,
            self.level,
            self.topic,
            self.kind,
            self.plan_level,
            self.levels,
            self.basis,
            self.wholes,
        ) = kept

    def enter_section(self, moment: Moment | None, plans: bool | None) -> None:
        """A heading: what it says of time holds until the next one."""
        self.section_moment = moment if moment is not None else self.setting.moment
        if plans is not None:
            self.section_plans = plans
        self.headed = True

    def enter_paragraph(self) -> None:
        """A paragraph starts from its section; a year that nothing above gives carries on."""
        left = None if self.headed else self.paragraph_moment
        if self.section_moment is not None or self.setting.moment is not None:
            self.paragraph_moment = self.section_moment or self.setting.moment
        self.paragraph_plans = self.section_plans
        self.wholes = [whole for whole in self.wholes if whole.opened_by == "heading"]
        self.subject = ""
        self.enter_sentence()
        self.left_moment, self.headed = left, False

    def go_on(self) -> None:
        """What takes apart the paragraph before (按…分, 其中) speaks of its time, unless it names one."""
        if self.left_moment is not None and self.moment_from != "here":
            self.moment = self.paragraph_moment = self.opening = self.left_moment
            self.moment_from = "carried"

    def enter_sentence(self) -> None:
        """A sentence starts from its paragraph."""
        self.last_moment, self.left_moment = self.moment, None
        self.moment = self.paragraph_moment
        self.moment_from = "title" if self.moment == self.setting.moment else "carried"
        self.nature = "target" if self.paragraph_plans else None
        self.level = None
        self.levels, self.series, self.starts, self.items = [], [], [], []
        self.start_moment = None
        self.opening = self.paragraph_moment
        self.topic = self.plan_level = None
        self.basis = self.base = None
        self.mean, self.mean_years = False, 0
        self.by_time = False
        self.kind = ""
        self.since = {}
        self.last_since = None
        self.awaiting = None
        self.bare_clauses, self.bracketed, self.ranked_by = [], [], ""
        self.clause_index = 0
