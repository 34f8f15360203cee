"""Plan files to begin with: an empty one that explains itself, and the one for the year after a plan.

Knows how a plan is written, and which figure of a finished year is next year's base; invents no number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jyplan.exact.figure import plain
from jyplan.plan.address import read_address
from jyplan.plan.load import Document
from jyplan.plan.model import Plan
from jyplan.plan.relation import Relation
from jyplan.plan.stated import Stated, statements
from jyplan.plan.statement import Actual
from jyplan.plan.when import date_of
from jyplan.statements.in_force import version_rank
from jyplan.statements.observed import Observation
from jyplan.statements.standing import Standing
from jyplan.toml.write import literal, number

_START = """\
# A plan: what is to be reached in {year}, and where it starts from. Lines with # are comments; an example
# works once its # is gone, an indented one where it fits.  带 # 的行是注释,去掉 # 即可使用(缩进的视情况)。
#
#   jyplan status PLAN                            how far everything is        完成情况
#   jyplan record ID VALUE --as-of {year}-03-31     add a figure of the year     登记实际值
#   jyplan check PLAN                             can the figures all be true  数据勾稽校验

format = 1

[plan]
name = "{year}年主要发展指标"
base_year = {base}          # what growth is measured against  基年
target_year = {year}        # when the targets are due  目标年
# rounding = "nearest"     # also half-up, half-even, truncated, any, exact  修约规则
# year_starts = 4          # from April, named by its start; or, year_named = "end", by its end  财政年度
# thresholds = {{ ahead = 1.05, on_pace = 0.95, behind = 0.6 }}   # or in = "points"  快慢的界限

# Where figures stand. A statement names one with source = "report".  数据来源
# [sources.report]
# title = "{year}年政府工作报告"
# date = {year}-01-15
# url = "https://example.org/report"

# Headings for the indicators.  分组
[groups.economy]
name = "经济发展"
name_en = "Economic development"

# One table for each indicator; its id (gdp) is lower-case letters, digits and _.  每个指标一张表
[indicators.gdp]
name = "地区生产总值"
name_en = "Gross regional product"
group = "economy"
unit = "亿元"            # a scale (千 万 百万 亿 万亿) and what is counted: 万人次, %, 平方公里  单位
measure = "flow"         # flow: a period's total, stock: a level at a date, ratio, rank  时期、时点、比率
better = "higher"        # lower, or none for mere context  越高越好、越低越好、仅供参考
# integer = true         # only whole values exist  只取整数
# negative = true        # may be below zero  可为负数
# owner = "发展改革局"   # who answers for it  责任单位
# owner_en = "Development and Reform Bureau"   # both for English readers  英文名称
# unit_en = "100 million yuan"
# pace = "quarterly"     # how it comes in: month, day, profile, quarterly, none  进度方式
#   of = 15              # of how many, where measure = "rank"  排名总数
# A mark that belongs to the definition and is no target (villages that earn 10万元).  定义中的门槛
# threshold = {{ value = 10, unit = "万元", bound = "at-least", of = "村集体收入" }}

# The base: the value of {base}, digits as printed (8.0 is not 8).  基数
# baseline = {{ value = 1042.5, source = "report" }}

# The target. bound: at-least 达到, more-than 突破, at-most 以内, less-than, about 左右 (with tolerance = 5),
# exactly. nature: binding 约束性, expected 预期性, stretch 力争. growth is in percent; basis: nominal,
# real (可比价), like-for-like (同口径), unknown.  目标
# target = {{ value = 1126, growth = {{ percent = 8, basis = "real" }}, bound = "at-least" }}
# stretch = {{ value = 1140, nature = "stretch" }}   # an ambition beside the target  力争目标

# A target that was changed stays, and the new one joins it.  目标调整
#   target = [1126, {{ value = 1110, version = "adjusted", as_of = {year}-07-01 }}]
# Growth may also be {{ multiple = 2.3 }} 是…的2.3倍 or {{ doublings = 1 }} 翻一番. Over several years it says
# since when (from = 2020), and per = "year" 年均 or per = "period"; from = "{base}-12-31" is 比年初,
# points in a growth how much faster it is than last year's (增速提高). Beside a value: increase = "84亿元",
# for a ratio points = 0.4 (百分点). cumulative = true: a total over the plan's years (五年累计).

# Any figure may say more.  各数据均可注明
#   unit = "万元"              # another scale of the same thing  其他数量级
#   approximate = "more"       # 余; less 近, about 约
#   precision = 100            # rounded to hundreds; 0: exact  修约单位
#   rounding = "truncated"     # where it differs from the plan's  修约规则
#   scope = "全口径"           # figures of different scope are never compared  口径
#   certain = true             # audited, never suspected  已审计
#   accept = "reason"          # a finding on it is accepted  认可的例外
#   at = "page 3"              # where in the source; also = [{{ at = "page 7" }}]: and where else  出处
#   note = "…"                 # 备注

# Figures of the year, up to a date; `jyplan record` adds them. Of two for one day the later one counts,
# best with its version ("preliminary", "revised", "final"). A flow counts from 1 January (period = "ytd"), or
# is a total by itself, of what its period says: "{year}-03", "{year}-Q1", "{year}-H1", "{year}-01/{year}-05",
# or {{ from = {year}-03-01, to = {year}-03-10 }}. Any figure may have a period.  年内实际值(累计), 时段
# actuals = [{{ as_of = {year}-03-31, value = 251.3, source = "report", version = "preliminary" }}]

# What the pace is measured by: {base}'s months or quarters (pace = "profile"), or its year so far on the same
# days; of a stock or a ratio a planned path.  进度依据
# profile = [240, 255, 262, 285.5]
# same_period = [{{ as_of = {base}-03-31, value = 240 }}]
#   path = [{{ as_of = {year}-06-30, value = 480 }}]

# Anything else that is stated, of any year; note = "…" is a remark on the indicator.  其他数据、备注
# facts = [{{ year = {before}, value = 980, source = "report" }}]

# [indicators.industry]
# name = "其中:工业增加值"
# unit = "亿元"
# measure = "flow"
# better = "higher"

# How figures tie together.  勾稽关系
#   total: whole = sum of parts (less those in minus; complete = false: at most the whole)  合计
#   share: part is percent = 25, or value = "1/4", of whole  占比
#   part: 其中, no part exceeds the whole; disjoint = true: nor does their sum
#   compare: left op right, op one of < <= = >= >; an address is gdp, gdp@{base}, gdp@{year}.growth  比较
#   difference: left less right is value = 2.3  高于、低于
#   ratio: numerator / denominator is value = 1.5 (in unit), or the indicator named by is = "gdp_per_head";
#     average = true: over the mean of the levels at both ends of the year  人均、单产、强度
#   structure: percents = [13.5, 30.7, 55.8] of the parts in the whole  结构
# [[relations]]
# id = "industry_of_gdp"
# kind = "part"
# whole = "gdp"
# parts = ["industry"]
"""


def starter(year: int) -> str:
    """A plan file for ``year`` to fill in, in which comments explain every key."""
    return _START.format(year=year, base=year - 1, before=year - 2)


# What an indicator is, as against what was stated of it in one year.
_LASTING = (
    *("name", "name_en", "group", "unit", "measure", "of", "better", "integer", "negative"),
    *("unit_en", "owner", "owner_en", "threshold", "pace", "note"),
)
_FIGURE = (
    *("value", "unit", "precision", "rounding", "bound", "tolerance", "approximate"),
    *("scope", "certain", "source", "at", "version"),
)
_OWN_FIGURES = ("value", "percent", "percents")
_LEFT_OUT = "# Left out: of {year} alone, or of growth not stated yet.  未带入:仅涉及{year}年,或增速尚未给出"
_NOT_PROMISED = ("bound", "tolerance", "nature", "version")

_LATEST = "not the level at the end of {year} but the latest known  非年末数,为最近数据"
_TARGET = "the target for {year}: there is no year-end figure yet  为{year}年目标,尚无年末数"
_SUM = "sum of {count} periods; the figure printed for the year is better  {count}个时段合计,宜改用全年数"


class Begun(NamedTuple):
    """A new plan file, and what of the old one it does not say: relations, and keys of indicators."""

    text: str
    left_out: tuple[str, ...]


def next_year(document: Document, year: int) -> Begun:
    """The plan file for ``year``, begun from the plan before it.

    Sources, groups, indicators and the ties between them stay. The base is what the year before came to,
    else, marked in its note, the latest level or the target. Targets are left to fill in, and so are ties
    that state a figure of their year: they stand in comments.
    """
    about, data = document.plan.about, document.data
    lines = [
        f"# The plan for {year}, begun from {_comment(about.name)}.",
        "# Fill in each target (…) and remove the # before it.  请填写各项目标(…)并去掉前面的 #",
        "",
        "format = 1",
        "",
        "[plan]",
        *_pairs(_header(data["plan"], about.target_year, year)),
    ]
    for id, source in data.get("sources", {}).items():
        lines += ["", f"[sources.{id}]", *_pairs(source)]
    lines += ["", f"# [sources.report_{year}]", '# title = "…"', f"# date = {year}-01-15"]
    for id, group in data.get("groups", {}).items():
        lines += ["", f"[groups.{id}]", *_pairs(group)]
    lines += _indicators(document, year)
    left_out = [
        f"{id}.{key}"
        for id, indicator in data.get("indicators", {}).items()
        for key in ("path", "profile", "stretch", "facts")
        if key in indicator and (key != "facts" or _of_other_years(indicator[key], year - 1))
    ]
    for relation, raw in zip(document.plan.relations, data.get("relations", ()), strict=True):
        table = ["[[relations]]", *_relation(document.plan, relation, raw, year)]
        if not _lasts(document.plan, relation, raw):
            left_out.append(f"relation:{relation.id}")
            table = [_LEFT_OUT.format(year=about.target_year), *(f"# {line}" for line in table)]
        lines += ["", *table]
    return Begun("\n".join(lines) + "\n", tuple(left_out))


def _of_other_years(facts: Any, base_year: int) -> bool:
    listed = facts if isinstance(facts, list) else [facts]
    return any(fact.get("year") != base_year for fact in listed)


def _header(header: Mapping[str, Any], old: int, year: int) -> dict[str, Any]:
    names = {key: header[key].replace(str(old), str(year)) for key in ("name", "name_en") if key in header}
    rule = {"rounding": header["rounding"]} if "rounding" in header else {}
    lasting = {key: header[key] for key in ("year_starts", "year_named", "thresholds") if key in header}
    return {**names, "base_year": year - 1, "target_year": year, **lasting, **rule}


def _lasts(plan: Plan, relation: Relation, raw: Mapping[str, Any]) -> bool:
    """Whether a relation ties values of whole years and states no figure of its own year."""
    addresses = [read_address(text, plan.calendar) for text, _ in relation.references()]
    return not any(key in raw for key in _OWN_FIGURES) and all(
        address is not None and not address.part and not address.role and len(address.when) <= 4
        for address in addresses
    )


def _relation(plan: Plan, relation: Relation, raw: Mapping[str, Any], year: int) -> Iterator[str]:
    """The keys of a relation, its years moved on; a figure of its own is left to fill in."""
    passed = year - plan.about.target_year
    sides = {path[0] for _, path in relation.sides()}

    def moved(side: Any) -> Any:
        """A side, or a list of sides, with the year of its address moved on."""
        if isinstance(side, list):
            return [moved(each) for each in side]
        address = read_address(side, plan.calendar) if isinstance(side, str) else None
        if address is None or len(address.when) != 4:
            return side
        return str(address._replace(when=f"{int(address.when) + passed:04}"))

    for key, value in raw.items():
        if key in _OWN_FIGURES:
            yield f"{key} = …   # {plan.about.target_year}: {_comment(literal(value))}"
        elif key != "accept":
            yield f"{key} = {literal(moved(value) if key in sides else value)}"


def _indicators(document: Document, year: int) -> Iterator[str]:
    group = None
    for id, raw in document.data.get("indicators", {}).items():
        if raw.get("group") != group:
            group = raw.get("group")
            title = document.data["groups"][group]["name"] if group else ""
            yield from ("", "", f"# ---- {_comment(title)} ----".replace("  ", " "))
        yield from ("", f"[indicators.{id}]", *_indicator(document, id, raw, year))


def _indicator(document: Document, id: str, raw: Mapping[str, Any], year: int) -> Iterator[str]:
    lasting = {key: raw[key] for key in _LASTING if key in raw}
    before = list(_year_so_far(document, id, year - 1))
    needs_profile = lasting.get("pace") == "profile" and not before
    if needs_profile:  # a profile is that of one year
        del lasting["pace"]
    yield from _pairs(lasting)
    if needs_profile:
        yield f"# profile = [ … ]   # the months or quarters of {year - 1}, each by itself"
        yield '# pace = "profile"'
    base = _base(document, id, year - 1)
    yield f"baseline = {literal(base)}" if base else '# baseline = { value = …, source = "…" }'
    if raw["better"] != "none":
        yield _open_target(document, id)
    if before:
        yield from ("same_period = [", *(f"    {literal(actual)}," for actual in before), "]")


def _open_target(document: Document, id: str) -> str:
    """The target as a comment, in the words of the last one, and what that was."""
    last = Standing(document.plan, id).target
    raw = {} if last is None else _raw(document, last)
    words: dict[str, Any] = {key: raw[key] for key in ("unit", "bound", "nature", "scope") if key in raw}
    keys = ["value = …", *(["growth = …"] if "growth" in raw else []), *_pairs(words), 'source = "…"']
    was = {key: raw[key] for key in ("value", "growth") if key in raw}
    line = "# target = { " + ", ".join(keys) + " }"
    return f"{line}   # {document.plan.about.target_year}: {_comment(literal(was))}" if was else line


def _base(document: Document, id: str, year: int) -> dict[str, Any] | None:
    """The statement of the base year: what the year came to, else the best there is, with a note."""
    plan, standing = document.plan, Standing(document.plan, id)
    whole = standing.year_end(year)
    if whole is not None:
        return _whole(document, id, whole)
    if plan.indicators[id].measure != "flow":  # part of a year's flow is no base for the whole of another
        level = Standing(plan, id, plan.calendar.year(year).last).observation
        if level is not None:
            latest = level.parts[-1]
            day = date_of(latest.statement, plan) if isinstance(latest.statement, Actual) else None
            dated = {"as_of": day} if day else {}
            return {**_figure(document, latest), **dated, "note": _LATEST.format(year=year)}
    target = standing.target
    if target is not None and target.year == year and target.statement.value is not None:
        kept = {key: item for key, item in _figure(document, target).items() if key not in _NOT_PROMISED}
        return {**kept, "note": _TARGET.format(year=year)}
    stated = [standing.baseline, *(fact for fact in standing.statements if fact.role == "fact")]
    known = [base for base in stated if base and base.year == year and base.statement.value is not None]
    return _figure(document, known[0]) if known else None


def _whole(document: Document, id: str, whole: Observation) -> dict[str, Any] | None:
    if len(whole.parts) == 1:
        return _figure(document, whole.parts[0])
    if whole.value.value is None:
        return None
    value = number(plain(whole.value.value))
    if value is None:
        return None
    # Rounded parts sum to something that is rounded to nothing in particular; counts are exact.
    blurred = {} if document.plan.indicators[id].integer else {"approximate": "about"}
    return {"value": value, **blurred, "note": _SUM.format(count=len(whole.parts))}


def _year_so_far(document: Document, id: str, year: int) -> Iterator[dict[str, Any]]:
    """What is known of parts of ``year``, with which the same parts of the next one are compared."""
    if document.plan.indicators[id].measure != "flow":
        return
    newest: dict[tuple[dt.date, dt.date], Stated] = {}
    whole = document.plan.calendar.year(year)
    for stated in statements(document.plan, id):
        actual, days = stated.statement, stated.period
        if not isinstance(actual, Actual) or actual.value is None or days is None or actual.cumulative:
            continue
        if not whole.holds(days) or days == whole:
            continue
        span = days.last, days.first
        if span not in newest or version_rank(stated) >= version_rank(newest[span]):
            newest[span] = stated
    for (day, first), stated in sorted(newest.items(), key=lambda item: item[0]):
        own = {} if first == whole.first else {"period": {"from": first, "to": day}}
        yield {"as_of": day, **own, **_figure(document, stated)}


def _figure(document: Document, stated: Stated) -> dict[str, Any]:
    """The figure as its file writes it, and where it stands, without what was said of its growth."""
    raw = _raw(document, stated)
    return {key: raw[key] for key in _FIGURE if key in raw and raw[key] != "adjusted"}


def _raw(document: Document, stated: Stated) -> dict[str, Any]:
    """The statement as its file writes it; a lone number is its value."""
    here: Any = document.data
    for step in stated.path:
        if isinstance(step, str) or isinstance(here, list):  # a lone statement has no position
            here = here[step]
    return here if isinstance(here, dict) else {"value": here}


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {literal(value)}" for key, value in table.items()]


def _comment(text: str) -> str:
    """The text as part of a comment: on one line, without control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
