"""What one cell says: a number as printed, with sign, unit, bound and note marks, or that there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jyplan.extract import lexicon

Value = str | tuple[str, str] | list[str]

# Signs that there is no number.
_NOTHING: Final = re.compile(
    r"[-—–―─_/\\….·*×xX无]+|--+|不适用|N/?A|n/?a|nan|null|NULL|None|缺|暂无|待定|另行下达"
)
_NOTE: Final = r"(?:[①-⑳⑴-⒇]|\[注?\d{1,2}\]|\(注?\d\)|注\d?|\*{1,3}|\#|[a-eA-E](?![A-Za-z]))"
_DIGITS: Final = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SIGN: Final = r"[-+−▲△▼▽↑↓↗↘]"
_FALLING: Final = frozenset("-−▼▽↓↘")
_SCALE: Final = "|".join(sorted(lexicon.SCALES, key=len, reverse=True))
_BASE: Final = "|".join(
    re.escape(unit)
    for unit in sorted(
        {
            *lexicon.MONEY,
            *lexicon.MEASURES,
            *lexicon.COUNTERS,
            *lexicon.POINTS,
            *lexicon.TIMES,
            *lexicon.PERCENT,
        },
        key=len,
        reverse=True,
    )
)
UNIT: Final = rf"(?:(?:{_SCALE})?(?:{_BASE})|{_SCALE})"

_SIGNS: Final = {
    "≥": "at-least",
    "≧": "at-least",
    ">": "more-than",
    "≤": "at-most",
    "≦": "at-most",
    "<": "less-than",
}
_BEFORE: Final = {
    **_SIGNS,
    **lexicon.BOUNDS,
    "控制在": "at-most",
    "降至": None,
    "达到": None,
    "达": None,
    "完成": None,
    "力争": None,
}
_ABOUT: Final = lexicon.ABOUT
_RISE: Final = ("年均增长", "同比增长", "增长", "上升", "增加", "提高", "上涨", "增")
_FALL: Final = ("同比下降", "年均下降", "下降", "降低", "减少", "下调", "回落", "降", "减")
_AFTER: Final = {**lexicon.AFTER_BOUNDS, "内": "at-most", "↑": None}


def _words(words: object) -> str:
    return "|".join(re.escape(str(word)) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_STRUCTURE: Final = re.compile(r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){2,}")

_NUMBER: Final = re.compile(
    rf"""
    (?P<lead>(?:{_words([*_BEFORE, *_ABOUT, *_RISE, *_FALL])})*)
    (?P<open>[\[(〔【{{])?
    (?P<sign>{_SIGN})?(?P<low>{_DIGITS})(?P<lowunit>%|{UNIT})?
    (?:(?:-{{1,2}}|—{{1,2}}|–|~|至|到)(?P<high>{_DIGITS}))?
    (?P<more>余|多)?
    (?P<unit>{UNIT})?(?P<trend>[↑↓])?
    (?P<close>[\])〕】}}])?
    (?P<unitout>{UNIT})?
    (?P<after>{_words(_AFTER)})?
    {_NOTE}*
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's number: `start` to `end` in its text, plain signed digits, the unit where the cell has one.

    `over_years` is set by brackets, in which plans give totals of all their years; `round_brackets` may be
    the same or a loss; `changes` says that a word or an arrow calls it a change.
    """

    start: int
    end: int
    value: Value
    unit: str | None = None
    bound: str | None = None
    approximate: str | None = None
    changes: bool = False
    over_years: bool = False
    round_brackets: bool = False


def says_nothing(text: str) -> bool:
    """Whether a cell is blank or says that there is no number.

    >>> [says_nothing(text) for text in ("", "—", "…", "12")]
    [True, True, True, False]
    """
    return not text or _NOTHING.fullmatch(text) is not None


def read(text: str) -> Number | None:
    """The number that a cell's text (plain signs, no blanks) is, `None` where it is something else.

    >>> read("1,234.5①").value, read("低于4.1%").bound, read("[15]").over_years
    ('1234.5', 'less-than', True)
    """
    if _STRUCTURE.fullmatch(text):
        return Number(0, len(text), re.split("[:∶]", text), "%")
    match = _NUMBER.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if match["lowunit"] and match["high"] is None and match["unit"]:
        return None
    bound, approximate, changes, falls = _lead(match["lead"])
    bound = _AFTER.get(match["after"] or "") or bound
    if bound == "about":
        bound, approximate = None, "about"
    if match["more"]:
        approximate = "more"
    falls = falls or (match["sign"] or "") in _FALLING or match["trend"] == "↓"
    low, high = _plain(match["low"]), match["high"] and _plain(match["high"])
    value: Value = low
    if high:
        value = (f"-{high}", f"-{low}") if falls else (low, high)
    elif falls and low.strip("0."):
        value = f"-{low}"
    unit = match["unit"] or match["unitout"] or match["lowunit"]
    start = match.start("sign") if match["sign"] else match.start("low")
    ends = [match.end(name) for name in ("low", "lowunit", "high", "more", "unit") if match[name]]
    return Number(
        start,
        max(ends),
        value,
        unit,
        bound,
        approximate,
        changes or bool(match["trend"]),
        over_years=(match["open"] or "") in tuple("[〔【"),
        round_brackets=match["open"] == "(",
    )


def _plain(digits: str) -> str:
    digits = digits.replace(",", "").replace(" ", "")
    return f"0{digits}" if digits.startswith(".") else digits


def _lead(text: str) -> tuple[str | None, str | None, bool, bool]:
    """The bound, the approximation, whether a change is stated and whether it falls."""
    bound = approximate = None
    changes = falls = False
    while text:
        word = next(
            (word for word in _LEADS if text.startswith(word)),
            text,
        )
        text = text[len(word) :]
        bound = bound or _BEFORE.get(word)
        approximate = approximate or _ABOUT.get(word)
        changes = changes or word in _RISE or word in _FALL
        falls = falls or word in _FALL
    return bound, approximate, changes, falls


_LEADS: Final = sorted({*_BEFORE, *_ABOUT, *_RISE, *_FALL}, key=len, reverse=True)


def has_digits(text: str) -> bool:
    """Whether there is anything in the text that could be read as a number."""
    return any("0" <= sign <= "9" for sign in text)
