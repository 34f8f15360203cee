"""What one table of a plan says against another: references, units, dates, and totals in a circle.

Each finding is a diagnostic's code, the key path and the values for its message; the loader adds the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jyplan.diagnostic import Fault, Path
from jyplan.exact import periods
from jyplan.exact.figure import FigureError, Rounding, unit_of
from jyplan.exact.periods import Period
from jyplan.plan.figures import (
    bound_of,
    figures,
    multiplied,
    points_figure,
    printed_elsewhere,
    rate_elsewhere,
    value_of,
)
from jyplan.plan.lookup import note, source, sources, unknown
from jyplan.plan.model import Indicator, Plan
from jyplan.plan.relation_rules import relations
from jyplan.plan.statement import Actual, Baseline, Days, Growth, Statement, Target
from jyplan.plan.table import Printing
from jyplan.plan.values import Range, Value
from jyplan.plan.when import base_of, covered, date_of, years_between

_PLAIN = (int, Decimal)

# No plan compares with what was longer ago, and the powers of a mean rate grow with every year and digit.
MOST_YEARS = 200
_MOST_DIGITS = 2000
_USUAL_YEARS = 15  # few plans span more, and a slip in a year does
_OF_YEARS = ("per-missing", "growth-too-long")
_ALWAYS = 30  # years over which a rate of any number of digits is computed


def faults(plan: Plan) -> list[Fault]:
    """Everything that no single table can know is wrong; empty for a sound plan."""
    listed: list[Fault] = []
    for id, indicator in plan.indicators.items():
        _indicator(listed, plan, indicator, ("indicators", id))
    return [*_of_far_years(plan, listed), *relations(plan)]


def _of_far_years(plan: Plan, listed: list[Fault]) -> list[Fault]:
    """The faults, where years that lie far apart make many of them one of the years.

    Of a plan of decades no growth says how it spans them: a year is wrong, or all of them have to.
    """
    if plan.years <= _USUAL_YEARS:
        return listed
    at = ("plan", "target_year")
    spans = [fault for fault in listed if fault.code in _OF_YEARS and fault.values.get("years") == plan.years]
    others = [fault for fault in listed if fault not in spans]
    if plan.years > MOST_YEARS:
        return [_too_long(plan.years, at), *others]
    if not spans or any(growth.per for target in _targets(plan) for growth in target.growth):
        return listed
    about = plan.about
    years = {"base": about.base_year, "target": about.target_year, "years": plan.years}
    return [Fault("years-apart", at, {**years, "count": len(spans)}), *others]


def _targets(plan: Plan) -> Iterator[Target]:
    return (target for indicator in plan.indicators.values() for target in indicator.target)


def _too_long(years: int, path: Path) -> Fault:
    return Fault("growth-too-long", path, {"years": years, "most": MOST_YEARS})


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


def _indicator(faults_: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    about = plan.about
    for n, target in enumerate(indicator.target):
        _of_a_year(faults_, plan, indicator, target, about.target_year, (*path, "target", n))
    for n, baseline in enumerate(indicator.baseline):
        _of_a_year(faults_, plan, indicator, baseline, about.base_year, (*path, "baseline", n))
    if len(indicator.target) > 1:
        _versions(faults_, indicator.target, (*path, "target"))
    if len(indicator.baseline) > 1:
        _versions(faults_, indicator.baseline, (*path, "baseline"))
    if not indicator.model_fields_set.isdisjoint(_SELDOM):
        _keys(faults_, plan, indicator, path)
        _more_statements(faults_, plan, indicator, path)


def _has_last_year(plan: Plan, indicator: Indicator) -> bool:
    """Whether figures of the year before the target's are stated, which may serve as its same periods."""
    days = [day for actual in indicator.actuals if (day := date_of(actual, plan)) is not None]
    before = {plan.calendar.year_of(day) for day in days}
    return bool(indicator.same_period) or plan.about.target_year - 1 in before


def _keys(listed: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    if indicator.group is not None and indicator.group not in plan.groups:
        listed.append(unknown("group", indicator.group, list(plan.groups), (*path, "group")))
    if indicator.of is not None and indicator.measure != "rank":
        listed.append(Fault("of-without-rank", (*path, "of")))
    if indicator.profile is not None and len(indicator.profile) not in (4, 11, 12):
        listed.append(Fault("bad-profile", (*path, "profile"), {"count": len(indicator.profile)}))
    if indicator.pace == "profile" and indicator.profile is None and not _has_last_year(plan, indicator):
        listed.append(Fault("profile-missing", (*path, "pace")))
    if indicator.path:
        _planned(listed, plan, indicator, path)
    if indicator.threshold is not None:
        source(listed, plan, indicator.threshold.source, (*path, "threshold"))


def _more_statements(listed: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    if indicator.stretch is not None:
        _of_a_year(listed, plan, indicator, indicator.stretch, plan.about.target_year, (*path, "stretch"))
    for n, actual in enumerate(indicator.actuals):
        _actual(listed, plan, indicator, actual, (*path, "actuals", n))
    for n, actual in enumerate(indicator.same_period):
        _actual(listed, plan, indicator, actual, (*path, "same_period", n))
    for n, fact in enumerate(indicator.facts):
        year = fact.year if isinstance(fact.year, int) else None
        _of_a_year(listed, plan, indicator, fact, year, (*path, "facts", n))


def _versions(refused: list[Fault], listed: Sequence[Target | Baseline], path: Path) -> None:
    if len({(statement.version, statement.as_of, statement.scope) for statement in listed}) < len(listed):
        refused.append(Fault("same-statement", path, {"what": path[-1]}))


def _actual(listed: list[Fault], plan: Plan, indicator: Indicator, actual: Actual, path: Path) -> None:
    if date_of(actual, plan) is None:
        listed.append(Fault("no-date", path))
    _of_a_year(listed, plan, indicator, actual, None, path)


def _of_a_year(
    listed: list[Fault], plan: Plan, indicator: Indicator, statement: Statement, year: int | None, path: Path
) -> None:
    """A statement with its time: that of its period, else of a year or a date."""
    try:
        period = covered(statement, indicator, year, plan)
    except ValueError:  # a year that starts in one that no calendar has
        listed.append(Fault("not-a-period", (*path, "period"), {"text": str(statement.period)}))
        return
    if statement.period is not None and statement.cumulative:
        listed.append(Fault("period-and-cumulative", (*path, "period")))
    _statement(listed, plan, indicator, statement, period, path)


def _planned(listed: list[Fault], plan: Plan, indicator: Indicator, path: Path) -> None:
    for n, step in enumerate(indicator.path):
        number = step.value, None, indicator, None, plan.about.rounding
        note(listed, (*path, "path", n, "value"), figures, *number)


def _statement(
    listed: list[Fault],
    plan: Plan,
    indicator: Indicator,
    statement: Statement,
    of: Period | None,
    path: Path,
) -> None:
    if statement.source is not None or statement.also:
        sources(listed, plan, statement, path)
    rule = plan.about.rounding
    if statement.value is not None:
        _value(listed, indicator, statement, rule, path)
    for n, printing in enumerate(statement.also):
        if isinstance(printing.value, Range) and bound_of(statement) not in (None, "about"):
            listed.append(Fault("bound-of-range", (*path, "also", n), {"bound": bound_of(statement)}))
        elif printing.value is not None:
            _value(listed, indicator, printed_elsewhere(statement, printing), rule, (*path, "also", n))
    if statement.increase is not None:
        note(listed, (*path, "increase"), figures, statement.increase, None, indicator, None, rule)
    if statement.points is not None:
        note(listed, (*path, "points"), figures, statement.points, None, indicator, None, rule)
        if indicator.measure != "ratio":
            listed.append(Fault("points-of-amount", (*path, "points")))
    for n, growth in enumerate(statement.growth):
        if indicator.measure == "ratio":
            listed.append(Fault("growth-of-ratio", (*path, "growth", n)))
        _growth(listed, plan, indicator, growth, of, (*path, "growth", n))


def _value(
    listed: list[Fault], indicator: Indicator, statement: Statement, rule: Rounding, path: Path
) -> None:
    raw = statement.value
    own_unit = statement.unit is None and statement.precision is None and not indicator.integer
    if own_unit and type(raw) in _PLAIN and raw > 0:  # type: ignore[operator]
        return  # a plain positive number in the indicator's own unit always reads
    path = (*path, "value")
    try:
        known = value_of(statement, indicator, rule)
    except FigureError as error:
        listed.append(Fault(error.code, path, error.values))
        return
    if known.interval is None or not known.interval.empty:
        return
    # No true value can be printed so: less than nothing, or 1.23456万 of what is counted.
    if known.value == 0:
        listed.append(Fault("below-zero", path, {"key": "value"}))
    else:
        unit = statement.unit or indicator.unit
        text = unit_of(indicator.unit).text or indicator.unit
        listed.append(Fault("not-whole", path, {"value": statement.value, "unit": unit, "text": text}))


def _growth(
    listed: list[Fault], plan: Plan, indicator: Indicator, growth: Growth, of: Period | None, path: Path
) -> None:
    if growth.source is not None or growth.also:
        sources(listed, plan, growth, path)
    of_target = path[2] in ("target", "stretch")
    years = _years(listed, plan, indicator, growth, of, path, of_target)
    if years is None:
        return
    for n, printing in enumerate(growth.also):
        if isinstance(printing.value, Range) and bound_of(growth) not in (None, "about"):
            listed.append(Fault("bound-of-range", (*path, "also", n), {"bound": bound_of(growth)}))
        elif printing.value is not None:
            place = (*path, "also", n, "value")
            note(listed, place, _multiplied_elsewhere, plan, growth, printing, years)
    if growth.points is not None:
        note(listed, (*path, "points"), _points, growth.points)
    if growth.precision is None and type(growth.percent) in _PLAIN and years <= _ALWAYS:
        return  # a plain number always reads
    key = "multiple" if growth.multiple is not None else "percent"
    note(listed, (*path, key), _multiplied, plan, growth, years)


def _years(
    listed: list[Fault],
    plan: Plan,
    indicator: Indicator,
    growth: Growth,
    of: Period | None,
    path: Path,
    of_target: bool,
) -> int | None:
    """The periods that a growth is counted in; None where it cannot count from what it names."""
    if of is None:
        return 1
    level = indicator.measure == "stock"
    base = base_of(growth, of, plan, of_target=of_target, level=level)
    since = growth.since
    if base is None or base.last >= of.last or (base.days == 1 < of.days):
        since = plan.calendar.year_of(of.last) - 1 if since is None else since
        known = {"since": _written_period(since), "year": periods.name(of, plan.calendar)}
        listed.append(Fault("growth-year", (*path, "from") if growth.since is not None else path, known))
        return None
    between = years_between(base, of)
    if between > MOST_YEARS:
        if since is not None:
            listed.append(_too_long(int(between), (*path, "from")))
        return None
    if between > 1 and growth.per is None:
        listed.append(Fault("per-missing", path, {"years": int(-(-between // 1))}))
    if growth.per != "year":
        return 1
    if between != 1 and (between.denominator != 1 or between < 1):
        listed.append(Fault("not-whole-years", (*path, "per"), {"since": _written_period(since)}))
        return None
    return int(between)


def _written_period(period: object) -> str:
    return f"{period.first}/{period.last}" if isinstance(period, Days) else str(period)


def _points(raw: Value) -> None:
    for end in raw if isinstance(raw, Range) else (raw,):
        points_figure(end)


def _multiplied(plan: Plan, growth: Growth, years: int) -> None:
    """Read a growth; its power must have no more digits than can be computed in no time."""
    times = multiplied(growth, years, plan.about.rounding)
    digits = max(len(str(abs(number))) for number in times.factor[:4])
    if times.periods > 1 and times.periods * digits > _MOST_DIGITS:
        most = _MOST_DIGITS // digits
        raise FigureError("growth-too-long", years=str(times.periods), most=str(most))


def _multiplied_elsewhere(plan: Plan, growth: Growth, other: Printing, years: int) -> None:
    _multiplied(plan, rate_elsewhere(growth, other), years)
