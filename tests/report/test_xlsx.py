"""Workbooks hold real numbers, show what is known of them, and never a formula: every cell is read back."""

from __future__ import annotations

import datetime as dt
import io
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from fractions import Fraction
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact.decimals import human
from jyplan.exact.interval import Interval
from jyplan.report import cells as sheet
from jyplan.report.cells import Number
from jyplan.report.sheet import Sheet
from tests.commands import PLAN, ROOT, jyplan

openpyxl = pytest.importorskip("openpyxl")

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "#N/A", "TRUE", "_x0041_"]  # fmt: skip

PLAN_TOML = """\
format = 1
[plan]
name = "=区域[一]: 年度/月度?* 的一个很长很长很长很长的计划名称"
name_en = "A plan"
base_year = 2016
target_year = 2017
[groups.economy]
name = "@经济"
[indicators.revenue]
name = "=1+1"
name_en = "Revenue"
group = "economy"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 2280, growth = 8.1 }
actuals = [{ as_of = 2017-05-31, value = 903.90, note = "-x" }]
[indicators.loss]
name = "+亏损\\u0007"
unit = "%"
measure = "ratio"
better = "lower"
baseline = 4.0
target = { value = 3.5, bound = "at-most" }
[indicators.big]
name = "很大"
unit = "元"
measure = "stock"
better = "higher"
integer = true
baseline = 12345678901234567
target = { value = 22345678901234569, growth = 90.00 }
[indicators.near]
name = "接近"
unit = "户"
measure = "flow"
better = "higher"
integer = true
target = { value = 10000, growth = 12 }
actuals = [{ as_of = 2017-12-31, value = 9996 }]
[indicators.vague]
name = "约数"
unit = "万元"
measure = "stock"
better = "higher"
baseline = { value = 1300, bound = "more-than", precision = 100 }
target = { value = "1.15亿元", growth = { percent = { low = 6.5, high = 7 } } }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN_TOML, encoding="utf-8")
    return path


def written(*arguments: str | Path, lang: str = "zh", code: int = 0) -> bytes:
    """The workbook that a command writes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        done = jyplan(*map(str, arguments), "-f", "xlsx", "--lang", lang, "-q", "-o", str(path))
        assert done == (code, "", "")
        return path.read_bytes()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(page: Any) -> list[str]:
    """Every cell as ``A1 kind value [format]``."""
    return [
        f"{cell.coordinate} {cell.data_type} {cell.value!r}"
        + (f" [{cell.number_format}]" if cell.data_type in "nd" else "")
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    ]


@pytest.mark.parametrize("command", [["status"], ["show", "revenue", "--plan"]])
def test_every_cell_reads_back(command: list[str], plan: Path, snapshot: Callable[[str, str], None]) -> None:
    book = opened(written(*command, plan))
    text = "".join(f"= {page.title}\n" + "".join(f"{cell}\n" for cell in cells(page)) for page in book)
    snapshot(f"xlsx.{command[0]}", text)


@pytest.mark.parametrize("command", ["base", "growth", "gap", "status"])
def test_the_numbers_are_those_of_the_json_output(command: str) -> None:
    """Each number of a cell stands among the row's JSON numbers, or is one of them cut for display."""
    import json

    rows = json.loads(jyplan(command, "-f", "json", "-q").out)["rows"]
    (page,) = opened(written(command, PLAN))
    top = int(page.print_title_rows.rpartition("$")[2])
    for row, cells_of in zip(rows, page.iter_rows(min_row=top + 1, max_row=top + len(rows)), strict=True):
        known = {Fraction(text) for text in re.findall(r'"(-?[0-9.]+)"', json.dumps(row)) if text != "."}
        for cell in cells_of:
            if cell.data_type == "n" and cell.value is not None and not isinstance(cell.value, int):
                found = Fraction(repr(cell.value))
                assert any(found == one or abs(found - one) < Fraction(1, 10) for one in known), cell
        assert cells_of[-1].value == row["id"]


def test_headings_follow_the_language(plan: Path) -> None:
    zh, en = (opened(written("base", plan, lang=lang)).active for lang in ("zh", "en"))
    assert [cell.value for cell in zh[1]][:5] == ["指标", "年份", "数值", "真值下限", "真值上限"]
    assert [cell.value for cell in en[1]][:5] == ["Indicator", "Year", "Value", "True value from", "True value to"]  # fmt: skip
    assert (zh["A2"].value, en["A2"].value) == ("=1+1", "Revenue")
    assert en.title == "A plan"


@pytest.mark.parametrize(("command", "top"), [("status", 3), ("base", 1)])
def test_headings_stay_in_sight_and_on_paper_that_is_as_wide_as_the_table(
    command: str, top: int, plan: Path
) -> None:
    (page,) = opened(written(command, plan))
    assert page.freeze_panes == f"B{top + 1}"
    assert page.print_title_rows == f"${top}:${top}"
    assert page.auto_filter.ref.startswith(f"A{top}:")
    assert page.column_dimensions["A"].width > 8
    paper = page.page_setup
    assert (paper.orientation, int(paper.paperSize)) == ("landscape", 9)
    assert (paper.fitToWidth, paper.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_the_table_of_status_has_an_official_head(plan: Path) -> None:
    (page,) = opened(written("status", plan))
    assert page["A1"].value.startswith("=区域[一]: 年度/月度?*")
    assert page["A1"].data_type == "s"
    assert page["A2"].value == "数据截至2017年12月31日"
    (merged,) = page.merged_cells.ranges
    last = merged.coord.partition(":")[2].rstrip("1")
    assert not page.column_dimensions[last].hidden
    assert [page[f"{letter}3"].value for letter in "AB"] == ["指标", "分组"]


def test_a_column_with_nothing_in_it_is_hidden_and_keeps_its_letter(plan: Path) -> None:
    (page,) = opened(written("status", plan))
    hidden = {page[f"{letter}3"].value for letter, column in page.column_dimensions.items() if column.hidden}
    assert "力争" in hidden
    assert "指标" not in hidden


def test_several_plans_have_a_sheet_each_with_safe_unlike_names(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PLAN_TOML, encoding="utf-8")
    first, second = opened(written("base", plan, other)).sheetnames
    assert first == "=区域 一 年度 月度 的一个很长很长很长很长的计划名称"[:31]
    assert second.endswith(" (2)")
    assert len(second) <= 31


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_sheet_names_are_what_excel_takes(titles: list[str]) -> None:
    from jyplan.report.formats.xlsx import sheet_names

    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert name.casefold() != "history"
        assert name[0] != "'"
        assert name[-1] != "'"
    openpyxl.Workbook().create_sheet(names[0])


def rendered(*values: Any) -> tuple[Any, str]:
    """A sheet with one row of these cells, read back, and its XML."""
    from jyplan.report.formats import xlsx

    data = xlsx.render([Sheet("x", tuple("h" for _ in values), (values,))])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return opened(data).active, archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_a_plan_is_never_a_formula(text: str) -> None:
    page, xml = rendered(text)
    assert page["A2"].data_type == "s"
    assert not re.search(r"<f[ >/]", xml)
    assert 'r="A2"' in xml
    assert re.search(r'<c r="A2"[^>]* t="inlineStr"', xml)


def test_text_stays_text_when_somebody_edits_the_cell() -> None:
    page, _ = rendered("=1+1", "plain")
    assert page["A2"].quotePrefix
    assert not page["B2"].quotePrefix


@given(st.text())
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    page, _ = rendered(f"a{text}", sheet.Verdict(text, "bad"))
    assert page["A2"].data_type == "s"


def test_what_xml_forbids_is_not_in_the_file() -> None:
    _, xml = rendered("a\x00\x08\x1b\ufffe\ud800b")
    assert "a\\x00\\x08\\x1b\ufffd\\ud800b" in unescape(xml)


def test_an_escape_of_excel_is_shown_as_it_was_written() -> None:
    _, xml = rendered("_x0041_")
    assert "_x005F_x0041_" in xml


def test_numbers_are_numbers_with_their_places() -> None:
    page, xml = rendered(Number("8.0", 1), Number("2109.15818686", 0, "≈ "), Number("77.8", 1, "", True), 2017,
                         dt.date(2017, 5, 31))  # fmt: skip
    assert [(cell.data_type, cell.value) for cell in page[2]] == [
        ("n", 8), ("n", 2109.15818686), ("n", 77.8), ("n", 2017), ("d", dt.datetime(2017, 5, 31))
    ]  # fmt: skip
    assert [cell.number_format for cell in page[2]] == [
        "0.0", '"≈ "0;"≈ "-0', "+0.0;-0.0;0.0", "0", "yyyy-mm-dd"
    ]  # fmt: skip
    assert "<v>2109.15818686</v>" in xml


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_a_number_is_stored_exactly_or_as_text(value: Any) -> None:
    digits = format(value, "f")
    page, _ = rendered(Number(digits, 4))
    cell = page["A2"]
    assert Fraction(cell.value if cell.data_type == "s" else repr(cell.value)) == Fraction(digits)


def test_what_a_double_cannot_hold_is_text(plan: Path) -> None:
    (page,) = opened(written("status", plan))
    (big,) = [row for row in page.iter_rows() if row[-1].value == "big"]
    held = {(cell.data_type, cell.value) for cell in big}
    assert {("s", "12345678901234567"), ("s", "22345678901234569")} <= held


def test_no_digit_before_the_point_is_shown_that_is_not_known() -> None:
    value, true = Fraction(4711, 2), Interval(2300, 1, 2410, 1)
    assert human(value, true) == "2400"
    assert sheet.number(value, true) == Number("2400", 0)


def test_the_ends_that_are_shown_leave_no_true_value_out() -> None:
    true = Interval(5665, 100, 6374, 100, low_open=True)
    assert sheet.low(Fraction(60), true) == Number("56.6", 1, "> ")
    assert sheet.high(Fraction(60), true) == Number("63.8", 1)
    assert sheet.high(Fraction(60), Interval(5665, 100, 1, 0)) == Number("∞", 0)


def test_what_is_done_is_cut_and_never_rounded_up_to_100(plan: Path) -> None:
    (page,) = opened(written("gap", plan))
    done = [cell.value for cell in page[1]].index("完成%")
    (near,) = [row for row in page.iter_rows() if row[-1].value == "near"]
    assert (near[done].value, near[done].number_format) == (99.9, "0.0")


def test_the_same_plan_gives_the_same_bytes(plan: Path) -> None:
    first = written("status", plan)
    assert written("status", plan) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"[0-9]{4}-[0-9-]+T[0-9:]+Z", core) == ["1980-01-01T00:00:00Z"] * 2


def test_standard_output_takes_the_same_workbook(plan: Path) -> None:
    command = [sys.executable, "-m", "jyplan", "base", str(plan), "-f", "xlsx", "--lang", "zh", "-q"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == written("base", plan)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "name a file: -o plan.xlsx"), ("zh", "请指定文件：-o plan.xlsx")]
)
def test_a_terminal_gets_no_binary(lang: str, told: str) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "jyplan", "base", "-f", "xlsx", "--lang", lang]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert told in done.stderr.decode()


@pytest.mark.parametrize(("lang", "told"), [("en", "install it with"), ("zh", "请安装")])
def test_without_openpyxl_the_command_to_install_it_is_told(lang: str, told: str, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    code = "import sys\nsys.modules['openpyxl'] = None\nfrom jyplan.cli import main\nmain(sys.argv[1:])"
    command = [sys.executable, "-c", code, "base", "-f", "xlsx", "-o", str(out), "--lang", lang]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert f"{told}" in done.stderr
    assert "pip install 'jyplan[xlsx]'" in done.stderr
    assert not out.exists()
