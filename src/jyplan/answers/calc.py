"""The same arithmetic on figures typed in: one function an operation, each with its derivation."""

from __future__ import annotations

import re

from jyplan.exact import growth
from jyplan.exact import steps as derivation
from jyplan.exact.figure import Figure, FigureError, Rounding, points_unit, read_text, unit_of
from jyplan.exact.growth import Quantity
from jyplan.exact.steps import Rate, Step, Term
from jyplan.exact.units import factor

_RATIOS = ("%", "％", "‰")
_DOUBLINGS = {"翻番": 1, "翻一番": 1, "翻两番": 2, "翻三番": 3}
_MULTIPLE = re.compile(r"[x×]\s?(?P<digits>[0-9].*)")


def base(target: str, rate: str, *, years: int = 1, rounding: Rounding = "nearest") -> Step:
    """The base that a target and its growth imply: T / (1 + g)^n.

    This and its siblings raise FigureError for what is no number, and for units that do not convert.
    """
    (t,) = _terms(rounding, T=target)
    return derivation.implied_base(t, _rate(rate, years, rounding))


def target(base: str, rate: str, *, years: int = 1, rounding: Rounding = "nearest") -> Step:
    """The target that a base and its growth imply: B · (1 + g)^n."""
    (b,) = _terms(rounding, B=base)
    return derivation.implied_target(b, _rate(rate, years, rounding))


def growth_of(base: str, target: str, *, years: int = 1, rounding: Rounding = "nearest") -> Step:
    """Growth from base to target, a year where ``years`` is more than one."""
    b, t = _terms(rounding, B=base, T=target)
    return derivation.growth(t, b, years)


def gap(latest: str, target: str, *, rounding: Rounding = "nearest") -> tuple[Step, ...]:
    """What is missing to the target, the part that is done, and the growth it would take.

    What is missing of a ratio (63.0% of 66.0%) is in points, and no growth is asked of it.
    """
    a, t = _terms(rounding, A=latest, T=target)
    if t.unit in _RATIOS:
        return derivation.difference("gap", t, a, points_unit(t.unit)), derivation.done(a, t)
    required = derivation.growth(t, a)._replace(name="required-growth")
    return derivation.difference("gap", t, a, t.unit), derivation.done(a, t), required


def increase(target: str, increment: str, *, rounding: Rounding = "nearest") -> tuple[Step, ...]:
    """The base and the growth that a stated increment implies: T - D and D / (T - D)."""
    t, d = _terms(rounding, T=target, D=increment)
    quantity = growth.growth_from_increase(t.quantity, d.quantity)
    rate = Step(
        "growth-rate", None, "D / (T - D)", (d, t), f"{d.written} / ({t.written} - {d.written})", None, None,
        quantity.value, quantity.interval, "%", quantity.reason,
    )  # fmt: skip
    return derivation.difference("implied-base", t, d, t.unit), rate


def points(base: str, target: str, *, rounding: Rounding = "nearest") -> Step:
    """The change of a ratio in percentage points: T - B."""
    b, t = _terms(rounding, B=base, T=target)
    return derivation.difference("change", t, b, points_unit(t.unit) if t.unit else "points")


def share(part: str, whole: str, *, rounding: Rounding = "nearest") -> Step:
    """A part of a whole in percent."""
    p, w = _terms(rounding, P=part, W=whole)
    return derivation.share("share", p, w)


def contribution(
    part_base: str, part_target: str, whole_base: str, whole_target: str, *, rounding: Rounding = "nearest"
) -> tuple[Step, ...]:
    """What a part brings to the whole's growth: its share of the increment (贡献率) and points (拉动)."""
    p0, p1, w0, w1 = _terms(rounding, P0=part_base, P1=part_target, W0=whole_base, W1=whole_target)
    part = growth.difference(p1.quantity, p0.quantity)
    whole = growth.difference(w1.quantity, w0.quantity)
    shared = growth.contribution_share(part, whole)
    pulled = growth.contribution_points(part, w0.quantity)
    part_in = f"({p1.written} - {p0.written})"
    return (
        Step(
            "contribution", None, "(P1 - P0) / (W1 - W0)", (p0, p1, w0, w1),
            f"{part_in} / ({w1.written} - {w0.written})", None, None, shared.value, shared.interval, "%",
            shared.reason,
        ),
        Step(
            "pull", None, "(P1 - P0) / W0", (p0, p1, w0), f"{part_in} / {w0.written}", None, None,
            pulled.value, pulled.interval, "points", pulled.reason,
        ),
    )  # fmt: skip


def _terms(rounding: Rounding, **typed: str) -> list[Term]:
    """The figures as terms in the unit of the first, so that different scales meet."""
    read = {symbol: read_text(text) for symbol, text in typed.items()}
    first = next(iter(read.values()))
    home = first.unit or ""
    terms = []
    for symbol, (figure, unit) in read.items():
        if (unit is None) != (first.unit is None):
            named = sorted(typed.values(), key=lambda text: read_text(text).unit is None)
            raise FigureError("one-unit-missing", with_unit=named[0], without=named[-1])
        times = factor(unit or "", home)
        if times is None:
            raise FigureError("unit-mismatch", unit=unit or "", home=home, text=unit_of(home).text)
        written = typed[symbol].strip()
        if unit and all(unit_of(other.unit or "") == unit_of(home) for other in read.values()):
            written = written.removesuffix(unit).strip()
        quantity = Quantity.of(figure._replace(rounding=rounding)).scaled(times)
        terms.append(Term(symbol, written, quantity, home))
    return terms


def _rate(text: str, years: int, rounding: Rounding) -> Rate:
    """A typed growth: percent, with or without the sign, a multiple (x2.3), or 翻一番."""
    count = _DOUBLINGS.get(text.strip())
    if count is not None:
        twice = growth.doublings(count, years)
        return Rate(Term("g", f"×{2**count} - 1", twice.percent, "×"), twice)
    match = _MULTIPLE.fullmatch(text.strip())
    figure, unit = read_text(match["digits"] if match else text)
    if unit not in (None, "%", "％") or (match and unit):
        raise FigureError("not-a-rate", text=text)
    figure = figure._replace(rounding=rounding)
    if match:
        times = growth.multiple(_positive(figure, text), years)
        return Rate(Term("g", f"{text.strip()} - 1", times.percent, "×"), times)
    times = growth.percent(figure, years)
    return Rate(Term("g", f"{text.strip().rstrip('%％').strip()} %", times.percent, "%"), times)


def _positive(figure: Figure, text: str) -> Figure:
    if figure.num <= 0:
        raise FigureError("not-a-rate", text=text)
    return figure
