"""The smallest change of a plan file's text that adds actuals, proved by reading the result again.

An edit is a list of insertions: by construction it removes nothing. What it must add is computed a second
way, from the entries, and compared with what the parser finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import unified_diff as _unified_diff
from typing import Any

from jyplan.diagnostic import Diagnostic, PlanError
from jyplan.edit.entries import Entry
from jyplan.edit.insertion import Insertion, insertions
from jyplan.exact.figure import read_text, unit_of
from jyplan.plan.load import Document, parse
from jyplan.toml.write import literal, number

_Added = dict[str, list[dict[str, Any]]]  # the statements to add to each indicator, as the parser finds them
_NO_LINE_BREAK = "\n\\ No newline at end of file\n"


def edited(document: Document, entries: Sequence[Entry]) -> str:
    """The text of the plan with the entries added. Raises PlanError ``cannot-edit`` where that fails."""
    added: _Added = {}
    for entry in entries:
        added.setdefault(entry.id, []).append(_statement(document, entry))
    if not added:
        return document.text
    written = {id: [_literals(statement) for statement in statements] for id, statements in added.items()}
    places, missing = insertions(document.text, written)
    if missing:
        raise _cannot_edit(document, missing, "actuals are written there in a way that cannot be extended")
    text = _inserted(document.text, places)
    _verify(document, text, added, entries)
    return text


def unified_diff(name: str, old: str, new: str) -> str:
    """The change as ``diff -u`` shows it."""
    lines = _unified_diff(_lines(old), _lines(new), name, name)
    return "".join(line if line.endswith("\n") else line + _NO_LINE_BREAK for line in lines)


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def _statement(document: Document, entry: Entry) -> dict[str, Any]:
    """What the parser is to find for the entry."""
    statement: dict[str, Any] = {} if entry.as_of is None else {"as_of": entry.as_of}
    if entry.value is not None:
        statement["value"] = _value(entry.value.strip(), document.plan.indicators[entry.id].unit)
    if entry.period is not None:
        span = entry.period
        statement["period"] = span if isinstance(span, str) else {"from": span.first, "to": span.last}
    if entry.growth:
        rate = number(entry.percent)
        percent = entry.growth if rate is None else rate
        statement["growth"] = {"percent": percent, "basis": entry.basis} if entry.basis else percent
    for key in ("version", "source", "note"):
        if getattr(entry, key):
            statement[key] = getattr(entry, key)
    return statement


def _value(typed: str, home: str) -> int | Decimal | str:
    """The digits as typed: a number where the unit goes without saying, else the text with its unit."""
    unit = read_text(typed).unit
    bare = typed if unit is None else typed.removesuffix(unit).rstrip()
    if unit is not None and unit_of(unit) != unit_of(home):
        return typed
    cell = number(bare)
    return typed if cell is None else cell


def _literals(statement: dict[str, Any]) -> dict[str, str]:
    return {key: literal(value) for key, value in statement.items()}


def _inserted(text: str, places: Sequence[Insertion]) -> str:
    pieces: list[str] = []
    done = 0
    for place in sorted(places, key=lambda insertion: insertion.at):
        pieces += (text[done : place.at], place.text)
        done = place.at
    return "".join((*pieces, text[done:]))


def _verify(document: Document, text: str, added: _Added, entries: Sequence[Entry]) -> None:
    """Refuse unless ``text`` says what the document says, plus what is added, and nothing else."""
    try:
        data = parse(text, document.name).data
    except PlanError as error:
        refused = list(_refused(document, error, entries))
        why = error.diagnostics[0].message()
        raise (PlanError(refused) if refused else _cannot_edit(document, list(added), why)) from None
    old, new = _without_actuals(document.data, added), _without_actuals(data, added)
    # Equal numbers may differ in their zeros (8.0 and 8): their text does not.
    same = repr(old) == repr(new) and all(
        repr(_actuals(data, id)) == repr(_actuals(document.data, id) + statements)
        for id, statements in added.items()
    )
    if not (same and keeps_every_line(document.text, text)):
        raise _cannot_edit(document, list(added), "the changed file would not say what it has to")


def _refused(document: Document, error: PlanError, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """What the loader finds wrong with the new statements, said of the entries they come from."""
    for diagnostic in error.diagnostics:
        match diagnostic.place.key:
            case ("indicators", str(id), "actuals", int(index), *key):
                own = [entry for entry in entries if entry.id == id]
                nth = index - len(_actuals(document.data, id))
                column = str(key[0]) if key else "value"
                yield diagnostic._replace(place=own[nth].at(column, document.place(("indicators", id))))


def _without_actuals(data: dict[str, Any], ids: _Added) -> dict[str, Any]:
    indicators = {
        id: {key: value for key, value in table.items() if key != "actuals"} if id in ids else table
        for id, table in data["indicators"].items()
    }
    return {**data, "indicators": indicators}


def _actuals(data: dict[str, Any], id: str) -> list[Any]:
    actuals = data["indicators"][id].get("actuals", [])
    return actuals if isinstance(actuals, list) else [actuals]


def keeps_every_line(old: str, new: str) -> bool:
    """Whether each line of ``old`` stands in ``new``, in order, whole or with something added to it."""
    left = iter(new.split("\n"))
    return all(any(line == there or _holds(there, line) for there in left) for line in old.split("\n"))


def _holds(longer: str, shorter: str) -> bool:
    """Whether the characters of ``shorter`` stand in ``longer`` in the same order."""
    if len(longer) < len(shorter):
        return False
    characters = iter(longer)
    return all(character in characters for character in shorter)


def _cannot_edit(document: Document, ids: Sequence[str], why: str) -> PlanError:
    return PlanError(
        [Diagnostic("cannot-edit", document.place(("indicators", id, "actuals")), {"why": why}) for id in ids]
    )
