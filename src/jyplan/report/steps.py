"""Derivations as a person would write them down, for ``show`` and ``calc``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jyplan.derivation import Step
from jyplan.diagnostic import Language
from jyplan.report.numbers import human, interval_beside, interval_text, known_places
from jyplan.report.safe import visible
from jyplan.report.table import Column, Table, with_unit
from jyplan.report.words import word
from jyplan.show import FigureRow, Shown


def result(step: Step, language: Language) -> str:
    """The result with its unit and true values, or the reason why there is none."""
    unit = word(step.unit, language)
    parts = []
    if step.value is not None or step.interval is not None:
        signed = step.name in ("growth-rate", "mean-growth", "change", "implied-deflator", "required-growth")
        parts.append(with_unit(human(step.value, step.interval, plus=signed), unit))
        beside = interval_beside(step.value, step.interval) if step.value is not None else ""
        if beside:
            parts.append(beside)
    if step.reason:
        parts.append(f"({word(step.reason, language)})")
    return " ".join(parts)


def lines(steps: Iterable[Step], language: Language) -> Iterator[str]:
    """Each derivation in a few lines: name and formula, numbers put in, result, and how the ends arise."""
    for step in steps:
        title = word(step.name, language)
        title = title[0].upper() + title[1:]
        if step.year is not None:
            title += f" {step.year}"
        yield f"{title} = {visible(step.formula)}"
        yield f"    = {visible(step.put_in)}"
        yield f"    = {result(step, language)}"
        for end, put_in in (("smallest", step.put_in_low), ("largest", step.put_in_high)):
            if put_in is not None and step.interval is not None:
                yield f"      {word(end, language)}: {visible(put_in)}"
        yield ""


def steps_table(steps: Iterable[Step], title: str, language: Language) -> Table:
    """Derivations as rows, for plain text and Markdown."""
    names = ("operation", "year", "formula", "put-in", "value", "interval", "unit", "reason")
    return Table(
        title,
        tuple(Column(word(name, language)) for name in names),
        tuple(
            (
                word(step.name, language),
                "" if step.year is None else str(step.year),
                step.formula,
                step.put_in,
                human(step.value, step.interval) if step.value is not None else "",
                interval_beside(step.value, step.interval),
                word(step.unit, language),
                word(step.reason, language) if step.reason else "",
            )
            for step in steps
        ),
    )


def figures_table(shown: Shown, title: str, language: Language) -> Table:
    """Every figure of an indicator as written, with the true values it allows and its place."""
    names = ("figure", "kind", "written", "interval", "basis", "place", "note")
    return Table(
        title,
        tuple(Column(word(name, language)) for name in names),
        tuple(
            (
                row.address,
                word(f"kind-{row.kind}", language),
                visible(row.written),
                _true_values(row),
                word(row.basis, language) if row.basis else "",
                visible("; ".join(filter(None, (", ".join(filter(None, (row.source, row.at))), *row.also)))),
                visible(row.note or ""),
            )
            for row in shown.figures
        ),
    )


def heading(shown: Shown, language: Language) -> str:
    """Name, id and what kind of thing the indicator is."""
    indicator = shown.indicator
    english = f" {indicator.name_en}" if indicator.name_en else ""
    kind = " · ".join((indicator.unit, word(indicator.measure, language), word(indicator.better, language)))
    return visible(f"{indicator.name}{english} ({shown.id}): {kind}")


def _true_values(row: FigureRow) -> str:
    if row.interval is None:
        return ""
    if row.interval.width == 0:
        return human(row.value, row.interval)
    places = 0 if row.value is None else known_places(row.value, row.interval)
    return interval_text(row.interval, places + 1)
