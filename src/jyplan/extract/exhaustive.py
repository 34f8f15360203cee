"""Parts that make up their whole by their names, or that share nothing: their sum does not exceed it.

Data and two questions. Whatever is not listed here, and not counted out in the whole's own name, may leave
something out or count it twice, however well it adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jyplan.extract import names


def _rows(rows: Sequence[str]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(pattern) for pattern in row.split()) for row in rows)


_INDUSTRIES: Final = r"^(?:第一|一)(?:次)?产业? ^(?:第二|二)(?:次)?产业? ^(?:第三|三)(?:次)?产业?"
(_PRODUCING,) = _rows((_INDUSTRIES,))
(_USING,) = _rows((rf"{_INDUSTRIES} ^(?:城乡)?居民(?:生活)?",))  # of what households use as well
# Net exports below zero take away from the other two.
(_SIGNED,) = _rows((r"^最终消费(?:支出)? ^资本形成(?:总额)? ^(?:货物和服务)?净出口",))

_EXHAUSTING: Final = _rows(
    (
        r"^(?:各项|地方)?税收(?:收入)? ^非税(?:收入)?",
        r"^国税 ^地税 ^财政",
        r"^税务部门 ^财政部门",
        r"^(?:居住在)?(?:城镇|城市) ^(?:居住在)?(?:乡村|农村)",
        r"^(?:男|男性) ^(?:女|女性)",
        r"^(?:外贸)?出口 ^(?:外贸)?进口",
        r"^轻工业 ^重工业",
        r"^商品零售 ^餐饮(?:业)?收入",
        r"^国内(?:游客|旅游) ^(?:入境|海外|境外)(?:游客|旅游)",
        r"^夏粮 ^早稻 ^秋粮",
        r"^猪肉 ^牛肉 ^羊肉 ^禽肉",
        r"^外出 ^本地",
        r"^(?:参加)?(?:城镇)?职工 ^(?:参加)?城乡居民",
        r"^中央 ^地方",
        r"^汉族 ^各?少数民族",
        r"^(?:农业种植业|农业|种植业) ^林业 ^畜?牧业 ^渔业 ^农林牧渔(?:专业及辅助性活动|业?服务业)",
        r"^发明(?:专利)? ^实用新型(?:专利)? ^外观设计(?:专利)?",
        r"^(?:招收|在学|毕业)?博士(?:研究)?生 ^(?:招收|在学|毕业)?硕士(?:研究)?生",
        r"^(?:人工)?养殖 ^(?:天然)?捕捞",
        r"^公立 ^(?:民营|非公立|社会办)",
    )
)
# One pattern a part; together they leave nothing out.
SETS: Final = (_PRODUCING, _USING, *_EXHAUSTING, _SIGNED)

# Projects, whose wholes are named after what is done for them: 招商引资.
_PROJECTS: Final = _rows(
    (
        r"^新建 ^续建 ^扩建 ^改建",
        r"^(?:大中小)?新开工 ^续建",
        r"^签约 ^协议 ^意向",
    )
)
# Parts that share nothing, as those of one row above do not: they may leave something out.
APART: Final = _PROJECTS + _rows(
    (
        r"^国有(?:企业)? ^(?:民营|私营)(?:企业)? ^(?:外商投资|外资)(?:企业)?",
        r"^一般贸易 ^加工贸易",
        r"^批发(?:业)? ^零售(?:业)? ^住宿(?:业)? ^餐饮(?:业)?",
        r"^(?:社会)?保险费 ^(?:财政|政府)(?:补贴|补助|资助)",
        r"^批发(?:和|及)?零售(?:贸易)?业? ^住宿(?:和|及)?餐饮业?",
        r"^医院 ^基层医疗卫生机构 ^专业公共卫生机构",
        r"^(?:国内)?增值税 ^营业税 ^(?:国内)?消费税 ^企业所得税 ^个人所得税 ^城市维护建设税 ^契税",
        r"^(?:小麦|冬小麦|夏小麦) ^(?:稻谷|水稻) ^玉米 ^大豆 ^(?:薯类|马铃薯)",
        r"^油菜籽 ^花生 ^芝麻 ^(?:葵花籽|向日葵)",
        r"^(?:苹果|苹果园) ^(?:柑橘|柑桔) ^梨 ^葡萄 ^香蕉 ^红枣",
        r"^猪 ^牛 ^羊 ^(?:家)?禽",
        r"^火(?:力发)?电 ^水(?:力发)?电 ^核(?:能发)?电 ^风(?:力发)?电 ^太阳能(?:发电)?|^光伏(?:发电)?",
        r"^公路 ^铁路 ^(?:水路|水运) ^(?:航空|民航)",
        r"^住宅 ^办公楼 ^商业营业用房",
        r"^(?:人民币)?短期 ^(?:人民币)?中长期",
        r"^(?:住户|个人) ^(?:非金融企业|企业|单位) ^(?:广义政府|政府|财政性?)",
        r"^(?:普通)?小学 ^(?:普通)?初中 ^(?:普通)?高中 ^中等职业 ^(?:幼儿园|学前)",
        r"^大型企业 ^中型企业 ^小型企业 ^微型企业",
        r"^财产(?:保险|险) ^人身(?:保险|险)",
        r"^财产险 ^寿险 ^健康险 ^(?:人身)?意外(?:伤害)?险",
        r"^农林牧渔业? ^工业 ^建筑业 ^批发(?:和|及)?零售业? ^交通运输 ^住宿(?:和|及)?餐饮业? "
        r"^金融业? ^房地产业? ^其他服务业?",
        r"^0-14岁 ^15-(?:59|64)岁 ^(?:60|65)岁",
    )
)

_TOTAL: Final = re.compile(r"(?:余额|总值|总额|总量)$")

# Parts that leave nothing out of their whole and have something more in them. In the national accounts since
# 2012, services to mining and repair are counted with 工业 and not with 第二产业.
_COVERED: Final = re.compile(r"^(?:第二|二)(?:次)?产业?增加值?$")
_COVERING: Final = (re.compile(r"^(?:全部)?工业增加值?$"), re.compile(r"^(?:全社会)?建筑业增加值?$"))
BESIDES: Final = "工业中的专业及辅助性活动增加值"

# What may stand in one part's name and not in the other's.
_FILLING: Final = re.compile(r"[\s“”\"、,:()]|全省|全市|全县|全区|累计|实现|完成|达到|本级|的|总额|总量|额$")

# Where a set leaves nothing out of some wholes only: what their names have in them.
_OF: Final = {
    "^中央": "全国",
    "^外出": "农民工",
    "^猪肉": "猪牛羊禽肉",
    "^(?:农业种植业|农业|种植业)": "农林牧渔",
    "^(?:参加)?(?:城镇)?职工": "基本医疗保险",
    "^发明(?:专利)?": "专利",
    "^(?:招收|在学|毕业)?博士(?:研究)?生": "研究生",
    "^(?:人工)?养殖": "水产",
    "^公立": "医院",
    "^农林牧渔业?": "生产总值",
}

# What households use beside the three industries.
_USED: Final = re.compile(r"用电|电量|电力|能源|能耗|用水|用气|燃气|煤")


def _holds(row: Sequence[re.Pattern[str]], whole: str) -> bool:
    """Whether a row is of such a whole."""
    if row in (_PRODUCING, _USING):
        return row is (_USING if _USED.search(whole) else _PRODUCING)
    wanted = _OF.get(row[0].pattern)
    return wanted is None or re.search(wanted, whole) is not None


def exhausting(whole: str, parts: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of those parts that together are all of a whole, one tuple for each way to take it apart."""
    bare = [_FILLING.sub("", part) for part in parts]
    if not names.additive(whole):
        return []
    sets = [places for row in SETS if _holds(row, whole) and (places := _of_set(row, bare))]
    if not sets and _counted_out(whole, bare):
        sets.append(tuple(range(len(bare))))
    return [places for places in sets if all(names.additive(parts[place]) for place in places)]


def apart(whole: str, parts: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of parts of a whole that share nothing, two or more for each way to tell them apart."""
    bare = [_FILLING.sub("", part) for part in parts]
    if not names.additive(whole):
        return []
    rows = (
        places
        for row in (*SETS, *APART)
        if row != _SIGNED and _holds(row, whole)
        for rest, places in _of_row(row, bare)
        if row in _PROJECTS or _measures(whole, rest)
    )
    return [places for places in rows if all(names.additive(parts[place]) for place in places)]


def _measures(whole: str, rest: str) -> bool:
    """Whether a whole may be of what its parts are: 国有企业进出口 is no part of 出口机电产品."""
    bare = _TOTAL.sub("", _FILLING.sub("", whole))
    measure = _TOTAL.sub("", _FILLING.sub("", rest))
    return not bare or not measure or measure in bare or bare.endswith(measure[-2:])


def covering(whole: str, parts: Sequence[str]) -> tuple[int, ...]:
    """The places of parts that are all of a whole and `BESIDES`; empty where none are."""
    if not _COVERED.search(_FILLING.sub("", whole)):
        return ()
    fitting = [
        [n for n, part in enumerate(parts) if wanted.search(_FILLING.sub("", part))] for wanted in _COVERING
    ]
    return tuple(places[0] for places in fitting) if all(len(places) == 1 for places in fitting) else ()


def _of_row(row: Sequence[re.Pattern[str]], bare: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Two parts or more that fit a row, one each, and are named alike: the rest of their name, and they."""
    fitting: dict[str, list[tuple[int, int]]] = {}  # by what is left of the name: pattern and place
    for n, pattern in enumerate(row):
        for place, part in enumerate(bare):
            if pattern.search(part):
                fitting.setdefault(pattern.sub("", part), []).append((n, place))
    for rest, pairs in fitting.items():
        patterns, places = {n for n, _ in pairs}, {place for _, place in pairs}
        if len(pairs) == len(patterns) == len(places) > 1:
            yield rest, tuple(sorted(places))


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
