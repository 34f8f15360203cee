"""What `jyplan check` prints for people beside its table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jyplan.report.safe import width
from jyplan.words import pages
from tests.cli.test_cli import MISPRINT, whole_number
from tests.commands import HEADER, jyplan
from tests.report.checks import FAILS, written

# For people

NETWORKS = {
    "misprint": MISPRINT,
    "growth": FAILS["growth-mismatch"],
    "joint": pages.examples("joint-conflict").fails,
    "relations": pages.examples("relations-contradict").fails,
    "certain": FAILS["certain-contradict"],
    "accepted": FAILS["accepted"],
    "stale": FAILS["stale-acceptance"],
    "one-suspect": FAILS["growth-mismatch"]
    .replace("baseline = 731", "baseline = { value = 731, certain = true }")
    .replace("growth = 81", "growth = { percent = 81, certain = true }"),
    "exact": MISPRINT.replace(
        "baseline = 200\ntarget = { value = 221, growth = 10.5 }", "target = 221"
    ).replace('unit = "个"', 'unit = "个"\ninteger = true'),
    "two-errors": (
        HEADER
        + whole_number("whole", "target = 221")
        + whole_number("a", "target = 123")
        + whole_number("b", "target = 98")
        + whole_number("c", "target = 60")
        + '[[relations]]\nid = "t"\nkind = "total"\nwhole = "whole"\nparts = ["a", "b"]\n'
        + '[[relations]]\nid = "u"\nkind = "total"\nwhole = "b"\nparts = ["c"]\n'
        + '[[relations]]\nid = "s"\nkind = "share"\npart = "a"\nwhole = "whole"\npercent = 71\n'
    ),
}


# Figures in other units than the indicator's, with bounds, as multiples, as shares of something.
WORDED = (
    HEADER
    + """
[indicators]
gdp = { name = "地区生产总值", name_en = "GDP", unit = "亿元", measure = "flow", better = "higher" }
primary = { name = "第一产业", unit = "亿元", measure = "flow", better = "higher", target = 60 }
firms = { name = "企业", unit = "户", measure = "stock", better = "higher" }
posts = { name = "岗位", unit = "个", measure = "flow", better = "higher", baseline = 100.0 }
homes = { name = "住房", unit = "套", measure = "flow", better = "higher", baseline = 1000 }
net = { name = "净额", unit = "亿元", measure = "flow", better = "higher", baseline = 9 }
urban = { name = "城镇化率", unit = "%", measure = "ratio", better = "higher", baseline = 61.5 }
[[relations]]
id = "share"
kind = "share"
part = "primary"
whole = "gdp"
percent = 12.5
bound = "at-most"
"""
)
STATED = {
    "gdp": 'baseline = 731, target = { value = "1300万元", growth = { multiple = 2.3 } }',
    "firms": 'baseline = 9000, target = { value = 1.2, unit = "万户", also = [{ value = 12000, unit = "户" }, '
    '{ value = 1.5 }], growth = { percent = 57, bound = "at-least" } }',
    "posts": 'target = { value = 250.3, approximate = "more", growth = { doublings = 1 } }',
    "homes": "target = { value = 2000, growth = { doublings = 2 }, increase = { low = 2000, high = 2500 } }",
    "net": 'target = { value = 5, increase = "8万元" }',
    "urban": "target = { value = 62.5, points = 2.0 }",
}
for id, said in STATED.items():
    WORDED = re.sub(rf"(?m)^({id} = .*) }}$", rf"\1, {said} }}", WORDED)


def test_every_figure_of_a_conflict_says_what_it_is_in_its_unit_and_bound() -> None:
    out = jyplan("check", "-", "-f", "text", stdin=WORDED, columns=200).out
    for line in (
        "gdp@2017 GDP 1300 万元",
        "gdp@2017.growth GDP 2.3× = +130.0 %",
        "relation:share share of 第一产业 in GDP ≤ 12.5 %",
        "firms@2017 企业 1.2 万户",
        "firms@2017.also 企业 12000 户",
        "firms@2017.also[2] 企业 1.5 万户",
        "firms@2017.growth 企业 ≥ 57 %",
        "posts@2017.growth 岗位 doubled = +100 %",
        "posts@2017 岗位 > 250.3 个",
        "homes@2017.growth 住房 doubled 2 times = +300 %",
        "homes@2017.increase 住房 2000–2500 套",
        "net@2017.increase 净额 8 万元",
        "urban@2017.points 城镇化率 2.0 points",
    ):
        assert line in re.sub(" +", " ", out)


def test_a_range_stands_in_the_unit_of_the_printing_beside_it() -> None:
    done = jyplan("check", "-", "-f", "text", "--explain", "-v", stdin=WORDED, columns=200)
    told = re.sub(r"\s+", " ", done.out)
    assert "net@2017.increase (净额 8 万元): -30000, -30001 or -30002 (not 8) would fit, within" in told
    assert "would fit, within [-50000, -30000] 万元" in told
    assert "would fit, within [14500, 15500] 户" in told
    assert "Stated: 1300 万元 [1299.5, 1300.5]" in told
    assert "firms@2017 企业 1.2 万户 1.5 [1.45, 1.55]" in told
    message = jyplan("check", "-", "-f", "github", stdin=WORDED).out
    assert "8 万元 is stated, but the other figures give -40000 [-50000, -30000] 万元" in message


WHOLE_NUMBERS = (
    HEADER
    + whole_number(
        "p0",
        "integer = true\nbaseline = 173\n"
        'target = { growth = { percent = 43677, per = "period", from = 2012 } }',
    )
    + whole_number("p1", "integer = true\ntarget = 149")
    + whole_number(
        "w",
        "integer = true\nfacts = [{ year = 2012, value = 137 }]\n"
        'target = { value = "6.002万个", growth = { percent = 43707.30, per = "period", from = 2012 } }',
    )
    + '[[relations]]\nid = "t"\nkind = "total"\nwhole = "w@2017"\nparts = ["p0@2017", "p1@2017"]\n'
)


def test_a_number_inside_the_range_is_said_to_be_no_whole_number_that_fits() -> None:
    out = jyplan("check", "-", "-f", "text", stdin=WHOLE_NUMBERS, columns=200).out
    told = next(line for line in out.splitlines() if line.startswith("  - p1@2017 (p1 149 个)"))
    assert "another whole number must stand here" in told
    assert "would have to lie in" not in told


def test_a_range_is_never_rounded_past_what_it_can_be() -> None:
    out = jyplan("check", "-", "-f", "text", stdin=WHOLE_NUMBERS, columns=200).out
    assert re.search(r"would fit, within \(-100, [0-9]{7}\] %", out)
    told = jyplan("check", "-", "-f", "text", stdin=WORDED, columns=200).out
    assert "within (0, 7644] 户" in told
    assert "lie in (150.17, ∞) %" in told


def test_the_printed_digits_are_never_named_in_their_own_place() -> None:
    zero = HEADER + whole_number("a", "target = 0") + whole_number("b", "target = 3")
    zero += '[[relations]]\nid = "t"\nkind = "total"\nwhole = "a"\nparts = ["b"]\n'
    out = jyplan("check", "-", "-f", "text", stdin=zero, columns=200).out
    assert "a@2017 (a 0 个): 2, 3 or 4 (not 0) would fit" in out


@pytest.mark.parametrize("form", ["text", "plain", "markdown", "json", "csv", "github"])
def test_what_is_not_decided_in_time_is_said_once_with_what_helps(form: str, tmp_path: Path) -> None:
    written(tmp_path, plan=FAILS["growth-mismatch"].replace("81", "77.8"))
    done = jyplan("check", "plan.toml", "-f", form, "--timeout", "0", cwd=tmp_path, columns=200)
    assert done.code == 2
    told = "3 figures were not decided in time; a longer --timeout helps"
    assert (done.out.count(told), done.err.count(told)) == (
        (1, 0) if form in ("text", "markdown", "plain") else (0, 1)
    )


def told_of(plan: str, language: str = "en") -> str:
    done = jyplan("check", "-", "-f", "text", "--lang", language, stdin=plan, columns=200)
    return re.sub(r"\s+", " ", done.out)


def test_every_relation_that_ties_a_conflict_is_said_in_words() -> None:
    a, b = whole_number("a", "target = 2"), whole_number("b", "target = 3")
    greater = '[[relations]]\nid = "t"\nkind = "compare"\nleft = "a"\nop = ">="\nright = 5\n'
    told = told_of(HEADER + a + greater)
    assert "a@2017 a 2 个 It is tied by: relation:t: a ≥ 5 If all the others" in told
    part = '[[relations]]\nid = "p"\nkind = "part"\nwhole = "a@2017"\nparts = ["b@2017"]\n'
    assert "They are tied by: relation:p: b 2017 ≤ a 2017" in told_of(HEADER + a + b + part)
    whole = '[[relations]]\nid = "w"\nkind = "total"\nwhole = 4\nparts = ["a", "b"]\ncomplete = false\n'
    assert "They are tied by: relation:w@2017: 4 ≥ a + b" in told_of(HEADER + a + b + whole)
    less = '[[relations]]\nid = "w"\nkind = "total"\nwhole = 1\nparts = ["b"]\nminus = ["a"]\n'
    nine = whole_number("b", "target = 9")
    assert "They are tied by: relation:w@2017: 1 = b - a" in told_of(HEADER + a + nine + less)
    assert "below zero" not in told_of(HEADER + a + b + less.replace("= 1", "= 4"))  # a is stated


def test_what_is_certain_is_named_beside_the_figures_that_clash_with_it() -> None:
    counts = [("w", "target = { value = 450, certain = true }"), ("a", "target = 214"), ("b", "target = 126")]
    plan = HEADER + "".join(whole_number(id, said) for id, said in counts)
    plan += '[[relations]]\nid = "t"\nkind = "total"\nwhole = "w@2017"\nparts = ["a@2017", "b@2017"]\n'
    told = told_of(plan)
    assert "b@2017 b 126 个 beside what is marked as certain: w@2017 w 450 个 They are tied by" in told
    annotated = jyplan("check", "-", "-f", "github", "--lang", "en", stdin=plan).out
    assert (
        "b@2017 (b 126 个) beside what is marked as certain: w@2017 (w 450 个). They are tied by: relation:t: "
        in annotated
    )


def test_what_is_accepted_is_called_so_in_the_table_and_counted() -> None:
    told = told_of(FAILS["accepted"])
    assert "accepted: growth-mismatch" in told
    assert "accepted 1)" in told


def test_a_verdict_alone_says_how_much_was_not_decided() -> None:
    done = jyplan("check", "-", "-q", "--timeout", "0", "--lang", "en", stdin=FAILS["growth-mismatch"])
    assert (done.code, "not decided in time 2)" in done.out) == (2, True), done.out


def test_a_comparison_of_two_rates_is_said_too() -> None:
    rates = whole_number("a", "target = { growth = 5 }") + whole_number("b", "target = { growth = 8 }")
    faster = '[[relations]]\nid = "f"\nkind = "compare"\nleft = "a.growth"\nop = ">"\nright = "b.growth"\n'
    assert "They are tied by: relation:f: a growth > b growth" in told_of(HEADER + rates + faster)


def test_a_value_that_would_have_to_be_below_zero_is_named_with_the_key_that_allows_it() -> None:
    grown = HEADER + whole_number("n", "target = { value = 5, increase = 8 }")
    said = "This would fit only if n@2016 (n) were below zero"
    assert said in told_of(grown)
    assert "negative = true" in told_of(grown, "zh")
    assert said in jyplan("check", "-", "-f", "github", stdin=grown).out
    allowed = grown.replace('unit = "个"', 'unit = "个"\nnegative = true')
    assert jyplan("check", "-", "-f", "text", stdin=allowed).code == 0
    assert "below zero" not in told_of(MISPRINT)
    audited = whole_number("n", "target = { value = 5, certain = true, increase = 8 }")
    assert "n@2016 >= 0 never below zero, unless negative = true" in told_of(HEADER + audited)
    sure = whole_number("n", "target = { value = 5, certain = true, increase = 8 }\n")
    parts = '[[relations]]\nid = "t"\nkind = "total"\nwhole = "n"\nparts = ["a", "b"]\n'
    others = whole_number("a", "target = 9") + whole_number("b", "facts = [{ year = 2016, value = 1 }]")
    told = told_of(HEADER + sure.replace(", increase = 8", "") + others + parts)
    assert "This would fit only if b@2017 (b) were below zero" in told


@pytest.mark.parametrize("columns", [50, 80, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_code_is_never_broken_over_two_lines(language: str, columns: int) -> None:
    out = jyplan("check", "-", "-f", "text", "--lang", language, stdin=WORDED, columns=columns).out
    table = out.partition("23)")[0]
    for code, count in (("joint-conflict", 12), ("growth-mismatch", 4), ("increase-mismatch", 2)):
        assert table.count(code) == count
    assert max(width(line) for line in table.splitlines()) <= columns


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_findings_are_told_in_plain_sentences_that_fit(language: str, columns: int, tmp_path: Path) -> None:
    names = written(tmp_path, **NETWORKS, worded=WORDED, whole=WHOLE_NUMBERS)
    done = jyplan("check", *names, "-f", "text", "--lang", language, cwd=tmp_path, columns=columns)
    assert done.code == 1
    assert max(width(line) for line in done.out.splitlines()) <= columns


@pytest.mark.parametrize("language", ["en", "zh"])
def test_explain_shows_every_derivation(language: str, tmp_path: Path) -> None:
    codes = (
        *("growth-mismatch", "increase-mismatch", "points-mismatch", "total-mismatch", "share-mismatch"),
        *("part-exceeds-whole", "comparison-fails", "printings-differ", "shares-not-100", "real-growth"),
    )
    names = written(tmp_path, **{code: pages.examples(code).fails for code in codes})
    done = jyplan("check", *names, "-f", "plain", "--explain", "--lang", language, cwd=tmp_path)
    assert done.code == 1
    briefly = jyplan("check", *names, "-f", "plain", "--lang", language, cwd=tmp_path).out
    assert done.out.count(" = ") > briefly.count(" = ") + len(codes)


@pytest.mark.parametrize("form", ["text", "markdown", "json", "junit"])
def test_explain_in_every_format_that_has_room_for_it(form: str) -> None:
    explained = jyplan("check", "-", "-f", form, "--explain", stdin=MISPRINT)
    assert explained.code == 1
    assert "199.5" in explained.out  # the base as printed, an end of its interval


@pytest.mark.parametrize("form", ["csv", "jsonl", "sarif", "github"])
def test_explain_is_refused_where_it_has_no_place(form: str) -> None:
    done = jyplan("check", "-", "-f", form, "--explain", stdin=MISPRINT)
    assert (done.code, done.out) == (2, "")
    assert "--explain goes with" in done.err


def test_quiet_prints_the_verdict_of_each_plan_and_nothing_else(tmp_path: Path) -> None:
    names = written(tmp_path, misprint=MISPRINT, edge=FAILS["edge"], empty=HEADER)
    for form in ("text", "plain", "markdown"):
        done = jyplan("check", *names, "-q", "-f", form, cwd=tmp_path)
        assert (done.code, done.err) == (1, "")
        assert done.out == (
            "misprint.toml: inconsistent (inconsistent 8)\nedge.toml: edge (edge 3)\nempty.toml: untested\n"
        )
    assert len(json.loads(jyplan("check", names[0], "-q", "-f", "json", cwd=tmp_path).out)["statements"]) == 8


def test_what_is_accepted_does_not_fail_and_english_names_are_used(tmp_path: Path) -> None:
    named = FAILS["accepted"].replace('name = "地区生产总值"', 'name = "地区生产总值"\nname_en = "GDP"')
    written(tmp_path, plan=named)
    done = jyplan("check", "plan.toml", "-f", "text", cwd=tmp_path)
    assert done.code == 0
    assert "GDP" in done.out
    assert "Accepted: gdp@2017.growth: 2018年普查后基数下调 (inconsistent)" in done.out
    assert "GDP" not in jyplan("check", "plan.toml", "-f", "json", cwd=tmp_path).out


def test_many_suspects_are_cut_with_a_count() -> None:
    parts = "".join(whole_number(f"p{n:02}", "target = 10") for n in range(30))
    names = ", ".join(f'"p{n:02}"' for n in range(30))
    total = f'[[relations]]\nid = "t"\nkind = "total"\nwhole = "w"\nparts = [{names}]\n'
    plan = HEADER + whole_number("w", "target = 999") + parts + total
    out = jyplan("check", "-", "-f", "text", stdin=plan).out
    assert "19 more (-f json lists them)" in out
    assert (
        len(json.loads(jyplan("check", "-", "-f", "json", stdin=plan).out)["conflicts"][0]["culprits"]) == 31
    )
