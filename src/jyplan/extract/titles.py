"""What a document's title says of time: the year it speaks in, the year it reports, whether it plans."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from jyplan.extract import times
from jyplan.extract.moments import Moment
from jyplan.extract.times import TimeWord

_WORK_REPORT: Final = re.compile(r"政府工作报告|(?:人大|人代会|人民代表大会).*报告|工作报告")
_BUDGET: Final = re.compile(r"执行情况.*(?:草案|预算|计划)|预算.*草案|预算报告|计划.*草案")
_FIVE_YEARS: Final = re.compile(r"五年规划|规划纲要|五年计划|“?十[一二三四五]?五”?(?:时期)?[^,。]{0,12}规划")
_PLANS: Final = re.compile(
    r"部署|工作计划|工作要点|工作安排|工作思路|目标任务|主要指标|预期目标|"
    r"发展目标|重点工作|年目标|行动方案|实施方案|今年目标"
)
# A report of the year itself, not of the year before.
_YEARLY: Final = re.compile(
    r"(?:19|20)\d\d年度[^,，;；]{0,16}(?:报告|总结|情况)|(?:19|20)\d\d年[^,，;；]{0,16}年度[^,，;；]{0,6}报告"
)
_REVIEW: Final = re.compile(r"((?:19|20)\d\d)年?度?[^,，;；0-9]{0,14}?(?:回顾|总结|执行情况|完成情况)")
# The line of a page that says when it was published.
_PUBLISHED: Final = re.compile(
    r"(?:发布|发表|公布|更新|成文|发文|印发|生成)?(?:日期|时间)\s*[:：]?\s*"
    r"(?P<year>(?:19|20)\d\d)(?:[-/.]|年)(?P<month>\d{1,2})(?:[-/.]|月)(?P<day>\d{1,2})"
    r"|^\s*(?P<year2>(?:19|20)\d\d)[-/.](?P<month2>\d{1,2})[-/.](?P<day2>\d{1,2})",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The time that a document is set in.

    `this_year` is what 今年 means, `base_year` the year reported (去年 in a work report), `moment` what a
    figure speaks of where nothing else is said, `plans` whether that is ahead.
    """

    this_year: int | None = None
    base_year: int | None = None
    moment: Moment | None = None
    plans: bool = False


def setting(title: str, year: int | None = None) -> Setting:
    """The setting that a title gives; `year` overrides the year that the title speaks in."""
    words = times.find(title)
    years = [word.year for word in words if word.year is not None]
    title_year = year if year is not None else (max(years) if years else None)
    if title_year is None:
        return Setting()
    span = next((word for word in words if word.from_year is not None), None)
    if span is not None and _FIVE_YEARS.search(title) and year is None and len(years) == 1:
        moment = Moment(span.year, from_year=span.from_year)
        return Setting(span.from_year, (span.from_year or 0) - 1, moment, plans=True)
    review = _REVIEW.search(title)
    part = next((word for word in words if word.first is not None and word.year in (None, title_year)), None)
    if part is not None and len(set(years)) == 1 and part.day is None:
        return Setting(title_year, title_year, _of_part(title_year, part))
    if _YEARLY.search(title):
        return Setting(title_year, title_year, Moment(title_year))
    if _WORK_REPORT.search(title) or _BUDGET.search(title):
        base = int(review[1]) if review and year is None else title_year - 1
        return Setting(max(title_year, base + 1), base, Moment(base))
    if review and len(set(years)) > 1:
        done = int(review[1])  # a summary is written in the year that it sums up
        return Setting(done, done, Moment(done))
    if _PLANS.search(title) and not any(word.first for word in words):
        return Setting(title_year, title_year - 1, Moment(title_year), plans=True)
    if part is not None:
        return Setting(title_year, title_year, _of_part(title_year, part))
    return Setting(title_year, title_year, Moment(title_year))


def told_by(text: str, given: Setting) -> Setting:
    """The setting of a work report whose text tells of the title's own year, and never of the year before."""
    year = given.this_year
    if year is None or given.base_year != year - 1 or given.plans or given.moment != Moment(year - 1):
        return given
    if re.search(rf"{year - 1}年|去年|上年度|过去的?一年", text):
        return given
    done = re.search(
        rf"{year}年(?!度?(?:工作|目标|计划|预期|主要|发展|经济社会))(?:(?!目标|力争|确保|预期|计划|要|将)[^。;；]){{0,40}}?"
        r"(?:完成|实现|达到?|增长|同比)",
        text,
    )
    return Setting(year, year, Moment(year)) if done else given


def published(text: str) -> dt.date | None:
    """The day on which a page says it was published (发布日期：2019-09-24); `None` where it does not say."""
    match = _PUBLISHED.search(text)
    if match is None:
        return None
    try:
        return dt.date(*(int(match[key] or match[key + "2"]) for key in ("year", "month", "day")))
    except ValueError:
        return None


def undated(text: str) -> str:
    """A text without the day on which it was published."""
    return _PUBLISHED.sub("", text)


def _of_part(year: int, part: TimeWord) -> Moment:
    """The months of the year that a title names."""
    return Moment(year, part.first, part.last, date=part.date and part.day is None)
