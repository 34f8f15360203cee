"""Plan files to begin with: they load as they are, and with every example in them switched on."""

import re
import tomllib

import pytest
from pydantic import BaseModel

from jyplan.edit.add import Entry
from jyplan.edit.begin import next_year, starter
from jyplan.edit.edited import edited
from jyplan.exact.dates import read_date
from jyplan.plan.load import document, parse
from jyplan.plan.model import Group, Header, Indicator, Source
from jyplan.plan.relation import Compare, Part, Share, Total
from jyplan.plan.statement import Actual, Baseline, Days, Fact, Growth, Target, Threshold, Waypoint
from jyplan.plan.table import Printing

PLAN = """\
format = 1
[plan]
name = "2017年指标"
name_en = "Indicators for 2017"
base_year = 2016
target_year = 2017
rounding = "half-up"
note = "about 2017"

[sources.report]
title = "报告 \\"2017\\" \\\\"
date = 2017-02-22

[groups.economy]
name = "经济\\u0009发展"

[indicators.gdp]
name = "GDP"
group = "economy"
unit = "亿元"
measure = "flow"
better = "higher"
owner = "统计局"
baseline = 752
target = { value = 813, growth = 8.0, bound = "at-least", source = "report" }
GDP_ACTUALS

[indicators.parks]
name = "公园"
unit = "个"
measure = "stock"
better = "higher"
integer = true
target = 12
PARKS_ACTUALS

[[relations]]
id = "some"
kind = "part"
whole = "gdp"
parts = ["gdp_of_parks"]
accept = "checked"

[[relations]]
id = "once"
kind = "compare"
left = "gdp@2017.growth"
op = ">"
right = 1

[indicators.gdp_of_parks]
name = "其中"
unit = "亿元"
measure = "flow"
better = "none"
profile = [1, 2, 3, 4]
pace = "profile"
"""


def begun(gdp: str = "", parks: str = "", year: int = 2018):
    """Next year's plan, of a plan with these actuals."""
    plan = PLAN.replace("GDP_ACTUALS", gdp and f"actuals = [{gdp}]")
    text = next_year(parse(plan.replace("PARKS_ACTUALS", parks and f"actuals = [{parks}]")), year).text
    return parse(text), text


def baseline(of: Indicator) -> dict[str, object]:
    (only,) = of.baseline
    return only.model_dump(exclude_defaults=True)


@pytest.mark.parametrize("year", [1002, 2017, 2024, 9999])
def test_a_new_plan_loads(year):
    plan = parse(starter(year)).plan
    assert (plan.about.base_year, plan.about.target_year) == (year - 1, year)
    assert list(plan.indicators) == ["gdp"]
    assert plan.indicators["gdp"].target == ()  # no invented figure


def test_every_example_of_a_new_plan_works():
    text = re.sub(r"^# (?=\[|\w+ = )", "", starter(2024), flags=re.MULTILINE)
    plan = parse(text).plan
    assert len(plan.indicators["gdp"].actuals) == len(plan.relations) == len(plan.sources) == 1
    assert not re.search(r"^# \w+ =", text, re.MULTILINE)


def keys_of(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    "model",
    [
        *(Header, Source, Group, Indicator, Target, Baseline, Actual, Fact, Growth, Printing),
        *(Days, Waypoint, Threshold, Total, Share, Part, Compare),
    ],
)
def test_a_new_plan_explains_every_key(model):
    text = starter(2024)
    for key in keys_of(model) - {"format"}:
        assert re.search(rf"\b{key}\b", text), key


def test_every_indented_example_of_a_new_plan_works_where_it_fits():
    text = starter(2024)
    target = re.search(r"^#   (target = \[.*)$", text, re.MULTILINE)
    path = re.search(r"^#   (path = .*)$", text, re.MULTILINE)
    assert target
    assert path
    plan = parse(text.replace('measure = "flow"', f'measure = "stock"\n{target[1]}\n{path[1]}', 1)).plan
    assert [one.version for one in plan.indicators["gdp"].target] == [None, "adjusted"]
    said = re.findall(r"^#   (\w+ = [^#]*?) +#", text, re.MULTILINE)
    keys = {line.split(" = ")[0]: line for line in said}
    of = keys.pop("of")
    parse(text.replace('measure = "flow"', f'measure = "rank"\n{of}', 1))
    figure = ", ".join(line for key, line in keys.items() if key != "accept")
    filled = f'target = {{ value = 1100, source = "report", {figure} }}'
    parse(
        starter(2024)
        .replace("\n# The base", f"\n{filled}\n# The base")
        .replace("# [sources.report]\n# title", "[sources.report]\ntitle")
    )


def test_a_new_plan_takes_figures_at_once():
    day = read_date("2024-03-31")
    assert day
    text = edited(parse(starter(2024)), [Entry("gdp", "251.30", day)])
    assert "\nactuals = [{ as_of = 2024-03-31, value = 251.30 }]\n" in text


def test_next_year_keeps_what_lasts_and_nothing_of_the_year():
    document, text = begun()
    plan = document.plan
    assert plan.about.name == "2018年指标"
    assert plan.about.name_en == "Indicators for 2018"
    assert (plan.about.base_year, plan.about.target_year, plan.about.rounding) == (2017, 2018, "half-up")
    assert plan.sources["report"].title == '报告 "2017" \\'
    assert plan.groups["economy"].name == "经济\t发展"
    assert list(plan.indicators) == ["gdp", "parks", "gdp_of_parks"]
    gdp = plan.indicators["gdp"]
    assert (gdp.owner, gdp.group, gdp.target, gdp.actuals) == ("统计局", "economy", (), ())
    assert plan.indicators["parks"].integer
    assert plan.indicators["gdp_of_parks"].profile is None
    assert [(one.id, one.accept) for one in plan.relations] == [("some", None)]
    assert '# target = { value = …, growth = …, bound = "at-least", source = "…" }   # 2017: ' in text
    assert "{ value = 813, growth = 8.0 }" in text


INDICATORS = """
[indicators]
part = { name = "乙", unit = "亿元", measure = "flow", better = "higher", path = [{ as_of = 2017-03-31, value = 2 }] }
people = { name = "人口", unit = "万人", measure = "stock", better = "none", facts = [{ year = 2017, value = 10 }] }
head = { name = "人均", unit = "元", measure = "ratio", better = "higher", facts = [{ year = 2016, value = 3 }] }
[indicators.all]
name = "甲"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = { value = 30, growth = 3 }
target = { value = 33, growth = 10 }
"""
KEPT = {
    'kind = "total"\nwhole = "all"\nparts = ["part@2016", "part"]': ["all", "part@2017", "part"],
    'kind = "part"\nwhole = "all@2017"\nparts = ["part@2017"]': ["all@2018", "part@2018"],
    'kind = "ratio"\nnumerator = "all@2017"\ndenominator = "people@2016"\nis = "head@2017"': [
        "all@2018",
        "people@2017",
        "head@2018",
    ],
}
LEFT_OUT = [
    'kind = "share"\nwhole = "all@2017"\npart = "part@2017"\npercent = 33.3',
    'kind = "difference"\nleft = "all@2017.growth"\nright = "all@2016.growth"\nvalue = 2',
    'kind = "total"\nwhole = "all@2017-Q1"\nparts = ["all@2017-01"]',
    'kind = "compare"\nleft = "all.growth"\nop = ">"\nright = 3',
]


def test_a_relation_is_kept_with_its_years_moved_on_or_told_and_commented():
    bodies = [*KEPT, *LEFT_OUT]
    relations = "".join(f'[[relations]]\nid = "r{n}"\n{body}\n' for n, body in enumerate(bodies))
    head = 'format = 1\nplan = { name = "t", base_year = 2016, target_year = 2017 }\n'
    text, left_out = next_year(parse(head + INDICATORS + relations), 2018)
    sides = [[side for side, _ in relation.references()] for relation in parse(text).plan.relations]
    assert sides == list(KEPT.values())
    told = [f"relation:r{n}" for n in range(len(KEPT), len(bodies))]
    assert list(left_out) == ["part.path", "head.facts", *told]
    assert all(f'# id = "{name.removeprefix("relation:")}"' in text for name in told)
    assert "# percent = …   # 2017: 33.3" in text


def test_the_year_end_figure_becomes_the_base_as_it_was_written():
    december = '{ as_of = 2017-12-31, value = "8.130百亿元", source = "report", version = "final" }'
    with pytest.raises(Exception, match="百亿元"):
        begun(december)
    december = december.replace("百亿元", "万亿元").replace("8.130", "0.0813")
    document, _ = begun(f"{{ as_of = 2017-06-30, value = 400.0 }}, {december}")
    assert baseline(document.plan.indicators["gdp"]) == {
        "value": "0.0813万亿元",
        "source": "report",
        "version": "final",
    }


def test_a_revised_year_end_figure_goes_before_the_first():
    document, _ = begun(
        "{ as_of = 2017-12-31, value = 810 }, { as_of = 2017-12-31, value = 811, version = 'revised' }"
    )
    assert baseline(document.plan.indicators["gdp"])["value"] == 811


def test_quarters_add_up_to_the_base():
    ends = [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")]
    quarters = ", ".join(
        f"{{ as_of = 2017-{last}, value = 200.5, period = {{ from = 2017-{first}, to = 2017-{last} }} }}"
        for first, last in ends
    )
    document, _ = begun(quarters)
    base = baseline(document.plan.indicators["gdp"])
    assert str(base["value"]) == "802"
    assert base["approximate"] == "about"
    assert str(base["note"]).startswith("sum of 4 periods")


def test_without_a_year_end_figure_a_flow_takes_its_target_and_says_so():
    document, _ = begun("{ as_of = 2017-06-30, value = 400.0 }")
    base = baseline(document.plan.indicators["gdp"])
    assert base["value"] == 813
    assert "bound" not in base
    assert "the target for 2017" in str(base["note"])


def test_without_a_year_end_figure_a_stock_takes_its_latest_level_and_says_so():
    document, _ = begun(parks="{ as_of = 2017-06-30, value = 9 }, { as_of = 2017-03-31, value = 8 }")
    base = baseline(document.plan.indicators["parks"])
    assert (base["value"], str(base["as_of"])) == (9, "2017-06-30")
    assert "the latest known" in str(base["note"])


def test_where_nothing_is_known_the_base_is_left_open():
    document, text = begun()
    assert document.plan.indicators["gdp_of_parks"].baseline == ()
    assert '# baseline = { value = …, source = "…" }' in text


def test_last_years_figures_serve_as_the_profile_of_the_next():
    plan = parse(
        PLAN.replace(
            "GDP_ACTUALS",
            'pace = "profile"\nactuals = [{ as_of = 2017-05-31, value = 3 }]\n'
            "same_period = [{ as_of = 2016-05-31, value = 2 }]",
        ).replace("PARKS_ACTUALS", "")
    )
    gdp = parse(next_year(plan, 2018).text).plan.indicators["gdp"]
    assert gdp.pace == "profile"
    assert [one.value for one in gdp.same_period] == [3]


def test_figures_up_to_a_month_are_there_to_compare_with():
    document, _ = begun(
        "{ as_of = 2017-06-30, value = 400.0, source = 'report' }, { as_of = 2017-03-31, value = 190 },"
        "{ as_of = 2017-06-30, value = 401.0, version = 'revised' }, { as_of = 2017-12-31, value = 810 },"
        "{ as_of = 2017-07-31, value = 70, period = { from = 2017-07-01, to = 2017-07-31 } },"
        "{ as_of = 2016-06-30, value = 380 }"
    )
    found = [(str(one.as_of), str(one.value)) for one in document.plan.indicators["gdp"].same_period]
    assert found == [("2017-03-31", "190"), ("2017-06-30", "401.0"), ("2017-07-31", "70")]


@pytest.mark.parametrize("year", [2016, 2017, 2019, 2030])
def test_any_year_loads(year):
    document, _ = begun("{ as_of = 2017-12-31, value = 810 }", year=year)
    assert document.plan.about.target_year == year


def test_the_shipped_plan_goes_on_for_years():
    plan = document("data/targets.toml")
    ids = list(plan.plan.indicators)
    for year in (2018, 2019, 2020):
        plan = parse(next_year(plan, year).text)
        assert list(plan.plan.indicators) == ids
        assert plan.plan.about.name == f"净月高新区{year}年主要发展指标"
    assert tomllib.loads(plan.text)
