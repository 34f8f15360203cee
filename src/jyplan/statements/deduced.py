"""A target or base that nothing states and a relation leaves open: a part of a total, or a whole by a share.

25 = 10 + y leaves 15 for y; 完成年度目标的45.5% at a value leaves the target. Only stated values go in.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from jyplan.exact import growth as rates
from jyplan.exact.figure import Figure, read_number, read_text, unit_of
from jyplan.exact.growth import Quantity
from jyplan.exact.interval import Interval
from jyplan.plan.address import Address, read_address
from jyplan.plan.figures import percent_figure
from jyplan.plan.model import Plan
from jyplan.plan.relation import Share, Total
from jyplan.plan.values import Number, Range

Known = Callable[[Address], Quantity | None]
"""The stated value that an address names, in the unit of its indicator; None where there is none."""


def deduced_base(plan: Plan, id: str, known: Known) -> Quantity | None:
    """The value of the base year that the first total with nothing else unknown leaves for an indicator.

    A total without a year holds for the base year too. Else None.
    """
    year = plan.about.base_year
    for relation in plan.relations:
        if isinstance(relation, Total) and relation.complete:
            base = _of_total(plan, id, year, relation, known)
            if base is not None and base.value is not None:
                return base
    return None


def deduced_target(plan: Plan, id: str, known: Known) -> Quantity | None:
    """The target that the first relation with nothing else unknown leaves for an indicator; else None."""
    for relation in plan.relations:
        if isinstance(relation, Total) and relation.complete:
            target = _of_total(plan, id, plan.about.target_year, relation, known)
        elif isinstance(relation, Share):
            target = _of_share(plan, id, relation, known)
        else:
            continue
        if target is not None and target.value is not None:
            return target
    return None


def _names(address: Address, id: str, year: int) -> bool:
    """Whether an address is that of an indicator's value of a year."""
    when = address.when in ("", str(year))
    return address.id == id and when and not address.role and not address.part and address.nth == 1


def _of_total(plan: Plan, id: str, year: int, total: Total, known: Known) -> Quantity | None:
    """The one figure of a total that is not known: whole - other parts, or the sum of all parts."""
    sides: list[tuple[str, int]] = [(text, 1) for text in total.parts]
    sides += [(text, -1) for text in total.minus]
    if isinstance(total.whole, str):
        sides.append((total.whole, -1))
    read = [(read_address(text), sign) for text, sign in sides]
    own = [sign for address, sign in read if address is not None and _names(address, id, year)]
    if len(own) != 1:
        return None
    home = unit_of(plan.indicators[id].unit)
    rest = Quantity(Fraction(0), Interval(0, 1, 0, 1))
    if not isinstance(total.whole, str):
        rest = Quantity.of(read_number(total.whole)._replace(last=0)).scaled(Fraction(-1))
    for address, sign in read:
        if address is None or _names(address, id, year):
            continue
        unit = unit_of(plan.indicators[address.id].unit)
        amount = known(address)
        if amount is None or amount.value is None or unit.text != home.text:
            return None
        rest = _plus(rest, amount.scaled(sign * Fraction(10) ** (unit.power - home.power)))
    return rest.scaled(Fraction(-own[0]))


def _plus(left: Quantity, right: Quantity) -> Quantity:
    return rates.difference(left, right.scaled(Fraction(-1)))


def _of_share(plan: Plan, id: str, share: Share, known: Known) -> Quantity | None:
    """The whole of which a known part is a stated share."""
    part, whole = read_address(share.part), read_address(share.whole)
    year = plan.about.target_year
    if part is None or whole is None or part.part or not _names(whole, id, year):
        return None
    raw: Number | str | Range | None = share.percent if share.percent is not None else share.value
    if raw is None or isinstance(raw, Range) or _names(part, id, year):
        return None
    per_unit = 100 if share.percent is not None else 1
    figure = percent_figure(raw) if share.percent is not None else _fraction(raw)
    if share.precision is not None:
        figure = figure.rounded_to(Fraction(share.precision))
    figure = figure._replace(rounding=share.rounding or plan.about.rounding, bound=share.bound)
    units = unit_of(plan.indicators[part.id].unit), unit_of(plan.indicators[id].unit)
    amount = known(part)
    if amount is None or units[0].text != units[1].text or share.approximate:
        return None
    amount = amount.scaled(per_unit * Fraction(10) ** (units[0].power - units[1].power))
    return rates.ratio(amount, Quantity.of(figure))


def _fraction(raw: Number | str) -> Figure:
    return read_text(raw).figure if isinstance(raw, str) else read_number(raw)
