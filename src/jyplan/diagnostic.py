"""What is wrong, as a value: a code, the values for its message, and a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.messages import messages

_MANY = 100
Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where something stands: a file as it was named, a line (from 1), and the key path there."""

    file: str
    line: int | None
    key: Path

    def __str__(self) -> str:
        parts = [self.file, *([] if self.line is None else [str(self.line)])]
        return ":".join(parts) + ":" + (f" {key_text(self.key)}:" if self.key else "")


class Fault(NamedTuple):
    """One fault: code, key path, values for the message."""

    code: str
    path: Path
    values: Mapping[str, object] = {}


class Diagnostic(NamedTuple):
    """One thing that is wrong with an input."""

    code: str
    place: Place
    values: Mapping[str, object] = {}

    def message(self, language: Language = "en") -> str:
        """What is wrong, as a sentence."""
        return messages(language)[self.code].text.format(**self._shown(language))

    def hint(self, language: Language = "en") -> str:
        """What to do about it; may be empty."""
        return messages(language)[self.code].hint.format(**self._shown(language))

    def _shown(self, language: Language) -> dict[str, str]:
        """The values as a message carries them: short, on one line, in its language."""
        shown = {name: _short(str(value)) for name, value in self.values.items()}
        if "what" in shown:
            shown["what"] = word(f"what-{shown['what']}", language)
        known = self.values.get("known")
        if isinstance(known, list | tuple):
            name = self.values.get("name") or self.values.get("key") or self.values.get("value")
            shown["meant"] = meant(str(name).strip('"'), [str(name_) for name_ in known], language)
        return shown


class PlanError(Exception):
    """A plan that cannot be used, with everything that is wrong with it."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "\n".join(f"{d.place} {d.message()}" for d in self.diagnostics)


def key_text(path: Path) -> str:
    """A key path as people write it: ``indicators.gdp.actuals[0].value``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that was probably meant."""
    from difflib import get_close_matches

    if len(known) > _MANY:  # comparing takes long: the likeliest will do
        letters = set(name)
        known = sorted(known, key=lambda name_: len(letters ^ set(name_)) + abs(len(name_) - len(name)))[
            :_MANY
        ]
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), None)


def meant(name: str, known: Sequence[str], language: Language = "en") -> str:
    """A hint that names the nearest of the known names, or lists them where they are few."""
    near = nearest(name, known)
    if near is not None:
        return word("did-you-mean", language, near=near)
    if not known:
        return ""
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return word("known-here", language, listed=listed)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117] + "…"
