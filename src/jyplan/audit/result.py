"""What an audit found, as values that any report can tell. Needs neither numpy nor polars."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict
from jyplan.words.codes import failure

FAILED = {
    "growth": failure("growth"),
    "series": failure("growth"),
    "share": failure("share"),
    "sum": failure("total"),
    "exhaust": failure("total", exhausts=True),
}
"""The code of what fails, by kind of rule."""


class Finding(NamedTuple):
    """A row that fails, or stands for the rows that could not be checked for one reason.

    ``row`` counts the rows of its file from 1; ``line`` is where it begins. ``cells`` are those that the
    verdict rests on, and those that name the row.
    """

    rule: str
    kind: str
    file: str
    row: int
    line: int | None
    label: str
    verdict: Verdict
    reason: str | None
    code: str | None
    stated: str | None
    computed: Fraction | None
    interval: Interval | None
    distance: Fraction | None
    cells: dict[str, str]


class Example(NamedTuple):
    """How many rows could not be checked for a reason, and the first of them."""

    reason: str
    rows: int
    file: str
    line: int | None
    row: int
    column: str | None
    text: str | None


class RuleResult(NamedTuple):
    """One rule: what it held against what, and how many rows (or groups) have each verdict."""

    name: str
    kind: str
    columns: dict[str, str]
    rounding: str
    rows: int
    verdicts: dict[Verdict, int]
    reasons: tuple[Example, ...]


class TableResult(NamedTuple):
    """One table that was read."""

    file: str
    rows: int
    columns: int


class Audit(NamedTuple):
    """What an audit found: the worst rows first, and counts of all."""

    tables: tuple[TableResult, ...]
    rules: tuple[RuleResult, ...]
    rows: tuple[Finding, ...]
    extracted: int | None = None

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows of all rules have each verdict."""
        return {verdict: sum(rule.verdicts[verdict] for rule in self.rules) for verdict in VERDICTS}

    @property
    def verdict(self) -> Verdict:
        """The worst verdict."""
        counts = self.counts
        return next((verdict for verdict in VERDICTS if counts[verdict]), "untested")

    @property
    def summary(self) -> dict[str, object]:
        """All rules in short."""
        return {
            "verdict": self.verdict,
            "rows": sum(table.rows for table in self.tables),
            "shown": len(self.rows),
            **({} if self.extracted is None else {"extracted": self.extracted}),
            **{str(verdict): count for verdict, count in self.counts.items()},
        }
