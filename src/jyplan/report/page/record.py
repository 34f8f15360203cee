"""A report as data: its rows are those of `status`, with what a report adds beside them."""

from __future__ import annotations

from collections.abc import Mapping

from jyplan.report.encode import encode
from jyplan.report.page.parts import Report, ReportRow
from jyplan.report.page.sentences import method


def row(made: ReportRow) -> dict[str, object]:
    """A row of `status -f json`, then the fields of the report."""
    added: dict[str, object] = encode(made)
    added.pop("status")
    merged: dict[str, object] = {**encode(made.status), **added}
    return merged


def beside(report: Report) -> Mapping[str, object]:
    """What a report says beside its rows."""
    return {
        "attention": report.attention,
        "groups": report.groups,
        "owners": report.owners,
        "findings": report.findings,
        "sources": report.sources,
        "method": {**report.method._asdict(), "text": method(report)},
        "remarks": report.remarks,
    }
