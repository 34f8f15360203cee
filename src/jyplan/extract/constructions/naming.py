"""How a figure gets its name and its level, shared by the constructions."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon, names
from jyplan.extract.constructions.sense import Figure
from jyplan.extract.context import Context
from jyplan.extract.mentions import Mention, NameFrom

# Names that say something of the subject before them.
RELATIVE: Final = frozenset(
    [
        "增幅",
        "增速",
        "涨幅",
        "降幅",
        "比重",
        "占比",
        "增长率",
        "增长速度",
        "跌幅",
        "升幅",
        "减幅",
        "总量",
        "总数",
        "总额",
        "人均",
        "规模",
        "进度",
        "均价",
        "所占比重",
        "增长",
        "增加",
        "增量",
        "比例",
        "收入",
        "支出",
    ]
)


# 蔬菜播种面积3938公顷,产量106551吨: of the crop, not of its area.
_OF_CROPS: Final = frozenset(
    ("产量", "总产量", "总产", "单产", "平均单产", "亩产", "播种面积", "种植面积", "收获面积")
)
# 引进了多功能手套加工、绞股蓝开发等招商项目33个
_AND_OTHERS: Final = re.compile(r"、.*等(?P<own>[^、等]{3,10})$")
# 养老保险基金收入20790亿元,支出16699亿元: of the same fund.
_ACCOUNT: Final = frozenset(("收入", "支出", "总收入", "总支出"))
_FUND: Final = re.compile(r"(?P<fund>.{2,}?)(?:总?收入|总?支出)$")
# 保险费收入预算数318亿元,决算数308亿元
_OUTCOME: Final = frozenset(("决算数", "执行数", "完成数"))
# 普通高中招生14.1万人,在校生42.7万人: of those schools.
NEW: Final = re.compile(r"新增(?:超过?|近|约|逾|将近)?$")  # 新增超3200个就业岗位
_OF_SCHOOLS: Final = re.compile(
    r"(?:在校|毕业|在学)(?:学?生|人数|生数)(?:数|人数)?|(?:教职工|专任教师|在园幼儿)(?:数|人数)?|招生(?:数|人数)?"
)
# 暂住人口出生率5.38‰,死亡率0.80‰: of the same people.
_VITAL: Final = frozenset(("死亡率", "自然增长率"))
_PEOPLE: Final = re.compile(r"(?P<people>.{2,8}?(?:人口)?)(?:出生率|死亡率)$")
_SCHOOL: Final = re.compile(rf"(?P<schools>.{{2,16}}?)共?(?:{_OF_SCHOOLS.pattern})$")
# 新认定高新技术企业63家,累计达245家: those of before are not new.
_NEWLY: Final = re.compile(r"^新(?:认定|增|建|引进|列|培育|入库|登记|设立)(?=.{2})")
# 续建项目12个,到位资金11.1亿元: of the projects, as those of other projects beside them have their own.
_OF_PROJECTS: Final = re.compile(
    r"(?:累计|已|实际|年度|年内)?(?:计划|协议|合同|到位|完成|投入)?(?:总投资|投资|引资|资金|引进资金|利用外资)(?:总?额)?"
)
_PROJECTS: Final = re.compile(r".{1,6}项目")
_CROP: Final = re.compile(
    r"(?P<crop>.+?)(?:(?:播种|种植|收获|养殖|采摘|栽培)?(?:总)?面积|总?产量|总产|(?:平均)?单产|(?<=[粮油菜棉麦稻米豆薯果茶])$)"
)


# 高技术产业投资240亿元,对工业投资的贡献率为70%
_TOWARDS_WHOLE: Final = re.compile(r"对.{2,12}的?贡献率$")


def named(figure: Figure, context: Context) -> tuple[str, NameFrom]:
    """The name written for a figure, else the subject carried along, else the heading's."""
    name = re.sub(r"^(?:高于|低于|快于|慢于|超过|高出|低出)(?=.{2}|$)", "", figure.name.strip("的"))
    if figure.item:
        return name, "list"
    if len(name) > 16 and (behind := _AND_OTHERS.search(name)):
        name = behind["own"]
    if name:
        if name in _ACCOUNT and (account := _account(context)):
            return account + name, "here"
        if name in _OUTCOME and context.subject:
            return context.subject + name, "here"
        if name in RELATIVE and context.subject and not context.subject.endswith(name):
            subject = context.subject.removeprefix("新增") if name.startswith("总") else context.subject
            return subject + name, "carried"
        if context.subject and "占" not in context.subject and _TOWARDS_WHOLE.match(name):
            return context.subject + name, "carried"
        if name in lexicon.OUTPUTS and context.subject.endswith(name):
            return context.subject, "carried"
        if name in lexicon.OUTPUTS and context.subject.endswith((*lexicon.DOERS, "园区", "板块")):
            return context.subject + name, "here"
        if name in _OF_CROPS and (crop := _CROP.match(context.subject)):
            return crop["crop"] + name, "here"
        if _OF_SCHOOLS.fullmatch(name) and (schools := _schools(context)):
            return schools + name, "here"
        if name in _VITAL and (match := _PEOPLE.match(context.subject)):
            return match["people"] + name, "here"
        if _OF_PROJECTS.fullmatch(name) and (projects := _projects(context)):
            return projects + name, "here"
        return name, "here"
    if context.subject:
        own = _NEWLY.sub("", context.subject) if figure.lead.cumulative else context.subject
        return own, "carried"
    return context.heading, "head"


def _schools(context: Context) -> str:
    """The schools counted last in the sentence, or whose pupils are: 小学43所, 普通高中招生."""
    counted = [level.name or "" for level in context.levels if level.measure == "所"]
    match = _SCHOOL.match(context.subject)
    return match["schools"] if match is not None else counted[-1] if counted else ""


def _account(context: Context) -> str:
    """The fund whose receipts or spending were stated last, but for what they are made of."""
    headline = context.headline.get("元")
    for name in (headline.name if headline is not None else None, context.subject):
        if match := _FUND.match(name or ""):
            return match["fund"]
    return ""


def _projects(context: Context) -> str:
    """The kind of projects counted last in the sentence; empty where none is, or no short name tells it."""
    counts = [level.name or "" for level in context.levels if level.kind == "count"]
    return counts[-1] if counts and _PROJECTS.fullmatch(counts[-1]) else ""


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
        return context.level
    for level in reversed(context.levels):
        if level.name and names.is_whole(level.name, name):
            return level
    return None


def _level_in_list(figure: Figure, context: Context, name: str) -> Mention | None:
    if figure.item:
        for level in reversed(context.levels):
            if level.name and names.is_whole(level.name, figure.item):
                return level
        return None
    if len(context.levels) >= figure.size and not figure.lead.name:
        return context.levels[-figure.size :][figure.index]
    return None
