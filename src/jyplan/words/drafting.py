"""What a drafted plan says in its comments."""

from __future__ import annotations

from jyplan.words.language import Language, table


def comment(code: str, language: Language, **values: object) -> str:
    """The words of a comment."""
    return table("drafting", language)[code].format(**values)
