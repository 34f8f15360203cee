"""One finding in plain sentences: what is stated, what the other figures give, which of them may be wrong."""

from __future__ import annotations

from fractions import Fraction

from jyplan.answers.faults import Figure, Finding
from jyplan.answers.looks import APART
from jyplan.exact.decimals import human
from jyplan.extract.mentions import Mention
from jyplan.extract.rows import PlaceRow
from jyplan.report.safe import visible
from jyplan.words.language import Language
from jyplan.words.proof import text

_FITS = 3
# Findings about a figure that the others give, and those about figures of one rank.
_OF_OTHERS = ("growth", "share", "total", "increase", "points", "difference", "ratio")
_KINDS = (*_OF_OTHERS, "structure", "structure-of", "hundred", "part", "value", "look-value")


def message(finding: Finding, language: Language) -> str:
    """The whole of a finding, on one line."""
    told = _what(finding, language)
    if finding.verdict == "look":
        told = told if finding.kind == "value" else text("look", language, sentence=told)
        return told
    if finding.verdict == "edge" and finding.code != APART:
        return text("edge", language, sentence=told)
    parts = [told]
    if finding.code == APART:
        parts.append(text("apart", language, earlier="；".join(map(visible, finding.earlier))))
    elif suspects := _suspects(finding, language):
        parts.append(suspects)
    if finding.assumes and finding.verdict == "inconsistent":
        parts.append(text("assumes", language))
    return text("stop", language).join(parts)


def _what(finding: Finding, language: Language) -> str:
    kind = finding.kind
    if finding.verdict == "look" and kind == "value":
        kind = "look-value"
    if kind == "structure" and finding.against:
        kind = "structure-of"
    if finding.code == "shares-not-100":
        kind = "hundred"
    whole = finding.of is None or finding.stated is None or finding.computed is None
    if kind in _OF_OTHERS and whole:
        kind = "joint"
    if kind not in _KINDS:
        kind = "joint"
    others = [figure.mention for figure in finding.figures]
    if (kind in _OF_OTHERS or kind == "structure-of") and finding.of is not None:
        others = list(finding.against) or [one for one in others if one.id != finding.of.id]
    return text(
        kind,
        language,
        name=name_of(finding.of, language),
        stated=visible(finding.of.text) if finding.of is not None else "",
        others=text("comma", language).join(_told(mention, language) for mention in others),
        computed=_number(finding, finding.computed),
    )


def _number(finding: Finding, value: Fraction | None) -> str:
    if value is None:
        return ""
    shown = human(value, finding.interval)
    return shown if finding.kind in ("points", "structure", "ratio") else f"{shown}{finding.unit}"


def _suspects(finding: Finding, language: Language) -> str:
    suspects = [figure for figure in finding.figures if figure.suspect]
    if not suspects or finding.kind == "value":
        return ""
    listed = text("comma", language).join(_suspect(figure, language) for figure in suspects)
    return text("suspect" if len(suspects) == 1 else "suspects", language, suspects=listed)


def _suspect(figure: Figure, language: Language) -> str:
    fits = text("or", language).join(figure.would_fit[:_FITS])
    return visible(figure.mention.text) + (text("would-fit", language, fits=fits) if fits else "")


def _told(mention: Mention, language: Language) -> str:
    """A figure inside a sentence: its name and its digits as they stand."""
    kind = text(f"kind-{mention.kind}", language) if mention.kind in ("growth", "increase", "points") else ""
    return " ".join(filter(None, (name_of(mention, language), kind, visible(mention.text))))


def name_of(mention: Mention | None, language: Language) -> str:
    """The name of a figure as it was read."""
    return visible(mention.name or "") if mention is not None else ""


def place_text(place: PlaceRow, language: Language) -> str:
    """Where a figure stands, for people: page, table or paragraph, else line and column."""
    if place.table is not None:
        return text("table-cell", language, table=place.table, row=place.row or "?", cell=place.cell or "?")
    if place.page is not None:
        return text("page", language, page=place.page)
    return text("line-column", language, line=place.line, column=place.column)
