"""What the captions of a panel say, and what is in force where its heads say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from jyplan.extract import times
from jyplan.extract.moments import Moment
from jyplan.extract.tables import cells, heads
from jyplan.extract.tables.shape import Panel

_NOISE: Final = re.compile(
    r"^附?[表图]件?[一二三四五六七八九十\d]*(?:[-—.]\d+)*[::、.]?|^\d+(?:[-—.]\d+)+|^附件?\d*[::]?|(?:续表?)$"
    r"|[分各](?:县|市|区|\(.*?\)|乡|镇|州|盟|旗|地|行业|产业|街道|部门|、)+"
    r"|(?:主要)?(?:完成)?(?:情况|一览)?(?:统计)?(?:表|图|一览表|明细表|分解表|汇总表)$"
    r"|(?:及|和)?其?(?:增长速度|增速|增长率|增长情况|增长|增幅|构成|排名|位次)$|单位[::].*$"
)
# A caption or title of many indicators names none.
_NO_SUBJECT: Final = re.compile(r"公报|报告|月报|简报|快报|通知|方案|规划|纲要|年鉴|指标|数据|概况")
_PLANS: Final = re.compile(
    r"目标|规划|(?<!完成)计划(?!完成)|任务|五年.{0,8}发展|预期|十[一二三四五六]五(?!以来|末|期末)"
)
_CHANGES: Final = re.compile(
    r"(?<![及和、其])(?:涨跌幅度?|升降幅度|涨幅|增长速度|增速|增长率|增幅)(?:情况)?表?$"
)


@dataclass(slots=True)
class Base:
    """What is in force for a panel where its heads say nothing.

    The period, the subject, whether targets are set, whether all numbers are changes, the years of its heads.
    """

    moment: Moment | None
    this_year: int | None
    subject: str
    plans: bool
    changes: bool = False
    years: list[int] = field(default_factory=list)


def base(panel: Panel, title: str, above: list[str], moment: Moment | None, this_year: int | None) -> Base:
    """What the captions say; `above` are the texts before the table, `moment` is that of the document."""
    texts = [*above, *panel.captions]
    for text in texts:
        words = [word for word in times.find(text) if word.year is not None or word.first is not None]
        if words:
            year = next((word for word in words if word.year is not None), None)
            part = next((word for word in words if word.first is not None), None)
            context = moment if moment is not None and not moment.is_span else None
            first = year.moment(context, this_year, None) if year is not None else context
            if part is not None and part is not year:
                first = part.moment(first, this_year, this_year)
            moment = first or moment
    named = [title, *texts]
    subject = next((name for text in reversed(named) if (name := _subject(text))), "")
    if not panel.units:
        panel.units = next(([unit] for text in reversed(named) if (unit := heads.read(text).unit)), [])
    natured = any(column.role == "nature" for column in panel.columns)
    planned = natured or any(_PLANS.search(text) for text in (title, *texts))
    changes = panel.units == ["%"] and any(_CHANGES.search(text) for text in texts)
    years = sorted(
        {
            word.year
            for column in panel.columns
            for facet in column.facets
            for word in facet.times
            if word.year is not None
        }
    )
    return Base(
        moment,
        moment.year if moment is not None and this_year is None else this_year,
        subject,
        planned,
        changes,
        years,
    )


def _subject(text: str) -> str:
    """What a caption names: 2023年各县区地区生产总值及增速 is 地区生产总值."""
    for word in reversed(times.find(text)):
        text = text[: word.start] + text[word.end :]
    text = re.sub(r"[(].*?[)]|_(?:当期|累计|本期)值", "", cells.without_translation(text))
    while (shorter := _NOISE.sub("", text).strip("年度末 、:,.-—")) != text:
        text = shorter
    text = re.sub(r"(?<=收入)预算$|(?<=支出)预算$", "", text)
    return text if 2 <= len(text) <= 24 and _NO_SUBJECT.search(text) is None else ""
