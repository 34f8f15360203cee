"""Rows as people read them: headings and cells of text, still without any format.

One function a command turns its rows into a table; the formats text, plain and markdown lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.base import BaseRow
from jyplan.answers.gap import GapRow, NeedRow, is_of_rate
from jyplan.answers.growth import GrowthRow
from jyplan.exact.decimals import brief, human, interval_beside, machine, percent_cut
from jyplan.exact.interval import Interval
from jyplan.plan.written import SIGNS
from jyplan.report.safe import visible
from jyplan.words.headings import word
from jyplan.words.language import Language


class Column(NamedTuple):
    """A heading, and how the cells below it are laid out."""

    heading: str
    number: bool = False  # set to the right
    extra: int = 0  # a narrow terminal may leave the column out, and says so; the highest goes first
    beneath: bool = False  # a terminal tells it in the line beneath the row instead
    unbroken: bool = False  # like a number never broken over two lines
    words: bool = False  # broken between words only: codes are there to be copied


class Table(NamedTuple):
    """What to lay out: columns, rows of cells, each with its group's title, and notes below."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: str = ""  # a note with {names}, for columns that a narrow terminal leaves out
    beneath: tuple[str, ...] = ()  # a line below each row on a terminal, or nothing
    most: int | None = None  # columns that a reader takes in at once


def columns_of(language: Language, *names: str) -> tuple[Column, ...]:
    """Columns by the words of their headings; ``#`` before a word marks numbers, ``?`` an extra column."""
    return tuple(Column(word(name.lstrip("#?"), language), "#" in name, int("?" in name)) for name in names)


def with_unit(text: str, unit: str) -> str:
    """A number with its unit behind it; percent signs close up."""
    if not text or not unit:
        return text
    return f"{text}{unit}" if unit in ("%", "‰") else f"{text} {unit}"


def percent(value: Fraction | None, interval: Interval | None = None) -> str:
    """A percentage with its sign."""
    return human(value, interval, plus=True)


def base_table(rows: Sequence[BaseRow], title: str, language: Language, notes: Iterable[str] = ()) -> Table:
    """Implied bases with their intervals."""
    return Table(
        title,
        columns_of(language, "indicator", "#year", "#value", "interval", "unit", "reason", "?basis", "?from"),
        tuple(
            (
                visible(row.name),
                "" if row.year is None else str(row.year),
                human(row.value, row.interval),
                interval_beside(row.value, row.interval),
                visible(row.unit),
                word(row.reason, language) if row.reason else "",
                word(row.basis, language) if row.basis else "",
                row.from_ or "",
            )
            for row in rows
        ),
        notes=tuple(notes),
        left_out=word("left-out", language),
    )


def growth_table(
    rows: Sequence[GrowthRow], title: str, language: Language, notes: Iterable[str] = ()
) -> Table:
    """Stated growth beside the growth that the stated values give."""
    return Table(
        title,
        columns_of(
            language, "indicator", "years", "#stated", "#computed", "interval", "verdict", "?basis", "?from"
        ),
        tuple(
            (
                visible(row.name),
                "" if row.year is None or row.since is None else f"{row.since}-{row.year}",
                _stated_text(row),
                percent(row.computed, row.interval),
                interval_beside(row.computed, row.interval),
                _verdict_text(row, language),
                word(row.basis, language) if row.basis else "",
                row.from_ or "",
            )
            for row in rows
        ),
        notes=tuple(notes),
        left_out=word("left-out", language),
    )


def _stated_text(row: GrowthRow) -> str:
    """The stated growth as written: with its sign, or as a multiple."""
    text = row.stated_text or ""
    return text if text.startswith("×") else signed(row.stated)


def _verdict_text(row: GrowthRow, language: Language) -> str:
    """The verdict on a stated growth, with its reason behind a colon."""
    said = word(row.verdict, language) if row.from_ is not None else ""
    reason = word(row.reason, language) if row.reason and row.verdict != "consistent" else ""
    return ": ".join(filter(None, (said, reason)))  # in a narrow cell a line breaks at the space


def signed(digits: str | None) -> str:
    """Digits as written, with a plus where they are positive."""
    if not digits:
        return ""
    return digits if (digits[0] in "-0" and not digits.strip("-0.")) or digits[0] == "-" else f"+{digits}"


def target_text(row: GapRow | NeedRow) -> str:
    """The target as it is written, with its bound; as a growth; or as implied (≈)."""
    if is_of_rate(row):
        return visible(row.target_growth_text or "")
    if row.target_kind is None:
        return ""
    if row.target_text is not None:
        return f"{SIGNS.get(row.target_bound or '', '')}{visible(row.target_text)}"
    if row.target is None:
        return human(None, row.target_interval)
    text = human(row.target, row.target_interval).lstrip("><≥≤ ")
    return f"≈ {text}" if row.target_kind == "implied" else f"{SIGNS.get(row.target_bound or '', '')}{text}"


def latest_text(row: GapRow | NeedRow) -> str:
    """The latest known value as written, else as it adds up; ≈ where it is only implied."""
    if is_of_rate(row):
        return latest_growth(row)
    if row.latest_text is not None:
        return visible(row.latest_text)
    text = human(row.latest, row.latest_interval)
    return f"≈ {text}" if text and row.latest_kind == "implied-base" else text


def gap_text(row: GapRow | NeedRow, language: Language) -> str:
    """What is missing: of two stated figures their difference as written, else the digits that are known.

    Of a target that is a growth it is in points.
    """
    if is_of_rate(row):
        return "" if row.growth_gap is None else f"{brief(row.growth_gap)} {word('points', language)}"
    if row.gap is not None and row.target_text is not None and row.latest_text is not None:
        return machine(row.gap)
    if row.gap is not None and row.target_bound in ("at-most", "less-than"):
        return brief(row.gap)
    text = human(row.gap, row.gap_interval)
    return brief(row.gap) if row.gap and not text.strip("<>≤≥ -0.") else text


def latest_growth(row: GapRow | NeedRow) -> str:
    """The newest growth as written, ≈ where it is computed."""
    if row.latest_growth is None:
        return ""
    return row.latest_growth_text or f"≈ {brief(row.latest_growth, plus=True)} %"


def done_text(percent: Fraction) -> str:
    """A share that is done, cut off and never 100 before all is: 99.96 where a tenth would not show it."""
    places = 1
    while 99 < percent < 100 and places < 6 and 100 - percent < Fraction(1, 10**places):
        places += 1
    return percent_cut(percent, places)


def gap_table(rows: Sequence[NeedRow], title: str, language: Language, notes: Iterable[str] = ()) -> Table:
    """What is still missing, and what it would take."""
    columns = columns_of(
        language, "indicator", "#target", "#latest", "#gap", "unit", "#done", "#required", "reason",
        "?as-of", "?interval", "?#gap-percent", "?#increment", "#per-month", "#rest-growth", "#mean-rest",
    )  # fmt: skip
    return Table(
        title,
        (*columns[:-3], *(column._replace(beneath=True) for column in columns[-3:])),
        tuple(
            (
                visible(row.name),
                target_text(row),
                latest_text(row),
                gap_text(row, language),
                visible(row.unit),
                *_shares(row)[:2],
                word(row.reason, language) if row.reason else "",
                as_of_text(row, language),
                *_shares(row)[2:],
                *(_demand(*one, language) for one in _demands(row)),
            )
            for row in rows
        ),
        notes=tuple(notes),
        left_out=word("left-out", language),
        beneath=tuple(_what_it_takes(row, language) for row in rows),
    )


def _shares(row: NeedRow) -> tuple[str, str, str, str, str]:
    """What is done, the growth required, true values of the gap, gap and increment; nothing of a growth."""
    if is_of_rate(row):
        return "", "", "", "", ""
    return (
        "" if row.done_percent is None else done_text(row.done_percent),
        _required_text(row),
        interval_beside(row.gap, row.gap_interval),
        "" if row.gap_percent is None else percent_cut(row.gap_percent),
        "" if row.increment_percent is None else percent_cut(row.increment_percent),
    )


def _required_text(row: NeedRow) -> str:
    if row.required_growth is None:
        return human(None, row.required_interval)
    if row.required_interval is not None and row.required_interval.width == 0:
        return brief(row.required_growth, plus=True)
    return percent(row.required_growth, row.required_interval)


def _demands(row: NeedRow) -> list[tuple[str, str | None]]:
    """What the rest must bring, as text, each with the reason where there is none."""
    per_month = "" if row.required_per_month is None else brief(row.required_per_month)
    growths = (row.required_rest_growth, row.required_mean_growth)
    rest, mean = ("" if one is None else brief(one, plus=True) for one in growths)
    return [
        (per_month, row.required_per_month_reason),
        (rest, row.required_rest_growth_reason),
        (mean, row.required_mean_growth_reason),
    ]


def _demand(text: str, reason: str | None, language: Language) -> str:
    return text or (f"({word(reason, language)})" if reason else "")


# Reasons that lie in the nature of the indicator or of the plan: said in full, not in one line.
_IN_ITS_NATURE = {"one-year", "not-a-flow", "no-relative-growth", "cumulative"}


def _what_it_takes(row: NeedRow, language: Language) -> str:
    """The line beneath a row of which something is recorded: what it would take, or why that is not known."""
    if row.latest_kind != "actual" and row.latest_growth is None:
        return ""
    said: dict[str, list[str]] = {}  # what is said, and of which demands
    heads = ("per-month", "rest-growth", "mean-rest")
    for head, unit, (text, reason) in zip(heads, (row.unit, "%", "%"), _demands(row), strict=True):
        if text or (reason and reason not in _IN_ITS_NATURE and reason != row.reason):
            told = with_unit(text, visible(unit)) if text else word(reason or "", language)
            said.setdefault(told, []).append(word(head, language).rstrip(" %"))
    colon, comma = word("colon", language), word("comma", language)
    return word("semicolon", language).join(comma.join(of) + colon + told for told, of in said.items())


def as_of_text(row: GapRow | NeedRow, language: Language) -> str:
    """The date of an actual, else what kind of value the latest one is."""
    day = row.latest_growth_as_of if is_of_rate(row) else row.as_of
    if day is not None:
        return day.isoformat()
    return word(row.latest_kind, language) if row.latest_kind else ""
