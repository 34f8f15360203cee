"""Everything that a report says, as one value: rows with their course, roll-ups, findings, sources, method.

Made in-process from the answers and the check; the page, the Word file and the JSON are laid out from it.
Decides nothing that `status` and `check` have not decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import groupby

from jyplan.answers import outlook, status, trend
from jyplan.answers.across import AcrossRow, District, across
from jyplan.answers.case import Case, case_of
from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import StatusRow
from jyplan.answers.trend import Point
from jyplan.consistency.result import Checked
from jyplan.diagnostic import Path, Place
from jyplan.plan.model import Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.plan.stated import Stated
from jyplan.plan.written import rate_text, sign, value_text, within
from jyplan.report.page.contradictions import ReportFinding, report_findings
from jyplan.report.page.parts import (
    STATES,
    Light,
    Method,
    Origin,
    Remark,
    Report,
    ReportRow,
    ReportSummary,
    Source,
    State,
    Tally,
    leads,
)
from jyplan.report.page.sentences import sentence
from jyplan.report.safe import web_address
from jyplan.statements.doubts import faults
from jyplan.statements.standing import Standing, Standings
from jyplan.words.codes import TONES, Tone
from jyplan.words.language import Language

_LIGHTS: dict[Tone, Light] = {"bad": "red", "warn": "yellow", "fine": "green", "good": "green"}


def _light(state: State) -> Light | None:
    tone = TONES.get(state)
    return None if tone is None else _LIGHTS[tone]


def report(
    standings: Standings,
    checked: Checked,
    place: Callable[[Path], Place],
    selection: Selection = ALL,
    *,
    thresholds: Thresholds | None = None,
    language: Language = "zh",
    version: str = "",
) -> Report:
    """The report of a plan as it was known on the day of its standings, named in ``language``.

    ``checked`` is the plan's check, ``place`` says where a key of it stands, ``version`` is the program's.
    Only what concerns the selection is told. Without ``thresholds`` those of the plan hold.
    """
    plan = standings.plan
    thresholds = thresholds or outlook.thresholds_of(plan)
    rows = tuple(
        _row(standings[row.id], row)
        for row in status.status(plan, selection, thresholds=thresholds, standings=standings, checked=checked)
    )
    chosen = {row.id for row in rows} if selection != ALL._replace(language=selection.language) else None
    findings = tuple(report_findings(checked, place, language, chosen))
    bases = dict.fromkeys(row.status.time_basis for row in rows if row.status.time_basis)
    made = Report(
        plan,
        place(()).file,
        version,
        language,
        rows,
        _summary(rows, findings, checked),
        tuple(row.id for row in _attention(rows)),
        tuple(_by_group(rows, plan, language)),
        tuple(_by_owner(rows)),
        findings,
        tuple(_sources(plan)),
        Method(plan.about.rounding, tuple(bases), thresholds, standings.as_of),
        tuple(_remarks(standings, {row.id for row in rows}, place, language)),
    )
    return made._replace(summary=made.summary._replace(sentence=sentence(made)))


def _row(standing: Standing, row: StatusRow) -> ReportRow:
    plan, indicator = standing.plan, standing.indicator
    target, observation = standing.target, standing.observation
    actual = observation.parts[-1] if observation else None
    case = case_of(standing)
    course = tuple(trend.points(case)) if isinstance(case, Case) else ()
    state = state_of(row)
    made = ReportRow(
        row.id, row.name, row.unit, row.group, row.owner, indicator.measure, indicator.better, row.nature,
        row.note, state, _light(state), False, *_texts(standing, actual, course),
        _origin(plan, target), _origin(plan, actual), None, None, row, course, (), (),
    )  # fmt: skip
    if not isinstance(case, Case):
        return made
    end = row.projection
    return made._replace(
        over_limit=case.running and not case.aim.upward and end is not None and end > case.aim.high,
        due=_due(row, case),
        mean_per_month=trend.mean_so_far(case),
        pace_line=tuple(trend.pace_line(case)),
        year_before=tuple(trend.year_before(case)),
    )


def state_of(row: StatusRow) -> State:
    """Status and outlook in one word: the fact where it is settled, else what the pace says."""
    if row.gap.target_kind is None and row.gap.target_growth is None and row.status == "no-data":
        return "context"
    if row.status in ("breached", "not-met", "met", "exceeded", "no-data"):
        return row.status
    if row.outlook != "not-assessable":
        return row.outlook
    return "within-limit" if row.status == "within-limit" else "not-assessable"


def _due(row: StatusRow, case: Case) -> Fraction | None:
    """The value to be expected by the date of the data; of a level the planned one."""
    share, base = row.expected_percent, case.levels.base.value
    if share is None:
        return None
    if case.running:
        return share / 100 * case.aim.goal
    return None if base is None else base + share / 100 * (case.aim.goal - base)


def _texts(
    standing: Standing, actual: Stated | None, course: Sequence[Point]
) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Base, target, growth, stretch and latest value in the digits as written; None where none is."""
    target, baseline, stretch = standing.target, standing.baseline, standing.stretch
    growths = target.statement.growth if target else ()
    latest = course[-1].value_text if course else None
    return (
        as_written(baseline) if baseline else None,
        as_written(target) if target else None,
        rate_text(growths[0]).removesuffix(" %") if growths else None,
        as_written(stretch) if stretch else None,
        latest or (as_written(actual) if actual and not course else None),
    )


def as_written(stated: Stated) -> str | None:
    """A stated value in its own digits with its bound, and its unit where that is not the indicator's."""
    text = value_text(stated.statement, stated.indicator.unit)
    return None if text is None else f"{sign(stated.statement)}{text}{within(stated.statement)}"


def _origin(plan: Plan, stated: Stated | None) -> Origin | None:
    if stated is None:
        return None
    statement = stated.statement
    source = plan.sources.get(statement.source or "")
    return Origin(source.title if source else None, statement.at, statement.note)


def _summary(rows: Sequence[ReportRow], findings: Sequence[ReportFinding], checked: Checked) -> ReportSummary:
    aimed = [row for row in rows if row.state != "context"]
    judged = [row for row in aimed if row.status.outlook != "not-assessable" and not _settled(row)]
    lagging = [row for row in leads(aimed) if _lags(row)] or _slowest(aimed)
    counted = Counter(row.state for row in rows)
    return ReportSummary(
        "",
        max((row.status.as_of for row in rows if row.status.as_of), default=None),
        len(rows),
        len(aimed),
        len(judged),
        {state: counted[state] for state in STATES},
        lagging[0].id if lagging else None,
        lagging[0].status.lead_points if lagging else None,
        sum(finding.level == "error" and finding.accepted is None for finding in findings),
        checked.summary.verdict,
        checked.summary.counts,
    )


def _lags(row: ReportRow) -> bool:
    return (row.status.lead_points or 0) < 0 and row.light != "green"


def _slowest(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """The growth targets that growth falls short of, the furthest first."""
    return sorted(
        (row for row in rows if row.rated and _lags(row)), key=lambda row: row.status.lead_points or 0
    )


def _settled(row: ReportRow) -> bool:
    return row.state in ("met", "exceeded", "not-met", "breached")


def _attention(rows: Sequence[ReportRow]) -> list[ReportRow]:
    """What is yellow or red, or a limit that will not hold; the worst first."""
    listed = [row for row in rows if row.light in ("red", "yellow") or row.over_limit]
    return sorted(listed, key=lambda row: (STATES.index(row.state), row.status.lead_points or Fraction(0)))


def tally(rows: Iterable[ReportRow], id: str | None, name: str | None) -> Tally:
    """How many rows are in which state."""
    counted = Counter(row.state for row in rows)
    worst: State = next((state for state in STATES if counted[state]), "no-data")
    return Tally(id, name, counted.total(), {state: counted[state] for state in STATES}, worst)


def _by_group(rows: Sequence[ReportRow], plan: Plan, language: Language) -> Iterable[Tally]:
    for id, group in plan.groups.items():
        if listed := [row for row in rows if row.group == id]:
            yield tally(listed, id, group.called(language))
    if listed := [row for row in rows if row.group not in plan.groups]:
        yield tally(listed, None, None)


def _by_owner(rows: Sequence[ReportRow]) -> Iterable[Tally]:
    """In the order in which the plan names them; nothing where it names none."""
    owners = dict.fromkeys(row.owner for row in rows if row.owner)
    for owner in owners:
        yield tally([row for row in rows if row.owner == owner], None, owner)
    if owners and (listed := [row for row in rows if not row.owner]):
        yield tally(listed, None, None)


def _sources(plan: Plan) -> Iterable[Source]:
    for id, source in plan.sources.items():
        yield Source(id, source.title, source.date, web_address(source.url), source.note)


def _remarks(
    standings: Standings, ids: set[str], place: Callable[[Path], Place], language: Language
) -> Iterable[Remark]:
    from jyplan.diagnostic import Diagnostic

    for fault in faults(standings):
        if fault.code != "date-from-source" and fault.path[1] in ids:
            where = place(fault.path)
            wrong = Diagnostic(fault.code, where, fault.values)
            yield Remark(fault.code, str(where).rstrip(":"), wrong.message(language))


def compared(reports: Sequence[Report]) -> list[list[AcrossRow]]:
    """The rows of each indicator in all plans, as `status --across` ranks them."""
    districts = [
        District(report.file, report.plan.about.called(report.language), [row.status for row in report.rows])
        for report in reports
    ]
    return [list(run) for _, run in groupby(across(districts), key=lambda row: row.id)]
