"""第3位, 13.5:30.7:55.8, 2.05:1: quantities that their form alone tells."""

from __future__ import annotations

import re

from jyplan.extract import lexicon
from jyplan.extract.constructions.naming import named
from jyplan.extract.constructions.sense import Example, Figure, Sense
from jyplan.extract.context import Context

EXAMPLES = (
    Example(
        "三次产业结构为13.5:30.7:55.8。", (("13.5:30.7:55.8", "structure", "13.5:30.7:55.8", "三次产业结构"),)
    ),
    Example("城乡居民收入比为2.05:1。", (("2.05:1", "ratio", "2.05:1", "城乡居民收入比"),)),
    Example("增速居全市第3位。", (("3位", "rank", "3", "增速"),)),
)


def read(figure: Figure, context: Context) -> Sense | None:
    """Ranks, structures and ratios."""
    sort = figure.quantity.sort
    name, name_from = named(figure, context)
    if sort == "structure":
        return Sense("structure", name, name_from)
    if sort == "ratio" and ":" in str(figure.quantity.value):
        return Sense("ratio", name, name_from)
    if sort == "rank":
        name = (
            re.sub(
                r"^分?(?=$)|(?:分别|均|已|并)?(?:位?居|位?列|排[名位]?|名列|跃居|跃升|上升|"
                r"前移|升|进)?(?:在|至|到)?(?:全[国省市州区县][^,]{0,6}|同[类级][^,]{0,6}|"
                r"(?<=[居列位名在至到])[^,居列位]{1,6}?[省市州区县国])?第?$",
                "",
                name,
            )
            or context.subject
        )
        place = re.fullmatch(r"(增速|总量|增幅|规模)[\u4e00-\u9fff]{2,4}", name)
        name = place[1] if place else name
        if name in lexicon.RELATIVE and context.subject and not context.subject.endswith(name):
            whole = name in ("总量", "规模") and context.subject.endswith(("总额", "总量", "总值", "规模"))
            name = context.subject if whole else context.subject + name
        return Sense("rank", name, name_from, subject=context.subject or name)
    return None
