"""The period of a figure as plan files write it, and the time that a change counts from."""

from __future__ import annotations

import re
from typing import Final

from jyplan.extract import lexicon, times
from jyplan.extract.constructions.sense import Figure, Sense
from jyplan.extract.context import Context
from jyplan.extract.moments import Moment

_OTHER_YEAR: Final = re.compile(r"(?:19|20)\d\d年$")
_ACTION: Final = re.compile(
    r"^(?:新增|新建|净增|累计|招商引资|引进|签约|到位|完成|改造|转移|减少|解决|建成|投入|引进|培育|"
    r"脱贫|化解|安置|实施|硬化|修建|新修|发放|接待|办理|查处|新改|整治|搬迁)|"
    r"投资$|改造$|搬迁$|新增就业"
)


def origin(context: Context, figure: Figure, sense: Sense, moment: Moment | None) -> str | None:
    """What a change counts from: its level's start, the base that is named, or the last one."""
    lead = figure.lead
    starts = (context.since[other.id] for _, other in sense.ties if other.id in context.since)
    since = next(starts, None) if sense.kind in ("growth", "increase", "points") else None
    changes = sense.kind in ("growth", "increase", "multiple")
    if changes and since is None and lead.month_on_month:
        return moment.preceding() if moment is not None else None
    carried = context.base if changes and not (lead.year_on_year or lead.month_on_month) else None
    since = since or _since(lead.base or carried, moment)
    if sense.kind == "multiple" and since is None and moment is not None:
        since = _of_year(lead.raw, moment)
    if since is not None and _OTHER_YEAR.match(lead.base or ""):
        context.base = lead.base  # 比2012年下降8%,二氧化硫下降9%
    if since is not None and sense.change:
        context.last_since = since
    elif lead.mean and not sense.years and sense.kind == "growth" and moment and not moment.is_span:
        since = context.last_since
    return since


def _of_year(raw: str, moment: Moment) -> str | None:
    """The year that a multiple is of: 是2000年的2.4倍."""
    words = times.find(raw)
    year = words[-1].year if words and raw[words[-1].end :] in ("的", "的约", "的近") else None
    return str(year) if year is not None and moment.year is not None and year < moment.year else None


def period(context: Context, sense: Sense, moment: Moment | None, since: str | None) -> str | None:
    """The period of a figure: of a change, from where it counts; `None` where no year is known."""
    if moment is None or moment.year is None:
        return None
    if sense.years:
        return f"{moment.year - sense.years}/{moment.year}"
    if sense.change and since is not None and len(since) == 4 and int(since) < moment.year - 1:
        return f"{since}/{moment.year}"
    base_year = context.setting.base_year
    if sense.per and base_year is not None and moment.year > base_year + 1 and not moment.is_span:
        return f"{base_year}/{moment.year}"
    if moment.is_span:
        if sense.change or sense.per:
            return moment.change()
        flows = sense.flow or _ACTION.search(sense.name or "") is not None
        return moment.flow() if flows and sense.kind in ("level", "count") else str(moment.year)
    return moment.level()


def _since(base: str | None, moment: Moment | None) -> str | None:
    """What a change is measured from, where that is not the same period of the year before."""
    if base is None or moment is None or moment.year is None or base.endswith(lexicon.PLAN_NOUNS):
        return None
    if base.startswith(("年初", "上年末", "去年末", "上年底", "去年底")):
        return f"{moment.year - 1}-12-31"
    words = times.find(base)
    if words and words[0].shift == -1 and words[0].first not in (None, moment.first):
        other = words[0].moment(moment, moment.year, None)
        return None if other is None else other.level()  # 比去年四季度
    if words and words[0].year is not None and words[0].year < moment.year:
        before = words[0].year == moment.year - 1 and (words[0].first in (None, moment.first))
        if before and (words[0].first is not None or re.search(r"同[期月季]", base)):
            return None  # the same time a year before
        ended = words[0].date and words[0].first is None and not base.rstrip("时的").endswith("初")
        return f"{words[0].year}-12-31" if ended else str(words[0].year)
    if base.startswith(("上月", "上个月", "上季", "上一季")):
        ended = base.rstrip("时的").endswith(("末", "底"))
        return moment.end_before(3 if "季" in base else 1) if ended else moment.preceding()
    if words and words[0].year is None and words[0].shift is None and words[0].first is not None:
        other = words[0].moment(moment, None, None)
        if other is not None and moment.first is not None and (other.last or 0) < moment.first:
            return other.level()
    return None
