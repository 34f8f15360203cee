"""The same rules on Daft, beyond one process or on a Ray cluster: counts of all rows, none of them listed.

Every rule is the function of :mod:`jyplan.audit.batch`. Claims that stand in one row are judged where they
are; rows of a long table or a sum are first brought together by a hash of the columns that they belong by.

Daft runs in a process of its own, which ends without tearing down: its threads may outlive the interpreter.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from jyplan.audit.fault import TableError
from jyplan.audit.result import Audit, Example, RuleResult, TableResult
from jyplan.audit.spec import Rule, Spec
from jyplan.exact.judge import VERDICTS, Verdict

LOCAL = "local"
_BUCKETS = 64
_CHILD = "from jyplan.audit.cluster import answer; answer()"

Counts = list[tuple[int, int]]  # the number of an outcome, and of rows


def audit_on_cluster(sources: Sequence[str], spec: Spec, address: str = LOCAL) -> Audit:
    """Counts by verdict and reason; ``address`` is that of a Ray cluster, or ``local`` for this machine.

    Raises TableError where a table cannot be read there.
    """
    asked = pickle.dumps((list(sources), spec, address))
    done = subprocess.run([sys.executable, "-c", _CHILD], input=asked, stdout=subprocess.PIPE, check=False)
    try:
        answered = pickle.loads(done.stdout)
    except (pickle.UnpicklingError, EOFError):
        raise TableError.of("table-broken", sources[0], kind="Daft", why=f"exit {done.returncode}") from None
    if isinstance(answered, TableError):
        raise answered
    heights, counts = answered
    return Audit(
        tuple(TableResult(name, rows, columns) for name, rows, columns in heights),
        tuple(_result(rule, count) for rule, count in zip(spec.rules, counts, strict=True)),
        (),
    )


def _result(rule: Rule, counts: Counts) -> RuleResult:
    from jyplan.audit.outcome import CODES

    verdicts: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
    reasons = []
    for code, rows in sorted(counts, key=lambda pair: -pair[1]):
        verdict, reason = CODES[code]
        verdicts[verdict] += rows
        if reason is not None:
            reasons.append(Example(reason, rows, "", None, 0, None, None))
    total = sum(rows for _, rows in counts)
    return RuleResult(
        rule.name, rule.kind, dict(rule.figures), rule.rounding, total, verdicts, tuple(reasons)
    )


def answer() -> None:
    """What the process of Daft does: read what is asked, tell the counts, and end at once."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever Daft prints is no answer
    try:
        counted: Any = _counted(*pickle.load(sys.stdin.buffer))
    except TableError as error:
        counted = error
    out.write(pickle.dumps(counted))
    out.flush()
    os._exit(0)


def _counted(sources: list[str], spec: Spec, address: str) -> tuple[list[tuple[str, int, int]], list[Counts]]:
    import daft

    if spec.header != 1 or spec.levels != 1:
        raise TableError.of("map-wrong", sources[0], key="header", why="Daft")
    if address == LOCAL:
        daft.set_runner_native()
    else:
        try:
            daft.set_runner_ray(address=address)
        except Exception as error:
            raise TableError.of("cluster-silent", address, why=_last_line(error)) from None
    try:
        frame, columns = _read(sources, spec)
        counts = [_of_rule(frame, rule, spec) for rule in spec.rules]
        heights = [(name, frame.count_rows() if len(sources) == 1 else 0, columns) for name in sources]
    except TableError:
        raise
    except Exception as error:
        raise TableError.of("table-broken", sources[0], kind="Daft", why=_last_line(error)) from None
    return heights, counts


def _last_line(error: Exception) -> str:
    """What an error says at its end, where libraries put the cause."""
    return ([type(error).__name__, *str(error).strip().splitlines()])[-1]


def _read(sources: list[str], spec: Spec) -> tuple[Any, int]:
    """All tables as one frame of texts."""
    import daft

    text = daft.DataType.string()
    if sources[0].lower().endswith((".parquet", ".pq")):
        frame = daft.read_parquet(sources)
        fields = {field.name: str(field.dtype).lower() for field in frame.schema()}
        for name in spec.figures & fields.keys():
            if "float" in fields[name] and name not in spec.decimals:
                raise TableError.of("table-floats", sources[0], None, name=name)
        frame = frame.select(*(daft.col(name).cast(text) for name in fields))
    else:
        if spec.encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
            raise TableError.of("table-encoding", sources[0], name=spec.encoding, known=["utf-8"])
        more: dict[str, Any] = {"delimiter": spec.separator} if spec.separator else {}
        names = daft.read_csv(sources[0], **more).column_names
        frame = daft.read_csv(sources, infer_schema=False, schema=dict.fromkeys(names, text), **more)
    for name in dict.fromkeys(name for rule in spec.rules for name in rule.columns):
        if name not in frame.column_names:
            raise TableError.of("table-no-column", sources[0], 1, name=name, known=frame.column_names)
    return frame, len(frame.column_names)


def _of_rule(frame: Any, rule: Rule, spec: Spec) -> Counts:
    """How many rows of all tables have each outcome."""
    import daft

    from jyplan.audit.batch import NONE

    names = list(dict.fromkeys(rule.columns))
    columns = [daft.col(name) for name in names]
    if rule.kind in ("growth", "share"):
        codes = frame.select(_judge(names, rule, spec)(*columns).alias("code"))
    else:
        bucket: Any = daft.lit(0)
        for name in rule.by:
            key: Any = daft.col(name)
            bucket = bucket + key.hash() % _BUCKETS
        grouped = frame.with_column("bucket", (bucket % _BUCKETS).cast(daft.DataType.int64())).groupby(
            "bucket"
        )
        codes = grouped.map_groups(_judge(names, rule, spec)(*columns).alias("code"))
    counted = codes.groupby("code").agg(daft.col("code").count().alias("rows")).to_pydict()
    pairs = zip(counted["code"], counted["rows"], strict=True)
    return [(code, rows) for code, rows in pairs if code != NONE]


def _judge(names: list[str], rule: Rule, spec: Spec) -> Any:
    """The rule as a function of Daft's columns."""
    import daft

    @daft.func.batch(return_dtype=daft.DataType.uint8())
    def judge(*columns: Any) -> Any:
        """The outcome of each row of a batch, from the columns of the rule's figures."""
        import polars as pl
        import pyarrow as pa

        from jyplan.audit.batch import codes_of

        frame = pl.DataFrame(
            {name: pl.from_arrow(column.to_arrow()) for name, column in zip(names, columns, strict=True)}
        )
        return daft.Series.from_arrow(pa.array(codes_of(frame, rule, spec)))

    return judge
