"""The languages there are, a folder each beside this file, and the one to speak where nobody has said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from jyplan import words as room

Language = str
"""The name of a language's folder, as in a locale: en, zh."""


def languages() -> tuple[str, ...]:
    """Every language there is; the first is the one that plans are written in."""
    folders = {entry.name for path in room.__path__ for entry in os.scandir(path) if entry.is_dir()}
    return ("zh", *sorted(name for name in folders - {"zh"} if name.isalpha()))


def locale_language() -> Language:
    """The language of the locale, where there is a folder for it; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            locale = os.environ[name].lower()
            return next((language for language in languages() if locale.startswith(language)), "en")
    return "en"


def folder(language: Language) -> Path:
    """Where the words of a language are."""
    return next(path for path in (Path(path) / language for path in room.__path__) if path.is_dir())


@cache
def table(name: str, language: Language) -> Mapping[str, str]:
    """A table of a language's words by their codes: ``WORDS`` in the file of this name in its folder."""
    words: Mapping[str, str] = import_module(f"jyplan.words.{language}.{name}").WORDS
    return words
