"""Targets that are growth rates, of a year or as a mean over years, from the figure recorded to the answer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.answers.gap import NeedRow, gap
from jyplan.answers.show import show
from jyplan.answers.status import StatusRow, status
from jyplan.cli import run
from jyplan.plan.load import load
from jyplan.plan.model import Plan, validate
from jyplan.report.gap import latest_text
from jyplan.report.status import status_table

TENTHS = st.integers(-80, 200).map(lambda n: Fraction(n, 10))
BOUNDS = {"at-least": lambda a, b: a >= b, "more-than": lambda a, b: a > b,
          "at-most": lambda a, b: a <= b, "less-than": lambda a, b: a < b}  # fmt: skip


def plan_of(years: tuple[int, int], **keys: Any) -> Plan:
    about = {"name": "t", "base_year": years[0], "target_year": years[1]}
    usual = {"name": "甲", "unit": "亿元", "measure": "flow", "better": "higher"}
    return validate({"format": 1, "plan": about, "indicators": {"x": usual | keys}})


def rows_of(plan: Plan, as_of: dt.date | None = None) -> tuple[StatusRow, NeedRow]:
    return status(plan, as_of=as_of)[0], gap(plan, as_of=as_of)[0]


def real(percent: Fraction | float, **more: Any) -> dict[str, Any]:
    return {"percent": str(float(percent)), "basis": "real"} | more


def year_end(year: int, **keys: Any) -> dict[str, Any]:
    return {"as_of": dt.date(year, 12, 31)} | keys


@given(goal=TENTHS, listed=st.lists(TENTHS, min_size=1, max_size=5), bound=st.sampled_from(list(BOUNDS)))
@settings(max_examples=60)
def test_a_mean_growth_is_followed_by_the_product_of_the_years(
    goal: Fraction, listed: list[Fraction], bound: str
) -> None:
    target = {"growth": real(goal, per="year", bound=bound, **{"from": 2015})}
    actuals = [year_end(2016 + n, growth=real(rate)) for n, rate in enumerate(listed)]
    row, need = rows_of(plan_of((2015, 2020), target=target, actuals=actuals))
    product, years = Fraction(1), len(listed)
    for rate in listed:
        product *= 1 + rate / 100
    wanted = (1 + goal / 100) ** 5
    passed = BOUNDS[bound](product, (1 + goal / 100) ** years)
    assert need.latest_growth is not None
    assert need.latest_growth_as_of == dt.date(2015 + years, 12, 31)
    assert abs((1 + need.latest_growth / 100) ** years - product) < Fraction(1, 10**20)
    if years == 5:
        assert row.status == ("met" if passed else "not-met")
        assert row.required_mean_growth is None
    else:
        assert row.status == ("within-limit" if passed and bound in ("at-most", "less-than") else "open")
        assert row.required_mean_growth is not None
        rest = (1 + row.required_mean_growth / 100) ** (5 - years)
        assert abs(rest * product - wanted) < Fraction(1, 10**20)
    assert row.required_mean_growth == need.required_mean_growth


@given(goal=TENTHS, listed=st.lists(TENTHS, min_size=1, max_size=5), doubled=st.booleans())
@settings(max_examples=60)
def test_growth_in_all_years_is_followed_by_the_product_too(
    goal: Fraction, listed: list[Fraction], doubled: bool
) -> None:
    growth = {"doublings": 1, "basis": "real"} if doubled else real(goal)
    target = {"growth": growth | {"per": "period", "from": 2015}}
    actuals = [year_end(2016 + n, growth=real(rate)) for n, rate in enumerate(listed)]
    row, need = rows_of(plan_of((2015, 2020), target=target, actuals=actuals))
    wanted, product, years = (Fraction(2) if doubled else 1 + goal / 100), Fraction(1), len(listed)
    for rate in listed:
        product *= 1 + rate / 100
    assert need.latest_growth == 100 * (product - 1)
    assert need.growth_gap == 100 * (wanted - product)
    if years == 5:
        assert row.status == ("met" if product >= wanted else "not-met")
        return
    # On the way: as much a year as the target asks for, by powers.
    ahead = product**5 > wanted**years
    level = product**5 == wanted**years
    assert (row.status, row.outlook) == ("open", "on-pace" if level else "ahead" if ahead else "behind")
    assert row.required_mean_growth is not None
    rest = (1 + row.required_mean_growth / 100) ** (5 - years)
    assert abs(rest * product - wanted) < Fraction(1, 10**20)


def test_a_multiple_without_values_is_told_as_a_multiple() -> None:
    target = {"growth": {"doublings": 1, "basis": "real", "per": "period", "from": 2015}}
    actuals = [year_end(2016, growth=real(10)), year_end(2017, growth=real(10))]
    row, _ = rows_of(plan_of((2015, 2020), target=target, actuals=actuals))
    assert latest_text(row.gap) == "≈ ×1.21"


@pytest.mark.parametrize(
    ("actuals", "latest"),
    [
        ([year_end(2016, growth=real(7)), year_end(2017, growth=real(6, per="year", **{"from": 2015}))], 6),
        ([year_end(2016, growth=real(7)), year_end(2018, growth=real(6))], 7),  # 2017 is not known
        ([year_end(2016, growth={"percent": 7, "basis": "nominal"})], None),
        ([{"as_of": dt.date(2016, 6, 30), "growth": real(7)}], None),
    ],
)
def test_a_mean_is_known_of_whole_years_without_a_gap(actuals: list[dict[str, Any]], latest: int) -> None:
    target = {"growth": real(6.5, per="year", **{"from": 2015})}
    _, need = rows_of(plan_of((2015, 2020), target=target, actuals=actuals))
    assert need.latest_growth == latest


def test_values_go_before_a_mean_growth_where_both_are_known() -> None:
    target = {"growth": {"percent": 10, "per": "year", "from": 2015}}
    keys = {"baseline": 100, "target": target, "actuals": [year_end(2016, value=111, growth=11)]}
    row, need = rows_of(plan_of((2015, 2020), **keys))
    assert need.target_kind == "implied"
    assert (need.latest, need.latest_growth) == (Fraction(111), None)
    assert row.observed_over_required is not None


@pytest.mark.parametrize(
    ("target", "growth", "status_", "points"),
    [
        ({"growth": real(6.5)}, real(6.4), "not-met", "0.1"),
        ({"growth": real(6.5)}, real(6.5), "met", "0"),
        ({"growth": real(6.5, bound="more-than")}, real(6.5), "not-met", "0"),
        (
            {"growth": {"percent": {"low": Decimal("6.5"), "high": 7}, "basis": "real"}},
            real(6.6),
            "met",
            "-0.1",
        ),
        ({"growth": real(6.5, bound="about")}, real(6.4), "open", "0.1"),
        ({"growth": real(6.5, bound="about", tolerance=Decimal("0.2"))}, real(6.4), "met", "0.1"),
        ({"growth": [real(7), 9]}, {"percent": "9.1"}, "met", "-0.1"),  # whichever basis is known
        ({"value": 963, "growth": real(7)}, real(6.9), "not-met", "0.1"),  # of the value nothing is known
    ],
)
def test_the_growth_of_the_whole_year_settles_it(
    target: dict[str, Any], growth: dict[str, Any], status_: str, points: str
) -> None:
    row, need = rows_of(plan_of((2016, 2017), target=target, actuals=[year_end(2017, growth=growth)]))
    assert (row.status, need.growth_gap) == (status_, Fraction(points))


@pytest.mark.parametrize("bound", ["at-most", "more-than"])
def test_a_target_that_a_growth_implies_has_the_bound_of_the_growth(bound: str) -> None:
    keys = {"baseline": 100, "target": {"growth": {"percent": 10, "bound": bound}}}
    row, _ = rows_of(plan_of((2016, 2017), **keys, actuals=[year_end(2017, value=110)]))
    assert row.status == ("met" if bound == "at-most" else "not-met")


@pytest.mark.parametrize("growth", [{"multiple": "2.3"}, {"doublings": 1}])
def test_a_multiple_is_followed_by_the_value_that_it_leads_to(growth: dict[str, Any]) -> None:
    target = {"growth": {key: Decimal(str(n)) if key == "multiple" else n for key, n in growth.items()}}
    row, need = rows_of(
        plan_of((2016, 2017), baseline=3, target=target, actuals=[year_end(2017, value="7.0")])
    )
    assert need.target == 3 * Fraction(growth.get("multiple", 2))
    assert (row.status, need.latest_growth, need.latest) == ("exceeded", None, Fraction(7))


@pytest.mark.parametrize(
    ("measure", "unit", "change"),
    [
        ("ratio", "%", "≈ +0.8 points"),
        ("ratio", "‰", "≈ +0.8 per mille points"),
        ("ratio", "吨/万元", "≈ +0.8 吨/万元"),
        ("rank", "位", "≈ +0.8 位"),
        ("stock", "户", "≈ +25"),
    ],
)
def test_the_change_of_a_ratio_or_a_rank_is_never_in_percent(measure: str, unit: str, change: str) -> None:
    keys = {"measure": measure, "unit": unit, "baseline": "3.2", "target": "4.0"}
    row, _ = rows_of(plan_of((2016, 2017), **keys))
    assert status_table([row], "", "en", base_year=2016).rows[0][2] == change


def test_a_level_that_falls_is_derived_by_its_increment() -> None:
    actuals = [{"as_of": dt.date(2017, 6, 30), "value": 750}]
    keys = {"measure": "stock", "better": "lower", "baseline": 1000, "target": 500, "actuals": actuals}
    steps = {step.name: step for step in show(plan_of((2016, 2017), **keys), "x").steps}
    assert "done" not in steps
    assert steps["increment"].value == 50
    assert steps["increment"].put_in == "(750 - 1000) / (500 - 1000)"


PLAN = """format = 1
plan = { name = "t", base_year = 2016, target_year = 2017 }
[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { growth = { percent = 6.5, basis = "real" } }
"""
JUNE = ["--as-of", "2017-06-30"]
ADDED = 'actuals = [{ as_of = 2017-06-30, growth = { percent = 6.90, basis = "real" } }]'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def record(file: Path, *words: str) -> int:
    return run(["record", *words, "--plan", str(file)])


def test_a_growth_is_recorded_without_a_value(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    growth = ["gdp", "--growth", "6.90", "--basis", "real", *JUNE]
    assert record(file, *growth) == 0
    assert file.read_text(encoding="utf-8").replace("\n", "") == (PLAN + ADDED).replace("\n", "")
    assert record(file, *growth) == 0
    assert "6.90 % for 2017-06-30" in capfd.readouterr().err
    assert record(file, "gdp", "--growth", "6.8", "--basis", "real", *JUNE) == 0
    assert "there is a figure for 2017-06-30 already: 6.90 %" in capfd.readouterr().err
    assert len(load(file).indicators["gdp"].actuals) == 2


def test_a_growth_is_not_lost_beside_a_value_that_is_there(file: Path) -> None:
    assert record(file, "gdp", "392", *JUNE) == 0
    assert record(file, "gdp", "392", "--growth", "6.9%", "--basis", "real", *JUNE) == 0
    assert record(file, "gdp", "392", "--growth", "6.9", "--basis", "real", *JUNE) == 0
    assert [len(actual.growth) for actual in load(file).indicators["gdp"].actuals] == [0, 1]


def test_a_table_may_have_growth_alone_and_bases_in_chinese(file: Path) -> None:
    table = file.with_name("rates.csv")
    table.write_text("指标,同比(%),价格口径\n地区生产总值,6.90,可比价\n", encoding="utf-8")
    assert record(file, "--from", str(table), *JUNE) == 0
    assert file.read_text(encoding="utf-8").replace("\n", "") == (PLAN + ADDED).replace("\n", "")


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("id,growth,basis,as_of", "gdp,6.9,fixed,2017-06-30", "fixed"),
        ("id,growth,as_of", "gdp,6.9亿元,2017-06-30", "亿元"),
        ("id,growth,as_of", "gdp,,2017-06-30", "growth"),
        ("id,as_of", "gdp,2017-06-30", "value"),
    ],
)
def test_a_table_of_growth_is_refused_where_it_says_none(
    file: Path, head: str, row: str, code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    table = file.with_name("rates.csv")
    table.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert record(file, "--from", str(table)) == 2
    assert code in capfd.readouterr().err
    assert file.read_text(encoding="utf-8") == PLAN


def test_the_history_says_which_growth_counts() -> None:
    stated = [(3, "6.7", "real"), (6, "6.9", "real"), (6, "9.0", "nominal"), (9, "6.8", "real")]
    actuals = [
        {"as_of": dt.date(2017, month, 30), "growth": {"percent": rate, "basis": basis}}
        for month, rate, basis in stated
    ]
    plan = plan_of((2016, 2017), target={"growth": real(6.5)}, actuals=actuals)
    history = show(plan, "x", as_of=dt.date(2017, 7, 31)).history
    assert [(row.written, row.standing) for row in history] == [
        ("6.5 %", "in-force"), ("6.7 %", "earlier"), ("6.9 %", "in-force"), ("9.0 %", "in-force"),
        ("6.8 %", "not-yet"),
    ]  # fmt: skip
