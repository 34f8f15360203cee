"""A structure before and after, and by how many points one of its shares is said to have moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from jyplan.answers.faults import Figure, Finding
from jyplan.extract.levels import Levels, number
from jyplan.extract.mentions import Mention

_INDUSTRY: Final = re.compile(r"^(?:其中)?第?(?P<nth>[一二三])(?:次)?产业?")
_SHARE: Final = re.compile(r"比重|占比")
_SINCE: Final = re.compile(r"同比|上年|去年|\d{4}年|比")
_NAMING: Final = 14  # signs before a change that name what changes


def shifted(levels: Levels) -> Iterator[Finding]:
    """Points that the two structures before them refute."""
    earlier: Mention | None = None
    later: Mention | None = None
    for mention in levels.reading.mentions:
        if mention.kind == "structure":
            later = mention
            earlier = levels.tied(mention, "from-to")
        elif mention.kind == "points" and later is not None and earlier is not None:
            finding = _refuted(levels, earlier, later, mention)
            yield from [finding] if finding is not None else ()


def _refuted(levels: Levels, earlier: Mention, later: Mention, points: Mention) -> Finding | None:
    text, nth = levels.reading.document.normal, _INDUSTRY.match(points.name or "")
    named = nth is not None and _SHARE.search(text[max(later.end, points.start - _NAMING) : points.start])
    if not named or nth is None or not points.sure or points.bound or points.approximate:
        return None
    if not _between_the_two(levels, earlier, later, points):
        return None
    place = "一二三".index(nth["nth"])
    ends = [
        side.value[place]
        for side in (earlier, later)
        if isinstance(side.value, list) and len(side.value) == 3
    ]
    values, stated = [number(end) for end in ends], number(points.value)
    if len(values) < 2 or values[0] is None or values[1] is None or stated is None:
        return None
    computed, loose = values[1] - values[0], sum(map(_last, ends), Fraction(0)) / 2
    if abs(computed - stated) <= loose + _last(str(points.value)):
        return None
    figures = tuple(Figure(mention, suspect=True) for mention in (earlier, later, points))
    return Finding(
        "points-mismatch", "inconsistent", "points", figures, points, points.unit, str(points.value),
        computed, None, against=(earlier, later),
    )  # fmt: skip


def _between_the_two(levels: Levels, earlier: Mention, later: Mention, points: Mention) -> bool:
    """Whether the points count from the time of the earlier structure."""
    if levels.paragraph(later) != levels.paragraph(points) or later.period != points.period:
        return False
    text = levels.reading.document.normal[later.end : points.start]
    beside = levels.sentence(later) == levels.sentence(points)
    if beside and not _SINCE.search(_SHARE.sub("", text)):
        return True
    year = (later.period or "")[:4]
    return points.since is None and year.isdigit() and earlier.period == str(int(year) - 1)


def _last(printed: str) -> Fraction:
    """One in the last place of a number."""
    return Fraction(1, 10 ** len(printed.partition(".")[2]))
