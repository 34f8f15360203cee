"""Plans that a check has something to say of, as files."""

from __future__ import annotations

from pathlib import Path

from jyplan.words import pages
from tests.cli.test_cli import MISPRINT
from tests.commands import ROOT

SCHEMAS = ROOT / "tests" / "schemas"

FAILS = {code: pages.examples(code).fails for code in ("growth-mismatch", "edge", "real-growth", "accepted")}
FAILS |= {code: pages.examples(code).fails for code in ("stale-acceptance", "certain-contradict", "untested")}
HOSTILE = MISPRINT.replace(
    'name = "a"', 'name = "]]><b a=\\"1\\">&amp;\\u001b[31m\\u0000\\ufffe\\n::error::%"'
)


def written(folder: Path, **plans: str) -> list[str]:
    for name, text in plans.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return [f"{name}.toml" for name in plans]
