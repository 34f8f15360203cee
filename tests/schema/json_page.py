"""The tables of docs/json.md, made from the output schemas: every field with its type and meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jyplan.report.json_schema import OUTPUTS, output_schema
from tests.commands import ROOT

PAGE = ROOT / "docs" / "json.md"
_FIELDS = re.compile(r"(<!-- fields of (?P<command>[a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """The page with its tables as the schemas make them."""
    told = [found["command"] for found in _FIELDS.finditer(text)]
    assert sorted(told) == sorted(OUTPUTS), "docs/json.md must have a place for the fields of each command"
    return _FIELDS.sub(
        lambda found: found[1] + "\n".join(_tables(found["command"])) + "\n\n" + found[3], text
    )


def _tables(command: str) -> Iterator[str]:
    schema = output_schema(command)
    forms = schema.get("oneOf", [schema])
    yield from _table("The object", forms[0])
    if len(forms) > 1:
        summary = forms[1]["properties"]["summary"]
        yield from _table("`summary` of several plans", summary)
    for form in forms[2:]:
        yield from _table("The object of `--across`", form)
    for name, one in schema["$defs"].items():
        if name not in ("line", "number", "interval"):
            yield from _table(f"{one['title']}: {one['description']}", one)


def _table(title: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"\n**{title}**\n"
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for name, one in _fields(schema):
        yield f"| `{name}` | {_type(one)} | {one['description']} |"


def _fields(schema: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in schema["properties"].items():
        yield prefix + name, one
        if "properties" in one and all("description" in inner for inner in one["properties"].values()):
            yield from _fields(one, f"{prefix}{name}.")


def _type(schema: dict[str, Any]) -> str:
    """What stands there, in a word or two."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name if name in ("number", "interval") else f"object {name}"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        codes = ", ".join(f"`{one}`" for one in schema["enum"] if one is not None)
        return f"{codes}, or null" if None in schema["enum"] else codes
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    if isinstance(schema["type"], list):
        return " or ".join(_WORDS.get(one, str(one)) for one in schema["type"])
    if schema.get("format") == "date":
        return "date"
    return _WORDS.get(schema["type"], str(schema["type"]))


_WORDS: dict[str, str] = {"string": "text", "boolean": "true or false"}
