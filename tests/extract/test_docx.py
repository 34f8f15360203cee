"""Word documents are read as they would be printed once all changes are accepted."""

import pytest

from jyplan.extract.read import read_bytes
from tests.extract.office import docx, grid, lines, p, run, tbl, tc


def document(body, **parts):
    return read_bytes("报告.docx", docx(body, **parts))


def test_tracked_insertions_are_in_and_deletions_are_out():
    body = p(
        "增长",
        f"<w:ins>{run('6.')}</w:ins>",
        "<w:del><w:r><w:delText>9.9</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('12')}</w:moveFrom>",
        f"<w:moveTo>{run('5')}</w:moveTo>",
        "%。",
    )
    assert lines(document(body)) == ["增长6.5%。"]


def test_a_row_that_was_deleted_is_out():
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('旧')}{tc('1')}</w:tr>"
    table = tbl([tc("指标"), tc("值")], [tc("工业"), tc("2")]).replace("</w:tbl>", deleted + "</w:tbl>")
    assert grid(document(table)) == [["指标", "值"], ["工业", "2"]]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p('框内100亿元')}</w:txbxContent>"
    alternative = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(document(p("框外", alternative))) == ["框外", "框内100亿元"]


def test_an_old_text_box_is_read_too():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('旧框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert lines(document(p("框外", box))) == ["框外", "旧框"]


def test_content_controls_and_fields_are_text():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件内')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>"
    field = f"<w:fldSimple>{run('3')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>"
    link = f"<w:hyperlink>{run('亿元')}</w:hyperlink>"
    assert lines(document(control + p("值", inline, field, link))) == ["控件内", "值123亿元"]


def test_hidden_text_and_readings_are_out():
    ruby = f"<w:r><w:ruby><w:rt>{run('dǒu')}</w:rt><w:rubyBase>{run('斗')}</w:rubyBase></w:ruby></w:r>"
    body = p(run("密", "<w:vanish/>"), run("显", '<w:vanish w:val="0"/>'), ruby)
    assert lines(document(body)) == ["显斗"]


def test_notes_stand_at_the_end_and_their_marks_nowhere():
    note = f'<w:footnote w:id="2">{p("按可比价计算")}</w:footnote>'
    separator = f'<w:footnote w:type="separator">{p("线")}</w:footnote>'
    body = p("增长6.5%", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。")
    read = document(body, footnotes=separator + note)
    assert lines(read) == ["增长6.5%。", "按可比价计算"]
    assert [block.kind for block in read.blocks] == ["paragraph", "note"]


def test_numbering_is_no_text_and_styles_make_headings():
    style = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="小标题"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>项目</w:t></w:r></w:p>'
    read = document(p("工业", style="1") + p("规上", style="b") + p("（三）农业") + numbered, styles=style)
    assert [(text, block.level) for text, block in zip(lines(read), read.blocks, strict=True)] == [
        ("工业", 1),
        ("规上", 2),
        ("（三）农业", 2),
        ("项目", 0),
    ]


def test_merged_cells_keep_their_spans():
    table = tbl(
        [tc("指标", merge="restart"), tc("2023年", wide=2)],
        [tc("", merge="continue"), tc("绝对值"), tc("增长%")],
        [tc("地区生产总值"), tc("100.5"), tc("6.5")],
    )
    read = document(table)
    assert grid(read) == [["指标", "2023年", ""], ["", "绝对值", "增长%"], ["地区生产总值", "100.5", "6.5"]]
    spans = {read.text[c.start : c.end]: (c.rows, c.columns) for c in read.tables[0].cells}
    assert spans["指标"] == (2, 1)
    assert spans["2023年"] == (1, 2)


def test_a_table_in_a_table_is_a_table_of_its_own():
    inner = tbl([tc("内"), tc("1")], [tc("里"), tc("2")])
    read = document(tbl([tc("外"), tc(p("格") + inner)], [tc("底"), tc("3")]))
    assert grid(read, 1) == [["外", "格"], ["底", "3"]]
    assert grid(read, 2) == [["内", "1"], ["里", "2"]]


def test_a_table_of_one_cell_is_a_frame():
    read = document(tbl([tc(p("第一段") + p("第二段"))]))
    assert lines(read) == ["第一段", "第二段"]
    assert not read.tables


def test_places_name_paragraph_and_cell():
    read = document(p("一、总体") + p("增长5%") + tbl([tc("指标"), tc("值")], [tc("工业"), tc("7")]))
    place = read.place(read.text.index("7"))
    assert (place.table, place.row, place.cell) == (1, 2, 2)
    assert read.place(read.text.index("5")).paragraph == 2


@pytest.mark.parametrize("depth", [10, 60])
def test_groups_nested_as_deep_as_word_makes_them_are_read(depth):
    body = "<w:sdt><w:sdtContent>" * depth + p("底") + "</w:sdtContent></w:sdt>" * depth
    assert lines(document(body)) == ["底"]
