"""What was probably typed wrong where a line is no TOML: the slips that people make, each with its cure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from unicodedata import normalize

# What stands in quotation marks or behind a # may be anything.
_FREE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*')
_WIDE = re.compile(r"[\uff01-\uff5e\u3000-\u3002\u201c\u201d\u2018\u2019]")
_HALF = {"\u3001": ",", "\u3002": ".", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_DATE = re.compile(r"=\s*(\d{4})(?:-(\d{1,2})-(\d{1,2})(?![\dT:]| \d\d:)|年(\d{1,2})月(\d{1,2})日)")
_PERCENT = re.compile(r"=\s*([-+]?\d+(?:\.\d+)?\s*%)\s*(?=[,}#]|$)")
_FOREIGN = re.compile(r"^\s*(?:\[{1,2}\s*)?[\w. \t-]*?([^\W\x00-\x7f][\w-]*)[^=\[\]]*(?:=|\])")
_THOUSANDS = re.compile(r"=\s*([-+]?\d{1,3}(?:,\d{3})+)(?!\d|,\d)")
_NO_COMMA = re.compile(r"[{,][^{},]*=\s*(?:[^\s{},=]+|\{[^{}]*\})\s+([A-Za-z_][\w.]*)\s*=")
_BARE = re.compile(r"=\s*(?![\s\"'\[{])([^,}\]#=]*?)\s*(?=[,}\]#]|$)")
_SCALAR = re.compile(r"[-+]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?|true|false|\d{4}-\d\d-\d\d(?:[T ]\S+)?")
_OPEN = re.compile(r"(?:=\s*|^\s*)\{[^{}]*$")
_LAST_COMMA = re.compile(r",\s*\}")

# What the parser says, and the code under which people are told it.
_SAID = (
    (r"cannot declare \((?P<table>.*)\) twice", "table-twice"),
    (r"overwrite a value|immutable namespace|redefine namespace|duplicate inline table key", "key-twice"),
    (r"nclosed (?P<array>array)?", "unclosed"),
    (r"expected '(?P<bracket>\]{1,2})' at the end", "unclosed"),
    (r"expected '=' after a key", "no-equals"),
    (r"unescaped|invalid hex value|not a unicode scalar", "backslash"),
    (r"unterminated string|illegal character '\\n'|expected [\"']'", "open-quote"),
    (r"(?:illegal|found invalid) character (?P<character>.*)", "control-character"),
    (r"invalid date or datetime", "no-such-time"),
    (r"more than (?:the )?allowed|nested more than", "too-deep"),
    (r"invalid value", "empty-value"),
    (r"newline or end of document", "behind-value"),
)


def meaning(why: str) -> tuple[str, dict[str, object]]:
    """The code and values for what the parser says."""
    for pattern, code in _SAID:
        if match := re.search(pattern, why, re.IGNORECASE):
            parts = match.groupdict()
            if code == "table-twice":
                return code, {"table": ".".join(re.findall(r"'([^']*)'", parts["table"]))}
            if code == "unclosed":
                return code, {"bracket": parts.get("bracket") or ("]" if parts.get("array") else "}")}
            return code, dict(parts)
    return "not-toml", {}


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def clues(line: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Codes of messages that a line calls for, with their values, the surest first."""
    bare = _FREE.sub(lambda free: "" if free[0].startswith("#") else '""', line)
    if wide := _WIDE.search(bare):
        meant = _HALF.get(wide[0]) or normalize("NFKC", wide[0])
        yield "full-width", {"found": wide[0], "half": meant}
    if foreign := _FOREIGN.search(bare):
        yield "foreign-key", {"written": foreign[1]}
    for date in _DATE.finditer(bare):
        year, month, day = filter(None, date.groups())
        full = f"{year}-{month:0>2}-{day:0>2}"
        if not _exists(int(year), int(month), int(day)):
            yield "no-such-day", {"found": full}
        elif not date[0].endswith(full):
            yield "short-date", {"found": date[0].lstrip("= "), "full": full}
    if percent := _PERCENT.search(bare):
        yield "bare-percent", {"written": percent[1], "number": percent[1].rstrip("% ")}
    if split := _THOUSANDS.search(bare):
        yield "split-number", {"found": split[1], "whole": split[1].replace(",", "")}
    if joined := _NO_COMMA.search(bare):
        yield "no-comma", {"key": joined[1]}
    for written in _BARE.findall(bare):
        if not _SCALAR.fullmatch(written):
            yield ("bare-text", {"written": written}) if written else ("empty-value", {})
    if _OPEN.search(bare):
        yield "unclosed", {"bracket": "}"}
    if _LAST_COMMA.search(bare):
        yield "last-comma", {}
