"""JSON lines: an object a row, on a line of its own; of many plans each line says first whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.report.form import Form, Layout, Result
from jyplan.report.formats.json import line
from jyplan.report.records import rows_of


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The rows of a result, a section at a time."""
    for section in result.sections:
        yield "".join(f"{line(row)}\n" for row in rows_of(section, many=result.many))


FORM = Form(pieces=pieces, people=False, utf8=True, escapes=True)
