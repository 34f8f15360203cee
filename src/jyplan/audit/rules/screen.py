"""A first look at claims, in floats: the rows whose verdict no rounding of floats can change.

Both sides of a comparison are products of three factors, each known to 2^-51 of itself, so that a product is
known to 2^-48; what lies nearer than 2^-40 is left to whole numbers. Only the rate's factor is a difference:
it is exact, because nothing of 2^50 or more is looked at.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.figures import Figures
from jyplan.audit.outcome import CONSISTENT, INCONSISTENT
from jyplan.audit.rules.claim import WITHIN, Columns, Terms

UNDECIDED = 254
"""The outcome that is left to whole numbers."""

_MARGIN = 1 + 2.0**-40
_FAR = 2.0  # a rate that was rounded or cut off lies at most so many half units from its digits
_LONGEST_RATE, _MOST_PLACES = 2.0**50, 10
_TENS = 10.0 ** np.arange(60)


def screened(columns: Columns, terms: Terms) -> NDArray[np.uint8]:
    """CONSISTENT and INCONSISTENT where that is certain, for values above zero; else UNDECIDED."""
    (t, _, _), (b, _, _), (s, k, _) = columns
    up, down, whole = _units(columns, terms)
    low, high = WITHIN[terms.rounding]
    inner = (0, 0) if terms.rounding == "truncated" else (low, high)
    part = t * (2 * up * whole)
    least, most = part + low * up * whole, part + high * up * whole
    under, over = b * (2 * down) + high * down, b * (2 * down) + low * down
    rate = 2.0 * s
    if terms.growth:
        rate += whole
    fitting = (least * _MARGIN < under * (rate + inner[1])) & (most > over * (rate + inner[0]) * _MARGIN)
    far = (least > under * (rate + _FAR) * _MARGIN) | (most * _MARGIN < over * (rate - _FAR))
    sure = (t > 0) & (b > 0)
    if k.max() > _MOST_PLACES or np.abs(s).max() >= _LONGEST_RATE:
        sure &= (k <= _MOST_PLACES) & (np.abs(s) < _LONGEST_RATE)
    code = np.full(len(t), UNDECIDED, np.uint8)
    code[sure & far] = INCONSISTENT
    code[sure & fitting] = CONSISTENT
    return code


def _units(columns: Columns, terms: Terms) -> tuple[Any, Any, Any]:
    """What brings both values to one unit, and a whole of the rate in half units of its last place.

    One number for all rows where all have the same places.
    """
    a, c, k = (_one_for_all(figures) for figures in columns)
    shift = c.astype(np.int8) - a.astype(np.int8) + np.int8(terms.shift)
    return _TENS[np.maximum(shift, 0)], _TENS[np.maximum(-shift, 0)], 2 * terms.per * _TENS[k]


def _one_for_all(figures: Figures) -> NDArray[np.uint8]:
    """The places of a column; a single one where all rows that are numbers have the same."""
    places = figures.places
    first = places[int(np.argmax(figures.code == 0))]
    alike = (places == first) | (figures.code != 0)
    return places if not alike.all() else np.asarray(first)
