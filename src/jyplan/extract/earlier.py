"""Figures of other publications, last year's report or plan, as bases of what a document states.

They only lend a base to a change whose own base the text leaves out. What then disagrees was published apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from jyplan.exact.figure import unit_of
from jyplan.extract import names
from jyplan.extract.changes import since
from jyplan.extract.drafted import Draft, Statement, value_keys
from jyplan.extract.levels import Levels
from jyplan.extract.mentions import Mention, Reading
from jyplan.extract.slots import Slot

if TYPE_CHECKING:
    from jyplan.plan.model import Plan


class Earlier(NamedTuple):
    """One figure of an earlier publication: whose, of which year, in which unit and digits."""

    document: str
    name: str
    year: int
    value: str
    unit: str


def of_reading(reading: Reading, document: str) -> list[Earlier]:
    """The yearly levels that an earlier document states; of two that differ for one name, neither."""
    levels = Levels(reading, "document")
    earlier = [
        Earlier(document, mention.name or "", int(mention.period), mention.value, mention.unit)
        for mention in reading.mentions
        if levels.is_level(mention) and mention.sure and mention.nature is None
        and not mention.bound and not mention.approximate
        and isinstance(mention.value, str) and mention.period and len(mention.period) == 4
    ]  # fmt: skip
    return list(_unequivocal(earlier))


def of_plan(plan: Plan, document: str) -> list[Earlier]:
    """The yearly values that an earlier plan states: baselines, year-end actuals and facts."""
    from jyplan.plan.figures import digits_text
    from jyplan.plan.stated import statements

    earlier = []
    for id, indicator in plan.indicators.items():
        for stated in statements(plan, id):
            statement = stated.statement
            whole = stated.role in ("baseline", "fact") or stated.when.endswith("-12-31")
            if (
                not whole
                or stated.year is None
                or statement.value is None
                or statement.bound
                or statement.approximate
            ):
                continue
            digits = digits_text(statement.value)
            if digits:
                earlier.append(
                    Earlier(document, indicator.name, stated.year, digits, statement.unit or indicator.unit)
                )
    return list(_unequivocal(earlier))


def _unequivocal(listed: list[Earlier]) -> Iterator[Earlier]:
    by_key: dict[tuple[str, int], set[tuple[str, str]]] = {}
    for earlier in listed:
        by_key.setdefault((names.core(earlier.name), earlier.year), set()).add((earlier.value, earlier.unit))
    done: set[tuple[str, int]] = set()
    for earlier in listed:
        key = names.core(earlier.name), earlier.year
        if len(by_key[key]) == 1 and key not in done:
            done.add(key)
            yield earlier


def with_earlier(
    tied: Draft, earlier: list[Earlier] | tuple[Earlier, ...] | Any
) -> tuple[Draft, dict[str, str]]:
    """The draft with earlier figures where its changes count from, and what each of them is, by address."""
    longer = deepcopy(tied)
    known = {(names.core(known_.name), known_.year): known_ for known_ in earlier}
    by_id = {mention.id: mention for mention in tied.reading.mentions}
    words: dict[str, str] = {}
    for entry in longer.entries:
        if entry.measure in ("ratio", "rank"):
            continue
        for year in sorted(set(_bases(entry.statements, by_id))):
            before = known.get((names.core(entry.name), year))
            if before is None or any(statement.slot.year == year for statement in entry.statements):
                continue
            if unit_of(before.unit).text != unit_of(entry.unit).text:
                continue
            figure = Mention("earlier", 0, 0, before.value, "level", before.value, before.unit, before.name)
            key = "baseline" if year == longer.years.base else "facts"
            where = Slot(key, str(year), {} if key == "baseline" else {"year": year}, year)  # type: ignore[arg-type]
            statement = Statement(where, None, {**where.fields, **value_keys(figure, entry)})
            entry.statements.append(statement)
            words[entry.address(statement)] = (
                f"{before.document}：{before.name} {year} {before.value}{before.unit}"
            )
    return longer, words


def _bases(statements: list[Statement], by_id: dict[str, Mention]) -> Iterator[int]:
    for statement in statements:
        if statement.slot.year is None or (
            statement.slot.when != str(statement.slot.year)[:4]
            and not statement.slot.when.endswith(":actual")
        ):
            continue
        for path, id in statement.figures.items():
            if path and id in by_id and by_id[id].kind in ("growth", "increase", "multiple"):
                yield since(by_id[id]) or statement.slot.year - 1
