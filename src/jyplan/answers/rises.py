"""An increase and a growth of one level since one day within the year: 比年初增加10亿元,增长2.0%.

And of counts, whose bases have to be whole. No level of that day need be known: the growth is the increase
over what is left of the level without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from jyplan.answers.faults import Figure, Finding, rate_of_increase
from jyplan.extract.known import basis_by_convention
from jyplan.extract.levels import Levels, allowed, number
from jyplan.extract.mentions import Mention
from jyplan.extract.names import core

# What may stand between the two, and leaves no doubt that they count from the same day.
_BETWEEN: Final = re.compile(r"[,，、;；(（]?(?:增长|增幅为?|增速为?|下降|降幅为?|降低)")


def rises(levels: Levels, named: set[str]) -> Iterator[Finding]:
    """Growths that the increase just before them refutes; `told` are figures with a finding already."""
    for rate in levels.reading.mentions:
        change = levels.before(rate)
        if change is None or rate.kind != "growth" or change.kind != "increase":
            continue
        level = levels.tied(change, "increase-of")
        if not change.since and (level is None or level.kind != "count"):
            continue  # a change of amounts since a year ago stands in the plan's own network
        between = levels.reading.document.normal[change.end : rate.start]
        if level is None or levels.is_base(level) or _at_other_prices(level, change):
            continue
        if levels.tied(rate, "growth-of") is not level or not _BETWEEN.fullmatch(between):
            continue
        if {level.id, change.id, rate.id} & named or not all(map(_plain, (level, change, rate))):
            continue
        computed = rate_of_increase(level, change)
        if computed is not None and not _meet(level, change, rate):
            figures = tuple(Figure(figure, suspect=True) for figure in (level, change, rate))
            yield Finding(
                "growth-mismatch", "inconsistent", "growth", figures, rate, "%", str(rate.value), computed,
                None, against=(level, change),
            )  # fmt: skip


def _at_other_prices(level: Mention, change: Mention) -> bool:
    """Whether a rate beside such an increase is published at the prices of another year: 生产总值."""
    within_the_year = "-" in (change.since or "-")
    return basis_by_convention(core(level.name or ""), 1 if within_the_year else 2) is not None


def _plain(mention: Mention) -> bool:
    exact = mention.bound is None and mention.approximate is None and mention.basis is None
    return exact and mention.sure and number(mention.value) is not None


def _meet(level: Mention, change: Mention, rate: Mention) -> bool:
    """Whether the three can be true; a rate may have been cut off instead of rounded."""
    totals, changes = allowed(level), allowed(change)
    stated = number(rate.value)
    if totals is None or changes is None or stated is None or rate.unit != "%":
        return True
    last = Fraction(1, 10 ** len(str(rate.value).partition(".")[2]))
    bases = [total - moved for total in totals for moved in changes]
    if min(bases) <= 0:
        return True
    rates = [100 * moved / (total - moved) for total in totals for moved in changes]
    return min(rates) < stated + last and stated - last < max(rates)
