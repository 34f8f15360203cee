"""Recording: what refuses a figure, and what only warns."""

import datetime as dt

import pytest

from jyplan.diagnostic import PlanError
from jyplan.edit.add import record
from jyplan.exact.periods import Period
from tests.edit.records import FLOW, JANUARY, MAY, SOURCE, codes, leftovers, on, plan_file

# What refuses a figure


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (MAY._replace(id="gpd"), "no-such-id"),
        (MAY._replace(value="5人"), "unit-mismatch"),
        (MAY._replace(value="5%"), "unit-mismatch"),
        (MAY._replace(value="many"), "not-a-number"),
        (MAY._replace(value=""), "not-a-number"),
        (MAY._replace(value="1e3"), "unit-mismatch"),
        (MAY._replace(source="buro"), "unknown-reference"),
        (MAY._replace(version="last"), "not-one-of"),
        (MAY._replace(period=Period(dt.date(2017, 5, 31), dt.date(2017, 5, 1))), "period-order"),
    ],
)
def test_a_figure_that_does_not_fit_refuses_all_of_them(tmp_path, entry, code):
    path = plan_file(tmp_path, f"{SOURCE}[indicators.gdp]\n{FLOW}")
    old = path.read_bytes()
    with pytest.raises(PlanError) as error:
        record(path, [MAY, entry])
    assert codes(error) == [code]
    assert path.read_bytes() == old
    assert not leftovers(path)


def test_an_unknown_id_comes_with_the_nearest_one(tmp_path):
    path = plan_file(tmp_path)
    with pytest.raises(PlanError) as error:
        record(path, [MAY._replace(id="gpd")])
    assert error.value.diagnostics[0].hint() == "did you mean gdp?"


def test_part_of_a_person_is_refused(tmp_path):
    table = FLOW.replace("亿元", "人") + "integer = true\n"
    path = plan_file(tmp_path, f"[indicators.gdp]\n{table}")
    for value in ("3.5", "1.23456万人"):
        with pytest.raises(PlanError) as error:
            record(path, [MAY._replace(value=value)])
        assert codes(error) == ["not-whole"]


def test_a_plan_that_does_not_load_is_left_alone(tmp_path):
    path = plan_file(tmp_path, "[indicators.gdp]\nname = 1\n")
    with pytest.raises(PlanError) as error:
        record(path, [MAY])
    assert "not-text" in codes(error)


# What only warns


def warned(folder, *entries, body=f"[indicators.gdp]\n{FLOW}") -> list[str]:
    path = plan_file(folder, body)
    done = record(path, entries)
    assert done.written
    return [one.code for one in done.warnings]


def test_months_that_add_up_warn_of_nothing(tmp_path):
    assert warned(tmp_path, *(on(month, str(month * 94)) for month in range(1, 13))) == []


def test_a_year_so_far_that_falls_warns_in_either_order(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(5, "39")) == ["cumulative-falls"]
    assert warned(tmp_path, on(5, "39"), on(4, "40")) == ["cumulative-falls"]
    assert warned(tmp_path, on(12, "100", 2016), on(1, "9")) == []


def test_a_fall_is_seen_across_units(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(5, "400001万元")) == []
    assert warned(tmp_path, on(4, "40"), on(5, "399999万元")) == ["cumulative-falls"]


def test_months_by_themselves_may_fall(tmp_path):
    may = Period(dt.date(2017, 5, 1), dt.date(2017, 5, 31))
    assert warned(tmp_path, on(4, "40"), on(5, "9", period=may)) == []


def test_a_stock_may_fall(tmp_path):
    stock = FLOW.replace("flow", "stock")
    assert warned(tmp_path, on(4, "40"), on(5, "39"), body=f"[indicators.gdp]\n{stock}") == []


def test_a_lost_decimal_point_is_a_tenfold_jump(tmp_path):
    assert warned(tmp_path, on(4, "40.5"), on(5, "511")) == ["tenfold-jump"]
    assert warned(tmp_path, on(1, "9"), on(12, "108")) == []  # twelve months are not


def test_a_first_figure_is_held_against_target_and_base(tmp_path):
    body = f"[indicators.gdp]\n{FLOW}baseline = 1000\ntarget = 1100\n"
    assert warned(tmp_path, on(5, "11000"), body=body) == ["tenfold-jump"]
    assert warned(tmp_path, on(5, "4"), body=body) == ["tenfold-jump"]
    assert warned(tmp_path, on(1, "90"), body=body) == []


@pytest.mark.parametrize("entry", [on(1, "9", 2018), on(12, "9", 2015)])
def test_a_date_outside_the_plan_is_refused_unless_it_is_meant(tmp_path, entry):
    path = plan_file(tmp_path)
    before = path.read_bytes()
    with pytest.raises(PlanError) as error:
        record(path, [MAY, entry])
    assert codes(error) == ["date-outside-plan"]
    assert path.read_bytes() == before
    assert not record(path, [entry], any_year=True).warnings


def test_the_same_figure_is_told_and_left_out_unless_it_is_asked_for_again(tmp_path):
    body = f"[sources.s]\ntitle = 's'\n[indicators.gdp]\n{FLOW}"
    path = plan_file(tmp_path, body)
    batch = [on(4, "40"), on(5, "50.5", source="s"), on(5, "50.5亿元", source="s")]
    first = record(path, batch)
    assert (first.added, [one.code for one in first.warnings]) == (2, ["already-recorded"])
    before = path.read_bytes()
    again = record(path, batch)
    assert (again.added, again.written, again.diff) == (0, False, "")
    assert [one.code for one in again.warnings] == ["already-recorded"] * 3
    assert path.read_bytes() == before
    assert record(path, batch, again=True).added == 3


@pytest.mark.parametrize(
    "other",
    [on(4, "40.0"), on(4, "40", version="final"), on(4, "40", source="s"), on(4, "400000万元"), on(4, "41")],
)
def test_another_printing_version_source_or_value_is_another_figure(tmp_path, other):
    path = plan_file(tmp_path, f"[sources.s]\ntitle = 's'\n[indicators.gdp]\n{FLOW}")
    assert record(path, [on(4, "40")]).added == 1
    assert record(path, [other]).added == 1


def test_a_second_figure_for_a_day_warns_unless_it_is_another_version(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(4, "40.1")) == ["recorded-twice"]
    assert warned(tmp_path, on(4, "40"), on(4, "41", version="revised")) == []


def test_a_warning_names_the_line_of_the_indicator(tmp_path):
    path = plan_file(tmp_path, f"[indicators.gdp]\n{FLOW}actuals = [{JANUARY}]\n")
    warning = record(path, [on(2, "8.5亿元")]).warnings[0]
    assert str(warning.place) == f"{path}:7: indicators.gdp:"
    assert warning.message() == (
        "8.5亿元 up to 2017-02-28 is less than 8.6亿元 up to 2017-01-31: a figure for the year so far does not fall"
    )
