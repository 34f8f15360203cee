"""Audit generated tables beside bare reads and the usual checks: speed, memory, wrong verdicts.

Every contender runs in a process of its own; times are the processor's (user and system), so that a busy machine
counts less, and memory is the highest that a process held. pandera, pointblank and DuckDB are compared where they
are installed. A wrong verdict is one that differs from that of exact arithmetic: growth that is accused although
true values could have been printed so (false), or passed although none could (missed).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

GOALS = {"row": 2.5, "commas": 2.5 * 2, "ordered": 3.5, "shuffled": 6.0, "sums": 2.5}
MOST_MIB = {"row": 450, "commas": 450, "ordered": 450, "shuffled": 2048, "sums": 450}
COLUMNS = ["base", "value", "growth"]


def generated(rows: int, folder: Path, *, commas: bool, shuffled: bool) -> Path:
    """A long table of growth claims, nine of ten right, in blocks so that memory does not count."""
    path = folder / f"{rows}{'-commas' if commas else ''}{'-shuffled' if shuffled else ''}.csv"
    chance = np.random.default_rng(1)
    with path.open("wb") as file:
        for first in range(0, rows, 1_000_000):
            at = np.arange(first, min(first + 1_000_000, rows))
            base = np.exp(chance.normal(6, 2.2, len(at))) + 0.1
            growth = chance.normal(8, 9, len(at))
            value = np.abs(base * (1 + growth / 100))
            growth += np.where(chance.random(len(at)) < 0.09, chance.normal(0, 1, len(at)), 0)
            frame = pl.DataFrame(
                {
                    "region": [f"r{n}" for n in at // 1000],
                    "item": [f"i{n}" for n in at // 20 % 50],
                    "year": 2001 + at % 20,
                    "base": base,
                    "value": value,
                    "growth": growth,
                }
            ).with_columns(pl.col("base", "value", "growth").round(1))
            if commas:
                grouped = [
                    pl.Series(name, [f"{one:,.1f}" for one in frame[name].to_list()])
                    for name in ("base", "value")
                ]
                frame = frame.with_columns(grouped)
            if shuffled:
                frame = frame.sort("year", maintain_order=True)
            frame.write_csv(file, include_header=not first, float_precision=1)
    return path


def read_polars(path: str) -> None:
    names = ["region", "item", "year", "value", "growth"] if "long" in sys.argv else COLUMNS
    lazy = pl.scan_csv(path, infer_schema=False, empty_string_is_null=False).select(names)
    for batch in lazy.collect_batches(chunk_size=65_536):
        batch.height  # noqa: B018


def read_duckdb(path: str) -> None:
    import duckdb

    names = ", ".join(f"count({name})" for name in COLUMNS)
    duckdb.sql(f"select {names} from read_csv('{path}', all_varchar=true)").fetchall()


def audited(**asked: object) -> Callable[[str], dict[str, int]]:
    def run(path: str) -> dict[str, int]:
        from jyplan.audit.run import audit_tables
        from jyplan.audit.spec import Asked, spec_of

        marks = {"marks": ("thousands",)} if "commas" in path else {}
        return dict(audit_tables([path], spec_of(Asked(**asked), None, marks)).counts)  # type: ignore[arg-type]

    return run


def naive(path: str, library: str) -> dict[str, int]:
    """The usual rule: the growth of the rounded values, within half a unit of the stated digits."""
    if library == "polars":
        frame = pl.scan_csv(path).select(COLUMNS)
        off = ((pl.col("value") / pl.col("base") - 1) * 100 - pl.col("growth")).abs() > 0.05
        return {"inconsistent": int(frame.select(off.sum()).collect(engine="streaming").item())}
    if library == "duckdb":
        import duckdb

        query = f"select count(*) from read_csv('{path}') where abs((value / base - 1) * 100 - growth) > 0.05"
        return {"inconsistent": int(duckdb.sql(query).fetchall()[0][0])}
    import pandas

    table = pandas.read_csv(path, usecols=COLUMNS)
    within = ((table.value / table.base - 1) * 100 - table.growth).abs() <= 0.05
    if library == "pandera":
        import pandera.pandas as pandera

        schema = pandera.DataFrameSchema(
            checks=pandera.Check(
                lambda rows: ((rows.value / rows.base - 1) * 100 - rows.growth).abs() <= 0.05
            )
        )
        try:
            schema.validate(table, lazy=True)
            return {"inconsistent": 0}
        except pandera.errors.SchemaErrors as error:
            return {"inconsistent": int(error.failure_cases["index"].nunique())}
    if library == "pointblank":
        import pointblank

        table["off"] = ((table.value / table.base - 1) * 100 - table.growth).abs()
        made = pointblank.Validate(table).col_vals_le(columns="off", value=0.05).interrogate()
        return {"inconsistent": int(made.n_failed(i=1, scalar=True))}
    return {"inconsistent": int((~within).sum())}


LONG = {"by": ("region", "item"), "period": "year", "value": "value", "growth": "growth"}
CONTENDERS: dict[str, Callable[[str], object]] = {
    "polars reads": read_polars,
    "duckdb reads": read_duckdb,
    "row": audited(value="value", base="base", growth="growth"),
    "ordered": audited(**LONG),
    "sums": audited(sum_of="value", within="item", whole_is="i0", by=("region", "year")),
    **{
        f"naive {name}": (lambda path, name=name: naive(path, name))
        for name in ("polars", "duckdb", "pandas", "pandera", "pointblank")
    },
}


def measured(name: str, path: Path, *more: str) -> dict[str, object] | None:
    """Processor time, elapsed time and memory of one contender; None where it is not installed."""
    library = name.rsplit(maxsplit=1)[-1] if name.startswith("naive") else name.split(maxsplit=1)[0]
    if library in ("duckdb", "pandas", "pandera", "pointblank") and importlib.util.find_spec(library) is None:
        return None
    done = subprocess.run(
        [sys.executable, __file__, "--run", name, str(path), *more],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def _highest() -> float:
    """The most memory that this process held, in MiB; what the one held that started it does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        kept = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kept.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, path: str) -> None:
    """What the process of one contender does."""
    began = time.perf_counter()
    counts = CONTENDERS[name](path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "elapsed": time.perf_counter() - began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "mib": _highest(),
        "counts": counts,
    }
    print(json.dumps(told))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    parser.add_argument("--run", nargs=2, metavar=("NAME", "PATH"))
    options, _ = parser.parse_known_args()
    if options.run:
        run(*options.run)
        return 0
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        plain = generated(options.rows, Path(folder), commas=False, shuffled=False)
        files = {
            "commas": generated(options.rows, Path(folder), commas=True, shuffled=False),
            "shuffled": generated(options.rows, Path(folder), commas=False, shuffled=True),
        }
        floors = {False: measured("polars reads", plain), True: measured("polars reads", plain, "long")}
        print(f"{options.rows:,} rows, {plain.stat().st_size / 1e6:.0f} MB of CSV")
        print(f"{'':16}{'cpu s':>8}{'ratio':>8}{'goal':>6}{'wall s':>8}{'MiB':>8}  verdicts")
        exact = None
        for name in (*CONTENDERS, "commas", "shuffled"):
            contender = {"commas": "row", "shuffled": "ordered"}.get(name, name)
            found = measured(contender, files.get(name, plain))
            if found is None:
                print(f"{name:16} not installed")
                continue
            long = name in ("ordered", "shuffled", "sums")
            floor = floors[long]
            assert floor is not None
            ratio = found["cpu"] / floor["cpu"]  # type: ignore[operator]
            goal = GOALS.get(name)
            late = goal is not None and (ratio > goal or found["mib"] > MOST_MIB[name])  # type: ignore[operator]
            missed += late
            counts = found["counts"]
            if name == "row":
                exact = counts["inconsistent"]  # type: ignore[index]
            told = "" if counts is None else f"{counts['inconsistent']:,} inconsistent"  # type: ignore[index]
            if name.startswith("naive") and exact is not None:
                told += f", {counts['inconsistent'] - exact:,} more than can be wrong"  # type: ignore[index]
            print(
                f"{name:16}{found['cpu']:8.2f}{ratio:8.2f}{goal or '':>6}{found['elapsed']:8.2f}{found['mib']:8.0f}  {told}{'  missed' if late else ''}"
            )
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
