"""jyplan: what the figures of a plan imply, how far each target still is, and whether all can be true.

What the commands do can be imported::

    import jyplan

    plan = jyplan.read_plan("data/targets.toml")
    for row in jyplan.bases(plan):
        print(row.id, row.value, row.interval)

Values are ``fractions.Fraction``, exact; rates and shares are in percent. In a notebook a plan, rows and a
check show as tables; ``rows.to_pandas()`` and ``rows.to_polars()`` make data frames of them. Nothing is
imported until it is asked for, so importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jyplan.api import Check as Check
    from jyplan.api import Plan as Plan
    from jyplan.api import Rows as Rows
    from jyplan.api import bases as bases
    from jyplan.api import check as check
    from jyplan.api import gaps as gaps
    from jyplan.api import growths as growths
    from jyplan.api import read_plan as read_plan
    from jyplan.api import status as status
    from jyplan.audit.call import audit as audit
    from jyplan.diagnostic import PlanError as PlanError
    from jyplan.exact.interval import Interval as Interval
    from jyplan.plan.selection import Selection as Selection

__version__ = "0.1.0"

__all__ = [
    "Check",
    "Interval",
    "Plan",
    "PlanError",
    "Rows",
    "Selection",
    "__version__",
    "audit",
    "bases",
    "check",
    "gaps",
    "growths",
    "read_plan",
    "status",
]

# name: where it lives. Names differ from those of the modules, which Python binds here too.
_HOMES = {
    "Check": ("api", "Check"),
    "Interval": ("exact.interval", "Interval"),
    "Plan": ("api", "Plan"),
    "Rows": ("api", "Rows"),
    "PlanError": ("diagnostic", "PlanError"),
    "Selection": ("plan.selection", "Selection"),
    "audit": ("audit.call", "audit"),
    "bases": ("api", "bases"),
    "gaps": ("api", "gaps"),
    "check": ("api", "check"),
    "growths": ("api", "growths"),
    "read_plan": ("api", "read_plan"),
    "status": ("api", "status"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'jyplan' has no attribute {name!r}")
    from importlib import import_module

    module, own = _HOMES[name]
    return getattr(import_module(f"jyplan.{module}"), own)
