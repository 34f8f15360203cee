"""The plan file's schema agrees with the models that read it, in an independent validator's eyes."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from jyplan.exact.figure import FigureError, read_text
from jyplan.plan.model import validate
from jyplan.plan.schema import plan_schema
from jyplan.words.en.messages import toml
from tests.commands import ROOT
from tests.plan.faulty import CASES
from tests.plans import FULL, altered_plans

COMMITTED = ROOT / "schema" / "plan.schema.json"
SCHEMA = plan_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

# What stands in values, not in structure: the order of ends, too many digits.
NO_TOML = {*toml.MESSAGES, "too-deep"}
UNSEEN = {
    "not-as-many",
    "repeated-scale",
    "thresholds-order",
    "range-order",
    "period-order",
    "years-order",
    "too-many-digits",
}


class Exponent(float):
    """A number such as 1e3 or nan, which the loader refuses and a schema cannot know from another."""


def parsed(text: str) -> dict[str, Any]:
    hidden = re.compile("[enEN]")
    return tomli.loads(text, parse_float=lambda one: Exponent(one) if hidden.search(one) else Decimal(one))


def as_json(value: Any) -> Any:
    """TOML data as an editor's validator sees them: numbers are floats, dates are strings."""
    match value:
        case dict():
            return {key: as_json(one) for key, one in value.items()}
        case list():
            return [as_json(one) for one in value]
        case Decimal():
            return float(value)
        case dt.date() | dt.time():
            return value.isoformat()
    return value


def refusals(data: dict[str, Any]) -> list[Any]:
    try:
        validate(data)
    except ValidationError as error:
        return [(one["type"], one["input"]) for one in error.errors(include_url=False)]
    return []


def shows(kind: str, value: object) -> bool:
    """Whether a schema can see why the models refuse a value."""
    if isinstance(value, dict) and any(isinstance(end, Exponent) for end in value.values()):  # a range
        return False
    if kind in UNSEEN or isinstance(value, Exponent | dt.date | dt.time):  # dates are texts in JSON
        return False
    if kind == "literal_error" and re.fullmatch("[0-9.e]+", str(value)):  # 1.0 for 1
        return False
    if isinstance(value, Decimal) and value == value.to_integral_value():  # 3.0 is an integer there
        return kind not in ("int_type", "int_from_float", "literal_error", "not-a-year")
    return not (kind == "date_type" and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def agrees(text: str) -> None:
    data = parsed(text)
    refused, complaints = refusals(data), list(VALIDATOR.iter_errors(as_json(data)))
    if complaints:
        assert refused, complaints
    elif refused:
        assert not all(shows(*one) for one in refused), refused


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def plans_around() -> list[str]:
    """Every plan that tests, README and data hold."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    files = [ROOT / "data" / "targets.toml", *(ROOT / "tests").rglob("*.toml")]
    return [FULL, *blocks, *(file.read_text(encoding="utf-8") for file in files)]


@pytest.mark.parametrize("text", plans_around(), ids=lambda text: text[:20])
def test_schema_and_models_agree_on_the_plans_at_hand(text: str) -> None:
    agrees(text)


def test_the_shipped_plan_and_the_full_one_are_valid() -> None:
    for text in (FULL, (ROOT / "data" / "targets.toml").read_text(encoding="utf-8")):
        assert not list(VALIDATOR.iter_errors(as_json(parsed(text))))


@pytest.mark.parametrize(("code", "text"), [case for case in CASES if case[0] not in NO_TOML])
def test_schema_and_models_agree_on_every_known_fault(code: str, text: str) -> None:
    try:
        agrees(text)
    except ValueError:
        assert code == "too-many-digits"  # an integer that Python itself does not read


@given(altered_plans())
def test_schema_and_models_agree_on_altered_plans(text: str) -> None:
    try:
        parsed(text)
    except ValueError:
        return
    agrees(text)


@given(st.text("0123456789.,/+-−  亿元%人d~–", max_size=14))
@example("1/0")
@example("1 / 010")
@example("9,868,655人次")
@example(" −38.0% ")
def test_texts_are_numbers_to_the_schema_as_to_the_reader(text: str) -> None:
    try:
        read_text(text)
    except FigureError as error:
        if error.code == "repeated-scale":  # a schema cannot count words
            return
        known = False
    else:
        known = True
    number = Draft202012Validator(SCHEMA["$defs"]["number_text"])
    assert number.is_valid(text) == known


def parts(schema: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every schema within the schema that speaks to people, by its path."""
    found = [(path, schema)] if isinstance(schema, dict) and "title" in schema else []
    named = ("properties", "$defs")
    for name in named:
        for key, one in schema.get(name, {}).items() if isinstance(schema, dict) else ():
            found += parts(one, f"{path}/{name}/{key}")
    return found


@pytest.mark.parametrize(("path", "part"), parts(SCHEMA))
def test_every_key_has_a_title_and_a_description_and_its_examples_are_valid(
    path: str, part: dict[str, Any]
) -> None:
    assert part["title"]
    assert part["description"]
    within = Draft202012Validator(
        {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], **part},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    for shown in part.get("examples", ()):
        assert not list(within.iter_errors(shown)), path


def test_every_key_of_every_table_is_described() -> None:
    tables = [SCHEMA, *(one for one in SCHEMA["$defs"].values() if one.get("additionalProperties") is False)]
    assert len(tables) > 15
    for table in tables:
        for key, one in table["properties"].items():
            assert "range" in table["title"].lower() or {"title", "description"} <= one.keys(), key


def test_the_example_of_the_whole_file_is_a_plan() -> None:
    (shown,) = SCHEMA["examples"]
    shown = json.loads(json.dumps(shown), parse_float=Decimal)
    shown["sources"]["report"]["date"] = dt.date.fromisoformat(shown["sources"]["report"]["date"])
    assert set(validate(shown).indicators) == {"revenue", "signed"}


def test_the_shipped_plan_names_the_schema_where_it_is() -> None:
    plan = ROOT / "data" / "targets.toml"
    first = plan.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("#:schema ")
    assert (plan.parent / first.removeprefix("#:schema ")).resolve() == COMMITTED


@pytest.mark.parametrize("spoiled", [False, True])
def test_check_jsonschema_thinks_so_too(tmp_path: Path, spoiled: bool) -> None:
    pytest.importorskip("check_jsonschema")
    plan = tmp_path / "plan.toml"
    text = (ROOT / "data" / "targets.toml").read_text(encoding="utf-8")
    plan.write_text(
        text.replace('better = "none"', 'better = "nothing"') if spoiled else text, encoding="utf-8"
    )
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(COMMITTED), str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == int(spoiled), done.stdout
