"""A language is one folder of ``words``: commands speak it without another line of code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jyplan.words
from jyplan.words.language import folder, languages, table
from tests.commands import PLAN

ENGLISH = folder("en")
TABLES = sorted(path.stem for path in ENGLISH.glob("*.py") if "WORDS" in path.read_text(encoding="utf-8"))

# Words in guillemets: who reads them knows which come from the folder.
_WORDS = """
from jyplan.words.en.{name} import WORDS as ENGLISH
WORDS = {{code: "«" + text + "»" for code, text in ENGLISH.items()}}
"""
_COMMANDS = """
from jyplan.cli import cli
WORDS = {text: "«" + text + "»" for text in ("Usage:", cli.help)}
"""
_MESSAGES = """
from jyplan.words.en.messages import MESSAGES as ENGLISH
MESSAGES = {code: ("«" + text + "»", hint) for code, (text, hint) in ENGLISH.items()}
"""
_RUN = """
import sys
import jyplan.words
jyplan.words.__path__.append(sys.argv[1])
from jyplan.cli import run
plan = sys.argv[2]
for arguments in (["status", plan], ["growth", plan], ["base", plan], ["gap", plan], ["check", plan],
                  ["show", "gdp", "--plan", plan], ["calc", "growth", "1", "2"], ["explain", "edge"],
                  ["explain", "too-early"], ["explain", "not-found"], ["report", plan, "-f", "html"],
                  ["check", "nowhere.toml"], ["show", "gpd"], ["--help"]):
    sys.stdout.flush()
    print("====", *arguments, flush=True)
    form = ["-f", "text"] if arguments[0] not in ("report", "--help") else []
    run(["--lang", "xx", *arguments, *form])
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A folder of languages with one in it, made of the English words."""
    made = tmp_path / "xx"
    (made / "pages").mkdir(parents=True)
    for name in TABLES:
        words = _COMMANDS if name == "commands" else _WORDS.format(name=name)
        (made / f"{name}.py").write_text(words, encoding="utf-8")
    (made / "messages.py").write_text(_MESSAGES, encoding="utf-8")
    (made / "__init__.py").touch()
    for page in (ENGLISH / "pages").glob("*.md"):
        text = page.read_text(encoding="utf-8").replace("# ", "# «", 1)
        (made / "pages" / page.name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_new_folder_is_a_language_of_every_command(toy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(toy), str(PLAN)], capture_output=True, text=True, check=False
    )
    outputs = done.stdout.split("==== ")[1:]
    assert len(outputs) == 14
    assert [text.splitlines()[0] for text in outputs if "«" not in text] == ["check nowhere.toml", "show gpd"]
    assert "«there is no such file»" in done.stderr
    assert "no indicator gpd»" in done.stderr


@pytest.mark.parametrize("language", languages())
def test_a_language_has_a_word_for_every_code_and_a_page_for_every_page(language: str) -> None:
    for name in set(TABLES) - {"commands", "help"}:
        assert table(name, language).keys() == table(name, "en").keys()
    names = [{path.name for path in (folder(one) / "pages").iterdir()} for one in (language, "en")]
    assert names[0] == names[1]


def test_no_other_room_has_words_in_two_languages() -> None:
    for path in Path(jyplan.__file__).parent.rglob("*.py"):
        assert 'language == "en"' not in path.read_text(encoding="utf-8"), path
