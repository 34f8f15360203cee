"""The plan file, format 1, as frozen models: what a writer may say, and nothing of what follows from it.

How single numbers and values are written is in :mod:`jyplan.plan.values`; rules that tie several tables
together (references, dates, units) are in :mod:`jyplan.plan.rules`.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
import datetime as dt
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag, model_validator

from jyplan.exact.figure import Bound, Rounding
from jyplan.exact.periods import Calendar
from jyplan.plan.relation import Relation
from jyplan.plan.table import OF_A_VALUE, Digits, Model, Sourced
from jyplan.plan.values import (
    Id,
    Month,
    PeriodName,
    Plain,
    Since,
    Span,
    Text,
    UnitText,
    Value,
    Year,
    array,
    below_zero,
    refused,
    whole_number,
)
from jyplan.words.language import Language

FORMAT = 1

Basis = Literal["nominal", "real", "like-for-like", "unknown"]
Measure = Literal["flow", "stock", "ratio", "rank"]
Better = Literal["higher", "lower", "none"]


class Named(Model):
    """What has a name, and perhaps an English one."""

    name: Text
    name_en: Text | None = None

    def called(self, language: Language) -> str:
        """The name in a language; the plan's own where it has no English one."""
        return (language != "zh" and self.name_en) or self.name


class Days(Model):
    """The days that a figure covers, both included, where no name of a period says it."""

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise refused("period-order")
        return self


def _days_or_name(raw: object) -> str:
    return "days" if isinstance(raw, dict | BaseModel) else "name"


_Period = Annotated[
    Annotated[PeriodName, Tag("name")] | Annotated[Days, Tag("days")], Discriminator(_days_or_name)
]
_Span = Annotated[Annotated[Span, Tag("name")] | Annotated[Days, Tag("days")], Discriminator(_days_or_name)]
_From = Annotated[Annotated[Since, Tag("name")] | Annotated[Days, Tag("days")], Discriminator(_days_or_name)]


class Growth(Sourced, Digits):
    """A stated growth rate, in percent, as a multiple, or in doublings."""

    percent: Value | None = Field(None, description="Growth in percent.")
    multiple: Plain | None = Field(None, description="是…的2.3倍: the target is this many times the base.")
    doublings: int | None = Field(None, ge=1, le=60, description="翻一番 is 1, 翻两番 is 2.")
    basis: Basis = Field("unknown", description="Price basis of the rate.")
    per: Literal["year", "period"] | None = Field(
        None, description="年均 (geometric mean a year), or in all."
    )
    since: _From | None = Field(
        None,
        alias="from",
        description="Year, period or day the growth counts from; without it, the same period a year before.",
    )
    points: Value | None = Field(
        None,
        description="Change of the rate itself, in percentage points, against the rate a year before "
        "(增速提高0.7个百分点).",
    )

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if sum(way is not None for way in (self.percent, self.multiple, self.doublings)) != 1:
            raise refused("not-exactly-one", keys="percent, multiple, doublings")
        self.bounds_no_end(self.percent)
        if self.multiple is not None and self.multiple <= 0:
            raise refused("not-above-zero", key="multiple")
        return self


def _growths(raw: object) -> object:
    listed = raw if isinstance(raw, list) else [raw]
    return tuple(one if isinstance(one, dict) else {"percent": one} for one in listed)


class Statement(Sourced, Digits):
    """What a source says of an indicator at one time: a value, and perhaps its growth or increase."""

    value: Value | None = Field(None, description="The number as written.")
    unit: UnitText | None = Field(
        None, description="Unit as written, where its scale differs from the indicator's."
    )
    growth: Annotated[tuple[Growth, ...], BeforeValidator(_growths)] = Field(
        (), description="Stated growth, in percent, or a table, or a list of them."
    )
    increase: Value | None = Field(None, description="Stated increment over the base.")
    points: Value | None = Field(None, description="Stated change of a ratio, in percentage points.")
    cumulative: bool = Field(False, description="A total over several years (五年累计).")
    period: _Period | None = Field(
        None, description="What the figure covers, where that is not its year: 2017-Q1, 2017-05, 2016/2020."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and not self.growth and self.increase is None and self.points is None:
            raise refused("says-nothing")
        if self.value is None:
            for key in OF_A_VALUE:
                if getattr(self, key) is not None:
                    raise refused("value-missing", key=key)
            self.prints_no_value()
        self.bounds_no_end(self.value)
        return self


class Baseline(Statement):
    """A statement for the base year."""

    as_of: dt.date | None = Field(None, description="Day of a level, where the source gives it.")
    version: Literal["preliminary", "revised", "final"] | None = None


class Target(Statement):
    """A statement for the target year."""

    nature: Literal["binding", "expected", "stretch"] | None = Field(
        None, description="约束性 · 预期性 · 力争"
    )
    version: Literal["original", "adjusted"] | None = None
    as_of: dt.date | None = Field(None, description="Day on which an adjusted target was decided.")


class Actual(Statement):
    """A dated observation."""

    as_of: dt.date | None = Field(
        None,
        description="Date of the figure; without one the end of its period counts, or its source's date.",
    )
    period: _Span | None = Field(
        None,
        description='What a flow covers: "ytd" (the default), a period such as 2017-Q1, or { from, to }.',
    )
    version: Literal["preliminary", "revised", "final"] | None = None


class Fact(Statement):
    """Whatever else is stated: any year or period, or a year that the source does not give."""

    year: Year | None = Field(None, description='The year, or "unstated"; needed where no period is given.')

    @model_validator(mode="after")
    def _of_some_time(self) -> Self:
        if self.year is None and self.period is None:
            raise refused("missing-key", key="year")
        return self


class Waypoint(Model):
    """One step of a planned path."""

    as_of: dt.date
    value: Value


class Threshold(Model):
    """A mark that is part of an indicator's definition (villages whose income reaches 10万元), no target."""

    value: Value
    unit: UnitText | None = None
    bound: Bound | None = None
    of: Text | None = Field(None, description="What the mark measures.")
    source: Id | None = None
    at: Text | None = None
    note: Text | None = None


def _statement(raw: object) -> object:
    return raw if isinstance(raw, dict | BaseModel) else {"value": raw}


def _statements(raw: object) -> object:
    return tuple(map(_statement, raw if isinstance(raw, list) else [raw]))


class Indicator(Named):
    """One measured thing."""

    group: Id | None = None
    unit: UnitText = Field(
        description="Scale (千 万 百万 亿 万亿) and what is counted: 亿元, 万人次, %, 平方公里."
    )
    measure: Measure = Field(description="flow: a period's total; stock: a level at a date; ratio; rank.")
    of: int | None = Field(None, ge=1, description="Of how many, for a rank.")
    better: Better = Field(description="Which direction is better; none for mere context.")
    integer: bool = Field(False, description="A count: only whole values exist.")
    negative: bool = Field(False, description="May be below zero.")
    owner: Text | None = Field(None, description="责任单位")
    threshold: Threshold | None = None
    pace: Literal["month", "day", "profile", "quarterly", "none"] | None = Field(
        None, description="How a flow comes in through the year."
    )
    profile: Annotated[tuple[Plain, ...], BeforeValidator(array)] | None = Field(
        None,
        description="The base year's 12 months, 4 quarters, or 11 numbers, January and February as one.",
    )
    same_period: Annotated[tuple[Actual, ...], BeforeValidator(array)] = Field(
        (),
        description="Base year: of a flow its year so far at given dates, of a stock its level.",
    )
    path: Annotated[tuple[Waypoint, ...], BeforeValidator(array)] = Field(
        (), description="Stage targets: planned values on the way, of a flow the year so far."
    )
    baseline: Annotated[tuple[Baseline, ...], BeforeValidator(_statements)] = ()
    target: Annotated[tuple[Target, ...], BeforeValidator(_statements)] = ()
    stretch: Annotated[Target, BeforeValidator(_statement)] | None = Field(
        None, description="An ambition beside the target."
    )
    actuals: Annotated[tuple[Actual, ...], BeforeValidator(_statements)] = ()
    facts: Annotated[tuple[Fact, ...], BeforeValidator(array)] = ()
    note: Text | None = None

    @cached_property
    def signed(self) -> bool:
        """Whether its values may be below zero: where that is declared, or where one is printed so."""
        lists = (self.baseline, self.target, self.actuals, self.facts, self.same_period, self.path)
        stated = [one for each in lists for one in each] + ([self.stretch] if self.stretch else [])
        printed = [one.value for one in stated] + [
            more.value for one in stated for more in getattr(one, "also", ())
        ]
        return self.negative or any(below_zero(value) for value in printed if value is not None)


class Source(Model):
    """A document that figures are taken from."""

    title: Text
    date: dt.date | None = Field(None, description="Day of publication.")
    url: Text | None = None
    note: Text | None = None


class Group(Named):
    """A heading under which indicators stand."""


class Thresholds(Model):
    """From where on an indicator is ahead, on pace, behind; below that it is off track."""

    ahead: Plain = Field(description="Ahead from here on.")
    on_pace: Plain = Field(description="On pace from here on.")
    behind: Plain = Field(description="Behind from here on, else off track.")
    unit: Literal["quotient", "points"] = Field(
        "quotient",
        alias="in",
        description="What is compared: done ÷ expected share (1.05), or the lead in points (-10).",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.ahead > self.on_pace > self.behind:
            raise refused("thresholds-order")
        return self


class Header(Named):
    """What the plan is, and the two years it spans."""

    base_year: int = Field(ge=1, le=9999)
    target_year: int = Field(ge=1, le=9999)
    rounding: Rounding = "nearest"
    thresholds: Thresholds | None = Field(
        None, description="From where on an indicator is ahead, on pace, behind."
    )
    year_starts: Month = Field(1, description="Month in which the plan's years start.")
    year_named: Literal["start", "end"] = Field(
        "start", description="Whether a year is named by the calendar year in which it starts or ends."
    )
    note: Text | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.base_year >= self.target_year:
            raise refused("years-order", base=self.base_year, target=self.target_year)
        return self


class Plan(Model):
    """One plan file: indicators, relations, sources."""

    format: Annotated[Literal[1], BeforeValidator(whole_number)] = Field(
        description="Version of the file format."
    )
    about: Header = Field(alias="plan")
    sources: dict[Id, Source] = Field({})
    groups: dict[Id, Group] = Field({})
    indicators: dict[Id, Indicator] = Field({})
    relations: Annotated[tuple[Relation, ...], BeforeValidator(array)] = ()

    @cached_property
    def calendar(self) -> Calendar:
        """When the plan's years start, and how they are named."""
        return Calendar(self.about.year_starts, self.about.year_named)

    @property
    def years(self) -> int:
        """Years from the base to the target."""
        return self.about.target_year - self.about.base_year


def validate(data: dict[str, Any]) -> Plan:
    """The plan in parsed TOML ``data``; raises pydantic's ValidationError."""
    return Plan.model_validate(data)
