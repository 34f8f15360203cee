"""Everything the documentation shows is run: plans load, commands print what stands there."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path

import pytest

from jyplan.answers.show import show
from jyplan.exact.decimals import interval_text
from jyplan.exact.interval import Interval
from jyplan.plan.load import parse
from tests.commands import ROOT
from tests.docs.pages import CHINESE, PAGES, READMES, Block, blocks, page_name, rows, without_blocks
from tests.docs.published import can_install
from tests.docs.reference import parts, tables
from tests.docs.run import NOT_RUN_HERE, edited, failures, renewed

pytestmark = pytest.mark.docs
SLOW = [page for page in PAGES if any("slow" in one.options for one in blocks(page.read_text("utf-8")))]


def held(page: Path, request: pytest.FixtureRequest, text: str) -> None:
    """The page is the text; --snapshot-update makes it so."""
    if request.config.getoption("--snapshot-update"):
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, "if the new text is right, run pytest --snapshot-update"


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_page_shows_what_its_commands_print(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    held(page, request, renewed(page, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("page", SLOW, ids=page_name)
def test_a_page_holds_with_its_slow_blocks_too(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if not can_install(tmp_path):
        pytest.skip("no packages can be fetched here")
    held(page, request, renewed(page, tmp_path, slow=True))


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_what_a_table_writes_in_a_plan_loads_and_allows_what_stands_beside_it(page: Path) -> None:
    for row in rows(page.read_text(encoding="utf-8")):
        assert failures(row.text) == set(), row.text
        if row.allowed is not None:
            figures = show(parse(row.text).plan, "x").figures
            shown = [
                interval_text(one.interval, places)
                for one in figures
                if one.interval is not None
                for places in range(4)
                if exact(one.interval, places)
            ]
            assert row.allowed in shown, (row.text, shown)


def exact(interval: Interval, places: int) -> bool:
    """Whether so many decimal places show the ends as they are."""
    return all(end is None or (end * 10**places).denominator == 1 for end in (interval.low, interval.high))


@pytest.mark.parametrize("page", READMES, ids=page_name)
def test_the_first_two_sh_blocks_install_and_test_in_one_line_each(page: Path) -> None:
    scripts = [one.body for one in blocks(page.read_text(encoding="utf-8")) if one.language == "sh"]
    assert tuple(scripts[:2]) == NOT_RUN_HERE


def test_the_chinese_readme_has_the_same_parts_and_commands() -> None:
    english, chinese = (page.read_text(encoding="utf-8") for page in READMES)
    levels = [re.findall(r"^#+(?= )", without_blocks(text), re.MULTILINE) for text in (english, chinese)]
    assert levels[0] == levels[1]
    assert [(one.language, one.options) for one in blocks(english)] == [
        (one.language, one.options) for one in blocks(chinese)
    ]
    commands = [re.findall(r"^\$ (.*)$", text, re.MULTILINE) for text in (english, chinese)]
    assert commands[0] == [command.replace(" --lang zh", "") for command in commands[1]]
    assert sum("--lang zh" in command for command in commands[1]) >= 5
    tables = [re.findall(r"^\| `(.*?)` \|", text, re.MULTILINE) for text in (english, chinese)]
    assert tables[0] == tables[1]


REFERENCE = {"commands.md", "json.md", "mathematics.md", "plan-file.md", "recipes.md"}
ENGLISH = [page for page in PAGES if page not in {*READMES, *CHINESE} and page.name not in REFERENCE]


@pytest.mark.parametrize("page", ENGLISH, ids=page_name)
def test_a_page_in_chinese_has_the_parts_blocks_and_commands_of_the_english_one(page: Path) -> None:
    english, chinese = (one.read_text(encoding="utf-8") for one in (page, page.with_suffix(".zh.md")))
    levels = [re.findall(r"^#+(?= )", without_blocks(text), re.MULTILINE) for text in (english, chinese)]
    assert levels[0] == levels[1]
    assert f"]({page.stem}.zh.md)" in english
    assert f"]({page.name})" in chinese
    for one, other in zip_longest(blocks(english), blocks(chinese)):
        assert one is not None, other
        assert other is not None, one
        assert (one.language, one.options) == (other.language, other.options)
        assert shared(one) == shared(other)


def shared(block: Block) -> list[str]:
    """What a block has in both languages: its commands, or its lines without comments."""
    lines = block.body.replace(" --lang zh", "").splitlines()
    if block.language == "console":
        return [line for line in lines if line.startswith("$ ")]
    return [re.sub(r"\s*#.*|\s+", "", line) for line in lines]


def test_tables_of_a_plan_are_replaced_or_added() -> None:
    plan = '[plan]\na = 1\n\n[[relations]]\nid = "x"\nk = 1\n\n[[relations]]\nid = "y"\n'
    assert edited(plan, '[[relations]]\nid = "x"\nk = 2\n\n[indicators.z]\n') == (
        '[plan]\na = 1\n\n[[relations]]\nid = "x"\nk = 2\n\n[[relations]]\nid = "y"\n\n[indicators.z]\n'
    )


def test_the_reference_has_every_table_and_every_command() -> None:
    plan_file, commands = (ROOT / "docs" / name for name in ("plan-file.md", "commands.md"))
    assert set(parts(plan_file.read_text(encoding="utf-8"))) == tables()
    assert parts(commands.read_text(encoding="utf-8")) == ["commands"]


def test_every_key_of_the_reference_says_what_it_means() -> None:
    page = (ROOT / "docs" / "plan-file.md").read_text(encoding="utf-8")
    silent = re.findall(r"^\| (`\w+`) \| [^|]* \|\s*(?:\*\*Required|Default|\|)", page, re.MULTILINE)
    assert silent == []


def test_every_key_of_the_plan_file_stands_in_chinese_too() -> None:
    pages = [
        (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("plan-file.md", "plan-file.zh.md")
    ]
    english, chinese = (re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) for page in pages)
    assert chinese == english


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    shown = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {
        slug(one) for one in re.findall(r"^#+ (.*)$", without_blocks(page.read_text("utf-8")), re.MULTILINE)
    }


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=page_name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = without_blocks(page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors(there), target
        translated = there.with_suffix(".zh.md")
        if page in {*CHINESE, READMES[1]} and there.suffix == ".md" and translated.exists():
            assert page == translated, f"{target} is there in Chinese"


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)#\s:]+\.md)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_a_file_that_a_block_writes_is_named_to_the_reader(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    read = without_blocks(text) + "".join(one.body for one in blocks(text) if one.language == "console")
    names = {
        name for one in blocks(text) for name in (one.options.get("title"), one.options.get("edit")) if name
    }
    assert {name for name in names if name not in read} == set()
