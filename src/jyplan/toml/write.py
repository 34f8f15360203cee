"""Parsed values as TOML 1.0 writes them, on one line. Knows no plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

_NUMBER = re.compile(r"(?P<sign>[+\-−]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<decimals>\.[0-9]+)?")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def number(text: str) -> int | Decimal | None:
    """The number with the digits of ``text``, trailing zeros kept; None where TOML has no such number."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    digits = match["whole"].replace(",", "")
    if len(digits) > 1 and digits.startswith("0"):
        return None
    sign = "-" if match["sign"] in ("-", "−") else ""
    decimals = match["decimals"]
    return Decimal(sign + digits + decimals) if decimals else int(sign + digits)


def literal(value: object) -> str:
    """A value as the parser gives it, as it stands behind the equals sign; tables and arrays inline.

    Keys must be bare: those of a plan file are.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {literal(item)}" for key, item in value.items()) + " }"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(literal, value)) + "]"
    return str(value)


def quoted(text: str) -> str:
    """The text in double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(letter) or _control(letter) for letter in text) + '"'


def _control(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x20 or code == 0x7F else character
