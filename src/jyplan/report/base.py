"""Implied bases, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jyplan.answers.base import BaseRow
from jyplan.report.columns import Field, coded, ends, identity, measured, named, tabulated, unit
from jyplan.report.table import Table
from jyplan.words.language import Language


def base_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`BaseRow`."""
    return (
        named(),
        Field("year", lambda row: str(row.year or ""), lambda row: row.year, number=True),
        measured("value", lambda row: row.value, lambda row: row.interval),
        *ends(lambda row: row.value, lambda row: row.interval),
        unit(),
        coded("reason", language, lambda row: row.reason),
        coded("basis", language, lambda row: row.basis, extra=1),
        Field("from", lambda row: row.from_ or "", lambda row: row.from_, extra=1),
        identity(),
    )


def base_table(rows: Sequence[BaseRow], title: str, language: Language, notes: Iterable[str] = ()) -> Table:
    """Implied bases with their intervals."""
    return tabulated(base_fields(language), rows, title, language, notes)
