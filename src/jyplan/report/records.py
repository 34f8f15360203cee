"""Rows as flat records, for data frames: the columns of the CSV output, numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from jyplan.exact.decimals import machine, machine_interval
from jyplan.exact.interval import Interval
from jyplan.report.formats.json import NAMING
from jyplan.report.render import columns_of


def records(rows: Iterable[Any], row_type: type, numbers: Callable[[str], object]) -> list[dict[str, object]]:
    """A dictionary a row, each with all columns; ``numbers`` makes a number of its 12 significant digits."""
    columns = columns_of(row_type)
    flat = (dict(_flat(row, numbers, "")) for row in rows)
    return [{column: row.get(column) for column in columns} for row in flat]


def _flat(row: Any, numbers: Callable[[str], object], prefix: str) -> Iterator[tuple[str, object]]:
    for field, value in row._asdict().items():
        if prefix and field in NAMING:
            continue
        key = f"{prefix}{field.rstrip('_')}"
        match value:
            case Fraction():
                yield key, numbers(machine(value))
            case Interval():
                stem = key.removesuffix("interval").removesuffix("_")
                for end, digits in machine_interval(value).items():
                    name = f"{stem}_{end}" if stem else end
                    yield name, numbers(digits) if isinstance(digits, str) else digits
            case tuple() if hasattr(value, "_fields"):
                yield from _flat(value, numbers, f"{key}_")
            case tuple():
                yield key, list(value)
            case _:
                yield key, value
