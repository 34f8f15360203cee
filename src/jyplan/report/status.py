"""The dashboard: one line an indicator; groups with their titles, counts and the worst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from jyplan.answers.base import BaseRow
from jyplan.answers.gap import is_of_rate
from jyplan.answers.growth import GrowthRow
from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import StatusRow, tally
from jyplan.exact.decimals import brief, human, interval_beside, machine, percent_cut
from jyplan.report.safe import visible
from jyplan.report.table import Column, Table, done_text, gap_text, latest_text, percent, signed, target_text
from jyplan.words.headings import word
from jyplan.words.language import Language

_CELLS = 10
_MOST_COLUMNS = 8


class _Shown(NamedTuple):
    """A column of the dashboard, and when it goes for want of room: 0 never, else the highest first.

    ``before`` counts as long as nothing has an outlook: then the table tells where everything starts from.
    """

    name: str
    before: int
    going: int
    number: bool = False


_COLUMNS = (
    _Shown("indicator", 0, 0),
    _Shown("target", 0, 0, True),
    _Shown("growth", 0, 6, True),
    _Shown("base-year", 0, 5, True),
    _Shown("interval", 0, 7, True),
    _Shown("latest", 3, 1, True),
    _Shown("as-of", 4, 8),
    _Shown("gap", 0, 0, True),
    _Shown("done-bar", 1, 0),
    _Shown("status", 0, 0),
    _Shown("outlook", 2, 0),
    _Shown("lead", 9, 4, True),
    _Shown("rest-growth", 9, 9, True),
    _Shown("per-month", 9, 9, True),
    _Shown("mean-rest", 9, 9, True),
    _Shown("projection", 9, 9, True),
    _Shown("stretch", 9, 9, True),
    _Shown("time-basis", 9, 9),
)


def status_table(
    rows: Sequence[StatusRow],
    title: str,
    language: Language,
    notes: Iterable[str] = (),
    groups: Mapping[str, str] | None = None,
    base_year: int = 0,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 - a value, never changed
) -> Table:
    """Where everything starts from; once anything has an outlook, how far it is and what is to be expected.

    ``groups`` are the groups' titles.
    """
    going = any(row.outlook != "not-assessable" for row in rows)
    return Table(
        title,
        tuple(
            Column(
                word(one.name, language, year=base_year),
                one.number,
                one.going if going else one.before,
                unbroken=one.name == "done-bar",
            )
            for one in _COLUMNS
        ),
        tuple(_cells(row, language, base_year) for row in rows),
        groups=_titles(rows, groups or {}, language),
        notes=(*notes, *_thresholds_note(thresholds, language), *_total(rows, language)),
        left_out=word("left-out", language),
        most=_MOST_COLUMNS,
    )


def _cells(row: StatusRow, language: Language, base_year: int) -> tuple[str, ...]:
    actual = row.gap.latest_kind == "actual"
    aimed = row.gap.target_kind is not None or row.gap.target_growth is not None
    return (
        visible(f"{row.name} ({row.unit})"),
        target_text(row.gap),
        _growth_text(row.growth),
        _base_text(row.base, base_year),
        interval_beside(row.base.value, row.base.interval) if row.base.year == base_year else "",
        latest_text(row.gap) if actual or row.gap.latest_growth is not None else "",
        "" if row.as_of is None else row.as_of.isoformat(),
        gap_text(row.gap, language),
        _bar(row) if actual else "",
        word(row.status, language) if aimed else "",
        _outlook_text(row, language) if actual or row.gap.latest_growth is not None else "",
        "" if row.lead_points is None else lead_text(row.lead_points),
        "" if row.required_rest_growth is None else brief(row.required_rest_growth, plus=True),
        "" if row.required_per_month is None else brief(row.required_per_month),
        "" if row.required_mean_growth is None else brief(row.required_mean_growth, plus=True),
        "" if row.projection is None else brief(row.projection),
        _stretch_text(row, language),
        word(row.time_basis, language) if row.time_basis else "",
    )


def _outlook_text(row: StatusRow, language: Language) -> str:
    if row.outlook == "not-assessable" and row.reason:
        return f"({word(row.reason, language)})"
    if row.status_reason == "projected-over-limit":
        return f"{word(row.outlook, language)}: {word(row.status_reason, language)}"
    return word(row.outlook, language)


def lead_text(points: Fraction) -> str:
    """Points of lead or lag, to a tenth towards zero; what is less than that still has its sign."""
    text = percent_cut(points)
    sign = "+" if points > 0 else "-" if points < 0 and not text.startswith("-") else ""
    return f"{sign}{text}" if points else "0"


_UNMET = ("open", "not-met", "breached")


def _bar(row: StatusRow) -> str:
    """What is done: of the target, or of the way where the target's level says nothing; full only if met."""
    if is_of_rate(row.gap):
        return ""
    done = row.gap.done_percent
    if done is None:
        done = row.gap.increment_percent
    return bar(done, row.expected_percent, met=row.status not in _UNMET)


def bar(done: Fraction | None, expected: Fraction | None, *, met: bool = True) -> str:
    """What is done of the target, with a mark for what is expected by now: ``███┃······ 34.2``."""
    if done is None:
        return ""
    filled = _cell(done) if met else min(_cell(done), _CELLS - 1)
    cells = ["█"] * filled + ["·"] * (_CELLS - filled)
    if expected is not None:
        cells[min(_cell(expected), _CELLS - 1)] = "┃"
    return f"{''.join(cells)} {done_text(done)}"


def _cell(share: Fraction) -> int:
    return max(0, min(_CELLS, int(share * _CELLS / 100)))


def _stretch_text(row: StatusRow, language: Language) -> str:
    if row.stretch is None or row.stretch.value is None:
        return ""
    met = word("met", language) if row.stretch.met else ""
    return f"{machine(row.stretch.value)} {met}".strip()


def _titles(rows: Sequence[StatusRow], groups: Mapping[str, str], language: Language) -> tuple[str, ...]:
    """The title above each row's group, with its counts; none where sorting has mixed the groups."""
    runs = [(id, list(run)) for id, run in groupby(rows, key=lambda row: row.group)]
    if not any(row.group for row in rows) or len(runs) > len({id for id, _ in runs}):
        return ()
    found: list[str] = []
    for id, run in runs:
        name = groups.get(id or "", "") if id else word("no-group", language)
        counted = _counts(run, language) if any(row.gap.latest_kind == "actual" for row in run) else ""
        found += [name + word("colon", language) + counted if counted else name] * len(run)
    return tuple(found)


def _total(rows: Sequence[StatusRow], language: Language) -> list[str]:
    counted = _counts(rows, language)
    return [counted] if counted else []


def _counts(rows: Sequence[StatusRow], language: Language) -> str:
    """How many of those with a target have which status and outlook, and the worst: never an average."""
    aimed = [row for row in rows if row.gap.target_kind is not None or row.gap.target_growth is not None]
    seen = [row for row in aimed if row.gap.latest_kind == "actual" or row.gap.latest_growth is not None]
    found = tally(aimed)
    parts = [f"{word(code, language)} {n}" for code, n in found.statuses.items() if n]
    outlooks = tally(seen).outlooks
    parts += [f"{word(code, language)} {n}" for code, n in outlooks.items() if n]
    worst = [word(found.worst_status, language)]
    if found.worst_outlook != "not-assessable":
        worst.append(word(found.worst_outlook, language))
    if len(parts) > 1:
        parts.append(word("worst", language, what=word("comma", language).join(worst)))
    return " · ".join(parts)


def _thresholds_note(thresholds: Thresholds, language: Language) -> list[str]:
    """The thresholds, where they are not the usual ones."""
    if thresholds == Thresholds():
        return []
    code = "thresholds-in-points" if thresholds.points else "thresholds"
    ahead, on_pace, behind = map(machine, thresholds[:3])
    return [word(code, language, ahead=ahead, on_pace=on_pace, behind=behind)]


def _growth_text(row: GrowthRow) -> str:
    """The stated growth as written, else (≈) the one that the stated values give."""
    if row.stated is not None:
        text = row.stated_text or ""
        return text if text.startswith("×") else signed(row.stated)
    text = percent(row.computed, row.interval)
    return text if not text or text[0] in "<>≤≥" else f"≈ {text}"


def _base_text(row: BaseRow, base_year: int) -> str:
    """The base-year value, ≈ where it is implied."""
    if row.year != base_year or (row.value is None and row.interval is None):
        return ""
    if row.text is not None:
        return visible(row.text)
    text = human(row.value, row.interval)
    return f"≈ {text}" if row.from_ and "." in row.from_ else text
