"""What the commands do, as values for notebooks and scripts: rows that show as tables and become data frames.

Neither pandas nor polars is needed until a frame is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from jyplan.consistency.result import Checked, Statement
from jyplan.diagnostic import key_text
from jyplan.plan.load import load as read_plan
from jyplan.plan.model import Plan
from jyplan.plan.selection import ALL, Selection
from jyplan.words.language import Language, locale_language

__all__ = ["Check", "Plan", "Rows", "bases", "check", "gaps", "growths", "read_plan", "status"]

if TYPE_CHECKING:
    from jyplan.answers.base import BaseRow
    from jyplan.answers.gap import NeedRow
    from jyplan.answers.growth import GrowthRow
    from jyplan.answers.outlook import Thresholds
    from jyplan.answers.status import StatusRow
    from jyplan.report.table import Table

Row = TypeVar("Row", bound=tuple[Any, ...])


@dataclass(frozen=True)
class Rows(Sequence[Row], Generic[Row]):
    """The rows of one command, in the plan's order: exact, and a table where they are looked at.

    A row's numbers are exact fractions. In a frame they are floats, unless ``numbers`` is another function of
    their 12 significant digits: ``str``, ``decimal.Decimal`` or ``fractions.Fraction``.
    """

    rows: tuple[Row, ...]
    row_type: type[Row] = field(repr=False)
    tabulate: Callable[[Sequence[Row], Language], Table] = field(repr=False, compare=False)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Rows[Row]:
        return replace(self, rows=self.rows[at]) if isinstance(at, slice) else self.rows[at]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def records(self, numbers: Callable[[str], object] = float) -> list[dict[str, object]]:
        """A flat dictionary a row, with the columns of the CSV output; None where a value is unknown."""
        from jyplan.report.records import records

        return records(self.rows, self.row_type, numbers)

    def to_pandas(self, numbers: Callable[[str], object] = float) -> Any:
        """The rows as a ``pandas.DataFrame``. Raises ModuleNotFoundError where pandas is not installed."""
        import pandas

        return pandas.DataFrame(self.records(numbers), columns=self._columns())

    def to_polars(self, numbers: Callable[[str], object] = float) -> Any:
        """The rows as a ``polars.DataFrame``. Raises ModuleNotFoundError where polars is not installed."""
        import polars

        records = self.records(numbers)
        return polars.DataFrame(
            records or None, None if records else self._columns(), infer_schema_length=None
        )

    def _columns(self) -> list[str]:
        from jyplan.report.records import columns_of

        return columns_of(self.row_type)

    def _repr_html_(self) -> str:
        from jyplan.report.notebook import render

        language = locale_language()
        return render(self.tabulate(self.rows, language), language)


class Check(Checked):
    """What a check found. In a notebook its verdicts and conflicts; its statements become a data frame."""

    __slots__ = ()

    @property
    def rows(self) -> Rows[Statement]:
        """The statements, each with the path of its key as text."""
        rows = tuple(statement._replace(path=key_text(statement.path)) for statement in self.statements)  # type: ignore[arg-type]
        return Rows(rows, Statement, lambda rows, language: _check_table(self, language))

    def records(self, numbers: Callable[[str], object] = float) -> list[dict[str, object]]:
        """See :meth:`Rows.records`."""
        return self.rows.records(numbers)

    def to_pandas(self, numbers: Callable[[str], object] = float) -> Any:
        """See :meth:`Rows.to_pandas`."""
        return self.rows.to_pandas(numbers)

    def to_polars(self, numbers: Callable[[str], object] = float) -> Any:
        """See :meth:`Rows.to_polars`."""
        return self.rows.to_polars(numbers)

    def _repr_html_(self) -> str:
        return self.rows._repr_html_()


def bases(plan: Plan, selection: Selection = ALL) -> Rows[BaseRow]:
    """The base-year values that stated growth implies, a row for each statement of it."""
    from jyplan.answers.base import BaseRow, base
    from jyplan.report.base import base_table

    return _rows(plan, selection, base(plan, selection), BaseRow, base_table)


def growths(plan: Plan, selection: Selection = ALL) -> Rows[GrowthRow]:
    """Every stated growth beside the one that the stated values give, with a verdict, in percent."""
    from jyplan.answers.growth import GrowthRow, growth
    from jyplan.report.growth import growth_table

    return _rows(plan, selection, growth(plan, selection), GrowthRow, growth_table)


def gaps(plan: Plan, selection: Selection = ALL) -> Rows[NeedRow]:
    """How far the latest known value is from each target, and the growth in percent that it would take."""
    from jyplan.answers import gap as needed
    from jyplan.report.gap import gap_table

    return _rows(plan, selection, needed.gap(plan, selection), needed.NeedRow, gap_table)


def status(
    plan: Plan,
    selection: Selection = ALL,
    *,
    as_of: dt.date | None = None,
    thresholds: Thresholds | None = None,
) -> Rows[StatusRow]:
    """A row for every indicator: fact, pace, what it would take; with ``as_of``, as known on that day."""
    from jyplan.answers import status as progress
    from jyplan.report.status import status_table
    from jyplan.words.headings import word

    groups = {id: group.called(selection.language) for id, group in plan.groups.items()}

    def table(rows: Sequence[StatusRow], title: str, language: Language) -> Table:
        notes = (word("implied-note", language),)
        return status_table(rows, title, language, notes, groups, plan.about.base_year)

    rows = progress.status(plan, selection, as_of=as_of, thresholds=thresholds)
    return _rows(plan, selection, rows, progress.StatusRow, table)


def check(plan: Plan, ids: Collection[str] | None = None, deadline: float | None = None) -> Check:
    """Whether everything that is stated can be true, alone and jointly.

    ``ids`` limits what is reported, not what is considered; after ``deadline``, a moment of
    `time.monotonic`, what is not yet known stays ``not-decided``.
    """
    from jyplan.consistency.result import check as checked

    return Check(*checked(plan, ids, deadline))


def _plan_html(plan: Plan) -> str:
    """The plan as it is written, as a table for a notebook."""
    from jyplan.report.notebook import render
    from jyplan.report.plan import plan_table

    language = locale_language()
    return render(plan_table(plan, language), language)


# A notebook asks the plan itself how it looks, and a plan knows nothing of tables.
Plan._repr_html_ = _plan_html  # type: ignore[attr-defined]


def _rows(
    plan: Plan,
    selection: Selection,
    rows: Sequence[Row],
    row_type: type[Row],
    table: Callable[[Sequence[Row], str, Language], Table],
) -> Rows[Row]:
    title = plan.about.called(selection.language)
    return Rows(tuple(rows), row_type, lambda rows, language: table(rows, title, language))


def _check_table(checked: Checked, language: Language) -> Table:
    from jyplan.report.check import check_table, paragraphs, summary

    lines = (line.strip() for line in paragraphs(checked, language))
    notes = (summary(checked, language), *filter(None, lines))
    return check_table(checked, "", language, every=False)._replace(notes=notes)
