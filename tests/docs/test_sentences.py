"""What the documentation says outside its blocks: each sentence here stands on its page, and is true."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from fractions import Fraction as F
from pathlib import Path

import click
import pytest

from jyplan.answers.outlook import OUTLOOKS, Thresholds
from jyplan.cli import cli
from jyplan.exact.decimals import SIGNIFICANT
from jyplan.exact.figure import ROUNDINGS, read_number
from jyplan.exact.judge import VERDICTS
from jyplan.plan.load import find, shipped
from jyplan.report import formats
from jyplan.solver.conflicts import SETS
from tests.commands import HEADER, ROOT, jyplan
from tests.docs.pages import CHINESE, PAGES, READMES, blocks, page_name, without_blocks
from tests.docs.reference import handwritten

pytestmark = pytest.mark.docs


_HALF_WIDTH = {ord(mark) + 0xFEE0: mark for mark in ",:;()?"}


def words(text: str) -> str:
    """The text without spaces and line breaks, its punctuation half-width."""
    return re.sub(r"\s+", "", text.translate(_HALF_WIDTH))


def thresholds(ahead: str, on_pace: str, behind: str) -> bool:
    return Thresholds() == Thresholds(F(ahead), F(on_pace), F(behind)) and len(OUTLOOKS) == 6


def significant() -> bool:
    return SIGNIFICANT == 12


def looks_for_the_plan() -> bool:
    return find(Path("/")) == shipped() and find(ROOT / "docs") == ROOT / "data" / "targets.toml"


def exits() -> bool:
    two = "[indicators.a]\nname = 'a'\nunit = '元'\nmeasure = 'flow'\nbetter = 'higher'\nbaseline = 1.00\n"
    wrong = HEADER + two + "target = { value = 2.00, growth = 8 }\n"
    codes = [jyplan("check", "-", stdin=text).code for text in (HEADER, wrong, "x =")]
    return [*codes, jyplan("status", "--nope").code] == [0, 1, 2, 2]


def python() -> bool:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return bool(project["requires-python"] == ">=3.11")


def unknown_is_null() -> bool:
    row = jyplan("base", "--only", "trunk_roads", "-f", "jsonl").out
    return '"value": null' in row and '"reason": "no-growth-stated"' in row


SENTENCES: list[tuple[str, str, Callable[[], bool]]] = [
    ("README.md", "You need Python 3.11 or newer", python),
    ("README.zh.md", "需要 Python 3.11 或更高版本", python),
    (
        "README.md",
        "ahead from 1.05, on pace from 0.95, behind from 0.60, else off track",
        lambda: thresholds("1.05", "0.95", "0.60"),
    ),
    (
        "README.zh.md",
        "1.05 及以上为超前,0.95 及以上为符合进度,0.60 及以上为落后,再低为严重落后",
        lambda: thresholds("1.05", "0.95", "0.60"),
    ),
    ("README.md", "with 12 significant digits where they do not end sooner", significant),
    ("README.zh.md", "不能除尽时保留12位有效数字", significant),
    ("docs/how-to/spreadsheets.md", "with 12 significant digits where they do not end sooner", significant),
    ("README.md", "An unknown value is `null` beside a `reason`.", unknown_is_null),
    ("README.zh.md", "未知值为 `null`,并在 `reason` 中说明原因。", unknown_is_null),
    (
        "README.md",
        "Without one jyplan uses the file that `JYPLAN_PLAN` names, else the nearest `data/targets.toml` or "
        "`jyplan.toml` upward from the current folder, else the plan it comes with.",
        looks_for_the_plan,
    ),
    (
        "README.zh.md",
        "环境变量 `JYPLAN_PLAN` 所指的文件;当前目录及上级目录中最近的 `data/targets.toml` 或 `jyplan.toml`;随附的计划。",
        looks_for_the_plan,
    ),
    (
        "README.md",
        "Exit codes: 0 fine, 1 where `check` or `status --fail-on` finds something, 2 for a plan or a command that "
        "cannot be used, or what could not be decided in time, 130 interrupted.",
        exits,
    ),
    (
        "README.zh.md",
        "退出码:0 正常,1 表示 `check` 或 `status --fail-on` 发现问题,2 表示计划或命令无法使用,或未能及时判定,130 表示中断。",
        exits,
    ),
    ("docs/commands.md", "| 2 | a plan or a command line that cannot be used", exits),
    ("docs/mathematics.md", "All smallest sets are listed, up to 1,000 a group", lambda: SETS == 1000),
]


@pytest.mark.parametrize(("page", "sentence", "holds"), SENTENCES, ids=[one[1][:40] for one in SENTENCES])
def test_a_sentence_stands_on_its_page_and_holds(page: str, sentence: str, holds: Callable[[], bool]) -> None:
    assert words(sentence) in words((ROOT / page).read_text(encoding="utf-8"))
    assert holds()


@pytest.mark.parametrize("page", READMES, ids=page_name)
def test_the_readme_names_every_command_format_and_verdict(page: Path) -> None:
    text = without_blocks(page.read_text(encoding="utf-8"))
    assert set(re.findall(r"^\| `jyplan (\w+)", text, re.MULTILINE)) == set(
        cli.list_commands(click.Context(cli))
    )
    assert [code for code in (*formats.names(), *VERDICTS) if f"`{code}`" not in text] == []


@pytest.mark.parametrize("rule", [rule for rule in ROUNDINGS if rule not in ("half-even", "exact")])
def test_the_table_of_rounding_is_what_a_figure_allows(rule: str) -> None:
    text = (ROOT / "docs" / "plan-file.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| `{rule}`[^|]*\| (.*) \| (.*) \|$", text, re.MULTILINE)
    cells = []
    for digits, names in (
        (7, ("v − u", "v − u/2", "v", "v + u/2", "v + u")),
        (0, ("−u", "−u/2", "0", "u/2", "u")),
    ):
        allowed = read_number(digits)._replace(rounding=rule).printed()  # type: ignore[arg-type]
        named = {digits + F(half, 2): name for half, name in zip(range(-2, 3), names, strict=True)}
        assert allowed.low is not None
        assert allowed.high is not None
        low, high = "(" if allowed.low_open else "[", ")" if allowed.high_open else "]"
        cells.append(f"{low}{named[allowed.low]}, {named[allowed.high]}{high}")
    assert row == tuple(cells)


# Numbers that a page reckons out in its text. The last digit is rounded.
RECKONED = {
    "docs/how-to/check-a-text.md": {
        "21.2": (F("2.63") / F("2.17") - 1) * 100,
        "79.7": F("86.9") / F("1.091"),
        "77.7": F("0.724") * F("107.3"),
    },
    "docs/how-to/real-and-nominal.md": {"0.9": 100 - F("813") / F("763") / F("1.075") * 100},
    "docs/how-to/through-the-year.md": {
        "62.0": F("31.9") + F("30.1"),
        "1.1": (F("62.0") / F("115.2") - F("63.8") / 121) * 100,
    },
    "docs/mathematics.md": {"21.2": (F("2.63") / F("2.17") - 1) * 100},
    "docs/tutorial.md": {"1.081": F("1.081")},
}
# Numbers that a text takes for granted, or that SENTENCES hold.
GIVEN = {
    "README.md": {"0.60", "0.95", "1.05", "3.11", "4.4"},
    "README.zh.md": {"0.60", "0.95", "1.05", "3.11", "4.4"},
    "docs/how-to/check-a-text.md": {"21.4"},
    "docs/mathematics.md": {"0.005", "1.15", "21.4", "8.2", "1.1"},
    "docs/plan-file.md": {"1.0", "0.60", "0.95", "1.05"},
    "docs/json.md": {"2.3"},
    "docs/how-to/through-the-year.md": {"33.3"},
    "docs/how-to/excel.md": {"7.95", "8.05", "8.1", "99.96"},
    "docs/how-to/chinese-conventions.md": {"0.005", "1.3"},
}


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_number_in_a_text_stands_in_a_block_or_is_reckoned_here(page: Path) -> None:
    text, name = handwritten(page.read_text(encoding="utf-8")), page_name(page)
    if page in CHINESE:
        name = name.replace(".zh.md", ".md")
    shown = "".join(block.body for block in blocks(text)) + "".join(
        re.findall(r"`[^`\n]*`", without_blocks(text))
    )
    said = re.sub(r"`[^`\n]*`", "", without_blocks(text))
    numbers = set(re.findall(r"(?<![\w.])\d+\.\d+(?![\w.]*\d)", said))
    reckoned = RECKONED.get(name, {})
    for number, value in reckoned.items():
        places = len(number.partition(".")[2])
        assert abs(F(number) - value) <= F(1, 2 * 10**places), number
    assert {one for one in numbers if one not in shown} <= set(reckoned) | GIVEN.get(name, set())


def test_the_strength_of_a_test_is_how_many_printings_pass() -> None:
    text = words((ROOT / "docs" / "mathematics.md").read_text(encoding="utf-8"))
    assert words("Between 2.17 and 2.63 these are about 11") in text
    low, high = F("2.625") / F("2.175") * 100 - 100, F("2.635") / F("2.165") * 100 - 100
    assert round(1 + (high - low) * 10) == 11
    assert words("between 731 and 1300, printed to a tenth, about 5") in text
    low, high = F("1299.5") / F("731.5") * 100 - 100, F("1300.5") / F("730.5") * 100 - 100
    assert round(1 + (high - low) * 10) == 5
