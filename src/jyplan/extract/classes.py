"""Sizes that name a class and measure nothing: 5000万元以上项目, 百亿级产业, 收入过亿元的村."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract.quantities import Quantity

_CLASS_TAIL: Final = re.compile(
    r"(?:及以上|以上|以下|级(?:别)?|规模以上|及以下|以内)(?:的)?(?=[\u4e00-\u9fff])"
)
# 其中1-10亿元项目4个: a range of sizes.
_BRACKET: Final = re.compile(r"(?:之间)?的?[^,。;、0-9]{0,6}(?:项目|企业|工程)[^,。;、0-9]{0,3}\d")
# 60千瓦变压器一台: the size of what is counted.
_POWERS: Final = frozenset(("千瓦", "兆瓦", "千伏安", "千伏", "马力", "毫米", "吨", "升", "立方米"))
_PIECES: Final = re.compile(
    r"(?:的)?[\u4e00-\u9fff]{2,8}?(?:\d+|[一二两三四五六七八九十]+)(?:台|座|条|套|辆|艘|架)"
)
# 吞吐量达到100万人次以上的机场有106个: how many are of the class.
_COUNTED: Final = re.compile(
    r"(?:及?以上|及?以下)的[^,。;0-9]{0,8}?(?:已|共|就)?(?:有|达到?|共|为)\d+(?:个|家|户|座|所|名|人|条|项)(?!百分点)"
)
_EXCEEDED: Final = re.compile(
    r"的(?:省份|城市|地区|国家|区县|高新区|开发区)|的?(?:县|企业|项目|村|乡镇|镇|户|园区|市|区|大户|产业|商场|集团|公司|(?<=的)\d)"
)


# What tells the size of a thing, and what does so only before a noun of such things.
_SIZES: Final = ("元", "美元", "", "岁", "千瓦", "米", "年", "吨标准煤", "千伏", "度", "兆瓦")
_AMOUNTS: Final = ("人", "头", "只", "张", "天", "亩", "公里", "平方公里", "公顷", "吨", "平方米", "立方米")
_CLASSED: Final = re.compile(
    r"(?:企业|的?大?户|规模|养殖|场|项目|村|县|乡镇|园区|基地|单位|商场|医院|群体|学校|工业)"
)


def is_class(text: str, quantity: Quantity) -> bool:
    """5000万元以上项目, 百亿级产业, 65岁以上人口: a size that names a class."""
    if quantity.sort != "amount":
        return False
    if isinstance(quantity.value, tuple):
        if quantity.measure == "岁":
            return text[quantity.end : quantity.end + 1] not in tuple(",。;、")
        if text.startswith("人口", quantity.end) and quantity.measure == "":
            return True  # 100-300万人口规模的城市
        return quantity.measure in ("元", "美元") and _BRACKET.match(text, quantity.end) is not None
    if quantity.unit in _POWERS and _PIECES.match(text, quantity.end):
        return True
    tail = _CLASS_TAIL.match(text, quantity.end)
    if tail is None:
        return False
    if _COUNTED.match(text, quantity.end):
        return True
    following = text[tail.end() : tail.end() + 4]
    if following.startswith(("的", "水平", "增", "左右", "和", "与", "同比")) or not following:
        return text.startswith(("级", "规模以上"), quantity.end)
    if tail.group().startswith("级"):
        return True
    if quantity.measure not in (*_SIZES, *_AMOUNTS):
        return False
    return quantity.measure in _SIZES or _CLASSED.match(text, tail.end()) is not None


def is_exceeded(text: str, quantity: Quantity, before: str) -> bool:
    """财政收入过10亿元的县: what is exceeded names a class."""
    return (
        quantity.measure in ("元", "美元")
        and before.endswith(("过", "超", "突破", "上", "达"))
        and not before.endswith("通过")
        and _EXCEEDED.match(text, quantity.end) is not None
    )
