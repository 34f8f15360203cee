"""HTML as a stream of tags and text, in time that grows with its length only.

The standard library's parser needs quadratic time where comments or tags stay open, so hostile pages would
hang it; this one follows the same rules of the language, reads on, and builds no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_BARE = (
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "noscript",
    "iframe",
    "noembed",
    "template",
    "svg",
    "math",
)


class Tag(NamedTuple):
    """A start tag (or the end, `closing`) with its attributes, all names in lower case."""

    name: str
    attributes: dict[str, str]
    closing: bool = False


def stream(text: str) -> Iterator[Tag | str]:
    """The tags of a page and the text between them, entities resolved.

    Comments, declarations and scripts are left out; what stays open runs to the end.
    """
    at = 0
    while at < len(text):
        opening = text.find("<", at)
        if opening < 0:
            break
        if opening > at:
            yield unescape(text[at:opening])
        following = text[opening + 1 : opening + 2]
        if text.startswith("<!--", opening):
            at = _after(text, "-->", opening + 4)
        elif following in {"!", "?"}:
            at = _after(text, ">", opening)
        elif (name := _NAME.match(text, opening + 1 + (following == "/"))) is None:
            yield "<"
            at = opening + 1
        else:
            attributes, at = _attributes(text, name.end())
            tag = Tag(name[0].lower(), attributes, closing=following == "/")
            yield tag
            if tag.name in _BARE and not tag.closing and text[at - 2 : at] != "/>":
                start, at = at, _end(text, at, tag.name)
                if tag.name == "title":
                    yield unescape(text[start:at])
    if at < len(text):
        yield unescape(text[at:])


def _after(text: str, mark: str, start: int) -> int:
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    while at < len(text) and text[at] != ">":
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            at += 1
            continue
        name, *values = match.groups()
        if len(attributes) < 100:
            attributes.setdefault(name.lower(), unescape(next((v for v in values if v is not None), "")))
        at = match.end()
    return attributes, at + 1


def _end(text: str, at: int, name: str) -> int:
    """Where the end tag of an element begins that holds no markup."""
    close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return len(text) if close is None else close.start()
