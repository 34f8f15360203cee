"""How a figure gets its name and its level, shared by the constructions."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon, names
from jyplan.extract.constructions.owners import of_doers, owned
from jyplan.extract.constructions.sense import Figure
from jyplan.extract.context import Context
from jyplan.extract.mentions import Mention, NameFrom

# 引进了多功能手套加工、绞股蓝开发等招商项目33个
_AND_OTHERS: Final = re.compile(r"、.*等(?:[^、等]{2,8}?(?:完成|实现))?(?P<own>[^、等]{3,10})$")
NEW: Final = re.compile(r"新增(?:超过?|近|约|逾|将近)?$")  # 新增超3200个就业岗位
# 新认定高新技术企业63家,累计达245家: those of before are not new.
_NEWLY: Final = re.compile(r"^新(?:认定|增|建|引进|列|培育|入库|登记|设立)(?=.{2})")


def named(figure: Figure, context: Context) -> tuple[str, NameFrom]:
    """The name written for a figure, else the subject carried along, else the heading's."""
    name = re.sub(r"^(?:高于|低于|快于|慢于|超过|高出|低出)(?=.{2}|$)", "", figure.name.strip("的"))
    if figure.item:
        return name, "list"
    if len(name) > 16 and (behind := _AND_OTHERS.search(name)):
        name = behind["own"]
    if name:
        if figure.lead.direction is None and figure.quantity.sort in ("amount", "percent"):
            name = of_doers(name, figure.quantity.measure, context)
        return owned(name, context) or (name, "here")
    if context.subject:
        own = _NEWLY.sub("", context.subject) if figure.lead.cumulative else context.subject
        return own, "carried"
    return context.heading, "head"


def measured_again(figure: Figure) -> Mention | None:
    """桥梁87.83万座、6063.46万米: the figure before, where this one says the same in another measure."""
    before = figure.before
    if before is None or figure.lead.raw not in ("、", "和") or not figure.quantity.measure or figure.index:
        return None
    return before if before.sure and before.measure not in ("", figure.quantity.measure) else None


_TIMELESS = re.compile(
    f"(?:{'|'.join((*lexicon.PLAN_NOUNS, *lexicon.USUAL, *lexicon.PLACES, lexicon.MEAN_OF_YEARS))})$"
)


def held_against(figure: Figure, context: Context) -> str | None:
    """What a change counts from that is no time: 比年初预算增加1.2亿元,增长2.4%; 较常年偏少5%."""
    lead, topic = figure.lead, context.topic
    if lead.base:
        return lead.base if _TIMELESS.search(lead.base) else None
    if lead.verb in lexicon.OF_BUDGETS:
        return "预算"
    goes_on = topic is not None and topic.kind == "increase" and not figure.name and not lead.year_on_year
    return topic.against if topic is not None and goes_on else None


def level_of(figure: Figure, context: Context, name: str) -> Mention | None:
    """The level that a growth, an increase or a share of this figure speaks of; `None` where none is sure."""
    if figure.bracketed is not None:
        return figure.bracketed
    if figure.size > 1:
        return _level_in_list(figure, context, name)
    if not figure.name:
        return _of_measure(figure.quantity.measure, context)
    for level in reversed(context.levels):
        if level.name and names.is_whole(level.name, name):
            return level
    return None


def _of_measure(measure: str, context: Context) -> Mention | None:
    """The level in question: the last one, unless one said beside it is in the measure asked for."""
    level = context.level
    beside = (each for each in reversed(context.levels[-3:]) if level and each.name == level.name)
    return next((each for each in beside if each.measure == measure), level)


def _level_in_list(figure: Figure, context: Context, name: str) -> Mention | None:
    if figure.item:
        for level in reversed(context.levels):
            if level.name and names.is_whole(level.name, figure.item):
                return level
        return None
    if len(context.levels) >= figure.size and not figure.lead.name:
        return context.levels[-figure.size :][figure.index]
    return None
