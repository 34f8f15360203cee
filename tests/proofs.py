"""How much of a long proof a run makes: a fifth, or all of it where the environment says PROOFS=all."""

import os

PART = 1 if os.environ.get("PROOFS") == "all" else 5


def part(first: int, count: int) -> range:
    """The seeds of a proof of ``count`` examples that begins at ``first``, as many as this run makes."""
    return range(first, first + count // PART)
