"""How spreadsheets show a number or a date: the digits, signs and units that a number format gives it.

Knows formats as text only, no workbook.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple


class Format(NamedTuple):
    """What a number format shows: at least and at most so many places, and what stands around the digits."""

    least: int
    most: int
    percent: bool
    before: str
    after: str


# Text in quotes or after a backslash, a currency, a colour or condition, a blank or filler, one character.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\])|[_*].|(.)', re.DOTALL)
_CLOSED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]', re.DOTALL)
_PATTERN = re.compile(r"([-+( ]*)([#0?][#0?,]*)(?:\.([#0?]*))?([ ]*)(%?)([) ]*)")
_CURRENCY = "¥￥$€£"
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # any double has fewer digits
_DATE = re.compile(r"(?<![A-Za-z])[ymd]+(?![A-Za-z]*l)", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]|AM/PM|上午", re.IGNORECASE)
_DATE_PART = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(y+|m+|d+)|(.)', re.IGNORECASE | re.DOTALL)

# The formats that files name by number only (ECMA-376, 18.8.30), Chinese ones of 27 to 58 included.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "yyyy-mm",
    22: "yyyy-mm-dd hh:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}


def read_format(text: str, *, negative: bool = False, zero: bool = False) -> Format | None:
    """What the number format shows; None where it tells nothing of decimal places (General, 0.0E+0, ?/?)."""
    sections = _CLOSED.sub(lambda closed: closed[0].replace(";", "\0"), text).split(";")
    n = 1 if negative and len(sections) > 1 else 2 if zero and len(sections) > 2 else 0
    code, around = "", ["", ""]
    for quoted, escaped, _, condition, character in _TOKEN.findall(sections[n]):
        if condition and condition[1] in "<>=":
            return None
        literal = quoted or escaped or (character if not character.isascii() else "")
        if literal:
            around["0" in code or "#" in code] += literal
        else:
            code += character
    pattern = _PATTERN.fullmatch(code)
    if pattern is None or pattern[2].endswith(","):
        return None
    places = pattern[3] or ""
    before, after = (part.replace("\0", ";").strip() for part in around)
    after = "%" + after if pattern[5] else after
    return Format(places.count("0"), len(places), bool(pattern[5]), before.strip(_CURRENCY), after)


def plain(number: Decimal) -> str:
    """A number's digits, no exponent and no zeros at its end.

    >>> plain(Decimal("1E+2")), plain(Decimal("7.50"))
    ('100', '7.5')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits(value: int | float) -> Decimal:
    """A stored number as the decimal that was typed: a double is good for 15 digits."""
    return Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))


def shown(value: int | float, number_format: str) -> str:
    """A number as a sheet shows it, rounded half up; without a format as it is stored.

    >>> shown(0.1256, "0.0%"), shown(1234.5, '#,##0"亿元"'), shown(2.5, "General")
    ('12.6%', '1235亿元', '2.5')
    """
    number = digits(value)
    how = read_format(number_format, negative=value < 0, zero=value == 0)
    if how is None:
        return plain(number)
    if how.percent:
        number *= 100
    places = len(plain(number).partition(".")[2])
    unit = Decimal(1).scaleb(-min(max(places, how.least), how.most))
    return f"{how.before}{_WIDE.quantize(number, unit):f}{how.after}"


def shows_date(number_format: str) -> bool:
    """Whether the format is one of dates."""
    code = _CLOSED.sub("", number_format)
    return _DATE.search(code) is not None and not set("0#?") & set(code)


def date_shown(serial: int | float, number_format: str, *, from_1904: bool = False) -> str:
    """The date of a serial number as its format shows it; ISO 8601 where the format has a time of day.

    >>> date_shown(45292, 'yyyy"年"m"月"')
    '2024年1月'
    """
    start = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)
    try:
        moment = start + dt.timedelta(days=serial)
    except (OverflowError, ValueError):
        return plain(digits(serial))
    if _CLOCK.search(_CLOSED.sub("", number_format)):
        return moment.isoformat(" ", "minutes")
    text = ""
    for quoted, escaped, part, other in _DATE_PART.findall(number_format.split(";", maxsplit=1)[0]):
        text += quoted or escaped or other
        if part:
            text += _date_part(part.lower(), moment)
    return text.strip()


def _date_part(part: str, moment: dt.datetime) -> str:
    if part[0] == "y":
        return f"{moment.year:04}" if len(part) > 2 else f"{moment.year % 100:02}"
    value = moment.month if part[0] == "m" else moment.day
    return f"{value:02}" if len(part) == 2 else str(value)
