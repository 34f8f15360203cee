"""One finding in plain sentences: what is stated, what the other figures give, which of them may be wrong."""

from __future__ import annotations

from fractions import Fraction

from jyplan.answers.faults import Figure, Finding
from jyplan.answers.looks import APART
from jyplan.exact.decimals import brief, human
from jyplan.extract.mentions import Mention
from jyplan.extract.rows import PlaceRow
from jyplan.report.safe import visible
from jyplan.words.language import Language
from jyplan.words.proof import text

# Findings about a figure that the others give, and those about figures of one rank.
_OF_OTHERS = ("growth", "share", "total", "increase", "points", "difference", "ratio")
_KINDS = (*_OF_OTHERS, "structure", "structure-of", "hundred", "part", "value", "look-value")


def message(finding: Finding, language: Language) -> str:
    """The whole of a finding, on one line."""
    what = _what(finding, language)
    if finding.verdict == "look":
        what = what if finding.kind == "value" else text("look", language, sentence=what)
        return what
    if finding.verdict == "edge" and finding.code != APART:
        return text("edge", language, sentence=what)
    parts = [what]
    if finding.code == APART:
        parts.append(text("apart", language, earlier="；".join(map(visible, finding.earlier))))
    elif suspects := _suspects(finding, language):
        parts.append(suspects)
    if finding.assumes and finding.verdict == "inconsistent":
        parts.append(text("assumes", language))
    return text("stop", language).join(parts)


def _what(finding: Finding, language: Language) -> str:
    kind = finding.kind
    if kind == "difference" and finding.of is not None and finding.of.kind == "points":
        kind = "points"  # 由52.6%提高到58.5%，提高5.9个百分点
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
        others = list(finding.against) or [other for other in others if other.id != finding.of.id]
    return text(
        kind,
        language,
        name=name_of(finding.of, language),
        stated=visible(finding.of.text) if finding.of is not None else "",
        others=text("comma", language).join(_told(mention, finding.of, language) for mention in others),
        computed=_number(finding, finding.computed, kind),
    )


def _number(finding: Finding, value: Fraction | None, kind: str) -> str:
    if value is None:
        return ""
    loose = finding.interval is not None and finding.interval.width != 0
    shown = human(value, finding.interval) if loose else brief(value)
    return shown if kind in ("points", "structure", "ratio") else f"{shown}{finding.unit}"


def _suspects(finding: Finding, language: Language) -> str:
    suspects = [figure for figure in finding.figures if figure.suspect]
    if not suspects or finding.kind == "value":
        return ""
    listed = text("comma", language).join(_suspect(figure, language) for figure in suspects)
    return text("suspect" if len(suspects) == 1 else "suspects", language, suspects=listed)


def _suspect(figure: Figure, language: Language) -> str:
    """A suspect with the printing that would fit best, and whether others would too."""
    shown = visible(figure.mention.text)
    if not figure.would_fit:
        return shown
    unit = "" if figure.mention.kind in ("structure", "ratio") else visible(figure.mention.unit)
    code = "would-fit" if len(figure.would_fit) == 1 else "would-fit-too"
    return shown + text(code, language, fits=f"{figure.would_fit[0]}{unit}")


def _told(mention: Mention, of: Mention | None, language: Language) -> str:
    """A figure inside a sentence: its digits as they stand, and its name unless that was named before."""
    kind = text(f"kind-{mention.kind}", language) if mention.kind in ("growth", "increase", "points") else ""
    name = (
        "" if of is not None and of is not mention and of.name == mention.name else name_of(mention, language)
    )
    return " ".join(filter(None, (name, kind, visible(mention.text))))


def name_of(mention: Mention | None, language: Language) -> str:
    """The name of a figure as it was read."""
    return visible(mention.name or "") if mention is not None else ""


def place_text(place: PlaceRow, language: Language, *, lines: bool) -> str:
    """Where a figure stands, for people: table, page or paragraph, else or with `lines` line and column."""
    if not lines and place.table is not None:
        return text("table-cell", language, table=place.table, row=place.row or "?", cell=place.cell or "?")
    if place.page is not None and not lines:
        return text("page", language, page=place.page)
    if place.paragraph is not None and not lines:
        return text("paragraph", language, paragraph=place.paragraph)
    return text("line-column", language, line=place.line, column=place.column)
