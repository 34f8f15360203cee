"""No file makes the readers crash, hang, fetch or unpack without end: each is read or refused with a code."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.extract.read import read_bytes, read_document
from tests.extract.office import W, archive, docx, p, tbl, tc, xlsx


def code_of(data, name="a.docx"):
    with pytest.raises(PlanError) as error:
        read_bytes(name, data)
    (diagnostic,) = error.value.diagnostics
    for language in ("en", "zh"):
        assert diagnostic.message(language)
    return diagnostic.code


def test_a_bomb_is_not_unpacked():
    part = "word/document.xml"
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file,
        file.open(part, "w", force_zip64=True) as member,
    ):
        for _ in range(80):
            member.write(b" " * 1_000_000)
    assert code_of(stream.getvalue()) == "archive-too-large"


def test_parts_are_counted_together(monkeypatch):
    monkeypatch.setattr("jyplan.extract.read.archive.MOST_BYTES", 3000)
    padding = " " * 1000
    assert code_of(docx(p("增") + padding, styles=padding, footnotes=padding)) == "archive-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_resolved(encoding, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    for inner in (f'<!ENTITY x SYSTEM "file://{secret}">', f'<!ENTITY l0 "ha">{laughs}', ""):
        xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{inner}]><w:document xmlns:w="{W}">&x;</w:document>'
        assert code_of(archive({"word/document.xml": xml.encode(encoding)})) == "document-type"


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_refused(depth):
    body = "<w:sdt>" * depth + p("底") + "</w:sdt>" * depth
    assert code_of(docx(body)) == "document-too-deep"


def test_tables_in_tables_are_refused_where_they_go_too_deep():
    body = p("底")
    for _ in range(100):
        body = tbl([tc(p("甲") + body), tc("乙")])
    assert code_of(docx(body)) == "document-too-deep"


def test_a_file_of_a_hundred_megabytes_is_refused(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(PlanError) as error:
        read_document(path)
    assert error.value.diagnostics[0].code == "document-too-large"


GOOD = {
    "a.docx": docx(p("增长6.5%") + tbl([tc("指标"), tc("值")], [tc("工业"), tc("7")])),
    "a.xlsx": xlsx("<sheetData><row><c><v>5</v></c></row></sheetData>"),
    "a.html": "<table><tr><td rowspan=2>增长<td>5</table>".encode(),
    "a.csv": '指标,"值"\n工业,5\n'.encode(),
    "a.md": "# 题\n|a|b|\n|-|-|\n|1|2|\n".encode(),
}


@given(name=st.sampled_from(sorted(GOOD)), cut=st.integers(0, 2000))
def test_a_file_cut_short_is_read_or_refused(name, cut):
    try:
        read_bytes(name, GOOD[name][:cut])
    except PlanError as error:
        assert error.diagnostics[0].message("zh")  # noqa: PT017


@given(
    name=st.sampled_from(sorted(GOOD)),
    changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1),
)
def test_a_file_with_broken_bytes_is_read_or_refused(name, changes):
    data = bytearray(GOOD[name])
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        read_bytes(name, bytes(data))
    except PlanError as error:
        assert error.diagnostics[0].message("zh")  # noqa: PT017


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.xlsx", "a.html", "a.csv", "a.md", "a"]),
)
def test_any_bytes_are_read_or_refused(data, name):
    try:
        read_bytes(name, data)
    except PlanError as error:
        assert error.diagnostics[0].message("zh")  # noqa: PT017


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html", "a.doc", "a"])
def test_what_a_file_holds_decides_and_not_its_name(name):
    assert "增长6.5%" in read_bytes(name, GOOD["a.docx"]).text


def test_other_archives_are_refused():
    assert (
        code_of(archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt") == "not-a-document"
    )


def test_no_control_characters_come_out():
    body = p("增长\u202e6.5%\u200b\ufeff")
    assert read_bytes("a.docx", docx(body)).text == "增长6.5%\n"


def test_encrypted_parts_are_refused():
    data = bytearray(GOOD["a.docx"])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert code_of(bytes(data)) == "document-encrypted"
