"""Exact numbers as text: for machines 12 significant digits, for people only the digits that are known."""

from __future__ import annotations

from fractions import Fraction

from jyplan.exact.interval import Interval

SIGNIFICANT = 12

_DOWN, _NEAREST, _UP = -1, 0, 1
_TEN = Fraction(10)


def machine(number: Fraction, direction: int = _NEAREST) -> str:
    """Plain decimal notation, exact where 12 significant digits or an integer suffice, else rounded.

    ``direction`` -1 rounds down, 1 up, 0 to nearest (ties to even).
    """
    if number.denominator == 1:
        return str(number.numerator)
    places = SIGNIFICANT - 1 - _exponent(number)
    digits = _rounded(number, places, direction)
    text = _placed(digits, places)
    if Fraction(digits) * _power(-places) == number and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text


def machine_interval(interval: Interval) -> dict[str, object]:
    """The interval as output gives it: ends rounded outward, None where unbounded."""
    low, high = interval.low, interval.high
    return {
        "low": None if low is None else machine(low, _DOWN),
        "high": None if high is None else machine(high, _UP),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def human(value: Fraction | None, interval: Interval | None, *, plus: bool = False) -> str:
    """The value with no digit that the interval does not support; a sign where ``plus`` asks for it.

    Half-bounded intervals are inherited from a stated bound and show it: > ≥ < ≤.
    """
    if value is None:
        return "" if interval is None else interval_text(interval, 1 - _exponent(interval.width or _TEN))
    text = supported(value, interval)
    if plus and value > 0:
        text = f"+{text}"
    return f"{bound_sign(value, interval)}{text}"


def supported(value: Fraction, interval: Interval | None) -> str:
    """The digits of the value that its interval supports."""
    places = known_places(value, interval)
    # A rounded value may fall out of a lopsided interval (48.3 in (0, 48.4] is no 50): then one digit more.
    while _leaves(value, places, interval):
        places += 1
    text = _placed(_rounded(value, places, _NEAREST), places)
    return machine(value) if places > SIGNIFICANT - 1 - _exponent(value) and value else text


def brief(value: Fraction, *, plus: bool = False) -> str:
    """A computed number for reading: all digits before the point, behind it no more than make four in all."""
    places = max(0, 3 - _exponent(value))
    text = _placed(_rounded(value, places, _NEAREST), places)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"+{text}" if plus and value > 0 else text


def _leaves(value: Fraction, places: int, interval: Interval | None) -> bool:
    """Whether ``value`` lies in the interval and its rounding does not."""
    if interval is None or places > SIGNIFICANT - _exponent(value) or not interval.holds(value):
        return False
    if not _uncertainty(value, interval):
        return False  # exact, or the very line that a bound draws
    return not interval.holds(_rounded(value, places, _NEAREST) * _power(-places))


def known_places(value: Fraction, interval: Interval | None) -> int:
    """Decimal places to show: the last one is the largest power of ten not above the interval's width.

    An exact value keeps all its digits where these end within 12 significant ones, else four; negative places
    are tens and hundreds.
    """
    width = _uncertainty(value, interval)
    if width is None:
        return min(_exact_places(value), max(0, 5 - _exponent(value)))
    if width:
        return -_exponent(width)
    places = _exact_places(value)
    return places if (value * _power(places)).denominator == 1 else max(0, 3 - _exponent(value))


def interval_text(interval: Interval, places: int) -> str:
    """The interval with ends rounded outward at ``places``: [2107.7, 2110.6]; a round bracket is open."""
    low, high = interval.low, interval.high
    left = "-∞" if low is None else outward(low, places, _DOWN)
    right = "∞" if high is None else outward(high, places, _UP)
    return f"{'(' if interval.low_open else '['}{left}, {right}{')' if interval.high_open else ']'}"


def interval_beside(value: Fraction | None, interval: Interval | None) -> str:
    """The interval as it stands beside its value: one place finer; empty where the value says it all."""
    if interval is None or interval.width == 0:
        return ""
    if value is None:
        middle = interval.low if interval.low is not None else interval.high
        value = middle if middle is not None else Fraction(0)
    return interval_text(interval, known_places(value, interval) + 1)


def range_text(interval: Interval) -> str:
    """An interval by itself: one place finer than its width supports, but never coarser than units.

    So no end is rounded past a natural one, such as a growth of -100 %. A single end has five digits.
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        end = low if low is not None else high
        return interval_text(interval, 0 if end is None else max(4 - _exponent(end), 0))
    return interval_text(interval, max(known_places((low + high) / 2, interval) + 1, 0))


def percent_cut(value: Fraction, places: int = 1) -> str:
    """A percentage cut off, never rounded up: 99.96 stays below 100."""
    return _placed(_rounded(abs(value), places, _DOWN) * (1 if value >= 0 else -1), places)


def outward(number: Fraction, places: int, direction: int) -> str:
    """An end of an interval at ``places``, rounded down (-1) or up (1), with no more places than it has."""
    places = min(places, max(_exact_places(number), 0))
    return _placed(_rounded(number, places, direction), places)


def _uncertainty(value: Fraction, interval: Interval | None) -> Fraction | None:
    if interval is None:
        return None
    if interval.low == 0 and interval.high is not None and 0 <= interval.high - value < value:
        return 2 * (interval.high - value)  # cut off by zero, or by a bound: that end tells nothing of digits
    if interval.width is not None:
        return interval.width
    known = interval.low if interval.low is not None else interval.high
    return None if known is None else 2 * abs(value - known)


def bound_sign(value: Fraction, interval: Interval | None) -> str:
    """The sign of a half-bounded interval; strict where its end, or the value itself, is not a true value."""
    if interval is None or (interval.low is None) == (interval.high is None):
        return ""
    inside = interval.holds(value)
    if interval.high is None:
        return "> " if interval.low_open or not inside else "≥ "
    return "< " if interval.high_open or not inside else "≤ "


def _exact_places(number: Fraction) -> int:
    """Decimal places that write the number exactly, at most those of 12 significant digits."""
    most = SIGNIFICANT - 1 - _exponent(number)
    places = 0
    while places < most and (number * _power(places)).denominator != 1:
        places += 1
    return places


def _exponent(number: Fraction) -> int:
    """The power of ten of the first significant digit: 2 for 813, -2 for 0.05; 0 for zero."""
    n, d = abs(number.numerator), number.denominator
    if not n:
        return 0
    # From the bits: Python writes no integer of more than 4,300 digits. 0.30103 is a little above log 2.
    guess = (n.bit_length() - d.bit_length() + 1) * 30103 // 100000 + 1
    while n * 10 ** max(-guess, 0) < d * 10 ** max(guess, 0):
        guess -= 1
    return guess


def _power(exponent: int) -> Fraction:
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


def _rounded(number: Fraction, places: int, direction: int) -> int:
    """``number`` in units of the last of ``places``, as an integer."""
    scaled = number * _power(places)
    if direction == _NEAREST:
        return round(scaled)
    return (
        scaled.numerator // scaled.denominator
        if direction < 0
        else -(-scaled.numerator // scaled.denominator)
    )


def _placed(digits: int, places: int) -> str:
    """An integer count of 10^-places in plain notation."""
    if places <= 0:
        return str(digits * 10**-places)
    text = str(abs(digits)).rjust(places + 1, "0")
    return f"{'-' if digits < 0 else ''}{text[:-places]}.{text[-places:]}"
