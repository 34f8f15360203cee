"""Names of indicators: lists of them taken apart, nouns after a counted unit, and whether two are alike."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon

_SEPARATOR: Final = re.compile(r"、|以及|和|与|及|,")
_WHOLE: Final = re.compile(
    r"(?:值|额|入|出|量|口|款|率|资|重|税|费|积|数|债|人|蛋|肉|菜|粮|油|例|"
    r"奶|瓜|豆|树|鱼|比|品|业|润|利|产|贷|存)$"
)
# What is measured of each item of a list, where the last item is itself a pair: 生活用品及服务价格.
_MEASURE: Final = re.compile(
    r"(?:价格|产量|增加值|总产值|产值|零售额|投资|面积|人数|余额|收入|支出|客运量|货运量|吞吐量|进出口|利润|销售额|增速)$"
)
# 218家经开区地区生产总值占…: what is measured of those that are counted.
_MEASURED: Final = re.compile(
    r"(?:地区|国内)?生产总值|(?<=工业)(?:总产值|增加值|产值)|(?:城镇)?(?:调查|登记)失业率|(?:实现|完成)?(?:进出口|出口|进口)(?:总[额值]|额)|(?:税收|财政|营业|销售|主营业务)收入|利润总额"
    r"|(?:细颗粒物(?:\(PM2\.5\))?|PM2\.5|PM10)?(?:年)?(?:平均)?浓度|(?:平均)?空气质量(?=优良|达标)|(?:占地|建筑|营业|播种|种植)面积"
)
# 金融机构存、贷款余额: two names that share a sign or a word.
_FUSED: Final = (
    (re.compile("存[、和]?贷款"), ("存款", "贷款")),
    (re.compile("进[、和]出口"), ("进口", "出口")),
    (re.compile("收入[、和与]支出"), ("收入", "支出")),
)
# 新加坡|实际对华投资: where what is done begins, which all of a list have done.
_DONE: Final = re.compile(r"(?:实际|合同|协议)(?:投入|使用|利用|到位|对[^、]|外资).*$")
# What of a thing an item names that does not name the thing: 蔬菜播种面积、产量, 商品房销售面积和金额.
_BARE_MEASURES: Final = tuple(sorted((*lexicon.OUTPUTS, *lexicon.MEASURED_OF_THINGS), key=len, reverse=True))
_INSURED: Final = re.compile(
    r"保险(?:参保)?(?:人数|人员|基金收入|基金支出)?$"
)  # 基本养老、失业、工伤保险参保人数
_TRADED: Final = re.compile(r"(?:进出口|出口|进口)(?:总?[额值])?$")
_PARTNER: Final = re.compile(r".{0,4}?[对自向](?=[^、]{2,6}$)")
_GROWN: Final = re.compile(r"(?:产量|出栏量?|存栏量?)$")
_OF_WHOLE: Final = re.compile(r"占.+(?:比重|比例|份额|比)$")
# 节能环保、公共安全、城乡社区等支出
_SHARED: Final = re.compile(
    rf"(?P<own>[^等]{{2,}})等(?:各?项|方面的?|[^、等]{{2,12}}?(?:区域|地区|城市|行业|产业|企业|领域))?"
    rf"(?P<measure>(?:PM2\.5|PM10)?(?:平均浓度|浓度)$|{_MEASURE.pattern})"
)
_PREDICATE: Final = re.compile(
    r"(?:“(?![^”]{1,8}”[^,。;]{2})|紧随|取得|迈|再上|高于|低于|跃上|上新|进展|增势|增长|表现|也在|上升|下降|回升|回落|上涨|"
    r"[与和同][^,]{2,12}(?:相同|持平|相当)|基本持平|持平|较[高好快低慢大多]|"
    r"较为|位居|名列|保持|稳步|快速|持续|不够|稳中|向好|势头|明显|发展(?:较|势|良|平|迅)|"
    r"正在|经过|也?再?创(?:下|出|历史|[^,]{0,14}(?:新高|纪录|记录))|(?:基本)?[进步]入|实现|完成|继续|均|同比|分别|呈|运行|进度|情况|超|走|平稳|大幅|投资完成较).*$"
)
_STOPS: Final = re.compile(
    "|".join(sorted(map(re.escape, set(lexicon.NOUN_STOPS) - {"中"}), key=len, reverse=True))
    + "|中(?![小国央心医药学等型部西东外高城])"
)


def split(name: str, count: int) -> list[str] | None:
    """The names of a list of `count` items, each with the tail they share; `None` where it is no list.

    第二、第三产业占比 gives 第二产业占比 and 第三产业占比, 猪、牛、羊肉产量 three kinds of meat.
    """
    if count < 2:
        return None
    for pattern, pair in _FUSED if count == 2 else ():
        if (fused := pattern.search(name)) is not None:
            return [name[: fused.start()] + side + name[fused.end() :] for side in pair]
    pieces = _pieces(name, count)
    if pieces is None:
        return _pair(name, count)
    pieces[0] = pieces[0].lstrip("的了“")
    last = pieces[-1]
    if pieces[0].startswith("第") and all(re.fullmatch(r"第?[一二三四]", piece) for piece in pieces[:-1]):
        match = re.match(r"第?[一二三四](?:次)?", last)
        if match is None:
            return None
        tail = last[match.end() :]
        heads = [*pieces[:-1], match.group()]
        return [("" if head.startswith("第") else "第") + head + tail for head in heads]
    if all(re.fullmatch(r"[一二三四]", piece) for piece in pieces[:-1]) and re.match(r"[一二三四]产", last):
        return [piece + last[1:] for piece in [*pieces[:-1], last[0]]]
    heads = pieces[:-1]
    traded, partner = _TRADED.search(last, 2), _PARTNER.match(heads[0])
    if traded and partner and not any(_TRADED.search(head) for head in heads):
        own = [heads[0].removeprefix(partner.group()), *heads[1:], last.removesuffix(traded.group())]
        return [partner.group() + item + traded.group() for item in own]
    share = _OF_WHOLE.search(last, 2)
    if share and not any(_OF_WHOLE.search(head) for head in heads):
        return [*(head + share.group() for head in heads), last]
    own, _, tail = last.rpartition("的")
    if own and _WHOLE.search(tail) and not any("的" in head or _WHOLE.search(head) for head in heads):
        return [*(f"{head}的{tail}" for head in heads), last]
    shared = _SHARED.match(last)
    if shared and not any(_MEASURE.search(head) for head in heads):
        return [piece + shared["measure"] for piece in (*heads, shared["own"])]
    done = _DONE.search(last, 2)
    if done and not any(_DONE.search(head) for head in heads):
        return [*(head + done.group() for head in heads), last]
    if last in _BARE_MEASURES:
        measure = next((word for word in _BARE_MEASURES if heads[-1].endswith(word)), "")
        owner = heads[-1].removesuffix(measure) if measure else ""
        return [*heads, owner + last if len(owner) > 1 else last]
    longest = max(len(piece) for piece in heads)
    measure = _MEASURE.search(last, 2) if re.search(r"[及和与]", last) else None
    if measure and longest <= 8 and not any(_MEASURE.search(head) for head in heads):
        return [*(head + measure.group() for head in heads), last]
    if (
        longest <= 5
        and len(last) > longest + 1
        and not any(_WHOLE.search(head) and len(head) > 3 for head in heads)
    ):
        width = _head_width(heads, last)
        tail = last[width:]
        if len(tail) >= 2:
            return [*(head + tail for head in heads), last]
    insured = _INSURED.search(last, 1)
    if insured and not any(_INSURED.search(head) or head.endswith("保险") for head in heads):
        return [*(head + insured.group() for head in heads), last]
    grown = _GROWN.search(last, 1)
    if grown and not any(_WHOLE.search(head) or _GROWN.search(head) for head in heads):
        return [*(head + grown.group() for head in heads), last]
    return pieces


def _head_width(heads: list[str], last: str) -> int:
    """How much of the last item is its own head: as much as the others have, up to the sign they end in."""
    ending = heads[-1][-1]
    position = last.find(ending)
    if 0 < position < len(last) - 1 and position <= 7:
        return position + 1
    return min(len(heads[-1]), max(1, len(last) - 2))


def _pieces(name: str, count: int) -> list[str] | None:
    pieces = [piece for piece in _SEPARATOR.split(name) if piece]
    if len(pieces) == count:
        return pieces
    by_comma = [piece for piece in re.split(r"、|和|与", name) if piece]
    if len(by_comma) == count:
        return by_comma
    only = [piece for piece in name.split("、") if piece]
    return only if len(only) == count else None


def _pair(name: str, count: int) -> list[str] | None:
    if count == 2 and "城乡" in name:
        rest = name[name.index("城乡") + 2 :]
        before = name[: name.index("城乡")]
        return [f"{before}城镇{rest}", f"{before}农村{rest}"]
    if count == 3 and "三次产业" in name:
        before, _, rest = name.partition("三次产业")
        return [f"{before}第{ordinal}产业{rest}" for ordinal in "一二三"]
    return None


def subjects(clause: str, count: int) -> list[str] | None:
    """The items of a clause that only names them: 科技、农业项目进展较好; `None` for another number."""
    body = _PREDICATE.sub("", clause).strip(",:;。")
    if not body:
        return None
    return split(body, count)


def noun_after(tail: str) -> str:
    """The noun that a counted unit takes after it: 老旧小区 of 171个老旧小区全部改造; "" for none."""
    body = re.split(r"[,;:。?!]", tail, maxsplit=1)[0]
    if tail.startswith("大关"):
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
    measured = _MEASURED.search(body, 2)
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
