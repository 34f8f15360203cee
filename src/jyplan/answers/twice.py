"""A level with its growth, told twice in a document and once with a slip: one half of it agrees.

That two levels of one name and time are one figure is believed only where another printed figure agrees to
the digit, and where the document does not list many of that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from jyplan.answers.faults import Figure, Finding
from jyplan.answers.looks import SAME_NAME, slip
from jyplan.extract import names
from jyplan.extract.levels import Levels, agree, kind_of_unit, number
from jyplan.extract.mentions import Mention

_MOST: Final = 3  # levels of one name: more are a list of places or times
_SHORTEST: Final = 4  # signs of a name


def told_twice(levels: Levels) -> Iterator[Finding]:
    """Levels of which the growths agree and not the digits, and growths of one level that differ."""
    for pairs in _statements(levels).values():
        if len(pairs) > _MOST or len({level.id for level, _ in pairs}) < len(pairs):
            continue  # many places or times, or two growths of one level
        for (level, growth), (other, rate) in combinations(pairs, 2):
            if _digits(level) >= 3 and (level.value, level.unit) == (other.value, other.unit):
                if not agree(growth, rate):
                    yield _finding(growth, rate)
            elif _digits(growth) >= 2 and "." in str(growth.value) and growth.value == rate.value:
                alike = level.unit == other.unit and slip(str(level.value), str(other.value))
                yield from [_finding(level, other)] if alike else ()


def _statements(levels: Levels) -> dict[object, list[tuple[Mention, Mention]]]:
    """Levels with their growths, by name, time and unit."""
    pairs: dict[object, list[tuple[Mention, Mention]]] = {}
    for growth in levels.reading.mentions:
        level = levels.tied(growth, "growth-of") if growth.kind == "growth" else None
        if level is None or not _plain(level) or not _plain(growth):
            continue
        name, block = names.core(level.name or ""), levels.block(level)
        if len(name) < _SHORTEST or level.period is None or (block is not None and block.table is not None):
            continue
        about = growth.since, growth.per, growth.basis, growth.period
        key = name, level.period, level.nature, kind_of_unit(level), *about
        pairs.setdefault(key, []).append((level, growth))
    return pairs


def _plain(mention: Mention) -> bool:
    plain = number(mention.value) is not None and mention.bound is None and mention.approximate is None
    return plain and mention.sure and mention.name_from in ("here", "carried")


def _digits(mention: Mention) -> int:
    return len(str(mention.value).replace(".", "").lstrip("-0"))


def _finding(mention: Mention, other: Mention) -> Finding:
    figures = Figure(mention, suspect=True), Figure(other, suspect=True)
    digits = str(mention.value), number(other.value)
    return Finding(SAME_NAME, "inconsistent", "value", figures, mention, mention.unit, *digits, None)
