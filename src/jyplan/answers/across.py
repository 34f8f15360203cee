"""Several plans beside each other: of each indicator a row a plan, ranked.

Plans name the same indicator by its id. What a plan lacks is said, and has no rank.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from jyplan.answers.gap import GapRow, is_of_rate
from jyplan.answers.outlook import Outlook
from jyplan.answers.status import StatusRow
from jyplan.statements.target import Status

By = Literal["lead", "growth-lead", "done", "increment"]


class District(NamedTuple):
    """One of the plans: its file, its name, and its rows of `status`."""

    file: str
    name: str
    rows: Sequence[StatusRow]


class AcrossRow(NamedTuple):
    """One indicator in one plan, and its rank among all plans; without ``gap`` the plan does not have it.

    ``by`` says what the ranks of the indicator are taken from; equals share a rank.
    """

    id: str
    name: str
    unit: str
    plan: str
    plan_name: str
    rank: int | None
    by: By | None
    gap: GapRow | None
    expected_percent: Fraction | None
    lead_points: Fraction | None
    status: Status | None
    outlook: Outlook | None
    time_basis: str | None
    as_of: dt.date | None
    reason: str | None
    owner: str | None = None
    measure: str | None = None
    better: str | None = None
    nature: str | None = None
    note: str | None = None


def across(districts: Sequence[District]) -> list[AcrossRow]:
    """The indicators of all plans in the order in which they first stand, of each the best plan first."""
    listed = [{row.id: row for row in district.rows} for district in districts]
    ids = dict.fromkeys(row.id for district in districts for row in district.rows)
    return [row for id in ids for row in _ranked(districts, [rows.get(id) for rows in listed])]


def _ranked(districts: Sequence[District], rows: Sequence[StatusRow | None]) -> Iterator[AcrossRow]:
    """The rows of one indicator: by rank, then what has none, then the plans that lack it."""
    known = [row for row in rows if row is not None]
    by, scores = _scores(rows)
    ranks = {n: 1 + sum(other > score for other in scores.values()) for n, score in scores.items()}
    order = sorted(range(len(rows)), key=lambda n: (ranks.get(n, len(rows) + 1), rows[n] is None))
    for n in order:
        yield _row(districts[n], known[0], rows[n], ranks.get(n), by)


def _row(
    district: District, first: StatusRow, row: StatusRow | None, rank: int | None, by: By | None
) -> AcrossRow:
    if row is None:
        return AcrossRow(
            first.id, first.name, first.unit, district.file, district.name, None, by, None, None, None, None,
            None, None, None, "not-in-plan",
        )  # fmt: skip
    return AcrossRow(
        row.id, row.name, row.unit, district.file, district.name, rank, by, row.gap, row.expected_percent,
        row.lead_points, row.status, row.outlook, row.time_basis, row.as_of, row.reason, row.owner,
        row.measure, row.better, row.nature, row.note,
    )  # fmt: skip


def _scores(rows: Sequence[StatusRow | None]) -> tuple[By | None, dict[int, Fraction]]:
    """What most plans can be ranked by, and how each scores in it, higher for better."""
    best: tuple[By | None, dict[int, Fraction]] = (None, {})
    for by, measure in _MEASURES.items():
        scored = {
            n: score for n, row in enumerate(rows) if row is not None and (score := measure(row)) is not None
        }
        if len(scored) > len(best[1]):
            best = by, scored
    return best


def _lead(row: StatusRow) -> Fraction | None:
    """Points of lead over the calendar, the profile or the path."""
    return None if is_of_rate(row.gap) else row.lead_points


def _growth_lead(row: StatusRow) -> Fraction | None:
    """Points that a growth is above the one aimed at."""
    return row.lead_points if is_of_rate(row.gap) else None


def _done(row: StatusRow) -> Fraction | None:
    """The share of the target that is done; of a ceiling less is better."""
    done = row.gap.done_percent if row.gap.latest_kind == "actual" else None
    return None if done is None else -done if row.better == "lower" else done


def _increment(row: StatusRow) -> Fraction | None:
    """The share of the way from base to target."""
    return row.gap.increment_percent if row.gap.latest_kind == "actual" else None


# In this order, where as many plans have the one as the other.
_MEASURES: Mapping[By, Callable[[StatusRow], Fraction | None]] = {
    "lead": _lead,
    "growth-lead": _growth_lead,
    "done": _done,
    "increment": _increment,
}
