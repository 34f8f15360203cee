"""Start-up is part of the product: what a command does not need is not imported."""

from __future__ import annotations

import subprocess
import sys

from tests.commands import ROOT

HEAVY = ("polars", "numpy", "pyarrow", "pydantic", "rich", "tomlkit", "filelock", "tomli", "openpyxl")


def imported(*runs: tuple[str, ...]) -> set[str]:
    """The heavy packages that a process has imported after these runs."""
    code = (
        f"import sys\nfrom jyplan.cli import run\nfor arguments in {runs!r}: run(arguments)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    names: list[str] = eval(done.stderr.strip().splitlines()[-1])
    return set(names)


def test_version_help_and_usage_errors_import_nothing_heavy() -> None:
    runs = [("--version",), ("--help",), ("base", "--help"), ("base", "--nope"), ("x",), ("audit", "--help")]
    assert imported(*runs) == set()


def test_completion_imports_nothing_heavy() -> None:
    environment = {"_JYPLAN_COMPLETE": "bash_complete", "COMP_WORDS": "jyplan st", "COMP_CWORD": "1"}
    code = (
        "import sys, atexit\nfrom jyplan.cli import run\n"
        f"atexit.register(lambda: print([n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr))\nrun([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False, env=environment
    )
    assert done.stdout.split() == ["plain,status"]
    assert done.stderr.strip() == "[]"


def test_the_codes_that_explain_knows_are_completed() -> None:
    environment = {
        "_JYPLAN_COMPLETE": "bash_complete",
        "COMP_WORDS": "jyplan explain grow",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "jyplan"], capture_output=True, text=True, cwd=ROOT, check=False,
        env=environment,
    )  # fmt: skip
    codes = ["growth-mismatch", "growth-not-above-minus-100", "growth-of-ratio"]
    codes += ["growth-too-long", "growth-year"]
    assert done.stdout.split() == [f"plain,{code}" for code in codes]


def test_only_text_imports_rich() -> None:
    assert imported(*(("status", "-f", form) for form in ("json", "jsonl", "csv", "plain", "markdown"))) == {
        "pydantic",
        "tomli",
    }
    assert "rich" in imported(("status", "-f", "text"))


def test_calc_imports_neither_pydantic_nor_rich() -> None:
    assert imported(("calc", "growth", "731", "1300", "-f", "text")) <= {"pydantic"}


def test_explain_imports_nothing_heavy() -> None:
    runs = [("explain",), ("explain", "edge", "-f", "text"), ("explain", "-f", "json"), ("explain", "edg")]
    assert imported(*runs) == set()


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, jyplan\nprint([n for n in {(*HEAVY, 'click')!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_packages_for_tables_the_command_says_what_to_install() -> None:
    code = (
        "import sys, importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'polars' else find(name, *more)\n"
        "from jyplan.cli import run\n"
        "sys.exit(run(['audit', 't.csv', '--value', 'a', '--base', 'b', '--growth', 'c', '--lang', 'en']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "polars" in done.stderr
    assert "pip install 'jyplan[audit]'" in done.stderr


def test_an_audit_of_a_table_loads_no_plan() -> None:
    code = (
        "import sys, jyplan\nfound = jyplan.audit('-', value='a', base='b', growth='c')\n"
        "assert found.verdict == 'inconsistent'\n"
        "print([n for n in ('pydantic', 'rich', 'tomli', 'click', 'pandas') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="a,b,c\n1300,731,81\n", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
