"""Units of one dimension, and what they are worth in each other: exact, from one table.

Knows scales such as 万 and 亿 through :mod:`.figure`. A text that the table does not know converts to
itself only.
"""

from __future__ import annotations

from fractions import Fraction

from jyplan.exact.figure import unit_of

# What a unit is worth in the first one of its dimension.
_DIMENSIONS: dict[str, dict[str, int | str]] = {
    "mass": {
        "克": 1, "g": 1, "gram": 1, "grams": 1, "千克": 1000, "公斤": 1000, "kg": 1000, "斤": 500,
        "吨": 1_000_000, "t": 1_000_000, "ton": 1_000_000, "tons": 1_000_000,
        "tonne": 1_000_000, "tonnes": 1_000_000,
    },
    "area": {
        "平方米": 1, "㎡": 1, "m²": 1, "m2": 1, "公顷": 10_000, "ha": 10_000, "hectare": 10_000,
        "hectares": 10_000, "亩": "2000/3", "mu": "2000/3", "平方公里": 1_000_000,
        "平方千米": 1_000_000, "km²": 1_000_000, "km2": 1_000_000,
    },
    "volume": {"升": 1, "L": 1, "立方米": 1000, "m³": 1000, "m3": 1000},
    "length": {
        "米": 1, "m": 1, "metre": 1, "metres": 1, "meter": 1, "meters": 1, "公里": 1000, "km": 1000,
        "厘米": "1/100", "cm": "1/100", "毫米": "1/1000", "mm": "1/1000",
        "kilometre": 1000, "kilometres": 1000, "kilometer": 1000, "kilometers": 1000,
    },
    "money": {"元": 1, "元人民币": 1, "人民币": 1, "人民币元": 1},
    "energy": {"瓦时": 1, "Wh": 1, "度": 1000, "kWh": 1000},
    "share": {
        "‰": 1, "千分点": 1, "个千分点": 1, "%": 10, "％": 10, "percent": 10, "百分点": 10, "个百分点": 10,
        "percentage points": 10,
    },
}  # fmt: skip

_TABLE = {
    text: (dimension, Fraction(worth))
    for dimension, units in _DIMENSIONS.items()
    for text, worth in units.items()
}


def factor(written: str, home: str) -> Fraction | None:
    """How many of ``home`` one ``written`` is (1 吨 is 2000 斤); None where they are of different things."""
    if written == home:
        return Fraction(1)
    mine, other = unit_of(written), unit_of(home)
    scale = Fraction(10) ** (mine.power - other.power)
    if mine.text == other.text:
        return scale
    worth, unit = _TABLE.get(mine.text), _TABLE.get(other.text)
    if worth is None or unit is None or worth[0] != unit[0]:
        return None
    return scale * worth[1] / unit[1]


def is_share(text: str) -> bool:
    """Whether a unit is one of shares: %, ‰ or points."""
    known = _TABLE.get(unit_of(text).text)
    return known is not None and known[0] == "share"


def quotient(above: str, below: str, unit: str) -> Fraction | None:
    """What a quotient of two figures in their units is to be multiplied by to be one in ``unit``.

    ``unit`` is one of shares, or what stands above, perhaps with what stands below after a stroke: 元,
    万元/人. None where it is of other things.
    """
    if is_share(unit):
        same = factor(above, below)
        percent = factor("%", unit)
        return None if same is None or percent is None else same * 100 * percent
    top, _, bottom = unit.partition("/")
    own = factor(above, top)
    if own is None:
        return None
    base = bottom or unit_of(below).text
    under = factor(below, base) if base else Fraction(10) ** unit_of(below).power
    return None if under is None else own / under
