"""完成年度计划的…%: a budget, plan or task, and how much of it is done."""

from __future__ import annotations

import re

from jyplan.extract import lexicon
from jyplan.extract.constructions.naming import level_of, named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.shares import completes

EXAMPLES = (
    Example(
        "政府性基金收入2236万元,完成年初预算数25200万元的8.9%,比上年增收367万元。",
        (
            ("2236万元", "level", "2236", "政府性基金收入"),
            ("25200万元", "level", "25200", "政府性基金收入年初预算数"),
            ("8.9%", "share", "8.9", "政府性基金收入完成年初预算数"),
            ("367万元", "increase", "367", "政府性基金收入"),
        ),
        (("share-of", 2, 0), ("increase-of", 3, 0)),
    ),
    Example(
        "全区完成投资367.1亿元,完成年度计划的73.4%。",
        (("367.1亿元", "level", "367.1", "完成投资"), ("73.4%", "share", "73.4", "完成投资完成年度计划")),
        (("share-of", 1, 0),),
    ),
    Example(
        "城镇新增就业655万人,完成全年900万人目标的73%。",
        (
            ("655万人", "count", "655", "城镇新增就业"),
            ("900万人", "level", "900", "城镇新增就业"),
            ("73%", "share", "73", "城镇新增就业完成目标"),
        ),
        (("share-of", 2, 0),),
    ),
    Example(
        "保险费收入预算数318.6亿元,决算数308.3亿元,完成预算的96.8%。加上级补助收入9亿元,一般债券上年结余3亿元。",
        (
            ("318.6亿元", "level", "318.6", "保险费收入预算数"),
            ("308.3亿元", "level", "308.3", "保险费收入决算数"),
            ("96.8%", "share", "96.8", "保险费收入决算数完成预算"),
            ("9亿元", "level", "9", "上级补助收入"),
            ("3亿元", "level", "3", "一般债券上年结余"),
        ),
        (("share-of", 2, 1),),
    ),
    Example(
        "全年完成招商引资任务3620万元,财政收入6亿元的目标圆满完成。",
        (("3620万元", "level", "3620", "招商引资"), ("6亿元", "level", "6", "财政收入")),
    ),
    Example(
        "城镇新增就业1206万人,超额完成1100万人的全年预期目标任务。",
        (("1206万人", "count", "1206", "城镇新增就业"), ("1100万人", "level", "1100", "城镇新增就业")),
    ),
)


_PLAN_OF = re.compile(
    r"^(?P<of>.*(?:收入|支出|投资|总额|产值|增加值|资金|税收|面积|产量))(?:年初预算|"
    r"调整预算|预算|任务|计划|目标|预期|年度)"
)
# 完成招商引资任务3620万元: as much is done.
_TASK = re.compile(r"(?!年|全|目标|总).{2,}任务$")
_PLAN_NOUN = re.compile(f"(?:{'|'.join(sorted(lexicon.PLAN_NOUNS, key=len, reverse=True))})$")
_OF_IT = re.compile(r"(?:目标任务|目标|任务|计划)?的?约?")
_AHEAD = re.compile(
    r"^(?:年度|年内|当年|今年|本年|全年|本年度)?(?:计划|预计)(?!总|生育|外|经济|免疫|管理|内)[^,]{0,4}投资"
)


def read(figure: Figure, context: Context) -> Sense | None:
    """An amount named as a plan, or a percentage of one."""
    lead, quantity = figure.lead, figure.quantity
    aimed = _AIM_OF.match(figure.tail) if quantity.sort == "amount" else None
    if aimed and ("完成" in lead.raw or aimed.group() == "的目标"):
        return Sense("level", lead.name or context.subject, "here" if lead.name else "carried", planned=True)
    if lead.direction and not lead.growth_noun:
        return None
    if quantity.sort == "amount":
        return _planned(figure, context)
    if quantity.sort != "percent":
        return None
    if (
        _OF_IT.fullmatch(lead.raw.strip(",约"))
        and context.plan_level is not None
        and figure.before is context.plan_level
    ):
        name = (context.plan_level.name or "").removeprefix(context.subject) or lead.raw.strip(",的约")
        return _done(figure, context, "", name)
    done = completes(lead.body)
    if done is not None:
        before, whole = done
        return _done(figure, context, _clean(figure, before), whole)
    if lead.name.endswith(("完成率", "执行率", "完成进度", "执行进度")) and lead.direction is None:
        name, name_from = named(figure, context)
        sense = Sense("share", name, name_from)
        level = context.level if figure.size == 1 else level_of(figure, context, name)
        if level is not None and figure.size == 1:
            sense.ties.append(("share-of", level))
            sense.subject = context.subject
        return sense
    return None


def _clean(figure: Figure, before: str) -> str:
    """The subject before 完成…: what the cleaned name and the text before the plan share."""
    name = figure.lead.name
    return before[before.find(name[:2]) :] if len(name) > 1 and name[:2] in before else ""


def _done(figure: Figure, context: Context, subject: str, whole: str) -> Sense:
    name = f"{subject or context.subject}完成{whole}"
    sense = Sense("share", name, "here" if subject else "carried", subject=subject or None)
    level = context.level if not subject else level_of(figure, context, subject)
    if figure.size > 1:
        level = context.levels[-figure.size :][figure.index] if len(context.levels) >= figure.size else None
        if level is not None:
            sense.name = f"{level.name}完成{whole}"
    if level is not None and "总投资" in (level.name or ""):
        level = None  # what is done of a year's plan is not the projects' whole investment
    if level is not None:
        sense.ties.append(("share-of", level))
    else:
        sense.awaits = figure.size == 1
    return sense


# 超额完成1100万人的全年预期目标任务
_AIM_OF = re.compile(r"的?(?:全年|年度|年初|当年|既定|预期|增长)*(?:目标任务|目标|任务|计划)(?!责任|书)")


def _planned(figure: Figure, context: Context) -> Sense | None:
    name = figure.lead.name
    if _AHEAD.match(name):
        return Sense("level", name, "here", planned=True)
    done = completes(figure.lead.body)
    if done is None or figure.lead.towards:
        return None
    before, whole = done
    if "完成" in figure.lead.body and _TASK.search(whole) and not figure.tail.startswith("的"):
        return Sense("level", _PLAN_NOUN.sub("", whole), "here", is_level=True)
    before = before.rstrip("比较与")
    named_plan = _PLAN_OF.match(whole)
    if named_plan and not before:
        return Sense("level", whole, "here", planned=True, subject=named_plan["of"])
    whole = whole.strip("的,、")
    if not whole.endswith(tuple(lexicon.PLAN_NOUNS)) and "(" not in whole and "总" not in whole:
        return None
    subject = _clean(figure, before)
    if not subject and len(_PLAN_NOUN.sub("", whole)) >= 3:
        return Sense("level", whole, "here", planned=True, subject=whole)  # 三公经费预算
    return Sense(
        "level", f"{subject or context.subject}{whole}", "here", planned=True, subject=subject or None
    )
