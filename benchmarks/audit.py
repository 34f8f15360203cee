"""Audit generated tables beside bare reads and the usual checks: speed, memory, wrong verdicts.

Every contender runs in a process of its own; times are the processor's (user and system), so that a busy machine
counts less, and memory is the highest that a process held. pandera, pointblank and DuckDB are compared where they
are installed (`pip install duckdb pandera pointblank`). A wrong verdict is one that differs from that of exact
arithmetic: a growth that is accused although true values could have been printed so (a false alarm), or passed
although none could (missed).
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
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

GOALS = {"row": 2.5, "commas": 2.5 * 2, "ordered": 3.5, "shuffled": 6.0, "sums": 2.5}
MOST_MIB = {"row": 450, "parquet": 450, "commas": 450, "ordered": 450, "shuffled": 2048, "sums": 450}
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


def as_parquet(path: Path) -> Path:
    """The same table as texts in Parquet."""
    pl.scan_csv(path, infer_schema=False).sink_parquet(path.with_suffix(".parquet"))
    return path.with_suffix(".parquet")


def read_polars(path: str) -> None:
    names = ["region", "item", "year", "value", "growth"] if "long" in sys.argv else COLUMNS
    if path.endswith(".parquet"):
        lazy = pl.scan_parquet(path)
    else:
        lazy = pl.scan_csv(path, infer_schema=False, empty_string_is_null=False)
    for batch in lazy.select(names).collect_batches(chunk_size=65_536):
        batch.height  # noqa: B018


def read_duckdb(path: str) -> None:
    import duckdb

    names = ", ".join(f"count({name})" for name in COLUMNS)
    duckdb.sql(f"select {names} from read_csv('{path}', all_varchar=true)").fetchall()


def audited(**asked: object) -> Callable[[str], Any]:
    def run(path: str) -> dict[str, int]:
        from jyplan.audit.run import audit_tables
        from jyplan.audit.spec import Asked, spec_of

        marks = {"marks": ("thousands",)} if "commas" in path else {}
        return dict(audit_tables([path], spec_of(Asked(**asked), None, marks)).counts)  # type: ignore[arg-type]

    return run


def exact(path: str) -> NDArray[np.bool_]:
    """Which rows cannot be true, by the plain function wherever whole numbers in columns leave a doubt."""
    from jyplan.audit.batch import codes_of
    from jyplan.audit.outcome import INCONSISTENT
    from jyplan.audit.spec import Asked, spec_of

    spec = spec_of(Asked(value="value", base="base", growth="growth"))
    lazy = pl.scan_csv(path, infer_schema=False).select(COLUMNS)
    batches = lazy.collect_batches(chunk_size=1 << 18, maintain_order=True)
    return np.concatenate([codes_of(batch, spec.rules[0], spec) == INCONSISTENT for batch in batches])


def naive(path: str, library: str) -> NDArray[np.bool_]:
    """Which rows the usual rule accuses: the growth of the rounded values, within half a unit of the digits."""
    if library == "polars":
        off = ((pl.col("value") / pl.col("base") - 1) * 100 - pl.col("growth")).abs() > 0.05
        frame = pl.scan_csv(path).select(off.alias("off")).collect(engine="streaming")
        return np.asarray(frame["off"].to_numpy())
    if library == "duckdb":
        import duckdb

        query = f"select abs((value / base - 1) * 100 - growth) > 0.05 as off from read_csv('{path}')"
        return np.asarray(duckdb.sql(query).fetchnumpy()["off"])
    import pandas

    table = pandas.read_csv(path, usecols=COLUMNS)
    off = ((table.value / table.base - 1) * 100 - table.growth).abs()
    accused = np.zeros(len(table), np.bool_)
    if library == "pandera":
        import pandera.pandas as pandera

        rule = pandera.Check(lambda rows: ((rows.value / rows.base - 1) * 100 - rows.growth).abs() <= 0.05)
        try:
            pandera.DataFrameSchema(checks=rule).validate(table, lazy=True)
        except pandera.errors.SchemaErrors as error:
            accused[error.failure_cases["index"].unique().astype(int)] = True
        return accused
    if library == "pointblank":
        import pointblank

        table["off"] = off
        made = pointblank.Validate(table).col_vals_le(columns="off", value=0.05).interrogate()
        assert made.n_failed(i=1, scalar=True) == int((off > 0.05).sum())
    return (off > 0.05).to_numpy()


LONG = {"by": ("region", "item"), "period": "year", "value": "value", "growth": "growth"}
CONTENDERS: dict[str, Callable[[str], Any]] = {
    "polars reads": read_polars,
    "duckdb reads": read_duckdb,
    "exact": exact,
    "row": audited(value="value", base="base", growth="growth"),
    "ordered": audited(**LONG),
    "sums": audited(sum_of="value", within="item", whole_is="i0", by=("region", "year")),
    **{
        f"naive {name}": (lambda path, name=name: naive(path, name))
        for name in ("polars", "duckdb", "pandas", "pandera", "pointblank")
    },
}


def measured(name: str, path: Path, *more: str) -> dict[str, Any] | None:
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
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _highest() -> float:
    """The most memory that this process held, in MiB; what the one held that started it does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        kept = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kept.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, path: str) -> None:
    """What the process of one contender does; which rows it accuses goes into a file beside the table."""
    began = time.perf_counter()
    result = CONTENDERS[name](path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    if isinstance(result, np.ndarray):
        np.save(f"{path}.{name}.npy", result)
        result = {"inconsistent": int(result.sum())}
    told = {
        "elapsed": time.perf_counter() - began, "cpu": usage.ru_utime + usage.ru_stime, "mib": _highest(),
        "counts": result,
    }  # fmt: skip
    print(json.dumps(told))


def compared(name: str, path: Path, counts: dict[str, int] | None) -> str:
    """How many rows are accused, and how many of these verdicts are wrong."""
    if counts is None:
        return ""
    text = f"{counts['inconsistent']:,} inconsistent"
    if name.startswith("naive"):
        accused, right = (np.load(f"{path}.{one}.npy") for one in (name, "exact"))
        text += f", {int((accused & ~right).sum()):,} false alarms, {int((right & ~accused).sum()):,} missed"
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", default=[], help="these contenders alone")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    parser.add_argument("--run", nargs=2, metavar=("NAME", "PATH"))
    options, _ = parser.parse_known_args()
    if options.run:
        run(*options.run)
        return 0
    names = [
        name
        for name in (*CONTENDERS, "parquet", "commas", "shuffled")
        if name in options.only or not options.only
    ]
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        plain = generated(options.rows, Path(folder), commas=False, shuffled=False)
        print(f"{options.rows:,} rows, {plain.stat().st_size / 1e6:.0f} MB of CSV")
        print(f"{'':16}{'cpu s':>8}{'ratio':>8}{'goal':>6}{'wall s':>8}{'ratio':>8}{'MiB':>8}  verdicts")
        floors: dict[str, Any] = {}
        for name in names:
            path = plain
            if name in ("commas", "shuffled"):
                path = generated(
                    options.rows, Path(folder), commas=name == "commas", shuffled=name == "shuffled"
                )
            elif name == "parquet":
                path = as_parquet(plain)
            contender = {"commas": "row", "parquet": "row", "shuffled": "ordered"}.get(name, name)
            result = measured(contender, path)
            if result is None:
                print(f"{name:16} not installed")
                continue
            kind = (
                "parquet"
                if name == "parquet"
                else "long"
                if name in ("ordered", "shuffled", "sums")
                else "row"
            )
            if kind not in floors:
                floors[kind] = measured("polars reads", path if kind == "parquet" else plain, kind)
            cpu, wall = (result[key] / floors[kind][key] for key in ("cpu", "elapsed"))
            goal = GOALS.get(name)
            late = goal is not None and (cpu > goal or result["mib"] > MOST_MIB[name])
            missed += late
            print(
                f"{name:16}{result['cpu']:8.2f}{cpu:8.2f}{goal or '':>6}{result['elapsed']:8.2f}{wall:8.2f}"
                f"{result['mib']:8.0f}  {compared(name, path, result['counts'])}{'  missed' if late else ''}",
                flush=True,
            )
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
