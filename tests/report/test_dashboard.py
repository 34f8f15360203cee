"""The dashboard of ``status``: what finds room, what is marked, and that nothing hangs on colour."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import status
from jyplan.report.formats.text import render
from jyplan.report.safe import width
from jyplan.report.status import bar, status_table
from tests.answers.progress import FLOW, LIMIT, STOCK, actuals, at, plan_of
from tests.commands import HEADER, jyplan

GROUPS = '[groups.a]\nname = "经济发展"\n[groups.b]\nname = "民生"\n'
LONG = 'name_en = "The number of something that is long to say"\n'
INDICATORS = (
    FLOW + 'group = "a"\n' + LONG + "baseline = 2109\ntarget = 2280\n" + actuals(at("2017-05-31", 1100)),
    FLOW + 'group = "a"\ntarget = 500\n' + actuals(at("2017-05-31", 100)),
    LIMIT + 'group = "b"\ntarget = 100\n' + actuals(at("2017-05-31", 101)),
    STOCK + "target = 10000\n" + actuals(at("2017-05-31", 9996)),
    FLOW + 'pace = "none"\ntarget = 9\n' + actuals(at("2017-05-31", 2)),
)


def dashboard(columns: int, *, language: str = "zh", whole: bool = False, color: bool = False) -> str:
    plan = plan_of(*INDICATORS, rest=GROUPS)
    names = {id: group.name for id, group in plan.groups.items()}
    table = status_table(status(plan), "", "zh" if language == "zh" else "en", groups=names, base_year=2016)
    return render(table, columns, color=color, whole=whole)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 100, 140, 400])
def test_it_fits_and_has_eight_columns_at_most(columns: int, language: str) -> None:
    told = dashboard(columns, language=language).splitlines()
    assert max(width(line) for line in told) <= columns
    rule = next(n for n, line in enumerate(told) if line.startswith("─"))
    if columns == 400:
        assert len(told[rule - 1].split("  ")) >= 7
        assert len([word for word in told[rule - 1].split("  ") if word.strip()]) <= 8


def test_what_is_done_and_how_it_looks_go_before_what_was_planned() -> None:
    told = dashboard(80)
    assert "████┃····· 48.2" in told
    assert "超前  " in told
    assert "2016年基数" not in told.split("未显示")[0]


def test_wide_is_as_wide_as_it_takes() -> None:
    told = dashboard(80, whole=True)
    assert all(word in told for word in ("2016年", "真值区间", "推算全年", "████┃····· 48.2", "2017-05-31"))
    assert "未显示" not in told


def test_until_anything_has_an_outlook_the_table_tells_where_it_starts() -> None:
    plan = plan_of(FLOW + "target = { value = 813, growth = 8 }\n", FLOW + 'pace = "none"\ntarget = 9\n')
    told = render(status_table(status(plan), "", "en", base_year=2016), 80, color=False)
    assert "Base 2016" in told
    assert "[748.8, 756.8]" in told


def test_groups_have_counts_and_the_worst_and_the_rest_a_title_of_its_own() -> None:
    told = dashboard(140)
    assert "经济发展：进行中 2 · 严重落后 1 · 超前 1 · 最差：进行中、严重落后" in told
    assert "民生：已超限 1 · 严重落后 1 · 最差：已超限、严重落后" in told
    assert "未分组：" in told
    assert told.index("民生") < told.index("未分组")


def test_colour_only_repeats_what_is_there_without_it() -> None:
    coloured = dashboard(80, color=True)
    assert "\x1b[1;31m已超限" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == dashboard(80).split("\n")


@given(st.fractions(0, 300), st.none() | st.fractions(0, 1))
def test_the_bar_is_as_long_as_what_is_done_and_never_full_too_early(
    done: Fraction, expected: Fraction | None
) -> None:
    drawn, number = bar(done, None if expected is None else 100 * expected).split()
    assert len(drawn) == 10
    assert drawn.count("┃") == (expected is not None)
    assert Fraction(number) <= done
    if done < 100:
        assert "·" in drawn or drawn.count("┃") == 1
        assert not number.startswith("100")


def test_the_mark_stands_where_one_should_be_by_now() -> None:
    assert bar(Fraction(0), Fraction(125, 3)) == "····┃····· 0.0"
    assert bar(Fraction(9996, 100), Fraction(100)) == "█████████┃ 99.96"
    assert bar(Fraction(200), None) == "██████████ 200.0"
    assert bar(None, Fraction(50)) == ""


def test_other_thresholds_stand_below_the_table() -> None:
    rows = status(plan_of(INDICATORS[0]))
    notes = status_table(rows, "", "en", thresholds=Thresholds(Fraction("1.2"))).notes
    assert "outlook: ahead from 1.2, on pace from 0.95, behind from 0.6 of what is expected" in notes
    assert not any("1.05" in note for note in status_table(rows, "", "en").notes)


PLAN = HEADER + "[indicators.a]\n" + 'name = "甲"\n' + FLOW + "target = 120\n" + actuals(at("2017-05-31", 55))


def outlook(*arguments: str) -> str:
    done = jyplan("status", "-", "-f", "jsonl", *arguments, stdin=PLAN)
    assert done.code == 0, done.err
    return str(json.loads(done.out)["outlook"])


def test_thresholds_are_read_exactly() -> None:
    assert outlook() == "ahead"  # 55 of 50 expected is exactly 1.1
    assert outlook("--ahead", "1.1") == "ahead"
    assert outlook("--ahead", "1.10000000000000000001") == "on-pace"
    assert outlook("--ahead", "2", "--on-pace", "1.2", "--behind", "1.1") == "behind"
    assert outlook("--ahead", "2", "--on-pace", "1.5", "--behind", "1.2") == "off-track"


def test_thresholds_used_are_in_the_json() -> None:
    done = jyplan("status", "-", "-f", "json", "--on-pace", "1", stdin=PLAN)
    assert json.loads(done.out)["thresholds"] == {
        "ahead": "1.05", "on_pace": "1", "behind": "0.6", "in": "quotient",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--ahead", "0.95"), "--ahead 0.95, --on-pace 0.95, --behind 0.6"),
        (("--behind", "0.95"), "each must be below the last"),
        (("--ahead", "105"), "'105' is no plain number"),
        (("--ahead", "1e0"), "'1e0' is no plain number"),
        (("--ahead", "nan"), "'nan' is no plain number"),
        (("--ahead", "１.1"), "is no plain number"),
        (("--behind", "-0.1"), "'-0.1' is no plain number"),
        (("--behind", "0.9", "--lang", "zh", "--on-pace", "0.8"), "依次减小"),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(arguments: tuple[str, ...], says: str) -> None:
    done = jyplan("status", "-", *arguments, stdin=PLAN)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
