"""Numerals as printed: Arabic, Chinese, mixed, with scale words, fractions, ratios and ranges.

Knows digits and scales; knows nothing of units and of what a number speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from jyplan.extract.lexicon import SCALES

Approximate = Literal["more", "less", "about"]

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}

CHINESE: Final = "零〇○一二三四五六七八九十百千万亿两"
_SCALE: Final = "|".join(sorted(SCALES, key=len, reverse=True))

ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"

# 1亿3千多万: a number that goes on after its first scale word.
_COMPOUND: Final = r"(?P<high>\d+)亿(?P<mid>\d+)(?P<midscale>千|百)?(?P<midmore>多|余)?万"
_PLAIN: Final = rf"(?P<number>{ARABIC})(?P<before>余|多|几)?(?P<scale>{_SCALE}|兆)?(?P<after>余|多)?"
# 4万951, 3兆5000亿: one number over several scale words.
_SEVERAL: Final = re.compile(
    r"\d{1,4}(?:万亿|[兆亿万])(?:\d{1,4}[亿万])*\d{1,4}(?:,\d{3})?(?:[亿万]|(?![\d.]))(?![千百余多])"
)
_AMOUNT: Final = re.compile(rf"{_COMPOUND}|{_PLAIN}")
_CHINESE: Final = re.compile(
    rf"(?P<word>[{CHINESE}]+(?:点[零〇一二三四五六七八九]+[万亿]*)?)(?P<more>余|多|几)?(?P<tail>万|亿)?"
)

STRUCTURE: Final = re.compile(r"\d+(?:\.\d+)?(?:[:∶：]\d+(?:\.\d+)?){2,}")
RATIO: Final = re.compile(r"\d+(?:\.\d+)?[:∶：]\d+(?:\.\d+)?")
SLASH: Final = re.compile(r"(?<![\d/])\d{1,3}/\d{1,3}(?![\d/])")
PARTS: Final = re.compile(
    rf"(?P<whole>百|千|万|[{CHINESE}]+|\d+)分之(?P<part>[{CHINESE}]+(?:点[{CHINESE}]+)?|\d+(?:\.\d+)?)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number in a text: where it stands, its plain digits, its scale word as written.

    `digits` are plain decimal notation in the scale given by `scale` ("" for none): 1亿3千多万 is 1.3 and 亿.
    """

    start: int
    end: int
    digits: str
    scale: str = ""
    approximate: Approximate | None = None
    chinese: bool = False


def chinese_value(word: str) -> Decimal | None:
    """The number of a Chinese numeral (一千零三十亿, 二〇〇五, 十五点三), `None` where it is none."""
    whole, _, fraction = word.partition("点")
    if not whole:
        return None
    if all(sign in _DIGITS for sign in whole):
        value = Decimal("".join(str(_DIGITS[sign]) for sign in whole))
    else:
        total, section, digit = 0, 0, -1
        for sign in whole:
            if sign in _DIGITS:
                digit = _DIGITS[sign]
            elif sign in _SMALL:
                section += (1 if digit < 0 else digit or 1) * _SMALL[sign]
                digit = -1
            else:
                section += max(digit, 0)
                section = section or (0 if total else 1)
                if _LARGE[sign] > total > 0 and sign == "亿":
                    total = (total + section) * _LARGE[sign]
                else:
                    total += section * _LARGE[sign]
                section, digit = 0, -1
        value = Decimal(total + section + max(digit, 0))
    if fraction:
        digits = fraction.rstrip("万亿")
        scale = 10 ** sum(4 if sign == "万" else 8 for sign in fraction[len(digits) :])
        value = (value + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in digits))) * scale
    return value


def plain(value: Decimal) -> str:
    """Plain decimal notation without an exponent."""
    return format(value, "f")


def arabic_at(text: str, start: int) -> Numeral | None:
    """The Arabic numeral that begins at `start`, with its scale word; `None` where none does."""
    several = _SEVERAL.match(text, start)
    if several is not None:
        return _over_scales(several)
    match = _AMOUNT.match(text, start)
    if match is None:
        return None
    if match["high"]:
        middle = Decimal(match["mid"]) * {"千": 1000, "百": 100, None: 1}[match["midscale"]]
        digits = plain((Decimal(match["high"]) + middle / 10_000).normalize())
        return Numeral(start, match.end(), digits, "亿", "more" if match["midmore"] else None)
    digits = match["number"].replace(",", "")
    end, scale, more = match.end(), match["scale"] or "", match["before"] or match["after"]
    if match["before"] and match["before"] == "几":
        more = match["after"]
        end, scale = match.end("number"), ""
    if scale in ("千", "百", "十", "兆") and text[end : end + 1] in tuple("瓦米克伏卡帕比字赫"):
        scale, end = "", match.end("number")
    scale = "万亿" if scale == "兆" else scale
    return Numeral(start, end, digits, scale, "more" if more else None)


def _over_scales(match: re.Match[str]) -> Numeral:
    """3兆5000亿 as 35000亿: all of it in its smallest scale."""
    pieces = re.findall(r"([\d,]+)(万亿|[兆亿万]|)", match.group())
    powers = [{"兆": 12, "万亿": 12, "亿": 8, "万": 4, "": 0}[scale] for _, scale in pieces]
    total = sum(
        int(digits.replace(",", "")) * 10**power for (digits, _), power in zip(pieces, powers, strict=True)
    )
    return Numeral(match.start(), match.end(), str(total // 10 ** powers[-1]), pieces[-1][1])


def chinese_at(text: str, start: int) -> Numeral | None:
    """The Chinese numeral that begins at `start`; its last scale word stands apart (千亿 is 1000 and 亿)."""
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    word, end, scale = match["word"], match.end(), match["tail"] or ""
    more = match["more"]
    if more and not scale and word[-1] not in "十百千万亿":
        more, end = None, match.end("word")
    if more == "几":
        more, end = None, match.end("word")
    if not scale:
        stem = word.rstrip("万亿")
        scale, word = word[len(stem) :], stem or "一"
        if "点" not in word and any(sign in "万亿" for sign in word):
            value = chinese_value(match["word"])  # 五百零一亿九千万: one number over several scales
            if value is None:
                return None
            unit = Decimal(10) ** 8 if value >= 10**8 else Decimal(10) ** 4
            quotient = (value / unit).normalize()
            return Numeral(
                start, end, plain(quotient), "亿" if value >= 10**8 else "万", "more" if more else None, True
            )
    value = chinese_value(word)
    if value is None or scale not in ("", *SCALES):
        return None
    return Numeral(start, end, plain(value), scale, "more" if more else None, True)
