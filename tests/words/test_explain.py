"""What `jyplan explain` prints."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from jyplan.report.pages import page_text
from jyplan.report.safe import width
from jyplan.words import pages
from jyplan.words.language import languages
from tests.commands import jyplan

Snapshot = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_a_code_all_are_listed_in_lines_that_fit(language: str) -> None:
    done = jyplan("explain", "-f", "text", "--lang", language)
    assert max(width(line) for line in done.out.splitlines()) <= 80
    listed = [line.split()[0] for line in done.out.splitlines() if line[2:3].isalpha() and line[:2] == "  "]
    assert listed == list(pages.kinds())


def test_a_pipe_gets_one_line_a_code() -> None:
    lines = jyplan("explain").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(pages.kinds())


def test_all_pages_as_markdown_are_the_document_that_the_documentation_is_made_of() -> None:
    assert jyplan("explain", "-f", "markdown").out == pages.document("en")
    assert pages.document("zh").count("\n### `") == len(pages.kinds())
    assert pages.document("en").count("\n## ") == len(set(pages.kinds().values())) - 1


def test_all_pages_as_json() -> None:
    data = json.loads(jyplan("explain", "-f", "json").out)
    assert (data["schema_version"], data["command"]) == (1, "explain")
    assert [page["code"] for page in data["pages"]] == list(pages.kinds())


def test_an_unknown_code_is_exit_2_and_names_what_was_probably_meant() -> None:
    done = jyplan("explain", "growth-mismach")
    assert (done.code, done.out) == (2, "")
    assert done.err == "explain: there is no code growth-mismach\n  hint: did you mean growth-mismatch?\n"
    assert "是否应为 edge？" in jyplan("explain", "edg", "--lang", "zh").err


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_paragraphs_fit_and_lose_nothing(columns: int) -> None:
    for language in languages():
        for page in pages.pages(language):
            text = page_text(page, columns)
            told = [line for line in text.splitlines() if not line.startswith("    ")]
            assert all(width(line) <= columns or "`" in line or " " not in line for line in told)
            assert "".join(text.split()) == "".join(page_text(page, None).split())
