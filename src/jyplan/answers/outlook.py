"""What a share, a lead or a growth so far says about the end, by the thresholds of a plan."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from jyplan.answers.case import Case
from jyplan.answers.rate import RateCase
from jyplan.plan.model import Plan
from jyplan.statements.target import Status

Outlook = Literal["regressing", "off-track", "behind", "on-pace", "ahead", "not-assessable"]

# From worst to best; what cannot be assessed is neither.
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)


class Thresholds(NamedTuple):
    """From where on an outlook holds: a quotient of done and expected share, or a lead in points.

    In quotients a growth target is ahead above it, on pace where it equals it within rounding, else behind.
    """

    ahead: Fraction = Fraction(105, 100)
    on_pace: Fraction = Fraction(95, 100)
    behind: Fraction = Fraction(60, 100)
    in_: Literal["quotient", "points"] = "quotient"

    @property
    def points(self) -> bool:
        """Whether they are leads in points."""
        return self.in_ == "points"


def thresholds_of(plan: Plan) -> Thresholds:
    """The thresholds that a plan sets for all its indicators, else the usual ones."""
    stated = plan.about.thresholds
    if stated is None:
        return Thresholds()
    return Thresholds(Fraction(stated.ahead), Fraction(stated.on_pace), Fraction(stated.behind), stated.unit)


def grade(quotient: Fraction, thresholds: Thresholds) -> Outlook:
    """The outlook that a quotient of done and expected share stands for."""
    if quotient >= thresholds.ahead:
        return "ahead"
    if quotient >= thresholds.on_pace:
        return "on-pace"
    if quotient >= thresholds.behind:
        return "behind"
    return "off-track" if quotient >= 0 or thresholds.points else "regressing"


def grade_of_rate(rate: RateCase, thresholds: Thresholds) -> Outlook:
    """The outlook of a growth target: what the growth so far says of it."""
    if rate.lead is None or rate.status[0] == "no-data":
        return "not-assessable"
    if rate.final:
        return "behind" if rate.status[0] == "not-met" else "ahead" if rate.lead > 0 else "on-pace"
    if thresholds.points:
        return grade(rate.lead, thresholds)
    if rate.level:
        return "on-pace"
    return "ahead" if rate.lead > 0 else "behind"


def settled(outlook: Outlook, status: Status, case: Case) -> Outlook:
    """The outlook where the fact leaves nothing to project: a broken limit, and the final figure."""
    if status == "breached" and case.indicator.measure == "flow":
        return "off-track"
    if not case.final or outlook == "not-assessable":
        return outlook
    if status in ("met", "exceeded"):
        return max(outlook, "on-pace", key=OUTLOOKS.index)
    return min(outlook, "behind", key=OUTLOOKS.index) if status in ("not-met", "breached") else outlook
