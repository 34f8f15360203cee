"""Growth, implied base and target, gap and contribution: pure exact arithmetic on quantities.

Knows how base T₀, target T₁ and growth g hang together, T₁ = T₀(1+g)ⁿ, and what rounding leaves open.
Knows nothing of plans, units or dates: callers bring both sides to one unit first. Rates and shares are
in percent, both in and out; a change of a ratio is in percentage points.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.figure import Bound, Figure
from jyplan.exact.interval import NOT_NEGATIVE, POSITIVE, Interval, over_box

# Digits after the point to which irrational ends (n-th roots, in percent) are given, rounded outward.
_ROOT_PLACES = 24

_ONE = Interval(1, 1, 1, 1)
_HUNDRED = Interval(100, 1, 100, 1)


class Quantity(NamedTuple):
    """What arithmetic knows of a number: its value at the printed digits, and the range of true values.

    Either is None where it cannot be known; ``reason`` is then the code that says why.
    """

    value: Fraction | None
    interval: Interval | None
    reason: str | None = None

    @classmethod
    def of(cls, figure: Figure) -> Quantity:
        """The figure's number and the true values it allows; ``about`` allows no interval."""
        if figure.bound == "about":
            return cls(figure.value, None, "approximate")
        return cls(figure.value, figure.interval())

    @classmethod
    def between(cls, low: Figure, high: Figure) -> Quantity:
        """What a stated range such as 110 to 120 allows; it has no value."""
        if low.bound == "about":
            return cls(None, None, "approximate")
        return cls(None, low.printed().hull(high.printed()), "range")

    @classmethod
    def unknown(cls, reason: str) -> Quantity:
        """Nothing known, and why."""
        return cls(None, None, reason)

    def scaled(self, factor: Fraction) -> Quantity:
        """The quantity times an exact constant."""
        if self.value is None and self.interval is None:
            return self
        return Quantity(
            None if self.value is None else self.value * factor,
            None if self.interval is None else self.interval.scaled(*factor.as_integer_ratio()),
            self.reason,
        )


class Multiplier(NamedTuple):
    """A stated growth as what it multiplies the base by: ``factor`` once in each of ``periods``.

    Percent g is the factor 1+g, "is 2.3倍 of" the factor 2.3, 翻一番 the factor 2.
    """

    num: int
    den: int
    factor: Interval
    periods: int = 1
    reason: str | None = None  # "range": an interval without a point; "approximate": no interval
    ranged: bool = False  # no point value

    @property
    def point(self) -> Fraction | None:
        """The multiplier at the printed digits; None for a range."""
        return None if self.ranged else Fraction(self.num, self.den)

    @property
    def percent(self) -> Quantity:
        """The growth a period in percent."""
        point = self.point
        return Quantity(
            None if point is None else 100 * (point - 1),
            None if self.reason == "approximate" else self.factor.scaled(100).minus(_HUNDRED),
            self.reason,
        )

    @property
    def whole(self) -> Multiplier:
        """The same growth over all its periods at once, cut to what leaves something of the base."""
        if self.periods == 1 and self.factor.low_n > 0:
            return self
        factor = self.factor.meet(POSITIVE)
        n = self.periods
        if not factor.empty:
            factor = factor.power(n)
        return Multiplier(max(self.num, 0) ** n, self.den**n, factor, reason=self.reason, ranged=self.ranged)


def percent(figure: Figure, periods: int = 1) -> Multiplier:
    """The multiplier of a growth printed in percent."""
    low_n, low_d, high_n, high_d, low_open, high_open = figure.interval()
    # An end of a/b percent is the factor (100b + a)/100b; unbounded ends keep their sign.
    low_d, high_d = 100 * low_d, 100 * high_d
    factor = Interval(low_n + low_d, low_d, high_n + high_d, high_d, low_open, high_open)
    den = 100 * figure.den
    return Multiplier(den + figure.num, den, factor, periods, _vague(figure.bound))


def between(low: Multiplier, high: Multiplier) -> Multiplier:
    """The multiplier of a stated range of growth, such as 6.5 to 7 %: it has no point value."""
    return low._replace(factor=low.factor.hull(high.factor), reason=low.reason or "range", ranged=True)


def multiple(figure: Figure, periods: int = 1) -> Multiplier:
    """The multiplier of "is 2.3 times" (是…的2.3倍)."""
    return Multiplier(figure.num, figure.den, figure.interval(), periods, _vague(figure.bound))


def doublings(count: int, periods: int = 1) -> Multiplier:
    """The multiplier of 翻一番 (once: 2), 翻两番 (twice: 4): exact."""
    return Multiplier(2**count, 1, Interval(2**count, 1, 2**count, 1), periods)


def ratio(part: Quantity, whole: Quantity) -> Quantity:
    """Part / whole as a fraction; the whole must be positive, else the reason ``base-not-positive``."""
    if whole.value is not None and whole.value <= 0:
        return Quantity.unknown("base-not-positive")
    if whole.interval is not None and whole.interval.meet(POSITIVE).empty:
        return Quantity.unknown("base-not-positive")
    reason = part.reason or whole.reason
    value = None if part.value is None or whole.value is None else part.value / whole.value
    if part.interval is None or whole.interval is None:
        return Quantity(value, None, reason)
    return Quantity(value, part.interval.over(whole.interval.meet(POSITIVE)), reason)


def growth(target: Quantity, base: Quantity, years: int = 1) -> Quantity:
    """Growth from base to target in percent: T/B - 1, or the mean annual (T/B)^(1/n) - 1 over ``years``.

    Roots are irrational: their ends are rounded outward at 24 decimals, so they serve for printing. A
    stated mean growth is judged by powers (:attr:`Multiplier.whole`).
    """
    times = ratio(target, base)
    if years == 1 or (times.value is None and times.interval is None):
        return _as_percent(times)
    if (times.value is not None and times.value < 0) or (times.interval and times.interval.high_n < 0):
        return Quantity.unknown("target-negative")
    value = None if times.value is None else _root(times.value, years)
    interval = None
    if times.interval is not None:
        left = times.interval.meet(NOT_NEGATIVE)
        interval = Interval.of(
            _root(left.low or Fraction(0), years),
            None if left.high is None else _root(left.high, years, up=True),
            left.low_open,
            left.high_open,
        )
    return _as_percent(Quantity(value, interval, times.reason))


def implied_base(target: Quantity, stated: Multiplier) -> Quantity:
    """The value that a stated growth implies before its periods: T/(1+g)^n.

    Reason ``growth-not-above-minus-100`` where no growth that the digits allow leaves anything of a base;
    an unbounded base where only some do.
    """
    times = stated.whole
    return _through(target, times, Interval.over, times.den, times.num)


def base_of_digits(target: tuple[int, int], rate: tuple[int, int]) -> Quantity | None:
    """What :func:`implied_base` gives for one period of two plain numbers, in one step on integers.

    T ± ½ over 1 + (g ± ½)/100, in their last places and both rounded to nearest; each number is its digits
    and the power of ten below them. None where an end is not positive: the general way knows what to do.
    """
    t, d = target
    g, e = rate
    twice = 2 * (100 * e + g)  # twice 100e times the factor 1 + g/100e
    if t <= 0 or twice <= 1:
        return None
    h = 100 * e
    interval = Interval((2 * t - 1) * h, d * (twice + 1), (2 * t + 1) * h, d * (twice - 1))
    return Quantity(Fraction(2 * t * h, d * twice), interval)


def implied_target(base: Quantity, stated: Multiplier) -> Quantity:
    """The value that a stated growth implies after its periods: B(1+g)^n."""
    times = stated.whole
    return _through(base, times, Interval.times, times.num, times.den)


def deflator(target: Quantity, base: Quantity, stated: Multiplier) -> Quantity:
    """What prices did over all periods, in percent: (T/B)/(1+g)^n - 1, each figure used once.

    The two values are at the prices of their years, the ``stated`` growth at comparable ones.
    """
    step = implied_base(ratio(target, base), stated)
    if step.value is None and step.interval is None:
        return step
    return difference(step.scaled(Fraction(100)), Quantity(Fraction(100), _HUNDRED))


def base_from_increase(target: Quantity, increase: Quantity) -> Quantity:
    """The base of a stated increment: B = T - D."""
    return difference(target, increase)


def growth_from_increase(target: Quantity, increase: Quantity) -> Quantity:
    """Growth in percent of a stated increment: D/(T - D), which is 1/(T/D - 1) with each figure used once."""
    base = base_from_increase(target, increase)
    if base.interval is None or target.interval is None or increase.interval is None:
        return growth(target, base)
    if base.interval.meet(POSITIVE).empty or (base.value is not None and base.value <= 0):
        return Quantity.unknown("base-not-positive")
    value = None
    if base.value is not None and increase.value is not None:
        value = 100 * increase.value / base.value
    if base.interval.low_n <= 0:
        return Quantity(value, None, "base-not-positive")
    interval = over_box(lambda t, d: 100 * d / (t - d), target.interval, increase.interval)
    return Quantity(value, interval, target.reason or increase.reason)


def difference(left: Quantity, right: Quantity) -> Quantity:
    """Left - right: a gap, an increment, or the change of a ratio in percentage points."""
    value = None if left.value is None or right.value is None else left.value - right.value
    interval = None
    if left.interval is not None and right.interval is not None:
        interval = left.interval.minus(right.interval)
    return Quantity(value, interval, left.reason or right.reason)


def gap_to_implied_base(target: Quantity, stated: Multiplier) -> Quantity:
    """T - T/(1+g)^n, with the target used once: T·(1 - 1/(1+g)^n)."""
    times = stated.whole

    def lost(interval: Interval, factor: Interval) -> Interval:
        return interval.times(_ONE.minus(factor.reciprocal()))

    return _through(target, times, lost, times.num - times.den, times.num)


def gap_to_implied_target(base: Quantity, stated: Multiplier) -> Quantity:
    """B(1+g)^n - B, with the base used once: B·((1+g)^n - 1)."""
    times = stated.whole

    def gained(interval: Interval, factor: Interval) -> Interval:
        return interval.times(factor.minus(_ONE))

    return _through(base, times, gained, times.num - times.den, times.den)


def done(latest: Quantity, target: Quantity) -> Quantity:
    """The part of the target's level that is reached, in percent: A/T. ``target-zero`` has no percentage."""
    if target.value == 0:
        return Quantity.unknown("target-zero")
    reached = ratio(latest, target)
    if reached.reason == "base-not-positive":
        return Quantity.unknown("target-not-positive")
    return reached.scaled(Fraction(100))


def missing(latest: Quantity, target: Quantity) -> Quantity:
    """The part of the target's level that is missing, in percent: (T - A)/T = 1 - A/T."""
    reached = done(latest, target)
    if reached.value is None and reached.interval is None:
        return reached
    return difference(Quantity(Fraction(100), _HUNDRED), reached)


def increment_done(latest: Quantity, target: Quantity, base: Quantity) -> Quantity:
    """The part of the way from base to target that is covered, in percent: (A - B)/(T - B).

    Reason ``target-equals-base`` where there is no way to cover.
    """
    whole = difference(target, base)
    if whole.value == 0:
        return Quantity.unknown("target-equals-base")
    value = None
    if whole.value is not None and latest.value is not None and base.value is not None:
        value = 100 * (latest.value - base.value) / whole.value
    reason = latest.reason or whole.reason
    if whole.interval is None or latest.interval is None or whole.interval.reaches(0):
        return Quantity(value, None, reason)
    assert target.interval is not None
    assert base.interval is not None
    interval = over_box(
        lambda a, t, b: 100 * (a - b) / (t - b), latest.interval, target.interval, base.interval
    )
    return Quantity(value, interval, reason)


def increment_done_from_implied_base(latest: Quantity, target: Quantity, stated: Multiplier) -> Quantity:
    """Like :func:`increment_done` for a base T/f that growth implies: (f·A/T - 1)/(f - 1)."""
    times = stated.whole
    if times.factor.empty or not times.num:
        return Quantity.unknown("growth-not-above-minus-100")
    f = times.point
    if f == 1:
        return Quantity.unknown("target-equals-base")
    reached = ratio(latest, target)
    reason = reached.reason or times.reason
    value = None if reached.value is None or f is None else 100 * (f * reached.value - 1) / (f - 1)
    if reached.interval is None or times.reason == "approximate" or times.factor.reaches(1):
        return Quantity(value, None, reason)
    interval = over_box(lambda x, m: 100 * (m * x - 1) / (m - 1), reached.interval, times.factor)
    return Quantity(value, interval, reason)


def contribution_share(part: Quantity, whole: Quantity) -> Quantity:
    """Share of the whole's increment that a part brings (贡献率), in percent: both are increments.

    Of a decline it is the share of the decline: -5 of -10 is 50 %.
    """
    falls = whole.value is not None and whole.value < 0
    sign = Fraction(-1 if falls else 1)
    return ratio(part.scaled(sign), whole.scaled(sign)).scaled(Fraction(100))


def contribution_points(part: Quantity, whole_base: Quantity) -> Quantity:
    """What a part's increment adds to the whole's growth (拉动), in percentage points: ΔP/W₀."""
    return ratio(part, whole_base).scaled(Fraction(100))


def _through(
    known: Quantity,
    times: Multiplier,
    on_interval: Callable[[Interval, Interval], Interval],
    num: int,
    den: int,
) -> Quantity:
    """What a growth makes of a known end: ``num/den`` of its value, ``on_interval`` of it and the factor."""
    if times.factor.low_n <= 0 and times.factor.empty:
        return Quantity.unknown("growth-not-above-minus-100")
    value, interval, reason = known
    if not times.num:
        value, reason = None, "growth-not-above-minus-100"
    elif value is not None:
        n, d = value.as_integer_ratio()
        value = None if times.ranged else Fraction(n * num, d * den)
    if interval is not None:
        interval = None if times.reason == "approximate" else on_interval(interval, times.factor)
    return Quantity(value, interval, reason or times.reason)


def _vague(bound: Bound | None) -> str | None:
    return "approximate" if bound == "about" else None


def _as_percent(times: Quantity) -> Quantity:
    if times.value is None and times.interval is None:
        return times
    return difference(times.scaled(Fraction(100)), Quantity(Fraction(100), _HUNDRED))


def _root(number: Fraction, degree: int, *, up: bool = False) -> Fraction:
    """The degree-th root of a number that is not negative, rounded down (or up) at ``_ROOT_PLACES``."""
    scale = 10 ** (_ROOT_PLACES + 2)
    n, d = number.as_integer_ratio()
    whole = n * scale**degree
    floor = _integer_root(whole // d, degree)
    if up and floor**degree * d != whole:
        floor += 1
    return Fraction(floor, scale)


def _integer_root(number: int, degree: int) -> int:
    """The largest integer whose degree-th power is not above ``number``, bit by bit."""
    root = 0
    for bit in reversed(range(-(-number.bit_length() // degree))):
        if (root | 1 << bit) ** degree <= number:
            root |= 1 << bit
    return root
