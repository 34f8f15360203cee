"""What the heads of each column say together, and what a column takes from its neighbours."""

from __future__ import annotations

from typing import Final

from jyplan.extract.tables.heads import Facets
from jyplan.extract.tables.shape import Column, Panel

_CHANGES: Final = ("growth", "increase", "points", "multiple")
_OF_LEVELS: Final = (*_CHANGES, "share", "rank")


def numbered(panel: Panel) -> list[tuple[Column, Facets]]:
    """The columns of numbers with what their heads say."""
    columns = [(column, merged(column.facets)) for column in panel.columns if column.role is None]
    _carry([facets for _, facets in columns])
    return columns


def merged(path: list[Facets]) -> Facets:
    """What the heads of a column say together: lower ones are closer, names add up."""
    whole = Facets("".join(facets.text for facets in path))
    for facets in path:
        whole.name += facets.name if facets.name not in whole.name else ""
        whole.unit = facets.unit or whole.unit
        if facets.kind and not (
            facets.kind == "level" and whole.kind in ("growth", "increase", "share", "rank")
        ):
            whole.kind, whole.falls, whole.completion = facets.kind, facets.falls, facets.completion
        whole.times += facets.times
        whole.previous |= facets.previous
        whole.month |= facets.month
        whole.cumulative |= facets.cumulative
        whole.target |= facets.target
        whole.mean |= facets.mean
        whole.of_previous |= facets.of_previous
        whole.compared = facets.compared or whole.compared
        whole.basis = facets.basis or whole.basis
        whole.stated |= facets.stated
    return whole


def _carry(columns: list[Facets]) -> None:
    """A change or a share takes time and name, where it has none, from the latest level at its left.

    So does the same period of the year before, for which heads say 上年同期 only.
    """
    level: Facets | None = None
    after_change = True
    for facets in columns:
        if facets.kind in _OF_LEVELS:
            if level is not None:
                _complete(facets, level)
            after_change |= facets.kind in _CHANGES
            continue
        if facets.previous and level is not None and not facets.times:
            _complete(facets, level)
        elif level is None or after_change or _year(facets) >= _year(level):
            level = facets
            after_change = False


def _year(facets: Facets) -> int:
    return max((word.year for word in facets.times if word.year is not None), default=0)


def _complete(facets: Facets, level: Facets) -> None:
    if not facets.times and not facets.mean:
        facets.times = list(level.times)
        facets.month |= level.month and not facets.cumulative
        facets.cumulative |= level.cumulative and not facets.month
    facets.name = facets.name or level.name
