"""Where in a plan a figure's time belongs: the baseline, the target, an actual or another fact.

Knows how periods are written in plan files; knows nothing of texts.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from jyplan.exact import periods
from jyplan.exact.periods import Period
from jyplan.extract.mentions import Mention

Key = Literal["baseline", "target", "actuals", "facts"]

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(\d\d))")


class Frame(NamedTuple):
    """The two years that a plan spans. `ahead`: the target year still lies ahead of the document."""

    base: int
    target: int
    ahead: bool


class Stretch(NamedTuple):
    """A period as days, both included; `first` is `None` for a date. `years` counts whole years, else 0."""

    first: dt.date | None
    last: dt.date
    years: int


class Slot(NamedTuple):
    """A place for a statement: its key in the indicator, its time in addresses, and the keys that say so.

    `start` tells stretches with one end apart.
    """

    key: Key
    when: str
    fields: dict[str, Any]
    year: int | None
    start: str = ""

    @property
    def default_base(self) -> int | None:
        """The year before, from which a change counts that says nothing else; `None` for an unknown year."""
        return None if self.year is None else self.year - 1


def stretch(period: str) -> Stretch | None:
    """A period as plan files write it, as days; `None` where it is none."""
    if _YEAR.fullmatch(period):
        return Stretch(dt.date(int(period), 1, 1), dt.date(int(period), 12, 31), 1)
    if _DAY.fullmatch(period):
        return Stretch(None, dt.date.fromisoformat(period), 0)
    if "/" in period:
        ends = [stretch(end) for end in period.split("/")]
        first, last = ends if len(ends) == 2 else (None, None)
        if first is None or last is None or first.first is None or first.first > last.last:
            return None
        whole = first.years and last.years
        return Stretch(first.first, last.last, last.last.year - first.first.year + 1 if whole else 0)
    match = _PART.fullmatch(period)
    if match is None:
        return None
    year, quarter, half, month = int(match[1]), match[2], match[3], match[4]
    months = (
        (3 * int(quarter) - 2, 3 * int(quarter))
        if quarter
        else (6 * int(half) - 5, 6 * int(half))
        if half
        else 2 * (int(month),)
    )
    if not 1 <= months[0] <= 12:
        return None
    return Stretch(
        dt.date(year, months[0], 1), dt.date(year, months[1], calendar.monthrange(year, months[1])[1]), 0
    )


def frame(mentions: Iterable[Mention], year: int | None) -> Frame:
    """The years that a document's figures speak of: what most targets are set for, and where they start."""
    planned: Counter[int] = Counter()
    stated: Counter[int] = Counter()
    for mention in mentions:
        days = stretch(mention.period) if mention.period else None
        if days is None or mention.kind in ("growth", "points", "increase"):
            if days is not None and mention.nature:
                planned[days.last.year] += 1
            continue
        (planned if mention.nature else stated)[days.last.year] += 1
    if planned and (not stated or max(planned) > min(stated)):
        target = planned.most_common(1)[0][0]
        before = Counter({year_: count for year_, count in stated.items() if year_ < target})
        base = before.most_common(1)[0][0] if before else target - 1
        return Frame(base, target, ahead=max(stated, default=0) <= target)
    known = stated.most_common(1)
    target = known[0][0] if known else year if year is not None else dt.date.today().year
    return Frame(target - 1, target, ahead=False)


def slot(mention: Mention, years: Frame, *, flow: bool) -> Slot:
    """Where a level's statement belongs."""
    period = mention.period
    days = stretch(period) if period else None
    if days is None:
        return Slot("facts", "unstated", {"year": "unstated"}, None)
    year = days.last.year
    if days.years == 1:
        return _whole_year(year, years, planned=mention.nature is not None)
    if days.first is None:
        return _dated(days.last)
    span = Period(days.first, days.last)
    name = periods.name(span)
    if days.years > 1:
        fields = {"period": name} if flow else {"year": year, "cumulative": True}
        return Slot("facts", name if flow else str(year), fields, year, start=str(days.first))
    to_date = span == periods.to_date(days.last)
    if flow and (not to_date or name[5:] in ("Q1", "H1")):
        covered = name if span.months is not None else {"from": days.first, "to": days.last}
        return Slot("actuals", name, {"period": covered}, year, start=str(days.first))
    return _dated(days.last, start="" if to_date else str(days.first))


def _dated(last: dt.date, start: str = "") -> Slot:
    """An actual at a date: of a level, or of a year up to there."""
    whole = (last.month, last.day) == (12, 31) and not start
    when = f"{last.year}:actual" if whole else str(last)
    return Slot("actuals", when, {"as_of": last}, last.year, start=start)


def _whole_year(year: int, years: Frame, *, planned: bool) -> Slot:
    if planned and year == years.target:
        return Slot("target", str(year), {}, year)
    if not planned and year == years.base:
        return Slot("baseline", str(year), {}, year)
    if not planned and year == years.target and not years.ahead:
        return Slot("actuals", f"{year}:actual", {"as_of": dt.date(year, 12, 31)}, year)
    return Slot("facts", str(year), {"year": year}, year, start="planned" if planned else "")
