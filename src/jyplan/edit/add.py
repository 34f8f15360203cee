"""Adding dated actuals to a plan file: checked first, then inserted without touching anything else.

The file is the old one or the new one at every moment. What a plan may say is not known here:
:mod:`jyplan.plan.load` reads the file before and after, and nothing is written unless both agree.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.edited import edited, unified_diff
from jyplan.edit.entries import Entry, read_entries
from jyplan.edit.fits import already_there, refusals, warnings
from jyplan.edit.replace import is_shipped, locked, replace, writable_file
from jyplan.plan.load import Document, document

__all__ = ["Entry", "Recorded", "is_shipped", "read_entries", "record"]

# Seconds to wait for others who are recording into the same file.
PATIENCE = 30.0


class Recorded(NamedTuple):
    """What recording did: what is to be said of it, the change as a unified diff, whether it was written."""

    warnings: tuple[Diagnostic, ...]
    diff: str
    written: bool
    added: int = 0  # figures; those that stood there already are told among the warnings


def record(
    path: str | os.PathLike[str],
    entries: Sequence[Entry],
    *,
    dry_run: bool = False,
    again: bool = False,
    any_year: bool = False,
    patience: float = PATIENCE,
) -> Recorded:
    """Add the entries to the plan at ``path``, all or none; with ``dry_run`` only say what would change.

    A figure that stands there already, of the same time and source with the same digits, is left out, unless
    ``again``. A date outside the years of the plan is refused, unless ``any_year``.
    Raises PlanError where the plan cannot be read, an entry does not fit it, or the file cannot be changed;
    the file is then as it was.
    """
    name = os.fspath(path)
    if dry_run:
        return _recorded(document(name), entries, again, any_year)[0]
    if is_shipped(name):
        raise PlanError([Diagnostic("shipped-plan", Place(name, None, ()))])
    file = writable_file(name)
    with locked(file, name, patience):
        plan = document(name)
        recorded, text = _recorded(plan, entries, again, any_year)
        if text == plan.text:
            return recorded
        replace(file, name, text)
    return recorded._replace(written=True)


def _recorded(plan: Document, entries: Sequence[Entry], again: bool, any_year: bool) -> tuple[Recorded, str]:
    entries = [_named(plan, entry) for entry in entries]
    refused = refusals(plan, entries, any_year=any_year)
    if refused:
        raise PlanError(refused)
    there = [None] * len(entries) if again else already_there(plan, entries)
    new = [entry for entry, doubts in zip(entries, there, strict=True) if doubts is None]
    remarks = [*(doubt for doubt in there if doubt is not None), *warnings(plan, new)]
    text = edited(plan, new)
    return Recorded(tuple(remarks), unified_diff(plan.name, plan.text, text), False, len(new)), text


def _named(plan: Document, entry: Entry) -> Entry:
    """The entry with the id of the one indicator that it calls by name."""
    indicators = plan.plan.indicators
    if entry.id in indicators:
        return entry
    wanted = "".join(entry.id.split())
    named = [
        id
        for id, indicator in indicators.items()
        if wanted in ("".join(name.split()) for name in (indicator.name, indicator.name_en) if name)
    ]
    return entry._replace(id=named[0]) if len(named) == 1 else entry
