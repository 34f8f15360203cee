"""What stands before a quantity in its clause: peeled word by word from the right into a name and its verbs.

`固定资产投资同比实际增长约` is a name (固定资产投资) with a rise, a comparison base (同比), a price
basis (实际) and an approximation (约). The words are `lexicon`'s;
the few shapes that no list can hold are here.
"""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon
from jyplan.extract.subjects import Lead, subject
from jyplan.extract.times import find, number

_ROLES: Final[dict[str, tuple[str, str]]] = {}
for _role, _words in (
    ("adverb", lexicon.ADVERBS),
    ("reach", lexicon.REACH),
    ("cumulative", lexicon.CUMULATIVE),
    ("mean", lexicon.MEAN),
    ("rise", lexicon.RISE),
    ("fall", lexicon.FALL),
):
    for _word in _words:
        _ROLES[_word] = (_role, _word)
for _word, _value in lexicon.BOUNDS.items():
    _ROLES[_word] = ("bound", _value)
for _word, _value in lexicon.ABOUT.items():
    _ROLES[_word] = ("about", _value)
for _word, _value in lexicon.BASIS.items():
    _ROLES[_word] = ("basis", _value)
_LONGEST: Final = max(map(len, _ROLES))

# A time that a rate of change is compared with, and several: 较1-2月、1-3月和上半年分别回落.
_WHEN: Final = (
    r"(?:(?:19|20)\d\d年|[上去今]年)?(?:\d{1,2}(?:(?:-|至|—)\d{1,2})?月份?[末底]?|第?[一二三四]季度|上半年|前三季度|前[二三两]个季度|全年|同期|年初)"
    r"|[上去今]年[末底]?|上月末?|年初"
)
_WHENS: Final = re.compile(
    rf"(?:同比|比|较|与|同|和)(?P<base>(?:{_WHEN})(?:[、和与及](?:{_WHEN}))+)(?:相比|比较)?$"
)
_ABOVE: Final = re.compile(rf"(?P<verb>高于|低于|快于|慢于)(?P<base>{_WHEN})(?:的|平均)?$")
_BASE: Final = re.compile(
    r"(?:同比|比|较|与|同|和|对比|相比|相较|相对于)(?P<base>(?:我?们?|[^,。;比较]{1,6}的)(?:"
    + "|".join(map(re.escape, sorted(lexicon.BASES, key=len, reverse=True)))
    + f"|{lexicon.MEAN_OF_YEARS}"
    + r"|[^,。;比较]{2,10}(?:预测|概估|预估|初估)[数值]"
    + r"|(?:(?:19|20)\d\d年)?(?:第[一二三四五六七八]次)?(?:全国)?(?:人口|经济|农业)普查"
    + rf"|(?:上年|去年|当年|本年)?度?(?:{'|'.join(sorted(lexicon.PLAN_NOUNS, key=len, reverse=True))})"
    + r"|(?:(?:19|20)\d\d|1[01]\d)年(?:同期|年?末|年?底|同[月季]|\d{1,2}月(?:份|末|底)?)?|"
    r"(?:(?:19|20)\d\d年)?[^,。;0-9]{0,8}(?:假期|假日|黄金周|长假)(?:同期)?|"
    r"[“\"]?(?:十[一二三四五]?|[六七八九])五[”\"]?(?:末|初|期末|期间|时期|"
    r"平均)?(?:年均)?|\d{1,2}(?:-\d{1,2})?月份?[末底]?|第?[一二三四1-4]季度?"
    r"|(?:本?[上去今]年)?(?:\d{1,2}(?:(?:-|至)\d{1,2})?月份?[末底]?|[一二三四]季度|上半年|"
    r"前三季度)|上一?个?五年|前[一二三四五六七八九十\d]{1,2}个月|上期))(?:相比|比较|来说|而言|时|的)?$"
)
_MEAN_BEFORE: Final = re.compile(rf"(?:比|较)(?:{lexicon.MEAN_OF_YEARS})$")
_TO: Final = re.compile(r"(?:增加|增长|提高|上升|提升|下降|减少|降低|发展|扩大|缩小)(?:到|至|为)$")
_RATE_THEN: Final = re.compile(r"(?:幅|增速|增长率)(?:比|较|由|从)[^,。;]{1,12}的(?:约|近)?$")
_MEAN_OVER: Final = re.compile(r"(?P<n>[二两三四五六七八九十]|\d{1,2})年(?:来)?(?:年均|平均|年平均|复合)$")
_TRAILING: Final = re.compile(r"[,:、\s“\"'(—-]+$")
_PRICED: Final = re.compile(
    r"(?:按(?:照)?|以|扣除)?(?P<word>可比价格?|可比口径|同口径|不变价格?|"
    r"现行?价格?|当年价格?|价格因素|同比口径|可比范围|自然口径)(?:计算|口径|,|后)*$"
)
_PARENTHESIS: Final = re.compile(r"\([^()]*\)$")


def parse(text: str, start: int, end: int) -> Lead:
    """The lead `text[start:end]` of a quantity that begins at `end`."""
    start = max(start, end - 160)
    raw = text[start:end]
    lead = Lead(raw=raw)
    lead.times = find(raw)
    lead.rate_then = _RATE_THEN.search(raw) is not None
    last = lead.times[-1] if lead.times else None
    if (
        last is not None
        and last.start
        and raw[last.end :] in ("的", "的约", "的近")
        and raw[last.start - 1] not in '“"'
    ):
        raw = raw[: last.start]
        lead.of = True
    elif last is not None and last.end == len(raw) and _TO.search(raw, 0, last.start):
        raw = raw[: last.start]  # 由2016年5.37张增加到2017年5.72张
    body = lead.body = _peel(raw, lead)
    subject(body, start, lead)
    if lead.growth_noun and lead.name.endswith("经济") and len(lead.name) <= 6:
        lead.name += lead.noun
    return lead


def _peel(raw: str, lead: Lead) -> str:
    body = _TRAILING.sub("", raw)
    while body:
        shorter = _peel_shape(body, lead)
        if shorter is None:
            shorter = _peel_word(body, lead)
        if shorter is None:
            break
        body = _TRAILING.sub("", shorter)
    return body


def _peel_shape(body: str, lead: Lead) -> str | None:
    """A parenthesis, a base of comparison, a price basis, a final 的, 由 or 从."""
    if body.endswith(")") and (match := _PARENTHESIS.search(body)):
        inner = match.group()
        for word, basis in lexicon.BASIS.items():
            if word in inner:
                lead.basis = lead.basis or basis
        return body[: match.start()] if len(inner) < len(body) else None
    match = _PRICED.search(body)
    if match and not match.group().startswith("现价口径"):
        word = match["word"]
        lead.basis = (
            "like-for-like"
            if "口径" in word or "范围" in word
            else "nominal"
            if word[0] in "现当"
            else "real"
        )
        if word == "自然口径":
            lead.basis = "nominal"
        return body[: match.start()]
    match = None if _MEAN_BEFORE.search(body) else _MEAN_OVER.search(body)
    if match:
        lead.mean, lead.mean_years = True, number(match["n"])
        return body[: match.start()]
    match = _WHENS.search(body) or _BASE.search(body)
    if match:
        lead.base = lead.base or match["base"]
        return body[: match.start()]
    match = _ABOVE.search(body) if not lead.verb else None
    if match:
        lead.base, lead.verb = lead.base or match["base"], match["verb"]
        lead.direction = "rise" if match["verb"] in lexicon.RISE else "fall"
        return body[: match.start()]
    if body.endswith("的") and not lead.words:
        lead.of = True
        lead.words.append("的")
        return body[:-1]
    if body[-1] in "由从" and not lead.words and len(body) > 1:
        lead.from_ = True
        lead.words.append(body[-1])
        return body[:-1]
    return None


def _peel_word(body: str, lead: Lead) -> str | None:
    """One word of the lexicon from the right end, the longest that fits."""
    if body.endswith(("了", "着")) and len(body) > 2:
        return body[:-1]
    for noun in () if body.endswith("自然增长率") else lexicon.GROWTH_NOUNS:
        if body.endswith(noun) and noun != "增长" and not lead.direction:
            lead.growth_noun, lead.noun = True, noun
            lead.direction = "fall" if noun in lexicon.FALLING_NOUNS else "rise"
            lead.words.append(noun)
            return body[: -len(noun)]
    for length in range(min(_LONGEST, len(body)), 0, -1):
        word = body[-length:]
        role = _ROLES.get(word)
        if role is None or _is_part_of_name(body, word, lead):
            if role is not None and word in _TOTALS and len(body) > 2:
                return None
            continue
        if not _take(word, role[0], role[1], lead):
            return None
        return body[:-length]
    return None


# Names that end in what looks like a verb or an adverb.
_NAME_TAILS: Final = re.compile(
    r"(?:就业人员|规模以上|进出口总额|零售总额|生产总值|工业总产值|总额|"
    r"总值|总量|总规模|利润总额|存款总额|规模|总数|新增加?|综合|外商投入|"
    r"研发投入|经费投入|资金投入|投入|"
    r"总投入|科技投入|工业投入|产业|社会贡献|计划总投入|小计|会计|审计|统计|"
    r"设计|累计|安排|计划|预计|居民|民居|新居|定居|宜居|年报|预报|申报|上报|情报|"
    r"工资总额|拥有量|保有量|出口总额|进口总额|贸易总额|成交总额|税收总额|"
    r"投资总额|销售总额|营业总额|资产总额|负债总额|签约总额|采购总额|收入总额|"
    r"支出总额|经济总量|排放总量|用水总量|消费总量|产值|分)$"
)


_BEFORE_ABOUT: Final = {
    "约": ("签", "节", "集", "条", "公", "履", "合", "制", "违", "续", "预"),
    "近": ("附", "最", "临", "靠", "邻"),
    "超": ("赶", "反", "中"),
    "过": ("通", "经", "渡", "不"),
}


# Short words that also end longer ones: 创新, 经过, 国有.
_SHORT: Final = frozenset((*"新更上近过增减升降为是有每各只例就需要即微超", "总体", "基本", "整体"))
_LONGER_WORDS: Final = re.compile(
    r"(?:创新|高新|更新|翻新|自新|以上|网上|陆上|海上|线上|网上|附近|超过|"
    r"经过|通过|作为|认为|行为|成为|国有|私有|所有|自有|持有|共有产权|总体|"
    r"基本|整体|学校|比例|成就|供需|急需|主要|需要|重要|立即|轻微|比较)$"
)


# 完成年计划66.9%: what is completed is no aim of the figure's own.
_AIMED: Final = ("计划", "目标", "任务", "预期")
_COMPLETED: Final = re.compile(r"(?:完成|占|相当于|达到?)(?:了|全部)?[^,。;完成]{0,6}$")
_TOTALS: Final = ("总计", "合计", "共计", "小计")


def _is_part_of_name(body: str, word: str, lead: Lead) -> bool:
    """Whether a peelable word here belongs to the name before it (研发投入, 进出口总额)."""
    if word in _AIMED and _COMPLETED.search(body[: -len(word)]):
        return True
    if word in ("总额", "总值", "总量", "规模", "总数", "投入", "发展", "分", "成交", "形成", "包括", "含"):
        return True
    if body[: -len(word)].endswith("占"):
        return True
    if word == "是" and re.search(r"(?:^|[,。;:、])[一二三四五六七八九十]是$", body):
        return True
    if word in _TOTALS and body[: -len(word)].endswith(("收入", "支出", "资产", "负债", "权益")):
        return True
    if (
        word in ("计", "排", "报", "居", "列")
        and len(body) > 1
        and body[-2] not in "共总合,位增"
        and word != "列"
    ):
        return True
    if word == "列" and body[-2:-1] in tuple("系序陈排"):
        return True
    if (
        word in ("少", "高", "快", "低", "慢", "多")
        and len(body) > 1
        and not re.search(r"比[^,]{1,20}$", body)
        and body[-2] not in "更略再均最"
    ):
        return True
    if (
        word in ("计划", "预计", "安排", "预期")
        and len(body) > 2
        and body[-len(word) - 1 : -len(word)] not in ",;:。内年"
    ):
        return word == "计划"
    if word in _SHORT and _LONGER_WORDS.search(body[-6:]):
        return word != "超"
    if word in ("约", "近", "超", "过", "逾") and body[: -len(word)].endswith(_BEFORE_ABOUT.get(word, ())):
        return True
    if word[0] == "均" and body[: -len(word)].endswith("平"):
        return True
    if word == "都" and body.endswith(("成都", "首都", "古都")):
        return True
    if word in {"和", "及"}:
        return len(body) > 1
    return bool(
        word in ("减排", "增值", "提升", "拉动", "贡献", "高")
        and len(body) > len(word)
        and body[-len(word) - 1] in "能附节"
    )


def _take(word: str, role: str, value: str, lead: Lead) -> bool:
    """Note what a peeled word tells; False where it may not be peeled here."""
    if role in ("rise", "fall"):
        if lead.direction and not lead.growth_noun and lead.verb:
            return False
        lead.towards = lead.towards or (
            bool(lead.words) and lead.words[-1] in lexicon.TOWARDS and not lead.verb
        )
        if not lead.growth_noun:
            lead.direction = role  # type: ignore[assignment]
        lead.verb = word
    elif role == "bound":
        if lead.growth_noun and word in ("最高", "最低"):
            return False  # 最高涨幅为2.1%
        if lead.of and word in ("最高", "最低", "最多", "最少"):
            return False
        if lead.verb and word in ("高于", "低于", "超过", "超", "过", "多于", "少于", "上", "最高", "最低"):
            return False
        lead.bound = lead.bound or value
    elif role == "about":
        lead.approximate = lead.approximate or value
    elif role == "mean":
        lead.mean = True
    elif role == "cumulative":
        lead.cumulative = lead.cumulative or word in ("累计", "累积")
    elif role == "basis":
        lead.basis = lead.basis or value
    elif word in ("同比", "比增", "分别", "分別", "均", "环比", "已累计", "各", "平均"):
        lead.year_on_year |= word in ("同比", "比增")
        lead.month_on_month |= word == "环比"
        lead.respectively |= word in ("分别", "分別")
        lead.every |= word in ("均", "都", "各")
        lead.cumulative |= word == "已累计"
        if word == "比增":
            lead.direction, lead.verb = "rise", "增"
    if word in lexicon.FUTURE or word.startswith(("力争", "确保")):
        lead.future = lead.future or word
    lead.words.append(word)
    return True
