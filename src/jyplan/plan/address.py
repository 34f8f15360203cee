"""Addresses of figures, the same in files, output and messages: read, written, brought to one form."""

from __future__ import annotations

import re
from typing import NamedTuple

from jyplan.exact import periods
from jyplan.exact.dates import read_date
from jyplan.exact.periods import CALENDAR, Calendar

_PART = r"[0-9]{4}(?:-(?:Q[1-4]|H[12]|[0-9]{2}(?:-[0-9]{2})?))?"
_ADDRESS = re.compile(
    rf"(?P<id>[a-z][a-z0-9_]*)(?:@(?P<when>{_PART}(?:/{_PART})?|unstated))?"
    r"(?::(?P<role>actual|stretch|target))?(?:\.(?P<part>growth|increase|points))?"
    r"(?:\[(?P<index>[1-9][0-9]{0,3})\])?"
)
_RELATION = re.compile(r"relation:(?P<id>[a-z][a-z0-9_]*)")

RELATION = "relation"
"""The role of an address that names a relation's own figure."""


class Address(NamedTuple):
    """The parts of an address; ``when`` is empty where the target year is meant."""

    id: str
    when: str = ""
    role: str = ""
    part: str = ""
    nth: int = 1

    def __str__(self) -> str:
        if self.role == RELATION:
            return f"{RELATION}:{self.id}"
        text = f"{self.id}@{self.when}" if self.when else self.id
        if self.role:
            text = f"{text}:{self.role}"
        if self.part:
            text = f"{text}.{self.part}"
        return text if self.nth == 1 else f"{text}[{self.nth}]"


def read_address(text: str, calendar: Calendar = CALENDAR) -> Address | None:
    """The parts of an address, its time by its shortest name; None where ``text`` is no address.

    The last day of a year is that year's actual.
    """
    relation = _RELATION.fullmatch(text)
    if relation is not None:
        return Address(relation["id"], role=RELATION)
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    when = match["when"] or ""
    if match["role"] == "target" and len(when) <= 4:
        return None  # a year's is the target's without it
    day = read_date(when)
    if day is not None and not match["role"] and day == calendar.year(calendar.year_of(day)).last:
        return Address(match["id"], f"{calendar.year_of(day):04}", "actual", match["part"] or "", _nth(match))
    if len(when) > 4 and when != "unstated" and day is None:
        period = periods.read(when, calendar)
        if period is None:
            return None
        when = periods.name(period, calendar)
    return Address(match["id"], when, match["role"] or "", match["part"] or "", _nth(match))


def _nth(match: re.Match[str]) -> int:
    return int(match["index"] or 1)
