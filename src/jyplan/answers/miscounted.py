"""Mean annual rates whose years may have been counted in another way than the text means.

A writer counts five years from 2015 to 2020, or six; a reader may take the wrong end. A rate that holds over
some other number of years accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from jyplan.consistency.result import Statement
from jyplan.extract.levels import number

_MOST_YEARS = 15


def miscounted(row: Statement, keys: Mapping[str, Any] | None, base: int) -> bool:
    """Whether a mean rate that fails would hold over another number of years, exactly.

    `said` is the growth as it is drafted, `base` the plan's base year, from which a target's growth counts.
    """
    interval, stated = row.interval, number(row.stated)
    if keys is None or keys.get("per") != "year" or stated is None or interval is None:
        return False
    years = _years(keys, row, base)
    if years < 2 or interval.low is None or interval.high is None or interval.low <= -100:
        return False
    half = Fraction(1, 2 * 10 ** len((row.stated or "").partition(".")[2]))
    if stated - half <= -100:
        return False
    low, high = (1 + interval.low / 100) ** years, (1 + interval.high / 100) ** years
    slow, fast = 1 + (stated - half) / 100, 1 + (stated + half) / 100
    return any(slow**other <= high and low <= fast**other for other in range(1, _MOST_YEARS + 1))


def _years(keys: Mapping[str, Any], row: Statement, base: int) -> int:
    """The years that a growth counts over; a target's counts from the plan's base."""
    year = re.match(r"[a-z0-9_]+@(\d{4})", row.address)
    if year is None:
        return 1
    usual = base if row.path[2] == "target" else int(year[1]) - 1
    return int(year[1]) - int(keys.get("from", usual))
