"""Rows as JSON data: numbers as text in plain decimal notation, intervals as objects, dates as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from jyplan.exact.decimals import machine, machine_interval
from jyplan.exact.interval import Interval

SCHEMA_VERSION = 1


def encode(value: object) -> Any:
    """A row, or a part of one, as JSON data. Fields that would be keywords lose their underscore."""
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return machine(value)
        case Interval():
            return machine_interval(value)
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {str(key): encode(item) for key, item in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return {key.rstrip("_"): _encode_inner(item) for key, item in value._asdict().items()}
        case list() | tuple():
            return [encode(item) for item in value]
    raise TypeError(f"no JSON for {type(value).__name__}")


# A row inside a row does not say again whose it is.
NAMING = frozenset({"id", "name", "unit"})
OF_OUTER = NAMING | {"group", "owner", "measure", "better", "nature", "note"}


def _encode_inner(value: object) -> Any:
    inner = encode(value)
    if isinstance(inner, dict) and inner.keys() >= NAMING:
        return {key: item for key, item in inner.items() if key not in OF_OUTER}
    return inner
