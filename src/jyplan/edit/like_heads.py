"""What the heads of a table of targets mean: 指标, 单位, 2016年, 2017年目标, 增长, 责任单位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Part = Literal[
    "name", "name_en", "unit", "owner", "group", "nature", "note", "skip", "other", "value", "growth"
]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_UNIT = re.compile(r"[(（]([^()（）]*)[)）]\s*$")
_AIM = re.compile(r"目标|计划|预期|任务|target|goal", re.IGNORECASE)
_BEFORE = re.compile(
    r"上年|去年|基期|基数|基年|现状|(?:实际|完成)(?:数|值|额|量|情况)?$|^base|actual", re.IGNORECASE
)
_GROWTH = re.compile(r"增长|增速|增幅|同比|比上年|growth", re.IGNORECASE)
_YEARLY = re.compile(r"年均|年平均|annual", re.IGNORECASE)
# The first that fits counts.
_PARTS: tuple[tuple[Part, str], ...] = (
    ("skip", r"序号|编号|no\.?"),
    ("owner", r"(?:责任|牵头|主管|主办|负责)(?:单位|部门|科室|人)|owner"),
    ("unit", r"(?:计量)?单位|unit"),
    ("nature", r"(?:指标)?(?:属性|性质)|nature"),
    ("group", r"(?:指标)?(?:类别|分类|领域|大类)|一级指标|group"),
    ("note", r"备注|说明|note"),
    ("name_en", r"英文名称?|name_en"),
    ("name", r"(?:主要|具体|二级)?(?:指标|项目)(?:名称)?|名称|indicator|name"),
)


class Head(NamedTuple):
    """What a column holds; of a value or growth its year as far as it is said, and whether it is aimed at."""

    part: Part
    year: int | None = None
    aim: bool = False
    unit: str = ""
    yearly: bool = False  # a mean annual growth
    label: str = ""  # of what a plan file has no place for


def head_of(text: str) -> Head:
    """The meaning of a head."""
    bare = "".join(text.split())
    unit = _UNIT.search(bare)
    plain = bare[: unit.start()] if unit else bare
    for part, words in _PARTS:
        if re.fullmatch(words, plain, re.IGNORECASE):
            return Head(part, unit=unit[1] if unit and part == "name" else "")
    year = _YEAR.search(bare)
    aim = bool(_AIM.search(plain))
    if _GROWTH.search(plain):
        return Head("growth", int(year[0]) if year else None, aim, yearly=bool(_YEARLY.search(plain)))
    if year or aim or _BEFORE.search(plain):
        return Head("value", int(year[0]) if year else None, aim, unit[1] if unit else "")
    return Head("other", label=plain) if plain else Head("skip")


class Laid(NamedTuple):
    """The columns of a table with the years they are of, and the years of the plan."""

    heads: tuple[Head, ...]
    base_year: int
    target_year: int


def laid(heads: Sequence[Head], year: int | None, this_year: int) -> Laid:
    """The columns with their years: of the target the last aim, of the base the last year before it.

    ``year`` is the target year where it is asked for; without any in the table it is ``this_year``.
    """
    aims = [head.year for head in heads if head.part == "value" and head.aim and head.year]
    known = [head.year for head in heads if head.part == "value" and head.year and not head.aim]
    last = max(known, default=this_year - 1)
    reached = len(set(known)) > 1 and (last >= this_year or any(head.yearly for head in heads))
    target = year or max(aims, default=last if reached else last + 1)
    base = max((year for year in known if year < target), default=target - 1)
    return Laid(tuple(_dated(heads, base, target)), base, target)


def _dated(heads: Sequence[Head], base: int, target: int) -> Iterator[Head]:
    """Each value and growth with its year: a growth without one goes with the value before it."""
    beside = Head("value", target, True)
    for head in heads:
        if head.part == "value":
            beside = head._replace(year=head.year or (target if head.aim else base))
            yield beside
        else:
            yield head._replace(year=head.year or (target if head.aim else beside.year))
