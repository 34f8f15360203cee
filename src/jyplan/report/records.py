"""Rows as flat records: the columns of CSV and of data frames, and rows as JSON data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, get_args, get_origin, get_type_hints

from jyplan.exact.decimals import machine, machine_interval
from jyplan.exact.interval import Interval
from jyplan.report.encode import OF_OUTER, encode
from jyplan.report.section import Section

_INTERVAL = ("low", "high", "low_open", "high_open")


def records(rows: Iterable[Any], row_type: type, numbers: Callable[[str], object]) -> list[dict[str, object]]:
    """A dictionary a row, each with all columns; ``numbers`` makes a number of its 12 significant digits."""
    columns = columns_of(row_type)
    flat = (dict(_flat(row, numbers, "")) for row in rows)
    return [{column: row.get(column) for column in columns} for row in flat]


def _flat(row: Any, numbers: Callable[[str], object], prefix: str) -> Iterator[tuple[str, object]]:
    for field, value in row._asdict().items():
        if prefix and field in OF_OUTER:
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


def rows_of(section: Section, *, many: bool) -> list[dict[str, Any]]:
    """The rows of a section as JSON data; where there are many plans, each says first whose it is."""
    whose = {"plan": section.plan["file"]} if many else {}
    return [whose | encode(row) for row in section.rows]


def columns_of(row_type: type, prefix: str = "") -> list[str]:
    """The CSV columns of a row type: nested names joined with an underscore, intervals as four columns.

    Lists of tuples (the inputs of a derivation) have no columns, nor have the cells of a table.
    """
    columns: list[str] = []
    for name, hint in get_type_hints(row_type).items():
        if prefix and name in OF_OUTER:
            continue
        key = prefix + name.rstrip("_")
        if get_origin(hint) is dict:
            continue
        if get_origin(hint) is tuple:
            columns += [] if any(hasattr(kind, "_fields") for kind in get_args(hint)) else [key]
            continue
        kinds = (hint, *get_args(hint))
        inner = next((kind for kind in kinds if isinstance(kind, type) and hasattr(kind, "_fields")), None)
        if inner is Interval:
            stem = key.removesuffix("interval").removesuffix("_")
            columns += [f"{stem}_{end}" if stem else end for end in _INTERVAL]
        elif inner is not None:
            columns += columns_of(inner, f"{key}_")
        else:
            columns.append(key)
    return columns
