"""Figures of one flow in time: true series never fail, and what cannot be true is found."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jyplan.consistency.result import Checked, check
from jyplan.exact import periods
from jyplan.plan.figures import multiplier, value
from jyplan.plan.model import Plan, validate
from jyplan.plan.rules import faults
from jyplan.plan.stated import growth_base, statements
from tests.consistency.bulletins import Bulletin
from tests.consistency.oracle import number, z3
from tests.consistency.plans import indicator, plan_of, rows
from tests.proofs import part


def bulletin(seed: int, *, sources: int = 1, misprints: int = 0) -> Plan:
    """A plan of a true series, with some figures misprinted."""
    made = Bulletin(seed, sources=sources)
    data = made.plan(made.draw.choice([4, 8, 16, 40] if sources == 1 else [4, 8, 12]))
    listed = [
        (said, key)
        for table in data["indicators"].values()
        for said in (*table["facts"], *table["actuals"])
        for key in ("value", "growth")
        if key in said
    ]
    for said, key in random.Random(seed).sample(listed, min(misprints, len(listed))):
        said[key] = said[key] * 2 + 7
    plan = validate(data)
    assert faults(plan) == []
    return plan


def fails(checked: Checked) -> list[str]:
    return [row.address for row in checked.statements if row.verdict == "inconsistent"]


@pytest.mark.parametrize("seed", range(40))
def test_no_selection_of_a_true_series_fails(seed: int) -> None:
    assert fails(check(bulletin(seed))) == []


@pytest.mark.parametrize("seed", range(5))
def test_figures_that_later_sources_have_revised_fail_nowhere(seed: int) -> None:
    assert fails(check(bulletin(seed, sources=2))) == []


@pytest.mark.oracle
@pytest.mark.parametrize("block", range(10))
def test_no_selection_of_many_true_series_fails(block: int) -> None:
    for seed in part(1000 + 100 * block, 100):
        assert (seed, fails(check(bulletin(seed)))) == (seed, [])
    for seed in part(1000 + 5 * block, 5):
        assert (seed, fails(check(bulletin(seed, sources=2)))) == (seed, [])


class Months:
    """Every month of every indicator as a number of its own in z3, written without our own pieces."""

    def __init__(self, plan: Plan, *, cut: bool, signed: bool) -> None:
        if z3 is None:
            pytest.skip("z3 is not installed")
        self.solver = z3.Solver()
        self.months: dict[tuple[str, int, int], Any] = {}
        self.signed = signed
        for id in plan.indicators:
            for stated in statements(plan, id):
                period = stated.period
                assert period is not None
                own = self.sum(id, period)
                known = value(stated, plan.about.rounding).interval
                if stated.statement.value is not None:
                    assert known is not None
                    self.between(own, known, number(1))
                    if signed:
                        self.solver.add(own >= 0)
                for said in stated.statement.growth:
                    base = growth_base(plan, stated, said)
                    assert base is not None
                    before = self.sum(id, base)
                    times = multiplier(plan, stated, said).factor
                    if cut:
                        times = times.hull(multiplier(plan, stated, said, cut=True).factor)
                    self.solver.add(before > 0)
                    self.between(own, times, before)
                if stated.statement.increase is not None:
                    raw = Decimal(str(stated.statement.increase))
                    half = Fraction(Decimal(5).scaleb(int(raw.as_tuple().exponent) - 1))
                    change = own - self.sum(id, period.before())
                    self.solver.add(
                        change >= number(Fraction(raw) - half), change <= number(Fraction(raw) + half)
                    )
        whole, *parts = plan.indicators
        for year, month in {(year, month) for _, year, month in self.months}:
            self.solver.add(
                self.month(whole, year, month) == sum(self.month(id, year, month) for id in parts)
            )
        for relation in plan.relations[1:]:
            part, of = (text.replace(":actual", "").split("@") for text, _ in relation.references())
            percent = Decimal(str(relation.percent))  # type: ignore[union-attr]
            places = int(percent.as_tuple().exponent)
            half = Fraction(Decimal(1).scaleb(places)) if cut else Fraction(Decimal(5).scaleb(places - 1))
            below = Fraction(0) if cut else half
            span = periods.read(part[1])
            assert span is not None
            above, under = self.sum(part[0], span), self.sum(of[0], span)
            low = Fraction(percent) - max(below, Fraction(Decimal(5).scaleb(places - 1)))
            self.solver.add(under > 0)
            self.solver.add(
                100 * above >= number(low) * under, 100 * above <= number(Fraction(percent) + half) * under
            )

    def month(self, id: str, year: int, month: int) -> Any:
        if (id, year, month) not in self.months:
            made = z3.Real(f"{id}_{year}_{month}")
            self.months[id, year, month] = made
            if not self.signed:
                self.solver.add(made >= 0)
        return self.months[id, year, month]

    def sum(self, id: str, period: periods.Period) -> Any:
        first, last = (12 * day.year + day.month - 1 for day in period)
        return sum((self.month(id, *divmod(n, 12)) for n in range(first, last + 1)), z3.RealVal(0))

    def between(self, total: Any, interval: Any, per: Any) -> None:
        if interval.low is not None:
            self.solver.add(total >= number(interval.low) * per)
        if interval.high is not None:
            self.solver.add(total <= number(interval.high) * per)

    def possible(self) -> bool:
        return bool(self.solver.check() == z3.sat)


def agrees(seed: int) -> None:
    """What the months of an oracle cannot explain fails; what they can explain does not."""
    plan = bulletin(seed, misprints=1)
    verdict = check(plan).summary.verdict
    if not Months(plan, cut=True, signed=True).possible():
        assert (seed, verdict) == (seed, "inconsistent")
    elif Months(plan, cut=False, signed=False).possible():
        assert (seed, verdict != "inconsistent") == (seed, True)


@pytest.mark.parametrize("seed", range(12))
def test_a_misprint_is_found_where_anything_ties_it(seed: int) -> None:
    agrees(seed)


@pytest.mark.oracle
@pytest.mark.parametrize("block", range(10))
def test_misprints_are_found_where_anything_ties_them(block: int) -> None:
    for seed in part(2000 + 100 * block, 100):
        agrees(seed)


def of(*actuals: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {"x": indicator(actuals=list(actuals), **said)}


def test_the_parts_of_a_period_are_computed_from() -> None:
    months = (
        {"period": f"2017-0{n}", "value": Decimal(v)} for n, v in ((1, "42.3"), (2, "20.8"), (3, "41.2"))
    )
    row = rows(check(plan_of(of(*months, {"period": "2017-Q1", "value": Decimal("106.3")}))))["x@2017-Q1"]
    assert (row.verdict, row.reason, row.computed) == ("inconsistent", "period-mismatch", Fraction("104.3"))


def test_a_total_that_falls_is_an_edge_with_its_reason() -> None:
    falling = ({"as_of": dt.date(2017, 3, 31), "value": 50}, {"as_of": dt.date(2017, 6, 30), "value": 40})
    found = rows(check(plan_of(of(*falling))))
    assert {(row.verdict, row.reason) for row in found.values()} == {("edge", "total-falls")}
    assert check(plan_of(of(*falling, negative=True))).summary.verdict == "consistent"


def test_a_mismatch_of_periods_between_sources_is_an_edge() -> None:
    def checked(*names: str) -> Checked:
        said = [
            {"period": "2016-Q1", "value": 30, "source": names[0]},
            {"period": "2016-Q2", "value": 30, "source": names[0]},
            {"period": "2016-H1", "value": 70, "source": names[1]},
        ]
        data = {
            "format": 1,
            "plan": {"name": "t", "base_year": 2016, "target_year": 2017},
            "sources": {"a": {"title": "a"}, "b": {"title": "b"}},
            "indicators": of(*said),
        }
        return check(validate(data))

    assert checked("a", "a").summary.verdict == "inconsistent"
    assert checked("a", "b").summary.verdict == "edge"
    assert {row.reason for row in checked("a", "b").statements} == {"published-apart"}


def test_targets_and_what_is_observed_have_axes_of_their_own() -> None:
    path = [{"as_of": dt.date(2017, 6, 30), "value": 280}, {"as_of": dt.date(2017, 9, 30), "value": 700}]
    assert check(plan_of({"x": indicator(target=624, path=path)})).summary.verdict == "edge"
    seen = {"as_of": dt.date(2017, 6, 30), "value": 900}
    assert check(plan_of(of(seen, target=624, path=path[:1]))).summary.verdict in ("consistent", "untested")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"value": 110, "growth": {"percent": 10, "from": "2017-04"}}, "consistent"),
        ({"value": 110, "growth": {"percent": 20, "from": "2017-04"}}, "inconsistent"),
        ({"value": 110, "growth": {"percent": 20}}, "untested"),
    ],
)
def test_a_growth_over_the_month_before_counts_from_it(said: dict[str, Any], verdict: str) -> None:
    april = {"period": "2017-04", "value": 100}
    found = rows(check(plan_of(of(april, {"period": "2017-05", **said}))))
    assert found["x@2017-05.growth"].verdict == verdict


def test_a_level_grows_from_the_day_it_names() -> None:
    for growth, verdict in ((5, "consistent"), (8, "inconsistent")):
        said = {
            "as_of": dt.date(2017, 5, 31),
            "value": 105,
            "growth": {"percent": growth, "from": "2016-12-31"},
        }
        table = indicator(measure="stock", baseline=100, actuals=[said])
        assert rows(check(plan_of({"x": table})))["x@2017-05-31.growth"].verdict == verdict


def test_sums_of_levels_hold_at_every_date_and_a_year_back() -> None:
    day = dt.date(2017, 5, 31)
    tables = {
        id: indicator(measure="stock", actuals=[{"as_of": day, "value": value, "growth": growth}])
        for id, value, growth in (("w", 100, 10), ("a", 60, 20), ("b", 40, 20))
    }
    total = [{"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}]
    assert check(plan_of(tables, total)).summary.verdict == "inconsistent"


def test_a_year_of_another_calendar_has_its_own_quarters() -> None:
    said = [{"period": "2017-Q1", "value": 30}, {"period": "2017-04/2017-06", "value": 40}]
    checked = check(plan_of(of(*said), year_starts=4))
    assert checked.summary.verdict == "inconsistent"
    assert {row.address for row in checked.statements} == {"x@2017-Q1", "x@2017-Q1[2]"}


def test_real_growth_of_a_whole_lies_within_that_of_its_parts() -> None:
    def verdict(whole: str) -> str:
        tables = {
            id: indicator(target={"growth": {"percent": Decimal(growth), "basis": "real"}})
            for id, growth in (("w", whole), ("a", "3.9"), ("b", "8.0"))
        }
        return check(
            plan_of(tables, [{"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}])
        ).summary.verdict

    assert [verdict(growth) for growth in ("3.8", "3.9", "6.0", "8.0", "8.1", "9.0")] == [
        "edge", "consistent", "consistent", "consistent", "edge", "inconsistent",
    ]  # fmt: skip


@pytest.mark.parametrize(("points", "verdict"), [("0.7", "consistent"), ("1.7", "inconsistent")])
def test_a_rate_that_rose_is_held_against_that_of_the_year_before(points: str, verdict: str) -> None:
    now = {"percent": Decimal("6.9"), "basis": "real", "points": Decimal(points)}
    table = indicator(baseline={"growth": {"percent": Decimal("6.2"), "basis": "real"}}, facts=[])
    table["facts"] = [{"year": 2017, "value": 100, "growth": now}]
    assert rows(check(plan_of({"x": table})))["x@2017.growth.points"].verdict == verdict
