"""占…的…%, 比重, 贡献率: a part in percent of a whole; and its change in points."""

from __future__ import annotations

import re

from jyplan.extract import lexicon, names
from jyplan.extract.constructions.naming import named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.lead import parse
from jyplan.extract.mentions import Mention
from jyplan.extract.shares import share_of

EXAMPLES = (
    Example(
        "一般公共预算收入26.4亿元,其中税收收入19.8亿元,占一般公共预算收入的75%。",
        (
            ("26.4亿元", "level", "26.4", "一般公共预算收入"),
            ("19.8亿元", "level", "19.8", "税收收入"),
            ("75%", "share", "75", "税收收入占一般公共预算收入"),
        ),
        (("part-of", 1, 0), ("share-of", 2, 1)),
    ),
    Example(
        "旅游收入318.4亿元,同比恢复78.1%。",
        (
            ("318.4亿元", "level", "318.4", "旅游收入"),
            ("78.1%", "share", "78.1", "旅游收入恢复至上年同期"),
        ),
        (("share-of", 1, 0),),
    ),
    Example(
        "接待游客500万人次,恢复至2019年同期的87.2%。",
        (
            ("500万人次", "count", "500", "接待游客"),
            ("87.2%", "share", "87.2", "接待游客恢复至2019年同期"),
        ),
        (("share-of", 1, 0),),
    ),
    Example(
        "旅客周转量49.3亿人公里,为去年同期的96.1%。",
        (
            ("49.3亿人公里", "level", "49.3", "旅客周转量"),
            ("96.1%", "share", "96.1", "旅客周转量为去年同期"),
        ),
        (("share-of", 1, 0),),
    ),
    Example(
        "工业产值占全区的90%,出口的98%。",
        (("90%", "share", "90", "工业产值占全区"), ("98%", "share", "98", "工业产值占出口")),
    ),
    Example(
        "人均收入中位数8504元,是平均数的82.2%。",
        (("8504元", "level", "8504", "人均收入中位数"), ("82.2%", "share", "82.2", "人均收入中位数占平均数")),
    ),
    Example(
        "工业投资、基础设施投资占固定资产投资比重分别为35.5%和22.5%。",
        (
            ("35.5%", "share", "35.5", "工业投资占固定资产投资比重"),
            ("22.5%", "share", "22.5", "基础设施投资占固定资产投资比重"),
        ),
    ),
    Example(
        "服务业增加值占地区生产总值比重为51.6%。", (("51.6%", "share", "51.6", "服务业增加值占地区生产总值"),)
    ),
)

_GIVEN = re.compile(r"(?:贡献|创造|承担|吸纳|集聚|聚集)了(?P<whole>[^,。;]{2,24})的(?:约|近)?$")
# 服务业使用外资843.5亿元,在全国总量中的比重为61%
_WITHIN = re.compile(
    r"^[,;]?其?在(?P<whole>[^,。;]{2,14})中(?:的|所占的?)(?:比重|份额|比例)(?:约|为|达到?)*$"
)
# 中位数是平均数的82.2%
_HELD = re.compile(
    r"(?:是|为|相当于|达到?|仅为|仅是|只有)(?P<whole>[^,。;的占]{1,14}(?:数|平均|水平|均值|总量|总额|总值|收入|支出))的(?:约|近)?$"
)
_TOGETHER = re.compile(r"(?:合计|共计|总共|一共|累计|共同|两者|三者)(?:约|共)?占")
_RECOVERED = re.compile(
    r"同比(?:已|约)?恢复(?:至|到)?(?:约|近)?$|"
    r"(?:已|基本)?(?:恢复至?|恢复到|相当于?|仅?为|仅?是|达到?)(?:至|到|为)?(?:(?:19|20)\d\d年|去年|上年|疫[情前]|往年)[^,。;]{0,12}的?(?:约|近)?$"
)


def read(figure: Figure, context: Context) -> Sense | None:
    """A percentage, a fraction or tenths after 占 or after a name of a share."""
    quantity, lead = figure.quantity, figure.lead
    if quantity.sort not in ("percent", "ratio") or (lead.direction and not lead.towards):
        return None
    if quantity.sort == "ratio" and "/" not in str(quantity.value):
        return None
    recovered = _RECOVERED.search(lead.raw)
    if recovered is not None:
        return _of_earlier(figure, context, recovered)
    given = _GIVEN.search(lead.raw)
    if given is not None:
        subject = parse(lead.raw[: given.start()], 0, given.start()).name or context.subject
        return Sense("share", f"{subject}占{given['whole']}", "here", subject=context.subject, sure=False)
    within = _WITHIN.match(lead.raw)
    if within is not None and context.subject and not figure.item:
        sense = Sense("share", f"{context.subject}占{within['whole']}", "carried", subject=context.subject)
        sense.ties += [("share-of", context.level)] if context.level is not None else []
        return sense
    name, _name_from = named(figure, context)
    shared = share_of(lead.name) if not figure.item else None
    held = (
        _HELD.search(lead.raw) if shared is None and not figure.item and quantity.sort == "percent" else None
    )
    if held is not None:
        own = parse(lead.raw[: held.start()], 0, held.start()).name
        own = own if not own or own not in context.subject else context.subject
        return Sense(
            "share",
            f"{own or context.subject}占{held['whole']}",
            "here" if own else "carried",
            subject=context.subject,
        )
    if shared is None and not figure.item and _goes_on(figure, context):
        subject = context.subject
        return Sense("share", f"{subject}占{lead.name}", "carried", subject=subject)
    if figure.item or shared is None:
        return _by_noun(figure, context, name)
    part, whole, _ = shared
    part = part.rstrip("的")
    level = None if _together(figure) else level_of_part(figure, context, part)
    subject = part or (level.name if figure.size > 1 and level is not None else None) or context.subject
    sense = Sense("share", f"{subject}占{whole}", "here" if part else "carried", subject=part or None)
    if level is not None:
        sense.ties.append(("share-of", level))
        _join(level, whole, context, sense)
    return sense


def _goes_on(figure: Figure, context: Context) -> bool:
    """占产值的90%,出口的98%: another whole of the same part."""
    lead, topic = figure.lead, context.topic
    bare = lead.of and lead.words == ["的"] and lead.name and not lead.name.endswith(lexicon.RATE_ENDINGS)
    return bool(bare) and topic is not None and topic.kind == "share" and "占" in (topic.name or "")


def _together(figure: Figure) -> bool:
    """合计占: of all that a list names, not of its last."""
    return figure.size == 1 and _TOGETHER.search(figure.lead.raw) is not None


def _of_earlier(figure: Figure, context: Context, recovered: re.Match[str]) -> Sense:
    """恢复至2019年同期的87%: a level in percent of what it was."""
    own = parse(figure.lead.raw[: recovered.start()], 0, recovered.start()).name
    subject = own or context.subject
    sense = Sense(
        "share",
        f"{subject}{recovered.group().rstrip('的约近').replace('同比恢复', '恢复至上年同期')}",
        "here" if own else "carried",
        subject=subject,
    )
    level = level_of_part(figure, context, own)
    if level is not None:
        sense.ties.append(("share-of", level))
    return sense


def level_of_part(figure: Figure, context: Context, part: str) -> Mention | None:
    """The level that a share speaks of: the one in question, or the one of its own subject."""
    if figure.size > 1 and len(context.levels) >= figure.size and not part:
        return context.levels[-figure.size :][figure.index]
    if not part:
        return context.level
    for level in reversed(context.levels):
        if level.name and (
            names.alike(level.name, part) or (level is context.level and level.name.startswith(part))
        ):
            return level
    return None


def _by_noun(figure: Figure, context: Context, name: str) -> Sense | None:
    if figure.quantity.sort == "ratio" and not figure.lead.raw.rstrip("的约达为").endswith(
        ("占", "比重", "占比", "总数")
    ):
        return None
    carried = context.kind == "share" and context.topic is not None and context.topic.kind == "share"
    if (
        name.endswith(lexicon.SHARE_ENDINGS)
        and not re.search(r"(?:天数|达标|优良|合格|覆盖|水质|断面)[^占]*比例$", name)
        and not name.endswith(("对比", "同比", "环比", "性价比"))
    ):
        sense = Sense("share", name, "here")
        if figure.name in ("占比", "比重", "所占比重", "比例", "占比重", "所占比例") or figure.item == "":
            level = context.level if figure.name in ("占比", "比重", "所占比重", "比例", "所占比例") else None
            if level is not None:
                sense.ties.append(("share-of", level))
                sense.subject = context.subject
        return sense
    if figure.lead.raw.rstrip("约").endswith("占") and carried is not None:
        own = figure.name.removesuffix("占").removesuffix("则").removesuffix("分别")
        level = level_of_part(figure, context, own)
        sense = Sense(
            "share", f"{own or context.subject}占比", "here" if own else "carried", subject=own or None
        )
        if level is not None:
            sense.ties.append(("share-of", level))
        return sense
    return None


def _join(level: Mention, whole: str, context: Context, sense: Sense) -> None:
    """占W的: where W was named with a level of the same measure, the part hangs on it."""
    named_so = [
        candidate
        for candidate in (
            *reversed(context.levels),
            *reversed(context.recent[-12:]),
            *context.headline.values(),
        )
        if candidate is not level
        and candidate.name
        and candidate.measure == level.measure
        and names.is_whole(candidate.name, whole)
        and names.additive(candidate.name)
        and candidate.period == level.period
    ]
    exactly = [candidate for candidate in named_so if names.core(candidate.name or "") == names.core(whole)]
    if named_so:
        sense.joins = (level, (exactly or named_so)[0])
