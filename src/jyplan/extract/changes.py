"""Growths, increases, multiples and points as keys of the statement that they belong to.

Knows how a plan file says what a change counts from.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from jyplan.exact.figure import unit_of
from jyplan.extract import known, names
from jyplan.extract.drafted import Entry, Statement, plain
from jyplan.extract.levels import Joining
from jyplan.extract.mentions import Mention
from jyplan.extract.slots import Frame, Slot, slot, stretch


def slot_of_change(mention: Mention, years: Frame) -> Slot:
    """Where a change belongs whose level is not stated: the end of what it covers."""
    period = mention.period or ""
    if "/" in period and stretch(period.split("/")[-1]) is not None:
        days = stretch(period)
        if days is not None and days.years > 1:
            period = period.split("/")[-1]
    shown = Mention(
        mention.id, mention.start, mention.end, mention.text, "level", "0", mention.unit, mention.name,
        period=period or None, nature=mention.nature,
    )  # fmt: skip
    return slot(shown, years, flow=True)


def since(mention: Mention) -> int | None:
    """The year that a change counts from, where it is not the year before."""
    first = (mention.period or "").split("/")[0]
    if "/" in (mention.period or "") and len(first) == 4 and first.isdigit():
        return int(first)
    if mention.since and len(mention.since) == 4 and mention.since.isdigit():
        return int(mention.since)
    return None


def add(
    mention: Mention, entry: Entry, statement: Statement, years: Frame, joining: Joining, at: str
) -> None:
    """Put a change into its statement, where a plan file can say it there."""
    if statement.slot.year is None and joining == "proof":
        return
    if mention.kind == "points":
        _points(mention, entry, statement)
    elif mention.kind == "increase":
        _increase(mention, entry, statement, years)
    else:
        _growth(mention, entry, statement, years, joining, at)


def _growth(
    mention: Mention, entry: Entry, statement: Statement, years: Frame, joining: Joining, at: str
) -> None:
    if entry.measure in ("ratio", "rank"):
        return
    keys = _rate(mention)
    year, start = statement.slot.year, since(mention)
    elsewhere = mention.since and start is None and not _year_on_year(mention, statement)
    if keys is None or (elsewhere and joining == "proof"):
        return
    if elsewhere:
        keys["from"] = plain_time(str(mention.since))
    elif year is not None:
        if start is not None and start >= year:
            return
        counted = year - (start if start is not None else year - 1)
        usual = years.base if statement.slot.key == "target" else year - 1
        if (start if start is not None else year - 1) != usual:
            keys["from"] = year - counted
        if counted > 1:
            keys["per"] = "year" if mention.per == "year" else "period"
        elif mention.per == "year" and start is None:
            return  # 年均, and nobody says since when
        basis = mention.basis or _convention(mention, entry, statement, year - counted, counted, joining)
        if basis is not None and not (basis == "like-for-like" and "同口径" in (mention.name or "")):
            keys["basis"] = basis
    elif mention.basis is not None:
        keys["basis"] = mention.basis
    growths: list[dict[str, Any]] = statement.keys.setdefault("growth", [])
    same = next((growth for growth in growths if {**growth, "also": ()} == {**keys, "also": ()}), None)
    if same is not None:
        same.setdefault("also", []).append({"at": at})
        return
    if any(_of_one_change(growth, keys) for growth in growths):
        return  # two rates of one change: which of them is whose is not clear
    statement.figures["growth", len(growths)] = mention.id
    growths.append(keys)


def _of_one_change(growth: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rates count from one time, in one way and on one basis."""
    return all(growth.get(key) == other.get(key) for key in ("from", "per", "basis"))


def plain_time(text: str) -> str | dt.date:
    """A date as a parser gives it; a period as its text."""
    return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _year_on_year(mention: Mention, statement: Statement) -> bool:
    """Whether `since` names the same time a year before."""
    before = stretch(mention.since or "")
    own = stretch(mention.period or "") if mention.period and "/" not in mention.period else None
    if before is None or own is None:
        return False
    return (before.last.year, before.last.month) == (own.last.year - 1, own.last.month)


def _convention(
    mention: Mention, entry: Entry, statement: Statement, base: int, counted: int, joining: Joining
) -> str | None:
    """The basis that official statistics use for such a rate; of an aim, where its base is there."""
    held = any(statement.level is not None and statement.slot.year == base for statement in entry.statements)
    if joining == "document" and not held and statement.slot.key == "target":
        return None
    named = (names.core(mention.name or entry.name), names.core(entry.name))
    return next((basis for name in named if (basis := known.basis_by_convention(name, counted))), None)


def _rate(mention: Mention) -> dict[str, Any] | None:
    """The rate itself: percent, a multiple, or doublings."""
    keys: dict[str, Any] = {}
    value = mention.value
    if isinstance(value, tuple):
        return {"percent": {"low": plain(value[0]), "high": plain(value[1])}} if mention.unit == "%" else None
    if not isinstance(value, str) or "/" in value:
        return None
    if mention.kind == "multiple":
        if "番" in mention.text:
            doublings = Decimal(value)
            return {"doublings": int(doublings)} if doublings == int(doublings) and doublings >= 1 else None
        if not (since(mention) or mention.since) or Decimal(value) <= 0:
            return None  # so many times what, is not said
        keys["multiple"] = plain(value)
    elif mention.unit == "%":
        keys["percent"] = plain(value)
    elif mention.unit == "倍":
        moved = Decimal(value).scaleb(2)
        keys["percent"] = int(moved) if moved == int(moved) else moved
        if "." not in value:
            keys["precision"] = 100
        elif len(value.split(".")[1]) == 1:
            keys["precision"] = 10
    else:
        return None
    if mention.bound is not None:
        keys["bound"] = mention.bound
    elif mention.approximate is not None:
        keys["approximate"] = mention.approximate
    return keys


def _increase(mention: Mention, entry: Entry, statement: Statement, years: Frame) -> None:
    start, year = since(mention), statement.slot.year
    usual = years.base if statement.slot.key == "target" else None if year is None else year - 1
    if (
        "increase" in statement.keys
        or entry.measure in ("ratio", "rank")
        or mention.bound
        or mention.approximate
    ):
        return
    if (start is not None and start != usual) or not isinstance(mention.value, str):
        return
    if mention.since and start is None and not _year_on_year(mention, statement):
        return
    scale, home = unit_of(mention.unit), unit_of(entry.unit)
    if scale.text not in ("", home.text):
        return
    unit = mention.unit if scale.text or not scale.power else mention.unit + home.text  # 增收4,376万
    number = plain(mention.value)
    statement.keys["increase"] = number if unit == entry.unit else f"{mention.value}{unit}"
    statement.figures["increase",] = mention.id


def _points(mention: Mention, entry: Entry, statement: Statement) -> None:
    usable = "points" not in statement.keys and isinstance(mention.value, str) and not mention.bound
    same = (entry.unit, mention.unit.lstrip("个")) in (("%", "百分点"), ("‰", "千分点"))
    if entry.measure != "ratio" or not same or not usable or mention.approximate:
        return
    if (
        mention.since
        and not _year_on_year(mention, statement)
        and since(mention) != statement.slot.default_base
    ):
        return
    statement.keys["points"] = plain(str(mention.value))
    statement.figures["points",] = mention.id
