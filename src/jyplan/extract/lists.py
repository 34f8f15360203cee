"""Names in lists: what the last item says for all is given to each (第二、第三产业占比, 对东盟、欧盟进出口).

One small function for each way in which items share something, with what it reads; the first that fits
is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from jyplan.extract import lexicon

Items = list[str]

_SEPARATOR: Final = re.compile(r"、|以及|和|与|及|,")
_WHOLE: Final = re.compile(
    r"(?:值|额|入|出|量|口|款|率|资|重|税|费|积|数|债|(?<!机器)人|蛋|肉|菜|粮|油|例|"
    r"奶|瓜|豆|树|鱼|比|品|业|润|利|产|贷|存)$"
)
# What is measured of each item of a list, where the last item is itself a pair: 生活用品及服务价格.
_MEASURE: Final = re.compile(
    r"(?:价格|产量|增加值|总产值|产值|零售额|投资|面积|人数|余额|收入|支出|客运量|货运量|吞吐量|进出口|利润|销售额|增速)$"
)
# 金融机构存、贷款余额: two names that share a sign or a word.
_FUSED: Final = (
    (re.compile("存[、和]?贷款"), ("存款", "贷款")),
    (re.compile("进[、和]出口"), ("进口", "出口")),
    (re.compile("收入[、和与]支出"), ("收入", "支出")),
)
# Tails that all items share, in the order in which they are looked for.
_OF_WHOLE: Final = re.compile(r"占.+(?:比重|比例|份额|比)$")  # 工业投资、基础设施投资占固定资产投资比重
_DONE: Final = re.compile(
    r"(?:实际|合同|协议)(?:投入|使用|利用|到位|对[^、]|外资).*$"
)  # 德国、新加坡实际对华投资
_INSURED: Final = re.compile(r"保险(?:参保)?(?:人数|人员|基金收入|基金支出)?$")
_GROWN: Final = re.compile(r"(?:产量|出栏量?|存栏量?)$")
_CONCENTRATION: Final = re.compile(r"年?(?:平均)?浓度$")  # 可吸入颗粒物(PM10)、二氧化硫(SO2)年平均浓度
_TRADED: Final = re.compile(r"(?:进出口|出口|进口)(?:总?[额值])?$")
_PARTNER: Final = re.compile(r".{0,4}?[对自向](?=[^、]{2,6}$)")
# What of a thing an item names that does not name the thing.
_OUTPUTS: Final = tuple(sorted((*lexicon.OUTPUTS, "投资"), key=len, reverse=True))
_BARE_MEASURES: Final = tuple(sorted((*lexicon.OUTPUTS, *lexicon.MEASURED_OF_THINGS), key=len, reverse=True))
# 节能环保、公共安全、城乡社区等支出
_SHARED: Final = re.compile(
    rf"(?P<own>[^等]{{2,}})等(?:各?项|方面的?|[^、等]{{2,12}}?(?:区域|地区|城市|行业|产业|企业|领域))?"
    rf"(?P<measure>(?:PM2\.5|PM10)?(?:平均浓度|浓度)$|{_MEASURE.pattern})"
)
PREDICATE: Final = re.compile(
    r"(?:提速|(?:增幅|增速|涨幅|降幅)[比较]|“(?![^”]{1,8}”[^,。;]{2})|紧随|取得|迈|再上|高于|低于|跃上|上新|进展|增势|增长|表现|也在|上升|下降|回升|回落|上涨|"
    r"[与和同][^,]{2,12}(?:相同|持平|相当)|基本持平|持平|较[高好快低慢大多]|"
    r"较为|位居|名列|保持|稳步|快速|持续|不够|稳中|向好|势头|明显|发展(?:较|势|良|平|迅)|"
    r"正在|经过|也?再?创(?:下|出|历史|[^,]{0,14}(?:新高|纪录|记录))|(?:基本)?[进步]入|实现|完成|继续|均|同比|分别|呈|运行|进度|情况|超|走|平稳|大幅|投资完成较).*$"
)


def split(name: str, count: int) -> Items | None:
    """The names of a list of `count` items, each with the tail they share; `None` where it is no list."""
    if count < 2:
        return None
    for pattern, pair in _FUSED if count == 2 else ():
        if (fused := pattern.search(name)) is not None:
            return [name[: fused.start()] + side + name[fused.end() :] for side in pair]
    pieces = _pieces(name, count)
    if pieces is None:
        return _pair(name, count)
    *heads, last = pieces[0].lstrip("的了“"), *pieces[1:]
    if all(re.fullmatch(r"第?[一二三四]", head) for head in heads):
        return _ordinals(heads, last)
    return next((items for share in _SHARING if (items := share(heads, last)) is not None), [*heads, last])


def subjects(clause: str, count: int) -> Items | None:
    """The items of a clause that only names them: 科技、农业项目进展较好; `None` for another number."""
    body = PREDICATE.sub("", clause).strip(",:;。")
    return split(body, count) if body else None


def said_of(item: str, measure: str) -> str:
    """What is measured next of the item of a list: 户籍妇女二孩率 after 户籍妇女一孩率."""
    if item.endswith(measure):
        return item
    rates = item[-1:] == measure[-1:] == "率" and len(item) > len(measure) + 1
    return (item[: -len(measure)] if rates else item) + measure


def _pieces(name: str, count: int) -> Items | None:
    ways = (_SEPARATOR, re.compile(r"、|和|与"), re.compile("、"), re.compile(","))
    cut = ([piece for piece in way.split(name) if piece] for way in ways)
    return next((pieces for pieces in cut if len(pieces) == count), None)


def _pair(name: str, count: int) -> Items | None:
    """城乡居民收入, 三次产业增加值: several in one word."""
    if count == 2 and "城乡" in name:
        before, _, rest = name.partition("城乡")
        return [f"{before}城镇{rest}", f"{before}农村{rest}"]
    if count == 3 and "三次产业" in name:
        before, _, rest = name.partition("三次产业")
        return [f"{before}第{ordinal}产业{rest}" for ordinal in "一二三"]
    return None


def _ordinals(heads: Sequence[str], last: str) -> Items | None:
    """第二、第三产业占比; 一、二、三产业."""
    match = re.match(r"第?[一二三四](?:次)?", last)
    if match is None or (not heads[0].startswith("第") and re.match(r"[一二三四]产", last) is None):
        return None if heads[0].startswith("第") else [*heads, last]
    tail, ordinal = last[match.end() :], "第" if heads[0].startswith("第") else ""
    return [("" if head.startswith("第") else ordinal) + head + tail for head in (*heads, match.group())]


def _partners(heads: Sequence[str], last: str) -> Items | None:
    """对东盟、欧盟进出口: with whom, and in which direction."""
    traded, towards = _TRADED.search(last, 2), _PARTNER.match(heads[0])
    if not traded or not towards or any(_TRADED.search(head) for head in heads):
        return None
    own = heads[0].removeprefix(towards.group()), *heads[1:], last.removesuffix(traded.group())
    return [towards.group() + partner + traded.group() for partner in own]


def _tail(
    pattern: re.Pattern[str], head_is_whole: re.Pattern[str] | None = None
) -> Callable[..., Items | None]:
    """Items that share what the last one ends in, where no other ends so, or is a whole name by itself."""

    def share(heads: Sequence[str], last: str) -> Items | None:
        tail = pattern.search(last, 1)
        whole = any(pattern.search(head) or (head_is_whole and head_is_whole.search(head)) for head in heads)
        return None if tail is None or whole else [*(head + tail.group() for head in heads), last]

    return share


def _behind_of(heads: Sequence[str], last: str) -> Items | None:
    """甲、乙的产值."""
    own, _, tail = last.rpartition("的")
    whole = not own or not _WHOLE.search(tail) or any("的" in head or _WHOLE.search(head) for head in heads)
    return None if whole else [*(f"{head}的{tail}" for head in heads), last]


def _and_others(heads: Sequence[str], last: str) -> Items | None:
    """节能环保、公共安全、城乡社区等支出."""
    shared = _SHARED.match(last)
    if not shared or any(_MEASURE.search(head) for head in heads):
        return None
    return [item + shared["measure"] for item in (*heads, shared["own"])]


def _of_one_thing(heads: Sequence[str], last: str) -> Items | None:
    """蔬菜播种面积、产量; 商品房销售面积和金额: the last item is of what the one before it names."""
    if last not in _BARE_MEASURES:
        return None
    measure = next((word for word in _BARE_MEASURES if heads[-1].endswith(word)), "")
    owner = heads[-1].removesuffix(measure) if measure else ""
    return [*heads, owner + last if len(owner) > 1 else last]


def _measured(heads: Sequence[str], last: str) -> Items | None:
    """食品、衣着、生活用品及服务价格: what is measured, where the last item is itself a pair."""
    measure = _MEASURE.search(last, 2) if re.search(r"[及和与]", last) else None
    if not measure or max(map(len, heads)) > 12 or any(_MEASURE.search(head) for head in heads):
        return None
    return [*(head + measure.group() for head in heads), last]


def _industries(heads: Sequence[str], last: str) -> Items | None:
    """高技术制造业、装备制造业增加值: what branches bring about."""
    output = next((word for word in _OUTPUTS if last.endswith(word)), "")
    if not output or not all(head.endswith(lexicon.DOERS) for head in heads) or len(last) < len(output) + 3:
        return None
    return [*(head + output for head in heads), last]


def _short(heads: Sequence[str], last: str) -> Items | None:
    """猪、牛、羊肉产量: short heads, and a last item with more behind its own."""
    longest = max(map(len, heads))
    whole = any(_WHOLE.search(head) and (len(head) > 3 or head[-1] == last[-1]) for head in heads)
    grown = _GROWN.search(last, 1)
    if grown and not last[: grown.start()].endswith("肉"):
        return None if longest > 2 else [*(head + grown.group() for head in heads), last]
    if (longest > 2 and grown) or longest > 5 or len(last) <= longest + 1 or whole:
        return None
    tail = last[_own_width(heads, last) :]
    return [*(head + tail for head in heads), last] if len(tail) >= 2 else None


def _own_width(heads: Sequence[str], last: str) -> int:
    """How much of the last item is its own: as much as the others have, up to the sign they end in."""
    ending = heads[-1][-1]
    position = last.find(ending)
    if 0 < position < len(last) - 1 and position <= 7:
        return position + 1
    return min(len(heads[-1]), max(1, len(last) - 2))


_SHARING: Final = (
    _partners,
    _tail(_OF_WHOLE),
    _behind_of,
    _and_others,
    _tail(_DONE),
    _of_one_thing,
    _measured,
    _industries,
    _short,
    _tail(_INSURED, re.compile("保险$")),  # 基本养老、失业、工伤保险参保人数
    _tail(_CONCENTRATION),
    _tail(_GROWN, _WHOLE),  # 生猪、牛、羊出栏
)
