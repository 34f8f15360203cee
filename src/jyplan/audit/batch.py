"""A rule as one function from an Arrow batch to an Arrow batch of verdicts, for whatever engine has the rows.

For a long table or sums a batch has to hold whole series or groups: partition by their columns first.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jyplan.audit.outcome import CODES
from jyplan.audit.passes import Tables
from jyplan.audit.read.tables import as_polars, frame_table
from jyplan.audit.runners import AnyOrder, Runner, Sums, runner_of
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Tally

NONE = 254
"""A row that claims nothing by itself: a part of a sum, whose whole has the verdict."""

_VERDICTS = pl.Series([verdict for verdict, _ in CODES], dtype=pl.String)
_REASONS = pl.Series([reason for _, reason in CODES], dtype=pl.String)


def codes_of(frame: pl.DataFrame, rule: Rule, spec: Spec) -> NDArray[np.uint8]:
    """The outcome of each row of a frame as a number; NONE where another row of its group has it."""
    tables = Tables([frame_table(frame)])
    runner: Runner = runner_of(rule, spec, Tally(0, frozenset()), ordered=False)
    codes = []
    for block, made in tables.each(runner.work):
        judged = runner.take(block, made)
        if judged is not None:
            codes.append(judged.codes)
    runner.finish(tables)
    if isinstance(runner, AnyOrder):
        return runner.codes
    if isinstance(runner, Sums):
        per_row = np.full(frame.height, NONE, np.uint8)
        if runner.groups.height:
            per_row[runner.groups["at"].to_numpy()] = runner.groups["outcome"].to_numpy()
        return per_row
    return np.concatenate(codes) if codes else np.zeros(0, np.uint8)


def verdict_columns(codes: NDArray[np.uint8], prefix: str = "") -> pl.DataFrame:
    """Outcomes as two columns of text, verdict and reason."""
    at = pl.Series(codes).cast(pl.UInt32)
    there = pl.Series(codes != NONE)
    frame = pl.DataFrame({"at": at, "there": there}).with_columns(at=pl.when("there").then("at"))
    return frame.select(
        pl.lit(_VERDICTS).gather(pl.col("at")).alias(f"{prefix}verdict"),
        pl.lit(_REASONS).gather(pl.col("at")).alias(f"{prefix}reason"),
    )


def verdicts(batch: Any, spec: Spec) -> Any:
    """An Arrow batch (or table) of a row's verdict and reason for each row of ``batch``, in its order.

    With several rules the columns are named ``RULE_verdict`` and ``RULE_reason``.
    """
    frame = as_polars(batch)
    columns = [
        verdict_columns(codes_of(frame, rule, spec), f"{rule.name}_" if len(spec.rules) > 1 else "")
        for rule in spec.rules
    ]
    table = pl.concat(columns, how="horizontal").to_arrow(compat_level=pl.CompatLevel.oldest())
    if hasattr(batch, "to_batches"):
        return table
    return (
        table.combine_chunks().to_batches()[0] if table.num_rows else table.schema.empty_table().to_batches()
    )
