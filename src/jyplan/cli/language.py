"""The language of help, usage errors and messages: --lang, else the locale.

click asks gettext for its texts, which is answered from the same table as the texts of this package's own
command line. English needs none, and costs nothing.
"""

from __future__ import annotations

import gettext
import inspect
import os
import re
from collections.abc import Sequence
from itertools import pairwise

from jyplan.words.language import languages, locale_language, table

_words: dict[str, str] = {}


def speak(arguments: Sequence[str]) -> None:
    """Choose the language of all that follows, before a word of the command line is understood."""
    pairs = pairwise([*arguments, ""])
    asked = [value for word, after in pairs if (value := _asked(word, after)) in languages()]
    language = asked[-1] if asked else locale_language()
    if asked:
        os.environ["LANGUAGE"] = language  # where the locale is looked for first
    _words.clear()
    _words.update(table("commands", language))
    gettext.dgettext = lambda domain, message: translated(message)
    gettext.dngettext = lambda domain, msgid1, msgid2, n: _plural(msgid1, msgid2, n)


def _asked(word: str, after: str) -> str:
    return after if word == "--lang" else word.removeprefix("--lang=")


def _plural(singular: str, plural: str, n: int) -> str:
    """Where a language does not tell one from many, the singular stands for both."""
    text = singular if n == 1 else plural
    return _words.get(text) or _words.get(singular, text)


def translated(text: str, **values: object) -> str:
    """A text of the command line in the language chosen."""
    spoken = _words.get(text, text)
    return spoken.format(**values) if values else spoken


def translated_help(text: str) -> str:
    """A help text in the language chosen, paragraph by paragraph, however its lines were broken."""
    return "\n\n".join(translated(paragraph) for paragraph in paragraphs(text) if paragraph)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each as one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", inspect.cleandoc(text))]
