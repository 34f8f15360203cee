"""From a document to what it says: every paragraph is walked in turn, and hands its context to the next.

Tables are read by their heads and labels, in the period that the document reports.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from jyplan.extract import line as lines
from jyplan.extract import tables, times, titles
from jyplan.extract.context import Context
from jyplan.extract.document import Document
from jyplan.extract.mentions import Reading
from jyplan.extract.moments import Moment
from jyplan.extract.walk import Walk

# A report of 2005 that calls its year 去年 was written in 2006.
_LAST_YEAR: Final = re.compile(r"(?:^|[。;\n,，；:：至到])\s*去年[,，全我底末共度]")
_BASE_YEAR: Final = re.compile(r"[比较]((?:19|20)\d\d)年[末底]")


def read(document: Document, year: int | None = None, title: str | None = None) -> Reading:
    """Every figure of a document. `year` and `title` help where the text names no year."""
    title = title or document.title or _first_heading(document)
    reading = Reading(document, title, year)
    setting = titles.told_by(document.text[:20000], titles.setting(title or "", year))
    if setting.this_year is None:
        setting = replace(titles.setting("", _year_spoken_of(document)), moment=None)
    if (
        setting.this_year is not None
        and setting.this_year == setting.base_year
        and "今年" not in document.text
        and _LAST_YEAR.search(document.text)
    ):
        setting = replace(setting, this_year=(setting.base_year or 0) + 1)
    reading.year = setting.this_year if year is None else year
    context = Context(setting)
    context.enter_section(setting.moment, setting.plans)
    for block in document.blocks:
        if block.kind == "cell":
            continue
        made = lines.make(document.text, block.start, block.end)
        if made.text:
            Walk(reading, context, made, heading=block.kind == "heading").paragraph()
    reported = Moment(setting.base_year) if setting.base_year is not None else None
    tables.read(document, reading, setting.moment or reported, setting.this_year)
    return reading


def _first_heading(document: Document) -> str | None:
    for block in document.blocks[:3]:
        text = document.text[block.start : block.end].strip()
        named = re.search(r"(?:19|20)\d\d", text) is not None and not titles.published(text)
        if named and len(text) <= 60 and not text.endswith(("。", "；", ";")):
            return text
    return None


def _year_spoken_of(document: Document) -> int | None:
    """The one year that a text speaks of, or the one it names most; none where several are named alike.

    A year-end that it compares with (较2023年末) is that of the year before. A text that names no year
    speaks of the one it was published in, or of the year before where its months were still to come.
    """
    text = titles.undated(document.text[:20000])
    words = times.find(text)
    named = (
        word.year
        for word in words
        if word.year and text[max(0, word.start - 1) : word.start] not in ("比", "较")
    )
    years = Counter(named).most_common(2)
    if years and (len(years) == 1 or years[0][1] > years[1][1]):
        return years[0][0]
    if years:
        return None
    bases = {int(year) for year in _BASE_YEAR.findall(text)}
    if len(bases) == 1:
        return bases.pop() + 1
    day = titles.published(document.text[:400]) or titles.published(document.text[-400:])
    if day is None:
        return None
    months = [word.last for word in words if word.last and word.year is None and word.shift is None]
    early = months[0] > day.month if months else day.month <= 5 and "全年" in text and "今年" not in text
    return day.year - early
