"""What a relation names that is not there or cannot be tied, and totals in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jyplan.diagnostic import Fault, Path
from jyplan.exact.figure import FigureError, read_number, read_text, unit_of
from jyplan.exact.units import factor, quotient
from jyplan.plan.address import RELATION, Address, read_address
from jyplan.plan.figures import percent_figure
from jyplan.plan.lookup import note, sources, unknown
from jyplan.plan.model import Plan
from jyplan.plan.relation import Compare, Difference, Part, Ratio, Relation, Share, Total
from jyplan.plan.stated import all_statements, statement_at
from jyplan.plan.values import Number, Range


def relations(plan: Plan) -> Iterator[Fault]:
    """What is wrong with the relations of a plan."""
    faults: list[Fault] = []
    texts: set[str] = set()
    for n, relation in enumerate(plan.relations):
        path = ("relations", n)
        if relation.id in texts:
            faults.append(Fault("same-id", (*path, "id"), {"name": relation.id}))
        texts.add(relation.id)
        _relation(faults, plan, relation, path)
    yield from faults
    yield from _circles(plan)


def _relation(faults: list[Fault], plan: Plan, relation: Relation, path: Path) -> None:
    sources(faults, plan, relation, path)
    addresses: set[Address] = set()
    units: list[tuple[str, Path]] = []
    for text, key in relation.references():
        place, address = (*path, *key), read_address(text, plan.calendar)
        if address is None:
            faults.append(Fault("not-an-address", place, {"text": text}))
            continue
        if address.role == RELATION:
            _of_relation(faults, plan, relation, address.id, place)
            units.append(("%", place))
            continue
        if address.id not in plan.indicators:
            faults.append(unknown("indicator", address.id, list(plan.indicators), place))
            continue
        figure = _figure_of(plan, address)
        if key[0] in ("parts", "minus") and figure in addresses:
            faults.append(Fault("part-twice", place, {"name": text}))
        elif isinstance(relation, Share | Ratio) and figure in addresses:
            of = relation.part if isinstance(relation, Share) else relation.numerator
            faults.append(Fault("own-part", path, {"name": text, "cycle": f"{of} > {text}"}))
        addresses.add(figure)
        units.append(("%" if address.part == "growth" else plan.indicators[address.id].unit, place))
        if address.part and not _is_stated(plan, relation, address):
            faults.append(Fault("not-stated-there", place, {"address": text, "part": address.part}))
    if isinstance(relation, Share):
        _share(faults, relation, path)
    if isinstance(relation, Ratio):
        _ratio(faults, relation, units, path)
    elif not isinstance(relation, Compare):
        _same_unit(faults, units)
    if isinstance(relation, Difference):
        _difference(faults, relation, units, path)


def _of_relation(faults: list[Fault], plan: Plan, relation: Relation, id: str, place: Path) -> None:
    """A figure of another relation must be there, and stated."""
    known = [other.id for other in plan.relations if other.has_figure()]
    if id not in known or id == relation.id:
        faults.append(unknown("relation", id, known, place))


def _ratio(faults: list[Fault], ratio: Ratio, units: list[tuple[str, Path]], path: Path) -> None:
    if len(units) < 2:
        return
    unit = units[2][0] if len(units) > 2 else ratio.unit or ""
    if quotient(units[0][0], units[1][0], unit) is None:
        named = {"unit": unit or "1", "above": units[0][0], "below": units[1][0]}
        faults.append(Fault("ratio-unit", units[2][1] if len(units) > 2 else (*path, "unit"), named))


def _difference(
    faults: list[Fault], difference: Difference, units: list[tuple[str, Path]], path: Path
) -> None:
    raw = difference.value
    unit = difference.unit
    if isinstance(raw, str):
        unit = read_text(raw).unit or unit
    if unit is not None and units and factor(unit, units[0][0]) is None:
        home = units[0][0]
        named = {"unit": unit, "home": home, "text": unit_of(home).text}
        faults.append(Fault("unit-mismatch", (*path, "value"), named))


def _figure_of(plan: Plan, address: Address) -> Address:
    """The figure that a reference names, by one address; without a year it is of the target year.

    So it is beside a dated one; where none is dated, all of them are of one time, whichever.
    """
    address = _at(address, str(plan.about.target_year))
    stated = statement_at(plan, address)
    if stated is None or address.part:
        return address
    return address._replace(when=stated.when, role=stated.mark, nth=stated.nth)


def _same_unit(faults: list[Fault], units: Sequence[tuple[str, Path]]) -> None:
    for unit, path in units[1:]:
        home = units[0][0]
        if factor(unit, home) is None:
            text = unit_of(home).text
            faults.append(Fault("unit-mismatch", path, {"unit": unit, "home": home, "text": text}))


def _share(faults: list[Fault], share: Share, path: Path) -> None:
    key = "percent" if share.percent is not None else "value"
    raw = getattr(share, key)
    for end in raw if isinstance(raw, Range) else (raw,):
        note(faults, (*path, key), _share_figure, end, key, share.precision)


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


def _is_stated(plan: Plan, relation: Relation, address: Address) -> bool:
    """Whether the figure is stated; a growth in a comparison may be one that follows from two values."""
    address = _at(address, str(plan.about.target_year))
    if statement_at(plan, address) is not None:
        return True
    if address.part != "growth" or address.nth > 1 or not isinstance(relation, Compare):
        return False
    end = statement_at(plan, address._replace(part=""))
    if end is None or end.statement.value is None or end.period is None or end.role == "stretch":
        return False
    try:
        base = end.period.before(plan.years if end.role == "target" else 1)
    except ValueError:
        return False
    return any(
        statement.period == base and statement.statement.value is not None
        for statement in all_statements(plan, address.id)
        if statement.role != "target"
    )


def _circles(plan: Plan) -> Iterator[Fault]:
    """Totals and subsets in which something is, step by step, a part of itself."""
    below = _parts_of(plan)
    done: set[str] = set()
    numbers: set[int] = set()  # one circle of undated names turns at every time
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
                if n not in numbers:
                    yield Fault("own-part", ("relations", n), {"name": name, "cycle": cycle})
                numbers.add(n)
            elif name not in done:
                trail.append(name)
                stack.append((name, n, True))
                stack.extend((part, k, False) for part, k in below.get(name, ()))


def _parts_of(plan: Plan) -> dict[str, list[tuple[str, int]]]:
    """What each whole contains, and by which relation; one without dates holds at each time that is named."""
    numbers: list[tuple[int, list[Address]]] = []
    for n, relation in enumerate(plan.relations):
        if isinstance(relation, Total | Part) and isinstance(relation.whole, str):
            read = [read_address(text, plan.calendar) for text in (relation.whole, *relation.parts)]
            named = [address for address in read if address is not None]
            if len(named) == len(read):
                numbers.append((n, named))
    target_year = str(plan.about.target_year)
    times = dict.fromkeys(
        [target_year, *(address.when for _, named in numbers for address in named if address.when)]
    )
    below: dict[str, list[tuple[str, int]]] = {}
    for n, named in numbers:
        dated = any(address.when for address in named)
        for when in [target_year] if dated else times:
            # a and a@2017 are the same where 2017 is the target year
            whole, *parts = (str(_at(address, when)).replace(f"@{target_year}", "") for address in named)
            below.setdefault(whole, []).extend((part, n) for part in parts)
    return below


def _at(address: Address, when: str) -> Address:
    return address if address.when else address._replace(when=when)
