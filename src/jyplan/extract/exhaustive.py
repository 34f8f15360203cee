"""Parts that make up their whole by their names: the three industries, taxes and the rest, town and country.

Data and one question. Whatever is not listed here, and not counted out in the whole's own name, may leave
something out, however well it adds up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jyplan.extract import names

# One pattern a part; together they leave nothing out.
SETS: Final = tuple(
    tuple(re.compile(pattern) for pattern in row)
    for row in (
        (r"^(?:第一|一)(?:次)?产业?", r"^(?:第二|二)(?:次)?产业?", r"^(?:第三|三)(?:次)?产业?"),
        (r"^(?:各项|地方)?税收(?:收入)?", r"^非税(?:收入)?"),
        (r"^国税", r"^地税", r"^财政"),
        (r"^税务部门", r"^财政部门"),
        (r"^(?:居住在)?(?:城镇|城市)", r"^(?:居住在)?(?:乡村|农村)"),
        (r"^(?:男|男性)", r"^(?:女|女性)"),
        (r"^(?:外贸)?出口", r"^(?:外贸)?进口"),
        (r"^轻工业", r"^重工业"),
        (r"^商品零售", r"^餐饮(?:业)?收入"),
        (r"^国内(?:游客|旅游)", r"^(?:入境|海外|境外)(?:游客|旅游)"),
        (r"^夏粮", r"^早稻", r"^秋粮"),
        (r"^猪肉", r"^牛肉", r"^羊肉", r"^禽肉"),
        (r"^外出", r"^本地"),
        (r"^(?:参加)?(?:城镇)?职工", r"^(?:参加)?城乡居民"),
        (r"^中央", r"^地方"),
        (r"^农业", r"^林业", r"^畜?牧业", r"^渔业", r"^农林牧渔(?:专业及辅助性活动|业?服务业)"),
        (r"^最终消费(?:支出)?", r"^资本形成(?:总额)?", r"^(?:货物和服务)?净出口"),
    )
)

# What may stand in one part's name and not in the other's.
_FILLING: Final = re.compile(r"[\s“”\"、,:()]|全省|全市|全县|全区|累计|实现|完成|达到|本级|的|总额|总量|额$")

# Where a set leaves nothing out of some wholes only: what their names have in them.
_OF: Final = {
    "^中央": "全国",
    "^外出": "农民工",
    "^猪肉": "猪牛羊禽肉",
    "^农业": "农林牧渔",
    "^(?:参加)?(?:城镇)?职工": "基本医疗保险",
}
WHOLES: Final = tuple(re.compile(_OF[row[0].pattern]) if row[0].pattern in _OF else None for row in SETS)


def exhausting(whole: str, parts: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of those parts that together are all of a whole, one tuple for each way to take it apart."""
    bare = [_FILLING.sub("", part) for part in parts]
    if not names.additive(whole):
        return []
    fitting = (row for row, only in zip(SETS, WHOLES, strict=True) if only is None or only.search(whole))
    sets = [places for row in fitting if (places := _of_set(row, bare))]
    if not sets and _counted_out(whole, bare):
        sets.append(tuple(range(len(bare))))
    return [places for places in sets if all(names.additive(parts[place]) for place in places)]


def _of_set(row: Sequence[re.Pattern[str]], bare: Sequence[str]) -> tuple[int, ...]:
    """The one part that fits each pattern of a set, if they are named alike; empty where one is missing."""
    places, rests = [], set()
    for pattern in row:
        fitting = [n for n, part in enumerate(bare) if pattern.search(part)]
        if len(fitting) != 1:
            return ()
        places.append(fitting[0])
        rests.add(pattern.sub("", bare[fitting[0]]))
    return tuple(sorted(places)) if len(rests - {""}) <= 1 and len(set(places)) == len(places) else ()


def _counted_out(whole: str, parts: Sequence[str]) -> bool:
    """Whether the whole's name lists the parts: 签约、协议、意向项目 of 签约项目, 协议项目, 意向项目."""
    items = [item for item in re.split(r"、|和|及|与", whole) if item]
    if len(items) != len(parts) or len(items) < 2:
        return False
    *heads, last = items
    tail = parts[1][len(heads[1]) :] if len(heads) > 1 else _common_end(parts)
    bare = [part.removesuffix(tail) for part in parts]
    # A region may stand before the first item, and nowhere else.
    inner = bare[1:-1] == heads[1:] and heads[0].endswith(bare[0]) and bool(bare[0])
    return inner and last.endswith(tail) and parts[-1] in (last, last + tail)


def _common_end(parts: Sequence[str]) -> str:
    """What all parts end in."""
    first, length = parts[0], 0
    while length < min(map(len, parts)) and len({part[-length - 1 :] for part in parts}) == 1:
        length += 1
    return first[len(first) - length :]
