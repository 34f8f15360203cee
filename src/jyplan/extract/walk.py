"""The walk through a paragraph, clause by clause.

What is a heading, where clauses end, what a clause without figures leaves behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from jyplan.extract import lead as leads
from jyplan.extract import lists, wholes
from jyplan.extract.clock import Clock
from jyplan.extract.context import Context, Kept, Whole
from jyplan.extract.figures import Figures, nature_of
from jyplan.extract.line import Line
from jyplan.extract.mentions import Passage, Reading
from jyplan.extract.moments import Moment
from jyplan.extract.quantities import Quantity
from jyplan.extract.scan import scan
from jyplan.extract.scanned import Scan
from jyplan.extract.titles import published

_ENDS: Final = frozenset("。!?;")
_COMMAS: Final = frozenset(",:")
_PLAN_WORDS: Final = re.compile(
    r"目标|安排|计划|任务|展望|思路|(?<!决算)草案|部署|要点|下一步|今后|明年|预期|规划|打算|举措|措施"
)
_REVIEW_WORDS: Final = re.compile(r"回顾|完成情况|执行情况|总结|运行|成效|成绩|进展|收支|情况")
_TARGETS_AHEAD: Final = re.compile(
    r"(?:目标|任务|指标|安排|建议|要求)[^,。;]{0,6}(?:是|为|:|如下)$|预期(?:性)?目标(?!任务"
    r"的?完成)[^,。;]{0,4}$|(?:奋斗|发展|总体|主要)目标$"
)
# 最低的3个城市依次是甲、乙和丙: names of the figures to come.
_LISTS: Final = re.compile(r"(?:依次|分别)[是为](?P<items>[^,。;]*、[^,。;]*)$")
# 工业产值xx亿元: a name and a unit, without the number.
_NUMBERLESS: Final = re.compile(
    r"(?:完成|实现|达到?|为)?(?:[xX×*＿_□○]{1,5}(?:万|亿)?|万|亿)(?:元|美元|吨|亩|人|户|公斤|平方米)$"
)
# 分季度看: times that come and go.
_BY_TIME: Final = re.compile(r"[分从](?:各|不同)?(?:季度?|月度?|月份|年度|阶段|时段)(?:来?看|情况看)$")
# 围绕高质量发展目标: what was kept in mind, not what is aimed at next.
_IN_MIND: Final = re.compile(r"围绕|锚定|瞄准|紧扣|紧盯|对标|聚焦|朝着|力促|坚持")
# 受台风影响: why something changed, not what.
_REASON: Final = re.compile(r"(?:主要)?(?:受|因|由于|随着|得益于|加以|惟)(?!理|益|灾|保|托|众|训)")
# 远高于工业投资增幅: a comparison without a figure.
_COMPARES: Final = re.compile(
    r"(?:远|均|也|都|仍|明显|大幅|显著|分别)*(?:高于|低于|快于|慢于|好于|优于|领先|超过)"
)
# A remark in brackets, whose signs end no clause: 77.9%(主要是剩余投资不足,难以支撑),下降18.4%.
_REMARK: Final = re.compile(r"\([^()。]{2,60}\)")
# 东盟为我国第一大贸易伙伴
_FIRST: Final = re.compile(
    r"(?:其中)?,?(?P<own>[^,。;0-9]{2,10}?)(?:已|仍|依然|继续)?(?:成?为|是)[^,。;]{0,6}(?:第[一二三四五]大|最大)"
)
# 普通高等学校2358所(含独立学院323所)
_INCLUDING: Final = re.compile(r"含(?![税油水硫糖量金])|包括")
_HEAD_NUMBER: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|"
    r"\d{1,2}[、.]|第[一二三四五六七八九十]+[章节篇部][分]?)\s*"
)


# PM2.5平均浓度最低的3个城市依次是: what the figures to come are of.
_RANKED: Final = re.compile(
    r"(?:^|[市区省县业地])(?P<measure>[A-Z]{0,3}[^,。;“”]{2,12}?)最[低高好差大小多少快慢]的"
)


class Walk:
    """One paragraph."""

    def __init__(self, reading: Reading, context: Context, line: Line, *, heading: bool) -> None:
        self.reading, self.context, self.line = reading, context, line
        self.scan: Scan = scan(line.text)
        self.quantities = sorted(self.scan.quantities, key=lambda quantity: quantity.start)
        self.times = self.scan.times
        self.heading = heading or self._looks_like_heading()
        self.clock = Clock(context, line, self.scan.times)
        self.opened: set[int] = set()  # where brackets that hold a quantity begin
        self.outside: Kept | None = None  # what held before the bracket, inside of one
        self.figures = Figures(reading, context, line, self.clock, self._unread)

    def paragraph(self) -> None:
        """Read the paragraph: a heading sets the section, anything else is walked clause by clause."""
        self._account()
        if not self.quantities and published(self.line.text):
            return
        if self.heading and not self.quantities:
            if self.line.text != self.reading.title:
                self._enter_heading(self.line.text)
            else:
                self.context.enter_section(self.context.setting.moment, self.context.setting.plans)
            return
        if not self.context.goes_on:
            self.context.enter_paragraph()
        self.context.goes_on = self.line.text.endswith((",", "、"))
        start = 0
        for position, sign in enumerate(self._breaks()):
            end, mark = sign
            self._clause(start, end, mark)
            start = end + 1
            if mark in _ENDS or (mark == "" and position):
                self._end_sentence(mark)
        if not self.context.goes_on:
            self._end_sentence("。")

    def _account(self) -> None:
        for passage in self.scan.not_figures:
            start, end = self.line.span(passage.start, passage.end)
            self.reading.not_figures.append(
                Passage(start, end, self.reading.document.text[start:end], passage.reason)
            )
        for first, last in self.scan.unread:
            self._unread(first, last)

    def _unread(self, first: int, last: int) -> None:
        start, end = self.line.span(first, last)
        self.reading.unread.append(Passage(start, end, self.reading.document.text[start:end]))

    def _looks_like_heading(self) -> bool:
        text = self.line.text
        if len(text) > 40 or text[-1:] in "。;,:":
            return False
        return _HEAD_NUMBER.match(text) is not None or (
            not self.quantities and len(text) <= 24 and "," not in text
        )

    def _enter_heading(self, text: str) -> None:
        context = self.context
        moment = None
        for word in self.times:
            if word.from_year is None or _PLAN_WORDS.search(text):
                moment = (
                    word.moment(context.setting.moment, context.setting.this_year, context.setting.base_year)
                    or moment
                )
        plans: bool | None = None
        if _PLAN_WORDS.search(text) and not re.search(r"完成情况|执行情况|回顾", text):
            plans = True
            if moment is None and context.setting.this_year != context.setting.base_year:
                moment = Moment(context.setting.this_year)
        elif _REVIEW_WORDS.search(text):
            plans = False
        context.enter_section(
            moment
            if moment is not None or plans not in (None, context.section_plans)
            else context.section_moment,
            plans,
        )
        name = _HEAD_NUMBER.sub("", text)
        context.heading = re.sub(r"[^\u4e00-\u9fff]", "", name) if len(name) <= 16 else ""
        context.wholes = []
        if re.search(r"分(?!别|析|管|工|局|布|配|发|类管|享)[^,。]{1,6}(?:情况|进展|看|完成)", name):
            context.wholes.append(Whole(list(context.headline.values()), "heading"))

    def _breaks(self) -> list[tuple[int, str]]:
        """Where clauses end, with their sign; a sign inside a quantity is none."""
        inside: set[int] = set()
        for quantity in self.quantities:
            inside.update(range(quantity.start, quantity.end))
        for remark in _REMARK.finditer(self.line.text):
            if not self._between(remark.start(), remark.end()):
                inside.update(range(remark.start(), remark.end()))
        breaks: list[tuple[int, str]] = []
        depth_breaks = self._brackets()
        for position, sign in enumerate(self.line.text):
            if position in inside:
                continue
            if sign in _ENDS or sign in _COMMAS or position in depth_breaks:
                breaks.append((position, sign))
        breaks.append((len(self.line.text), ""))
        return breaks

    def _brackets(self) -> set[int]:
        """Brackets that hold a quantity: what is in them is apart from the clauses around them."""
        result: set[int] = set()
        opened: int | None = None
        for position, sign in enumerate(self.line.text):
            if sign == "(":
                opened = position
            elif sign == ")" and opened is not None:
                if any(opened < quantity.start < position for quantity in self._between(opened, position)):
                    result.update((opened, position))
                    self.opened.add(opened + 1)
                opened = None
        return result

    def _between(self, start: int, end: int) -> list[Quantity]:
        first = bisect_left(self.quantities, start, key=lambda quantity: quantity.start)
        last = bisect_left(self.quantities, end, key=lambda quantity: quantity.start)
        return self.quantities[first:last]

    def _clause(self, start: int, end: int, mark: str) -> None:
        context, text = self.context, self.line.text
        quantities = self._between(start, end)
        clause = text[start:end]
        if clause.startswith("届时") and context.last_moment is not None:
            context.moment, context.moment_from = context.last_moment, "carried"
        if wholes.AMONG.search(clause[: (quantities[0].start - start) if quantities else len(clause)]):
            wholes.open_among(context, context.previous)
            context.go_on()
        if start in self.opened:
            self.outside = context.kept()
            if _INCLUDING.match(clause) and context.level is not None:
                context.wholes.append(Whole([context.level], "among", nested=True))
        if self.outside is not None:
            if not quantities:
                self._bare_clause(start, end, mark)
            else:
                count = len(self.reading.mentions)
                self.figures.read(quantities, start, end)
                context.bracketed += [
                    mention for mention in self.reading.mentions[count:] if mention.kind in ("level", "count")
                ]
            if mark == ")":
                context.put_back(self.outside)
                self.outside = None
            return
        if not quantities:
            self._bare_clause(start, end, mark)
            context.clause_index += 1
            return
        if _TARGETS_AHEAD.search(clause[: quantities[0].start - start]):
            context.nature = context.nature or "target"
        self.figures.read(quantities, start, end)
        context.bracketed = []
        context.clause_index += 1
        listed = _LISTS.search(text[quantities[-1].end : end])
        context.bare_clauses = [listed["items"]] if listed else []
        ranked = _RANKED.search(clause) if listed else None
        context.ranked_by = ranked["measure"] if ranked else ""

    def _bare_clause(self, start: int, end: int, mark: str) -> None:
        """A clause without figures: time, a division of what follows, a subject, a price basis."""
        context = self.context
        clause = self.line.text[start:end].strip(" 、,:")
        self.clock.take(start, end, None)
        if not clause:
            return
        by = wholes.BY.match(clause)
        within = wholes.WITHIN.match(clause) if mark == "," else None
        if by:
            own = leads.parse(by["own"], 0, len(by["own"])).name
            wholes.open_by(context, own)
            context.go_on()
        elif within:
            own = leads.parse(within["own"], 0, len(within["own"])).name
            wholes.open_within(context, own or within["own"])
        context.by_time |= _BY_TIME.search(clause) is not None
        if "可比" in clause or "不变价" in clause:
            context.basis = "like-for-like" if "口径" in clause else "real"
        elif "同口径" in clause:
            context.basis = "like-for-like"
        if (_TARGETS_AHEAD.search(clause) and not (mark == "," and _IN_MIND.search(clause))) or (
            mark == ":" and _PLAN_WORDS.search(clause) and not _REVIEW_WORDS.search(clause)
        ):
            context.nature = nature_of(clause) or "target"
            context.paragraph_plans = context.paragraph_plans or mark == ":"
            if mark == ":" and not self.line.text[end + 1 :].strip(":*# "):
                context.section_plans, context.section_moment = True, context.moment
            if context.setting.this_year is not None and context.moment == Moment(context.setting.base_year):
                context.moment = Moment(context.setting.this_year)
        elif mark == ":" and _REVIEW_WORDS.search(clause) and context.clause_index == 0:
            context.nature, context.paragraph_plans = None, False
        number = next((first for first, _ in self.scan.unread if start <= first < end), None)
        if number is not None:  # what is not read has a name, and nothing hangs on what was before it
            context.level = context.topic = None
            context.subject = leads.parse(self.line.text, start, number).name or context.subject
        subject = self._subject_of(clause, mark)
        if subject:
            context.subject = subject
            context.level = None
        context.bare_clauses.append(clause)
        del context.bare_clauses[:-3]
        base = leads.parse(clause, 0, len(clause))
        if base.base and not base.name:
            context.base = base.base

    def _subject_of(self, clause: str, mark: str) -> str:
        if (
            wholes.AMONG.search(clause)
            or wholes.BY.match(clause)
            or _REASON.match(clause)
            or _COMPARES.match(clause)
        ):
            return ""
        first = _FIRST.match(clause)
        if first is not None:
            return first["own"]
        numberless = _NUMBERLESS.search(clause)
        if numberless is not None:
            return leads.parse(clause, 0, numberless.start()).name
        lead = leads.parse(clause, 0, len(clause))
        body = lead.name.removesuffix("正")
        trimmed = lists.PREDICATE.sub("", body)
        if mark == ":" and 2 <= len(body) <= 12 and not _REVIEW_WORDS.search(body) and not lead.times:
            return body
        if lead.direction and 2 <= len(body) <= 20:
            return body
        if trimmed != body and not trimmed.endswith("的") and 3 <= len(trimmed) <= 20 and "、" not in trimmed:
            return trimmed
        return ""

    def _end_sentence(self, mark: str) -> None:
        context = self.context
        if mark == ";":
            wholes.close_at(context, ";")
            opening, moment = context.opening, context.moment
            if opening is not None and moment is not None:
                earlier = (moment.year or 0) < (opening.year or 0)
                longer = moment.is_span and moment.year == opening.year and not opening.is_span
                context.moment = opening if earlier or longer else moment
            context.series, context.starts = [], []
            context.previous = context.levels or context.previous
            context.levels = []
            context.topic = context.plan_level = None
            context.kind = ""
            context.bare_clauses = []
            return
        if context.levels:
            context.previous = context.levels
        pending = context.pending_moment
        if pending is not None and (context.measured or pending.is_span or pending.first is not None):
            context.paragraph_moment = pending
        context.pending_moment, context.measured = None, False
        wholes.close_at(context, "。")
        context.enter_sentence()
