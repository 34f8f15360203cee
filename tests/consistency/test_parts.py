"""The targets of districts against the city's: exact, with their rounding, their bounds, and what is lacking."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.consistency.parts import Division, Portion, divisions
from jyplan.plan.model import validate
from jyplan.statements.standing import Standings
from tests.commands import HEADER, jyplan
from tests.schema.test_output_schemas import holds

FLOW = {"name": "a", "unit": "亿元", "measure": "flow", "better": "higher"}


def plan(target: Any, year: int = 2017, **more: Any) -> Standings:
    indicators = {} if target is None else {"a": {**FLOW, "target": target, **more}}
    about = {"name": "x", "base_year": year - 1, "target_year": year}
    return Standings(validate({"format": 1, "plan": about, "indicators": indicators}))


def divided(whole: Standings, *parts: Standings) -> Division:
    (made,) = divisions(whole, [Portion(f"{n}.toml", part) for n, part in enumerate(parts)], None, "en")
    return made


def verdict(whole: Standings, *parts: Standings) -> tuple[str, str | None]:
    statement = divided(whole, *parts).statement
    return ("", None) if statement is None else (statement.verdict, statement.code)


def bounded(value: Any, bound: str) -> dict[str, Any]:
    return {"value": value, "bound": bound}


TENTHS = st.integers(0, 10**4).map(lambda n: Decimal(n).scaleb(-1))


@given(TENTHS, st.lists(TENTHS, min_size=1, max_size=5))
def test_a_sum_fails_where_all_rounding_together_does_not_reach_the_target(
    whole: Decimal, parts: list[Decimal]
) -> None:
    off, room = abs(Fraction(sum(parts)) - Fraction(whole)), Fraction(1, 20) * (1 + len(parts))
    # No true value is below zero: what is printed as 0.0 has only the upper half of its room.
    if Fraction(sum(parts)) > Fraction(whole):
        room -= Fraction(1, 20) * parts.count(Decimal("0.0"))
    else:
        room -= Fraction(1, 20) * (whole == 0)
    known = "inconsistent" if off > room else "edge" if off == room else "consistent"
    assert verdict(plan(whole), *map(plan, parts))[0] == known


@given(st.integers(0, 500), st.lists(st.integers(0, 200), min_size=1, max_size=5), st.booleans())
def test_lines_drawn_by_bounds_are_exact(whole: int, parts: list[int], floor: bool) -> None:
    bound, fits = ("at-least", sum(parts) >= whole) if floor else ("at-most", sum(parts) <= whole)
    told, _ = verdict(plan(bounded(whole, bound)), *(plan(bounded(part, bound)) for part in parts))
    assert told == ("consistent" if fits else "inconsistent")


@given(st.integers(0, 300), st.lists(st.integers(0, 100), min_size=1, max_size=4))
def test_without_all_parts_a_sum_can_only_be_too_much(whole: int, parts: list[int]) -> None:
    count: dict[str, Any] = {"integer": True, "unit": "户"}
    told, _ = verdict(plan(whole, **count), *(plan(part, **count) for part in parts), plan(None))
    assert told == ("inconsistent" if sum(parts) > whole else "consistent")
    floor, code = verdict(plan(bounded(whole, "at-least")), *map(plan, parts), plan(None))
    assert (floor, code) in {("consistent", None), ("not-checkable", "part-lacking")}


@pytest.mark.parametrize(
    ("whole", "parts", "told"),
    [
        (plan(100), [plan("400000万元"), plan(60)], ("consistent", None)),
        (plan(100), [plan("300000万元"), plan(60)], ("inconsistent", "total-mismatch")),
        (plan("0.01万亿元"), [plan(40), plan(60)], ("consistent", None)),
        (plan({"value": 100, "bound": "about"}), [plan(100)], ("not-checkable", "approximate")),
        (plan({"value": {"low": 90, "high": 110}}), [plan(40), plan(60)], ("consistent", None)),
        (plan({"value": {"low": 90, "high": 110}}), [plan(40), plan(80)], ("inconsistent", "total-mismatch")),
        (plan(100), [plan({"value": 100, "scope": "在地口径"})], ("not-checkable", "other-scope")),
        (plan(100), [plan(100, unit="户")], ("not-checkable", "other-unit")),
        (plan(100, measure="ratio", unit="%"), [plan(50, measure="ratio")], ("not-checkable", "not-additive")),
        (plan(100, negative=True), [plan(120), plan(None)], ("not-checkable", "part-lacking")),
        (plan(100), [plan(100, year=2018)], ("", None)),
        (plan(100), [plan(None), plan([])], ("", None)),
        (plan({"growth": 10}, baseline=100), [plan(50), plan(60)], ("consistent", None)),
        (plan(110), [plan({"growth": 10}, baseline=50), plan(50)], ("inconsistent", "total-mismatch")),
        (plan(110), [plan({"growth": {"percent": 10, "basis": "real"}}, baseline=50), plan(50)],
         ("consistent", None)),
    ],
)  # fmt: skip
def test_units_bounds_scopes_and_what_is_implied(
    whole: Standings, parts: list[Standings], told: tuple[str, str | None]
) -> None:
    assert verdict(whole, *parts) == told


def test_a_failing_sum_says_how_far_it_is_off_and_what_would_agree() -> None:
    made = divided(plan(Decimal("250.0")), plan(120), plan(Decimal("80.0")), plan(45))
    assert made.statement is not None
    assert made.row.difference == -5
    assert made.statement.computed == 245
    assert "246.0" in made.statement.passes
    assert made.statement.distance == Fraction(395, 10)
    assert made.step is not None
    assert made.step.put_in == "120 + 80 + 45"


CITY = '[indicators.{0}]\nname = "{0}"\nunit = "元"\nmeasure = "flow"\nbetter = "higher"\ntarget = {1}\n'


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    texts = {
        "city": CITY.format("a", 100) + CITY.format("b", 50) + CITY.format("c", 9),
        "east": CITY.format("a", 60) + CITY.format("b", 20),
        "west": CITY.format("a", 30),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(HEADER.replace('"x"', f'"{name}"') + text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


@pytest.mark.parametrize("form", ["text", "plain", "markdown", "json", "csv", "sarif", "junit", "github"])
def test_every_format_tells_the_sum_that_fails_and_what_is_lacking(form: str, files: list[str]) -> None:
    city, *parts = files
    done = jyplan("check", city, "--parts", *parts, "-f", form, "--lang", "en")
    assert done.code == 1
    assert "total-mismatch" in done.out
    assert "relation:a_parts" in done.out
    told = done.out + done.err
    if form == "json":
        holds(done.out)
        rows = {row["id"]: row for row in json.loads(done.out)["parts"]}
        assert [part["reason"] for part in rows["b"]["parts"]] == [None, "not-in-plan"]
        assert rows["a"]["difference"] == "-10"
    assert "the sum lacks west (not in this plan)" in told
    assert "c: none of the parts has it" in told


def test_a_part_that_cannot_be_read_gives_no_verdict_on_the_sum(files: list[str], tmp_path: Path) -> None:
    city, *parts = files
    (tmp_path / "broken").write_text("x = ", encoding="utf-8")
    done = jyplan("check", city, "--parts", *parts, str(tmp_path / "broken"))
    assert done.code == 2
    assert "relation:" not in done.out
    assert jyplan("check", city, city, "--parts", *parts).code == 2
    assert jyplan("check", city, "--parts").code == 2
