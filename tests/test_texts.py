"""Every diagnostic has its texts in both languages, and every text is used."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import jyplan.words.messages
from jyplan.words.messages import TEXTS

SOURCES = [
    (path, ast.parse(path.read_text(encoding="utf-8")))
    for path in sorted(Path(jyplan.words.messages.__file__).parents[1].rglob("*.py"))
    if path.name != "texts.py"
]
# What makes a diagnostic of a code.
MAKERS = {"Diagnostic", "Fault", "FigureError", "_refused", "_failed"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", TEXTS)
def test_a_code_has_a_message_and_a_hint_in_both_languages_with_no_other_values(code: str) -> None:
    message, hint, message_zh, hint_zh = TEXTS[code]
    assert message
    assert fields(message_zh) <= fields(message)
    assert bool(hint) == bool(hint_zh)
    assert fields(hint_zh) <= fields(hint)


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_is_formatted_with_its_values(code: str) -> None:
    for text in TEXTS[code]:
        values = {name: f"<{name}>" for name in fields(text)}
        shown = text.format(**values)
        assert all(value in shown for value in values.values())
        assert not text.endswith((".", "。", " "))


@pytest.mark.parametrize("code", TEXTS)
def test_the_chinese_text_is_chinese_and_the_english_is_not(code: str) -> None:
    message, _, message_zh, _ = TEXTS[code]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in message_zh)
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in message)


def codes_made() -> Iterator[tuple[str, str]]:
    """Every code that the sources make a diagnostic of, with its place."""
    for path, tree in SOURCES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{path.name}:{node.lineno}"


def test_every_code_that_is_used_has_its_texts() -> None:
    missing = {place: code for code, place in codes_made() if code not in TEXTS}
    assert missing == {}
    assert len(set(codes_made())) > 40


def test_every_text_is_used() -> None:
    written = {
        node.value
        for _, tree in SOURCES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert TEXTS.keys() - written == set()
