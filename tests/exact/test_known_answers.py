"""Answers known from outside, and the laws that rounding and growth keep."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jyplan
from jyplan.exact import growth
from jyplan.exact.figure import Figure, Rounding, read_text, unit_of
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import judge
from tests.commands import PLAN

GOLDEN = Path(__file__).parents[1] / "golden"


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(text: str, home: int = 0) -> Figure:
    figure, unit = read_text(text)
    return figure.shifted(unit_of(unit or "").power - home)


@pytest.mark.parametrize("row", rows("rounding.csv"), ids=lambda row: f"{row['printed']}-{row['rounding']}")
def test_a_printed_number_allows_the_interval_of_its_rule(row: dict[str, str]) -> None:
    rule: Rounding = row["rounding"]  # type: ignore[assignment]
    interval = read(row["printed"])._replace(rounding=rule).interval()
    assert (interval.low, interval.high) == (read(row["low"]).value, read(row["high"]).value)
    assert (interval.low_open, interval.high_open) == (row["low_open"] == "true", row["high_open"] == "true")


# id: base, its interval as quotients of the ends, from the source text's figures
BASES = {
    "revenue": ("2280/1.081", "2279.5/1.0815", "2280.5/1.0805"),
    "gdp": ("813/1.08", "812.5/1.085", "813.5/1.075"),
    "budget_revenue": ("121/1.05", "120.5/1.055", "121.5/1.045"),
    "fixed_investment": ("624/1.2", "623.5/1.205", "624.5/1.195"),
    "services": ("583/1.094", "582.5/1.0945", "583.5/1.0935"),
    "new_tech_firms": ("284/1", "284/1", "284/1"),
}


def quotient(text: str) -> Fraction:
    left, right = text.split("/")
    return Fraction(left) / Fraction(right)


def test_the_shipped_plan_implies_the_known_bases() -> None:
    found = {row.id: row for row in jyplan.bases(jyplan.read_plan(PLAN))}
    assert list(found) == list(BASES)
    for id, (value, low, high) in BASES.items():
        assert found[id].value == quotient(value)
        ends = found[id].interval
        assert ends is not None
        assert (ends.low, ends.high) == (quotient(low), quotient(high))
    assert {row.year for row in found.values()} == {2016, 2015}


def test_446_firms_after_57_percent_come_from_284_only() -> None:
    (row,) = jyplan.bases(jyplan.read_plan(PLAN), jyplan.Selection(frozenset({"new_tech_firms"})))
    assert row.interval == Interval.of(284, 284)
    assert [
        n for n in range(200, 400) if Fraction("56.5") <= Fraction(446 - n, n) * 100 <= Fraction("57.5")
    ] == [284]


def quantity(text: str, unit: str) -> Quantity:
    return Quantity.of(read(text).shifted(unit_of(unit.split(" ", maxsplit=1)[0]).power))


def claim_verdict(row: dict[str, str]) -> str:
    """The verdict on one claim of growth_claims.csv, by the arithmetic of the core alone."""
    base, current = quantity(row["base"], row["base_unit"]), quantity(row["current"], row["current_unit"])
    stated, kind = read(row["growth_pct"]), row["kind"]
    cut = stated._replace(rounding="truncated")
    if row["basis"] == "real":
        return "not-checkable"
    if kind in ("increment", "mean_increment"):
        change = growth.difference(current, base).scaled(Fraction(1, int(row["years"] or 1)))
        increase = Quantity.of(stated.shifted(unit_of(row["increment_unit"] or row["base_unit"]).power))
        assert increase.interval is not None
        assert change.interval is not None
        return judge(increase.interval, change.interval)
    if kind == "points":
        change = growth.difference(current, base)
        assert change.interval is not None
        return judge(stated.interval(), change.interval)
    if kind == "share":
        share = growth.ratio(current, base).scaled(Fraction(100))
        assert share.interval is not None
        return judge(stated.interval(), share.interval, cut.interval())
    if kind == "growth_from_increment":
        increment = Quantity.of(read(row["base"]).shifted(unit_of(row["increment_unit"]).power))
        found = growth.growth_from_increase(current, increment)
        assert found.interval is not None
        return judge(stated.interval(), found.interval, cut.interval())
    years = int(row["years"] or 1)
    if kind == "mean_from_cumulative":
        base = Quantity.of(Figure(100, 1, 0))
    ratio = growth.ratio(current, base)
    assert ratio.interval is not None
    return judge(
        growth.percent(stated, years).whole.factor, ratio.interval, growth.percent(cut, years).whole.factor
    )


@pytest.mark.parametrize("row", rows("growth_claims.csv"), ids=lambda row: f"{row['id']}-{row['file']}")
def test_a_published_claim_gets_its_verdict(row: dict[str, str]) -> None:
    assert claim_verdict(row) == row["verdict"], row["indicator"]


# Laws ---------------------------------------------------------------------------------------------------

TRUE = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)
POSITIVE = st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=10**6)
PLACES = st.integers(min_value=-3, max_value=6)
RULES = ("half-up", "half-even", "truncated")


def printed(true: Fraction, places: int, rule: str) -> Figure:
    """The figure that ``true`` prints as, at ``places`` decimals, under one rule."""
    scaled = true * Fraction(10) ** places
    sign, size = (-1 if scaled < 0 else 1), abs(scaled)
    down, rest = divmod(size.numerator, size.denominator)
    half = Fraction(rest, size.denominator)
    up = {
        "half-up": half >= Fraction(1, 2),
        "half-even": half > Fraction(1, 2) or (half == Fraction(1, 2) and down % 2 == 1),
        "truncated": False,
    }[rule]
    digits = sign * (down + up)
    if places >= 0:
        return Figure(digits, 10**places, 1)
    return Figure(digits * 10**-places, 1, 10**-places)


@given(TRUE, PLACES, st.sampled_from(RULES))
def test_what_a_true_value_prints_as_allows_it(true: Fraction, places: int, rule: str) -> None:
    figure = printed(true, places, rule)
    assert figure._replace(rounding=rule).interval().holds(true)  # type: ignore[arg-type]
    assert figure._replace(rounding="any").interval().holds(true)
    if rule != "truncated":
        assert figure.interval().holds(true)


@given(POSITIVE, st.fractions(min_value=-99, max_value=300, max_denominator=1000), PLACES, PLACES)
def test_the_implied_base_allows_the_true_base(
    base: Fraction, rate: Fraction, places: int, fine: int
) -> None:
    target = printed(base * (1 + rate / 100), places, "half-even")
    found = growth.implied_base(Quantity.of(target), growth.percent(printed(rate, fine, "half-even")))
    assert found.interval is not None
    assert found.interval.holds(base)


@given(
    st.integers(-50, 5000), st.integers(0, 3), st.integers(-1050, 3000), st.integers(0, 2), st.integers(0, 100),
    st.integers(0, 100),
)  # fmt: skip
def test_the_implied_base_is_reached_by_every_pair_and_no_wider(
    t: int, a: int, g: int, c: int, x: int, y: int
) -> None:
    target, rate = Figure(t, 10**a, 1), Figure(g, 10**c, 1)
    times = growth.percent(rate)
    found = growth.implied_base(Quantity.of(target), times)
    ti, gi = target.interval(), times.factor
    assert ti.low is not None
    assert ti.high is not None
    assert gi.low is not None
    assert gi.high is not None
    some_t = ti.low + (ti.high - ti.low) * Fraction(x, 100)
    some_f = gi.low + (gi.high - gi.low) * Fraction(y, 100)
    if found.interval is None:
        assert gi.high <= 0
        return
    if some_f > 0:
        assert found.interval.holds(some_t / some_f)
    corners = [n / f for n in (ti.low, ti.high) for f in (gi.low, gi.high) if gi.low > 0]
    if corners:
        assert (found.interval.low, found.interval.high) == (min(corners), max(corners))


@given(POSITIVE, st.fractions(min_value=-90, max_value=300, max_denominator=1000), st.integers(1, 12))
def test_growth_and_implied_base_invert_each_other(base: Fraction, rate: Fraction, years: int) -> None:
    exact = Quantity(base, Interval.of(base, base))
    digits = Figure(rate.numerator, rate.denominator, 0)
    target = growth.implied_target(exact, growth.percent(digits, years))
    assert growth.implied_base(target, growth.percent(digits, years)).value == base
    again = growth.growth(target, exact, years)
    assert again.interval is not None
    assert again.interval.holds(rate)


@given(st.integers(1, 10**6), st.integers(0, 3), st.integers(-900, 3000), st.integers(0, 12))
def test_the_scale_of_a_unit_changes_nothing(t: int, a: int, g: int, power: int) -> None:
    target, times = Figure(t, 10**a, 1), growth.percent(Figure(g, 10, 1))
    small = growth.implied_base(Quantity.of(target.shifted(power)), times)
    large = growth.implied_base(Quantity.of(target), times).scaled(Fraction(10**power))
    assert small.value == large.value
    assert small.interval is not None
    assert large.interval is not None
    assert (small.interval.low, small.interval.high) == (large.interval.low, large.interval.high)
