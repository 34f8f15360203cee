"""The algebra of intervals, held against what a search over points of the operands finds."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jyplan.exact.interval import EVERYTHING, NOT_NEGATIVE, POSITIVE, Interval, over_box

TINY = Fraction(1, 10**9)
HUGE = 10**12

# Few different ends, so that they meet each other and zero often.
ENDS = st.sampled_from([Fraction(n, 2) for n in (-4, -2, -1, 0, 1, 2, 4)])


@st.composite
def bounded(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = ENDS) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    flags = (False, False) if low == high else (draw(st.booleans()), draw(st.booleans()))
    return Interval.of(low, high, *flags)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = ENDS) -> Interval:
    found = draw(bounded(ends))
    low = None if draw(st.booleans()) and draw(st.booleans()) else found.low
    high = None if draw(st.booleans()) and draw(st.booleans()) else found.high
    return Interval.of(low, high, found.low_open, found.high_open)


def not_negative() -> st.SearchStrategy[Interval]:
    return intervals(ENDS.map(abs)).filter(lambda one: one.low is not None)


def points(one: Interval) -> list[Fraction]:
    """Points inside: the closed ends, a hair off each end, the middle, zero, far out where unbounded."""
    low = one.low if one.low is not None else Fraction(-HUGE)
    high = one.high if one.high is not None else Fraction(HUGE)
    candidates = (low, low + TINY, (low + high) / 2, Fraction(0), Fraction(1), high - TINY, high)
    return [x for x in candidates if one.holds(x)]


def reached(end: Fraction | None, is_open: bool, found: Iterable[Fraction], sign: int) -> bool:
    """Whether the values found come as close to an end as its flag says; `sign` is 1 above, -1 below."""
    furthest = max(sign * x for x in found)
    if end is None:
        return furthest > 10**6
    if is_open:
        return sign * end - Fraction(1, 10**6) < furthest < sign * end
    return furthest == sign * end


def same(one: Interval | None, other: Interval) -> bool:
    assert one is not None
    return (one.low, one.high, *one[4:]) == (other.low, other.high, *other[4:])


def is_the_range(result: Interval, function: Callable[..., Fraction], *operands: Interval) -> bool:
    values = [function(*corner) for corner in product(*map(points, operands))]
    return (
        all(map(result.holds, values))
        and reached(result.low, result.low_open, values, -1)
        and reached(result.high, result.high_open, values, 1)
    )


@given(intervals(), intervals())
def test_a_sum_and_a_difference_are_the_ranges_of_all_pairs(x: Interval, y: Interval) -> None:
    assert is_the_range(x.plus(y), lambda a, b: a + b, x, y)
    assert is_the_range(x.minus(y), lambda a, b: a - b, x, y)


@example(Interval.of(-2, 2, low_open=True), Interval.of(-3, 3))
@example(Interval.of(-2, 2, high_open=True), Interval.of(-3, 3))
@given(intervals(), intervals())
def test_a_product_is_the_range_of_all_pairs(x: Interval, y: Interval) -> None:
    assert is_the_range(x.times(y), lambda a, b: a * b, x, y)


@given(intervals(), not_negative())
def test_a_quotient_is_the_range_over_positive_divisors(x: Interval, y: Interval) -> None:
    positive = y.meet(POSITIVE)
    assume(not positive.empty)
    assert is_the_range(x.over(positive), lambda a, b: a / b, x, positive)


@given(not_negative(), st.integers(1, 4))
def test_a_power_is_the_range_of_powers(x: Interval, exponent: int) -> None:
    assert is_the_range(x.power(exponent), lambda a: a**exponent, x)


@given(intervals(), st.integers(-3, 3), st.integers(1, 3))
def test_a_multiple_is_the_range_of_multiples(x: Interval, numerator: int, denominator: int) -> None:
    assert is_the_range(x.scaled(numerator, denominator), lambda a: a * Fraction(numerator, denominator), x)


def test_a_factor_below_zero_swaps_the_ends_with_their_flags() -> None:
    assert same(Interval.of(1, 2, False, True).scaled(-3), Interval.of(-6, -3, True, False))
    assert same(Interval.of(1, None).negated(), Interval.of(None, -1))


@given(bounded(), bounded())
def test_corners_of_a_box_give_the_range_of_a_product(x: Interval, y: Interval) -> None:
    assert same(over_box(lambda a, b: a * b, x, y), x.times(y))


@given(bounded(), bounded(ENDS.map(abs)))
def test_corners_of_a_box_give_the_range_of_a_quotient(x: Interval, y: Interval) -> None:
    assume(y.low != 0)
    assert same(over_box(lambda a, b: a / b, x, y), x.over(y))


@given(bounded(), bounded(), bounded())
def test_corners_of_a_box_give_the_range_of_a_share_of_the_way(a: Interval, t: Interval, b: Interval) -> None:
    assume(not t.minus(b).reaches(0))
    found = over_box(lambda a, t, b: (a - b) / (t - b), a, t, b)
    assert found is not None
    values = [(a - b) / (t - b) for a, t, b in product(points(a), points(t), points(b))]
    assert all(map(found.holds, values))
    assert reached(found.low, found.low_open, values, -1)
    assert reached(found.high, found.high_open, values, 1)


def test_a_box_with_an_unbounded_side_has_no_corners() -> None:
    assert over_box(lambda x: x, Interval.of(1, None)) is None


@given(intervals(), intervals(), ENDS)
def test_the_meet_holds_what_both_hold(x: Interval, y: Interval, number: Fraction) -> None:
    assert x.meet(y).holds(number) == (x.holds(number) and y.holds(number))


@given(intervals(), intervals())
def test_the_hull_is_the_smallest_interval_that_holds_both(x: Interval, y: Interval) -> None:
    hull = x.hull(y)
    assert x.within(hull)
    assert y.within(hull)
    assert reached(hull.low, hull.low_open, points(x) + points(y), -1)
    assert reached(hull.high, hull.high_open, points(x) + points(y), 1)


@given(intervals(), intervals())
def test_one_lies_within_another_where_nothing_of_it_lies_outside(x: Interval, y: Interval) -> None:
    assert x.within(y) == all(map(y.holds, points(x)))


@given(ENDS, ENDS, st.booleans(), st.booleans(), ENDS)
def test_an_interval_is_empty_where_it_holds_nothing(
    low: Fraction, high: Fraction, low_open: bool, high_open: bool, number: Fraction
) -> None:
    one = Interval.of(low, high, low_open, high_open)
    assert one.empty == (not points(one))
    assert not (one.empty and one.holds(number))


@given(intervals(), st.integers(1, 3))
def test_whole_values_reach_from_the_first_to_the_last_inside(x: Interval, parts: int) -> None:
    inside = [Fraction(n, parts) for n in range(-12, 13) if x.holds(Fraction(n, parts))]
    whole = x.whole(parts)
    if x.low is not None and x.high is not None:
        assert whole.empty == (not inside)
    if inside:
        assert whole.low == (None if x.low is None else inside[0])
        assert whole.high == (None if x.high is None else inside[-1])
        assert (whole.low_open, whole.high_open) == (x.low is None, x.high is None)


@given(intervals(), st.integers(-3, 3))
def test_an_interval_reaches_its_ends_even_where_they_are_open(x: Interval, number: int) -> None:
    closed = Interval.of(x.low, x.high)
    assert x.reaches(number) == closed.holds(number)


@pytest.mark.parametrize(
    ("one", "width"), [(Interval.of(1, 3), 2), (Interval.of(1, None), None), (EVERYTHING, None)]
)
def test_the_width_is_the_distance_of_the_ends(one: Interval, width: int | None) -> None:
    assert one.width == width


def test_an_unbounded_end_is_open() -> None:
    assert same(EVERYTHING, Interval.of(None, None))
    assert same(NOT_NEGATIVE, Interval.of(0, None))
    assert same(POSITIVE, Interval.of(0, None, low_open=True))
