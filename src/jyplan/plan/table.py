"""What tables of the plan file share: strict types, digits and what qualifies them, where they stand."""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from jyplan.exact.figure import Bound, Rounding
from jyplan.plan.values import Id, Plain, Range, Text, UnitText, Value, array, refused


class Model(BaseModel):
    """What all tables share: strict types, no unknown keys, no change after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


# What a statement says of its value, and of nothing else in it.
OF_A_VALUE = ("bound", "approximate", "tolerance", "precision", "rounding")


class Printing(Model, title="Further printing · 其他出处"):
    """A further place, or a further printing, of the same figure.

    It has its own digits: `precision` and `rounding` of the figure do not speak of it, its bound does. Its
    unit is the one in its string, else its own `unit`, else the statement's; of a growth it is in percent.
    """

    source: Id | None = Field(
        None, title="Source · 来源", description="Source id, where it differs.", examples=["work_report"]
    )
    at: Text | None = Field(
        None, title="Place · 位置", description="Heading or page there.", examples=["经济发展指标", "第3页"]
    )
    value: Value | None = Field(
        None,
        title="Value · 数值",
        description="The figure as printed there, where it is printed differently.",
        examples=[813.0],
    )
    unit: UnitText | None = Field(
        None,
        title="Unit · 单位",
        description="Its unit there, same dimension; without one, the statement's `unit`.",
        examples=["亿元", "万人次", "%"],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")


class Digits(Model):
    """Keys that say how far the digits of a number reach, and what the words around it promise."""

    rounding: Rounding | None = Field(
        None, title="Rounding · 修约规则", description="Rounding rule of this figure, else the plan's."
    )
    precision: Plain | None = Field(
        None,
        title="Precision · 修约单位",
        description="Rounding unit where the digits do not tell it: 100 for hundreds, 0 for exact.",
        examples=[100, 0],
    )
    bound: Bound | None = Field(
        None, title="Bound · 界限", description="What the words around the figure promise."
    )
    tolerance: Plain | None = Field(
        None,
        title="Tolerance · 允许偏差",
        description="How far `about` reaches, in the figure's unit.",
        examples=[0.5],
    )
    approximate: Literal["more", "less", "about"] | None = Field(
        None, title="Approximate · 约数", description="余 多 过 · 近 · 约"
    )

    @model_validator(mode="after")
    def _bounds_agree(self) -> Self:
        if self.bound and self.approximate:
            raise refused("bound-and-approximate")
        if self.tolerance is not None:
            if self.bound != "about":
                raise refused("tolerance-without-about")
            if self.tolerance < 0:
                raise refused("below-zero", key="tolerance")
        if self.precision is not None and self.precision < 0:
            raise refused("below-zero", key="precision")
        return self

    def bounds_no_end(self, value: Value | None) -> None:
        """Refuse a bound of a range, which does not say of which end; a range may be about."""
        if isinstance(value, Range):
            for bound in (self.bound, self.approximate):
                if bound not in (None, "about"):
                    raise refused("bound-of-range", bound=bound)


class Sourced(Model):
    """Keys that say where a figure or a relation stands and how far it is trusted."""

    scope: Text | None = Field(
        None,
        title="Scope · 口径",
        description="口径: figures of different scope are never compared.",
        examples=["规模以上"],
    )
    certain: bool = Field(
        False, title="Certain · 确定无疑", description="Never to be suspected, for example audited."
    )
    accept: Text | None = Field(
        None,
        title="Accepted because · 接受理由",
        description="Reason why a finding on this figure is accepted.",
        examples=["比重按未取整数计算"],
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
    also: Annotated[tuple[Printing, ...], BeforeValidator(array)] = Field(
        (),
        title="Also printed · 其他出处",
        description="Further places or printings of the same figure.",
        examples=[[{"at": "招商引资"}]],
    )
    note: Text | None = Field(None, title="Note · 备注", description="A remark.")

    def prints_no_value(self) -> None:
        """Refuse a further printing where no value is stated that it could be one of."""
        if any(printing.value is not None for printing in self.also):
            raise refused("also-without-value")
