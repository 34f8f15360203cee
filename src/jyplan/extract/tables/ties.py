"""How the figures of a panel hang together: changes and shares with their levels, parts with their wholes.

A tie that only the layout suggests is not made: parts need 其中, an indent or a list number, a total needs
the word, or the names of the three industries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from jyplan.extract import lexicon
from jyplan.extract.mentions import Tie, TieKind
from jyplan.extract.tables.labels import Label
from jyplan.extract.tables.reading import Figure

_TOTAL: Final = re.compile(r"(?:本年)?(?:收入|支出)?(?:合计|总计)")
_INDUSTRIES: Final = ("第一产业", "第二产业", "第三产业")
_PRODUCT: Final = re.compile(r"(?:全[省市县区州国])?(?:地区|国内)?生产总值(?:\(?GDP\)?)?|GDP")
_CHANGES: Final[dict[str, TieKind]] = {
    "growth": "growth-of",
    "increase": "increase-of",
    "points": "points-of",
    "multiple": "multiple-of",
}


def ties(figures: list[Figure]) -> list[Tie]:
    """The ties of one panel, changes first."""
    rows: dict[int, list[Figure]] = {}
    columns: dict[int, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.label.row, []).append(figure)
        columns.setdefault(figure.column.index, []).append(figure)
    in_rows = [tie for row in rows.values() for tie in _in_row(row)]
    in_rows += _below(figures)
    totals: list[tuple[Figure, list[Figure]]] = []
    for column in columns.values():
        if column[0].mention.kind in ("level", "count") and all(_adds(figure) for figure in column):
            in_rows += _parts(column)
            totals += _totals(column)
            in_rows += _industries(column)
    return in_rows + _credible(totals)


def _is_level(figure: Figure) -> bool:
    return figure.mention.kind in ("level", "count") and not figure.year_span


def _adds(figure: Figure) -> bool:
    """Whether the figure is an amount that can be part of a sum at all: averages and rates are not."""
    return figure.mention.measure not in ("%", "‰", "")


def _average(name: str | None) -> bool:
    return any(word in (name or "") for word in lexicon.NOT_ADDITIVE)


def _in_row(row: list[Figure]) -> Iterator[Tie]:
    """A change with its level, a completion with its target, a percentage of last year's with that."""
    levels = [figure for figure in row if _is_level(figure)]
    for figure in row:
        kind = _CHANGES.get(figure.mention.kind)
        other: Figure | None = None
        if kind is not None and not figure.year_span:
            rates = [
                other
                for other in row
                if other.mention.kind in ("share", "level") and other.mention.unit == "%"
            ]
            changed = rates if figure.mention.kind == "points" else levels
            same = [level for level in changed if _same(figure, level)]
            other = _nearest(figure, [level for level in same if level.mention.nature is None] or same)
        elif figure.mention.kind == "share":
            kind, other = "share-of", _whole(figure, levels)
        if kind is not None and other is not None:
            yield Tie(kind, figure.mention.id, other.mention.id)


def _whole(figure: Figure, levels: list[Figure]) -> Figure | None:
    """What a share in the same row is of: the target that is completed, or the year before's."""
    if figure.facets.of_previous:
        previous = [level for level in levels if level.facets.previous]
        return previous[0] if len(previous) == 1 else None
    if not figure.facets.completion:
        return None
    targets = [level for level in levels if level.mention.nature is not None]
    alike = _nearest(figure, [level for level in targets if _alike(figure, level)])
    if alike is not None or len(targets) != 1:
        return alike
    own, other = figure.column.heads, targets[0].column.heads
    apart = len(own) > 1 and len(other) > 1 and own[0] is not other[0]
    return None if apart else targets[0]


def _alike(figure: Figure, level: Figure) -> bool:
    return figure.facets.name == level.facets.name


def _same(figure: Figure, level: Figure) -> bool:
    return (
        _alike(figure, level)
        and figure.mention.period == level.mention.period
        and not figure.label.facets.kind
    )


def _nearest(figure: Figure, others: list[Figure]) -> Figure | None:
    """The nearest on the left, else the nearest on the right."""
    at = figure.column.index
    left = [other for other in others if other.column.index < at]
    return left[-1] if left else (others[0] if others else None)


def _below(figures: list[Figure]) -> Iterator[Tie]:
    """A row that tells the change of the row above it, number below number."""
    levels: dict[tuple[int, str | None], Figure] = {}
    for figure in figures:
        key = (figure.column.index, figure.mention.name)
        if _is_level(figure):
            levels[key] = figure
        kind = _CHANGES.get(figure.mention.kind)
        level = levels.get(key)
        nameless = figure.label.facets.kind is not None and not figure.label.facets.name
        if (
            kind is not None
            and nameless
            and level is not None
            and level.mention.period == figure.mention.period
        ):
            yield Tie(kind, figure.mention.id, level.mention.id)


def _parts(column: list[Figure]) -> Iterator[Tie]:
    """Parts by 其中, by indents and by list numbers, where the whole has the same unit."""
    path: list[Figure] = []
    among: Figure | None = None  # the whole of the last 其中
    since: list[Figure] = []  # the rows since that whole
    for figure in column:
        label = figure.label
        whole = None
        if label.facets.among:
            if since and not since[-1].label.facets.among and not (among and _adds_up(among, since)):
                among, since = since[-1], []
            whole = among
        elif label.depth or label.facets.level:
            while path and not _deeper(label, path[-1].label):
                path.pop()
            whole = path[-1] if path else None
        else:
            path = []
        if not label.facets.among:
            path.append(figure)
        since.append(figure)
        # What only the layout says is no ground for an alarm: it holds where the numbers agree.
        fits = whole is not None and (label.facets.among or _within(figure, whole))
        fits = fits and whole is not None and whole.mention.unit == figure.mention.unit
        if (
            whole is not None
            and fits
            and not _average(figure.mention.name)
            and not _average(whole.mention.name)
        ):
            yield Tie("part-of", figure.mention.id, whole.mention.id)


def _within(part: Figure, whole: Figure) -> bool:
    """Whether a part is no more than its whole."""
    try:
        return Decimal(str(part.mention.value)) <= Decimal(str(whole.mention.value))
    except InvalidOperation:
        return False


def _deeper(label: Label, whole: Label) -> bool:
    """Whether a label stands under another: further in, or with a list number of a lower order."""
    if label.depth > whole.depth:
        return True
    if label.facets.level and whole.facets.level:
        return label.facets.level > whole.facets.level
    return False


def _totals(column: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """合计 and 总计 with the rows that they count: those before, or where it stands first, those after."""
    at = [n for n, figure in enumerate(column) if _TOTAL.fullmatch(figure.label.facets.name)]
    if not at or any(_average(figure.mention.name) for figure in column):
        return
    if at == [0]:
        rows = column[1:]
    elif at == [len(column) - 1]:
        rows = column[:-1]
    else:
        return
    least = min((figure.label.depth, figure.label.facets.level) for figure in rows) if rows else (0, 0)
    parts = [
        figure
        for figure in rows
        if (figure.label.depth, figure.label.facets.level) == least and not figure.label.facets.among
    ]
    same = {figure.mention.unit for figure in [column[at[0]], *parts]}
    if len(parts) >= 2 and len(same) == 1:
        yield column[at[0]], parts


def _credible(totals: list[tuple[Figure, list[Figure]]]) -> list[Tie]:
    """Totals, unless none of the panel's columns adds up: then the rows are no parts."""
    if not any(_adds_up(total, parts) for total, parts in totals):
        return []
    return [
        Tie(
            "total",
            total.mention.id,
            total.mention.id,
            stated=False,
            parts=tuple(part.mention.id for part in parts),
        )
        for total, parts in totals
    ]


def _adds_up(total: Figure, parts: list[Figure]) -> bool:
    """Whether the parts give the total within what their digits allow."""
    try:
        values = [Decimal(str(figure.mention.value)) for figure in (total, *parts)]
    except InvalidOperation:
        return False
    places = min(-int(value.as_tuple().exponent) for value in values)
    return abs(values[0] - sum(values[1:])) <= (len(values) + 1) * Decimal(1).scaleb(-places) / 2


def _industries(column: list[Figure]) -> Iterator[Tie]:
    """The three industries are the gross product."""
    names = {re.sub(r"增加值$", "", figure.label.facets.name): figure for figure in reversed(column)}
    product = next((figure for figure in column if _PRODUCT.fullmatch(figure.label.facets.name)), None)
    parts = [names[name] for name in _INDUSTRIES if name in names]
    if (
        product is not None
        and len(parts) == 3
        and len({part.mention.unit for part in [product, *parts]}) == 1
    ):
        yield Tie(
            "total",
            product.mention.id,
            product.mention.id,
            stated=False,
            parts=tuple(part.mention.id for part in parts),
        )
