"""Numbers of a report as people read them: the same digits as `status` shows, with a true minus sign."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jyplan.exact.decimals import human, percent_cut
from jyplan.report import status
from jyplan.report.gap import gap_text, latest_text, target_text
from jyplan.report.table import signed
from jyplan.words.language import Language

if TYPE_CHECKING:
    from jyplan.report.page.parts import ReportRow

MINUS = "−"


def minus(text: str) -> str:
    """A hyphen before digits as the minus sign that it stands for."""
    return text.replace("-", MINUS) if text[:1] in "-+<>≥≤≈" else text


def lead_text(points: Fraction | None) -> str:
    """Points of lead or lag as a terminal shows them, zero to a tenth too."""
    return "0.0" if points == 0 else minus(status.lead_text(points))


def share_text(percent: Fraction | None) -> str:
    """A percentage cut at a tenth: 99.96 is not yet 100."""
    return "" if percent is None else minus(percent_cut(percent))


def rate_text(percent: Fraction | None) -> str:
    """A growth in percent to a tenth, nearest, with its sign."""
    if percent is None:
        return ""
    tenths = round(abs(percent) * 10)
    text = f"{tenths // 10}.{tenths % 10}"
    return text if not tenths else ("+" if percent > 0 else MINUS) + text


def amount(value: Fraction | None, row: ReportRow) -> str:
    """A computed amount with the decimal places of the indicator's own figures, to nearest.

    A number below ten has at least one, so that 0.4 projects a month do not become none.
    """
    if value is None:
        return ""
    written = next((text for text in (row.latest_text, row.target_text, row.base_text) if text), "")
    places = len(written.partition(".")[2].split(" ")[0]) if "." in written else 0
    if abs(value) < 10 and value.denominator != 1:
        places = max(places, 1)
    scaled = round(abs(value) * 10**places)
    text = str(scaled) if not places else f"{scaled // 10**places}.{scaled % 10**places:0{places}d}"
    return f"{MINUS}{text}" if value < 0 and scaled else text


def base_cell(row: ReportRow, base_year: int) -> str:
    """The base-year value as written, ≈ where it is implied."""
    if row.base_text is not None:
        return row.base_text
    base = row.status.base
    if base.year != base_year or (base.value is None and base.interval is None):
        return ""
    text = human(base.value, base.interval)
    return f"≈ {text}" if base.from_ and "." in base.from_ else text


def target_sign(row: ReportRow) -> str:
    """The target as written with its bound, ≈ where base and growth imply it."""
    return row.target_text if row.target_text is not None else target_text(row.status.gap)


def latest_cell(row: ReportRow) -> str:
    """The newest actual, in the digits as written where it is one figure; of a growth target the growth."""
    if row.rated:
        return minus(latest_text(row.status.gap))
    if row.latest_text is not None:
        return row.latest_text
    gap = row.status.gap
    return human(gap.latest, gap.latest_interval) if gap.latest_kind == "actual" else ""


def gap_cell(row: ReportRow, language: Language) -> str:
    """What is missing, in the digits that are known."""
    return minus(gap_text(row.status.gap, language))


def stated_rate(row: ReportRow) -> str:
    """The stated growth as written, with its sign and %."""
    text = row.growth_text or ""
    if text[:1] in "≥>≤<≈×":
        return text if text[:1] == "×" else f"{text}%"
    return f"{minus(signed(text))}%"
