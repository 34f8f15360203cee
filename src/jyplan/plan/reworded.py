"""What a text in quotes was to say where a number or date is refused: 左右, ‰, 2017年5月31日.

A fault of the text becomes one that names the key to write instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jyplan.diagnostic import Fault
from jyplan.exact.dates import absent_day, read_date
from jyplan.exact.figure import unit_of
from jyplan.exact.units import is_share

_NUMBER = r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?"
_BEFORE = {
    'bound = "about"': ("大约", "大概", "约"),
    'bound = "at-least"': ("达到", "不低于", "不少于", "不小于", "至少", "达", "≥"),
    'bound = "more-than"': ("超过", "突破", "高于", "大于", "多于", "超", ">", "＞"),
    'bound = "at-most"': ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "≤"),
    'bound = "less-than"': ("低于", "少于", "小于", "不足", "<", "＜"),
    'approximate = "less"': ("接近", "将近", "近"),
}
_BEHIND = {
    'bound = "about"': ("左右", "上下"),
    'bound = "at-least"': ("及以上", "或以上", "以上"),
    'bound = "at-most"': ("及以下", "或以下", "以下", "以内", "之内"),
    'approximate = "more"': ("余", "多"),
}


def _setting_of(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: setting for setting, listed in words.items() for word in listed}


_SETTINGS = _setting_of(_BEFORE) | _setting_of(_BEHIND)


def _any(words: dict[str, tuple[str, ...]]) -> str:
    return "|".join(sorted(_setting_of(words), key=len, reverse=True))


_HEDGED = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?\s*(?P<number>{_NUMBER})(?P<more>余|多)?"
    rf"\s*(?P<unit>.*?)(?P<behind>{_any(_BEHIND)})?"
)


class Hedge(NamedTuple):
    """A number with its unit, the word that qualifies it, and the key that says as much in a plan."""

    number: str
    unit: str
    word: str
    setting: dict[str, str]


def hedge(text: str) -> Hedge | None:
    """What a text such as 约700亿元 or ≥ 500 says; None where it is no number, qualified or not."""
    match = _HEDGED.fullmatch(text.strip())
    if match is None:
        return None
    word = match["before"] or match["more"] or match["behind"] or ""
    number = match["number"].replace(",", "").replace("−", "-")
    key, _, value = _SETTINGS.get(word, "").partition(" = ")
    return Hedge(number, match["unit"].strip(), word, {key: value.strip('"')} if key else {})


def reworded(fault: Fault, raw: object) -> Fault:
    """The fault in the words that fit what stands there: its own where the text says no more than it."""
    if not isinstance(raw, str):
        return fault
    if fault.code == "not-a-date":
        return _date(fault, raw)
    if fault.code not in ("unit-mismatch", "not-a-number"):
        return fault
    hedged = hedge(raw)
    if hedged is None or not hedged.word:
        return _unit(fault, raw)
    rate = "growth" in fault.path or fault.path[-1] == "percent"
    bare = not hedged.unit or (rate and hedged.unit in ("%", "％"))
    shown = {
        "value": f'"{raw}"',
        "word": hedged.word,
        "key": "percent" if rate else "value",
        "number": hedged.number if bare else f'"{hedged.number}{hedged.unit}"',
    }
    return Fault("hedged-number", fault.path, {**shown, "setting": _SETTINGS[hedged.word]})


def _date(fault: Fault, raw: str) -> Fault:
    day = read_date(raw)
    if day is not None:
        return Fault("quoted-date", fault.path, {"value": f'"{raw}"', "full": day.isoformat()})
    absent = absent_day(raw)
    return fault if absent is None else Fault("no-such-day", fault.path, {"found": absent})


def _unit(fault: Fault, raw: str) -> Fault:
    """A rate where an amount is expected, or per mille where per cent is."""
    unit, home = str(fault.values.get("unit", "")), str(fault.values.get("home", ""))
    if not is_share(unit) or unit_of(unit).power:
        return fault
    if home == "%" and unit == "‰":
        from decimal import Decimal

        number = re.search(_NUMBER, raw)
        assert number is not None
        tenth = Decimal(number[0].replace(",", "").replace("−", "-")).scaleb(-1)
        return Fault("per-mille", fault.path, {"value": f'"{raw}"', "number": format(tenth, "f")})
    return fault if is_share(home) else Fault("rate-of-amount", fault.path, {"unit": unit, "home": home})
