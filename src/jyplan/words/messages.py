"""The text of every diagnostic by its code: what is wrong, and a hint what to do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from jyplan.words.language import Language


class Message(NamedTuple):
    """What is wrong, as a template for the values of a diagnostic; and what to do about it, may be empty."""

    text: str
    hint: str


@cache
def messages(language: Language = "en") -> Mapping[str, Message]:
    """The message of every code."""
    texts = import_module(f"jyplan.words.{language}.messages").MESSAGES
    return {code: Message(*pair) for code, pair in texts.items()}
