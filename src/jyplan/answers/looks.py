"""What in a document is worth a look and no fault: figures of one name, and figures published apart.

Names that are alike may still mean two things, and what an earlier document says may have been revised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jyplan.answers.faults import Figure, Finding, Places, findings, of_conflict
from jyplan.consistency.result import check
from jyplan.extract.draft import draft
from jyplan.extract.drafted import Draft
from jyplan.extract.earlier import Earlier, with_earlier
from jyplan.extract.levels import number
from jyplan.extract.mentions import Reading
from jyplan.extract.sound import sound

APART = "published-apart"
SAME_NAME = "printings-differ"


def by_name(reading: Reading, tied: Draft, named: set[str], deadline: float) -> Iterator[Finding]:
    """What would fail if figures of one name were one indicator throughout the document."""
    joined = draft(reading, joining="document")
    yield from _slips(joined)
    _only_new(joined, tied)
    if not joined.entries:
        return
    for finding in findings(joined, check(sound(joined), deadline=deadline)):
        ids = {figure.mention.id for figure in finding.figures}
        if not ids & named and len(ids) > 1 and _nearly(finding):
            figures = tuple(figure._replace(suspect=False) for figure in finding.figures)
            yield finding._replace(verdict="look", figures=figures)


def _nearly(finding: Finding) -> bool:
    """Whether what is stated is near enough to what is computed for a look: three points, or a tenth."""
    stated = number(finding.stated)
    if stated is None or finding.computed is None:
        return False
    return abs(stated - finding.computed) <= max(3 if finding.unit == "%" else 0, abs(finding.computed) / 10)


def _only_new(joined: Draft, tied: Draft) -> None:
    """Keep of a draft by names what the ties of the text did not test already."""
    tested = {relation.figures for relation in tied.relations if relation.figures}
    tested |= {relation.ties for relation in tied.relations if not relation.figures}
    joined.relations[:] = [
        relation
        for relation in joined.relations
        if (relation.figures or relation.ties) not in tested and relation.data["kind"] != "compare"
    ]
    named = {
        address.partition("@")[0]
        for relation in joined.relations
        for value in relation.data.values()
        for address in (value if isinstance(value, list) else [value])
        if isinstance(address, str) and "@" in address
    }
    joined.entries[:] = [
        entry
        for entry in joined.entries
        if entry.id in named or sum(statement.level is not None for statement in entry.statements) > 1
    ]


def _slips(joined: Draft) -> Iterator[Finding]:
    """Figures of one name and time that differ in a single digit, or in the order of two."""
    by_id = {entry.id: entry for entry in joined.entries}
    for entry in joined.entries:
        first = by_id.get(entry.like or "")
        for statement in entry.statements:
            other = None if first is None else first.at(statement.slot)
            level, two = statement.level, None if other is None else other.level
            if (
                level is None
                or two is None
                or level.unit != two.unit
                or level.bound != two.bound
                or level.approximate != two.approximate
                or not slip(str(level.value), str(two.value))
            ):
                continue
            both = sorted((level, two), key=lambda mention: mention.start)
            figures = tuple(Figure(mention, suspect=False) for mention in both)
            digits = str(level.value), number(two.value)
            yield Finding(SAME_NAME, "look", "value", figures, level, level.unit, *digits, None)


def slip(text: str, other: str) -> bool:
    """Whether two printings of at least three digits differ in one digit, or have two neighbours swapped."""
    if len(text) != len(other) or text == other or sum(sign.isdigit() for sign in text) < 3:
        return False
    if text.find(".") != other.find("."):
        return False
    text, other = text.replace(".", ""), other.replace(".", "")
    places = [n for n, (a, b) in enumerate(zip(text, other, strict=True)) if a != b]
    if len(places) == 1:
        return True
    n, m = places[0], places[-1]
    return len(places) == 2 and m == n + 1 and text[n] == other[m] and text[m] == other[n]


def apart(tied: Draft, earlier: Sequence[Earlier], named: set[str], deadline: float) -> Iterator[Finding]:
    """What fails against figures of earlier documents, which may have been revised since."""
    longer, words = with_earlier(tied, earlier)
    if not words:
        return
    checked = check(sound(longer), deadline=deadline)
    places = Places(longer, checked)
    for conflict in checked.conflicts:
        texts = tuple(dict.fromkeys(words[name] for name in conflict.figures if name in words))
        rows = [
            row for name in (*conflict.figures, *conflict.relations) if (row := places.row(name)) is not None
        ]
        finding = of_conflict(conflict, rows, places)
        ids = {figure.mention.id for figure in finding.figures}
        if texts and ids and not ids & named:
            yield finding._replace(code=APART, verdict="edge", earlier=texts)
