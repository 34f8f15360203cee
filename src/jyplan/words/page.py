"""The words of the page that is handed on: headings, sentences and remarks."""

from __future__ import annotations

import datetime as dt

from jyplan.words.headings import word
from jyplan.words.language import Language, table


def phrase(code: str, language: Language, **values: object) -> str:
    """The page's words for a code, else those that all outputs share."""
    text = table("page", language).get(code)
    return word(code, language, **values) if text is None else text.format(**values)


def date_text(day: dt.date, language: Language) -> str:
    """A date as it stands in a sentence: 30 September 2025, 2025年9月30日."""
    return day_text(day.year, day.month, day.day, language)


def day_text(year: int, month: int, day: int, language: Language) -> str:
    """A date as it stands in a sentence: 30 September 2025, 2025年9月30日."""
    name = phrase(f"month-{month}", language)
    return phrase("date", language, year=year, number=month, month=name, day=day)
