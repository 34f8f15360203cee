"""Start-up of whole processes beside the import floor: the least that such a program has to import.

Each pair runs interleaved and in alternating order, so that a busy moment hits both sides alike.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jyplan.plan import model as plan

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "data" / "targets.toml"

# A module, not a script: Python keeps its bytecode, as it does for jyplan's own modules.
FLOOR = """\
from decimal import Decimal
from typing import Literal

import click
import rich.console
import rich.table
import tomli
from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


{models}

{build}
with open({plan!r}, "rb") as file:
    tomli.load(file, parse_float=Decimal)
"""
FIELD_TYPES = (
    "str | None = None",
    "Decimal | None = None",
    "bool = False",
    "tuple[str, ...] = ()",
    'Literal["a", "b", "c"] = "a"',
)


class Process(NamedTuple):
    """The cost of one process, in seconds."""

    wall: float
    cpu: float


class Comparison(NamedTuple):
    """One command, what it is held against, and the ratio it should keep."""

    name: str
    command: Sequence[str]
    floor_name: str
    floor: Sequence[str]
    goal: float


def floor_module() -> str:
    """Source that imports and does what every plan reader must, with as many models and fields as jyplan's."""
    sizes = [
        len(model.model_fields)
        for model in vars(plan).values()
        if isinstance(model, type) and issubclass(model, plan.Model) and model.model_fields
    ]
    models = []
    for number, size in enumerate(sizes):
        lines = [f"class Model{number}(Frozen):", "    field0: str"]
        for place in range(1, size - 1):
            lines.append(f"    field{place}: {FIELD_TYPES[(number + place) % len(FIELD_TYPES)]}")
        lines.append(
            f"    inner: Model{number - 1} | None = None" if number else "    last: str | None = None"
        )
        models.append("\n".join(lines))
    last = f"Model{len(sizes) - 1}.model_rebuild()"  # builds all, as each holds the one before
    return FLOOR.format(models="\n\n\n".join(models), build=last, plan=str(PLAN))


def run(command: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Run one process to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode(errors='replace')}")
    return Process(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="pairs of processes a comparison")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    options = parser.parse_args()

    jyplan = Path(sys.executable).parent / "jyplan"
    if not jyplan.exists():
        sys.exit(f"{jyplan} is missing: run this with the interpreter that has jyplan installed")

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "import_floor.py").write_text(floor_module(), encoding="utf-8")
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONDONTWRITEBYTECODE", "FORCE_COLOR", "JYPLAN_PLAN"}
        } | {"PYTHONPATH": folder, "COLUMNS": "120", "PYTHONUTF8": "1"}

        click = [sys.executable, "-c", "import click"]
        floor = [sys.executable, "-c", "import import_floor"]
        status = [str(jyplan), "status", str(PLAN)]
        comparisons = [
            Comparison("--version", [str(jyplan), "--version"], "import click", click, 1.05),
            Comparison("status -f text", [*status, "-f", "text"], "import floor", floor, 1.05),
            Comparison("status -f json", [*status, "-f", "json"], "import floor", floor, 0.85),
        ]

        print(f"{'command':16}{'ms':>8}{'cpu ms':>8}  {'against':14}{'ms':>8}{'cpu ms':>8}", end="")
        print(f"{'ratio':>8}{'cpu':>7}{'goal':>7}")
        missed = 0
        for comparison in comparisons:
            pair = (comparison.command, comparison.floor)
            for command in pair:  # once unmeasured: bytecode and file cache
                run(command, environment)
            ours: list[Process] = []
            theirs: list[Process] = []
            for number in range(options.rounds):
                for side in (0, 1) if number % 2 == 0 else (1, 0):
                    (ours, theirs)[side].append(run(pair[side], environment))
            wall, cpu = (
                statistics.median(a[field] / b[field] for a, b in zip(ours, theirs, strict=True))
                for field in (0, 1)
            )
            missed += wall > comparison.goal
            a, b = (
                [1000 * statistics.median(process[field] for process in side) for field in (0, 1)]
                for side in (ours, theirs)
            )
            print(f"{comparison.name:16}{a[0]:8.1f}{a[1]:8.1f}  ", end="")
            print(f"{comparison.floor_name:14}{b[0]:8.1f}{b[1]:8.1f}", end="")
            print(f"{wall:8.3f}{cpu:7.3f}{comparison.goal:7.2f}{' missed' if wall > comparison.goal else ''}")
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
