"""Stated growth beside the growth that the stated values give, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jyplan.answers.growth import GrowthRow
from jyplan.exact.decimals import brief
from jyplan.exact.figure import points_unit
from jyplan.report.cells import Cell, Number, number, verdict, written
from jyplan.report.columns import Field, coded, ends, identity, measured, named, tabulated
from jyplan.report.safe import visible
from jyplan.report.table import Table, percent, signed, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language


def growth_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`GrowthRow`."""
    return (
        named(),
        Field("years", _years, unbroken=True),
        Field("since", cell=lambda row: row.since),
        Field("year", cell=lambda row: row.year),
        Field(
            "stated",
            lambda row: _in_its_unit(stated_text(row), row, language),
            lambda row: written(row.stated),
            number=True,
        ),
        measured("computed", lambda row: row.computed, lambda row: row.interval, plus=True)._replace(
            text=lambda row: _in_its_unit(_computed(row), row, language)
        ),
        *ends(lambda row: row.computed, lambda row: row.interval),
        Field(
            "verdict",
            lambda row: _verdict_text(row, language),
            lambda row: verdict(row.verdict, language) if row.from_ is not None else None,
            words=True,
        ),
        coded("reason", language, lambda row: row.reason)._replace(text=None),
        coded("basis", language, lambda row: row.basis, extra=1),
        Field("from", lambda row: row.from_ or "", lambda row: row.from_, extra=1),
        identity(),
    )


def growth_table(
    rows: Sequence[GrowthRow], title: str, language: Language, notes: Iterable[str] = ()
) -> Table:
    """Stated growth beside the growth that the stated values give."""
    return tabulated(growth_fields(language), rows, title, language, notes)


def _years(row: GrowthRow) -> str:
    return "" if row.year is None or row.since is None else f"{row.since}-{row.year}"


def stated_text(row: GrowthRow) -> str:
    """The stated growth as written: with its sign, or as a multiple."""
    text = row.stated_text or ""
    return text if text.startswith("×") else signed(row.stated)


def _computed(row: GrowthRow) -> str:
    """The growth that the values give in the digits that are known; what differs from none is seen to."""
    text = percent(row.computed, row.interval)
    return brief(row.computed, plus=True) if row.computed and not text.strip("<>≤≥ +-0.") else text


def _in_its_unit(text: str, row: GrowthRow, language: Language) -> str:
    """A change of a ratio in points or its own unit, of a rank in places: under a heading of percent."""
    own = row.measure in ("ratio", "rank") and text
    return with_unit(text, visible(word(points_unit(row.unit), language))) if own else text


def _verdict_text(row: GrowthRow, language: Language) -> str:
    """The verdict on a stated growth, with its reason behind a colon."""
    text = word(row.verdict, language) if row.from_ is not None else ""
    reason = word(row.reason, language) if row.reason and row.verdict != "consistent" else ""
    return ": ".join(filter(None, (text, reason)))  # in a narrow cell a line breaks at the space


def growth_text(row: GrowthRow, language: Language) -> str:
    """The stated growth as written, else (≈) the one that the stated values give."""
    if row.stated is not None:
        return _in_its_unit(stated_text(row), row, language)
    text = _in_its_unit(_computed(row), row, language)
    return text if not text or text[0] in "<>≤≥" else f"≈ {text}"


def growth_cell(row: GrowthRow) -> Cell:
    """The same for a spreadsheet."""
    if row.stated is not None:
        return written(row.stated)
    computed = number(row.computed, row.interval, plus=True)
    return computed._replace(mark=computed.mark or "≈ ") if isinstance(computed, Number) else computed
