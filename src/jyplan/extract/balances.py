"""What one level has more than another, and what an account adds up to, by the words of the text.

Data and small functions. A name that may mean something else in some text does not belong here: `proofread`
accuses by it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from jyplan.extract.drafted import plain
from jyplan.extract.levels import kind_of_unit, number
from jyplan.extract.mentions import Mention
from jyplan.extract.tying import Tying


class Balance(NamedTuple):
    """A figure that is what one level has more than another, by the words before it."""

    name: re.Pattern[str]
    left: re.Pattern[str]
    right: re.Pattern[str]


_EXPORTS: Final = re.compile(r"^(?:货物|外贸|对外贸易)?出口(?:总?[额值])?$")
_IMPORTS: Final = re.compile(r"^(?:货物|外贸|对外贸易)?进口(?:总?[额值])?$")
_RECEIPTS: Final = re.compile(r"(?:总收入|收入总计|收入合计)$")
_SPENDING: Final = re.compile(r"(?:总支出|支出总计|支出合计)$")
_BALANCES: Final = (
    Balance(re.compile(r"^(?:人口)?自然增长率$"), re.compile(r"出生率$"), re.compile(r"死亡率$")),
    Balance(re.compile(r"顺差$"), _EXPORTS, _IMPORTS),
    Balance(re.compile(r"逆差$"), _IMPORTS, _EXPORTS),
    Balance(
        re.compile(r"收支(?:相抵|轧差)后?,?[^,。;]{0,10}(?:结余|结转)(?:下年)?(?:支出)?$"),
        _RECEIPTS,
        _SPENDING,
    ),
)


def balance(tying: Tying, mention: Mention) -> None:
    """自然增长率 of 出生率 and 死亡率, 顺差 of 出口 and 进口, 收支相抵,结余 of 总收入 and 总支出."""
    value = number(mention.value)
    if value is None or mention.bound or mention.approximate:
        return
    before = tying.drafter.reading.document.normal[max(0, mention.start - 16) : mention.start].rstrip(
        "为达到"
    )
    for pattern in _BALANCES:
        if pattern.name.search(mention.name or "") or pattern.name.search(before):
            left, right = (_last_before(tying, mention, side) for side in (pattern.left, pattern.right))
            if left is None or right is None:
                return
            sentences = {tying.levels.sentence(figure) for figure in (left, right)}
            near = len(sentences) == 1 and tying.levels.sentence(mention) - max(sentences) <= 1
            if near and _difference(tying, "balance", mention, left, right):
                _balance_before(tying, mention, left, right)
            return


_LEFT_OVER: Final = re.compile(r"(?:收支|当年|本年)结余(?:决算数)?$")
_SPENT: Final = re.compile(r"^(?P<fund>.{2,})支出$")


def left_over(tying: Tying, mention: Mention) -> None:
    """本年收支结余 of a fund's 收入 and 支出, which are named alike and stand right before it."""
    if not _LEFT_OVER.search(mention.name or "") or mention.bound or mention.approximate:
        return
    spent = _last_before(tying, mention, _SPENT)
    match = _SPENT.match(spent.name or "") if spent is not None else None
    if spent is None or match is None:
        return
    received = _last_before(tying, spent, re.compile(f"^{re.escape(match['fund'])}收入$"))
    if received is not None and tying.levels.sentence(mention) - tying.levels.sentence(received) <= 2:
        _difference(tying, "left_over", mention, received, spent)


def _difference(tying: Tying, stem: str, mention: Mention, left: Mention, right: Mention) -> bool:
    """Whether a figure could be drawn up as what one level has more than another, of one unit."""
    here, there = tying.address(left), tying.address(right)
    units = {kind_of_unit(figure) for figure in (mention, left, right)}
    if here is None or there is None or len(units) > 1:
        return False
    data = {"kind": "difference", "left": here, "right": there, "value": plain(str(mention.value))}
    data["unit"] = mention.unit
    tying.add(stem, data, mention, (mention.id,), (left.id, right.id))
    return True


def _last_before(tying: Tying, mention: Mention, name: re.Pattern[str]) -> Mention | None:
    """The last level of a name and of a figure's time before it in its paragraph."""
    before = [
        other
        for other in tying.levels.in_paragraph_of(mention)
        if other.start < mention.start and other.sure and other.period == mention.period
        and (other.nature is None) == (mention.nature is None) and name.search(other.name or "")
    ]  # fmt: skip
    return before[-1] if before else None


def _balance_before(tying: Tying, *figures: Mention) -> None:
    """The same balance a year before, where each figure says by how many points it has moved since."""
    homes = [home for figure in figures if (home := tying.drafter.home.get(figure.id)) is not None]
    moving = [home for home in homes if ("points",) in home[1].figures]
    year = moving[0][1].slot.default_base if len(moving) == len(figures) else None
    if year is None:
        return
    own, left, right = (
        f"{entry.id}@{statement.slot.when.replace(str(year + 1), str(year), 1)}" for entry, statement in homes
    )
    moved = tuple(statement.figures["points",] for _, statement in homes)
    tying.add("before", {"kind": "total", "whole": left, "parts": [right, own]}, figures[0], (), moved)


_GRAND: Final = re.compile(r"(?:收入|支出)(?:总计|合计)$")
_ADDED: Final = re.compile(r"[,，](?:再?加上?|连同)")
_BARE_BRACKET: Final = re.compile(r"[(（][^()（）0-9０-９]*[)）]")
# What is counted twice, taken off, left out or not told in figures.
_NO_PLAIN_SUM: Final = re.compile(r"其中|包括|[含减扣除等(（:：]")


def grand_total(tying: Tying, mention: Mention) -> None:
    """收入5万元,加上级补助收入3万元,上年结余1万元,收入总计9万元: all the figures from 收入 on."""
    if not _GRAND.search(mention.name or "") or mention.bound or mention.approximate:
        return
    text = tying.drafter.reading.document.normal
    begins = max((text.rfind(sign, 0, mention.start) for sign in "。;；\n"), default=-1) + 1
    added = _ADDED.search(text, begins, mention.start)
    if added is None or _NO_PLAIN_SUM.search(_BARE_BRACKET.sub("", text[added.end() : mention.start])):
        return
    figures = [figure for figure in tying.drafter.reading.mentions if begins <= figure.start < mention.start]
    levels = [figure for figure in figures if figure.start < added.start() and figure.kind == "level"]
    parts = [*levels, *(figure for figure in figures if figure.start > added.start())]
    if len(levels) != 1 or len(parts) < 2:
        return  # 收入5万元,其中税收3万元,加…: which of them is added to, is not said
    if all(
        part.sure and not part.bound and not part.approximate and tying.may_add(part, mention)
        for part in parts
    ):
        tying.total(mention, parts)
