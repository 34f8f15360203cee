"""What people read of a document that was proofread."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # sentences
    "growth": "{name}: the text states a growth of {stated}; {others} give {computed}",
    "share": "{name}: the text states {stated}; {others} give {computed}",
    "total": "{name}: the text states {stated}; the parts {others} add up to {computed}",
    "structure": "{name}: the shares add up to {computed} %, not to 100 %",
    "structure-of": "{name}: the text states {stated}; {others} have other shares",
    "hundred": "These shares leave nothing out, and add up to {computed}, not to 100 %: {others}",
    "difference": "{name}: the text states a difference of {stated}; {others} give {computed}",
    "ratio": "{name}: the text states {stated}; {others} give {computed}",
    "increase": "{name}: the text states a change of {stated}; {others} give {computed}",
    "points": "{name}: the text states a change of {stated}; {others} give {computed} points",
    "part": "The part is larger than its whole: {others}",
    "value": "The same figure stands there in two ways: {others}",
    "joint": "These figures cannot all be true: {others}",
    "suspects": "If only one of them is wrong, it is one of: {suspects}",
    "suspect": "The error is most likely in {suspects}",
    "would-fit": " ({fits} would agree)",
    "would-fit-too": " ({fits} would agree, among others)",
    "comma": ", ",
    "colon": ": ",
    "stop": ". ",
    "assumes": (
        "Taken as a growth at current prices; comparable prices, or a base revised since, would explain it"
    ),
    "apart": "Held against {earlier}, which may have been revised since",
    "look-value": "Figures of one name and time differ by one slip of the pen: {others}",
    "look": "If these are figures of the same things, they do not agree: {sentence}",
    "edge": "Agrees only just: {sentence}",
    # headings
    "place": "Place",
    "kind": "Kind",
    "finding": "Finding",
    "look-heading": "look",
    "inconsistent": "inconsistent",
    "summary": (
        "{findings} findings, {looks} to look at; {figures} figures read, {checked} of them checked, "
        "{unread} not understood"
    ),
    "line": "line {line}",
    "line-column": "{line}:{column}",
    "page": "p. {page}",
    "paragraph": "par. {paragraph}",
    "table-cell": "table {table}, row {row}, cell {cell}",
    "year-assumed": (
        "{file}: the document names no year; years are counted as if it were {year} (--year says which)"
    ),
    # the annotated page
    "legend-read": "understood",
    "legend-checked": "checked, agrees",
    "legend-suspect": "suspect",
    "legend-unread": "not understood",
    "page-title": "Figures checked: {title}",
    "no-findings": "Nothing that cannot be true was found.",
    "unread-heading": "Numerals that were not understood",
    "not-proof": (
        "Agreement is no proof: only figures that the text ties together are held against each other."
    ),
    "kind-level": "level",
    "kind-count": "count",
    "kind-growth": "growth",
    "kind-share": "share",
    "kind-increase": "change",
    "kind-points": "points",
    "kind-multiple": "multiple",
    "kind-rank": "rank",
    "kind-structure": "structure",
    "kind-ratio": "ratio",
}
