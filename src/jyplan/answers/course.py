"""Pace and outlook of one indicator as derivations: expected, done, their quotient, what the rest must bring.

The numbers are those of :mod:`jyplan.answers.pacing` and :mod:`jyplan.answers.rest`; here they are only
written down step by step.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jyplan.answers import outlook, rest
from jyplan.answers.case import Case
from jyplan.answers.outlook import Thresholds
from jyplan.answers.pacing import Pace, pace_of
from jyplan.answers.rate import RateCase
from jyplan.exact.decimals import brief
from jyplan.exact.figure import plain
from jyplan.exact.growth import Quantity
from jyplan.exact.steps import Step, Term
from jyplan.statements.standing import Standing

# Of what the expected share is a part, by time basis: the symbols of the formula.
_SHARES = {
    "month": "m / M",
    "quarter": "m / M",
    "day": "d / D",
    "profile": "Y' / B",
    "path": "(P - B) / (T - B)",
}


class Share(NamedTuple):
    """A quotient with its symbols, and with the numbers put in."""

    formula: str
    put_in: str


def steps(case: Case, thresholds: Thresholds) -> Iterator[Step]:
    """Each derivation from the latest value to the outlook, and of what the rest must bring."""
    years = rest.over_years(case)
    pace = pace_of(case, years.pace)
    unit, year = case.indicator.unit, case.plan.about.target_year
    target = Term(
        "T", plain(case.aim.goal), Quantity(case.aim.goal, None), unit, f"{case.standing.id}@{year}"
    )
    symbol, address = "Y" if case.running else "A", case.observation.parts[-1].address
    latest = Term(symbol, plain(case.latest), Quantity(case.latest, None), unit, address)
    if pace.whole is not None:
        yield from _course(case, pace, latest, target, thresholds)
    elif pace.basis == "mean-growth":
        formula = "((A / B)^(1/k) - 1) / ((T / B)^(1/n) - 1)"
        yield _step(
            case,
            "outlook",
            Share(formula, ""),
            pace.done,
            (latest, target),
            "",
            _said(case, pace, thresholds),
        )
    else:
        yield _step(case, "outlook", Share("", ""), None, (), "", _said(case, pace, thresholds))
    yield from _rest(case, latest, target)


def _course(case: Case, pace: Pace, latest: Term, target: Term, thresholds: Thresholds) -> Iterator[Step]:
    """Expected and done as shares, the lead, their quotient, and where it would end."""
    if pace.expected is None or pace.done is None or pace.whole is None:
        return
    base = case.levels.base.value
    by_target = pace.basis == "path" and pace.whole == case.aim.goal
    expected = Share(
        "P / T" if by_target else _SHARES[pace.basis or ""],
        f"{_in(pace.expected * pace.whole)} / {_in(pace.whole)}",
    )
    done = Share(f"{latest.symbol} / T", f"{latest.written} / {target.written}")
    end = Share(f"{latest.symbol} / e", f"{latest.written} / ({expected.put_in})")
    if pace.basis == "path" and base is not None and pace.whole != case.aim.goal:
        b, planned = _in(base), _in(base + pace.expected * pace.whole)
        expected = Share(expected.formula, f"({planned} - {b}) / ({target.written} - {b})")
        done = Share("(A - B) / (T - B)", f"({latest.written} - {b}) / ({target.written} - {b})")
        end = Share("B + (A - B) / e", f"{b} + ({latest.written} - {b}) / ({expected.put_in})")
    yield _step(case, "expected-share", expected, 100 * pace.expected, ())
    yield _step(case, "done-share", done, 100 * pace.done, (latest, target))
    first, second = (("e", expected), ("d", done)) if pace.limits else (("d", done), ("e", expected))
    ahead = Share(f"{first[0]} - {second[0]}", f"{first[1].put_in} - {second[1].put_in}")
    yield _step(case, "lead", ahead, pace.lead, (), "points")
    quotient = Share(f"{first[0]} / {second[0]}", f"({first[1].put_in}) / ({second[1].put_in})")
    yield _step(case, "outlook", quotient, _quotient(pace), (), "", _said(case, pace, thresholds))
    if pace.projection is not None:
        yield _step(case, "projection", end, pace.projection, (latest,), case.indicator.unit)


def of_rate(rate: RateCase, thresholds: Thresholds) -> Iterator[Step]:
    """What is missing to a target that is a growth, what that says, and what the rest of the year needs."""
    year, latest = rate.standing.plan.about.target_year, rate.latest
    if latest is None:
        return
    address = latest.stated.address_of("growth") if latest.stated else None
    symbols = ("g", "h") if rate.aim is None or rate.aim.upward else ("h", "g")
    reached = latest.text or f"{brief(latest.growth.value or Fraction(0))} %"
    terms = {
        "g": Term("g", rate.text, rate.target, "%", f"{rate.standing.id}@{year}.growth"),
        "h": Term("h", reached, latest.growth, "%", address),
    }
    first, second = (terms[symbol] for symbol in symbols)
    yield Step(
        "gap", year, f"{first.symbol} - {second.symbol}", (first, second),
        f"{first.written} - {second.written}", None, None, rate.gap, None, "points", None,
    )  # fmt: skip
    graded = outlook.grade_of_rate(rate, thresholds)
    yield Step("outlook", year, "", (), "", None, None, None, None, "", graded)
    mean = rate.required_mean_growth.value
    if mean is not None:
        formula = "((1 + g)^n / (1 + h)^k)^(1/(n - k)) - 1"
        yield Step("mean-rest", year, formula, tuple(terms.values()), "", None, None, mean, None, "%", None)
    left = rate.required_rest_growth.value
    if left is not None:
        formula = "((1 + g) - s · (1 + h)) / (1 - s) - 1"
        yield Step("rest-growth", year, formula, tuple(terms.values()), "", None, None, left, None, "%", None)


def mean_rest(standing: Standing, mean: Fraction) -> Step:
    """The mean annual growth that the years left need, where nothing of the year itself is known."""
    year = standing.plan.about.target_year
    return Step("mean-rest", year, "(T / A)^(1/n) - 1", (), "", None, None, mean, None, "%", None)


def _quotient(pace: Pace) -> Fraction | None:
    """Done by expected, of a limit expected by done; none where nothing of a limit is used."""
    if pace.done is None or not pace.expected:
        return None
    if not pace.limits:
        return pace.done / pace.expected
    return pace.expected / pace.done if pace.done > 0 else None


def _said(case: Case, pace: Pace, thresholds: Thresholds) -> str | None:
    """The outlook, or why there is none."""
    words = outlook.settled(pace.outlook(thresholds), case.fact[0], case)
    return pace.reason if words == "not-assessable" else words


def _rest(case: Case, latest: Term, target: Term) -> Iterator[Step]:
    """What each remaining month, the rest of the year, and the years must bring."""
    missing, unit = case.aim.goal - case.latest, case.indicator.unit
    gap = f"({target.written} - {latest.written})"
    per_month = rest.per_month(case).value
    if per_month:
        share = Share("(T - Y) / r", f"{gap} / {_in(missing / per_month)}")
        yield _step(case, "per-month", share, per_month, (latest, target), unit)
    before, left = rest.growths(case)
    if before is not None:
        against = case.latest / (1 + before / 100) if case.latest else None
        formula = "Y / Y' - 1" if case.running else "A / A' - 1"
        put_in = "" if against is None else f"{latest.written} / {_in(against)} - 1"
        yield _step(case, "growth-to-date", Share(formula, put_in), before, (latest,))
        if left.value is not None and against is not None:
            # (T - Y) / (B - Y') is 1 + the growth that the rest requires.
            whole = missing / (1 + left.value / 100) + against
            share = Share("(T - Y) / (B - Y') - 1", f"{gap} / ({_in(whole)} - {_in(against)}) - 1")
            yield _step(case, "rest-growth", share, left.value, (latest, target))
    mean = rest.over_years(case).required.value
    if mean is not None:
        yield _step(case, "mean-rest", Share("(T / A)^(1/n) - 1", ""), mean, (latest, target))


def _step(
    case: Case,
    name: str,
    share: Share,
    value: Fraction | None,
    inputs: tuple[Term, ...],
    unit: str = "%",
    reason: str | None = None,
) -> Step:
    year = case.plan.about.target_year
    return Step(name, year, share.formula, inputs, share.put_in, None, None, value, None, unit, reason)


def _in(number: Fraction) -> str:
    """The number as it is put into a formula, exact."""
    text = plain(number)
    return f"({text})" if text.startswith("-") or "/" in text else text
