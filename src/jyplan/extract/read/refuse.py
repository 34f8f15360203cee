"""Why a document is not read, as the one exception that people see."""

from __future__ import annotations

from jyplan.diagnostic import Diagnostic, Place, PlanError

MEGABYTE = 1_000_000
MOST_BYTES = 64 * MEGABYTE  # of a file, and of what one archive may unpack to
MOST_CHARACTERS = 20 * MEGABYTE  # of text


def refusal(code: str, file: str, *, line: int | None = None, **values: object) -> PlanError:
    """The error that a document cannot be read, with its code, its file and what its message needs."""
    return PlanError([remark(code, file, line=line, **values)])


def remark(code: str, file: str, *, line: int | None = None, **values: object) -> Diagnostic:
    """What a reader has to tell about how a document was read."""
    return Diagnostic(code, Place(file, line, ()), values)
