"""Derivations as a person would write them down, for ``show`` and ``calc``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jyplan.answers.show import FigureRow, HistoryRow, Shown
from jyplan.exact.decimals import brief, human, interval_beside, interval_text, known_places, percent_cut
from jyplan.exact.steps import Step
from jyplan.report.cells import number
from jyplan.report.columns import Field, coded, ends, limits, tabulated, unit
from jyplan.report.safe import visible
from jyplan.report.table import Table, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language

_SIGNED = {
    *("growth-rate", "mean-growth", "change", "implied-deflator", "required-growth"),
    *("growth-to-date", "rest-growth", "mean-rest", "lead"),
}


def result(step: Step, language: Language) -> str:
    """The result with its unit and true values, or the reason why there is none."""
    unit = word(step.unit, language)
    parts = []
    if step.value is not None or step.interval is not None:
        signed = step.name in _SIGNED
        parts.append(with_unit(_number(step, plus=signed), unit))
        beside = interval_beside(step.value, step.interval) if step.value is not None else ""
        if beside:
            parts.append(beside)
    if step.reason:
        parts.append(f"({word(step.reason, language)})")
    return " ".join(parts)


def _number(step: Step, *, plus: bool) -> str:
    """The value with its known digits; what is not all done is never rounded up to 100 %, nor a gap to 0."""
    text = human(step.value, step.interval, plus=plus)
    if step.name == "gap" and step.value and not text.strip("<>≤≥ -0."):
        return brief(step.value)
    if step.name in ("done", "done-share") and step.value is not None and step.value < 100:
        places = 1
        while text.startswith("100"):
            text, places = percent_cut(step.value, places), places + 1
    return text


def lines(steps: Iterable[Step], language: Language) -> Iterator[str]:
    """Each derivation in a few lines: name and formula, numbers put in, result, and how the ends arise."""
    for step in steps:
        title = word(step.name, language)
        title = title[0].upper() + title[1:]
        if step.year is not None:
            title += f" {step.year}"
        yield f"{title} = {visible(step.formula)}" if step.formula else title
        if step.put_in:
            yield f"    = {visible(step.put_in)}"
        yield f"    = {result(step, language)}"
        ends = () if step.put_in_low == step.put_in_high else (step.put_in_low, step.put_in_high)
        for end, put_in in zip(("smallest", "largest"), ends, strict=False):
            if put_in is not None and step.interval is not None:
                yield f"      {word(end, language)}{word('colon', language)}{visible(put_in)}"
        yield ""


def step_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`Step`."""
    return (
        Field("operation", lambda row: word(row.name, language), lambda row: word(row.name, language)),
        Field("year", lambda row: str(row.year or ""), lambda row: row.year),
        Field("formula", lambda row: row.formula, lambda row: row.formula),
        Field("put-in", lambda row: row.put_in, lambda row: visible(row.put_in)),
        Field(
            "value",
            lambda row: "" if row.value is None else _number(row, plus=False),
            lambda row: number(row.value, row.interval),
        ),
        *ends(lambda row: row.value, lambda row: row.interval),
        Field("unit", lambda row: word(row.unit, language), lambda row: visible(word(row.unit, language))),
        coded("reason", language, lambda row: row.reason),
    )


def steps_table(steps: Iterable[Step], title: str, language: Language) -> Table:
    """Derivations as rows, for plain text and Markdown."""
    return tabulated(step_fields(language), steps, title, language)


def figure_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`FigureRow`."""
    return (
        Field("figure", lambda row: row.address, lambda row: row.address, address=True),
        coded("kind", language, lambda row: f"kind-{row.kind}"),
        Field("written", lambda row: visible(_written(row, language)), lambda row: visible(row.written)),
        Field("value", cell=lambda row: number(row.value, row.interval)),
        Field("interval", _true_values, unbroken=True),
        *limits(lambda row: (row.value, row.interval)),
        unit()._replace(text=None),
        coded("basis", language, lambda row: row.basis),
        Field(
            "place",
            lambda row: visible("; ".join(filter(None, (_place(row), *row.also)))),
            lambda row: visible(_place(row)),
        ),
        Field("also", cell=lambda row: visible("; ".join(row.also))),
        Field("note", lambda row: visible(row.note or ""), lambda row: visible(row.note or "")),
    )


def _place(row: FigureRow) -> str:
    return ", ".join(filter(None, (row.source, row.at)))


def figures_table(shown: Shown, title: str, language: Language) -> Table:
    """Every figure of an indicator as written, with the true values it allows and its place."""
    return tabulated(figure_fields(language), shown.figures, title, language)


def history_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`HistoryRow`."""
    return (
        Field("as-of", _when),
        coded("kind", language, lambda row: f"kind-{row.kind}"),
        Field("written", lambda row: visible(row.written)),
        coded("version", language, lambda row: row.version, extra=1),
        coded("standing", language, lambda row: row.standing),
        Field("place", lambda row: visible(row.source or ""), extra=1),
        Field("note", lambda row: visible(row.note or ""), extra=1),
    )


def history_table(shown: Shown, language: Language) -> Table:
    """Targets and actuals in the order of time, and which of them count."""
    return tabulated(history_fields(language), shown.history, word("history", language), language)


def _when(row: HistoryRow) -> str:
    """The day, or the days that a total of its own covers."""
    if row.as_of is None:
        return ""
    if row.first is None or (row.first.year, row.first.month, row.first.day) == (row.as_of.year, 1, 1):
        return row.as_of.isoformat()
    return f"{row.first}..{row.as_of}"


def heading(shown: Shown, language: Language) -> str:
    """Name, id and what kind of thing the indicator is."""
    indicator = shown.indicator
    english = f" {indicator.name_en}" if indicator.name_en else ""
    kind = " · ".join((indicator.unit, word(indicator.measure, language), word(indicator.better, language)))
    return visible(f"{indicator.name}{english} ({shown.id}){word('colon', language)}{kind}")


def _written(row: FigureRow, language: Language) -> str:
    """The figure as written; a change of a ratio with its own points behind it."""
    return with_unit(row.written, word(row.unit, language)) if row.kind == "points" else row.written


def _true_values(row: FigureRow) -> str:
    if row.interval is None:
        return ""
    if row.interval.width == 0:
        return human(row.value, row.interval)
    places = 0 if row.value is None else known_places(row.value, row.interval)
    return interval_text(row.interval, places + 1)
