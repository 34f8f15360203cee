"""What an audit of tables found, in any format: counts by rule and reason, and the worst rows."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

from jyplan.audit.result import Audit, Example, Finding, RuleResult
from jyplan.exact.decimals import brief, human, interval_beside
from jyplan.exact.judge import VERDICTS, Verdict
from jyplan.report.columns import Field, coded, tabulated
from jyplan.report.encode import SCHEMA_VERSION, encode
from jyplan.report.form import Layout
from jyplan.report.formats import csv, json
from jyplan.report.records import columns_of
from jyplan.report.safe import visible
from jyplan.report.table import Table, signed
from jyplan.report.wrap import hanging
from jyplan.words.headings import word
from jyplan.words.language import Language

_GROWTHS = ("growth", "series")  # the kinds of rules that hold a growth against values
_COUNTED: tuple[Verdict, ...] = ("inconsistent", "edge", "not-checkable", "consistent")


def render(audit: Audit, form: str, layout: Layout, language: Language) -> str:
    """The audit as text in the format ``form``."""
    match form:
        case "json":
            body = {
                "tables": audit.tables,
                "rules": audit.rules,
                "rows": audit.rows,
                "summary": audit.summary,
            }
            return json.render({"schema_version": SCHEMA_VERSION, "command": "audit", **encode(body)})
        case "jsonl":
            return "".join(f"{json.line(encode(row))}\n" for row in audit.rows)
        case "csv":
            return csv.render([encode(row) for row in audit.rows], columns_of(Finding))
        case "junit":
            return _junit(audit, language)
        case "html":
            return _page(audit, language)
    parts = [_drawn(table, form, layout) for table in tables(audit, language)]
    if form == "plain":
        return "\n".join(parts)
    end = [visible(line) for line in sentences(audit, language)]
    if form == "text":
        end = ["\n".join(hanging(line, layout.columns)) for line in end]
    return "\n".join([*parts, *(f"{line}\n" for line in end)])


def _drawn(table: Table, form: str, layout: Layout) -> str:
    if form == "plain":
        from jyplan.report.formats import plain

        return plain.render(table)
    if form == "markdown":
        from jyplan.report.formats import markdown

        return markdown.render(table)
    from jyplan.report.formats import text

    return text.render(table, layout.columns, color=layout.color, whole=layout.whole)


def tables(audit: Audit, language: Language) -> list[Table]:
    """What people read: the rules with their counts, why rows were not checked, and the worst rows."""
    made = [tabulated(rule_fields(language), audit.rules, "", language)]
    unchecked = [Unchecked(rule, reason) for rule in audit.rules for reason in rule.reasons]
    if unchecked:
        made.append(tabulated(unchecked_fields(language), unchecked, "", language))
    if audit.rows:
        title = word("audit-worst", language, count=len(audit.rows))
        made.append(tabulated(finding_fields(language), audit.rows, title, language))
    return made


def rule_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`RuleResult`."""
    return (
        Field("audit-rule", lambda rule: visible(rule.name)),
        Field("audit-columns", lambda rule: visible(", ".join(rule.columns.values())), extra=1),
        Field("audit-rows", lambda rule: f"{rule.rows:,}", number=True),
        *(_counted(verdict) for verdict in _COUNTED),
    )


def _counted(verdict: Verdict) -> Field:
    return Field(verdict, lambda rule: f"{rule.verdicts[verdict]:,}", number=True)


class Unchecked(NamedTuple):
    """A reason why a rule could not check some rows."""

    rule: RuleResult
    example: Example


def unchecked_fields(language: Language) -> tuple[Field, ...]:
    """The columns of an :class:`Unchecked`."""
    return (
        coded("not-checkable", language, lambda row: row.example.reason),
        Field("audit-code", lambda row: row.example.reason, words=True),
        Field("audit-rows", lambda row: f"{row.example.rows:,}", number=True),
        Field("audit-first", lambda row: _place(row.example, language)),
        Field("audit-cell", lambda row: _cell(row.example)),
        Field("audit-rule", lambda row: visible(row.rule.name), extra=1),
    )


def _cell(example: Example) -> str:
    """The first cell that a reason is about, in double quotes behind its column."""
    if example.column is None:
        return ""
    return f"{visible(example.column)}: {visible(example.text or '')!r}".replace("'", '"')


def _place(finding: Finding | Example, language: Language) -> str:
    if not finding.file:
        return ""  # counted elsewhere
    if finding.line is not None:
        return f"{visible(finding.file)}:{finding.line}"
    return word("audit-row-of", language, file=visible(finding.file), row=finding.row)


def finding_fields(language: Language) -> tuple[Field, ...]:
    """The columns of a :class:`Finding`; its cells are in JSON only, for each table has others."""
    return (
        Field("audit-place", lambda row: _place(row, language)),
        Field("audit-label", lambda row: visible(row.label)),
        Field("audit-stated", _stated, number=True),
        Field("audit-computed", _computed, number=True),
        Field("interval", lambda row: interval_beside(row.computed, row.interval)),
        Field("audit-off", lambda row: "" if row.distance is None else brief(row.distance), number=True),
        Field("verdict", lambda row: _verdict(row, language)),
        Field("audit-rule", lambda row: visible(row.rule), extra=1),
    )


def _stated(row: Finding) -> str:
    """What is printed, a growth with its sign."""
    text = visible(row.stated or "")
    return signed(text) if row.kind in _GROWTHS else text


def _computed(row: Finding) -> str:
    return "" if row.computed is None else human(row.computed, row.interval, plus=row.kind in _GROWTHS)


def _verdict(row: Finding, language: Language) -> str:
    """The verdict, with its reason behind a colon."""
    text = word(row.verdict, language)
    return text if row.reason is None else f"{text}: {word(row.reason, language)}"


def sentences(audit: Audit, language: Language) -> list[str]:
    """What is to be said below the tables."""
    counts = audit.counts
    total = sum(table.rows for table in audit.tables)
    parts = [f"{counts[verdict]:,} {word(verdict, language)}" for verdict in VERDICTS if counts[verdict]]
    lines = [word("audit-sum", language, rows=f"{total:,}", counts=word("comma", language).join(parts))]
    hidden = counts["inconsistent"] - sum(row.verdict == "inconsistent" for row in audit.rows)
    if hidden > 0:
        lines.append(word("audit-more", language, count=f"{hidden:,}"))
    if any(rule.kind in _GROWTHS and rule.verdicts["inconsistent"] for rule in audit.rules):
        lines.append(word("audit-nominal", language))
    if audit.extracted is not None:
        lines.append(word("audit-extracted", language, count=f"{audit.extracted:,}"))
    return lines


def _page(audit: Audit, language: Language) -> str:
    """One page that needs nothing else."""
    from jyplan.report import notebook

    title = "jyplan audit " + " ".join(table.file for table in audit.tables)
    body = "".join(notebook.render(table, language) for table in tables(audit, language))
    below = "".join(f"<p>{escape(visible(line))}</p>" for line in sentences(audit, language))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(visible(title))}</title></head><body>{body}{below}</body></html>\n"
    )


def _junit(audit: Audit, language: Language) -> str:
    """A suite a rule: a case for each of the worst rows, and for each verdict one that counts its rows."""
    from jyplan.diagnostic import Place
    from jyplan.report.formats.ci import junit

    name = audit.tables[0].file if audit.tables else ""
    suites = []
    for rule in audit.rules:
        cases: list[Any] = []
        shown = [row for row in audit.rows if row.rule == rule.name]
        for row in shown:
            text = "\n".join(f"{key}: {value}" for key, value in row.cells.items())
            message = _sentence(row, language)
            title = f"{row.label or row.row} ({_place(row, language)})"
            cases.append(
                junit.Case(
                    title, rule.name, Place(row.file, row.line, ()), "failure", row.code or "", message, text
                )
            )
        rest = rule.verdicts["inconsistent"] - sum(row.verdict == "inconsistent" for row in shown)
        if rest > 0:
            message = word("audit-more", language, count=f"{rest:,}")
            cases.append(junit.Case("…", rule.name, Place(name, None, ()), "failure", "", message))
        for verdict in _COUNTED[1::2]:
            if rule.verdicts[verdict]:
                counted = f"{rule.verdicts[verdict]:,} {word(verdict, language)}"
                cases.append(junit.Case(counted, rule.name, Place(name, None, ()), "passed"))
        for reason in rule.reasons:
            counted = f"{reason.rows:,} {word('not-checkable', language)}: {word(reason.reason, language)}"
            cases.append(
                junit.Case(
                    counted, rule.name, Place(reason.file, reason.line, ()), "skipped", reason.reason, counted
                )
            )
        suites.append(junit.Suite(name, cases))
    return junit.render(suites, "jyplan audit")


def _sentence(row: Finding, language: Language) -> str:
    if row.computed is None:
        return word(row.reason or row.verdict, language)
    return word(
        "audit-told", language, stated=visible(row.stated or ""), computed=human(row.computed, row.interval),
        interval=interval_beside(row.computed, row.interval),
    )  # fmt: skip
