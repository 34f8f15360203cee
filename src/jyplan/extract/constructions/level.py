"""Levels, counts and rates: what is neither change nor share. A counted unit may take its noun after it."""

from __future__ import annotations

import re

from jyplan.extract import lexicon, names
from jyplan.extract.constructions.naming import NEW, measured_again, named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.dimensionless import is_name
from jyplan.extract.mentions import Kind, NameFrom

EXAMPLES = (
    Example("全区规上工业总产值完成16.7亿元。", (("16.7亿元", "level", "16.7", "规上工业总产值"),)),
    Example(
        "2018年至2019年,分别完成生产总值236.3亿元、314.5亿元。",
        (("236.3亿元", "level", "236.3", "生产总值"), ("314.5亿元", "level", "314.5", "生产总值")),
    ),
    Example("改造171个老旧小区。", (("171个", "count", "171", "改造老旧小区"),)),
    Example("城乡居民收入比为1.96。", (("1.96", "level", "1.96", "城乡居民收入比"),)),
    Example("城镇登记失业率4%。", (("4%", "level", "4", "城镇登记失业率"),)),
    Example(
        "养老保险基金收入613亿元,其中:保险费收入577亿元;财政补贴收入10.7亿元。支出514亿元,增长15.1%。",
        (
            ("613亿元", "level", "613", "养老保险基金收入"),
            ("577亿元", "level", "577", "保险费收入"),
            ("10.7亿元", "level", "10.7", "财政补贴收入"),
            ("514亿元", "level", "514", "养老保险基金支出"),
            ("15.1%", "growth", "15.1", "养老保险基金支出"),
        ),
        (("part-of", 1, 0), ("part-of", 2, 0), ("growth-of", 4, 3)),
    ),
    Example(
        "80个项目集中签约、总投资81.7亿元,新增超3200个就业岗位。",
        (
            ("80个", "count", "80", "项目"),
            ("81.7亿元", "level", "81.7", "总投资"),
            ("3200个", "count", "3200", "新增就业岗位"),
        ),
    ),
    Example("粮食产量首次跃上1.4万亿斤新台阶。", (("1.4万亿斤", "level", "1.4", "粮食产量"),)),
    Example(
        "全市有学校143所,招生18891人。其中小学43所,招生4912人,教职工1980人。",
        (
            ("143所", "count", "143", "学校"),
            ("18891人", "count", "18891", "学校招生"),
            ("43所", "count", "43", "小学"),
            ("4912人", "count", "4912", "小学招生"),
            ("1980人", "count", "1980", "小学教职工"),
        ),
        (("part-of", 2, 0), ("part-of", 3, 1)),
    ),
    Example(
        "户籍人口出生率13.6‰,死亡率1.8‰。暂住人口出生率5.4‰,死亡率0.8‰。",
        (
            ("13.6‰", "level", "13.6", "户籍人口出生率"),
            ("1.8‰", "level", "1.8", "户籍人口死亡率"),
            ("5.4‰", "level", "5.4", "暂住人口出生率"),
            ("0.8‰", "level", "0.8", "暂住人口死亡率"),
        ),
    ),
    Example(
        "新认定高新技术企业63家,累计达245家。",
        (("63家", "count", "63", "新认定高新技术企业"), ("245家", "count", "245", "高新技术企业")),
    ),
    Example(
        "可吸入颗粒物(PM10)、二氧化硫(SO2)年平均浓度分别为62微克/立方米、12微克/立方米,同比改善8.1%。",
        (
            ("62微克/立方米", "level", "62", "可吸入颗粒物(PM10)年平均浓度"),
            ("12微克/立方米", "level", "12", "二氧化硫(SO2)年平均浓度"),
            ("8.1%", "growth", "-8.1", "二氧化硫(SO2)年平均浓度"),
        ),
        (("growth-of", 2, 1),),
    ),
    Example(
        "普通高中招生14.1万人,在校生42.7万人,毕业生13.3万人。",
        (
            ("14.1万人", "count", "14.1", "普通高中招生"),
            ("42.7万人", "count", "42.7", "普通高中在校生"),
            ("13.3万人", "count", "13.3", "普通高中毕业生"),
        ),
    ),
    Example(
        "新建项目19个,到位资金6.2亿元;续建项目12个,到位资金11.1亿元。",
        (
            ("19个", "count", "19", "新建项目"),
            ("6.2亿元", "level", "6.2", "新建项目到位资金"),
            ("12个", "count", "12", "续建项目"),
            ("11.1亿元", "level", "11.1", "续建项目到位资金"),
        ),
    ),
    Example("新增15家创新型中小企业。", (("15家", "count", "15", "新增创新型中小企业"),)),
    Example(
        "普通高等学校2358所(含独立学院323所),比上年增加53所;成人高等学校365所。",
        (
            ("2358所", "count", "2358", "普通高等学校"),
            ("323所", "count", "323", "独立学院"),
            ("53所", "increase", "53", "普通高等学校"),
            ("365所", "count", "365", "成人高等学校"),
        ),
        (("part-of", 1, 0), ("increase-of", 2, 0)),
    ),
    Example(
        "全国基本养老、失业、工伤保险参保人数分别为9.19亿人、1.88亿人、2.26亿人。",
        (
            ("9.19亿人", "count", "9.19", "全国基本养老保险参保人数"),
            ("1.88亿人", "count", "1.88", "失业保险参保人数"),
            ("2.26亿人", "count", "2.26", "工伤保险参保人数"),
        ),
    ),
    Example(
        "水电设备平均利用小时数为551小时,比上年减少47小时。",
        (
            ("551小时", "count", "551", "水电设备平均利用小时数"),
            ("47小时", "increase", "-47", "水电设备平均利用小时数"),
        ),
        (("increase-of", 1, 0),),
    ),
    Example(
        "公路完成货运量和货物周转量分别为96亿吨和6216.9亿吨公里。",
        (("96亿吨", "level", "96", "公路货运量"), ("6216.9亿吨公里", "level", "6216.9", "货物周转量")),
    ),
    Example(
        "705座大型水库和62个湖泊年末蓄水总量比年初增加47.5亿立方米。",
        (
            ("705座", "count", "705", "大型水库"),
            ("62个", "count", "62", "湖泊"),
            ("47.5亿立方米", "increase", "47.5", "蓄水总量"),
        ),
    ),
    Example(
        "夏粮总产量73.1万吨;播种面积275.4万亩;单产265.3公斤/亩。",
        (
            ("73.1万吨", "level", "73.1", "夏粮总产量"),
            ("275.4万亩", "level", "275.4", "夏粮播种面积"),
            ("265.3公斤/亩", "level", "265.3", "夏粮单产"),
        ),
    ),
    Example(
        "商品房成交930套/76458.66㎡。",
        (("930套", "count", "930", "商品房成交"), ("76458.66㎡", "level", "76458.66", "商品房成交")),
    ),
    Example("新增高新技术企业15家。", (("15家", "count", "15", "新增高新技术企业"),)),
)

# Verbs before a counted noun that belong to the indicator's name, and those that do not.
_KEPT = re.compile(
    r"(新增|新建|新引进|新开工|新认定|新培育|续建|改造|开工|竣工|建成|建设|"
    r"培育|引进|签约|储备|实施|启动|推进|获批|创建|认定|打造|办结|举办|转移|"
    r"培训|救助|发放|开发|收储|拆除|修建|新修|整治|治理|种植|完成|解决|扶持|"
    r"接待|洽谈|组织|开展|延伸|硬化|安置|销售|生产|出栏|输出|投放|设立|成立|"
    r"招引|落户|投产|上市|落地|入驻|入库|申报|授权|减少|盘活|征收|提供|惠及|"
    r"服务|调解|查处|立案|修复|新改建|改扩建|新改扩建|扩建|维修|购置|更新|"
    r"覆盖|提升|兑现|争取)$"
)
_MONEY = ("元", "美元", "欧元", "港元", "日元", "人民币")


def read(figure: Figure, context: Context) -> Sense | None:
    """Any quantity with a name, here or carried."""
    quantity = figure.quantity
    if quantity.sort == "percent":
        return _rate(figure, context)
    if quantity.sort not in ("amount", "bare"):
        return None
    measured = quantity.measure.partition("/")[0] in (*lexicon.MEASURES, *_MONEY)
    counted = (
        not measured
        and not quantity.unit.startswith("/")
        and not (quantity.sort == "bare" and is_name(figure.lead.name))
    )
    after = names.noun_after(figure.tail) if _takes_noun(figure, context) else ""
    kind: Kind = "count" if counted else "level"
    if after and _PARTNERS.match(figure.lead.raw) and _MOVES.match(figure.tail, len(after)):
        return Sense(kind, after, "here", subject=context.subject, sure=False)
    if after and not figure.item:
        return _noun_behind(figure, context, kind, after)
    given = _given(figure) if quantity.sort == "amount" else ""
    if given and not figure.item:
        return Sense(kind, given, "here", is_level=True)
    name, name_from = named(figure, context)
    before = figure.before
    if (
        name_from == "carried"
        and counted
        and before is not None
        and before.kind == "count"
        and before.measure != quantity.measure
        and figure.lead.raw
    ):
        return Sense(kind, quantity.measure, "here", is_level=True, sure=False)
    measures = not _passed(figure, name_from, context) and not _STREAK.search(figure.lead.raw)
    sense = Sense(kind, name, name_from, is_level=measures)
    if not name:
        sense.sure = False
    bare = not (figure.lead.words or figure.item or figure.dated) and measured_again(figure) is None
    if name_from in ("carried", "head") and bare:
        sense.sure = False
    return sense


def _noun_behind(figure: Figure, context: Context, kind: Kind, after: str) -> Sense:
    """改造171个老旧小区: a verb of doing before it belongs to the name, another name does not."""
    own = figure.lead.name
    verb = _KEPT.search(own) or (_KEPT.search("新增") if NEW.search(figure.lead.raw) else None)
    if own and not (verb or len(own) <= 8 or own.endswith("的") or figure.lead.of):
        return Sense(kind, after, "here", is_level=True, subject=after)
    kept = verb is not None and verb.group() not in ("完成", "推进", "实施", "开展", "组织", "争取")
    among = figure.tail[len(after) :].startswith("中")
    return Sense(
        kind,
        (verb.group() if verb and kept else "") + after,
        "here",
        is_level=not among or figure.tail.startswith(after),
        subject=(context.subject or after) if among else after,
    )


# 连续3个月增长: how long, not how much.
_STREAK = re.compile(r"(?:连续|持续)(?:第)?$")
# 对其他14个国家增长8.8%: with whom.
_PARTNERS = re.compile(r"^[,、;]?(?:其中)?[,]?(?:对|与|自|向|同|在)(?!外)[^,。;]{0,14}$")
_MOVES = re.compile(r"(?:的)?(?:进出口|出口|进口|贸易额?|投资)?(?:同比|环比)?(?:增长|下降|增加|减少|上升)")


def _passed(figure: Figure, name_from: NameFrom, context: Context) -> bool:
    """1106.8亿元,首次突破千亿: a mark that the level before has passed."""
    return (
        name_from == "carried"
        and figure.lead.bound == "more-than"
        and context.level is not None
        and not figure.lead.times
    )


_GIVES = re.compile(
    r"(?:设立|投入|签下|签订|安排|争取|发放|拨付|提供|筹集|募集|落实|签约|"
    r"下达|发行|引进|兑现|整合|贷款|捐赠|新建|建设|购置|投资|签署)(?:了|到)?$"
)


def _given(figure: Figure) -> str:
    """设立1亿元的天使基金, 签下628亿元大单: money takes the noun after it where only a verb stands before."""
    if figure.quantity.measure not in (*_MONEY, "") or (
        figure.lead.name and _GIVES.search(figure.lead.name) is None
    ):
        return ""
    if not figure.lead.name and (figure.lead.words or figure.lead.direction):
        return ""
    noun = names.noun_after(figure.tail.removeprefix("的"))
    return noun if len(noun) >= 2 and figure.tail[:1] not in ",。;、)" else ""


def _takes_noun(figure: Figure, context: Context) -> bool:
    quantity, lead = figure.quantity, figure.lead
    if is_name(lead.name or (context.subject if lead.of else "")):
        return False
    if quantity.sort == "bare" or (quantity.measure == "" and re.match(r"[\u4e00-\u9fff]{2}", figure.tail)):
        return True
    if (
        quantity.measure not in lexicon.NOUN_AFTER
        or quantity.measure in _MONEY
        or isinstance(quantity.value, list)
    ):
        return False
    if (
        figure.tail[:1] == "的"
        and quantity.measure not in ("元",)
        and re.match(r"的[\u4e00-\u9fff]{2,}", figure.tail)
    ):
        return False
    if (
        lead.words
        and lead.words[-1] in ("达到", "达", "为", "突破", "超过", "共", "有", "增加到")
        and lead.name
        and not _KEPT.search(lead.name)
    ):
        return False
    own = lead.name
    return not (
        own
        and re.search(
            r"(?:数|量|额|面积|里程|人口|人数|总数|户数|企业|项目|人员|学校|小区|"
            r"公路|道路|机构|基地|中心|合作社|平台|园区|耕地|绿地|岗位|就业|户|群众|"
            r"劳动力|职工|学生|农民)$",
            own,
        )
    )


def _rate(figure: Figure, context: Context) -> Sense | None:
    name, name_from = named(figure, context)
    if not name or (figure.tail[:1] == "的" and not figure.lead.raw.strip("有约近,")):
        after = names.noun_after(figure.tail[1:]) if figure.tail[:1] == "的" else ""
        return Sense("share", after, "here", sure=False, subject=after) if after else None
    rated = name.endswith(lexicon.RATE_ENDINGS)
    sense = Sense("level", name, name_from, is_level=False)
    if not rated:
        after = names.noun_after(figure.tail.lstrip("的")) if figure.tail[:1] == "的" else ""
        if after and not figure.lead.words:
            return Sense("share", after, "here", sure=False, subject=after)
        sense.sure = bool(figure.lead.name) and bool(figure.lead.words)
    return sense
