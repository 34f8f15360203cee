"""A name says what it holds: no pronoun names a value, a parameter or a function of the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jyplan

PRONOUNS = {"found", "one", "said", "told", "going", "seen"}


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that a module binds, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name, node.lineno


def test_no_pronoun_is_a_name() -> None:
    package = Path(jyplan.__file__).parent
    assert [
        f"{path.relative_to(package)}:{line} {name}"
        for path in sorted(package.rglob("*.py"))
        for name, line in names(ast.parse(path.read_text(encoding="utf-8")))
        if name in PRONOUNS
    ] == []
