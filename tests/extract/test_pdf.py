"""PDF pages are read in the order in which people read them."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from jyplan.diagnostic import PlanError
from jyplan.extract.read import read_bytes
from jyplan.extract.read.layout import squeezed
from tests.extract.office import grid, lines

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Paper:
    """Pages of A4, written from the top; `text` stands at x, y points from the left and the top."""

    def __init__(self, **options):
        self._stream = io.BytesIO()
        self.canvas = Canvas(self._stream, pagesize=(595, 842), **options)

    def text(self, x, y, text, size=12):
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, 842 - y, text)

    def paragraph(self, x, y, text, characters, size=12, step=20):
        """Lines as wide as so many Chinese characters, the first indented by two; returns where the next stands."""
        line = "　　"
        for sign in text:
            if pdfmetrics.stringWidth(line + sign, FONT, size) > characters * size:
                self.text(x, y, line, size)
                y, line = y + step, ""
            line += sign
        self.text(x, y, line, size)
        return y + step

    def line(self, x0, y0, x1, y1):
        self.canvas.line(x0, 842 - y0, x1, 842 - y1)

    def ruled(self, x, y, rows, widths, high=20, outer=True):
        """A ruled table; a cell that is `None` belongs to the one at its left."""
        for n, row in enumerate(rows):
            left = x
            for text, width in zip(row, widths, strict=True):
                if text is not None and (outer or left > x):
                    self.line(left, y + n * high, left, y + (n + 1) * high)
                self.text(left + 4, y + n * high + 14, text or "", 10)
                left += width
            self.line(left, y + n * high, left, y + (n + 1) * high)
        for n in range(len(rows) + 1):
            self.line(x, y + n * high, x + sum(widths), y + n * high)
        return y + len(rows) * high

    def page(self):
        self.canvas.showPage()

    def read(self):
        self.canvas.save()
        return read_bytes("报告.pdf", self._stream.getvalue())


PROSE = (
    "全年全市实现地区生产总值1234.5亿元，按可比价格计算，比上年增长6.5%，增速比上年提高0.3个百分点。"
    "其中第一产业增加值123.4亿元，增长3.2%；第二产业增加值567.8亿元，增长7.1%。"
)


@pytest.mark.parametrize("characters", range(18, 34))
def test_wrapped_numbers_are_one_number_again(characters):
    paper = Paper()
    y = paper.paragraph(72, 100, PROSE, characters)
    paper.paragraph(72, y, PROSE, characters)
    assert [line.strip("　") for line in lines(paper.read())] == [PROSE, PROSE]


def test_blanks_inside_numbers_are_squeezed():
    assert squeezed("1 234.5亿元，6. 5%，6 .5 %，12 345 678户，2023 年 5 月，3 4") == (
        "1234.5亿元，6.5%，6.5%，12345678户，2023 年 5 月，3 4"
    )
    paper = Paper()
    paper.text(72, 100, "增长6")
    paper.text(72 + 36.5, 100, ".")
    paper.text(72 + 40, 100, "5%")
    assert lines(paper.read()) == ["增长6.5%"]


def test_two_columns_are_read_one_after_the_other():
    paper = Paper()
    paper.text(200, 80, "二〇二三年统计公报", 18)
    first, second = "左栏" + PROSE, "右栏" + PROSE
    paper.paragraph(60, 120, first, 18)
    paper.paragraph(310, 120, second, 18)
    read = lines(paper.read())
    assert [line.strip("　") for line in read] == ["二〇二三年统计公报", first, second]


def test_page_heads_and_feet_are_left_out_and_paragraphs_go_on():
    paper = Paper()
    for page in range(1, 4):
        paper.text(200, 40, "某某市人民政府公报", 9)
        paper.text(290, 810, f"— {page} —", 9)
        paper.text(
            72,
            100,
            "　　全年全市地区生产总值比上年增长6.5%，规模以上工业增加值增长7.1%，全部工业增加"
            if page == 1
            else "值达到123.4亿元，固定资产投资比上年增长8.2%，其中工业投资增长9.3%，其中工业增加",
        )
        paper.page()
    (text,) = lines(paper.read())
    assert "公报" not in text
    assert "全部工业增加值达到123.4亿元" in text


def test_a_year_at_a_pages_top_is_no_head():
    paper = Paper()
    for year in (2022, 2023, 2024):
        paper.text(72, 60, f"{year}年工业增加值增长{year % 7}.5%，利润增长{year % 5}.1%。")
        paper.page()
    assert len(lines(paper.read())) == 3


@pytest.mark.parametrize("outer", [True, False])
def test_ruled_tables_have_their_cells_and_spans(outer):
    paper = Paper()
    paper.text(72, 80, "表1 主要指标")
    rows = [["指标", "2023年", None], ["", "绝对值（亿元）", "增长（%）"], ["地区生产总值", "1234.5", "6.5"]]
    y = paper.ruled(72, 100, rows, [120, 120, 120], outer=outer)
    paper.text(72, y + 30, "表后一段。")
    read = paper.read()
    if outer:
        assert grid(read)[1:] == [["", "绝对值（亿元）", "增长（%）"], ["地区生产总值", "1234.5", "6.5"]]
        assert read.tables[0].cells[1].columns == 2
        assert lines(read) == ["表1 主要指标", "表后一段。"]
    assert read.place(read.text.index("1234.5")).row == 3


def test_tables_without_upright_rules_are_seen_by_their_numbers():
    paper = Paper()
    paper.text(72, 80, "　　全市主要指标如下，各项指标均好于上年，增速位居全省前列。")
    rows = [
        ["指标", "单位", "2023年", "比上年增长%"],
        ["地区生产总值", "亿元", "1234.5", "6.5"],
        ["工业", "亿元", "456.7", "-7.1"],
    ]
    for n, row in enumerate(rows):
        for x, text in zip((72, 200, 280, 380), row, strict=True):
            paper.text(x, 110 + 20 * n, text, 10)
    read = paper.read()
    assert grid(read) == rows
    assert len(lines(read)) == 1


def test_tables_go_on_over_pages_and_repeat_their_heads_once():
    paper = Paper()
    head = ["指标", "2023年", "增长%"]
    paper.ruled(72, 700, [head, ["工业", "12.5", "6.1"], ["农业", "3.4", "2.2"]], [120, 100, 100])
    paper.text(290, 820, "1", 9)
    paper.page()
    y = paper.ruled(72, 72, [head, ["建筑业", "5.6", "7.7"]], [120, 100, 100])
    paper.text(72, y + 40, "注：初步数。")
    paper.text(290, 820, "2", 9)
    read = paper.read()
    assert grid(read) == [head, ["工业", "12.5", "6.1"], ["农业", "3.4", "2.2"], ["建筑业", "5.6", "7.7"]]
    assert read.place(read.text.index("5.6")).page == 2


def test_a_cell_with_two_lines_is_one_text():
    paper = Paper()
    paper.ruled(72, 100, [["指标", "值"], ["", "12.5"]], [60, 60], high=40)
    paper.text(76, 155, "规模以上工", 10)
    paper.text(76, 170, "业增加值", 10)
    assert grid(paper.read())[1][0] == "规模以上工业增加值"


def test_turned_pages_are_read_upright():
    paper = Paper()
    paper.canvas.setPageRotation(90)
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    paper.canvas.setFont(FONT, 12)
    paper.canvas.drawString(100, 300, "增长6.5%，")
    paper.canvas.drawString(100, 280, "合计12亿元。")
    assert "".join(lines(paper.read())) == "增长6.5%，合计12亿元。"


def test_a_scan_is_told():
    paper = Paper()
    paper.canvas.rect(10, 10, 500, 500, fill=1)
    with pytest.raises(PlanError) as error:
        paper.read()
    assert error.value.diagnostics[0].code == "scan-without-text"


def test_scanned_pages_among_others_are_told():
    paper = Paper()
    paper.text(72, 100, "增长6.5%。")
    for _ in range(3):
        paper.page()
        paper.canvas.rect(10, 10, 500, 500, fill=1)
    read = paper.read()
    assert read.remarks[0].message() == "no text on page 2-4: pictures are not read"


def test_encrypted_and_damaged_files_are_refused():
    paper = Paper(encrypt="secret")
    paper.text(72, 100, "增长")
    with pytest.raises(PlanError) as error:
        paper.read()
    assert error.value.diagnostics[0].code == "document-encrypted"
    for data in (
        b"%PDF-1.7\n",
        b"%PDF-1.4\n" + b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>" * 50,
    ):
        with pytest.raises(PlanError):
            read_bytes("a.pdf", data)


def test_notes_at_the_foot_are_notes():
    paper = Paper()
    y = paper.paragraph(72, 100, PROSE * 3, 36)
    assert y < 600
    paper.text(72, 700, "①按可比价格计算。", 8)
    read = paper.read()
    assert [block.kind for block in read.blocks] == ["paragraph", "note"]


def test_forms_that_unfold_without_end_are_refused(monkeypatch):
    assert "hello" in read_bytes("a.pdf", forms_in_forms(1)).text
    monkeypatch.setattr("jyplan.extract.read.pdf.SECONDS", 1)
    with pytest.raises(PlanError) as error:
        read_bytes("a.pdf", forms_in_forms(9))
    assert error.value.diagnostics[0].code == "document-never-ends"


def forms_in_forms(levels):
    """A page whose form draws ten others, and so on."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 6 0 R>>>>>>",
        "<</Length 5>>stream\n/F Do\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for level in range(levels):
        last = level == levels - 1
        content = "BT /A 12 Tf 72 700 Td (hello) Tj ET" if last else "/F Do " * 10
        resources = "<</Font<</A 5 0 R>>>>" if last else f"<</XObject<</F {7 + level} 0 R>>>>"
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources{resources}/Length {len(content)}>>"
        objects.append(f"{head}stream\n{content}\nendstream")
    data = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{data}xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
        f"startxref\n{len(data)}\n%%EOF"
    ).encode()
