"""Docstrings that people read: they are there also where Python was told to leave docstrings out (-OO)."""

from __future__ import annotations

from typing import Any


def docstring(thing: Any) -> str:
    """The docstring of a function, class or module, its indentation taken away; empty where it has none."""
    from inspect import cleandoc

    return cleandoc(thing.__doc__ or _in_source(thing))


def _in_source(thing: Any) -> str:
    import ast
    from inspect import getsource, ismodule
    from textwrap import dedent

    # Not ast.parse: under -OO it leaves docstrings out too, from Python 3.13 on.
    tree = compile(dedent(getsource(thing)), "<source>", "exec", ast.PyCF_ONLY_AST, optimize=0)
    assert isinstance(tree, ast.Module)
    node = tree if ismodule(thing) else tree.body[0]
    assert isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
    return ast.get_docstring(node) or ""
