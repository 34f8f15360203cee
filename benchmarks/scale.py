"""Load a generated plan and compute all implied bases, beside tomli and pydantic alone.

The garbage collector is off on both sides: while it runs, pydantic's time grows with the rows kept. Times
are the processor's, so that a busy machine does not count.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import tomli

import jyplan
from jyplan.plan.model import Plan

RATIO_GOAL = 1.5
LINEARITY_GOAL = 1.25

HEAD = """\
format = 1

[plan]
name = "生成的计划"
name_en = "A generated plan"
base_year = 2016
target_year = 2017

[sources.generated]
title = "generated"
date = 2017-01-01
"""

INDICATOR = """
[indicators.i{number}]
name = "指标{number}"
name_en = "Indicator {number}"
unit = "亿元"
measure = "flow"
better = "higher"
target = {{ value = {value}, growth = {growth}, source = "generated" }}
"""


def generated_plan(size: int) -> str:
    """TOML of a plan with this many targets; values and rates differ, but are the same in each run."""
    indicators = (
        INDICATOR.format(
            number=number,
            value=f"{100 + number * 7919 % 9000}.{number % 10}",
            growth=f"{number * 31 % 25}.{number * 7 % 10}",
        )
        for number in range(size)
    )
    return HEAD + "".join(indicators)


def seconds(work: Callable[[], object]) -> float:
    """Time of one call, from a clean heap and without collections."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = work()
        elapsed = time.process_time() - start
    finally:
        gc.enable()
    del result
    return elapsed


def floor(path: Path) -> Plan:
    """Parse and validate only: what any reader of the file must do."""
    with path.open("rb") as file:
        return Plan.model_validate(tomli.load(file, parse_float=Decimal))


def load_and_base(path: Path, size: int) -> object:
    """What `jyplan base` does, up to the output."""
    plan = jyplan.read_plan(path)
    rows = jyplan.bases(plan)
    if len(rows) != size:
        sys.exit(f"{len(rows)} rows for {size} indicators")
    return plan, rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="pairs of runs a size")
    parser.add_argument("--large", action="store_true", help="100,000 indicators too")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    options = parser.parse_args()

    missed = 0
    per_indicator: dict[int, float] = {}
    print(
        f"{'indicators':>10}{'load + base':>14}{'µs each':>9}{'floor':>10}{'µs each':>9}{'ratio':>8}{'goal':>7}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in (1_000, 10_000, *((100_000,) if options.large else ())):
            path = Path(folder) / f"{size}.toml"
            path.write_text(generated_plan(size), encoding="utf-8")
            pair: tuple[Callable[[], object], Callable[[], object]] = (
                lambda path=path, size=size: load_and_base(path, size),
                lambda path=path: floor(path),
            )
            for work in pair:  # once unmeasured: imports and deferred model building
                work()
            times: tuple[list[float], list[float]] = ([], [])
            for number in range(options.rounds):
                for side in (0, 1) if number % 2 == 0 else (1, 0):
                    times[side].append(seconds(pair[side]))
            ratio = statistics.median(a / b for a, b in zip(*times, strict=True))
            ours, theirs = (statistics.median(side) for side in times)
            per_indicator[size] = ours / size
            missed += ratio > RATIO_GOAL
            print(f"{size:10,}{ours:13.3f}s{ours / size * 1e6:9.1f}", end="")
            print(f"{theirs:9.3f}s{theirs / size * 1e6:9.1f}", end="")
            print(f"{ratio:8.2f}{RATIO_GOAL:7.2f}{' missed' if ratio > RATIO_GOAL else ''}")

    smallest = min(per_indicator)
    for size in sorted(per_indicator)[1:]:
        growth = per_indicator[size] / per_indicator[smallest]
        missed += growth > LINEARITY_GOAL
        print(f"time per indicator, {size:,} against {smallest:,}: {growth:.2f}", end="")
        print(f" (goal {LINEARITY_GOAL}){' missed' if growth > LINEARITY_GOAL else ''}")
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
