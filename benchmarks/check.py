"""How long `jyplan check` takes: one large network, many small ones, and the whole process.

Verdicts of the same networks are asked of z3 in the same run where it is installed (development extra).
"""

import argparse
import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from startup import PLAN, run

from jyplan.consistency.network import network
from jyplan.consistency.result import check
from jyplan.plan.model import Plan, validate
from jyplan.solver.problem import Problem

VERIFY_GOAL = 0.15  # seconds
LOCALISE_GOAL = 1.0
LINEARITY_GOAL = 1.25
PROCESS_GOAL = 1.3

DISTRICTS, SECTORS, YEARS = 2, 2, 8  # 110 figures and 66 relations, give or take a few
MISPRINTS = 3


def decimal(number: Fraction) -> Decimal:
    """To one decimal place."""
    return Decimal(round(number * 10)) / 10


def yearbook(seed: int, misprints: int) -> Plan:
    """Output by district, sector and year: values, growths and shares as printed, tied by all their totals."""
    draw = random.Random(seed)
    districts, sectors, years = range(DISTRICTS + 1), range(SECTORS + 1), range(YEARS)
    true: dict[tuple[int, int, int], Fraction] = {}
    for d, s in product(districts[1:], sectors[1:]):
        value = Fraction(draw.randint(2000, 90000), 100)
        for y in years:
            true[d, s, y] = value
            value = round(value * Fraction(draw.randint(96, 118), 100), 2)
    for y in years:
        for d in districts[1:]:
            true[d, 0, y] = sum((true[d, s, y] for s in sectors[1:]), Fraction(0))
        for s in sectors:
            true[0, s, y] = sum((true[d, s, y] for d in districts[1:]), Fraction(0))
    indicators: dict[str, dict[str, Any]] = {
        f"x_{d}_{s}": {"name": "x", "unit": "亿元", "measure": "flow", "better": "higher", "facts": []}
        for d, s in product(districts, sectors)
    }
    figures: list[tuple[dict[str, Any], str]] = []  # where each is printed
    relations: list[dict[str, Any]] = []

    def printed(said: dict[str, Any], key: str, number: Fraction) -> None:
        said[key] = decimal(number)
        figures.append((said, key))

    for (d, s, y), value in sorted(true.items()):
        said: dict[str, Any] = {"year": 2010 + y}
        at = f"x_{d}_{s}@{2010 + y}"
        if draw.random() < 0.6:
            printed(said, "value", value)
        if y and draw.random() < 0.8:
            printed(said, "growth", 100 * (value / true[d, s, y - 1] - 1))
        if len(said) > 1:
            indicators[f"x_{d}_{s}"]["facts"].append(said)
        if s == 0:
            parts = [f"x_{d}_{k}@{2010 + y}" for k in sectors[1:]]
            relations.append({"id": f"sectors_{d}_{y}", "kind": "total", "whole": at, "parts": parts})
        if d == 0:
            parts = [f"x_{k}_{s}@{2010 + y}" for k in districts[1:]]
            relations.append({"id": f"districts_{s}_{y}", "kind": "total", "whole": at, "parts": parts})
        if s and draw.random() < 0.4:
            share = {"id": f"share_{d}_{s}_{y}", "kind": "share", "part": at, "whole": f"x_{d}_0@{2010 + y}"}
            printed(share, "percent", 100 * value / true[d, 0, y])
            relations.append(share)
    for said, key in draw.sample(figures, misprints):
        said[key] = (said[key] * draw.choice([90, 92, 108, 110, 120]) / 100).quantize(Decimal("0.1")) + 1
    about = {"name": "yearbook", "base_year": 2010, "target_year": 2009 + YEARS}
    return validate({"format": 1, "plan": about, "indicators": indicators, "relations": relations})


def many(size: int) -> Plan:
    """A plan of so many indicators that have nothing to do with each other."""
    indicators = {}
    for number in range(size):
        base, growth = 1000 + number * 7919 % 9000, number * 31 % 25
        target = {"value": base * (100 + growth) // 100, "growth": growth}
        kind = {"name": "x", "unit": "亿元", "measure": "flow", "better": "higher"}
        indicators[f"i{number}"] = {**kind, "baseline": base, "target": target}
    about = {"name": "many", "base_year": 2016, "target_year": 2017}
    return validate({"format": 1, "plan": about, "indicators": indicators})


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, from a clean heap and without collections, as the command line runs."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def asked_of_z3(problems: list[Problem], *, repair: bool) -> None:
    """The verdict on each component; with ``repair`` one smallest set of figures to leave out."""
    z3: Any = import_module("z3")
    for problem in problems:
        solver = z3.Optimize() if repair else z3.Solver()

        def total(form: Any) -> Any:
            return z3.Sum([z3.Q(*Fraction(c).as_integer_ratio()) * z3.Real(f"x{v}") for v, c in form])

        def rows(constraints: Any, total: Any = total) -> list[Any]:
            sides = [
                (total(c.form), z3.Q(*Fraction(c.limit).as_integer_ratio()), c.strict) for c in constraints
            ]
            return [left < right if strict else left <= right for left, right, strict in sides]

        solver.add(*rows(problem.laws))
        for figure in problem.figures:
            claims = z3.And(*rows(figure.claims()))
            if repair:
                solver.add_soft(claims)
            else:
                solver.add(claims)
        solver.check()


def networks(count: int) -> int:
    """One connected network, in order and with misprints; returns how many goals were missed."""
    missed = 0
    for misprints, goal in ((0, VERIFY_GOAL), (MISPRINTS, LOCALISE_GOAL)):
        plans = [yearbook(seed, misprints) for seed in range(count)]
        figures = statistics.median(
            sum(figure.measure != () for part in network(plan).problems() for figure in part.figures)
            for plan in plans
        )
        relations = statistics.median(len(plan.relations) for plan in plans)
        times = [seconds(partial(check, plan)) for plan in plans]
        name = f"localise {misprints} misprints" if misprints else "verify"
        missed += max(times) > goal
        print(f"{name}: {figures:.0f} figures, {relations:.0f} relations, {count} networks: ", end="")
        print(f"median {statistics.median(times):.3f} s, longest {max(times):.3f} s (goal {goal})", end="")
        print(" missed" if max(times) > goal else "")
        if find_spec("z3"):
            problems = [network(plan).problems() for plan in plans]
            asked = partial(asked_of_z3, repair=bool(misprints))
            theirs = [seconds(partial(asked, parts)) for parts in problems]
            ratio = statistics.median(a / b for a, b in zip(times, theirs, strict=True))
            what = "one smallest repair" if misprints else "the verdict alone"
            print(f"  z3, {what}: median {statistics.median(theirs):.3f} s; ratio {ratio:.2f}")
    return missed


def components() -> int:
    """Ever more small components: time for each must not grow."""
    each: dict[int, float] = {}
    for size in (1_000, 10_000):
        plan = many(size)
        if check(plan).summary.verdict != "consistent":
            sys.exit("the generated plan is not consistent")
        each[size] = min(seconds(partial(check, plan)) for _ in range(3)) / size
        print(f"{size:,} components: {each[size] * size:.2f} s, {each[size] * 1e6:.0f} µs each")
    growth = each[10_000] / each[1_000]
    print(f"time for each, 10,000 against 1,000: {growth:.2f} (goal {LINEARITY_GOAL})")
    return growth > LINEARITY_GOAL


def processes(rounds: int) -> int:
    """`check -f json` against `base -f json` on the shipped plan, process by process in turn."""
    jyplan = Path(sys.executable).parent / "jyplan"
    if not jyplan.exists():
        sys.exit(f"{jyplan} is missing: run this with the interpreter that has jyplan installed")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    pair = [[str(jyplan), command, "-f", "json", str(PLAN)] for command in ("check", "base")]
    for command in pair:  # once unmeasured: bytecode and file cache
        run(command, environment)
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for side in (0, 1) if number % 2 == 0 else (1, 0):
            times[side].append(run(pair[side], environment).wall)
    ratio = statistics.median(a / b for a, b in zip(*times, strict=True))
    ours, theirs = (1000 * statistics.median(side) for side in times)
    print(
        f"check -f json {ours:.1f} ms, base -f json {theirs:.1f} ms: ratio {ratio:.3f} (goal {PROCESS_GOAL})"
    )
    return ratio > PROCESS_GOAL


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=30, help="networks of each kind")
    parser.add_argument("--rounds", type=int, default=20, help="pairs of processes")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    options = parser.parse_args()
    missed = networks(options.networks) + components() + processes(options.rounds)
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
