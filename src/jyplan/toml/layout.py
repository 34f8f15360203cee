"""Where the keys and values of a TOML text stand, to the character.

The text must be valid TOML 1.0: the parser proper has read it before. Values are passed over, not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import tomli

Keys = tuple[str, ...]

_STRING = (
    r'"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_SPACE = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(rf"(?:[A-Za-z0-9_-]++|{_STRING})", re.DOTALL)
_TEXT = re.compile(_STRING, re.DOTALL)
_BARE = re.compile(r"[^,\[\]{}#\r\n]++")
_CHUNK = re.compile(rf"""[^\[\]{{}}"'#]++|\#[^\n]*+|(?P<mark>[\[\]{{}}])|{_STRING}""", re.DOTALL)


class Span(NamedTuple):
    """A stretch of the text: its first character, and the one behind its last."""

    start: int
    end: int


class Header(NamedTuple):
    """A line ``[a.b]`` or, with ``many``, ``[[a.b]]``."""

    path: Keys
    many: bool
    span: Span


class Pair(NamedTuple):
    """``key = value`` inside the table ``table``; ``ends`` are the places behind each part of the key."""

    table: Keys
    keys: Keys
    start: int
    ends: tuple[int, ...]
    value: Span

    @property
    def path(self) -> Keys:
        """The whole path, positions in arrays left out."""
        return self.table + self.keys


def items(text: str) -> Iterator[Header | Pair]:
    """The headers and pairs of a document, in order; pairs inside inline tables are not opened."""
    table: Keys = ()
    at = _past(_GAP, text, 0)
    while at < len(text):
        if text[at] == "[":
            header = _header(text, at)
            table, at = header.path, header.span.end
            yield header
        else:
            pair = _pair(text, at, table)
            at = pair.value.end
            yield pair
        at = _past(_GAP, text, at)


def pairs(text: str, outer: Pair) -> Iterator[Pair]:
    """The pairs of the inline table that is the value of ``outer``; none where it is no inline table."""
    at = outer.value.start
    if text[at] != "{":
        return
    at = _past(_GAP, text, at + 1)
    while text[at] != "}":
        pair = _pair(text, at, outer.path)
        yield pair
        at = _past(_GAP, text, pair.value.end)
        if text[at] == ",":
            at = _past(_GAP, text, at + 1)


class Element(NamedTuple):
    """One element of an array, and the place behind its comma, if it has one."""

    span: Span
    comma: int | None


def elements(text: str, array: Span) -> Iterator[Element]:
    """The elements of an array."""
    at = _past(_GAP, text, array.start + 1)
    while text[at] != "]":
        span = Span(at, _value_end(text, at))
        at = _past(_GAP, text, span.end)
        comma = at + 1 if text[at] == "," else None
        if comma is not None:
            at = _past(_GAP, text, comma)
        yield Element(span, comma)


def line_start(text: str, at: int) -> int:
    """Where the line that holds ``at`` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line that holds ``at`` ends, before its line break."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[at:end].endswith("\r") else end


def line_break(text: str, at: int) -> str:
    """The line break at ``at``; at the end of the text, the one that the text uses."""
    end = text.find("\n", at)
    if end < 0:
        end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def indent(text: str, at: int) -> str:
    """The blanks with which the line that holds ``at`` begins."""
    start = line_start(text, at)
    return text[start : _past(_SPACE, text, start)]


def _header(text: str, start: int) -> Header:
    many = text.startswith("[[", start)
    keys, ends = _keys(text, _past(_SPACE, text, start + 1 + many))
    closing = _past(_SPACE, text, ends[-1])
    return Header(keys, many, Span(start, closing + 1 + many))


def _pair(text: str, start: int, table: Keys) -> Pair:
    keys, ends = _keys(text, start)
    value = _past(_SPACE, text, _past(_SPACE, text, ends[-1]) + 1)
    return Pair(table, keys, start, ends, Span(value, _value_end(text, value)))


def _keys(text: str, at: int) -> tuple[Keys, tuple[int, ...]]:
    keys: list[str] = []
    ends: list[int] = []
    while True:
        end = _past(_KEY, text, at)
        keys.append(_unquoted(text[at:end]))
        ends.append(end)
        dot = _past(_SPACE, text, end)
        if text[dot] != ".":
            return tuple(keys), tuple(ends)
        at = _past(_SPACE, text, dot + 1)


def _unquoted(key: str) -> str:
    return next(iter(tomli.loads(f"{key} = 0"))) if key[0] in "\"'" else key


def _value_end(text: str, start: int) -> int:
    if text[start] in "\"'":
        return _past(_TEXT, text, start)
    if text[start] not in "[{":
        end = _past(_BARE, text, start)
        return start + len(text[start:end].rstrip())
    depth, at = 0, start
    while True:
        match = _CHUNK.match(text, at)
        assert match is not None
        at = match.end()
        if match["mark"]:
            depth += 1 if match["mark"] in "[{" else -1
            if not depth:
                return at


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The place behind what ``pattern`` matches at ``at``."""
    match = pattern.match(text, at)
    assert match is not None
    return match.end()
