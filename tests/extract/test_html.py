"""Web pages are read as a browser shows them, and hostile ones in linear time."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.extract.read import read_bytes
from jyplan.extract.read.tags import stream
from tests.extract.office import grid, lines


def page(body, head=""):
    return read_bytes(
        "a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


def test_spans_inside_numbers_are_one_number():
    body = "<p>增长<span>6</span><b>.</b><font>5</font><span>%</span>，<i>1</i>234<!-- x -->.5&#20159;元&nbsp;。</p>"
    assert lines(page(body)) == ["增长6.5%，1234.5亿元\xa0。"]


def test_blocks_part_text_and_line_ends_of_the_source_do_not():
    body = "<div>全市\n  生产总值12\n亿元<p>二</p>三<br>四<ul><li>五<li>六</ul></div>"
    assert lines(page(body)) == ["全市生产总值12亿元", "二", "三", "四", "五", "六"]


def test_what_is_hidden_is_left_out():
    body = (
        "<script>var a='9';</script><style>p{}</style><p hidden>藏<p>一</p><div style='display: none'>藏<div>藏</div></div>"
        "<noscript>无</noscript><template>样</template><p>二<select><option>选</select><del>旧</del></p><nav>菜单</nav>"
    )
    assert lines(page(body)) == ["一", "二"]


def test_tables_have_their_spans_spread():
    body = (
        "<table><tr><th rowspan=2>指标<th colspan='2'>2023年</tr><tr><td>绝对值<td>增长%</tr>"
        "<tr><td>工业<td><p>12</p><td><span>6</span>.1</tr></table>"
    )
    read = page(body)
    assert grid(read) == [["指标", "2023年", ""], ["", "绝对值", "增长%"], ["工业", "12", "6.1"]]
    assert [cell.header for cell in read.tables[0].cells[:3]] == [True, True, False]
    place = read.place(read.text.index("6.1"))
    assert (place.table, place.row, place.cell) == (1, 3, 3)


def test_a_layout_table_is_text_and_the_table_in_it_a_table():
    inner = "<table><tr><td>指标<td>值<tr><td>工业<td>7</table>"
    read = page(f"<table><tr><td>菜单<td><p>一、工业</p>前{inner}后</table>")
    assert grid(read) == [["指标", "值"], ["工业", "7"]]
    assert lines(read) == ["菜单", "一、工业", "前", "后"]
    assert read.blocks[1].level == 1


def test_headings_and_the_title_are_known():
    read = page("<h1>公报</h1><h2>工业</h2><p>增长6%</p>", head="<title>2023年\n 公报&amp;表</title>")
    assert read.title == "2023年公报&表"
    assert [block.level for block in read.blocks] == [1, 2, 0]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_the_declared_encoding_is_taken(declared):
    data = f"<html><meta charset={declared}><body>增长6.5%，朱镕基</body></html>".encode("gb18030")
    read = read_bytes("a.htm", data)
    assert read.text.startswith("增长6.5%，朱镕基")
    assert read.encoding == "gb18030"


def test_a_wrongly_declared_encoding_is_not():
    data = "<html><meta charset=utf-8><body>增长6.5%，地区生产总值</body></html>".encode("gb18030")
    assert "地区生产总值" in read_bytes("a.htm", data).text


def test_a_page_saved_under_another_name_is_a_page():
    data = "\n<html><body><table><tr><td>工业<td>5</table></body></html>".encode()
    assert grid(read_bytes("a.xls", data)) == [["工业", "5"]]


def test_elements_left_open_do_not_swallow_the_page():
    assert lines(page("<td>格外<p>一<b>二</p>三</table></div>")) == ["格外", "一二", "三"]


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<a ",
        "<a href='",
        "</",
        "<",
        "<![CDATA[",
        "<?",
        "<div>",
        "<table>x",
        "<td>",
        "&#",
        "<script>",
        "<title>",
    ],
)
def test_hostile_pages_end(piece):
    try:
        read_bytes("a.html", f"<html>增长{piece * 20_000}".encode())
    except PlanError as error:
        assert error.diagnostics[0].code == "document-too-deep"  # noqa: PT017


@given(st.text(st.sampled_from("<>/!-='\" atdrp增5&;#x\n")))
def test_any_page_is_read_or_refused(text):
    with contextlib.suppress(PlanError):
        read_bytes("a.html", f"<table>{text}增".encode())


@given(st.text(st.sampled_from("<>/!-='\" ab")))
def test_text_outside_tags_is_never_lost(text):
    shown = "".join(piece for piece in stream(text) if isinstance(piece, str))
    if "<" not in text:
        assert shown == text


def test_huge_spans_are_cut():
    read = page("<table><tr><td rowspan=99999 colspan=99999>一<td>二</tr><tr><td>三</table>")
    assert len(read.tables[0].cells) == 3
