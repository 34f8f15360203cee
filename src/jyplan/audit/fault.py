"""What is wrong with a table or with what is asked of it."""

from __future__ import annotations

from jyplan.diagnostic import Diagnostic, Place, PlanError


class TableError(PlanError):
    """A table that cannot be audited: everything that is wrong with it, each with its place."""

    @classmethod
    def of(cls, code: str, file: str, line: int | None = None, **values: object) -> TableError:
        """One thing that is wrong."""
        return cls([Diagnostic(code, Place(file, line, ()), values)])
