"""No text of a file, and no argument, reaches a terminal with anything in it that acts: in no command and format."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from jyplan.cli import run
from jyplan.plan.schema import plan_schema
from tests.report.test_safe import acts

# A concealed word, a title for the window, a C1 sequence, bidi, and the invisible: none of it is ours.
PAYLOAD = "\u0007\u001b[8mx\u001b]0;t\u0007\u009b31m\u202ea\u2066\u00ad\u180e\u206a\u3164\ufff9\U000e0041`|=1"
P = "".join(f"\\U{ord(one):08x}" for one in PAYLOAD)
PLAN = f"""
format = 1
[plan]
name = "{P}"
name_en = "{P}"
base_year = 2016
target_year = 2017
note = "{P}"
[sources.s]
title = "{P}"
url = "{P}"
note = "{P}"
[groups.g]
name = "{P}"
name_en = "{P}"
[indicators.a]
name = "{P}"
name_en = "{P}"
group = "g"
unit = "亿{P}"
unit_en = "{P}"
owner = "{P}"
owner_en = "{P}"
measure = "flow"
better = "higher"
note = "{P}"
threshold = {{ value = 10, unit = "万{P}", of = "{P}" }}
baseline = {{ value = 100, source = "s", at = "{P}", note = "{P}", also = [{{ at = "{P}" }}] }}
target = {{ value = 120, growth = 8.1, source = "s", at = "{P}", note = "{P}" }}
actuals = [
  {{ as_of = 2017-03-31, value = 30, source = "s", at = "{P}", note = "{P}" }},
  {{ as_of = 2017-05-31, value = 20, scope = "{P}", note = "{P}" }},
]
facts = [{{ year = 2016, value = 200, accept = "{P}", scope = "{P}" }}]
[indicators.b]
name = "{P}"
unit = "{P}"
measure = "flow"
better = "higher"
baseline = 30
target = {{ value = "50", growth = [8.0, 9.0] }}
[[relations]]
id = "t"
kind = "total"
whole = "a@2016"
parts = ["b@2016"]
accept = "{P}"
"""
FORMS = ("text", "plain", "json", "jsonl", "csv", "markdown", "xlsx")


def free_texts(node: object) -> set[str]:
    """The keys of a schema that take any text."""
    if isinstance(node, list):
        return {key for one in node for key in free_texts(one)}
    if not isinstance(node, dict):
        return set()
    found = {key for one in node.values() for key in free_texts(one)}
    for key, value in (node.get("properties") or {}).items():
        kinds = value.get("anyOf", [value]) if isinstance(value, dict) else []
        if any(
            one.get("type") == "string" and not {"enum", "pattern", "format", "const"} & one.keys()
            for one in kinds
        ):
            found.add(key)
    return found


def test_every_key_that_takes_any_text_is_hostile_here_or_names_what_must_exist() -> None:
    names = {"part", "whole", "left", "right", "numerator", "denominator", "is"}
    for key in free_texts(plan_schema()) - names:
        assert re.search(rf'\b{key} = "[^"]*{re.escape(P)}', PLAN), key


def output(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, bytes]:
    """The exit code and everything that a run prints."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in (out, err)]
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", streams[0])
        patched.setattr(sys, "stderr", streams[1])
        code = run(arguments)
    return code, out.getvalue() + err.getvalue()


def hostile(printed: bytes, *, color: bool = False) -> set[str]:
    """What acts or hides in it, other than line ends, tabs and the colours that are ours."""
    text = printed.decode().replace("\r\n", "\n")
    if color:
        assert "\x1b[8m" not in text
        text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return acts(text) - {"\n", "\t"}


def _unzipped(printed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(printed[printed.index(b"PK") :])) as book:
        return b"".join(book.read(name) for name in book.namelist())


@pytest.mark.parametrize(("lang", "color"), [("zh", "always"), ("en", "never")])
def test_every_text_of_a_plan_in_every_command_and_format(
    color: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "p.toml"
    plan.write_text(PLAN, "utf-8")
    commands = [["status"], ["growth"], ["base"], ["gap"], ["check"], ["check", "--explain"]]
    forms = FORMS if lang == "zh" else ("text", "plain", "markdown")  # what the others print has no language
    runs = [[*command, str(plan), "-f", form, "-v"] for command in commands for form in forms]
    runs += [["check", str(plan), "-f", form, "--fail-on", "edge"] for form in ("github", "sarif", "junit")]
    runs += [["show", "a", "--plan", str(plan), "-f", form] for form in forms]
    runs += [["calc", "growth", f"1{PAYLOAD}", f"2{PAYLOAD}", "-f", form] for form in FORMS[:-1]]
    runs.append(
        ["record", "a", "1", "--as-of", "2017-06-30", "--dry-run", "--note", PAYLOAD, "--plan", str(plan)]
    )
    for arguments in runs:
        end = [] if arguments[0] == "record" else ["--color", color]
        code, printed = output([*arguments, *end, "--lang", lang], monkeypatch)
        assert code in (0, 1, 2), arguments
        assert printed, arguments
        assert b"internal error" not in printed, (arguments, printed)
        if "xlsx" in arguments and b"PK" in printed:
            printed = _unzipped(printed)
        found = hostile(printed, color=color == "always")
        assert not found, (arguments, found)


@pytest.mark.parametrize(
    "arguments",
    [
        [PAYLOAD],
        ["status", f"--{PAYLOAD}"],
        ["status", PAYLOAD],
        ["status", "--only", PAYLOAD],
        ["status", "--group", PAYLOAD],
        ["status", "--sort", PAYLOAD],
        ["check", "--timeout", PAYLOAD],
        ["gap", "--as-of", PAYLOAD],
        ["status", "-f", PAYLOAD],
        ["status", "-o", f"{PAYLOAD}/no"],
        ["explain", PAYLOAD],
        ["schema", PAYLOAD],
        ["calc", "base", PAYLOAD, "8%"],
        ["record", PAYLOAD, "1", "--as-of", "2017-06-30", "--plan", "nosuch"],
        ["record", "--from", PAYLOAD],
        ["init", f"{PAYLOAD}/no"],
    ],
)
def test_every_argument_in_messages(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed = output(arguments, monkeypatch)
    assert code == 2
    assert not hostile(printed)


@pytest.mark.parametrize(
    "line",
    [
        f'"{P}" = 1',
        f'format = "{P}"',
        f'[indicators."{P}"]',
        f'[indicators.c]\nname = "c"\nunit = "d"\nmeasure = "{P}"\nbetter = "higher"',
        f'[[relations]]\nid = "u"\nkind = "{P}"',
        f'[[relations]]\nid = "u"\nkind = "total"\nwhole = "{P}"\nparts = ["a"]',
        f"# {PAYLOAD}\n[",
    ],
)
def test_every_text_that_a_plan_is_refused_for(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "p\u202e.toml"
    plan.write_text(f"{PLAN}\n{line}\n", "utf-8")
    for form in ("text", "json", "github", "sarif", "junit"):
        code, printed = output(["check", str(plan), "-f", form], monkeypatch)
        assert code == 2
        assert not hostile(printed)
