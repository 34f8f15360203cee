"""Days and periods as people type them, and as spreadsheets rewrite them. Knows nothing of plans."""

from __future__ import annotations

import datetime as dt
import re

from jyplan.exact import periods
from jyplan.exact.periods import Period

# Spreadsheets rewrite 2017-05-31 as 2017/5/31, and offices write 2017年5月31日.
_DATE = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")


def read_date(text: str) -> dt.date | None:
    """The date in ``2017-05-31``, ``2017/5/31`` or ``2017年5月31日``; None where it is none."""
    parts = _parts(text)
    try:
        return None if parts is None else dt.date(*parts)
    except ValueError:
        return None


def absent_day(text: str) -> str | None:
    """What is written like a date and is none, such as 2026-02-29; None for any other text."""
    parts = _parts(text)
    if parts is None or read_date(text) is not None:
        return None
    year, month, day = parts
    return f"{year:04}-{month:02}-{day:02}"


def _parts(text: str) -> tuple[int, int, int] | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    return int(match[1]), int(match[3] or match[5]), int(match[4] or match[6])


def read_period(text: str) -> Period | str | None:
    """The period in ``2017-05-01..2017-05-31``, or the name in ``ytd`` or ``2017-Q2`` as it is typed.

    None where the text is none of these.
    """
    text = text.strip()
    if text == "ytd" or periods.read(text) is not None:
        return text
    ends = [read_date(end) for end in text.split("..")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        return None
    return Period(ends[0], ends[1])
