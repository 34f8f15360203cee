"""由…增加到…: the earlier and the later level, share or rate of one subject."""

from __future__ import annotations

import re

from jyplan.extract import lexicon, times
from jyplan.extract.constructions.naming import named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.lead import parse
from jyplan.extract.mentions import Kind, Mention
from jyplan.extract.moments import Moment
from jyplan.extract.shares import share_of

EXAMPLES = (
    Example(
        "规模以上工业企业从1832户增加到3382户。",
        (("1832户", "level", "1832", "规模以上工业企业"), ("3382户", "level", "3382", "规模以上工业企业")),
        (("from-to", 1, 0),),
    ),
    Example(
        "每个家庭户的人口为2.83人,比2010年第六次全国人口普查3.43人减少0.6人。",
        (
            ("2.83人", "count", "2.83", "每个家庭户的人口"),
            ("3.43人", "level", "3.43", "每个家庭户的人口"),
            ("0.6人", "increase", "-0.6", "每个家庭户的人口"),
        ),
        (("from-to", 0, 1), ("increase-of", 2, 0)),
    ),
    Example(
        "性别比(以女性为100,男性对女性的比例)由2010年的102.43下降为100.27。",
        (("102.43", "level", "102.43", "性别比"), ("100.27", "level", "100.27", "性别比")),
        (("from-to", 1, 0),),
    ),
    Example(
        "每千人口床位数由2019年5.37张增加到2020年5.72张。",
        (("5.37张", "level", "5.37", "每千人口床位数"), ("5.72张", "level", "5.72", "每千人口床位数")),
        (("from-to", 1, 0),),
    ),
    Example(
        "城镇化率由2015年的52.6%提高到58.5%。",
        (("52.6%", "level", "52.6", "城镇化率"), ("58.5%", "level", "58.5", "城镇化率")),
        (("from-to", 1, 0),),
    ),
)

_OPEN = re.compile(r"(?:由|从|自)(?P<time>[^,。;]{0,14}?)(?:的)?(?:人均|户均|每[亩户人])?(?:约|近)?$")
_PLANNED = ("年初预算", "年初预算数", "年初计划", "原预算", "原计划", "预算", "计划")
_SINCE = re.compile(r"^(?P<own>.*?)(?:比|较|与)(?P<time>[^,。;]{2,14})的$")


def read(figure: Figure, context: Context) -> Sense | None:
    """The start after 由 or 从, the end after a change that reaches (增加到, 调整为), a base after 较…的."""
    quantity, lead = figure.quantity, figure.lead
    if quantity.sort == "points":
        return None
    opening = _OPEN.search(lead.raw)
    if opening is not None and (opening["time"] in ("", *_PLANNED) or times.find(opening["time"])):
        return _start(figure, context, opening)
    if (
        figure.index
        and figure.size > 1
        and context.starts
        and not lead.name
        and context.topic is context.starts[-1]
        and not lead.towards
    ):
        first = context.starts[0]
        return Sense(first.kind, first.name or "", "carried", moment=_past(figure, context, ""), opens=True)
    if context.starts and (lead.towards or (lead.words and lead.words[0] in lexicon.ARRIVING)):
        return _end(figure, context)
    return _base(figure, context)


def _base(figure: Figure, context: Context) -> Sense | None:
    """What a level is held against: 比2015年的52.6%, 较上年同期100亿元."""
    quantity, lead = figure.quantity, figure.lead
    bare = lead.base and lead.direction is None and not lead.name and quantity.sort == "amount"
    if bare and context.level is not None:
        moment = _past(figure, context, lead.base or "")
        return Sense("level", context.subject, "carried", moment=moment, follows=context.level)
    since, later = _SINCE.match(lead.raw.strip(",")), _later(figure, context)
    if since is not None and later is not None and times.find(since["time"]):
        name = later.name if quantity.sort == "percent" else context.subject
        moment = _past(figure, context, since["time"])
        return Sense(later.kind, name or "", "carried", moment=moment, follows=later)
    return None


def _later(figure: Figure, context: Context) -> Mention | None:
    """What a base after 比…的 is held against: the level in question, of a percentage the rate or share."""
    if figure.quantity.sort != "percent":
        return context.level if figure.quantity.sort in ("amount", "bare") else None
    topic = context.topic
    ratio = topic is not None and topic.kind in ("share", "level") and topic.unit in ("%", "‰")
    return topic if ratio else None


def kind_of(figure: Figure, name: str) -> Kind:
    """What a percentage of this name is; other quantities are what their form says."""
    sort = figure.quantity.sort
    if sort == "structure":
        return "structure"
    if sort == "ratio":
        return "ratio"
    if sort == "rank":
        return "rank"
    if sort == "percent" and (name.endswith(lexicon.SHARE_ENDINGS) or share_of(name) is not None):
        return "share"
    if sort == "percent" and figure.lead.growth_noun:
        return "growth"
    return "level"


def _start(figure: Figure, context: Context, opening: re.Match[str]) -> Sense:
    raw = figure.lead.raw[: opening.start()]
    own = parse(raw, 0, len(raw))
    if not figure.item:
        figure.lead.name = own.name
        figure.lead.growth_noun = figure.lead.growth_noun or own.growth_noun
    name, name_from = named(figure, context)
    kind = kind_of(figure, name)
    shared = share_of(name)
    if shared is not None and kind == "share":
        name = f"{shared[0] or context.subject}占{shared[1]}"
    sense = Sense(kind, name, name_from, moment=_past(figure, context, opening["time"]), opens=True)
    sense.subject = name
    return sense


def _past(figure: Figure, context: Context, written: str) -> Moment | None:
    """When the start was: as written, else the year before the span in force."""
    if written in _PLANNED:
        return context.moment
    words = times.find(written)
    if words and words[0].shift == -1 and context.moment is not None and context.moment.year is not None:
        before = context.moment.before()
        return before if words[0].same or before.date else Moment(before.year)
    if words:
        return words[0].moment(context.moment, context.setting.this_year, context.setting.base_year)
    if figure.index and context.starts and context.start_moment is not None:
        return context.start_moment
    if context.moment is not None and context.moment.is_span:
        return context.moment.before()
    return context.start_moment or Moment(None)


def _end(figure: Figure, context: Context) -> Sense:
    starts = context.starts
    start = starts[-figure.size :][figure.index] if len(starts) >= figure.size else starts[-1]
    sense = Sense(start.kind, start.name or "", "carried")
    sense.is_level = start.kind in ("level", "count")
    sense.subject = start.name
    if figure.quantity.sort != "points":
        sense.ties.append(("from-to", start))
    return sense
