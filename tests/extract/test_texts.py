"""Plain text, Markdown and separated values keep every character at its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.extract import grammar
from jyplan.extract.read import read_bytes, read_document
from tests.extract.office import grid, lines

REPORT = "一、综合\n全年地区生产总值1234.5亿元，比上年增长6.5%。\n　　臺灣地區進出口總額增長12.3%。\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("gb18030", "gb18030")],
)
def test_the_encoding_is_seen_and_told(encoding, name):
    read = read_bytes("a.txt", REPORT.encode(encoding))
    assert read.text == REPORT
    assert read.encoding == name
    assert [remark.code for remark in read.remarks] == ([] if name == "utf-8" else ["read-as"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_its_mark(encoding):
    text = "GDP 1234.5, growth 6.5%\n增长"
    assert read_bytes("a.txt", text.encode(encoding)).text == text


def test_big5_is_told_from_gb18030():
    text = "全年地區生產總值一千億元，比上年增長百分之六，規模以上工業企業實現利潤增長。"
    read = read_bytes("a.txt", text.encode("big5"))
    assert (read.text, read.encoding) == (text, "big5")


def test_traditional_characters_in_gb18030_stay():
    read = read_bytes("a.txt", "臺灣經濟增長百分之五，總額達到三千億元。".encode("gb18030"))
    assert "臺灣經濟增長" in read.text


def test_a_named_encoding_is_taken_or_refused():
    assert read_document.__kwdefaults__ == {"encoding": None}
    assert read_bytes("a.txt", "增长".encode("gbk"), encoding="gb2312").text == "增长"
    for encoding, code in [
        ("utf-8", "unreadable-encoding"),
        ("nonsense", "no-such-encoding"),
        ("zip", "no-such-encoding"),
    ]:
        with pytest.raises(PlanError) as error:
            read_bytes("a.txt", "增长".encode("gbk"), encoding=encoding)
        assert error.value.diagnostics[0].code == code


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t 增长5%"), min_size=1))
def test_every_character_of_a_file_keeps_its_place(text):
    text = "增" + text
    assert len(read_bytes("a.txt", text.encode()).text) == len(text.removeprefix("\ufeff"))


def test_control_characters_become_blanks():
    read = read_bytes("a.txt", "增长\x1b[31m6.5%\u202e\x07\x0c第二页".encode())
    assert read.text == "增长 [31m6.5%  \n第二页"


def test_lines_broken_at_one_width_are_one_paragraph():
    wrapped = (
        "　　全年全市实现地区生产总值一千二百三十四点五亿元，按可比价格计算，\n"
        "比上年增长百分之六点五，增速比上年提高零点三个百分点，高于全省平均水\n"
        "平零点二个百分点，其中第一产业增加值一百二十三亿元，第二产业增加值五\n"
        "百亿元。\n"
        "　　全年全市实现财政收入一千二百三十四点五亿元，按可比口径来计算时，\n"
        "比上年增长百分之六点五，增速比上年提高零点三个百分点，高于全省平均水\n"
        "平零点二个百分点。\n"
    )
    assert len(lines(read_bytes("a.txt", wrapped.encode()))) == 2


def test_a_number_broken_by_an_editor_is_one_number():
    line = "全年全市实现地区生产总值一千多亿元，按可比价格计算比上年增长百分之六点五"
    last = "全年税收收入占生产总值的比重为百分之六，其中工商税收收入比上年增长2.\n5%，企业利润增长。"
    wrapped = f"　　{line[:-2]}\n{line}\n{line}\n{last}\n"
    made = grammar.read(read_bytes("a.txt", "\n".join([wrapped] * 3).encode()))
    assert [m.value for m in made.mentions if m.text.startswith("2")] == ["2.5"] * 3


def test_headings_are_known_by_their_numbers():
    read = read_bytes("a.txt", "一、工业\n（一）规上工业\n增长6%。\n1.5亿元\n第三节 农业\n".encode())
    assert [block.level for block in read.blocks] == [1, 2, 0, 0, 2]


def test_lines_with_tabs_are_a_table():
    read = read_bytes("a.txt", "表1\n指标\t2023年\t增长%\n工业\t12.5\t6.1\n\n完。\n".encode())
    assert grid(read) == [["指标", "2023年", "增长%"], ["工业", "12.5", "6.1"]]
    place = read.place(read.text.index("12.5"))
    assert (place.line, place.column, place.row, place.cell) == (3, 4, 2, 2)


def test_markdown_has_headings_and_tables():
    text = "# 公报\n\n全市**增长**6.5%。\n\n| 指标 | 值 |\n|:---|---:|\n| 工业 | 12.5 |\n| 农业 | |\n"
    read = read_bytes("a.md", text.encode())
    assert read.text == text
    assert read.title == "公报"
    assert grid(read) == [["指标", "值"], ["工业", "12.5"], ["农业", ""]]
    assert read.text[read.tables[0].cells[3].start :].startswith("12.5")


def test_a_markdown_paragraph_may_run_over_lines():
    text = "增长6.\n5%，利润\n增长7%。\n投资增长8%\n- 甲\n- 乙\n\n丙\n"
    assert lines(read_bytes("a.md", text.encode())) == [
        "增长6.\n5%，利润\n增长7%。",
        "投资增长8%",
        "- 甲",
        "- 乙",
        "丙",
    ]


def test_markdown_without_a_rule_is_no_table():
    assert not read_bytes("a.md", "甲|乙\n1|2\n".encode()).tables


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_values_are_one_table(separator):
    text = '表1,,\n指标,2023年,"增长(%)"\r\n"工业,规上","1,234.5",6.1\n"说""明""",,\n'.replace(",", "\0")
    text = text.replace("\0", separator)
    read = read_bytes("a.csv", text.encode("gb18030"))
    assert read.text == text
    assert grid(read)[2] == [f"工业{separator}规上", f"1{separator}234.5", "6.1"]
    assert grid(read)[0] == ["表1", "", ""]
    assert read.place(text.index("6.1")).row == 3


def test_a_quotation_mark_that_never_closes_is_a_character():
    assert grid(read_bytes("a.csv", '指标,值\n12"管,3\n"开,4\n'.encode())) == [
        ["指标", "值"],
        ['12"管', "3"],
        ['"开', "4"],
    ]


def test_what_is_no_text_is_refused():
    for data, code in [
        (b"\x00\x01\x02\x03" * 9 + b"abc" * 99, "no-text-file"),
        (b"\x81\xff\x80" * 9, "unknown-encoding"),
        (b"   \n\n ", "document-without-text"),
        (b"", "document-without-text"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old-office"),
        (b"\x89PNG\r\n", "picture"),
        (b"{\\rtf1 }", "not-a-document"),
    ]:
        with pytest.raises(PlanError) as error:
            read_bytes("a.txt", data)
        assert error.value.diagnostics[0].code == code


def test_files_that_are_not_there_are_told(tmp_path):
    for path, code in [(tmp_path / "none.txt", "no-document"), (tmp_path, "folder-for-document")]:
        with pytest.raises(PlanError) as error:
            read_document(path)
        assert error.value.diagnostics[0].code == code
    with pytest.raises(PlanError):
        read_document("a\0b.txt")
