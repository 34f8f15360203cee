"""How figures are printed, through a plan: in another place, another unit, another scale, under a bound."""

import pytest

from jyplan.answers.base import base as bases
from jyplan.answers.show import show
from jyplan.consistency.result import Checked, check
from jyplan.plan.load import parse
from tests.consistency.plans import rows

HEAD = 'format = 1\nplan = { name = "n", base_year = 2016, target_year = 2017 }\n'


def said(body: str, unit: str = "亿元", id: str = "a") -> str:
    return f'[indicators.{id}]\nname = "n"\nunit = "{unit}"\nmeasure = "flow"\nbetter = "higher"\n{body}\n'


def checked(text: str) -> Checked:
    return check(parse(HEAD + text).plan)


# Further printings


@pytest.mark.parametrize(
    ("unit", "body", "verdict"),
    [
        ("亿元", 'target = { value = 115000, unit = "万元", also = [{ value = "11.5亿元" }] }', "consistent"),
        ("亿元", 'target = { value = 115000, unit = "万元", also = [{ value = 11.5 }] }', "inconsistent"),
        ("户", 'target = { value = 1.2, unit = "万户", also = [{ value = 1.23 }] }', "consistent"),
        ("户", 'target = { value = 1.2, unit = "万户", also = [{ value = 12000 }] }', "inconsistent"),
        (
            "户",
            'target = { value = 1.2, unit = "万户", also = [{ value = 12000, unit = "户" }] }',
            "consistent",
        ),
        ("户", 'target = { value = "1.2万户", also = [{ value = 12000 }] }', "consistent"),
        ("户", 'integer = true\ntarget = { value = 12049, also = [{ value = "1.2万户" }] }', "consistent"),
        (
            "户",
            'integer = true\ntarget = { value = "1.2万户", also = [{ value = 1.2, unit = "万户" }] }',
            "consistent",
        ),
        (
            "亿元",
            'target = { value = 11500, precision = 100, also = [{ value = "1.152万亿元" }] }',
            "consistent",
        ),
        (
            "亿元",
            'target = { value = 11500, precision = 100, also = [{ value = "1.162万亿元" }] }',
            "inconsistent",
        ),
        ("亿元", 'target = { value = 11, rounding = "truncated", also = [{ value = 11.7 }] }', "consistent"),
        ("亿元", 'target = { value = 11.2, rounding = "exact", also = [{ value = 11 }] }', "consistent"),
    ],
)
def test_a_further_printing_has_its_own_digits_and_unit_else_that_of_the_statement(unit, body, verdict):
    found = rows(checked(said(body, unit)))
    assert {found["a@2017"].verdict, found["a@2017.also"].verdict} == {verdict}


def test_a_further_printing_of_a_growth_has_digits_of_its_own():
    body = 'target = { value = 1300, growth = { percent = 80, precision = 10, also = [{ value = "78%" }] } }'
    found = rows(checked(said("baseline = 731\n" + body)))
    assert found["a@2017.growth"].verdict == "consistent"
    assert found["a@2017.growth.also"].stated == "78"


# Whole numbers in a scale


def test_whole_numbers_are_offered_as_they_are_printed_whatever_the_scale_of_their_unit():
    whole = said('integer = true\ntarget = "50646户"', "万户")
    parts = said("integer = true\ntarget = 20000", "户", "b") + said(
        "integer = true\ntarget = 30647", "户", "c"
    )
    total = '[[relations]]\nid = "t"\nkind = "total"\nwhole = "a"\nparts = ["b", "c"]\n'
    found = checked(whole + parts + total)
    (conflict,) = found.conflicts
    assert [texts for each in conflict.candidates for texts in each.values()] == [
        ("50647",),
        ("19999",),
        ("30646",),
    ]
    assert rows(found)["relation:t"].passes == ("50647",)


def test_what_is_printed_elsewhere_is_shown_with_its_unit():
    growth = "growth = { percent = 8, also = [{ value = 8.3 }] }"
    also = '[{ at = "p. 3", value = { low = 11.0, high = 12.4 } }, { value = "12万亿元" }, { at = "p. 4" }]'
    body = f'target = {{ value = {{ low = 11, high = 12 }}, unit = "万亿元", {growth}, also = {also} }}'
    value, rate = show(parse(HEAD + said(body)).plan, "a").figures
    assert value.also == ("p. 3 11.0–12.4 万亿元", "12万亿元", "p. 4")
    assert rate.also == ("8.3 %",)


# Ranges that are only about


@pytest.mark.parametrize("about", ['approximate = "about"', 'bound = "about"'])
@pytest.mark.parametrize(
    "body",
    [
        "target = {{ value = {{ low = 110, high = 120 }}, {about}, growth = 25 }}",
        "target = {{ value = 125, growth = {{ percent = {{ low = 10, high = 20 }}, {about} }} }}",
        'target = {{ value = 125, growth = {{ percent = {{ low = 10, high = 20 }}, {about}, per = "year" }} }}',
    ],
)
def test_nothing_is_held_against_a_range_that_is_only_about(body, about):
    found = checked(said("baseline = 100\n" + body.format(about=about)))
    row = rows(found)["a@2017.growth"]
    assert (row.verdict, row.reason, found.conflicts) == ("not-checkable", "approximate", ())


def test_a_range_that_is_only_about_implies_no_value():
    body = 'target = { value = 125, growth = { percent = { low = 10, high = 20 }, approximate = "about" } }'
    (row,) = bases(parse(HEAD + said(body)).plan)
    assert (row.value, row.interval, row.reason) == (None, None, "approximate")


@pytest.mark.parametrize("percent", ["30", "{ low = 30, high = 40 }"])
def test_nothing_is_held_against_a_share_that_is_only_about(percent):
    share = f'kind = "share"\npart = "a"\nwhole = "b"\npercent = {percent}\napproximate = "about"'
    text = said("target = 25") + said("target = 100", id="b") + f'[[relations]]\nid = "s"\n{share}\n'
    row = rows(checked(text))["relation:s"]
    assert (row.verdict, row.reason) == ("not-checkable", "approximate")


# Bounds of a rate


@pytest.mark.parametrize(
    ("bound", "passes"),
    [
        ('bound = "at-least"', ("8.4", "8.5", "8.6")),
        ('approximate = "more"', ("8.4", "8.5", "8.6")),
        ('bound = "exactly"', ("8.6",)),
        ('rounding = "truncated"', ("8.5", "8.6")),
    ],
)
def test_other_printings_of_a_rate_are_read_under_its_own_bound(bound, passes):
    body = f"target = {{ value = 1086.2, growth = {{ percent = 8.7, {bound} }} }}"
    found = checked(said(f"baseline = 1000\n{body}"))
    row = rows(found)["a@2017.growth"]
    assert (row.verdict, row.passes) == ("inconsistent", passes)
    candidates = [texts for each in found.conflicts[0].candidates for texts in each.values()]
    assert all("8.7" not in texts for texts in candidates)


# Two figures of one day

SOURCE = '[sources.s]\ntitle = "t"\ndate = 2016-05-31\n'


@pytest.mark.parametrize(
    "body",
    [
        "same_period = [{{ as_of = 2016-05-31, value = 300 }}, {{ as_of = 2016-05-31, value = {0} }}]",
        "same_period = [{{ as_of = 2016-05-31, value = 300 }}]\n"
        "actuals = [{{ as_of = 2016-05-31, value = {0} }}]",
        'same_period = [{{ as_of = 2016-05-31, value = 300 }}]\nactuals = [{{ source = "s", value = {0} }}]',
        'same_period = [{{ source = "s", value = 300 }}, {{ as_of = 2016-05-31, value = {0} }}]',
    ],
)
@pytest.mark.parametrize(("other", "verdict"), [("400", "inconsistent"), ("300.4", "consistent")])
def test_two_figures_of_one_day_are_held_against_each_other(body, other, verdict):
    found = rows(checked(SOURCE + said(body.format(other))))
    assert {address: row.verdict for address, row in found.items()} == {
        "a@2016-05-31": verdict,
        "a@2016-05-31[2]": verdict,
    }


def test_a_relation_may_name_a_growth_of_last_years_same_period():
    body = "same_period = [{ as_of = 2016-05-31, value = 300, growth = 8 }]"
    compare = 'kind = "compare"\nleft = "a@2016-05-31.growth"\nop = ">"\nright = 9\n'
    found = checked(said(body) + f'[[relations]]\nid = "c"\n{compare}')
    assert rows(found)["relation:c"].verdict == "inconsistent"


# Ids that are words of the format


@pytest.mark.parametrize("id", ["growth", "increase", "points", "g"])
def test_what_an_indicator_accepts_stays_with_its_statement_whatever_its_id(id):
    body = "baseline = { value = 100, accept = 'x' }\ntarget = { value = 150, growth = 8, accept = 'x' }"
    accepted = checked(said(body, id=id)).accepted
    assert [one.path[2:] for one in accepted] == [("target", 0), ("baseline", 0)]
    assert accepted[0].figures == (f"{id}@2017", f"{id}@2017.growth")
