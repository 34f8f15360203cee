"""JSON and JSON lines: the whole result, numbers as strings in plain decimal notation."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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
            return {str(key): encode(one) for key, one in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return {key.rstrip("_"): _encode_inner(one) for key, one in value._asdict().items()}
        case list() | tuple():
            return [encode(one) for one in value]
    raise TypeError(f"no JSON for {type(value).__name__}")


# A row inside a row does not say again whose it is.
NAMING = frozenset({"id", "name", "unit"})


def _encode_inner(value: object) -> Any:
    inner = encode(value)
    if isinstance(inner, dict) and inner.keys() >= NAMING:
        return {key: one for key, one in inner.items() if key not in NAMING}
    return inner


def pieces(
    command: str,
    sections: Iterable[Mapping[str, object]],
    *,
    many: bool,
    total: Callable[[], Mapping[str, object]] | None = None,
) -> Iterator[str]:
    """The output of one command as indented JSON: that of its plan, or a list where there are ``many``.

    A section has ``plan``, the rows (under ``rows``, or the command's own names) and ``summary``. Of many
    sections one is held at a time; their summary is ``total``, else the sum of all counts.
    """
    head = {"schema_version": SCHEMA_VERSION, "command": command}
    if not many:
        for section in sections:
            yield render({**head, **encode(section)})
        return
    totals: dict[str, Any] = {"plans": 0}
    yield render(head).removesuffix("\n}\n") + ',\n  "plans": ['
    for section in sections:
        yield ("," if totals["plans"] else "") + f"\n    {_line(encode(section))}"
        totals["plans"] += 1
        summary = section.get("summary")
        for name, count in summary.items() if isinstance(summary, Mapping) else ():
            if isinstance(count, int) and not isinstance(count, bool):
                totals[name] = totals.get(name, 0) + count
    end = "\n  ]" if totals["plans"] else "]"
    yield f'{end},\n  "summary": {_line(encode(total() if total else totals))}\n}}\n'


def render(data: Mapping[str, object]) -> str:
    """The document as JSON: one field of it a line, lists of objects one object a line."""
    fields = ",\n".join(f"  {_line(key)}: {_field(value)}" for key, value in data.items())
    return f"{{\n{fields}\n}}\n"


def _field(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {_line(one)}" for one in value) + "\n  ]"
    return _line(value)


def _line(value: object) -> str:
    # Indented, json falls back to its slow encoder; a line an object is what diff and grep like, too.
    return json.dumps(value, ensure_ascii=False)


def render_lines(rows: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line."""
    return "".join(f"{_line(encode(row))}\n" for row in rows)
