"""个百分点: a ratio's change (提高1.2个百分点), a lead (高于全国0.5个百分点), a pull (拉动增长2个百分点)."""

from __future__ import annotations

import re

from jyplan.extract import lexicon
from jyplan.extract.constructions.naming import named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.mentions import NameFrom

EXAMPLES = (
    Example(
        "城镇化率65.9%,比上年提高0.8个百分点。",
        (("65.9%", "level", "65.9", "城镇化率"), ("0.8个百分点", "points", "0.8", "城镇化率")),
        (("points-of", 1, 0),),
    ),
    Example(
        "进出口增长6.1%,增速低于全省2.3个百分点。",
        (("6.1%", "growth", "6.1", "进出口"), ("2.3个百分点", "points", "-2.3", "进出口增速")),
    ),
)

_THAN = re.compile(
    r"^(?P<own>.*?)(?:分别|均|还|又)?(?P<verb>高于|低于|快于|慢于|高出|低出|"
    r"好于|超过|超|落后于?|领先于?|滞后于?|大于|小于|比(?!重|例|率|值)|较|"
    r"与|快过|优于|占)(?P<than>.+)$"
)
_MEAN = re.compile(r"^(?:[二两三四五]年)?(?:年均|年?平均)$")
_SPEEDS = ("增速", "增幅", "增长率", "增长速度", "降幅", "涨幅")
_BEHIND = ("低于", "慢于", "低出", "落后", "落后于", "滞后", "滞后于", "小于")
_PULL = re.compile(r"^(?P<own>.*?)(?P<verb>拉动|拉低|带动|推动|影响|贡献)(?P<what>.*)$")


def read(figure: Figure, context: Context) -> Sense | None:
    """Percentage points, signed by their verb."""
    if figure.quantity.sort != "points":
        return None
    lead = figure.lead
    falls = lead.direction == "fall"
    own = figure.item or (lead.name if figure.index == 0 or figure.size == 1 else "")
    compared = _PULL.match(own) or (_THAN.match(own) if not _is_share(own) else None)
    name_from: NameFrom = "list" if figure.item else "here"
    if compared is not None and not figure.item:
        falls = falls or compared["verb"] in _BEHIND or compared["verb"] == "拉低"
        own = _MEAN.sub("", compared["own"].rstrip("的,"))
    elif re.search(r"(?:低于|慢于|落后于?|滞后于?|低出)", lead.raw):
        falls = True
    if not own and figure.size > 1 and not figure.item:
        return _in_list(figure, context, falls)
    sense = Sense("points", own, name_from, falls=falls, change=True)
    topic = context.topic
    if own in lexicon.RELATIVE and context.subject:
        sense.name = context.subject + own
        sense.subject = context.subject
    elif not own:
        ratio = topic is not None and topic.kind in ("share", "level", "growth", "points")
        sense.name = (topic.name or "") if ratio and topic is not None else context.subject
        sense.name_from = "carried"
        if "增速" in lead.words or "增幅" in lead.raw or "增速" in lead.raw:
            sense.name = f"{context.subject}增速"
        elif (
            topic is not None
            and topic.kind in ("share", "level")
            and topic.unit in ("%", "‰")
            and compared is None
            and not figure.size > 1
        ):
            sense.ties.append(("points-of", topic))
    else:
        sense.name = named(figure, context)[0] if compared is None else own
        speed = next((word for word in lead.words if word in _SPEEDS), "")
        if compared is None and not sense.name.endswith(_SPEEDS):
            sense.name += speed
    return sense


def _is_share(name: str) -> bool:
    return "占" in name and re.search(r"占.*(?:比重|比例|份额)$", name) is not None


def _in_list(figure: Figure, context: Context, falls: bool) -> Sense:
    level = context.levels[-figure.size :][figure.index] if len(context.levels) >= figure.size else None
    name = (level.name or "") if level is not None else context.subject
    return Sense("points", name, "carried", falls=falls, change=True, sure=level is not None)
