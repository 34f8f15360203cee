"""What was probably typed wrong where a line is no TOML: the slips that people make, each with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

# What stands in quotation marks or behind a # may be anything.
_FREE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*')
_WIDE = re.compile(r"[\uff01-\uff5e\u3000\u3001\u201c\u201d\u2018\u2019]")
_HALF = {"\u3001": ",", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_DATE = re.compile(r"=\s*(\d{4})-(\d{1,2})-(\d{1,2})\b")
_THOUSANDS = re.compile(r"=\s*([-+]?\d{1,3}(?:,\d{3})+)(?!\d|,\d)")
_NO_COMMA = re.compile(r"[{,][^{},]*=\s*(?:[^\s{},=]+|\{[^{}]*\})\s+([A-Za-z_][\w.]*)\s*=")


def clues(line: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Codes of messages that a line calls for, with their values, the surest first."""
    bare = _FREE.sub('""', line)
    if wide := _WIDE.search(bare):
        meant = _HALF.get(wide[0]) or normalize("NFKC", wide[0])
        yield "full-width", {"found": wide[0], "half": meant}
    for year, month, day in _DATE.findall(bare):
        if len(month + day) < 4:
            yield "short-date", {"found": f"{year}-{month}-{day}", "full": f"{year}-{month:0>2}-{day:0>2}"}
    if split := _THOUSANDS.search(bare):
        yield "split-number", {"found": split[1], "whole": split[1].replace(",", "")}
    if joined := _NO_COMMA.search(bare):
        yield "no-comma", {"key": joined[1]}
