"""Every code that the program can print has its page, and every example on a page does what it says."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import jyplan
from jyplan.answers.outlook import Outlook
from jyplan.cli import run
from jyplan.consistency.result import Checked, check
from jyplan.diagnostic import Diagnostic
from jyplan.exact.judge import VERDICTS
from jyplan.plan.load import load, parse, shipped
from jyplan.statements import doubts
from jyplan.statements.standing import Standings
from jyplan.statements.target import Status
from jyplan.words import codes, pages
from jyplan.words.examples import EXAMPLES
from jyplan.words.language import languages
from jyplan.words.messages import messages
from tests.plans import FULL

WITH_EXAMPLES = [code for code in pages.kinds() if pages.kinds()[code] in ("finding", "reason")]
WITH_EXAMPLES = [code for code in WITH_EXAMPLES if "```toml" in pages.page(code).text]
# A conflict is told beside the relation that fails, and what nothing tests stands beside what is tested.
BESIDE = {"joint-conflict", "untested"}


def emitted(checked: Checked) -> set[str]:
    """Every code that a check gives, wherever it stands."""
    found = {row.code for row in checked.statements} | {row.reason for row in checked.statements}
    found |= {one.code for one in checked.conflicts} | {one.code for one in checked.contradictions}
    found |= {one.code for one in checked.accepted}
    found |= {one.reason for one in checked.not_joint}
    return {code for code in found if code is not None} - {"joint"}


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_failing_example_gives_exactly_its_code_and_the_passing_one_does_not(code: str) -> None:
    passes, fails = (emitted(check(parse(plan).plan)) for plan in pages.examples(code))
    assert code not in passes
    assert code in fails
    more = {"growth-mismatch"} if code in ("accepted", "edge") else set()
    assert fails - {code} <= BESIDE | more | ({"base-may-be-negative"} if code == "rate-not-joint" else set())
    assert passes <= BESIDE | ({"growth-mismatch", "accepted"} if code == "stale-acceptance" else set())


def test_what_is_not_decided_in_time_has_its_code() -> None:
    plan = parse(pages.examples("joint-conflict").fails).plan
    assert "not-decided" in emitted(check(plan, deadline=0))


# Diagnostics

# They take another process, an installed package, the Python interface, a terminal, or a package less.
SPECIAL = {"locked", "shipped-plan", "date-from-source", "xlsx-on-terminal", "xlsx-missing", "audit-missing"}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The codes of all diagnostics that are told from here on."""
    found: set[str] = set()
    message = Diagnostic.message

    def noted(self: Diagnostic, *language: str) -> str:
        found.add(self.code)
        return message(self, *language)

    monkeypatch.setattr(Diagnostic, "message", noted)
    return found


@pytest.mark.parametrize("code", sorted(EXAMPLES.keys() - SPECIAL))
def test_the_example_of_a_diagnostic_provokes_it(
    code: str, told: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = EXAMPLES[code]
    for name, text in example.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command in example.commands:
        if command.startswith("jyplan "):
            run(shlex.split(command)[1:])
        else:
            if "openpyxl" in command:
                pytest.importorskip("openpyxl")
            subprocess.run(["sh", "-c", command.replace("python ", f"{sys.executable} ")], check=True)
    assert code in told


def test_a_lock_held_by_another_program_is_named(told: set[str], tmp_path: Path) -> None:
    from filelock import FileLock

    from jyplan.diagnostic import PlanError
    from jyplan.edit.add import Entry, record

    plan = tmp_path / "plan.toml"
    plan.write_text(EXAMPLES["locked"].files["plan.toml"], encoding="utf-8")
    with FileLock(tmp_path / ".plan.toml.lock"), pytest.raises(PlanError) as raised:
        record(plan, [Entry("gdp", "735", None)], patience=0)
    assert str(raised.value)
    assert told == {"locked"}


def test_an_actual_that_takes_the_date_of_its_source_is_told() -> None:
    plan = parse(EXAMPLES["date-from-source"].files["plan.toml"]).plan
    assert [fault.code for fault in doubts.faults(Standings(plan))] == ["date-from-source"]


# Pages


# Documents that are refused, or how they were read: tests/extract has a file for each.
DOCUMENTS = {
    *("no-document", "folder-for-document", "document-too-large", "document-too-long"),
    *("document-too-many-pages", "document-without-text", "scan-without-text", "pages-without-text"),
    *(
        "document-damaged",
        "document-encrypted",
        "document-type",
        "document-never-ends",
        "document-too-deep",
        "archive-too-large",
    ),
    *(
        "docx-missing",
        "docx-on-terminal",
        "old-office",
        "picture",
        "not-a-document",
        "no-text-file",
        "unknown-encoding",
        "unreadable-encoding",
    ),
    *("read-as", "pdf-missing", "sheet-hidden", "cells-hidden", "formulas-without-value"),
}


def test_only_what_has_no_words_of_its_own_has_no_example() -> None:
    assert messages().keys() - EXAMPLES.keys() == {"not-valid", "cluster-silent"} | DOCUMENTS


def test_every_code_has_a_page_in_both_languages() -> None:
    for code in pages.kinds():
        for language in languages():
            page = pages.page(code, language)
            assert page.title.endswith("." if language == "en" else "。"), code
            assert page.title.count("\n") == 0
            assert page.text.endswith("\n"), code
            assert page.text.strip()


def test_chinese_pages_are_chinese_and_say_no_less() -> None:
    for code in pages.kinds():
        english, chinese = (pages.page(code, language) for language in ("en", "zh"))
        assert re.search("[\u4e00-\u9fff]", chinese.title), code
        assert english.text.count("```") == chinese.text.count("```")
        assert ("What to do" in english.text) == ("怎么办" in chinese.text), code


def test_a_page_of_a_finding_has_two_whole_plans_and_says_what_to_do() -> None:
    for code in WITH_EXAMPLES:
        passes, fails = pages.examples(code)
        assert passes != fails
        text = pages.page(code).text
        assert passes in text
        assert fails in text
        assert "What to do: " in text


def test_there_is_no_page_for_what_there_is_not() -> None:
    for ask in (pages.page, pages.examples):
        with pytest.raises(KeyError):
            ask("nonsense")
    with pytest.raises(KeyError):
        pages.examples("not-found")


# No code without a page


def reasons() -> Iterator[str]:
    """Every text that stands where a reason or a code is given; `extract` has no reasons of a plan."""
    for path in (Path(jyplan.__file__).parent).rglob("*.py"):
        if "extract" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [keyword.value for keyword in node.keywords if keyword.arg in ("reason", "code")]
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given += node.args[:1] if name == "unknown" else []
            given += node.args[1:2] if name == "Test" else []
            given += node.args[2:3] if name == "Quantity" else []
            for one in given:
                yield from (
                    part.value for part in ast.walk(one)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )  # fmt: skip


def constants() -> Iterator[str]:
    """Every text in the sources that looks like a code, but for those of texts, words and pages."""
    root = Path(jyplan.__file__).parent
    for path in root.rglob("*.py"):
        if path.name != "codes.py" and {"words", "report", "cli"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


# What looks like a code and is none: words of the plan file, names of derivations and time bases, and where a figure stands in its history.
NO_CODES = {
    *("at-least", "more-than", "at-most", "less-than", "like-for-like"),
    *("utf-8", "utf-8-sig", "half-up", "half-even", "growth-rate", "mean-growth", "required-growth"),
    *("implied-base", "implied-target", "implied-deflator", "same-period", "other-printing", "implied-note"),
    *("expected-share", "done-share", "growth-to-date", "rest-growth", "mean-rest", "per-month"),
    *("ask-better", "from-name", "head-more", "left-out", "no-level", "where-page"),
    *(
        "did-you-mean",
        "known-here",
        "like-table",
        "in-force",
        "not-yet",
        "latin-1",
        "utf-16",
        "iso-8859-1",
        "windows-1252",
    ),
    *("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
    *("d-mmm", "d-mmm-yy", "yyyy-mm", "yyyy-mm-dd"),
    *(
        "growth-lead",
        "growth-of",
        "share-of",
        "increase-of",
        "multiple-of",
        "points-of",
        "from-to",
        "part-of",
    ),
}


def test_levels_and_tones_are_told_of_codes_that_there_are() -> None:
    kinds = pages.kinds()
    assert {kinds[code] for code in codes._LEVELS} == {"finding"}
    # An edge is a finding and a verdict; what is not judged, or only open, has no tone.
    judged = {*codes.ORDER["verdict"], *codes.ORDER["status"], *codes.ORDER["outlook"], codes.EDGE}
    assert judged - codes.TONES.keys() == {"not-checkable", "consistent", "open", "no-data", "not-assessable"}
    assert codes.TONES.keys() <= judged


def test_no_other_room_says_how_bad_a_code_is() -> None:
    spelt = re.compile(
        r'"(edge|stale-acceptance|accepted|behind)": "(error|warning|note|bad|warn|yellow|red)"'
    )
    root = Path(jyplan.__file__).parent
    files = {path for path in root.rglob("*.py") if spelt.search(path.read_text(encoding="utf-8"))}
    assert files == {root / "words" / "codes.py"}


def test_no_code_can_be_printed_without_a_page() -> None:
    looks = {text for text in constants() if re.fullmatch("[a-z]+(-[a-z0-9]+)+", text)}
    assert looks - pages.kinds().keys() - NO_CODES == set()
    for listed in (VERDICTS, get_args(Status), get_args(Outlook), messages(), codes._FAILED.values()):
        assert set(listed) <= pages.kinds().keys()
    assert (
        {"lumpy", "range", "approximate", "no-baseline"}
        <= set(reasons())
        <= pages.kinds().keys()
        | {"real", "group", "indicator", "relation", "source", "total"}  # tables of a plan
    )
    assert {"context", "cumulative", "superseded", "joint", "accepted"} <= pages.kinds().keys()


def test_every_page_is_of_a_code_that_is_printed() -> None:
    written = set(constants()) | messages().keys()
    assert pages.kinds().keys() - written - {"stale-acceptance"} == set()


def test_every_reason_in_the_output_of_known_plans_has_a_page() -> None:
    from jyplan.answers import gap as needed
    from jyplan.answers import status as progress
    from jyplan.answers.base import base
    from jyplan.answers.growth import growth

    for plan in (load(shipped()), parse(FULL).plan):
        found = emitted(check(plan))
        rows: list[Any] = [*base(plan), *growth(plan), *needed.gap(plan)]
        found |= {row.reason for row in rows if row.reason}
        for row in progress.status(plan):
            found |= {row.status, row.outlook}
            found |= {getattr(row, name) for name in row._fields if name.endswith("reason")} - {None}
        assert found <= pages.kinds().keys()
