"""增加, 减收, 净增: how much more or less than before, in the level's own unit."""

from __future__ import annotations

from jyplan.extract import names
from jyplan.extract.constructions.naming import NEW, held_against, level_of, measured_again, named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context

EXAMPLES = (
    Example(
        "全县税收收入8103万元,比上年增收1284万元,增长18.8%。",
        (
            ("8103万元", "level", "8103", "税收收入"),
            ("1284万元", "increase", "1284", "税收收入"),
            ("18.8%", "growth", "18.8", "税收收入"),
        ),
        (("increase-of", 1, 0), ("growth-of", 2, 0)),
    ),
    Example(
        "税收收入30.1亿元,比年初预算增加0.5亿元。",
        (("30.1亿元", "level", "30.1", "税收收入"), ("0.5亿元", "increase", "0.5", "税收收入")),
    ),
    Example(
        "桥梁87.83万座、6063.46万米,比上年增加2.68万座、494.86万米。",
        (
            ("87.83万座", "count", "87.83", "桥梁"),
            ("6063.46万米", "level", "6063.46", "桥梁"),
            ("2.68万座", "increase", "2.68", "桥梁"),
            ("494.86万米", "increase", "494.86", "桥梁"),
        ),
        (("increase-of", 2, 0), ("increase-of", 3, 1)),
    ),
    Example("贫困人口减少12万人。", (("12万人", "increase", "-12", "贫困人口"),)),
    Example("净增规模以上企业35家。", (("35家", "increase", "35", "净增规模以上企业"),)),
)


def read(figure: Figure, context: Context) -> Sense | None:
    """An amount right after a verb of change that leads to no level (增加, not 增加到)."""
    lead, quantity = figure.lead, figure.quantity
    if quantity.sort not in ("amount", "bare") or lead.towards:
        return None
    again = measured_again(figure)
    if again is not None and again.kind == "increase":
        lead.direction = "fall" if str(again.value).startswith("-") else "rise"
    planned = figure.before is not None and figure.before is context.plan_level
    if planned and lead.raw in ("超过", "超额", "超", "超出", "增加", "减少", "多", "少", "短收", "超收"):
        lead.bound = None
        falls = lead.raw in ("减少", "少", "短收")
        return Sense("increase", context.subject, "carried", falls=falls, change=False)
    if NEW.search(figure.lead.raw) and names.noun_after(figure.tail):
        return None  # 新增15家高新技术企业 counts what is new
    net = figure.name.startswith(("净增", "净减"))
    if not net and (lead.direction is None or lead.growth_noun):
        return None
    if lead.verb in ("拉动", "贡献", "提前") or (
        lead.words and lead.words[0] in ("达到", "达", "完成", "实现")
    ):
        return None
    if lead.verb in ("多", "少", "高", "低", "快", "慢", "超", "超额") and not lead.base:
        return None
    name, name_from = named(figure, context)
    sense = Sense(
        "increase",
        name,
        name_from,
        falls=lead.direction == "fall" or figure.name.startswith("净减"),
        change=True,
    )
    sense.against = held_against(figure, context)
    level = None if sense.against else level_of(figure, context, name)
    if level is not None and level.measure and quantity.measure and level.measure != quantity.measure:
        level = None
    if level is not None and not (lead.verb == "净增" and (level.name or "").startswith("新增")):
        sense.ties.append(("increase-of", level))
    if net:
        sense.subject = figure.name[2:]
    return sense
