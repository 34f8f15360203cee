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


def lines(found: Iterable[Working], reading: Reading) -> Iterator[str]:
    """Each working in a few lines: stated, computed with numbers put in, distance, what passes, strength."""
    for one in found:
        yield from working_lines(one, reading)
        yield ""


def working_lines(one: Working, reading: Reading) -> Iterator[str]:
    """One working: a line that names it, then the figures."""
    language, wording = reading.language, reading.of(reading.rows[one.address])
    colon, comma = word("colon", language), word("comma", language)
    reason = colon + word(one.reason, language) if one.reason else ""
    yield f"{one.address} ({wording.name}){colon}{word(one.verdict, language)}{reason}"
    if one.stated is not None:
        known = one.allowed is None or one.allowed.width == 0
        allowed = "" if known or one.allowed is None else f" {range_text(wording.printed(one.allowed))}"
        yield f"  {word('stated-as', language)}{colon}{wording.text}{allowed}"
    if one.step is not None:
        lines = [line for line in steps.lines([one.step], language) if line]
        # A comparison has no result but its verdict; another printing is its own formula.
        lines = lines[:2] if one.step.name == "comparison" else lines
        lines = [lines[0], *lines[2:]] if one.step.name == "other-printing" else lines
        yield from (f"  {line}" for line in lines)
    if one.distance and one.verdict in ("inconsistent", "edge") and one.reason != "joint":
        distance = plain(Fraction(round(10 * one.distance), 10))
        yield "  " + word("distance", language, distance=distance)
    if one.passes:
        yield "  " + word("would-pass", language, passes=comma.join(one.passes))
    if one.strength is not None:
        yield "  " + word("refuses", language, share=percent_cut(100 * one.strength))
