"""What a report consists of: values that its page, its Word file and its JSON are laid out from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan.answers.gap import is_of_rate
from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import StatusRow
from jyplan.answers.trend import Dated, Point
from jyplan.exact.judge import Verdict
from jyplan.plan.model import Plan
from jyplan.report.page.contradictions import ReportFinding
from jyplan.words.language import Language

State = Literal[
    "breached", "not-met", "regressing", "off-track", "behind",
    "on-pace", "ahead", "within-limit", "met", "exceeded", "not-assessable", "no-data", "context",
]  # fmt: skip
Light = Literal["red", "yellow", "green"]

# From worst to best; then what is not judged.
STATES: tuple[State, ...] = get_args(State)


class Origin(NamedTuple):
    """Where a figure stands: title of its source, heading or page there, and what the plan remarks."""

    source: str | None
    at: str | None
    note: str | None


class ReportRow(NamedTuple):
    """One indicator: what is stated in the digits as written, how it stands, and how it came there.

    ``state`` is status and outlook in one word, ``light`` the colour that offices give it. ``due`` is the
    value to be expected by the date of the data.
    """

    id: str
    name: str
    unit: str
    group: str | None
    owner: str | None
    measure: str
    better: str
    nature: str | None
    note: str | None
    state: State
    light: Light | None
    over_limit: bool
    base_text: str | None
    target_text: str | None
    growth_text: str | None
    stretch_text: str | None
    latest_text: str | None
    target_origin: Origin | None
    latest_origin: Origin | None
    due: Fraction | None
    mean_per_month: Fraction | None
    status: StatusRow
    course: tuple[Point, ...]
    pace_line: tuple[Dated, ...]
    year_before: tuple[Dated, ...]

    @property
    def rated(self) -> bool:
        """Whether the target is a growth, held against the growth so far where one is known."""
        return is_of_rate(self.status.gap)

    @property
    def change_points(self) -> Fraction | None:
        """The change of the lead since the figure before."""
        return self.status.change_points

    @property
    def paced(self) -> bool:
        """Whether lead and expected share are those of a flow: levels and growths have others."""
        return self.measure == "flow" and not self.rated


class Tally(NamedTuple):
    """How many indicators of a group or an owner are in which state, and the worst of them."""

    id: str | None
    name: str | None
    indicators: int
    states: dict[State, int]
    worst: State


class Source(NamedTuple):
    """A document that the figures stand in; ``url`` only where it is one of the web."""

    id: str
    title: str
    date: dt.date | None
    url: str | None
    note: str | None


class Method(NamedTuple):
    """By which rules the report was made; ``as_of`` where nothing later was to be known."""

    rounding: str
    time_bases: tuple[str, ...]
    thresholds: Thresholds
    as_of: dt.date | None


class Remark(NamedTuple):
    """A recorded figure that does not fit the others: a gap or an overlap of periods, a total that falls."""

    code: str
    place: str
    message: str


class ReportSummary(NamedTuple):
    """The report in short; ``furthest`` is the id of the indicator that lags most behind its pace."""

    sentence: str
    as_of: dt.date | None
    indicators: int
    with_target: int
    judged: int
    states: dict[State, int]
    furthest: str | None
    furthest_points: Fraction | None
    contradictions: int
    verdict: Verdict
    verdicts: dict[Verdict, int]


class Report(NamedTuple):
    """All that a report of one plan says; ``version`` is that of the program."""

    plan: Plan
    file: str
    version: str
    language: Language
    rows: tuple[ReportRow, ...]
    summary: ReportSummary
    attention: tuple[str, ...]
    groups: tuple[Tally, ...]
    owners: tuple[Tally, ...]
    findings: tuple[ReportFinding, ...]
    sources: tuple[Source, ...]
    method: Method
    remarks: tuple[Remark, ...]


def leads(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """The flows that have a lead or a lag, furthest behind first; those of levels are of another kind."""
    of_flows = [row for row in rows if row.status.lead_points is not None and row.paced]
    return sorted(of_flows, key=lambda row: row.status.lead_points or Fraction(0))
