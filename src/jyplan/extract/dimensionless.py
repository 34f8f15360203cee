"""Numbers that need no unit: indices, coefficients, exchange rates, ratios of one thing to another, scores.

Knows what their names end in, how a level stands behind such a name, and how the next number of the same
name does: 收入比由2.01缩小至1.96, 比上年缩小0.05.
"""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NAME: Final = f"(?P<name>{_any(lexicon.DIMENSIONLESS)})"
_BRACKET: Final = r"(?:\([^()]*\))?"
_CHANGE: Final = f"(?:{_any((*lexicon.RISE, *lexicon.FALL))})了?"
_REACH: Final = f"(?:{_any((*lexicon.REACH, *lexicon.BOUNDS))})"
_ABOUT: Final = f"(?:{_any((*lexicon.ADVERBS, *lexicon.ABOUT))}|,)"
# Between such a name and its level: verbs, or when an earlier level was: 由上年的, 从2020年.
_BEHIND_NAME: Final = re.compile(
    rf"{_NAME}{_BRACKET}(?:数?值)?(?:{_ABOUT}|{_CHANGE}|{_REACH})*(?:[由从自][^,。;:、\d]{{0,4}}(?:\d{{2,4}}年)?(?:[^,。;:、\d]{{0,8}}普查|底|末)?的?)?$"
)
# Between a level and the next number of the same name.
_BEHIND_LEVEL: Final = re.compile(
    rf"{_BRACKET},?(?:[比较与][^,。;、]{{1,12}}的|(?:同比|环比|[比较][^,。;、]{{1,12}}?)?(?:{_ABOUT})*{_CHANGE}(?:[至到为])?|[升降增减变回][至到为])$"
)
_VALUE_OF: Final = re.compile(r"(?:\([^()]*\))?数?值$")  # 生态质量指数(EQI)值
_FARTHEST: Final = 40


def is_dimensionless(text: str, start: int, earlier: int | None) -> bool:
    """Whether the number at ``start`` measures without a unit.

    ``earlier`` is the end of the number before it, where that one does too and nothing else stands between.
    """
    if earlier is not None and _BEHIND_LEVEL.fullmatch(text, earlier, start):
        return True
    before = text[max(0, start - _FARTHEST) : start]
    match = _BEHIND_NAME.search(before)
    return match is not None and is_name(before[: match.end("name")])


def is_name(name: str) -> bool:
    """Whether what a name measures has no unit."""
    if not name.endswith(lexicon.DIMENSIONLESS):
        name = _VALUE_OF.sub("", name)
    return name.endswith(lexicon.DIMENSIONLESS) and not name.endswith(lexicon.NOT_DIMENSIONLESS)
