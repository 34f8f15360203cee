"""Without docstrings and assertions (python -OO) the program says the same."""

from __future__ import annotations

import subprocess
import sys

from tests.commands import ROOT

# One process a mode: every text that is made of docstrings, and a check for what asserts might do.
CODE = """
import sys
from jyplan.cli import COMMANDS, run
for arguments in (["schema"], ["explain", "edge"], ["explain", "-f", "markdown"], ["calc", "base", "--help"],
                  ["--help"], ["--lang", "zh", "--help"], ["check", "-q", "-f", "json"],
                  *([name, "--help"] for name in COMMANDS)):
    run(arguments)
    sys.stdout.flush()
"""


def test_stripped_of_docstrings_the_program_says_the_same() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, *option, "-c", CODE], capture_output=True, cwd=ROOT, check=True
        ).stdout
        for option in ([], ["-OO"])
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000
