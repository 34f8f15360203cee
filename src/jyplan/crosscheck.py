"""What one table of a plan says against another: references, units, dates, and totals in a circle.

Each finding is a diagnostic's code, the key path and the values for its message; the loader adds the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jyplan.diagnostic import Path
from jyplan.figure import FigureError, Rounding, read_number, read_text, unit_of
from jyplan.plan import Compare, Growth, Indicator, Number, Part, Plan, Range, Relation, Share, Total
from jyplan.stated import (
    Address,
    Stated,
    date_of,
    figures,
    multiplier,
    percent_figure,
    read_address,
    statements,
    value,
)


class Fault(NamedTuple):
    """One fault: code, key path, values for the message."""

    code: str
    path: Path
    values: Mapping[str, object] = {}


def faults(plan: Plan) -> list[Fault]:
    """Everything that no single table can know is wrong; empty for a sound plan."""
    found: list[Fault] = []
    for id, indicator in plan.indicators.items():
        found.extend(_indicator(plan, id, indicator))
        for stated in statements(plan, id):
            found.extend(_statement(plan, stated))
    seen: set[str] = set()
    for n, relation in enumerate(plan.relations):
        path = ("relations", n)
        if relation.id in seen:
            found.append(Fault("same-id", (*path, "id"), {"name": relation.id}))
        seen.add(relation.id)
        found += _relation(plan, relation, path)
    found += _circles(plan)
    return found


def _unknown(what: str, name: str, known: Sequence[str], path: Path) -> Fault:
    return Fault("unknown-reference", path, {"what": what, "name": name, "known": known})


def _unreadable(path: Path, read: Callable[..., object], *number: object) -> Iterator[Fault]:
    """The fault of the number at ``path``, where ``read`` finds one."""
    try:
        read(*number)
    except FigureError as error:
        yield Fault(error.code, path, error.values)


def _sources(plan: Plan, said: object, path: Path) -> Iterator[Fault]:
    source = getattr(said, "source", None)
    if source is not None and source not in plan.sources:
        yield _unknown("source", source, list(plan.sources), (*path, "source"))
    for n, printing in enumerate(getattr(said, "also", ())):
        yield from _sources(plan, printing, (*path, "also", n))


def _indicator(plan: Plan, id: str, indicator: Indicator) -> Iterator[Fault]:
    path = ("indicators", id)
    if indicator.group is not None and indicator.group not in plan.groups:
        yield _unknown("group", indicator.group, list(plan.groups), (*path, "group"))
    if indicator.of is not None and indicator.measure != "rank":
        yield Fault("of-without-rank", (*path, "of"))
    if indicator.profile is not None and len(indicator.profile) not in (4, 12):
        yield Fault("bad-profile", (*path, "profile"), {"count": len(indicator.profile)})
    if indicator.pace == "profile" and indicator.profile is None:
        yield Fault("profile-missing", (*path, "pace"))
    if indicator.path and indicator.measure == "flow":
        yield Fault("path-of-flow", (*path, "path"))
    for n, step in enumerate(indicator.path):
        place = (*path, "path", n, "value")
        yield from _unreadable(place, figures, step.value, None, indicator, None, plan.about.rounding)
    for name, listed in (("target", indicator.target), ("baseline", indicator.baseline)):
        if len(listed) < 2:
            continue
        versions = [(one.version, one.as_of, one.scope) for one in listed]
        if len(set(versions)) < len(versions):
            yield Fault("same-statement", (*path, name), {"what": name})
    for n, actual in enumerate(indicator.same_period):
        day = date_of(actual, plan)
        year, when = (day.year, str(day)) if day else (None, "unstated")
        stated = Stated(id, indicator, actual, "actual", year, when, (*path, "same_period", n))
        yield from _statement(plan, stated)
    if indicator.threshold is not None:
        yield from _sources(plan, indicator.threshold, (*path, "threshold"))


def _dated(plan: Plan, stated: Stated) -> Iterator[Fault]:
    if date_of(stated.statement, plan) is None:  # type: ignore[arg-type]
        yield Fault("no-date", stated.path)


def _statement(plan: Plan, stated: Stated) -> Iterator[Fault]:
    statement, path, indicator = stated.statement, stated.path, stated.indicator
    if stated.role == "actual" and stated.when == "unstated":
        yield from _dated(plan, stated)
    if statement.source is not None or statement.also:
        yield from _sources(plan, statement, path)
    rule = plan.about.rounding
    if statement.value is not None:
        yield from _value(stated, rule)
    for n, printing in enumerate(statement.also):
        if printing.value is not None:
            number = printing.value, printing.unit, indicator, statement, rule
            yield from _unreadable((*path, "also", n, "value"), figures, *number)
    for key in ("increase", "points"):
        change = getattr(statement, key)
        if change is not None:
            yield from _unreadable((*path, key), figures, change, None, indicator, None, rule)
    if statement.points is not None and indicator.measure != "ratio":
        yield Fault("points-of-amount", (*path, "points"))
    for n, growth in enumerate(statement.growth):
        yield from _growth(plan, stated, growth, (*path, "growth", n))


def _value(stated: Stated, rule: Rounding) -> Iterator[Fault]:
    statement, indicator, path = stated.statement, stated.indicator, (*stated.path, "value")
    raw = statement.value
    own_unit = statement.unit is None and statement.precision is None and not indicator.integer
    if own_unit and isinstance(raw, int | Decimal) and raw > 0:
        return  # a plain positive number in the indicator's own unit always reads
    try:
        known = value(stated, rule)
    except FigureError as error:
        yield Fault(error.code, path, error.values)
        return
    if known.interval is None or not known.interval.empty:
        return
    # No true value can be printed so: less than nothing, or 1.23456万 of what is counted.
    if known.value == 0:
        yield Fault("below-zero", path, {"key": "value"})
    else:
        unit = statement.unit or indicator.unit
        text = unit_of(indicator.unit).text or indicator.unit
        yield Fault("not-whole", path, {"value": statement.value, "unit": unit, "text": text})


def _growth(plan: Plan, stated: Stated, growth: Growth, path: Path) -> Iterator[Fault]:
    if growth.source is not None or growth.also:
        yield from _sources(plan, growth, path)
    if stated.indicator.measure == "ratio":
        yield Fault("growth-of-ratio", path)
    of_target = stated.role in ("target", "stretch")
    if stated.year is not None:
        since = growth.since
        if since is not None and since >= stated.year:
            yield Fault("growth-year", (*path, "from"), {"since": since, "year": stated.year})
            return
        years = stated.year - since if since is not None else plan.years if of_target else 1
        if years > 1 and growth.per is None:
            yield Fault("per-missing", path, {"years": years})
    if growth.precision is None and isinstance(growth.percent, int | Decimal):
        return  # a plain number always reads
    key = "multiple" if growth.multiple is not None else "percent"
    try:
        multiplier(growth, stated.year, plan, of_target=of_target)
    except FigureError as error:
        yield Fault(error.code, (*path, key), error.values)


def references(relation: Relation) -> Iterator[tuple[str, Path]]:
    """The addresses that a relation names, with their key paths inside it; constants are left out."""
    sides: list[tuple[object, Path]] = []
    match relation:
        case Total(whole=whole, parts=parts, minus=minus):
            sides = [(whole, ("whole",))]
            sides += [(part, ("parts", n)) for n, part in enumerate(parts)]
            sides += [(part, ("minus", n)) for n, part in enumerate(minus)]
        case Share(part=part, whole=whole):
            sides = [(part, ("part",)), (whole, ("whole",))]
        case Part(whole=whole, parts=parts):
            sides = [(whole, ("whole",)), *((part, ("parts", n)) for n, part in enumerate(parts))]
        case Compare(left=left, right=right):
            sides = [(left, ("left",)), (right, ("right",))]
    return ((side, path) for side, path in sides if isinstance(side, str))


def _relation(plan: Plan, relation: Relation, path: Path) -> Iterator[Fault]:
    yield from _sources(plan, relation, path)
    seen: dict[str, Path] = {}
    units: list[tuple[str, Path]] = []
    for text, key in references(relation):
        address = read_address(text)
        if address is None:
            yield Fault("not-an-address", (*path, *key), {"text": text})
            continue
        if address.id not in plan.indicators:
            yield _unknown("indicator", address.id, list(plan.indicators), (*path, *key))
            continue
        if key[0] in ("parts", "minus") and text in seen:
            yield Fault("part-twice", (*path, *key), {"name": text})
        seen[text] = key
        if not address.part:
            units.append((plan.indicators[address.id].unit, (*path, *key)))
        elif not _is_stated(plan, address):
            yield Fault("not-stated-there", (*path, *key), {"address": text, "part": address.part})
    if isinstance(relation, Share):
        yield from _share(relation, path)
    if not isinstance(relation, Compare):
        for unit, key in units[1:]:
            if unit_of(unit).text != unit_of(units[0][0]).text:
                text = unit_of(units[0][0]).text
                yield Fault("unit-mismatch", key, {"unit": unit, "home": units[0][0], "text": text})


def _share(share: Share, path: Path) -> Iterator[Fault]:
    key = "percent" if share.percent is not None else "value"
    raw = getattr(share, key)
    for end in raw if isinstance(raw, Range) else (raw,):
        yield from _unreadable((*path, key), _share_figure, end, key, share.precision)


def _share_figure(raw: Number | str, key: str, precision: Number | None) -> None:
    if key == "percent":
        figure = percent_figure(raw)
    elif isinstance(raw, str):
        figure, unit = read_text(raw)
        if unit is not None:
            raise FigureError("not-a-number", text=raw)
    else:
        figure = read_number(raw)
    if precision is not None:
        figure.rounded_to(Fraction(precision))


def _is_stated(plan: Plan, address: Address) -> bool:
    wanted = address if address.when else address._replace(when=str(plan.about.target_year))
    for stated in statements(plan, address.id):
        statement = stated.statement
        counts = {
            "growth": len(statement.growth),
            "increase": statement.increase is not None,
            "points": statement.points is not None,
        }
        if any(stated.part_address(wanted.part, n) == wanted for n in range(1, counts[wanted.part] + 1)):
            return True
    return False


def _circles(plan: Plan) -> Iterator[Fault]:
    """Totals and subsets in which something is, step by step, a part of itself."""
    below: dict[str, list[tuple[str, int]]] = {}
    for n, relation in enumerate(plan.relations):
        if isinstance(relation, Total | Part) and isinstance(relation.whole, str):
            below.setdefault(relation.whole, []).extend((part, n) for part in relation.parts)
    done: set[str] = set()
    for start in below:
        trail: list[str] = []
        stack: list[tuple[str, int, bool]] = [(start, -1, False)]
        while stack:
            name, n, leaving = stack.pop()
            if leaving:
                trail.pop()
                done.add(name)
            elif name in trail:
                cycle = " > ".join([*trail[trail.index(name) :], name])
                yield Fault("own-part", ("relations", n), {"name": name, "cycle": cycle})
            elif name not in done:
                trail.append(name)
                stack.append((name, n, True))
                stack.extend((part, k, False) for part, k in below.get(name, ()))
