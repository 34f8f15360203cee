"""Words of time in a report, and the period that they name.

A period is written as in plan files: 2017, 2017-Q1, 2017-H1, 2017-05, 2017-01/2017-05, 2016/2020, 2017-09-30.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from typing import Final

from jyplan.extract.moments import Moment

_NUMBER: Final = {word: value for value, word in enumerate("零一二三四五六七八九")} | {
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_YEAR_DIGITS: Final = str.maketrans("零〇○一二三四五六七八九", "000123456789")
# The five-year plans: 五 is the first (1953), 十五 the tenth (2001-2005).
_PLANS: Final = {
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
    "十三": 13,
    "十四": 14,
    "十五": 15,
    "十六": 16,
}

_Y: Final = (
    r"(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五][〇零○一二三四五六七八九]|"
    r"一九[〇零○一二三四五六七八九]{2})"
)
# Years of the Republic (1912 is the first), with 民国 before them or a part of the year behind.
_ROC: Final = (
    r"民国\d{2,3}年度?|(?:1[01]\d|一[〇零○一][〇零○一二三四五六七八九])年"
    r"(?=第[一二三四1-4]季|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月|同[月季期]|度|全年|经济|GDP)"
)
_M: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_RANGE: Final = r"(?:-|—|–|--|——|~|至|到|、)"
_QUOTE: Final = r"[“\"「『〝]?"
_UNQUOTE: Final = r"[”\"」』〞〞]?"

_TIME: Final = re.compile(
    rf"""
    (?P<listed>{_Y}年?(?:、{_Y}年?)*(?:[、和与及]{_Y})年)
  | (?P<monthlist>(?<!\d)(?:1[0-2]|[1-9])月?(?:、(?:1[0-2]|[1-9])月?)*(?:[、和与及](?:1[0-2]|[1-9])月)份?)
  | (?P<quarterlist>(?<!第)第?[一二三四](?:季度)?(?:、第?[一二三四](?:季度)?)*(?:[、和与及]第?[一二三四]季度))
  | (?P<span>(?P<span1>{_Y})年?{_RANGE}(?P<span2>(?:{_Y}|\d\d))年)
  | (?P<cross>(?P<cross1>{_Y})年(?P<crossm1>{_M})月(?:份|底|末)?{_RANGE}
        (?P<cross2>{_Y})年(?P<crossm2>{_M})月(?:份|底|末)?)
  | (?P<dated>(?<![\d.-])(?P<datey>(?:19|20)\d\d)(?P<sep>[-/.])(?P<datem>1[0-2]|0?[1-9])(?P=sep)
        (?P<dateday>3[01]|[12]\d|0?[1-9])(?![\d.%]))(?:[ T]?\d{{1,2}}:\d\d(?::\d\d)?)?
  | (?P<bare>(?<![\d.])(?P<bare1>(?:19|20)\d\d){_RANGE}(?P<bare2>(?:19|20)\d\d)(?![\d.%]))
  | {_QUOTE}(?P<plan>十[一二三四五六]?|[六七八九])(?:个)?五{_UNQUOTE}
    (?P<planpart>末|初|期末|期间|时期|以来|前四年|前三年|规划期末|期)?
  | (?P<to>截至|截止到|截止|至|到|自|从)?
    (?P<year>{_Y}(?:年度|年)|{_ROC}|[今本去上]\((?:1[01]\d|(?:19|20)\d\d)\)年|今年|本年度|本年|当年|去年|上年度|上年|前年|明年)?
    (?P<part>
        前?(?P<months>(?:{_M})月?份?{_RANGE}(?:{_M})月份?)
      | (?P<firstmonths>[前首](?:\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月)
      | (?P<day>{_M}月\d{{1,2}}(?:{_RANGE}(?:{_M}月)?\d{{1,2}})?[日号](?:[ ]?\d{{1,2}}:\d\d(?::\d\d)?(?!\d))?)
      | (?P<month>{_M}月份?(?P<monthend>末|底|中旬|上旬|下旬|初)?)
      | (?P<quarters>(?:前[二三四23]|[一1]{_RANGE}[二三四234])个?季度?|首[二三]个?季度?)
      | (?P<quarter>(?:第?[一二三四1-4])季度(?P<quarterend>末|底)?|第[一二三四1-4]季|首季)
      | (?P<half>上半年|下半年)
      | (?P<yearend>末|底|年末|年底)
      | (?P<yearstart>初|年初)
      | (?P<same>同期|同月|同季)
      | (?P<whole>全年)
    )?
    """,
    re.VERBOSE,
)
_SPAN_WORD: Final = re.compile(
    r"(?P<past>过去(?:的)?|近|这|前|本届政府|五年规划|今后|未来)?(?P<n>[一二两三四五六七八"
    r"九十]|\d{1,2})年(?P<kind>来|间|时间里|里|中(?!期)|期间|累计)"
    r"|(?<=的)(?P<n3>[三五])年(?=[,。;]|$)"
    r"|(?P<past2>过去(?:的)?|刚刚过去的|今后|未来)(?P<n2>[二两三四五六七八九十]|\d{1,2})年"
)


def number(word: str) -> int:
    """A small number in Arabic or Chinese digits."""
    if word.isdigit():
        return int(word)
    if word in _NUMBER:
        return _NUMBER[word]
    if len(word) == 2 and word[0] == "十":
        return 10 + _NUMBER.get(word[1], 0)
    return 2 if word == "两" else 0


def year_of(word: str) -> int:
    """A year, in Arabic or Chinese digits; one of two or three digits counts from 1911."""
    digits = re.sub(r"\D", "", word.translate(_YEAR_DIGITS))[:4]
    return int(digits) + (1911 if len(digits) < 4 else 0)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression in a text, before it is known which year it speaks of."""

    start: int
    end: int
    year: int | None = None  # named
    shift: int | None = None  # 今年 0, 去年 -1, 明年 1
    first: int | None = None
    last: int | None = None
    date: bool = False
    day: int | None = None
    single_month: bool = False
    span_years: int | None = None  # 五年来
    from_year: int | None = None
    same: bool = False  # 同期
    whole: bool = False  # 全年
    future: bool = False
    opened: tuple[int, int] | None = None  # 2019年10月至2020年3月
    listed: tuple[Moment, ...] = ()  # 2015年、2020年; without a year 4、5、6月
    open: bool = False  # “十三五”以来: up to the year in question
    names: bool = False  # 十三五 as the name of a plan: it sets no time

    def moment(self, context: Moment | None, this_year: int | None, base_year: int | None) -> Moment | None:
        """The period meant: `context` is in force, `this_year` is 今年, `base_year` the year reported."""
        if self.open and self.from_year is not None:
            last = (context.year if context is not None else None) or base_year or self.year
            return Moment(max(last or 0, self.from_year), from_year=self.from_year)
        if self.from_year is not None or (self.listed and self.year is not None):
            return Moment(self.year, from_year=self.from_year, listed=self.listed)
        if self.span_years is not None:
            if context is not None and context.years == self.span_years:
                return context
            if context is not None and not context.is_span and context.year is not None and not self.future:
                base_year = context.year
            if base_year is None:
                return None
            if self.future:
                return Moment(base_year + self.span_years, from_year=base_year + 1)
            return Moment(base_year, from_year=base_year - self.span_years + 1)
        year = self.year
        if year is None and self.shift is not None:
            anchor = this_year
            year = anchor + self.shift if anchor is not None else None
            if year is None:
                return None
        if year is None:
            year = context.year if context is not None else base_year
        if self.same and context is not None:
            return replace(context, year=year, from_year=None)
        if self.whole:
            return Moment(year)
        if self.first is None and self.year is None and self.shift is None:
            return Moment(year, date=False) if self.date else None
        dated = self.date and self.first is not None
        listed = tuple(replace(part, year=year) for part in self.listed)
        return Moment(
            year, self.first, self.last, date=dated, day=self.day, opened=self.opened, listed=listed
        )


_SHIFTS: Final = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -2, "明": 1}


def find(text: str) -> list[TimeWord]:
    """Every time expression of a text from left to right."""
    words: list[TimeWord] = []
    position = 0
    while (start := _START.search(text, position)) is not None:
        position = start.start()
        word = _span_word(text, position) or _word(text, position)
        if word is None:
            position += 1
        else:
            words.append(word)
            position = word.end
    return words


# The signs that a word of time begins with.
STARTS: Final = '0123456789一二两三四五六七八九十“"「『〝截至到自从今民本当去上前明同全下年末期首第过近这未刚'
_START: Final = re.compile(f"[{STARTS}]")


def _span_word(text: str, position: int) -> TimeWord | None:
    match = _SPAN_WORD.match(text, position)
    if match is None or (position and text[position - 1] in "第0123456789连"):
        return None
    count = number(match["n"] or match["n2"] or match["n3"] or "")
    if count < 2:
        return None
    future = (match["past"] or match["past2"] or "") in ("今后", "未来")
    if count > 6 and text[max(0, position - 1) : position + 1].find("近") >= 0:
        return None
    return TimeWord(match.start(), match.end(), span_years=count or None, future=future)


def _word(text: str, position: int) -> TimeWord | None:
    match = _TIME.match(text, position)
    if match is None:
        return None
    if not match.group():
        return _bare_year(text, position)
    start, end = match.span()
    if match["listed"]:
        years = [year_of(year) for year in re.findall(_Y, match.group())]
        run = years == list(range(years[0], years[-1] + 1))
        listed = tuple(Moment(year) for year in years)
        return TimeWord(start, end, year=max(years), from_year=years[0] if run else None, listed=listed)
    if match["monthlist"] or match["quarterlist"]:
        return _parts_of_year(match)
    if match["span"] or match["bare"]:
        first = year_of(match["span1"] or match["bare1"])
        raw = match["span2"] or match["bare2"]
        last = year_of(raw) if len(raw) == 4 else first // 100 * 100 + int(raw)
        if "、" in match.group() or last <= first:
            return TimeWord(start, end, year=max(first, last))
        return TimeWord(start, end, year=last, from_year=first)
    if match["dated"]:
        year, month, day = int(match["datey"]), int(match["datem"]), int(match["dateday"])
        if day > calendar.monthrange(year, month)[1]:
            return None
        return TimeWord(start, end, year=year, first=month, last=month, date=True, day=day)
    if match["cross"]:
        opened, year = (year_of(match["cross1"]), number(match["crossm1"])), year_of(match["cross2"])
        last = number(match["crossm2"])
        return TimeWord(start, end, year=year, first=last, last=last, opened=opened)
    if match["plan"]:
        if not (
            text[start] in '“"「『〝' or match["planpart"] or text[end : end + 2] in ("规划", "计划")
        ) or (position and text[position - 1] in "第十"):
            return None
        last = 2005 + 5 * (_PLANS[match["plan"]] - 10)
        if match["planpart"] in ("末", "期末", "规划期末"):
            return TimeWord(start, end, year=last)
        names = not match["planpart"] and text[end : end + 1] not in ",;的"
        since = match["planpart"] == "以来"
        return TimeWord(start, end, year=last, from_year=last - 4, open=since, names=names)
    year_text, part = match["year"], match["part"]
    if year_text == "当年" and not part:
        return None
    if not year_text and not part:
        return _bare_year(text, position)
    return _dated(match, year_text, part, text)


def _parts_of_year(match: re.Match[str]) -> TimeWord:
    """4、5、6月, 一、二季度: first to last, and each by itself for a list that has one for each.

    Where they go back (12、1月), no year is known, and no time is set.
    """
    months = [int(month) for month in re.findall(r"\d+", match["monthlist"] or "")]
    parts = [(month, month) for month in months]
    if not parts:
        quarters = [number(quarter) for quarter in re.findall("[一二三四]", match["quarterlist"])]
        parts = [(3 * quarter - 2, 3 * quarter) for quarter in quarters]
    if parts != sorted(set(parts)):
        return TimeWord(match.start(), match.end())
    listed = tuple(Moment(None, first, last) for first, last in parts)
    return TimeWord(match.start(), match.end(), first=parts[0][0], last=parts[-1][1], listed=listed)


def _dated(match: re.Match[str], year_text: str | None, part: str | None, text: str) -> TimeWord | None:
    start, end = match.start("year") if year_text else match.start("part"), match.end()
    year = shift = None
    if year_text:
        if year_text[0] in _SHIFTS and "(" not in year_text:
            shift = _SHIFTS[year_text[0]]
        else:
            year = year_of(year_text)
    word = TimeWord(start, end, year=year, shift=shift)
    return _part_of_year(word, match, text) if part else word


def _part_of_year(word: TimeWord, match: re.Match[str], text: str) -> TimeWord | None:
    """A year, or none, with the months, the quarter, the day … behind it; `None` where that is no time."""
    year_text, part, end = match["year"], match["part"], match.end()
    if match["months"]:
        ends = [number(piece) for piece in re.findall(_M, match["months"])]
        if len(ends) < 2 or ends[0] >= ends[-1] or "月" not in match["months"]:
            return word if year_text else None
        return replace(word, first=ends[0], last=ends[-1])
    if match["firstmonths"]:
        last = number(re.sub(r"[前首个月]", "", match["firstmonths"]))
        return replace(word, first=1, last=last) if 0 < last <= 12 else None
    if match["day"]:
        month, days = re.match(rf"({_M})月(\d+)", match["day"]).groups()  # type: ignore[union-attr]
        if not 1 <= int(days) <= 31:
            return None
        last_day = calendar.monthrange(2000, number(month))[1]
        return replace(word, first=number(month), last=number(month), date=True, day=min(int(days), last_day))
    if match["month"]:
        month_number = number(re.match(_M, match["month"]).group())  # type: ignore[union-attr]
        ended = match["monthend"] in ("末", "底") or (match["to"] or "").startswith(("截", "至"))
        return replace(word, first=month_number, last=month_number, date=ended, single_month=not ended)
    if match["quarters"]:
        count = max(number(sign) for sign in match["quarters"] if sign in "一二三四1234")
        return replace(word, first=1, last=3 * count)
    if match["quarter"]:
        quarter = 1 if match["quarter"] == "首季" else number(match["quarter"].lstrip("第")[0])
        return replace(word, first=3 * quarter - 2, last=3 * quarter, date=bool(match["quarterend"]))
    if match["half"]:
        return replace(
            word, first=1 if match["half"] == "上半年" else 7, last=6 if match["half"] == "上半年" else 12
        )
    if match["same"]:
        return replace(word, same=True) if year_text else None
    if match["whole"]:
        planned = text.startswith(("预算", "计划", "目标", "任务", "预期"), end)
        return None if planned else replace(word, whole=True)
    if match["yearstart"] and text.startswith(("预算", "计划", "目标", "预期", "确定", "既定"), end):
        return None
    if match["yearstart"]:
        return None if not year_text and part == "初" else replace(word, date=True)
    if match["yearend"]:
        return None if not year_text and part in ("末", "底") else replace(word, date=True)
    return word


def _bare_year(text: str, position: int) -> TimeWord | None:
    """A year without 年: 回顾2016, 展望2017:."""
    match = re.compile(r"(?:19|20)\d\d(?![\d.%]|余|多|[万亿千百个家户人元项所座条公亩吨米])").match(
        text, position
    )
    if match is None or (position and text[position - 1] in "0123456789.-"):
        return None
    following = text[match.end() : match.end() + 1]
    preceding = text[position - 1 : position]
    if following and following not in ":,。年、;)” 的(" and preceding not in "在于比":
        return None
    return TimeWord(match.start(), match.end(), year=int(match.group()))
