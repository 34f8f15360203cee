"""jyplan: what the figures of a plan imply, how far each target still is, and whether all can be true.

What the commands do can be imported::

    import jyplan

    plan = jyplan.read_plan("data/targets.toml")
    for row in jyplan.bases(plan):
        print(row.id, row.value, row.interval)

Values are ``fractions.Fraction``, exact; rates and shares are in percent. Nothing is imported until it is
asked for, so importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jyplan.derive import Selection as Selection
    from jyplan.derive import base as bases
    from jyplan.derive import gap as gaps
    from jyplan.derive import growth as growths
    from jyplan.diagnostic import PlanError as PlanError
    from jyplan.interval import Interval as Interval
    from jyplan.load import load as read_plan
    from jyplan.plan import Plan as Plan
    from jyplan.progress import status as status

__version__ = "0.1.0"

__all__ = [
    "Interval",
    "Plan",
    "PlanError",
    "Selection",
    "__version__",
    "bases",
    "gaps",
    "growths",
    "read_plan",
    "status",
]

# name: where it lives. Names differ from those of the modules, which Python binds here too.
_HOMES = {
    "Interval": ("interval", "Interval"),
    "Plan": ("plan", "Plan"),
    "PlanError": ("diagnostic", "PlanError"),
    "Selection": ("derive", "Selection"),
    "bases": ("derive", "base"),
    "gaps": ("derive", "gap"),
    "growths": ("derive", "growth"),
    "read_plan": ("load", "load"),
    "status": ("progress", "status"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'jyplan' has no attribute {name!r}")
    from importlib import import_module

    module, own = _HOMES[name]
    return getattr(import_module(f"jyplan.{module}"), own)
