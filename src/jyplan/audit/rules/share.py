"""A printed share against the part and the whole that stand in the same row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jyplan.audit.cells import Cell
from jyplan.audit.outcome import Outcome
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.quotient import outcome, outcomes


def shares(columns: Columns, terms: Terms) -> NDArray[np.uint8]:
    """The outcomes of many rows: part, whole and share."""
    return outcomes(columns, terms._replace(growth=False))


def share(part: Cell, whole: Cell, rate: Cell, terms: Terms) -> Outcome:
    """The same for one row."""
    return outcome(part, whole, rate, terms._replace(growth=False))
