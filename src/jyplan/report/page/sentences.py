"""The sentences of a report: how a plan stands in one paragraph, and what each indicator needs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jyplan.exact.decimals import human, machine
from jyplan.report.gap import latest_text
from jyplan.report.page.numbers import amount, lead_text, minus, rate_text, target_sign
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.page import day_text, phrase

if TYPE_CHECKING:
    from jyplan.report.page.parts import Report, ReportRow, State

# The order in which a sentence counts: what is settled, then what the pace says, best first.
_SETTLED: tuple[State, ...] = ("exceeded", "met", "not-met", "breached")
_LATE: tuple[State, ...] = ("behind", "off-track", "regressing")
_MOST_NAMED = 3  # in a sentence
_JUDGED: tuple[State, ...] = ("ahead", "on-pace", "behind", "off-track", "regressing")


def sentence(report: Report) -> str:
    """How the plan stands: counts, who is furthest behind and by how much, contradictions."""
    language, summary = report.language, report.summary
    contradictions = _contradictions(report)
    if not summary.with_target:
        return phrase("sum-no-target", language) + contradictions
    count = _indicators(summary.with_target, language)
    if summary.as_of is None:
        return phrase("sum-nothing", language, count=count) + contradictions
    parts = []
    if settled := _counted(report, _SETTLED):
        parts.append(settled)
    if judged := _counted(report, _JUDGED):
        number = sum(summary.states[state] for state in _JUDGED)
        parts.append(phrase("sum-judged", language, count=number) + judged)
    if not parts:
        parts = [_counted(report, ("within-limit", "not-assessable", "no-data"))]
    text = (
        phrase("sum-all", language, count=count)
        + phrase("and-parts", language).join(parts)
        + phrase("full-stop", language)
    )
    return text + _furthest(report) + contradictions


def _indicators(count: int, language: Language) -> str:
    return phrase("indicators-1" if count == 1 else "indicators", language, count=count)


def _counted(report: Report, states: tuple[State, ...]) -> str:
    language = report.language
    counts = [
        phrase("counted", language, count=report.summary.states[state], state=state_word(state, language))
        for state in states
        if report.summary.states[state]
    ]
    return word("comma", language).join(counts)


def state_word(state: str, language: Language) -> str:
    """A state in words."""
    return phrase(state, language)


def _furthest(report: Report) -> str:
    language, summary = report.language, report.summary
    text = ""
    if summary.furthest is not None and summary.furthest_points is not None:
        row = next(row for row in report.rows if row.id == summary.furthest)
        points = lead_text(-summary.furthest_points).lstrip("+")
        alone = sum(summary.states[state] for state in _LATE) == 1
        code = "sum-slowest" if row.rated else "sum-late" if alone else "sum-furthest"
        text = phrase(code, language, name=row.name, points=points)
    over = [row for row in report.rows if row.over_limit and row.status.status != "breached"]
    if over:
        names = word("comma", language).join(row.name for row in over[:_MOST_NAMED])
        code = (
            "sum-over" if len(over) == 1 else "sum-over-all" if len(over) <= _MOST_NAMED else "sum-over-more"
        )
        text += phrase(code, language, name=names, more=len(over) - _MOST_NAMED, count=len(over))
    return text


def _contradictions(report: Report) -> str:
    count = report.summary.contradictions
    code = "sum-contradictions" if count > 1 else "sum-contradiction" if count else "sum-no-contradiction"
    return phrase(code, report.language, count=count)


def attention(row: ReportRow, language: Language) -> str:
    """What a month brought so far and has to bring, and where this pace would end."""
    return (word("semicolon", language)).join(_attention(row, language)) + phrase("full-stop", language)


def _attention(row: ReportRow, language: Language) -> Iterator[str]:
    status, target = row.status, row.target_text or target_sign(row)
    limit = row.better == "lower"
    if row.rated and status.gap.latest_growth is not None:
        latest = minus(latest_text(status.gap))
        yield phrase("at-growth", language, latest=latest, target=target)
    if row.mean_per_month is not None and status.required_per_month is not None:
        code = "at-month-limit" if limit else "at-month"
        mean, need = amount(row.mean_per_month, row), amount(status.required_per_month, row)
        yield phrase(code, language, mean=mean, need=need, unit=row.unit)
    elif status.required_rest_growth is not None:
        yield phrase("at-rest", language, rate=rate_text(status.required_rest_growth))
    if not row.rated and status.projection is not None and row.state not in ("not-met", "breached"):
        yield phrase("at-end", language, value=amount(status.projection, row), unit=row.unit, target=target)
    elif not row.rated and (row.latest_text or status.gap.latest is not None):
        latest = row.latest_text or human(status.gap.latest, status.gap.latest_interval)
        yield phrase("at-final", language, value=latest, unit=row.unit, target=target)
    if row.over_limit and row.state != "breached":
        yield phrase("at-over", language)
    note = (row.latest_origin and row.latest_origin.note) or row.note
    if note:
        yield phrase("at-note", language, note=note.rstrip("。."))


def method(report: Report) -> list[str]:
    """By which rules the report was made, a sentence each."""
    language, made = report.language, report.method
    lines = [phrase("m-rounding", language, rule=rounding_word(made.rounding, language))]
    if made.time_bases:
        bases = word("comma", language).join(word(basis, language) for basis in made.time_bases)
        lines.append(phrase("m-bases", language, bases=bases))
        values = {
            name: machine(limit) if isinstance(limit, Fraction) else limit
            for name, limit in made.thresholds._asdict().items()
        }
        lines.append(
            phrase("m-thresholds-points" if made.thresholds.points else "m-thresholds", language, **values)
        )
        lines.append(phrase("m-lights", language))
    if any(row.change_points is not None for row in report.rows):
        lines.append(phrase("m-change", language))
    if made.as_of is not None:
        day = day_text(made.as_of.year, made.as_of.month, made.as_of.day, language)
        lines.append(phrase("m-as-of", language, day=day))
    return lines


def rounding_word(rule: str, language: Language) -> str:
    """A rounding rule in words."""
    return phrase(f"rounding-{rule}", language)
