"""The working behind each verdict, as a person would write it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jyplan.consistency.because import Working
from jyplan.exact.decimals import percent_cut, range_text
from jyplan.exact.figure import plain
from jyplan.report import steps
from jyplan.report.reading import Reading
from jyplan.words.headings import word


def lines(workings: Iterable[Working], reading: Reading) -> Iterator[str]:
    """Each working in a few lines: stated, computed with numbers put in, distance, what passes, strength."""
    for working in workings:
        yield from working_lines(working, reading)
        yield ""


def working_lines(working: Working, reading: Reading) -> Iterator[str]:
    """One working: a line that names it, then the figures."""
    language, wording = reading.language, reading.of(reading.rows[working.address])
    colon, comma = word("colon", language), word("comma", language)
    reason = colon + word(working.reason, language) if working.reason else ""
    yield f"{working.address} ({wording.name}){colon}{word(working.verdict, language)}{reason}"
    if working.stated is not None:
        known = working.allowed is None or working.allowed.width == 0
        allowed = (
            "" if known or working.allowed is None else f" {range_text(wording.printed(working.allowed))}"
        )
        yield f"  {word('stated-as', language)}{colon}{wording.text}{allowed}"
    if working.step is not None:
        lines = [line for line in steps.lines([working.step], language) if line]
        # A comparison has no result but its verdict; another printing is its own formula.
        lines = lines[:2] if working.step.name == "comparison" else lines
        lines = [lines[0], *lines[2:]] if working.step.name == "other-printing" else lines
        yield from (f"  {line}" for line in lines)
    if working.distance and working.verdict in ("inconsistent", "edge") and working.reason != "joint":
        distance = plain(Fraction(round(10 * working.distance), 10))
        yield "  " + word("distance", language, distance=distance)
    if working.passes:
        yield "  " + word("would-pass", language, passes=comma.join(working.passes))
    if working.strength is not None:
        yield "  " + word("refuses", language, share=percent_cut(100 * working.strength))
