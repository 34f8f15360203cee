"""What the labels of each row say: name, unit, nature, and under which row it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from jyplan.extract.tables import cells, heads, numbers
from jyplan.extract.tables.heads import Facets
from jyplan.extract.tables.shape import Column, Panel, Row, Slot

# Labels that name nothing without the group they stand in.
_GENERIC: Final = frozenset(
    (
        *(
            "总产值",
            "增加值",
            "产量",
            "面积",
            "总额",
            "收入",
            "支出",
            "利润",
            "产值",
            "数量",
            "金额",
            "余额",
            "总量",
        ),
        *("城镇", "农村", "男", "女", "合计", "小计", "总计"),
    )
)
# Columns of times that tell how long a project takes or when it ends, and date no row.
_NO_DATES: Final = re.compile(r"年限|起止|日期|开工|竣工|签约|投产|建成|完成时间")


@dataclass(slots=True)
class Label:
    """What the labels of a row say together: its facets, the groups it stands in, its unit and its nature.

    `block` is the row above that states a unit, for rows that state none; `inner` tells that the row belongs
    to it for certain: by 其中, an indent, or because its label is that of an earlier row. `depth` is the
    indent.
    """

    row: int
    facets: Facets
    groups: list[str] = field(default_factory=list)
    name: str = ""
    unit: str | None = None
    block: Label | None = None
    inner: bool = False
    nature: str | None = None
    depth: int = 0
    slot: Slot | None = None


def labels(panel: Panel) -> list[Label | None]:
    """The label of each row of the body; `None` for rows that only open a section."""
    read: list[Label | None] = []
    section = ""
    above: Label | None = None
    block: Label | None = None
    names: set[str] = set()
    stubs = [column for column in panel.columns if column.role == "label"]
    indexes = [column.index for column in panel.columns]
    for number, row in enumerate(panel.body):
        slots = [slot for column in stubs if (slot := row[column.index]) is not None and _is_words(slot)]
        own = [slot for n, slot in enumerate(slots) if n == 0 or slot is not slots[n - 1]]
        own = [slot for slot in own if not cells.is_foreign(slot.text)] or own or _misplaced(row, panel)
        if own and numbers.read(own[-1].text) is not None:
            own = own[:1] if len(own) > 1 and own[0].text in heads.TOTALS else _misplaced(row, panel) or own
        if not own:
            read.append(None if not stubs else Label(number, Facets("")))
            continue
        label = _label(number, row, own, panel)
        if not any(row[index] is not None and row[index] not in own for index in indexes):
            section = label.facets.name if not label.facets.among else section
            read.append(None)
            continue
        if not label.groups and section:
            label.groups = [section]
        label.name = _row_name(label, above)
        if stubs and label.name in heads.TOTALS and not any(facets.role for facets in stubs[0].facets):
            label.name = stubs[0].path + label.name
        block = _in_block(label, block, names)
        names.add(label.facets.name)
        if label.facets.name:
            above = label
        read.append(label)
    return read


def _label(number: int, row: Row, own: list[Slot], panel: Panel) -> Label:
    facets = heads.read(own[-1].text, label=True)
    label = Label(number, facets, [heads.read(slot.text, label=True).name for slot in own[:-1]])
    label.slot = own[-1]
    label.depth = own[-1].indent
    label.unit = _beside(row, [column for column in panel.columns if column.role == "unit"]) or facets.unit
    nature = _beside(row, [column for column in panel.columns if column.role == "nature"])
    label.nature = heads.read(nature).nature if nature else facets.nature
    dates = [
        column for column in panel.columns if column.role == "time" and not _NO_DATES.search(column.path)
    ]
    period = _beside(row, dates)
    facets.times += heads.read(period, label=True).times if period else []
    return label


def _in_block(label: Label, block: Label | None, names: set[str]) -> Label | None:
    """Put a row without a unit into the block that the last one with a unit opened; return the open one."""
    if label.unit or label.facets.index:
        return label
    if block is not None:
        again = label.facets.name in names
        label.block = block
        label.inner = again or label.facets.among or label.depth > block.depth
        if again and block.facets.name not in label.name:
            label.name = f"{block.facets.name}{label.name}"
    return block


def _misplaced(row: Row, panel: Panel) -> list[Slot]:
    """A label that stands in the column of running numbers: 合计 often does."""
    slots = (row[column.index] for column in panel.columns if column.role == "index")
    return [
        slot for slot in slots if slot is not None and _is_words(slot) and numbers.read(slot.text) is None
    ][:1]


def _is_words(slot: Slot) -> bool:
    return not numbers.says_nothing(slot.text)


def _beside(row: Row, columns: list[Column]) -> str | None:
    """What the row says in the first of the columns that has anything."""
    slot = next((slot for column in columns if (slot := row[column.index]) is not None), None)
    return None if slot is None or numbers.says_nothing(slot.text) else slot.text


def _row_name(label: Label, above: Label | None) -> str:
    """The row's name: its own, with its group where its own names nothing alone, or that of the row above."""
    name = label.facets.name
    if not name and label.facets.kind is not None and above is not None:
        return above.name
    group = label.groups[-1] if label.groups else ""
    if group and (name in _GENERIC or (cells.is_place(group) and not cells.is_place(name))):
        return group + name
    return name
