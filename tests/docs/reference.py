"""The parts of pages that are made from the program: every key of the plan file, every command.

A page marks them with ``<!-- generated: NAME -->`` … ``<!-- end -->``; pytest --snapshot-update writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import click

from jyplan.cli import cli
from jyplan.plan.schema import plan_schema

_REGION = re.compile(r"(?<=<!-- generated: )(?P<name>[\w-]+) -->\n.*?(?=<!-- end -->)", re.DOTALL)

# What the tables of a kind have in common stands once, in a table of its own.
_FIGURES = ("Baseline", "Target", "Actual", "Fact", "Growth", "Total", "Share", "Part", "Compare",
            "Difference", "Ratio", "Structure")  # fmt: skip
_NUMBERS = ("Baseline", "Target", "Actual", "Fact", "Growth", "Share", "Difference", "Ratio", "Structure")
_STATEMENTS = ("Baseline", "Target", "Actual", "Fact")
_RELATIONS = ("Total", "Share", "Part", "Compare", "Difference", "Ratio", "Structure")


def filled(text: str) -> str:
    """The page with its generated parts as the program would have them now."""
    return _REGION.sub(lambda region: f"{region['name']} -->\n{_part(region['name'])}", text)


def handwritten(text: str) -> str:
    """The page without its generated parts."""
    return _REGION.sub("", text)


def _part(name: str) -> str:
    if name == "commands":
        return "".join(_commands())
    return _table(_keys(name))


@cache
def _schema() -> dict[str, Any]:
    return plan_schema()


def tables() -> set[str]:
    """The names of all tables of keys that the reference of the plan file needs."""
    models = {name for name, form in _schema()["$defs"].items() if "properties" in form and name.istitle()}
    return {"Plan", "figure", "number", "statement", "relation", *models} - {"Days"}


def _own(name: str) -> dict[str, Any]:
    """The keys of one table of the plan file."""
    keys: dict[str, Any] = (_schema() if name == "Plan" else _schema()["$defs"][name])["properties"]
    return keys


def _common(names: tuple[str, ...]) -> dict[str, Any]:
    """The keys that several tables share."""
    shared = set.intersection(*(set(_own(name)) for name in names))
    return {key: form for key, form in _own(names[0]).items() if key in shared}


def _keys(name: str) -> Iterator[tuple[str, Any, bool]]:
    """Key, schema and whether it is required, of a table or of what tables of a kind share."""
    figure = _common(_FIGURES)
    number = {key: form for key, form in _common(_NUMBERS).items() if key not in figure}
    both = {*figure, *number}
    statement = {key: form for key, form in _common(_STATEMENTS).items() if key not in both}
    relation = {key: form for key, form in _common(_RELATIONS).items() if key not in figure}
    relation["kind"] = {**relation["kind"], "enum": [_own(name)["kind"]["const"] for name in _RELATIONS]}
    known = {"figure": figure, "number": number, "statement": statement, "relation": relation}
    if name in known:
        left, required = known[name], {"id", "kind"}
    else:
        taken = (set(figure) if name in _FIGURES else set()) | (set(number) if name in _NUMBERS else set())
        taken |= set(statement) if name in _STATEMENTS else set(relation) if name in _RELATIONS else set()
        left = {key: form for key, form in _own(name).items() if key not in taken}
        required = set((_schema() if name == "Plan" else _schema()["$defs"][name]).get("required", ()))
    return ((key, form, key in required) for key, form in left.items())


def _table(keys: Iterator[tuple[str, Any, bool]]) -> str:
    lines = ["| key | what | meaning |\n", "|---|---|---|\n"]
    for key, form, required in keys:
        what = _what(form)
        default = form.get("default")
        remark = " **Required.**" if required else f" Default: `{_toml(default)}`." if _told(default) else ""
        lines.append(f"| `{key}` | {what} | {_cell(form.get('description', ''))}{remark} |\n")
    return "".join(lines)


def _what(form: dict[str, Any]) -> str:
    """What may stand at a key; a list of just that is not told twice."""
    kinds = list(dict.fromkeys(_kinds(form)))
    again = "list of " + " or ".join(kinds[:-1])
    return " or ".join([*kinds[:-1], "a list of them"] if kinds[-1] == again else kinds)


def _told(default: object) -> bool:
    return default not in (None, [], {}, False, "unknown") or default is True


def _toml(value: object) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f'"{value}"'
        if isinstance(value, str)
        else str(value)
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


_TYPES = {"integer": "number", "number": "number", "string": "text", "boolean": "`true` or `false`"}
_LINKS = {
    "Header": "[table](#plan)",
    "Printing": "[table](#further-printings)",
    "Growth": "[table](#growth)",
    "Waypoint": "[table](#path)",
    "Threshold": "[table](#threshold)",
    "Thresholds": "[table](#thresholds)",
    "Days": "`{ from, to }`",
    "period": "[period](#periods)",
    "span": '`"ytd"` or [period](#periods)',
    "since": "year or date or [period](#periods)",
    "Source": "[table](#sources)",
    "Group": "[table](#groups)",
    "Indicator": "[table](#indicators)",
    **dict.fromkeys(_STATEMENTS, "[table](#statements)"),
    **dict.fromkeys(_RELATIONS, "[table](#relations)"),
}


def _kinds(form: dict[str, Any]) -> Iterator[str]:
    """In words, what may stand at a key; TOML has no null."""
    for choice in ("anyOf", "oneOf"):
        for one in form.get(choice, ()):
            yield from _kinds(one)
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        if name in _LINKS:
            yield _LINKS[name]
        else:
            yield from _kinds(_schema()["$defs"][name])
    elif "enum" in form:
        yield ", ".join(f"`{_toml(one)}`" for one in form["enum"])
    elif "const" in form:
        yield f"`{_toml(form['const'])}`"
    elif form.get("format") == "date":
        yield "date"
    elif form.get("type") == "array":
        yield "list of " + " or ".join(dict.fromkeys(_kinds(form["items"])))
    elif form.get("type") == "object":
        many = [form.get("additionalProperties"), *form.get("patternProperties", {}).values()]
        of = [kind for one in many if isinstance(one, dict) and "$ref" in one for kind in _kinds(one)]
        named = any(kind.startswith("[") for kind in of)
        yield " or ".join(of) + " for each id" if named else "`{ low, high }`"
    elif "pattern" in form and form["pattern"].startswith("^[a-z]"):
        yield "id"
    elif form.get("type") in _TYPES:
        yield _TYPES[form["type"]]


def _commands() -> Iterator[str]:
    """Every command with its real help; the output is filled in by running it."""
    for path, command in every_command(cli, "jyplan"):
        yield f"## {path}\n\n{command.get_short_help_str(200)}\n\n```console\n$ {path} --help\n```\n\n"


def every_command(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, with what is typed to call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every_command(below, f"{path} {name}")


def parts(text: str) -> list[str]:
    """The names of a page's generated parts."""
    return [region["name"] for region in _REGION.finditer(text)]
