"""How long `check` takes on a monthly bulletin: indicators by months, values and growths, tied by a total."""

from __future__ import annotations

import argparse
import random
import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jyplan.consistency.result import check
from jyplan.plan.model import Plan, validate


def printed(number: Fraction, places: int) -> Decimal:
    """A number rounded to decimal places."""
    return Decimal(round(number * 10**places)).scaleb(-places)


def bulletin(indicators: int, months: int, seed: int = 0) -> Plan:
    """True monthly figures of a whole and its parts from 2016 on, each with its growth over a year before."""
    draw = random.Random(seed)
    parts = [f"part_{n}" for n in range(1, indicators)]
    true: dict[tuple[str, int], Fraction] = {}
    for id in parts:
        for month in range(-12, months):
            before = true.get((id, month - 12))
            grown = before * Fraction(draw.randint(960, 1180), 1000) if before else None
            true[id, month] = grown or Fraction(draw.randint(2000, 90000), 100)
    for month in range(-12, months):
        true["whole", month] = sum((true[id, month] for id in parts), Fraction(0))
    tables: dict[str, Any] = {}
    for id in ("whole", *parts):
        actuals = []
        for month in range(months):
            year, number = 2016 + month // 12, month % 12 + 1
            growth = 100 * (true[id, month] / true[id, month - 12] - 1)
            actuals.append(
                {
                    "period": f"{year}-{number:02}",
                    "value": printed(true[id, month], 1),
                    "growth": printed(growth, 1),
                }
            )
        tables[id] = {"name": id, "unit": "亿元", "measure": "flow", "better": "higher", "actuals": actuals}
    about = {"name": "月报", "base_year": 2015 + (months - 1) // 12, "target_year": 2016 + (months - 1) // 12}
    total = {"id": "sum", "kind": "total", "whole": "whole", "parts": parts}
    return validate({"format": 1, "plan": about, "indicators": tables, "relations": [total]})


def main() -> None:
    """Print the processor time of a check for one and two times as many months."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--indicators", type=int, default=100)
    arguments.add_argument("--months", type=int, default=24)
    given = arguments.parse_args()
    for months in (given.months // 2, given.months, 2 * given.months):
        plan = bulletin(given.indicators, months)
        began = time.process_time()
        checked = check(plan)
        seconds = time.process_time() - began
        count = len(checked.statements)
        print(
            f"{given.indicators} indicators, {months} months: {count} rows, {checked.summary.verdict}, {seconds:.2f} s"
        )


if __name__ == "__main__":
    main()
