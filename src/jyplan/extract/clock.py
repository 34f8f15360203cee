"""Words of time in a paragraph, taken from left to right: they set the time that its figures speak of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from jyplan.extract.context import Context
from jyplan.extract.line import Line
from jyplan.extract.moments import Moment
from jyplan.extract.subjects import Lead
from jyplan.extract.times import TimeWord

_BASES_BEFORE: Final = (
    "比",
    "较",
    "与",
    "同",
    "和",
    "于",
    "超",
    "过",
    "完成",
    "占",
    "为",
    "是",
    "由",
    "从",
    "自",
    "按",
    "扣除",
    "达",
    "对",
    "出",
    "—",
    "创",
    "相当于",
    "恢复至",
    "恢复到",
)
_AFTER_SINCE: Final = re.compile(
    r"(?:以来|起(?!步|点)|相比|之前|以前|的\d|的[翻是]|的最|的水平|同期水平|的(?:约|近)?\d|，?相比)"
)


# 上年结转12.06亿元 is of this year's account.
_CARRIED_OVER: Final = ("结转", "结余", "结存", "滚存")
_PLAN_END: Final = re.compile(r"[“\"「『]?(?:十[一二三四五六]?|[六七八九])五[”\"」』]?(?:末|期末|规划期末)")
_FORECAST: Final = re.compile(r"的?(?:经济|展望|预测)")
_COMPARED: Final = re.compile(r"(?:比|较)[^,。;比较]{1,6}的$")
_AGAINST: Final = re.compile(r"[^,。;]{0,4}(?:比|较)")  # 2013年11月与2012年11月比较
_AIMS: Final = re.compile(
    r"将|要|计划|力争|确保|目标|预期|安排|任务|拟|争取|重点|工作|建议|指标|努力|是|继续"
)


class Clock:
    """The words of time of one paragraph, each taken once."""

    def __init__(self, context: Context, line: Line, times: list[TimeWord]) -> None:
        self.context, self.line, self.times = context, line, times
        self.next_time = 0
        self.last: tuple[int, Moment | None] = (0, None)  # the word of time before: its end, and its moment

    def take(self, start: int, end: int, lead: Lead | None) -> Moment | None:
        """Words of time from `start` to `end` set the sentence's time; one of a single figure is returned."""
        context, text = self.context, self.line.text
        local: Moment | None = None
        while self.next_time < len(self.times) and self.times[self.next_time].start < end:
            word = self.times[self.next_time]
            self.next_time += 1
            if word.start < start:
                continue
            before, after = text[max(0, word.start - 3) : word.start], text[word.end : word.end + 6]
            this_year = self._this_year(word, context.setting.this_year)
            moment = word.moment(context.moment, this_year, context.setting.base_year)
            if moment is not None and lead is not None and lead.rate_then and text.startswith("的", word.end):
                local = moment
                continue
            if (
                moment is None
                or word.names
                or after.startswith(_CARRIED_OVER)
                or _AFTER_SINCE.match(after)
                or (
                    before.endswith(_BASES_BEFORE)
                    and not before.endswith(("截至", "截止", "会同"))
                    and not self._goes_on(word)
                    and not (before.endswith("对") and _FORECAST.match(after))
                )
                or _COMPARED.search(text, max(0, word.start - 10), word.start)
            ):
                continue
            if (
                lead is not None
                and lead.base
                and word.start >= end - len(lead.raw)
                and text[word.start : word.end].strip("“”") in lead.base
            ):
                continue
            if lead is not None and (
                text[word.end : end] in ("的", "的约", "的近")
                or (word.same and word.shift == -1 and text.startswith(("为", "是", "仅"), word.end))
            ):
                local = moment
                continue
            self._set(word, self._joined(word, moment), start)
            if _PLAN_END.fullmatch(text, word.start, word.end) and moment.year is not None:
                context.last_since = str(moment.year - 5)  # 十三五末达400亿元,年均增长6.2%
        return local

    def _goes_on(self, word: TimeWord) -> bool:
        """Whether it goes on with the list of the word before: 一季度、上半年和三季度."""
        text, (end, before) = self.line.text, self.last
        listed = before is not None and text[end : word.start] in ("、", "和", "与", "及")
        return listed and _AGAINST.match(text, word.end) is None

    def _joined(self, word: TimeWord, moment: Moment) -> Moment:
        """With the times that it is listed with."""
        _, before = self.last
        if before is not None and self._goes_on(word):
            moment = replace(moment, listed=(*(before.listed or (before,)), *(moment.listed or (moment,))))
        self.last = (word.end, moment)
        return moment

    def _set(self, word: TimeWord, moment: Moment, start: int) -> None:
        context, text = self.context, self.line.text
        if word.day is not None and not re.search(
            r"(?:截至|截止|截止到|至|到)$", text[max(0, word.start - 3) : word.start]
        ):
            if word.year is not None and word.year != (context.moment.year if context.moment else None):
                context.moment, context.moment_from = Moment(word.year), "here"
            return
        if (
            word.shift is not None
            and word.shift < 0
            and moment.year != context.setting.base_year
            and context.clause_index > 1
        ):
            return
        context.moment, context.moment_from = moment, "here"
        first = context.clause_index == 0 or (context.clause_index == 1 and context.topic is None)
        if first:
            context.opening = moment
        leading = not re.search(
            r"[\u4e00-\u9fff]{5,}",
            re.sub(
                r"截至|截止到?|据统计|初步测算|初步核算|初步预计",
                "",
                text[max(start, word.start - 60) : word.start],
            ),
        )
        among = text[max(0, word.start - 3) : word.start].endswith(("其中", "其中,", "其中:"))
        if (
            not context.by_time
            and context.topic is None
            and not among
            and (leading or moment.is_span)
            and (word.day is None or word.date)
        ):
            context.pending_moment = moment
            opens = text[word.end : word.end + 1] == ":" or start == 0
            if (
                opens
                and word.day is None
                and moment.year is not None
                and moment.year >= (context.setting.base_year or 9999) - 1
            ):
                context.paragraph_moment = moment
        self._ahead(moment)

    def _this_year(self, word: TimeWord, this_year: int | None) -> int | None:
        """今年 in the review of a work report is the year reviewed, unless it speaks of an aim."""
        context, text = self.context, self.line.text
        if word.shift != 0 or this_year == context.setting.base_year or context.section_plans:
            return this_year
        clause = text[word.end : word.end + 40].partition("。")[0]
        return this_year if _AIMS.search(clause) or context.nature else context.setting.base_year

    def _ahead(self, moment: Moment) -> None:
        """What is said of a year to come is aimed at."""
        context, setting = self.context, self.context.setting
        if setting.this_year is None or moment.year is None or setting.this_year == setting.base_year:
            return
        if moment.year > setting.this_year or (moment.year == setting.this_year and context.section_plans):
            context.nature = context.nature or "target"

    def year_to_date(self) -> None:
        """4月累计 is the months up to April."""
        moment = self.context.moment
        if (
            moment is not None
            and moment.first is not None
            and moment.first == moment.last
            and not moment.date
        ):
            self.context.moment = replace(moment, first=1)
            if self.context.pending_moment == moment:
                self.context.pending_moment = self.context.moment
            if self.context.paragraph_moment == moment:
                self.context.paragraph_moment = self.context.moment
