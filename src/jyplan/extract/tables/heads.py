"""What a head or a label says of the numbers below or beside it: name, unit, period, kind, or its own role.

The words are data; a head is taken apart from the outside in: units in brackets, times, words of change and
of plans. What is left is a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from jyplan.extract import lexicon, times
from jyplan.extract.tables.cells import is_foreign, is_place, stamp, without_translation
from jyplan.extract.tables.numbers import UNIT
from jyplan.extract.times import TimeWord

Kind = Literal["level", "growth", "increase", "share", "points", "multiple", "rank", "structure", "score"]
Role = Literal["label", "index", "unit", "owner", "nature", "time", "class"]
_ROLES: Final[dict[Role, re.Pattern[str]]] = {
    "label": re.compile(
        r"(?:主要)?(?:经济)?(?:统计|考核|评价|目标)?(?:指标|项目|科目|内容|事项)(?:名称|内容)?|(?:工作|重点)任务|任务(?:名称|内容)|年龄(?:组|段)?|组别|名称|预算科目|科目名称|地区|区域"
        r"|单位名称|行业|行业名称|类别|分类|分组|门类|品种|产品名称|产品|收入项目|支出项目|区县|县区|县市区?|市县区?|县\(市、?区\)"
        r"|市县|区县名称|乡镇|镇街|镇办|街道|园区|地市|市州|州市|盟市|省份|省市|国家和地区|国家或地区|国家|(?:一|二|三)级指标|指标类别"
        r"|功能分类科目|项目指标|分地区|按.{1,8}分|目标名称|工作目标|目标内容"
    ),
    "index": re.compile(r"序号|编号|行次|栏次|代码|科目编码|科目代码|编码|次序|No\.?|#"),
    "unit": re.compile(r"(?:计量|计算)?单位"),
    "owner": re.compile(
        r".*(?:责任|牵头|监考|考核|配合|主管|实施|承办|统计|主办|协办|落实|分管)(?:单位|部门|领导|人|处室|科室)(?:名称)?|备注|说明|数据来源|来源"
        r"|.*(?:电话|手机|邮编|邮箱|地址|网址|联系人|负责人|证号|文号)|建设(?:地点|内容|性质)|评分(?:标准|办法)|考核办法|计算方法|依据"
    ),
    "nature": re.compile(r"(?:指标)?(?:属性|性质|类型)|约束性/预期性"),
    "time": re.compile(
        r"年份|年度|月份|时间|时期|日期|季度|期间|.*(?:起止|建设)(?:年限|年份|时间)|.*(?:年限|日期)|(?:开工|竣工|完成|签约|建成|投产)时间"
    ),
}
_SCORE: Final = re.compile(r".*(?:分值|权重|得分|分数|考核分|标准分|计分|评分|系数)(?:\(分\))?")
_RANK: Final = re.compile(r"(?:位次|排名|排位|名次|位居|排序|位列)")
_PLAN: Final = (
    r"(?:年初|调整|年度|全年|本年度?|当年|年|人大|批准|通过|下达|预期|期望|规划|变动|审定|计划|工作)*"
    r"(?:预算数?|计划数?|目标(?:值|数|任务)?|任务(?:数|目标|指标)?|预期(?:目标)?值?|规划(?:目标)?[值数]?|指标值|预计数|奋斗目标)"
)
_COMPLETION: Final = re.compile(
    rf"(?:累计|已)?(?:完成|占|为|达到?|较|与)?(?:{_PLAN})(?:的|数)?(?:之?比例?|比重|百分比|进度|±|完成率|完成进度|完成比例|完成情况|%)"
    rf"|完成(?:率|进度|比例|百分比)|(?:预算|收入|支出)?执行(?:率|进度)|(?:收入|支出|序时|预算|完成|投资|工程)进度|(?:完成|占|为){_PLAN}"
)
_COMPARED: Final = (
    r"(?:(?:比|较|与|同|为)(?:上一?年(?:同期|同月|同季|年?末|末|度|决算数?|执行数?|完成数?|实际)?|去年(?:同期|同月|年?末|底)?"
    r"|上期|上月末?|上季末?|上旬|同期|年初|前一?年|(?:19|20)\d\d年?(?:同期|年?末|底|度)?(?:决算数?|执行数?|完成数?|实际|预算数?)?|“?十[一二三四]?五”?末?|全国|全省|全市|预算数?|计划数?)"
    r"(?:相比|比)?)"
)
_CHANGE: Final = re.compile(
    rf"(?:(?P<compared>{_COMPARED})|同比|环比|年均|累计|实际|名义|可比|年平均|平均|本年|本期|当月|当年|现价|可比价)*"
    r"(?P<word>增长(?:率|速度|幅度|量|额|数|值)?|增减(?:率|幅度|幅|额|量|数|值|变动|变化)?|增\(?减\)?(?:额|率|量|幅)?|增幅|增速|增量|增加(?:额|量|数)?(?!值)"
    r"|涨幅|涨跌幅?|升降幅?度?|升降|变动(?:率|幅度|额|量)?|变化(?:率|幅度|额|量)?|上涨|上升|提高|下降(?:率|幅度)?|降低(?:率)?|降幅|减少(?:额|量|率)?|增收(?:额)?|净增(?:额)?|多增"
    r"|发展速度|递增(?:率)?|±|\+-|\+/-|(?<=[比年末期初])增(?![加值])|(?<=同比)减)"
    r"(?:\(\+、?-\)|\+、?-|±|\+-|\(±\))?"
)
# 预算数为上年执行数的 %: neither a growth nor a completion.
_OF_PREVIOUS: Final = re.compile(
    r"预算数?为执行数的?$|(?:[预决]算数?|执行数|完成数)?(?:为|占|相当于|是)(?:[上去]年|(?:19|20)\d\d年?)(?:同期)?(?:[预决]算数?|执行数|完成数|实绩|数)?(?:的)?(?:百分比|比例)?$"
)
_YEAR_ON_YEAR: Final = re.compile(rf"(?:当月|累计|本月|本期|实际|名义)?(?:同比|环比|{_COMPARED})(?:数)?")
_AMOUNT_WORDS: Final = re.compile(r"(?:[额量数值]|增加|净增|增收|减少|多增|增量)$")
_FALLING: Final = re.compile(r"^(?:下降|降低|降幅|减少)")
_SHARE: Final = re.compile(
    r"占.{0,16}?(?:的)?(?:比重|比例|份额|百分比|比率|%|$)|占比|(?<![可同])比重|构成比?|所占比例"
)
_MULTIPLE: Final = re.compile(r"为.{2,12}?(?:的)?(?:倍数?|%)|倍数")
_TARGET: Final = re.compile(_PLAN)
_PREVIOUS: Final = re.compile(
    r"(?:上年|去年|上一年|上年度|上期|前一年)(?:同期|同月|年?末|底|度)?(?:决算|执行|完成|实际|实绩)?(?:[数值额])?|同期(?:数|值|完成数?|实绩)?"
)
_ACTUAL: Final = re.compile(
    r"(?:本年|本期|当年|今年|全年|年度|本月|当月|期末|年末|月末|自年初|年初至今|本年度|实际|累计|预计|初步|自开工|1[-—~至]本月)*(?:累计)?"
    r"(?:绝对[值数量额]|总量|总额|总值|数值|数[量额]|指标值|实绩|实现[值数]?|完成[值数额量]?(?:情况)?|执行数?|决算数?|累计[数值额]?|发生额|快报数?|快报|"
    r"现状值?|合计数?|水平|值|数|金额|实际(?:数|值|完成|完成数|完成值)?|实有数?|到位|余额|存量|统计值|指标|数据|情况)"
)
_THIS: Final = re.compile(
    r"(?:本年度|本年|本期|当年|今年|全年|年度|期末|年末|月末|本月末|本月止|本月|当月|单月|自年初累计|自年初|年初至今|累计|1[-—~至]本月|至本月|止)+"
)
_MONTH: Final = re.compile(r"(?:本月|当月|单月)")
_CUMULATIVE: Final = re.compile(r"(?:累计|自年初|1[-—~至]本月|年初至今|本年累计)")
_LIST_NUMBER: Final = re.compile(
    r"(?P<one>[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,2}(?:部分|类)[、:]?)|(?P<two>\([一二三四五六七八九十]{1,3}\)、?)"
    r"|(?P<three>\d{1,2}[、.](?!\d)|[①-⑳])|(?P<four>\(\d{1,2}\)、?)|(?P<dotted>\d{1,2}(?:\.\d{1,2})+[、.]?(?=[\u4e00-\u9fff]))"
)
_AMONG: Final = re.compile(
    r"(?:其中[::]?|#+|＃+|\*(?=[\u4e00-\u9fff])|包括:|-{1,2}(?=[\u4e00-\u9fff])|—{1,2}(?=[\u4e00-\u9fff])|·|•|内:)"
)
_BRACKETS: Final = re.compile(r"[(\[〔【{]([^()\[\]〔〕【】{}]{0,40})[)\]〕】}]")
_UNITS: Final = re.compile(
    rf"(?:计量)?(?:单位)?[::]?((?:{UNIT}|[^\s、,;/:]{{1,6}}/[^\s、,;:]{{1,8}}|m[23²³]|㎡|分|点|名|百分比|±%|\+-%|%)(?:[、,;/](?:{UNIT}|%|[^\s、,;:]{{1,8}}))*)"
)
_TRAILING_UNIT: Final = re.compile(r"[±+-]*(%|‰)$")
_BASIS: Final = {
    "现价": "nominal",
    "当年价": "nominal",
    "可比价": "real",
    "不变价": "real",
    "同口径": "like-for-like",
    "可比口径": "like-for-like",
}
_NATURES: Final = {"约束性": "binding", "预期性": "expected", "约束": "binding", "预期": "expected"}
_BARE: Final = re.compile(r"[、,:;.()\[\]\-—–~%±+*·/]+")
# Words that alone name nothing: the indicator's name stands elsewhere.
_NAMELESS: Final = frozenset(
    (
        *("全市", "全县", "全省", "全区", "全国", "总计", "合计", "小计", "总数", "总量", "增长"),
        *("其中", "指标", "项目", "名称", "单位", "年份", "年度", "数", "值", "额", "比", "实际"),
        *("本级", "情况", "主要指标", "指标名称", "目标", "任务", "计划", "预算", "累计", "今年"),
        *("本年", "当年", "上年", "去年", "月", "年", "的", "与", "和", "及", "同比", "较", "为"),
        *("完成", "年末", "年底", "月末", "期末", "期", "末"),
    )
)
TOTALS: Final = frozenset(("合计", "总计", "小计", "总数"))


@dataclass(slots=True)
class Facets:
    """What one head or label says.

    `unit` is as written with its scale, `times` its words of time; `previous` means the year before the
    table's, `month` its last month alone; `compared` is what a change is measured from; `level` orders labels
    by their list numbers (1 outermost, 0 none), `among` is set by 其中 and its signs, `index` by 上年=100.
    """

    text: str
    name: str = ""
    unit: str | None = None
    kind: Kind | None = None
    role: Role | None = None
    times: list[TimeWord] = field(default_factory=list)
    previous: bool = False
    month: bool = False
    cumulative: bool = False
    target: bool = False
    completion: bool = False
    of_previous: bool = False
    falls: bool = False
    mean: bool = False
    compared: str | None = None
    basis: str | None = None
    nature: str | None = None
    level: int = 0
    among: bool = False
    index: bool = False
    stated: bool = False

    @property
    def region(self) -> bool:
        """Whether the name is that of a place."""
        return is_place(self.name)


def read(text: str, *, label: bool = False) -> Facets:
    """What a head says, or a label (`label`), whose words of change count only at its end."""
    facets = Facets(text)
    rest = _numbered(without_translation(text), facets)
    for role, words in _ROLES.items():
        if words.fullmatch(re.sub(r"[(].*[)]$", "", rest)) and not (role in ("time", "owner") and label):
            facets.role = role
    if facets.role is not None:
        _bracketed(rest, facets)
        return facets
    if rest in _NATURES:
        facets.nature = _NATURES[rest]
    rest = _bracketed(rest, facets)
    trailing = _TRAILING_UNIT.search(rest)
    if trailing:
        facets.unit = facets.unit or trailing[1]
        rest = rest[: trailing.start()] if trailing.start() else rest
    stamped = stamp(rest)
    if stamped is not None:
        facets.times.append(stamped)
        return facets
    rest = _label(rest, facets) if label else _head(rest, facets)
    facets.name = _name(rest)
    if label and not facets.name and rest in TOTALS:
        facets.name = rest
    return facets


def _numbered(text: str, facets: Facets) -> str:
    """The text without its list number and 其中."""
    match = _LIST_NUMBER.match(text)
    if match:
        names = ("one", "two", "three", "four")
        facets.level = next((n for n, name in enumerate(names, 1) if match[name]), 0)
        if match["dotted"]:
            facets.level = match["dotted"].rstrip("、.").count(".") + 1
        text = text[match.end() :]
    among = _AMONG.match(text)
    if among:
        facets.among = True
        text = text[among.end() :]
        again = _LIST_NUMBER.match(text)
        text = text[again.end() :] if again else text
    return text


def _bracketed(text: str, facets: Facets) -> str:
    """The text without brackets that hold a unit, a price basis or a time; others belong to the name."""

    def taken(match: re.Match[str]) -> str:
        """What stays of a bracket in the text: nothing where its words are noted, else all of it."""
        inner = match[1].strip()
        units = _UNITS.fullmatch(inner)
        if units and facets.unit is None:
            facets.unit = _spelt(re.split(r"[、,;]", units[1])[0])
            return ""
        if units or inner in ("", "+、-", "+-", "±", "个") or re.fullmatch(r"(?:五年)?累计(?:数|值)?", inner):
            return ""
        for word, basis in _BASIS.items():
            if word in inner:
                facets.basis = facets.basis or basis
                return ""
        if re.search(r"[=＝]100", inner):
            facets.index = True
            return "" if "指数" in text else "指数"
        words = times.find(inner)
        if words and words[0].start == 0 and words[-1].end == len(inner):
            facets.times += words
            return ""
        nature = _NATURES.get(inner)
        if nature:
            facets.nature = nature
            return ""
        return match[0]

    return _BRACKETS.sub(taken, text)


def _spelt(unit: str) -> str:
    return {
        "百分比": "%",
        "±%": "%",
        "+-%": "%",
        "％": "%",
        "百分点": "个百分点",
        "㎡": "平方米",
        "m2": "平方米",
        "m²": "平方米",
        "m3": "立方米",
        "m³": "立方米",
    }.get(unit, unit)


def _label(rest: str, facets: Facets) -> str:
    """A row's label: its end may say that it is a growth or a share."""
    words = times.find(rest)
    if words and words[0].start == 0 and words[0].end == len(rest):
        facets.times += words
        return ""
    if words and (words[-1].year is not None) and words[-1].end == len(rest):
        facets.times += words[-1:]
        rest = rest[: words[-1].start]
    for noun in lexicon.GROWTH_NOUNS:
        if (
            rest.endswith(noun)
            and len(rest) > len(noun)
            and facets.unit in (None, "%")
            and not re.search(r"(?:自然|机械)$", rest[: -len(noun)])
        ):
            facets.kind = "growth"
            facets.falls = noun in lexicon.FALLING_NOUNS
            return re.sub(r"(?:的|同比|年均|累计|比上年)+$", "", rest[: -len(noun)])
    match = re.search(r"(?:累计|年均)?(?:下降|降低|减少|削减)(?:率|幅度|比例)?$", rest)
    if match and match.start() and facets.unit in (None, "%"):
        facets.kind, facets.falls = "growth", True
        return rest[: match.start()]
    match = re.search(
        r"(?:比上年(?:同期)?|同比|较上年|年均|累计)?(?:增长|提高|增加|上涨)(?:率|幅度|速度)?$", rest
    )
    if match and match.start() and facets.unit in (None, "%"):
        facets.kind = "growth"
        return rest[: match.start()]
    match = re.fullmatch(rf"{_CHANGE.pattern}", rest)
    if match:  # a row that tells the change of the row above it
        return _head(rest, facets)
    if re.search(r"占.{1,16}(?:比重|比例|份额|比)$|占比$|比重$|(?<!结)构成$", rest):
        facets.kind = "share"
    return rest


def _head(rest: str, facets: Facets) -> str:
    """A column's head: words of time, of change, of plans, and what is left."""
    compared = re.search(_COMPARED, rest)
    for word in reversed(times.find(rest)):
        inside = compared is not None and compared.start() <= word.start and word.end <= compared.end()
        if (word.shift is not None and word.shift < 0) or inside:
            continue
        if word.shift == 0 and word.first is None and not word.date:
            continue
        facets.times.insert(0, word)
        rest = rest[: word.start] + rest[word.end :]
    facets.cumulative = _CUMULATIVE.search(rest) is not None
    facets.month = _MONTH.search(rest) is not None and not facets.cumulative
    facets.mean = re.search(r"年均|年平均|平均每年", rest) is not None
    return _kind(rest, facets)


def _kind(rest: str, facets: Facets) -> str:
    if _SCORE.fullmatch(rest):
        facets.kind = "score"
        return ""
    if _RANK.search(rest):
        facets.kind = "rank"
        return re.sub(r"增速|增幅|增长|总量", "", _RANK.sub("", rest))
    completion = _COMPLETION.search(rest)
    percent = facets.unit == "%"
    ratio = _OF_PREVIOUS.search(rest)
    if ratio and (percent or "比" in ratio[0]):
        facets.kind, facets.of_previous = "share", True
        return ""
    if completion and (
        percent
        or re.search(r"率|进度|比例|百分比|±|比重|%", completion[0])
        or completion[0].startswith(("占", "为"))
    ):
        facets.kind, facets.completion = "share", True
        return rest[: completion.start()] + rest[completion.end() :]
    change = _CHANGE.search(rest)
    if change and change["word"]:
        return _change(rest, change, facets)
    share = _SHARE.search(rest)
    if share:
        facets.kind = "share"
        return rest[: share.start()] + rest[share.end() :]
    year_on_year = _YEAR_ON_YEAR.search(rest)
    if year_on_year and (percent or "比" in year_on_year[0]) and not rest.startswith("同期"):
        facets.kind = "growth"
        facets.compared = year_on_year[0]
        return rest[: year_on_year.start()] + rest[year_on_year.end() :]
    if facets.unit == "倍" and _MULTIPLE.search(rest):
        facets.kind = "multiple"
        return _MULTIPLE.sub("", rest)
    return _level(rest, facets)


def _change(rest: str, change: re.Match[str], facets: Facets) -> str:
    word = change["word"]
    facets.compared = change["compared"] or facets.compared
    facets.falls = _FALLING.match(word) is not None
    points = (facets.unit is not None and "百分点" in facets.unit) or "百分点" in rest
    amount = facets.unit not in (None, "%", "‰") or (
        _AMOUNT_WORDS.search(word) is not None and facets.unit is None
    )
    facets.kind = "points" if points else "increase" if amount else "growth"
    if facets.kind == "points":
        facets.unit = "个百分点"
        rest = rest.replace("个百分点", "").replace("百分点", "")
        change = _CHANGE.search(rest) or change
    if word == "发展速度":
        facets.kind = "multiple"
    for basis_word, basis in (("实际", "real"), ("可比", "real"), ("名义", "nominal")):
        if basis_word in change[0]:
            facets.basis = facets.basis or basis
    left = rest[: change.start()] + rest[change.end() :]
    return re.sub(rf"{_COMPARED}|同比|环比|累计|当月|本月|年均", "", left)


def _level(rest: str, facets: Facets) -> str:
    previous = _PREVIOUS.match(rest)
    if previous:
        facets.previous, facets.stated = True, True
        rest = rest[previous.end() :]
    target = _TARGET.search(rest)
    if target and not re.search(r"(?:外|内)资金|投资计划$", target[0]):
        facets.target, facets.stated = True, True
        rest = rest[: target.start()] + rest[target.end() :]
        facets.kind = "level"
    if _ACTUAL.fullmatch(rest) or _THIS.fullmatch(rest):
        facets.kind, facets.stated = "level", True
        return ""
    return rest


def _name(rest: str) -> str:
    """What is left of a head as a name; nothing where it names nothing."""
    if is_foreign(rest):
        return ""
    rest = re.sub(r"^(?:的|与|及|和|、|:)+|(?:的|与|及|和|、|:|\*)+$", "", rest)
    if _BARE.sub("", rest) in _NAMELESS or not re.search(r"[\u4e00-\u9fffA-Za-z]", rest):
        return _BARE.sub("", rest) if is_place(_BARE.sub("", rest)) else ""
    return re.sub(r"[①-⑳]|\*+$|\[注?\d\]", "", rest).strip("-—:·. ")
