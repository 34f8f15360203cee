"""A month's figures from an Excel sheet: digits as shown, all or nothing, messages with sheet and row."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import subprocess
import sys
import warnings
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.edit.add import read_entries
from jyplan.extract.read.number_format import Format, read_format
from tests.commands import HEADER, ROOT, jyplan

openpyxl = pytest.importorskip("openpyxl")

PLAN = (
    HEADER + "[indicators.revenue]\nname = '收入'\nunit = '亿元'\nmeasure = 'flow'\nbetter = 'higher'\ntarget = 2280\n"
    "[indicators.share]\nname = '占比'\nunit = '%'\nmeasure = 'ratio'\nbetter = 'higher'\ntarget = 9\n"
    "[indicators.firms]\nname = '企业'\nunit = '户'\nmeasure = 'stock'\nbetter = 'higher'\ntarget = 900\n"
)  # fmt: skip
HEADINGS = ("id", "value", "as_of")
DAY = dt.date(2017, 5, 31)


def cell(value: object, number_format: str = "General") -> Any:
    return value, number_format


def book(path: Path, *rows: tuple[object, ...], title: str = "5月", more: tuple[str, ...] = ()) -> Path:
    """A workbook whose first sheet has these rows; a cell may be a value with its number format."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = title
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            content, how = value if isinstance(value, tuple) else (value, None)
            page.cell(r, c).value = content
            if how:
                page.cell(r, c).number_format = how
    for name in more:
        made.create_sheet(name)
    made.save(path)
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def value_of(tmp_path: Path, value: object, number_format: str = "General") -> str:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", (value, number_format), DAY))
    (entry,) = read_entries(path)
    return str(entry.value)


def faults(path: Path, sheet: str | None = None) -> list[str]:
    with pytest.raises(PlanError) as caught:
        read_entries(path, sheet)
    return [f"{one.place} {one.code}".replace(str(path.parent) + "/", "") for one in caught.value.diagnostics]


def test_a_sheet_is_recorded(plan: Path, tmp_path: Path) -> None:
    path = book(
        tmp_path / "figures.xlsx",
        (*HEADINGS, "period_from", "period_to", "source", "version", "note"),
        ("revenue", 903.9, DAY, dt.date(2017, 5, 1), DAY, None, "preliminary", "快报"),
        (None,),
        ("firms", 735, "2017/5/31"),
    )
    done = jyplan("record", "--from", str(path), "--plan", str(plan))
    assert (done.code, done.out) == (0, ""), done.err
    text = plan.read_text(encoding="utf-8")
    assert "value = 903.9," in text
    assert "period = { from = 2017-05-01, to = 2017-05-31 }" in text
    assert 'note = "快报"' in text
    assert "as_of = 2017-05-31, value = 735" in text


def test_a_sheet_says_the_same_as_the_csv_of_it(tmp_path: Path) -> None:
    rows = [HEADINGS, ("revenue", 903.9, DAY), ("firms", 735, DAY), ("share", "8.0%", DAY)]
    text = "\n".join(",".join(str(one) for one in row) for row in rows)
    csv = tmp_path / "x.csv"
    csv.write_text(text, encoding="utf-8")
    sheet = read_entries(book(tmp_path / "x.xlsx", *rows))
    assert [one._replace(place=None) for one in sheet] == [
        one._replace(place=None) for one in read_entries(csv)
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (103.9, "General", "103.9"),
        (735, "General", "735"),
        (0.1 + 0.2, "General", "0.3"),
        (8, "0.0", "8.0"),
        (8.0, "0.00", "8.00"),
        (1234.5, "#,##0.00", "1234.50"),
        (1234567, "#,##0", "1234567"),
        (-3.8, "0.00", "-3.80"),
        (-3.8, "0.00_);[Red](0.00)", "-3.80"),
        (0, "0.0;-0.0;0.00", "0.00"),
        (103.9, "0.0#", "103.9"),
        (103.25, "0.0#", "103.25"),
        (0.081, "0.0%", "8.1%"),
        (0.08, "0.0%", "8.0%"),
        (103.9, '0.00"亿元"', "103.90亿元"),
        (103.9, "0.00\\亿\\元", "103.90亿元"),
        (103.9, '"¥"#,##0.00', "103.90"),
        (103.9, "[$¥-804]#,##0.00", "103.90"),
        (103.9, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "103.90"),
        (195, '"≥ "0', "≥195"),
        (1500, "0.00E+00", "1500"),
        (1500, "0.0,", "1500"),
        (0.5, "# ?/?", "0.5"),
        (5, "[>=5]0.0;0", "5"),
        ("103.90", "@", "103.90"),
        ("1.15万亿元", "General", "1.15万亿元"),
        (1e-7, "General", "0.0000001"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_shown(
    value: object, number_format: str, read: str, tmp_path: Path
) -> None:
    assert value_of(tmp_path, value, number_format) == read


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_typed_number_comes_back_without_binary_noise(number: Decimal) -> None:
    made, file = openpyxl.Workbook(), io.BytesIO()
    made.active.append(HEADINGS)
    made.active.append(("revenue", float(number), DAY))
    made.active["B2"].number_format = "0.000"
    made.save(file)
    from jyplan.edit.workbook import read_page

    read = read_page(file.getvalue(), "x").rows[1][1][1]
    assert read == format(Decimal(str(float(number))), ".3f")


@given(st.text(alphabet='0#?.,;%E+-_*\\"[]$ 亿@General>5', max_size=20))
def test_any_number_format_is_read_or_passed_over(text: str) -> None:
    assert isinstance(read_format(text, negative=True), Format | None)


def test_what_is_wrong_is_told_with_sheet_and_row_and_nothing_is_recorded(plan: Path, tmp_path: Path) -> None:
    path = book(
        tmp_path / "figures.xlsx", HEADINGS, ("revenue", 103.9, DAY), ("revenue", 103.9, "31.5."), ("nope", 1, DAY)
    )  # fmt: skip
    before = plan.read_bytes()
    done = jyplan("record", "--from", "figures.xlsx", "--plan", str(plan), cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith("figures.xlsx:3: as_of: ")
    path = book(path, HEADINGS, ("revenue", 103.9, DAY), ("nope", 1, DAY))
    done = jyplan("record", "--from", "figures.xlsx", "--plan", str(plan), cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith("figures.xlsx:3: id: ")
    assert plan.read_bytes() == before


def test_one_sheet_of_several_is_named_in_messages_and_chosen_by_name(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", None, DAY), more=("6月",))
    assert faults(path) == ["x.xlsx[5月]:2: value: empty-cell"]
    assert faults(path, "5月") == ["x.xlsx[5月]:2: value: empty-cell"]
    assert faults(path, "6月") == ["x.xlsx[6月]:1: missing-column" for _ in HEADINGS]
    assert faults(path, "7月") == ["x.xlsx: no-such-sheet"]


def test_digits_that_the_format_hides_are_asked_about(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", (103.94, "0.0"), DAY))
    assert faults(path) == ["x.xlsx:2: value: hidden-digits"]


def test_a_formula_gives_its_stored_value_or_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", "=100+3.9", DAY))
    assert faults(path) == ["x.xlsx:2: value: formula-without-value"]
    # Excel stores the result beside the formula.
    changed(path, rb"(</f>)<v ?/?>(</v>)?", rb"\1<v>103.9</v>")
    (entry,) = read_entries(path)
    assert entry.value == "103.9"


@pytest.mark.parametrize(
    ("value", "fault"),
    [("#DIV/0!", "x.xlsx:2: value: error-value"), (None, "x.xlsx:2: value: empty-cell")],
)
def test_a_cell_without_a_figure_is_refused(value: object, fault: str, tmp_path: Path) -> None:
    assert faults(book(tmp_path / "x.xlsx", HEADINGS, ("revenue", value, DAY))) == [fault]


def test_a_number_that_became_a_date_is_refused(plan: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", dt.date(2017, 1, 4), DAY), ("firms", True, DAY))
    done = jyplan("record", "--from", str(path), "--plan", str(plan))
    assert done.code == 2
    assert "x.xlsx:2: value: " in done.err
    assert "x.xlsx:3: value: " in done.err


def test_a_moment_of_the_day_is_no_date(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", 1, dt.datetime(2017, 5, 31, 12, 30)))
    assert faults(path) == ["x.xlsx:2: as_of: not-a-date"]


def test_text_beside_the_table_and_unknown_headings_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", 1, DAY, "?"), ("revenue", None, DAY))
    assert faults(path) == ["x.xlsx:2: beside-the-table", "x.xlsx:3: value: empty-cell"]
    path = book(path, (*HEADINGS, "remark"), ("revenue", 1, DAY, "?"))
    assert faults(path) == ["x.xlsx:1: unknown-column"]


def test_a_lone_cell_at_the_far_end_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = openpyxl.Workbook()
    for row in (HEADINGS, ("revenue", 1, DAY)):
        made.active.append(row)
    made.active["C1048576"].number_format = "0.0"
    made.save(path)
    (entry,) = read_entries(path)
    assert entry.id == "revenue"


def test_what_a_file_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("revenue", 1, DAY))
    changed(path, rb'<dimension ref="A1:C2" ?/>', b'<dimension ref="A1:A1"/>')
    (entry,) = read_entries(path)
    assert entry.as_of == DAY


def test_what_excel_escapes_is_text_again(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", (*HEADINGS, "note"), ("revenue", 1, DAY, "a_x005F_x0041_b"))
    (entry,) = read_entries(path)
    assert entry.note == "a_x0041_b"


def test_what_openpyxl_cannot_keep_is_no_message_of_ours(plan: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("firms", 735, DAY))
    changed(
        path,
        b"</worksheet>",
        b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
    )
    done = jyplan("record", "--from", str(path), "--plan", str(plan), "-q")
    assert (done.code, done.err) == (0, "")


def changed(path: Path, pattern: bytes, new: bytes) -> None:
    """Change the XML of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = re.sub(pattern, new, parts["xl/worksheets/sheet1.xml"])
    assert page != parts["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (parts | {"xl/worksheets/sheet1.xml": page}).items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 99, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_workbook_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(raw)
    assert faults(path) == ["x.xlsx: not-xlsx"]


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert faults(path) == ["x.xlsx: not-xlsx"]


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_never_raises_anything_else(at: int, noise: bytes) -> None:
    from jyplan.edit.workbook import read_page

    raw = _sample()
    at %= len(raw)
    with warnings.catch_warnings(action="ignore"), contextlib.suppress(PlanError):
        read_page(raw[:at] + noise + raw[at + len(noise) :], "x")


def _sample(made: dict[str, bytes] = {}) -> bytes:  # noqa: B006 - made once
    if not made:
        workbook, file = openpyxl.Workbook(), io.BytesIO()
        workbook.active.append(HEADINGS)
        workbook.save(file)
        made["x"] = file.getvalue()
    return made["x"]


def test_a_csv_file_has_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("id,value,as_of\n", encoding="utf-8")
    assert faults(path, "5月") == ["x.csv: no-sheets"]


def test_a_sheet_without_a_file_is_a_usage_error() -> None:
    done = jyplan("record", "revenue", "1", "--as-of", "2017-05-31", "--sheet", "x")
    assert done.code == 2
    assert "--from" in done.err


def test_a_workbook_is_read_from_standard_input(plan: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("firms", (735, "0"), DAY))
    done = jyplan("record", "--from", "-", "--plan", str(plan), "--dry-run", stdin=path.read_bytes())
    assert done.code == 0
    assert "value = 735" in done.out


def test_without_openpyxl_the_command_to_install_it_is_told(plan: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", HEADINGS, ("firms", 735, DAY))
    code = "import sys\nsys.modules['openpyxl'] = None\nfrom jyplan.cli import main\nmain(sys.argv[1:])"
    command = [sys.executable, "-c", code, "record", "--from", str(path), "--plan", str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "pip install 'jyplan[xlsx]'" in done.stderr
