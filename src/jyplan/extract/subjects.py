"""The name in a lead: what is left once times, connectives and places are taken from its front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from jyplan.extract import lexicon
from jyplan.extract.times import TimeWord, number

Direction = Literal["rise", "fall"]

_LEADING: Final = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]{1,2}[)、.](?![\d一二三四五六七八九十]))|"
    r"^\([^()]{2,30}(?:[电讯]\)|\)、(?=..))|^第[\d一二三四五六七八九十]{1,3}[条款](?=..)|^[,:;。、\s”\"')/—·●•◆◇▲△★☆○◎□■❖➢#*>|!?…-]+"
)
_EACH: Final = re.compile(
    r"(?:分别)?(?:为|是)?(?:平均)?每(?:平方米|人|亩|公斤|千克|吨|户|公顷|立方米|千瓦时|度|斤|头|套|件)(?:每[月年天日])?$"
)
# What is said of the projects or figures before: 80个项目集中签约、总投资.
_SAID_BEFORE: Final = re.compile(
    r"^(?:(?:项目)?(?:集中)?(?:签约|开工|投产|竣工|落地)|.*(?:正?增长|下降|回升|回落))、(?=..)"
)
_WHO: Final = (*lexicon.DOERS, "单位", "园区", "领域", "户", "网络", "法人", "市场")
_PLACES: Final = tuple("省市县区镇乡州旗盟村园")
_SPAN_ONLY: Final = re.compile(r"^(?P<n>[二两三四五六七八九十]|\d{1,2})年(?:内|间|来)?(?![一制级期义])")
_CONVERTED: Final = re.compile(
    r"^(?:剔除|扣除)[^,]*(?:因素|影响|后)(?:影响)?(?:之?后)?$|^按.*(?:计算|折算|换算|核算)$|^按.*汇率|.*汇率(?:计算|折算|换算)$|^折合$|^相比$"
)
_TOGETHER: Final = re.compile(r"共(?=接待)|(?<=[国省市县区州镇乡])共有(?=..)")
# What stands for the names before it: 两项指标分别比上年同期增长22%和23%.
_BOTH: Final = re.compile(
    r"^(?:上述|以上|这|该)?(?:[两二三四五六七八九十]|\d{1,2})[项个大](?:主要)?(?:经济)?指标$|^[两二三]者$"
)
# What stands before a name and only says on what ground it holds.
_GROUND: Final = re.compile(
    r"^折合(?=..)|^按[^,]{1,12}(?:计算|折算|换算|核算)的?(?=..)|^.{4,}?(?:审查|审议)?批准(?:的)?(?:调整)?(?:后的)?(?:全[市县区省])?(?=..)|"
    r"^(?:国庆|春节|元旦|五一|中秋|清明|端午)(?:节|假期|长假|黄金周)*(?:期间|\d天|[三七八]天)?(?:全国)?共?(?=..)"
)
_UNDER: Final = re.compile(r"在[^,]{2,16}(?:带动|影响|推动|拉动|作用|支撑|驱动)下(?:实现|完成)?")
# “主计总处”18日还公布台湾失业率: who says it, and when.
_SAID_BY: Final = re.compile(
    r"^[^,。;]{0,12}?(?:[处局部院署委行会社网台]|主计)[”\"」』]?(?:今|昨|前)?[日天]?(?:\(?\d{1,2}日\)?)?(?:还|也|又|并|昨日|今日)?"
    r"(?:的?(?:最新)?(?:数据|资料|统计|报告|公报))?(?:公布|发布|公告|指出|表示|显示(?!屏|器|面|模)|披露|通报)(?:显示)?的?(?=.{3})"
)
# 支出48亿元,加补助下级支出5亿元: an item of a budget's account.
_ADDED: Final = re.compile(
    r"^加(?=(?:上级|下级|补助|上解|上年|调入|债务|地方政府|新增|转移|动用|返还|税收返还))"
)
_CARRIED: Final = re.compile(r"(?:上年|上年度|去年|以前年度)(?:结转|结余|滚存)")
_FOOTNOTE: Final = re.compile(r"\[\d{1,3}\]|\([^()]*(?:下同|口径)[^()]*\)")
_PLACE_DOES: Final = re.compile(
    r"(?P<place>.{1,8}?)(?:预计)?(?:将|可)?(?:累计|共|共计|总共)?(?:实现|完成)(?P<rest>(?!率|进度).{2,})$"
)
_DOES_MEASURE: Final = re.compile(
    r"(?P<who>.{4,24}?)(?:累计|共)?(?:实现|完成)"
    rf"(?P<rest>(?:(?:规上|规模以上)?工业)?(?:{'|'.join(lexicon.OUTPUTS)}|总?收入|投资))$"
)
_STARTS_NAME: Final = re.compile(
    r"(?:再保险|再生|再贷款|再就业|再融资|共享|共同|共建|和谐|和平|有效|有线|有色|有限|有机|有关|有组织|有进出口|"
    r"年末总|是否|为民|为农|等级|等外|对外|对口|对共建|对.{1,8}(?:进出口|"
    r"出口|进口|贸易|贡献)|并购|并网|将军|要素|各类|各项|各级|各种|各金|"
    r"各县|均价|仅有|"
    r"在建|在校|在册|在岗|在孵|在园|在库|在地|在职|在营|在学|在院|在训|在押|由于|从业|从事|据点|"
    r"主要(?:污染|作物|农|工业|农作物|经济|行业|产品|指标)|计划总|计划投资|"
    r"计划外|使用|另外|达标|累计完成|累计投入|通过率|包括|含[税油水硫糖量金]|完成率|完成投资|"
    r"实现率|发生[率额数量]|主要)"
)


@dataclass(slots=True)
class Lead:
    """The words before a quantity, taken apart.

    `name` is what is left; `start` and `end` its place in the line. `reached` is set where a verb of reaching
    stands right before the quantity (增加到), so that the change before it is only how it came there.
    """

    name: str = ""
    start: int = 0
    end: int = 0
    direction: Direction | None = None
    verb: str = ""
    towards: bool = False
    bound: str | None = None
    approximate: str | None = None
    mean: bool = False
    cumulative: bool = False
    respectively: bool = False
    every: bool = False  # 均
    basis: str | None = None
    base: str | None = None  # what it is compared with
    year_on_year: bool = False
    month_on_month: bool = False
    growth_noun: bool = False
    noun: str = ""  # the noun of growth: 增速
    mean_years: int = 0  # 两年平均
    span_years: int = 0  # 五年完成
    of: bool = False  # ends in 的
    from_: bool = False  # ends in 由 or 从
    whole: str = ""  # of a share
    plan: str = ""  # what is completed
    share_noun: bool = False
    times: list[TimeWord] = field(default_factory=list)
    raw: str = ""
    future: str = ""
    words: list[str] = field(default_factory=list)
    among: bool = False  # 其中
    rate_then: bool = False  # 降幅较1-6月的: a rate of another time
    body: str = ""  # what is left of the right end, before the left end is cleaned


_NO_NAMES: Final = {*lexicon.REGIONS, *lexicon.ADVERBS, *"年月季日分数值系"} - {
    "总数",
    "总量",
    "总额",
    "总值",
    "规模",
    "增速",
    "速度",
}


def _by_first(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first sign, the longest first."""
    table: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        table.setdefault(word[0], []).append(word)
    return table


_CONNECTIVE: Final = _by_first(lexicon.CONNECTIVES)
_REGION: Final = _by_first(lexicon.REGIONS)


def subject(body: str, start: int, lead: Lead) -> None:
    """Set the lead's name: what is left without times, connectives and regions."""
    speaker = _SAID_BY.match(body)
    offset = speaker.end() if speaker else 0
    body = body[offset:]
    while True:
        match = _LEADING.match(body)
        if match:
            body, offset = body[match.end() :], offset + match.end()
            continue
        cut = _leading_cut(body, offset, lead)
        if not cut:
            break
        body, offset = body[cut:], offset + cut
    body = "" if _CONVERTED.match(body) else _without_time(body, offset, lead)
    body = _ADDED.sub("", _SAID_BEFORE.sub("", body))
    body = re.sub(r"(?<=..)在历史(?:同期)?$", "", body)
    body = _GROUND.sub("", _UNDER.sub("", _FOOTNOTE.sub("", _EACH.sub("", body))))
    match = _SPAN_ONLY.match(body)
    if match:
        trimmed = Lead()
        subject(body[match.end() :], 0, trimmed)
        lead.span_years = number(match["n"])
        body = trimmed.name
    if _CONVERTED.match(body):
        body = ""
    match = _PLACE_DOES.match(body)
    if match and match["place"] in ("累计", "共", "已", "合计", "可", "将"):
        body = match["rest"] if match["rest"] not in ("投资",) else body
    elif match:
        body = match["rest"] if match["place"].endswith(_PLACES) else match["place"] + match["rest"]
    match = _DOES_MEASURE.match(body)
    if match and match["who"].endswith(_WHO):
        body = match["who"] + match["rest"]
    body = _BOTH.sub("", _TOGETHER.sub("", body))
    if body in lexicon.CONNECTIVES or body in _NO_NAMES:
        body = ""
    lead.name, lead.start, lead.end = body, start + offset, start + offset + len(body)


def _without_time(body: str, offset: int, lead: Lead) -> str:
    """A name without a time in the middle: 五莲县2012年生产总值, 经济增速2022年以来."""
    for word in lead.times:
        start, end = word.start - offset, word.end - offset
        if start <= 0 or end > len(body):
            continue
        rest = body[end:]
        if _CARRIED.match(body, start):
            continue  # 一般债券上年结余
        if rest.startswith(("以来", "起")) or not rest:
            return body[:start]
        if body[start:end] in ("年末", "年底") and re.match(r"全[市县区省州]|共|拥有|总|[城乡]", rest):
            trimmed = Lead()
            subject(rest, 0, trimmed)
            return trimmed.name
        does = re.match(r"(?:累计|共)?(?:实现|完成)(?=..)", rest)
        if does and body[:start].endswith(_WHO if start > 10 else lexicon.DOERS):
            return body[:start] + rest[does.end() :]
        if start <= 10 or body[start - 1] in _PLACES:
            trimmed = Lead(times=[])
            subject(rest.removeprefix("全年"), 0, trimmed)
            lead.future = lead.future or trimmed.future
            return trimmed.name
    return body


def _leading_cut(body: str, offset: int, lead: Lead) -> int:
    for word in () if _CARRIED.match(body) else lead.times:
        if word.start <= offset + 1 and word.end > offset and word.start >= offset - 1:
            tail = re.match(
                r"(?:以来|起|底|末|,|期间|累计|当月|当季|份|中(?!国|央|心|小|西|东|部))*",
                body[word.end - offset :],
            )
            return word.end - offset + (tail.end() if tail else 0)
    for prefix in ("截至", "截止到", "截止", "至", "到", "自", "从", "在"):
        if body.startswith(prefix) and any(word.start == offset + len(prefix) for word in lead.times):
            return len(prefix)
    if body.startswith(("加上级", "加上年", "加上缴", "加上解")):
        return 1
    if body.startswith("其中"):
        lead.among = True
        return 2
    for connective in _CONNECTIVE.get(body[:1], ()):
        if body.startswith(connective) and len(body) > len(connective):
            if connective in lexicon.AMBIGUOUS and _STARTS_NAME.match(body):
                continue
            if connective in lexicon.FUTURE:
                lead.future = lead.future or connective
            if connective == "累计":
                lead.cumulative = True
            return len(connective)
    for region in _REGION.get(body[:1], ()):
        if body.startswith(region) and len(body) > len(region) + 1:
            return len(region)
    return 0
