"""The period of a figure, from what its heads, its label and the captions say of time."""

from __future__ import annotations

import re
from dataclasses import replace

from jyplan.extract.moments import Moment
from jyplan.extract.tables.captions import Base
from jyplan.extract.tables.heads import Facets
from jyplan.extract.times import TimeWord


def moment_of(facets: Facets, label: Facets, context: Base) -> Moment | None:
    """The period that heads, labels and captions give a figure."""
    words = [*facets.times, *label.times]
    moment = _named(words, context)
    if moment is None:
        return None
    if facets.previous and moment.year is not None:
        moment = moment.before()
    if facets.target and not moment.is_span and not any(word.first is not None for word in words):
        return Moment(moment.year)  # budgets and plans are those of the year
    if moment.first is None or moment.last is None:
        return moment
    if facets.month:
        return replace(moment, first=moment.last)
    if facets.cumulative and moment.first == moment.last:
        return replace(moment, first=1, date=False)
    return moment


def _named(words: list[TimeWord], context: Base) -> Moment | None:
    """The period that words of time name, in the period of the table."""
    moment = context.moment
    years = [word for word in words if word.year is not None or word.shift is not None or word.span_years]
    parts = [word for word in words if word.first is not None or word.date or word.whole]
    for word in [*years[-1:], *(part for part in parts[-1:] if part not in years[-1:])]:
        setting = moment if moment is not None and not moment.is_span else None
        months = setting is not None and setting.first is not None
        if months and setting is not None and word.year is not None and word.first is None and not word.date:
            # In a table of some months a year means the same months of that year; a long series is of years.
            moment = Moment(word.year) if len(context.years) > 2 else replace(setting, year=word.year)
        else:
            moment = word.moment(setting, context.this_year, context.this_year) or moment
    return moment


def period(
    moment: Moment | None, context: Base, *, changes: bool, mean: bool, over_years: bool
) -> str | None:
    """The period as plan files write it.

    A mean is of the years from the first to the last that the heads name, and so is a change over them; other
    totals `over_years` begin in the year after the first.
    """
    if moment is None or moment.year is None:
        return None
    first, last = min(context.years, default=moment.year), max(context.years, default=moment.year)
    if (mean or over_years) and first < last:
        return f"{first}/{last}" if mean or changes else f"{first + 1}/{last}"
    if moment.is_span:
        return moment.change() if changes else moment.flow()
    return moment.level()


def since(compared: str | None, moment: Moment | None) -> str | None:
    """What a change is measured from, where that is not the same period of the year before."""
    if compared is None or moment is None or moment.year is None:
        return None
    if re.search(r"年初|上年年?[末底]|去年年?[末底]", compared):
        return f"{moment.year - 1}-12-31"
    match = re.search(r"((?:19|20)\d\d)", compared)
    return match[1] if match and int(match[1]) < moment.year - 1 else None
