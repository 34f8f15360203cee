"""A period read from a text: a year with what of it, or a span of years, and how plan files write it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from jyplan.exact import periods
from jyplan.exact.periods import Period


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
    listed: tuple[Moment, ...] = ()  # 2015年、2020年; 4、5、6月: of which each figure of a list may have one

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
        end = _month_end(self.year, self.last)
        if self.date:
            return f"{self.year}-{self.last:02}-{self.day or end.day:02}"
        if (self.first, self.last) == (1, 12):
            return f"{self.year}-01/{self.year}-12"  # 1-12月, as it is said
        return periods.name(Period(dt.date(self.year, self.first, 1), end))

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

    def preceding(self) -> str | None:
        """The month, quarter, half or year right before; `None` for another stretch, which has none."""
        if self.year is None or self.is_span or self.opened is not None or self.date:
            return None
        first, last = self.first or 1, self.last or 12
        if last - first + 1 not in (1, 3, 6, 12) or (first - 1) % (last - first + 1):
            return None
        return periods.name(Period(dt.date(self.year, first, 1), _month_end(self.year, last)).preceding())

    def end_before(self, months: int) -> str | None:
        """The end of the month or quarter before the one in which this ends, as a date (上月末, 上季末)."""
        if self.year is None or self.last is None:
            return None
        begun = dt.date(self.year, self.last - (self.last - 1) % months, 1)
        return str(begun - dt.timedelta(1))

    def before(self) -> Moment:
        """The same period a year earlier; of a span, the year before it."""
        if self.from_year is not None:
            return Moment(self.from_year - 1)
        return replace(self, year=self.year - 1 if self.year else None)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
