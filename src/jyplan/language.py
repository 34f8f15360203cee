"""The language of whoever reads, where nobody has said which."""

from __future__ import annotations

import os
from typing import Literal


def locale_language() -> Literal["en", "zh"]:
    """Chinese where the locale says so, else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"
