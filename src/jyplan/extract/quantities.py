"""Quantities: numerals with their units, ranges, approximations, and the bound words right after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from jyplan.extract import lexicon
from jyplan.extract.numerals import (
    CHINESE,
    PARTS,
    RATIO,
    SLASH,
    STRUCTURE,
    Approximate,
    Numeral,
    arabic_at,
    chinese_at,
    chinese_value,
    plain,
)

Sort = Literal["amount", "percent", "points", "times", "doublings", "rank", "structure", "ratio", "bare"]
Value = str | tuple[str, str] | list[str]

_UNITS: Final = sorted({*lexicon.MONEY, *lexicon.MEASURES, *lexicon.COUNTERS}, key=len, reverse=True)
_UNIT: Final = re.compile(
    "(?:" + "|".join(map(re.escape, _UNITS)) + r")(?:/(?:[百千万]?平方公里|"
    r"[百千万]?km[2²]|万人|人|公斤|千克|吨|亩|公顷|平方米|平米|㎡|m²|m2|平方公里|升|立方米|天|"
    r"日|年|户|月|小时|秒|千瓦时|度|元|万元|亿元|万吨))?"
)
_MINUS: Final = re.compile("[为至到达]负$")  # 增长率为负0.86%
# 172 km: a blank stands between digits and the sign of a unit.
_SPACED: Final = re.compile(r" (?:[kcm]?m[23²³]?|t|MW|GW|kW|kWh)(?: ?/万?km[2²])?(?![A-Za-z0-9])")
_RATE_BASE: Final = re.compile(r"/(?:10?[万千]|1000)(?![\d元吨亿人亩])")  # 15.1/10万
_DASH: Final = re.compile(r"(?:-{1,2}|—{1,2}|–|~|至|到)")
# 164万头(只): a second unit in brackets.
_ALSO: Final = re.compile(r"\([只套匹张件辆台头羽条个家人处栋株]\)")
_AFTER: Final = re.compile("|".join(sorted(map(re.escape, lexicon.AFTER_BOUNDS), key=len, reverse=True)))
_DOUBLING: Final = re.compile(rf"翻(?:了)?(?:近|约)?(?P<n>[{CHINESE}]|\d+(?:\.\d+)?)番(?P<half>半)?")
_TENTHS: Final = re.compile(
    r"(?P<n>[一二两三四五六七八九]|\d+(?:\.\d+)?)成(?P<half>半|[一二三四五六七八九])?(?P<m"
    r"ore>多)?(?![立为员长功果就绩品本都份套熟人型片分交])"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: where its digits, scale and unit stand, its value in that unit, and its form.

    `value` is plain digits, a pair (low, high) for a range, a list for a structure. `after` is a bound word
    that follows (以上, 左右), with its end in `after_end`.
    """

    start: int
    end: int
    value: Value
    unit: str
    sort: Sort
    approximate: Approximate | None = None
    chinese: bool = False
    after: str | None = None
    after_end: int = 0

    @property
    def measure(self) -> str:
        """The unit without its scale: what two quantities share that can add up."""
        scale = next((scale for scale in lexicon.SCALES if self.unit.startswith(scale)), "")
        unit = self.unit.removeprefix(scale)
        return lexicon.SAME_UNITS.get(unit, unit)


def quantity_at(text: str, start: int) -> Quantity | None:
    """The quantity whose numeral begins at `start`, `None` where none does."""
    match = STRUCTURE.match(text, start)
    if match:
        return _followed(
            text, Quantity(start, match.end(), re.split("[:∶：]", match.group()), "%", "structure")
        )
    match = RATIO.match(text, start)
    if match and not re.match(r"[\d时分]", text[match.end() : match.end() + 1]):
        value = match.group().replace("∶", ":").replace("：", ":")
        return _followed(text, Quantity(start, match.end(), value, "", "ratio"))
    match = PARTS.match(text, start)
    if match:
        return _parts(match)
    match = SLASH.match(text, start)
    if match:
        return _followed(text, Quantity(start, match.end(), match.group(), "", "ratio"))
    match = _DOUBLING.match(text, start)
    if match:
        count = chinese_value(match["n"]) if not match["n"][0].isdigit() else Decimal(match["n"])
        if count is None:
            return None
        factor = Decimal(2) ** count if count == int(count) else None
        digits = plain(factor) if factor else match["n"]
        return _followed(text, Quantity(start, match.end(), digits, match.group(), "doublings"))
    match = _TENTHS.match(text, start)
    if match and not (start and text[start - 1] in "第零〇一二三四五六七八九十百千0123456789"):
        count = Decimal(match["n"]) if match["n"][0].isdigit() else chinese_value(match["n"])
        half = match["half"]
        extra = Decimal(5) if half == "半" else (chinese_value(half) or Decimal(0)) if half else Decimal(0)
        digits = plain((count or Decimal(0)) * 10 + extra)
        quantity = Quantity(
            start,
            match.end(),
            digits,
            "%",
            "percent",
            "more" if match["more"] else None,
            not match["n"][0].isdigit(),
        )
        return _followed(text, quantity)
    sign = text[start]
    numeral = arabic_at(text, start) if sign.isdigit() else chinese_at(text, start)
    return _measured(text, numeral) if numeral else None


def _parts(match: re.Match[str]) -> Quantity | None:
    """百分之五, 三分之一."""
    whole = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}.get(match["whole"])
    part = Decimal(match["part"]) if match["part"][0].isdigit() else chinese_value(match["part"])
    if part is None:
        return None
    if whole is not None:
        unit = {"百": "%", "千": "‰", "万": "‱"}[match["whole"]]
        return _followed(
            match.string, Quantity(match.start(), match.end(), plain(part), unit, "percent", chinese=True)
        )
    denominator = Decimal(match["whole"]) if match["whole"][0].isdigit() else chinese_value(match["whole"])
    if not denominator:
        return None
    value = f"{plain(part)}/{plain(denominator)}"
    return _followed(match.string, Quantity(match.start(), match.end(), value, "", "ratio", chinese=True))


def _sort_of(unit: str) -> Sort:
    if unit in lexicon.PERCENT:
        return "percent"
    if unit in lexicon.POINTS:
        return "points"
    if unit in lexicon.TIMES:
        return "times"
    return "amount" if unit else "bare"


def _unit_at(text: str, end: int) -> tuple[str, int]:
    """The unit that begins at `end` and where it stops; "" where none does."""
    for word in (*lexicon.PERCENT, *lexicon.POINTS, *lexicon.TIMES):
        if text.startswith(word, end):
            return word, end + len(word)
    match = _RATE_BASE.match(text, end)
    if match is not None:
        return match.group(), match.end()
    match = _UNIT.match(text, end) or _SPACED.match(text, end)
    if match is None or (match.group()[-1:] in ("m", "t") and text[match.end() : match.end() + 1].isalpha()):
        return "", end
    unit = match.group().replace(" ", "")
    following = text[match.end() : match.end() + 2]
    for word, tails in _NOT_UNITS.items():
        if unit == word and following.startswith(tails):
            return "", end
    return unit, match.end()


# A unit sign that begins another word: 3米兰, 5家具, 6人大代表, 2号线.
_NOT_UNITS: Final = {
    "家": ("具", "电", "庭"),
    "人": ("大代", "均", "工", "才计", "民币", "口"),
    "项": ("目",),
    "号": ("线", "楼", "院", "文", "机", "店", "桥", "令", "公告", "馆", "台", "井"),
    "级": ("",),
    "度": ("假", "过"),
    "里": ("",),
    "方": ("面", "针", "案"),
    "分": ("别", "类", "之", "行"),
    "片": ("区",),
    "车": ("间", "辆"),
    "部": ("门", "分", "委"),
    "线": ("城市", "工人"),
    "环": ("路", "线"),
    "层": ("次",),
    "期": ("项目", "工程", "建设", "改造", "、"),
    "年": ("",),
    "天": ("然", "津"),
    "日": ("",),
    "字": ("",),
    "排": ("",),
    "行": ("业",),
    "单": ("位",),
    "站": ("",),
    "顶": ("",),
    "门": ("类",),
    "口": ("岸",),
    "位": ("数", "一体", "于"),
    "升": ("级",),
    "床": ("位", "品"),
    "场": ("馆", "所", "地", "均"),
    "类": ("别",),
    "队": ("",),
    "船": ("",),
    "伙": ("",),
    "块": ("链",),
    "袋": ("",),
    "度假": ("",),
    "集": ("",),
    "片区": ("",),
    "名": ("牌", "优", "特", "列", "企", "录"),
    "条": ("件", "例"),
    "件": ("",),
    "节": ("能", "约"),
    "笔": ("",),
    "箱": ("",),
    "个": (),
}
for _word in ("件", "笔", "箱", "队", "船", "袋", "集", "年", "日"):
    _NOT_UNITS.pop(_word)


def _measured(text: str, numeral: Numeral) -> Quantity:
    """A numeral with the unit after it, and a second numeral where it opens a range."""
    unit, end = _unit_at(text, numeral.end)
    approximate = numeral.approximate
    if (
        unit
        and text[end : end + 1] in ("多", "余")
        and not text.startswith(("多种", "多个", "多家", "多样", "多出", "多于", "多增"), end)
    ):
        approximate, end = "more", end + 1
    if not unit and not numeral.scale and text[end : end + 1] in ("余", "多"):
        end = numeral.end
    dash = _DASH.match(text, end)
    second: Numeral | None = None
    if dash and text[dash.end() : dash.end() + 1].isdigit() and not numeral.chinese:
        second = arabic_at(text, dash.end())
    if second is not None and dash is not None:
        second_unit, second_end = _unit_at(text, second.end)
        first_unit = numeral.scale + unit
        if (
            (second_unit or second.scale)
            and (not first_unit or first_unit == second.scale + second_unit)
            and not (dash.group() in ("到", "至") and not first_unit and not second_unit)
        ):
            value = (numeral.digits, second.digits)
            whole = Quantity(
                numeral.start,
                second_end,
                value,
                second.scale + second_unit,
                _sort_of(second_unit or second.scale),
            )
            return _followed(text, whole)
    sort = _sort_of(unit or numeral.scale)
    quantity = Quantity(
        numeral.start, end, numeral.digits, numeral.scale + unit, sort, approximate, numeral.chinese
    )
    return _followed(text, quantity)


def _followed(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the bound word after it, and its minus sign before it."""
    start = quantity.start
    if (
        start
        and (text[start - 1] in "-−" or _MINUS.search(text, max(0, start - 2), start))
        and isinstance(quantity.value, str)
        and (start < 2 or not text[start - 2].isalnum() or text[start - 2] > "\x7f")
    ):
        quantity = replace(quantity, start=start - 1, value="-" + quantity.value)
    also = _ALSO.match(text, quantity.end) if quantity.sort == "amount" else None
    end = also.end() if also else quantity.end
    match = _AFTER.match(text, end)
    if match:
        return replace(quantity, after=lexicon.AFTER_BOUNDS[match.group()], after_end=match.end())
    return replace(quantity, after_end=end)
