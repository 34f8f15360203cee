"""What people read of a document that was proofread."""

from __future__ import annotations

from jyplan.words.language import Language, table


def text(code: str, language: Language, **values: object) -> str:
    """The words of a code."""
    return table("proof", language)[code].format(**values)
