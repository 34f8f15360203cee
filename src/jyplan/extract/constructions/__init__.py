"""The constructions of Chinese reports, one file each, in the order in which they are asked.

Each has `read(figure, context)`, which gives a `Sense` or nothing, and `EXAMPLES`, which the tests read.
To add one: write its file with examples, and put it in `ORDER` before what it is an exception to.
"""

from __future__ import annotations

from jyplan.extract.constructions import (
    completion,
    fromto,
    growth,
    increase,
    level,
    multiple,
    points,
    shapes,
    share,
)

ORDER = (fromto, shapes, completion, points, multiple, share, increase, growth, level)
