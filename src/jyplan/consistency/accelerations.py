"""Stated changes of growth rates themselves (增速提高0.7个百分点), held against the rates of both years."""

from __future__ import annotations

from collections.abc import Iterator

from jyplan.consistency.claims import Claim
from jyplan.consistency.unknowns import Variable, Variables
from jyplan.exact.growth import Quantity
from jyplan.exact.printings import Printing
from jyplan.plan.figures import digits_text, points_figure
from jyplan.plan.model import Plan
from jyplan.plan.stated import Stated
from jyplan.plan.statement import Growth
from jyplan.plan.values import Range


def accelerations(
    plan: Plan, variables: Variables, stated: dict[str, Claim], shown: dict[int, Claim]
) -> Iterator[Claim]:
    """A figure for each change of a rate; the rates get numbers of their own, noted in ``shown``.

    The rate a year before is that of the same days of the year before and of the same price basis. Where it
    is not stated, the change is held against nothing.
    """
    for listed in variables.stated.values():
        for now in listed:
            for n, growth in enumerate(now.statement.growth, 1):
                if growth.points is not None:
                    before = _year_before(listed, now, growth)
                    yield _change(
                        plan, variables, now, n, growth, [now.address_of("growth", n), before], stated, shown
                    )


def _year_before(listed: list[Stated], stated: Stated, rate: Growth) -> str | None:
    """The address of the same rate a year before."""
    try:
        period = stated.period.before() if stated.period else None
    except ValueError:
        return None
    for other in listed:
        if period is None or other.period != period or other.role in ("target", "stretch"):
            continue
        for n, growth in enumerate(other.statement.growth, 1):
            if (growth.basis, growth.scope) == (rate.basis, rate.scope) and growth.since is None:
                return other.address_of("growth", n)
    return None


def _change(
    plan: Plan, variables: Variables, rate: Stated, n: int, growth: Growth, ends: list[str | None],
    stated: dict[str, Claim], shown: dict[int, Claim],
) -> Claim:  # fmt: skip
    raw, rule = growth.points, plan.about.rounding
    assert raw is not None
    figures = [
        points_figure(end)._replace(rounding=rule) for end in (raw if isinstance(raw, Range) else (raw,))
    ]
    known = Quantity.between(*figures) if len(figures) > 1 else Quantity.of(figures[0])
    numbers = []
    for address in ends:
        claim = stated.get(address or "")
        if claim is not None:
            number = variables.number(Variable(rate.id, f"{claim.address.partition('@')[2]}", "rate"))
            shown[number] = claim
            numbers.append(number)
    now = stated[rate.address_of("growth", n)]
    return Claim(
        f"{now.address}.points",
        rate.id,
        "points",
        (*rate.path, "growth", n - 1, "points"),
        f"{raw.low}–{raw.high}" if isinstance(raw, Range) else digits_text(raw),
        known,
        measure=((numbers[0], 1), (numbers[1], -1)) if len(numbers) == 2 else (),
        allowed=known.interval,
        printing=Printing(figures[0], lambda figure: figure.interval()) if len(figures) == 1 else None,
        certain=now.certain,
        accept=now.accept,
        reason=None if len(numbers) == 2 else "no-value",
        source=now.source,
        observed=now.observed,
    )
