"""Reads the Chinese catalogue of the command line and makes the file that gettext reads (GNU's .mo)."""

from __future__ import annotations

import ast
import struct
from typing import NamedTuple

from tests.commands import ROOT

WRITTEN = ROOT / "src" / "jyplan" / "words" / "locale" / "zh" / "LC_MESSAGES" / "jyplan.po"
MADE = WRITTEN.with_suffix(".mo")


class Entry(NamedTuple):
    """A text, its plural where it has one, and what stands for both."""

    text: str
    plural: str
    said: str


def entries() -> list[Entry]:
    """The entries of the catalogue, the header without text among them."""
    found = []
    for block in WRITTEN.read_text(encoding="utf-8").split("\n\n"):
        lines = dict(line.split(" ", 1) for line in block.splitlines() if not line.startswith("#"))
        parts = {name: ast.literal_eval(text) for name, text in lines.items()}
        if parts:
            said = parts.get("msgstr") or parts["msgstr[0]"]
            found.append(Entry(parts["msgid"], parts.get("msgid_plural", ""), said))
    return found


def compiled() -> bytes:
    """The catalogue as gettext reads it: two sorted tables of lengths and offsets, then the texts."""
    pairs = sorted((one.text + (f"\0{one.plural}" if one.plural else ""), one.said) for one in entries())
    texts = [[side.encode() for side in pair] for pair in pairs]
    start = 28 + 16 * len(texts)
    tables: list[bytes] = []
    body = b""
    for side in (0, 1):
        for pair in texts:
            tables.append(struct.pack("<II", len(pair[side]), start + len(body)))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(texts), 28, 28 + 8 * len(texts), 0, start)
    return head + b"".join(tables) + body
