"""倍 and 翻番: 增长1.2倍 is a growth, 是…的2.4倍 a multiple, 翻一番 a multiple of two."""

from __future__ import annotations

from jyplan.extract.constructions.naming import level_of, named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context

EXAMPLES = (
    Example("固定资产投资比上年增长1.2倍。", (("1.2倍", "growth", "1.2", "固定资产投资"),)),
    Example(
        "新区经济总量突破500亿元,实现翻一番。",
        (("500亿元", "level", "500", "新区经济总量"), ("翻一番", "multiple", "2", "新区经济总量")),
        (("multiple-of", 1, 0),),
    ),
    Example(
        "地区生产总值95亿元,是2015年的2.4倍。",
        (("95亿元", "level", "95", "地区生产总值"), ("2.4倍", "multiple", "2.4", "地区生产总值")),
        (("multiple-of", 1, 0),),
    ),
)


def read(figure: Figure, context: Context) -> Sense | None:
    """Times and doublings."""
    sort, lead = figure.quantity.sort, figure.lead
    if sort not in ("times", "doublings"):
        return None
    name, name_from = named(figure, context)
    level = level_of(figure, context, name)
    if sort == "times" and lead.direction is not None and not lead.towards:
        sense = Sense("growth", name, name_from, falls=lead.direction == "fall", change=True)
        if level is not None:
            sense.ties.append(("growth-of", level))
        return sense
    if sort == "times" and not _compares(figure):
        return None
    if _compares(figure) and sort == "times" and not lead.name.startswith("是"):
        name = name.rpartition("是")[0] or name
    if (
        not figure.name
        or name.startswith(("是", "为", "相当于"))
        or figure.name[:4].isdigit()
        or "的" in figure.name[-1:]
    ):
        name, name_from, level = context.subject, "carried", context.level
    sense = Sense("multiple", name, name_from, change=True)
    if level is not None:
        sense.ties.append(("multiple-of", level))
    return sense


def _compares(figure: Figure) -> bool:
    raw = figure.lead.raw
    return "的" in raw[-8:] or "是" in raw or "为" in raw or "相当于" in raw or figure.lead.towards
