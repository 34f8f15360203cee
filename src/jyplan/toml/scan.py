"""On which line of a TOML text each key stands.

The text must be valid TOML 1.0: the parser proper has read it before. Only messages need lines, so only
they pay; one pass over the text finds all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jyplan.diagnostic import Path

_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r]+|\#[^\n]*)
  | (?P<newline>\n)
  | (?P<string>\"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3,5} | '{3}(?:[^']|'{1,2}(?!'))*'{3,5}
             | \"(?:[^"\\\n]|\\.)*\" | '[^'\n]*')
  | (?P<mark>[\[\]{}=,.])
  | (?P<bare>[^\s\[\]{}=,."'#]+)
    """,
    re.VERBOSE | re.DOTALL,
)

_Token = tuple[str, str, int]


def lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, on which each key path of a valid TOML ``text`` is first written.

    Elements of arrays have paths too; a table's path has the line of its header.
    """
    return _Reader(text).document()


def deepest(text: str) -> int:
    """The line on which the most arrays and tables are open inside each other, in what may be no TOML."""
    depth, most, where = 0, 0, 1
    for kind, mark, line in _tokens(text):
        if kind == "end":
            return where
        if kind == "mark":
            depth += (mark in "[{") - (mark in "]}")
            if depth > most:
                most, where = depth, line
    return where


class _Reader:
    """Walks the tokens once; knows only as much of TOML as it takes to tell keys from values."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._next: _Token = next(self._tokens)
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        """The line of every key path and of every table's header, from 1."""
        here: Path = ()
        while self._next[0] != "end":
            if self._next[0] == "newline":
                self._take()
            elif self._next[1] == "[" and self._next[0] == "mark":
                here = self._header()
            else:
                self._value(self._key(here))
        return self._lines

    def _take(self) -> _Token:
        token = self._next
        self._next = next(self._tokens)
        return token

    def _skip_newlines(self) -> None:
        while self._next[0] == "newline":
            self._take()

    def _header(self) -> Path:
        line = self._take()[2]
        many = self._next[1] == "[" and self._next[0] == "mark"
        if many:
            self._take()
        path: Path = ()
        keys = self._keys()
        for depth, key in enumerate(keys, 1):
            path += (key,)
            self._lines.setdefault(path, line)
            if depth < len(keys) and path in self._counts:
                path += (self._counts[path],)
        if many:
            self._counts[path] = self._counts.get(path, -1) + 1
            path += (self._counts[path],)
            self._lines[path] = line
            self._take()
        self._take()
        return path

    def _keys(self) -> list[str]:
        keys = [_unquoted(self._take())]
        while self._next[1] == "." and self._next[0] == "mark":
            self._take()
            keys.append(_unquoted(self._take()))
        return keys

    def _key(self, here: Path) -> Path:
        """Read ``key =`` in the table ``here``."""
        line = self._next[2]
        path = here
        for key in self._keys():
            path += (key,)
            self._lines.setdefault(path, line)
        self._take()
        return path

    def _value(self, path: Path) -> None:
        kind, text, _ = self._next
        if kind == "mark" and text in "[{":
            self._take()
            self._skip_newlines()
            index = 0
            while self._next[1] not in "]}" or self._next[0] != "mark":
                if text == "[":
                    inner: Path = (*path, index)
                    self._lines[inner] = self._next[2]
                    index += 1
                else:
                    inner = self._key(path)
                self._value(inner)  # one frame a level: what tomli can nest, this can read
                self._skip_newlines()
                if self._next[1] == "," and self._next[0] == "mark":
                    self._take()
                    self._skip_newlines()
            self._take()
            return
        # A bare value may hold points (8.1), and a date a space: it ends at a comma, bracket or newline.
        while self._next[0] in ("string", "bare") or (self._next[0] == "mark" and self._next[1] == "."):
            self._take()


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "blank":
            yield kind, match[0], line
        line += match[0].count("\n")
    while True:
        yield "end", "", line


def _unquoted(token: _Token) -> str:
    kind, text, _ = token
    if kind != "string":
        return text
    if text.startswith("'"):
        return text[1:-1]
    import tomli

    value = tomli.loads(f"k = {text}")["k"]
    return value if isinstance(value, str) else text
