"""How a Word file looks after GB/T 9704: fonts, lines of text, tables with three rules, the page's number.

Fonts are named, with what may stand for them, and not embedded. Knows nothing of plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from jyplan.report.safe import xml_text

TITLE, BODY, HEADING, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_LATIN = "Times New Roman"
# What may stand for a font where it is not installed.
_INSTEAD = {TITLE: "宋体", BODY: "仿宋", HEADING: "SimHei", KAI: "楷体", SONG: "SimSun"}


_RULE, _HAIR = 12, 6  # eighths of a point: 1.5 and 0.75 pt


def fonts(document: Any) -> None:
    """The style of the body, and in the font table what may stand for each font."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
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


def line(
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


class Column(NamedTuple):
    """A column: its heading, its width in millimetres, and where its cells stand."""

    text: str
    width: int
    right: bool = False
    center: bool = False


def table(
    document: Any, heads: Sequence[Column], rows: Iterable[Sequence[tuple[str, RGBColor | None]]]
) -> None:
    """A table with three rules, its head on each page, no row broken; cells with nothing have a dash."""
    table = document.add_table(rows=1, cols=len(heads))
    table.autofit = False
    for column, cell, head in zip(table.columns, table.rows[0].cells, heads, strict=True):
        column.width = Mm(head.width)
        _fill(cell, head.text, head.width, center=True)
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        for cell, head, (text, color) in zip(table.add_row().cells, heads, row, strict=True):
            _fill(cell, text or "—", head.width, center=head.center, right=head.right, color=color)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    _rules(table)


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
    _run(paragraph, text, SONG, 10.5, color)
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


def page_number(section: Any) -> None:
    """— 1 — at the foot, in the size that the standard has."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, "— ", SONG, 14)
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
    _run(paragraph, " —", SONG, 14)
