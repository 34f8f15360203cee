"""The shipped plan holds every claim of its source as written, and nothing else.

golden/claims.csv lists the quantitative statements of the source text, read from it independently of the
plan; golden/claims_in_plan.csv says where in data/targets.toml each of them stands.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli

TESTS = Path(__file__).parents[1]
PLAN_FILE = TESTS.parent / "data" / "targets.toml"

PLACE = {"source", "at", "also", "note"}
TIME = {"year", "as_of", "unit"}
TIE = {"id", "kind", "part", "whole"}

BOUNDS = {"突破": "more-than", "达到": "at-least", "以内": "at-most"}
# 大 and 连冠 count without a counter word; the plan supplies the usual one.
COUNTERS = {"大": {"个", "项", "类"}, "连冠": {"次"}}
# What the list calls a target only because it stands in the plan for 2017: a heading, and a definition.
NO_TARGETS = {"7": "facts", "87": "threshold"}


def rows(name: str) -> list[dict[str, str]]:
    with (TESTS / "golden" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


with PLAN_FILE.open("rb") as plan_file:
    PLAN: dict[str, Any] = tomli.load(plan_file, parse_float=Decimal)
INDICATORS: dict[str, dict[str, Any]] = PLAN["indicators"]
RELATIONS: dict[str, dict[str, Any]] = {relation["id"]: relation for relation in PLAN["relations"]}
CLAIMS = {row["id"]: row for row in rows("claims.csv")}
PATHS = {row["claim"]: row["path"] for row in rows("claims_in_plan.csv")}


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement of the plan with its key path, further places as paths of their own."""
    for path, given in first_places():
        statement = given if isinstance(given, dict) else {"value": given}
        yield path, statement
        for n, place in enumerate(statement.get("also", [])):
            yield f"{path}.also[{n}]", statement | place


def first_places() -> Iterator[tuple[str, Any]]:
    for id_, indicator in INDICATORS.items():
        for key in ("baseline", "target", "stretch", "threshold"):
            if key in indicator:
                yield f"indicators.{id_}.{key}", indicator[key]
        for key in ("actuals", "facts"):
            for n, statement in enumerate(indicator.get(key, [])):
                yield f"indicators.{id_}.{key}[{n}]", statement
    for id_, relation in RELATIONS.items():
        if {"value", "percent"} & relation.keys():
            yield f"relations.{id_}", relation


STATEMENTS = dict(statements())


def key_of(path: str) -> str:
    """The part a statement plays: `baseline`, `target`, `actuals`, …, or `share` for a relation's own figure."""
    return "share" if path.startswith("relations.") else re.split(r"[.\[]", path)[2]


def year_of(path: str) -> str:
    statement = STATEMENTS[path]
    match key_of(path):
        case "baseline":
            return str(PLAN["plan"]["base_year"])
        case "actuals":
            return str(statement["as_of"].year)
        case "facts":
            return str(statement["year"])
        case "share":
            return str(statement["part"].rpartition("@")[2])
        case _:
            return str(PLAN["plan"]["target_year"])


def figure_as_claimed(claim: dict[str, str], key: str) -> dict[str, str]:
    """The keys that say a claim in the plan's words: 达到 bounds what is aimed at, not what is reached."""
    if key == "share":
        return {"value": claim["figure_as_written"]}
    figure = {"value": claim["value"]}
    words = claim["bound"]
    aimed_at = key in ("target", "threshold")
    for word, bound in BOUNDS.items():
        if word in words and aimed_at:
            figure["bound"] = bound
    if any(word in words for word in "余多过"):
        figure["approximate"] = "more"
    if "力争" in words and key == "target":
        figure["nature"] = "stretch"
    if growth := re.search(r"增长([\d.]+)%", claim["growth_as_written"]):
        figure["growth"] = growth[1]
    return figure


def figure_as_planned(statement: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in statement.items() if key not in PLACE | TIME | TIE}


@pytest.mark.parametrize("id_", CLAIMS)
def test_the_plan_gives_the_claim_as_written(id_: str) -> None:
    claim, path = CLAIMS[id_], PATHS[id_]
    assert figure_as_planned(STATEMENTS[path]) == figure_as_claimed(claim, key_of(path))


@pytest.mark.parametrize("id_", [id_ for id_, claim in CLAIMS.items() if claim["kind"] != "share"])
def test_the_claim_keeps_its_unit(id_: str) -> None:
    unit = CLAIMS[id_]["unit"]
    indicator = INDICATORS[PATHS[id_].split(".")[1]]
    assert STATEMENTS[PATHS[id_]].get("unit", indicator["unit"]) in COUNTERS.get(unit, {unit})


@pytest.mark.parametrize("id_", CLAIMS)
def test_the_claim_stands_in_its_year(id_: str) -> None:
    stated = re.match(r"\d{4}", CLAIMS[id_]["year"])
    assert year_of(PATHS[id_]) == (stated[0] if stated else "unstated")


@pytest.mark.parametrize("id_", CLAIMS)
def test_the_claim_plays_its_part(id_: str) -> None:
    said, key = CLAIMS[id_]["year"], key_of(PATHS[id_])
    if "target" in said:
        assert key == NO_TARGETS.get(id_, "target")
    elif "baseline" in said or "comparison" in said:
        assert key == ("share" if CLAIMS[id_]["kind"] == "share" else "baseline")
    elif "actual" in said:
        assert key == "actuals"
    else:
        assert key in ("target", "facts")


@pytest.mark.parametrize("id_", [id_ for id_ in CLAIMS if key_of(PATHS[id_]) != "threshold"])
def test_the_claim_stands_under_its_heading(id_: str) -> None:
    statement, section = STATEMENTS[PATHS[id_]], CLAIMS[id_]["section"].partition("-")[0]
    assert statement["source"] in PLAN["sources"]
    assert statement["at"] in ("引题", "导语") if section == "lead" else statement["at"].startswith(section)


def test_every_claim_is_in_the_plan_and_nothing_in_the_plan_is_without_a_claim() -> None:
    assert PATHS.keys() == CLAIMS.keys()
    assert sorted(PATHS.values()) == sorted(STATEMENTS)


def test_a_figure_told_again_is_one_statement_with_a_further_place() -> None:
    told_again = {id_: re.match(r"repeat of id (\d+)", claim["relation"]) for id_, claim in CLAIMS.items()}
    repeats = {PATHS[id_]: PATHS[first[1]] for id_, first in told_again.items() if first}
    further_places = {path: path.partition(".also")[0] for path in STATEMENTS if ".also" in path}
    assert further_places == repeats


def test_an_indicator_without_a_statement_serves_a_relation() -> None:
    stated = {path.split(".")[1] for path in STATEMENTS}
    assert INDICATORS.keys() - stated == {"province_incubators"}
    assert RELATIONS["incubator_share"]["whole"] == "province_incubators@2016"


def test_no_growth_has_a_price_basis() -> None:
    growths = [statement["growth"] for statement in STATEMENTS.values() if "growth" in statement]
    assert len(growths) == 6
    assert all(isinstance(growth, int | Decimal) for growth in growths)


def test_a_rank_is_out_of_as_many_as_the_source_says() -> None:
    ranks = {id_: i.get("of") for id_, i in INDICATORS.items() if i["measure"] == "rank"}
    assert ranks == {"innovation_rank": int(CLAIMS["1"]["value"]), "appraisal_rank": None}


def test_the_deal_of_4_january_is_a_dated_actual() -> None:
    assert str(STATEMENTS[PATHS["8"]]["as_of"]) == "2017-01-04"


def test_only_the_reserve_has_a_target_without_a_direction() -> None:
    without_direction = {id_ for id_, i in INDICATORS.items() if "target" in i and i["better"] == "none"}
    assert without_direction == {"reserve_projects"}
