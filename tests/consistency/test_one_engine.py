"""One engine gives all verdicts, and what is in force is worked out once: no two answers can disagree."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.answers.growth import growth
from jyplan.answers.status import status
from jyplan.consistency.result import check
from jyplan.diagnostic import PlanError
from jyplan.plan import stated
from jyplan.plan.load import document, parse, shipped
from jyplan.plan.model import Plan, validate
from tests.consistency.plans import true_plan
from tests.plans import altered_plans


def misprinted(seed: int) -> Plan:
    """A plan whose figures fit, most often with one of its growths put a few points off."""
    data, draw = true_plan(seed), random.Random(seed)
    grown = [one["target"] for one in data["indicators"].values() if "growth" in one.get("target", {})]
    if grown and draw.random() < 0.8:
        draw.choice(grown)["growth"] += Decimal(draw.randint(2, 90)) / 10
    return validate(data)


def agree(plan: Plan) -> None:
    """Every row of growth and of status has the verdict, the number and the range that check gives."""
    checked = check(plan)
    rows = {row.address: row for row in checked.statements}
    stated = [row for row in growth(plan) if row.from_ is not None]
    assert {row.from_ for row in stated} == {
        row.address for row in checked.statements if row.kind in ("growth", "increase", "points")
        and ".also" not in row.address and "same_period" not in row.path
    }  # fmt: skip
    for row in [*stated, *(row.growth for row in status(plan) if row.growth.from_ is not None)]:
        judged = rows[row.from_ or ""]
        assert row.verdict == judged.verdict
        if judged.kind == "growth":
            assert (row.computed, row.interval) == (judged.computed, judged.interval)


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_growth_status_and_check_agree_on_every_figure(seed: int) -> None:
    agree(misprinted(seed))


@settings(max_examples=40)
@given(altered_plans())
def test_they_agree_whatever_a_plan_says(text: str) -> None:
    try:
        plan = parse(text).plan
    except PlanError:
        return
    agree(plan)


def test_a_growth_that_only_all_figures_together_refute_fails_in_every_command() -> None:
    seeds = (seed for seed in range(500) if any(row.reason == "joint" for row in growth(misprinted(seed))))
    found = [row for row in growth(misprinted(next(seeds))) if row.reason == "joint"]
    assert {row.verdict for row in found} <= {"inconsistent", "edge"}


def test_the_statements_of_an_indicator_are_read_at_most_twice_for_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: dict[str, int] = {}
    plain = stated.statements

    def counted(plan: Plan, id: str) -> list[stated.Stated]:
        calls[id] = calls.get(id, 0) + 1
        return plain(plan, id)

    plan = document(str(shipped())).plan
    for module in ("jyplan.plan.stated", "jyplan.statements.standing", "jyplan.answers.base"):
        monkeypatch.setattr(f"{module}.statements", counted)
    status(plan, as_of=dt.date(2017, 6, 30))
    assert set(calls) == set(plan.indicators)
    assert max(calls.values()) == 2  # once for what is in force, once for the check
