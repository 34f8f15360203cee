"""How each kind of rule goes through tables: what it keeps of a block, and what it says at the end.

A claim that stands in one row is judged as its block goes by. A long table is judged as it goes by, too,
while it is in the order of its series; else, like sums, when all of it has been seen.
"""

from __future__ import annotations

from jyplan.audit.runners.row import InRow
from jyplan.audit.runners.runner import Runner
from jyplan.audit.runners.series import AnyOrder, InOrder
from jyplan.audit.runners.sums import Sums
from jyplan.audit.spec import Rule, Spec
from jyplan.audit.tally import Tally

__all__ = ["AnyOrder", "InOrder", "InRow", "Runner", "Sums", "runner_of"]


def runner_of(rule: Rule, spec: Spec, tally: Tally, *, ordered: bool = True) -> Runner:
    """What takes a rule through tables."""
    if rule.kind in ("growth", "share"):
        return InRow(rule, spec, tally)
    if rule.kind == "series":
        return (InOrder if ordered else AnyOrder)(rule, spec, tally)
    return Sums(rule, spec, tally)
