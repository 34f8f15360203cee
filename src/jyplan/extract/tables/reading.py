"""From a panel to figures: each number takes name, unit, period and kind from row, column and caption."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jyplan.extract import lexicon
from jyplan.extract.mentions import Kind as MentionKind
from jyplan.extract.mentions import Mention, Nature
from jyplan.extract.moments import Moment
from jyplan.extract.tables import numbers
from jyplan.extract.tables.captions import Base
from jyplan.extract.tables.columns import numbered
from jyplan.extract.tables.heads import Facets, Kind
from jyplan.extract.tables.labels import Label, labels
from jyplan.extract.tables.numbers import Number
from jyplan.extract.tables.periods import moment_of, period, since
from jyplan.extract.tables.shape import Column, Panel, Slot, is_named_time

_RATE: Final = re.compile("(?:" + "|".join(map(re.escape, lexicon.RATE_ENDINGS)) + r")(?:\(.*\))?$")
# What grows at comparable prices without saying so: gross product, value added, output, and industries.
_OUTPUT: Final = re.compile(r"生产总值|GDP|增加值|总产值|业$")
_COUNTERS: Final = frozenset(lexicon.COUNTERS) - {"年", "天", "岁", "小时", "分钟", "秒", "度", "分", "级"}
_TOTALS: Final = frozenset(("合计", "总计", "小计", "总数"))
_SPHERES: Final = frozenset(("城市", "农村", "城镇", "乡村", "市区", "城区", "县域"))
_WHOLES: Final = frozenset(("全市", "全县", "全省", "全区", "全州", "全国", "全旗", "全盟"))


@dataclass(slots=True)
class Figure:
    """A figure of a panel with where it stands, for the ties between figures."""

    mention: Mention
    slot: Slot
    label: Label
    column: Column
    facets: Facets
    year_span: bool = False


def figures(panel: Panel, context: Base, prefix: str, text: str) -> list[Figure]:
    """The figures of a panel; each is named after its table (`prefix`), row and column."""
    read: list[Figure] = []
    stated = (facets.unit for column in panel.columns if column.role == "label" for facets in column.facets)
    panel.units = panel.units or [unit for unit in stated if unit]
    columns = numbered(panel)
    for row, stated_label in zip(panel.body, labels(panel), strict=True):
        label = stated_label or Label(0, Facets(""))
        before: Slot | None = label.slot
        for column, facets in columns:
            slot = row[column.index]
            if slot is None or slot is before or slot is label.slot or numbers.says_nothing(slot.text):
                continue
            before = slot
            number = None if is_named_time(slot.text) else numbers.read(slot.text)
            figure = number and _figure(number, slot, label, column, facets, panel, context)
            if figure:
                figure.mention.id = f"{prefix}r{slot.cell.row + 1}c{slot.cell.column + 1}"
                figure.mention.text = text[figure.mention.start : figure.mention.end]
                read.append(figure)
    return read


def _figure(
    number: Number, slot: Slot, label: Label, column: Column, facets: Facets, panel: Panel, context: Base
) -> Figure | None:
    kind, sure = _kind(number, label, facets, context)
    if kind == "score":
        return None
    name = _name(label, facets, context)
    mean = (facets.mean or "年均" in label.facets.text) and not number.over_years
    over_years = number.over_years or (number.round_brackets and len(context.years) > 1)
    if over_years:
        kind, sure = _over_years(kind, label, name), True
    unit, known = _unit(number, kind, label, facets, panel, name)
    if (
        kind == "level"
        and unit == "%"
        and not _RATE.search(name)
        and name
        and (number.unit or not facets.stated)
    ):
        kind, sure = "growth", False
    moment = moment_of(facets, label.facets, context)
    target = facets.target or (over_years and not facets.stated) or _planned(facets, moment, context)
    falls = (facets.falls or label.facets.falls) and kind in ("growth", "increase")
    if number.round_brackets and not over_years:
        falls, sure = True, False
    start, end = slot.line.span(number.start, number.end)
    dated = facets.times or label.facets.times or facets.previous
    mention = Mention(
        id="",
        start=start,
        end=end,
        text="",
        kind=_mention_kind(kind, unit),
        value=_fallen(number.value) if falls else number.value,
        unit=unit,
        name=name or None,
        name_from="head" if name else None,
        period=period(
            moment, context, changes=kind in ("growth", "points"), mean=mean, over_years=over_years
        ),
        period_from="head" if dated else "title" if moment is not None else None,
        nature=_nature(label, target=target),
        bound=number.bound,
        approximate=number.approximate,
        basis=_basis(kind, facets.basis or label.facets.basis, name),
        since=since(facets.compared, moment),
        per="year" if mean and kind == "growth" else None,
        sure=sure and bool(name) and known,
        measure=_measure(unit),
    )
    return Figure(mention, slot, label, column, facets, mean or over_years)


def _basis(kind: Kind, stated: str | None, name: str) -> str | None:
    """The price basis of a change: as stated, else that in which offices always give the growth of output."""
    if kind not in ("growth", "increase", "multiple"):
        return None
    return stated or ("real" if kind == "growth" and _OUTPUT.search(name) else None)


def _fallen(value: numbers.Value) -> numbers.Value:
    """The value of a fall, which heads such as 降低（%） state without a sign."""
    if isinstance(value, tuple):
        return f"-{value[1]}", f"-{value[0]}"
    if isinstance(value, list) or value.startswith("-") or not value.strip("0."):
        return value
    return f"-{value}"


def _over_years(kind: Kind, label: Label, name: str) -> Kind:
    """What a figure in brackets is, in a column that else gives means or levels of a plan's last year."""
    if label.facets.kind == "growth":
        return "growth" if label.unit in (None, "%", "‰") else "increase"
    return "points" if _RATE.search(name) and (label.unit or "%") == "%" else "level"


def _kind(number: Number, label: Label, facets: Facets, context: Base) -> tuple[Kind, bool]:
    row, column = label.facets.kind, facets.kind
    if row is None and label.inner and label.block is not None:
        row = label.block.facets.kind
    if isinstance(number.value, list):
        return "structure", True
    if row == "growth" and label.unit not in (None, "%", "‰"):
        row = "increase"
    if number.unit in lexicon.POINTS:
        return "points", True
    if column in (None, "level") and row is not None and row != "level":
        return row, True
    if column in ("growth", "increase") and row in ("growth", "share"):
        return ("points", True) if facets.unit == "个百分点" else (column, facets.mean)
    if column == "increase" and label.facets.unit == "%":
        return "points", True
    if column == "growth" and label.unit == "%" and _RATE.search(label.name):
        return "points", False  # the growth of a rate is given in points, whatever the head says
    if column in (None, "level") and context.changes:
        return "growth", True
    if column in (None, "level") and number.changes:
        return ("growth" if number.unit in (None, "%") else "increase"), True
    return column or "level", True


def _mention_kind(kind: Kind, unit: str) -> MentionKind:
    if kind == "level" and _measure(unit) in _COUNTERS:
        return "count"
    return "level" if kind == "score" else kind


def _measure(unit: str) -> str:
    for scale in lexicon.SCALES:
        if unit.startswith(scale) and unit != scale:
            return unit[len(scale) :]
    return unit


def _name(label: Label, facets: Facets, context: Base) -> str:
    """Row and column together; the place first. Where neither names an indicator, the caption does."""
    row, column = label.name, facets.name
    if row in _TOTALS and label.facets.region is False and context.subject and not column:
        return f"{context.subject}{row}" if row not in context.subject else context.subject
    if row and column:
        if facets.region or column in _WHOLES or column in _SPHERES:
            return f"{column}{row}"
        if row[-1] in "量额" and column in ("产量", "数量", "金额", "投资额"):
            return row
        return f"{row}{column}" if column not in row else row
    name = row or column
    place = label.facets.region or row in _WHOLES
    if (
        ((place and row) or not name or (facets.region and not row))
        and context.subject
        and context.subject not in name
    ):
        return f"{name}{context.subject}"
    return name


def _unit(
    number: Number, kind: str, label: Label, facets: Facets, panel: Panel, name: str
) -> tuple[str, bool]:
    """The unit as written, and whether anything says it."""
    if kind == "structure":
        return "%", True
    if kind in ("growth", "share"):
        own = next((unit for unit in (number.unit, facets.unit) if unit in ("%", "‰")), None)
        return own or "%", True
    if kind == "points":
        return "个百分点", True
    if kind == "rank":
        return "位", True
    if kind == "multiple":
        return facets.unit or number.unit or "", True
    block = label.block
    if label.facets.index or (block is not None and label.inner and block.facets.index):
        return "", True
    if (
        block is not None
        and block.unit
        and not _RATE.search(label.facets.name)
        and (label.inner or not panel.units)
        and facets.unit is None
    ):
        return block.unit, label.inner
    own = label.facets.unit
    unit = number.unit or own or (facets.unit if facets.unit != "%" or not label.unit else None) or label.unit
    if unit:
        return unit, True
    if (
        _RATE.search(name)
        and (not panel.units or "%" in panel.units)
        and not re.search(r"度$|指数$|系数$", name)
    ):
        return "%", True
    general = next((unit for unit in panel.units if unit not in ("%", "‰")), None)
    if general is not None:
        return general, len(panel.units) == 1 or panel.units[1:] == ["%"]
    return ("%", True) if panel.units else ("", False)


def _planned(facets: Facets, moment: Moment | None, context: Base) -> bool:
    """Whether the figure is a target because its year is the last in a table of targets."""
    if not context.plans or moment is None or moment.year is None or facets.previous:
        return False
    if facets.mean:
        return True
    if facets.stated or facets.completion or facets.kind == "rank":
        return False
    last = max(context.years, default=moment.year)
    ahead = context.this_year is None or moment.year >= context.this_year
    return moment.year == last and (len(context.years) > 1 or ahead)


def _nature(label: Label, *, target: bool) -> Nature | None:
    if not target:
        return None
    return label.nature if label.nature in ("binding", "expected") else "target"  # type: ignore[return-value]
