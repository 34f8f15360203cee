"""The words that all outputs share: column headings, codes spelt out, footers.

Codes themselves (``real-growth``, ``not-met``) are the same in every language; machine output has only them.
"""

from __future__ import annotations

from jyplan.words.language import Language, table


def word(code: str, language: Language, **values: object) -> str:
    """The word for a code; a code without one stands for itself."""
    text = table("headings", language).get(code, code)
    return text.format(**values) if values else text
