"""Whether the figures of a document can all be true, told in the document's own places.

The document's plan is drafted with only those ties that the text itself states or that leave nothing out by
their names, and held against `check`. What fails there is a finding. What would fail only if figures of the
same name in other sentences, or of an earlier document, were the same thing, is a look: no fault.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jyplan.answers.faults import Finding, Places, edges, findings
from jyplan.answers.looks import apart, by_name
from jyplan.answers.rises import rises
from jyplan.answers.shifted import shifted
from jyplan.answers.twice import told_twice
from jyplan.consistency.result import Checked, check
from jyplan.extract.draft import draft
from jyplan.extract.drafted import Draft
from jyplan.extract.earlier import Earlier
from jyplan.extract.levels import Levels
from jyplan.extract.mentions import Reading
from jyplan.extract.sound import sound


class Proof(NamedTuple):
    """All that proofreading a document gives. `states` says of each figure how far it was checked."""

    reading: Reading
    draft: Draft
    checked: Checked
    findings: tuple[Finding, ...]
    looks: tuple[Finding, ...]
    states: dict[str, str]


def proofread(reading: Reading, earlier: Sequence[Earlier] = (), seconds: float = 60) -> Proof:
    """Check the arithmetic of a document.

    `earlier` are figures of other publications, which give bases that the text leaves out. What is not
    decided within `seconds` stays undecided.
    """
    deadline = time.monotonic() + seconds
    tied = draft(reading, joining="proof")
    checked = check(sound(tied), deadline=deadline)
    failing, levels = [*findings(tied, checked)], Levels(reading, "proof")
    proven = (failure for failure in failing if failure.verdict == "inconsistent")
    faults = [*told_twice(levels), *shifted(levels), *proven]
    faults += rises(levels, _ids(faults))
    named = _ids(faults)
    unsettled = (
        failure for failure in failing if failure.verdict != "inconsistent" and not _ids([failure]) <= named
    )
    doubtful = [*edges(tied, checked), *unsettled]
    looks = [*doubtful, *by_name(reading, tied, named, deadline)]
    if earlier:
        looks += apart(tied, earlier, named, deadline)
    return Proof(
        reading,
        tied,
        checked,
        tuple(sorted(faults, key=lambda finding: finding.start)),
        tuple(sorted(_once(looks), key=lambda finding: finding.start)),
        _states(tied, checked, faults),
    )


def _ids(findings: Iterable[Finding]) -> set[str]:
    return {figure.mention.id for finding in findings for figure in finding.figures}


def _once(looks: Iterable[Finding]) -> Iterator[Finding]:
    groups: set[frozenset[str]] = set()
    for look in looks:
        ids = frozenset(figure.mention.id for figure in look.figures)
        if ids and not any(ids <= other or other <= ids for other in groups):
            groups.add(ids)
            yield look


def _states(tied: Draft, checked: Checked, faults: Iterable[Finding]) -> dict[str, str]:
    """`suspect`, `checked` or `read` for each figure by its id."""
    places = Places(tied, checked)
    states = {mention.id: "read" for mention in tied.reading.mentions}
    for row in checked.statements:
        if row.verdict in ("consistent", "edge"):
            mention = places.mention(row)
            for mention_ in [*([mention] if mention else []), *places.tied_by(row)]:
                states[mention_.id] = "checked"
    for fault in faults:
        for figure in fault.figures:
            states[figure.mention.id] = "suspect" if figure.suspect else states[figure.mention.id]
    return states
