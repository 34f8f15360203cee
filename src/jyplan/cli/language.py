"""The language of help, usage errors and messages: --lang, else the locale.

click asks gettext for its texts. The Chinese catalogue in ``jyplan/words/locale`` holds them and those of
this package's command line; English needs none, and costs nothing.
"""

from __future__ import annotations

import gettext
import inspect
import os
import re
from collections.abc import Sequence
from itertools import pairwise

from jyplan.words.language import locale_language

_DOMAIN = "jyplan"


def speak(arguments: Sequence[str]) -> None:
    """Choose the language of all that follows, before a word of the command line is understood."""
    pairs = pairwise([*arguments, ""])
    asked = [value for word, after in pairs if (value := _asked(word, after)) in ("zh", "en")]
    language = asked[-1] if asked else locale_language()
    if asked or language == "zh":
        os.environ["LANGUAGE"] = language  # where gettext looks first
    if language == "zh":
        package = os.path.dirname(os.path.dirname(__file__))
        gettext.bindtextdomain(_DOMAIN, os.path.join(package, "words", "locale"))
        gettext.textdomain(_DOMAIN)


def _asked(word: str, after: str) -> str:
    return after if word == "--lang" else word.removeprefix("--lang=")


def told(text: str, **values: object) -> str:
    """A text of the command line in the language chosen."""
    said = gettext.gettext(text) if gettext.textdomain() == _DOMAIN else text
    return said.format(**values) if values else said


def told_help(text: str) -> str:
    """A help text in the language chosen, paragraph by paragraph, however its lines were broken."""
    return "\n\n".join(told(one) for one in paragraphs(text) if one)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each as one line."""
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", inspect.cleandoc(text))]
