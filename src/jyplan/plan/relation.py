"""The relations of a plan file as frozen models: an arithmetic tie between figures (勾稽关系) of each kind.

What a relation means for the numbers is in :mod:`jyplan.consistency`.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from jyplan.diagnostic import Path
from jyplan.exact.figure import read_text
from jyplan.plan.address import read_address
from jyplan.plan.table import Digits, Sourced
from jyplan.plan.values import Id, Plain, Side, Text, Value, array, refused

_KIND = Field(
    title="Kind · 关系类型",
    description="total: whole = sum of parts; share: part = share × whole; part: 其中; compare: left op "
    "right; difference: left - right; ratio: numerator / denominator; structure: shares of "
    "several parts.",
)


class Tied(Sourced):
    """What relations share. A relation has no value: a share that stands elsewhere is another relation."""

    id: Id = Field(
        title="Id · 标识",
        description="A name for the relation, unique in the file.",
        examples=["project_parts"],
    )

    @model_validator(mode="after")
    def _prints_no_value(self) -> Self:
        self.prints_no_value()
        return self

    @abstractmethod
    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The addresses and constants that it ties, with their key paths inside it."""

    def references(self) -> Iterator[tuple[str, Path]]:
        """The addresses that it names, with their key paths inside it; constants are left out."""
        return ((side, path) for side, path in self.sides() if isinstance(side, str))

    def has_figure(self) -> bool:
        """Whether it states a figure of its own, which others may name."""
        return False

    def unit_of_figure(self) -> str | None:
        """The unit of that figure, where it does not follow from what the relation names."""
        return None


class Total(Tied, title="Total · 合计"):
    """The whole is the sum of its parts, minus those in ``minus``."""

    kind: Annotated[Literal["total"], _KIND]
    whole: Side = Field(
        title="Whole · 总体",
        description="An address, or a constant such as 100.",
        examples=["key_projects", 100],
    )
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(
        min_length=1,
        title="Parts · 组成部分",
        description="Addresses of the parts.",
        examples=[["new_projects", "continued_projects", "reserve_projects"]],
    )
    minus: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(
        (),
        title="Minus · 减项",
        description="Addresses of what is subtracted from the sum.",
        examples=[["cancelled_projects"]],
    )
    complete: bool = Field(
        True, title="Complete · 是否完整", description="false: the parts sum to at most the whole."
    )

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The whole, the parts, and what is subtracted."""
        yield self.whole, ("whole",)
        yield from _listed("parts", self.parts)
        yield from _listed("minus", self.minus)


class Share(Tied, Digits, title="Share · 占比"):
    """part = share × whole, the share as ``percent`` or as ``value`` (a fraction)."""

    kind: Annotated[Literal["share"], _KIND]
    part: str = Field(
        title="Part · 部分", description="Address of the part.", examples=["national_incubators@2016"]
    )
    whole: str = Field(
        title="Whole · 总体", description="Address of the whole.", examples=["province_incubators@2016"]
    )
    percent: Value | None = Field(
        None,
        title="Percent · 百分比",
        description="The share in percent; or give value.",
        examples=[8.1, {"low": 6.5, "high": 7}],
    )
    value: Value | None = Field(
        None,
        title="Share · 占比",
        description='The share as a fraction such as "1/4"; or give percent.',
        examples=["1/4"],
    )

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.percent is None) == (self.value is None):
            raise refused("not-exactly-one", keys="percent, value")
        self.bounds_no_end(self.value if self.percent is None else self.percent)
        return self

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The part and the whole."""
        yield self.part, ("part",)
        yield self.whole, ("whole",)

    def has_figure(self) -> bool:
        """Always: the share."""
        return True


class Part(Tied, title="Subset · 其中"):
    """其中: no part exceeds the whole; nor does their sum, where they are ``disjoint``."""

    kind: Annotated[Literal["part"], _KIND]
    whole: str = Field(
        title="Whole · 总体",
        description="Address of the whole, of which each part is one (其中).",
        examples=["province_incubators@2016"],
    )
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(
        min_length=1,
        title="Parts · 组成部分",
        description="Addresses of the parts.",
        examples=[["new_projects", "continued_projects", "reserve_projects"]],
    )
    disjoint: bool = Field(
        False,
        title="Disjoint · 互不重叠",
        description="The parts do not overlap, so that their sum cannot exceed the whole either.",
    )

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The whole and the parts."""
        yield self.whole, ("whole",)
        yield from _listed("parts", self.parts)


class Compare(Tied, title="Comparison · 比较关系"):
    """left op right; sides are addresses or constants."""

    kind: Annotated[Literal["compare"], _KIND]
    left: Side = Field(
        title="Left side · 左边",
        description="An address, or a constant.",
        examples=["new_tech_firms@2016.growth"],
    )
    op: Literal["<", "<=", "=", ">=", ">"] = Field(
        title="Operator · 比较符",
        description="How the left side compares with the right one.",
        examples=[">"],
    )
    right: Side = Field(
        title="Right side · 右边",
        description="An address, or a constant.",
        examples=["national_new_firms@2016", 7],
    )

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """Left and right."""
        yield self.left, ("left",)
        yield self.right, ("right",)


class Difference(Tied, Digits, title="Difference · 差额"):
    """left - right is the value (高于全国2.3个百分点)."""

    kind: Annotated[Literal["difference"], _KIND]
    left: str = Field(
        title="Left side · 左边",
        description="An address, or a constant.",
        examples=["new_tech_firms@2016.growth"],
    )
    right: str = Field(title="Right side · 右边", description="An address, or a constant.")
    value: Value = Field(
        title="Value · 数值", description="By how much the left side exceeds the right one.", examples=[2.3]
    )
    unit: Text | None = Field(
        None,
        title="Unit · 单位",
        description="Unit of the value, where it is not that of the left side.",
        examples=["亿元", "万人次", "%"],
    )

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """Left and right."""
        yield self.left, ("left",)
        yield self.right, ("right",)

    def has_figure(self) -> bool:
        """Always: the difference."""
        return True

    def unit_of_figure(self) -> str | None:
        """The unit behind the number, else that of the key ``unit``; of rates, points."""
        left = read_address(self.left)
        of_rates = left is not None and left.part in ("growth", "points")
        return _unit_of(self.value) or self.unit or ("百分点" if of_rates else None)


class Ratio(Tied, Digits, title="Ratio · 比值"):
    """The numerator divided by the denominator: a value, or an indicator of its own (人均, 单产, 强度)."""

    kind: Annotated[Literal["ratio"], _KIND]
    numerator: str = Field(
        title="Numerator · 分子", description="Address of what is divided.", examples=["gdp"]
    )
    denominator: str = Field(
        title="Denominator · 分母", description="Address of what it is divided by.", examples=["population"]
    )
    value: Value | None = Field(
        None, title="Value · 数值", description="The quotient as a number; or give is.", examples=[1.5]
    )
    is_: str | None = Field(
        None,
        alias="is",
        title="Is · 即",
        description="Address of the indicator that the quotient is.",
        examples=["gdp_per_head"],
    )
    unit: Text | None = Field(
        None,
        title="Unit · 单位",
        description="Unit of the value: 元, 万元/人, 公斤/亩, %.",
        examples=["亿元", "万人次", "%"],
    )
    average: bool = Field(
        False,
        title="Average · 取平均",
        description="The denominator is the mean of its levels at both ends of the year.",
        examples=[True],
    )

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.value is None) == (self.is_ is None):
            raise refused("not-exactly-one", keys="value, is")
        self.bounds_no_end(self.value)
        return self

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The numerator, the denominator, and the indicator that the quotient is."""
        yield self.numerator, ("numerator",)
        yield self.denominator, ("denominator",)
        if self.is_ is not None:
            yield self.is_, ("is",)

    def has_figure(self) -> bool:
        """Where it is a number, and no indicator."""
        return self.value is not None

    def unit_of_figure(self) -> str | None:
        """The unit behind the number, else that of the key ``unit``."""
        return _unit_of(self.value) or self.unit


class Structure(Tied, Digits, title="Structure · 结构"):
    """The shares of the parts in the whole at once, which also add up to 100 (三次产业结构)."""

    kind: Annotated[Literal["structure"], _KIND]
    whole: str = Field(
        title="Whole · 总体",
        description="Address of the whole that the shares are taken of.",
        examples=["province_incubators@2016"],
    )
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(
        min_length=2,
        title="Parts · 组成部分",
        description="Addresses of the parts.",
        examples=[["new_projects", "continued_projects", "reserve_projects"]],
    )
    percents: Annotated[tuple[Plain, ...], BeforeValidator(array)] = Field(
        min_length=2,
        title="Percents · 各比重",
        description="The share of each part in percent, in the order of the parts.",
        examples=[[13.5, 30.7, 55.8]],
    )
    complete: bool = Field(True, title="Complete · 是否完整", description="false: there are other parts.")

    @model_validator(mode="after")
    def _one_share_a_part(self) -> Self:
        if len(self.parts) != len(self.percents):
            raise refused("not-as-many", parts=len(self.parts), percents=len(self.percents))
        return self

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The whole and the parts."""
        yield self.whole, ("whole",)
        yield from _listed("parts", self.parts)


def _listed(key: str, parts: Iterable[str]) -> Iterator[tuple[Side, Path]]:
    return ((part, (key, n)) for n, part in enumerate(parts))


def _unit_of(value: Value | None) -> str | None:
    return read_text(value).unit if isinstance(value, str) else None


Relation = Annotated[
    Total | Share | Part | Compare | Difference | Ratio | Structure, Field(discriminator="kind")
]
