"""The languages there are, and that of whoever reads where nobody has said which."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["en", "zh"]


def locale_language() -> Language:
    """Chinese where the locale says so, else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"
