"""What a plan file states of an indicator at a time, as frozen models: a value, its growth, its marks.

How single numbers and values are written is in :mod:`jyplan.plan.values`.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag, model_validator

from jyplan.exact.figure import Bound
from jyplan.plan.table import OF_A_VALUE, Digits, Model, Sourced
from jyplan.plan.values import Id, PeriodName, Plain, Since, Span, Text, UnitText, Value, Year, refused

Basis = Literal["nominal", "real", "like-for-like", "unknown"]


class Days(Model, title="Days · 起止日期"):
    """The days that a figure covers, both included, where no name of a period says it."""

    first: dt.date = Field(
        alias="from",
        title="First day · 起始日",
        description="First day that the figure covers.",
        examples=["2017-05-01"],
    )
    last: dt.date = Field(
        alias="to",
        title="Last day · 截止日",
        description="Last day that the figure covers.",
        examples=["2017-05-31"],
    )

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


class Growth(Sourced, Digits, title="Growth · 增速"):
    """A stated growth rate, in percent, as a multiple, or in doublings."""

    percent: Value | None = Field(
        None,
        title="Percent · 百分数",
        description="Growth in percent.",
        examples=[8.1, {"low": 6.5, "high": 7}],
    )
    multiple: Plain | None = Field(
        None,
        title="Multiple · 倍数",
        description="是…的2.3倍: the target is this many times the base.",
        examples=[2.3],
    )
    doublings: int | None = Field(
        None, ge=1, le=60, title="Doublings · 翻番次数", description="翻一番 is 1, 翻两番 is 2."
    )
    basis: Basis = Field("unknown", title="Price basis · 价格口径", description="Price basis of the rate.")
    per: Literal["year", "period"] | None = Field(
        None, title="Per · 年均或全期", description="年均 (geometric mean a year), or in all."
    )
    since: _From | None = Field(
        None,
        alias="from",
        title="Base of the growth · 起算时段",
        description="Year, period or day the growth counts from; without it, the same period a year before.",
        examples=[2015, "2016-12-31", "2017-04"],
    )
    points: Value | None = Field(
        None,
        title="Percentage points · 百分点",
        description="Change of the rate itself, in percentage points, against the rate a year before "
        "(增速提高0.7个百分点).",
        examples=[0.7],
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
    return tuple(growth if isinstance(growth, dict) else {"percent": growth} for growth in listed)


class Statement(Sourced, Digits):
    """What a source says of an indicator at one time: a value, and perhaps its growth or increase."""

    value: Value | None = Field(
        None,
        title="Value · 数值",
        description="The number as written.",
        examples=[2280, "1.15万亿元", "1/4", {"low": 6.5, "high": 7}],
    )
    unit: UnitText | None = Field(
        None,
        title="Unit · 单位",
        description="Unit as written, where its scale differs from the indicator's.",
        examples=["亿元", "万人次", "%"],
    )
    growth: Annotated[tuple[Growth, ...], BeforeValidator(_growths)] = Field(
        (),
        title="Growth · 增速",
        description="Stated growth, in percent, or a table, or a list of them.",
        examples=[8.1, {"percent": 6.5, "basis": "real", "per": "year", "from": 2015}, {"multiple": 2.3}],
    )
    increase: Value | None = Field(
        None,
        title="Increase · 增量",
        description="Stated increment over the base.",
        examples=[160, "2787亿元"],
    )
    points: Value | None = Field(
        None,
        title="Percentage points · 百分点",
        description="Stated change of a ratio, in percentage points.",
        examples=[0.36],
    )
    cumulative: bool = Field(
        False, title="Cumulative · 累计", description="A total over several years (五年累计)."
    )
    period: _Period | None = Field(
        None,
        title="Period · 时段",
        description="What the figure covers, where that is not its year: 2017-Q1, 2017-05, 2016/2020.",
        examples=["2017-Q1", "2017-05", "2016/2020", {"from": "2017-05-01", "to": "2017-05-31"}],
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


class Baseline(Statement, title="Baseline · 基数"):
    """A statement for the base year."""

    as_of: dt.date | None = Field(
        None,
        title="Date · 日期",
        description="Day of a level, where the source gives it.",
        examples=["2017-05-31"],
    )
    version: Literal["preliminary", "revised", "final"] | None = Field(
        None,
        title="Version · 版本",
        description="preliminary, revised or final: the newest holds and the others stay visible.",
    )


class Target(Statement, title="Target · 目标"):
    """A statement for the target year."""

    nature: Literal["binding", "expected", "stretch"] | None = Field(
        None, title="Nature · 目标性质", description="约束性 · 预期性 · 力争"
    )
    version: Literal["original", "adjusted"] | None = Field(
        None,
        title="Version · 版本",
        description="original, or adjusted; the newest holds and the others stay visible.",
        examples=["adjusted"],
    )
    as_of: dt.date | None = Field(
        None,
        title="Date · 日期",
        description="Day on which an adjusted target was decided.",
        examples=["2017-05-31"],
    )


class Actual(Statement, title="Actual · 实际值"):
    """A dated observation."""

    as_of: dt.date | None = Field(
        None,
        title="Date · 日期",
        description="Date of the figure; without one the end of its period counts, or its source's date.",
        examples=["2017-05-31"],
    )
    period: _Span | None = Field(
        None,
        title="Period · 时段",
        description='What a flow covers: "ytd" (the default), a period such as 2017-Q1, or { from, to }.',
        examples=["2017-Q1", "2017-05", "2016/2020", {"from": "2017-05-01", "to": "2017-05-31"}],
    )
    version: Literal["preliminary", "revised", "final"] | None = Field(
        None,
        title="Version · 版本",
        description="preliminary, revised or final: the newest holds and the others stay visible.",
    )


class Fact(Statement, title="Fact · 其他陈述"):
    """Whatever else is stated: any year or period, or a year that the source does not give."""

    year: Year | None = Field(
        None,
        title="Year · 年份",
        description='The year, or "unstated"; needed where no period is given.',
        examples=[2015, "unstated"],
    )

    @model_validator(mode="after")
    def _of_some_time(self) -> Self:
        if self.year is None and self.period is None:
            raise refused("missing-key", key="year")
        return self


class Waypoint(Model, title="Waypoint · 阶段目标"):
    """One step of a planned path."""

    as_of: dt.date = Field(
        title="Date · 日期", description="Day by which the value is planned.", examples=["2017-05-31"]
    )
    value: Value = Field(title="Value · 数值", description="The value planned for that day.", examples=[49.2])


class Threshold(Model, title="Threshold · 界定标准"):
    """A mark that is part of an indicator's definition (villages whose income reaches 10万元), no target."""

    value: Value = Field(title="Value · 数值", description="The mark as written.", examples=[10])
    unit: UnitText | None = Field(
        None, title="Unit · 单位", description="Unit of the mark.", examples=["万元"]
    )
    bound: Bound | None = Field(
        None, title="Bound · 界限", description="What the words around the figure promise."
    )
    of: Text | None = Field(
        None,
        title="What is measured · 衡量对象",
        description="What the mark measures.",
        examples=["人均收入"],
    )
    source: Id | None = Field(
        None, title="Source · 来源", description="Id of the source it stands in.", examples=["work_report"]
    )
    at: Text | None = Field(
        None,
        title="Place · 位置",
        description="Heading or page in the source.",
        examples=["经济发展指标", "第3页"],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")
