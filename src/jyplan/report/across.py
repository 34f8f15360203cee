"""Several plans beside each other: a table an indicator, or one of all where a format has no titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from jyplan.answers.across import AcrossRow
from jyplan.report.safe import visible
from jyplan.report.section import Section
from jyplan.report.status import lead_text
from jyplan.report.table import Table, columns_of, done_text, latest_text, target_text, with_unit
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
    columns = columns_of(
        language, "plan-name", "#target", "#latest", "?as-of", "#done", "#lead", "#ranking", "status",
        "outlook",
    )  # fmt: skip
    naming = () if titled else columns_of(language, "indicator", "unit")
    title = visible(f"{rows[0].name} ({rows[0].unit})") if titled else phrase("across", language)
    notes = () if rows else (word("no-rows", language),)
    return Table(
        title,
        (*naming, *columns),
        tuple(((*_naming(row),) if not titled else ()) + _cells(row, rows[0], language) for row in rows),
        notes=(ranked_by(rows[0], language),) if titled else notes,
        left_out=word("left-out", language),
    )


def ranked_by(row: AcrossRow, language: Language) -> str:
    """What the ranks of an indicator are taken from."""
    return word(f"ranked-{row.by}" if row.by else "not-ranked", language)


def _naming(row: AcrossRow) -> tuple[str, str]:
    return visible(row.name), visible(row.unit)


def _cells(row: AcrossRow, first: AcrossRow, language: Language) -> tuple[str, ...]:
    name = visible(row.plan_name)
    if row.gap is None:
        return (name, *[""] * 6, word("not-in-plan", language), "")
    unit = "" if row.unit == first.unit else visible(row.unit)
    recorded = row.gap.latest_kind == "actual" or row.gap.latest_growth is not None
    done = row.gap.done_percent if row.gap.latest_kind == "actual" else None
    aimed = row.gap.target_kind is not None or row.gap.target_growth is not None
    return (
        name,
        with_unit(target_text(row.gap), unit) or word("no-target", language),
        with_unit(latest_text(row.gap), unit) if recorded else "",
        row.as_of.isoformat() if row.as_of else "",
        "" if done is None else done_text(done),
        "" if row.lead_points is None else lead_text(row.lead_points),
        "" if row.rank is None else str(row.rank),
        word(row.status or "no-data", language) if aimed else "",
        _outlook(row, language) if recorded else "",
    )


def _outlook(row: AcrossRow, language: Language) -> str:
    if row.outlook == "not-assessable":
        return f"({word(row.reason, language)})" if row.reason else ""
    return word(row.outlook or "", language)
