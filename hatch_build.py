"""What the wheel carries beside the package: the man page, made from the commands of this very version."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the man page before a wheel is built; an editable install goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the page to the files that the wheel installs under share/man."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from jyplan.cli.manual import manual

        page = Path(self.directory) / "jyplan.1"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(manual(), encoding="utf-8", newline="\n")
        build_data["shared_data"][str(page)] = "share/man/man1/jyplan.1"
