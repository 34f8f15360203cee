"""``jyplan proofread`` as a program: formats, exit codes, the annotated page."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from jyplan.report.json_schema import output_schema
from tests.commands import jyplan

RIGHT = "某市2020年财政收支情况\n\n全市一般公共预算收入完成38.45亿元，比上年增加2.15亿元，增长5.9%。\n"
WRONG = RIGHT.replace("5.9%", "9.5%")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report with a growth that cannot be true."""
    path = tmp_path / "报告.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """The same without the misprint."""
    path = tmp_path / "right.txt"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_exit_codes_are_those_of_check(wrong: Path, right: Path, tmp_path: Path) -> None:
    assert jyplan("proofread", str(right)).code == 0
    assert jyplan("proofread", str(wrong)).code == 1
    assert jyplan("proofread", str(tmp_path / "none.txt")).code == 2
    assert jyplan("proofread", str(wrong), str(tmp_path / "none.txt")).code == 2
    assert jyplan("proofread").code == 2


def test_people_get_place_code_and_sentence(wrong: Path) -> None:
    done = jyplan("proofread", str(wrong), "--lang", "zh", "-f", "plain")
    assert "3:35\tgrowth-mismatch\t一般公共预算收入：文中增速为 9.5%" in done.out
    assert "5.9" in done.out
    for form in ("text", "markdown"):
        assert "9.5%" in jyplan("proofread", str(wrong), "-f", form).out


def test_json_has_the_check_and_the_findings_in_the_documents_places(wrong: Path) -> None:
    told = json.loads(jyplan("proofread", str(wrong), "-f", "json").out)
    assert told["command"] == "proofread"
    assert told["summary"]["verdict"] == "inconsistent"
    assert {row["address"] for row in told["statements"]} >= {"budget_revenue@2020:actual"}
    (finding,) = told["findings"]
    assert finding["stated"] == "9.5"
    assert finding["computed"].startswith("5.92")
    for figure in finding["figures"]:
        assert WRONG[figure["start"] : figure["end"]] == figure["text"]
        assert figure["place"]["line"] == 3
        assert figure["suspect"] is True


def test_json_holds_to_its_schema(wrong: Path, right: Path) -> None:
    validator = Draft202012Validator(output_schema("proofread"))
    for path in (wrong, right):
        told = json.loads(jyplan("proofread", str(path), "-f", "json").out)
        assert [error.message for error in validator.iter_errors(told)] == []


def test_several_documents_are_a_list(wrong: Path, right: Path) -> None:
    told = json.loads(jyplan("proofread", str(wrong), str(right), "-f", "json").out)
    assert [len(one["findings"]) for one in told["documents"]] == [1, 0]
    assert told["summary"] == {
        "documents": 2, "findings": 1, "looks": 0, "figures": 6, "checked": 6, "unread": 0,
    }  # fmt: skip


def test_the_formats_for_programs_name_the_documents_line(wrong: Path) -> None:
    assert ",line=3,title=jyplan growth-mismatch::" in jyplan("proofread", str(wrong), "-f", "github").out
    sarif = json.loads(jyplan("proofread", str(wrong), "-f", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    suite = ElementTree.fromstring(jyplan("proofread", str(wrong), "-f", "junit").out)
    assert (suite.get("failures"), suite.get("errors")) == ("1", "0")
    rows = list(csv.DictReader(io.StringIO(jyplan("proofread", str(wrong), "-f", "csv").out)))
    assert {row["text"] for row in rows} == {"38.45亿元", "2.15亿元", "9.5%"}


def test_looks_fail_only_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "look.txt"
    path.write_text(
        "某市2020年经济情况\n\n旅游总收入128.6亿元。\n\n旅游总收入126.8亿元。\n", encoding="utf-8"
    )
    assert jyplan("proofread", str(path)).code == 0
    assert jyplan("proofread", str(path), "--fail-on", "look").code == 1


def test_a_document_without_a_year_says_which_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "no-year.txt"
    path.write_text(WRONG.replace("2020年", ""), encoding="utf-8")
    done = jyplan("proofread", str(path), "--lang", "en")
    assert done.code == 1
    assert "names no year" in done.err
    assert "names no year" not in jyplan("proofread", str(path), "--year", "2020", "--lang", "en").err


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _page(path: Path) -> tuple[str, _Page]:
    text = jyplan("proofread", str(path), "-f", "html").out
    page = _Page()
    page.feed(text)
    return text, page


def test_the_annotated_page_marks_every_figure_and_asks_for_nothing(wrong: Path) -> None:
    text, page = _page(wrong)
    marks = [attributes["class"] for tag, attributes in page.tags if tag == "mark" and "title" in attributes]
    assert marks == ["suspect", "suspect", "suspect"]
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "span", "mark"),
        *("main", "div", "aside", "b", "sup", "a", "footer", "ul", "li", "table", "tr", "td", "th"),
    }
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"(?:https?:|//|url\(|@import|javascript:)", text)
    assert all((a.get("href") or "#").startswith("#") for _, a in page.tags)


def test_what_stands_in_a_document_is_text_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        WRONG + "\n<script>alert(1)</script>&lt; \"'\x1b[31m 投资<b>12</b>亿元\n", encoding="utf-8"
    )
    text, page = _page(path)
    assert "<script" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text
    assert "script" not in {tag for tag, _ in page.tags}


def test_a_page_is_of_one_document(wrong: Path, right: Path) -> None:
    assert jyplan("proofread", str(wrong), str(right), "-f", "html").code == 2
