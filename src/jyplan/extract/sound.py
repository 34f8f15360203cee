"""A draft made to load: what the rules of plan files refuse is taken out and left to the comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jyplan.diagnostic import Path
from jyplan.extract.drafted import Draft

if TYPE_CHECKING:
    from jyplan.plan.model import Plan

_ROUNDS = 20


def sound(draft: Draft) -> Plan:
    """The draft's plan; `draft` loses what could not stand in one, which then counts as left out."""
    from jyplan.plan.model import validate

    for _ in range(_ROUNDS):
        plan, refused = _tried(draft.data())
        if plan is not None and not refused:
            return plan
        _drop(draft, {path[:2] for path in refused})
    return validate(draft.data())


def _tried(data: dict[str, Any]) -> tuple[Plan | None, list[Path]]:
    """The plan of some data, where it is one, and what its rules refuse."""
    from pydantic import ValidationError

    from jyplan.plan.model import validate
    from jyplan.plan.refusals import refusals
    from jyplan.plan.rules import faults

    try:
        plan = validate(data)
    except ValidationError as error:
        return None, [fault.path for fault in refusals(error, data)]
    return plan, [fault.path for fault in faults(plan)]


def _drop(draft: Draft, paths: set[Path]) -> None:
    """Take out the indicators and relations at `paths`, and the relations that use such an indicator."""
    gone = {str(path[1]) for path in paths if path[0] == "indicators"}
    lost = {path[1] for path in paths if path[0] == "relations"}
    if not gone and not lost:
        raise ValueError(f"a draft that cannot be mended: {sorted(map(str, paths))}")
    by_id = {mention.id: mention for mention in draft.reading.mentions}
    for entry in draft.entries:
        if entry.id in gone:
            ids = {id for statement in entry.statements for id in statement.figures.values()}
            draft.left_out += [by_id[id] for id in ids if id in by_id]
    draft.entries[:] = [entry for entry in draft.entries if entry.id not in gone]
    kept = []
    for n, relation in enumerate(draft.relations):
        named = str(relation.data).replace("'", "").replace("[", " ").split()
        if n in lost or any(word.partition("@")[0] in gone for word in named if "@" in word):
            draft.left_out += [by_id[id] for id in relation.figures if id in by_id]
        else:
            kept.append(relation)
    draft.relations[:] = kept
    draft.left_out.sort(key=lambda mention: mention.start)
