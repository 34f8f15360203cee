"""A column of cells as integers: digits, places behind the point, and the reason where a cell is no number.

Reads eight bytes at once, right-aligned in a 64-bit word, and leaves every cell that is not plain to
:func:`jyplan.audit.cells.read_cell`, which is what this module must always agree with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.cells import REASONS, Cell, read_cell

Bytes = NDArray[np.uint8]
Words = NDArray[np.uint64]
Places = NDArray[np.int64]

PAD = 24
"""Bytes that must lie readable before the first cell and behind the last."""

WIDE = 255
"""The mark of a number with more digits than 64 bits hold: it is judged by Python's integers."""

CODES = {reason: number for number, reason in enumerate(REASONS, 1)}
_MOST_DIGITS = 18


def _word(byte: int) -> np.uint64:
    """The byte, eight times."""
    return np.uint64(byte * 0x0101010101010101)


_ZEROS, _ONES, _TOPS = _word(0x30), _word(0x01), _word(0x80)
_NOT_TEN = _word(0x80 - 10)  # takes every byte above 9 to its top bit
_POINT, _COMMA = _word(ord(".") ^ 0x30), _word(ord(",") ^ 0x30)
# The top n bytes of a word, for n = 0 to 8.
_TOP = np.array([(0xFFFFFFFFFFFFFFFF << 8 * (8 - n)) & 0xFFFFFFFFFFFFFFFF for n in range(9)], np.uint64)
_BLANK = ord(" ")
_THOUSANDS, _EMPTY = CODES["cell-thousands"], CODES["cell-blank"]


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of a batch: where in ``data`` each cell begins and ends, as bytes in some encoding.

    ``data`` is readable :data:`PAD` bytes before the first and behind the last cell.
    """

    data: Bytes
    start: Places
    end: Places
    encoding: str = "utf-8"
    quoted: bool = False

    def __len__(self) -> int:
        return len(self.start)

    def bytes_at(self, row: int) -> bytes:
        """One cell as it stands."""
        return self.data[self.start[row] : self.end[row]].tobytes()

    def text(self, row: int) -> str:
        """One cell as text; what is no text in its encoding is marked."""
        text = self.bytes_at(row).decode(self.encoding, "replace")
        return text.replace('""', '"') if self.quoted else text

    def texts(self, rows: Iterable[int]) -> list[str]:
        """Some cells as text."""
        return [self.text(int(row)) for row in rows]


class Figures(NamedTuple):
    """What the cells of a column say: ``code`` is 0 for a number, else one of :data:`CODES`, or WIDE."""

    digits: NDArray[np.int64]
    places: NDArray[np.uint8]
    code: NDArray[np.uint8]

    def at(self, rows: NDArray[np.int64] | slice) -> Figures:
        """The figures of some rows."""
        return Figures(self.digits[rows], self.places[rows], self.code[rows])


def joined(parts: Sequence[Figures]) -> Figures:
    """The figures of several batches as one column."""
    return Figures(
        np.concatenate([part.digits for part in parts]),
        np.concatenate([part.places for part in parts]),
        np.concatenate([part.code for part in parts]),
    )


class Reader:
    """Reads the cells of one column; what cells are not plain is remembered, for they repeat."""

    def __init__(self, marks: Iterable[str] = (), decimals: int | None = None) -> None:
        self.marks = frozenset(marks)
        self.decimals = decimals
        self._known: dict[tuple[bytes, bool], Cell] = {}

    def cell(self, text: str) -> Cell:
        """One cell, the slow way."""
        return settled(read_cell(text, self.marks), self.decimals)

    def read(self, cells: Cells) -> Figures:
        """All cells of a column."""
        digits, places, code, strange = _plain(cells.data, *_trimmed(cells), "thousands" in self.marks)
        for row in np.flatnonzero(strange).tolist():
            digits[row], places[row], code[row] = self._slow(cells, row)
        if self.decimals is not None:
            _settle(digits, places, code, self.decimals)
        return Figures(digits, places, code)

    def _slow(self, cells: Cells, row: int) -> tuple[int, int, int]:
        raw = (cells.bytes_at(row), cells.quoted)
        cell = self._known.get(raw)
        if cell is None:
            cell = read_cell(cells.text(row), self.marks)
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[raw] = cell
        if cell.reason is not None:
            return 0, 0, CODES[cell.reason]
        if abs(cell.digits) >= 10**_MOST_DIGITS or cell.places > _MOST_DIGITS:
            return 0, 0, WIDE
        return cell.digits, cell.places, 0


def settled(cell: Cell, decimals: int | None) -> Cell:
    """A number that is known to have been printed with so many decimals; more of them are a reason."""
    if decimals is None or cell.reason is not None:
        return cell
    if cell.places > decimals:
        behind = 10 ** (cell.places - decimals)
        if cell.digits % behind:
            return Cell(0, 0, "cell-decimals")
        return Cell(cell.digits // behind, decimals)
    return Cell(cell.digits * 10 ** (decimals - cell.places), decimals)


def _settle(digits: Any, places: Any, code: Any, decimals: int) -> None:
    """The same for a column, in place."""
    for row in np.flatnonzero((places != decimals) & (code == 0)).tolist():
        cell = settled(Cell(int(digits[row]), int(places[row])), decimals)
        if cell.reason is not None:
            digits[row], places[row], code[row] = 0, 0, CODES[cell.reason]
        elif abs(cell.digits) >= 10**_MOST_DIGITS:
            digits[row], places[row], code[row] = 0, 0, WIDE
        else:
            digits[row], places[row] = cell.digits, cell.places


def _trimmed(cells: Cells) -> tuple[Places, Places]:
    """Where each cell begins and ends without the blanks around it."""
    start, end, data = cells.start, cells.end, cells.data
    if not (data[PAD:-PAD] == _BLANK).any():
        return start, end
    if (data[start] == _BLANK).any() or (data[end - 1] == _BLANK).any():
        start, end = start.copy(), end.copy()
        while (rows := np.flatnonzero((data[start] == _BLANK) & (start < end))).size:
            start[rows] += 1
        while (rows := np.flatnonzero((data[end - 1] == _BLANK) & (start < end))).size:
            end[rows] -= 1
    return start, end


class _Number(NamedTuple):
    """Cells as two words: every digit its own value, the last one in the top byte of ``low``."""

    high: Words | None  # None where no cell is longer than eight bytes
    low: Words


class _Read(NamedTuple):
    """What was read of cells: ``strange`` ones have to be looked at one by one."""

    digits: NDArray[np.int64]
    places: Bytes
    code: Bytes
    strange: Any


def _plain(data: Bytes, start: Places, end: Places, thousands: bool) -> _Read:
    """All cells of a column; the few that are longer than eight bytes are read apart."""
    first = data[start]
    minus, blank = first == ord("-"), end == start
    length = end - start
    length -= minus | (first == ord("+"))
    long = np.flatnonzero(length > 8)
    words = np.ndarray((len(data) - 7,), np.uint64, buffer=data.data, strides=(1,))
    if long.size > len(length) // 2:
        read = _numbers(_both(words, end, length), length, thousands)
    else:
        low = words[end - 8]
        low ^= _ZEROS
        low &= _TOP[np.minimum(length, 8)] if long.size else _TOP[length]
        read = _numbers(_Number(None, low), length, thousands)
        if long.size:
            more = _numbers(_both(words, end[long], length[long]), length[long], thousands)
            for whole, part in zip(read, more, strict=True):
                whole[long] = part
    if minus.any():
        np.negative(read.digits, out=read.digits, where=minus)
    if blank.any():
        read.code[blank] = _EMPTY
        read.strange[blank] = False
    return read


def _both(words: Words, end: Places, length: Places) -> _Number:
    """The last sixteen bytes of each cell, as far as they belong to it; a digit becomes its value."""
    low = (words[end - 8] ^ _ZEROS) & _TOP[np.minimum(length, 8)]
    return _Number((words[end - 16] ^ _ZEROS) & _TOP[np.clip(length - 8, 0, 8)], low)


def _numbers(number: _Number, length: Places, thousands: bool) -> _Read:
    """The numbers that words hold, without their signs."""
    number, places, pointed = _without_point(number)
    whole = length - places
    whole -= pointed
    strange = whole < 1
    strange |= length > 16
    strange |= pointed & (places == 0)
    code = np.zeros(len(length), np.uint8)
    odd = _odd(number.low) if number.high is None else _odd(number.low) | _odd(number.high)
    rows = np.flatnonzero(odd)
    if rows.size:
        picked = _Number(None if number.high is None else number.high[rows], number.low[rows])
        picked, grouped = _without_commas(picked, places[rows], whole[rows])
        number.low[rows] = picked.low
        if number.high is not None and picked.high is not None:
            number.high[rows] = picked.high
            grouped &= ~_odd(picked.high)
        strange[rows] |= ~(grouped & ~_odd(picked.low))
        if not thousands:
            code[rows] = _THOUSANDS
            code[strange] = 0
    digits = _eight(number.low)
    if number.high is not None:
        digits += _eight(number.high) * np.uint64(10**8)
    if rows.size:
        off = code > 0
        digits[off] = 0
        places[off] = 0
    return _Read(digits.view(np.int64), places.astype(np.uint8), code, strange)


def _without_point(number: _Number) -> tuple[_Number, Places, Any]:
    """The number without its decimal point, the places behind it, and whether there is a point."""
    high, low = number
    if high is None:
        return _point_in_one_place(low)
    at = _first(low, _POINT)
    inside = at != 0
    above = _first(high, _POINT)
    above[inside] = 0
    places = _behind(at)
    places += np.where(above != 0, _behind(above) + 8, 0)
    return _both_removed(high, low, at, above), places, inside | (above != 0)


def _point_in_one_place(low: Words) -> tuple[_Number, Places, Any]:
    """The same for one word: where most rows have the point that the first one has, all are taken so."""
    places = int(_behind(_first(low[:1], _POINT)).max(initial=0))
    bits = np.uint64(56 - 8 * places)
    there = (low >> bits).astype(np.uint8) == np.uint8(_POINT & np.uint64(0xFF))
    if np.count_nonzero(there) <= len(low) // 2:
        at = _first(low, _POINT)
        inside = at != 0
        if not inside.any():
            return _Number(None, low), np.zeros(len(low), np.int64), inside
        return _Number(None, _removed(low, at)), _behind(at), inside
    before = (np.uint64(1) << bits) - np.uint64(1)
    plain = low & before
    plain <<= np.uint64(8)
    plain |= low & ~(before << np.uint64(8) | np.uint64(0xFF))
    several, pointed = np.full(len(low), places), there
    rest = np.flatnonzero(~there)
    if rest.size:
        at = _first(low[rest], _POINT)
        plain[rest], several[rest], pointed[rest] = _removed(low[rest], at), _behind(at), at != 0
    return _Number(None, plain), several, pointed


def _odd(word: Words) -> Any:
    """Whether some byte is no digit's value."""
    return ((word + _NOT_TEN) | word) & _TOPS != 0


def _both_removed(high: Words, low: Words, at: Words, above: Words) -> _Number:
    """Both words without the byte marked in either; what lies before it moves up."""
    carried = (high >> np.uint64(56)) * (at != 0)
    low = _removed(low, at) | carried
    moved = np.where(at != 0, high << np.uint64(8), _removed(high, above))
    return _Number(moved, low)


def _without_commas(number: _Number, places: Places, whole: Places) -> tuple[_Number, Any]:
    """Numbers without the commas that part thousands, and whether these stand where they have to."""
    high, low = number
    right = np.ones(len(low), bool)
    before = whole  # what may stand before the next comma
    for first in (True, False, False, False):
        at = _first(low, _COMMA)
        above = np.zeros_like(low) if high is None else _first(high, _COMMA)
        in_high = above != 0
        at[in_high] = 0
        comma = in_high | (at != 0)
        if not comma.any():
            break
        behind = np.where(in_high, _behind(above) + 8, _behind(at)) - places
        lead = before - behind - 1
        right &= ~comma | ((lead >= 1) & (lead <= 3) if first else lead == 3)
        right &= ~comma | (behind % 4 == 3)
        before = np.where(comma, behind, before)
        if high is None:
            low = _removed(low, at)
        else:
            high, low = _both_removed(high, low, at, above)
    return _Number(high, low), right & (before == 3)


def _first(word: Words, byte: np.uint64) -> Words:
    """The top bit of the first byte of this kind in each word; 0 where there is none."""
    rest = word ^ byte
    bits = rest - _ONES
    np.invert(rest, out=rest)
    rest &= _TOPS
    bits &= rest
    np.negative(bits, out=rest)
    bits &= rest
    return bits


def _removed(word: Words, at: Words) -> Words:
    """The words without the marked byte: what lies before it moves up to fill its place."""
    upto = at << np.uint64(1)
    upto -= at != 0
    moved = word << np.uint64(8)
    moved ^= word
    moved &= upto
    moved ^= word
    return moved


def _behind(at: Words) -> Places:
    """The bytes behind the marked one; 0 where none is marked."""
    upto = at << np.uint64(1)
    upto -= np.uint64(1)
    np.invert(upto, out=upto)
    after: Places = np.bitwise_count(upto).astype(np.int64)
    after >>= 3
    return after


def _eight(word: Words) -> Words:
    """The number that eight digits make; their word is used up."""
    for tens, bits, kept in _STEPS:
        word *= tens
        word >>= bits
        word &= kept
    return word


# Each multiplies the earlier of two neighbours by a power of ten and adds the later one to it.
_STEPS = tuple(
    (np.uint64((tens << bits) + 1), np.uint64(bits), np.uint64(kept))
    for tens, bits, kept in (
        (10, 8, 0x00FF00FF00FF00FF),
        (100, 16, 0x0000FFFF0000FFFF),
        (10_000, 32, 0x00000000FFFFFFFF),
    )
)
