"""What single words of a table are, whatever their column: places, units, dates in figures, translations."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract.times import TimeWord

_UNIT_LINE: Final = re.compile(r"(?:计量|金额|货币)?单位[::]\s*(.{1,30})$")
_REGION: Final = re.compile(
    r"(?:全国|全省|全市|全县|全区|全州|全旗|全盟|.{1,8}(?:省|市|县|区|州|盟|旗|(?<!城)镇|(?<!城)乡|街道|办事处|开发区|高新区|经开区|新区|园区|地区))$"
)
_STAMP: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:(?P<sign>[-/])(?P<month>0?[1-9]|1[0-2])(?:(?P=sign)(?P<day>0?[1-9]|[12]\d|3[01]))?"
    r"|\.(?P<month2>0?[1-9]|1[0-2])\.(?P<day2>0?[1-9]|[12]\d|3[01]))?"
)
_TRANSLATION: Final = re.compile(r"(?<=[\u4e00-\u9fff)%])\s*\(?[A-Z][A-Za-z]{3,}[A-Za-z0-9 ,.'&()=%-]*$")
_FOREIGN: Final = re.compile(r"(?=.*[A-Za-z]{4})[^\u4e00-\u9fff]*")


def is_place(name: str) -> bool:
    """Whether a name is that of a place, by its ending.

    >>> [is_place(name) for name in ("城关区", "全市", "城镇")]
    [True, True, False]
    """
    return _REGION.fullmatch(name) is not None


def unit_line(text: str) -> list[str] | None:
    """The units that a line such as 单位：亿元、% names, `None` where it is no such line."""
    match = _UNIT_LINE.search(text)
    if match is None:
        return None
    return [unit for unit in re.split(r"[、,;和\s]+", re.sub(r"[(（)\]】〕].*$", "", match[1])) if unit]


def without_unit(text: str) -> str:
    """A caption without the unit at its end; nothing of a line that only names a unit."""
    return _UNIT_LINE.sub("", text).strip("(（[【 ")


def without_translation(text: str) -> str:
    """A label of a yearbook in two languages without its English words.

    >>> without_translation("工业Industry"), without_translation("人均GDP")
    ('工业', '人均GDP')
    """
    return _TRANSLATION.sub("", text)


def is_foreign(text: str) -> bool:
    """Whether a text is English alone."""
    return _FOREIGN.fullmatch(text) is not None


def stamp(text: str) -> TimeWord | None:
    """A year, month or day in figures alone: 2018, 2018-05, 2018/5/31.

    >>> stamp("2018-05").last, stamp("2018.5.31").day, stamp("2018.5")
    (5, 31, None)
    """
    match = _STAMP.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), match["month"] or match["month2"], match["day"] or match["day2"]
    if month is None:
        return TimeWord(0, len(text), year=year)
    date = int(day) if day else None
    return TimeWord(0, len(text), year=year, first=int(month), last=int(month), date=bool(day), day=date)
