"""增长, 下降, 上涨, 年均增长: a relative change in percent, of the level just named or of its own subject."""

from __future__ import annotations

import re
from decimal import Decimal

from jyplan.extract import lexicon
from jyplan.extract.constructions.naming import held_against, level_of, named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context

EXAMPLES = (
    Example(
        "全市地区生产总值532.5亿元,按可比价格计算,比上年增长7.5%。",
        (("532.5亿元", "level", "532.5", "地区生产总值"), ("7.5%", "growth", "7.5", "地区生产总值")),
        (("growth-of", 1, 0),),
    ),
    Example("生猪出栏量下降7.7%。", (("7.7%", "growth", "-7.7", "生猪出栏量"),)),
    Example("居民消费价格指数控制在3.5%以内。", (("3.5%", "growth", "3.5", "居民消费价格指数"),)),
    Example(
        "投资下降12%,跌幅较1-6月的11.2%扩大。",
        (("12%", "growth", "-12", "投资"), ("11.2%", "growth", "-11.2", "投资")),
    ),
    Example(
        "投资300亿元,完成计划385亿元的77.9%(主要是剩余投资不足,难以支撑投资增长),下降18.4%。",
        (
            ("300亿元", "level", "300", "投资"),
            ("385亿元", "level", "385", "投资计划"),
            ("77.9%", "share", "77.9", "投资完成计划"),
            ("18.4%", "growth", "-18.4", "投资"),
        ),
        (("share-of", 2, 0), ("growth-of", 3, 0)),
    ),
    Example(
        "生物医药产业正在恢复性增长,产值23亿元,增长比例达10%。",
        (("23亿元", "level", "23", "生物医药产业产值"), ("10%", "growth", "10", "生物医药产业产值")),
        (("growth-of", 1, 0),),
    ),
    Example(
        "新能源汽车、充电桩、锂离子电池产量分别增长3.9倍、2.3倍和10.9%。",
        (
            ("3.9倍", "growth", "3.9", "新能源汽车产量"),
            ("2.3倍", "growth", "2.3", "充电桩产量"),
            ("10.9%", "growth", "10.9", "锂离子电池产量"),
        ),
    ),
    Example(
        "高技术制造业、装备制造业增加值分别增长8.9%、7.7%。",
        (
            ("8.9%", "growth", "8.9", "高技术制造业增加值"),
            ("7.7%", "growth", "7.7", "装备制造业增加值"),
        ),
    ),
    Example(
        "规模工业增加值、产值同比分别增长7.3%和10.2%。",
        (("7.3%", "growth", "7.3", "规模工业增加值"), ("10.2%", "growth", "10.2", "规模工业产值")),
    ),
    Example(
        "猪、牛、羊、禽肉产量分别增长4.9%、3.3%、1.0%、2.8%,猪、牛出栏分别增长3.8%、2.2%。",
        (
            ("4.9%", "growth", "4.9", "猪肉产量"),
            ("3.3%", "growth", "3.3", "牛肉产量"),
            ("1.0%", "growth", "1.0", "羊肉产量"),
            ("2.8%", "growth", "2.8", "禽肉产量"),
            ("3.8%", "growth", "3.8", "猪出栏"),
            ("2.2%", "growth", "2.2", "牛出栏"),
        ),
    ),
    Example(
        "商品房销售面积和金额分别下降9.6%和19.3%,最高涨幅为2.1%。",
        (
            ("9.6%", "growth", "-9.6", "商品房销售面积"),
            ("19.3%", "growth", "-19.3", "商品房销售金额"),
            ("2.1%", "growth", "2.1", "最高涨幅"),
        ),
    ),
    Example(
        "对东盟、欧盟、韩国进出口分别增长7.7%、2.9%、1.1%。",
        (
            ("7.7%", "growth", "7.7", "对东盟进出口"),
            ("2.9%", "growth", "2.9", "对欧盟进出口"),
            ("1.1%", "growth", "1.1", "对韩国进出口"),
        ),
    ),
    Example(
        "经济成长为2.42%,民间消费实质成长3.43%。",
        (("2.42%", "growth", "2.42", "经济"), ("3.43%", "growth", "3.43", "民间消费")),
    ),
    Example("工业经济保持15%以上的增速。", (("15%", "growth", "15", "工业经济"),)),
)

_TAIL = re.compile(
    r"(?:以上|左右|以内)?的(?:明显|较[大快高]|强劲|显著)?(?:增长|增速|速度|增幅|涨幅|升幅|高速|高增长|幅度|年均|两位数增长|成长)"
)
_RATES = ("增长率", "成长率", "增速", "年增率")  # 经济成长率上修至2.42%
_AIMS = {"力争", "争取", "确保", "力争达到", "努力", "冲刺"}
_PRICE = re.compile("|".join(lexicon.PRICE_NAMES))


def read(figure: Figure, context: Context) -> Sense | None:
    """A percentage after a verb or noun of change, a price's percentage, or one that a growth follows."""
    lead, quantity = figure.lead, figure.quantity
    if quantity.sort != "percent":
        return None
    name, name_from = named(figure, context)
    if name in ("最高", "最低"):
        name += lead.noun
    spoken = lead.direction is not None and not (lead.towards and not lead.growth_noun)
    if lead.verb in ("增长", "成长") and lead.words[:1] == ["为"]:
        spoken = True  # 经济成长为2.42%
    rate = name.endswith(lexicon.RATE_ENDINGS) and not name.endswith(("增长率", "指数"))
    if not spoken and _TAIL.match(figure.tail):
        spoken = True
    if not spoken and _PRICE.search(name) and name_from == "here" and _small(quantity.value):
        spoken = True
    if not spoken and name.endswith(_RATES) and not name.endswith("自然增长率") and name_from == "here":
        spoken = True
    sure = True
    if not spoken:
        dropped = context.kind == "growth" and not lead.words and name_from in ("here", "list") and not rate
        aimed = (
            context.kind == "growth" and name_from == "carried" and lead.future and set(lead.words) <= _AIMS
        )
        if not dropped and not aimed:
            return None
        sure = bool(aimed)
    falls = lead.direction == "fall"
    sense = Sense("growth", name, name_from, falls=falls, change=True, sure=sure)
    if lead.mean or context.mean:
        sense.per = "year"
        sense.years = lead.mean_years or context.mean_years
    sense.against = held_against(figure, context)
    compounded = lead.month_on_month and (context.moment is None or context.moment.preceding() is None)
    level = None if sense.against or compounded or lead.rate_then else level_of(figure, context, name)
    if level is not None and level.kind in ("level", "count"):
        sense.ties.append(("growth-of", level))
    return sense


def _small(value: object) -> bool:
    return isinstance(value, str) and abs(Decimal(value)) < 30
