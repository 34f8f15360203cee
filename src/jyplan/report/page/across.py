"""Several plans beside each other: one table an indicator, a row a plan, ranked.

Plans name the same indicator by its id. What a plan lacks is said, and has no rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.report.page.parts import Report, ReportRow

By = Literal["lead", "done"]


class Place(NamedTuple):
    """One plan's row of an indicator, and its rank; without a row the plan does not have the indicator."""

    name: str
    file: str
    row: ReportRow | None
    rank: int | None


class Indicator(NamedTuple):
    """One indicator in all plans; ``by`` says what the ranks are taken from."""

    id: str
    name: str
    unit: str
    by: By | None
    places: tuple[Place, ...]


def across(reports: Sequence[Report]) -> list[Indicator]:
    """The indicators of all plans in the order in which they first stand, the best of each first."""
    ids = dict.fromkeys(row.id for report in reports for row in report.rows)
    return [_indicator(id, reports) for id in ids]


def _indicator(id: str, reports: Sequence[Report]) -> Indicator:
    found = [(report, next((row for row in report.rows if row.id == id), None)) for report in reports]
    rows = [row for _, row in found if row is not None]
    by: By = "lead" if any(_lead(row) is not None for row in rows) else "done"
    scores = {n: score for n, (_, row) in enumerate(found) if (score := _score(row, by)) is not None}
    places = [
        Place(
            report.plan.about.called(report.language),
            report.file,
            row,
            1 + sum(other > scores[n] for other in scores.values()) if n in scores else None,
        )
        for n, (report, row) in enumerate(found)
    ]
    order = sorted(
        range(len(places)), key=lambda n: (places[n].rank or len(places) + 1, places[n].row is None)
    )
    return Indicator(id, rows[0].name, rows[0].unit, by if scores else None, tuple(places[n] for n in order))


def _lead(row: ReportRow) -> Fraction | None:
    return row.status.lead_points if row.paced else None


def _score(row: ReportRow | None, by: By) -> Fraction | None:
    """What a row is ranked by, higher for better; None where it is not known."""
    if row is None or row.state == "context":
        return None
    if by == "lead":
        return _lead(row)
    done = row.status.gap.done_percent if row.status.gap.latest_kind == "actual" else None
    return None if done is None else -done if row.better == "lower" else done
