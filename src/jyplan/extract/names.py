"""Names of indicators: nouns after a counted unit, and whether two are alike."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon

# 218家经开区地区生产总值占…: what is measured of those that are counted.
_MEASURED: Final = re.compile(
    r"(?:地区|国内)?生产总值|(?<=工业)(?:总产值|增加值|产值)|(?:城镇)?(?:调查|登记)失业率|(?:实现|完成)?(?:进出口|出口|进口)(?:总[额值]|额)|(?:税收|财政|营业|销售|主营业务)收入|利润总额"
    r"|(?:细颗粒物(?:\(PM2\.5\))?|PM2\.5|PM10)?(?:年)?(?:平均)?浓度|(?:平均)?空气质量(?=优良|达标)|(?:占地|建筑|营业|播种|种植)面积"
)
_STOPS: Final = re.compile(
    "|".join(sorted(map(re.escape, lexicon.NOUN_STOPS), key=len, reverse=True))
    + "|(?:集聚|聚集)了|创造了|增长(?![点极])|中(?![小国央心医药学等型部西东外高城])"
)


def noun_after(tail: str) -> str:
    """The noun that a counted unit takes after it: 老旧小区 of 171个老旧小区全部改造; "" for none."""
    body = re.split(r"[,;:。?!]", tail, maxsplit=1)[0]
    if tail.startswith(("大关", "新台阶", "台阶", "关口", "新关口")):
        return ""
    body = re.sub(r"^大(?!型|学|中|小|众|米|豆|棚|田)", "", body.lstrip("”"))
    if (
        not body
        or body[0] in "、和与及()/的余至到"
        or body.startswith(("以上", "以下", "以内", "之内", "左右", "上下", "多于"))
    ):
        return ""
    quoted = re.match(r"[^“]{0,12}“[^”]{1,20}”[^,;:。、]{0,12}", body)
    limit = quoted.end() if quoted and _STOPS.search(body, 1, body.index("“")) is None else 0
    cut = len(body)
    bracket = re.search(r"\((?![^()]{1,4}\))|\)(?!.)", body)
    if bracket and "(" not in body[: bracket.start()]:
        body = body[: bracket.start()]
        cut = len(body)
    measured = None if body.startswith(("国内生产总值", "地区生产总值")) else _MEASURED.search(body, 2)
    if measured and measured.start() >= limit:
        body = body[: measured.start()]
        cut = len(body)
    for match in _STOPS.finditer(body, max(limit, 1)):
        if (
            match.start() >= 2
            or body[0] in "村县镇乡人户"
            or match.group() in ("中", "已", "获", "被", "在", "的", "均", "正")
        ):
            cut = match.start()
            break
    noun = body[:cut].rstrip("、和与及,")
    return noun if (1 <= len(noun) <= 24 and _STOPS.match(noun) is None) or len(noun) >= 3 else ""


_BARE: Final = re.compile(
    r"[\s“”\"、,:()]|全省|全市|全县|全区|累计|实现|完成|达到|地方|本级|的|总额|总量|数量|个数"
)


def core(name: str) -> str:
    """A name without what differs between two ways of writing it."""
    return _BARE.sub("", name)


def alike(left: str, right: str) -> bool:
    """Whether two names most likely name the same thing."""
    a, b = core(left), core(right)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and long.endswith(short) and len(long) - len(short) <= 4


_SCOPE: Final = re.compile(
    r"(?:地方|我国|全国|全社会|全部|财政|本级|年末|累计|各类|(?:全|本|我|.{1,4})[国省市县区州旗镇乡街村]级?)+"
)


def is_whole(name: str, wanted: str) -> bool:
    """Whether a name is that of a wanted whole, but for where it is or that it is all: 全县, 地方, 全社会.

    Any other word before it says which part: 制造业实际使用外资 is none for 实际使用外资.
    """
    short, long = sorted((core(name), core(wanted)), key=len)
    before = long.removesuffix(short)
    return bool(short) and (not before or (before != long and _SCOPE.fullmatch(before) is not None))


def additive(name: str) -> bool:
    """Whether levels of this name can add up: averages, prices and rates cannot."""
    return not any(word in name for word in lexicon.NOT_ADDITIVE)


_SIGNED: Final = re.compile(
    r"利润|盈亏|盈余|结余|差额|[顺逆]差|净(?:流[入出]|增|投放|利)|"
    r"(?:新增|净增)[^,。;]*(?:存款|贷款|融资|资金)|(?:存款|贷款)(?:新增|增量)"
)


def signed(name: str) -> bool:
    """Whether amounts of this name may be below zero, so that a part may exceed its whole: 利润, 新增存款."""
    return _SIGNED.search(name) is not None
