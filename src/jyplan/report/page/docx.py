"""The Word file that offices exchange, laid out after GB/T 9704: title, body, and the table as an annex.

How it looks is `standard`; the same plan gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Pt, RGBColor

from jyplan.answers.across import AcrossRow
from jyplan.report.across import ranked_by
from jyplan.report.page.document import compared
from jyplan.report.page.numbers import (
    amount,
    base_cell,
    latest_cell,
    lead_text,
    share_text,
    target_sign,
)
from jyplan.report.page.parts import Report, ReportRow
from jyplan.report.page.sentences import attention, method
from jyplan.report.page.standard import (
    BODY,
    HEADING,
    KAI,
    SONG,
    TITLE,
    Column,
    fonts,
    line,
    page_number,
    table,
)
from jyplan.report.safe import timeless, xml_text
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import day_text, phrase

_LIGHTS = {
    "green": RGBColor(0x17, 0x69, 0x4F),
    "yellow": RGBColor(0x9A, 0x6A, 0x00),
    "red": RGBColor(0xA8, 0x26, 0x1D),
}
_NO_DAY = dt.datetime(1980, 1, 1)
# Heading, width in millimetres, whether a number; twelve columns fill the width of a page across.
_Cell = Callable[[Report, ReportRow], str]
_COLUMNS: tuple[tuple[str, int, bool, _Cell], ...] = (
    ("w-indicator", 49, False, lambda _, row: row.name),
    ("unit", 17, False, lambda _, row: row.unit),
    ("w-base", 19, True, lambda report, row: base_cell(row, report.plan.about.base_year)),
    ("w-target", 20, True, lambda _, row: target_sign(row)),
    ("w-done", 19, True, lambda _, row: latest_cell(row)),
    ("w-share", 17, True, lambda _, row: share_text(row.status.gap.done_percent) if latest_cell(row) else ""),
    ("w-due", 15, True, lambda _, row: share_text(_of_flow(row, row.status.expected_percent))),
    ("w-lead", 16, True, lambda _, row: lead_text(_lead(row))),
    ("w-need", 17, True, lambda _, row: amount(row.status.required_per_month, row)),
    ("light", 14, False, lambda report, row: _light(row, report.language)),
    ("owner", 34, False, lambda _, row: row.owner or ""),
)  # fmt: skip


def _lead(row: ReportRow) -> Fraction | None:
    """The lead of a flow, or of a growth over the growth aimed at: both in points."""
    return row.status.lead_points if row.paced or row.rated else None


def _of_flow(row: ReportRow, number: Fraction | None) -> Fraction | None:
    """A share or a lead of a flow; those of levels are of another kind and stand in no column with them."""
    return number if row.paced else None


def render(reports: Sequence[Report]) -> bytes:
    """The Word file of one plan, or of several: beside each other first, then one after the other."""
    document = Document()
    fonts(document)
    several = len(reports) > 1
    if several:
        _body_section(document, first=True)
        _districts(document, reports)
    for n, report in enumerate(reports):
        _body_section(document, first=n == 0 and not several)
        _body(document, report)
        _annex(document, report)
    properties = document.core_properties
    title = phrase("across", reports[0].language) if several else _title(reports[0])
    properties.author, properties.title = "jyplan", xml_text(title)
    properties.comments, properties.last_modified_by, properties.revision = "", "jyplan", 1
    properties.created = properties.modified = _NO_DAY
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue())


def _body_section(document: Any, *, first: bool) -> None:
    section = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    if first:
        page_number(section)


def _title(report: Report) -> str:
    return phrase("w-title", report.language, name=report.plan.about.called(report.language))


def _body(document: Any, report: Report) -> None:
    language, day = report.language, report.summary.as_of
    line(document, _title(report), TITLE, 22, center=True, exact=36)
    if day is not None:
        text = phrase("w-day", language, day=day_text(day.year, day.month, day.day, language))
        line(document, text, KAI, 16, center=True)
    line(document, "", BODY, 16)
    chapters = [
        ("overview", [report.summary.sentence]),
        ("attention", [_needs(report, row) for row in _listed(report)]),
        (
            "w-findings",
            [
                f"{finding.title}{phrase('full-stop', language)}{finding.message}"
                for finding in report.findings
            ],
        ),
        ("w-method", method(report)),
    ]
    for n, (code, lines) in enumerate(((code, lines) for code, lines in chapters if lines), 1):
        heading = phrase(
            "w-heading",
            language,
            n=phrase(f"chapter-{n}", language),
            text=phrase(code, language),
        )
        line(document, heading, HEADING, 16, keep=True)
        for text in lines:
            line(document, text, BODY, 16)
    line(document, "", BODY, 16)
    line(document, phrase("w-annex-list", language, title=_annex_title(report)), BODY, 16)


def _listed(report: Report) -> list[ReportRow]:
    rows = {row.id: row for row in report.rows}
    return [rows[id] for id in report.attention]


def _needs(report: Report, row: ReportRow) -> str:
    """What an indicator needs, with who answers for it."""
    language = report.language
    owner = phrase("w-brackets", language, text=row.owner) if row.owner else ""
    return f"{row.name}{owner}{word('colon', language)}{attention(row, language)}"


def _annex_title(report: Report) -> str:
    language, day = report.language, report.summary.as_of
    if day is None:
        return phrase("w-annex-empty", language)
    if report.plan.years > 1:
        return phrase("w-annex-day", language, day=day_text(day.year, day.month, day.day, language))
    return phrase(
        "w-annex-title",
        language,
        span=phrase("w-span" if day.month > 1 else "w-month", language, month=day.month),
    )


def _annex(document: Any, report: Report) -> None:
    """The table on pages across: three rules, its head on each page, no row broken."""
    language = report.language
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(26), Mm(26)
    label = line(document, phrase("w-annex", language), HEADING, 16)
    label.paragraph_format.first_line_indent = Pt(0)
    line(document, _annex_title(report), TITLE, 20, center=True, exact=34, keep=True)
    table(
        document,
        [
            Column(phrase("w-number", language), 10, center=True),
            *(
                Column(_heading(report, code), width, right=number, center=code in ("unit", "light"))
                for code, width, number, _ in _COLUMNS
            ),
        ],
        [
            [(str(n), None), *((written(report, row), _color(code, row)) for code, _, _, written in _COLUMNS)]
            for n, row in enumerate(report.rows, 1)
        ],
    )
    notes = phrase("w-notes", language) + "".join(
        phrase("w-note", language, n=n, text=text) for n, text in enumerate(_notes(report), 1)
    )
    note = line(document, notes, SONG, 9, exact=14)
    note.paragraph_format.first_line_indent = Pt(0)


_RANKED = ("cumulative", "done-column", "lead-short")


def _color(code: str, row: ReportRow) -> RGBColor | None:
    return _LIGHTS.get(row.light or "") if code == "light" else None


def _districts(document: Any, reports: Sequence[Report]) -> None:
    """A table for each indicator, the plans ranked in it as `status --across` ranks them."""
    language = reports[0].language
    rows = {(report.file, row.id): row for report in reports for row in report.rows}
    line(document, phrase("across", language), TITLE, 22, center=True, exact=36)
    line(document, phrase("across-legend", language), KAI, 16)
    heads = [
        Column(word("ranking", language), 14, center=True),
        Column(word("plan-name", language), 44),
        Column(word("target", language), 24, right=True),
        *(Column(phrase(code, language), 20, right=True) for code in _RANKED),
        Column(phrase("light", language), 14, center=True),
    ]
    for places in compared(reports):
        first = places[0]
        line(document, f"{first.name} ({first.unit})", HEADING, 16, keep=True)
        own = [rows.get((place.plan, place.id)) for place in places]
        shown = [_place(place, row, first.unit, language) for place, row in zip(places, own, strict=True)]
        table(document, heads, shown)
        line(document, ranked_by(first, language), SONG, 9, exact=14)


def _place(
    place: AcrossRow, row: ReportRow | None, usual: str, language: Language
) -> list[tuple[str, RGBColor | None]]:
    """One plan in the table of an indicator, which is in the ``usual`` unit."""
    if row is None:
        return [("", None), (place.plan_name, None), (word("not-in-plan", language), None), *[("", None)] * 4]
    unit = "" if row.unit == usual else f" {row.unit}"
    target, latest = target_sign(row), latest_cell(row)
    done = share_text(row.status.gap.done_percent) if latest else ""
    texts = [
        "" if place.rank is None else str(place.rank),
        place.plan_name,
        f"{target}{unit}" if target else word("no-target", language),
        f"{latest}{unit}" if latest else "",
        done,
        lead_text(place.lead_points),
    ]
    return [*((text, None) for text in texts), (_light(row, language), _color("light", row))]


def _notes(report: Report) -> Iterable[str]:
    yield from method(report)
    if any(row.rated and row.status.lead_points is not None for row in report.rows):
        yield phrase("w-rates", report.language)
    for row in report.rows:
        text = (row.latest_origin and row.latest_origin.note) or row.note
        if text:
            yield f"{row.name}{word('colon', report.language)}{text}"
    file = report.file.replace("\\", "/").rpartition("/")[2]

    yield phrase("made-by", report.language, version=report.version, file=file)


def _heading(report: Report, code: str) -> str:
    about, day = report.plan.about, report.summary.as_of
    span = ""
    if day is not None:
        span = phrase("w-span" if day.month > 1 else "w-month", report.language, month=day.month)
    return phrase(code, report.language, base=about.base_year, target=about.target_year, span=span)


def _light(row: ReportRow, language: Language) -> str:
    return "" if row.light is None else f"●{phrase(row.light, language)}"
