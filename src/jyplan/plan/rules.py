"""What one table of a plan says against another: references, units, dates, and totals in a circle.

Each finding is a diagnostic's code, the key path and the values for its message; the loader adds the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jyplan.diagnostic import Path
from jyplan.exact.figure import FigureError, Rounding, read_number, read_text, unit_of
from jyplan.plan.figures import (
    Address,
    all_statements,
    bound_of,
    date_of,
    figures,
    multiplier,
    percent_figure,
    printed_elsewhere,
    rate_elsewhere,
    read_address,
    value_of,
)
from jyplan.plan.model import (
    Actual,
    Baseline,
    Compare,
    Growth,
    Indicator,
    Part,
    Plan,
    Printing,
    Relation,
    Share,
    Statement,
    Target,
    Total,
)
from jyplan.plan.values import Number, Range

_PLAIN = (int, Decimal)

# No plan compares with what was longer ago, and the powers of a mean rate grow with every year and digit.
MOST_YEARS = 200
_MOST_DIGITS = 2000
_ALWAYS = 30  # years over which a rate of any number of digits is computed


class Fault(NamedTuple):
    """One fault: code, key path, values for the message."""

    code: str
    path: Path
    values: Mapping[str, object] = {}


def faults(plan: Plan) -> list[Fault]:
    """Everything that no single table can know is wrong; empty for a sound plan."""
    found: list[Fault] = []
    if plan.years > MOST_YEARS:
        found.append(_too_long(plan.years, ("plan", "target_year")))
    for id, indicator in plan.indicators.items():
        _indicator(found, plan, indicator, ("indicators", id))
    seen: set[str] = set()
    for n, relation in enumerate(plan.relations):
        path = ("relations", n)
        if relation.id in seen:
            found.append(Fault("same-id", (*path, "id"), {"name": relation.id}))
        seen.add(relation.id)
        _relation(found, plan, relation, path)
    found += _circles(plan)
    return found


def _too_long(years: int, path: Path) -> Fault:
    return Fault("growth-too-long", path, {"years": years, "most": MOST_YEARS})


def _unknown(what: str, name: str, known: Sequence[str], path: Path) -> Fault:
    return Fault("unknown-reference", path, {"what": what, "name": name, "known": known})


def _read(found: list[Fault], path: Path, read: Callable[..., object], *number: object) -> None:
    """Note the fault of the number at ``path``, where ``read`` finds one."""
    try:
        read(*number)
    except FigureError as error:
        found.append(Fault(error.code, path, error.values))


def _source(found: list[Fault], plan: Plan, source: str | None, path: Path) -> None:
    if source is not None and source not in plan.sources:
        found.append(_unknown("source", source, list(plan.sources), (*path, "source")))


def _sources(found: list[Fault], plan: Plan, said: Statement | Growth | Relation, path: Path) -> None:
    _source(found, plan, said.source, path)
    for n, printing in enumerate(said.also):
        _source(found, plan, printing.source, (*path, "also", n))


# What few indicators say: one look at what the file sets spares a plan of thousands a dozen each.
_SELDOM = {
    "group",
    "of",
    "profile",
    "pace",
    "path",
    "threshold",
    "stretch",
    "actuals",
    "same_period",
    "facts",
}


def _indicator(found: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    about = plan.about
    for n, target in enumerate(indicator.target):
        _statement(found, plan, indicator, target, about.target_year, (*path, "target", n))
    for n, baseline in enumerate(indicator.baseline):
        _statement(found, plan, indicator, baseline, about.base_year, (*path, "baseline", n))
    if len(indicator.target) > 1:
        _versions(found, indicator.target, (*path, "target"))
    if len(indicator.baseline) > 1:
        _versions(found, indicator.baseline, (*path, "baseline"))
    if not indicator.model_fields_set.isdisjoint(_SELDOM):
        _keys(found, plan, indicator, path)
        _more_statements(found, plan, indicator, path)


def _has_last_year(plan: Plan, indicator: Indicator) -> bool:
    """Whether figures of the year before the target's are stated, which may serve as its same periods."""
    before = {day.year for actual in indicator.actuals if (day := date_of(actual, plan)) is not None}
    return bool(indicator.same_period) or plan.about.target_year - 1 in before


def _keys(found: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    if indicator.group is not None and indicator.group not in plan.groups:
        found.append(_unknown("group", indicator.group, list(plan.groups), (*path, "group")))
    if indicator.of is not None and indicator.measure != "rank":
        found.append(Fault("of-without-rank", (*path, "of")))
    if indicator.profile is not None and len(indicator.profile) not in (4, 11, 12):
        found.append(Fault("bad-profile", (*path, "profile"), {"count": len(indicator.profile)}))
    if indicator.pace == "profile" and indicator.profile is None and not _has_last_year(plan, indicator):
        found.append(Fault("profile-missing", (*path, "pace")))
    if indicator.path:
        _planned(found, plan, indicator, path)
    if indicator.threshold is not None:
        _source(found, plan, indicator.threshold.source, (*path, "threshold"))


def _more_statements(found: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    if indicator.stretch is not None:
        _statement(found, plan, indicator, indicator.stretch, plan.about.target_year, (*path, "stretch"))
    for n, actual in enumerate(indicator.actuals):
        _actual(found, plan, indicator, actual, (*path, "actuals", n))
    for n, actual in enumerate(indicator.same_period):
        _actual(found, plan, indicator, actual, (*path, "same_period", n))
    for n, fact in enumerate(indicator.facts):
        year = fact.year if isinstance(fact.year, int) else None
        _statement(found, plan, indicator, fact, year, (*path, "facts", n))


def _versions(found: list[Fault], listed: Sequence[Target | Baseline], path: Path) -> None:
    if len({(one.version, one.as_of, one.scope) for one in listed}) < len(listed):
        found.append(Fault("same-statement", path, {"what": path[-1]}))


def _actual(found: list[Fault], plan: Plan, indicator: Indicator, actual: Actual, path: Path) -> None:
    day = date_of(actual, plan)
    if day is None:
        found.append(Fault("no-date", path))
    _statement(found, plan, indicator, actual, day.year if day else None, path)


def _planned(found: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    for n, step in enumerate(indicator.path):
        number = step.value, None, indicator, None, plan.about.rounding
        _read(found, (*path, "path", n, "value"), figures, *number)


def _statement(
    found: list[Fault], plan: Plan, indicator: Indicator, statement: Statement, year: int | None, path: Path
) -> None:
    if statement.source is not None or statement.also:
        _sources(found, plan, statement, path)
    rule = plan.about.rounding
    if statement.value is not None:
        _value(found, indicator, statement, rule, path)
    for n, printing in enumerate(statement.also):
        if isinstance(printing.value, Range) and bound_of(statement) not in (None, "about"):
            found.append(Fault("bound-of-range", (*path, "also", n), {"bound": bound_of(statement)}))
        elif printing.value is not None:
            _value(found, indicator, printed_elsewhere(statement, printing), rule, (*path, "also", n))
    if statement.increase is not None:
        _read(found, (*path, "increase"), figures, statement.increase, None, indicator, None, rule)
    if statement.points is not None:
        _read(found, (*path, "points"), figures, statement.points, None, indicator, None, rule)
        if indicator.measure != "ratio":
            found.append(Fault("points-of-amount", (*path, "points")))
    for n, growth in enumerate(statement.growth):
        if indicator.measure == "ratio":
            found.append(Fault("growth-of-ratio", (*path, "growth", n)))
        _growth(found, plan, growth, year, (*path, "growth", n))


def _value(
    found: list[Fault], indicator: Indicator, statement: Statement, rule: Rounding, path: Path
) -> None:
    raw = statement.value
    own_unit = statement.unit is None and statement.precision is None and not indicator.integer
    if own_unit and type(raw) in _PLAIN and raw > 0:  # type: ignore[operator]
        return  # a plain positive number in the indicator's own unit always reads
    path = (*path, "value")
    try:
        known = value_of(statement, indicator, rule)
    except FigureError as error:
        found.append(Fault(error.code, path, error.values))
        return
    if known.interval is None or not known.interval.empty:
        return
    # No true value can be printed so: less than nothing, or 1.23456万 of what is counted.
    if known.value == 0:
        found.append(Fault("below-zero", path, {"key": "value"}))
    else:
        unit = statement.unit or indicator.unit
        text = unit_of(indicator.unit).text or indicator.unit
        found.append(Fault("not-whole", path, {"value": statement.value, "unit": unit, "text": text}))


def _growth(found: list[Fault], plan: Plan, growth: Growth, year: int | None, path: Path) -> None:
    if growth.source is not None or growth.also:
        _sources(found, plan, growth, path)
    of_target = path[2] in ("target", "stretch")
    since = growth.since
    if year is not None and since is not None and since >= year:
        found.append(Fault("growth-year", (*path, "from"), {"since": since, "year": year}))
        return
    years = 1
    if year is not None:
        years = year - since if since is not None else plan.years if of_target else 1
    if years > 1 and growth.per is None:
        found.append(Fault("per-missing", path, {"years": years}))
    if years > MOST_YEARS:
        if since is not None:
            found.append(_too_long(years, (*path, "from")))
        return
    for n, printing in enumerate(growth.also):
        if isinstance(printing.value, Range) and bound_of(growth) not in (None, "about"):
            found.append(Fault("bound-of-range", (*path, "also", n), {"bound": bound_of(growth)}))
        elif printing.value is not None:
            place = (*path, "also", n, "value")
            _read(found, place, _multiplied_elsewhere, plan, growth, printing, year, of_target)
    if growth.precision is None and type(growth.percent) in _PLAIN and years <= _ALWAYS:
        return  # a plain number always reads
    key = "multiple" if growth.multiple is not None else "percent"
    _read(found, (*path, key), _multiplied, plan, growth, year, of_target)


def _multiplied(plan: Plan, growth: Growth, year: int | None, of_target: bool) -> None:
    """Read a growth; its power must have no more digits than can be computed in no time."""
    times = multiplier(growth, year, plan, of_target=of_target)
    digits = max(len(str(abs(number))) for number in times.factor[:4])
    if times.periods > 1 and times.periods * digits > _MOST_DIGITS:
        most = _MOST_DIGITS // digits
        raise FigureError("growth-too-long", years=str(times.periods), most=str(most))


def _multiplied_elsewhere(
    plan: Plan, growth: Growth, other: Printing, year: int | None, of_target: bool
) -> None:
    _multiplied(plan, rate_elsewhere(growth, other), year, of_target)


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


def _relation(found: list[Fault], plan: Plan, relation: Relation, path: Path) -> None:
    _sources(found, plan, relation, path)
    seen: set[Address] = set()
    units: list[tuple[str, Path]] = []
    for text, key in references(relation):
        place, address = (*path, *key), read_address(text)
        if address is None:
            found.append(Fault("not-an-address", place, {"text": text}))
            continue
        if address.id not in plan.indicators:
            found.append(_unknown("indicator", address.id, list(plan.indicators), place))
            continue
        figure = _figure_of(plan, address)
        if key[0] in ("parts", "minus") and figure in seen:
            found.append(Fault("part-twice", place, {"name": text}))
        elif isinstance(relation, Share) and figure in seen:
            found.append(Fault("own-part", path, {"name": text, "cycle": f"{relation.part} > {text}"}))
        seen.add(figure)
        if not address.part:
            units.append((plan.indicators[address.id].unit, place))
        elif not _is_stated(plan, address):
            found.append(Fault("not-stated-there", place, {"address": text, "part": address.part}))
    if isinstance(relation, Share):
        _share(found, relation, path)
    if not isinstance(relation, Compare):
        _same_unit(found, units)


def _figure_of(plan: Plan, address: Address) -> Address:
    """The figure that a reference names, by one address; without a year it is of the target year.

    So it is beside a dated one; where none is dated, all of them are of one time, whichever.
    """
    address = _at(address, str(plan.about.target_year))
    if address.when.endswith("-12-31"):
        address = address._replace(when=address.when[:4], role="actual")
    return address


def _same_unit(found: list[Fault], units: Sequence[tuple[str, Path]]) -> None:
    for unit, path in units[1:]:
        home = units[0][0]
        text = unit_of(home).text
        if unit_of(unit).text != text:
            found.append(Fault("unit-mismatch", path, {"unit": unit, "home": home, "text": text}))


def _share(found: list[Fault], share: Share, path: Path) -> None:
    key = "percent" if share.percent is not None else "value"
    raw = getattr(share, key)
    for end in raw if isinstance(raw, Range) else (raw,):
        _read(found, (*path, key), _share_figure, end, key, share.precision)


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
    text = str(_at(address, str(plan.about.target_year)))
    for stated in all_statements(plan, address.id):
        statement = stated.statement
        counts = {
            "growth": len(statement.growth),
            "increase": statement.increase is not None,
            "points": statement.points is not None,
        }
        if any(stated.address_of(address.part, n) == text for n in range(1, counts[address.part] + 1)):
            return True
    return False


def _circles(plan: Plan) -> Iterator[Fault]:
    """Totals and subsets in which something is, step by step, a part of itself."""
    below = _parts_of(plan)
    done: set[str] = set()
    told: set[int] = set()  # one circle of undated names turns at every time
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
                if n not in told:
                    yield Fault("own-part", ("relations", n), {"name": name, "cycle": cycle})
                told.add(n)
            elif name not in done:
                trail.append(name)
                stack.append((name, n, True))
                stack.extend((part, k, False) for part, k in below.get(name, ()))


def _parts_of(plan: Plan) -> dict[str, list[tuple[str, int]]]:
    """What each whole contains, and by which relation; one without dates holds at each time that is named."""
    found: list[tuple[int, list[Address]]] = []
    for n, relation in enumerate(plan.relations):
        if isinstance(relation, Total | Part) and isinstance(relation.whole, str):
            read = [read_address(text) for text in (relation.whole, *relation.parts)]
            named = [one for one in read if one is not None]
            if len(named) == len(read):
                found.append((n, named))
    target_year = str(plan.about.target_year)
    times = dict.fromkeys([target_year, *(one.when for _, named in found for one in named if one.when)])
    below: dict[str, list[tuple[str, int]]] = {}
    for n, named in found:
        dated = any(one.when for one in named)
        for when in [target_year] if dated else times:
            # a and a@2017 are the same where 2017 is the target year
            whole, *parts = (str(_at(one, when)).replace(f"@{target_year}", "") for one in named)
            below.setdefault(whole, []).extend((part, n) for part in parts)
    return below


def _at(address: Address, when: str) -> Address:
    return address if address.when else address._replace(when=when)
