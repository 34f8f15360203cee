"""Every numeral of a line: a quantity, a word of time, no figure for a named reason, or unread.

Nothing is passed over: each Arabic numeral, and each Chinese one, ends in one of the four lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Literal

from jyplan.extract import lexicon, times
from jyplan.extract.classes import is_class, is_exceeded
from jyplan.extract.counts import is_count, is_large, names_a_class
from jyplan.extract.numerals import CHINESE, chinese_value, plain
from jyplan.extract.quantities import Quantity, quantity_at

Reason = Literal[
    "date", "period", "heading", "ordinal", "list", "name", "class", "duration", "idiom", "reference"
]


@dataclass(frozen=True, slots=True)
class NotFigure:
    """A numeral that is no figure, and why."""

    start: int
    end: int
    reason: Reason


@dataclass(slots=True)
class Scan:
    """What the numerals of a line are, each list from left to right."""

    quantities: list[Quantity] = field(default_factory=list)
    times: list[times.TimeWord] = field(default_factory=list)
    not_figures: list[NotFigure] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)


_CN: Final = "一二三四五六七八九十"
_HEAD: Final = re.compile(
    rf"(?:[{_CN}]{{1,3}}[、.](?!\d)|[(][{_CN}]{{1,3}}[)][、.]?|[(]\d{{1,2}}[)][、.]?|"
    rf"\d{{1,2}}[、.](?![\d、])(?=[^\d%])|\d{{1,2}}[)](?=[\u4e00-\u9fff])|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}(?=[ \t\u4e00-\u9fff])(?![万亿千百个家户人元项所座条公"
    rf"亩吨米%倍岁平]))"
)
_LISTED: Final = re.compile(rf"[{_CN}]{{1,2}}(?:是|要|则)(?![否])")
_FIGURE_NUMBER: Final = re.compile(
    r"[图表]\s?\d{1,3}(?:-\d{1,2})?|附[表图件]?\s?[\d一二三四五六七八九十]{1,2}"
)
_MONTH_LIST: Final = re.compile(r"\d{1,2}(?:、\d{1,2})*(?:、|和|与)\d{1,2}月份?")
_CLOCK: Final = re.compile(r"\d{1,2}(?:时|点)(?:\d{1,2}分|整|半)?|\d{1,2}:\d\d(?!\d)(?=[ ,。左至到-]|$)")
_RANK_BEFORE: Final = re.compile(
    r"(?:居|列|位|排|排名|名列|跃居|升至|为|名|升|前移|前进|提升|上升|升到|"
    r"列到|至|的|省|市|国|县|区|州|进位)$"
)
_ORDINAL: Final = re.compile(rf"第(?P<n>\d{{1,3}}|[{_CN}百]+)(?P<unit>位|名|大)?")
_FRONT: Final = re.compile(rf"(?:前)(?P<n>\d{{1,3}}|[{_CN}百]+)(?P<unit>位|名|强|列)?")
_FIRST_BEFORE: Final = re.compile(r"(?:列|居|排|名列)[^,。;]{0,12}$")
_CHAMPION: Final = re.compile(r"[二两三四五六七八九十]连冠")
# 超亿元和超千万美元的项目: sizes in a list that name a class.
_CLASSES: Final = re.compile(r"[和或及、][^,。;]{0,12}的[^,。;]{0,6}(?:项目|企业|工程|大户|村|镇)")
_LATIN: Final = re.compile(r"[A-Za-z]")
_NAMED_BY: Final = re.compile(
    r"(?:级|号|路|国道|省道|县道|高速|线|型|版|街|中(?!国|央|心|小|等|型|"
    r"部|西|高|期|标)|期(?!末|间|初|货|待)|星|师|届|字|代|团|军|楼|栋楼|"
    r"房|校区|车间|矿|队|纺|院|式|度电|米线|轴|强(?!化|调|劲|度)|维|相|角|"
    r"边|路段)"
)
_PLACE_COUNT: Final = re.compile(
    r"(?:个)?(?:镇|乡|街道|办(?!公|法|理|事)|街(?!道)|社区|行政村|自然村|"
    r"村|县|区|市|园|州|委)(?![长委府民政])"
)
_INDEX_BEFORE: Final = re.compile(
    r"(?:指数|系数|汇率|得分|评分|分值|PMI|总指数)(?:为|达|达到|是|升至|降至|提高到)?$"
)
_DURATION_UNITS: Final = frozenset(
    ["年", "天", "日", "小时", "个小时", "分钟", "秒", "个月", "个季度", "季度", "周", "周年", "月"]
)
_MEASURED_TIME: Final = re.compile(
    r"(?:天数|时间|时长|寿命|住院日|年限|期限|日数|工期|时限|优良)[^,。;]{0,6}$|"
    r"(?:缩短|压缩|提速|优良|减少|增加|提高|下降)(?:至|到|为|了)?[^,。;]{0,2}$"
)
_STREAK: Final = re.compile(r"连续(?:第)?$")
_QUOTED: Final = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』", "〝": "〞", "〔": "〕", "【": "】"}


def scan(text: str) -> Scan:
    """All numerals of a line (normalised as `text.normalise` makes it)."""
    result = Scan()
    quoted = _quotations(text)
    words = {word.start: word for word in times.find(text)}
    position = 0
    while position < len(text):
        sign = text[position]
        step = _special(text, position, words, quoted, result)
        if step:
            position = step
        elif sign.isdigit() and sign.isascii():
            position = _arabic(text, position, quoted, result)
        elif sign in CHINESE or (
            sign == "翻" and text[position + 1 : position + 2] not in ("译", "身", "新", "盖", "阅")
        ):
            position = _chinese(text, position, quoted, result)
        else:
            position += 1
    _share_units(text, result)
    return result


def _quotations(text: str) -> list[int]:
    """For each position the end of the quotation that it stands in, 0 outside of any."""
    inside = [0] * (len(text) + 1)
    for start, sign in enumerate(text):
        close = _QUOTED.get(sign)
        if close and not inside[start]:
            end = text.find(close, start, start + 30)
            if end > 0:
                for index in range(start, end):
                    inside[index] = end
    return inside


def _special(
    text: str, position: int, words: dict[int, times.TimeWord], quoted: list[int], result: Scan
) -> int:
    """Headings, list numbers, dates, ordinals and ranks at a position; where to read on, or 0."""
    begins = (
        position == 0
        or text[position - 1] in "。;:!?\n ,—-●·•>#*"
        or (position > 1 and text[position - 1] == "”")
    )
    if (
        begins
        and (match := _HEAD.match(text, position))
        and (position == 0 or text[position - 1] not in ",-" or match.group()[0] == "(")
    ):
        result.not_figures.append(NotFigure(position, match.end(), "heading"))
        return match.end()
    if (match := _LISTED.match(text, position)) and (begins or text[position - 1] in "、(“"):
        result.not_figures.append(NotFigure(position, match.end() - 1, "list"))
        return match.end()
    if text[position] in "图表附" and (match := _FIGURE_NUMBER.match(text, position)):
        result.not_figures.append(NotFigure(position, match.end(), "reference"))
        return match.end()
    word = words.get(position)
    if word is not None:
        result.times.append(word)
        if any(sign.isdigit() or sign in CHINESE for sign in text[word.start : word.end]):
            reason: Reason = "period" if word.from_year is not None or word.span_years else "date"
            result.not_figures.append(NotFigure(word.start, word.end, reason))
        return word.end
    if text[position].isdigit() and (
        match := _MONTH_LIST.match(text, position) or _CLOCK.match(text, position)
    ):
        result.not_figures.append(NotFigure(position, match.end(), "date"))
        return match.end()
    if (
        text[position] == "首"
        and text.startswith("首位", position)
        and _FIRST_BEFORE.search(text[max(0, position - 14) : position])
    ):
        result.quantities.append(
            Quantity(position, position + 2, "1", "位", "rank", chinese=True, after_end=position + 2)
        )
        return position + 2
    if (match := _CHAMPION.match(text, position)) is not None:
        count = quantity_at(text, position)
        if count is not None and isinstance(count.value, str):
            result.quantities.append(
                Quantity(
                    position, match.end(), count.value, "连冠", "amount", chinese=True, after_end=match.end()
                )
            )
            return match.end()
    if text[position] in "第前" and (
        match := (_ORDINAL if text[position] == "第" else _FRONT).match(text, position)
    ):
        return _ordinal(text, position, match, quoted, result)
    return 0


def _among_first(text: str, match: re.Match[str], before: str) -> bool:
    """居全省前10 is a rank, 前三季度 a time."""
    ranked = re.search(r"(?:居|列|位|排|进入|跻身|保持)[^,。]{0,5}$", before) is not None
    return ranked and text[match.end() : match.end() + 1] not in ("个", "三", "期", "月")


def _ordinal(text: str, position: int, match: re.Match[str], quoted: list[int], result: Scan) -> int:
    """第九位 and 前十 are ranks, 第三次 is an order, 第一产业 is a name."""
    first, unit = match.start("n"), match["unit"] or ""
    front = text[position] == "前"
    before = text[max(0, position - 8) : position]
    if front and not unit and not _among_first(text, match, before):
        return 0
    following = text[match.end() : match.end() + 1]
    is_rank = (
        unit in ("位", "名", "强", "列")
        or (
            not unit
            and _RANK_BEFORE.search(before) is not None
            and (not following or following in ",。;、)和")
            and not front
            and match["n"].isdigit()
        )
    ) and not quoted[position]
    if is_rank and not (unit == "名" and following in "牌优特") and unit != "大":
        digits = match["n"] if match["n"].isdigit() else plain(chinese_value(match["n"]) or Decimal(0))
        result.quantities.append(
            Quantity(
                first,
                match.end(),
                digits,
                unit,
                "rank",
                chinese=not match["n"].isdigit(),
                after="at-most" if front else None,
                after_end=match.end(),
            )
        )
    elif following and text[match.end() : match.end() + 2] in (
        "产业",
        "、二",
        "、第",
        "、三",
        "二三",
        "次产",
    ):
        result.not_figures.append(NotFigure(first, match.end("n"), "name"))
        return match.end("n")
    elif front:
        return 0
    else:
        result.not_figures.append(NotFigure(first, match.end("n"), "ordinal"))
        return match.end("n")
    return match.end()


def _arabic(text: str, position: int, quoted: list[int], result: Scan) -> int:
    quantity = quantity_at(text, position)
    if quantity is None:
        return position + 1
    before = text[max(0, position - 16) : position]
    end = quantity.end
    following = text[end : end + 3]
    reason: Reason | None = None
    if (before and _LATIN.match(before[-1]) and not _measures_money(quantity)) or (
        quantity.unit == "" and following and (_LATIN.match(following[0]) or following[0] in "+&×*")
    ):
        reason = "name"
        end = _word_end(text, end)
    elif (
        before.endswith(("+", "×", "°"))
        or following.startswith("兑")
        or following.startswith(("°", "′"))
        or (
            quoted[position]
            and quantity.sort in ("amount", "bare")
            and quoted[position] - position < 14
            and not re.search(r"[元吨亩]$", quantity.unit)
        )
    ):
        reason = "name"
    elif is_class(text, quantity) or is_exceeded(text, quantity, before):
        reason = "class"
    elif quantity.sort == "bare":
        return _bare(text, quantity, before, result)
    elif quantity.measure in _DURATION_UNITS:
        return _duration(text, quantity, before, result)
    elif quantity.unit in ("期", "级", "号", "届", "轮", "次", "位", "层", "集", "版", "段") and re.search(
        r"第$", before
    ):
        reason = "ordinal"
    elif quantity.unit in ("期", "号", "级", "届") and not re.search(r"[办举]了?$|共$", before):
        reason = "name"
    if reason:
        result.not_figures.append(NotFigure(quantity.start, end, reason))
    else:
        result.quantities.append(quantity)
    return end


def _measures_money(quantity: Quantity) -> bool:
    """GDP762亿元 is a figure, PM2.5 a name."""
    scaled = quantity.unit[:1] in tuple("万亿千百") and len(quantity.unit) > 1
    return scaled or quantity.measure in lexicon.MONEY or quantity.sort in ("percent", "points")


def _word_end(text: str, end: int) -> int:
    while end < len(text) and (text[end].isascii() and (text[end].isalnum() or text[end] in ".-+&")):
        end += 1
    return end


def _bare(text: str, quantity: Quantity, before: str, result: Scan) -> int:
    """A number without a unit: an index, a count of townships, a name; else it is not read."""
    start, end = quantity.start, quantity.end
    following = text[end : end + 6]
    if re.match(r"(?:、|和|与|及|,)?(?:和|与)?\d", following) and following[:1] in "、和与及":
        result.quantities.append(quantity)  # its unit stands at the end of the list
    elif _INDEX_BEFORE.search(before) or (
        _PLACE_COUNT.match(following) and "." not in str(quantity.value) and len(str(quantity.value)) < 5
    ):
        result.quantities.append(quantity)
    elif re.match(r"(?:19|20)\d\d$", str(quantity.value)):
        result.not_figures.append(NotFigure(start, end, "date" if not following[:1].strip() else "name"))
    elif (
        _NAMED_BY.match(following)
        or before.endswith(("号", "〔", "No."))
        or (re.match(r"[\u4e00-\u9fff]", following) and not re.search(r"(?:为|达|到|共|计|至|是)$", before))
    ):
        result.not_figures.append(NotFigure(start, end, "name"))
    elif (
        before.endswith(("、", "和", "与", "及"))
        and result.quantities
        and result.quantities[-1].sort == "bare"
    ):
        result.quantities.append(quantity)
    else:
        result.unread.append((start, end))
    return end


def _duration(text: str, quantity: Quantity, before: str, result: Scan) -> int:
    """连续16个季度 and 优良天数310天 are figures; other lengths of time are durations."""
    is_figure = _STREAK.search(before) or (
        quantity.measure in ("天", "小时", "个小时", "分钟", "年", "日", "个月")
        and _MEASURED_TIME.search(before)
        and not text.startswith(("来", "内", "期"), quantity.end)
    )
    if is_figure:
        result.quantities.append(quantity)
    else:
        result.not_figures.append(NotFigure(quantity.start, quantity.end, "duration"))
    return quantity.end


def _chinese(text: str, position: int, quoted: list[int], result: Scan) -> int:
    """Chinese numerals are figures only where their surroundings say so; else they are words."""
    quantity = quantity_at(text, position)
    end = quantity.end if quantity is not None else position + 1
    before = text[max(0, position - 8) : position]
    reason: Reason = "idiom"
    large_works = quantity is not None and not quantity.unit and text.startswith("大", quantity.end)
    if quantity is not None and (not quoted[position] or large_works):
        if quantity.sort in ("doublings", "ratio"):
            result.quantities.append(quantity)
            return end
        if quantity.sort == "percent" and not before.endswith(
            ("完", "达", "促", "形", "建", "组", "构", "合", "养", "生")
        ):
            result.quantities.append(quantity)
            return end
        if quantity.sort in ("times", "points"):
            result.quantities.append(quantity)
            return end
        if is_large(text, quantity, before) and _CLASSES.match(text, quantity.end):
            reason = "class"
        elif is_large(text, quantity, before):
            if before.endswith("上"):
                quantity = replace(quantity, start=quantity.start - 1, after="more-than")
            result.quantities.append(quantity)
            return end
        if names_a_class(text, quantity):
            reason = "class"
        elif is_count(text, quantity, before):
            result.quantities.append(quantity)
            return end
        elif quantity.measure in _DURATION_UNITS:
            reason = "duration"
    elif quoted[position]:
        reason = "name"
    run = position
    while run < len(text) and text[run] in CHINESE:
        run += 1
    stop = end if reason in ("class", "duration") else max(run, position + 1)
    if text[position] == "翻" and reason == "idiom":
        return position + 1
    result.not_figures.append(NotFigure(position, stop, reason))
    return stop


def _share_units(text: str, result: Scan) -> None:
    """Give each bare number of a list (9.8、6.2和5.8个百分点) the unit at the list's end."""
    quantities = result.quantities
    for index in range(len(quantities) - 2, -1, -1):
        here, following = quantities[index], quantities[index + 1]
        if (
            here.sort == "bare"
            and following.sort not in ("structure", "ratio")
            and text[here.end : following.start] in ("、", "和", "与", "及", ",和", "、和")
        ):
            quantities[index] = replace(here, unit=following.unit, sort=following.sort)
        elif (
            here.sort == "amount"
            and following.sort == "amount"
            and here.measure == ""
            and here.unit
            and following.measure
            and text[here.end : following.start] in ("、", "和", "与", "及")
        ):
            quantities[index] = replace(here, unit=here.unit + following.measure)
    kept: list[Quantity] = []
    for quantity in quantities:
        if (
            quantity.sort == "bare"
            and text[quantity.end : quantity.end + 1] in "、和与及"
            and not _PLACE_COUNT.match(text, quantity.end)
            and not _INDEX_BEFORE.search(text[max(0, quantity.start - 12) : quantity.start])
        ):
            result.unread.append((quantity.start, quantity.end))
        else:
            kept.append(quantity)
    result.quantities[:] = kept
