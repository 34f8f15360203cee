"""Tables are read whole or refused with the line that is wrong; nothing is skipped, filled up or replaced."""

from __future__ import annotations

import csv as standard
import io
import random
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.audit.fault import TableError
from jyplan.audit.read import csv, xlsx
from jyplan.audit.read.tables import opened
from jyplan.audit.spec import Spec

Rows = list[list[str]]


def read(data: bytes, encoding: str = "utf-8") -> tuple[Rows, list[int]]:
    """All rows of a file of separated values, and the lines at which they begin."""
    table = csv.opened("t.csv", io.BytesIO(data), encoding)
    rows: Rows = []
    lines: list[int] = []
    for piece in csv.pieces(table):
        block = csv.cut(table, piece)
        rows += [block.texts(row) for row in range(block.height)]
        lines += [block.line(row) or 0 for row in range(block.height)]
    return rows, lines


def fault(data: bytes, encoding: str = "utf-8") -> tuple[str, int | None]:
    with pytest.raises(TableError) as raised:
        read(data, encoding)
    (one,) = raised.value.diagnostics
    assert one.message("en")
    assert one.message("zh")
    return one.code, one.place.line


CELL = st.text(st.sampled_from('ab,;"\n1.é地 '), max_size=5)


@given(st.integers(1, 4), st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from([40, 100, 1 << 20]))
def test_what_the_standard_library_writes_is_read_as_it_was(
    width: int, data: Any, end: str, block: int
) -> None:
    rows = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=20))
    rows = [row for row in rows if any(row)] or [["x"] * width]
    out = io.StringIO()
    writer = standard.writer(out, lineterminator=end, quoting=standard.QUOTE_ALL if width == 1 else 0)
    writer.writerow([f"column {at}" for at in range(width)])
    writer.writerows(rows)
    kept, csv._BLOCK = csv._BLOCK, block
    try:
        found, lines = read(out.getvalue().encode())
    finally:
        csv._BLOCK = kept
    assert found == rows
    reader = standard.reader(io.StringIO(out.getvalue(), newline=""))
    starts = [0]
    for _ in reader:
        starts.append(out.getvalue().encode().count(b"\n", 0, _bytes_to(out.getvalue(), reader.line_num)))
    assert lines == [start + 1 for start in starts[1:-1]]


def _bytes_to(text: str, lines: int) -> int:
    return len("".join(io.StringIO(text, newline="").readlines()[:lines]).encode())


@pytest.mark.parametrize(
    ("text", "rows", "lines"),
    [
        ("a,b\n1,2\n\n3,4\n\n\n", [["1", "2"], ["3", "4"]], [2, 4]),
        ("a\n1\n\n6\n", [["1"], ["6"]], [2, 4]),
        ("a,b\r\n1,\r\n\r\n3,4", [["1", ""], ["3", "4"]], [2, 4]),
        ('a,b\n1,"x\ny"\n2,"p""q"\n3,ok\n', [["1", "x\ny"], ["2", 'p"q'], ["3", "ok"]], [2, 4, 5]),
        ("\ufeffa;b\n1;2\n", [["1", "2"]], [2]),
        ("a\tb\n1\t2\n", [["1", "2"]], [2]),
        ('"a\nb",c\n1,2\n', [["1", "2"]], [3]),
        ("a,b\n,\n", [["", ""]], [2]),
    ],
)
def test_rows_keep_their_lines(text: str, rows: Rows, lines: list[int]) -> None:
    assert read(text.encode()) == (rows, lines)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a,b,c\n1,2,3\n4,5\n6,7,8\n", "table-ragged", 3),
        (b"a,b,c\n1,2,3\n\n4,5,6,7\n6,7\n", "table-ragged", 4),
        (b"a,b\n1,2\n3\n4,5,6\n", "table-ragged", 3),  # as many separators in all as there should be
        (b'a,b\n1,"x\ny"\n2,3\n3,a"b"\n', "table-stray-quote", 5),
        (b'a,b\n1,"xy\n2,3\n', "table-stray-quote", 2),
        (b"", "table-empty", None),
        (b"\n\n", "table-empty", None),
        ("a,b\n北,1\n".encode("gb18030"), "table-not-text", 2),
        ("a,b\n北,1\n".encode("utf-16"), "table-not-text", 1),
        (b"a,b\n1,2\n3,\xff\n", "table-not-text", 3),
    ],
)
def test_a_broken_file_is_refused_at_its_line(data: bytes, code: str, line: int | None) -> None:
    assert fault(data) == (code, line)


def test_chinese_files_are_read_in_their_own_encoding_and_no_other() -> None:
    data = "地区,值\n北京,1\n〇〾,2\n".encode("gb18030")
    assert read(data, "GBK")[0] == [["北京", "1"], ["〇〾", "2"]]
    assert fault(data)[0] == "table-not-text"
    assert fault("地区,值\n北京,1\n东,2\n".encode(), "gb18030")[0] == "table-not-text"
    with pytest.raises(TableError):
        read(b"a\n1\n", "klingon")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (8, "0.0", "8.0"), (8, "General", "8"), (8.1, "General", "8.1"), (1234.5, "#,##0.00", "1234.50"),
        (0.081, "0.0%", "8.1"), (8.25, "0.0", "8.3"), (-8.25, "0.0_ ", "-8.3"), (12.5, '0.0"亿元"', "12.5"),
        (8.5, "0.0#", "8.5"), (8.25, "0.0#", "8.25"), (3, "#,##0;[Red]-#,##0", "3"), ("8.0", "General", "8.0"),
        (None, "General", ""), (1300, "0", "1300"), (100, "General", "100"),
    ],
)  # fmt: skip
def test_a_cell_of_a_workbook_has_the_digits_that_it_shows(value: Any, number_format: str, text: str) -> None:
    assert xlsx.shown(value, number_format) == text


@pytest.mark.parametrize(("value", "number_format"), [(8.1, "0.00E+00"), (8, "yyyy"), (1 / 3, "General")])
def test_what_a_cell_shows_is_never_guessed(value: Any, number_format: str) -> None:
    from jyplan.audit.cells import MARKS, read_cell

    assert read_cell(xlsx.shown(value, number_format), frozenset(MARKS)).reason is not None


def texts(source: Any, spec: Spec | None = None) -> Rows:
    with ExitStack() as stack:
        table = opened(source, spec or Spec(()), stack)
        blocks = [make() for make, _ in table.blocks()]
        again = [make() for make, _ in table.blocks()]
    rows = [block.texts(row) for block in blocks for row in range(block.height)]
    assert rows == [block.texts(row) for block in again for row in range(block.height)]
    return rows


ROWS = [["北京", "8.0", ""], ["a\nb", "8", "x"]]


def test_every_kind_of_table_gives_the_same_cells(tmp_path: Path) -> None:
    import pyarrow

    pandas = pytest.importorskip("pandas")
    frame = pl.DataFrame(ROWS, schema=["区", "值", "注"], orient="row")
    frame.write_csv(tmp_path / "t.csv")
    frame.write_parquet(tmp_path / "t.parquet")
    book = openpyxl.Workbook()
    for row in (["标题"], ["区", "值", "注"], ["北京", 8, None], ["a\nb", 8, "x"]):
        book.active.append(row)
    book.active["B3"].number_format = "0.0"
    book.save(tmp_path / "t.xlsx")
    sources = [str(tmp_path / name) for name in ("t.csv", "t.parquet")]
    for source in (
        *sources,
        frame,
        frame.lazy(),
        frame.to_arrow(),
        pandas.DataFrame(frame.to_dict(as_series=False)),
    ):
        assert texts(source) == ROWS
    assert isinstance(frame.to_arrow(), pyarrow.Table)
    assert texts(str(tmp_path / "t.xlsx"), Spec((), header=2)) == ROWS


def test_numbers_that_have_digits_of_their_own_are_read_from_frames(tmp_path: Path) -> None:
    frame = pl.DataFrame({"n": [8, -3], "d": ["8.10", "-0.50"]}).with_columns(
        pl.col("d").cast(pl.Decimal(10, 2))
    )
    assert texts(frame) == [["8", "8.10"], ["-3", "-0.50"]]


def test_large_tables_come_in_blocks_whose_rows_follow_each_other(tmp_path: Path) -> None:
    chance = random.Random(1)
    rows = [[str(at), str(chance.random())] for at in range(100_000)]
    file = tmp_path / "t.csv"
    file.write_text("a,b\n" + "".join(f"{a},{b}\n" for a, b in rows), encoding="utf-8")
    assert file.stat().st_size > 2 * csv._BLOCK
    assert texts(str(file)) == rows


def test_a_folder_a_missing_file_and_broken_ones_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1 and nothing else")
    whole = io.BytesIO()
    pl.DataFrame({"a": ["1"] * 100}).write_parquet(whole)
    (tmp_path / "cut.parquet").write_bytes(whole.getvalue()[:-50])
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 and nothing else")
    (tmp_path / "t.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1")
    told = {".": "not-a-file", "no.csv": "not-found"}
    told |= dict.fromkeys(("t.parquet", "cut.parquet", "t.xlsx", "t.xls"), "table-broken")
    for name, code in told.items():
        with pytest.raises(TableError) as raised:
            texts(str(tmp_path / name))
        assert [one.code for one in raised.value.diagnostics] == [code]
