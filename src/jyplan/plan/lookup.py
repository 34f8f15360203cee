"""What every table of a plan may get wrong: a name that is not there, a number that does not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jyplan.diagnostic import Fault, Path
from jyplan.exact.figure import FigureError
from jyplan.plan.model import Plan
from jyplan.plan.relation import Relation
from jyplan.plan.statement import Growth, Statement


def unknown(what: str, name: str, known: Sequence[str], path: Path) -> Fault:
    """The fault of a name that is none of those known."""
    return Fault("unknown-reference", path, {"what": what, "name": name, "known": known})


def note(faults: list[Fault], path: Path, read: Callable[..., object], *number: object) -> None:
    """Note the fault of the number at ``path``, where ``read`` finds one."""
    try:
        read(*number)
    except FigureError as error:
        faults.append(Fault(error.code, path, error.values))


def source(faults: list[Fault], plan: Plan, id: str | None, path: Path) -> None:
    """Note a source that the plan does not list."""
    if id is not None and id not in plan.sources:
        faults.append(unknown("source", id, list(plan.sources), (*path, "source")))


def sources(faults: list[Fault], plan: Plan, statement: Statement | Growth | Relation, path: Path) -> None:
    """Note the sources of a statement or relation that the plan does not list."""
    source(faults, plan, statement.source, path)
    for n, printing in enumerate(statement.also):
        source(faults, plan, printing.source, (*path, "also", n))
