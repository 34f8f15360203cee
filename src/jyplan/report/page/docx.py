"""The Word file that offices exchange, laid out after GB/T 9704: title, body, and the table as an annex.

Fonts are named, with what may stand for them, and not embedded. The same plan gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

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
from jyplan.report.safe import timeless, xml_text
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import day_text, phrase

_TITLE, _BODY, _HEADING, _KAI, _SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_LATIN = "Times New Roman"
# What may stand for a font where it is not installed.
_INSTEAD = {_TITLE: "宋体", _BODY: "仿宋", _HEADING: "SimHei", _KAI: "楷体", _SONG: "SimSun"}

_LIGHTS = {
    "green": RGBColor(0x17, 0x69, 0x4F),
    "yellow": RGBColor(0x9A, 0x6A, 0x00),
    "red": RGBColor(0xA8, 0x26, 0x1D),
}
_NO_DAY = dt.datetime(1980, 1, 1)
_RULE, _HAIR = 12, 6  # eighths of a point: 1.5 and 0.75 pt

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
    ("w-lead", 16, True, lambda _, row: lead_text(_of_flow(row, row.status.lead_points))),
    ("w-need", 17, True, lambda _, row: amount(row.status.required_per_month, row)),
    ("light", 14, False, lambda report, row: _light(row, report.language)),
    ("owner", 34, False, lambda _, row: row.owner or ""),
)  # fmt: skip


def _of_flow(row: ReportRow, number: Fraction | None) -> Fraction | None:
    """A share or a lead of a flow; those of levels are of another kind and stand in no column with them."""
    return number if row.paced else None


def render(reports: Sequence[Report]) -> bytes:
    """The Word file of one plan, or of several one after the other."""
    document = Document()
    _fonts(document)
    for n, report in enumerate(reports):
        _body_section(document, first=n == 0)
        _body(document, report)
        _annex(document, report)
    properties = document.core_properties
    properties.author, properties.title = "jyplan", xml_text(_title(reports[0]))
    properties.comments, properties.last_modified_by, properties.revision = "", "jyplan", 1
    properties.created = properties.modified = _NO_DAY
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue())


def _fonts(document: Any) -> None:
    """The style of the body, and in the font table what may stand for each font."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _BODY)
    named = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _INSTEAD.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{named}</w:fonts>'
    )
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = table.encode()


def _body_section(document: Any, *, first: bool) -> None:
    section = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    if first:
        _page_number(section)


def _title(report: Report) -> str:
    return phrase("w-title", report.language, name=report.plan.about.called(report.language))


def _body(document: Any, report: Report) -> None:
    language, day = report.language, report.summary.as_of
    _line(document, _title(report), _TITLE, 22, center=True, exact=36)
    if day is not None:
        text = phrase("w-day", language, day=day_text(day.year, day.month, day.day, language))
        _line(document, text, _KAI, 16, center=True)
    _line(document, "", _BODY, 16)
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
        _line(document, heading, _HEADING, 16, keep=True)
        for text in lines:
            _line(document, text, _BODY, 16)
    _line(document, "", _BODY, 16)
    _line(document, phrase("w-annex-list", language, title=_annex_title(report)), _BODY, 16)


def _listed(report: Report) -> list[ReportRow]:
    rows = {row.id: row for row in report.rows}
    return [rows[id] for id in report.attention]


def _needs(report: Report, row: ReportRow) -> str:
    """What an indicator needs, with who answers for it."""
    language = report.language
    owner = phrase("w-brackets", language, text=row.owner) if row.owner else ""
    return f"{row.name}{owner}{word('colon', language)}{attention(row, language)}"


def _line(
    document: Any,
    text: str,
    font: str,
    size: int,
    *,
    center: bool = False,
    exact: int = 29,
    keep: bool = False,
) -> Any:
    """A paragraph: two characters indented, lines 29 points apart, as the standard has it."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exact)
    form.keep_with_next = keep
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        form.first_line_indent = Pt(2 * size)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Any, text: str, font: str, size: float, color: RGBColor | None = None) -> None:
    run = paragraph.add_run(xml_text(text))
    run.font.size, run.font.name = Pt(size), _LATIN
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    if color is not None:
        run.font.color.rgb = color


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
    label = _line(document, phrase("w-annex", language), _HEADING, 16)
    label.paragraph_format.first_line_indent = Pt(0)
    _line(document, _annex_title(report), _TITLE, 20, center=True, exact=34, keep=True)
    widths = [10, *(column[1] for column in _COLUMNS)]
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    heads = [phrase("w-number", language), *(_heading(report, column[0]) for column in _COLUMNS)]
    for n, (cell, text) in enumerate(zip(table.rows[0].cells, heads, strict=True)):
        _fill(cell, text, widths[n], center=True)
    _mark(table.rows[0], "w:tblHeader")
    for number, row in enumerate(report.rows, 1):
        cells = table.add_row().cells
        _fill(cells[0], str(number), widths[0], center=True)
        for cell, (code, width, is_number, written) in zip(cells[1:], _COLUMNS, strict=True):
            color = _LIGHTS.get(row.light or "") if code == "light" else None
            shown = written(report, row) or "—"
            _fill(cell, shown, width, right=is_number, center=code in ("unit", "light"), color=color)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    _rules(table)
    notes = phrase("w-notes", language) + "".join(
        phrase("w-note", language, n=n, text=text) for n, text in enumerate(_notes(report), 1)
    )
    note = _line(document, notes, _SONG, 9, exact=14)
    note.paragraph_format.first_line_indent = Pt(0)


def _notes(report: Report) -> Iterable[str]:
    yield from method(report)
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


def _fill(
    cell: Any,
    text: str,
    width: int,
    *,
    center: bool = False,
    right: bool = False,
    color: RGBColor | None = None,
) -> None:
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(1)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(14)
    if center or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if center else WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, _SONG, 10.5, color)
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(align)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _rules(table: Any) -> None:
    """三线表: a rule above and below, a thinner one under the head."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(_rule(side, _RULE))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    for part in (borders, margins):
        properties.insert_element_before(part, "w:tblLook")
    for cell in table.rows[0].cells:
        under = OxmlElement("w:tcBorders")
        under.append(_rule("bottom", _HAIR))
        cell._tc.get_or_add_tcPr().insert_element_before(under, "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def _rule(side: str, size: int) -> Any:
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    return rule


def _page_number(section: Any) -> None:
    """— 1 — at the foot, in the size that the standard has."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, "— ", _SONG, 14)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        if text is None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), str(kind))
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._element.append(mark)
    _run(paragraph, " —", _SONG, 14)
