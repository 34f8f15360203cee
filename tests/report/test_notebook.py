"""In a notebook results show as tables that take nothing over, and rows become data frames in one call."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import jyplan
from tests.commands import PLAN, ROOT
from tests.commands import jyplan as run

HOSTILE = """\
format = 1
[plan]
name = "<script>alert(1)</script>"
base_year = 2016
target_year = 2017
[groups.a]
name = "<style>*{display:none}</style>"
[indicators.x]
name = '<img src=x onerror="alert(1)">&amp;'
group = "a"
unit = "</td></table>"
measure = "flow"
better = "higher"
baseline = 2109.2
target = { value = 2280, growth = 8.1 }
actuals = [{ as_of = 2017-05-31, value = "903.9" }]
[indicators.y]
name = "无分组"
unit = "%"
measure = "ratio"
better = "lower"
target = { value = 3, growth = [] , points = -0.5 }
"""


@pytest.fixture(scope="module")
def plan() -> Any:
    return jyplan.read_plan(PLAN)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def hostile(tmp_path: Path) -> Any:
    path = tmp_path / "plan.toml"
    path.write_text(HOSTILE, encoding="utf-8")
    return jyplan.read_plan(path)


ROWS: dict[str, Any] = {"base": jyplan.bases, "growth": jyplan.growths, "gap": jyplan.gaps, "status": jyplan.status, "check": jyplan.check}  # fmt: skip


class Reader(HTMLParser):
    """The tags, attributes and cells of a piece of HTML, and whether its tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.rows: list[list[str]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def shown(value: Any) -> Reader:
    return Reader(value._repr_html_())


def test_a_plan_shows_what_is_written(plan: Any) -> None:
    table = shown(plan)
    assert ["Total operating revenue (亿元)", "", "2280", "8.1 %", "", "revenue"] in table.rows
    assert ["Economic development"] in table.rows


def test_headings_and_names_follow_the_locale(plan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert shown(plan).rows[0] == ["指标", "基数", "目标", "增速%", "最新值", "代号"]
    assert ["营业总收入 (亿元)", "", "2280", "8.1 %", "", "revenue"] in shown(plan).rows
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert shown(jyplan.bases(plan)).rows[0][:2] == ["Indicator", "Year"]


@pytest.mark.parametrize("command", ["base", "growth", "gap"])
def test_rows_show_the_table_of_the_command(command: str, plan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    plain = run(command, "-f", "plain", "--lang", "zh", "-q").out.splitlines()
    lines = [line.split("\t") for line in plain if not line.startswith("# ")]
    kept = [n for n in range(len(lines[0])) if n == 0 or any(line[n] for line in lines[1:])]
    assert shown(ROWS[command](plan)).rows == [[line[n] for n in kept] for line in lines]


def test_a_check_shows_verdicts_and_conflicts(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(HOSTILE.replace("growth = 8.1", "growth = 8.4"), encoding="utf-8")
    found = jyplan.check(jyplan.read_plan(path))
    assert found.summary.verdict == "inconsistent"
    assert any(row[-1] == "inconsistent: growth-mismatch" for row in shown(found).rows)
    assert "8.1 (not 8.4)" in found._repr_html_()


@pytest.mark.parametrize("of", [lambda plan: plan, *ROWS.values()])
def test_text_from_a_plan_is_no_markup(of: Any, tmp_path: Path) -> None:
    text = of(hostile(tmp_path))._repr_html_()
    table = Reader(text)
    assert table.tags <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "small"}
    assert table.attributes <= {"style", "colspan"}
    assert any('<img src=x onerror="alert(1)">&amp;' in cell for row in table.rows for cell in row)


@pytest.mark.parametrize("of", [lambda plan: plan, *ROWS.values()])
def test_a_table_takes_the_colours_of_the_page(of: Any, plan: Any) -> None:
    styles = " ".join(re.findall(r'style="([^"]*)"', of(plan)._repr_html_()))
    assert set(re.findall(r"([a-z-]+):", styles)) <= {
        "text-align", "padding", "white-space", "caption-side", "font-weight"
    }  # fmt: skip


def test_rows_of_no_group_do_not_stand_under_the_last_one(tmp_path: Path) -> None:
    assert [row for row in shown(hostile(tmp_path)).rows if len(row) == 1] == [
        ["<style>*{display:none}</style>"], ["\xa0"]
    ]  # fmt: skip


def test_very_many_rows_are_cut_with_a_count() -> None:
    from jyplan.report.notebook import render
    from jyplan.report.table import Column, Table

    table = render(Table("", (Column("n"),), tuple((str(n),) for n in range(600))), "en")
    assert "and 100 more" in table
    assert len(Reader(table).rows) == 501


def test_rows_are_a_sequence(plan: Any) -> None:
    rows = jyplan.bases(plan)
    assert [row.id for row in rows] == [rows[n].id for n in range(len(rows))]
    assert rows[0].value == Fraction(2280000, 1081)
    assert isinstance(rows[:2], jyplan.Rows)
    assert len(shown(rows[:2]).rows) == 3


@pytest.mark.parametrize("command", ROWS)
def test_records_are_the_rows_of_the_csv_output(command: str, plan: Any) -> None:
    import csv
    import io

    done = run(command, "-f", "csv", "-q", "--lang", "zh")
    lines = list(csv.DictReader(io.StringIO(done.out, newline="")))
    records = ROWS[command](plan).records(str)
    assert list(records[0]) == list(lines[0])
    for line, record in zip(lines, records, strict=True):
        found = {key: as_csv(value) for key, value in record.items()}
        # Only the file tells whether a lone target is written as a list.
        assert {**found, "path": ""} == {**line, "path": ""}


def as_csv(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)


@pytest.mark.parametrize(
    ("numbers", "value"),
    [
        (float, 2109.15818686),
        (str, "2109.15818686"),
        (Decimal, Decimal("2109.15818686")),
        (Fraction, Fraction("2109.15818686")),
    ],
)
def test_numbers_are_floats_unless_something_exact_is_asked_for(
    numbers: Any, value: object, plan: Any
) -> None:
    record = jyplan.bases(plan).records(numbers)[0]
    assert (record["value"], type(record["value"])) == (value, type(value))


@pytest.mark.parametrize("command", ROWS)
def test_rows_become_a_pandas_frame_in_one_call(command: str, plan: Any) -> None:
    pandas = pytest.importorskip("pandas")
    rows = ROWS[command](plan)
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.records()[0])
    assert len(frame) == len(rows.records())
    if command == "base":
        assert frame["value"].dtype == "float64"
        assert frame.set_index("id").loc["gdp", "value"] == pytest.approx(752.777777778)
    assert pandas.DataFrame(rows.records(str)).shape == frame.shape


@pytest.mark.parametrize("command", ROWS)
@pytest.mark.parametrize("numbers", [float, str, Decimal])
def test_rows_become_a_polars_frame_in_one_call(command: str, numbers: Any, plan: Any) -> None:
    polars = pytest.importorskip("polars")
    rows = ROWS[command](plan)
    frame = rows.to_polars(numbers)
    assert frame.columns == list(rows.records()[0])
    assert frame.height == len(rows.records())
    if command == "base":
        kinds = {float: polars.Float64, str: polars.String, Decimal: polars.Decimal}
        assert isinstance(frame["value"].dtype, kinds[numbers])
        assert Decimal(frame["value"][0]) == Decimal("2109.15818686") or numbers is float


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_no_rows_make_an_empty_frame_with_all_columns(library: str, plan: Any) -> None:
    pytest.importorskip(library)
    rows = jyplan.bases(plan)
    frame = getattr(rows[:0], f"to_{library}")()
    assert list(frame.columns) == list(rows.records()[0])


def test_tables_need_neither_pandas_nor_polars_nor_click() -> None:
    code = (
        "import sys, jyplan\nplan = jyplan.read_plan(sys.argv[1])\n"
        "for one in (plan, jyplan.bases(plan), jyplan.status(plan), jyplan.check(plan)): one._repr_html_()\n"
        "print([n for n in ('pandas', 'polars', 'numpy', 'click', 'rich', 'openpyxl') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, PLAN], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_reading_a_plan_imports_nothing_that_draws() -> None:
    code = (
        "import sys, jyplan\njyplan.read_plan(sys.argv[1])\n"
        "print([n for n in sys.modules if n.startswith(('jyplan.report', 'html'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, PLAN], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_runs_and_shows_the_tables() -> None:
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    import nbformat

    cells = ["import jyplan\nplan = jyplan.read_plan('data/targets.toml')\nplan", *(
        f"jyplan.{name}(plan)" for name in ("bases", "growths", "gaps", "status", "check")
    )]  # fmt: skip
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    resources = {"metadata": {"path": str(ROOT)}}
    nbclient.NotebookClient(notebook, timeout=60, resources=resources).execute()
    for cell in notebook.cells:
        (output,) = cell.outputs
        assert "<table>" in output.data["text/html"]
        assert len(Reader(output.data["text/html"]).rows) > 3
