"""Plans of other shapes: one indicator, eighty with long names, nothing recorded: their pages in few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.pages import Element, data, page, read

HEAD = 'format = 1\n[plan]\nname = "某市"\nname_en = "City"\nbase_year = 2024\ntarget_year = 2025\n'
FLOW = '[indicators.i{n}]\nname = "{name}"\nunit = "亿元"\nmeasure = "flow"\nbetter = "{better}"\n{said}\n'
LONG = "地表水国控断面水质优良比例目标考核断面达标的河流长度第{}项"


def written(tmp_path: Path, *said: str, name: str = "a{}", better: str = "higher") -> Path:
    file = tmp_path / "plan.toml"
    rows = (FLOW.format(n=n, name=name.format(n), better=better, said=one) for n, one in enumerate(said))
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    return file


HALF = "target = 100\nactuals = [{{ as_of = 2025-06-30, value = {} }}]"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([30], "a0 is 20.0 points below the pace."),
        ([30, 55], "a0 is 20.0 points below the pace."),
        ([30, 20], "a1 is furthest behind, 30.0 points below the pace."),
    ],
)
def test_who_is_behind_alone_is_not_called_the_furthest(values: list[int], told: str, tmp_path: Path) -> None:
    file = written(tmp_path, *(HALF.format(value) for value in values))
    assert told in data("report", "--lang", "en", plan=file)["summary"]["sentence"]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "a0 is projected over its limit."),
        (3, "a0, a1, a2 are projected over their limits."),
        (9, "a0, a1, a2 and 6 more are projected over their limits."),
    ],
)
def test_a_sentence_names_at_most_three(count: int, told: str, tmp_path: Path) -> None:
    file = written(tmp_path, *[HALF.format(51)] * count, better="lower")
    assert told in data("report", "--lang", "en", plan=file)["summary"]["sentence"]


def on_paper(root: Element) -> list[Element]:
    rows = root.marked("id", "leads").all("tr")
    return [
        one for one in rows if "data-l" in one.attributes and "more" not in one.attributes["class"].split()
    ]


def test_on_paper_the_first_chart_takes_as_many_lines_as_there_is_room(tmp_path: Path) -> None:
    short = read(page(plan=written(tmp_path, *[HALF.format(40)] * 80)))
    assert len(on_paper(short)) == 16
    long = read(
        page(
            "--lang",
            "zh",
            "--as-of",
            "2025-07-01",
            plan=written(tmp_path, *[HALF.format(40)] * 80, name=LONG),
        )
    )
    assert len(on_paper(long)) == 5  # three lines each


def test_where_nothing_is_recorded_no_column_waits_for_it(tmp_path: Path) -> None:
    root = read(page("--lang", "en", plan=written(tmp_path, "target = 100", "target = 5")))
    heads = [head.text for head in root.all("th") if head.attributes.get("scope") == "col"]
    assert heads == ["Indicator", "2024", "Target 2025", "Status"]
    assert [head.text for head in root.all("h2")][:2] == ["Overview", "Indicators"]
    assert "nothing recorded yet" not in root.marked("id", "i-i0").text
    assert "Nothing stated could be held against anything else." in root.text
    assert not list(root.marked("id", "filter").all("select"))  # nothing to choose among
