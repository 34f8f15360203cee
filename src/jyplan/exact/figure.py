"""A number as written, and the interval of true values that it allows.

Knows digits, the unit in the last place, scales such as 万 and 亿, and rounding rules. Knows nothing of
indicators, growth or plans. Everything that is decided here is decided on integers.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from jyplan.exact.interval import EVERYTHING, Interval

Rounding = Literal["nearest", "half-up", "half-even", "truncated", "any", "exact"]
Bound = Literal["at-least", "more-than", "at-most", "less-than", "about", "exactly"]

APPROXIMATE: dict[str, Bound] = {"more": "more-than", "less": "less-than", "about": "about"}
"""The bound that 余 (more), 近 (less) and 约 (about) amount to."""

ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)
BOUNDS: tuple[Bound, ...] = get_args(Bound)

# A number with more digits than this is a slip or an attack, never a statistic.
MOST_DIGITS = 60
_TOO_LARGE = 10**MOST_DIGITS

_SCALES = {"千": 3, "万": 4, "萬": 4, "百万": 6, "百萬": 6, "亿": 8, "億": 8}
_SCALE_WORDS = re.compile(r"(?:百[万萬]|[千万萬亿億])*")
_SCALE_WORD = re.compile(r"百[万萬]|[千万萬亿億]")
_NUMBER = re.compile(
    r"(?P<sign>[-+−]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\.(?P<decimals>[0-9]+)|\s?/\s?(?P<divisor>[0-9]+))?\s*(?P<unit>[^\s\d.,/+~～–—−-].*)?",
    re.DOTALL,
)


class FigureError(ValueError):
    """A number that cannot be read: a diagnostic's code, and the values for its message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Unit(NamedTuple):
    """A unit of measurement: a power of ten (万 is 4, 亿 is 8) and what is counted (元, 人次, 平方米)."""

    power: int
    text: str


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """Read a unit such as ``亿元`` (8, 元). Scale words may be stacked: 万亿元, 亿千瓦时."""
    words = _SCALE_WORDS.match(text)
    end = words.end() if words else 0
    return Unit(sum(_SCALES[word] for word in _SCALE_WORD.findall(text[:end])), text[end:].strip())


def repeated_scale(text: str) -> str | None:
    """A scale word that stands twice in a unit (亿亿元), which no unit has; None where none does."""
    words = _SCALE_WORDS.match(text)
    listed = _SCALE_WORD.findall(words[0]) if words else []
    return next((word for n, word in enumerate(listed) if word in listed[:n]), None)


_POINTS = {"%": "points", "％": "points", "‰": "thousandths"}


def points_unit(unit: str) -> str:
    """The unit of a change of a ratio, as a word of the output: points, thousandths, or the ratio's own."""
    return _POINTS.get(unit, unit)


class Figure(NamedTuple):
    """A number as written, in some unit: value ``num / den``, unit in the last place ``last / den``.

    ``last`` is zero where the number is exact. A bound (突破, 以内, 左右) belongs to the figure because it
    says which true values the words allow.
    """

    num: int
    den: int
    last: int
    rounding: Rounding = "nearest"
    bound: Bound | None = None

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return Fraction(self.num, self.den)

    def shifted(self, power: int) -> Figure:
        """The same figure in a unit smaller by ``power`` powers of ten: its digits keep their worth."""
        if not power:
            return self
        if power > 0:
            return self._replace(num=self.num * 10**power, last=self.last * 10**power)
        return self._replace(den=self.den * 10**-power)

    def times(self, factor: Fraction | int) -> Figure:
        """The same figure in a unit of which ``factor`` make one of its own: its digits keep their worth."""
        above, below = factor.as_integer_ratio()
        return self._replace(num=self.num * above, den=self.den * below, last=self.last * above)

    def rounded_to(self, unit: Fraction) -> Figure:
        """The same number, rounded to ``unit`` (100: to the nearest hundred; 0: exact).

        Raises FigureError where the number is no multiple of the unit.
        """
        if unit and (self.value / unit).denominator != 1:
            raise FigureError("precision-mismatch", value=plain(self.value), precision=plain(unit))
        return self._replace(
            num=self.num * unit.denominator,
            den=self.den * unit.denominator,
            last=unit.numerator * self.den,
        )

    def printed(self) -> Interval:
        """The true values that the digits allow under the rounding rule, whatever bound is stated."""
        n, d, u, rule, _ = self
        if not u or rule == "exact":
            return Interval(n, d, n, d)
        if rule == "nearest":
            return Interval(2 * n - u, 2 * d, 2 * n + u, 2 * d)
        if n < 0:
            return self._replace(num=-n).printed().negated()
        if rule == "truncated":
            return Interval(n if n else -u, d, n + u, d, not n, True)
        if rule == "any":
            return Interval(n - u, d, n + u, d, True, True)
        low_open = (rule == "half-up" and not n) or (rule == "half-even" and n // u % 2 == 1)
        high_open = rule == "half-up" or low_open
        return Interval(2 * n - u, 2 * d, 2 * n + u, 2 * d, low_open, high_open)

    def interval(self) -> Interval:
        """The true values that the figure allows: a stated bound replaces what the digits say.

        ``about`` promises nothing that arithmetic could hold against it.
        """
        if self.bound is None:
            return self.printed()
        match self.bound:
            case "exactly":
                return Interval(self.num, self.den, self.num, self.den)
            case "more-than" | "at-least":
                return Interval(self.num, self.den, 1, 0, self.bound == "more-than", True)
            case "less-than" | "at-most":
                return Interval(-1, 0, self.num, self.den, True, self.bound == "less-than")
            case "about":
                return EVERYTHING

    def neighbours(self) -> Figure:
        """The same figure as if the last place could be off by up to one unit: cut off, or rounded any way.

        A fraction p/q, exact as a number, is taken to the nearest q-th.
        """
        return self if self.last else self._replace(last=1, rounding="nearest")


class Written(NamedTuple):
    """A number with the unit that stands behind it in the same string, if any."""

    figure: Figure
    unit: str | None


def read_number(number: int | Decimal) -> Figure:
    """The figure of a TOML number, trailing zeros kept: 8.0 is known to a tenth, 8 to one.

    Raises FigureError where the number has more than ``MOST_DIGITS`` digits.
    """
    num, den = digits_of(number)
    return Figure(num, den, 1)


def digits_of(number: int | Decimal) -> tuple[int, int]:
    """The digits as an integer, and the power of ten that it is to be divided by: 8.0 is 80 tenths.

    Raises FigureError where there are more than ``MOST_DIGITS`` of them.
    """
    if type(number) is int:
        if abs(number) >= _TOO_LARGE:
            raise FigureError("too-many-digits", most=str(MOST_DIGITS))
        return number, 1
    text = str(number)  # several times as fast as format, but writes tiny numbers with an exponent
    whole, _, decimals = (format(number, "f") if "E" in text else text).partition(".")
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise FigureError("too-many-digits", most=str(MOST_DIGITS))
    return int(whole + decimals), 10 ** len(decimals)


def read_text(text: str) -> Written:
    """Read what TOML numbers cannot say: ``1/4``, ``1.15万亿元``, ``-38.0%``, ``9,868,655人次``.

    Raises FigureError where the text is no such number.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise FigureError("not-a-number", text=text)
    if match["unit"] and (word := repeated_scale(match["unit"])):
        raise FigureError("repeated-scale", word=word)
    whole = match["whole"].replace(",", "")
    decimals, divisor, unit = match["decimals"] or "", match["divisor"], match["unit"]
    if len(whole) + len(decimals or divisor or "") > MOST_DIGITS:
        raise FigureError("too-many-digits", most=str(MOST_DIGITS))
    num = int(whole + decimals)
    if match["sign"] in ("-", "−"):
        num = -num
    if divisor is None:
        figure = Figure(num, 10 ** len(decimals), 1)
    elif int(divisor) == 0:
        raise FigureError("divides-by-zero", text=text)
    else:
        figure = Figure(num, int(divisor), 0)
    return Written(figure, unit.strip() if unit else None)


def plain(number: Fraction) -> str:
    """The number in plain decimal notation where it is a finite decimal, else as a fraction p/q."""
    n, d = number.as_integer_ratio()
    places, rest = 0, d
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime, other in ((2, 5), (5, 2)):
        while rest % prime == 0:
            rest, places, n = rest // prime, places + 1, n * other
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = str(abs(n)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if n < 0 else text
