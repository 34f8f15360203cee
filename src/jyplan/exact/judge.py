"""What a stated rate and the figures it ties together say of each other: one comparison, one verdict."""

from __future__ import annotations

from typing import Literal, get_args

from jyplan.exact.interval import Interval

Verdict = Literal["inconsistent", "edge", "not-checkable", "consistent", "untested"]

# From worst to best.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def worse(verdict: Verdict, other: Verdict) -> Verdict:
    """The worse of two verdicts."""
    return min(verdict, other, key=VERDICTS.index)


def judge(
    stated: Interval, computed: Interval, cut: Interval | None = None, *, least: int | None = None
) -> Verdict:
    """Whether a figure that allows ``stated`` agrees with the range that others leave for it.

    ``edge`` where the two share one end and nothing more, or where they agree only if the figure was cut
    off instead of rounded: ``cut`` is then the interval it allows. Where nothing can be below ``least``, that
    is no end which rounding only just reaches.
    """
    common = stated.meet(computed)
    if not common.empty:
        only_just = _in_an_end_only(common, stated, computed) and (least is None or common.low != least)
        return "edge" if only_just else "consistent"
    if cut is not None and not cut.meet(computed).empty:
        return "edge"
    return "inconsistent"


def _in_an_end_only(common: Interval, first: Interval, other: Interval) -> bool:
    """Whether the common part is a single number that is an end of both, and neither is that number alone.

    An exact quotient on the end of a rounding interval counts too: a hair further, and it would be outside.
    """
    if common.width != 0:
        return False
    number = common.low
    exact = [interval for interval in (first, other) if interval.width == 0]
    if len(exact) == 2:
        return False
    return all(interval.width == 0 or number in (interval.low, interval.high) for interval in (first, other))
