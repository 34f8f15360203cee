"""``jyplan.audit(...)``: what the command does, for scripts and notebooks, from and to any kind of frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jyplan.audit.result import Audit, Example, Finding, RuleResult
from jyplan.exact.judge import Verdict

if TYPE_CHECKING:
    from jyplan.audit.spec import Spec


@dataclass(frozen=True)
class Audited:
    """What was found in tables: ``verdict``, ``counts``, ``rules``, the worst ``rows``; and whole frames."""

    audit: Audit
    _sources: Sequence[Any] = field(repr=False)
    _spec: Any = field(repr=False)

    @property
    def verdict(self) -> Verdict:
        """The worst verdict."""
        return self.audit.verdict

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows (or groups) have each verdict."""
        return self.audit.counts

    @property
    def rules(self) -> tuple[RuleResult, ...]:
        """The rules, each with its counts and reasons."""
        return self.audit.rules

    @property
    def rows(self) -> tuple[Finding, ...]:
        """The worst rows with their derivation: numbers are exact fractions."""
        return self.audit.rows

    @property
    def reasons(self) -> tuple[Example, ...]:
        """Why rows were not checked, each with the first of them."""
        return tuple(reason for rule in self.audit.rules for reason in rule.reasons)

    def frame(self, verdicts: Sequence[str] = ()) -> Any:
        """All rows with their verdict and reason; with ``verdicts`` only rows that have one of these.

        Of the kind that was given: polars, pandas or Arrow; polars for files.
        """
        import polars as pl

        from jyplan.audit.batch import codes_of, verdict_columns
        from jyplan.audit.read.tables import whole

        frame = whole(self._sources, self._spec)
        named = len(self._spec.rules) > 1
        made = [frame]
        chosen = pl.lit(not verdicts)
        for rule in self._spec.rules:
            prefix = f"{rule.name}_" if named else ""
            made.append(verdict_columns(codes_of(frame, rule, self._spec), prefix))
            chosen = chosen | pl.col(f"{prefix}verdict").is_in(list(verdicts))
        frame = pl.concat(made, how="horizontal").filter(chosen)
        kinds = {type(source).__module__.partition(".")[0] for source in self._sources}
        if kinds == {"pandas"}:
            return frame.to_pandas()
        return frame.to_arrow() if kinds == {"pyarrow"} else frame


def audit(
    tables: Any,
    *,
    value: str | None = None,
    base: str | None = None,
    growth: str | None = None,
    by: str | Sequence[str] = (),
    period: str | None = None,
    part: str | None = None,
    whole: str | None = None,
    share: str | None = None,
    sum_of: str | None = None,
    within: str | None = None,
    whole_is: str | None = None,
    exhaust: int | None = None,
    years: str | None = None,
    map: str | None = None,
    basis_column: str | None = None,
    rounding: str | None = None,
    marks: Sequence[str] = (),
    decimals: Mapping[str, int] | None = None,
    units: Mapping[str, str] | None = None,
    negative: bool = False,
    encoding: str | None = None,
    separator: str | None = None,
    header: int | str | None = None,
    sheet: str | None = None,
    extract: str | None = None,
    limit: int = 20,
) -> Audited:
    """Hold every row of a table against the claims that stand in it; keywords are the command's options.

    ``tables`` is a path, a frame of polars, pandas or Arrow, or a list of these. Columns of figures have to
    be text, integers or decimals, for 8.0 and 8 differ; for floats ``decimals`` says how many were printed.

    Raises TableError (a PlanError) where a table cannot be used, and ModuleNotFoundError where the packages
    of ``jyplan[audit]`` are missing.
    """
    from jyplan.audit.spec import Asked, spec_of

    asked = Asked(
        base=base, value=value, growth=growth, by=(by,) if isinstance(by, str) else tuple(by), period=period,
        basis=basis_column, part=part, whole=whole, share=share, sum_of=sum_of, within=within,
        whole_is=whole_is, exhaust=exhaust, years=years, rounding=rounding, negative=negative,
        units=dict(units or {}),
    )  # fmt: skip
    reading = {
        "marks": tuple(marks), "decimals": dict(decimals or {}), "encoding": encoding, "separator": separator,
        "header": header, "sheet": sheet,
    }  # fmt: skip
    return _audited(tables, spec_of(asked, map, reading), limit, extract)


def _audited(tables: Any, spec: Spec, limit: int, extract: str | None) -> Audited:
    from jyplan.audit.run import audit_tables

    sources = list(tables) if isinstance(tables, list | tuple) else [tables]
    return Audited(audit_tables(sources, spec, limit=limit, extract=extract), sources, spec)
