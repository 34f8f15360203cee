"""Whole audits: the same findings whatever form the table has, and everything told that was not checked."""

from __future__ import annotations

import io
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import jyplan
from jyplan.audit.cells import Cell, read_cell
from jyplan.audit.outcome import number_of
from jyplan.audit.read import csv
from jyplan.audit.rules.claim import Terms
from jyplan.audit.rules.growth import growth
from jyplan.audit.rules.series import series_outcomes
from jyplan.audit.run import audit_tables
from jyplan.audit.spec import Asked, Spec, rules_of
from jyplan.cli import run as main
from jyplan.diagnostic import PlanError
from jyplan.report.json_schema import output_schema
from tests.audit.claims import any_number, claim
from tests.audit.tables import printed
from tests.commands import Done
from tests.commands import jyplan as process

GROWTH: dict[str, Any] = {"value": "2023", "base": "2022", "growth": "growth"}
TABLE = """region,2022,2023,growth
全国,"1,000.5",1080.6,8.0
东部,500.0,540.0,8.0
西部,300.0,340.0,8.3
中部,200.2,—,8.0*
北部,100.0,108.05,8.1
南部,0,12,3.0
"""


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command within this process, which has imported what it needs, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = main(["audit", *arguments])
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_the_command_tells_counts_reasons_and_the_worst_rows(table: Path, run: Run) -> None:
    done = run("table.csv", *_options(GROWTH), "-f", "json")
    assert done.code == 1
    data = json.loads(done.out)
    assert [row["line"] for row in data["rows"]] == [4]
    row = data["rows"][0]
    assert (row["label"], row["stated"], row["code"]) == ("西部", "8.3", "growth-mismatch")
    assert row["computed"] == "13.3333333333"
    assert float(row["interval"]["low"]) < 13.3333 < float(row["interval"]["high"])
    reasons = {one["reason"]: (one["rows"], one["line"], one["text"]) for one in data["rules"][0]["reasons"]}
    assert reasons == {
        "cell-thousands": (1, 2, "1,000.5"), "cell-footnote": (1, 5, "8.0*"), "base-not-positive": (1, 7, None),
    }  # fmt: skip
    assert data["summary"]["consistent"] == 2


def _options(asked: dict[str, Any]) -> list[str]:
    return [word for key, value in asked.items() for word in (f"--{key.replace('_', '-')}", str(value))]


@pytest.mark.parametrize("form", ["text", "plain", "json", "jsonl", "csv", "markdown", "html", "junit"])
def test_every_format_tells_the_worst_row(form: str, table: Path, run: Run) -> None:
    done = run("table.csv", *_options(GROWTH), "-f", form)
    assert done.code == 1
    assert "西部" in done.out
    assert "13.3" in done.out
    if form == "json":
        assert not list(Draft202012Validator(output_schema("audit")).iter_errors(json.loads(done.out)))
    if form == "junit":
        junitparser = pytest.importorskip("junitparser")
        suite = next(iter(junitparser.JUnitXml.fromstring(done.out.encode())))
        assert (suite.tests, suite.failures, suite.skipped) == (5, 1, 3)


def test_the_command_speaks_chinese(table: Path) -> None:
    done = process("audit", str(table), *_options(GROWTH), "-f", "text", "--lang", "zh")
    assert done.code == 1
    assert "不一致" in done.out
    assert "共读 6 行" in done.out


def test_exit_codes_are_those_of_check(table: Path, run: Run) -> None:
    fine = table.with_name("fine.csv")
    fine.write_text("2022,2023,growth\n500.0,540.0,8.0\n500.0,540.0,\n", encoding="utf-8")
    edge = table.with_name("edge.csv")
    edge.write_text("2022,2023,growth\n100,110,10.19\n", encoding="utf-8")
    options = _options(GROWTH)
    assert run(str(fine), *options).code == 0
    assert run(str(fine), *options, "--fail-on", "not-checkable").code == 1
    assert run(str(table), *options).code == 1
    assert run(str(table), "--value", "2024", "--base", "2022", "--growth", "growth").code == 2
    assert run(str(table), "--value", "2023").code == 2
    assert run("-", *options, stdin=fine.read_text(encoding="utf-8")).code == 0
    assert run(str(table.parent / "no.csv"), *options).code == 2


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("a,a,b\n1,2,3\n", {"value": "a", "base": "b", "growth": "b"}, "t.csv:1: the column a comes twice"),
        ("a,b\n1,2\n", {"value": "a", "base": "b", "growth": "growht"}, "t.csv:1: there is no column growht"),
        ("a,b\n", {"value": "a", "base": "b", "growth": "b"}, "t.csv: the table has no rows"),
        (
            "a,b\n1,2\n1\n",
            {"value": "a", "base": "b", "growth": "b"},
            "t.csv:3: 1 cells stand here; the header has 2",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_its_line(
    text: str, options: dict[str, Any], told: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    done = run("t.csv", *_options(options))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)


def test_a_hostile_cell_is_data_in_every_format(tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_text(
        'region,2022,2023,growth\n"=cmd()<b>\x1b[31m",300,340,8.3\n', encoding="utf-8"
    )
    for form in ("text", "plain", "csv", "markdown", "html", "junit"):
        out = run("t.csv", *_options(GROWTH), "-f", form).out
        assert "\x1b" not in out
        assert "<b>" not in out or form in ("text", "plain", "csv")
        assert not any(
            cell.startswith("=") for line in out.splitlines() for cell in line.split(",") if form == "csv"
        )


# The same whatever the way


def growth_table(seed: int, rows: int) -> tuple[list[tuple[Cell, Cell, Cell]], str]:
    chance = random.Random(seed)
    claims = [claim(chance, 100, growth=True) for _ in range(rows)]
    return claims, "v,b,g\n" + "".join(",".join(map(printed, one)) + "\n" for one in claims)


def spec_of(**asked: Any) -> Spec:
    return Spec(tuple(rules_of(Asked(**asked), "test")))


@given(st.integers(0, 2**32), st.sampled_from([64, 300, 1 << 20]))
def test_an_audit_counts_what_its_rows_say_one_by_one(seed: int, block: int) -> None:
    claims, text = growth_table(seed, 60)
    outcomes = [growth(*one, Terms()) for one in claims]
    expected = Counter(one.verdict for one in outcomes)
    kept, csv._BLOCK = csv._BLOCK, block
    try:
        frame = pl.read_csv(io.StringIO(text), infer_schema=False)
        found = audit_tables([frame], spec_of(value="v", base="b", growth="g"), limit=3)
    finally:
        csv._BLOCK = kept
    assert {verdict: count for verdict, count in found.counts.items() if count} == dict(expected)
    worst = sorted((one.distance or 0 for one in outcomes if one.verdict == "inconsistent"), reverse=True)[:3]
    assert [row.distance for row in found.rows] == worst


@given(st.integers(0, 2**32), st.booleans())
def test_a_long_table_has_the_same_verdicts_in_order_and_shuffled(seed: int, quarters: bool) -> None:
    chance = random.Random(seed)
    rows = []
    for series in range(chance.randint(1, 6)):
        for year in range(2001, 2001 + chance.randint(1, 8)):
            if chance.random() < 0.85:
                for quarter in range(1, 5) if quarters else [0]:
                    value = printed(Cell(any_number(chance, 3), chance.randint(0, 1)))
                    rate = printed(Cell(chance.randrange(-300, 900), 1)) if chance.random() < 0.9 else ""
                    period = f"{year}-Q{quarter}" if quarters else str(year)
                    rows.append((f"r{series}", "x\ny" * (series % 2), period, value, rate))
    rows = rows or [("r", "", "2001", "1", "1")]
    asked = spec_of(by=("r", "i"), period="p", value="v", growth="g")
    expected: Counter[int] = Counter()
    for key in {row[:2] for row in rows}:
        listed = [(row[2], read_cell(row[3]), read_cell(row[4])) for row in rows if row[:2] == key]
        expected.update(number_of(one.verdict, one.reason) for one in series_outcomes(listed, Terms()))
    told = []
    for _ in range(2):
        frame = pl.DataFrame(rows, schema=["r", "i", "p", "v", "g"], orient="row")
        halves = [frame[: len(rows) // 2], frame[len(rows) // 2 :]]
        for tables in ([frame], halves):
            found = audit_tables(tables, asked, limit=100)
            counts = Counter(
                {number_of("not-checkable", one.reason): one.rows for one in found.rules[0].reasons}
            )
            counts.update(
                {
                    number_of(verdict, None): found.counts[verdict]
                    for verdict in ("consistent", "edge", "inconsistent")
                }
            )
            assert counts == expected
            told.append(sorted((row.label, row.stated, row.interval) for row in found.rows))
        chance.shuffle(rows)
    assert all(one == told[0] for one in told)


def test_numbers_beyond_64_bits_are_judged_like_all_others(tmp_path: Path) -> None:
    big = 10**25
    wide = f"{big * 108 // 100 + 3}"
    (tmp_path / "t.csv").write_text(
        f"r,p,v,g\na,2001,{big},\na,2002,{wide},8.0\na,2003,{wide},8.0\n", encoding="utf-8"
    )
    found = audit_tables([tmp_path / "t.csv"], spec_of(by=("r",), period="p", value="v", growth="g"))
    assert (found.counts["consistent"], found.counts["inconsistent"]) == (1, 1)
    shuffled = pl.read_csv(tmp_path / "t.csv", infer_schema=False)[::-1]
    again = audit_tables([shuffled], spec_of(by=("r",), period="p", value="v", growth="g"))
    assert again.counts == found.counts
    assert again.rows[0].interval == found.rows[0].interval
    parts = pl.DataFrame({"r": ["全", "a", "b"], "v": [str(2 * big + 5), str(big), str(big)]})
    sums = audit_tables([parts], spec_of(sum_of="v", within="r", whole_is="全"))
    assert sums.counts["inconsistent"] == 1
    assert sums.rows[0].computed == 2 * big


SUMS = "year,region,gdp\n2022,全国,100.0\n2022,东,60.0\n2022,西,40.0\n2023,全国,120.0\n2023,东,70.0\n2023,西,40.0\n2024,东,1\n"


def test_sums_name_the_whole_and_what_its_parts_come_to(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(SUMS, encoding="utf-8")
    asked = spec_of(sum_of="gdp", within="region", whole_is="全国", by=("year",))
    found = audit_tables([tmp_path / "t.csv"], asked, extract=str(tmp_path / "x.csv"))
    assert (found.counts["consistent"], found.counts["inconsistent"], found.counts["not-checkable"]) == (
        1,
        1,
        1,
    )
    (row,) = found.rows
    assert (row.line, row.stated, row.computed) == (5, "120.0", Fraction(110))
    assert row.label == "2023 · 全国"
    assert found.rules[0].reasons[0].reason == "whole-missing"
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        f"2023,{name},5,sum,inconsistent,total-mismatch".replace(",5,", f",{line},")
        for name, line in (("全国,120.0", 5), ("东,70.0", 6), ("西,40.0", 7))
    ]


def test_shares_that_exhaust_a_hundred(tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_text("r,s\na,33.3\na,33.3\na,33.3\nb,60.0\nb,30.0\n", encoding="utf-8")
    done = run("t.csv", "--sum-of", "s", "--within", "r", "--exhaust", "100", "-f", "json")
    data = json.loads(done.out)
    assert data["rules"][0]["verdicts"]["consistent"] == 1
    assert [(row["code"], row["stated"], row["computed"]) for row in data["rows"]] == [
        ("shares-not-100", "100", "90")
    ]


def test_years_may_be_columns(tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_text(
        "r,2021,2022,2022增速,2023,2023增速\na,100,110,10,121,10\nb,100,150,10,165,10\n", encoding="utf-8"
    )
    done = run("t.csv", "--years", "2021..2023", "--growth", "{year}增速", "-f", "json")
    data = json.loads(done.out)
    assert [rule["name"] for rule in data["rules"]] == ["growth 2022", "growth 2023"]
    assert [(row["rule"], row["label"]) for row in data["rows"]] == [("growth 2022", "b")]


def test_a_map_names_columns_units_and_several_rules_once(tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_text(
        "地区,上年(万元),本年(亿元),增速,服务业,比重\n甲,1000000,108,8.0,54,500\n乙,1000000,120,8.0,60,500\n".replace(
            "500", "500"
        ),
        encoding="gb18030",
    )
    (tmp_path / "map.toml").write_text(
        'encoding = "gb18030"\n'
        'units = { "上年(万元)" = "万元", "本年(亿元)" = "亿元", "比重" = "‰" }\n'
        '[[rules]]\nname = "增速"\nvalue = "本年(亿元)"\nbase = "上年(万元)"\ngrowth = "增速"\n'
        '[[rules]]\nname = "比重"\npart = "服务业"\nwhole = "本年(亿元)"\nshare = "比重"\n',
        encoding="utf-8",
    )
    done = run("t.csv", "--map", "map.toml", "-f", "json")
    data = json.loads(done.out)
    assert {rule["name"]: rule["verdicts"]["consistent"] for rule in data["rules"]} == {"增速": 1, "比重": 2}
    assert [row["label"] for row in data["rows"]] == ["乙"]


def test_the_extract_holds_every_failing_row_unchanged(tmp_path: Path) -> None:
    claims, text = growth_table(7, 3000)
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    for name in ("x.csv", "x.parquet"):
        found = audit_tables([file], spec_of(value="v", base="b", growth="g"), extract=str(tmp_path / name))
        frame = (
            pl.read_csv(tmp_path / name, infer_schema=False)
            if name.endswith("csv")
            else pl.read_parquet(tmp_path / name).cast(pl.String)
        )
        assert frame.height == found.extracted == found.counts["inconsistent"] > 500
        rows = frame.with_columns(pl.all().fill_null("")).rows()
        assert all(lines[int(row[3]) - 1] == ",".join(row[:3]) for row in rows)
        failing = [at + 2 for at, one in enumerate(claims) if growth(*one, Terms()).verdict == "inconsistent"]
        assert [int(row[3]) for row in rows] == failing


@pytest.mark.parametrize("name", ["x.csv", "x.parquet"])
@pytest.mark.parametrize("late", [False, True])
def test_a_long_table_is_extracted_as_it_goes_by_and_anew_where_its_order_is_lost(
    tmp_path: Path, name: str, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv, "_BLOCK", 128)
    lines = [
        f"r{at},{year},{100 + (at * year) % 7},{at % 5}.0" for at in range(40) for year in range(2001, 2004)
    ]
    lines += ["r0,2004,100,1.0"] if late else []
    (tmp_path / "t.csv").write_text("\n".join(["r,y,v,g", *lines]) + "\n", encoding="utf-8")
    kinds = (
        Asked(name="long", by=("r",), period="y", value="v", growth="g"),
        Asked(name="row", value="v", base="v", growth="g"),
    )
    spec = Spec(tuple(rule for kind in kinds for rule in rules_of(kind, "t")))
    found = audit_tables([tmp_path / "t.csv"], spec, extract=str(tmp_path / name))
    path = tmp_path / name
    frame = pl.read_parquet(path) if name.endswith("parquet") else pl.read_csv(path, infer_schema=False)
    counts = Counter(frame["jyplan_rule"].to_list())
    assert counts == {rule.name: rule.verdicts["inconsistent"] for rule in found.rules}
    assert counts["long"] > 20
    whole = audit_tables([pl.read_csv(tmp_path / "t.csv", infer_schema=False)], spec)
    assert [rule.verdicts for rule in whole.rules] == [rule.verdicts for rule in found.rules]
    assert all(lines[int(row[4]) - 2] == ",".join(map(str, row[:4])) for row in frame.rows())


def test_an_extract_is_never_written_over_what_is_read_and_not_left_half_done(
    table: Path, run: Run, tmp_path: Path
) -> None:
    assert run("table.csv", *_options(GROWTH), "--extract", "table.csv").code == 2
    assert table.read_text(encoding="utf-8") == TABLE
    (tmp_path / "x.csv").write_text("before", encoding="utf-8")
    table.write_text(TABLE + "ragged\n", encoding="utf-8")
    assert run("table.csv", *_options(GROWTH), "--extract", "x.csv").code == 2
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["table.csv", "x.csv"]
    assert run("table.csv", *_options(GROWTH), "--extract", "no/x.csv").code == 2


def test_a_real_table_of_printed_growth_holds_though_no_growth_can_be_recomputed() -> None:
    """Our World in Data prints growth of unrounded values beside rounded ones: none of it is wrong."""
    file = Path(__file__).parents[1] / "golden" / "co2_chile.csv"
    found = audit_tables(
        [file], spec_of(by=("country",), period="year", value="co2", growth="co2_growth_prct")
    )
    assert (found.counts["consistent"], found.counts["inconsistent"]) == (45, 0)
    frame = pl.read_csv(file)
    again = ((frame["co2"] / frame["co2"].shift(1) - 1) * 100).round(3)
    assert (again != frame["co2_growth_prct"]).sum() == 45  # what comparing rounded numbers would accuse


# From Python


def test_a_frame_of_any_kind_is_taken_and_given_back_with_verdicts(table: Path) -> None:
    import pyarrow

    pandas = pytest.importorskip("pandas")
    frame = pl.read_csv(table, infer_schema=False)
    expected = ["not-checkable", "consistent", "inconsistent", "not-checkable", "consistent", "not-checkable"]
    for source, kind in (
        (frame, pl.DataFrame), (str(table), pl.DataFrame), (frame.to_arrow(), pyarrow.Table),
        (pandas.read_csv(table, dtype=str), pandas.DataFrame),
    ):  # fmt: skip
        found = jyplan.audit(source, **GROWTH)
        assert found.verdict == "inconsistent"
        assert [row.cells["region"] for row in found.rows] == ["西部"]
        given = found.frame()
        assert isinstance(given, kind)
        assert pl.DataFrame(given)["verdict"].to_list() == expected
        assert pl.DataFrame(found.frame(["inconsistent"]))["region"].to_list() == ["西部"]


def test_floats_are_refused_until_it_is_said_how_many_decimals_were_printed() -> None:
    frame = pl.DataFrame({"v": [108.0, 108.04], "b": [100.0, 100.0], "g": [8.0, 8.0]})
    with pytest.raises(PlanError) as raised:
        jyplan.audit(frame, value="v", base="b", growth="g")
    assert {one.code for one in raised.value.diagnostics} == {"table-floats"}
    found = jyplan.audit(frame, value="v", base="b", growth="g", decimals={"v": 1, "b": 1, "g": 1})
    assert found.counts["consistent"] == 1
    assert [one.reason for one in found.reasons] == ["cell-decimals"]


def test_a_rule_is_a_function_from_batch_to_batch() -> None:
    import pyarrow

    from jyplan.audit.batch import verdicts

    batch = pyarrow.RecordBatch.from_pydict({"v": ["108", "120", "x"], "b": ["100"] * 3, "g": ["8.0"] * 3})
    told = verdicts(batch, spec_of(value="v", base="b", growth="g"))
    assert isinstance(told, pyarrow.RecordBatch)
    assert told.to_pydict() == {
        "verdict": ["consistent", "inconsistent", "not-checkable"],
        "reason": [None, None, "cell-not-a-number"],
    }
