"""The page of a report: closed, inert, whole without a script, and true to the digit."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.commands import HEADER, ROOT, jyplan
from tests.plans import FULL
from tests.report.pages import EXAMPLE, SEPTEMBER, Element, data, page, read

HOSTILE = """\
format = 1
[plan]
name = "</title><script>alert(1)</script>{{ 7*7 }}"
base_year = 2024
target_year = 2025
note = "<img src=x onerror=alert(1)> \\u202eevil"
[sources.s]
title = "\\"><svg onload=alert(1)>"
date = 2025-01-01
url = "javascript:alert(1)"
note = "</style><style>*{display:none}"
[sources.t]
title = "data"
url = "https://a.example/\\" onclick=\\"alert(1)"
[sources.u]
title = "file"
url = "file:///etc/passwd"
[groups.g]
name = "<b>g</b>"
[indicators.a]
name = "=cmd()|'<a href=\\"http://x.example\\">'"
group = "g"
owner = "</option><script>alert(2)</script>"
unit = "<i>元</i>"
measure = "flow"
better = "higher"
note = "\\u2066 ]]> --> </pre></details></main>"
baseline = { value = 100, source = "s" }
target = { value = 110, growth = 20, source = "s", at = "<u>", note = "</p>" }
actuals = [{ as_of = 2025-03-31, value = 20, source = "t" }, { as_of = 2025-04-30, value = 21, source = "u" }]
"""


def test_the_page_asks_for_nothing_from_outside() -> None:
    text = page(*SEPTEMBER)
    assert not re.search(r"@import|url\(|<link|<iframe|<object|<embed|<base", text)
    root = read(text)
    assert not [one for one in root.all() if "src" in one.attributes or "srcset" in one.attributes]
    links = [one.attributes["href"] for one in root.all("a", "use")]
    assert links
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    anchors = {one.attributes["id"] for one in root.all() if "id" in one.attributes}
    assert all(link[1:] in anchors for link in links if link.startswith("#"))


def test_the_policy_lets_in_the_pages_own_style_and_script_alone() -> None:
    root = read(page(*SEPTEMBER))
    policy = root.marked("http-equiv", "Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (own,) = root.all(tag)
        digest = base64.b64encode(hashlib.sha256(own.raw.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [one for one in root.all() if "style" in one.attributes]
    assert not [name for one in root.all() for name in one.attributes if name.startswith("on")]


def test_a_hostile_plan_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(HOSTILE, encoding="utf-8")
    text = page(plan=file)
    root = read(text)
    assert len(list(root.all("script"))) == 1
    assert not list(root.all("img", "i")) or all(one.attributes.get("class") for one in root.all("i"))
    assert not [name for one in root.all() for name in one.attributes if name.startswith("on")]
    assert all(re.match("#|https?://", one.attributes["href"]) for one in root.all("a"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert "{{ 7*7 }}" in root.text  # what a template says in a plan is no template
    csv_text = root.marked("data-csv", "indicators.csv").raw
    assert all(
        not cell.startswith(("=", "+", "@")) for row in csv.reader(io.StringIO(csv_text)) for cell in row
    )


def test_the_same_plan_gives_the_same_page() -> None:
    done = jyplan("report", str(EXAMPLE), *SEPTEMBER, "--lang", "zh", PYTHONHASHSEED="1")
    assert done.out == page(*SEPTEMBER)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_indicator_with_twelve_months_takes_at_most_seven_kilobytes(lang: str) -> None:
    text = page("--lang", lang)
    indicators = len(list(read(text).marked("id", "index").all("li")))
    assert indicators == 13
    assert len(text.encode()) <= 7 * 1024 * indicators


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("plan", ["full", "empty", "bare", "shipped"])
def test_any_plan_has_a_page(plan: str, lang: str, tmp_path: Path) -> None:
    bare = '[indicators.a]\nname = "a"\nunit = "元"\nmeasure = "flow"\nbetter = "higher"\n'
    texts = {"full": FULL, "empty": HEADER, "bare": HEADER + bare}
    file = tmp_path / "plan.toml"
    shipped = (ROOT / "data" / "targets.toml").read_text(encoding="utf-8")
    file.write_text(texts.get(plan, shipped), encoding="utf-8")
    root = read(page("--lang", lang, plan=file))
    assert [one.text for one in root.all("h1")] != [""]
    assert root.text.count("None") == 0


def cut(number: str | None, *, sign: bool = False) -> str:
    """A number of the JSON output to a tenth towards zero, as people write it."""
    if number is None:
        return ""
    value = Decimal(number)
    tenth = str(abs(value).quantize(Decimal("0.1"), ROUND_DOWN))
    if sign and value:
        return ("+" if value > 0 else "−") + tenth
    return tenth if value >= 0 else f"−{tenth}"


def cells(row: Element) -> list[str]:
    return [one.text for one in row.all("td")]


def number(text: str) -> Decimal:
    """The first number of a cell, whatever stands around it."""
    found = re.search(r"[0-9][0-9.]*", text)
    assert found
    return Decimal(found[0])


@pytest.mark.parametrize("day", ["2025-02-28", "2025-08-31", "2025-12-31"])
def test_every_figure_of_the_tables_is_that_of_status(day: str) -> None:
    root = read(page("--as-of", day, "--lang", "en"))
    rows = {row["id"]: row for row in data("report", "--as-of", day)["rows"]}
    known = data("status", "--as-of", day)["rows"]
    assert len(known) == 13
    for row in known:
        _, target, latest, gap, done, due, _, state = cells(root.marked("id", f"i-{row['id']}"))
        flow = rows[row["id"]]["measure"] == "flow"
        assert number(target) == Decimal(row["gap"]["target"])
        if row["gap"]["latest_kind"] == "actual":
            assert number(latest) == Decimal(row["gap"]["latest"])
            assert done == cut(row["gap"]["done_percent"])
            assert bool(gap) == (row["gap"]["gap"] is not None)
        else:
            assert (latest, gap, done) == ("", "", "")
        assert due == (cut(row["expected_percent"]) if flow else "")
        lead = cut(row["lead_points"], sign=True)
        assert not flow or not lead or f"Lead {lead}" in state


def test_the_first_chart_has_each_lead_worst_first() -> None:
    rows = {row["name"]: row for row in data("report", *SEPTEMBER, "--lang", "en")["rows"]}
    table = read(page(*SEPTEMBER, "--lang", "en")).marked("id", "leads")
    told = [(next(one.all("th")).text, cells(one)) for one in table.all("tr") if "data-l" in one.attributes]
    leads = [Decimal(rows[name]["lead_points"]) for name, _ in told]
    assert leads == sorted(leads)
    flows = [row for row in rows.values() if row["lead_points"] is not None and row["measure"] == "flow"]
    assert len(told) == len(flows) == 9
    for name, (_, lead, change, owner) in told:
        assert lead == cut(rows[name]["lead_points"], sign=True)
        assert change == cut(rows[name]["change_points"], sign=True)
        assert owner == rows[name]["owner"]


def test_the_data_within_the_page_are_those_of_status_to_the_last_digit() -> None:
    rows = {row["id"]: row for row in data("status", *SEPTEMBER)["rows"]}
    root = read(page(*SEPTEMBER))
    listed = list(csv.DictReader(io.StringIO(root.marked("data-csv", "indicators.csv").raw)))
    assert [row["id"] for row in listed] == list(rows)
    for cell in listed:
        row = rows[cell["id"]]
        for field in (
            "expected_percent",
            "lead_points",
            "projection",
            "required_per_month",
            "status",
            "outlook",
        ):
            assert cell[field] == (row[field] or "")
        for field in ("gap", "done_percent"):
            assert cell[field] == (row["gap"][field] or "")


def test_the_json_of_a_report_has_the_rows_of_status_and_more() -> None:
    made = data("report", *SEPTEMBER)
    for row, known in zip(made["rows"], data("status", *SEPTEMBER)["rows"], strict=True):
        assert {name: row[name] for name in known} == known
        assert row["state"] in made["summary"]["states"]
        for point in row["course"]:
            assert point["value"] is not None
            assert point["as_of"] <= "2025-09-30"
        if row["course"]:
            assert row["course"][-1]["lead_points"] == (row["lead_points"] if row["measure"] == "flow" else
                                                        row["course"][-1]["lead_points"])  # fmt: skip
    assert sum(made["summary"]["states"].values()) == 13
    assert made["summary"]["contradictions"] == 2


def test_the_suspects_and_what_would_fit_are_those_of_check() -> None:
    made = data("report")
    checked = json.loads(jyplan("check", str(EXAMPLE), "-f", "json").out)
    told = {
        figure["address"]: figure["allowed"]
        for one in made["findings"]
        for figure in one["figures"]
        if figure["set"]
    }
    known: dict[str, Any] = {}
    for conflict in checked["conflicts"]:
        for allowed in conflict["allowed"]:
            known |= allowed
    assert told == known
    assert made["summary"]["verdicts"] == {
        name: checked["summary"][name] for name in made["summary"]["verdicts"]
    }


def test_every_derivation_and_every_range_is_there_without_a_script() -> None:
    made = data("report", "--lang", "en")
    root = read(page("--lang", "en"))
    shown = [one.raw for one in root.all("pre")]
    for finding in made["findings"]:
        assert finding["derivation"]
        assert "\n".join(finding["derivation"]) in shown
        assert finding["title"] in root.text
        assert finding["message"] in root.text
    drawn = [one.attributes["aria-label"] for one in root.all("svg") if one.attributes.get("class") == "two"]
    assert len(drawn) == 2
    assert "6.45–6.55%" in drawn[0]
    assert "4.95–5.33%" in drawn[0]


def test_on_paper_heads_repeat_and_no_row_is_cut() -> None:
    style = next(read(page()).all("style")).raw
    paper = style[style.index("@media print") :]
    assert "thead{display:table-header-group}" in paper
    assert re.search(r"[\n}]tr[^{}]*\{[^}]*break-inside:avoid", paper)
    assert re.search(r"[\n}]h2\{[^}]*\}h2,h3[^{}]*\{[^}]*break-after:avoid", paper)
    assert ".leader{break-after:page" in paper


ANCHOR = (
    HEADER
    + """
[indicators.a]
name = "a"
unit = "元"
measure = "flow"
better = "higher"
target = 1000
actuals = [{{ as_of = 2017-{month}, value = {value} }}]
"""
)


@pytest.mark.parametrize(
    ("month", "value", "lead"), [("08-31", "740.0", "7.33333333333"), ("10-31", "972", "13.8666666667")]
)
def test_published_leads_over_the_calendar_come_out(
    month: str, value: str, lead: str, tmp_path: Path
) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(ANCHOR.format(month=month, value=value), encoding="utf-8")
    made = data("report", plan=file)
    assert made["rows"][0]["lead_points"] == lead
    assert f'<td class="n lead">+{lead[: lead.index(".") + 2]}</td>' in page(plan=file)


def test_owner_and_group_choose_what_is_told() -> None:
    made = data("report", "--owner", "财政局")
    assert [row["id"] for row in made["rows"]] == ["budget"]
    assert [one["name"] for one in made["owners"]] == ["财政局"]
    verdicts = made["summary"]["verdicts"]
    checked = json.loads(jyplan("check", str(EXAMPLE), "--only", "budget", "-f", "json").out)["summary"]
    assert verdicts == {code: checked[code] for code in verdicts}
    assert sum(verdicts.values()) < sum(data("report")["summary"]["verdicts"].values())
    done = jyplan("report", str(EXAMPLE), "--owner", "财政")
    assert done.code == 2
    assert "财政局" in done.err


def test_the_reason_for_a_lag_stands_beside_it() -> None:
    text = read(page(*SEPTEMBER)).text
    assert (
        text.count("两个产业园项目受征地影响推迟开工") >= 2
    )  # among what needs attention, and below the table


def test_a_ceiling_that_this_pace_would_break_is_flagged() -> None:
    made = data("report", *SEPTEMBER, "--lang", "en")
    coal = next(row for row in made["rows"] if row["id"] == "coal")
    assert (coal["outlook"], coal["over_limit"], coal["light"]) == ("on-pace", True, "green")
    assert "coal" in made["attention"]
    assert "over its limit" in made["summary"]["sentence"]


def test_the_file_itself_and_not_where_it_lies_is_named() -> None:
    assert str(EXAMPLE.parent) not in page()
    assert "qinglan.toml" in page()
