"""The findings of a document as rows and as JSON, in the document's own places."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from jyplan.answers.faults import Finding
from jyplan.answers.proofread import Proof
from jyplan.diagnostic import key_text
from jyplan.exact.interval import Interval
from jyplan.extract.rows import PlaceRow, document_row, place_row
from jyplan.report.columns import Field, tabulated
from jyplan.report.encode import encode
from jyplan.report.proof.sentences import message, name_of, place_text
from jyplan.report.safe import visible
from jyplan.report.section import plan_header
from jyplan.report.table import Table
from jyplan.words.language import Language
from jyplan.words.proof import text

_IN_LINES = (".txt", ".md")  # formats that editors open at a line


class MarkedFigure(NamedTuple):
    """A figure of a finding, at its place in the document."""

    id: str
    start: int
    end: int
    text: str
    place: PlaceRow
    name: str | None
    suspect: bool
    allowed: Interval | None
    would_fit: tuple[str, ...]


class FindingRow(NamedTuple):
    """Figures of a document that cannot all be true, or that are worth a look."""

    code: str
    verdict: str
    message: str
    stated: str | None
    computed: Fraction | None
    interval: Interval | None
    measured_in: str
    assumes: str | None
    earlier: tuple[str, ...]
    figures: tuple[MarkedFigure, ...]


def finding_row(finding: Finding, proof: Proof, language: Language) -> FindingRow:
    """A finding or a look as a row."""
    document = proof.reading.document
    figures = tuple(
        MarkedFigure(
            figure.mention.id,
            figure.mention.start,
            figure.mention.end,
            figure.mention.text,
            place_row(document, figure.mention.start),
            figure.mention.name,
            figure.suspect,
            figure.allowed,
            figure.would_fit,
        )
        for figure in finding.figures
    )
    return FindingRow(
        finding.code,
        finding.verdict,
        message(finding, language),
        finding.stated,
        finding.computed,
        finding.interval,
        finding.unit,
        finding.assumes,
        finding.earlier,
        figures,
    )


def body(proof: Proof, language: Language) -> dict[str, Any]:
    """All that JSON says of one document: the check of the drafted plan, findings, looks, counts."""
    checked = proof.checked
    parts = {
        "document": document_row(proof.reading),
        "plan": plan_header(checked.plan, proof.reading.document.file),
        "statements": [row._replace(path=key_text(row.path)) for row in checked.statements],  # type: ignore[arg-type]
        "conflicts": checked.conflicts,
        "contradictions": checked.contradictions,
        "not_joint": [{"address": untied[0], "reason": untied[1]} for untied in checked.not_joint],
        "findings": [finding_row(finding, proof, language) for finding in proof.findings],
        "looks": [finding_row(look, proof, language) for look in proof.looks],
        "summary": summary(proof),
    }
    encoded: dict[str, Any] = encode(parts)
    return encoded


def summary(proof: Proof) -> dict[str, Any]:
    """The verdict and the counts of one document."""
    states = list(proof.states.values())
    verdict = "inconsistent" if proof.findings else _best(proof)
    return {
        "verdict": verdict,
        "findings": len(proof.findings),
        "looks": len(proof.looks),
        "figures": len(states),
        "checked": states.count("checked") + states.count("suspect"),
        "unread": len(proof.reading.unread),
        **{str(code): count for code, count in proof.checked.summary.counts.items()},
    }


def _best(proof: Proof) -> str:
    counts = proof.checked.summary.counts
    return next((code for code in ("edge", "not-checkable", "consistent") if counts.get(code)), "untested")


def finding_fields(proof: Proof, language: Language) -> tuple[Field, ...]:
    """The columns of a finding or a look."""
    document = proof.reading.document
    lines = document.file.lower().endswith(_IN_LINES)

    def where(finding: Finding) -> str:
        return place_text(place_row(document, finding.start), language, lines=lines)

    def kind(finding: Finding) -> str:
        return finding.code if finding.verdict == "inconsistent" else text("look-heading", language)

    return (
        Field("place", where, unbroken=True),
        Field("kind", kind, words=True),
        Field("finding", lambda finding: message(finding, language)),
    )


def table(proof: Proof, language: Language) -> Table:
    """A row for each finding, then for each look."""
    document = proof.reading.document
    title = visible(proof.reading.title or document.title or document.file)
    fields, rows = finding_fields(proof, language), (*proof.findings, *proof.looks)
    headings = {field.name: text(field.name, language) for field in fields}
    return tabulated(fields, rows, title, language, (summary_text(proof, language),), headings)


def summary_text(proof: Proof, language: Language) -> str:
    """All counts in one line."""
    counts = summary(proof)
    return text(
        "summary",
        language,
        **{key: counts[key] for key in ("findings", "looks", "figures", "checked", "unread")},
    )


def csv_rows(proofs: Sequence[Proof], language: Language) -> list[dict[str, Any]]:
    """A row for each figure of each finding and look, as spreadsheets want them."""
    rows = []
    for proof in proofs:
        document = proof.reading.document
        for finding in (*proof.findings, *proof.looks):
            for figure in finding.figures:
                mention = figure.mention
                rows.append(
                    {
                        "file": document.file,
                        "code": finding.code,
                        "verdict": finding.verdict,
                        "message": message(finding, language),
                        "stated": finding.stated,
                        "computed": encode(finding.computed),
                        "text": mention.text,
                        "name": name_of(mention, language),
                        "suspect": figure.suspect,
                        **place_row(document, mention.start)._asdict(),
                        "start": mention.start,
                        "end": mention.end,
                    }
                )
    return rows


CSV_COLUMNS = (
    *("file", "code", "verdict", "message", "stated", "computed", "text", "name", "suspect"),
    *("page", "paragraph", "table", "row", "cell", "line", "column", "start", "end"),
)
