"""其中, 分…看, …中: which level the levels that follow are part of, and when that ends."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from jyplan.extract import exhaustive, names
from jyplan.extract.context import Context, Whole
from jyplan.extract.lexicon import SCALES
from jyplan.extract.mentions import Mention

AMONG: Final = re.compile(r"^[,:;。、\s]*(?:其中|当中|其间)|[,、(]其中")
BY: Final = re.compile(
    r"^(?P<own>.{0,14}?)(?:(?:从|按|分|就)(?!同比|环比|总体|整体|趋势|走势|全年|当月|累计)(?P<by>[^,。;:0-9]{1,16}?)(?:来?看|"
    r"划分|分(?!别)|统计|情况看|分组看)|分(?:部门|行业|产业|地区|级次|收入结构|"
    r"税种|区域|类型|项)(?:情况)?(?:是|为)?|分项来?看|分(?!别|配|析|布|管)[^,。;:0-9]{1,8}"
    r"(?:完成|收入|进展)?情况(?:看|是|为)?)$"
)
WITHIN: Final = re.compile(r"^(?:在)?(?P<own>[^,。;]{2,14})(?:当)?中$")
_INSIDE: Final = re.compile(
    r"^(?P<noun>[^,;。]{0,14}?)(?<!集)中(?![国央心小等型部西高期标医山介药])(?P<own>[^,;。]{2,})$"
)

# Names that between them make up a whole, so that the second of them continues a list.
_SIBLINGS: Final = (
    ("第一产业", "第二产业", "第三产业"),
    ("第一", "第二", "第三"),
    ("一产", "二产", "三产"),
    ("非税", "税收"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("出口", "进口"),
    ("夏粮", "秋粮", "早稻"),
    ("工业", "建筑业"),
    ("新建", "续建", "竣工", "储备"),
    ("中央", "地方"),
    ("国税", "地税", "财政"),
    ("税务", "财政"),
    ("农业", "林业", "牧业", "畜牧业", "渔业"),
    ("签约", "协议", "意向"),
    ("轻工业", "重工业"),
    ("小学", "初中", "高中"),
    ("企业", "个人", "住户"),
    ("短期", "中长期"),
    ("男", "女"),
    ("商品零售", "餐饮收入"),
    ("一季度", "二季度"),
    ("省级", "市级", "县级", "区级"),
    ("上划", "地方"),
)
# Heads of the accounts: none of them is part of another.
_HEADS: Final = re.compile(
    r"(生产总值|社会消费品零售|固定资产投资|财政(?:总)?收入|预算收入|预算支出|"
    r"财政支出|进出口|存款|贷款|用电量|人口|工业总产值|营业收入|利润|增加值|"
    r"资产总额|负债总额|净资产|利税|成本|旅游|粮食|油料|棉花|蔬菜|水果|糖料|烟叶|药材|茶叶|肉类|禽蛋|奶类|牛奶|水产品|保费)"
)


# No text opens more wholes at once, nor has longer lists to continue.
_OPEN: Final = 4
_NAMES: Final = 40


def open_among(context: Context, previous: list[Mention]) -> None:
    """其中: the levels of the sentence so far, or of the one before, are the wholes of what follows."""
    own = context.levels
    levels = own or previous
    tops = levels if own else [level for level in levels if level.id not in context.part_ids] or levels
    nested = bool(own) and any(whole.opened_by != "heading" and not whole.stale for whole in context.wholes)
    if not own:
        context.wholes = [whole for whole in context.wholes if whole.opened_by == "heading"]
    elif nested:
        context.wholes = [whole for whole in context.wholes if not whole.nested]
    whole = Whole(list(tops), "among", nested=nested)
    whole.inline = bool(own)
    context.wholes = [*context.wholes[-_OPEN:], whole]


def open_by(context: Context, own: str) -> None:
    """分…看: the last headline is the whole, or the one that is named before it (地方收入按构成分)."""
    context.wholes = [whole for whole in context.wholes if whole.opened_by == "heading"]
    levels = list(context.headline.values())
    wanted = own.strip("的,")
    if len(wanted) > 1:
        for level in context.recent[::-1]:
            if level.name and _within(wanted, level.name):
                levels = [other for other in levels if other.measure != level.measure] + [level]
                break
    context.wholes.append(Whole(levels, "by"))


def open_within(context: Context, own: str) -> None:
    """财政收入中: the last level of that very name is the whole, 全国财政收入 before 地方本级收入."""
    levels = [level for level in context.recent[::-1] if level.name and names.is_whole(level.name, own)]
    if levels:
        level = next((level for level in levels if (level.name or "").endswith(own)), levels[0])
        context.wholes = [whole for whole in context.wholes if whole.opened_by == "heading"]
        context.wholes.append(Whole([level], "among"))


def inside(raw: str) -> tuple[str, str] | None:
    """Noun and name of 重点项目中开工项目数, where a counted noun goes on into its part."""
    match = _INSIDE.match(raw)
    return (match["noun"], match["own"]) if match else None


def _within(wanted: str, name: str) -> bool:
    """Whether the signs of `wanted` stand in `name` in this order."""
    position = 0
    for sign in wanted:
        position = name.find(sign, position) + 1
        if not position:
            return False
    return True


def close_at(context: Context, sign: str) -> None:
    """A ； ends an inner 其中, a 。 every one; a sibling of its parts opens it again."""
    for whole in context.wholes:
        if whole.opened_by == "heading":
            continue
        if sign == "。" or whole.nested or whole.inline:
            whole.stale = True
        whole.shared = whole.shared and sign != "。"
    if sign == "。":
        context.wholes = [whole for whole in context.wholes if not whole.nested]


def whole_of(context: Context, mention: Mention, tail: str = "") -> Mention | None:
    """The level that this one is part of; `None` where none is open, or it goes on with something else.

    ``tail`` is what stands behind it: a share of a whole that is not named goes on with the whole before.
    """
    shared = _BARE_SHARE.match(tail) is not None
    name = mention.name or ""
    result: Mention | None = None
    latest_first = list(reversed(context.wholes))
    stack = sorted(latest_first, key=lambda whole: not whole.nested)
    for whole in stack:
        if whole.stale and whole.opened_by != "heading":
            goes_on = shared and whole.shared
            if not goes_on and not any(
                _sibling(name, part) or _alike(whole, part, name) for part in whole.names
            ):
                continue
            whole.stale = False
        elif whole.nested and not any(_sibling(name, part) for part in whole.names):
            outer = [other for other in stack if other is not whole]
            if whole.names and any(_sibling(name, part) for other in outer for part in other.names):
                continue
        if whole.opened_by != "heading":
            whole.names = [*whole.names[-_NAMES:], name]
        candidate = _candidate(whole, mention)
        if candidate is None or candidate.id == mention.id:
            if whole.opened_by != "heading":
                return None
            continue
        if _fits(whole, mention, candidate):
            whole.shared |= shared
            result = candidate
            break
    return result


_BARE_SHARE: Final = re.compile(r",?占(?:比|比重)?(?:约|为|达)?\d")
# What a level is a sum of: parts of one are never parts of another.
_SUMS: Final = re.compile(
    r"(增加值|产值|主营业务收入|营业收入|收入|支出|投资|零售额|零售总额|"
    r"利润|利税|存款余额|贷款余额|招生|毕业生|在校学?生|教职工|专任教师|在园幼儿)(?:总额|额|合计|总计)?$"
)


_CATERING: Final = re.compile(r"餐饮业?收入$")  # beside 商品零售, of 社会消费品零售总额


def _sum_of(name: str) -> str:
    if _CATERING.search(name):
        return "零售额"
    match = _SUMS.search(name)
    return match[1].replace("总额", "额").replace("学生", "生") if match else ""


def _candidate(whole: Whole, mention: Mention) -> Mention | None:
    """The level of the same measure, and of the same sum where there are several."""
    levels = [level for level in whole.levels if level.measure == mention.measure]
    own = _sum_of(mention.name or "")
    same = [level for level in levels if own and _sum_of(level.name or "") == own]
    if same:
        return same[-1]
    open_levels = [
        level
        for level in levels
        if not own or not _sum_of(level.name or "") or {own, _sum_of(level.name or "")} <= _OVERLAP
    ]
    best = max(reversed(open_levels), key=lambda level: _in_common(level, mention), default=None)
    if best is not None and whole.nested and _size(best) < _size(mention):
        return open_levels[0]  # 人口45万人,其中城镇32万人,乡村13万人,其中男性23万人
    return best


def _in_common(level: Mention, mention: Mention) -> int:
    """How many pairs of signs two names share: 注册协议外资 is of 注册协议利用外资, not of 实际利用外资."""
    name, other = level.name or "", mention.name or ""
    return sum(other[n : n + 2] in name for n in range(len(other) - 1))


_OVERLAP: Final = frozenset(("收入", "营业收入", "主营业务收入"))


_BEGUN: Final = re.compile(
    r"^(?:已|实际|其中)?(?:开工|竣工|完工|投产|落地|建成|签约|复工|开工在建)(?:建设|投产)?$"
)


def begun_of(context: Context, mention: Mention) -> Mention | None:
    """开工160个 after 新建项目185个: of the projects named last, those begun or finished."""
    if not _BEGUN.match(mention.name or ""):
        return None
    for level in reversed(context.recent[-8:]):
        if level.measure == mention.measure and "项目" in (level.name or ""):
            return level if _size(level) >= _size(mention) else None
    return None


# What works will bring once they are done is no part of what is there.
_ONCE_DONE: Final = re.compile(
    r"(?:达产|投产|建成|竣工|运营|达效|落地)后|预计(?:可|将|年)?(?:形成|新增|实现|带动)|可(?:形成|新增|实现)"
)


def _fits(whole: Whole, mention: Mention, candidate: Mention) -> bool:
    name, whole_name = mention.name or "", candidate.name or ""
    if not names.additive(name) or not names.additive(whole_name) or _ONCE_DONE.search(name):
        return False
    if whole.opened_by == "heading":
        tail = names.core(whole_name)[-2:]
        planned = "计划" in name and "计划" not in whole_name
        return names.core(name).endswith(tail) and not planned and _size(mention) <= _size(candidate)
    if {"利税", "资产总额"} == {word for word in ("利税", "资产总额") if word in name + whole_name}:
        return False
    if len(whole.names) > 1:
        head, other = _HEADS.search(name), _HEADS.search(whole_name)
        stated = _sibling(name, whole.names[0])
        exceeds = _size(mention) > _size(candidate) and not (stated and whole.opened_by == "among")
        if exceeds or (head and other and head[1] != other[1] and not stated):
            whole.stale = True
            return False
    return True


def _size(mention: Mention) -> Decimal:
    value = mention.value if isinstance(mention.value, str) else "0"
    scale = next((power for word, power in SCALES.items() if mention.unit.startswith(word)), 0)
    try:
        return Decimal(value).scaleb(scale)
    except InvalidOperation:
        return Decimal(0)


def _alike(whole: Whole, part: str, name: str) -> bool:
    """Whether two names go on before the name of their whole: 小春粮食产量 and 大春粮食产量, of 粮食产量."""
    ends = tuple(level.name for level in whole.levels if level.name)
    return any(part.endswith(end) and name.endswith(end) and part != end != name for end in ends)


@lru_cache(maxsize=4096)
def _sibling(left: str, right: str) -> bool:
    """Whether two names are of parts of one whole: of a list above, or parts that share nothing."""
    if exhaustive.apart("", (left, right)):
        return True
    for group in _SIBLINGS:
        a = next((word for word in group if word in left), None)
        b = next((word for word in group if word in right), None)
        if a and b and a != b:
            rest, other = left.replace(a, "", 1), right.replace(b, "", 1)
            return rest == other or (
                bool(rest and other) and rest[-2:] == other[-2:] and abs(len(rest) - len(other)) <= 3
            )
    return False
