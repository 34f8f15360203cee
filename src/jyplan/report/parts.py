"""The parts of a target in words: what each plan has to bring, and which of them has none of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jyplan.consistency.parts import Division, lacking
from jyplan.exact.decimals import machine
from jyplan.report.safe import visible
from jyplan.report.table import with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language


def failing(made: Sequence[Division], language: Language) -> Iterator[str]:
    """A line for each target that does not agree with its parts: who has what of it, and what is missing."""
    comma, semicolon = word("comma", language), word("semicolon", language)
    for row, statement, _ in made:
        if statement is None or statement.verdict in ("consistent", "untested"):
            continue
        parts = (f"{part.plan_name} {part.target_text}" for part in row.parts if part.target_text)
        text = f"{statement.address} ({row.name}){word('colon', language)}{comma.join(parts)}"
        if row.difference:
            code = "parts-short" if row.difference < 0 else "parts-over"
            off = with_unit(machine(abs(row.difference)), row.unit)
            text += semicolon + word(code, language, difference=off)
        yield visible(text)


def without(made: Sequence[Division], language: Language) -> Iterator[str]:
    """A line for each target of which a plan has no part."""
    comma = word("comma", language)
    for division in made:
        name = division.row.name
        if division.statement is None:
            yield visible(word("parts-none", language, name=name))
        elif lacks := lacking(division):
            plans = (f"{part.plan_name} ({word(part.reason or '', language)})" for part in lacks)
            yield visible(word("parts-lacking", language, name=name, plans=comma.join(plans)))
