"""Plans as a whole: known verdicts and culprits, soundness, witnesses, order."""

import csv
import random
import tomllib
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from jyplan.consistency.network import network
from jyplan.consistency.result import check
from jyplan.plan.load import load, shipped
from jyplan.plan.model import Plan, validate
from jyplan.solver.conflicts import examine
from jyplan.solver.problem import Witness
from tests.consistency.plans import indicator, number, plan_of, rows, true_plan
from tests.proofs import part

GOLDEN = Path(__file__).parents[1] / "golden"
JOINT = tomllib.loads((GOLDEN / "joint.toml").read_text(encoding="utf-8"))["case"]


def rows_of(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Known networks


def joint_plan(case: dict[str, Any]) -> tuple[Plan, dict[str, str]]:
    """A golden case as a plan, and the addresses of its figures."""
    place = {tie["base"]: (tie["target"], 2016) for tie in case.get("growth", ())}
    ties = [*case.get("share", ()), *case.get("total", ())]
    names = {*case["figures"], *case.get("unknown", ()), *(tie["target"] for tie in case.get("growth", ()))}
    for tie in ties:
        names |= {tie[key] for key in ("part", "whole") if key in tie} | {*tie.get("parts", ())}
    at = {name: place.get(name, (name, 2017)) for name in names | set(place)}
    indicators = {id: indicator() for id, _ in sorted(at.values())}
    address = {name: f"{id}@{year}" for name, (id, year) in at.items()}
    for name, text in case["figures"].items():
        id, year = at[name]
        indicators[id]["target" if year == 2017 else "baseline"] = {"value": number(text)}
    for tie in case.get("growth", ()):
        indicators[tie["target"]].setdefault("target", {})["growth"] = number(tie["percent"])
        address[tie["id"]] = f"{tie['target']}@2017.growth"
    relations: list[dict[str, Any]] = []
    for tie in case.get("share", ()):
        part, whole = address[tie["part"]], address[tie["whole"]]
        relations.append(
            {
                "id": tie["id"],
                "kind": "share",
                "part": part,
                "whole": whole,
                "percent": number(tie["percent"]),
            }
        )
        address[tie["id"]] = f"relation:{tie['id']}"
    for n, tie in enumerate(case.get("total", ())):
        parts = [address[part] for part in tie["parts"]]
        relations.append({"id": f"total{n}", "kind": "total", "whole": address[tie["whole"]], "parts": parts})
    return plan_of(indicators, relations), address


@pytest.mark.parametrize("case", JOINT, ids=lambda case: case["name"])
def test_known_networks_keep_verdict_and_culprits_as_plans(case):
    plan, address = joint_plan(case)
    checked = check(plan)
    assert checked.summary.verdict == case["verdict"]
    if case["verdict"] == "consistent":
        assert not checked.conflicts
        return
    (conflict,) = checked.conflicts
    assert conflict.culprits_complete
    if "culprits" in case:
        expected = {frozenset(address[name] for name in culprit) for culprit in case["culprits"]}
        assert {frozenset(culprit) for culprit in conflict.culprits} == expected
    if "conflict" in case:
        assert {*conflict.irreducible[0]} == {address[name] for name in case["conflict"]}
    allowed = {name: interval for ranges in conflict.allowed for name, interval in ranges.items()}
    for name, (low, high) in case.get("allowed", {}).items():
        assert (allowed[address[name]].low, allowed[address[name]].high) == (Fraction(low), Fraction(high))
    found = {name: texts for each in conflict.candidates for name, texts in each.items()}
    for name, candidates in case.get("candidates", {}).items():
        assert list(found[address[name]]) == candidates


def of_claim(row: dict[str, str]) -> tuple[Plan, str]:
    """A published statement as a plan, and the address that is judged."""
    kind, rate = row["kind"], number(row["growth_pct"])
    unit, base_unit = row["current_unit"], row["base_unit"].removesuffix(" (increment)")
    years = int(row["years"] or 1)
    current = {"value": number(row["current"]), "unit": unit}
    base = {"value": number(row["base"]), "unit": base_unit}
    header: dict[str, Any] = {"base_year": 2017 - years}
    if kind in ("growth", "mean_annual"):
        growth = {"percent": rate, "basis": row["basis"]} | ({"per": "year"} if years > 1 else {})
        said = indicator(unit, baseline=base, target=current | {"growth": growth})
        return plan_of({"x": said}, **header), "x@2017.growth"
    if kind == "growth_from_increment":
        change = row["base"] + base_unit
        return plan_of(
            {"x": indicator(unit, target=current | {"increase": change, "growth": rate})}
        ), "x@2017.growth"
    if kind == "increment":
        change = row["growth_pct"] + row["increment_unit"]
        return plan_of(
            {"x": indicator(unit, baseline=base, target=current | {"increase": change})}
        ), "x@2017.increase"
    if kind == "points":
        said = indicator(unit, measure="ratio", baseline=base, target=current | {"points": rate})
        return plan_of({"x": said}), "x@2017.points"
    if kind == "share":
        indicators = {"x": indicator(unit, target=current), "w": indicator(base_unit, target=base)}
        share: dict[str, Any] = {
            "id": "s",
            "kind": "share",
            "part": "x@2017",
            "whole": "w@2017",
            "percent": rate,
        }
        return plan_of(indicators, [share]), "relation:s"
    if kind == "mean_increment":
        indicators = {
            "x": indicator(unit, baseline=base, target=current),
            "mean": indicator(unit, target=rate),
            "all": indicator(unit),
        }
        relations: list[dict[str, Any]] = [
            {"id": "t", "kind": "total", "whole": "x@2017", "parts": [f"x@{2017 - years}", "all@2017"]},
            {"id": "m", "kind": "share", "part": "mean@2017", "whole": "all@2017", "value": f"1/{years}"},
        ]
        return plan_of(indicators, relations, **header), "mean@2017"
    assert kind == "mean_from_cumulative"
    growths = [{"percent": rate, "per": "year"}, {"percent": number(row["base"]), "per": "period"}]
    return plan_of({"x": indicator(target={"growth": growths})}, **header), "x@2017.growth"


@pytest.mark.parametrize("row", rows_of("growth_claims.csv"), ids=lambda row: row["id"])
def test_every_published_growth_claim_has_its_verdict(row):
    plan, address = of_claim(row)
    assert rows(check(plan))[address].verdict == row["verdict"]


def of_total(row: dict[str, str]) -> Plan:
    constant = row["whole"] in ("100", "0")
    text = row["parts"].replace("-", "+-")
    parts = [part for part in text.split("+") if part]
    indicators = {
        f"p{n}": indicator(row["unit"], target=number(part.lstrip("-"))) for n, part in enumerate(parts)
    }
    if not constant:
        indicators["whole"] = indicator(row["unit"], target=number(row["whole"]))
    total: dict[str, Any] = {
        "id": "t",
        "kind": "total",
        "whole": number(row["whole"]) if constant else "whole@2017",
        "parts": [f"p{n}@2017" for n, part in enumerate(parts) if not part.startswith("-")],
        "minus": [f"p{n}@2017" for n, part in enumerate(parts) if part.startswith("-")],
    }
    return plan_of(indicators, [total])


@pytest.mark.parametrize("row", rows_of("totals.csv"), ids=lambda row: row["id"])
def test_every_published_total_has_its_verdict(row):
    checked = check(of_total(row))
    expected = "consistent" if row["within_half_units"] == "yes" else "inconsistent"
    assert rows(checked)["relation:t"].verdict == expected
    assert checked.summary.verdict == expected


def test_nothing_in_the_shipped_plan_is_inconsistent():
    checked = check(load(shipped()))
    assert checked.summary.verdict == "consistent"
    assert not checked.conflicts
    found = rows(checked)
    assert found["revenue@2017.growth"].verdict == "untested"
    assert found["new_tech_firms@2016.growth"].verdict == "consistent"
    assert {
        found[f"relation:{id}"].verdict for id in ("project_parts", "services_in_gdp", "large_of_which")
    } == {"consistent"}


# Laws


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_true_values_rounded_by_the_rule_are_never_inconsistent(seed):
    checked = check(validate(true_plan(seed)))
    assert checked.summary.verdict != "inconsistent"
    assert all(conflict.verdict == "edge" for conflict in checked.conflicts)
    assert not checked.contradictions


@given(st.integers(0, 10**9))
def test_the_order_of_the_file_changes_no_verdict_and_no_set(seed):
    data = true_plan(seed)
    draw = random.Random(seed)
    ids = list(data["indicators"])
    for id in draw.sample(ids, 1):
        for said in (data["indicators"][id].get("target", {}), data["indicators"][id].get("baseline", {})):
            if "value" in said and "precision" not in said:
                said["value"] = said["value"] + 7
    shuffled = data | {
        "indicators": {id: data["indicators"][id] for id in draw.sample(ids, len(ids))},
        "relations": draw.sample(data["relations"], len(data["relations"])),
    }
    one, other = check(validate(data)), check(validate(shuffled))
    assert {row.address: row._replace(path=()) for row in one.statements} == {
        row.address: row._replace(path=()) for row in other.statements
    }
    assert one.conflicts == other.conflicts
    assert one.summary == other.summary


@given(st.integers(0, 10**9))
def test_what_is_called_consistent_has_a_witness(seed):
    for problem in network(validate(true_plan(seed))).problems():
        witness = examine(problem)
        assert isinstance(witness, Witness)
        note(f"true values that fit: {witness.values}")
        values = defaultdict(Fraction, witness.values)
        claims = [claim for figure in problem.figures for claim in figure.claims()]
        for constraint in (*claims, *problem.laws):
            left = sum(
                (coefficient * values[variable] for variable, coefficient in constraint.form), Fraction(0)
            )
            assert left < constraint.limit if constraint.strict else left <= constraint.limit


@pytest.mark.oracle
def test_ten_thousand_plans_of_true_values_are_never_inconsistent():
    for seed in part(0, 10_000):
        assert check(validate(true_plan(seed))).summary.verdict != "inconsistent"


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_whole_numbers_of_true_values_are_found_within_the_limits(seed):
    said = true_plan(seed)
    for one in said["indicators"].values():
        one |= {"integer": True, "unit": "万元"}
    checked = check(validate(said))
    assert checked.summary.verdict != "inconsistent"
    assert all(row.reason != "not-decided" for row in checked.statements)
