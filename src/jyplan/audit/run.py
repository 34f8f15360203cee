"""One audit from beginning to end: tables and rules in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

import numpy as np

from jyplan.audit.block import Block
from jyplan.audit.cells import REASONS
from jyplan.audit.extract import Extract
from jyplan.audit.fault import TableError
from jyplan.audit.outcome import CODES
from jyplan.audit.passes import Progress, Row, Tables
from jyplan.audit.read.tables import Table, opened
from jyplan.audit.result import FAILED, Audit, Example, Finding, RuleResult, TableResult
from jyplan.audit.runners import AnyOrder, InOrder, InRow, Runner, Sums, runner_of
from jyplan.audit.runners.runner import Judged
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Place, Tally, failing_codes
from jyplan.exact.judge import VERDICTS, Verdict

_LABELS = 3  # columns that name a row


def audit_tables(
    sources: Sequence[Any],
    spec: Spec,
    *,
    fail_on: Sequence[str] = (),
    limit: int = 20,
    extract: str | None = None,
    progress: Progress | None = None,
) -> Audit:
    """Hold every row of some tables against the rules. Raises TableError where a table cannot be used.

    ``limit`` is the number of worst rows to tell; ``extract`` names a file that takes all failing rows.
    """
    with ExitStack() as stack:
        read = [opened(source, spec, stack) for source in sources]
        for table in read:
            _check_columns(table, spec)
        tables = Tables(read, progress)
        failing = failing_codes(fail_on)
        out = stack.enter_context(Extract(extract)) if extract else None
        runners = [runner_of(rule, spec, Tally(limit, failing)) for rule in spec.rules]
        _go_through(tables, runners, out)
        lost = {at for at, runner in enumerate(runners) if isinstance(runner, InOrder) and runner.disordered}
        if lost:
            again = lost
            if out is not None and out.rows:  # what was written of all rules goes with it
                out.clear()
                again = {at for at, runner in enumerate(runners) if not isinstance(runner, Sums)}
            for at in again:
                runners[at] = runner_of(spec.rules[at], spec, Tally(limit, failing), ordered=at not in lost)
            _go_through(tables, [runners[at] for at in sorted(again)], out)
        for runner in runners:
            runner.finish(tables)
        if not tables.heights or sum(tables.heights) == 0:
            raise TableError.of("table-empty", read[0].name)
        if out is not None:
            _extract_late(tables, runners, out)
        return _result(tables, runners, spec, out)


def _check_columns(table: Table, spec: Spec) -> None:
    """Every column that a rule names has to be there, once, and with the digits that were printed."""
    faults: list[Any] = []
    for name in dict.fromkeys(name for rule in spec.rules for name in rule.columns):
        count = table.columns.count(name)
        if not count:
            faults += TableError.of(
                "table-no-column", table.name, 1, name=name, known=table.columns
            ).diagnostics
        elif count > 1:
            faults += TableError.of("table-column-twice", table.name, 1, name=name).diagnostics
        elif name in table.floats and name in spec.figures and name not in spec.decimals:
            faults += TableError.of("table-floats", table.name, None, name=name).diagnostics
    if faults:
        raise TableError(faults)


def _go_through(tables: Tables, runners: Sequence[Runner], out: Extract | None) -> None:
    def work(block: Block) -> list[Any]:
        return [runner.work(block) for runner in runners]

    def lost() -> bool:
        return all(isinstance(runner, InOrder) and runner.disordered for runner in runners)

    names = {name: None for runner in runners for name in runner.rule.columns}  # in their order
    for block, made in tables.each(work, lost, None if out is not None else names):
        for runner, part in zip(runners, made, strict=True):
            judged = runner.take(block, part)
            if judged is not None:
                _count(block, runner, judged)
                if out is not None and isinstance(runner, InRow | InOrder):
                    out.write(block, judged.failing, judged.codes[judged.failing], runner.rule)


def _count(block: Block, runner: Runner, judged: Judged) -> None:
    tally = runner.tally
    for code, at in tally.examples_in(judged.codes):
        tally.examples[code] = Place(block.first + at, block.line(at))
    tally.count(judged.codes)
    failing = judged.failing
    lines = None if block.lines is None else block.lines[failing]
    tally.rank(judged.codes[failing], judged.off, failing + block.first, lines)


def _extract_late(tables: Tables, runners: Sequence[Runner], out: Extract) -> None:
    """Write the rows that fail a rule which could not say so as they went by."""
    for runner in runners:
        if isinstance(runner, Sums) and runner.groups.height:
            for block, rows, codes in runner.failing_rows(tables):
                out.write(block, rows, codes, runner.rule)
        elif isinstance(runner, AnyOrder):
            for block, _ in tables.each(lambda block: None):
                codes = runner.codes[block.first : block.first + block.height]
                rows = runner.tally.fails(codes)
                out.write(block, rows, codes[rows], runner.rule)


def _result(tables: Tables, runners: Sequence[Runner], spec: Spec, out: Extract | None) -> Audit:
    heights = [
        TableResult(table.name, height, len(table.columns))
        for table, height in zip(tables.tables, tables.heights, strict=True)
    ]
    wanted = [
        row
        for runner in runners
        for place in (*(miss.place for miss in runner.tally.worst), *runner.tally.examples.values())
        for row in runner.needed(place.row)
    ]
    rows = tables.rows(np.array([row for row in wanted if row >= 0], np.int64))
    ranked: list[tuple[tuple[int, float, int], Finding]] = []
    for runner in runners:
        for worst in runner.tally.worst_first():
            ranked.append((worst.badness, _finding(runner, rows, worst.place.row, tables)))
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    limit = max((runner.tally.limit for runner in runners), default=0)
    return Audit(
        tuple(heights),
        tuple(_rule_result(runner, rows) for runner in runners),
        tuple(finding for _, finding in ranked[:limit]),
        None if out is None else out.rows,
    )


def _finding(runner: Runner, rows: dict[int, Row], number: int, tables: Tables) -> Finding:
    row, rule = rows[number], runner.rule
    outcome = runner.explained(row, rows, number)
    cells = {name: row.cells[name] for name in rule.figures.values()}
    for other in runner.needed(number)[1:]:
        if other in rows:
            name = rule.figures["value"]
            cells[f"{name} ({rows[other].cells[rule.period or '']})"] = rows[other].cells[name]
    labels = label_columns(rule, list(row.cells))
    code = {"inconsistent": FAILED[rule.kind], "edge": "edge"}.get(outcome.verdict, outcome.reason)
    return Finding(
        rule.name, rule.kind, row.file, row.number, row.line,
        " · ".join(text for text in (row.cells[name].strip() for name in labels) if text),
        outcome.verdict, outcome.reason, code, outcome.stated, outcome.computed, outcome.interval,
        outcome.distance, {**{name: row.cells[name] for name in labels}, **cells},
    )  # fmt: skip


def label_columns(rule: Rule, columns: list[str]) -> list[str]:
    """The columns that name a row: its keys and period, else those to the left of its figures."""
    named = [*rule.by, *(name for name in (rule.within, rule.period) if name)]
    if rule.kind in ("growth", "share") and not named:
        first = min(columns.index(name) for name in rule.columns)
        named = columns[:first][:_LABELS]
    return named


def _rule_result(runner: Runner, rows: dict[int, Row]) -> RuleResult:
    rule, counts = runner.rule, runner.tally.counts
    verdicts: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
    for number, count in enumerate(counts.tolist()):
        verdicts[CODES[number][0]] += count
    examples = [
        _example(runner, rows[place.row], CODES[code][1] or "", int(counts[code]))
        for code, place in sorted(runner.tally.examples.items(), key=lambda pair: -counts[pair[0]])
    ]
    figures = dict(rule.figures)
    if rule.period:
        figures["period"] = rule.period
    return RuleResult(
        rule.name, rule.kind, figures, rule.rounding, int(counts.sum()), verdicts, tuple(examples)
    )


def _example(runner: Runner, row: Row, reason: str, count: int) -> Example:
    """An example of a reason, with the cell that it is about."""
    column = text = None
    if reason in REASONS:
        for role, name in runner.rule.figures.items():
            if runner.readers[role].cell(row.cells[name]).reason == reason:
                column, text = name, row.cells[name]
                break
    elif reason == "basis-not-known" and runner.rule.basis:
        column, text = runner.rule.basis, row.cells[runner.rule.basis]
    elif reason in ("period-not-read", "period-twice", "year-missing") and runner.rule.period:
        column, text = runner.rule.period, row.cells[runner.rule.period]
    return Example(reason, count, row.file, row.line, row.number, column, text)
