"""The relations of a plan file as frozen models: an arithmetic tie between figures (勾稽关系) of each kind.

What a relation means for the numbers is in :mod:`jyplan.consistency`.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from jyplan.diagnostic import Path
from jyplan.plan.table import Digits, Sourced
from jyplan.plan.values import Id, Plain, Side, Text, Value, array, refused


class Tied(Sourced):
    """What relations share. A relation has no value: a share that stands elsewhere is another relation."""

    @model_validator(mode="after")
    def _prints_no_value(self) -> Self:
        self.prints_no_value()
        return self

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The addresses and constants that it ties, with their key paths inside it."""
        raise NotImplementedError

    def references(self) -> Iterator[tuple[str, Path]]:
        """The addresses that it names, with their key paths inside it; constants are left out."""
        return ((side, path) for side, path in self.sides() if isinstance(side, str))


class Total(Tied):
    """The whole is the sum of its parts, minus those in ``minus``."""

    id: Id
    kind: Literal["total"]
    whole: Side = Field(description="An address, or a constant such as 100.")
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(min_length=1)
    minus: Annotated[tuple[str, ...], BeforeValidator(array)] = ()
    complete: bool = Field(True, description="false: the parts sum to at most the whole.")

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The whole, the parts, and what is subtracted."""
        yield self.whole, ("whole",)
        yield from _listed("parts", self.parts)
        yield from _listed("minus", self.minus)


class Share(Tied, Digits):
    """part = share × whole, the share as ``percent`` or as ``value`` (a fraction)."""

    id: Id
    kind: Literal["share"]
    part: str
    whole: str
    percent: Value | None = None
    value: Value | None = None

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


class Part(Tied):
    """其中: no part exceeds the whole; nor does their sum, where they are ``disjoint``."""

    id: Id
    kind: Literal["part"]
    whole: str
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(min_length=1)
    disjoint: bool = False

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """The whole and the parts."""
        yield self.whole, ("whole",)
        yield from _listed("parts", self.parts)


class Compare(Tied):
    """left op right; sides are addresses or constants."""

    id: Id
    kind: Literal["compare"]
    left: Side
    op: Literal["<", "<=", "=", ">=", ">"]
    right: Side

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """Left and right."""
        yield self.left, ("left",)
        yield self.right, ("right",)


class Difference(Tied, Digits):
    """left - right is the value (高于全国2.3个百分点)."""

    id: Id
    kind: Literal["difference"]
    left: str
    right: str
    value: Value
    unit: Text | None = Field(None, description="Unit of the value, where it is not that of the left side.")

    def sides(self) -> Iterator[tuple[Side, Path]]:
        """Left and right."""
        yield self.left, ("left",)
        yield self.right, ("right",)


class Ratio(Tied, Digits):
    """The numerator divided by the denominator: a value, or an indicator of its own (人均, 单产, 强度)."""

    id: Id
    kind: Literal["ratio"]
    numerator: str
    denominator: str
    value: Value | None = None
    is_: str | None = Field(None, alias="is", description="Address of the indicator that the quotient is.")
    unit: Text | None = Field(None, description="Unit of the value: 元, 万元/人, 公斤/亩, %.")
    average: bool = Field(
        False, description="The denominator is the mean of its levels at both ends of the year."
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


class Structure(Tied, Digits):
    """The shares of the parts in the whole at once, which also add up to 100 (三次产业结构)."""

    id: Id
    kind: Literal["structure"]
    whole: str
    parts: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(min_length=2)
    percents: Annotated[tuple[Plain, ...], BeforeValidator(array)] = Field(min_length=2)
    complete: bool = Field(True, description="false: there are other parts.")

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


Relation = Annotated[
    Total | Share | Part | Compare | Difference | Ratio | Structure, Field(discriminator="kind")
]
