"""How a figure gets its name and its level, shared by the constructions."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import names
from jyplan.extract.constructions.sense import Figure
from jyplan.extract.context import Context
from jyplan.extract.mentions import Mention, NameFrom

# Names that say something of the subject before them.
RELATIVE: Final = frozenset(
    [
        "增幅",
        "增速",
        "涨幅",
        "降幅",
        "比重",
        "占比",
        "增长率",
        "增长速度",
        "跌幅",
        "总量",
        "总数",
        "总额",
        "人均",
        "规模",
        "进度",
        "均价",
        "所占比重",
        "增长",
        "增加",
        "增量",
        "比例",
        "收入",
        "支出",
    ]
)


def named(figure: Figure, context: Context) -> tuple[str, NameFrom]:
    """The name written for a figure, else the subject carried along, else the heading's."""
    name = re.sub(r"^(?:高于|低于|快于|慢于|超过)(?=.{2})", "", figure.name.strip("的"))
    if figure.item:
        return name, "list"
    if name:
        if name in RELATIVE and context.subject and not context.subject.endswith(name):
            subject = context.subject.removeprefix("新增") if name.startswith("总") else context.subject
            return subject + name, "carried"
        return name, "here"
    if context.subject:
        return context.subject, "carried"
    return context.heading, "head"


def level_of(figure: Figure, context: Context, name: str) -> Mention | None:
    """The level that a growth, an increase or a share of this figure speaks of; `None` where none is sure."""
    if figure.bracketed is not None:
        return figure.bracketed
    if figure.size > 1:
        return _level_in_list(figure, context, name)
    if not figure.name:
        return context.level
    for level in reversed(context.levels):
        if level.name and names.alike(level.name, name):
            return level
    return None


def _level_in_list(figure: Figure, context: Context, name: str) -> Mention | None:
    if figure.item:
        for level in reversed(context.levels):
            if level.name and names.alike(level.name, figure.item):
                return level
        return None
    if len(context.levels) >= figure.size and not figure.lead.name:
        return context.levels[-figure.size :][figure.index]
    return None
