"""The days that a figure covers: years, halves, quarters, months and spans of them, read and written.

Knows calendars whose year starts in any month. Knows nothing of plans, figures or indicators.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache
from typing import Literal, NamedTuple

_PART = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


class Calendar(NamedTuple):
    """In which month a year starts, and whether it is named by the calendar year of its start or its end."""

    starts: int = 1
    named: Literal["start", "end"] = "start"

    def year_of(self, day: dt.date) -> int:
        """The year, by its name, that a day lies in."""
        begun = day.year if day.month >= self.starts else day.year - 1
        return begun + self._ahead

    def year(self, name: int) -> Period:
        """The days of the year of that name. Raises ValueError for one that no calendar has."""
        return _months(name - self._ahead, self.starts, 12)

    def is_year_end(self, day: dt.date) -> bool:
        """Whether a year ends with the day."""
        return is_month_end(day) and day.month % 12 + 1 == self.starts

    @property
    def _ahead(self) -> int:
        """How far a year's name is ahead of the calendar year in which it starts."""
        return int(self.named == "end" and self.starts > 1)


CALENDAR = Calendar()
"""The year from January to December."""


class Period(NamedTuple):
    """Days from the first to the last, both included."""

    first: dt.date
    last: dt.date

    @property
    def start(self) -> int:
        """The first day, as a number of days."""
        return self.first.toordinal()

    @property
    def end(self) -> int:
        """The day after the last one, as a number of days."""
        return self.last.toordinal() + 1

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.end - self.start

    @property
    def months(self) -> int | None:
        """How many months there are; None where they are not whole."""
        if self.first.day != 1 or not is_month_end(self.last):
            return None
        return _month_number(self.last) - _month_number(self.first) + 1

    def before(self, years: int = 1) -> Period:
        """The same days of an earlier year; a month's end stays that month's end.

        Raises ValueError where no calendar has them.
        """
        return Period(
            same_day(self.first, self.first.year - years), same_day(self.last, self.last.year - years)
        )

    def preceding(self) -> Period:
        """As many months (or else days) just before these: of May April (环比)."""
        months = self.months
        if months is None:
            return Period(self.first - dt.timedelta(self.days), self.first - dt.timedelta(1))
        year, month = divmod(_month_number(self.first) - months, 12)
        return _months(year, month + 1, months)

    def month_ends(self) -> list[dt.date]:
        """The last day of each month that begins in the period."""
        numbers = range(_month_number(self.first), _month_number(self.last) + 1)
        return [_months(number // 12, number % 12 + 1, 1).last for number in numbers]

    def holds(self, other: Period) -> bool:
        """Whether all days of another period are among these."""
        return self.first <= other.first and other.last <= self.last


def is_month_end(day: dt.date) -> bool:
    """Whether the month ends with this day."""
    return day.day == monthrange(day.year, day.month)[1]


def same_day(day: dt.date, year: int) -> dt.date:
    """The same day of another year; the end of a month stays the end of that month, 29 February too."""
    if not 1 <= year <= dt.MAXYEAR:
        raise ValueError(year)
    return day.replace(year=year, day=monthrange(year, day.month)[1] if is_month_end(day) else day.day)


@lru_cache(maxsize=4096)
def read(text: str, calendar: Calendar = CALENDAR) -> Period | None:
    """The period in ``2017``, ``2017-Q1``, ``2017-H1``, ``2017-05`` or two with a stroke between them.

    A stroke may stand between days too: ``2017-05-01/2017-05-20``. None where the text is none of these.
    """
    parts = [_PART.fullmatch(part) for part in text.split("/")]
    if len(parts) > 2:
        return None
    try:
        ends = [
            _part(part, calendar)
            for part in parts
            if part is not None and (len(parts) > 1 or not part["day"])
        ]
    except ValueError:
        return None
    if len(ends) < len(parts) or ends[0].first > ends[-1].last:
        return None
    return Period(ends[0].first, ends[-1].last)


def _part(part: re.Match[str], calendar: Calendar) -> Period:
    name = int(part["year"])
    if part["day"]:
        day = dt.date(name, int(part["month"]), int(part["day"]))
        return Period(day, day)
    if part["month"]:
        return _months(name, int(part["month"]), 1)
    year = calendar.year(name)
    for key, length in (("quarter", 3), ("half", 6)):
        if part[key]:
            start = _month_number(year.first) + length * (int(part[key]) - 1)
            return _months(start // 12, start % 12 + 1, length)
    return year


def to_date(day: dt.date, calendar: Calendar = CALENDAR) -> Period:
    """The year that a day lies in, up to that day."""
    return Period(calendar.year(calendar.year_of(day)).first, day)


@lru_cache(maxsize=4096)
def name(period: Period, calendar: Calendar = CALENDAR) -> str:
    """The shortest text that :func:`read` takes for the period."""
    months = period.months
    if months is None:
        return f"{period.first}/{period.last}"
    into = (period.first.month - calendar.starts) % 12
    years = calendar.year_of(period.first), calendar.year_of(period.last)
    if not into and months % 12 == 0:
        return f"{years[0]:04}" if months == 12 else f"{years[0]:04}/{years[1]:04}"
    for letter, length in (("H", 6), ("Q", 3)):
        if months == length and into % length == 0:
            return f"{years[0]:04}-{letter}{into // length + 1}"
    ends = str(period.first)[:7], str(period.last)[:7]
    return ends[0] if months == 1 else "/".join(ends)


def _month_number(day: dt.date) -> int:
    """The month counted from January of a year zero."""
    return 12 * day.year + day.month - 1


@lru_cache(maxsize=4096)
def _months(year: int, month: int, count: int) -> Period:
    """So many months from one on."""
    last = 12 * year + month - 1 + count - 1
    first, end = dt.date(year, month, 1), (last // 12, last % 12 + 1)
    return Period(first, dt.date(*end, monthrange(*end)[1]))
