"""What the commands print as JSON is what their schemas say, in an independent validator's eyes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from jyplan.cli import cli
from jyplan.cli.schema import SCHEMAS
from jyplan.plan.schema import plan_schema
from jyplan.report.json_schema import OUTPUTS, output_schema
from tests.commands import PLAN, ROOT, jyplan
from tests.plans import FULL
from tests.schema.json_page import PAGE, page

SMALL = ROOT / "tests" / "small.toml"


def closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(one) for key, one in schema.items() if key != "line"}
    return made | ({"additionalProperties": False} if "required" in made and "properties" in made else {})


VALIDATORS = {
    command: Draft202012Validator(
        closed(output_schema(command)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for command in OUTPUTS
}


def holds(text: str) -> None:
    data = json.loads(text)
    assert not [error.message for error in VALIDATORS[data["command"]].iter_errors(data)]


@pytest.mark.parametrize("command", ["status", "growth", "base", "gap", "check"])
def test_every_line_of_json_lines_holds_to_its_schema(command: str) -> None:
    line = {**output_schema(command), "oneOf": [{"$ref": "#/$defs/line"}], "required": []}
    validator = Draft202012Validator({key: one for key, one in line.items() if key != "properties"})
    for plan in (PLAN, SMALL):
        lines = jyplan(command, str(plan), "-f", "jsonl").out.splitlines()
        assert lines
        assert not [error.message for one in lines for error in validator.iter_errors(json.loads(one))]


@pytest.mark.parametrize(
    "arguments", ["calc growth 0 5", "calc base 100 -101%", "explain edge", "show firms"]
)
def test_what_other_commands_print_holds_to_its_schema(arguments: str) -> None:
    command = arguments.split()
    plan = ["--plan", str(SMALL)] if command[0] == "show" else []
    holds(jyplan(*command, *plan, "-f", "json").out)


SPOILED = FULL.replace("growth = { multiple = 2.3 }", 'growth = { percent = 1, accept = "as printed" }')


@pytest.mark.parametrize("command", ["status", "growth", "base", "gap", "check"])
def test_what_is_printed_for_one_plan_and_for_many_holds_to_its_schema(command: str, tmp_path: Path) -> None:
    full, empty, broken = (tmp_path / name for name in ("full.toml", "empty.toml", "broken.toml"))
    full.write_text(SPOILED, encoding="utf-8")
    empty.write_text(FULL.partition("sources =")[0], encoding="utf-8")
    broken.write_text("x = ", encoding="utf-8")
    for plans in ([full], [empty], [PLAN, SMALL, full, empty], [full, broken]):
        done = jyplan(command, *map(str, plans), "-f", "json")
        assert ("broken" in done.err) == (broken in plans)
        assert ("plans" in json.loads(done.out)) == (len(plans) > 1)  # by what is named, usable or not
        holds(done.out)


@pytest.mark.parametrize("indicator", ["a", "r", "c"])
def test_what_show_prints_holds_to_its_schema(indicator: str) -> None:
    holds(jyplan("show", indicator, "--plan", "-", "-f", "json", stdin=SPOILED).out)


def test_a_field_that_a_schema_does_not_know_would_be_seen() -> None:
    data = json.loads(jyplan("base", "-f", "json").out)
    data["rows"][0]["colour"] = "red"
    assert not VALIDATORS["base"].is_valid(data)


def commands_with_json() -> set[str]:
    found = set()
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        inner = command.commands.values() if isinstance(command, click.Group) else [command]
        options = [option for one in inner if one for option in one.params if option.name == "form"]
        if any(isinstance(one.type, click.Choice) and "json" in one.type.choices for one in options):
            found.add(name)
    return found


def test_every_command_that_prints_json_has_a_schema() -> None:
    assert set(OUTPUTS) == commands_with_json()
    assert ("plan", *OUTPUTS) == SCHEMAS


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_command_prints_the_schema(what: str) -> None:
    schema = plan_schema() if what == "plan" else output_schema(what)
    Draft202012Validator.check_schema(schema)
    done = jyplan("schema", *([] if what == "plan" else [what]))
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == schema


def test_the_schema_of_plan_files_that_editors_read_is_the_one_printed(
    request: pytest.FixtureRequest,
) -> None:
    file = ROOT / "schema" / "plan.schema.json"
    text = jyplan("schema").out
    if request.config.getoption("--snapshot-update"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == text


def test_the_schema_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.schema.json"
    assert jyplan("schema", "-o", str(file)) == (0, "", "")
    assert json.loads(file.read_text(encoding="utf-8")) == plan_schema()


def test_the_page_on_json_tells_every_field(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--snapshot-update"):
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)
