"""The plan file, format 1, as frozen models: what a writer may say, and nothing of what follows from it.

How single numbers and values are written is in :mod:`jyplan.plan.values`; rules that tie several tables
together (references, dates, units) are in :mod:`jyplan.plan.rules`.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
import datetime as dt
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from jyplan.exact.figure import Rounding
from jyplan.exact.periods import Calendar
from jyplan.plan.relation import Relation
from jyplan.plan.statement import Actual, Baseline, Fact, Target, Threshold, Waypoint
from jyplan.plan.table import Model
from jyplan.plan.values import (
    Id,
    Month,
    Plain,
    Text,
    UnitText,
    array,
    below_zero,
    refused,
    whole_number,
)
from jyplan.words.language import Language

FORMAT = 1

Measure = Literal["flow", "stock", "ratio", "rank"]
Better = Literal["higher", "lower", "none"]


class Named(Model):
    """What has a name, and perhaps an English one."""

    name: Text = Field(
        title="Name · 名称", description="Name in the plan's own language.", examples=["地区生产总值"]
    )
    name_en: Text | None = Field(
        None,
        title="English name · 英文名称",
        description="Name in English.",
        examples=["Gross regional product (GDP)"],
    )

    def called(self, language: Language) -> str:
        """The name in a language; the plan's own where it has no English one."""
        return (language != "zh" and self.name_en) or self.name


def _statement(raw: object) -> object:
    return raw if isinstance(raw, dict | BaseModel) else {"value": raw}


def _statements(raw: object) -> object:
    return tuple(map(_statement, raw if isinstance(raw, list) else [raw]))


class Indicator(Named, title="Indicator · 指标"):
    """One measured thing."""

    group: Id | None = Field(
        None, title="Group · 分组", description="Id of the group under which it stands.", examples=["economy"]
    )
    unit: UnitText = Field(
        title="Unit · 单位",
        description="Scale (千 万 百万 亿 万亿) and what is counted: 亿元, 万人次, %, 平方公里.",
        examples=["亿元", "万人次", "%"],
    )
    unit_en: Text | None = Field(
        None,
        title="Unit in English · 计量单位英文名",
        description="The unit as an English reader is shown it; nothing is computed from it.",
        examples=["100 million yuan"],
    )
    measure: Measure = Field(
        title="Measure · 指标性质",
        description="flow: a period's total; stock: a level at a date; ratio; rank.",
        examples=["flow"],
    )
    of: int | None = Field(
        None, ge=1, title="Of how many · 总名次", description="Of how many, for a rank.", examples=[60]
    )
    better: Better = Field(
        title="Better · 好的方向", description="Which direction is better; none for mere context."
    )
    integer: bool = Field(
        False, title="Whole numbers · 整数", description="A count: only whole values exist."
    )
    negative: bool = Field(False, title="May be negative · 可为负", description="May be below zero.")
    owner: Text | None = Field(
        None, title="Owner · 责任单位", description="责任单位", examples=["经济发展局"]
    )
    owner_en: Text | None = Field(
        None,
        title="Owner in English · 责任单位英文名",
        description="Its name in English.",
        examples=["Statistics Bureau"],
    )
    threshold: Threshold | None = Field(
        None,
        title="Threshold · 界定标准",
        description="A mark that is part of the definition (villages whose income reaches 10万元), "
        "no target.",
        examples=[{"value": 10, "unit": "万元", "bound": "at-least", "of": "人均收入"}],
    )
    pace: Literal["month", "day", "profile", "quarterly", "none"] | None = Field(
        None, title="Pace · 进度", description="How a flow comes in through the year."
    )
    profile: Annotated[tuple[Plain, ...], BeforeValidator(array)] | None = Field(
        None,
        title="Profile · 分期分布",
        description="The base year's 12 months, 4 quarters, or 11 numbers, January and February as one.",
        examples=[[20, 25, 25, 30]],
    )
    same_period: Annotated[tuple[Actual, ...], BeforeValidator(array)] = Field(
        (),
        title="Same period · 上年同期",
        description="Base year: of a flow its year so far at given dates, of a stock its level.",
        examples=[[{"as_of": "2016-05-31", "value": 300}]],
    )
    path: Annotated[tuple[Waypoint, ...], BeforeValidator(array)] = Field(
        (),
        title="Path · 阶段目标",
        description="Stage targets: planned values on the way, of a flow the year so far.",
        examples=[[{"as_of": "2017-06-30", "value": 49.2}, {"as_of": "2017-12-31", "value": 50}]],
    )
    baseline: Annotated[tuple[Baseline, ...], BeforeValidator(_statements)] = Field(
        (),
        title="Baseline · 基数",
        description="The statement for the base year: a bare number, a table, or a list (original and "
        "revised).",
        examples=[731, {"value": 446, "growth": 57}],
    )
    target: Annotated[tuple[Target, ...], BeforeValidator(_statements)] = Field(
        (),
        title="Target · 目标",
        description="The statement for the target year: a bare number, a table, or a list (original and "
        "adjusted).",
        examples=[2280, {"value": 2280, "growth": 8.1, "source": "work_report", "at": "经济发展指标"}],
    )
    stretch: Annotated[Target, BeforeValidator(_statement)] | None = Field(
        None,
        title="Stretch · 力争目标",
        description="An ambition beside the target.",
        examples=[1500, {"value": 1500, "bound": "more-than"}],
    )
    actuals: Annotated[tuple[Actual, ...], BeforeValidator(_statements)] = Field(
        (),
        title="Actuals · 实际值",
        description="Dated observations: a table, a list of tables, or a bare number.",
        examples=[[{"as_of": "2017-01-04", "value": 628, "source": "work_report"}]],
    )
    facts: Annotated[tuple[Fact, ...], BeforeValidator(array)] = Field(
        (),
        title="Facts · 其他陈述",
        description="Whatever else is stated: any year, or a year that the source does not give.",
        examples=[[{"year": 2015, "value": 284}, {"year": "unstated", "value": 12}]],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")

    def counted_in(self, language: Language) -> str:
        """The unit in a language; the plan's own where it has no English one."""
        return (language != "zh" and self.unit_en) or self.unit

    def owned_by(self, language: Language) -> str | None:
        """The owner in a language; the plan's own where it has no English one."""
        return (language != "zh" and self.owner_en) or self.owner

    @cached_property
    def signed(self) -> bool:
        """Whether its values may be below zero: where that is declared, or where one is printed so."""
        lists = (self.baseline, self.target, self.actuals, self.facts, self.same_period, self.path)
        stated = [statement for each in lists for statement in each] + (
            [self.stretch] if self.stretch else []
        )
        printed = [statement.value for statement in stated] + [
            more.value for statement in stated for more in getattr(statement, "also", ())
        ]
        return self.negative or any(below_zero(value) for value in printed if value is not None)


class Source(Model, title="Source · 来源"):
    """A document that figures are taken from."""

    title: Text = Field(
        title="Title · 标题", description="The document's title.", examples=["2017年工作会议报道"]
    )
    date: dt.date | None = Field(
        None, title="Date · 日期", description="Day of publication.", examples=["2017-02-22"]
    )
    url: Text | None = Field(
        None,
        title="Address · 网址",
        description="Where the document can be read.",
        examples=["https://example.org/report"],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")


class Group(Named, title="Group · 分组"):
    """A heading under which indicators stand."""

    name: Text = Field(
        title="Name · 名称",
        description="The heading as it stands in the plan.",
        examples=["经济发展指标"],
    )
    name_en: Text | None = Field(
        None,
        title="English name · 英文名称",
        description="Name in English.",
        examples=["Economic development"],
    )


class Thresholds(Model, title="Thresholds · 预期阈值"):
    """From where on an indicator is ahead, on pace, behind; below that it is off track."""

    ahead: Plain = Field(title="Ahead · 超前", description="Ahead from here on.", examples=[1.05, 5])
    on_pace: Plain = Field(
        title="On pace · 符合进度", description="On pace from here on.", examples=[0.95, -5]
    )
    behind: Plain = Field(
        title="Behind · 落后", description="Behind from here on, else off track.", examples=[0.6, -10]
    )
    unit: Literal["quotient", "points"] = Field(
        "quotient",
        alias="in",
        title="Measured in · 计量方式",
        description="What is compared: done ÷ expected share (1.05), or the lead in points (-10).",
        examples=["points"],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.ahead > self.on_pace > self.behind:
            raise refused("thresholds-order")
        return self


class Header(Named, title="Plan · 计划"):
    """What the plan is, and the two years it spans."""

    name: Text = Field(
        title="Name · 名称",
        description="The plan's name in its own language.",
        examples=["净月高新区2017年主要发展指标"],
    )
    name_en: Text | None = Field(
        None,
        title="English name · 英文名称",
        description="Name in English.",
        examples=["Jingyue High-tech Zone: main development indicators for 2017"],
    )
    base_year: int = Field(
        ge=1,
        le=9999,
        title="Base year · 基年",
        description="The year that targets are held against.",
        examples=[2016],
    )
    target_year: int = Field(
        ge=1,
        le=9999,
        title="Target year · 目标年",
        description="The year that targets are set for.",
        examples=[2017],
    )
    rounding: Rounding = Field(
        "nearest",
        title="Rounding · 修约规则",
        description="Rounding rule of every figure that names none of its own.",
    )
    thresholds: Thresholds | None = Field(
        None,
        title="Thresholds · 预期阈值",
        description="From where on an indicator is ahead, on pace, behind.",
        examples=[{"ahead": 5, "on_pace": -5, "behind": -10, "in": "points"}],
    )
    year_starts: Month = Field(
        1,
        title="Year starts in · 年度起始月",
        description="Month in which the plan's years start.",
        examples=[4],
    )
    year_named: Literal["start", "end"] = Field(
        "start",
        title="Year named by · 年度名称",
        description="Whether a year is named by the calendar year in which it starts or ends.",
        examples=["end"],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.base_year >= self.target_year:
            raise refused("years-order", base=self.base_year, target=self.target_year)
        return self


class Plan(Model, title="Plan file · 计划文件"):
    """One plan file: indicators, relations, sources."""

    format: Annotated[Literal[1], BeforeValidator(whole_number)] = Field(
        title="Format · 格式版本", description="Version of the file format.", examples=[1]
    )
    about: Header = Field(
        alias="plan", title="Plan · 计划", description="What the plan is, and the two years it spans."
    )
    sources: dict[Id, Source] = Field(
        {}, title="Sources · 来源", description="The documents that figures are taken from, by id."
    )
    groups: dict[Id, Group] = Field(
        {}, title="Groups · 分组", description="Headings under which indicators stand, by id."
    )
    indicators: dict[Id, Indicator] = Field(
        {},
        title="Indicators · 指标",
        description="The measured things, by id. An indicator needs no statement: its values are then "
        "unknown.",
    )
    relations: Annotated[tuple[Relation, ...], BeforeValidator(array)] = Field(
        (), title="Relations · 勾稽关系", description="Arithmetic ties between figures (勾稽关系)."
    )

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
