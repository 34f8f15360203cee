"""The names of a list of figures: in its lead, in the clauses before it, or of the list before.

Knows what the context remembers of clauses and lists; what items share is in `lists`.
"""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lead as leads
from jyplan.extract import lexicon, lists
from jyplan.extract.context import Context
from jyplan.extract.quantities import Quantity
from jyplan.extract.subjects import Lead

EACH_ITS_OWN: Final = re.compile(r"分别|分別|依次|逐年|各年")
_RESPECTIVE: Final = re.compile(
    r"(?:分别)?(?:高于|低于|快于|慢于|超过?|高出|落后|领先|比(?!重|例|率|值|$)|较).*$|分别.*$"
)
_DOING: Final = re.compile(r"分别(?!高于|低于|快于|慢于|比|超|占|较|位|居|列|高|低)(.{2,8})$")
_DONE: Final = re.compile("^(?:完成|实现|达到?)(?=.)")


def items_of(group: list[Quantity], lead: Lead, context: Context) -> list[str]:
    """The names of a list of figures: in its lead, in a clause before, or of the list before."""
    count = len(group)
    if count == 1:
        return []
    name = lead.name
    opening = re.search(r"(?:由|从(?!业|事))[^,。;]{0,14}$", lead.raw)
    if opening is not None:
        own = leads.parse(lead.raw[: opening.start()], 0, opening.start())
        name = own.name
    measure = _RESPECTIVE.sub("", name).strip("的")
    items = lists.split(measure, count) if measure else None
    doing = _DOING.search(name)
    if items is not None and doing is not None and group[0].sort != "points":
        items = [item + _DONE.sub("", doing[1]) for item in items]
    for clause in reversed(context.bare_clauses) if items is None else ():
        listed = lists.subjects(leads.parse(clause, 0, len(clause)).name, count)
        if listed is not None:
            tail = measure or context.ranked_by
            items = [item if item.endswith(tail) else item + tail for item in listed]
            break
    if items is None and not measure and len(context.items) == count and len(context.levels) < count:
        items = context.items
    shared = measure and not re.search("[、和与及]", measure)
    each = lead.respectively or EACH_ITS_OWN.search(lead.raw) is not None
    if items is None and each and measure:
        items = _over_clauses(measure, count, context)
    if items is None and shared and len(context.items) == count and each:
        items = [lists.said_of(item, measure) for item in context.items]
    if items is None:
        return []
    if measure not in lexicon.GROWTH_NOUNS:
        context.items = items
    return items


def _over_clauses(last: str, count: int, context: Context) -> list[str] | None:
    """电子计算机整机,半导体分立器件,视盘机产量分别增长1.5倍、2.7倍和57.7%: a name in each clause."""
    before = context.bare_clauses[1 - count :]
    parsed = [leads.parse(clause, 0, len(clause)) for clause in before]
    names_only = all(lead.name == lead.raw and not lead.times for lead in parsed)
    return lists.split(",".join([*before, last]), count) if names_only and len(parsed) == count - 1 else None
