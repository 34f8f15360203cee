"""Pace through a plan's period: what is expected by a day, what the rest requires, where it would end.

Pure exact arithmetic on numbers and periods. Shares are fractions of one, growth and leads are in
percent and percentage points, amounts in whatever unit both sides have. A function returns None where its
quotient has no meaning; saying why is left to the caller. Knows nothing of plans, targets' bounds or grades.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from jyplan.exact import growth
from jyplan.exact.growth import Quantity
from jyplan.exact.periods import Period

Step = tuple[dt.date, Fraction]
_FIRST_TWO_AS_ONE = 11  # numbers of a profile whose first is that of two months


def months(days: Period) -> Fraction:
    """Months of a period that begins with the first of one; a begun month counts by its days.

    From 1 January to 31 May are 5, to 14 February 2017 1 1/2.
    """
    first, last = days
    whole = 12 * (last.year - first.year) + last.month - first.month
    return whole + Fraction(last.day, monthrange(last.year, last.month)[1])


def by_month(so_far: Period, whole: Period) -> Fraction:
    """Expected share when every month brings the same: m/12, in a plan over n years m/12n (序时进度)."""
    return months(so_far) / months(whole)


def by_day(so_far: Period, whole: Period) -> Fraction:
    """Expected share when every day brings the same; a leap year has 366 of them."""
    return Fraction(so_far.days, whole.days)


def profile_to(so_far: Period, profile: Sequence[Fraction]) -> Fraction | None:
    """What a profile of 12 months, 4 quarters, or 11 numbers had brought in so much of its year.

    Of 11 numbers the first is that of two months together, as January and February are published.

    Within a month its days bring the same each (100 in February 2016 is 100/29 a day). Within a quarter a
    profile of quarters does not know: None.
    """
    over = months(so_far)
    if len(profile) == _FIRST_TWO_AS_ONE:
        if over < 2:
            return None  # nothing is known of the first month by itself
        profile = [profile[0], Fraction(0), *profile[1:]]
    passed = over * len(profile) / 12
    whole = int(passed)
    if whole == passed:
        return sum(profile[:whole], Fraction(0))
    if len(profile) != 12:
        return None
    return sum(profile[:whole], Fraction(0)) + (passed - whole) * profile[whole]


def by_profile(so_far: Period, profile: Sequence[Fraction]) -> Fraction | None:
    """Expected share when the year comes in like the profile's: Y'/B, both taken from the profile."""
    brought, whole = profile_to(so_far, profile), sum(profile, Fraction(0))
    return None if brought is None or whole <= 0 else brought / whole


def on_path(day: dt.date, steps: Sequence[Step]) -> Fraction | None:
    """The planned value on a day: on the straight line between the two steps around it.

    ``steps`` are in order of time; outside them nothing is planned.
    """
    for (before, low), (after, high) in pairwise(steps):
        if before <= day <= after and before < after:
            return low + (high - low) * Fraction((day - before).days, (after - before).days)
    return None


def part(amount: Fraction, whole: Fraction) -> Fraction | None:
    """amount/whole as a fraction of one; None unless the whole is positive."""
    return amount / whole if whole > 0 else None


def increment(latest: Fraction, target: Fraction, base: Fraction) -> Fraction | None:
    """The covered part of the way from base to target, (A - B)/(T - B); None where there is no way."""
    return (latest - base) / (target - base) if target != base else None


def lead(done: Fraction, expected: Fraction) -> Fraction:
    """Lead, or below zero lag, in percentage points of the target."""
    return 100 * (done - expected)


def projection(so_far: Fraction, expected: Fraction) -> Fraction | None:
    """The value at the end if the rest comes in as the part so far: Y ÷ expected share."""
    return so_far / expected if expected > 0 else None


def projected_level(
    latest: Fraction, target: Fraction, base: Fraction, expected: Fraction
) -> Fraction | None:
    """The level at the end if the rest of the way goes as the part so far: B + (A - B) ÷ expected share."""
    return base + (latest - base) / expected if expected > 0 and target != base else None


def required_per_month(target: Fraction, so_far: Fraction, months_left: Fraction) -> Fraction | None:
    """What each remaining month must bring, (T - Y)/months; None where none remains or nothing is missing."""
    return (target - so_far) / months_left if months_left > 0 and target > so_far else None


def required_rest_growth(
    target: Fraction, so_far: Fraction, base: Fraction, so_far_before: Fraction
) -> Fraction | None:
    """Growth in percent that the rest of the year requires over the same months of the year before.

    (T - Y)/(B - Y') - 1; None where last year's rest brought nothing, or nothing is missing.
    """
    rest, rest_before = target - so_far, base - so_far_before
    return 100 * (rest / rest_before - 1) if rest_before > 0 and rest > 0 else None


def growth_to_date(so_far: Fraction, so_far_before: Fraction) -> Fraction | None:
    """Growth of the year so far over the same period of the year before, in percent: Y/Y' - 1."""
    return 100 * (so_far / so_far_before - 1) if so_far_before > 0 else None


def mean_growth(value: Fraction, base: Fraction, years: int) -> Fraction | None:
    """Mean annual growth in percent, (T/B)^(1/n) - 1, cut off at 24 decimals where it is irrational."""
    if years < 1 or value < 0:
        return None
    return growth.growth(Quantity(value, None), Quantity(base, None), years).value


def observed_over_required(
    base: Fraction, latest: Fraction, years_so_far: int, target: Fraction, years: int
) -> Fraction | None:
    """Mean annual growth so far ÷ mean annual growth from base to target (UN open-sdg, progress by CAGR).

    One is exactly on the way. Below zero the value moves away from the target, whichever direction that is.
    None where base or target leave no growth, or the target is the base.
    """
    observed, required = mean_growth(latest, base, years_so_far), mean_growth(target, base, years)
    return None if observed is None or not required else observed / required
