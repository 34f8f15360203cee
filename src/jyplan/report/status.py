"""The dashboard: one line an indicator, groups with their titles, counts and the worst below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from jyplan.derive import BaseRow, GrowthRow
from jyplan.diagnostic import Language
from jyplan.progress import StatusRow
from jyplan.report.numbers import human, interval_beside, machine, percent_cut
from jyplan.report.safe import visible
from jyplan.report.table import (
    Column,
    Table,
    columns_of,
    latest_text,
    percent,
    signed,
    target_text,
)
from jyplan.report.words import word

_CELLS = 10
_COLUMNS = (
    *("indicator", "#target", "#growth", "#base", "#interval", "#gap", "status"),
    *("?done-bar", "?outlook", "?#latest", "?as-of", "?#lead", "?#rest-growth", "?#per-month"),
    *("?#projection", "?#stretch", "?time-basis"),
)


def status_table(
    rows: Sequence[StatusRow],
    title: str,
    language: Language,
    notes: Iterable[str] = (),
    groups: Mapping[str, str] | None = None,
    base_year: int = 0,
) -> Table:
    """Every indicator: target, growth, base with its true values, gap, status; the rest where there is room.

    ``groups`` are the groups' titles.
    """
    columns = columns_of(language, *_COLUMNS)
    columns = (*columns[:3], Column(word("base-year", language, year=base_year), True), *columns[4:])
    return Table(
        title,
        columns,
        tuple(_cells(row, language, base_year) for row in rows),
        groups=tuple((groups or {}).get(row.group or "", "") for row in rows),
        notes=(*notes, *_counts(rows, language)),
        left_out=word("left-out", language),
    )


def _cells(row: StatusRow, language: Language, base_year: int) -> tuple[str, ...]:
    actual = row.gap.latest_kind == "actual"
    outlook = word(row.outlook, language) if actual else ""
    if outlook and row.outlook == "not-assessable" and row.reason:
        outlook += f": {word(row.reason, language)}"
    return (
        visible(f"{row.name} ({row.unit})"),
        target_text(row.gap),
        _growth_text(row.growth),
        _base_text(row.base, base_year),
        interval_beside(row.base.value, row.base.interval) if row.base.year == base_year else "",
        human(row.gap.gap, row.gap.gap_interval),
        word(row.status, language) if row.gap.target_kind is not None else "",
        bar(row.gap.done_percent, row.expected_percent) if actual else "",
        outlook,
        latest_text(row.gap) if actual else "",
        "" if row.gap.as_of is None else row.gap.as_of.isoformat(),
        "" if row.lead_points is None else _short(row.lead_points, plus=True),
        "" if row.required_rest_growth is None else _short(row.required_rest_growth, plus=True),
        "" if row.required_per_month is None else _short(row.required_per_month),
        "" if row.projection is None else _short(row.projection),
        _stretch_text(row, language),
        word(row.time_basis, language) if row.time_basis else "",
    )


def bar(done: Fraction | None, expected: Fraction | None) -> str:
    """What is done of the target, with a mark for what is expected by now: ``███┃······ 34.2``."""
    if done is None:
        return ""
    filled = _cell(done)
    cells = ["█"] * filled + ["·"] * (_CELLS - filled)
    if expected is not None:
        cells[min(_cell(expected), _CELLS - 1)] = "┃"
    return f"{''.join(cells)} {percent_cut(done)}"


def _cell(share: Fraction) -> int:
    return max(0, min(_CELLS, int(share * _CELLS / 100)))


def _short(number: Fraction, *, plus: bool = False) -> str:
    return human(number, None, plus=plus) if number else machine(number)


def _stretch_text(row: StatusRow, language: Language) -> str:
    if row.stretch is None or row.stretch.value is None:
        return ""
    met = word("met", language) if row.stretch.met else ""
    return f"{machine(row.stretch.value)} {met}".strip()


def _counts(rows: Sequence[StatusRow], language: Language) -> list[str]:
    """How many indicators with a target have which status and outlook: counts, never an average."""
    aimed = [row for row in rows if row.gap.target_kind is not None]
    if not aimed:
        return []
    parts = [f"{word(code, language)} {n}" for code, n in Counter(row.status for row in aimed).items()]
    seen = Counter(row.outlook for row in aimed if row.gap.latest_kind == "actual")
    parts += [f"{word(code, language)} {n}" for code, n in seen.items()]
    return [" · ".join(parts)]


def _growth_text(row: GrowthRow) -> str:
    """The stated growth as written, else (≈) the one that the stated values give."""
    if row.stated is not None:
        return signed(row.stated)
    text = percent(row.computed, row.interval)
    return text if not text or text[0] in "<>≤≥" else f"≈ {text}"


def _base_text(row: BaseRow, base_year: int) -> str:
    """The base-year value, ≈ where it is implied."""
    if row.year != base_year or (row.value is None and row.interval is None):
        return ""
    text = human(row.value, row.interval)
    return f"≈ {text}" if row.from_ and "." in row.from_ else text
