"""JSON: the whole result, numbers as strings in plain decimal notation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jyplan.report.encode import SCHEMA_VERSION, encode
from jyplan.report.form import Form, Layout, Result
from jyplan.report.section import Section


def pieces(result: Result, layout: Layout) -> Iterator[str]:
    """The output of one command as JSON: that of its plan, or a list where many were named.

    A section has ``plan``, the rows (under ``rows``, or the command's own names) and ``summary``. Of many
    sections one is held at a time; their summary is the result's ``total``, else the sum of all counts.
    """
    command, sections, total = result.command, map(_body, result.sections), result.total
    head = {"schema_version": SCHEMA_VERSION, "command": command}
    if not result.many:
        for section in sections:
            yield render({**head, **encode(section)})
        return
    totals: dict[str, Any] = {"plans": 0}
    yield render(head).removesuffix("\n}\n") + ',\n  "plans": ['
    for section in sections:
        yield ("," if totals["plans"] else "") + f"\n    {line(encode(section))}"
        totals["plans"] += 1
        summary = section.get("summary")
        for name, count in summary.items() if isinstance(summary, Mapping) else ():
            if isinstance(count, int) and not isinstance(count, bool):
                totals[name] = totals.get(name, 0) + count
    end = "\n  ]" if totals["plans"] else "]"
    yield f'{end},\n  "summary": {line(encode(total() if total else totals))}\n}}\n'


def render(data: Mapping[str, object]) -> str:
    """The document as JSON: one field of it a line, lists of objects one object a line."""
    fields = ",\n".join(f"  {line(key)}: {_field(value)}" for key, value in data.items())
    return f"{{\n{fields}\n}}\n"


def _field(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {line(item)}" for item in value) + "\n  ]"
    return line(value)


def line(value: object) -> str:
    """A value as JSON on one line."""
    # Indented, json falls back to its slow encoder; a line an object is what diff and grep like, too.
    return json.dumps(value, ensure_ascii=False)


def _body(section: Section) -> dict[str, object]:
    plan: dict[str, object] = {"plan": section.plan} if section.plan else {}
    return plan | {section.rows_name: section.rows, **section.more, "summary": section.summary}


FORM = Form(pieces=pieces, people=False, utf8=True, escapes=True, workings=True, totals=True)
