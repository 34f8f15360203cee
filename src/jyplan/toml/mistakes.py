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
_DATE = re.compile(r"=\s*(\d{4})-(\d{1,2})-(\d{1,2})\b")
_PERCENT = re.compile(r"=\s*([-+]?\d+(?:\.\d+)?\s*[%‰])")
_FOREIGN = re.compile(r"^\s*(?:\[{1,2}\s*)?[\w. \t-]*?([^\W\x00-\x7f][\w-]*)[^=\[\]]*(?:=|\])")
_TWICE = re.compile(r"(?i)cannot declare \((.*)\) twice|cannot overwrite a value")
_THOUSANDS = re.compile(r"=\s*([-+]?\d{1,3}(?:,\d{3})+)(?!\d|,\d)")
_NO_COMMA = re.compile(r"[{,][^{},]*=\s*(?:[^\s{},=]+|\{[^{}]*\})\s+([A-Za-z_][\w.]*)\s*=")


def meaning(why: str) -> tuple[str, dict[str, object]] | None:
    """The code and values for what the parser says, where people are told it in other words."""
    if twice := _TWICE.search(why):
        keys = re.findall(r"'([^']*)'", twice[1] or "")
        return ("table-twice", {"table": ".".join(keys)}) if keys else ("key-twice", {})
    if "nclosed" in why:
        return "unclosed", {"bracket": "]" if "array" in why else "}"}
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def clues(line: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Codes of messages that a line calls for, with their values, the surest first."""
    bare = _FREE.sub('""', line)
    if wide := _WIDE.search(bare):
        meant = _HALF.get(wide[0]) or normalize("NFKC", wide[0])
        yield "full-width", {"found": wide[0], "half": meant}
    if foreign := _FOREIGN.search(bare):
        yield "foreign-key", {"written": foreign[1]}
    if percent := _PERCENT.search(bare):
        yield "bare-percent", {"written": percent[1], "number": percent[1].rstrip("%‰ ")}
    for year, month, day in _DATE.findall(bare):
        if len(month + day) == 4 and not _exists(int(year), int(month), int(day)):
            yield "no-such-day", {"found": f"{year}-{month}-{day}"}
        if len(month + day) < 4:
            yield "short-date", {"found": f"{year}-{month}-{day}", "full": f"{year}-{month:0>2}-{day:0>2}"}
    if split := _THOUSANDS.search(bare):
        yield "split-number", {"found": split[1], "whole": split[1].replace(",", "")}
    if joined := _NO_COMMA.search(bare):
        yield "no-comma", {"key": joined[1]}
