"""What is still missing and what it would take, as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers.gap import GapRow, NeedRow, is_of_rate
from jyplan.exact.decimals import brief, human, interval_beside, machine, percent_cut
from jyplan.exact.interval import Interval
from jyplan.plan.written import SIGNS
from jyplan.report.cells import Cell, Number, cut, number, written
from jyplan.report.columns import Field, coded, ends, identity, named, rounded, share, tabulated, unit
from jyplan.report.safe import visible
from jyplan.report.table import Table, percent, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language


class _Demand(NamedTuple):
    """One thing that the rest must bring: its value, or the reason why there is none."""

    name: str
    value: Callable[[NeedRow], Fraction | None]
    reason: Callable[[NeedRow], str | None]
    unit: str = "%"  # empty where it is the indicator's own

    def text(self, row: NeedRow) -> str:
        value = self.value(row)
        return "" if value is None else brief(value, plus=self.unit == "%")

    def field(self, language: Language) -> Field:
        """The column of this need: its number, else in brackets why there is none."""

        def text(row: NeedRow) -> str:
            reason = self.reason(row)
            return self.text(row) or (f"({word(reason, language)})" if reason else "")

        return rounded(self.name, self.value, plus=self.unit == "%")._replace(
            text=text, extra=0, beneath=True
        )


_DEMANDS = (
    _Demand("per-month", lambda row: row.required_per_month, lambda row: row.required_per_month_reason, ""),
    _Demand("rest-growth", lambda row: row.required_rest_growth, lambda row: row.required_rest_growth_reason),
    _Demand("mean-rest", lambda row: row.required_mean_growth, lambda row: row.required_mean_growth_reason),
)


def gap_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`NeedRow`."""
    return (
        named(),
        Field("target", target_text, target_cell, number=True),
        Field("latest", latest_text, latest_cell, number=True),
        Field(
            "gap",
            lambda row: gap_text(row, language),
            lambda row: gap_cell(row, language),
            number=True,
        ),
        unit(),
        _of_level(
            Field(
                "done",
                lambda row: "" if row.done_percent is None else done_text(row.done_percent),
                lambda row: cut(row.done_percent),
                number=True,
            )
        ),
        _of_level(
            Field(
                "required",
                _required_text,
                lambda row: number(row.required_growth, row.required_interval, plus=True),
                number=True,
            )
        ),
        coded("reason", language, lambda row: row.reason),
        Field("as-of", lambda row: as_of_text(row, language), lambda row: row.as_of, extra=1),
        coded("latest-kind", language, lambda row: row.latest_kind)._replace(text=None),
        *map(_of_level, ends(lambda row: row.gap, _gap_interval, extra=1)),
        _of_level(share("gap-percent", lambda row: row.gap_percent, extra=1)),
        _of_level(share("increment", lambda row: row.increment_percent, extra=1)),
        *(demand.field(language) for demand in _DEMANDS),
        identity(),
    )


def _gap_interval(row: GapRow | NeedRow) -> Interval | None:
    """The true values of the gap; to a limit, below which anything is allowed, they say nothing."""
    return None if row.target_bound in ("at-most", "less-than") else row.gap_interval


def gap_cell(row: GapRow | NeedRow, language: Language) -> Cell:
    """What is missing, for a spreadsheet."""
    return gap_text(row, language) if is_of_rate(row) else number(row.gap, row.gap_interval)


def _of_level(field: Field) -> Field:
    """Nothing where the target is a growth, of which a share or a growth would say nothing."""
    text, cell = field.text, field.cell
    return field._replace(
        text=text and (lambda row: "" if is_of_rate(row) else text(row)),
        cell=cell and (lambda row: None if is_of_rate(row) else cell(row)),
    )


def gap_table(rows: Sequence[NeedRow], title: str, language: Language, notes: Iterable[str] = ()) -> Table:
    """What is still missing, and what it would take."""
    table = tabulated(gap_fields(language), rows, title, language, notes)
    return table._replace(beneath=tuple(_what_it_takes(row, language) for row in rows))


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
        return _latest_growth(row)
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


def aimed(row: GapRow | NeedRow) -> bool:
    """Whether there is a target, be it a growth."""
    return row.target_kind is not None or row.target_growth is not None


def followed(row: GapRow | NeedRow) -> bool:
    """Whether something is recorded, be it a growth."""
    return row.latest_kind == "actual" or row.latest_growth is not None


def _latest_growth(row: GapRow | NeedRow) -> str:
    """The newest growth as written, ≈ where it is computed."""
    if row.latest_growth is None:
        return ""
    if row.latest_growth_text is None and "×" in (row.target_growth_text or ""):
        return f"≈ ×{brief(1 + row.latest_growth / 100)}"
    return row.latest_growth_text or f"≈ {brief(row.latest_growth, plus=True)} %"


def done_text(percent: Fraction) -> str:
    """A share that is done, cut off and never 100 before all is: 99.96 where a tenth would not show it."""
    places = 1
    while 99 < percent < 100 and places < 6 and 100 - percent < Fraction(1, 10**places):
        places += 1
    return percent_cut(percent, places)


def target_cell(row: GapRow | NeedRow) -> Cell:
    """The target with its bound, or as implied (≈)."""
    if is_of_rate(row):
        return visible(row.target_growth_text or "")
    mark = "≈ " if row.target_kind == "implied" else SIGNS.get(row.target_bound or "", "")
    if row.target_text is not None:
        cell = written(row.target_text, plus=False)
        return cell._replace(mark=mark) if isinstance(cell, Number) else f"{mark}{cell}"
    if row.target is None and row.target_interval is not None:
        return interval_beside(None, row.target_interval)
    value = number(row.target, row.target_interval)
    return value._replace(mark=mark) if isinstance(value, Number) else value


def latest_cell(row: GapRow | NeedRow) -> Cell:
    """The latest value as written, else as it adds up (≈ where it is only implied)."""
    if is_of_rate(row):
        return visible(_latest_growth(row))
    if row.latest_text is not None:
        return written(row.latest_text, plus=False)
    mark = "≈ " if row.latest_kind == "implied-base" else ""
    return number(row.latest, row.latest_interval, mark=mark)


def _required_text(row: NeedRow) -> str:
    if row.required_growth is None:
        return human(None, row.required_interval)
    if row.required_interval is not None and row.required_interval.width == 0:
        return brief(row.required_growth, plus=True)
    return percent(row.required_growth, row.required_interval)


# Reasons that lie in the nature of the indicator or of the plan: said in full, not in one line.
_IN_ITS_NATURE = {"one-year", "not-a-flow", "no-relative-growth", "cumulative"}


def _what_it_takes(row: NeedRow, language: Language) -> str:
    """The line beneath a row of which something is recorded: what it would take, or why that is not known."""
    if not followed(row):
        return ""
    demands: dict[str, list[str]] = {}  # by what is shown of them
    for demand in _DEMANDS:
        text, reason = demand.text(row), demand.reason(row)
        if text or (reason and reason not in _IN_ITS_NATURE and reason != row.reason):
            shown = (
                with_unit(text, demand.unit or visible(row.unit)) if text else word(reason or "", language)
            )
            demands.setdefault(shown, []).append(word(demand.name, language).rstrip(" %"))
    colon, comma = word("colon", language), word("comma", language)
    return word("semicolon", language).join(
        comma.join(names) + colon + shown for shown, names in demands.items()
    )


def as_of_text(row: GapRow | NeedRow, language: Language) -> str:
    """The date of an actual, else what kind of value the latest one is."""
    day = row.latest_growth_as_of if is_of_rate(row) else row.as_of
    if day is not None:
        return day.isoformat()
    return word(row.latest_kind, language) if row.latest_kind else ""
