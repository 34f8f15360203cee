"""A period read from a text: a year with what of it, or a span of years, and how plan files write it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Moment:
    """A period read from a text: a year with what of it, or a span of years.

    `first` and `last` are months of `year`; both `None` is the whole year. `date` is the end of the period
    as a date. `from_year` opens a span of years: 2011 to 2015 has 2011, a change over it starts in 2010.
    """

    year: int | None = None
    first: int | None = None
    last: int | None = None
    date: bool = False
    day: int | None = None
    from_year: int | None = None
    opened: tuple[int, int] | None = None  # year and month that a range over the turn of a year begins with
    listed: tuple[int, ...] = ()  # 2015年、2020年, of which each figure of a list has one

    @property
    def is_span(self) -> bool:
        """Whether this covers several years."""
        return self.from_year is not None

    @property
    def years(self) -> int:
        """How many years it spans; 0 for a period within a year."""
        return 0 if self.from_year is None or self.year is None else self.year - self.from_year + 1

    def level(self) -> str | None:
        """The period of a level, a count or a rate."""
        if self.year is None:
            return None
        if self.first is None or self.last is None:
            return str(self.year)
        if self.opened is not None:
            return f"{self.opened[0]}-{self.opened[1]:02}/{self.year}-{self.last:02}"
        if self.date:
            day = self.day or calendar.monthrange(self.year, self.last)[1]
            return f"{self.year}-{self.last:02}-{day:02}"
        return _months(self.year, self.first, self.last)

    def flow(self) -> str | None:
        """The period of a total: of a span of years, all of them."""
        if self.from_year is not None and self.year is not None:
            return f"{self.from_year}/{self.year}"
        return self.level()

    def change(self) -> str | None:
        """The period of a change: over a span of years, from the year before it to its last."""
        if self.from_year is not None and self.year is not None:
            return f"{self.from_year - 1}/{self.year}"
        return self.level()

    def preceding(self) -> Moment | None:
        """The month, quarter, half or year right before; `None` for another stretch, which has none."""
        if self.year is None or self.is_span or self.opened is not None:
            return None
        if self.first is None or self.last is None:
            return Moment(self.year - 1)
        length = self.last - self.first + 1
        if self.date or length not in (1, 3, 6) or (self.first - 1) % length:
            return None
        if self.first == 1:
            return Moment(self.year - 1, 13 - length, 12)
        return Moment(self.year, self.first - length, self.first - 1)

    def before(self) -> Moment:
        """The same period a year earlier; of a span, the year before it."""
        if self.from_year is not None:
            return Moment(self.from_year - 1)
        return replace(self, year=self.year - 1 if self.year else None)


def _months(year: int, first: int, last: int) -> str:
    if first == last:
        return f"{year}-{first:02}"
    for name, (start, end) in {
        "Q1": (1, 3),
        "Q2": (4, 6),
        "Q3": (7, 9),
        "Q4": (10, 12),
        "H1": (1, 6),
        "H2": (7, 12),
    }.items():
        if (first, last) == (start, end):
            return f"{year}-{name}"
    return f"{year}-{first:02}/{year}-{last:02}"
