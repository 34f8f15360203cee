"""The page: one HTML file that asks for nothing, runs without a script, and prints.

jinja2 fills the templates with autoescape on; every text of a plan passes :func:`visible` besides, so that
nothing in it reorders or hides what stands around it.
"""

from __future__ import annotations

import base64
import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from jyplan.exact.decimals import machine, range_text
from jyplan.exact.interval import Interval
from jyplan.plan.model import Plan
from jyplan.report.across import ranked_by
from jyplan.report.page import numbers, sentences, shapes
from jyplan.report.page.document import compared
from jyplan.report.page.parts import STATES, Report, ReportRow, leads
from jyplan.report.safe import cell, visible, visible_lines, width
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import day_text, phrase

MARKS = {
    "breached": "✕", "not-met": "✕", "regressing": "◀", "off-track": "▼▼", "behind": "▼", "on-pace": "●",
    "ahead": "▲", "within-limit": "●", "met": "✓", "exceeded": "✓", "not-assessable": "○", "no-data": "○",
    "context": "·",
}  # fmt: skip
_LEADS_ON_PAPER = 16  # lines of the first chart that the first printed page has room for
_NAME, _OWNER = 26, 16  # what a line of its columns holds there


def render(reports: Sequence[Report]) -> str:
    """The page of one plan, or of several beside each other."""
    report = reports[0]
    if len(reports) > 1:
        files = word("comma", report.language).join(_base(report.file) for report in reports)
        return _page(
            "across.html",
            report.language,
            reports=reports,
            indicators=compared(reports),
            rows={(report.file, row.id): row for report in reports for row in report.rows},
            ranked_by=ranked_by,
            version=report.version,
            files=files,
        )
    return _page("report.html", report.language, **_view(report))


def _view(report: Report) -> dict[str, Any]:
    """What the template shows, each chart with its scale."""
    plan, rows, language = report.plan, report.rows, report.language
    about, thresholds = plan.about, report.method.thresholds
    listed = {row.id: row for row in rows}
    led, end = leads(rows), shapes.most_done(rows)
    rest = [row for row in rows if row.status.required_rest_growth is not None]
    return {
        "report": report,
        "plan": plan,
        "title": about.called(language),
        "leads": led,
        "levels": [
            row
            for row in rows
            if row.measure != "flow" and row.status.lead_points is not None and not row.rated
        ],
        "on_paper": _on_paper(led),
        "cards_on_paper": 3 if any(width(row.name) > _NAME for row in led) else 6,
        "lead_scale": shapes.scale(_leads_now_and_before(led)),
        "attention": [listed[id] for id in report.attention],
        "grouped": [
            (share, members) for share in report.groups if (members := _members(rows, share.id, plan))
        ],
        "bullets": {row.id: shapes.bullet(row, end, thresholds) for row in rows},
        "rated": [row for row in rows if row.rated],
        "rest": sorted(rest, key=lambda row: -(row.status.required_rest_growth or 0)),
        "rest_scale": shapes.scale(_growths(rest)),
        "courses": _courses(report),
        "strip": sorted(
            (row for row in rows if row.state != "context"), key=lambda row: STATES.index(row.state)
        ),
        "numbered": {row.id: n for n, row in enumerate(rows)},
        "method": sentences.method(report),
        "csv_rows": rows_csv(rows),
        "csv_course": course_csv(rows),
        "version": report.version,
    }


def _leads_now_and_before(rows: Iterable[ReportRow]) -> Iterator[Fraction]:
    for row in rows:
        if row.status.lead_points is not None:
            yield row.status.lead_points
            yield row.status.lead_points - (row.change_points or 0)


def _members(rows: Iterable[ReportRow], group: str | None, plan: Plan) -> list[ReportRow]:
    """The rows of a group; growth targets have a table of their own."""
    return [
        row for row in rows if (row.group if row.group in plan.groups else None) == group and not row.rated
    ]


def _on_paper(rows: Sequence[ReportRow]) -> int:
    """How many rows of the first chart the first printed page has room for: long names take more lines."""
    room, count = _LEADS_ON_PAPER, 0
    for row in rows:
        room -= max(-(-width(row.name) // _NAME), -(-width(row.owner or "") // _OWNER))
        if room < 0:
            break
        count += 1
    return count


def _growths(rows: Iterable[ReportRow]) -> Iterator[Fraction]:
    for row in rows:
        for rate in (row.status.required_rest_growth, row.status.growth_to_date):
            if rate is not None:
                yield rate


def _courses(report: Report) -> list[tuple[ReportRow, shapes.Course]]:
    """The small charts of what has more than one date, all over the same time and with one scale of leads."""
    about, calendar = report.plan.about, report.plan.calendar
    drawn = [row for row in report.rows if len(row.course) > 1]
    first, last = calendar.year(about.base_year + 1).first, calendar.year(about.target_year).last
    of_flows = (point for row in drawn if row.paced for point in row.course)
    most = max((abs(point.lead_points) for point in of_flows if point.lead_points), default=Fraction(0))
    return [(row, shapes.course(row, first, last, most, report.language)) for row in drawn]


def _page(template: str, language: Language, **values: Any) -> str:
    """A template filled in, with the hashes of its own style and script in its policy."""
    environment = _environment()
    style = environment.get_template("page.css").render(p=_phrases(language), **values).strip()
    script = _text("page.js").strip()
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    made = environment.get_template(template).render(
        lang=word("language-tag", language), language=language, p=_phrases(language), n=numbers,
        s=sentences, marks=MARKS, style=_Literal(style), script=_Literal(script), policy=policy, **values,
    )  # fmt: skip
    return made if made.endswith("\n") else made + "\n"


class _Literal:
    """Our own style and script, which are no text to escape."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return self.text


def _phrases(language: Language) -> Any:
    def words(code: str, **values: object) -> str:
        return phrase(code, language, **values)

    return words


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, loader=FunctionLoader(_text), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_shown, auto_reload=False,
    )  # fmt: skip
    environment.filters |= {"day": _day, "range": _range, "ends": _ends, "state": _state, "base": _base}
    environment.globals |= {"word": word, "ranges": shapes.ranges}
    return environment


@cache
def _text(name: str) -> str:
    return files("jyplan.report.page").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """What a template prints: text without control characters, nothing for None."""
    if value is None:
        return ""
    if type(value) is not str:
        return value
    return visible_lines(value) if "\n" in value else visible(value)


def _day(day: dt.date | None, language: Language) -> str:
    return "" if day is None else day_text(day.year, day.month, day.day, language)


def _range(interval: Interval) -> str:
    """A range in words: 4.95–5.33, a single value, ≥ 4.95."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return machine(low)
    text = range_text(interval)
    left, right = text[1:-1].split(", ")
    if low is None:
        return numbers.minus(("< " if interval.high_open else "≤ ") + right)
    if high is None:
        return numbers.minus(("> " if interval.low_open else "≥ ") + left)
    return f"{numbers.minus(left)}–{numbers.minus(right)}"


def _ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    return interval.low, interval.high


def _state(state: str, language: Language) -> str:
    return sentences.state_word(state, language)


def _base(name: str) -> str:
    """A file by its name alone: where it lies on somebody's disk is nobody else's business."""
    return name.replace("\\", "/").rpartition("/")[2]


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


_ROW_FIELDS = (
    *(
        "id",
        "name",
        "unit",
        "group",
        "owner",
        "measure",
        "nature",
        "base",
        "target",
        "latest",
        "as_of",
        "gap",
    ),
    *("done_percent", "expected_percent", "lead_points", "change_points", "projection"),
    *("required_per_month", "required_rest_growth", "status", "outlook", "light"),
)


def rows_csv(rows: Iterable[ReportRow]) -> str:
    """The results of each indicator as CSV: numbers as in the JSON output, no cell a formula."""
    return _csv(_ROW_FIELDS, (_row(row) for row in rows))


def _row(row: ReportRow) -> Sequence[object]:
    status, gap = row.status, row.status.gap
    return (
        row.id, row.name, row.unit, row.group, row.owner, row.measure, row.nature,
        row.base_text or status.base.value, row.target_text or gap.target, row.latest_text or gap.latest,
        status.as_of, gap.gap, gap.done_percent, status.expected_percent, status.lead_points,
        row.change_points, status.projection, status.required_per_month, status.required_rest_growth,
        status.status, status.outlook, row.light,
    )  # fmt: skip


def course_csv(rows: Iterable[ReportRow]) -> str:
    """Every figure recorded, and its lead or lag."""
    fields = ("id", "as_of", "value", "expected_percent", "lead_points")
    points = (
        (row.id, point.as_of, point.value_text or point.value, point.expected_percent, point.lead_points)
        for row in rows
        for point in row.course
    )
    return _csv(fields, points)


def _csv(fields: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Fraction():
            return machine(value)
        case dt.date():
            return value.isoformat()
    text = str(value)
    return text if _is_number(text) else cell(text)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
