"""Conflicts in plain sentences: which figures cannot all be true, who could be wrong, and what would fit.

Written for people who know nothing of linear programming; numbers stand as they were printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jyplan.consistency.conflict import Conflict, Contradiction
from jyplan.consistency.signs import NOT_BELOW_ZERO
from jyplan.exact.decimals import range_text
from jyplan.exact.interval import Interval
from jyplan.report.reading import Reading, Wording
from jyplan.report.safe import width
from jyplan.words.headings import word
from jyplan.words.language import Language

_CLASH = {None: "cannot-all", "cut-off": "only-cut-off", "ends": "only-ends"}
_SETS = 3  # irreducible sets written out
_SUSPECTS = 12  # sets of suspects written out
_NAME = 48  # columns that the longest name of a list may take


def conflict_lines(conflict: Conflict, reading: Reading) -> Iterator[str]:
    """The whole of one conflict, a line a thought; nothing is wrapped."""
    language = reading.language
    for irreducible in conflict.irreducible[:_SETS]:
        yield _opening(conflict, irreducible, reading)
        yield from _listed(irreducible, reading)
        yield from _signs(conflict, irreducible, reading)
    if len(conflict.irreducible) > _SETS:
        yield word("more-conflicts", language, count=len(conflict.irreducible) - _SETS)
    if conflict.certain:
        yield word("beside-certain", language)
        yield from _listed(conflict.certain, reading)
    yield from _ties(conflict, reading)
    yield from _suspects(conflict, reading)


def conflict_sentence(conflict: Conflict, reading: Reading) -> str:
    """The first of the conflicts of a group and its suspects, in one line."""
    first = conflict.irreducible[0] if conflict.irreducible else conflict.figures
    comma = word("comma", reading.language)
    names = comma.join(_named(name, reading) for name in first)
    text = f"{_opening(conflict, first, reading)} {names}"
    if conflict.certain:
        text += f" {word('beside-certain', reading.language)} "
        text += comma.join(_named(name, reading) for name in conflict.certain)
    head, *laws = [line.strip() for line in _ties(conflict, reading)] or [""]
    ties = [f"{head} {'; '.join(laws)}"] if laws else []
    suspects = [line.strip().removeprefix("- ") for line in _suspects(conflict, reading)]
    if len(suspects) > 1:
        suspects = [f"{suspects[0]} {'; '.join(suspects[1:])}"]
    return word("stop", reading.language).join([text, *ties, *_signs(conflict, first, reading), *suspects])


def _ties(conflict: Conflict, reading: Reading) -> Iterator[str]:
    """What the relations say that tie the figures."""
    relations = list(dict.fromkeys((*conflict.relations, *reading.comparisons(conflict.figures))))
    if relations:
        yield word("tied-by" if len(conflict.figures) > 1 else "tied-by-one", reading.language)
        yield from _laws(relations, reading)


def contradiction_lines(contradiction: Contradiction, reading: Reading) -> Iterator[str]:
    """What cannot all hold, whatever the other figures are."""
    yield word(contradiction.code, reading.language)
    yield from _listed(contradiction.labels, reading)
    if not contradiction.complete:
        yield word("not-all-needed", reading.language)


def contradiction_sentence(contradiction: Contradiction, reading: Reading) -> str:
    """The same in one line."""
    names = word("comma", reading.language).join(_named(name, reading) for name in contradiction.labels)
    return f"{word(contradiction.code, reading.language)} {names}"


def _opening(conflict: Conflict, figures: Sequence[str], reading: Reading) -> str:
    """What is said before the figures of one conflict; a single one clashes with what is certain."""
    clash = _CLASH[conflict.reason]
    code = "cannot-one" if len(figures) == 1 and clash == "cannot-all" else clash
    return word(code, reading.language, count=len(figures))


def _laws(relations: Sequence[str], reading: Reading) -> Iterator[str]:
    """What each relation says; one that holds at several times is told once."""
    labels: dict[str, list[str]] = {}
    for name in relations:
        labels.setdefault(name.partition("@")[0], []).append(name)
    for names in labels.values():
        named = word("comma", reading.language).join(names)
        yield f"  {named}{word('colon', reading.language)}{reading.law(names[0])}"


def _signs(conflict: Conflict, figures: Sequence[str], reading: Reading) -> Iterator[str]:
    """That some figures clash only because a value is never below zero, and how to say that it may be."""
    values = dict(zip(conflict.irreducible, conflict.below_zero, strict=False)).get(tuple(figures), ())
    if values:
        names = _either([reading.named(value) for value in values], reading.language)
        yield word("below-zero", reading.language, names=names)


def _either(listed: Sequence[str], language: Language) -> str:
    *others, last = listed
    these = word("comma", language).join(others)
    return word("or", language, these=these, last=last) if others else last


def _listed(names: Sequence[str], reading: Reading) -> Iterator[str]:
    """Address, name and printed number of each figure, in columns."""
    cells = [(name, *_told(name, reading)) for name in names]
    wide = [max(width(line[n]) for line in cells) for n in (0, 1)]
    wide[1] = min(wide[1], _NAME)
    for address, name, stated in cells:
        if not name:
            yield f"  {address}{' ' * (wide[0] - width(address))}  {stated}".rstrip()
            continue
        padded = f"{address}{' ' * (wide[0] - width(address))}  {name}{' ' * (wide[1] - width(name))}"
        yield f"  {padded}  {stated}".rstrip()


def _told(name: str, reading: Reading) -> tuple[str, str]:
    """What a figure is, and the number as it was printed."""
    if name.endswith(NOT_BELOW_ZERO):
        return "", word("never-below-zero", reading.language)
    if law := reading.law(name):
        return "", law
    wording = reading.wording(name)
    return ("", "") if wording is None else (wording.name, wording.text)


def _named(name: str, reading: Reading) -> str:
    """A figure inside a sentence: address, and name and number in brackets."""
    row = reading.row(name)
    between = word("colon", reading.language) if row is not None and row.kind == "share" else " "
    text = between.join(filter(None, _told(name, reading)))
    return f"{name} ({text})" if text else name


def _suspects(conflict: Conflict, reading: Reading) -> Iterator[str]:
    """Who could be wrong, and what would fit in their place; nobody need be where all can be true."""
    if conflict.verdict == "edge":
        return
    language = reading.language
    sets, colon = conflict.culprits, word("colon", language)
    if not sets:
        yield word("no-suspects", language)
        return
    if len(sets) == 1 and len(sets[0]) == 1:
        name = sets[0][0]
        fits = _fits(conflict, 0, name, reading)
        yield colon.join(filter(None, (word("error-in", language, name=_named(name, reading)), fits)))
    else:
        size = len(sets[0])
        several = "error-in-set" if len(sets) > 1 else "error-in-this-set"
        yield word("error-in-one" if size == 1 else several, language, count=size)
        for n, culprits in enumerate(sets[:_SUSPECTS]):
            each = ((_named(x, reading), _fits(conflict, n, x, reading)) for x in culprits)
            lines = (colon.join(filter(None, parts)) for parts in each)
            yield "  - " + word("and-too", language).join(lines)
        if len(sets) > _SUSPECTS:
            yield "  - " + word("more-sets", language, count=len(sets) - _SUSPECTS)
    if not conflict.culprits_complete:
        yield word("more-culprits", language)


def _fits(conflict: Conflict, n: int, name: str, reading: Reading) -> str:
    """What the rest allows a suspect, and the printings that would fit."""
    allowed = conflict.allowed[n].get(name)
    if allowed is None:
        return ""
    language, wording = reading.language, reading.wording(name)
    inside = measured(allowed, wording)
    stated = wording.digits if wording else None
    # The stated digits may fit as another kind of number: without the bound, or rounded to tens.
    fits = [candidate for candidate in conflict.candidates[n].get(name, ()) if candidate != stated]
    if not fits:
        # Only whole numbers can refuse a number and allow others on both sides of it.
        code = "fits-open" if wording and wording.holds(wording.printed(allowed)) else "fits-none"
        return word(code, language, allowed=inside)
    code = "fits-exactly" if allowed.width == 0 else "fits-one"
    if len(fits) > 1 or not conflict.candidates_complete:
        code = "fits-some"
    instead = word("instead-of", language, stated=stated) if stated else ""
    return word(code, language, fits=_either(fits, language), instead=instead, allowed=inside)


def measured(interval: Interval, wording: Wording | None) -> str:
    """A range in the unit that the figure is printed in."""
    if wording is None:
        return range_text(interval)
    return f"{range_text(wording.printed(interval))} {wording.unit}".rstrip()
