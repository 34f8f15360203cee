"""Growth, implied values, gaps and contributions: known answers, real claims, and what cannot be computed."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

from jyplan.exact import growth as rates
from jyplan.exact.figure import Figure, read_text, unit_of
from jyplan.exact.growth import Multiplier, Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import judge

GOLDEN = Path(__file__).parents[1] / "golden"


def table(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(text: str) -> Figure:
    """The figure of a text, in units of one where a scale stands behind it."""
    written, unit = read_text(text)
    return written.shifted(unit_of(unit or "").power)


def quantity(text: str) -> Quantity:
    return Quantity.of(figure(text))


def percent(text: str, periods: int = 1) -> Multiplier:
    return rates.percent(figure(text), periods)


def exactly(number: int | str | Fraction) -> Quantity:
    return Quantity(Fraction(number), Interval.of(Fraction(number), Fraction(number)))


def more_than(text: str) -> Quantity:
    return Quantity.of(figure(text)._replace(bound="more-than"))


def about(text: str) -> Quantity:
    return Quantity.of(figure(text)._replace(bound="about"))


def ends(found: Quantity) -> tuple[object, object]:
    assert found.interval is not None
    return found.interval.low, found.interval.high


def flags(found: Quantity) -> tuple[bool, bool]:
    assert found.interval is not None
    return found.interval.low_open, found.interval.high_open


def near(number: object, text: str) -> bool:
    """Whether a number is the printed one to within one unit of its last place."""
    assert isinstance(number, Fraction)
    return abs(number - Fraction(text)) <= Fraction(1, 10 ** len(text.partition(".")[2]))


# ---- known answers ----


@pytest.mark.parametrize(
    ("target", "growth", "low", "high"),
    [
        ("2280", "8.1", Fraction("2279.5") / Fraction("1.0815"), Fraction("2280.5") / Fraction("1.0805")),
        ("813", "8", Fraction("812.5") / Fraction("1.085"), Fraction("813.5") / Fraction("1.075")),
        ("813", "8.0", Fraction("812.5") / Fraction("1.0805"), Fraction("813.5") / Fraction("1.0795")),
    ],
)
def test_an_implied_base_reaches_from_the_smallest_to_the_largest_quotient(
    target: str, growth: str, low: Fraction, high: Fraction
) -> None:
    found = rates.implied_base(quantity(target), percent(growth))
    assert found.value == Fraction(target) / (1 + Fraction(growth) / 100)
    assert ends(found) == (low, high)
    assert flags(found) == (False, False)


GOLDEN_BASES = [row for row in table("progress.csv") if " in [" in row["expected"]]


@pytest.mark.parametrize("row", GOLDEN_BASES, ids=[row["inputs"] for row in GOLDEN_BASES])
def test_an_implied_base_is_the_one_of_the_golden_table(row: dict[str, str]) -> None:
    target, growth = re.findall(r"\d+(?:\.\d+)?", row["inputs"])
    value, low, high = re.findall(r"\d+\.\d+", row["expected"])
    found = rates.implied_base(quantity(target), percent(growth))
    assert near(found.value, value)
    assert all(map(near, ends(found), (low, high)))


def test_446_after_57_percent_leave_exactly_one_whole_base() -> None:
    found = rates.implied_base(exactly(446), percent("57")).interval
    assert found is not None
    assert found.whole() == Interval.of(284, 284)


@pytest.mark.parametrize(("growth", "base"), [("4.2", "83680.2"), ("7.4", "81186.9")])
def test_each_price_basis_implies_a_base_of_its_own(growth: str, base: str) -> None:
    assert near(rates.implied_base(quantity("87194.77"), percent(growth)).value, base)


@pytest.mark.parametrize(
    ("current", "published", "real", "comparable", "nominal"),
    [("827122", "743585", "6.9", "773734", "11.23"), ("143401", "147482", "4.2", "137621", "-2.77")],
)
def test_a_real_growth_implies_another_base_than_the_published_one(
    current: str, published: str, real: str, comparable: str, nominal: str
) -> None:
    implied = rates.implied_base(quantity(current), percent(real))
    assert near(implied.value, comparable)
    assert near(rates.growth(quantity(current), quantity(published)).value, nominal)


def test_the_deflator_is_the_growth_from_the_published_to_the_implied_base() -> None:
    implied = rates.implied_base(quantity("827122"), percent("6.9"))
    assert near(rates.growth(implied, quantity("743585")).value, "4.05")


def test_a_part_adds_its_increment_over_the_base_of_the_whole() -> None:
    base = rates.difference(quantity("12620"), quantity("759"))
    assert near(rates.contribution_points(quantity("1157"), base).value, "9.75")


def test_a_part_has_a_share_of_the_increment_of_the_whole() -> None:
    assert rates.contribution_share(exactly(30), exactly(120)).value == 25


def test_a_doubling_in_ten_years_is_7_2_percent_a_year() -> None:
    found = rates.growth(exactly(2), exactly(1), years=10)
    assert near(found.value, "7.177")
    assert rates.growth(exactly(4), exactly(1), years=2).interval == Interval.of(100, 100)


@pytest.mark.parametrize(("latest", "target", "done"), [(14, 25, 56), (0, 15, 0), (51, 25, 204)])
def test_done_and_missing_add_up_to_the_target(latest: int, target: int, done: int) -> None:
    assert rates.done(exactly(latest), exactly(target)).value == done
    assert rates.missing(exactly(latest), exactly(target)).value == 100 - done


@pytest.mark.parametrize(
    ("base", "target", "latest", "covered"),
    [("1", "1.5", "1.35", 70), ("500", "400", "420", 80), ("460", "500", "472", 30)],
)
def test_the_way_covered_counts_from_the_base(base: str, target: str, latest: str, covered: int) -> None:
    found = rates.increment_done(quantity(latest), quantity(target), quantity(base))
    assert found.value == covered


def test_the_gap_to_an_implied_base_uses_the_target_once() -> None:
    found = rates.gap_to_implied_base(quantity("2280"), percent("8.1"))
    assert found.value == 2280 * Fraction(81, 1081)
    assert ends(found) == (
        Fraction("2279.5") * Fraction("0.0805") / Fraction("1.0805"),
        Fraction("2280.5") * Fraction("0.0815") / Fraction("1.0815"),
    )
    assert all(map(near, ends(found), ("169.83", "171.85")))


def test_the_gap_to_an_implied_target_uses_the_base_once() -> None:
    found = rates.gap_to_implied_target(quantity("100"), percent("-5"))
    assert found.value == -5
    assert ends(found) == (Fraction("-100.5") * Fraction("0.055"), Fraction("-99.5") * Fraction("0.045"))


def test_the_way_from_an_implied_base_uses_the_target_once() -> None:
    latest, target, stated = exactly(105), exactly(110), percent("10.0")
    found = rates.increment_done_from_implied_base(latest, target, stated)
    assert found.value == 50
    base = rates.implied_base(target, stated)
    stepwise = rates.increment_done(latest, target, base).interval
    assert found.interval is not None
    assert stepwise is not None
    assert found.interval.within(stepwise)


def test_ways_to_state_a_growth_become_one_multiplier() -> None:
    assert percent("-38.0").point == Fraction(62, 100)
    assert ends(rates.multiple(figure("2.3")).percent) == (125, 135)
    assert rates.doublings(2).percent == Quantity(Fraction(300), Interval.of(300, 300))
    assert percent("7", periods=5).whole.point == Fraction(107, 100) ** 5
    assert percent("7", periods=5).percent.value == 7


def test_a_range_of_growth_has_no_point() -> None:
    stated = rates.between(percent("6.5"), percent("7"))
    assert stated.percent == Quantity(None, stated.percent.interval, "range")
    assert ends(stated.percent) == (Fraction("6.45"), Fraction("7.5"))
    found = rates.implied_base(exactly(100), stated)
    assert (found.value, found.reason) == (None, "range")
    assert ends(found) == (100 / Fraction("1.075"), 100 / Fraction("1.0645"))


def test_a_bound_is_inherited() -> None:
    found = rates.growth(more_than("1300"), quantity("731"))
    assert ends(found) == (Fraction(130000, Fraction("731.5")) - 100, None)
    assert flags(found) == (True, True)
    assert ends(rates.implied_base(more_than("108"), percent("8"))) == (108 / Fraction("1.085"), None)


def test_a_mean_growth_reaches_down_to_nothing_left_and_no_further() -> None:
    at_most = Quantity.of(figure("400")._replace(bound="at-most"))
    found = rates.growth(at_most, exactly(100), years=2)
    assert (ends(found), flags(found)) == ((-100, 100), (False, False))
    nearly_nothing = Quantity.of(figure("0")._replace(rounding="half-up"))
    found = rates.growth(nearly_nothing, exactly(50), years=2)
    assert (ends(found), flags(found)) == ((-100, -90), (False, True))


def test_about_is_a_number_without_an_interval() -> None:
    for found in (
        rates.growth(about("1300"), quantity("1000")),
        rates.difference(about("1300"), quantity("1270")),
        rates.implied_base(about("1300"), rates.multiple(figure("13"))),
    ):
        assert found.value is not None
        assert (found.interval, found.reason) == (None, "approximate")
    vague = rates.percent(figure("30")._replace(bound="about"))
    assert rates.implied_base(exactly(1300), vague) == Quantity(Fraction(1000), None, "approximate")
    assert vague.percent == Quantity(Fraction(30), None, "approximate")


# ---- what cannot be computed has a reason ----


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (rates.growth(exactly(5), exactly(0)), "base-not-positive"),
        (rates.growth(exactly(5), exactly(-1)), "base-not-positive"),
        (rates.growth(exactly(5), exactly(-1), years=3), "base-not-positive"),
        (rates.growth(exactly(5), Quantity(None, Interval.of(-2, 0), "range")), "base-not-positive"),
        (rates.growth(exactly(-5), exactly(1), years=2), "target-negative"),
        (rates.growth(Quantity.unknown("no-value"), exactly(1)), "no-value"),
        (rates.growth(exactly(1), Quantity.unknown("no-baseline"), years=2), "no-baseline"),
        (rates.growth_from_increase(exactly(5), exactly(5)), "base-not-positive"),
        (rates.growth_from_increase(exactly(5), exactly(8)), "base-not-positive"),
        (rates.growth_from_increase(Quantity.unknown("no-value"), exactly(8)), "no-value"),
        (rates.implied_base(exactly(5), rates.percent(figure("-100")._replace(bound="exactly"))), None),
        (rates.implied_base(exactly(5), percent("-101.0")), None),
        (rates.implied_target(exactly(5), percent("-101.0")), None),
        (rates.gap_to_implied_base(exactly(5), percent("-101.0")), None),
        (rates.increment_done_from_implied_base(exactly(3), exactly(5), percent("-100")), None),
        (rates.increment_done_from_implied_base(exactly(3), exactly(5), percent("-101.0")), None),
        (rates.increment_done_from_implied_base(exactly(3), exactly(5), percent("0")), "target-equals-base"),
        (rates.increment_done(exactly(3), exactly(5), exactly(5)), "target-equals-base"),
        (rates.done(exactly(3), exactly(0)), "target-zero"),
        (rates.missing(exactly(3), exactly(0)), "target-zero"),
        (rates.done(exactly(3), exactly(-1)), "target-not-positive"),
        (rates.contribution_share(exactly(3), exactly(0)), "base-not-positive"),
    ],
)
def test_what_cannot_be_computed_has_a_reason(found: Quantity, reason: str | None) -> None:
    assert found == Quantity.unknown(reason or "growth-not-above-minus-100")


def test_a_gap_over_a_growth_that_may_be_minus_100_percent_is_bounded_where_the_base_is_not() -> None:
    fall = percent("-100")  # from -100.5 % to -99.5 %: between 0 and 0.005 times the base is left
    reason = "growth-not-above-minus-100"
    lost = rates.gap_to_implied_base(exactly(5), fall)
    assert lost == Quantity(None, lost.interval, reason)
    assert lost.interval is not None
    assert [lost.interval.low, lost.interval.high] == [None, 5 - 1000]
    gained = rates.gap_to_implied_target(exactly(5), fall)
    assert gained == Quantity(None, gained.interval, reason)
    assert gained.interval is not None
    assert [gained.interval.low, gained.interval.high] == [-5, Fraction("-4.975")]
    assert (gained.interval.low_open, gained.interval.high_open) == (True, False)


def test_a_growth_that_may_be_minus_100_percent_leaves_the_base_unbounded() -> None:
    found = rates.implied_base(exactly(5), percent("-100"))
    assert (found.value, found.reason) == (None, "growth-not-above-minus-100")
    assert ends(found) == (1000, None)
    straddling = rates.implied_base(exactly(5), percent("-99.96"))
    assert straddling.value == 12500
    assert ends(rates.implied_base(exactly(5), percent("-99.9").whole)) == (Fraction(10000, 3), 10000)


def test_an_increment_that_may_be_zero_gives_a_value_without_an_interval() -> None:
    apart = rates.increment_done(quantity("3"), quantity("5.0"), quantity("5.3"))
    assert ends(apart) == (Fraction(18500, 40), Fraction(27500, 20))
    touching = rates.increment_done(quantity("3"), quantity("5"), quantity("6"))
    assert touching == Quantity(Fraction(300), None)
    base_may_be_zero = rates.growth_from_increase(quantity("5"), quantity("4"))
    assert base_may_be_zero == Quantity(Fraction(400), None, "base-not-positive")


# ---- real claims ----


def in_units(number: str, unit: str) -> Quantity:
    return Quantity.of(read_text(number).figure.shifted(unit_of(unit.removesuffix(" (increment)")).power))


def judged(row: dict[str, str], computed: Quantity, of_rate: bool = True) -> str:
    """The verdict on the stated number, a rate in percent or an amount in its own unit."""
    assert computed.interval is not None
    printed = read_text(row["growth_pct"]).figure
    if not of_rate:
        printed = printed.shifted(unit_of(row["increment_unit"] or row["current_unit"]).power)
        return judge(printed.interval(), computed.interval)
    return judge(printed.interval(), computed.interval, printed._replace(rounding="truncated").interval())


def judged_by_powers(row: dict[str, str], times: Quantity, periods: int) -> str:
    assert times.interval is not None
    printed = read_text(row["growth_pct"]).figure
    rounded, cut = (
        rates.percent(one, periods).whole.factor for one in (printed, printed._replace(rounding="truncated"))
    )
    return judge(rounded, times.interval, cut)


def verdict(row: dict[str, str]) -> str:
    if row["basis"] in ("real", "like-for-like"):
        return "not-checkable"
    base = in_units(row["base"], row["base_unit"])
    current = in_units(row["current"], row["current_unit"])
    years = int(row["years"] or 1)
    match row["kind"]:
        case "growth" | "mean_annual":
            return judged_by_powers(row, rates.ratio(current, base), years)
        case "mean_from_cumulative":
            grown = percent(row["base"]).factor
            return judged_by_powers(row, Quantity(None, grown), years)
        case "growth_from_increment":
            return judged(row, rates.growth_from_increase(current, base))
        case "share":
            return judged(row, rates.ratio(current, base).scaled(Fraction(100)))
        case "points":
            return judged(row, rates.difference(current, base))
        case "increment" | "mean_increment":
            change = rates.difference(current, base).scaled(Fraction(1, years))
            return judged(row, change, of_rate=False)
    raise AssertionError(row["kind"])


CLAIMS = table("growth_claims.csv")


@pytest.mark.parametrize("row", CLAIMS, ids=[f"{row['id']}-{row['kind']}" for row in CLAIMS])
def test_a_published_claim_gets_the_verdict_of_the_golden_table(row: dict[str, str]) -> None:
    assert verdict(row) == row["verdict"]


def computed(row: dict[str, str]) -> Quantity:
    base, current = in_units(row["base"], row["base_unit"]), in_units(row["current"], row["current_unit"])
    years = int(row["years"] or 1)
    match row["kind"]:
        case "growth" | "mean_annual":
            return rates.growth(current, base, years)
        case "mean_from_cumulative":
            return rates.growth(current, exactly(100), years)
        case "growth_from_increment":
            return rates.growth_from_increase(current, base)
        case "share":
            return rates.ratio(current, base).scaled(Fraction(100))
    scale = Fraction(1, 10 ** unit_of(row["increment_unit"] or row["current_unit"]).power)
    return rates.difference(current, base).scaled(scale / years)


@pytest.mark.parametrize("row", CLAIMS, ids=[f"{row['id']}-{row['kind']}" for row in CLAIMS])
def test_a_published_claim_computes_to_the_interval_of_the_golden_table(row: dict[str, str]) -> None:
    found = computed(row)
    assert near(found.value, row["arithmetic_growth_pct"])
    assert all(map(near, ends(found), (row["interval_lo"], row["interval_hi"])))


def test_the_golden_claims_are_of_every_kind_and_verdict() -> None:
    assert len(CLAIMS) == 71
    assert {row["verdict"] for row in CLAIMS} == {"consistent", "edge", "inconsistent", "not-checkable"}
