"""What a kind of relation is: what it says of its figures, when it holds, and what it is to be called.

Each kind tells that in the file of its name, which ends in its :class:`Kind`. Knows no kind, and no language:
what is to be read are references and signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from jyplan.plan.values import Number

if TYPE_CHECKING:
    from jyplan.consistency.claims import Claim
    from jyplan.consistency.kinds.reading import Reading
    from jyplan.consistency.ties import Op, Tie


class Law(NamedTuple):
    """``left op right`` as a reader sees it: references or constants added up, ``minus`` those taken off."""

    left: tuple[str | Number, ...]
    op: Op
    right: tuple[str | Number, ...]
    minus: tuple[str, ...] = ()


class OwnFigure(NamedTuple):
    """What a relation's own figure is called and printed in.

    The words for it (``share-of`` for a share) name the references ``sides``. The unit is ``unit``, else that
    of the reference ``unit_of``. ``dated_once``: a time that all sides share stands behind them.
    """

    sides: dict[str, str]
    unit: str | None = None
    unit_of: str | None = None
    dated_once: bool = False


def never(_: Any) -> bool:
    """Of no relation of the kind."""
    return False


def always(_: Any) -> bool:
    """Of every relation of the kind."""
    return True


def no_laws(_: Any) -> tuple[Law, ...]:
    """A kind that says what it says by a figure of its own."""
    return ()


def no_figure(_: Any) -> None:
    """A kind whose relations state no figure."""


class Kind(NamedTuple):
    """A kind of relation; each function takes a relation of it.

    ``read`` is what it says at one time, ``laws`` and ``figure`` how that is to be read. Without years a
    relation that is ``undated`` holds at every time that is known, and others at that of the target. One that
    ``sums`` holds for every piece of a flow, and of a level for the year up to its date; ``real``: among
    values at constant prices too. One that ``refers`` may name figures of relations, which are read before
    it. ``of_rates``: it may hold two rates against each other, which is no law of a network.
    """

    read: Callable[[Any, Reading], Iterator[Claim | Tie]]
    laws: Callable[[Any], Iterable[Law]] = no_laws
    figure: Callable[[Any], OwnFigure | None] = no_figure
    undated: Callable[[Any], bool] = never
    sums: bool = False
    real: bool = False
    refers: bool = False
    of_rates: bool = False
