"""The smallest sets that share an item with each of some conflicts (implicit hitting sets, Reiter 1987).

Knows sets only, and nothing of what makes them clash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jyplan.solver.linear import OutOfTime, Tick, unlimited

ERRORS = 100
"""How many errors are looked for in one group."""

Items = frozenset[int]
"""Figures by their numbers on the bench, which are in address order."""


def groups(conflicts: Sequence[Items]) -> list[list[Items]]:
    """Conflicts that hang together by shared items, each group with the union of its items, in order."""
    merged: list[tuple[set[int], list[Items]]] = []
    for conflict in conflicts:
        touching = [group for group in merged if not group[0].isdisjoint(conflict)]
        merged = [group for group in merged if group[0].isdisjoint(conflict)]
        items = set(conflict).union(*(group[0] for group in touching))
        merged.append((items, [*(c for group in touching for c in group[1]), conflict]))
    return [conflicts for _, conflicts in sorted(merged, key=lambda group: min(group[0]))]


def hitting_sets(conflicts: Sequence[Items], tick: Tick = unlimited) -> Iterator[Items]:
    """All sets of the smallest possible size that share an item with every conflict, each of them once.

    Gives up with `OutOfTime` where more than `ERRORS` items are needed.
    """
    size = _disjoint(conflicts)
    hit = False
    while not hit:
        if size > ERRORS:
            raise OutOfTime
        for hitting in _hitting_sets(conflicts, frozenset(), size, tick):
            hit = True
            yield hitting
        size += 1


def _hitting_sets(conflicts: Sequence[Items], chosen: Items, size: int, tick: Tick) -> Iterator[Items]:
    """Branch on one conflict; an item tried in one branch is barred from the next ones."""
    tick(len(conflicts) + 1)
    if not conflicts:
        yield chosen
    elif all(conflicts) and _disjoint(conflicts) <= size:
        for item in min(map(sorted, conflicts), key=len):
            rest = [conflict for conflict in conflicts if item not in conflict]
            yield from _hitting_sets(rest, chosen | {item}, size - 1, tick)
            conflicts = [conflict - {item} for conflict in conflicts]


def _disjoint(conflicts: Sequence[Items]) -> int:
    """How many conflicts, shortest first, share no item: no fewer items can hit them all."""
    used: set[int] = set()
    count = 0
    for conflict in sorted(conflicts, key=len):
        if used.isdisjoint(conflict):
            used |= conflict
            count += 1
    return count
