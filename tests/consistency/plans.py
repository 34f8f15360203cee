"""Makes plans for tests: small ones by hand, and random ones of true values rounded as printed."""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jyplan.consistency.result import Checked, Statement
from jyplan.plan.model import Plan, validate

RULES = [("nearest", "half-up"), ("nearest", "half-even"), ("half-up", "half-up"), ("half-even", "half-even")]
RULES += [("truncated", "truncated"), ("any", "half-up"), ("any", "half-even"), ("any", "truncated")]


def number(text: str) -> int | Decimal:
    return int(text) if "." not in text else Decimal(text)


def indicator(unit: str = "亿元", **said: Any) -> dict[str, Any]:
    return {"name": "x", "unit": unit, "measure": "flow", "better": "higher", **said}


def plan_of(indicators: dict[str, Any], relations: list[dict[str, Any]] | None = None, **header: Any) -> Plan:
    about = {"name": "test", "base_year": 2016, "target_year": 2017, **header}
    return validate({"format": 1, "plan": about, "indicators": indicators, "relations": relations or []})


def rows(checked: Checked) -> dict[str, Statement]:
    return {row.address: row for row in checked.statements}


def printed(value: Fraction, places: int, rule: str) -> Decimal:
    """A number rounded to decimal places (below zero: to tens and hundreds) by a rule."""
    unit = Fraction(10) ** -places
    ratio = abs(value) / unit
    whole, rest = divmod(ratio.numerator, ratio.denominator)
    twice = 2 * rest - ratio.denominator
    up = {
        "truncated": False,
        "half-up": twice >= 0,
        "half-even": twice > 0 or (twice == 0 and whole % 2 == 1),
    }[rule]
    digits = (whole + up) * (1 if value >= 0 else -1)
    return Decimal(digits).scaleb(-places)


def true_plan(seed: int) -> dict[str, Any]:
    """True values of districts and their sum, rounded as printed, with all that can be said of them."""
    draw = random.Random(seed)
    declared, rule = draw.choice(RULES)
    places = draw.choice([-2, 0, 0, 1, 2])
    n = draw.randint(1, 3)
    negative = draw.random() < 0.3
    low = -5000 if negative else 0
    true = {
        (f"p{k}", year): Fraction(
            draw.choice([0, draw.randint(low, 9999), draw.randint(low, 9999)]), draw.choice([1, 10, 100])
        )
        for k in range(n)
        for year in (2016, 2017)
    }
    for year in (2016, 2017):
        true["w", year] = sum((true[f"p{k}", year] for k in range(n)), Fraction(0))
    indicators = {}
    relations: list[dict[str, Any]] = [
        {"id": "t", "kind": "total", "whole": "w", "parts": [f"p{k}" for k in range(n)]}
    ]
    for id in dict.fromkeys(id for id, _ in true):
        base, target = true[id, 2016], true[id, 2017]
        said: dict[str, Any] = {}
        before: dict[str, Any] = {}
        exact: dict[str, Any] = {"precision": 10**-places} if places < 0 else {}
        if draw.random() < 0.8:
            said |= {"value": to_plain(printed(target, places, rule))} | exact
        if draw.random() < 0.8:
            before = {"value": to_plain(printed(base, places, rule))} | exact
        if base > 0 and draw.random() < 0.7:
            said["growth"] = to_plain(printed(100 * (target / base - 1), 1, rule))
        if draw.random() < 0.4:
            said["increase"] = to_plain(printed(target - base, 2, rule))
        indicators[id] = indicator(negative=negative) | ({"target": said} if said else {})
        indicators[id] |= {"baseline": before} if before else {}
        if "value" not in said and "growth" not in said and "increase" not in said:
            indicators[id].pop("target", None)
        if true["w", 2017] > 0 and id != "w" and draw.random() < 0.5:
            percent = to_plain(printed(100 * target / true["w", 2017], 1, rule))
            relations.append(
                {
                    "id": f"s_{id}",
                    "kind": "share",
                    "part": f"{id}@2017",
                    "whole": "w@2017",
                    "percent": percent,
                }
            )
    return {
        "format": 1,
        "plan": {"name": "test", "base_year": 2016, "target_year": 2017, "rounding": declared},
        "indicators": indicators,
        "relations": relations,
    }


def to_plain(value: Decimal) -> int | Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return int(value) if exponent >= 0 else value
