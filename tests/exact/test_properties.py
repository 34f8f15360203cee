"""Laws of the arithmetic: whatever is true and however it was printed, what is computed allows it.

The true numbers come first, are printed under some rule to some precision, and only the printing is
computed with.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod

from hypothesis import given
from hypothesis import strategies as st

from jyplan.exact import growth as rates
from jyplan.exact.figure import ROUNDINGS, Figure, Rounding, plain, read_number, read_text, unit_of
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import POSITIVE, Interval
from jyplan.exact.judge import judge

HAIR = Fraction(1, 10**30)
Tie = st.sampled_from(("up", "down", "even", "odd", "away", "zero"))

# Last places: decimals, whole numbers, hundreds, fives.
UNITS = st.sampled_from(
    [Fraction(10) ** power for power in (-6, -3, -2, -1, 0, 2, 6)] + [Fraction(5), Fraction(1, 2)]
)
RULES = st.sampled_from([rule for rule in ROUNDINGS if rule != "exact"])


def numbers(low: int = -(10**9), high: int = 10**9) -> st.SearchStrategy[Fraction]:
    """Tiny, usual and huge numbers, many of them on or near a tie."""
    ties = st.builds(lambda n, unit: n * unit / 2, st.integers(-40, 40), UNITS)
    return st.one_of(
        st.fractions(low, high, max_denominator=10**9),
        st.fractions(-1, 1, max_denominator=10**12).map(lambda x: x / 10**6),
        ties,
        st.builds(lambda x, hair: x + hair, ties, st.sampled_from((HAIR, -HAIR))),
    ).filter(lambda x: low <= x <= high)


def to_nearest(number: Fraction, tie: str) -> int:
    below, half = floor(number), Fraction(1, 2)
    if number - below != half:
        return floor(number + half)
    return {
        "down": below,
        "up": below + 1,
        "even": below + below % 2,
        "odd": below + 1 - below % 2,
        "away": below + (number > 0),
        "zero": below + (number < 0),
    }[tie]


def digits(number: Fraction, rule: Rounding, tie: str = "even") -> set[int]:
    """The whole numbers that may be printed for a true number under a rule; `tie` serves `nearest`."""
    match rule:
        case "nearest":
            return {to_nearest(number, tie)}
        case "half-up":
            return {to_nearest(number, "away")}
        case "half-even":
            return {to_nearest(number, "even")}
        case "truncated":
            return {int(number)}
        case "any":
            return {floor(number), ceil(number)}
        case "exact":
            return {int(number)} if number.denominator == 1 else set()


def figure(written: int, unit: Fraction, rule: Rounding) -> Figure:
    """The figure of `written` units, read from its digits as a plan or its `precision` has them."""
    number = written * unit
    if unit <= 1 and unit.denominator in (1, 10, 100, 1000, 10**6) and unit.numerator == 1:
        places = len(str(unit.denominator)) - 1
        read = read_number(Decimal(f"{Decimal(number.numerator) / number.denominator:.{places}f}"))
    else:
        read = read_text(plain(number)).figure.rounded_to(unit)
    assert (read.value, Fraction(read.last, read.den)) == (number, unit)
    return read._replace(rounding=rule)


@st.composite
def printings(draw: st.DrawFn, number: Fraction) -> Figure:
    """A figure that some office may have printed for a true number."""
    rule, unit, tie = draw(RULES), draw(UNITS), draw(Tie)
    written = draw(st.sampled_from(sorted(digits(number / unit, rule, tie))))
    return figure(written, unit, rule)


def holds(found: Interval | None, number: Fraction) -> bool:
    return found is not None and found.holds(number)


def points(one: Interval) -> list[Fraction]:
    """Points inside, among them the closed ends and such as are close to the open ones."""
    low = one.low if one.low is not None else Fraction(-(10**15))
    high = one.high if one.high is not None else Fraction(10**15)
    hair = min(HAIR, (high - low) / 4)
    candidates = (low, low + hair, (low + high) / 2, Fraction(0), high - hair, high)
    return sorted({x for x in candidates if one.holds(x)})


def is_tight(found: Interval, values: Iterable[Fraction]) -> bool:
    """Whether all values lie inside, each closed end is attained and each open one is approached."""
    values = list(values)

    def reached(end: Fraction | None, is_open: bool, furthest: Fraction) -> bool:
        if end is None:
            return abs(furthest) > 10**6
        return furthest == end if not is_open else 0 < abs(furthest - end) <= (abs(end) + 1) / 10**6

    return (
        all(map(found.holds, values))
        and reached(found.low, found.low_open, min(values))
        and reached(found.high, found.high_open, max(values))
    )


# ---- printing ----


@given(numbers(), UNITS, Tie)
def test_a_printed_number_allows_the_true_one_under_its_rule(
    number: Fraction, unit: Fraction, tie: str
) -> None:
    for rule in ROUNDINGS:
        for written in digits(number / unit, rule, tie):
            assert figure(written, unit, rule).interval().holds(number)


@given(numbers(), UNITS, Tie, RULES)
def test_any_allows_what_every_rule_printed(
    number: Fraction, unit: Fraction, tie: str, rule: Rounding
) -> None:
    for written in digits(number / unit, rule, tie):
        assert figure(written, unit, "any").interval().holds(number)


@given(st.integers(-50, 50), UNITS, RULES, st.sampled_from((-1, Fraction(-1, 2), 0, Fraction(1, 2), 1)))
def test_a_printed_number_allows_nothing_that_would_print_otherwise(
    written: int, unit: Fraction, rule: Rounding, off: Fraction
) -> None:
    allowed = figure(written, unit, rule).interval()
    for hair in (-HAIR, Fraction(0), HAIR):
        number = (written + off) * unit + hair
        ties = ("up", "down") if rule == "nearest" else ("even",)
        assert allowed.holds(number) == any(written in digits(number / unit, rule, tie) for tie in ties)


@given(st.integers(-(10**6), 10**6), UNITS, RULES)
def test_a_negative_number_mirrors_the_positive_one(written: int, unit: Fraction, rule: Rounding) -> None:
    mirrored = figure(-written, unit, rule).interval().negated()
    allowed = figure(written, unit, rule).interval()
    assert mirrored.within(allowed)
    assert allowed.within(mirrored)


@given(numbers(0, 10**6), st.sampled_from(("元", "千元", "万元", "亿元", "万亿元")), st.data())
def test_the_scale_of_a_unit_changes_nothing(number: Fraction, unit: str, data: st.DataObject) -> None:
    base, target = data.draw(printings(number + 1)), data.draw(printings(2 * number + 1))
    power = unit_of(unit).power
    moved = rates.ratio(Quantity.of(target.shifted(power)), Quantity.of(base.shifted(power)))
    stayed = rates.ratio(Quantity.of(target), Quantity.of(base))
    assert moved.value == stayed.value
    assert moved.interval == stayed.interval or (
        moved.interval is not None
        and stayed.interval is not None
        and moved.interval.within(stayed.interval)
        and stayed.interval.within(moved.interval)
    )
    back = base.shifted(power).shifted(-power)
    assert back.interval().within(base.interval())
    assert base.interval().within(back.interval())


# ---- growth, base and increase ----

BASES = numbers(0, 10**7).filter(lambda x: x > 0)
# In percent, now and then so near to -100 that the printed growth straddles it.
GROWTHS = st.one_of(
    st.fractions(-99, 400, max_denominator=10**5),
    st.fractions(0, 1, max_denominator=100).filter(bool).map(lambda x: x - 100),
)
YEARS = st.integers(1, 5)


@given(BASES, GROWTHS, YEARS, st.data())
def test_the_implied_base_allows_the_true_base_and_is_tight(
    base: Fraction, growth: Fraction, years: int, data: st.DataObject
) -> None:
    true_target = base * (1 + growth / 100) ** years
    target, rate = data.draw(printings(true_target)), data.draw(printings(growth))
    found = rates.implied_base(Quantity.of(target), rates.percent(rate, years)).interval
    assert holds(found, base)
    assert found is not None
    factors = [1 + g / 100 for g in points(rate.interval().meet(Interval.of(-100, None, low_open=True)))]
    assert is_tight(found, (t / f**years for t, f in product(points(target.interval()), factors)))


@given(BASES, GROWTHS, YEARS, st.data())
def test_the_implied_target_allows_the_true_target_and_is_tight(
    base: Fraction, growth: Fraction, years: int, data: st.DataObject
) -> None:
    printed, rate = data.draw(printings(base)), data.draw(printings(growth))
    found = rates.implied_target(Quantity.of(printed), rates.percent(rate, years)).interval
    assert holds(found, base * (1 + growth / 100) ** years)
    assert found is not None
    factors = [1 + g / 100 for g in points(rate.interval().meet(Interval.of(-100, None, low_open=True)))]
    assert is_tight(found, (b * f**years for b, f in product(points(printed.interval()), factors)))


@given(BASES, GROWTHS, st.data())
def test_the_computed_growth_allows_the_true_growth_and_is_tight(
    base: Fraction, growth: Fraction, data: st.DataObject
) -> None:
    true_target = base * (1 + growth / 100)
    target, printed = data.draw(printings(true_target)), data.draw(printings(base))
    found = rates.growth(Quantity.of(target), Quantity.of(printed))
    if printed.num == 0:
        assert found.reason == "base-not-positive"
        return
    assert holds(found.interval, growth)
    assert found.interval is not None
    bases = points(printed.interval().meet(POSITIVE))
    assert is_tight(found.interval, (100 * (t / b - 1) for t, b in product(points(target.interval()), bases)))


@given(BASES, GROWTHS, YEARS, st.data())
def test_the_mean_growth_allows_the_true_one_and_its_ends_are_roots(
    base: Fraction, growth: Fraction, years: int, data: st.DataObject
) -> None:
    true_target = base * (1 + growth / 100) ** years
    target, printed = data.draw(printings(true_target)), data.draw(printings(base))
    times = rates.ratio(Quantity.of(target), Quantity.of(printed)).interval
    found = rates.growth(Quantity.of(target), Quantity.of(printed), years).interval
    if times is None:
        assert printed.num == 0
        return
    assert holds(found, growth)
    assert found is not None
    step = Fraction(1, 10**24)
    for end, root, outward in ((times.low, found.low, -1), (times.high, found.high, 1)):
        if end is not None and end > 0:
            assert root is not None
            power = prod([1 + root / 100] * years)
            inner = prod([1 + (root - outward * step) / 100] * years)
            assert outward * power >= outward * end
            assert outward * inner < outward * end or years == 1


@given(BASES, GROWTHS, YEARS)
def test_growth_and_implied_base_undo_each_other(base: Fraction, growth: Fraction, years: int) -> None:
    f = 1 + growth / 100
    stated = Multiplier(f.numerator, f.denominator, Interval.of(f, f), years)
    target = rates.implied_target(Quantity(base, Interval.of(base, base)), stated)
    assert target.value == base * f**years
    back = rates.implied_base(target, stated)
    assert (back.value, back.interval and back.interval.low, back.interval and back.interval.high) == (
        base,
    ) * 3
    assert rates.growth(target, back).value == 100 * (f**years - 1)


@given(BASES, GROWTHS, st.data())
def test_the_gap_to_the_implied_base_allows_the_true_gap_and_is_tight(
    base: Fraction, growth: Fraction, data: st.DataObject
) -> None:
    true_target = base * (1 + growth / 100)
    target, rate = data.draw(printings(true_target)), data.draw(printings(growth))
    found = rates.gap_to_implied_base(Quantity.of(target), rates.percent(rate))
    if rate.value <= -100:
        assert found.reason == "growth-not-above-minus-100"
        return
    assert holds(found.interval, true_target - base)
    assert found.interval is not None
    factors = [1 + g / 100 for g in points(rate.interval().meet(Interval.of(-100, None, low_open=True)))]
    assert is_tight(found.interval, (t - t / f for t, f in product(points(target.interval()), factors)))


@given(BASES, GROWTHS, st.data())
def test_the_gap_to_the_implied_target_allows_the_true_gap_and_is_tight(
    base: Fraction, growth: Fraction, data: st.DataObject
) -> None:
    printed, rate = data.draw(printings(base)), data.draw(printings(growth))
    found = rates.gap_to_implied_target(Quantity.of(printed), rates.percent(rate))
    if rate.value <= -100:
        assert found.reason == "growth-not-above-minus-100"
        return
    assert holds(found.interval, base * growth / 100)
    assert found.interval is not None
    factors = [1 + g / 100 for g in points(rate.interval().meet(Interval.of(-100, None, low_open=True)))]
    assert is_tight(found.interval, (b * (f - 1) for b, f in product(points(printed.interval()), factors)))


@given(BASES, numbers(-(10**6), 10**6), st.data())
def test_base_and_growth_from_an_increase_allow_the_true_ones(
    base: Fraction, increase: Fraction, data: st.DataObject
) -> None:
    target, change = data.draw(printings(base + increase)), data.draw(printings(increase))
    quantities = Quantity.of(target), Quantity.of(change)
    implied = rates.base_from_increase(*quantities)
    assert holds(implied.interval, base)
    found = rates.growth_from_increase(*quantities)
    if found.interval is not None:
        assert found.interval.holds(100 * increase / base)
        pairs = product(points(target.interval()), points(change.interval()))
        assert is_tight(found.interval, (100 * d / (t - d) for t, d in pairs))
    else:
        assert found.reason == "base-not-positive"
        assert implied.interval is not None
        assert implied.interval.reaches(0) or not implied.interval.holds(1)


@given(BASES, numbers(1, 10**6), numbers(0, 10**6), st.data())
def test_the_way_covered_allows_the_true_one(
    base: Fraction, way: Fraction, gone: Fraction, data: st.DataObject
) -> None:
    latest, target, printed = (
        Quantity.of(data.draw(printings(number))) for number in (base + gone, base + way, base)
    )
    found = rates.increment_done(latest, target, printed)
    assert found.interval is None or found.interval.holds(100 * gone / way)
    apart = rates.difference(target, printed)
    assert apart.interval is not None
    assert (found.interval is None) == (apart.interval.reaches(0) or found.reason == "target-equals-base")


@given(BASES, st.fractions(-98, 400, max_denominator=10**5).filter(bool), numbers(0, 10**6), st.data())
def test_the_way_covered_from_an_implied_base_allows_the_true_one(
    base: Fraction, growth: Fraction, latest: Fraction, data: st.DataObject
) -> None:
    target = base * (1 + growth / 100)
    rate, reached, aim = (data.draw(printings(number)) for number in (growth, latest, target))
    found = rates.increment_done_from_implied_base(
        Quantity.of(reached), Quantity.of(aim), rates.percent(rate)
    )
    assert found.interval is None or found.interval.holds(100 * (latest - base) / (target - base))


@given(BASES, GROWTHS, YEARS, st.data())
def test_figures_printed_from_true_values_are_never_inconsistent(
    base: Fraction, growth: Fraction, years: int, data: st.DataObject
) -> None:
    true_target = base * (1 + growth / 100) ** years
    target, printed, rate = (data.draw(printings(number)) for number in (true_target, base, growth))
    times = rates.ratio(Quantity.of(target), Quantity.of(printed))
    stated = rates.percent(rate, years).whole.factor
    assert times.interval is None or judge(stated, times.interval) in ("consistent", "edge")
