"""Tables of many rows: every claim and sum in them held against the figures it touches, exactly.

Stands on the exact core alone and knows no plan. Only this room imports numpy, polars and pyarrow, and only
when a table is audited. The package can be called: ``jyplan.audit("table.csv", value=…, base=…, growth=…)``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    """A package that is also the function which people call by its name."""

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        """See :func:`jyplan.audit.call.audit`."""
        from jyplan.audit.call import audit

        return audit(*args, **keywords)


sys.modules[__name__].__class__ = _Callable
