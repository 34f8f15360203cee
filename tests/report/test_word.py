"""The Word file of a report: the form that offices exchange, with the figures of status."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.commands import jyplan
from tests.report.pages import EXAMPLE, SEPTEMBER, data
from tests.report.test_page import HOSTILE, cut

HEAD = """\
format = 1
[plan]
name = "{name}"
base_year = 2024
target_year = 2025
[indicators.gdp]
name = "地区生产总值"
unit = "{unit}"
measure = "flow"
better = "higher"
"""
DISTRICT = HEAD + "target = {target}\nactuals = [{{ as_of = 2025-06-30, value = {done} }}]\n"
RATES = (
    HEAD.format(name="某区", unit="亿元")
    + """\
target = { growth = { percent = 6.5, basis = "real", bound = "at-least" } }
actuals = [{ as_of = 2025-09-30, value = 351.5, growth = { percent = 6.1, basis = "real" } }]
"""
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("word") / "report.docx"
    done = jyplan("report", str(EXAMPLE), *SEPTEMBER, "--lang", "zh", "-o", str(made))
    assert done.code == 0, done.err
    return made


@pytest.fixture(scope="module")
def document(file: Path) -> Any:
    return docx.Document(str(file))


def test_the_table_has_the_figures_of_status(document: Any) -> None:
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    known = data("report", *SEPTEMBER)["rows"]
    assert rows[0] == [
        *("序号", "指标名称", "计量单位", "2024年", "2025年目标", "1—9月完成", "完成年度目标（%）"),
        *("序时进度（%）", "较序时（百分点）", "余期月均需", "亮灯", "责任单位"),
    ]
    assert len(rows) == 1 + len(known)
    for told, row in zip(rows[1:], known, strict=True):
        flow = row["measure"] == "flow"
        assert told[1:3] == [row["name"], row["unit"]]
        assert told[4:6] == [row["target_text"], row["latest_text"] or "—"]
        assert told[6] == ((row["latest_text"] and cut(row["gap"]["done_percent"])) or "—")
        assert told[7] == ((flow and cut(row["expected_percent"])) or "—")
        assert told[8] == ((flow and cut(row["lead_points"], sign=True)) or "—")
        assert told[10] == {"green": "●绿", "yellow": "●黄", "red": "●红"}.get(row["light"], "—")
        assert told[11] == row["owner"]


def test_growth_targets_have_their_lead_and_say_of_what(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(RATES, encoding="utf-8")
    assert jyplan("report", "p.toml", "--lang", "zh", "-o", "r.docx", cwd=tmp_path).code == 0
    document = docx.Document(str(tmp_path / "r.docx"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells][4:9] == ["≥ 6.5 %", "6.1 %", "—", "—", "−0.4"]
    assert "以增速为目标的指标" in document.paragraphs[-1].text


def test_several_plans_are_ranked_indicator_by_indicator_before_they_follow(tmp_path: Path) -> None:
    for name, unit, value in (("东", "亿元", "55.2"), ("西", "万元", "732000")):
        target = "120" if unit == "亿元" else "1200000"
        text = DISTRICT.format(name=name, unit=unit, target=target, done=value)
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    done = jyplan("report", "东.toml", "西.toml", "--lang", "zh", "-o", "r.docx", cwd=tmp_path)
    assert done.code == 0, done.err
    first, *others = docx.Document(str(tmp_path / "r.docx")).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["位次", "计划", "目标", "累计完成", "完成%", "较序时", "亮灯"],
        ["1", "西", "1200000", "732000", "61.0", "+11.0", "●绿"],
        ["2", "东", "120 亿元", "55.2 亿元", "46.0", "−4.0", "●黄"],
    ]
    assert len(others) == 2


def test_the_layout_is_that_of_the_standard(document: Any) -> None:
    body, annex = document.sections
    assert [round(one.mm) for one in (body.page_width, body.page_height)] == [210, 297]
    margins = (body.top_margin, body.bottom_margin, body.left_margin, body.right_margin)
    assert [round(one.mm) for one in margins] == [37, 35, 28, 26]
    assert annex.page_width > annex.page_height
    title, *others = document.paragraphs
    assert title.runs[0].font.size == Pt(22)
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for one in others for run in one.runs if run.text}
    assert {"仿宋_GB2312", "黑体"} <= fonts
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert [one.tag for one in borders] == [qn("w:top"), qn("w:bottom")]  # 三线表


def test_the_same_plan_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    jyplan("report", str(EXAMPLE), *SEPTEMBER, "--lang", "zh", "-o", str(again))
    assert again.read_bytes() == file.read_bytes()


def test_a_hostile_plan_is_text_in_word_too(tmp_path: Path) -> None:
    plan, made = tmp_path / "plan.toml", tmp_path / "report.docx"
    plan.write_text(HOSTILE, encoding="utf-8")
    assert jyplan("report", str(plan), "-o", str(made)).code == 0
    document = docx.Document(io.BytesIO(made.read_bytes()))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert not {"\u202e", "\u2066"} & set(text)
    assert not document.part.rels or all(
        "example" not in one.target_ref for one in document.part.rels.values()
    )


def test_the_sentence_and_each_contradiction_are_told(document: Any) -> None:
    text = "\n".join(one.text for one in document.paragraphs)
    made = data("report", *SEPTEMBER)
    assert made["summary"]["sentence"] in text
    assert all(finding["title"] in text for finding in made["findings"])
    assert "两个产业园项目受征地影响推迟开工" in text
