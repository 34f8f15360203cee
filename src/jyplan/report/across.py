"""Several plans beside each other: a table an indicator, or one of all where a format has no titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from jyplan.answers.across import AcrossRow
from jyplan.answers.gap import GapRow
from jyplan.report.cells import Cell, cut
from jyplan.report.columns import Field, coded, identity, judged, named, rounded, tabulated, unit
from jyplan.report.gap import aimed, done_text, followed, latest_cell, latest_text, target_cell, target_text
from jyplan.report.safe import visible
from jyplan.report.section import Section
from jyplan.report.status import lead_text
from jyplan.report.table import Table, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import phrase


def sections(
    rows: Sequence[AcrossRow], plans: Sequence[Mapping[str, object]], language: Language, *, titled: bool
) -> Iterator[Section]:
    """A section for each indicator where tables are ``titled``, else one; ``plans`` are their headers."""
    indicators = [list(run) for _, run in groupby(rows, key=lambda row: row.id)]
    if titled and rows:
        yield from (_section(run, plans, language, titled=True) for run in indicators)
    else:
        yield _section(rows, plans, language, titled=False)


def _section(
    rows: Sequence[AcrossRow], plans: Sequence[Mapping[str, object]], language: Language, *, titled: bool
) -> Section:
    counts = {
        "rows": len(rows),
        "plans": len(plans),
        "indicators": len({row.id for row in rows}),
        "lacking": sum(row.gap is None for row in rows),
    }
    return Section(
        {},
        rows,
        AcrossRow,
        counts,
        lambda: across_table(rows, language, titled=titled),
        {"districts": plans},
    )


def across_table(rows: Sequence[AcrossRow], language: Language, *, titled: bool) -> Table:
    """A row a plan; under the indicator's own title, or with the indicator in columns of its own."""
    fields = across_fields(language, rows[0].unit if titled else None)
    title = visible(f"{rows[0].name} ({rows[0].unit})") if titled else phrase("across", language)
    notes = () if rows else (word("no-rows", language),)
    return tabulated(
        fields[2:] if titled else fields,
        rows,
        title,
        language,
        (ranked_by(rows[0], language),) if titled else notes,
    )


def across_fields(language: Language, unit_of_all: str | None = None) -> tuple[Field, ...]:
    """The columns of an :class:`AcrossRow`; the first two say of which indicator it is.

    In tables a value has its unit behind it where that is not the ``unit_of_all``, if there is one.
    """
    return (
        named(),
        unit(),
        Field("plan-name", lambda row: visible(row.plan_name), lambda row: visible(row.plan_name)),
        *_values(language, unit_of_all),
        *_places(),
        *_verdicts(language),
        identity(),
    )


def _its(show: Callable[[AcrossRow, GapRow], Any]) -> Callable[[AcrossRow], Any]:
    """What is shown of a row with its gap; None where the plan does not have the indicator."""
    return lambda row: None if row.gap is None else show(row, row.gap)


def _text(show: Callable[[AcrossRow, GapRow], str]) -> Callable[[AcrossRow], str]:
    return lambda row: _its(show)(row) or ""


def _of_actual(show: Callable[[GapRow], Cell]) -> Callable[[AcrossRow], Cell]:
    return _its(lambda row, gap: show(gap) if gap.latest_kind == "actual" else None)


def _values(language: Language, unit_of_all: str | None) -> Iterator[Field]:
    """Target and latest figure, and when that was."""

    def in_its_unit(text: str, row: AcrossRow) -> str:
        return with_unit(text, "" if unit_of_all in (None, row.unit) else visible(row.unit))

    def target(row: AcrossRow, gap: GapRow) -> str:
        return in_its_unit(target_text(gap), row) or word("no-target", language)

    def latest(row: AcrossRow, gap: GapRow) -> str:
        return in_its_unit(latest_text(gap), row) if followed(gap) else ""

    yield Field("target", _text(target), _its(lambda row, gap: target_cell(gap)), number=True)
    yield Field("latest", _text(latest), _of_actual(latest_cell), number=True)
    yield Field("as-of", _text(lambda row, gap: str(row.as_of or "")), lambda row: row.as_of, extra=1)


def _places() -> Iterator[Field]:
    """How far each plan is, and its place among the others."""

    def done(row: AcrossRow, gap: GapRow) -> str:
        known = gap.done_percent if gap.latest_kind == "actual" else None
        return "" if known is None else done_text(known)

    yield Field("done", _text(done), _of_actual(lambda gap: cut(gap.done_percent)), number=True)
    yield rounded("lead", lambda row: row.lead_points, plus=True)._replace(
        text=_text(lambda row, gap: lead_text(row.lead_points)), extra=0
    )
    yield Field("ranking", _text(lambda row, gap: str(row.rank or "")), lambda row: row.rank, number=True)


def _verdicts(language: Language) -> Iterator[Field]:
    """Status and outlook, and why there is none."""

    def outlook(row: AcrossRow, gap: GapRow) -> str:
        return _outlook(row, language) if followed(gap) else ""

    yield judged("status", language, lambda row: _status(row, language), lambda row: row.status)
    yield judged("outlook", language, _text(outlook), lambda row: row.outlook)
    yield coded("reason", language, lambda row: row.reason)._replace(text=None)


def ranked_by(row: AcrossRow, language: Language) -> str:
    """What the ranks of an indicator are taken from."""
    return word(f"ranked-{row.by}" if row.by else "not-ranked", language)


def _status(row: AcrossRow, language: Language) -> str:
    if row.gap is None:
        return word("not-in-plan", language)
    return word(row.status or "no-data", language) if aimed(row.gap) else ""


def _outlook(row: AcrossRow, language: Language) -> str:
    if row.outlook == "not-assessable":
        return f"({word(row.reason, language)})" if row.reason else ""
    return word(row.outlook or "", language)
