"""占…的 and 完成…计划的: what a share is a share of, and what a rate completes."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon

_SHARE: Final = re.compile(
    r"(?P<part>.*?)(?:分别)?(?:约)?占(?:了)?(?P<whole>.+?)(?:的)?(?P<noun>比重|"
    r"比例|份额|比)?(?:的)?(?:为|达到?|已达)?$"
)
_DONE: Final = re.compile(
    r"(?:(?:^|完成|占|为|达到?|实现|是|了|[,:;])(?:全部|了|到)?)(?P<whole>(?:[^,。;:占为完成]{0,14}?)(?:"
    + "|".join(map(re.escape, sorted(lexicon.PLAN_NOUNS, key=len, reverse=True)))
    + r")(?:\([^()]*\)|[^,。;的]{0,4}总额|总数)?)(?:的)?(?:比重|比例)?(?:为|达到?|已达)?$"
)


def share_of(name: str) -> tuple[str, str, bool] | None:
    """Part and whole of 税收收入占一般公共预算收入的, and whether 比重 is said; `None` for no share."""
    match = _SHARE.match(name)
    if match is None:
        return None
    return match["part"], match["whole"], bool(match["noun"])


def completes(name: str) -> tuple[str, str] | None:
    """Name and plan of 完成年度计划的: what comes before and what is completed; `None` for no plan."""
    match = _DONE.search(name)
    if match is None:
        return None
    return name[: match.start()], match["whole"]
