"""Ties that the names themselves state: what a rate, a ratio or a structure is of.

Data and small functions. A name that may mean something else in some text does not belong here: `proofread`
accuses by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from jyplan.extract import names
from jyplan.extract.drafted import plain
from jyplan.extract.exhaustive import exhausting
from jyplan.extract.levels import Levels, kind_of_unit, number
from jyplan.extract.mentions import Mention
from jyplan.extract.tying import Tying, only

_STRUCTURE: Final = re.compile(r"三次产业|三次产业结构|三产|产业(?:结构|比例|比重|比)")
_GDP: Final = re.compile(r"^(?!.*人均).*生产总值(?:\(GDP\))?$|^GDP$")
_INDUSTRIES: Final = tuple(
    (name, re.compile(rf"^{head}(?:次)?产业?(?:实现)?(?:增加值)?$"))
    for name, head in (
        ("第一产业增加值", "(?:第一|一)"),
        ("第二产业增加值", "(?:第二|二)"),
        ("第三产业增加值", "(?:第三|三)"),
    )
)

_URBAN: Final = re.compile(r"^(?:常住人口)?城镇化率$")
_URBAN_PART: Final = re.compile(r"^(?:年末)?(?:城镇常住|常住城镇)人口$")
_URBAN_WHOLE: Final = re.compile(r"^(?:年末)?常住(?:总)?人口$")
_RESIDENTS: Final = re.compile(r"^城镇人口$")
_BEGUN: Final = re.compile(r"^(?P<verb>开工|竣工|完工|投产|复工|签约|落地|履约)率$")

# A rate, the names of what it is of, and of what it is a share in.
_ACCOUNTS: Final = (
    (
        re.compile(r"(?:营业|主营业务)收入利润率$"),
        ("利润总额", "利润"),
        ("营业收入", "主营业务收入"),
    ),
    (
        re.compile(r"资产负债率$"),
        ("负债合计", "负债总额", "总负债", "负债总计"),
        ("资产总计", "资产总额", "总资产", "资产合计"),
    ),
)

# Wholes a head, and what they are made of by definition: one population's averages add up.
_PER_HEAD: Final = (
    (
        re.compile(r"(?:人均|可支配|人均纯)收入$"),
        (
            r"^人?均?工资性",
            r"^人?均?(?:家庭)?经营",
            r"^人?均?财产(?:性|净|纯|收)",
            r"^人?均?转移(?:性|净|纯|收)",
        ),
    ),
    (
        re.compile(r"^(?:.*人均)?(?:生活)?消费(?:性)?支出$"),
        (
            *(r"^(?:人均)?食品", r"^(?:人均)?衣着", r"^(?:人均)?居住", r"^(?:人均)?生活用品"),
            *(r"^(?:人均)?交通", r"^(?:人均)?教育", r"^(?:人均)?医疗", r"^(?:人均)?其他(?:用品|商品)"),
        ),
    ),
)
_INCOMES: Final = re.compile(r"城乡.*收入(?:之比|比值?|倍差)$")
_TOWN: Final = re.compile(r"^城镇(?:常住)?居民人均(?:可支配)?收入$")
_COUNTRY: Final = re.compile(r"^(?:农村|农民)(?:常住)?(?:居民)?人均(?:可支配|纯)?收入$")

_TAIL: Final = re.compile(r"占.*|(?:比重|占比|对[^,。]*)?(?:的)?(?:比重|占比|贡献率)$")
# What names an amount, and no region of which each part may be a share of its own.
_AMOUNT: Final = re.compile(
    r"^(?!全[国省市州]|国内|[一-鿿]{0,3}(?:预算|计划|任务|目标)).*"
    r"(?:增加值|产值|总值|收入|支出|投资|总[额量]|零售额|人口|人数|存款|贷款|余额)$|^$"
)
_THREE: Final = re.compile(r"^三次产业.*(?:比重|占比|贡献率)")
_PERCENT: Final = ("%", "‰")


def structure(tying: Tying, mention: Mention) -> None:
    """三次产业结构: the shares of the industries in the product, stated or not."""
    values = mention.value
    if not isinstance(values, list) or len(values) != 3 or not _STRUCTURE.search(mention.name or ""):
        return
    if tying.drafter.joining == "document" and mention.period is None:
        return
    whole, parts = _product(tying, mention)
    there, here = tying.address(whole), [tying.address(part) for part in parts]
    if there is None or None in here:
        there = tying.unstated(mention, "地区生产总值", "亿元")
        here = [tying.unstated(mention, name, "亿元") for name, _ in _INDUSTRIES]
        whole, parts = None, []
    data = {
        "kind": "structure",
        "whole": there,
        "parts": here,
        "percents": [plain(value) for value in values],
    }
    tied = () if whole is None else (whole.id, *(part.id for part in parts))
    tying.add("industry_structure", data, mention, (mention.id,), tied)


def _product(tying: Tying, mention: Mention) -> tuple[Mention | None, list[Mention]]:
    """The product and its industries: those of the paragraph, else the only ones of the document."""
    for anywhere in (False, True):
        whole = tying.beside(mention, _GDP, anywhere=anywhere)
        parts = [tying.beside(mention, pattern, anywhere=anywhere) for _, pattern in _INDUSTRIES]
        if whole is not None and None not in parts:
            listed = [part for part in parts if part is not None]
            if {kind_of_unit(part) for part in listed} == {kind_of_unit(whole)}:
                return whole, listed
    return None, []


def rate(tying: Tying, mention: Mention) -> None:
    """城镇化率, 开工率, 资产负债率 and 营业收入利润率 as the share of one level in another."""
    if mention.unit != "%" or mention.bound or mention.approximate or not isinstance(mention.value, str):
        return
    name = names.core(mention.name or "")
    part = whole = None
    if _URBAN.match(name):
        whole, part = tying.beside(mention, _URBAN_WHOLE), tying.beside(mention, _URBAN_PART)
        if part is None and "常住" in name:
            town = tying.beside(mention, _RESIDENTS)
            part = town if town is not None and tying.levels.tied(town, "part-of") == whole else None
    elif match := _BEGUN.match(name):
        part, whole = _begun(tying, mention, match["verb"])
    else:
        part, whole = _of_accounts(tying, mention, name)
    here, there = tying.address(part), tying.address(whole)
    if part is None or whole is None or here is None or there is None or here == there:
        return
    data = {"kind": "share", "part": here, "whole": there, "percent": plain(mention.value)}
    tying.add(f"{here.partition('@')[0]}_share", data, mention, (mention.id,), (part.id, whole.id))


def _of_accounts(tying: Tying, rate: Mention, name: str) -> tuple[Mention | None, Mention | None]:
    """营业收入利润率 of 利润总额 in 营业收入, and 资产负债率 of 负债 in 资产, of the same owners."""
    for rates, parts, wholes in _ACCOUNTS:
        match = rates.search(name)
        if match is None:
            continue
        before = [
            (level, word)
            for level in tying.levels.in_paragraph_of(rate)
            for word in wholes
            if level.start < rate.start and level.period == rate.period and (level.name or "").endswith(word)
        ]
        if not before:
            return None, None
        whole, word = before[-1]
        owner = (whole.name or "").removesuffix(word)
        if name[: match.start()] not in ("", names.core(owner)):
            return None, None
        wanted = [owner + part for part in parts]
        return only(
            level
            for level in tying.levels.all
            if level.sure and level.period == rate.period and level.nature == rate.nature
            and (any(names.is_whole(level.name or "", own) for own in wanted)
                 or (whole.start < level.start < rate.start and level.name in parts))
        ), whole  # fmt: skip
    return None, None


def _begun(tying: Tying, rate: Mention, verb: str) -> tuple[Mention | None, Mention | None]:
    """The begun projects just before a rate, and all of them: the only other count before."""
    part = tying.levels.before(rate)
    if part is None or not re.match(rf"(?:已|实际)?{verb}(?:建设|投产)?$", part.name or ""):
        return None, None
    counts = [
        mention
        for mention in tying.levels.in_paragraph_of(rate)
        if mention.start < part.start and mention.unit == part.unit and mention.kind == "count"
    ]
    return (part, counts[0]) if len(counts) == 1 and counts[0].sure else (None, None)


def incomes(tying: Tying, mention: Mention) -> None:
    """城乡居民收入比 2.02:1 or 2.02: town over country."""
    if mention.unit or mention.bound or mention.approximate:
        return
    top, colon, bottom = mention.value.partition(":") if isinstance(mention.value, str) else ("", "", "")
    if not _INCOMES.search(mention.name or "") or (colon and number(bottom) != 1) or number(top) is None:
        return
    town, country = (tying.beside(mention, pattern) for pattern in (_TOWN, _COUNTRY))
    here, there = tying.address(town), tying.address(country)
    if town is None or country is None or here is None or there is None:
        return
    data = {"kind": "ratio", "numerator": here, "denominator": there, "value": plain(top)}
    data["unit"] = f"{town.unit}/{country.unit}"
    tying.add("income_ratio", data, mention, (mention.id,), (town.id, country.id))


def per_head(tying: Tying, mention: Mention) -> None:
    """人均可支配收入 of its four sources, and 人均消费支出 of its eight uses, behind it in its scope."""
    for whole, sources in _PER_HEAD:
        if not whole.search(mention.name or "") or mention.unit != "元":
            continue
        for scope in _scopes(tying.levels, mention, whole):
            after = [amount for amount in scope if amount.start > mention.start and amount.sure]
            parts = [
                [amount for amount in after if re.match(source, amount.name or "")] for source in sources
            ]
            if all(len(listed) == 1 for listed in parts):
                _sum_per_head(tying, mention, [listed[0] for listed in parts])
                return


def _scopes(levels: Levels, mention: Mention, whole: re.Pattern[str]) -> Iterator[list[Mention]]:
    """The amounts of a whole's sentence, then of its paragraph, where it is the only such whole.

    In a table, those of its column down to the next such whole.
    """
    block, near = levels.block(mention), levels.in_paragraph_of(mention)
    in_table = block is not None and block.table is not None
    for scope in [near] if in_table else [levels.in_sentences([levels.sentence(mention)]), near]:
        amounts = [amount for amount in scope if amount.unit == "元" and amount.kind == "level"]
        if in_table:
            amounts = [amount for amount in amounts if _column(levels, amount) == _column(levels, mention)]
        wholes = [amount.start for amount in amounts if whole.search(amount.name or "")]
        if in_table:
            end = min((start for start in wholes if start > mention.start), default=None)
            yield [amount for amount in amounts if end is None or amount.start < end]
        elif len(wholes) == 1:
            yield amounts


def _column(levels: Levels, mention: Mention) -> int | None:
    block = levels.block(mention)
    return None if block is None else block.cell


def _sum_per_head(tying: Tying, mention: Mention, parts: Sequence[Mention]) -> None:
    there, here = tying.address(mention), [tying.address(part) for part in parts]
    if there is not None and None not in here and len({*here, there}) == len(parts) + 1:
        ids = mention.id, *(part.id for part in parts)
        tying.add("per_head_total", {"kind": "total", "whole": there, "parts": here}, mention, (), ids)


def hundred(tying: Tying) -> None:
    """Shares without the levels that they are of, which leave nothing out by their names: they make 100."""
    shares = [
        share
        for share in tying.levels.all
        if share.kind == "share" and share.unit in _PERCENT and share.sure and share.id in tying.drafter.home
        and not share.bound and not share.approximate
    ]  # fmt: skip
    for _, listed in groupby(
        shares, key=lambda share: (tying.levels.sentence(share), share.period, share.nature, share.unit)
    ):
        for chosen in _complete(list(listed)):
            here = [tying.address(share) for share in chosen]
            if None not in here and len(set(here)) == len(here):
                data = {"kind": "total", "whole": 100, "parts": here}
                tying.add("shares_total", data, chosen[0], (), tuple(share.id for share in chosen))


def _complete(shares: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Those of the shares of one sentence that together leave nothing out."""
    if len(shares) == 3 and len({share.name for share in shares}) == 1 and _THREE.match(shares[0].name or ""):
        yield shares
        return
    parts = [_TAIL.sub("", names.core(share.name or "")) for share in shares]
    contributions = {"贡献" in (share.name or "") for share in shares}
    if len(contributions) == 1:
        for places in exhausting("", parts):
            yield [shares[place] for place in places]


def taken_apart(tying: Tying, shares: Sequence[tuple[Mention, Mention, str]]) -> None:
    """Shares of a whole that is not stated, whose levels leave nothing out: these levels are the whole.

    `shares` are each a share, the level that it is of, and the name of the whole, empty where it has none.
    """
    usable = [
        triple
        for triple in shares
        if _AMOUNT.search(triple[2]) and triple[0].unit == "%" and number(triple[0].value) is not None
        and not triple[0].bound and not triple[0].approximate
    ]  # fmt: skip
    usable.sort(key=lambda triple: (_grouping(tying, triple), triple[0].start))
    for _, listed in groupby(usable, key=lambda triple: _grouping(tying, triple)):
        group = list(listed)
        for places in exhausting(group[0][2], [part.name or "" for _, part, _ in group]):
            _one_whole(tying, [group[place] for place in places])


def _one_whole(tying: Tying, shares: Sequence[tuple[Mention, Mention, str]]) -> None:
    first, part, name = shares[0]
    here = [tying.address(part) for _, part, _ in shares]
    if None in here or len(set(here)) < len(here):
        return
    there = tying.unstated(part, name or "总计", part.unit)
    ids = tuple(part.id for _, part, _ in shares)
    tying.add("all", {"kind": "total", "whole": there, "parts": here}, first, (), ids)
    for (share, _, _), address in zip(shares, here, strict=True):
        data = {"kind": "share", "part": address, "whole": there, "percent": plain(str(share.value))}
        tying.add("all_share", data, share, (share.id,), ids)


def _grouping(tying: Tying, triple: tuple[Mention, Mention, str]) -> tuple[str | int, ...]:
    share, part, whole = triple
    kind, place = tying.levels.paragraph(share)
    return (kind, place, whole, part.period or "", part.nature or "", kind_of_unit(part))
