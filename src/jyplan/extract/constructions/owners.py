"""Names that say something of what was named before them: 产量 of a crop, 在校生 of a school, 支出 of a fund.

One small function for each kind of owner, with what it reads; the first that knows one is taken.
"""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon
from jyplan.extract.context import Context
from jyplan.extract.mentions import NameFrom

Owned = tuple[str, NameFrom]

_TOWARDS_WHOLE: Final = re.compile(r"对.{2,12}的?贡献率$")
_ACCOUNT: Final = frozenset(("收入", "支出", "总收入", "总支出"))
_FUND: Final = re.compile(r"(?P<fund>.{2,}?)(?:总?收入|总?支出)$")
_OUTCOME: Final = frozenset(("决算数", "执行数", "完成数"))
_OUTPUTS: Final = tuple(sorted((*lexicon.OUTPUTS, "净利润", "营业利润"), key=len, reverse=True))
_PRODUCERS: Final = (*lexicon.DOERS, "园区", "板块")
_BRANCHES: Final = (*_PRODUCERS, "业")
_DOERS: Final = re.compile(r"[\u4e00-\u9fff]{2,12}(?:企业|公司|集团|(?<!工|农|行|产|林|牧|渔|商)业)")
# What is measured of whoever brings it about, at the end of a whole's name.
_MEASURED: Final = re.compile(
    r"(?:利润总额|利税总额|净利润|利润|利税|营业总收入|营业总成本|(?:主营业务|营业|销售)收入|营收|(?:工业)?总?产值|增加值|"
    r"(?:销售|零售|营业)额|资产总额|负债总额|净资产|资产负债率|税收|投资|进出口额?|出口额?|进口额?|用电量)$"
)
_OF_HERDS: Final = frozenset(("存栏", "出栏", "存栏量", "出栏量"))
_HERD: Final = re.compile(r"(?P<herd>.+?)(?:存栏|出栏)量?$")
_OF_CROPS: Final = frozenset(
    ("产量", "总产量", "总产", "单产", "平均单产", "亩产", "播种面积", "种植面积", "收获面积")
)
_GROWN: Final = re.compile(
    r"(?!播种|种植|收获|全[年市县省区国])[\u4e00-\u9fff]{2,6}(?<![积量产地田园林亩区数额值])"
)
_CROP: Final = re.compile(
    r"(?!播种|种植|收获)(?P<crop>.+?)"
    r"(?:(?:播种|种植|收获|养殖|采摘|栽培)?(?:总)?面积|总?产量|总产|(?:平均)?单产|"
    r"(?<=[粮油菜棉麦稻米豆薯果茶])$)"
)
_OF_SCHOOLS: Final = re.compile(
    r"(?:在校|毕业|在学)(?:学?生|人数|生数)(?:数|人数)?|(?:教职工|专任教师|在园幼儿)(?:数|人数)?|招生(?:数|人数)?"
)
_SCHOOL: Final = re.compile(rf"(?P<schools>.{{2,16}}?)共?(?:{_OF_SCHOOLS.pattern})$")
_VITAL: Final = frozenset(("死亡率", "自然增长率"))
_PEOPLE: Final = re.compile(r"(?P<people>.{2,8}?(?:人口)?)(?:出生率|死亡率)$")
_OF_PROJECTS: Final = re.compile(
    r"(?:累计|已|实际|年度|年内)?(?:计划|协议|合同|到位|完成|投入)?"
    r"(?:总投资|投资|引资|资金|引进资金|利用外资)(?:总?额)?"
)
_PROJECTS: Final = re.compile(r".{1,6}项目")


def owned(name: str, context: Context) -> Owned | None:
    """A name with what it is said of; `None` where it stands for itself."""
    return next((pair for owner in _OWNERS if (pair := owner(name, context)) is not None), None)


def of_doers(name: str, measure: str, context: Context) -> str:
    """利润总额182亿元,其中中央企业121亿元: what is measured of them is that of the whole; else the name."""
    whole = context.wholes[-1] if context.wholes else None
    if whole is None or whole.opened_by != "among" or whole.stale or not _DOERS.fullmatch(name):
        return name
    wholes = [level.name or "" for level in whole.levels if level.measure == measure]
    measured = _MEASURED.search(wholes[-1] if wholes else context.subject if measure == "%" else "")
    return name + measured.group() if measured else name


def _fund(name: str, context: Context) -> Owned | None:
    """养老保险基金收入20790亿元,…支出16699亿元: of the fund, not of what its receipts are from."""
    if name not in _ACCOUNT:
        return None
    headline = context.headline.get("元")
    candidates = (headline.name or "" if headline is not None else "", context.subject)
    other_side = (other for other in candidates if not other.endswith(name[-2:]))
    match = next((match for other in other_side if (match := _FUND.match(other))), None)
    return (match["fund"] + name, "here") if match else None


def _budgeted(name: str, context: Context) -> Owned | None:
    """保险费收入预算数318亿元,决算数308亿元."""
    return (context.subject + name, "here") if name in _OUTCOME and context.subject else None


def _any_subject(name: str, context: Context) -> Owned | None:
    """投资增长5%,增速居全市第2位; 对工业投资的贡献率."""
    subject = context.subject
    if name in lexicon.RELATIVE and subject and not subject.endswith((name, "总计", "合计")):
        return (subject.removeprefix("新增") if name.startswith("总") else subject) + name, "carried"
    towards = subject and "占" not in subject and _TOWARDS_WHOLE.match(name)
    return (subject + name, "carried") if towards else None


def _branch(name: str, context: Context) -> Owned | None:
    """医药制造业稳中向好,产值增长16.3%; 工业产值181亿元,其中3月份产值75亿元; 林业产值9亿元,增加值5亿元."""
    if name not in lexicon.OUTPUTS:
        return None
    if context.subject.endswith(name):
        return context.subject, "carried"
    output = next((word for word in _OUTPUTS if context.subject.endswith(word)), "")
    owner = context.subject.removesuffix(output)
    if output and len(owner) > 1 and owner.endswith(_BRANCHES):
        return owner + name, "here"
    does = context.subject.endswith(_PRODUCERS)
    return (context.subject + name, "here") if does else None


def _crop(name: str, context: Context) -> Owned | None:
    """蔬菜播种面积3938公顷,产量106551吨: of the crop, not of its area."""
    if name not in _OF_CROPS:
        return None
    match = _CROP.match(context.subject)
    if match is not None:
        return match["crop"] + name, "here"
    level = context.level
    by_itself = level is not None and level.measure in ("亩", "公顷") and _GROWN.fullmatch(level.name or "")
    return (f"{by_itself.group()}{name}", "here") if by_itself else None  # 果用瓜1107公顷,产量28408吨


def _herd(name: str, context: Context) -> Owned | None:
    """生猪存栏17.7万头,出栏9.3万头."""
    match = _HERD.match(context.subject) if name in _OF_HERDS else None
    return (match["herd"] + name, "here") if match else None


def _schools(name: str, context: Context) -> Owned | None:
    """小学43所,招生4912人; 普通高中招生14.1万人,在校生42.7万人."""
    if not _OF_SCHOOLS.fullmatch(name):
        return None
    counted = [level.name or "" for level in context.levels if level.measure == "所"]
    match = _SCHOOL.match(context.subject)
    schools = match["schools"] if match else counted[-1] if counted else ""
    return (schools + name, "here") if schools else None


def _people(name: str, context: Context) -> Owned | None:
    """暂住人口出生率5.38‰,死亡率0.80‰."""
    match = _PEOPLE.match(context.subject) if name in _VITAL else None
    return (match["people"] + name, "here") if match else None


def _projects(name: str, context: Context) -> Owned | None:
    """续建项目12个,到位资金11.1亿元: other projects beside them have their own."""
    counts = [level.name or "" for level in context.levels if level.kind == "count"]
    known = _OF_PROJECTS.fullmatch(name) and counts and _PROJECTS.fullmatch(counts[-1])
    return (counts[-1] + name, "here") if known else None


_OWNERS: Final = (_fund, _budgeted, _any_subject, _branch, _crop, _herd, _schools, _people, _projects)
