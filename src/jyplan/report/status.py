"""The dashboard: one line an indicator; groups with their titles, counts and the worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from jyplan.answers.base import BaseRow
from jyplan.answers.gap import is_of_rate
from jyplan.answers.outlook import Thresholds
from jyplan.answers.status import StatusRow, tally
from jyplan.exact.decimals import human, interval_beside, machine, percent_cut
from jyplan.report.cells import Cell, cut, number
from jyplan.report.columns import Field, coded, identity, judged, limits, rounded, tabulated, unit
from jyplan.report.gap import (
    aimed,
    done_text,
    followed,
    gap_cell,
    gap_text,
    latest_cell,
    latest_text,
    target_cell,
    target_text,
)
from jyplan.report.growth import growth_cell, growth_text
from jyplan.report.safe import visible
from jyplan.report.table import Table
from jyplan.words.headings import word
from jyplan.words.language import Language

_CELLS = 10
_MOST_COLUMNS = 8


def status_fields(language: Language, base_year: int = 0, *, under_way: bool = True) -> tuple[Field, ...]:
    """The columns of a :class:`StatusRow`.

    For want of room a terminal leaves out first those with the highest ``extra``. Until something has an
    outlook that is what the pace would say, for then the table tells where everything starts from.
    """

    def extra(before: int, later: int) -> int:
        return later if under_way else before

    return (
        Field("indicator", lambda row: visible(f"{row.name} ({row.unit})"), lambda row: visible(row.name)),
        unit()._replace(text=None),
        *_of_targets(language, base_year, extra),
        *_of_results(language, extra),
        *_of_verdicts(language, extra),
        *_of_the_rest(language),
        identity(),
    )


def _of_targets(language: Language, base_year: int, extra: Callable[[int, int], int]) -> Iterator[Field]:
    """The target with its growth and base."""

    def since_base(show: Callable[[BaseRow], Any]) -> Callable[[StatusRow], Any]:
        return lambda row: show(row.base) if row.base.year == base_year else None

    yield from (
        Field("target", lambda row: target_text(row.gap), lambda row: target_cell(row.gap), number=True),
        Field(
            "growth",
            lambda row: growth_text(row.growth._replace(measure=row.measure), language),
            lambda row: growth_cell(row.growth),
            number=True,
            extra=extra(0, 6),
        ),
        Field(
            "base",
            lambda row: _base_text(row.base, base_year),
            since_base(_base_cell),
            number=True,
            extra=extra(0, 5),
        ),
        Field(
            "interval",
            lambda row: since_base(lambda base: interval_beside(base.value, base.interval))(row) or "",
            number=True,
            extra=extra(0, 7),
        ),
        *limits(since_base(lambda base: (base.value, base.interval))),
    )


def _of_actual(show: Callable[[StatusRow], Any]) -> Callable[[StatusRow], Any]:
    return lambda row: show(row) if row.gap.latest_kind == "actual" else None


def _of_results(language: Language, extra: Callable[[int, int], int]) -> Iterator[Field]:
    """The latest figure, and how far it is from the target."""
    yield from (
        Field(
            "latest",
            lambda row: latest_text(row.gap) if followed(row.gap) else "",
            lambda row: latest_cell(row.gap) if followed(row.gap) else None,
            number=True,
            extra=extra(3, 1),
        ),
        Field(
            "as-of",
            lambda row: "" if row.as_of is None else row.as_of.isoformat(),
            lambda row: row.as_of,
            extra=extra(4, 8),
        ),
        Field(
            "gap",
            lambda row: gap_text(row.gap, language),
            lambda row: gap_cell(row.gap, language),
            number=True,
        ),
        Field(
            "done",
            lambda row: _of_actual(_bar)(row) or "",
            _of_actual(lambda row: cut(row.gap.done_percent)),
            extra=extra(1, 0),
            unbroken=True,
        ),
        Field("expected", cell=lambda row: cut(row.expected_percent)),
    )


def _of_verdicts(language: Language, extra: Callable[[int, int], int]) -> Iterator[Field]:
    """What is to be said of it: status and outlook, and by how much it is ahead or behind."""
    yield from (
        judged(
            "status",
            language,
            lambda row: word(_status(row), language) if aimed(row.gap) else "",
            lambda row: row.status if aimed(row.gap) else None,
        ),
        judged(
            "outlook",
            language,
            lambda row: _outlook_text(row, language) if followed(row.gap) else "",
            lambda row: row.outlook if followed(row.gap) else None,
        )._replace(extra=extra(2, 0)),
        coded("reason", language, _of_actual(lambda row: row.reason))._replace(text=None),
        _points("lead", lambda row: row.lead_points, extra(9, 4)),
        _points("lead-change", lambda row: row.change_points, 9),
    )


def _of_the_rest(language: Language) -> Iterator[Field]:
    """What changed last, what the rest of the year takes, and whose it is."""
    yield from (
        rounded("since-last", lambda row: row.gap.since_last, plus=True)._replace(extra=9),
        rounded("rest-growth", lambda row: row.required_rest_growth, plus=True)._replace(extra=9),
        rounded("per-month", lambda row: row.required_per_month)._replace(extra=9),
        rounded("mean-rest", lambda row: row.required_mean_growth, plus=True)._replace(extra=9),
        rounded("projection", lambda row: row.projection)._replace(extra=9),
        rounded("stretch", lambda row: row.stretch.value if row.stretch else None)._replace(
            text=lambda row: _stretch_text(row, language), extra=9
        ),
        Field("owner", _owner, _owner, extra=9),
        coded("time-basis", language, lambda row: row.time_basis, extra=9),
    )


def status_table(
    rows: Sequence[StatusRow],
    title: str,
    language: Language,
    notes: Iterable[str] = (),
    groups: Mapping[str, str] | None = None,
    base_year: int = 0,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 - a value, never changed
    *,
    by_owner: bool = False,
) -> Table:
    """Where everything starts from; once anything has an outlook, how far it is and what is to be expected.

    ``groups`` are the groups' titles; ``by_owner`` adds what each owner has. An indicator of which nothing is
    to be told here has no row.
    """
    fields = status_fields(
        language, base_year, under_way=any(row.outlook != "not-assessable" for row in rows)
    )
    telling = [field for field in fields[1:] if field.text and field.name != "owner"]
    shown = [row for row in rows if any(field.text(row) for field in telling if field.text)]
    bare = len(rows) - len(shown)
    remark = [word("nothing-of-the-year", language, count=bare)] if bare else []
    table = tabulated(
        fields,
        shown,
        title,
        language,
        (
            *notes,
            *remark,
            *_thresholds_note(thresholds, language),
            *(_owners(rows, language) if by_owner else ()),
            *_total(rows, language),
        ),
        {"base": word("base-year", language, year=base_year), "done": word("done-bar", language)},
    )
    return table._replace(groups=_titles(shown, groups or {}, language), most=_MOST_COLUMNS)


def _points(name: str, points: Callable[[StatusRow], Fraction | None], extra: int) -> Field:
    """Points with their sign, cut at a tenth as on the page."""
    return Field(
        name, lambda row: lead_text(points(row)), lambda row: cut(points(row), plus=True), True, extra
    )


def _owner(row: StatusRow) -> str:
    return visible(row.owner or "")


def _status(row: StatusRow) -> str:
    """The status; of mere context, which has none, that it is context."""
    return "context" if row.better == "none" else row.status


def _outlook_text(row: StatusRow, language: Language) -> str:
    if row.outlook == "not-assessable" and row.reason:
        return f"({word(row.reason, language)})"
    if row.status_reason == "projected-over-limit":
        return f"{word(row.outlook, language)}: {word(row.status_reason, language)}"
    return word(row.outlook, language)


def lead_text(points: Fraction | None) -> str:
    """Points of lead or lag, to a tenth towards zero; what is less than that still has its sign."""
    if points is None:
        return ""
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
    titles: list[str] = []
    for id, run in runs:
        name = groups.get(id or "", "") if id else word("no-group", language)
        counted = _counts(run, language) if any(row.gap.latest_kind == "actual" for row in run) else ""
        titles += [name + word("colon", language) + counted if counted else name] * len(run)
    return tuple(titles)


def _owners(rows: Sequence[StatusRow], language: Language) -> Iterable[str]:
    """What each owner has, a line each; nothing where there is none."""
    for owner in dict.fromkeys(row.owner for row in rows if row.owner):
        counted = _counts([row for row in rows if row.owner == owner], language)
        if counted:
            yield visible(owner) + word("colon", language) + counted


def _total(rows: Sequence[StatusRow], language: Language) -> list[str]:
    counted = _counts(rows, language)
    return [counted] if counted else []


def _counts(rows: Sequence[StatusRow], language: Language) -> str:
    """How many of those with a target have which status and outlook, and the worst: never an average."""
    targeted = [row for row in rows if aimed(row.gap) and row.better != "none"]
    counts = tally(targeted)
    parts = [f"{word(code, language)} {n}" for code, n in counts.statuses.items() if n]
    outlooks = tally([row for row in targeted if followed(row.gap)]).outlooks
    parts += [f"{word(code, language)} {n}" for code, n in outlooks.items() if n]
    worst = [word(counts.worst_status, language)]
    if counts.worst_outlook != "not-assessable":
        worst.append(word(counts.worst_outlook, language))
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


def _base_text(row: BaseRow, base_year: int) -> str:
    """The base-year value, ≈ where it is implied."""
    if row.year != base_year or (row.value is None and row.interval is None):
        return ""
    if row.text is not None:
        return visible(row.text)
    text = human(row.value, row.interval)
    return f"≈ {text}" if row.from_ and "." in row.from_ else text


def _base_cell(row: BaseRow) -> Cell:
    """The base-year value, ≈ where it is implied."""
    return number(row.value, row.interval, mark="≈ " if row.from_ and "." in row.from_ else "")
