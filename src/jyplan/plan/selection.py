"""Which indicators of a plan are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jyplan.plan.model import Indicator, Plan
from jyplan.words.language import Language


class Selection(NamedTuple):
    """Which indicators, and in which language they are named."""

    ids: frozenset[str] | None = None
    group: str | None = None
    language: Language = "zh"
    owner: str | None = None

    def chosen(self, plan: Plan) -> Iterator[tuple[str, Indicator]]:
        """The indicators asked for, in the plan's order."""
        for id, indicator in plan.indicators.items():
            if (
                (self.ids is None or id in self.ids)
                and (self.group is None or indicator.group == self.group)
                and (self.owner is None or self.owner in (indicator.owner, indicator.owner_en))
            ):
                yield id, indicator

    def name(self, indicator: Indicator) -> str:
        """The indicator's name; the Chinese one where it has no English one."""
        return indicator.called(self.language)


ALL = Selection()
