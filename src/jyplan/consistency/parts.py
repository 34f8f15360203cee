"""The targets of several plans held against one plan's, of which they are the parts: 目标分解.

What is added up is the line that each target draws: 达到120 counts as 120, and not as anything above it.
Whoever asks says by it that the plans are all the parts there are; one that lacks the indicator leaves the
sum open above. Each sum is judged alone, nothing is solved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jyplan.consistency.alone import judge_sides
from jyplan.consistency.result import Checked, Statement, Summary
from jyplan.exact.figure import plain
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict, worse
from jyplan.exact.printings import Printing, last_place, passing
from jyplan.exact.steps import Step
from jyplan.exact.units import factor
from jyplan.plan.figures import allowed, as_printed, bound_of, value
from jyplan.plan.model import Plan
from jyplan.plan.relation import Total
from jyplan.plan.values import Range
from jyplan.plan.written import digits, sign, value_text
from jyplan.statements.standing import Standing, Standings
from jyplan.words.codes import code_of
from jyplan.words.language import Language

_FLOORS, _CEILINGS = ("at-least", "more-than"), ("at-most", "less-than")


class Portion(NamedTuple):
    """One of the plans that are parts: its file, and where each of its indicators stands."""

    file: str
    standings: Standings

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.standings.plan


class PartRow(NamedTuple):
    """What one plan has to bring, in the unit of the whole; ``reason`` says why that is not known."""

    plan: str
    plan_name: str
    target: Fraction | None
    target_interval: Interval | None
    target_text: str | None
    reason: str | None


class DivisionRow(NamedTuple):
    """One target and its parts; ``difference`` is what these come to above it, below zero where short."""

    id: str
    name: str
    unit: str
    address: str | None
    difference: Fraction | None
    parts: tuple[PartRow, ...]


class Division(NamedTuple):
    """The parts of one target with their verdict and its derivation; None where no plan has a part of it."""

    row: DivisionRow
    statement: Statement | None = None
    step: Step | None = None


def divisions(
    whole: Standings, portions: Sequence[Portion], ids: Collection[str] | None, language: Language
) -> list[Division]:
    """A row for each target of ``whole`` (of ``ids``, where given) in its plan's order."""
    taken = {relation.id for relation in whole.plan.relations}
    made = []
    for id, indicator in whole.plan.indicators.items():
        if (ids is None or id in ids) and indicator.target:
            name = f"{id}_parts"
            while name in taken:
                name += "_"
            made.append(_division(whole[id], portions, f"relation:{name}", language))
    return made


def with_divisions(checked: Checked, made: Sequence[Division]) -> Checked:
    """A check with the verdicts on the parts behind its own."""
    added = [division for division in made if division.statement is not None]
    rows = tuple(division.statement for division in added if division.statement is not None)
    relations = tuple(_relation(division) for division in added)
    plan = checked.plan.model_copy(update={"relations": (*checked.plan.relations, *relations)})
    counts = Counter(checked.summary.counts) + Counter(row.verdict for row in rows)
    verdict = checked.summary.verdict
    for row in rows:
        verdict = worse(verdict, row.verdict)
    summary = Summary(verdict, {each: counts[each] for each in VERDICTS})
    return checked._replace(plan=plan, statements=(*checked.statements, *rows), summary=summary)


def _relation(division: Division) -> Total:
    """The sum as a relation of the plan, for those who put the verdict into words."""
    id = (division.row.address or "").removeprefix("relation:")
    return Total.model_construct(id=id, kind="total", whole=division.row.id, parts=(division.row.id,))


def _division(standing: Standing, portions: Sequence[Portion], address: str, language: Language) -> Division:
    indicator = standing.indicator
    name = indicator.called(language)
    parts = tuple(_part(standing, portion, language) for portion in portions)
    present = [part for part in parts if part.reason not in _LACKING]
    if not present:
        return Division(DivisionRow(standing.id, name, indicator.unit, None, None, parts))
    row = Statement(
        address, address.removeprefix("relation:"), name, indicator.unit, "total", "not-checkable", None,
        None, None, _stated(standing, indicator.unit), None, None, None, (), None, None, _path(standing),
        tuple(f"{part.plan}:{standing.id}" for part in present),
    )  # fmt: skip
    line, total = _line(standing), Quantity(Fraction(0), Interval.of(0, 0))
    for part in present:
        total = _plus(total, Quantity(part.target, part.target_interval, part.reason))
    if indicator.measure in ("ratio", "rank"):
        return _judged(standing, parts, row, "not-checkable", "not-additive")
    if total.interval is None or line.interval is None:
        reason = total.reason or line.reason
        return _judged(standing, parts, row._replace(computed=total.value), "not-checkable", reason)
    row = row._replace(computed=total.value, interval=total.interval)
    complete = len(present) == len(parts)
    if not complete and any(plan.indicators[standing.id].signed for plan in _having(standing, portions)):
        return _judged(standing, parts, row, "not-checkable", "part-lacking")  # what lacks may be below zero
    verdict, why = _verdict(standing, line.interval, total.interval, complete=complete)
    if complete and _bound(standing) is None:
        row = _with_printings(row, standing, total.interval)
    return _judged(standing, parts, row, verdict, why)


def _judged(
    standing: Standing, parts: tuple[PartRow, ...], row: Statement, verdict: Verdict, reason: str | None
) -> Division:
    row = row._replace(verdict=verdict, reason=reason, code=code_of(verdict, reason, "total"))
    known = [part for part in parts if part.target is not None]
    named, put_in = (part.plan_name for part in known), (plain(part.target or Fraction(0)) for part in known)
    step = Step(
        "sum", standing.plan.about.target_year, " + ".join(named), (), " + ".join(put_in), None, None,
        row.computed, row.interval, row.unit, None,
    )  # fmt: skip
    line = _line(standing).value
    more = None if line is None or row.computed is None else row.computed - line
    made = DivisionRow(standing.id, row.name, row.unit, row.address, more, parts)
    return Division(made, row, None if row.computed is None else step)


def _having(standing: Standing, portions: Sequence[Portion]) -> Iterator[Plan]:
    """The plans that have the indicator, the whole's among them."""
    yield standing.plan
    yield from (portion.plan for portion in portions if standing.id in portion.plan.indicators)


_LACKING = ("not-in-plan", "no-target", "no-value", "other-period")


def _part(whole: Standing, portion: Portion, language: Language) -> PartRow:
    """The line that one plan's target draws, in the unit of the whole."""
    name = portion.plan.about.called(language)
    if whole.id not in portion.plan.indicators:
        return PartRow(portion.file, name, None, None, None, "not-in-plan")
    standing = portion.standings[whole.id]
    line, text = _line(standing), _stated(standing, whole.indicator.unit)
    worth = factor(standing.indicator.unit, whole.indicator.unit)
    if (reason := _not_beside(whole, standing)) or worth is None:
        return PartRow(portion.file, name, None, None, text, reason or "other-unit")
    line = line.scaled(worth)
    return PartRow(portion.file, name, line.value, line.interval, text, line.reason)


def _not_beside(whole: Standing, part: Standing) -> str | None:
    """Why a part may not be added up to the whole."""
    times = [(side.plan.about.target_year, side.plan.calendar, _when(side)) for side in (whole, part)]
    if times[0] != times[1]:
        return "other-period"
    scopes = {side.target.statement.scope if side.target else None for side in (whole, part)}
    return "other-scope" if len(scopes) > 1 and part.target is not None else None


def _when(standing: Standing) -> str:
    return standing.target.when if standing.target else f"{standing.plan.about.target_year:04}"


def _line(standing: Standing) -> Quantity:
    """The number that a target has to reach or keep to; where it is implied, the range it may be."""
    target, levels = standing.target, standing.levels
    if target is None or target.statement.value is None:
        known = levels.target_kind == "implied"
        return levels.target if known else Quantity.unknown("no-value" if target else "no-target")
    known_value = value(target, standing.plan.about.rounding)
    if _bound(standing) is None or known_value.value is None:
        return known_value
    return Quantity(known_value.value, Interval.of(known_value.value, known_value.value))


def _bound(standing: Standing) -> str | None:
    """The side on which a target leaves it open; of 余 and 近 only the number is uncertain."""
    statement = standing.target.statement if standing.target else None
    return statement.bound if statement and statement.bound in (*_FLOORS, *_CEILINGS) else None


def _plus(quantity: Quantity, other: Quantity) -> Quantity:
    value = None if quantity.value is None or other.value is None else quantity.value + other.value
    known = (
        None
        if quantity.interval is None or other.interval is None
        else quantity.interval.plus(other.interval)
    )
    return Quantity(value, known, None if known is not None else quantity.reason or other.reason)


def _verdict(
    standing: Standing, line: Interval, total: Interval, *, complete: bool
) -> tuple[Verdict, str | None]:
    """The sum against the line: a floor, a ceiling, else the same; where parts lack, open above."""
    bound = _bound(standing)
    if complete:
        side = "<=" if bound in _FLOORS else ">=" if bound in _CEILINGS else "="
        return judge_sides(line, side, total), None
    if bound in _FLOORS:
        reached = judge_sides(line, "<=", total)
        return ("consistent", None) if reached == "consistent" else ("not-checkable", "part-lacking")
    return judge_sides(line, ">=", total), None


def _with_printings(row: Statement, standing: Standing, total: Interval) -> Statement:
    """How far the printed target lies from the sum in units of its last place, and what would have agreed."""
    target = standing.target
    raw = target.statement.value if target else None
    if target is None or raw is None or isinstance(raw, Range) or bound_of(target.statement) is not None:
        return row
    figure, worth = as_printed(
        raw, target.statement.unit, standing.indicator, target.statement, standing.plan.about.rounding
    )
    printed = total.scaled(*(1 / Fraction(worth)).as_integer_ratio())
    near, strength = passing(
        Printing(figure, lambda printed: allowed(printed, standing.indicator).interval, least=Fraction(0)),
        printed,
    )
    unit, low, high = last_place(figure), printed.low, printed.high
    off = max((low or 0) - figure.value, figure.value - (high or 0), Fraction(0))
    return row._replace(passes=near, strength=strength, distance=off / unit if unit else None)


def _stated(standing: Standing, home: str) -> str | None:
    """The target as it is written, with its bound, and its unit where that is not ``home``."""
    statement = standing.target.statement if standing.target else None
    if statement is None or statement.value is None:
        return None
    own = standing.indicator.unit
    text = value_text(statement, own)
    return f"{sign(statement)}{text}{'' if own == home or text != digits(statement.value) else own}"


def _path(standing: Standing) -> tuple[str | int, ...]:
    return standing.target.path if standing.target else ("indicators", standing.id, "target")


def lacking(division: Division) -> list[PartRow]:
    """The plans that have no part of a target."""
    return [part for part in division.row.parts if part.reason in _LACKING]
