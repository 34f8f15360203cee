"""Conflicts in plain sentences: which figures cannot all be true, who could be wrong, and what would fit.

Written for people who know nothing of linear programming; numbers stand as they were printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jyplan.consistency.check import Checked, Statement
from jyplan.consistency.joint import Conflict, Contradiction
from jyplan.diagnostic import Language
from jyplan.interval import Interval
from jyplan.report.numbers import interval_text, known_places
from jyplan.report.safe import visible, width
from jyplan.report.words import word

Rows = Mapping[str, Statement]

_CLASH = {None: "cannot-all", "cut-off": "only-cut-off", "ends": "only-ends"}
_SETS = 3  # irreducible sets written out
_SUSPECTS = 12  # sets of suspects written out


def rows_of(checked: Checked) -> dict[str, Statement]:
    """The statements by their addresses."""
    return {row.address: row for row in checked.statements}


def row_of(name: str, rows: Rows) -> Statement | None:
    """The statement that a name in a conflict belongs to: a relation holds at several times."""
    return rows.get(name.partition("@")[0] if name.startswith("relation:") else name)


def conflict_lines(conflict: Conflict, rows: Rows, language: Language) -> Iterator[str]:
    """The whole of one conflict, a line a thought; nothing is wrapped."""
    for irreducible in conflict.irreducible[:_SETS]:
        yield _opening(conflict, irreducible, language)
        yield from _listed(irreducible, rows)
    if len(conflict.irreducible) > _SETS:
        yield word("more-conflicts", language, count=len(conflict.irreducible) - _SETS)
    if conflict.relations:
        yield word("tied-by", language, names=word("comma", language).join(conflict.relations))
    yield from _suspects(conflict, rows, language)


def conflict_sentence(conflict: Conflict, rows: Rows, language: Language) -> str:
    """The first of the conflicts of a group and its suspects, in one line."""
    first = conflict.irreducible[0] if conflict.irreducible else conflict.figures
    comma = word("comma", language)
    names = comma.join(_named(name, rows) for name in first)
    told = f"{_opening(conflict, first, language)} {names}"
    suspects = [line.strip().removeprefix("- ") for line in _suspects(conflict, rows, language)]
    if len(suspects) > 1:
        suspects = [f"{suspects[0]} {'; '.join(suspects[1:])}"]
    return ". ".join([told, *suspects]) if language == "en" else "。".join([told, *suspects])


def contradiction_lines(found: Contradiction, rows: Rows, language: Language) -> Iterator[str]:
    """What cannot all hold, whatever the other figures are."""
    yield word(found.code, language)
    yield from _listed(found.labels, rows)
    if not found.complete:
        yield word("not-all-needed", language)


def contradiction_sentence(found: Contradiction, rows: Rows, language: Language) -> str:
    """The same in one line."""
    names = word("comma", language).join(_named(name, rows) for name in found.labels)
    return f"{word(found.code, language)} {names}"


def _opening(conflict: Conflict, figures: Sequence[str], language: Language) -> str:
    """What is said before the figures of one conflict; a single one clashes with what is certain."""
    clash = _CLASH[conflict.reason]
    code = "cannot-one" if len(figures) == 1 and clash == "cannot-all" else clash
    return word(code, language, count=len(figures))


def _listed(names: Sequence[str], rows: Rows) -> Iterator[str]:
    """Address, name and printed number of each figure, in columns."""
    cells = [(name, *_told(row_of(name, rows))) for name in names]
    wide = [max(width(line[n]) for line in cells) for n in (0, 1)]
    for address, name, stated in cells:
        padded = f"{address}{' ' * (wide[0] - width(address))}  {name}{' ' * (wide[1] - width(name))}"
        yield f"  {padded}  {stated}".rstrip()


def _told(row: Statement | None) -> tuple[str, str]:
    return ("", "") if row is None else (visible(row.name), stated(row))


def stated(row: Statement) -> str:
    """The number as it was printed; growth and points with their sign."""
    if row.stated is None:
        return ""
    return f"{row.stated} %" if row.kind == "growth" else row.stated


def _named(name: str, rows: Rows) -> str:
    """A figure inside a sentence: address, and name and number in brackets."""
    told = " ".join(filter(None, _told(row_of(name, rows))))
    return f"{name} ({told})" if told else name


def _suspects(conflict: Conflict, rows: Rows, language: Language) -> Iterator[str]:
    """Who could be wrong, and what would fit in their place; nobody need be where all can be true."""
    if conflict.verdict == "edge":
        return
    sets, colon = conflict.culprits, word("colon", language)
    if not sets:
        yield word("no-suspects", language)
        return
    if len(sets) == 1 and len(sets[0]) == 1:
        name = sets[0][0]
        fits = _fits(conflict, 0, name, rows, language)
        yield colon.join(filter(None, (word("error-in", language, name=_named(name, rows)), fits)))
    else:
        size = len(sets[0])
        yield word("error-in-one" if size == 1 else "error-in-set", language, count=size)
        for n, culprits in enumerate(sets[:_SUSPECTS]):
            told = (f"{_named(x, rows)}{colon}{_fits(conflict, n, x, rows, language)}" for x in culprits)
            yield "  - " + word("and-too", language).join(told)
        if len(sets) > _SUSPECTS:
            yield "  - " + word("more-sets", language, count=len(sets) - _SUSPECTS)
    if not conflict.culprits_complete:
        yield word("more-culprits", language)


def _fits(conflict: Conflict, n: int, name: str, rows: Rows, language: Language) -> str:
    """What the rest allows a suspect, and the printings that would fit."""
    allowed = conflict.allowed[n].get(name)
    if allowed is None:
        return ""
    row, fits = row_of(name, rows), conflict.candidates[n].get(name, ())
    inside = _allowed(allowed, row)
    if not fits:
        return word("fits-none", language, allowed=inside)
    *others, last = fits
    these = word("comma", language).join(others)
    joined = word("or", language, these=these, last=last) if others else last
    code = "fits-exactly" if allowed.width == 0 else "fits-one"
    if len(fits) > 1 or not conflict.candidates_complete:
        code = "fits-some"
    instead = "" if row is None or row.stated is None else word("instead-of", language, stated=row.stated)
    return word(code, language, fits=joined, instead=instead, allowed=inside)


def _allowed(interval: Interval, row: Statement | None) -> str:
    """The range in the terms of the figure, with its unit."""
    unit = "" if row is None or row.kind not in ("growth", "value") else row.unit
    return f"{range_text(interval)} {'%' if row and row.kind == 'growth' else visible(unit)}".rstrip()


def range_text(interval: Interval) -> str:
    """An interval with one more place than its width supports."""
    low, high = interval.low, interval.high
    middle = (low + high) / 2 if low is not None and high is not None else low if low is not None else high
    return interval_text(interval, 0 if middle is None else known_places(middle, interval) + 1)
