"""How single things are written in a plan file: numbers as printed, values, years, ids.

Numbers stay as written (8.0 is not 8): :mod:`jyplan.plan.figures` turns them into figures.
"""

# Annotations are read by pydantic at once: as strings each would be compiled for itself.
import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from jyplan.exact import periods
from jyplan.exact.dates import read_date
from jyplan.exact.figure import FigureError, read_number, read_text, repeated_scale

Number = int | Decimal


class Range(NamedTuple):
    """A stated range such as 6.5 % to 7 %: two numbers as written."""

    low: Number
    high: Number


def refused(code: str, **values: object) -> PydanticCustomError:
    """An error whose message stands in the catalogue of :mod:`jyplan.diagnostic`."""
    return PydanticCustomError(code, code, dict(values))


def _number(raw: object) -> object:
    if type(raw) is Decimal or type(raw) is int:
        try:
            read_number(raw)
        except FigureError as error:
            raise refused(error.code, **error.values) from None
        return raw
    raise refused("not-a-plain-number")


def _value(raw: object) -> object:
    if type(raw) is str:
        try:
            read_text(raw)
        except FigureError as error:
            raise refused(error.code, **error.values) from None
        return raw
    if type(raw) is dict:
        if set(raw) != {"low", "high"}:
            raise refused("range-keys")
        low, high = _number(raw["low"]), _number(raw["high"])
        if low > high:  # type: ignore[operator]
            raise refused("range-order", low=str(low), high=str(high))
        return Range(low, high)  # type: ignore[arg-type]
    if type(raw) is Decimal or type(raw) is int:
        return _number(raw)
    raise refused("not-a-value")


def below_zero(value: Number | str | Range) -> bool:
    """Whether a value is printed below zero, a range with any of it."""
    if isinstance(value, str):
        return read_text(value).figure.num < 0
    return (value.low if isinstance(value, Range) else value) < 0


def _unit(text: str) -> str:
    """A unit with each scale word once."""
    if word := repeated_scale(text):
        raise refused("repeated-scale", word=word)
    return text


def _side(raw: object) -> object:
    """An address or a constant."""
    return raw if type(raw) is str else _number(raw)


def _year(raw: object) -> object:
    if raw == "unstated" or (type(raw) is int and 1 <= raw <= 9999):
        return raw
    raise refused("not-a-year")


def _period(raw: object) -> object:
    """A year, or the name of a period."""
    if type(raw) is int and 1 <= raw <= 9999:
        return raw
    if type(raw) is str and periods.read(raw) is not None:
        return raw
    raise refused("not-a-period", text=str(raw))


def _span(raw: object) -> object:
    return raw if raw == "ytd" else _period(raw)


def _since(raw: object) -> object:
    """A year, a day, or the name of a period."""
    if type(raw) is dt.date:
        return raw
    if type(raw) is str:
        day = read_date(raw)
        return _period(raw) if day is None else day
    return _period(raw)


def _month(raw: object) -> object:
    if type(raw) is int and 1 <= raw <= 12:
        return raw
    raise refused("not-a-month")


def whole_number(raw: object) -> object:
    """The number itself, but neither true nor 1.0, which Python takes for the same."""
    return raw if type(raw) is int else str(raw)


def array(raw: object) -> object:
    """A TOML array as a tuple."""
    return tuple(raw) if isinstance(raw, list) else raw


Plain = Annotated[Number, PlainValidator(_number, json_schema_input_type=Number)]
Value = Annotated[
    Number | str | Range,
    PlainValidator(_value, json_schema_input_type=Number | str | dict[Literal["low", "high"], Number]),
]
Side = Annotated[str | Number, PlainValidator(_side, json_schema_input_type=str | Number)]
Year = Annotated[
    int | Literal["unstated"], PlainValidator(_year, json_schema_input_type=int | Literal["unstated"])
]
Month = Annotated[int, PlainValidator(_month, json_schema_input_type=int)]
PeriodName = Annotated[int | str, PlainValidator(_period, json_schema_input_type=int | str)]
Span = Annotated[int | str, PlainValidator(_span, json_schema_input_type=int | str)]
Since = Annotated[int | str | dt.date, PlainValidator(_since, json_schema_input_type=int | str | dt.date)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]
UnitText = Annotated[Text, AfterValidator(_unit)]
