"""Numerals that set an order or a time: headings, list numbers, dates, ordinals, ranks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from jyplan.extract import times
from jyplan.extract.numerals import CHINESE, chinese_value, plain
from jyplan.extract.quantities import Quantity, quantity_at
from jyplan.extract.scanned import NotFigure, Reason, Scan

_CN: Final = "一二三四五六七八九十"
_HEAD: Final = re.compile(
    rf"(?:[{_CN}]{{1,3}}[、.](?!\d|[一二三四](?:季度|[、和][一二三四]))|[(][{_CN}]{{1,3}}[)][、.]?|[(]\d{{1,2}}[)][、.]?|"
    rf"\d{{1,2}}[、.](?![\d、])(?=[^\d%])|\d{{1,2}}[)](?=[\u4e00-\u9fff])|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}(?=[ \t\u4e00-\u9fff])(?![万亿千百个家户人元项所座条公"
    rf"亩吨米%倍岁平]))"
)
_LISTED: Final = re.compile(rf"[{_CN}]{{1,2}}(?:是|要|则)(?![否])")
_FIGURE_NUMBER: Final = re.compile(
    r"[图表]\s?\d{1,3}(?:-\d{1,2})?|附[表图件]?\s?[\d一二三四五六七八九十]{1,2}"
)
_IN_NAME: Final = re.compile(r"(?:10|十)(?=种(?:常用)?有色金属)")
_NOTE: Final = re.compile(r"\[\d{1,3}\]")
_DAY: Final = re.compile(r"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?=\))")
_CLOCK: Final = re.compile(
    r"\d{1,2}-\d{1,2} \d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}(?:时|点)(?:\d{1,2}分|整|半)?|"
    r"\d{1,2}:\d\d(?!\d)(?=[ ,。左至到-]|$)"
)
_RANK_BEFORE: Final = re.compile(
    r"(?:居|列|位|排|排名|名列|跃居|升至|为|名|升|前移|前进|提升|上升|升到|"
    r"列到|至|的|省|市|国|县|区|州|进位)$"
)
_ORDINAL: Final = re.compile(rf"第(?P<n>\d{{1,3}}|[{_CN}百]+)(?P<unit>位|名|大)?")
_FRONT: Final = re.compile(rf"(?:前)(?P<n>\d{{1,3}}|[{_CN}百]+)(?P<unit>位|名|强|列)?")
_FIRST_BEFORE: Final = re.compile(r"(?:列|居|排|名列)[^,。;]{0,12}$")
_CHAMPION: Final = re.compile(r"[二两三四五六七八九十]连冠")


def mark_at(
    text: str, position: int, words: dict[int, times.TimeWord], quoted: list[int], result: Scan
) -> int:
    """Headings, list numbers, dates, ordinals and ranks at a position; where to read on, or 0."""
    label = _label(text, position)
    if label is not None:
        passage, after = label
        result.not_figures.append(passage)
        return after
    word = words.get(position)
    if word is not None:
        result.times.append(word)
        if any(sign.isdigit() or sign in CHINESE for sign in text[word.start : word.end]):
            reason: Reason = "period" if word.from_year is not None or word.span_years else "date"
            result.not_figures.append(NotFigure(word.start, word.end, reason))
        return word.end
    if text[position].isdigit() and (match := _CLOCK.match(text, position)):
        result.not_figures.append(NotFigure(position, match.end(), "date"))
        return match.end()
    return _place(text, position, quoted, result)


def _label(text: str, position: int) -> tuple[NotFigure, int] | None:
    """A number of a heading, list, note, picture or in a name, or a day in brackets; where to read on."""
    before = text[position - 1] if position else ""
    begins = not position or before in "。;:!?\n ,—-●·•>#*" or (position > 1 and before == "”")
    digit = text[position].isdigit()
    if (
        begins
        and (match := _HEAD.match(text, position))
        and (before not in tuple(",-") or match[0][0] == "(")
    ):
        return NotFigure(position, match.end(), "heading"), match.end()
    if (match := _LISTED.match(text, position)) and (begins or before in "、(“"):
        return NotFigure(position, match.end() - 1, "list"), match.end()
    if match := _IN_NAME.match(text, position):
        return NotFigure(position, match.end(), "name"), match.end()
    if digit and (match := _NOTE.match(text, position - 1 if position else 0)):
        return NotFigure(position, match.end() - 1, "reference"), match.end()
    if digit and before == "(" and (match := _DAY.match(text, position)):
        return NotFigure(position, match.end(), "date"), match.end()
    if text[position] in "图表附" and (match := _FIGURE_NUMBER.match(text, position)):
        return NotFigure(position, match.end(), "reference"), match.end()
    return None


def _place(text: str, position: int, quoted: list[int], result: Scan) -> int:
    """A rank in words (首位, 三连冠), or what is in order or among the first; where to read on, or 0."""
    if text.startswith("首位", position) and _FIRST_BEFORE.search(text[max(0, position - 14) : position]):
        result.quantities.append(
            Quantity(position, position + 2, "1", "位", "rank", chinese=True, after_end=position + 2)
        )
        return position + 2
    if (match := _CHAMPION.match(text, position)) is not None:
        count, end = quantity_at(text, position), match.end()
        if count is not None and isinstance(count.value, str):
            result.quantities.append(
                Quantity(position, end, count.value, "连冠", "amount", chinese=True, after_end=end)
            )
            return end
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
