"""CSV: one line per JSON row, nested names joined with an underscore."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jyplan.report.form import Form, Layout, Result
from jyplan.report.records import columns_of, rows_of
from jyplan.report.safe import cell


def render(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, header: bool = True) -> str:
    """The rows (already JSON data) under the named ``columns``; the header stands even without rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        flat = flatten(row)
        writer.writerow([_text(flat.get(column)) for column in columns])
    return out.getvalue()


def flatten(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested objects as one level: ``interval.low`` under ``base`` is ``base_low``.

    The word ``interval`` adds nothing to a name and is left out: ``low``, ``base_low``, ``target_low``.
    """
    flat: dict[str, Any] = {}
    for key, value in row.items():
        name = prefix + key
        if isinstance(value, Mapping):
            inner = name.removesuffix("interval").removesuffix("_")
            flat |= flatten(value, f"{inner}_" if inner else "")
        else:
            flat[name] = value
    return flat


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return cell(" ".join(str(item) for item in value))
    text = str(value)
    return text if _is_number(text) else cell(text)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The rows of a result; of many plans the first column says whose each is."""
    for n, section in enumerate(result.sections):
        columns = [*(["plan"] if result.many else ()), *columns_of(section.row_type)]
        yield render(rows_of(section, many=result.many), columns, header=n == 0)


FORM = Form(pieces=pieces, people=False, utf8=True)
