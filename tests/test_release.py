"""What a release is made of: one version, tools that are named, and the same bytes from the same files."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from jyplan import __version__
from tests.commands import ROOT


def test_the_version_is_that_of_the_changelog() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__


def test_the_tools_of_development_are_listed_with_their_versions() -> None:
    made = subprocess.run([sys.executable, ROOT / ".ci" / "sbom"], check=True, capture_output=True, text=True)
    listed = json.loads(made.stdout)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    tools = {one["name"]: one for one in listed["components"]}
    for name in ("click", "pydantic", "pytest", "hypothesis"):
        assert tools[name]["purl"] == f"pkg:pypi/{name}@{tools[name]['version']}"
    assert listed["metadata"]["component"]["version"] == __version__
