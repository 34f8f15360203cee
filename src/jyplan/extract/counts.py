"""Chinese numerals that are figures: 三个主导产业, 十余个项目, 突破千亿元; most others are words."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon
from jyplan.extract.numerals import CHINESE
from jyplan.extract.quantities import Quantity

_IDIOM_COUNT: Final = re.compile("(?:" + "|".join(map(re.escape, lexicon.ORDERING_NOUNS)) + ")")
_BOUND_BEFORE: Final = re.compile(
    r"(?:突破|超过|超|近|过|逾|达|达到|上|跨越|跨上|迈上|迈过|跨过|站上|(?<![签合公履])约|接近|不足|每|冲刺|跃上|破|再增)$"
)


def is_large(text: str, quantity: Quantity, before: str) -> bool:
    """千亿元 after 突破, 上亿人, and numbers fully spelled out: 五百零一亿九千万元."""
    if quantity.sort != "amount" or not quantity.unit:
        return False
    raw = text[quantity.start : quantity.end]
    digits = sum(sign in CHINESE for sign in raw)
    scaled = quantity.unit[0] in "万亿千百"
    if digits >= 3 and scaled and any(sign in "二三四五六七八九" for sign in raw):
        return True
    if not scaled and not (digits >= 2 and quantity.measure in ("元",)):
        return False
    if _BOUND_BEFORE.search(before):
        return (
            before.endswith("上")
            or quantity.end == len(text)
            or text[quantity.end : quantity.end + 1] in ",。;、)大以和左,(增\n"
        )
    return (
        digits >= 2
        and quantity.measure in ("元", "美元", "吨", "亩", "人次")
        and text[quantity.end : quantity.end + 2] in ("", "以上")
    ) or (
        digits >= 2
        and quantity.measure in ("元", "美元", "吨", "亩", "人次")
        and text[quantity.end : quantity.end + 1] in ",。;、)"
        and not text.startswith("大关", quantity.end)
        and raw[0] not in "百千万亿"
    )


def names_a_class(text: str, quantity: Quantity) -> bool:
    """百亿县区, 千亿产业: a round size before a noun."""
    raw = text[quantity.start : quantity.end]
    return (
        raw[0] in "百千万亿十"
        and quantity.unit[:1] in tuple("万亿千百")
        and len(quantity.unit) > 0
        and re.match(r"[\u4e00-\u9fff]", text[quantity.end : quantity.end + 1]) is not None
        and raw[-1] in "亿元"
        and not raw.startswith("万达")
    )


# Before a counter these make no count: 第三个, 每一户.
_NO_COUNT_BEFORE: Final = tuple("第每哪这那同某逐另前后上下头首整统唯")
_GREAT: Final = re.compile(r"大[^,。;、:”]{0,6}(?:工程|项目|基地|园区|中心|活动|市场|公园|景区|企业|指标)")
# 劣四类水质
_GRADE: Final = re.compile(r"(?:、劣|[、和]?[一二三四]类|及以上)?[^,。;]{0,2}(?:水|标准|断面)")
_COUNTS_ALONE: Final = ("个", "家", "座", "所", "处", "条", "项", "支", "艘", "台")


def is_count(text: str, quantity: Quantity, before: str) -> bool:
    """三个主导产业, 十余个商贸项目, 九大绿化工程; 一个 only after its noun, at the end of a clause."""
    raw = text[quantity.start : quantity.end]
    unit = quantity.unit
    following = text[quantity.end : quantity.end + 8]
    if not unit:
        counted = raw in tuple("二两三四五六七八九十") or (len(raw) == 2 and raw[0] == "十")
        great = counted and _GREAT.match(text, quantity.end) is not None
        return great and not before.endswith(("第", "分", "按"))
    if unit not in lexicon.CHINESE_COUNTERS or before.endswith(_NO_COUNT_BEFORE) or raw.startswith("零"):
        return False
    if _orders(unit, before, following) or (raw[0] in "百千万亿" and quantity.approximate is None):
        return False
    if raw.startswith("一") and quantity.value == "1":
        return _is_alone(unit, before, following)
    if _IDIOM_COUNT.match(following) or not re.match(r"[\u4e00-\u9fff“A-Z]|[,。;、)]", following or "。"):
        return False
    if not following or following[0] in ",。;、)":
        return (
            unit in (*_COUNTS_ALONE, "户", "名", "人", "件")
            and len(before) > 1
            and before[-1] not in "、,"
            and quantity.approximate is not None
        )
    return True


def _orders(unit: str, before: str, following: str) -> bool:
    """居五个千亿区第一位, 劣四类水质, 三项社会保险: numerals that place or grade."""
    if before.endswith(("居", "列", "位", "排")) and re.match(
        r"[^,。;]{1,10}(?:第|之首|首位|前列)", following
    ):
        return True
    if unit == "类":
        return _GRADE.match(following) is not None
    return unit == "项" and following.startswith(("社会保险", "基本", "主要指标"))


def _is_alone(unit: str, before: str, following: str) -> bool:
    """新建学校一所: one of what stands before it, and nothing behind."""
    return (
        re.match(r"[,。;、)]|$", following) is not None
        and re.search(r"[\u4e00-\u9fff]{2}$", before) is not None
        and unit in _COUNTS_ALONE
        and not before.endswith(("每", "之", "这", "同"))
    )
