"""Every numeral of a line: a quantity, a word of time, no figure for a named reason, or unread.

Nothing is passed over: each Arabic numeral, and each Chinese one, ends in one of the four lists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from jyplan.extract import lexicon, times
from jyplan.extract.classes import is_class, is_exceeded
from jyplan.extract.counts import is_count, is_large, names_a_class
from jyplan.extract.dimensionless import is_dimensionless
from jyplan.extract.marks import mark_at
from jyplan.extract.numerals import CHINESE
from jyplan.extract.quantities import Quantity, quantity_at
from jyplan.extract.scanned import NotFigure, Reason, Scan

# 超亿元和超千万美元的项目: sizes in a list that name a class.
_CLASSES: Final = re.compile(r"[和或及、][^,。;]{0,12}的[^,。;]{0,6}(?:项目|企业|工程|大户|村|镇)")
# What a page or an office tells of itself.
_OF_PAGES: Final = re.compile(r"(?:浏览|点击|阅读|访问)(?:次数|数|量)?:?\[?$")
_NUMBERED: Final = re.compile(
    r"(?:电话|传真|邮编|邮政编码|索引号|信息编号|文号|备案号|热线)[^,。;]{0,6}[:-]?$"
)
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
_OUT_OF: Final = re.compile(r"\(以[^,。;()]{1,8}$")  # (以女性为100,男性对女性的比例)
_SAMPLE: Final = re.compile(r"的?(?:人口|农业|经济|劳动力)?抽样")  # 5‰人口抽样调查
_DURATION_UNITS: Final = frozenset(
    ["年", "天", "日", "小时", "个小时", "分钟", "秒", "个月", "个季度", "季度", "周", "周年", "月"]
)
_MEASURED_TIME: Final = re.compile(
    r"(?:天数|时间|小时数?|时长|寿命|住院日|年限|期限|日数|工期|时限|优良)[^,。;]{0,6}$|"
    r"(?:缩短|压缩|提速|优良|减少|增加|提高|下降)(?:至|到|为|了)?[^,。;]{0,2}$"
)
_STREAK: Final = re.compile(r"连续(?:第)?$")
# The signs that a numeral or what sets an order begins with.
_TELLING: Final = re.compile(f"[{re.escape(''.join({*times.STARTS, *CHINESE, *'(图表附翻'}))}]")
_QUOTED: Final = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』", "〝": "〞", "〔": "〕", "【": "】"}


def scan(text: str) -> Scan:
    """All numerals of a line (normalised as `text.normalise` makes it)."""
    result = Scan()
    quoted = _quotations(text)
    words = {word.start: word for word in times.find(text)}
    position = 0
    while (start := _TELLING.search(text, position)) is not None:
        position = start.start()
        sign = text[position]
        step = mark_at(text, position, words, quoted, result)
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
    ) or (_OF_PAGES.search(before) or (not quantity.unit and _NUMBERED.search(before))):
        reason = "name"
    elif is_class(text, quantity) or is_exceeded(text, quantity, before):
        reason = "class"
    elif quantity.sort == "percent" and _SAMPLE.match(text, quantity.end):
        reason = "constant"
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
    if re.match(r"季(?:以来|来|新)", following):
        result.not_figures.append(NotFigure(start, end, "duration"))
    elif _OUT_OF.search(before):
        result.not_figures.append(NotFigure(start, end, "constant"))
    elif re.match(r"(?:、|和|与|及|,)?(?:和|与)?\d", following) and following[:1] in "、和与及":
        result.quantities.append(quantity)  # its unit stands at the end of the list
    elif is_dimensionless(text, start, _end_of_unitless(result)) or (
        _PLACE_COUNT.match(following) and "." not in str(quantity.value) and len(str(quantity.value)) < 5
    ):
        result.quantities.append(quantity)
    elif str(quantity.value) == "0" and (before_it := _down_from(text, start, result)) is not None:
        result.quantities.append(replace(quantity, unit=before_it.unit, sort=before_it.sort))
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


def _down_from(text: str, start: int, result: Scan) -> Quantity | None:
    """What has come down to nothing: 贫困发生率由14.6%降至0."""
    before = result.quantities[-1] if result.quantities else None
    down = before is not None and re.fullmatch(r"(?:下降|降低|减少|降)[至到为]", text[before.end : start])
    return before if down else None


def _end_of_unitless(result: Scan) -> int | None:
    """The end of the quantity before, where it has no unit either."""
    before = result.quantities[-1] if result.quantities else None
    return before.end if before is not None and before.sort in ("bare", "ratio") else None


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
        if is_large(text, quantity, before) and (
            _CLASSES.match(text, quantity.end) or is_class(text, quantity)
        ):
            reason = "class"
        elif is_large(text, quantity, before):
            if before.endswith("上") and not before.endswith(("跃上", "迈上", "登上", "站上", "再上")):
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
            here.unit == "个"
            and following.sort == "points"
            and text[here.end : following.start] in "、和与及"
        ):
            quantities[index] = replace(here, unit=following.unit, sort="points")
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
            and not is_dimensionless(text, quantity.start, None)
        ):
            result.unread.append((quantity.start, quantity.end))
        else:
            kept.append(quantity)
    result.quantities[:] = kept
