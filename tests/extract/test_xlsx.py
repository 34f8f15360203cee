"""Workbooks are read as their sheets show them."""

import io

import openpyxl
import pytest

from jyplan.diagnostic import PlanError
from jyplan.extract.read import read_bytes
from jyplan.extract.read.number_format import date_shown, shown, shows_date
from tests.extract.office import grid, xlsx


def book(fill):
    workbook = openpyxl.Workbook()
    fill(workbook.active)
    stream = io.BytesIO()
    workbook.save(stream)
    return read_bytes("表.xlsx", stream.getvalue())


def test_numbers_have_the_digits_that_the_sheet_shows():
    def fill(sheet):
        for row, (value, code) in enumerate(
            [
                (0.12649, "0.0%"),
                (1234.55, "#,##0.0"),
                (8, "0.00"),
                (0.1 + 0.2, "General"),
                (1234.5, '0.0"亿元"'),
                (-3.14159, "0.00_);(0.00)"),
                (45292, 'yyyy"年"m"月"'),
            ],
            1,
        ):
            sheet.cell(row, 1, f"行{row}")
            sheet.cell(row, 2, value).number_format = code

    texts = [row[1] for row in grid(book(fill))]
    assert texts == ["12.6%", "1234.6", "8.00", "0.3", "1234.5亿元", "-3.14", "2024年1月"]


def test_merged_cells_span_and_rows_count_as_in_excel():
    def fill(sheet):
        sheet["B2"], sheet["C2"], sheet["C3"], sheet["D3"] = "指标", "2023年", "绝对值", "增长%"
        sheet["B4"], sheet["C4"], sheet["D4"] = "工业", 12.5, 6.1
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:D2")

    read = book(fill)
    spans = {read.text[c.start : c.end]: (c.rows, c.columns) for c in read.tables[0].cells}
    assert spans["指标"] == (2, 1)
    assert spans["2023年"] == (1, 2)
    place = read.place(read.text.index("12.5"))
    assert (place.table, place.row, place.cell) == (1, 4, 3)


def test_formulas_without_a_value_are_told():
    read = book(lambda sheet: (sheet.append(["工业", 3]), sheet.append(["合计", "=B1"])))
    assert [remark.code for remark in read.remarks] == ["formulas-without-value"]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told():
    sheet = (
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>9</v></c><c r="C1"><v>1.5</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>8</v></c></row></sheetData>'
    )
    read = read_bytes("a.xlsx", xlsx(sheet, shared=["工业"], name="主要指标"))
    assert grid(read) == [["工业", "", "1.5"]]
    assert [remark.code for remark in read.remarks] == ["cells-hidden"]
    assert read.text.startswith("主要指标\n")
    more = '<sheetData><row><c t="inlineStr"><is><t>见</t></is></c></row></sheetData>'
    read = read_bytes("a.xlsx", xlsx(sheet, shared=["工业"], state="hidden", more=more))
    assert "工业" not in read.text
    assert [remark.code for remark in read.remarks] == ["sheet-hidden"]


def test_readings_and_escapes_are_no_text():
    cell = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>'
    shared = ["工业</t></si><si><t>"]
    read = read_bytes("a.xlsx", xlsx(cell.replace("<v>", "<v>"), shared=shared))
    assert "工业" in read.text
    escaped = '<sheetData><row><c t="inlineStr"><is><r><t>增长_x000D_</t></r><rPh><t>zeng</t></rPh></is></c></row></sheetData>'
    assert read_bytes("a.xlsx", xlsx(escaped)).text.strip() == "增长"


def test_an_empty_workbook_is_told():
    with pytest.raises(PlanError) as error:
        read_bytes("a.xlsx", xlsx("<sheetData/>"))
    assert error.value.diagnostics[0].code == "document-without-text"


def test_a_cell_far_away_costs_nothing():
    sheet = '<sheetData><row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
    assert read_bytes("a.xlsx", xlsx(sheet)).text.strip() == "5"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (2.25, "0.0", "2.3"),
        (2.345, "0.00", "2.35"),
        (-2.25, "0.0", "-2.3"),
        (1e300, "0.0", "1" + "0" * 300 + ".0"),
        (12, "0.00E+00", "12"),
        (0, "0;-0;0", "0"),
    ],
)
def test_digits_are_rounded_half_up(value, code, text):
    assert shown(value, code) == text


def test_dates_are_known_by_their_format():
    assert shows_date("yyyy/m/d")
    assert not shows_date('0.0"年d"')
    assert not shows_date("[Red]0.00")
    assert date_shown(45292.5, "yyyy-mm-dd hh:mm") == "2024-01-01 12:00"
    assert date_shown(1e12, "yyyy") == "1000000000000"
