"""Every diagnostic has its texts in every language, and every text is used."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import jyplan
from jyplan.report.formats import names
from jyplan.words.language import languages
from jyplan.words.messages import messages


@cache
def sources() -> list[tuple[Path, ast.Module]]:
    """Every module but the words themselves."""
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(Path(jyplan.__file__).parent.rglob("*.py"))
        if "words" not in path.parts
    ]


# What makes a diagnostic of a code.
MAKERS = {"Diagnostic", "Fault", "FigureError", "_refused", "_failed"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_a_message_is_formatted_with_the_values_of_the_english_one(language: str) -> None:
    assert messages(language).keys() == messages().keys()
    for code, message in messages(language).items():
        assert message.text
        assert bool(message.hint) == bool(messages()[code].hint), code
        for text, english in zip(message, messages()[code], strict=True):
            assert fields(text) <= fields(english), code
            shown = text.format(**{name: f"<{name}>" for name in fields(text)})
            assert all(f"<{name}>" in shown for name in fields(text))
            assert not text.endswith((".", "。", " ")), code
        assert bool(re.search("[\u4e00-\u9fff]", message.text)) == (language == "zh"), code


def codes_made() -> Iterator[tuple[str, str]]:
    """Every code that the sources make a diagnostic of, with its place."""
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{path.name}:{node.lineno}"


def test_every_code_that_is_used_has_its_texts() -> None:
    missing = {place: code for code, place in codes_made() if code not in messages()}
    assert missing == {}
    assert len(set(codes_made())) > 40


def test_every_text_is_used() -> None:
    written = {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    of_formats = {f"{name}-{what}" for name in (*names(), "docx") for what in ("missing", "on-terminal")}
    assert messages().keys() - written - of_formats == set()
