"""Shares evened out to add up to 100 as printed: one of them is off by less than its last place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jyplan.exact.figure import unit_of
from jyplan.extract.levels import allowed, number
from jyplan.extract.mentions import Mention, Reading


def evened_out(of: Mention, against: Sequence[Mention], reading: Reading) -> bool:
    """Whether a share or structure that fails was moved by less than one in its last place, to make 100.

    `against` are the levels that it is of: the part and the whole, or the whole and the parts.
    """
    if isinstance(of.value, list):
        whole, *parts = against or (of,)
        shares = [_share(part, whole) for part in parts]
        if not _add_up(whole, parts):
            return False
        return len(shares) == len(of.value) and _hundred(of.value) and all(map(_near, of.value, shares))
    printed = [
        str(mention.value) for mention in reading.mentions if mention.kind == "share" and _beside(of, mention)
    ]
    near = len(against) == 2 and _near(str(of.value), _share(*against))
    return near and len(printed) > 1 and _hundred(printed)


def _add_up(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether levels add up to their whole, as printed."""
    total, ranges = allowed(whole), [allowed(part) for part in parts]
    ends = [bounds for bounds in ranges if bounds is not None]
    if total is None or len(ends) < len(parts):
        return False
    return sum(end[0] for end in ends) <= total[1] and total[0] <= sum(end[1] for end in ends)


def _beside(share: Mention, other: Mention) -> bool:
    """Whether two shares are of one whole and time."""
    wholes = {(side.name or "").partition("占")[2] for side in (share, other)}
    return len(wholes) == 1 and (share.period, share.unit) == (other.period, other.unit)


def _hundred(printed: Sequence[str]) -> bool:
    return sum(number(digits) or 0 for digits in printed) == 100


def _share(part: Mention, whole: Mention) -> Fraction | None:
    """A part in percent of its whole."""
    top, bottom = (number(amount.value) for amount in (part, whole))
    if top is None or not bottom:
        return None
    return 100 * top / bottom * Fraction(10) ** (unit_of(part.unit).power - unit_of(whole.unit).power)


def _near(printed: str, computed: Fraction | None) -> bool:
    """Whether a printed share is less than one in its last place from the computed one."""
    stated = number(printed)
    last = Fraction(1, 10 ** len(printed.partition(".")[2]))
    return stated is not None and computed is not None and abs(stated - computed) < last
