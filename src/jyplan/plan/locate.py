"""Which plan file is meant where none is named. Opens none."""

from __future__ import annotations

import os
from pathlib import Path


def shipped() -> Path:
    """The plan that comes with the package: beside it when installed, in the checkout otherwise."""
    here = Path(__file__).resolve().parents[1]
    installed = here / "data" / "targets.toml"
    return installed if installed.exists() else here.parents[1] / "data" / "targets.toml"


def find(folder: Path) -> Path:
    """The plan to use when none is named: JYPLAN_PLAN, else the nearest upward, else the shipped one."""
    named = os.environ.get("JYPLAN_PLAN")
    if named:
        return Path(named)
    for place in (folder, *folder.parents):
        for candidate in (place / "data" / "targets.toml", place / "jyplan.toml"):
            if candidate.is_file():
                return candidate
    return shipped()
